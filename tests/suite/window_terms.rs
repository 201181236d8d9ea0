//! Terms in the window: limits, deviations, who allowed them, and the comparison with the standard.

use egui_kittest::kittest::Queryable;
use klausul::app::command::{
    EditCommand, FileCommand, FormCommand, PreviewCommand, SettingsCommand,
};
use klausul::app::platform::Choice;
use klausul::message::Language;

use crate::test_app::TestApp;

const NOTICE: &str = "Villkor: Granskning aviseras före";

/// A window with the example, and its terms unfolded.
fn with_terms() -> TestApp {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.click("Villkor: klart");
    app
}

/// Answers the term with another number.
fn set_notice(app: &mut TestApp, weeks: &str) {
    let command = EditCommand::SetText {
        field: "audit.notice".to_owned(),
        text: weeks.to_owned(),
    };
    app.command(command);
}

#[test]
fn terms_are_folded_and_shown_only_where_they_are_printed() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    assert!(!app.has("Standard 2 veckor. Ni får välja 2–4 veckor."));
    app.click("Villkor: klart");
    assert!(app.has("Standard 2 veckor. Ni får välja 2–4 veckor."));
    for service in [
        "Privatpersoner",
        "Återbäring av moms",
        "Oavsett påminnelsetjänst",
    ] {
        app.click(service);
    }
    assert!(!app.has("Villkor: klart"));
    assert!(!app.has("Standard 2 veckor. Ni får välja 2–4 veckor."));
}

#[test]
fn a_deviation_is_marked_and_taken_back() {
    let mut app = with_terms();
    assert!(!app.has("≠ Avviker från standard"));
    set_notice(&mut app, "3");
    assert!(app.has("≠ Avviker från standard"));
    assert!(app.pages().contains("tre (3) veckor"));
    // Sales may choose it: nobody is asked for a lawyer's name.
    assert!(!app.has("Juristens namn"));
    assert!(app.state().derived.is_complete());
    app.click("Använd standard för Granskning aviseras före");
    assert_eq!(app.draft().text("audit.notice").as_deref(), Some("2"));
    assert!(!app.has("≠ Avviker från standard"));
}

#[test]
fn beyond_the_limits_the_form_asks_who_allows_it() {
    let mut app = with_terms();
    set_notice(&mut app, "6");
    assert!(!app.state().derived.is_complete());
    app.fill("Granskning aviseras före: Juristens namn", "Eva Ek");
    assert!(!app.state().derived.is_complete());
    app.fill("Granskning aviseras före: Juristens skäl", "Egen revision");
    assert!(app.state().derived.is_complete());
    let permission = &app.draft().allowed["audit.notice"];
    let said = [&permission.by, &permission.reason, &permission.value];
    assert_eq!(said, ["Eva Ek", "Egen revision", "6"]);
    // Another answer needs another permission.
    set_notice(&mut app, "7");
    assert!(!app.state().derived.is_complete());
    // The focus is taken to the field by the way through the gaps.
    app.command(FormCommand::NextGap);
    assert!(app.field(NOTICE).is_focused());
    app.click("Använd standard för Granskning aviseras före");
    assert!(app.draft().allowed.is_empty());
    assert!(app.state().derived.is_complete());
}

#[test]
fn after_an_export_with_deviations_the_comparison_is_offered() {
    let mut app = with_terms();
    set_notice(&mut app, "3");
    app.choose_next(Choice::Path(app.path("avtal")));
    app.click("Allt är ifyllt: exportera PDF");
    let path = app.path("avtal – avvikelser.pdf");
    app.choose_next(Choice::Path(path.clone()));
    app.click("Jämför med standard…");
    let asked = app.machine.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked.name.as_deref(), Some("avtal – avvikelser"));
    assert_eq!(asked.folder.as_deref(), path.parent());
    assert_eq!(app.notice(), "Jämförelsen med standard är sparad.");
    let text = pdf_extract::extract_text(&path).unwrap();
    assert!(text.contains("tre"), "{text}");
}

#[test]
fn deviations_are_listed() {
    let mut app = with_terms();
    app.click("Mall");
    app.click("Avvikelser från standard");
    assert!(app.has("Inget villkor avviker från standard."));
    app.click("Stäng");
    set_notice(&mut app, "3");
    app.click("Mall");
    app.click("Avvikelser från standard");
    assert!(app.has("≠ Granskning aviseras före (B) 5)"));
    assert!(app.has("3 veckor i stället för 2 veckor. Säljaren får välja det."));
    app.click("Visa Granskning aviseras före i formuläret");
    assert!(app.field(NOTICE).is_focused());
}

#[test]
fn a_clause_shows_its_note_for_sales() {
    let mut app = with_terms();
    let blocks = &app.state().derived.agreement.blocks;
    let block = blocks.iter().position(|block| block.id == "b-7-1").unwrap();
    app.command(PreviewCommand::ShowReasons(block));
    assert!(app.has("Anmärkning för säljaren (trycks aldrig):"));
    app.command(SettingsCommand::SetLanguage(Language::En));
    let note = "If a customer wants more time to object";
    assert_eq!(app.window.query_all_by_label_contains(note).count(), 1);
    assert!(!app.pages().contains("If a customer wants"));
}

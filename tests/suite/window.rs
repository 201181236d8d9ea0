//! The window, driven through its accessible names, without a display.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, DroppedFileHandle, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::command::{
    EditCommand, FileCommand, Folder, FormCommand, Panel, PanelCommand, Place, PreviewCommand,
    SettingsCommand, SignatoryPart, Zoom,
};
use klausul::app::platform::{Choice, FileKind};
use klausul::draft;
use klausul::local_data::settings::ThemeChoice;
use klausul::message::Language;

use crate::support::{built_in, example, example_inside, repository};
use crate::test_app::{Machine, TestApp};

#[test]
fn from_an_empty_draft_to_a_pdf() {
    let mut app = TestApp::new();
    assert!(app.has("11 uppgifter saknas"));
    assert_eq!(app.state().title(), "Nytt utkast – Klausul");
    app.fill_all();
    let pages = app.pages();
    for words in [
        "Åkerströms Öst & Söner Ab",
        "2 mars 2026",
        "Verkställande direktör",
    ] {
        assert!(pages.contains(words), "{words}");
    }
    assert_eq!(app.state().title(), "• Åkerströms Öst & Söner Ab – Klausul");
    let path = app.path("avtal");
    app.choose_next(Choice::Path(path));
    app.click("Allt är ifyllt: exportera PDF");
    let asked = app.machine.asked.lock().unwrap().remove(0);
    assert_eq!(asked.kind, FileKind::Pdf);
    assert_eq!(
        asked.name.as_deref(),
        Some("Behandling av personuppgifter i samarbetsavtal – Åkerströms Öst & Söner Ab – SA-1")
    );
    assert_eq!(app.notice(), "PDF-filen är klar.");
    let text = pdf_extract::extract_text(app.path("avtal.pdf")).unwrap();
    for words in ["Åkerströms", "Ekenäs", "Inkassoservice", "Maria Virtanen"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("UTKAST"));
    for name in ["Öppna", "Skriv ut", "Visa i mapp"] {
        app.click(name);
    }
    let shown = app.machine.shown.lock().unwrap().join(", ");
    assert_eq!(shown, "open avtal.pdf, print avtal.pdf, reveal avtal.pdf");
}

/// What was exported can be opened again: as a draft of its own, with no file yet.
#[test]
fn an_exported_pdf_opens_like_a_draft() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    assert_eq!(app.draft(), &example());
    app.choose_next(Choice::Path(app.path("avtal.pdf")));
    app.command(FileCommand::Export { is_draft: false });
    app.command(FileCommand::New);
    app.command(FileCommand::OpenPath(app.path("avtal.pdf")));
    assert_eq!(app.draft(), &example_inside());
    assert_eq!(app.state().document.path, None);

    // Without attachments there is nothing to open.
    app.command(SettingsCommand::ToggleAttachments);
    app.choose_next(Choice::Path(app.path("utan.pdf")));
    app.command(FileCommand::Export { is_draft: false });
    assert_eq!(app.notice(), "PDF-filen är klar.");
    app.command(FileCommand::OpenPath(app.path("utan.pdf")));
    assert!(app.notice().contains("Det finns inget utkast i PDF-filen."));
}

/// The example, exported from that window.
fn exported(app: &mut TestApp, is_draft: bool) -> PathBuf {
    app.command(FileCommand::OpenExample);
    let path = app.path("avtal.pdf");
    app.choose_next(Choice::Path(path.clone()));
    app.command(FileCommand::Export { is_draft });
    path
}

/// A PDF that comes back says whether it still says what was agreed, and where it doesn't.
#[test]
fn an_opened_pdf_is_held_against_its_draft() {
    let mut app = TestApp::new();
    let path = exported(&mut app, false);
    app.choose_next(Choice::Path(path.clone()));
    app.command(FileCommand::Verify);
    let said =
        "Oförändrad: filen är det exporterade dokumentet, byte för byte. Undertecknad av ingen.";
    assert!(app.has(said));
    assert!(app.state().expected_marks(0).is_empty());

    // A page is turned, by other means than ours.
    let mut document = lopdf::Document::load(&path).unwrap();
    let pages = document.get_pages();
    let second = document.get_dictionary_mut(pages[&2]).unwrap();
    second.set("Rotate", 180);
    let turned = app.path("vriden.pdf");
    document.save(&turned).unwrap();
    app.command(FileCommand::OpenPath(turned));
    let place = "sida 2: Sidan är vriden, beskuren eller av en annan storlek.";
    assert!(app.has(place));
    app.click(place);
    let inspection = app.state().inspection.as_ref().unwrap();
    assert_eq!(inspection.current, Some(0));
    // One goes on from the draft inside; what was found out is about the draft as it was.
    assert_eq!(app.draft(), &example_inside());
    app.fill("Kund: Namn", " ny");
    assert!(app.state().expected_marks(1).is_empty());
    app.command(PreviewCommand::CloseInspection);
    assert!(!app.has(place));
}

#[test]
fn what_cannot_be_opened_leaves_the_verdict_alone() {
    let mut app = TestApp::new();
    let path = exported(&mut app, true);
    app.command(FileCommand::OpenPath(path.clone()));
    assert!(app.has(
        "Oförändrad: filen är det exporterade dokumentet, byte för byte. Men det är ett utkast, och inget avtal än. Undertecknad av ingen."
    ));
    let broken = app.path("avbruten.pdf");
    std::fs::write(&broken, &std::fs::read(&path).unwrap()[..20_000]).unwrap();
    app.command(FileCommand::OpenPath(broken));
    assert!(app.notice().contains("skadad"), "{}", app.notice());
    let none = app.path("inte.pdf");
    std::fs::write(&none, "hej").unwrap();
    app.command(FileCommand::OpenPath(none));
    assert!(
        app.notice().contains("Filen är ingen PDF"),
        "{}",
        app.notice()
    );
    assert_eq!(app.state().inspection.as_ref().unwrap().path, path);
}

/// The settings name a folder of trusted certificates; one that can't be used is reported, and nothing is good then.
#[test]
fn signers_are_checked_against_the_certificates_in_the_settings() {
    let mut app = TestApp::new();
    let signed = repository("tests/reference/signed.pdf");
    let is_good = |app: &TestApp| app.state().inspection.as_ref().unwrap().is_good();
    app.command(FileCommand::OpenPath(signed.clone()));
    assert!(app.has("Vem undertecknaren är har inte kontrollerats."));
    assert!(is_good(&app));
    let choose = SettingsCommand::ChooseFolder(Folder::Trusted);
    app.choose_next(Choice::Path(repository("tests/reference/trust")));
    app.command(choose.clone());
    app.command(FileCommand::OpenPath(signed.clone()));
    assert!(app.has("Certifikatet kommer från ett betrott, och gällde vid den tidpunkt som undertecknaren anger. Om det har återkallats har inte kontrollerats."));
    assert!(is_good(&app));
    let empty = app.path("tom");
    std::fs::create_dir(&empty).unwrap();
    app.choose_next(Choice::Path(empty.clone()));
    app.command(choose);
    app.command(FileCommand::OpenPath(signed));
    let problem = format!(
        "De betrodda certifikaten i inställningarna kan inte användas. {}: Det finns inget certifikat (DER eller PEM) i mappen.",
        empty.display()
    );
    assert!(app.has(&problem));
    assert!(!is_good(&app));
}

/// Many keys in one frame, as a slow screen has them, are done in their order.
#[test]
fn the_palette_takes_what_is_typed_at_once() {
    let mut app = TestApp::new();
    app.window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    for letter in ["g", "l", "o", "m"] {
        app.window.event(Event::Text(letter.to_owned()));
    }
    app.window.key_press(Key::Enter);
    app.window.run();
    assert!(app.has("Glömma sparade uppgifter?"));
}

#[test]
fn gaps_are_stepped_through_both_ways() {
    let mut app = TestApp::new();
    let places = app.state().gaps();
    assert_eq!(places.len(), 11);
    // A new draft begins at the services, which are missing themselves.
    assert_eq!(app.state().view.focus.as_ref(), Some(&places[0]));
    for place in places[1..].iter().chain(&places[..2]) {
        app.keys(Modifiers::NONE, Key::F8);
        assert_eq!(app.state().view.focus.as_ref(), Some(place));
    }
    app.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(app.state().view.focus.as_ref(), Some(&places[0]));
    app.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(app.state().view.focus.as_ref(), places.last());
}

#[test]
fn undo_leads_to_the_beginning_and_redo_to_the_end() {
    let mut app = TestApp::new();
    let beginning = app.draft().clone();
    app.fill_all();
    let end = app.draft().clone();
    let mut steps = 0;
    while app.state().document.history.can_undo() {
        app.keys(Modifiers::COMMAND, Key::Z);
        steps += 1;
    }
    assert_eq!(app.draft(), &beginning);
    assert_eq!(steps, 14, "a run of typing is one step");
    assert!(!app.state().document.is_changed());
    while app.state().document.history.can_redo() {
        app.keys(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(app.draft(), &end);
}

#[test]
fn a_saved_draft_opens_equal() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Öst");
    app.choose_next(Choice::Path(app.path("öst")));
    app.keys(Modifiers::COMMAND, Key::S);
    let path = app.path("öst.klausul");
    assert_eq!(
        &draft::read(&std::fs::read(&path).unwrap()).unwrap(),
        app.draft()
    );
    assert!(!app.state().document.is_changed());
    assert!(app.home_file("data/recent.ron").contains("öst.klausul"));

    let saved = app.draft().clone();
    app.command(FileCommand::New);
    assert_ne!(app.draft(), &saved);
    app.command(FileCommand::OpenPath(path));
    assert_eq!(app.draft(), &saved);
    assert_eq!(app.state().title(), "Öst – Klausul");
}

#[test]
fn changes_are_not_lost_without_a_question() {
    let mut app = TestApp::new();
    let other = app.path("annat.ron");
    std::fs::write(&other, draft::write(&example())).unwrap();
    app.fill("Kund: Namn", "Öst");
    let typed = app.draft().clone();

    app.command(FileCommand::New);
    assert!(app.has("Spara ändringarna?"));
    app.click("Avbryt");
    assert_eq!(app.draft(), &typed);

    app.command(FileCommand::OpenPath(other.clone()));
    app.click("Avbryt");
    assert_eq!(app.draft(), &typed);

    // Saving that is cancelled cancels what was to come.
    app.command(FileCommand::OpenPath(other.clone()));
    app.click("Spara");
    assert_eq!(app.draft(), &typed);
    assert!(app.state().document.is_changed());

    // Throwing away is for the draft that is opened: a file that can't be read leaves it alone.
    app.command(FileCommand::OpenPath(other.clone()));
    std::fs::write(&other, "(").unwrap();
    app.click("Kasta ändringarna");
    assert_eq!(app.draft(), &typed);
    assert!(app.state().document.is_changed());

    app.command(FileCommand::Quit);
    assert!(app.has("Spara ändringarna?"));
    app.choose_next(Choice::Path(app.path("sparat.ron")));
    app.click("Spara");
    assert!(app.path("sparat.ron").exists());
    assert!(app.state().may_quit());
}

#[test]
fn the_language_changes_in_mid_edit() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Åke");
    app.command(SettingsCommand::SetLanguage(Language::Fi));
    assert!(app.has("Palvelut: 1 tieto puuttuu"));
    app.fill("Asiakas: Nimi", " Öst");
    app.command(SettingsCommand::SetLanguage(Language::En));
    assert_eq!(
        app.draft().text("customer.name").as_deref(),
        Some("Åke Öst")
    );
    assert!(app.has("10 details are missing"));
    assert!(
        app.home_file("config/settings.ron")
            .contains("language: En")
    );
}

#[test]
fn checks_speak_when_a_field_is_left() {
    let mut app = TestApp::new();
    let wrong =
        "Kontrollsiffran stämmer inte. Den sista siffran borde vara 9, om de andra är rätt.";
    app.fill("Kund: FO-nummer", "0112038-1");
    assert!(!app.has(wrong), "not while it is typed");
    app.keys(Modifiers::NONE, Key::Tab);
    assert!(app.has(wrong));
    let unprintable =
        "Dokumentets typsnitt kan inte trycka tecknet 漢 (U+6F22). Använd ett annat tecken.";
    app.window
        .ctx
        .set_missing_glyph_policy(eframe::egui::epaint::text::MissingGlyphPolicy::Tofu);
    app.fill("Kund: Namn", "漢");
    assert!(app.has(unprintable), "while it is typed");
}

#[test]
fn dates_are_typed_or_picked() {
    let mut app = TestApp::new();
    let field = "Samarbetsavtal: Datum";
    app.fill(field, "2 mars 2026");
    assert_eq!(
        app.draft().text("agreement.date").as_deref(),
        Some("2026-03-02")
    );
    app.keys(Modifiers::NONE, Key::Tab);
    let shown = app.field(field).value();
    assert_eq!(shown.as_deref(), Some("2.3.2026"));
    app.click("Kalender: Samarbetsavtal: Datum");
    assert!(app.has("mars 2026"));
    app.click("Nästa månad");
    assert!(app.has("april 2026"));
    app.click("den 15 april 2026");
    assert_eq!(
        app.draft().text("agreement.date").as_deref(),
        Some("2026-04-15")
    );
    assert!(!app.has("april 2026"), "the calendar closes");
}

#[test]
fn countries_are_typed_by_name() {
    let mut app = TestApp::new();
    app.fill("Kund: Land", "");
    app.keys(Modifiers::COMMAND, Key::A);
    app.keys(Modifiers::NONE, Key::Backspace);
    app.fill("Kund: Land", "Sver");
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(app.draft().text("customer.country").as_deref(), Some("SE"));
    assert!(app.pages().contains("Sverige"));
}

#[test]
fn signatories_are_added_moved_and_removed() {
    let mut app = TestApp::new();
    let field = |number: usize, part: &str| {
        format!("Kundens undertecknare, undertecknare {number}: {part}")
    };
    app.fill(&field(1, "Namn"), "A");
    app.click("Lägg till undertecknare: Kundens undertecknare");
    app.fill(&field(2, "Namn"), "B");
    let names = |app: &TestApp| {
        let signatories = app.draft().signatories("customer.signatories");
        signatories
            .iter()
            .map(|one| one.name.clone())
            .collect::<String>()
    };
    assert_eq!(names(&app), "AB");
    app.click("Flytta upp: Kundens undertecknare, undertecknare 2");
    assert_eq!(names(&app), "BA");
    app.click("Ta bort: Kundens undertecknare, undertecknare 1");
    assert_eq!(names(&app), "A");
    app.click("Ta bort: Kundens undertecknare, undertecknare 1");
    assert!(!app.draft().is_answered("customer.signatories"));
}

#[test]
fn another_customer_gets_a_draft_of_its_own() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    let before = app.draft().clone();
    app.command(FileCommand::NewForOther);
    let draft = app.draft();
    assert_eq!(draft.services, before.services);
    for kept in [
        "provider.name",
        "provider.business_id",
        "provider.signatories",
    ] {
        assert_eq!(draft.answers.get(kept), before.answers.get(kept), "{kept}");
    }
    for gone in ["customer.name", "customer.signatories", "agreement.number"] {
        assert!(!draft.is_answered(gone), "{gone}");
    }
    assert_eq!(draft.text("customer.country").as_deref(), Some("FI"));
    assert_eq!(app.state().document.path, None);
}

#[test]
fn files_that_cannot_be_opened_or_written_are_reported() {
    let mut app = TestApp::new();
    let check = |app: &mut TestApp, content: &[u8], expected: &str| {
        let path = app.path("fel.ron");
        std::fs::write(&path, content).unwrap();
        app.command(FileCommand::OpenPath(path));
        assert!(app.notice().contains(expected), "{}", app.notice());
    };
    check(&mut app, b"%PDF-1.7", "PDF-filen är skadad eller inte hel.");
    check(&mut app, b"", "Filen är tom.");
    check(&mut app, b"(format: 1", "Här väntas tecknet ”,”.");
    check(&mut app, b"(format: 99)", "Filen har format 99.");
    let other = draft::write(&example()).replace("intrum-personuppgifter", "annan");
    check(&mut app, other.as_bytes(), "mallen ”annan”");
    let place = app.state().notice.as_ref().unwrap().lines[0].0.clone();
    assert!(place.ends_with("fel.ron"), "{place}");
    app.command(FileCommand::OpenPath(app.path("finns inte.ron")));
    assert!(app.notice().contains("Det finns ingen fil"));

    // Where nothing can be written.
    app.fill("Kund: Namn", "Öst");
    app.choose_next(Choice::Path(app.path("ingen mapp").join("a.ron")));
    app.command(FileCommand::Save);
    assert!(
        app.notice()
            .contains("Mappen som filen ska ligga i finns inte.")
    );
    assert!(app.state().document.is_changed());
    app.choose_next(Choice::Path(app.folder.path().to_owned()));
    app.command(FileCommand::Export { is_draft: true });
    assert!(!app.state().is_exporting);
}

#[test]
fn a_draft_is_exported_at_any_time_and_nothing_is_replaced_unasked() {
    let mut app = TestApp::new();
    app.command(FileCommand::Export { is_draft: false });
    assert!(app.notice().contains("Avtalet kan exporteras när"));
    assert!(app.machine.asked.lock().unwrap().is_empty());

    app.choose_next(Choice::Path(app.path("utkast.pdf")));
    app.command(FileCommand::Export { is_draft: true });
    let text = pdf_extract::extract_text(app.path("utkast.pdf")).unwrap();
    assert!(text.contains("UTKAST"));

    // The dialog asked about "utkast", which isn't there; "utkast.pdf" is.
    app.choose_next(Choice::Path(app.path("utkast")));
    app.command(FileCommand::Export { is_draft: true });
    assert!(app.has("Filen finns redan. Ska den ersättas?"));
    app.click("Ersätt filen");
    let said = "Utkastet är klart som PDF, märkt på varje sida.";
    assert!(app.notice().starts_with(said));

    std::fs::write(app.path("anteckningar.pdf"), "my notes").unwrap();
    app.choose_next(Choice::Path(app.path("anteckningar.pdf")));
    app.command(FileCommand::Export { is_draft: true });
    assert!(
        app.notice()
            .contains("Filen är ingen PDF och ersätts inte.")
    );
    assert_eq!(
        std::fs::read(app.path("anteckningar.pdf")).unwrap(),
        b"my notes"
    );
}

#[test]
fn where_no_dialog_can_be_shown_a_path_is_typed() {
    let mut app = TestApp::new();
    app.choose_next(Choice::NoDialog);
    app.command(FileCommand::Save);
    assert!(app.has("Ange en fil"));
    let path = app.path("skrivet");
    app.command(PanelCommand::Type(path.display().to_string()));
    app.click("Spara");
    assert!(app.path("skrivet.klausul").exists());

    // A folder is asked for as one.
    app.choose_next(Choice::NoDialog);
    app.command(SettingsCommand::ChooseFolder(Folder::Drafts));
    assert!(app.has("Ange en mapp") && !app.has_containing("Skriv filens namn"));
    app.click("Avbryt");

    // Nothing, and a folder, are no file; what was typed comes back.
    app.command(FileCommand::New);
    app.choose_next(Choice::NoDialog);
    app.command(FileCommand::Save);
    app.command(PanelCommand::Type(" ".to_owned()));
    app.click("Spara");
    assert!(app.has("Ange en fil"));
    let folder = app.folder.path().display().to_string();
    app.command(PanelCommand::Type(folder.clone()));
    app.click("Spara");
    assert!(app.notice().contains("Detta är en mapp."));
    assert!(app.has("Ange en fil"));
    app.click("Avbryt");

    // A path that was typed was not asked about by a dialog.
    app.command(FileCommand::New);
    app.choose_next(Choice::NoDialog);
    app.command(FileCommand::Save);
    app.command(PanelCommand::Type(path.display().to_string()));
    app.click("Spara");
    assert!(app.has("Filen finns redan. Ska den ersättas?"));
    app.click("Avbryt");
    assert_eq!(app.state().document.path, None);
}

#[test]
fn the_keyboard_goes_through_the_form_in_its_order() {
    let mut app = TestApp::new();
    // The terms belong to set B, and are folded at first, like the annexes behind them, which stay so.
    app.click("Privatpersoner");
    let groups = &built_in().groups;
    let mut sections = app.state().sections.iter();
    let terms = sections.position(|section| {
        let mut own = section.groups().iter();
        own.any(|group| groups[*group].id == "terms")
    });
    app.command(FormCommand::Fold(terms.unwrap()));
    app.command(FormCommand::Focus(Place::Field("customer.name".to_owned())));
    let mut visited = Vec::new();
    for _ in 0..80 {
        let focus = app.state().view.focus.as_ref();
        let field = focus.and_then(Place::field).map(str::to_owned);
        if field.is_some() && visited.last() != field.as_ref() {
            visited.extend(field);
        }
        app.keys(Modifiers::NONE, Key::Tab);
    }
    let fields = built_in().fields.iter();
    let fields = fields.filter(|field| !field.group.starts_with("annex-"));
    let mut fields: Vec<&str> = fields.map(|field| &*field.id).collect();
    // The customer comes before the own party.
    let rank = |id: &str| match id.split_once('.') {
        Some(("customer", _)) if !id.ends_with("signatories") => 0,
        Some(("provider", _)) if !id.ends_with("signatories") => 1,
        _ => 2,
    };
    fields.sort_by_key(|id| rank(id));
    assert_eq!(visited[..fields.len()], fields);
}

/// A draft that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files itself".to_owned())
    }
}

#[test]
fn a_dropped_draft_is_opened() {
    let mut app = TestApp::new();
    let path = app.path("släppt.ron");
    std::fs::write(&path, draft::write(&example())).unwrap();
    let dropped: DroppedFileHandle = Arc::new(Dropped(path));
    app.window.input_mut().dropped_files.push(dropped);
    app.window.run();
    assert_eq!(app.draft(), &example());
}

#[test]
fn a_missing_viewer_is_reported() {
    let mut app = TestApp::with(Machine::default());
    app.choose_next(Choice::Path(app.path("a.pdf")));
    app.command(FileCommand::Export { is_draft: true });
    app.click("Öppna");
    assert!(
        app.notice()
            .contains("Inget program för den här filen hittades.")
    );
}

#[test]
fn a_clause_says_why_it_is_there() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    let blocks = &app.state().derived.agreement.blocks;
    let of_b = blocks.iter().position(|block| block.id == "b-2-1").unwrap();
    app.command(PreviewCommand::ShowReasons(of_b));
    assert!(app.has("Varför finns detta?"));
    assert!(app.has("Tas med när någon tjänst i grupp B är vald."));
    assert!(app.has("i grupp B är valt: Kreditupplysningar (Privatpersoner), Moms (Återbäring av moms), Faktura och reskontra (Oavsett påminnelsetjänst)"));
    app.command(PreviewCommand::CloseReasons);
    assert!(!app.has("Tas med när någon tjänst i grupp B är vald."));

    // A clause with an editorial correction shows what the source says.
    let correction = built_in().corrections[0].clone();
    let blocks = &app.state().derived.agreement.blocks;
    let block = blocks.iter().position(|block| block.id == correction.block);
    app.command(PreviewCommand::ShowReasons(block.unwrap()));
    let said = app.window.query_all_by_label_contains(&correction.source);
    assert!(said.count() > 0, "{}", correction.source);
}

#[test]
fn text_is_found_selected_and_copied() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.keys(Modifiers::COMMAND, Key::F);
    app.fill("Sök i avtalet", "PERSONUPPGIFTSBITRÄDE");
    let hits = app.state().view.find.as_ref().unwrap().hits.clone();
    assert!(hits.len() > 1, "{hits:?}");
    let text = app.state().derived.text.slice(hits[0].clone());
    assert_eq!(text.to_uppercase(), "PERSONUPPGIFTSBITRÄDE");
    assert!(app.has(&format!("1 av {}", hits.len())));
    app.keys(Modifiers::NONE, Key::Enter);
    assert!(app.has(&format!("2 av {}", hits.len())));
    app.command(PreviewCommand::PreviousHit);
    app.command(PreviewCommand::PreviousHit);
    assert!(app.has(&format!("{0} av {0}", hits.len())));
    app.command(PreviewCommand::CloseFind);

    app.command(PreviewCommand::SelectAll);
    let copied = app.state().selected_text().unwrap();
    assert!(copied.contains("samarbetsavtalet"));
    assert!(!copied.contains('\u{AD}'), "broken words are copied whole");
}

impl TestApp {
    /// Where a part of the pages stands on the screen.
    fn part(&self, text: &str) -> eframe::egui::Rect {
        let is_part = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let said = node.value().or_else(|| node.label());
            matches!(node.role(), Role::Label | Role::Heading) && said.as_deref() == Some(text)
        };
        let parts = self.window.get_all_by(is_part);
        let mut places = parts.map(|part| part.rect());
        // The same words may stand in the menus and in the form.
        let is_on_page = |rect: &eframe::egui::Rect| rect.top() > 60.0 && rect.left() > 520.0;
        places.find(is_on_page).expect("a part of the pages")
    }

    fn click_at(&mut self, place: Pos2) {
        self.window.hover_at(place);
        self.window.run();
        self.window.drag_at(place);
        self.window.drop_at(place);
        self.window.run();
    }
}

#[test]
fn a_click_on_the_pages_leads_to_the_field_or_the_reason() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    let name = app.part("Åkerströms Öst & Söner Ab").center();
    app.click_at(name);
    let field = Place::Field("customer.name".to_owned());
    assert_eq!(app.state().view.focus.as_ref(), Some(&field));
    assert_eq!(app.state().view.reasons, None);

    let label = app.part("Samarbetsavtalets datum").center();
    app.click_at(label);
    assert_eq!(app.state().view.reasons.as_deref(), Some("parties"));

    // The title of a signatory leads to the title, not to the name.
    app.command(PreviewCommand::CloseReasons);
    app.command(PreviewCommand::ShowPage(4));
    app.window.run_steps(120);
    let title = app.part("Försäljningsdirektör").center();
    app.click_at(title);
    let place = Place::Signatory {
        field: "provider.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Title,
    };
    assert_eq!(app.state().view.focus.as_ref(), Some(&place));

    // A gap is clicked like a value.
    app.command(FileCommand::New);
    let gap = app.part("______").center();
    app.click_at(gap);
    let field = Place::Field("customer.name".to_owned());
    assert_eq!(app.state().view.focus.as_ref(), Some(&field));
}

/// Reasons stay with their clause while others come and go.
#[test]
fn reasons_stay_with_their_clause() {
    let mut app = TestApp::new();
    app.click("Inkassoservice");
    let blocks = &app.state().derived.agreement.blocks;
    let last = blocks.len() - 1;
    let id = blocks[last].id.clone();
    app.command(PreviewCommand::ShowReasons(last));
    app.click("Privatpersoner");
    let block = app.state().explained_block().expect("a reason");
    assert_eq!(app.state().derived.agreement.blocks[block].id, id);
    assert!(block > last);
    app.click("Privatpersoner");
    assert_eq!(app.state().explained_block(), Some(last));
}

/// What comes and goes above a widget doesn't take its focus.
#[test]
fn the_focus_stays_on_what_was_pressed() {
    let mut app = TestApp::new();
    assert_eq!(app.state().view.focus, Some(Place::Services));
    let is_chosen = |app: &TestApp, id| app.draft().has_service(id);
    app.keys(Modifiers::NONE, Key::Space);
    assert!(is_chosen(&app, "inkasso"));
    app.keys(Modifiers::NONE, Key::Space);
    assert!(!is_chosen(&app, "inkasso"));
    assert!(app.draft().services.is_empty());
}

#[test]
fn the_keyboard_brings_its_field_into_view() {
    let mut app = TestApp::new();
    app.command(FormCommand::Focus(Place::Field("customer.name".to_owned())));
    for _ in 0..16 {
        app.keys(Modifiers::NONE, Key::Tab);
    }
    app.window.run_steps(30);
    let focus = app.state().view.focus.clone().expect("a field");
    let field = focus.field().expect("a field").to_owned();
    let (group, label) = built_in().field_name(&field, "sv");
    let name = format!("{group}: {label}");
    let rect = app.field(&name).rect();
    assert!(rect.bottom() < 860.0, "{name} at {rect}");
}

#[test]
fn menus_close_when_the_keyboard_chooses() {
    let mut app = TestApp::new();
    app.click("Arkiv");
    let entry = "Ny för annan kund";
    app.window.get_by_label_contains(entry).focus();
    app.keys(Modifiers::NONE, Key::Enter);
    assert!(app.window.query_by_label_contains(entry).is_none());
}

#[test]
fn escape_closes_one_thing_after_the_other() {
    let mut app = TestApp::new();
    app.command(PreviewCommand::ShowReasons(0));
    app.command(PreviewCommand::Find);
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(app.state().view.find.is_none());
    assert!(app.state().view.reasons.is_some());
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(app.state().view.reasons.is_none());
}

#[test]
fn a_mistake_is_reported_until_it_is_typed_away() {
    let mut app = TestApp::new();
    let wrong = "Numret har inte rätt form. Det ska se ut som 1234567-1.";
    app.fill("Kund: FO-nummer", "12");
    app.keys(Modifiers::NONE, Key::Tab);
    let is_shown = |app: &TestApp| {
        app.window
            .query_by_label_contains("Numret har inte rätt form")
            .is_some()
    };
    assert!(is_shown(&app), "{wrong}");
    app.command(FormCommand::Focus(Place::Field(
        "customer.business_id".to_owned(),
    )));
    assert!(is_shown(&app), "while it is looked at");
    app.fill("Kund: FO-nummer", "3");
    assert!(!is_shown(&app), "not while it is typed");
}

#[test]
fn the_pointer_selects() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    let title = "Behandling av personuppgifter i samarbetsavtal";
    let rect = app.part(title);
    let place = rect.left_center() + vec2(20.0, 0.0);
    app.window.drag_at(place);
    app.window.drop_at(place);
    app.window.drag_at(place);
    app.window.drop_at(place);
    app.window.run();
    assert_eq!(app.state().selected_text().as_deref(), Some("Behandling"));
    app.window.hover_at(rect.left_center());
    app.window.drag_at(rect.left_center());
    app.window.run();
    app.window.hover_at(rect.center());
    app.window.run();
    app.window.hover_at(rect.right_center() - vec2(1.0, 0.0));
    app.window.run();
    app.window.drop_at(rect.right_center() - vec2(1.0, 0.0));
    app.window.run();
    assert_eq!(app.state().selected_text().as_deref(), Some(title));
}

/// A draft is seen from its beginning.
#[test]
fn a_draft_opens_at_its_title() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.window.run_steps(60);
    let title = app.part("Behandling av personuppgifter i samarbetsavtal");
    assert!((60.0..400.0).contains(&title.top()), "{title}");
}

/// Text that grows above what is looked at doesn't push it away.
#[test]
fn the_page_keeps_its_place() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(PreviewCommand::ShowPage(2));
    app.window.run_steps(30);
    let texts: Vec<String> = app.state().derived.pages.pages[2]
        .lines
        .iter()
        .map(|line| line.text.text.trim_end().to_owned())
        .collect();
    let heading = texts
        .iter()
        .find(|text| text.as_str() == "Konfidentialitet");
    let heading = heading.expect("a heading on the page").clone();
    let before = app.part(&heading).top();
    assert!((0.0..900.0).contains(&before), "{before}");
    app.command(EditCommand::SetService {
        id: "moms-konsulttjanster".to_owned(),
        chosen: false,
    });
    app.window.run_steps(10);
    let after = app.part(&heading).top();
    assert!((before - after).abs() < 2.0, "{before} {after}");
}

#[test]
fn pages_that_become_larger_do_not_drift() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(PreviewCommand::Find);
    app.command(PreviewCommand::SetZoom(Zoom::Page));
    app.command(PreviewCommand::ShowPage(4));
    // Without the bar of the search there is more room: the pages grow while the last one is looked at.
    app.window.key_press(Key::Escape);
    let frames = app.window.run();
    assert!(frames < 12, "the window came to rest after {frames} frames");
}

/// Every clause of the agreement can be read by a screen reader.
#[test]
fn to_a_screen_reader_the_pages_are_text() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    let root = app.window.root();
    let mut read = String::new();
    let mut headings = 0;
    for node in root.children_recursive() {
        let node = node.accesskit_node();
        let text = node.value().or_else(|| node.label()).unwrap_or_default();
        headings += usize::from(node.role() == Role::Heading);
        read.push_str(&text);
        read.push('\n');
    }
    assert!(headings > 3, "{headings}");
    for paragraph in klausul::agreement::build(
        built_in(),
        app.draft(),
        klausul::agreement::Wording::Corrected,
    )
    .blocks
    .iter()
    .filter_map(|block| match &block.content {
        klausul::agreement::Content::Clause { text, .. } => Some(text.text()),
        _ => None,
    }) {
        assert!(read.contains(&paragraph), "{paragraph}");
    }
}

#[test]
fn controls_of_the_form_and_four_panels_have_names() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(PreviewCommand::Find);
    app.command(PreviewCommand::ShowReasons(3));
    for panel in [
        Panel::About,
        Panel::Shortcuts,
        Panel::Explanation,
        Panel::Template,
    ] {
        app.command(PanelCommand::Show(panel));
        assert_eq!(app.window.unnamed_widgets(), Vec::<String>::new());
        app.command(PanelCommand::Close);
    }
    for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
        app.command(SettingsCommand::SetTheme(theme));
    }
}

/// What is in a draft and not in the template is reported, and can be removed.
#[test]
fn leftovers_can_be_removed() {
    let mut app = TestApp::new();
    let path = app.path("rester.ron");
    let text = draft::write(&example()).replace("customer.city", "customer.town");
    std::fs::write(&path, text).unwrap();
    app.command(FileCommand::OpenPath(path));
    assert!(app.state().problems_elsewhere().len() == 1);
    app.click("Ta bort");
    assert!(app.state().problems_elsewhere().is_empty());
    app.keys(Modifiers::COMMAND, Key::Z);
    assert!(app.state().problems_elsewhere().len() == 1);
}

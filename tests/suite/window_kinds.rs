//! The form's widgets for every kind of answer, driven by their accessible names.

use eframe::egui::{Event, Key, Modifiers};
use klausul::app::command::EditCommand;
use klausul::draft::{Answer, Row};
use klausul::template::load;

use crate::kinds::{files, optional};
use crate::support::TYPEFACE;
use crate::test_app::{Machine, TestApp};

fn app() -> TestApp {
    let many = (1..=6).map(|number| format!(r#"(id: "o{number}", text: "val {number}"),"#));
    let many: String = many.collect();
    let fields = [
        optional(
            "often",
            r#"Choice(options: [(id: "month", text: "månadsvis"), (id: "year", text: "årligen")])"#,
        ),
        optional("many", &format!("Choice(options: [{many}])")),
        optional(
            "data",
            r#"Choices(options: [(id: "n", text: "namn"), (id: "e", text: "e-post")])"#,
        ),
        optional("abroad", "YesNo()"),
        optional(
            "weeks",
            r#"Number(least: 1, most: 9, unit: (one: "vecka", many: "veckor", gender: "common"))"#,
        ),
        optional("fee", r#"Amount(currency: "EUR")"#),
        optional(
            "rows",
            r#"Rows(columns: [
            (id: "name", kind: Text, label: "Namn", required: true), (id: "country", kind: Country, label: "Land"),
        ], most: 4)"#,
        ),
    ];
    let body = r#"Paragraph(id: "p", text: "{often} {many} {data} {abroad} {weeks, counted} {fee} {rows, count}"),"#;
    let template = load(&files("sv", &fields.concat(), body), &TYPEFACE);
    let template = template.unwrap_or_else(|error| panic!("{error}"));
    TestApp::with_template(Machine::default(), template)
}

fn text(app: &TestApp, field: &str) -> Option<String> {
    app.draft().text(field)
}

fn row(cells: &[(&str, &str)]) -> Row {
    let cells = cells
        .iter()
        .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    cells.collect()
}

#[test]
fn one_of_several_is_picked() {
    let mut app = app();
    app.click("G: often: årligen");
    assert_eq!(text(&app, "often").as_deref(), Some("year"));
    app.click("G: often: Inget svar");
    assert_eq!(text(&app, "often"), None);
    app.click("G: abroad: Ja");
    assert_eq!(text(&app, "abroad").as_deref(), Some("yes"));
    app.click("G: abroad: Nej");
    assert!(app.pages().contains("nej"));
    // More options than fit are in a list that opens.
    app.click("G: many");
    app.click("val 5");
    assert_eq!(text(&app, "many").as_deref(), Some("o5"));
}

#[test]
fn some_of_several_are_ticked() {
    let mut app = app();
    app.click("G: data: e-post");
    app.click("G: data: namn");
    assert_eq!(app.draft().choices("data"), ["n", "e"]);
    assert!(app.pages().contains("namn och e-post"));
    app.click("G: data: e-post");
    app.click("G: data: namn");
    assert_eq!(app.draft().answers.get("data"), None);
    app.command(EditCommand::Undo);
    assert_eq!(app.draft().choices("data"), ["n"]);
}

#[test]
fn numbers_are_checked_when_their_field_is_left() {
    let mut app = app();
    app.fill("G: weeks", "12");
    assert!(!app.has("Talet är för stort. Det största tillåtna är 9."));
    app.keys(Modifiers::NONE, Key::Tab);
    assert!(app.has("Talet är för stort. Det största tillåtna är 9."));
    assert!(app.has("veckor"));
    app.fill("G: fee", "1 234,5");
    assert_eq!(text(&app, "fee").as_deref(), Some("1234.50"));
    app.keys(Modifiers::NONE, Key::Tab);
    assert_eq!(app.field("G: fee").value().as_deref(), Some("1234,50"));
    assert!(app.pages().replace('\u{a0}', " ").contains("1 234,50 euro"));
}

#[test]
fn rows_are_filled_in_added_moved_and_removed() {
    let mut app = app();
    app.fill("rows, rad 1: Namn", "Acme");
    app.fill("rows, rad 1: Land", "Sverige");
    app.click("Lägg till rad: rows");
    app.fill("rows, rad 2: Namn", "Molnet");
    let [acme, cloud] = [
        row(&[("name", "Acme"), ("country", "SE")]),
        row(&[("name", "Molnet")]),
    ];
    assert_eq!(app.draft().rows("rows"), [acme.clone(), cloud.clone()]);
    app.click("Flytta upp: rows, rad 2");
    assert_eq!(app.draft().rows("rows"), [cloud.clone(), acme]);
    app.click("Ta bort: rows, rad 2");
    assert_eq!(app.draft().rows("rows"), [cloud]);
    app.click("Ta bort: rows, rad 1");
    assert_eq!(app.draft().answers.get("rows"), None);
}

#[test]
fn cells_of_a_spreadsheet_are_pasted() {
    let mut app = app();
    app.field("rows, rad 1: Namn").focus();
    app.window.run();
    let pasted = "Namn\tLand\r\nAcme\tSverige\r\n\"Moln \"\"1\"\"\"\tFI\r\n";
    app.window.event(Event::Paste(pasted.to_owned()));
    app.window.run();
    let expected = vec![
        row(&[("name", "Acme"), ("country", "SE")]),
        row(&[("name", "Moln \"1\""), ("country", "FI")]),
    ];
    assert_eq!(
        app.draft().answers.get("rows"),
        Some(&Answer::Rows(expected))
    );
    // A single word is pasted into the cell.
    app.field("rows, rad 2: Land").focus();
    app.window.run();
    app.window.event(Event::Paste("ND".to_owned()));
    app.window.run();
    assert_eq!(app.draft().rows("rows").len(), 2);
    app.keys(Modifiers::NONE, Key::Tab);
    assert!(app.has("rad 2, Land:"));
}

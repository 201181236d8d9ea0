//! Blocks that are pasted in the form.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use klausul::app::command::{EditCommand, FormCommand, Place};

use crate::test_app::TestApp;

const SIGNATURE: &str = "Med vänliga hälsningar\nÅke Öst\nVerkställande direktör\nÅkerströms Öst & Söner Ab\n\
     Gustav Wasas gata 12 B\n10600 Ekenäs\nFO-nummer 0112038-9\nake.ost@example.com\nTel. +358 40 123 4567\n";

/// Pastes a text in the customer's name.
fn pasted(text: &str) -> TestApp {
    let mut app = TestApp::new();
    app.command(FormCommand::Focus(Place::Field("customer.name".to_owned())));
    app.window.event(Event::Paste(text.to_owned()));
    app.window.run();
    app
}

fn said(app: &TestApp, field: &str) -> String {
    app.draft().text(field).unwrap_or_default()
}

#[test]
fn a_signature_is_shown_and_then_distributed() {
    let mut app = pasted(SIGNATURE);
    assert!(app.has("Fördela på fälten?"));
    assert!(app.has_containing("+358 40 123 4567"));
    assert_eq!(said(&app, "customer.name"), "");
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(said(&app, "customer.name"), "Åkerströms Öst & Söner Ab");
    assert_eq!(said(&app, "customer.business_id"), "0112038-9");
    assert_eq!(said(&app, "customer.postal_code"), "10600");
    let signatory = &app.draft().signatories("customer.signatories")[0];
    assert_eq!(signatory.title, "Verkställande direktör");
    assert_eq!(signatory.email, "ake.ost@example.com");
    // What is missing next has the focus.
    let next = Some(Place::Field("provider.business_id".to_owned()));
    assert_eq!(app.state().view.focus, next);
    // One step takes all of it back.
    app.command(EditCommand::Undo);
    assert_eq!(said(&app, "customer.name"), "");
    assert!(app.draft().signatories("customer.signatories").is_empty());
}

#[test]
fn escape_pastes_it_as_text() {
    let mut app = pasted("Öst Ab\n10600 Ekenäs\n");
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(said(&app, "customer.name"), "Öst Ab 10600 Ekenäs");
    assert_eq!(said(&app, "customer.city"), "");
}

#[test]
fn a_single_text_is_pasted_as_ever() {
    let app = pasted("Öst Ab");
    assert!(!app.has("Fördela på fälten?"));
    assert_eq!(said(&app, "customer.name"), "Öst Ab");
}

#[test]
fn nothing_is_pasted_after_all() {
    let mut app = pasted("Öst Ab\n10600 Ekenäs\n");
    app.click("Avbryt");
    assert!(!app.has("Fördela på fälten?"));
    assert_eq!(said(&app, "customer.name"), "");
    let name = Some(Place::Field("customer.name".to_owned()));
    assert_eq!(app.state().view.focus, name);
    assert!(!app.state().document.history.can_undo());
}

/// What was pasted as text is a step of its own, and what is typed after it goes behind it.
#[test]
fn a_block_that_was_pasted_as_text_is_undone_by_itself() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Nya ");
    app.window
        .event(Event::Paste("Öst Ab\n10600 Ekenäs\n".to_owned()));
    app.window.run();
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(said(&app, "customer.name"), "Nya Öst Ab 10600 Ekenäs");
    app.window.event(Event::Text("!".to_owned()));
    app.window.run();
    assert_eq!(said(&app, "customer.name"), "Nya Öst Ab 10600 Ekenäs!");
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&app, "customer.name"), "Nya Öst Ab 10600 Ekenäs");
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&app, "customer.name").trim(), "Nya");
    let name = Some(Place::Field("customer.name".to_owned()));
    assert_eq!(app.state().view.focus, name);
}

/// A label stands level with what is beside it.
#[test]
fn labels_of_a_block_stand_level_with_their_texts() {
    let app = pasted(SIGNATURE);
    let top = |name: &str| {
        app.window
            .query_all_by_label(name)
            .last()
            .unwrap()
            .rect()
            .top()
    };
    for (label, text) in [
        ("Postnummer", "10600"),
        ("FO-nummer", "0112038-9"),
        ("Namn", "Åkerströms Öst & Söner Ab"),
    ] {
        let apart = (top(label) - top(text)).abs();
        assert!(apart < 1.0, "{label}: {apart} points");
    }
}

/// A space at the end goes unseen when the field is left, so that isn't a step: Ctrl+Z takes back what was typed.
#[test]
fn what_nobody_sees_is_no_step() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Öst  Ab ");
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(said(&app, "customer.name"), "Öst Ab");
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&app, "customer.name"), "");
}

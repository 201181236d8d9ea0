//! Blocks that are pasted in the form.

use eframe::egui::{Event, Key, Modifiers};
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

//! What follows an export in the window: the next customer, a message, a signing package, the printer.

use klausul::app::command::{EditCommand, FileCommand, SignatoryPart};
use klausul::app::platform::Choice;
use klausul::ledger::FILE_NAME;

use crate::test_app::TestApp;

/// A window in which the example is exported as a final agreement.
fn exported() -> TestApp {
    let mut app = TestApp::new();
    app.fill_all();
    export(&mut app);
    app
}

fn export(app: &mut TestApp) {
    app.choose_next(Choice::Path(app.path("avtal.pdf")));
    app.command(FileCommand::Export { is_draft: false });
    assert!(app.state().exported.is_some(), "{}", app.notice());
}

#[test]
fn after_a_final_export_the_next_customer_begins_without_a_question() {
    let mut app = exported();
    assert!(app.state().document.is_changed());
    app.click("Ny för annan kund");
    assert!(app.state().question.is_none());
    assert_eq!(app.draft().text("customer.name"), None);
    assert!(app.state().exported.is_none());

    // What was changed after the export is in no file.
    let mut app = exported();
    app.fill("Kund: Ort", "Karis");
    app.command(FileCommand::NewForOther);
    assert!(app.state().question.is_some());
}

/// A signatory's e-mail address isn't printed, so the PDF doesn't hold it.
#[test]
fn what_the_pdf_leaves_out_is_asked_about() {
    let mut app = TestApp::new();
    app.fill_all();
    app.command(EditCommand::SetSignatory {
        field: "customer.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Email,
        text: "asa@example.fi".to_owned(),
    });
    export(&mut app);
    app.command(FileCommand::NewForOther);
    assert!(app.state().question.is_some());
}

#[test]
fn a_message_with_the_pdf_is_opened_in_the_mail_program() {
    let mut app = exported();
    app.click("Skicka med e-post");
    let shown = app.machine.shown.lock().unwrap().clone();
    assert_eq!(shown.last().unwrap(), "open avtal.eml");
    let home = app.machine.home.as_ref().unwrap();
    let opened = home.path().join("data/mail/avtal.eml");
    let message = std::fs::read_to_string(&opened).unwrap();
    assert!(message.contains("X-Unsent: 1"));
    assert!(message.contains("avtal.pdf"));
    // It is personal data of the program's own.
    app.command(klausul::app::command::SessionCommand::Forget);
    app.click("Glöm uppgifterna");
    assert!(!opened.exists());
}

#[test]
fn the_signing_package_says_who_signs_where() {
    let mut app = TestApp::new();
    app.fill_all();
    app.command(EditCommand::SetSignatory {
        field: "customer.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Email,
        text: "asa@example.fi".to_owned(),
    });
    export(&mut app);
    app.command(FileCommand::PackageExported);
    assert!(
        app.notice().contains("Signeringspaketet"),
        "{}",
        app.notice()
    );
    let json = std::fs::read_to_string(app.path("avtal.signing.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&json).unwrap();
    let signatories = package["signatories"].as_array().unwrap();
    let of_customer = signatories.iter().find(|one| one["party"] == "customer");
    let of_customer = of_customer.unwrap();
    assert_eq!(of_customer["field"], "Sign-Customer-1");
    assert_eq!(of_customer["email"], "asa@example.fi");
    assert_eq!(of_customer["party_name"], "Åkerströms Öst & Söner Ab");
    let csv = std::fs::read_to_string(app.path("avtal.signing.csv")).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), signatories.len() + 1);
    assert!(lines[0].starts_with("\u{feff}order,party,party_name,name,title,email,field,page"));
}

#[test]
fn dialogs_begin_where_such_a_file_was_last() {
    let mut app = exported();
    let folder = app.folder.path().to_owned();
    app.choose_next(Choice::Cancelled);
    app.command(FileCommand::Export { is_draft: true });
    let requests = app.machine.asked.lock().unwrap();
    assert_eq!(requests.last().unwrap().folder.as_ref(), Some(&folder));
}

#[test]
fn a_final_export_is_entered_in_the_list() {
    let app = exported();
    let list = std::fs::read_to_string(app.path(FILE_NAME)).unwrap();
    assert_eq!(list.lines().count(), 2, "{list}");
}

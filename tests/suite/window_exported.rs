//! What follows an export in the window: the next customer, a message, a signing package, the printer.

use std::path::{Path, PathBuf};

use klausul::app::command::{
    EditCommand, FileCommand, RegisterCommand, SessionCommand, SettingsCommand, SignatoryPart,
    TemplateCommand,
};
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

/// The same, with the e-mail address of the customer's signatory, which isn't printed.
fn exported_with_email() -> TestApp {
    let mut app = TestApp::new();
    app.fill_all();
    app.command(EditCommand::SetSignatory {
        field: "customer.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Email,
        text: "asa@example.fi".to_owned(),
    });
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
    let mut app = exported_with_email();
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
    app.command(SessionCommand::Forget);
    app.click("Glöm uppgifterna");
    assert!(!opened.exists());
}

#[test]
fn the_signing_package_says_who_signs_where() {
    let mut app = exported_with_email();
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

/// Lets two seconds pass.
fn wait(app: &mut TestApp) {
    for _ in 0..120 {
        app.window.step();
    }
}

/// Every file below a folder, with its content.
fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            let content = std::fs::read(&path).unwrap_or_default();
            files.push((path, content));
        }
    }
    files
}

#[test]
fn nothing_that_was_typed_is_left_once_it_is_forgotten() {
    let mut app = TestApp::new();
    app.fill_all();
    app.fill("Kund: Kontaktperson", "Sökbara Namnet");
    let typed = [
        "kerstr", // the name, whatever becomes of its letters
        "0112038-9",
        "Gustav Wasas",
        "Eken",
        "SA-1",
        "Namnet",
        "1470246-8",
    ];
    app.choose_next(Choice::Path(app.path("Åkerströms.ron")));
    app.command(FileCommand::Save);
    app.command(SettingsCommand::SaveProfile);
    app.click("Spara");
    let folder = app.folder.path().to_owned();
    app.choose_next(Choice::Path(folder));
    app.command(RegisterCommand::AddFolder);
    app.command(RegisterCommand::ShowDraft);
    export(&mut app);
    app.command(FileCommand::MailExported);
    // The draft has changes that no file of the user's holds.
    app.fill("Kund: Ort", "Ekenäs stad");
    wait(&mut app);
    let home = app.machine.home.clone().unwrap();
    let found = |text: &str| -> Vec<PathBuf> {
        let files = files_below(home.path()).into_iter();
        let holding = files.filter(|(path, content)| {
            let name = path.to_string_lossy();
            name.contains(text)
                || content
                    .windows(text.len())
                    .any(|part| part == text.as_bytes())
        });
        holding.map(|(path, _)| path).collect()
    };
    let kept = typed.iter().filter(|text| !found(text).is_empty()).count();
    assert!(kept >= 5, "the test would find what is kept: {kept}");
    app.command(SessionCommand::Forget);
    app.click("Glöm uppgifterna");
    wait(&mut app);
    for text in typed {
        assert_eq!(found(text), Vec::<PathBuf>::new(), "{text}");
    }
}

/// What travels inside, file by file, is for those who work on the template, and one who has just exported isn't led to
/// export again.
#[test]
fn after_an_export_the_window_leads_on() {
    let (ready, done) = (
        "Allt är ifyllt: exportera PDF",
        "Exporterat. Exportera igen",
    );
    let mut app = TestApp::new();
    app.fill_all();
    assert!(app.has(ready) && !app.has(done));
    export(&mut app);
    assert!(app.state().attaches());
    assert_eq!(app.notice(), "PDF-filen är klar.");
    assert!(app.has(done) && !app.has(ready));
    app.fill("Kund: Ort", "Karis");
    assert!(app.has(ready) && !app.has(done));
    app.command(EditCommand::Undo);
    assert!(app.has(done));

    // Somebody who works on the template.
    let folder = app.path("mall");
    std::fs::create_dir(&folder).unwrap();
    for file in std::fs::read_dir("templates/intrum-personuppgifter").unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
        }
    }
    app.choose_next(Choice::Path(folder));
    app.command(TemplateCommand::OpenFolder);
    assert!(app.state().folder.is_some());
    app.choose_next(Choice::Path(app.path("annat.pdf")));
    app.command(FileCommand::Export { is_draft: true });
    assert!(app.notice().contains("draft.ron"), "{}", app.notice());
}

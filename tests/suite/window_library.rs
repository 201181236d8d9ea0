//! Templates of a library in the window.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use klausul::app::command::{FileCommand, Panel, PanelCommand, SettingsCommand};
use klausul::app::platform::Choice;
use klausul::date::Date;
use klausul::draft;
use klausul::library::{Approval, Approvals, Decision, Library, LoadedPolicy, Policy, Templates};
use klausul::storage::RealDisk;
use klausul::template::load;

use crate::support::{TYPEFACE, edit, example, sources};
use crate::test_app::{Machine, TestApp};

/// Writes version 1.1.0 of the built-in template, with other words.
pub fn write_newer(root: &std::path::Path) -> PathBuf {
    let mut files = sources("templates/intrum-personuppgifter");
    edit(
        &mut files,
        "template.ron",
        "version: \"1.0.0\"",
        "version: \"1.1.0\"",
    );
    edit(&mut files, "body.ron", "hemliga", "förtegna");
    let folder = root.join("ny");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files.files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

pub fn approve(folder: &std::path::Path) {
    let template = load(&klausul::library::sources_in(folder).unwrap(), &TYPEFACE).unwrap();
    let date = Date::new(2026, 11, 25).unwrap();
    let mut approvals = Approvals::default();
    approvals
        .add(Approval::new(&template, "Eva Ek", date, None).unwrap())
        .unwrap();
    fs::write(folder.join("approvals.ron"), approvals.write()).unwrap();
}

pub fn window(root: &std::path::Path) -> TestApp {
    let mut library = Library::new(LoadedPolicy::none(), vec![root.to_owned()], None);
    library.refresh(&RealDisk, &TYPEFACE);
    let templates = Templates::Library(Box::new(library));
    let chosen = templates.standard().unwrap();
    let machine = Machine {
        has_viewer: true,
        home: Some(Arc::new(tempfile::tempdir().unwrap())),
        ..Machine::default()
    };
    TestApp::with_templates(Arc::new(machine), chosen, templates)
}

/// Whether the pages carry the mark of drafts.
fn is_marked(app: &TestApp) -> bool {
    let pages = app.state().derived.pages.pages.iter();
    let mut lines = pages.flat_map(|page| &page.lines);
    lines.any(|line| line.text.text.contains("UTKAST"))
}

fn export(app: &mut TestApp, name: &str) -> String {
    let path = app.path(name);
    app.choose_next(Choice::Path(path.clone()));
    app.command(FileCommand::Export { is_draft: false });
    pdf_extract::extract_text(path).unwrap()
}

#[test]
fn a_new_draft_takes_the_newest_approved_version_and_an_old_one_keeps_its_own() {
    let root = tempfile::tempdir().unwrap();
    approve(&write_newer(root.path()));
    let mut app = window(root.path());
    assert_eq!(app.state().template.version, "1.1.0");
    let path = app.path("gammal.ron");
    fs::write(&path, draft::write(&example())).unwrap();
    app.command(FileCommand::OpenPath(path));
    assert_eq!(app.state().template.version, "1.0.0");
    assert!(app.pages().contains("hemliga"));
    assert!(!app.pages().contains("förtegna"));
    app.command(FileCommand::New);
    assert_eq!(app.state().template.version, "1.1.0");
    assert_eq!(app.draft().version, "1.1.0");
}

#[test]
fn a_template_that_is_not_approved_makes_drafts_only_and_says_why() {
    let root = tempfile::tempdir().unwrap();
    let folder = write_newer(root.path());
    let newer = load(&klausul::library::sources_in(&folder).unwrap(), &TYPEFACE).unwrap();
    let mut app = window(root.path());
    assert_eq!(
        app.state().template.version,
        "1.0.0",
        "the newest approved one"
    );
    let mut draft = example();
    draft.version.clone_from(&newer.version);
    draft.template_hash = Some(newer.hash.clone());
    let path = app.path("ny.ron");
    fs::write(&path, draft::write(&draft)).unwrap();
    app.command(FileCommand::OpenPath(path));
    assert_eq!(app.state().template.version, "1.1.0");
    assert!(is_marked(&app));
    let why = "Mallen är inte godkänd, så varje sida märks som utkast och inget kan undertecknas: ingen har godkänt den.";
    assert!(app.has(why));
    assert!(export(&mut app, "a.pdf").contains("UTKAST"));
    assert!(
        app.notice().contains("ingen har godkänt den"),
        "{}",
        app.notice()
    );
    // Somebody approves it meanwhile.
    approve(&folder);
    app.command(FileCommand::CheckFile);
    assert!(!app.has(why));
    assert!(!is_marked(&app));
    assert!(!export(&mut app, "b.pdf").contains("UTKAST"));
}

#[test]
fn several_templates_are_offered_and_what_is_wrong_with_folders_is_said() {
    let root = tempfile::tempdir().unwrap();
    let tiny = root.path().join("tiny");
    fs::create_dir(&tiny).unwrap();
    for (name, bytes) in sources("tests/templates/tiny").files {
        fs::write(tiny.join(name), bytes).unwrap();
    }
    approve(&tiny);
    let mut app = window(root.path());
    assert_eq!(app.state().offers.len(), 2);
    let id = load(&sources("tests/templates/tiny"), &TYPEFACE)
        .unwrap()
        .id;
    app.command(FileCommand::NewFrom(id.clone()));
    assert_eq!(app.draft().template, id);
    assert_eq!(app.state().template.id, id);
    fs::write(tiny.join("body.ron"), "(").unwrap();
    app.command(FileCommand::CheckFile);
    let lines = app.state().library_lines();
    assert!(lines[0].contains("body.ron:1:"), "{lines:?}");
    app.command(FileCommand::OpenExample);
    assert_eq!(app.state().template.id, "intrum-personuppgifter");
}

/// A window that works on a template's folder.
fn window_on(folder: &std::path::Path) -> TestApp {
    let mut library = Library::new(LoadedPolicy::none(), Vec::new(), None);
    library.refresh(&RealDisk, &TYPEFACE);
    let mut templates = Templates::Library(Box::new(library));
    templates.open_folder(folder.to_owned(), &RealDisk, &TYPEFACE);
    let chosen = templates.standard().unwrap();
    let machine = Machine {
        home: Some(Arc::new(tempfile::tempdir().unwrap())),
        ..Machine::default()
    };
    TestApp::with_templates(Arc::new(machine), chosen, templates)
}

#[test]
fn what_is_saved_in_an_open_folder_is_on_the_pages_and_mistakes_leave_the_last_good_ones() {
    let root = tempfile::tempdir().unwrap();
    let folder = write_newer(root.path());
    let mut app = window_on(&folder);
    app.command(FileCommand::OpenExample);
    assert!(app.pages().contains("förtegna"));
    let body = fs::read_to_string(folder.join("body.ron")).unwrap();
    fs::write(folder.join("body.ron"), body.replace("förtegna", "slutna")).unwrap();
    app.command(FileCommand::CheckFile);
    assert!(app.pages().contains("slutna"));
    fs::write(folder.join("body.ron"), "(blocks: [").unwrap();
    app.command(FileCommand::CheckFile);
    assert!(app.pages().contains("slutna"), "the last good version");
    let lines = app.state().library_lines();
    assert!(lines[0].contains("body.ron:"), "{lines:?}");
    assert!(app.has(&lines[0]));
    fs::write(folder.join("body.ron"), body).unwrap();
    app.command(FileCommand::CheckFile);
    assert!(app.pages().contains("förtegna"));
    assert_eq!(app.state().library_lines(), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_broken_at_the_start_opens_with_its_mistakes() {
    let root = tempfile::tempdir().unwrap();
    let folder = write_newer(root.path());
    let body = fs::read_to_string(folder.join("body.ron")).unwrap();
    fs::write(folder.join("body.ron"), "(").unwrap();
    let mut app = window_on(&folder);
    app.command(FileCommand::CheckFile);
    let lines = app.state().library_lines();
    assert!(lines[0].contains("body.ron:1:"), "{lines:?}");
    fs::write(folder.join("body.ron"), body).unwrap();
    app.command(FileCommand::CheckFile);
    assert_eq!(app.state().template.version, "1.1.0");
    assert_eq!(app.state().library_lines(), Vec::<String>::new());
}

#[test]
fn presets_of_a_library_are_offered_in_the_form() {
    let root = tempfile::tempdir().unwrap();
    let text = r#"(format: 1, presets: [
        (name: "Båda", services: ["inkasso", "kreditupplysning-privatpersoner"]),
        (name: "Fönster", services: ["fonsterputs"]),
    ])"#;
    fs::write(root.path().join("presets.ron"), text).unwrap();
    approve(&write_newer(root.path()));
    let mut app = window(root.path());
    app.click("Välj tjänsterna i ”Båda”");
    let chosen = ["inkasso", "kreditupplysning-privatpersoner"];
    assert_eq!(app.draft().services, chosen);
    assert!(!app.has_containing("”Fönster”"));
    let lines = app.state().library_lines();
    assert!(lines[0].contains("presets.ron:3:"), "{lines:?}");
}

#[test]
fn what_the_organisation_decides_is_shown_and_not_changed() {
    let policy = Policy {
        signing: Some("scrive".to_owned()),
        fixed: vec![Decision::Signing, Decision::Attachments],
        ..Policy::none()
    };
    let policy = LoadedPolicy {
        policy,
        ..LoadedPolicy::none()
    };
    let mut library = Library::new(policy, Vec::new(), None);
    library.refresh(&RealDisk, &TYPEFACE);
    let templates = Templates::Library(Box::new(library));
    let machine = Machine {
        home: Some(Arc::new(tempfile::tempdir().unwrap())),
        ..Machine::default()
    };
    let chosen = templates.standard().unwrap();
    let mut app = TestApp::with_templates(Arc::new(machine), chosen, templates);
    assert_eq!(app.state().signing(), Some("scrive"));
    app.command(SettingsCommand::SetSigning(Some("docusign".to_owned())));
    assert_eq!(app.state().signing(), Some("scrive"));
    assert!(app.notice().contains("Det här bestämmer organisationen"));
    app.command(SettingsCommand::ToggleAttachments);
    assert!(app.state().attaches());
    app.command(PanelCommand::Show(Panel::Settings));
    assert!(app.has("Det här bestämmer organisationen."));
}

#[test]
fn a_draft_moves_to_a_newer_version_when_the_user_says_so() {
    let root = tempfile::tempdir().unwrap();
    approve(&write_newer(root.path()));
    let mut app = window(root.path());
    let path = app.path("gammal.ron");
    let mut draft = example();
    draft.services.push("borttagen".to_owned());
    fs::write(&path, draft::write(&draft)).unwrap();
    app.command(FileCommand::OpenPath(path.clone()));
    assert_eq!(app.state().template.version, "1.0.0");
    app.click("Visa vad den ändrar…");
    assert!(app.has("Version 1.0.0 blir version 1.1.0"));
    let upgrade = app.state().upgrade.as_ref().unwrap();
    assert_eq!(upgrade.comparison.counts().changed, 1);
    assert_eq!(upgrade.left_over, ["borttagen"]);
    app.click("Flytta utkastet till den nyare versionen");
    assert_eq!(app.state().template.version, "1.1.0");
    assert_eq!(app.draft().version, "1.1.0");
    assert!(app.pages().contains("förtegna"));
    assert_eq!(app.draft().answers, draft.answers);
    assert!(app.draft().has_service("borttagen"));
    assert!(app.state().document.is_changed());
    assert!(app.state().newer_version().is_none());
    let file = fs::read_to_string(path).unwrap();
    assert!(file.contains("1.0.0"), "the file is as it was");
}

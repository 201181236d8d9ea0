//! A template's folder that somebody works on, and comparisons of versions, in the window.

use std::fs;
use std::path::Path;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use klausul::app::command::{
    FileCommand, PreviewCommand, SettingsCommand, Side, TemplateCommand, VersionChoice,
};
use klausul::app::platform::{Choice, FileKind};
use klausul::draft;
use klausul::storage::ContentHash;

use crate::support::example;
use crate::test_app::TestApp;
use crate::window_library::{approve, window, write_newer};

/// Opens a template's folder through the menu.
fn open(app: &mut TestApp, folder: &Path) {
    app.choose_next(Choice::Path(folder.to_owned()));
    app.click("Mall");
    app.click("Öppna mallmapp…");
    let asked = app.machine.asked.lock().unwrap();
    assert_eq!(asked.last().unwrap().kind, FileKind::Folder);
}

fn replace(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
}

/// The line of a file that has some words in it, counted from 1.
fn line_of(folder: &Path, file: &str, words: &str) -> usize {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    text.lines().position(|line| line.contains(words)).unwrap() + 1
}

#[test]
fn a_folder_is_opened_and_closed_and_the_draft_keeps_everything() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    let mut app = window(root.path());
    let mut with_leftover = example();
    with_leftover.services.push("borttagen".to_owned());
    let path = app.path("avtal.ron");
    fs::write(&path, draft::write(&with_leftover)).unwrap();
    app.command(FileCommand::OpenPath(path.clone()));
    app.fill("Kund: Kontaktperson", "Åsa");
    let changed = app.draft().clone();
    assert!(app.state().document.is_changed());
    open(&mut app, &folder);
    assert_eq!(app.state().template.version, "1.1.0");
    assert!(app.pages().contains("förtegna"));
    assert_eq!(*app.draft(), changed);
    assert!(app.notice().contains("borttagen"), "{}", app.notice());
    // What is saved there is on the pages.
    replace(&folder, "body.ron", "förtegna", "slutna");
    app.command(FileCommand::CheckFile);
    assert!(app.pages().contains("slutna"));
    app.click("Mall");
    app.click_last("Stäng mallmapp");
    assert!(app.state().folder.is_none());
    assert_eq!(app.state().template.version, "1.0.0");
    assert!(app.pages().contains("hemliga"));
    assert_eq!(*app.draft(), changed);
    replace(&folder, "body.ron", "slutna", "stumma");
    app.command(FileCommand::CheckFile);
    assert!(!app.pages().contains("stumma"));
    let read = fs::read(path).unwrap();
    let written = draft::write(&with_leftover);
    assert_eq!(ContentHash::of(&read), ContentHash::of(written.as_bytes()));
}

#[test]
fn a_folder_of_another_template_puts_no_draft_away() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let tiny = work.path().join("tiny");
    fs::create_dir(&tiny).unwrap();
    for (name, bytes) in crate::support::sources("tests/templates/tiny").files {
        fs::write(tiny.join(name), bytes).unwrap();
    }
    let mut app = window(root.path());
    app.click("Inkassoservice");
    let before = app.draft().clone();
    open(&mut app, &tiny);
    assert_eq!(*app.draft(), before);
    assert_eq!(app.state().template.id, before.template);
    assert!(app.notice().contains("Utkastet visas med sin egen mall"));
    app.command(FileCommand::CheckFile);
    assert_eq!(*app.draft(), before);
    // A draft that nobody has worked on goes.
    let mut app = window(root.path());
    open(&mut app, &tiny);
    let id = app.state().template.id.clone();
    assert_eq!(app.draft().template, id);
    assert_ne!(id, before.template);
    // A draft of a file stays, whatever is saved in the folder.
    let path = app.path("avtal.ron");
    fs::write(&path, draft::write(&example())).unwrap();
    app.command(FileCommand::OpenPath(path));
    replace(&tiny, "template.ron", "version: \"", "version: \"9");
    app.command(FileCommand::CheckFile);
    assert_eq!(*app.draft(), example());
    assert_eq!(app.state().template.id, before.template);
}

#[test]
fn a_folder_that_is_not_there_leaves_all_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    let mut app = window(root.path());
    open(&mut app, &root.path().join("finns inte"));
    assert!(app.state().folder.is_none());
    assert_eq!(app.state().template.version, "1.0.0");
    assert!(!app.notice().is_empty());
}

#[test]
fn mistakes_show_their_lines_and_open_in_the_editor() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    let mut app = window(root.path());
    open(&mut app, &folder);
    assert!(app.has("Mallmapp") && app.has("Inga fel"));
    replace(&folder, "body.ron", "set: \"A\"", "set: \"Q\"");
    let line = line_of(&folder, "body.ron", "set: \"Q\"");
    app.command(FileCommand::CheckFile);
    assert!(app.has("Ett fel"));
    assert!(app.has("Sidorna visar den senaste felfria versionen."));
    let problem = app.state().library_lines()[0].clone();
    assert!(problem.contains(&format!("body.ron:{line}:")), "{problem}");
    app.click(&problem);
    assert!(app.has_containing("set: \"Q\""));
    app.command(SettingsCommand::SetEditor(Some(
        "code -g {file}:{line}".to_owned(),
    )));
    app.click("Öppna i redigeraren");
    let file = folder.join("body.ron");
    let started = format!("start code -g {}:{line}", file.display());
    assert_eq!(*app.machine.shown.lock().unwrap(), [started]);
    app.command(SettingsCommand::SetEditor(None));
    app.click("Öppna i redigeraren");
    assert_eq!(app.machine.shown.lock().unwrap()[1], "open body.ron");
    replace(&folder, "body.ron", "set: \"Q\"", "set: \"A\"");
    app.command(FileCommand::CheckFile);
    assert!(app.has("Inga fel"));
}

#[test]
fn changes_since_the_approved_version_are_listed_and_marked() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    let mut app = window(root.path());
    app.command(FileCommand::OpenExample);
    open(&mut app, &folder);
    assert!(app.has("Ändringar sedan version 1.0.0"));
    let state = app.state();
    let opened = state.folder.as_ref().unwrap();
    let change = opened.changes.iter().find(|change| change.block.is_some());
    let block = change.unwrap().block.clone().unwrap();
    assert!(state.marks_as_changed(&block));
    let blocks = state.derived.agreement.blocks.iter();
    let marked = blocks.filter(|block| state.marks_as_changed(&block.id));
    assert_eq!(marked.count(), 1);
    let sentence = state.translator.format(&change.unwrap().message);
    app.click(&format!("{}\nhemliga → förtegna", sentence.trim()));
    assert!(app.has_containing("hemliga förtegna"));
    app.click("Öppna i redigeraren");
    assert_eq!(app.machine.shown.lock().unwrap()[0], "open body.ron");
    app.click("Märk ändringar på sidorna");
    assert!(!app.state().marks_as_changed(&block));
    app.click("Märk ändringar på sidorna");
    assert!(app.state().marks_as_changed(&block));
    // Approved in the library, there is nothing changed any more.
    let approved = root.path().join("ny");
    fs::create_dir(&approved).unwrap();
    approve(&folder);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, approved.join(path.file_name().unwrap())).unwrap();
        }
    }
    app.command(FileCommand::CheckFile);
    assert!(app.has("Ändringar sedan version 1.1.0"));
    assert!(app.has("Inga skillnader."));
    assert!(!app.state().marks_as_changed(&block));
}

#[test]
fn what_is_gone_leads_to_what_stood_before_it_and_what_is_not_printed_is_said_to_be_so() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    // The copy is the approved one, and a clause is taken out of it.
    replace(&folder, "body.ron", "förtegna", "hemliga");
    let body = fs::read_to_string(folder.join("body.ron")).unwrap();
    let start = body.find("Clause(").unwrap();
    let end = start
        + body[start..].find("Clause(").map_or(0, |_| {
            let after = body[start + 1..].find("Clause(").unwrap();
            after + 1
        });
    let gone = &body[start..end];
    let gone = gone.split("id: \"").nth(1).unwrap();
    let gone = gone.split('"').next().unwrap().to_owned();
    fs::write(
        folder.join("body.ron"),
        format!("{}{}", &body[..start], &body[end..]),
    )
    .unwrap();
    let mut app = window(root.path());
    app.command(FileCommand::OpenExample);
    open(&mut app, &folder);
    let opened = app.state().folder.as_ref().unwrap();
    assert_eq!(opened.report.problems, []);
    let change = opened
        .changes
        .iter()
        .position(|change| change.block.as_ref() == Some(&gone) && change.named.is_none());
    let change = change.expect("a clause that is gone");
    assert!(opened.changes[change].after.is_some());
    app.command(TemplateCommand::ShowChange(change));
    assert!(!app.has("Trycks inte i det här utkastet."));
    // Without services of set A, its clauses are not printed.
    replace(&folder, "body.ron", "hemliga", "slutna");
    app.command(FileCommand::New);
    app.command(FileCommand::CheckFile);
    let changes = &app.state().folder.as_ref().unwrap().changes;
    let at = changes.iter().position(|change| {
        let words = format!("{:?}", change.texts);
        words.contains("slutna")
    });
    app.command(TemplateCommand::ShowChange(at.unwrap()));
    assert!(app.has("Trycks inte i det här utkastet."));
}

#[test]
fn a_place_on_the_pages_leads_to_its_line_in_the_file() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    let mut app = window(root.path());
    app.command(FileCommand::OpenExample);
    let block = app.state().derived.agreement.blocks.len() / 2;
    app.command(PreviewCommand::ShowReasons(block));
    assert!(
        !app.has("Öppna i redigeraren"),
        "no file of the built-in template"
    );
    open(&mut app, &folder);
    app.command(PreviewCommand::ShowReasons(block));
    let id = app.state().derived.agreement.blocks[block].id.clone();
    let line = line_of(&folder, "body.ron", &format!("id: \"{id}\""));
    assert!(app.has(&format!("body.ron:{line}")));
    app.command(PreviewCommand::CloseReasons);
    // The menu of a place has it, too.
    let first = app.state().derived.agreement.blocks[0].id.clone();
    let first_line = line_of(&folder, "body.ron", &format!("id: \"{first}\""));
    let title = app.state().template.title.clone();
    app.window
        .query_all_by_label(&title)
        .next()
        .unwrap()
        .click_secondary();
    app.window.run();
    assert!(app.has("Kopiera texten"));
    let places = format!("body.ron:{first_line}");
    assert_eq!(app.window.query_all_by_label(&places).count(), 2);
    app.keys(Modifiers::NONE, Key::Escape);
    app.command(PreviewCommand::ShowReasons(block));
    app.command(SettingsCommand::SetEditor(Some("e +{line}".to_owned())));
    app.click("Öppna i redigeraren");
    let started = format!("start e +{line} {}", folder.join("body.ron").display());
    assert_eq!(*app.machine.shown.lock().unwrap(), [started]);
}

#[test]
fn two_versions_are_compared_beside_the_pages() {
    let root = tempfile::tempdir().unwrap();
    approve(&write_newer(root.path()));
    let mut app = window(root.path());
    app.click("Mall");
    app.click("Jämför versioner…");
    let versions = app.state().versions.as_ref().unwrap();
    assert_eq!(versions.before.1.version, "1.0.0");
    assert_eq!(versions.after.1.version, "1.1.0");
    assert_eq!(versions.comparison.counts().changed, 1);
    assert!(app.has_containing("hemliga förtegna"));
    let path = app.path("jämförelse.pdf");
    app.choose_next(Choice::Path(path.clone()));
    app.click("Spara som PDF…");
    let text = pdf_extract::extract_text(&path).unwrap();
    assert!(
        text.contains("förtegna") && text.contains("hemliga"),
        "{text}"
    );
    assert!(app.notice().contains("Jämförelsen är sparad."));
    let older = app.state().versions.as_ref().unwrap().before.0.clone();
    app.command(TemplateCommand::ChooseVersion(Side::After, older.clone()));
    assert!(app.has("Inga skillnader."));
    // What isn't there can't be chosen.
    let nothing = VersionChoice::Known("0".repeat(64));
    app.command(TemplateCommand::ChooseVersion(Side::Before, nothing));
    assert_eq!(app.state().versions.as_ref().unwrap().before.0, older);
    app.click("Stäng jämförelsen");
    assert!(app.state().versions.is_none());
}

#[test]
fn the_folder_is_compared_as_it_is_saved() {
    let (root, work) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = write_newer(work.path());
    let mut app = window(root.path());
    open(&mut app, &folder);
    app.command(TemplateCommand::CompareVersions);
    assert_eq!(
        app.state().versions.as_ref().unwrap().after.0,
        VersionChoice::Folder
    );
    assert!(app.has_containing("hemliga förtegna"));
    replace(&folder, "body.ron", "förtegna", "slutna");
    app.command(FileCommand::CheckFile);
    assert!(app.has_containing("hemliga slutna"));
    assert!(!app.has_containing("hemliga förtegna"));
}

#[test]
fn moving_to_a_newer_version_is_undone_and_redone() {
    let root = tempfile::tempdir().unwrap();
    approve(&write_newer(root.path()));
    let mut app = window(root.path());
    let path = app.path("gammal.ron");
    fs::write(&path, draft::write(&example())).unwrap();
    app.command(FileCommand::OpenPath(path));
    app.fill("Kund: Kontaktperson", "Åsa");
    let before = app.draft().clone();
    app.click("Visa vad den ändrar…");
    app.click("Flytta utkastet till den nyare versionen");
    assert_eq!(app.state().template.version, "1.1.0");
    let after = app.draft().clone();
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(app.state().template.version, "1.0.0");
    assert_eq!(*app.draft(), before);
    assert!(app.pages().contains("hemliga"));
    assert!(app.has("Visa vad den ändrar…"));
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(app.state().template.version, "1.1.0");
    assert_eq!(*app.draft(), after);
    assert!(app.pages().contains("förtegna"));
    // Also what was typed before.
    app.keys(Modifiers::COMMAND, Key::Z);
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*app.draft(), example());
}

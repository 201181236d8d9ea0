//! A spreadsheet in the window: nothing that is typed, mended or running is lost without a question.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::command::{
    Answer, BatchCommand, EditCommand, FileCommand, PanelCommand, RegisterCommand,
};
use klausul::app::effect::{Effect, Outcome};
use klausul::app::model::{BatchStage, BatchTable};
use klausul::app::platform::Choice;
use klausul::draft;
use klausul::spreadsheet::{CellPlace, CellValue, read_sheet, write_cells};

use crate::batch::{business_ids, many, sheet, sheet_of};
use crate::support::example;
use crate::test_app::{Headless, Machine, TestApp};
use crate::window_batch::{cell, opened, pdfs, running, table, until};

const QUESTION: &str = "Vill du spara det rättade kalkylbladet?";
const RUNNING: &str = "Exporten pågår fortfarande";

/// Clicks the window's close button; returns whether the window closes in the frame that follows.
fn closes_at_once(app: &mut TestApp) -> bool {
    let viewports = &mut app.window.input_mut().viewports;
    let root = viewports.get_mut(&ViewportId::ROOT).unwrap();
    root.events.push(ViewportEvent::Close);
    app.window.step();
    let commands = app.window.output().viewport_output.values();
    let mut commands = commands.flat_map(|viewport| &viewport.commands);
    !commands.any(|command| *command == ViewportCommand::CancelClose)
}

/// Clicks the window's close button, and lets the window come to rest; returns whether it closes.
fn closes(app: &mut TestApp) -> bool {
    let closes = closes_at_once(app);
    app.window.run();
    closes
}

fn type_text(app: &mut TestApp, text: &str) {
    app.window.event(Event::Text(text.to_owned()));
    app.window.run();
}

/// Puts a text into a cell.
fn mend(app: &mut TestApp, place: CellPlace, text: &str) {
    app.command(BatchCommand::Select(place));
    type_text(app, text);
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(table(app).text(place), text);
}

const TOWN: CellPlace = CellPlace { row: 2, column: 4 };

/// Another spreadsheet, with that many rows.
fn other_sheet(app: &TestApp, rows: usize) -> PathBuf {
    let path = app.path("andra.csv");
    fs::write(&path, many(rows)).unwrap();
    path
}

fn rows(app: &TestApp) -> usize {
    table(app).checked.rows.len()
}

#[test]
fn closing_the_window_asks_about_cells() {
    // Mended, or only typed; by the button of the window, or by the key.
    for (is_entered, is_key) in [(true, false), (false, false), (true, true), (false, true)] {
        let mut app = opened();
        app.command(BatchCommand::Select(TOWN));
        type_text(&mut app, "Åbo");
        if is_entered {
            app.keys(Modifiers::NONE, Key::Enter);
        }
        if is_key {
            app.keys(Modifiers::COMMAND, Key::Q);
        } else {
            assert!(!closes(&mut app));
        }
        assert!(app.has(QUESTION), "{is_entered} {is_key}");
        assert!(!app.state().may_quit());
        app.click("Avbryt");
        assert_eq!(cell(&app, 2, 4), "Åbo");
        // Saving leads on to the end.
        assert!(!closes(&mut app));
        app.choose_next(Choice::Path(app.path("rättat.xlsx")));
        app.click("Spara");
        assert!(app.path("rättat.xlsx").exists());
        assert!(app.state().may_quit());
    }
    // Nothing is asked about a sheet as it was read.
    let mut app = opened();
    assert!(closes(&mut app));
}

#[test]
fn the_draft_is_asked_about_after_the_sheet() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Åke");
    let path = other_sheet(&app, 2);
    app.command(BatchCommand::OpenPath(path));
    mend(&mut app, CellPlace::new(1, 4), "Åbo");
    assert!(!closes(&mut app));
    assert!(app.has(QUESTION));
    app.click("Kasta ändringarna");
    assert!(app.has("Spara ändringarna?"));
    app.click("Avbryt");
    assert!(!app.state().may_quit());
    assert_eq!(app.draft().text("customer.name").as_deref(), Some("Åke"));
}

/// Clicks the close button while rows are exported, which asks for frames all the time.
fn cannot_close(app: &mut TestApp) {
    assert!(!closes_at_once(app));
    until(app, |app| app.has(RUNNING));
}

#[test]
fn an_export_that_runs_is_waited_for_or_stopped_before_the_window_closes() {
    let (mut app, gate, folder) = running();
    cannot_close(&mut app);
    app.click("Tillbaka");
    assert!(app.state().is_batch_running() && !app.has(RUNNING));
    app.command(FileCommand::Quit);
    assert!(app.has(RUNNING));
    app.click("Avsluta när exporten är klar");
    assert!(app.has("Sedan avslutas programmet."));
    assert!(!app.state().may_quit());
    gate.open();
    until(&mut app, |app| app.state().may_quit());
    assert_eq!(pdfs(&folder).len(), 60);

    let (mut app, gate, folder) = running();
    cannot_close(&mut app);
    app.click("Stoppa och avsluta");
    assert!(!app.state().may_quit(), "what is being written is finished");
    gate.open();
    until(&mut app, |app| app.state().may_quit());
    assert!((2..60).contains(&pdfs(&folder).len()));
    assert!(folder.join("Resultat.xlsx").exists());
}

#[test]
fn an_export_that_runs_stays_when_something_else_is_opened() {
    let (mut app, gate, _) = running();
    let other = other_sheet(&app, 3);
    let draft = app.path("utkast.klausul");
    fs::write(&draft, draft::write(&example())).unwrap();
    let commands: [klausul::app::Command; 6] = [
        FileCommand::OpenPath(other.clone()).into(),
        FileCommand::OpenPath(draft).into(),
        FileCommand::New.into(),
        FileCommand::OpenExample.into(),
        RegisterCommand::Toggle.into(),
        BatchCommand::Close.into(),
    ];
    for command in commands {
        let said = format!("{command:?}");
        app.command(command);
        until(&mut app, |app| app.has(RUNNING));
        app.click("Tillbaka");
        assert!(app.state().is_batch_running(), "{said}");
    }
    app.command(FileCommand::OpenPath(other));
    until(&mut app, |app| app.has(RUNNING));
    app.click("Vänta tills exporten är klar");
    assert!(app.has("Sedan stängs kalkylbladet."));
    gate.open();
    until(&mut app, |app| rows(app) == 3);
    assert!(matches!(table(&app).stage, BatchStage::Ready));
}

#[test]
fn the_question_about_an_export_goes_when_it_ends() {
    let (mut app, gate, folder) = running();
    app.command(BatchCommand::Close);
    assert!(app.has(RUNNING));
    gate.open();
    until(&mut app, |app| app.state().batch.is_none());
    app.window.step();
    assert!(!app.has(RUNNING));
    assert_eq!(pdfs(&folder).len(), 60);
}

#[test]
fn another_sheet_takes_the_place_of_a_mended_one_after_a_question() {
    let mut app = opened();
    let other = other_sheet(&app, 5);
    mend(&mut app, TOWN, "Åbo");
    // Chosen in the dialog.
    app.choose_next(Choice::Path(other.clone()));
    app.click("Arkiv");
    app.click_last("Flera från kalkylblad…");
    assert!(app.has(QUESTION));
    app.click("Avbryt");
    assert_eq!((rows(&app), cell(&app, 2, 4)), (3, "Åbo".to_owned()));
    // Dropped, while a cell is being typed.
    app.command(BatchCommand::Select(CellPlace::new(1, 4)));
    type_text(&mut app, "Karis");
    app.command(FileCommand::OpenPath(other.clone()));
    assert!(app.has(QUESTION));
    app.choose_next(Choice::Path(app.path("rättat.xlsx")));
    app.click("Spara");
    assert_eq!(rows(&app), 5, "the other one follows");
    app.command(FileCommand::OpenPath(app.path("rättat.xlsx")));
    assert_eq!(
        (cell(&app, 1, 4), cell(&app, 2, 4)),
        ("Karis".to_owned(), "Åbo".to_owned())
    );
    mend(&mut app, TOWN, "Ekenäs");
    app.command(BatchCommand::OpenPath(other));
    app.click("Kasta ändringarna");
    assert_eq!(rows(&app), 5);
}

#[test]
fn a_draft_that_is_opened_is_seen() {
    let mut app = opened();
    let path = app.path("utkast.klausul");
    fs::write(&path, draft::write(&example())).unwrap();
    app.choose_next(Choice::Path(path));
    app.keys(Modifiers::COMMAND, Key::O);
    assert!(app.state().batch.is_none());
    assert_eq!(app.draft(), &example());

    let mut app = opened();
    mend(&mut app, TOWN, "Åbo");
    let path = app.path("utkast.klausul");
    fs::write(&path, draft::write(&example())).unwrap();
    app.choose_next(Choice::Path(path));
    app.keys(Modifiers::COMMAND, Key::O);
    assert!(app.has(QUESTION));
    assert_ne!(app.draft(), &example());
    app.click("Kasta ändringarna");
    assert!(app.state().batch.is_none());
    assert_eq!(app.draft(), &example());

    // The list of agreements is where the answer leads, too.
    let mut app = opened();
    mend(&mut app, TOWN, "Åbo");
    app.keys(Modifiers::COMMAND, Key::L);
    assert!(app.has(QUESTION));
    app.click("Kasta ändringarna");
    assert!(app.state().batch.is_none() && app.state().register.is_open);
}

/// A window without anything drawn, with a spreadsheet that is open.
fn headless(folder: &Path) -> Headless {
    let mut app = Headless::with(Machine::default());
    let path = folder.join("kunder.csv");
    fs::write(&path, many(3)).unwrap();
    app.run(BatchCommand::OpenPath(path));
    app
}

fn open_table(app: &Headless) -> &BatchTable {
    app.state.batch.as_ref().unwrap()
}

fn mend_town(app: &mut Headless) {
    app.run(BatchCommand::Select(CellPlace::new(1, 4)));
    app.run(BatchCommand::Edit(Some("Åbo".to_owned())));
    app.run(BatchCommand::Commit);
}

fn question(app: &Headless) -> String {
    format!("{:?}", app.state.question)
}

#[test]
fn what_is_done_while_a_file_is_read_counts() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = headless(folder.path());
    let other = folder.path().join("andra.csv");
    fs::write(&other, many(5)).unwrap();
    let draft = folder.path().join("utkast.klausul");
    fs::write(&draft, draft::write(&example())).unwrap();

    for path in [&other, &draft] {
        let reading = app.begin(FileCommand::OpenPath(path.clone()));
        mend_town(&mut app);
        app.end(reading);
        assert!(
            question(&app).contains("UnsavedSheet"),
            "{}",
            question(&app)
        );
        assert_eq!(open_table(&app).text(CellPlace::new(1, 4)), "Åbo");
        app.run(PanelCommand::Answer(Answer::Cancel));
        app.run(BatchCommand::Undo);
    }
    // An export that was begun meanwhile goes on, and its results are those of its own rows.
    let reading = app.begin(FileCommand::OpenPath(other));
    app.choose_next(Choice::Path(folder.path().join("ut")));
    app.run(BatchCommand::ChooseFolder);
    let run = app.begin(BatchCommand::Export);
    app.end(reading);
    assert!(question(&app).contains("Running"), "{}", question(&app));
    app.run(PanelCommand::Answer(Answer::Cancel));
    app.end(run);
    assert!(matches!(open_table(&app).stage, BatchStage::Done { .. }));
    assert_eq!(open_table(&app).checked.rows.len(), 3);
}

/// The user gave up the draft as it was when the question was answered, and nothing that was typed after it.
#[test]
fn what_is_typed_after_the_answer_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("utkast.klausul");
    fs::write(&path, draft::write(&example())).unwrap();
    let set = |text: &str| EditCommand::SetText {
        field: "customer.name".to_owned(),
        text: text.to_owned(),
    };
    let mut app = Headless::with(Machine::default());
    app.run(set("Åke"));
    app.run(FileCommand::OpenPath(path));
    assert!(question(&app).contains("Unsaved"));
    let reading = app.begin(PanelCommand::Answer(Answer::Discard));
    app.run(set("Åke Öst"));
    app.end(reading);
    assert!(question(&app).contains("Unsaved"));
    let name = |app: &Headless| app.state.document.draft.text("customer.name");
    assert_eq!(name(&app).as_deref(), Some("Åke Öst"));
    app.run(PanelCommand::Answer(Answer::Discard));
    assert_eq!(app.state.document.draft, example());
}

#[test]
fn a_folder_that_is_chosen_too_late_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["ut", "annan"].map(|name| folder.path().join(name));
    let mut app = headless(folder.path());
    app.choose_next(Choice::Path(first.clone()));
    app.run(BatchCommand::ChooseFolder);
    let dialog = app.begin(BatchCommand::ChooseFolder);
    let run = app.begin(BatchCommand::Export);
    app.choose_next(Choice::Path(second.clone()));
    app.end(dialog);
    assert_eq!(open_table(&app).folder.as_ref(), Some(&first));
    app.end(run);
    assert_eq!(pdfs(&first).len(), 3);
    assert!(matches!(open_table(&app).stage, BatchStage::Done { .. }));
    // The same folder again changes nothing; in another one none of them is made.
    app.choose_next(Choice::Path(first));
    app.run(BatchCommand::ChooseFolder);
    assert!(matches!(open_table(&app).stage, BatchStage::Done { .. }));
    app.choose_next(Choice::Path(second.clone()));
    app.run(BatchCommand::ChooseFolder);
    assert!(matches!(open_table(&app).stage, BatchStage::Ready));
    // A dialog that was opened for another spreadsheet isn't about this one.
    let dialog = app.begin(BatchCommand::ChooseFolder);
    app.run(BatchCommand::OpenPath(folder.path().join("kunder.csv")));
    app.choose_next(Choice::Path(second));
    app.end(dialog);
    assert_eq!(open_table(&app).folder, None);
}

#[test]
fn results_of_one_folder_are_not_shown_for_another() {
    let mut app = opened();
    app.choose_next(Choice::Path(app.path("ut")));
    app.click("Välj mapp…");
    app.click("Exportera 2 avtal");
    assert!(app.has_containing("2 Nyländska Bageriet Ab: skapad"));
    app.choose_next(Choice::Path(app.path("annan")));
    app.click("Välj mapp…");
    assert!(!app.has_containing("skapad"));
    // Taking back what isn't there leaves the results alone.
    app.click("Exportera 2 avtal");
    app.command(BatchCommand::Undo);
    assert!(app.has_containing("2 Nyländska Bageriet Ab: skapad"));
}

#[test]
fn a_formula_without_a_result_is_emptied_and_replaced() {
    let mut app = opened();
    let mut formulas = read_sheet(sheet(&[&[], &[]]).as_bytes()).unwrap();
    let formula = CellValue::NotComputed("=B1".to_owned());
    for row in [1, 2] {
        formulas.replace(CellPlace::new(row, 4), Some(formula.clone()));
    }
    let path = app.path("formler.xlsx");
    fs::write(&path, write_cells(&formulas, "Kunder", 1).unwrap()).unwrap();
    app.command(BatchCommand::OpenPath(path));
    let value = |app: &TestApp, row| {
        let row = table(app).batch.sheet.row(row).unwrap();
        row.value(4).cloned()
    };
    app.command(BatchCommand::Select(CellPlace::new(1, 4)));
    // Looking into the cell leaves it as it is.
    app.keys(Modifiers::NONE, Key::F2);
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(value(&app, 1), Some(formula));
    assert!(!table(&app).changes.is_unsaved());
    app.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(value(&app, 1), None);
    assert!(app.has_containing("E2 customer.city: Uppgiften saknas."));
    mend(&mut app, TOWN, "Åbo");
    app.keys(Modifiers::COMMAND, Key::Z);
    app.keys(Modifiers::COMMAND, Key::Z);
    assert!(matches!(value(&app, 1), Some(CellValue::NotComputed(_))));
}

#[test]
fn a_row_that_became_an_example_or_empty_is_not_exported() {
    let mut app = TestApp::new();
    let path = app.path("kunder.csv");
    let names = |name| [("customer.name", name), ("Anteckning", "")];
    let rows: [&[(&str, &str)]; 2] = [&names("Första Ab"), &names("Andra Ab")];
    let few = sheet(&rows);
    fs::write(&path, &few).unwrap();
    app.command(BatchCommand::OpenPath(path));
    let headings = few.lines().next().unwrap().split(';');
    let note = u32::try_from(
        headings
            .clone()
            .position(|one| one == "Anteckning")
            .unwrap(),
    );
    let note = CellPlace::new(1, note.unwrap());
    assert!(app.has("Exportera 2 avtal"));
    mend(&mut app, note, "Exempel");
    assert!(app.has("Exportera 1 avtal") && app.has("1 rad, inga fel"));
    // It comes back at its place.
    app.keys(Modifiers::COMMAND, Key::Z);
    assert!(app.has("Exportera 2 avtal"));
    assert_eq!(table(&app).checked.rows[0].customer, "Första Ab");
    for column in 0..u32::try_from(headings.count()).unwrap() {
        app.command(BatchCommand::Select(CellPlace::new(2, column)));
        app.keys(Modifiers::NONE, Key::Delete);
    }
    assert!(app.has("1 rad, inga fel"));
}

#[test]
fn from_a_row_that_is_hidden_the_next_one_is_a_step_away() {
    let mut app = TestApp::new();
    let path = app.path("kunder.csv");
    let mut ids = business_ids();
    let towns = ["Ekenäs", "Ekenäs", "", "Ekenäs", "", ""];
    let rows = towns.map(|town| {
        let id = ids.next().unwrap();
        [
            ("customer.name", format!("Bolaget {id} Ab")),
            ("customer.business_id", id),
            ("customer.city", town.to_owned()),
        ]
    });
    fs::write(&path, sheet_of(&rows)).unwrap();
    app.command(BatchCommand::OpenPath(path));
    app.click("Visa bara rader med fel");
    for (key, row) in [(Key::ArrowDown, 5), (Key::ArrowUp, 5)] {
        app.command(BatchCommand::Select(CellPlace::new(3, 4)));
        if key == Key::ArrowUp {
            app.command(BatchCommand::Select(CellPlace::new(6, 4)));
        }
        type_text(&mut app, "Åbo");
        app.keys(Modifiers::NONE, Key::Enter);
        // Nothing is typed where nobody sees it.
        type_text(&mut app, "x");
        assert_eq!(table(&app).typed, None);
        app.keys(Modifiers::NONE, key);
        assert_eq!(table(&app).selected.row, row);
    }
}

#[test]
fn a_question_waits_while_another_one_is_answered() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Åke");
    app.choose_next(Choice::NoDialog);
    app.command(FileCommand::Save);
    app.command(PanelCommand::Type("halvvägs".to_owned()));
    app.window.run();
    assert!(!closes(&mut app));
    assert!(app.has("Spara ändringarna?"));
    app.click("Avbryt");
    assert!(app.has("Ange en fil"));
    let label = "Ingen fildialog kan visas här. Skriv filens namn med mapp:";
    let typed = app.field(label).accesskit_node().value();
    assert_eq!(typed.as_deref(), Some("halvvägs"));
}

#[test]
fn what_is_wrong_with_a_path_stands_in_the_dialog_that_asks_for_another() {
    let mut app = TestApp::new();
    app.choose_next(Choice::NoDialog);
    app.command(FileCommand::Export { is_draft: true });
    let folder = app.folder.path().display().to_string();
    app.command(PanelCommand::Type(folder));
    app.click("Exportera");
    assert!(app.has("Ange en fil"));
    let said = app.window.query_all_by_label_contains("Detta är en mapp.");
    assert_eq!(said.count(), 1, "in the dialog, and not behind it");
    app.click("Avbryt");
    assert!(app.has_containing("Detta är en mapp."));
}

#[test]
fn a_pdf_that_is_being_written_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let export = FileCommand::Export { is_draft: true };
    let mut app = Headless::with(Machine::default());
    let quits = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Quit));
    let path = folder.path().join("avtal.pdf");
    let writing = app.begin(export.clone());
    let [Effect::ChooseFile { turn, .. }] = *writing.as_slice() else {
        panic!("{writing:?}");
    };
    let choice = Choice::Path(path.clone());
    let writing = app.begin(Outcome::FileChosen { choice, turn });
    assert!(!app.state.may_quit());
    assert!(!quits(&app.begin(FileCommand::Quit)));
    app.end(writing);
    assert!(path.exists() && app.state.may_quit());

    // One that fails is told instead, and the window stays.
    let mut app = Headless::with(Machine::default());
    fs::write(&path, "my notes").unwrap();
    let writing = app.begin(export);
    let [Effect::ChooseFile { turn, .. }] = *writing.as_slice() else {
        panic!("{writing:?}");
    };
    let choice = Choice::Path(path);
    let writing = app.begin(Outcome::FileChosen { choice, turn });
    assert!(!quits(&app.begin(FileCommand::Quit)));
    app.end(writing);
    assert!(app.notice().contains("Filen är ingen PDF"));
    let again = app.begin(FileCommand::Quit);
    assert!(quits(&again), "it is asked for anew");
}

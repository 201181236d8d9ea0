//! Many agreements from a spreadsheet, in the window.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::actions::{
    Action, EXPORT, EXPORT_DRAFT, FIND, NEW, REGISTER, SAVE, SAVE_AS, SELECT_ALL, UNDO, UNFOLD_ALL,
    VERIFY, ZOOM_IN,
};
use klausul::app::command::{
    BatchCommand, EditCommand, FileCommand, PreviewCommand, RegisterCommand,
};
use klausul::app::model::{BatchStage, BatchTable};
use klausul::app::platform::{Choice, FileKind};
use klausul::spreadsheet::CellPlace;
use klausul::storage::{Disk, RealDisk};

use crate::batch::{SOUND, business_ids, many, sheet};
use crate::test_app::{Machine, TestApp};
use crate::window_keys::press;

/// Opens a sheet with two sound rows and one without a town.
pub fn opened() -> TestApp {
    let mut app = TestApp::new();
    let id = business_ids().next().unwrap();
    let rows: [&[(&str, &str)]; 3] = [
        &[],
        &[
            ("customer.name", "Bolaget Ab"),
            ("customer.business_id", "1470246-8"),
            ("customer.city", ""),
        ],
        &[
            ("customer.name", "Tredje Ab"),
            ("customer.business_id", id.as_str()),
        ],
    ];
    let path = app.path("kunder.csv");
    fs::write(&path, sheet(&rows)).unwrap();
    app.choose_next(Choice::Path(path));
    app.click("Arkiv");
    app.click_last("Flera från kalkylblad…");
    assert_eq!(
        app.machine.asked.lock().unwrap().last().unwrap().kind,
        FileKind::Sheet
    );
    app
}

pub fn table(app: &TestApp) -> &BatchTable {
    app.state()
        .batch
        .as_ref()
        .expect("a spreadsheet that is open")
}

pub fn cell(app: &TestApp, row: u32, column: u32) -> String {
    table(app).text(CellPlace::new(row, column))
}

#[test]
fn changes_of_cells_are_taken_back_and_made_again() {
    let mut app = opened();
    app.command(BatchCommand::Select(CellPlace::new(1, 0)));
    app.keys(Modifiers::NONE, Key::Delete);
    app.command(BatchCommand::Select(CellPlace::new(2, 4)));
    app.window
        .event(eframe::egui::Event::Text("Åbo".to_owned()));
    app.window.run();
    app.keys(Modifiers::NONE, Key::Enter);
    assert!(app.has("3 rader, 1 med fel"));
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&app, 2, 4), "");
    assert_eq!(table(&app).selected, CellPlace::new(2, 4));
    assert!(app.has("3 rader, 2 med fel"));
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&app, 1, 0), "Nyländska Bageriet Ab");
    app.keys(Modifiers::COMMAND, Key::Z);
    assert!(app.has("3 rader, 1 med fel"), "there is no more");
    app.keys(Modifiers::COMMAND, Key::Y);
    app.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(
        (cell(&app, 1, 0), cell(&app, 2, 4)),
        (String::new(), "Åbo".to_owned())
    );
    // What is being typed is taken back first.
    app.window
        .event(eframe::egui::Event::Text("Ekenäs".to_owned()));
    app.window.run();
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(table(&app).typed, None);
    assert_eq!(cell(&app, 2, 4), "Åbo");
    app.keys(Modifiers::COMMAND, Key::Home);
    assert_eq!(table(&app).selected, CellPlace::new(1, 0));
    app.keys(Modifiers::COMMAND, Key::End);
    let last = u32::try_from(SOUND.len()).unwrap() - 1;
    assert_eq!(table(&app).selected, CellPlace::new(3, last));
}

#[test]
fn while_a_sheet_is_open_the_menus_are_about_it() {
    let mut app = opened();
    let is_possible = |app: &TestApp, action: &Action| action.is_possible(app.state());
    for action in [&EXPORT, &SAVE, &SAVE_AS, &NEW, &VERIFY, &REGISTER] {
        assert!(is_possible(&app, action), "{}", action.text);
    }
    for action in [
        &EXPORT_DRAFT,
        &FIND,
        &ZOOM_IN,
        &SELECT_ALL,
        &UNFOLD_ALL,
        &UNDO,
    ] {
        assert!(!is_possible(&app, action), "{}", action.text);
    }
    let folder = app.path("avtal");
    fs::create_dir(&folder).unwrap();
    app.choose_next(Choice::Path(folder.clone()));
    app.keys(Modifiers::COMMAND, Key::Enter);
    app.keys(Modifiers::COMMAND, Key::Enter);
    assert!(matches!(table(&app).stage, BatchStage::Done { .. }));
    assert!(fs::read_dir(&folder).unwrap().count() >= 2);

    // The verdict about a PDF stands above its draft, in the place of the sheet, of which nothing would be lost.
    let pdf = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let pdf = pdf
        .into_iter()
        .find(|path| path.extension().is_some_and(|found| found == "pdf"));
    app.choose_next(Choice::Path(pdf.unwrap()));
    app.command(FileCommand::Verify);
    assert!(app.state().inspection.is_some() && app.state().batch.is_none());
    app.command(PreviewCommand::CloseInspection);
    assert!(app.state().inspection.is_none());
}

#[test]
fn the_mended_sheet_is_saved_and_not_lost_by_accident() {
    let mut app = opened();
    app.command(BatchCommand::Select(CellPlace::new(2, 4)));
    app.window
        .event(eframe::egui::Event::Text("Åbo".to_owned()));
    app.window.run();
    app.keys(Modifiers::NONE, Key::Enter);
    app.click("Stäng kalkylbladet");
    assert!(app.has("Vill du spara det rättade kalkylbladet?"));
    let path = app.path("rättat.xlsx");
    app.choose_next(Choice::Path(path.clone()));
    app.click("Spara");
    assert!(
        app.notice()
            .starts_with("Det rättade kalkylbladet är sparat.")
    );
    assert!(app.state().batch.is_none(), "it is closed once it is saved");
    app.command(BatchCommand::OpenPath(path.clone()));
    assert!(app.has("3 rader, inga fel"));
    // It is written over when asked.
    app.command(BatchCommand::Select(CellPlace::new(1, 4)));
    app.keys(Modifiers::NONE, Key::Delete);
    app.command(FileCommand::OpenExample);
    assert!(app.has("Vill du spara det rättade kalkylbladet?"));
    app.click("Avbryt");
    app.choose_next(Choice::Path(path));
    app.keys(Modifiers::COMMAND, Key::S);
    assert!(!table(&app).changes.is_unsaved());
    app.keys(Modifiers::COMMAND, Key::Z);
    app.click("Stäng kalkylbladet");
    app.click("Kasta ändringarna");
    assert!(app.state().batch.is_none());
}

/// A disk on which, after some files, no more are written until it is let.
pub struct Gate {
    files: AtomicUsize,
    is_open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    /// A disk that is shut after so many files in the folder `ut`.
    pub fn after(files: usize) -> Arc<Self> {
        Arc::new(Self {
            files: AtomicUsize::new(files),
            is_open: Mutex::default(),
            opened: Condvar::new(),
        })
    }

    pub fn open(&self) {
        *self.is_open.lock().unwrap() = true;
        self.opened.notify_all();
    }
}

impl Disk for Gate {
    fn open(&self, path: &Path) -> io::Result<File> {
        RealDisk.open(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        let is_batch = path.parent().is_some_and(|folder| folder.ends_with("ut"));
        let left = |left: usize| left.checked_sub(1);
        let order = Ordering::Relaxed;
        if is_batch && self.files.fetch_update(order, order, left).is_err() {
            let is_open = self.is_open.lock().unwrap();
            drop(
                self.opened
                    .wait_while(is_open, |is_open| !*is_open)
                    .unwrap(),
            );
        }
        RealDisk.create(path)
    }
    fn open_to_append(&self, path: &Path) -> io::Result<File> {
        RealDisk.open_to_append(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.create_folder(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write(file, bytes)
    }
    fn flush(&self, file: &File) -> io::Result<()> {
        RealDisk.flush(file)
    }
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.replace(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
    fn wait(&self, time: std::time::Duration) {
        RealDisk.wait(time);
    }
}

/// Draws frames until something is so.
pub fn until(app: &mut TestApp, is_so: impl Fn(&TestApp) -> bool) {
    while !is_so(app) {
        app.window.step();
        std::thread::yield_now();
    }
}

/// A window in which 60 rows are being exported and wait after the second.
pub fn running() -> (TestApp, Arc<Gate>, PathBuf) {
    // The journal, then two agreements.
    let gate = Gate::after(3);
    let mut app = TestApp::with_threads(Machine {
        disk: Some(Arc::clone(&gate) as _),
        ..Machine::default()
    });
    let path = app.path("kunder.csv");
    fs::write(&path, many(60)).unwrap();
    let folder = app.path("ut");
    app.command(BatchCommand::OpenPath(path));
    until(&mut app, |app| app.state().batch.is_some());
    app.choose_next(Choice::Path(folder.clone()));
    app.click("Välj mapp…");
    until(&mut app, |app| table(app).folder.is_some());
    app.window.step();
    app.click("Exportera 60 avtal");
    until(&mut app, |app| app.has_containing("2 av 60"));
    (app, gate, folder)
}

#[test]
fn a_run_is_paused_and_stopped_and_says_how_far_it_is() {
    let (mut app, gate, folder) = running();
    // Half a second of the window's own time later it can be told how much is left.
    until(&mut app, |app| app.has_containing("s kvar"));
    assert!(app.has_containing("2 av 60, "));
    app.click("Pausa");
    assert!(!app.has("Pausa"));
    app.click("Fortsätt");
    assert!(!app.has("Fortsätt"));
    app.click("Stoppa");
    let is_disabled =
        |app: &TestApp, name: &str| app.window.get_by_label(name).accesskit_node().is_disabled();
    assert!(is_disabled(&app, "Stoppa") && is_disabled(&app, "Pausa"));
    gate.open();
    until(&mut app, |app| {
        matches!(table(app).stage, BatchStage::Done { .. })
    });
    app.window.step();
    let made = pdfs(&folder).len();
    assert!((2..60).contains(&made), "{made}");
    let rest = 60 - made;
    assert!(app.has_containing(&format!(
        "{made} skapade, 0 fanns redan, {rest} inte skapade."
    )));
    app.click("Exportera 60 avtal");
    until(&mut app, |app| {
        app.has_containing(&format!("{rest} skapade, {made} fanns redan"))
    });
    assert_eq!(pdfs(&folder).len(), 60);
}

pub fn pdfs(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.contains(".pdf")).collect();
    names.sort();
    names
}

#[test]
fn a_sheet_is_mended_and_exported() {
    let mut app = opened();
    assert!(app.has("3 rader, 1 med fel"));
    assert!(app.has_containing("E3 customer.city: Uppgiften saknas."));
    // Only what has no mistakes can be exported.
    assert!(app.has("Exportera 2 avtal"));
    // It begins at the first mistake, and F8 or the button goes on to the next.
    assert_eq!(table(&app).selected, CellPlace::new(2, 4));
    app.command(BatchCommand::Select(CellPlace::new(1, 0)));
    app.click("Nästa fel");
    assert_eq!(table(&app).selected, CellPlace::new(2, 4));
    app.keys(Modifiers::NONE, Key::Enter);
    app.field("E3 customer.city").type_text("Åbo");
    app.window.run();
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(table(&app).text(CellPlace::new(2, 4)), "Åbo");
    assert!(app.has("3 rader, inga fel"));
    let folder = app.path("ut");
    app.choose_next(Choice::Path(folder.clone()));
    app.click("Välj mapp…");
    app.click("Exportera 3 avtal");
    assert!(app.has_containing("3 skapade, 0 fanns redan, 0 inte skapade."));
    assert_eq!(pdfs(&folder).len(), 3);
    assert!(app.has_containing("2 Nyländska Bageriet Ab: skapad"));
    app.click("Visa i mapp");
    assert_eq!(*app.machine.shown.lock().unwrap(), ["reveal Resultat.xlsx"]);
    // What is there isn't made again.
    app.click("Exportera 3 avtal");
    assert!(app.has_containing("0 skapade, 3 fanns redan, 0 inte skapade."));
    app.click("Stäng kalkylbladet");
    assert!(app.state().batch.is_none());
}

#[test]
fn the_keyboard_moves_and_types_in_the_table() {
    let mut app = opened();
    app.command(BatchCommand::Select(CellPlace::new(1, 0)));
    app.keys(Modifiers::NONE, Key::ArrowDown);
    app.keys(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(table(&app).selected, CellPlace::new(2, 1));
    app.keys(Modifiers::NONE, Key::End);
    assert_eq!(
        table(&app).selected.column,
        u32::try_from(SOUND.len()).unwrap() - 1
    );
    app.keys(Modifiers::NONE, Key::Home);
    app.keys(Modifiers::NONE, Key::ArrowUp);
    app.keys(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(
        table(&app).selected,
        CellPlace::new(1, 0),
        "not beyond the first row"
    );
    app.keys(Modifiers::NONE, Key::F8);
    assert_eq!(table(&app).selected, CellPlace::new(2, 4));
    // What is typed replaces the cell, and Escape takes it back.
    app.window.event(eframe::egui::Event::Text("Å".to_owned()));
    app.window.event(eframe::egui::Event::Text("bo".to_owned()));
    app.window.run();
    assert_eq!(table(&app).typed.as_deref(), Some("Åbo"));
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(table(&app).typed, None);
    assert_eq!(table(&app).text(CellPlace::new(2, 4)), "");
    app.command(BatchCommand::Select(CellPlace::new(1, 0)));
    app.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(table(&app).text(CellPlace::new(1, 0)), "");
    assert!(app.has("3 rader, 2 med fel"));
    app.click("Visa bara rader med fel");
    assert_eq!(table(&app).shown_rows().len(), 2);
}

#[test]
fn what_is_behind_the_table_is_left_alone() {
    let mut app = opened();
    let before = app.draft().clone();
    app.command(EditCommand::SetText {
        field: "customer.name".to_owned(),
        text: "Unseen Ab".to_owned(),
    });
    app.command(FileCommand::Export { is_draft: true });
    assert_eq!(*app.draft(), before);
    assert!(app.machine.asked.lock().unwrap().len() == 1);
    app.command(FileCommand::OpenExample);
    assert!(
        app.state().batch.is_none(),
        "what opens a draft closes the table"
    );
    assert_ne!(*app.draft(), before);
}

#[test]
fn escape_closes_the_sheet_and_leaves_what_is_behind_it() {
    for is_in_register in [false, true] {
        let mut app = opened();
        let folder = app.path("avtal");
        fs::create_dir(&folder).unwrap();
        app.choose_next(Choice::Path(folder.clone()));
        app.command(RegisterCommand::AddFolder);
        assert_eq!(app.state().settings.register_folders, [folder]);
        assert!(!app.state().register.is_open, "not behind the sheet");
        app.command(BatchCommand::Close);
        if is_in_register {
            app.keys(Modifiers::COMMAND, Key::L);
        }
        app.command(BatchCommand::OpenPath(app.path("kunder.csv")));
        app.command(BatchCommand::Select(CellPlace::new(2, 4)));
        // A cell that is being typed goes back first.
        app.window.event(Event::Text("Å".to_owned()));
        app.window.run();
        app.keys(Modifiers::NONE, Key::Escape);
        assert_eq!(table(&app).typed, None);
        app.window.event(Event::Text("Åbo".to_owned()));
        app.window.run();
        app.keys(Modifiers::NONE, Key::Enter);
        app.keys(Modifiers::NONE, Key::Escape);
        assert!(app.has("Vill du spara det rättade kalkylbladet?"));
        app.click("Avbryt");
        // The table still has the keys.
        app.command(BatchCommand::Select(CellPlace::new(1, 0)));
        app.at_once(press(Key::ArrowDown, Modifiers::NONE));
        assert_eq!(table(&app).selected, CellPlace::new(2, 0));
        app.keys(Modifiers::NONE, Key::Escape);
        app.click("Kasta ändringarna");
        assert!(app.state().batch.is_none());
        assert_eq!(app.state().register.is_open, is_in_register);
    }
}

#[test]
fn a_sheet_that_cannot_be_read_is_told() {
    let mut app = TestApp::new();
    let path = app.path("kunder.xlsx");
    fs::write(&path, b"PK\x03\x04 no more").unwrap();
    // As a file that is dropped.
    app.command(FileCommand::OpenPath(path));
    assert!(
        app.notice().starts_with("Filen är skadad"),
        "{}",
        app.notice()
    );
    assert!(app.state().batch.is_none());
}

#[test]
fn an_empty_sheet_is_made_and_opened() {
    let mut app = TestApp::new();
    let path = app.path("Kunder.xlsx");
    app.choose_next(Choice::Path(path.clone()));
    app.click("Arkiv");
    app.click_last("Nytt tomt kalkylblad…");
    assert!(
        app.notice().starts_with("Kalkylbladet är sparat."),
        "{}",
        app.notice()
    );
    assert_eq!(*app.machine.shown.lock().unwrap(), ["open Kunder.xlsx"]);
    app.command(BatchCommand::OpenPath(path));
    assert!(app.has_containing("Det finns inga rader att exportera."));
    assert!(
        app.window
            .get_by_label("Exportera")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn a_file_of_somebody_else_stays() {
    let mut app = opened();
    let folder = app.path("ut");
    fs::create_dir(&folder).unwrap();
    let name = "Behandling av personuppgifter i samarbetsavtal – Tredje Ab.pdf";
    fs::write(folder.join(name), "mine").unwrap();
    app.choose_next(Choice::Path(folder.clone()));
    app.click("Välj mapp…");
    app.click("Exportera 2 avtal");
    assert!(app.has_containing("1 skapade, 0 fanns redan, 2 inte skapade."));
    assert!(app.has_containing("finns redan, men med annat innehåll"));
    assert_eq!(fs::read(folder.join(name)).unwrap(), b"mine");
    assert!(matches!(table(&app).stage, BatchStage::Done { .. }));
}

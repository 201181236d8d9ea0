//! Rows that would be exported wrong or not at all: merged cells, names of files that are errors, files of others.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use insta::assert_snapshot;
use klausul::app::actions::EXPORT;
use klausul::app::command::BatchCommand;
use klausul::draft::Draft;
use klausul::message::{Language, Translator};
use klausul::pipeline::batch::{
    Batch, Completed, Control, RunState, all_problems, check, complete,
};
use klausul::spreadsheet::read_sheet;
use klausul::storage::{Disk, RealDisk};
use rust_xlsxwriter::{Format, Formula};

use crate::batch::{SOUND, business_ids, many, run_to, said, sheet};
use crate::session::Session;
use crate::spreadsheet::workbook;
use crate::support::{approved, built_in};
use crate::test_app::TestApp;

/// Writes the sound row so often, each with a customer of its own, below a row of headings.
fn write_sound(sheet: &mut rust_xlsxwriter::Worksheet, rows: std::ops::Range<u32>) {
    let mut ids = business_ids();
    for (column, (id, answer)) in (0_u16..).zip(SOUND) {
        sheet.write(0, column, id).unwrap();
        for row in rows.clone() {
            sheet.write(row, column, answer).unwrap();
        }
    }
    for row in rows {
        sheet.write(row, 0, format!("Bolag {row} Ab")).unwrap();
        sheet.write(row, 1, ids.next().unwrap()).unwrap();
    }
}

#[test]
fn no_row_of_merged_cells_is_exported_without_their_value() {
    let session = Session::new();
    let bytes = workbook(|sheet| {
        write_sound(sheet, 1..6);
        sheet.write(0, 13, "customer.contact_name").unwrap();
        sheet
            .merge_range(1, 13, 3, 13, "Kalle Kula", &Format::new())
            .unwrap();
        sheet.write(4, 13, "Eva Ek").unwrap();
    });
    session.write("kunder.xlsx", bytes);
    assert_snapshot!(session.run("--lang sv batch run kunder.xlsx -o ut --partial"), @r"
    $ klausul --lang sv batch run kunder.xlsx -o ut --partial
    2 skapade, 0 fanns redan, 3 inte skapade.
    ut/Resultat.xlsx
    stderr: klausul: kunder.xlsx:N2 (customer.contact_name): Cellerna till och med N4 är sammanfogade, så bara den första har ett värde. Dela dem och fyll i varje cell.
    stderr: klausul: kunder.xlsx:N3 (customer.contact_name): Cellen är sammanfogad med N2, så raden har inget eget värde där. Dela cellerna och fyll i varje cell.
    stderr: klausul: kunder.xlsx:N4 (customer.contact_name): Cellen är sammanfogad med N2, så raden har inget eget värde där. Dela cellerna och fyll i varje cell.
    status: 1
    ");
}

#[test]
fn rows_beside_merged_cells_are_exported_in_the_window() {
    let mut app = TestApp::new();
    let path = app.path("kunder.xlsx");
    let bytes = workbook(|sheet| {
        write_sound(sheet, 1..4);
        sheet.write(0, 13, "customer.contact_name").unwrap();
        sheet
            .merge_range(1, 13, 2, 13, "Kalle Kula", &Format::new())
            .unwrap();
    });
    fs::write(&path, bytes).unwrap();
    app.command(BatchCommand::OpenPath(path));
    assert!(app.has("3 rader, 2 med fel"));
    assert!(EXPORT.is_possible(app.state()));
}

#[test]
fn a_file_is_not_named_by_an_error() {
    let named = |name: &str| said(sheet(&[&[("file", name)]]).as_bytes());
    assert_snapshot!(named("#REF!"), @"N2: Cellen har felet #REF!. Rätta formeln, eller skriv värdet.");
    assert_snapshot!(named("#SAKNAS!"), @"N2: Cellen har felet #SAKNAS!. Rätta formeln, eller skriv värdet.");
    assert_snapshot!(named("Avtal.PDF"), @"");
    let bytes = workbook(|sheet| {
        write_sound(sheet, 1..3);
        sheet.write(0, 13, "file").unwrap();
        sheet
            .write(1, 13, Formula::new("=Z9").set_result("#NAMN?"))
            .unwrap();
        sheet.write(2, 13, "Avtal.PDF").unwrap();
    });
    assert_snapshot!(said(&bytes), @"N2: Cellen har felet #NAMN?. Rätta formeln, eller skriv värdet.");
    let session = Session::new();
    session.write("kunder.csv", sheet(&[&[("file", "Avtal.PDF")]]));
    session.succeed("batch run kunder.csv -o ut");
    assert!(session.path("ut/Avtal.pdf").exists());
}

#[test]
fn a_result_with_binary_digits_is_read_as_it_is_shown() {
    let session = Session::new();
    let bytes = workbook(|sheet| {
        write_sound(sheet, 1..2);
        let sum = Formula::new("=59.97").set_result("59.96999999999999");
        sheet.write(0, 13, "file").unwrap();
        sheet.write(1, 13, sum).unwrap();
    });
    session.write("kunder.xlsx", bytes);
    session.succeed("batch run kunder.xlsx -o ut");
    assert!(session.path("ut/59.97.pdf").exists());
}

/// Runs a batch to its list of results.
fn completed(bytes: &[u8], folder: &Path, disk: &dyn Disk, control: &Control) -> Completed {
    let template = Arc::new(built_in().clone());
    let base = Draft::new(&template);
    let translator = Translator::new(Language::Sv);
    let sheet = read_sheet(bytes).unwrap();
    let batch = Batch::new(template, base, sheet, false, &translator);
    let chosen = approved(built_in().clone());
    let run = run_to(folder, &batch, &chosen.standing, disk, control);
    let checked = check(&batch, 2);
    let states = run.survey(&checked.rows).unwrap();
    let problems = all_problems(&run, &checked, &states);
    complete(
        &run,
        &checked,
        &states,
        &problems,
        &translator,
        &mut |_, _| {},
    )
    .unwrap()
}

/// Returns what became of rows, a line each.
fn told(completed: &Completed) -> String {
    let lines = completed.lines.iter().map(|line| {
        let remark = line.remark.as_ref().map(klausul::message::Message::id);
        format!("{} {} {}", line.row, line.state, remark.unwrap_or_default())
            .trim_end()
            .to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A disk on which something happens before a file gets its name.
struct Interfering<F>(F);

impl<F: Fn(&Path, &Path) -> io::Result<()> + Send + Sync> Disk for Interfering<F> {
    fn open(&self, path: &Path) -> io::Result<fs::File> {
        RealDisk.open(path)
    }
    fn create(&self, path: &Path) -> io::Result<fs::File> {
        RealDisk.create(path)
    }
    fn open_to_append(&self, path: &Path) -> io::Result<fs::File> {
        RealDisk.open_to_append(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.create_folder(path)
    }
    fn write(&self, file: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
        RealDisk.write(file, bytes)
    }
    fn flush(&self, file: &fs::File) -> io::Result<()> {
        RealDisk.flush(file)
    }
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.replace(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.0)(from, to)?;
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
    fn wait(&self, _: Duration) {}
}

/// A disk on which one file can't get its name.
fn unnamable(kind: io::ErrorKind) -> impl Disk {
    Interfering(move |_: &Path, to: &Path| {
        if to.to_string_lossy().contains("Bolag 1 Ab") {
            return Err(kind.into());
        }
        Ok(())
    })
}

#[test]
fn what_is_wrong_with_one_file_alone_ends_no_run() {
    for kind in [io::ErrorKind::InvalidFilename, io::ErrorKind::ResourceBusy] {
        let folder = tempfile::tempdir().unwrap();
        let sheet = many(40);
        let completed = completed(
            sheet.as_bytes(),
            folder.path(),
            &unnamable(kind),
            &Control::default(),
        );
        let states = completed.lines.iter().map(|line| line.state);
        let written = states.filter(|state| *state == "written").count();
        assert_eq!(written, 39, "{kind:?}");
        assert_eq!(completed.lines[1].state, "failed");
        assert!(completed.lines[1].remark.is_some());
        assert!(completed.stopped_by.is_none());
    }
}

#[test]
fn a_full_disk_ends_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = many(40);
    let disk = unnamable(io::ErrorKind::StorageFull);
    let completed = completed(sheet.as_bytes(), folder.path(), &disk, &Control::default());
    assert!(completed.stopped_by.is_some());
}

#[test]
fn a_file_that_was_not_compared_is_nobody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = many(3);
    let run = |control: &Control| completed(sheet.as_bytes(), folder.path(), &RealDisk, control);
    run(&Control::default());
    // As a run leaves it that is killed.
    fs::remove_file(folder.path().join(".klausul-batch.jsonl")).unwrap();
    let stopped = Control::default();
    stopped.set(RunState::Stopped);
    assert_snapshot!(told(&run(&stopped)), @r"
    1 not-reached
    2 not-reached
    3 not-reached
    ");
    assert_snapshot!(told(&run(&Control::default())), @r"
    1 there
    2 there
    3 there
    ");
}

#[test]
fn what_others_are_writing_stays() {
    let folder = tempfile::tempdir().unwrap();
    let part = |name: &str| folder.path().join(format!(".klausul-{name}.part"));
    let theirs = fs::File::create(part("1-1")).unwrap();
    theirs.lock().unwrap();
    fs::write(part("1-2"), "of a program that was killed").unwrap();
    let sheet = many(1);
    let done = completed(
        sheet.as_bytes(),
        folder.path(),
        &RealDisk,
        &Control::default(),
    );
    assert_eq!(told(&done), "1 written");
    assert!(part("1-1").exists());
    assert!(!part("1-2").exists());
}

#[test]
fn a_file_that_somebody_removes_before_it_has_its_name_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = many(2);
    let is_done = AtomicBool::new(false);
    let disk = Interfering(|from: &Path, _: &Path| {
        if is_done.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        fs::remove_file(from)
    });
    let done = completed(sheet.as_bytes(), folder.path(), &disk, &Control::default());
    assert_eq!(told(&done), "1 written\n2 written");
}

#[test]
fn an_endless_name_does_not_lose_the_list_of_results() {
    let session = Session::new();
    let name = format!("{} Ab", "å".repeat(32_000));
    session.write(
        "kunder.csv",
        sheet(&[&[], &[("customer.name", &name), ("service.inkasso", &name)]]),
    );
    let told = session.run("--lang sv batch run kunder.csv -o ut --partial");
    assert!(
        told.contains("ut/Resultat.xlsx"),
        "{}",
        &told[told.len() - 1_000..]
    );
    let text = many(300).replace("\nBolag 40 Ab", "\n\"Bolag 40 Ab");
    session.write("citat.csv", text);
    assert_snapshot!(session.run("--lang sv batch run citat.csv -o ut2 --partial"), @r#"
    $ klausul --lang sv batch run citat.csv -o ut2 --partial
    stderr: klausul: citat.csv: Citattecknet (") i början av cell A42 saknar par, så allt efter det hamnar i den cellen. Ta bort det, eller skriv ett till där texten slutar.
    status: 2
    "#);
}

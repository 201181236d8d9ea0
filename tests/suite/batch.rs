//! Many agreements from a spreadsheet: what is said of it, and what comes out however it is interrupted.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use insta::assert_snapshot;
use klausul::date::Date;
use klausul::draft::Draft;
use klausul::draft::values::business_id;
use klausul::ledger;
use klausul::library::Standing;
use klausul::message::{Language, Translator};
use klausul::pipeline::batch::{Batch, Control, RowOutcome, Run, RunState, check, empty_sheet};
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::pipeline::release::Release;
use klausul::spreadsheet::{CellPlace, read_sheet};
use klausul::storage::{Disk, RealDisk};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

use crate::faults::Faulty;
use crate::session::Session;
use crate::spreadsheet::workbook;
use crate::support::{approved, built_in};

/// The columns of the sheets here, and the answers of a sound row.
pub const SOUND: [(&str, &str); 13] = [
    ("customer.name", "Nyländska Bageriet Ab"),
    ("customer.business_id", "0112038-9"),
    ("customer.street", "Storgatan 1"),
    ("customer.postal_code", "10600"),
    ("customer.city", "Ekenäs"),
    ("service.inkasso", "x"),
    ("agreement.number", "SA-1"),
    ("agreement.date", "2.3.2026"),
    ("customer.signatories.1.name", "Eva Ek"),
    ("customer.signatories.1.title", "VD"),
    ("provider.business_id", "1470246-8"),
    ("provider.signatories.1.name", "Pelle Provare"),
    ("provider.signatories.1.title", "Direktör"),
];

/// Returns a sheet with a row for each list of changes to the sound row.
pub fn sheet(rows: &[&[(&str, &str)]]) -> String {
    let mut columns: Vec<&str> = SOUND.iter().map(|(column, _)| *column).collect();
    for (column, _) in rows.iter().copied().flatten() {
        if !columns.contains(column) {
            columns.push(column);
        }
    }
    let mut text = columns.join(";");
    for changes in rows {
        let answers: BTreeMap<&str, &str> = SOUND.iter().chain(*changes).copied().collect();
        let cells = columns
            .iter()
            .map(|column| answers.get(column).copied().unwrap_or_default());
        text.push('\n');
        text.push_str(&cells.collect::<Vec<_>>().join(";"));
    }
    text
}

/// Finnish business ids that can be, one after the other.
pub fn business_ids() -> impl Iterator<Item = String> {
    (1_000_000..).flat_map(|number| {
        let ids = (0..10).map(move |digit| format!("{number}-{digit}"));
        ids.filter(|id| business_id::check("FI", id).is_ok())
    })
}

/// Returns a sheet with so many sound rows of different customers.
pub fn many(count: usize) -> String {
    let mut ids = business_ids();
    let rows = (0..count).map(|row| {
        let name = format!("Bolag {row} Ab");
        [
            ("customer.name", name),
            ("customer.business_id", ids.next().unwrap()),
            ("agreement.number", format!("SA-{row}")),
        ]
    });
    sheet_of(&rows.collect::<Vec<_>>())
}

/// A sheet with rows that are sound but for what they say.
pub fn sheet_of<const COLUMNS: usize>(rows: &[[(&str, String); COLUMNS]]) -> String {
    let rows: Vec<Vec<(&str, &str)>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|(column, text)| (*column, text.as_str()))
                .collect()
        })
        .collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
    sheet(&rows)
}

fn batch(bytes: &[u8]) -> Batch {
    let template = Arc::new(built_in().clone());
    let base = Draft::new(&template);
    let sheet = read_sheet(bytes).unwrap();
    Batch::new(template, base, sheet, false, &Translator::new(Language::Sv))
}

/// Returns what is said of a sheet: place and sentence, a line each.
pub fn said(bytes: &[u8]) -> String {
    let batch = batch(bytes);
    let checked = check(&batch, 2);
    let translator = Translator::new(Language::Sv);
    let problems = batch.problems.iter().chain(checked.problems());
    let lines = problems.map(|problem| {
        let mark = if problem.blocks(false) { "" } else { "(ok) " };
        let sentence = translator.format(&problem.message());
        format!("{mark}{}: {sentence}", problem.place())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn mistakes_are_said_with_their_cell() {
    let check = |rows: &[&[(&str, &str)]], expected: &str| {
        assert_eq!(said(sheet(rows).as_bytes()), expected, "{rows:?}");
    };
    check(&[&[]], "");
    check(
        &[&[("customer.name", "")]],
        "A2: Uppgiften saknas. Fyll i den.",
    );
    check(
        &[&[("customer.business_id", "1120389")]],
        "(ok) B2: 1120389 har lästs som 0112038-9; kontrollsiffran stämmer.",
    );
    check(
        &[&[("customer.postal_code", "510")]],
        "D2: Nollorna i början har gått förlorade. Är det 00510? Formatera cellen som text och skriv hela numret.",
    );
    check(
        &[&[("service.inkasso", "kanske")]],
        "F2: ”kanske” är varken ett kryss eller tomt. Skriv x om tjänsten ska vara med, annars ingenting.\nF2: Ingen av mallens tjänster är vald. Välj minst en.",
    );
    check(
        &[&[("agreement.date", "31.2.2026")]],
        "H2: Dagen 31 finns inte i den månaden. Den sista är 28.",
    );
    check(
        &[&[("agreement.date", "46083")]],
        "(ok) H2: 46083 har lästs som datumet 2026-03-02.",
    );
    check(
        &[&[
            ("customer.signatories.1.title", ""),
            ("customer.signatories.3.name", "Bo Ek"),
        ]],
        "J2: Undertecknarens titel saknas. Fyll i den.\nN2: Undertecknarens titel saknas. Fyll i den.",
    );
    check(
        &[
            &[("customer.name", "A Ab")],
            &[
                ("customer.name", "a ab"),
                ("customer.business_id", "1470246-8"),
            ],
        ],
        "3: Filen ”Behandling av personuppgifter i samarbetsavtal – a ab” blir samma som på rad 2. Skriv ett eget namn i kolumnen Filnamn.",
    );
    check(
        &[&[("customer.name", "A Ab")], &[("customer.name", "B Ab")]],
        "(ok) 3: Samma kund som på rad 2. Kontrollera att det ska vara två avtal.",
    );
    check(
        &[&[("file", "ett")], &[("file", "två")]],
        "(ok) 3: Samma kund som på rad 2. Kontrollera att det ska vara två avtal.",
    );
    check(
        &[&[
            ("service.kreditupplysning-privatpersoner", "x"),
            ("subcontractor.objection", "3"),
        ]],
        "O2: Säljaren får välja 1–2 veckor, inte 3 veckor. En jurist kan medge det: fyll i juristens namn och skälet.",
    );
}

#[test]
fn mistakes_in_columns_are_said_once() {
    let check = |from: &str, to: &str, expected: &str| {
        let text = sheet(&[
            &[],
            &[
                ("customer.name", "B Ab"),
                ("customer.business_id", "1470246-8"),
            ],
        ]);
        assert_eq!(
            said(text.replacen(from, to, 1).as_bytes()),
            expected,
            "{to}"
        );
    };
    // Headings in any language, with or without the group where only one can be meant.
    check("customer.name", "Kund: Namn", "");
    check("customer.name", "kund namn", "");
    check("customer.business_id", "FO-nummer", "");
    check("customer.business_id", "Asiakas: Y-tunnus", "");
    check("service.inkasso", "Inkassoservice", "");
    check(
        "customer.street",
        "Anmärkningar om gatan",
        "(ok) C1: Kolumnen ”Anmärkningar om gatan” känns inte igen och används inte.\n1: Kolumnen ”Kund: Gatuadress” (customer.street) saknas. Den behövs på varje rad.",
    );
    check(
        "customer.city",
        "customer.street",
        "E1: Kolumnen finns redan i C1. Ta bort den ena.\n1: Kolumnen ”Kund: Ort” (customer.city) saknas. Den behövs på varje rad.",
    );
    check(
        "customer.name;customer",
        ";customer",
        "(ok) A1: Kolumnen har ingen rubrik och används inte.\n1: Kolumnen ”Kund: Namn” (customer.name) saknas. Den behövs på varje rad.",
    );
}

#[test]
fn what_has_no_rows_or_headings_says_so() {
    let check = |text: &str, expected: &str| assert_eq!(said(text.as_bytes()), expected, "{text}");
    check(
        "a;b\nc;d",
        ": Ingen rad har rubriker som känns igen. Gör ett tomt kalkylblad med ”klausul batch sheet” och klistra in raderna där.",
    );
    check(
        &sheet(&[]),
        ": Det finns inga rader att exportera. Fyll i en rad för varje kund under rubrikerna; exempelraden räknas inte.",
    );
    let empty = empty_sheet(built_in(), &Translator::new(Language::Fi)).unwrap();
    assert!(said(&empty).starts_with(": Det finns inga rader"));
}

#[test]
fn what_a_spreadsheet_program_made_of_cells_is_told() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "En rubrik över allt").unwrap();
        for (column, (id, answer)) in (0_u16..).zip(SOUND) {
            sheet.write(1, column, id).unwrap();
            for row in 2..8 {
                sheet.write(row, column, answer).unwrap();
            }
        }
        for row in 2..8 {
            sheet.write(row, 0, format!("Bolag {row} Ab")).unwrap();
            sheet
                .write(row, 1, ["0112038-9", "1470246-8"][row as usize % 2])
                .unwrap();
        }
        let date = Format::new().set_num_format("d.m.yyyy");
        let day = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
        sheet.write_with_format(2, 7, &day, &date).unwrap();
        sheet.write(2, 3, 10_600).unwrap();
        sheet.write(2, 5, true).unwrap();
        sheet.write_with_format(3, 6, &day, &date).unwrap();
        sheet
            .write(4, 0, Formula::new("=Z9").set_result("#REF!"))
            .unwrap();
        sheet.write(5, 4, false).unwrap();
        sheet.write(6, 1, 1_120_389).unwrap();
        sheet
            .merge_range(6, 4, 7, 4, "Ekenäs", &Format::new())
            .unwrap();
        sheet.write(9, 20, "far away").unwrap();
    });
    assert_snapshot!(said(&bytes), @r"
    (ok) U1: Kolumnen har ingen rubrik och används inte.
    E7: Cellerna till och med E8 är sammanfogade, så bara den första har ett värde. Dela dem och fyll i varje cell.
    E8: Cellen är sammanfogad med E7, så raden har inget eget värde där. Dela cellerna och fyll i varje cell.
    G4: Kalkylprogrammet har gjort ett datum (2026-03-02) av det som skrevs. Formatera cellen som text och skriv det igen.
    A5: Cellen har felet #REF!. Rätta formeln, eller skriv värdet.
    (ok) 5: Samma kund som på rad 3. Kontrollera att det ska vara två avtal.
    E6: Cellen har sant eller falskt. Skriv i stället det som ska stå i avtalet.
    (ok) 6: Samma kund som på rad 4. Kontrollera att det ska vara två avtal.
    (ok) B7: 1120389 har lästs som 0112038-9; kontrollsiffran stämmer.
    (ok) 7: Samma kund som på rad 3. Kontrollera att det ska vara två avtal.
    E8: Uppgiften saknas. Fyll i den.
    (ok) 8: Samma kund som på rad 4. Kontrollera att det ska vara två avtal.
    ");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a session is one transcript")]
fn a_session_with_a_sheet() {
    let session = Session::new();
    session.write(
        "kunder.csv",
        sheet(&[
            &[],
            &[
                ("customer.name", "Bolaget Ab"),
                ("customer.business_id", "1470246-8"),
                ("customer.city", ""),
            ],
        ]),
    );
    session.write(
        "bra.csv",
        sheet(&[
            &[],
            &[
                ("customer.name", "Bolaget Ab"),
                ("customer.business_id", "1470246-8"),
            ],
        ]),
    );
    session.write(
        "i-vägen/Behandling av personuppgifter i samarbetsavtal – Bolaget Ab.pdf",
        "mine",
    );
    assert_snapshot!(session.run("
        --lang sv batch check kunder.csv
        --lang sv batch check bra.csv
        --lang sv batch run kunder.csv -o ut
        --lang sv batch run kunder.csv -o ut --partial --date 2026-11-27 --jobs 2
        --lang sv batch run bra.csv -o ut --date 2026-11-27
        --lang sv batch run bra.csv -o ut --date 2026-11-28
        --lang sv batch check bra.csv -o i-vägen
        --lang sv batch run bra.csv -o i-vägen --partial
        --lang en batch check nowhere.xlsx
        --lang en batch check bra.csv --profile Nobody
    "), @r"
            $ klausul --lang sv batch check kunder.csv
            kunder.csv:E3 (customer.city): Uppgiften saknas. Fyll i den.
            status: 1
            $ klausul --lang sv batch check bra.csv
            Inga fel: 2 rader.
            status: 0
            $ klausul --lang sv batch run kunder.csv -o ut
            stderr: klausul: kunder.csv:E3 (customer.city): Uppgiften saknas. Fyll i den.
            stderr: klausul: kunder.csv: 1 rad har fel, så ingenting har skrivits. Rätta, eller exportera de övriga med --partial.
            status: 2
            $ klausul --lang sv batch run kunder.csv -o ut --partial --date 2026-11-27 --jobs 2
            1 skapade, 0 fanns redan, 1 inte skapade.
            ut/Resultat.xlsx
            stderr: klausul: kunder.csv:E3 (customer.city): Uppgiften saknas. Fyll i den.
            status: 1
            $ klausul --lang sv batch run bra.csv -o ut --date 2026-11-27
            1 skapade, 1 fanns redan, 0 inte skapade.
            ut/Resultat.xlsx
            stderr: klausul: bra.csv: 1 rad exporterades tidigare och görs inte om.
            status: 0
            $ klausul --lang sv batch run bra.csv -o ut --date 2026-11-28
            stderr: klausul: bra.csv:2: Filen ”Behandling av personuppgifter i samarbetsavtal – Nyländska Bageriet Ab.pdf” finns redan, men med annat innehåll. Flytta den, eller skriv ett annat namn i kolumnen Filnamn.
            stderr: klausul: bra.csv:3: Filen ”Behandling av personuppgifter i samarbetsavtal – Bolaget Ab.pdf” finns redan, men med annat innehåll. Flytta den, eller skriv ett annat namn i kolumnen Filnamn.
            stderr: klausul: bra.csv: 2 rader har fel, så ingenting har skrivits. Rätta, eller exportera de övriga med --partial.
            status: 2
            $ klausul --lang sv batch check bra.csv -o i-vägen
            bra.csv:3: Filen ”Behandling av personuppgifter i samarbetsavtal – Bolaget Ab.pdf” finns redan, men med annat innehåll. Flytta den, eller skriv ett annat namn i kolumnen Filnamn.
            status: 1
            $ klausul --lang sv batch run bra.csv -o i-vägen --partial
            1 skapade, 0 fanns redan, 1 inte skapade.
            i-vägen/Resultat.xlsx
            stderr: klausul: bra.csv:3: Filen ”Behandling av personuppgifter i samarbetsavtal – Bolaget Ab.pdf” finns redan, men med annat innehåll. Flytta den, eller skriv ett annat namn i kolumnen Filnamn.
            status: 1
            $ klausul --lang en batch check nowhere.xlsx
            stderr: klausul: nowhere.xlsx: There is no file or folder with that name. Check the name.
            status: 2
            $ klausul --lang en batch check bra.csv --profile Nobody
            stderr: klausul: --profile Nobody: There is no profile “Nobody” in the settings.
            status: 2
            ");
    assert_eq!(
        session.read("i-vägen/Behandling av personuppgifter i samarbetsavtal – Bolaget Ab.pdf"),
        b"mine"
    );
}

#[test]
fn a_batch_has_the_bytes_of_one_export_after_the_other() {
    let session = Session::new();
    session.write("kunder.csv", many(3));
    session.succeed("batch run kunder.csv -o ut --date 2026-11-27 --jobs 3");
    for (row, id) in (0..3).zip(business_ids()) {
        let mut words = format!("new -o {row}.ron --services inkasso");
        for (field, answer) in SOUND {
            let answer = match field {
                "customer.name" => format!("Bolag {row} Ab"),
                "customer.business_id" => id.clone(),
                "agreement.number" => format!("SA-{row}"),
                "agreement.date" => "2026-03-02".to_owned(),
                _ => answer.to_owned(),
            };
            if !field.starts_with("service.") && !field.contains("signatories") {
                write!(words, " --set '{field}={answer}'").unwrap();
            }
        }
        words.push_str(
            " --signatory 'provider:Pelle Provare:Direktör' --signatory 'customer:Eva Ek:VD'",
        );
        session.succeed(&words);
        session.succeed(&format!("export {row}.ron -o {row}.pdf --date 2026-11-27"));
        let name =
            format!("ut/Behandling av personuppgifter i samarbetsavtal – Bolag {row} Ab.pdf");
        assert!(
            session.read(&name) == session.read(&format!("{row}.pdf")),
            "{row}"
        );
    }
}

/// What is in a folder beside the agreements.
const LISTS: [&str; 3] = [".klausul-batch.jsonl", "Resultat.xlsx", ledger::FILE_NAME];

/// The PDFs of a folder, and whatever else is no file of the batch.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap();
    let files = entries.map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read(&path).unwrap())
    });
    // The list of results says which of them an earlier run made.
    files
        .filter(|(name, _)| !LISTS.contains(&name.as_str()))
        .collect()
}

#[test]
fn a_batch_that_is_killed_and_resumed_gives_the_same_files() {
    let session = Session::new();
    session.write("kunder.csv", many(60));
    session.succeed("--lang sv batch run kunder.csv -o whole --date 2026-11-27");
    let whole = files(&session.path("whole"));
    assert_eq!(whole.len(), 60);
    for after in [0, 1, 7, 25, 50] {
        let folder = format!("killed-{after}");
        let words = format!("--lang sv batch run kunder.csv -o {folder} --date 2026-11-27");
        let path = session.path(&folder);
        let command = session.command(&words);
        let mut child = std::process::Command::new(command.get_program())
            .args(command.get_args())
            .current_dir(command.get_current_dir().unwrap())
            .envs(
                command
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let count = || fs::read_dir(&path).map_or(0, Iterator::count);
        while count() < after && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let output = session.command(&words).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(files(&path) == whole, "killed after {after} files");
        let list = ledger::read(&path.join(ledger::FILE_NAME)).unwrap();
        assert_eq!(list.len(), 60, "killed after {after} files");
    }
}

fn date() -> Date {
    Date::new(2026, 11, 27).unwrap()
}

/// A run of a batch on two threads, to final exports of a fixed day; its list is in the folder, too.
pub fn run_to<'a>(
    folder: &Path,
    batch: &'a Batch,
    standing: &'a Standing,
    disk: &'a dyn Disk,
    control: &'a Control,
) -> Run<'a> {
    Run {
        batch,
        standing,
        options: options(),
        date: date(),
        is_date_fixed: true,
        jobs: 2,
        folder: folder.to_owned(),
        list: folder.join(ledger::FILE_NAME),
        disk,
        control,
    }
}

/// Runs a batch, and returns how many files were written, or why it could not go on.
fn run(batch: &Batch, folder: &Path, disk: &dyn Disk, control: &Control) -> Result<usize, String> {
    let chosen = approved(built_in().clone());
    let run = run_to(folder, batch, &chosen.standing, disk, control);
    let rows = check(batch, 2).rows;
    let states = run.survey(&rows).map_err(|error| error.to_string())?;
    let mut written = 0;
    let mut failures = Vec::new();
    let not_listed = run.run(&rows, &states, &mut |_, outcome| match outcome {
        RowOutcome::Written => written += 1,
        RowOutcome::Failed(error) => failures.push(error.to_string()),
        RowOutcome::WasThere(_) | RowOutcome::NotReached => {}
    });
    let not_listed = not_listed.map_err(|error| error.to_string())?;
    failures.extend(not_listed.map(|error| error.to_string()));
    failures.pop().map_or(Ok(written), Err)
}

fn options() -> ExportOptions {
    ExportOptions {
        is_draft: false,
        attaches: true,
        signing: None,
        approved: None,
    }
}

#[test]
fn a_disk_that_fails_at_any_operation_leaves_nothing_half() {
    let batch = batch(many(4).as_bytes());
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole");
    assert_eq!(run(&batch, &whole, &RealDisk, &Control::default()), Ok(4));
    let whole = files(&whole);
    let mut has_ended = false;
    for operations in 0.. {
        let place = folder.path().join(operations.to_string());
        // Nothing works any more after so many operations, as if the program had been killed there.
        let disk = Faulty::new(usize::MAX, io::ErrorKind::StorageFull);
        disk.fail_at(operations);
        let result = run(&batch, &place, &*disk, &Control::default());
        if result.is_ok() {
            has_ended = true;
            break;
        }
        if place.is_dir() {
            for (name, content) in files(&place) {
                let is_part = name.starts_with(".klausul-") && name.contains(".part");
                assert!(
                    is_part || whole.get(&name) == Some(&content),
                    "{operations}: {name}"
                );
            }
        }
        run(&batch, &place, &RealDisk, &Control::default()).unwrap();
        assert!(files(&place) == whole, "{operations}");
    }
    assert!(has_ended);
}

#[test]
fn a_run_that_is_stopped_goes_on_later() {
    let batch = batch(many(5).as_bytes());
    let folder = tempfile::tempdir().unwrap();
    let control = Control::default();
    control.set(RunState::Stopped);
    // A run that was stopped isn't taken up by accident.
    control.set(RunState::Running);
    assert_eq!(run(&batch, folder.path(), &RealDisk, &control), Ok(0));
    assert_eq!(
        run(&batch, folder.path(), &RealDisk, &Control::default()),
        Ok(5)
    );
    assert_eq!(
        run(&batch, folder.path(), &RealDisk, &Control::default()),
        Ok(0)
    );
}

#[test]
fn a_mended_cell_is_exported_as_it_is_mended() {
    let text = sheet(&[&[("customer.city", "")]]);
    let mut batch = batch(text.as_bytes());
    let city = CellPlace::new(1, 4);
    batch.sheet.set(city, "Åbo");
    let checked = check(&batch, 1);
    assert_eq!(checked.problems().len(), 0);
    let row = batch.rows().next().unwrap();
    let draft = batch.draft(row);
    assert_eq!(draft.text("customer.city").as_deref(), Some("Åbo"));
    let folder = tempfile::tempdir().unwrap();
    run(&batch, folder.path(), &RealDisk, &Control::default()).unwrap();
    let chosen = approved(built_in().clone());
    let release = Release::new(
        &mut Exporter::default(),
        &chosen.template,
        &chosen.standing,
        &draft,
        date(),
        &options(),
    );
    let files = files(folder.path());
    assert!(
        files
            .values()
            .any(|content| *content == release.as_ref().unwrap().exported().pdf)
    );
}

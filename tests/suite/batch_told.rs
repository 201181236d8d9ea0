//! What is told of a spreadsheet and of a disk before and after agreements are exported from it.

use insta::assert_snapshot;
use klausul::spreadsheet::{read_sheet, write_cells};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

use crate::batch::{SOUND, business_ids, said};
use crate::session::Session;
use crate::spreadsheet::{open_document, workbook};
use crate::support::{repository, with_slashes};

#[test]
fn hidden_and_filtered_rows_are_told_first() {
    let bytes = workbook(|sheet| {
        let mut ids = business_ids();
        for (column, (id, answer)) in (0_u16..).zip(SOUND) {
            sheet.write(0, column, id).unwrap();
            for row in 1..7 {
                sheet.write(row, column, answer).unwrap();
            }
        }
        for row in 1..7 {
            sheet.write(row, 0, format!("Bolag {row} Ab")).unwrap();
            sheet.write(row, 1, ids.next().unwrap()).unwrap();
        }
        // The last one is empty.
        for row in [2, 3, 5, 9] {
            sheet.set_row_hidden(row).unwrap();
        }
    });
    assert_snapshot!(said(&bytes), @"(ok) : 3 rader (3–4, 6) är dolda eller bortfiltrerade i kalkylbladet, men exporteras som de andra. Ta bort raderna om de inte ska vara med.");
    let row = |attributes: &str, cells: [&str; 2]| {
        let cells = cells.map(|text| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        });
        format!(
            "<table:table-row {attributes}>{}</table:table-row>",
            cells.concat()
        )
    };
    let rows = [
        row("", ["customer.name", "customer.city"]),
        row(r#"table:visibility="filter""#, ["Öst Ab", "Åbo"]),
        row(r#"table:visibility="visible""#, ["Väst Ab", "Åbo"]),
    ];
    let told = said(&open_document(&rows.concat()));
    assert!(told.contains("Rad 2 är dold eller bortfiltrerad"), "{told}");
}

/// A sheet that is written again is read as it was, whatever is in its cells.
#[test]
fn a_mended_sheet_has_the_cells_that_it_was_read_with() {
    let bytes = workbook(|sheet| {
        let format = |code: &str| Format::new().set_num_format(code);
        let day = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
        let moment = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
        let moment = moment.and_hms(8, 30, 0).unwrap();
        let time = ExcelDateTime::from_hms(8, 30, 0).unwrap();
        sheet.write(0, 0, "customer.name").unwrap();
        sheet.write(1, 0, "00123").unwrap();
        sheet.write(1, 1, 12.5).unwrap();
        sheet.write_with_format(1, 2, 0.08, &format("0%")).unwrap();
        sheet
            .write_with_format(1, 3, &day, &format("d.m.yyyy"))
            .unwrap();
        sheet
            .write_with_format(1, 4, &moment, &format("d.m.yyyy hh:mm"))
            .unwrap();
        sheet
            .write_with_format(1, 5, &time, &format("hh:mm"))
            .unwrap();
        sheet
            .write_with_format(1, 6, -5, &format("d.m.yyyy"))
            .unwrap();
        sheet.write(1, 7, true).unwrap();
        sheet
            .write(1, 8, Formula::new("=Z9").set_result("#REF!"))
            .unwrap();
        sheet.write(4, 0, "=1+1 – not a formula, åäö").unwrap();
        sheet.set_row_hidden(4).unwrap();
    });
    let sheet = read_sheet(&bytes).unwrap();
    let written = write_cells(&sheet, "Kunder", 1).unwrap();
    assert_eq!(read_sheet(&written).unwrap(), sheet);
    assert_eq!(write_cells(&sheet, "Kunder", 1).unwrap(), written);
}

#[test]
fn days_with_times_and_numbers_that_are_no_days_are_told() {
    let bytes = workbook(|sheet| {
        let mut ids = business_ids();
        let days = 1..7;
        for (column, (id, answer)) in (0_u16..).zip(SOUND) {
            sheet.write(0, column, id).unwrap();
            for row in days.clone() {
                sheet.write(row, column, answer).unwrap();
            }
        }
        for row in days {
            sheet.write(row, 0, format!("Bolag {row} Ab")).unwrap();
            sheet.write(row, 1, ids.next().unwrap()).unwrap();
        }
        let date = Format::new().set_num_format("d.m.yyyy hh:mm");
        let at = |hour| {
            let day = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
            day.and_hms(hour, 0, 0).unwrap()
        };
        sheet.write_with_format(1, 7, at(0), &date).unwrap();
        sheet.write_with_format(2, 7, at(8), &date).unwrap();
        sheet.write_with_format(3, 7, -5, &date).unwrap();
        sheet.write_with_format(4, 7, 60, &date).unwrap();
        sheet.write_with_format(5, 7, 0.5, &date).unwrap();
        sheet.write(6, 7, "idag").unwrap();
    });
    assert_snapshot!(said(&bytes), @r"
    H3: Cellen har också en tid (2026-03-02 kl. 08:00). Skriv bara datumet.
    H4: Talet -5 är ingen dag: kalkylprogram räknar dagar från 1, den 1 januari 1900, till 2958465, den 31 december 9999. Skriv datumet, till exempel 2.3.2026.
    H5: Talet 60 är ingen dag: kalkylprogram räknar dagar från 1, den 1 januari 1900, till 2958465, den 31 december 9999. Skriv datumet, till exempel 2.3.2026.
    H6: Cellen har en tid (12:00). Formatera cellen som text och skriv det igen.
    H7: ”idag” betyder olika dagar beroende på när utkastet läses. Skriv datumet med år, till exempel 2026-11-22.
    ");
}

#[test]
fn rows_of_a_table_are_told_to_have_no_place_in_a_sheet() {
    let session = Session::new();
    let template = repository("tests/templates/everything");
    let template = with_slashes(&template.display().to_string());
    session.write("kund.csv", "customer.name\nÖst Ab");
    let told = session.run(&format!(
        "--lang sv --template {template} batch sheet -o tom.xlsx
        --lang sv --template {template} batch check kund.csv"
    ));
    assert_snapshot!(told.replace(&template, "everything"), @r"
    $ klausul --lang sv --template everything batch sheet -o tom.xlsx
    stderr: klausul: Listor fylls i avtal för avtal och har ingen kolumn: Kaikki: Alihankkijat. Avtal som behöver dem görs ett i taget i fönstret.
    status: 0
    $ klausul --lang sv --template everything batch check kund.csv
    kund.csv:1: Kolumnen ”Kaikki: Päiväys” (agreement.date) saknas. Den behövs på varje rad.
    kund.csv:1: Kolumnen ”Toimittajan puolesta 1: namn” (provider.signatories.1.name) saknas. Den behövs på varje rad.
    kund.csv:1: Kolumnen ”Asiakkaan puolesta 1: namn” (customer.signatories.1.name) saknas. Den behövs på varje rad.
    kund.csv:1: Kolumnen ”Tjänster” (services) saknas. Den behövs på varje rad.
    kund.csv:2 (Kaikki: Asiakkaan Y-tunnus): Uppgiften saknas. Fyll i den.
    status: 1
    ");
}

/// A full disk is told once, with what is there and what isn't, and the list of results says the same.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_once() {
    let session = Session::new();
    let mut ids = business_ids();
    let rows = (0..12).map(|row| {
        [
            ("customer.name", format!("Bolag {row} Ab")),
            ("customer.business_id", ids.next().unwrap()),
        ]
    });
    let rows: Vec<_> = rows.collect();
    session.write("kunder.csv", crate::batch::sheet_of(&rows));
    // A limit on the size of files is as full as a full disk for PDFs, and leaves room for a list.
    let script =
        "trap '' XFSZ; ulimit -f 40; exec \"$1\" --lang sv batch run kunder.csv -o ut --jobs 2";
    let command = session.command("");
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", script, "sh"])
        .arg(command.get_program());
    limited
        .current_dir(session.path(""))
        .stdin(std::process::Stdio::null());
    limited.envs(
        command
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let output = limited.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_snapshot!(told, @"klausul: ut: Disken är full: 0 av 12 avtal finns i mappen. Frigör utrymme och exportera samma kalkylblad dit igen, så görs de andra.");
    assert_eq!(output.status.code(), Some(2));
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @r"
    0 skapade, 0 fanns redan, 12 inte skapade.
    ut/Resultat.xlsx
    ");
    let results = read_sheet(&session.read("ut/Resultat.xlsx")).unwrap();
    let remarks = results.rows.iter().skip(1).map(|row| {
        let text = |column| {
            row.value(column)
                .map(klausul::spreadsheet::CellValue::shown)
        };
        (text(3).unwrap(), text(5).unwrap())
    });
    let remarks: Vec<(String, String)> = remarks.collect();
    assert_eq!(remarks.len(), 12);
    for (state, remark) in &remarks {
        assert!(
            state.starts_with("inte skapad") || state == "inte gjord än",
            "{state}"
        );
        assert!(remark.contains("Disken är full"), "{remark}");
    }
    let left = std::fs::read_dir(session.path("ut"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let pdfs = left.filter(|name| name.to_string_lossy().ends_with(".pdf"));
    assert_eq!(pdfs.count(), 0);
    // With room again the same command makes them.
    let again = session.run("--lang sv batch run kunder.csv -o ut");
    assert!(
        again.contains("12 skapade, 0 fanns redan, 0 inte skapade."),
        "{again}"
    );
}

#[test]
fn rows_with_one_customer_are_listed_in_one_line() {
    let session = Session::new();
    let rows = ["A Ab;0112038-9;1", "A Ab;0112038-9;2", "B Ab;1470246-8;3"];
    let sheet = |rows: &[&str]| {
        format!(
            "customer.name;customer.business_id;file\n{}\n",
            rows.join("\n")
        )
    };
    session.write("en.csv", sheet(&rows));
    let told = session.run("batch check en.csv");
    assert!(
        told.contains("en.csv:3: Samma kund som på rad 2."),
        "{told}"
    );
    session.write(
        "flera.csv",
        sheet(&[&rows[..], &["A Ab;0112038-9;4"]].concat()),
    );
    let told = session.run("batch check flera.csv");
    assert!(
        told.contains("flera.csv: Samma kund står på raderna 2–3, 5."),
        "{told}"
    );
    assert_eq!(told.matches("Samma kund").count(), 1, "{told}");
}

//! Spreadsheets that say something else than people see: errors in other languages, days that are none, merged cells, marks
//! without a pair.

use std::fmt::Write as _;

use klausul::spreadsheet::{
    CellPlace, CellValue, NewColumn, NewSheet, limits, read_sheet, write_cells, write_sheet,
};
use rust_xlsxwriter::{Format, Formula};

use crate::spreadsheet::{cells, open_document, workbook, workbook_with};

fn refused(what: &str, bytes: &[u8], expected: &str) -> String {
    let error = read_sheet(bytes).expect_err(what);
    assert_eq!(error.message().id(), expected, "{what}: {error}");
    error.to_string()
}

#[test]
fn a_number_beyond_the_last_day_is_no_day() {
    let check = |number: f64, expected: &str| {
        let bytes = workbook(|sheet| {
            let date = Format::new().set_num_format("d.m.yyyy");
            sheet.write_with_format(0, 0, number, &date).unwrap();
        });
        assert_eq!(cells(&read_sheet(&bytes).unwrap()), [expected]);
    };
    check(2_958_465.0, "A1 date 9999-12-31");
    check(2_958_466.0, "A1 no day 2958466");
    // Typed as digits into a column of dates.
    check(20_260_302.0, "A1 no day 20260302");
    check(1e300, &format!("A1 no day 1{}", "0".repeat(300)));
}

#[test]
fn an_error_is_one_in_any_language_and_format() {
    let errors = [
        "#SAKNAS!", "#NAMN?", "Err:502", "Fel:502", "########", "#REF!",
    ];
    let csv = read_sheet(errors.join("\n").as_bytes()).unwrap();
    let bytes = workbook(|sheet| {
        for (row, error) in (0..).zip(errors) {
            let formula = Formula::new("=Z9").set_result(error);
            sheet.write(row, 0, formula).unwrap();
            sheet.write(row, 1, error).unwrap();
        }
    });
    let xlsx = read_sheet(&bytes).unwrap();
    let row = |error: &str| {
        format!(
            r#"<table:table-row><table:table-cell table:formula="of:=[.Z9]" office:value-type="string"><text:p>{error}</text:p></table:table-cell></table:table-row>"#
        )
    };
    let ods = read_sheet(&open_document(&errors.map(row).concat())).unwrap();
    for sheet in [csv, xlsx, ods] {
        for row in &sheet.rows {
            for cell in &row.cells {
                let error = errors[row.number as usize].to_owned();
                assert_eq!(cell.value, CellValue::Error(error));
            }
        }
        // Written again, none of them is a text.
        let written = read_sheet(&write_cells(&sheet, "A", 0).unwrap()).unwrap();
        let mut values = written.rows.iter().flat_map(|row| &row.cells);
        assert!(values.all(|cell| matches!(cell.value, CellValue::Error(_))));
        assert_eq!(written.rows.len(), errors.len());
    }
}

#[test]
fn an_error_that_only_the_program_knows_is_one() {
    let bytes = open_document(
        r#"<table:table-row><table:table-cell xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" table:formula="of:=1/" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>Viga:509</text:p></table:table-cell></table:table-row>"#,
    );
    assert_eq!(cells(&read_sheet(&bytes).unwrap()), ["A1 error Viga:509"]);
}

#[test]
fn formulas_count_as_text() {
    let formula = "1".repeat(20_000);
    let bytes = open_document(&format!(
        r#"<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="900" table:formula="of:={formula}"/></table:table-row>"#
    ));
    refused("a long formula, repeated", &bytes, "sheet-too-much-text");
    let mut rows = format!(
        r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A20000" si="0">{formula}</f></c></row>"#
    );
    for row in 2..=20_000 {
        write!(
            rows,
            r#"<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>"#
        )
        .unwrap();
    }
    let bytes = workbook_with(&format!("<sheetData>{rows}</sheetData>"), "<sst/>");
    refused("a long formula, shared", &bytes, "sheet-too-much-text");
}

#[test]
fn endless_repetitions_before_a_cell_are_refused() {
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    for number in [
        "18446744073709551615",
        "18446744073709551614",
        "99999999999",
    ] {
        let empty = "<table:table-cell/>";
        let rows = format!(
            r#"<table:table-row table:number-rows-repeated="{number}">{empty}</table:table-row>
            <table:table-row table:number-rows-repeated="{number}">{empty}</table:table-row>
            <table:table-row table:number-rows-repeated="{number}">{cell}</table:table-row>"#
        );
        refused(number, &open_document(&rows), "sheet-too-many-rows");
        let empty = format!(r#"<table:table-cell table:number-columns-repeated="{number}"/>"#);
        let rows = format!("<table:table-row>{empty}{empty}{cell}</table:table-row>");
        refused(number, &open_document(&rows), "sheet-too-many-columns");
    }
}

#[test]
fn the_delimiter_is_that_of_every_line() {
    let check = |text: &str, expected: usize| {
        let sheet = read_sheet(text.as_bytes()).unwrap();
        assert_eq!(sheet.rows[0].cells.len(), expected, "{text}");
    };
    check(
        "customer.name;customer.business_id;services;agreement.number\nÖst Ab;0112038-9;a, b, c, d, e;SA-1",
        4,
    );
    check(
        "Namn;Tjänster;Nr\nÖst Ab;a, b, c, d;1\nVäst Ab;a, b, c, d;2",
        3,
    );
    check("Namn,Ort\nÖst; Väst; Nord; Syd,Åbo", 2);
    check("Namn\tOrt\nÖst; Väst, Nord\tÅbo", 2);
    check(
        "Kunder, alla, från mars;;\nNamn;Ort;Nr\nÖst, Ab;Åbo;1\nVäst, Ab;Vasa;2",
        1,
    );
}

#[test]
fn a_text_that_no_cell_holds_is_told_with_its_place() {
    let long = "å".repeat(limits::MAX_CELL_UNITS + 1);
    let told = refused(
        "csv",
        format!("a;b\nc;{long}").as_bytes(),
        "sheet-cell-too-long",
    );
    assert!(told.contains("B2"), "{told}");
    let row = format!(
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell></table:table-row>"#
    );
    refused("ods", &open_document(&row), "sheet-cell-too-long");
    // What the longest text that is read becomes fits again.
    let mut sheet = read_sheet(format!("a;{}", &long[2..]).as_bytes()).unwrap();
    sheet.set(CellPlace::new(0, 0), &long);
    let written = read_sheet(&write_cells(&sheet, "A", 0).unwrap()).unwrap();
    assert_eq!(written, sheet);
    let list = NewSheet {
        name: "A".to_owned(),
        columns: vec![NewColumn::default()],
        rows: vec![vec![long]],
        frozen_columns: 0,
    };
    assert!(write_sheet(&list).is_ok());
}

#[test]
fn a_quotation_mark_without_a_pair_is_told_with_its_place() {
    let check = |text: &str, place: &str| {
        let told = refused(text, text.as_bytes(), "sheet-open-quote");
        assert!(told.contains(place), "{told}");
    };
    check("a;b\nc;\"d\ne;f\n", "B2");
    check("a;b\n\n\"c;d\ne;f", "A3");
    check("a;\"b", "B1");
    check("a;\"b\"\"\n", "B1");
    for text in [
        "a;\"b\"",
        "a;\"b\n\"\n",
        "a;b \"c\" d\n",
        "a;\"b\nc\"\nd;e",
        "\"a\n\"\n\n",
    ] {
        assert!(read_sheet(text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn areas_of_merged_cells_are_all_known_or_the_file_is_refused() {
    let merged = |count: usize| {
        workbook(|sheet| {
            for row in (0..count).map(|row| u32::try_from(row).unwrap()) {
                sheet
                    .merge_range(row, 0, row, 1, "x", &Format::new())
                    .unwrap();
            }
        })
    };
    let read = read_sheet(&merged(limits::MAX_MERGED)).unwrap();
    assert_eq!(read.merged.len(), limits::MAX_MERGED);
    let many = merged(limits::MAX_MERGED + 1);
    refused("many areas", &many, "sheet-too-many-merged");
    let row = |repeated: usize| {
        open_document(&format!(
            r#"<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>x</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"#
        ))
    };
    let read = read_sheet(&row(3)).unwrap();
    let areas = read.merged.iter();
    let areas: Vec<String> = areas
        .map(|area| format!("{}:{}", area.first, area.last))
        .collect();
    assert_eq!(areas, ["A1:B1", "A2:B2", "A3:B3"]);
    refused(
        "many rows",
        &row(limits::MAX_MERGED + 1),
        "sheet-too-many-merged",
    );
    let sheet = |areas: &str| {
        workbook_with(
            &format!(
                r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>{areas}</mergeCells>"#
            ),
            "<sst/>",
        )
    };
    let area = read_sheet(&sheet(r#"<mergeCell ref="A1:B3"/>"#))
        .unwrap()
        .merged[0];
    assert_eq!(
        (area.first, area.last),
        (CellPlace::new(0, 0), CellPlace::new(2, 1))
    );
    refused(
        "no area",
        &sheet(r#"<mergeCell ref="A1:!"/>"#),
        "sheet-damaged",
    );
}

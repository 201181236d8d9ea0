//! Spreadsheets as programs write them, and as nobody should.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use klausul::spreadsheet::{
    CellPlace, CellValue, NewColumn, NewSheet, Sheet, SheetError, limits, read_sheet, write_cells,
    write_sheet,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Packs parts into a ZIP file.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Returns an ods file with rows.
pub fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

/// Returns a workbook with a sheet.
pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// Returns a workbook whose sheet has this text instead of its rows.
pub fn workbook_with(sheet_data: &str, shared_strings: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet_data}</worksheet>"#
    );
    packed(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#),
        ("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/sharedStrings.xml", shared_strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// Returns the cells of a sheet, a line each.
pub fn cells(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.rows.iter();
    let cells = rows.flat_map(|row| {
        let cells = row.cells.iter();
        cells.map(|cell| {
            let place = CellPlace::new(row.number, cell.column);
            let kind = match &cell.value {
                CellValue::Text(_) => "text",
                CellValue::Number(_) => "number",
                CellValue::Percent(_) => "percent",
                CellValue::Date(_) => "date",
                CellValue::Moment { .. } => "moment",
                CellValue::NoDay(_) => "no day",
                CellValue::Time(_) => "time",
                CellValue::Bool(_) => "bool",
                CellValue::Error(_) => "error",
                CellValue::NotComputed(_) => "not computed",
            };
            format!("{place} {kind} {}", cell.value.shown())
                .trim_end()
                .to_owned()
        })
    });
    cells.collect()
}

#[test]
fn a_formula_that_was_not_computed_stays_a_formula() {
    let not_computed = workbook_with(
        r#"<sheetData><row r="1"><c r="A1"><f>B1&amp;"x"</f></c></row></sheetData>"#,
        "<sst/>",
    );
    let read = read_sheet(&not_computed).unwrap();
    assert_eq!(
        read.rows[0].cells[0].value,
        CellValue::NotComputed("=B1&\"x\"".to_owned())
    );
    // Written again, the formula is there, and no error.
    let written = write_cells(&read, "A", 0).unwrap();
    assert_eq!(read_sheet(&written).unwrap(), read);
}

#[test]
fn what_spreadsheet_programs_make_of_cells_is_read() {
    let bytes = workbook(|sheet| {
        let digits = Format::new().set_num_format("00000");
        let id = Format::new().set_num_format("0000000-0");
        let percent = Format::new().set_num_format("0%");
        let date = Format::new().set_num_format("d.m.yyyy");
        let time = Format::new().set_num_format("hh:mm");
        sheet.write(0, 0, "Åkerströms").unwrap();
        sheet.write(0, 1, 1_120_389).unwrap();
        sheet.write_with_format(0, 2, 510, &digits).unwrap();
        sheet.write_with_format(0, 3, 1_120_389, &id).unwrap();
        sheet.write_with_format(0, 4, 0.08, &percent).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 3, 2).unwrap();
        sheet.write_with_format(1, 0, &day, &date).unwrap();
        let hour = ExcelDateTime::from_hms(8, 30, 0.0).unwrap();
        sheet.write_with_format(1, 1, &hour, &time).unwrap();
        sheet.write(1, 2, true).unwrap();
        sheet
            .write(2, 0, Formula::new("=A1").set_result("Åkerströms"))
            .unwrap();
        sheet
            .write(2, 1, Formula::new("=Z9").set_result("#REF!"))
            .unwrap();
        sheet.write(2, 2, "   ").unwrap();
        sheet
            .merge_range(4, 0, 5, 1, "merged", &Format::new())
            .unwrap();
    });
    let sheet = read_sheet(&bytes).unwrap();
    assert_eq!(
        cells(&sheet),
        [
            "A1 text Åkerströms",
            "B1 number 1120389",
            "C1 text 00510",
            "D1 text 0112038-9",
            "E1 percent 8 %",
            "A2 date 2026-03-02",
            "B2 time 08:30",
            "C2 bool TRUE",
            "A3 text Åkerströms",
            "B3 error #REF!",
            "A5 text merged",
        ]
    );
    let merged: Vec<String> = sheet
        .merged
        .iter()
        .map(|area| format!("{}:{}", area.first, area.last))
        .collect();
    assert_eq!(merged, ["A5:B6"]);
    let not_computed = workbook_with(
        r#"<sheetData><row r="1"><c r="A1"><f>B1</f></c></row></sheetData>"#,
        "<sst/>",
    );
    assert_eq!(
        cells(&read_sheet(&not_computed).unwrap()),
        ["A1 not computed"]
    );
}

#[test]
fn open_documents_are_read() {
    let bytes = open_document(
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row>
        <table:table-cell office:value-type="string"><text:p>Öst<text:s text:c="2"/>&amp;</text:p><text:p>Söner</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="float" office:value="510"><text:p>00510</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1120389"><text:p>1120389</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-03-02T00:00:00"><text:p>2.3.2026</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.08"><text:p>8 %</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>SANT</text:p></table:table-cell>
        <table:table-cell table:formula="of:=[.Z9]" office:value-type="string"><text:p>#REF!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=[.A1]"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>merged</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
    );
    let sheet = read_sheet(&bytes).unwrap();
    assert_eq!(
        cells(&sheet),
        [
            "A3 text Öst  &\nSöner",
            "D3 text 00510",
            "E3 number 1120389",
            "F3 date 2026-03-02",
            "G3 percent 8 %",
            "H3 bool TRUE",
            "I3 error #REF!",
            "J3 not computed",
            "A4 text x",
            "B4 text x",
            "A5 text x",
            "B5 text x",
            "A6 text merged",
        ]
    );
    assert_eq!(sheet.merged.len(), 1);
}

#[test]
fn files_beyond_the_bounds_are_refused() {
    let check = |what: &str, bytes: &[u8], expected: &str| {
        let error = read_sheet(bytes).expect_err(what);
        assert_eq!(error.message().id(), expected, "{what}: {error}");
    };
    check("100 MB", &vec![b'x'; 100 << 20], "sheet-too-large");
    let bomb = vec![0; limits::MAX_UNPACKED_BYTES + 1];
    check(
        "a bomb",
        &packed(&[("xl/workbook.xml", &bomb)]),
        "sheet-too-large-unpacked",
    );
    let half = vec![b' '; limits::MAX_UNPACKED_BYTES / 2 + 1];
    let bomb = packed(&[("content.xml", &half), ("styles.xml", &half)]);
    check("a bomb in pieces", &bomb, "sheet-too-large-unpacked");
    let many: Vec<String> = (0..=limits::MAX_PARTS)
        .map(|part| format!("{part}.xml"))
        .collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check(
        "a thousand parts",
        &packed(&many),
        "sheet-too-large-unpacked",
    );
}

#[test]
fn sheets_beyond_the_bounds_are_refused() {
    let check = |what: &str, bytes: &[u8], expected: &str| {
        let error = read_sheet(bytes).expect_err(what);
        assert_eq!(error.message().id(), expected, "{what}: {error}");
    };
    let far = workbook(|sheet| {
        sheet.write(1_048_575, 0, "x").unwrap();
    });
    check("a million rows", &far, "sheet-too-many-rows");
    let wide = workbook(|sheet| {
        sheet.write(0, 16_383, "x").unwrap();
    });
    check("all columns", &wide, "sheet-too-many-columns");
    let cell = |rows: usize, columns: usize| {
        open_document(&format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#
        ))
    };
    check("repeated rows", &cell(1_048_576, 1), "sheet-too-many-rows");
    check(
        "repeated columns",
        &cell(1, 16_384),
        "sheet-too-many-columns",
    );
    check(
        "repeated cells",
        &cell(20_000, 1_000),
        "sheet-too-much-text",
    );
    check(
        "endless rows",
        &cell(usize::MAX, usize::MAX),
        "sheet-too-many-columns",
    );
    let long = "x".repeat(1 << 20);
    let repeated = open_document(&format!(
        r#"<table:table-row table:number-rows-repeated="1000"><table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell></table:table-row>"#
    ));
    check("a long cell, repeated", &repeated, "sheet-too-much-text");
    let shared = format!("<sst><si><t>{long}</t></si></sst>");
    let mut rows = String::new();
    for row in 1..1_000 {
        write!(
            rows,
            r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#
        )
        .unwrap();
    }
    let shared = workbook_with(&format!("<sheetData>{rows}</sheetData>"), &shared);
    check("a long text, shared", &shared, "sheet-too-much-text");
    let csv = "x\n".repeat(limits::MAX_ROWS + 1);
    check("lines", csv.as_bytes(), "sheet-too-many-rows");
    check(
        "one line",
        ";x".repeat(limits::MAX_COLUMNS + 1).as_bytes(),
        "sheet-too-many-columns",
    );
}

#[test]
fn files_that_lie_or_are_damaged_are_refused() {
    let check = |what: &str, bytes: &[u8], expected: &str| {
        let error = read_sheet(bytes).expect_err(what);
        assert_eq!(error.message().id(), expected, "{what}: {error}");
    };
    let rows = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#;
    let promising = r#"<sst uniqueCount="99999999999999999"><si><t>x</t></si></sst>"#;
    check(
        "a promise of texts",
        &workbook_with(rows, promising),
        "sheet-damaged",
    );
    let sound = r#"<sst uniqueCount="1"><si><t>x</t></si></sst>"#;
    assert!(read_sheet(&workbook_with(rows, sound)).is_ok());
    for place in ["A0", "A99999999999999", "ZZZZZZZZZZ1", "Å1", "1", ""] {
        let rows = format!(r#"<sheetData><row><c r="{place}"><v>1</v></c></row></sheetData>"#);
        let error = read_sheet(&workbook_with(&rows, sound)).expect_err(place);
        assert!(
            matches!(
                error,
                SheetError::Damaged { .. }
                    | SheetError::TooManyRows { .. }
                    | SheetError::TooManyColumns { .. }
            ),
            "{place}: {error}"
        );
    }
    let whole = workbook(|sheet| {
        sheet.write(0, 0, "x").unwrap();
    });
    for length in (0..whole.len()).step_by(97) {
        assert!(read_sheet(&whole[..length]).is_err(), "{length}");
    }
    check(
        "no spreadsheet",
        &packed(&[("a.txt", b"x")]),
        "sheet-unknown-format",
    );
    check("a PDF", b"%PDF-1.7\n", "sheet-unknown-format");
    check(
        "an old workbook",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more",
        "sheet-old-or-locked",
    );
    check("nothing", b"", "sheet-empty");
    check("white space", b" ;;\n\n ", "sheet-empty");
    check("an empty workbook", &workbook(|_| {}), "sheet-empty");
    check("an empty document", &open_document(""), "sheet-empty");
    let nested = "<a>".repeat(100_000);
    check("nesting", &open_document(&nested), "sheet-damaged");
}

#[test]
fn a_new_sheet_has_the_same_bytes_each_time_and_is_read_again() {
    let sheet = NewSheet {
        name: "Kunder".to_owned(),
        columns: vec![
            NewColumn {
                heading: "Land".to_owned(),
                id: Some("customer.country".to_owned()),
                width: 12.0,
                options: vec!["Finland".to_owned(), "Åland, \"öarna\"".to_owned()],
                ..NewColumn::default()
            },
            NewColumn {
                heading: "Nummer".to_owned(),
                id: Some("n".to_owned()),
                width: 12.0,
                is_required: true,
                ..NewColumn::default()
            },
        ],
        rows: vec![vec!["Finland".to_owned(), "00510".to_owned()]],
        frozen_columns: 1,
    };
    let bytes = write_sheet(&sheet).unwrap();
    assert!(bytes == write_sheet(&sheet).unwrap());
    assert_eq!(
        cells(&read_sheet(&bytes).unwrap()),
        [
            "A1 text Land",
            "B1 text Nummer",
            "A2 text customer.country",
            "B2 text n",
            "A3 text Finland",
            "B3 text 00510",
        ]
    );
}

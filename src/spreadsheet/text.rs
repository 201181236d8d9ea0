//! Text files of cells: CSV and TSV.

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::SheetError;
use super::place::CellPlace;
use super::sheet::{CellValue, Sheet, SheetBuilder};

/// What may stand between cells, first what spreadsheets of the Nordic countries write.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// Reads a text file; where nothing says so, which encoding and which delimiter it has is seen from its content.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let (text, is_encoding_guessed) = decoded(bytes)?;
    // The lines of rows are counted.
    let mut text = text.replace("\r\n", "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let (delimiter, text) = delimiter_of(&text);
    let mut builder = SheetBuilder::default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut row = 0_u32;
    loop {
        let first_line = reader.position().line();
        if !reader
            .read_record(&mut record)
            .map_err(SheetError::damaged)?
        {
            break;
        }
        let lines = reader.position().line() - first_line;
        let is_last = reader.position().byte() == text.len() as u64;
        let open = open_quote(&record, text).filter(|_| is_last);
        row = row.saturating_add(empty_lines(&record, lines, open.is_some()));
        if let Some(column) = open {
            let found = CellPlace::new(row, column);
            return Err(SheetError::OpenQuote { found });
        }
        for (column, cell) in (0_u32..).zip(record.iter()) {
            if cell.trim().is_empty() {
                continue;
            }
            let value = value_of(cell);
            builder.add(CellPlace::new(row, column), value)?;
        }
        row = row.saturating_add(1);
    }
    let mut sheet = builder.finish(Vec::new(), Vec::new())?;
    sheet.is_encoding_guessed = is_encoding_guessed;
    Ok(sheet)
}

/// Returns the value of a cell. Spreadsheet programs write errors as they show them, and what is too wide for its column as
/// number signs.
fn value_of(cell: &str) -> CellValue {
    let text = cell.trim();
    // ="00123" is how some keep a program from taking a text for a number.
    let quoted = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    if let Some(quoted) = quoted.filter(|text| !text.contains('"')) {
        CellValue::Text(quoted.to_owned())
    } else if text.starts_with('=') {
        CellValue::NotComputed(text.to_owned())
    } else {
        CellValue::of_text(cell.to_owned())
    }
}

/// How many empty lines, which are rows too, were passed over before a record that took so many lines. The end of its last line is
/// in a cell where a quotation mark is open.
fn empty_lines(record: &StringRecord, lines: u64, is_open: bool) -> u32 {
    let in_cells = record.iter().flat_map(str::bytes);
    let in_cells = in_cells.filter(|byte| *byte == b'\n').count() as u64;
    let own = in_cells + u64::from(!is_open);
    u32::try_from(lines.saturating_sub(own)).unwrap_or(u32::MAX)
}

/// Returns the column of the last record of a text whose quotation mark has no pair: the end of the last line is in its cell, and
/// no mark stands behind it.
fn open_quote(last: &StringRecord, text: &str) -> Option<u32> {
    let column = last.len().checked_sub(1)?;
    let is_open = last.get(column)?.ends_with('\n') && !text.ends_with("\n\"\n");
    is_open.then(|| u32::try_from(column).unwrap_or(u32::MAX))
}

/// Returns a file's text, and whether its encoding was guessed.
fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), SheetError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[length..]);
        return if has_errors || text.contains('\0') {
            Err(SheetError::UnknownFormat)
        } else {
            Ok((text, false))
        };
    }
    if let Some(encoding) = wide(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        return if has_errors || text.contains('\0') {
            Err(SheetError::UnknownFormat)
        } else {
            Ok((text, false))
        };
    }
    let is_binary = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A);
    if bytes.iter().any(|byte| is_binary(*byte)) || bytes.starts_with(b"%PDF") {
        return Err(SheetError::UnknownFormat);
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), false)),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0, true)),
    }
}

/// The encoding of a text without a mark of its byte order, of which every other byte is mostly zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(1_000)];
    let zeros = |from: usize| {
        let bytes = beginning.iter().skip(from).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = beginning.len() / 2 * 7 / 10;
    if beginning.len() < 4 || bytes.len() % 2 == 1 {
        None
    } else if odd > most && even == 0 {
        Some(UTF_16LE)
    } else if even > most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Returns the delimiter of a text, and the text behind the line that names it, if there is one (`sep=;`).
fn delimiter_of(text: &str) -> (u8, &str) {
    let line = text.lines().next().unwrap_or_default();
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = line.trim_end().as_bytes()
        && DELIMITERS.contains(delimiter)
    {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return (*delimiter, rest);
    }
    // What stands between cells does so in every line, the headings' too, and mostly as often; a comma in a text doesn't.
    let fitness = |delimiter: u8| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let records = reader.records().take(20).map_while(Result::ok);
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        for record in records.filter(|record| record.len() > 1) {
            *lengths.entry(record.len()).or_default() += 1;
        }
        let split: usize = lengths.values().sum();
        let alike = lengths.iter().map(|(cells, records)| (*records, *cells));
        (split, alike.max())
    };
    // Of those that fit alike the last one is taken, so they come the other way round.
    let best = DELIMITERS.into_iter().rev().max_by_key(|one| fitness(*one));
    (best.unwrap_or(DELIMITERS[0]), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_formulas_are_no_text() {
        let check =
            |text: &str, expected: CellValue| assert_eq!(value_of(text), expected, "{text}");
        for text in [
            "#REF!",
            "#N/A",
            "#VALUE!",
            "#DIV/0!",
            "#SAKNAS!",
            "#PUUTTUU!",
            "#NAMN?",
            "########",
            "Err:502",
            " #REF! ",
        ] {
            check(text, CellValue::Error(text.trim().to_owned()));
        }
        check("=A1", CellValue::NotComputed("=A1".to_owned()));
        check("=\"00123\"", CellValue::Text("00123".to_owned()));
        for text in ["#1", "Nr #4", "# 7", "Err: 5", "A=B", "C# Konsult Ab", "#"] {
            check(text, CellValue::Text(text.to_owned()));
        }
    }

    fn cells(bytes: &[u8]) -> Vec<String> {
        let sheet = read(bytes).expect("a text file");
        let rows = sheet.rows.iter();
        let cells = rows.flat_map(|row| {
            let cells = row.cells.iter();
            cells.map(|cell| {
                let place = CellPlace::new(row.number, cell.column);
                format!("{place}={}", cell.value.shown())
            })
        });
        cells.collect()
    }

    #[test]
    fn delimiters_and_encodings_are_seen_from_the_content() {
        let check = |bytes: &[u8], expected: &[&str]| {
            assert_eq!(
                cells(bytes),
                expected,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        };
        let expected = ["A1=Namn", "B1=Ort", "A2=Öst, Ab", "B2=Åbo"];
        check("Namn;Ort\nÖst, Ab;Åbo\n".as_bytes(), &expected);
        check("Namn\tOrt\r\nÖst, Ab\tÅbo".as_bytes(), &expected);
        check("Namn,Ort\n\"Öst, Ab\",Åbo".as_bytes(), &expected);
        check("\u{feff}Namn;Ort\nÖst, Ab;Åbo".as_bytes(), &expected);
        check("sep=;\nNamn;Ort\nÖst, Ab;Åbo".as_bytes(), &expected);
        check(b"Namn;Ort\n\xD6st, Ab;\xC5bo", &expected);
        let text = "Namn;Ort\nÖst, Ab;Åbo";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, &expected);
        check(&big, &expected);
        check(&[&[0xFF, 0xFE], little.as_slice()].concat(), &expected);
        check(&[&[0xFE, 0xFF], big.as_slice()].concat(), &expected);
    }

    #[test]
    fn empty_lines_are_rows() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
        };
        check("a;b\n\n\nc;d\n", &["A1=a", "B1=b", "A4=c", "B4=d"]);
        check("\n\na;b", &["A3=a", "B3=b"]);
        check("\"a\nb\";c\nd;e", &["A1=a\nb", "B1=c", "A2=d", "B2=e"]);
        check("a;b\r\n\r\nc;d", &["A1=a", "B1=b", "A3=c", "B3=d"]);
        check(";;\n ;x", &["B2=x"]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\x7fELF\x02\x01\0\0\0"[..],
            b"%PDF-1.7\n",
            b"a\x01b",
            b"GIF89a\0\0",
        ] {
            assert_eq!(read(bytes), Err(SheetError::UnknownFormat), "{bytes:?}");
        }
    }
}

//! Rows of an Office Open XML sheet that are hidden or filtered out: the reader of cells doesn't say so.

use std::io::{BufRead, BufReader, Read};

use roxmltree::Document;

use super::limits::MAX_ROWS;
use super::package::Package;

/// The part that names the sheets.
const WORKBOOK: &str = "xl/workbook.xml";
/// The part that says where they are.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// The longest tag that is looked at, in bytes.
const MAX_TAG: u64 = 4_096;

/// Returns the numbers of the rows of a sheet that are hidden or filtered out; none where a file has its parts elsewhere.
pub(super) fn hidden_rows(package: &mut Package<'_>, sheet: &str) -> Vec<u32> {
    let Some(path) = path_of(package, sheet) else {
        return Vec::new();
    };
    package.part(&path).map(hidden_in).unwrap_or_default()
}

/// Returns the part of a sheet.
fn path_of(package: &mut Package<'_>, sheet: &str) -> Option<String> {
    let text = package.text(WORKBOOK).ok()?;
    let workbook = Document::parse(&text).ok()?;
    let mut sheets = workbook.descendants();
    let sheet = sheets
        .find(|node| node.tag_name().name() == "sheet" && node.attribute("name") == Some(sheet))?;
    let mut attributes = sheet.attributes();
    let id = attributes.find(|one| one.name() == "id" && one.namespace().is_some())?;
    let text = package.text(RELATIONS).ok()?;
    let relations = Document::parse(&text).ok()?;
    let mut relations = relations.descendants();
    let target = relations.find(|node| node.attribute("Id") == Some(id.value()))?;
    let target = target.attribute("Target")?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

/// Reads the tags of rows, of which no more than one is held at a time.
fn hidden_in(part: impl Read) -> Vec<u32> {
    let mut reader = BufReader::new(part);
    let mut hidden = Vec::new();
    let mut next = 0_u32;
    let mut piece = Vec::new();
    loop {
        piece.clear();
        let read = reader.by_ref().take(MAX_TAG).read_until(b'>', &mut piece);
        if !read.is_ok_and(|read| read > 0) || next as usize >= MAX_ROWS {
            return hidden;
        }
        let tag = piece.iter().rposition(|byte| *byte == b'<');
        let tag = tag.map_or(&[][..], |at| &piece[at + 1..]);
        let tag = std::str::from_utf8(tag).unwrap_or_default();
        let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
        if name != "row" && !name.ends_with(":row") {
            continue;
        }
        // Rows without a number follow the one before.
        let number = attribute(tag, "r").and_then(|number| number.parse::<u32>().ok());
        let number = number.map_or(next, |number| number.saturating_sub(1));
        next = number.saturating_add(1);
        if matches!(attribute(tag, "hidden"), Some("1" | "true")) {
            hidden.push(number);
        }
    }
}

/// Returns the value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_ascii_whitespace().find_map(|piece| {
        let value = piece.strip_prefix(name)?.strip_prefix('=')?;
        let quote = value.chars().next()?;
        value[1..].split(quote).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_are_found() {
        let check = |xml: &str, expected: &[u32]| {
            assert_eq!(hidden_in(xml.as_bytes()), expected, "{xml}");
        };
        check(r#"<row r="1"><c><v>hidden="1"</v></c></row>"#, &[]);
        check(
            r#"<row r="2" hidden="1"/><row r='7' hidden='true'>"#,
            &[1, 6],
        );
        check(
            r#"<row/><x:row hidden="1"></x:row><rowBreaks hidden="1"/>"#,
            &[1],
        );
        check(r#"<row r="x" hidden="1"><row hidden="0">"#, &[0]);
        check(
            r#"<row r="4294967295" hidden="1"><row hidden="1">"#,
            &[4_294_967_294],
        );
        check("<row hidden=><row r=", &[]);
        check("", &[]);
    }
}

//! A pasted text in segments, some of which say what they are.

use crate::draft::values::{rows, tidy};
use crate::template::Role;

use super::words::is_greeting;

/// A part of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// What its label says that it is.
    pub role: Option<Role>,
    /// The label, where it is one of the template's own.
    pub label: Option<String>,
    /// The text.
    pub text: String,
    /// The line that it stands on.
    pub line: usize,
}

/// Signs that stand between what has nothing to do with each other.
const BETWEEN: [char; 4] = ['|', '·', '•', '\t'];

/// The most words of a label that has no colon behind it.
const MAX_WORDS: usize = 3;

/// Splits a text into segments; `is_own` says whether a text is a label of the template's own.
pub(super) fn segments(text: &str, is_own: &dyn Fn(&str) -> bool) -> Vec<Segment> {
    let text = text.replace("\r\n", "\n");
    if text.contains('\t')
        && let Some(table) = table(&text, is_own)
    {
        return table;
    }
    let cells = |line: &str| -> Vec<String> {
        let spaced = line.replace("   ", "\t");
        let cells = spaced.split(BETWEEN).map(tidy::text);
        cells.filter(|cell| !cell.is_empty()).collect()
    };
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !is_greeting(&tidy::text(line)));
    let mut segments = Vec::new();
    for (number, line) in lines {
        for cell in cells(line) {
            segments.push(labelled(&cell, number, is_own));
        }
    }
    with_values_below(segments)
}

/// Cells of a spreadsheet: a line of labels above a line of values, or a label and a value on each line.
fn table(text: &str, is_own: &dyn Fn(&str) -> bool) -> Option<Vec<Segment>> {
    let cells = rows::cells(text);
    let is_label =
        |cell: &str| cell.trim().is_empty() || is_own(cell) || Role::named(cell).is_some();
    let segment = |label: &str, value: &str, line: usize| {
        let text = tidy::text(value);
        (!text.is_empty()).then(|| Segment {
            role: Role::named(label),
            label: is_own(label).then(|| label.trim().to_owned()),
            text,
            line,
        })
    };
    let first = cells.first()?;
    let labels = first.iter().filter(|cell| !cell.trim().is_empty()).count();
    if cells.len() > 1 && labels > 1 && first.iter().all(|cell| is_label(cell)) {
        let pairs = first.iter().zip(&cells[1]).enumerate();
        let pairs = pairs.filter_map(|(line, (label, value))| segment(label, value, line));
        let surplus = cells[1].get(first.len()..).unwrap_or_default();
        let others = [surplus].into_iter();
        let others = others.chain(cells[2..].iter().map(Vec::as_slice));
        let others = others.filter_map(|row| left_over(row, first.len()));
        return Some(pairs.chain(others).collect());
    }
    let has_label = |row: &Vec<String>| row.len() == 2 && is_label(&row[0]);
    if cells.iter().all(has_label) {
        let pairs = cells.iter().enumerate();
        let pairs = pairs.filter_map(|(line, row)| segment(&row[0], &row[1], line));
        return Some(pairs.collect());
    }
    None
}

/// Cells that have no label, or are of another row than that of the party, as one segment that goes nowhere.
fn left_over(cells: &[String], line: usize) -> Option<Segment> {
    let cells = cells.iter().map(|cell| tidy::text(cell));
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    (!cells.is_empty()).then(|| Segment {
        role: Some(Role::Other),
        label: None,
        text: cells.join(", "),
        line,
    })
}

/// Takes the label off a text: before a colon, or a few known words before a number or an address.
fn labelled(text: &str, line: usize, is_own: &dyn Fn(&str) -> bool) -> Segment {
    let segment = |role: Option<Role>, label: Option<&str>, text: &str| Segment {
        role,
        label: label.map(str::to_owned),
        text: text.trim().to_owned(),
        line,
    };
    if let Some((label, value)) = text.split_once(':') {
        let role = Role::named(label);
        if role.is_some() || is_own(label) {
            let own = is_own(label).then(|| label.trim());
            return segment(role, own, value);
        }
    }
    let spaces = text.match_indices(' ').map(|(place, _)| place);
    let mut places: Vec<usize> = spaces.take(MAX_WORDS).collect();
    places.reverse();
    for place in places {
        let (label, value) = text.split_at(place);
        let role = Role::named(label);
        let is_number = value.contains(|one: char| one.is_ascii_digit()) || value.contains('@');
        let is_sure = matches!(
            role,
            Some(Role::BusinessId | Role::VatNumber | Role::Phone | Role::Email)
        );
        if is_sure && is_number {
            return segment(role, None, value);
        }
    }
    segment(None, None, text)
}

/// Gives a label that stands on a line of its own to what stands below it.
fn with_values_below(segments: Vec<Segment>) -> Vec<Segment> {
    let mut joined: Vec<Segment> = Vec::new();
    for mut segment in segments {
        if let Some(last) = joined.last()
            && last.text.is_empty()
        {
            if segment.role.is_none() {
                segment.role = last.role;
                segment.label.clone_from(&last.label);
            }
            joined.pop();
        }
        joined.push(segment);
    }
    joined.retain(|segment| !segment.text.is_empty());
    joined
}

//! The template's folder that somebody works on.

use std::collections::BTreeSet;

use super::listed_change::{ListedChange, listed_changes};
use crate::app::effect::FolderReport;
use crate::library::{FilePlace, Remark};
use crate::ron_text::Position;
use crate::template::Named;

/// How many lines are shown on each side of a mistake.
const CONTEXT: usize = 3;
/// How many characters of a line are shown on each side of a mistake.
const MAX_LINE: usize = 160;

/// The template's folder that somebody works on.
#[derive(Clone, Debug)]
pub struct TemplateFolder {
    /// The folder as it was read last.
    pub report: FolderReport,
    /// What is changed since the approved version.
    pub changes: Vec<ListedChange>,
    /// The blocks that something is changed in.
    pub changed_blocks: BTreeSet<String>,
    /// What is shown of the list.
    pub shown: Option<Shown>,
}

/// A line of a file, without the indentation that all of the lines beside it have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// Its number, from 1.
    pub number: usize,
    /// Its text; where the mistake is, only up to there.
    pub text: String,
    /// What begins where the mistake is.
    pub wrong: Option<String>,
}

/// An entry of the list that is unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The mistake of that index.
    Problem(usize),
    /// The change of that index.
    Change(usize),
}

impl TemplateFolder {
    /// A folder that was read; what was shown of it before stays, if it is still there.
    #[must_use]
    pub fn new(report: FolderReport, before: Option<&Self>) -> Self {
        let comparison = report.approved.as_ref();
        let changes =
            comparison.map_or_else(Vec::new, |(_, comparison)| listed_changes(comparison));
        let blocks = changes.iter().filter_map(|change| change.block.clone());
        let changed_blocks = blocks.collect();
        let before = before.filter(|before| before.report.path == report.path);
        let shown = before.and_then(|before| match before.shown? {
            Shown::Problem(index) => {
                let known = &before.report.problems.get(index)?.message;
                let mut problems = report.problems.iter();
                let same = problems.position(|problem| problem.message == *known);
                same.map(Shown::Problem)
            }
            Shown::Change(index) => {
                let known = &before.changes.get(index)?.message;
                let same = changes.iter().position(|change| change.message == *known);
                same.map(Shown::Change)
            }
        });
        Self {
            report,
            changes,
            changed_blocks,
            shown,
        }
    }

    /// Returns where a block, a field, a service or a set stands in the files.
    #[must_use]
    pub fn place_of(&self, named: Named, id: &str) -> Option<FilePlace> {
        let place = self.report.places.find(named, id)?;
        Some(FilePlace::in_template(&self.report.path, place))
    }

    /// Returns the lines around a mistake; none if it has no place, or its file no text.
    #[must_use]
    pub fn lines_around(&self, problem: &Remark) -> Vec<ShownLine> {
        let Some(Position { line, column }) = problem.place.position else {
            return Vec::new();
        };
        let name = problem.place.path.file_name();
        let name = name.and_then(|name| name.to_str()).unwrap_or_default();
        let bytes = self.report.sources.files.get(name);
        let text = String::from_utf8_lossy(bytes.map_or(&[][..], Vec::as_slice));
        let first = line.saturating_sub(CONTEXT).max(1);
        let lines = text
            .lines()
            .skip(first - 1)
            .take(line + CONTEXT + 1 - first);
        let lines: Vec<&str> = lines.collect();
        let inked = lines.iter().filter(|text| !text.trim().is_empty());
        let indentation = inked.map(|text| text.len() - text.trim_start_matches(' ').len());
        let indentation = indentation.min().unwrap_or(0);
        let shown = lines.iter().zip(first..).map(|(text, number)| {
            let text = text.get(indentation..).unwrap_or_default();
            let column = column.saturating_sub(indentation + 1);
            shown_line(number, text, (number == line).then_some(column))
        });
        shown.collect()
    }
}

/// Returns a line as it is shown, with a mistake in that column, counted from 0.
fn shown_line(number: usize, text: &str, column: Option<usize>) -> ShownLine {
    let byte = |column: usize| {
        let mut places = text.char_indices();
        places.nth(column).map_or(text.len(), |(byte, _)| byte)
    };
    let end = column.unwrap_or(MAX_LINE);
    let start = end.saturating_sub(MAX_LINE);
    let mark = if start > 0 { "…" } else { "" };
    let (before, after) = (byte(start)..byte(end), byte(end)..byte(end + MAX_LINE));
    ShownLine {
        number,
        text: format!("{mark}{}", &text[before]),
        wrong: column.map(|_| text[after].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_shown_around_the_mistake() {
        let check = |text: &str, column: Option<usize>, before: &str, wrong: Option<&str>| {
            let line = shown_line(7, text, column);
            assert_eq!(line.text, before, "{text}");
            assert_eq!(line.wrong.as_deref(), wrong, "{text}");
        };
        check("set: å", Some(5), "set: ", Some("å"));
        check("set: å", None, "set: å", None);
        check("", Some(0), "", Some(""));
        check("set", Some(9), "set", Some(""));
        let long = "å".repeat(1000);
        let part = "å".repeat(MAX_LINE);
        check(&long, None, &part, None);
        check(&long, Some(500), &format!("…{part}"), Some(&part));
    }
}

//! The template's folder that somebody works on.

use std::collections::BTreeSet;

use super::listed_change::{ListedChange, listed_changes};
use crate::app::effect::FolderReport;
use crate::library::{FilePlace, Remark};
use crate::ron_text::Position;
use crate::template::Named;

/// How many lines are shown on each side of a mistake.
const CONTEXT: usize = 3;

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
                let known = &before.report.problems[index].message;
                let mut problems = report.problems.iter();
                let same = problems.position(|problem| problem.message == *known);
                same.map(Shown::Problem)
            }
            Shown::Change(index) => {
                let known = &before.changes[index].message;
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

    /// Returns the lines around a mistake, with their numbers; none if it has no place, or its file no text.
    #[must_use]
    pub fn lines_around(&self, problem: &Remark) -> Vec<(usize, String)> {
        let Some(Position { line, .. }) = problem.place.position else {
            return Vec::new();
        };
        let name = problem.place.path.file_name();
        let name = name.and_then(|name| name.to_str()).unwrap_or_default();
        let bytes = self.report.sources.files.get(name);
        let text = String::from_utf8_lossy(bytes.map_or(&[][..], Vec::as_slice));
        let first = line.saturating_sub(CONTEXT).max(1);
        let lines = text.lines().enumerate().skip(first - 1);
        lines
            .take(line + CONTEXT + 1 - first)
            .map(|(index, text)| (index + 1, text.to_owned()))
            .collect()
    }
}

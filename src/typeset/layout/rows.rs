//! The common ground of all layouts: lines of a part, placed.

use std::sync::Arc;

use super::frame::Frame;
use super::labels::LabelColumns;
use super::letterhead::Head;
use super::memory::LayoutMemory;
use super::style::TextStyle;
use crate::agreement::{Part, Role, Run, Runs};
use crate::template::PageStyle;
use crate::typeset::model::{Line, LineText, Owner};
use crate::typeset::paragraph::ParagraphSetter;
use crate::typeset::row::Rows;

/// The space between the columns of tables and signatures.
pub(super) const GUTTER_PT: f64 = 18.0;
/// The space between a label and what it labels.
pub(super) const LABEL_GAP_PT: f64 = 6.0;
/// An allowance for the rounding of measures to thousandths of a point, so that a label fits its own width.
pub(super) const ROUNDING_PT: f64 = 0.01;

/// Lays out blocks, one under the other.
pub(super) struct Layout<'a> {
    pub setter: &'a mut ParagraphSetter,
    pub memory: &'a mut LayoutMemory,
    pub style: &'a PageStyle,
    pub frame: Frame,
    pub labels: LabelColumns,
    pub is_draft: bool,
    pub head: Option<Head<'a>>,
    /// The rows so far.
    pub rows: Rows,
    /// Whether the next row begins a page.
    pub begins_page: bool,
}

/// The part of the agreement whose text lines have.
#[derive(Clone)]
pub(super) struct Source {
    owner: Owner,
    runs: Runs,
}

impl Source {
    /// Returns a part of the block with that index.
    pub(super) fn part(block: usize, part: &Part) -> Self {
        Self {
            owner: Owner::Block(block, part.role),
            runs: Arc::clone(&part.runs),
        }
    }

    /// Returns the sign of a list item.
    pub(super) fn sign(block: usize, role: Role) -> Self {
        Self {
            owner: Owner::Block(block, role),
            runs: Runs::default(),
        }
    }

    /// Returns page furniture.
    pub(super) fn furniture() -> Self {
        Self {
            owner: Owner::Furniture,
            runs: Runs::default(),
        }
    }

    /// Returns a line of this text.
    pub(super) fn line(
        &self,
        text: &Arc<LineText>,
        style: TextStyle,
        x_pt: f64,
        baseline_pt: f64,
    ) -> Line {
        Line {
            owner: self.owner,
            runs: Arc::clone(&self.runs),
            x_pt,
            baseline_pt,
            size_pt: style.size_pt,
            text: Arc::clone(text),
            ink: style.ink,
        }
    }

    /// Returns lines one under the other, from `x_pt` and `top_pt` down.
    pub(super) fn lines(
        &self,
        texts: &[Arc<LineText>],
        style: TextStyle,
        x_pt: f64,
        top_pt: f64,
    ) -> Vec<Line> {
        let first_baseline_pt = top_pt + style.baseline_pt();
        let lines = texts.iter().enumerate().map(|(index, text)| {
            let baseline_pt = first_baseline_pt + index as f64 * style.leading_pt;
            self.line(text, style, x_pt, baseline_pt)
        });
        lines.collect()
    }
}

impl Layout<'_> {
    /// Returns the lines of a paragraph, in which an answer's own line breaks are kept.
    pub(super) fn paragraph(
        &mut self,
        runs: &[Run],
        style: TextStyle,
        width_pt: f64,
    ) -> Arc<[Arc<LineText>]> {
        let style = style.paragraph(width_pt);
        if !runs.iter().any(|run| run.text.contains('\n')) {
            return self.setter.paragraph(runs, style);
        }
        let mut lines = Vec::new();
        for part in split_lines(runs) {
            lines.extend(self.setter.paragraph(&part, style).iter().cloned());
        }
        lines.into()
    }

    /// Returns a width for the longest label and the space after it, but at most `max_pt`.
    pub(super) fn label_width<'r>(
        &mut self,
        labels: impl Iterator<Item = &'r Part>,
        max_pt: f64,
    ) -> f64 {
        let style = TextStyle::small(self.style.sizes);
        let mut widest_pt: f64 = 0.0;
        for label in labels {
            let lines = self.paragraph(&label.runs, style, max_pt);
            widest_pt = lines
                .iter()
                .fold(widest_pt, |widest_pt, line| widest_pt.max(line.width_pt));
        }
        (widest_pt + LABEL_GAP_PT).min(max_pt)
    }

    /// Returns whether what follows must not begin a page.
    pub(super) fn ends_in_heading(&self) -> bool {
        self.rows.last().is_some_and(|row| row.outline.is_some())
    }
}

/// Splits runs at the line feeds in them. A run keeps its index: in place of those before it, its line begins
/// with empty ones.
fn split_lines(runs: &[Run]) -> Vec<Vec<Run>> {
    let part_of = |run: &Run, text: &str| Run {
        text: text.to_owned(),
        origin: run.origin.clone(),
        emphasis: run.emphasis,
    };
    let mut lines = vec![Vec::new()];
    for (number, run) in runs.iter().enumerate() {
        for (index, text) in run.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(runs[..number].iter().map(|run| part_of(run, "")).collect());
            }
            if let Some(line) = lines.last_mut() {
                line.push(part_of(run, text));
            }
        }
    }
    lines
}

//! The room of the labels that hang beside the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::frame::Frame;
use super::style::TextStyle;
use crate::agreement::{Agreement, Content, Part};
use crate::template::{PageStyle, Sizes};
use crate::typeset::model::{LabelWidth, LineText};
use crate::typeset::paragraph::ParagraphSetter;

/// A width in which every label is one line: a page of any paper is narrower.
pub(super) const UNBOUNDED_PT: f64 = 100_000.0;
/// The space between a label and its text, in ems, where the label needs more room than it has.
const GAP_EM: f64 = 0.6;
/// An allowance for the rounding of measures to thousandths of a point.
const ROUNDING_PT: f64 = 0.01;
/// The part of a page's measure that labels may take.
const MAX_ROOM: f64 = 0.35;

/// A level of labels, whose texts begin at one left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LabelLevel {
    /// Of headings of that level.
    Heading(u8),
    /// Of clauses with so many numbers.
    Clause(usize),
}

impl LabelLevel {
    /// Returns the level of a clause with that label.
    pub(super) fn of_clause(label: &Part) -> Self {
        let text = label.text();
        Self::Clause(text.trim_end_matches('.').matches('.').count())
    }
}

/// The labels of an agreement, and their room.
#[derive(Default)]
pub(super) struct LabelColumns {
    /// By level, where it is more than the page gives every label.
    room_pt: BTreeMap<LabelLevel, f64>,
    /// The labels on one line each, by block.
    lines: BTreeMap<usize, Arc<[Arc<LineText>]>>,
}

impl LabelColumns {
    /// Measures the labels of an agreement: each level gets the room that its widest label needs.
    pub(super) fn of(
        setter: &mut ParagraphSetter,
        agreement: &Agreement,
        style: &PageStyle,
        frame: Frame,
    ) -> Self {
        let mut columns = Self::default();
        for (index, block) in agreement.blocks.iter().enumerate() {
            let Some((label, level, text_style)) = label_of(&block.content, style.sizes) else {
                continue;
            };
            let lines = on_one_line(setter, label, text_style);
            let Some(line) = lines.first() else {
                continue;
            };
            let room_pt = line.width_pt + text_style.size_pt * GAP_EM;
            if room_pt > frame.text_left_pt - frame.left_pt {
                let room_pt = room_pt.min(max_room_pt(frame));
                let column = columns.room_pt.entry(level).or_insert(room_pt);
                *column = column.max(room_pt);
            }
            columns.lines.insert(index, lines);
        }
        columns
    }

    /// Returns the label of a block on one line, if that is no wider than the room.
    pub(super) fn line(&self, block: usize, room_pt: f64) -> Option<Arc<[Arc<LineText>]>> {
        let lines = self.lines.get(&block)?;
        let fits = lines.iter().all(|line| line.width_pt <= room_pt);
        fits.then(|| Arc::clone(lines))
    }

    /// Returns the left edge of text beside labels of that level.
    pub(super) fn text_left_pt(&self, level: LabelLevel, frame: Frame) -> f64 {
        match self.room_pt.get(&level) {
            Some(room_pt) => frame.text_left_pt.max(frame.left_pt + room_pt),
            None => frame.text_left_pt,
        }
    }
}

/// Returns the widest room that a label may take.
fn max_room_pt(frame: Frame) -> f64 {
    let hang_pt = frame.text_left_pt - frame.left_pt;
    hang_pt.max(frame.full_pt() * MAX_ROOM)
}

/// Returns the label of a block, its level and its style.
fn label_of(content: &Content, sizes: Sizes) -> Option<(&Part, LabelLevel, TextStyle)> {
    let (label, level, style) = match content {
        Content::Heading { level, label, .. } => {
            let style = TextStyle::heading_of_level(sizes, *level);
            (label, LabelLevel::Heading(*level), style)
        }
        Content::Clause { label, .. } => {
            let style = TextStyle::text(sizes);
            (label, LabelLevel::of_clause(label), style)
        }
        _ => return None,
    };
    Some((label, level, style.aligned_left()))
}

/// Returns a label on one line; none if it is empty.
fn on_one_line(
    setter: &mut ParagraphSetter,
    label: &Part,
    style: TextStyle,
) -> Arc<[Arc<LineText>]> {
    setter.paragraph(&label.runs, style.paragraph(UNBOUNDED_PT))
}

/// Returns the width of each label that hangs to the left of a heading or clause, and of the column that it may take.
pub(in crate::typeset) fn label_widths(
    setter: &mut ParagraphSetter,
    agreement: &Agreement,
    style: &PageStyle,
) -> Vec<LabelWidth> {
    let frame = Frame::new(style);
    let column_pt = max_room_pt(frame) + ROUNDING_PT;
    let blocks = agreement.blocks.iter().enumerate();
    let widths = blocks.filter_map(|(block, found)| {
        let (label, _, text_style) = label_of(&found.content, style.sizes)?;
        let is_hung = |width_pt: f64| width_pt <= frame.text_left_pt - frame.left_pt + ROUNDING_PT;
        let width_pt = on_one_line(setter, label, text_style).first()?.width_pt;
        let gap_pt = if is_hung(width_pt) {
            0.0
        } else {
            text_style.size_pt * GAP_EM
        };
        Some(LabelWidth {
            block,
            width_pt,
            column_pt: column_pt - gap_pt,
        })
    });
    widths.collect()
}

//! The width of the labels that hang beside the text.

use super::frame::Frame;
use super::rows::ROUNDING_PT;
use super::style::TextStyle;
use crate::agreement::{Agreement, Content};
use crate::template::PageStyle;
use crate::typeset::model::LabelWidth;
use crate::typeset::paragraph::ParagraphSetter;

/// A width in which every label is one line: a page of any paper is narrower.
const UNBOUNDED_PT: f64 = 100_000.0;

/// Returns the width of each label that hangs to the left of a heading or clause, and of the column it hangs in.
pub(in crate::typeset) fn label_widths(
    setter: &mut ParagraphSetter,
    agreement: &Agreement,
    style: &PageStyle,
) -> Vec<LabelWidth> {
    let frame = Frame::new(style);
    let column_pt = frame.text_left_pt - frame.left_pt + ROUNDING_PT;
    let blocks = agreement.blocks.iter().enumerate();
    let widths = blocks.filter_map(|(block, found)| {
        let (label, text_style) = match &found.content {
            Content::Heading { level, label, .. } => {
                (label, TextStyle::heading_of_level(style.sizes, *level))
            }
            Content::Clause { label, .. } => (label, TextStyle::text(style.sizes)),
            _ => return None,
        };
        let text_style = text_style.aligned_left();
        let lines = setter.paragraph(&label.runs, text_style.paragraph(UNBOUNDED_PT));
        Some(LabelWidth {
            block,
            width_pt: lines.first()?.width_pt,
            column_pt,
        })
    });
    widths.collect()
}

//! Kinds of type.

use crate::template::Sizes;
use crate::typeset::fonts::Face;
use crate::typeset::model::Ink;
use crate::typeset::paragraph::{Alignment, ParagraphStyle};

/// A kind of type: everything about lines but their width.
#[derive(Clone, Copy)]
pub(super) struct TextStyle {
    pub face: Face,
    pub size_pt: f64,
    pub leading_pt: f64,
    pub alignment: Alignment,
    pub hyphenate: bool,
    pub ink: Ink,
}

impl TextStyle {
    /// Returns the style of running text.
    pub(super) fn text(sizes: Sizes) -> Self {
        Self {
            face: Face::Regular,
            size_pt: sizes.text_pt,
            leading_pt: sizes.leading_pt,
            alignment: Alignment::Justified,
            hyphenate: true,
            ink: Ink::Black,
        }
    }

    /// Returns the style of text that is neither justified nor hyphenated.
    pub(super) fn left(sizes: Sizes) -> Self {
        Self::text(sizes).aligned_left()
    }

    /// Returns the style of a heading of that size.
    pub(super) fn heading(sizes: Sizes, size_pt: f64) -> Self {
        Self {
            face: Face::Semibold,
            size_pt,
            leading_pt: (size_pt * 1.28).max(sizes.leading_pt),
            ..Self::left(sizes)
        }
    }

    /// Returns the style of a heading of that level.
    pub(super) fn heading_of_level(sizes: Sizes, level: u8) -> Self {
        match level {
            0 | 1 => Self::heading(sizes, sizes.heading_pt),
            2 => Self::heading(sizes, sizes.subheading_pt),
            // Hardly larger than text, it differs in kind.
            _ => Self {
                face: Face::Italic,
                ..Self::heading(sizes, sizes.subheading_pt)
            },
        }
    }

    /// Returns the style of labels and page furniture.
    pub(super) fn small(sizes: Sizes) -> Self {
        Self {
            size_pt: sizes.small_pt,
            ink: Ink::Grey,
            ..Self::left(sizes)
        }
    }

    pub(super) fn aligned_left(self) -> Self {
        Self {
            alignment: Alignment::Left,
            hyphenate: false,
            ..self
        }
    }

    /// Returns the style of a paragraph of that width.
    pub(super) fn paragraph(&self, width_pt: f64) -> ParagraphStyle {
        ParagraphStyle {
            face: self.face,
            size_mpt: thousandths(self.size_pt),
            width_mpt: thousandths(width_pt),
            alignment: self.alignment,
            hyphenate: self.hyphenate,
        }
    }

    /// Returns the distance of the baseline from the upper edge of a line.
    pub(super) fn baseline_pt(&self) -> f64 {
        // Ascenders reach some 0.73 em up, descenders 0.23 em down; what is left is shared out.
        f64::midpoint(self.leading_pt, self.size_pt * 0.5)
    }
}

/// Rounds a length to whole thousandths of a point.
fn thousandths(length_pt: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths on a page are positive and far below the type's range"
    )]
    let rounded = (length_pt * 1000.0).round().max(0.0) as u32;
    rounded
}

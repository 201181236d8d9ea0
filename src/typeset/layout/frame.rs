//! The measures of the page.

use crate::template::PageStyle;
use crate::typeset::model::PT_PER_MM;

/// The measures of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "a length says its unit")]
pub(super) struct Frame {
    pub width_pt: f64,
    pub height_pt: f64,
    /// The lower edge of the top margin, in which page furniture stands.
    pub margin_pt: f64,
    /// Where text begins: there, or below what stands over the text of every page.
    pub top_pt: f64,
    pub bottom_pt: f64,
    /// The left edge of labels.
    pub left_pt: f64,
    /// The left edge of text.
    pub text_left_pt: f64,
    pub right_pt: f64,
}

impl Frame {
    pub(super) fn new(style: &PageStyle) -> Self {
        let (width_mm, height_mm) = style.paper.size_mm();
        let margins = style.margins_mm;
        Self {
            width_pt: width_mm * PT_PER_MM,
            height_pt: height_mm * PT_PER_MM,
            margin_pt: margins.top * PT_PER_MM,
            top_pt: margins.top * PT_PER_MM,
            bottom_pt: (height_mm - margins.bottom) * PT_PER_MM,
            left_pt: (margins.left - style.hang_mm) * PT_PER_MM,
            text_left_pt: margins.left * PT_PER_MM,
            right_pt: (width_mm - margins.right) * PT_PER_MM,
        }
    }

    /// Returns the width of running text.
    pub(super) fn measure_pt(&self) -> f64 {
        self.right_pt - self.text_left_pt
    }

    /// Returns the width of running text and the labels beside it.
    pub(super) fn full_pt(&self) -> f64 {
        self.right_pt - self.left_pt
    }

    /// Returns the height between the margins.
    pub(super) fn room_pt(&self) -> f64 {
        self.bottom_pt - self.top_pt
    }
}

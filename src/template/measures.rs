//! The ranges within which a page still has room for text that can be read.

use super::file::{Margins, Sizes};

/// A number outside its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct OutOfRange {
    pub key: &'static str,
    pub min: f64,
    pub max: f64,
}

/// The measures of a page that are outside their ranges.
pub(super) fn measures_out_of_range(
    sizes: &Sizes,
    margins_mm: &Margins,
    hang_mm: f64,
) -> Vec<OutOfRange> {
    let Sizes {
        text_pt,
        leading_pt,
        title_pt,
        heading_pt,
        subheading_pt,
        small_pt,
    } = *sizes;
    let Margins {
        top,
        right,
        bottom,
        left,
    } = *margins_mm;
    let text = (text_pt, "text_pt", 6.0, 16.0);
    let others = [
        (leading_pt, "leading_pt", text_pt, 3.0 * text_pt),
        (title_pt, "title_pt", text_pt, 36.0),
        (heading_pt, "heading_pt", text_pt, 24.0),
        (subheading_pt, "subheading_pt", text_pt, 20.0),
        (small_pt, "small_pt", 5.0, text_pt),
        (top, "top", 10.0, 80.0),
        (right, "right", 10.0, 60.0),
        (bottom, "bottom", 15.0, 80.0),
        (left, "left", 10.0, 60.0),
        (hang_mm, "hang_mm", 0.0, left),
    ];
    let outside = |(value, key, min, max): (f64, &'static str, f64, f64)| {
        (!(min..=max).contains(&value)).then_some(OutOfRange { key, min, max })
    };
    // The other ranges depend on this size.
    match outside(text) {
        Some(text) => vec![text],
        None => others.into_iter().filter_map(outside).collect(),
    }
}

/// The width of a letterhead, if it is outside its range.
pub(super) fn letterhead_out_of_range(width_mm: f64) -> Option<OutOfRange> {
    let (key, min, max) = ("width_mm", 5.0, 200.0);
    (!(min..=max).contains(&width_mm)).then_some(OutOfRange { key, min, max })
}

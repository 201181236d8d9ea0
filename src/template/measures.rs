//! The ranges within which a page still has room for text that can be read.

use super::file::{LetterheadPlace, Margins, Paper, Sizes};
use super::letterhead::Letterhead;
use super::picture::PictureProblem;

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

/// The least width of a letterhead.
const MIN_LETTERHEAD_MM: f64 = 5.0;

/// The width of a letterhead, if it is outside its range.
pub(super) fn letterhead_out_of_range(width_mm: f64) -> Option<OutOfRange> {
    let (key, min, max) = ("width_mm", MIN_LETTERHEAD_MM, 200.0);
    (!(min..=max).contains(&width_mm)).then_some(OutOfRange { key, min, max })
}

/// The white between the paper's edge and a letterhead in the margin.
pub(crate) const LETTERHEAD_EDGE_MM: f64 = 5.0;
/// The white between a letterhead in the margin and the text below or what stands beside it.
pub(crate) const LETTERHEAD_GAP_MM: f64 = 4.0;
/// The part of the height between the margins that a letterhead in the column may take.
const COLUMN_SHARE: f64 = 0.25;
/// The part of the text's width that a letterhead in the margin may take: the running head and the mark of a draft
/// need the rest.
const MARGIN_SHARE: f64 = 0.5;

/// What is wrong with a letterhead that is too large for its place; none for one that has room.
pub(super) fn too_large_letterhead(
    page: (Paper, Margins, f64),
    letterhead: &Letterhead,
) -> Option<PictureProblem> {
    let max_mm = max_letterhead_mm(page, letterhead.place, letterhead.height_per_width());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a sheet of paper"
    )]
    let whole_mm = max_mm.max(0.0) as usize;
    (letterhead.width_mm > max_mm).then_some(PictureProblem::TooLarge {
        place: letterhead.place,
        max_mm: (max_mm >= MIN_LETTERHEAD_MM).then_some(whole_mm),
    })
}

/// The most that the width of a letterhead may be, in millimetres, so that it has room in its place in both directions.
fn max_letterhead_mm(
    (paper, margins_mm, hang_mm): (Paper, Margins, f64),
    place: LetterheadPlace,
    height_per_width: f64,
) -> f64 {
    let (paper_width, paper_height) = paper.size_mm();
    let measure = paper_width - margins_mm.left - margins_mm.right;
    let (width, height) = match place {
        LetterheadPlace::Column => {
            let height = paper_height - margins_mm.top - margins_mm.bottom;
            (measure + hang_mm, height * COLUMN_SHARE)
        }
        LetterheadPlace::Margin => {
            let height = margins_mm.top - LETTERHEAD_EDGE_MM - LETTERHEAD_GAP_MM;
            (measure * MARGIN_SHARE, height)
        }
    };
    width.min(height / height_per_width.max(f64::EPSILON))
}

//! `page.ron`: how the pages look.

use serde::{Deserialize, Serialize};

use super::standards::is_standard;
use crate::ron_text::Spanned;

/// `page.ron`: how the pages look.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageFile<'a> {
    /// The sheet.
    pub paper: Paper,
    /// The margins, in millimetres.
    pub margins_mm: Margins,
    /// How far letters and numbers of clauses hang out to the left of the text, in millimetres.
    pub hang_mm: f64,
    /// The typeface of everything.
    #[serde(borrow)]
    pub font: Spanned<'a>,
    /// Sizes.
    pub sizes: Sizes,
    /// The sign before the items of lists.
    pub list_sign: Spanned<'a>,
    /// The page number: `{page}` and `{pages}` in it.
    pub page_number: Spanned<'a>,
    /// The word that every page of a draft carries.
    pub draft_mark: Spanned<'a>,
    /// An image at the top of the first page, or of every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<Letterhead<'a>>,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    A4,
    /// 216 × 279 mm (ANSI A).
    Letter,
}

impl Paper {
    /// Returns its width and height, in millimetres.
    #[must_use]
    pub fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }
}

/// Margins of a page, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Over the text.
    pub top: f64,
    /// Right of the text.
    pub right: f64,
    /// Under the text; the page number stands in it.
    pub bottom: f64,
    /// Left of the text; labels hang into it.
    pub left: f64,
}

/// Sizes of type, in points.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// The text.
    pub text_pt: f64,
    /// From one line of it to the next.
    pub leading_pt: f64,
    /// The title.
    pub title_pt: f64,
    /// Headings of level 1.
    pub heading_pt: f64,
    /// Headings of level 2 and below.
    pub subheading_pt: f64,
    /// Labels of tables and signature lines, and page furniture.
    pub small_pt: f64,
}

/// An image at the top of the first page, or of every page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead<'a> {
    /// A PNG, JPEG or SVG file in the template's folder.
    #[serde(borrow)]
    pub file: Spanned<'a>,
    /// Its width on the page, in millimetres.
    pub width_mm: f64,
    /// What it shows, for those who can't see it.
    pub alternative: Spanned<'a>,
    /// The pages that it stands on.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub on: LetterheadOn,
    /// The part of the page that it stands in.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub place: LetterheadPlace,
    /// The edge that it stands at.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub side: LetterheadSide,
}

/// The pages that a letterhead stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum LetterheadOn {
    /// The first page, as a figure of the document.
    #[default]
    FirstPage,
    /// Every page; a figure on the first one, and page furniture on the others.
    EveryPage,
}

/// The part of the page that a letterhead stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum LetterheadPlace {
    /// Over the text, which begins below it.
    #[default]
    Column,
    /// The top margin, beside the running head and the mark of a draft.
    Margin,
}

/// The edge that a letterhead stands at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum LetterheadSide {
    /// The left edge of the column, or in the margin that of the text.
    #[default]
    Left,
    /// The right edge of the text.
    Right,
}

//! `corrections.ron`: where the print departs from the source.

use serde::{Deserialize, Serialize};

use crate::ron_text::Spanned;

/// `corrections.ron`: where the print departs from the source.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionFile<'a> {
    /// The editorial corrections.
    #[serde(borrow)]
    pub corrections: Vec<Correction<'a>>,
}

/// An editorial correction.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction<'a> {
    /// Its name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The block it is made in.
    pub block: Spanned<'a>,
    /// Whether in its text or in its label.
    #[serde(default, skip_serializing_if = "is_text")]
    pub part: Part,
    /// What the source says: stands exactly once in the text, or is the whole label.
    pub source: Spanned<'a>,
    /// What is printed.
    pub printed: Spanned<'a>,
    /// Why.
    pub reason: Spanned<'a>,
    /// The switch: off prints the source's wording.
    pub on: bool,
}

/// A part of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Part {
    /// Its text.
    #[default]
    Text,
    /// Its label.
    Label,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_text(part: &Part) -> bool {
    *part == Part::Text
}

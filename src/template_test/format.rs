//! The file of an example: a draft, with what must hold of its agreement.
//!
//! ```ron
//! (
//!     services: ["inkasso"],
//!     answers: {
//!         "customer.name": "Åkerströms Öst & Söner Ab",
//!     },
//!     sets: ["A"],
//!     printed: ["a-heading"],
//!     not_printed: ["b-heading"],
//! )
//! ```
//!
//! `format` and `template` may stand there, so that a draft becomes an example by what is added to it. Its version and
//! hash say nothing: an example belongs to the template that it lies beside.

use serde::Deserialize;

use crate::draft::Answer;
use crate::ron_text::Spanned;
use crate::template::file::ByName;

/// An example, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile<'a> {
    /// The number of the format of drafts.
    #[serde(default)]
    pub format: u32,
    /// The template of the draft.
    #[serde(default, borrow)]
    pub template: Option<ExampleTemplate<'a>>,
    /// The chosen services.
    pub services: Vec<Spanned<'a>>,
    /// The answers by field.
    #[serde(default)]
    pub answers: ByName<'a, Answer>,
    /// The sets that apply: these and no others.
    #[serde(default)]
    pub sets: Option<Vec<Spanned<'a>>>,
    /// Blocks that are printed.
    #[serde(default)]
    pub printed: Vec<Spanned<'a>>,
    /// Blocks that are not printed.
    #[serde(default)]
    pub not_printed: Vec<Spanned<'a>>,
    /// Whether the text of the agreement stands beside it, and must be the same.
    #[serde(default = "yes")]
    pub text: bool,
}

/// The template of a draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleTemplate<'a> {
    /// The template's identifier.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The version that the draft was made with.
    #[serde(default)]
    pub version: Option<Spanned<'a>>,
    /// The hash of that version.
    #[serde(default)]
    pub hash: Option<Spanned<'a>>,
}

fn yes() -> bool {
    true
}

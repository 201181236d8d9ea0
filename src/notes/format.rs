//! `notes.ron`, beside a template's files.
//!
//! ```ron
//! (
//!     format: 1,
//!     notes: [
//!         (block: "b-7-1", text: "…", texts: {"fi": "…", "en": "…"}),
//!     ],
//! )
//! ```

use serde::Deserialize;

use super::problem::{NotesProblem, NotesProblemKind};
use crate::ron_text::{self, Spanned};
use crate::template::file::Translations;

/// The notes of the built-in template.
pub const BUILT_IN_NOTES: &[u8] =
    include_bytes!("../../templates/intrum-personuppgifter/notes.ron");
/// The number of the format.
const FORMAT: u32 = 1;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NotesFile<'t> {
    #[serde(rename = "format")]
    _format: u32,
    /// The notes.
    #[serde(borrow)]
    pub notes: Vec<NoteLine<'t>>,
}

/// A note to a block.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteLine<'t> {
    /// The block.
    #[serde(borrow)]
    pub block: Spanned<'t>,
    /// What it says, in the template's own language.
    pub text: Spanned<'t>,
    /// The same in other languages.
    #[serde(default)]
    pub texts: Translations<'t>,
}

/// Reads the text of the file.
pub(super) fn read(text: &str) -> Result<NotesFile<'_>, Box<NotesProblem>> {
    if let Some(newer) = ron_text::newer_format(text, FORMAT) {
        return Err(Box::new(NotesProblem {
            position: newer.position,
            kind: NotesProblemKind::NewerFormat {
                found: newer.found,
                known: newer.known,
            },
        }));
    }
    ron_text::parse(text).map_err(|error| Box::new(NotesProblem::of_syntax(error)))
}

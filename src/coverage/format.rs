//! `coverage.ron`, beside a template's files.
//!
//! ```ron
//! (
//!     format: 1,
//!     items: [
//!         (item: "subject-matter", refers: ["b-1-2"], annexes: ["annex-processing-services"]),
//!         (item: "a", serves: ["b-2-1", "b-2-2"]),
//!     ],
//! )
//! ```

use serde::Deserialize;

use super::problem::{CoverageProblem, CoverageProblemKind};
use crate::ron_text::{self, Spanned};

/// The coverage file of the built-in template.
pub const BUILT_IN_COVERAGE: &[u8] =
    include_bytes!("../../templates/intrum-personuppgifter/coverage.ron");
/// The number of its format.
const FORMAT: u32 = 1;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoverageFile<'t> {
    #[serde(rename = "format")]
    _format: u32,
    /// The items that are served, or at least referred to.
    #[serde(borrow)]
    pub items: Vec<ItemLine<'t>>,
}

/// An item with its blocks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemLine<'t> {
    /// The item.
    #[serde(borrow)]
    pub item: Spanned<'t>,
    /// The blocks that set it out.
    #[serde(default)]
    pub serves: Vec<Spanned<'t>>,
    /// The blocks that only say where it is set out.
    #[serde(default)]
    pub refers: Vec<Spanned<'t>>,
    /// The blocks of annexes that set it out where they are filled in.
    #[serde(default)]
    pub annexes: Vec<Spanned<'t>>,
}

/// Reads the text of the file.
pub(super) fn read(text: &str) -> Result<CoverageFile<'_>, Box<CoverageProblem>> {
    if let Some(newer) = ron_text::newer_format(text, FORMAT) {
        return Err(Box::new(CoverageProblem {
            position: newer.position,
            kind: CoverageProblemKind::NewerFormat {
                found: newer.found,
                known: newer.known,
            },
        }));
    }
    ron_text::parse(text).map_err(|error| Box::new(CoverageProblem::of_syntax(error)))
}

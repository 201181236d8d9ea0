//! What stands in the lines of a template's parts, for writing and reading.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::ron_text::options;
use crate::template::file::{
    Align, ColumnWidth, LetterheadOn, LetterheadPlace, LetterheadSide, Margins, Paper, Sizes,
};
use crate::template::inline::Form;

/// The number of the canonical form.
pub const CANONICAL_FORM: u32 = 2;

/// A value as a line: RON without white space between tokens.
pub(super) fn line(value: &impl Serialize) -> String {
    let layout = PrettyConfig::new()
        .new_line("")
        .indentor("")
        .separator("")
        .compact_arrays(true)
        .compact_structs(true)
        .compact_maps(true)
        .escape_strings(false);
    // Writing plain data to a string has nothing to fail at.
    let written = options().to_string_pretty(value, layout);
    written.unwrap_or_default()
}

/// `head`: what the foot of each page says, and the document's language.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub id: String,
    pub version: String,
    pub language: String,
}

/// `service`: what a list prints.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Service {
    pub id: String,
    pub set: String,
    pub name: String,
}

/// `field`: how its answer is printed.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub id: String,
    pub prints: Prints,
    /// The field of which it is the genitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genitive_of: Option<String>,
}

/// How an answer is printed.
#[derive(Deserialize, Serialize)]
pub(super) enum Prints {
    /// As it stands.
    Text,
    /// As a date in words.
    Date,
    /// As the name of the country.
    Country,
    /// As the persons who sign for this party.
    Signatories(String),
    /// As an enumeration.
    Choices,
    /// As a number.
    Number {
        /// What it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
    },
    /// As an amount of this currency.
    Amount(String),
    /// As a percentage.
    Percent,
    /// As rows: these columns, each printed so.
    Rows(Vec<Column>),
}

/// What a number counts.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub one: String,
    pub many: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
}

/// A column of rows.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub id: String,
    pub prints: Prints,
}

/// `answer`: the answer of a field.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub field: String,
    #[serde(default, skip_serializing_if = "is_plain")]
    pub form: Form,
}

/// `party-answer`: the answer of a field of the party in question.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyAnswer {
    pub name: String,
    #[serde(default, skip_serializing_if = "is_plain")]
    pub form: Form,
}

/// `signatory`: what is printed of a signatory.
#[derive(Deserialize, Serialize)]
pub(super) enum OfSignatory {
    Name,
    Title,
    Email,
}

/// `foreign`: words in another language than the document's.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Foreign {
    pub language: String,
    pub text: String,
}

/// `look`: how a column of a table looks.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnLook {
    #[serde(default, skip_serializing_if = "is_standard")]
    pub width: ColumnWidth,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub align: Align,
}

fn is_standard<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// `layout`: the page's measures.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layout {
    pub paper: Paper,
    pub margins_mm: Margins,
    pub hang_mm: f64,
    pub font: String,
    pub sizes: Sizes,
}

/// `letterhead`: how the image stands on the page; `pixels` is the SHA-256 of its pixels, three bytes each: red, green
/// and blue on white paper, in rows from the top.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letterhead {
    pub width_mm: f64,
    pub alternative: String,
    pub width_px: u32,
    pub height_px: u32,
    pub pixels: String,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub on: LetterheadOn,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub place: LetterheadPlace,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub side: LetterheadSide,
}

/// `drawing`: how a letterhead of paths stands on the page; `svg` is the text of what it draws.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LetterheadDrawing {
    pub width_mm: f64,
    pub alternative: String,
    pub svg: String,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub on: LetterheadOn,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub place: LetterheadPlace,
    #[serde(default, skip_serializing_if = "is_standard")]
    pub side: LetterheadSide,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_plain(form: &Form) -> bool {
    *form == Form::Plain
}

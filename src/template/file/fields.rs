//! `fields.ron`: what is to be filled in.

use serde::{Deserialize, Serialize, Serializer};

use super::by_name::{ByName, Translations};
use super::condition::Condition;
use super::head::Family;
use super::kinds::{AmountOf, NumberOf, OptionsOf, PercentOf, RowsOf, YesNoOf};
use super::standards::is_false;
use crate::ron_text::Spanned;

/// `fields.ron`: what is to be filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFile<'a> {
    /// The sections of the form.
    #[serde(borrow)]
    pub groups: Vec<Family<'a>>,
    /// The fields, in the order of the form.
    pub fields: Vec<Field<'a>>,
}

/// A field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field<'a> {
    /// Its name in texts and drafts; a party's begins with the party's id and a full stop.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The section of the form.
    pub group: Spanned<'a>,
    /// What may stand in it.
    pub kind: FieldKind<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
    /// A sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Spanned<'a>>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub helps: Translations<'a>,
    /// Whether an answer must be there.
    pub required: Required<'a>,
    /// The value a new draft starts with.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "lines"
    )]
    pub standard: Option<Spanned<'a>>,
    /// A field that this one is derived from: when that one was changed from its standard value
    /// and this one was not, that is worth a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Spanned<'a>>,
    /// Whether its answer is for the form only, and never printed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub form_only: bool,
}

/// An answer's lines count, and the spaces in them.
#[expect(clippy::ref_option, reason = "serde calls it with a reference")]
fn lines<S: Serializer>(answer: &Option<Spanned<'_>>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = answer.as_deref().unwrap_or_default();
    serializer.collect_seq(text.split('\n'))
}

/// What may stand in a field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum FieldKind<'a> {
    /// A line of text.
    Text,
    /// Some lines of text.
    Lines(LineCount),
    /// A business id by the rule of the country that another field names.
    BusinessId(#[serde(borrow)] CountryOf<'a>),
    /// A postal code by the rule of the country that another field names.
    PostalCode(CountryOf<'a>),
    /// A country, as ISO 3166-1 alpha-2.
    Country,
    /// An e-mail address.
    Email,
    /// A day.
    Date,
    /// Those who sign for a party.
    Signatories(SignatoriesOf<'a>),
    /// One of several options.
    Choice(OptionsOf<'a>),
    /// Some of several options.
    Choices(OptionsOf<'a>),
    /// Yes or no.
    YesNo(YesNoOf<'a>),
    /// A whole number.
    Number(NumberOf<'a>),
    /// An amount of money.
    Amount(AmountOf<'a>),
    /// A percentage.
    Percent(PercentOf),
    /// A telephone number in international form.
    Phone,
    /// The number of a bank account (ISO 13616).
    Iban,
    /// A list of rows.
    Rows(RowsOf<'a>),
}

/// How much text.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LineCount {
    /// The most lines.
    #[serde(rename = "most")]
    pub max: usize,
}

/// The field that names the country whose rule applies.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CountryOf<'a> {
    /// A field of kind `Country`.
    #[serde(borrow)]
    pub country: Spanned<'a>,
}

/// Signatories of a party, and how many.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignatoriesOf<'a> {
    /// The party.
    #[serde(borrow)]
    pub party: Spanned<'a>,
    /// The fewest.
    #[serde(rename = "least")]
    pub min: usize,
    /// The most.
    #[serde(rename = "most")]
    pub max: usize,
}

/// Whether an answer must be there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Required<'a> {
    /// Always.
    Yes,
    /// Never.
    No,
    /// When the condition holds.
    When(#[serde(borrow)] Condition<'a>),
}

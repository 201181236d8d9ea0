//! The kinds of fields, and what they say: options, ranges, units, columns.

use serde::{Deserialize, Serialize};

use super::by_name::{ByName, Translations};
use super::standards::{is_false, is_zero};
use crate::ron_text::Spanned;

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

/// What can be chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OptionsOf<'a> {
    /// The options, in the order of the form and of enumerations.
    #[serde(borrow)]
    pub options: Vec<AnswerOption<'a>>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption<'a> {
    /// Its name in drafts and conditions.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What it prints.
    pub text: Spanned<'a>,
    /// What the form calls it, if that isn't what it prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Spanned<'a>>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
}

/// What the answers yes and no print, if not the language's own words.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct YesNoOf<'a> {
    /// What yes prints.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub yes: Option<Spanned<'a>>,
    /// What no prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<Spanned<'a>>,
}

/// The range of a whole number, and what it counts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NumberOf<'a> {
    /// The lower bound.
    #[serde(default, rename = "least", skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The upper bound.
    #[serde(default, rename = "most", skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// What it counts.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit<'a>>,
}

/// What a number counts, in the forms that numbers ask for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unit<'a> {
    /// Behind one.
    #[serde(borrow)]
    pub one: Spanned<'a>,
    /// Behind all other numbers.
    pub many: Spanned<'a>,
    /// Its gender, where the language's numbers have genders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Spanned<'a>>,
}

/// The currency of an amount, and its range.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AmountOf<'a> {
    /// The currency, as ISO 4217.
    #[serde(borrow)]
    pub currency: Spanned<'a>,
    /// The lower bound.
    #[serde(default, rename = "least", skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The upper bound.
    #[serde(default, rename = "most", skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

/// The range of a percentage.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PercentOf {
    /// The lower bound.
    #[serde(default, rename = "least", skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The upper bound.
    #[serde(default, rename = "most", skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

/// The columns of a list of rows, and how many rows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RowsOf<'a> {
    /// The columns, in their order.
    #[serde(borrow)]
    pub columns: Vec<Column<'a>>,
    /// The fewest rows.
    #[serde(default, rename = "least", skip_serializing_if = "is_zero")]
    pub min: usize,
    /// The most rows.
    #[serde(rename = "most")]
    pub max: usize,
}

/// A column of a list of rows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Column<'a> {
    /// Its name in drafts.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What may stand in it.
    pub kind: FieldKind<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
    /// Whether each row must have something in it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
}

//! The kinds of answers.

use super::label::Label;
use crate::currency;
use crate::decimal::Decimal;

/// What may stand in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One or more lines of text.
    Text {
        /// The most lines.
        lines: usize,
    },
    /// A business id by the rule of a country.
    BusinessId {
        /// The field that names the country; in a row, the column.
        country: String,
    },
    /// A postal code by the rule of a country.
    PostalCode {
        /// The field that names the country; in a row, the column.
        country: String,
    },
    /// A country, as ISO 3166-1 alpha-2.
    Country,
    /// An e-mail address.
    Email,
    /// A day.
    Date,
    /// Those who sign for a party.
    Signatories {
        /// The party.
        party: String,
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// One of several options.
    Choice {
        /// The options.
        options: Vec<AnswerOption>,
    },
    /// Some of several options.
    Choices {
        /// The options; none where they are not known, so that any text is one.
        options: Vec<AnswerOption>,
    },
    /// Yes or no.
    YesNo {
        /// What yes prints.
        yes: String,
        /// What no prints.
        no: String,
    },
    /// A whole number.
    Number {
        /// The numbers that it may be.
        range: NumberRange,
        /// What it counts.
        unit: Option<Unit>,
    },
    /// An amount of money.
    Amount {
        /// The currency, as ISO 4217.
        currency: String,
        /// The amounts that it may be.
        range: NumberRange,
    },
    /// A percentage.
    Percent {
        /// The numbers that it may be.
        range: NumberRange,
    },
    /// A telephone number in international form.
    Phone,
    /// The number of a bank account, as ISO 13616.
    Iban,
    /// A list of rows.
    Rows(RowsOf),
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its name in drafts and conditions.
    pub id: String,
    /// What it prints.
    pub text: String,
    /// What the form calls it.
    pub label: Label,
}

/// Bounds of a number, both inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberRange {
    /// The lower bound.
    pub min: Option<Decimal>,
    /// The upper bound.
    pub max: Option<Decimal>,
}

/// What a number counts, in the forms that numbers ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Behind one.
    pub one: String,
    /// Behind all other numbers.
    pub many: String,
    /// Its gender, where the language's numbers have genders.
    pub gender: Option<String>,
}

/// The columns of a list of rows, and how many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsOf {
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// The fewest rows.
    pub min: usize,
    /// The most rows.
    pub max: usize,
}

/// A column of a list of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in drafts.
    pub id: String,
    /// What may stand in it: neither signatories nor rows.
    pub kind: FieldKind,
    /// What the form calls it.
    pub label: Label,
    /// Whether each row must have something in it.
    pub required: bool,
}

/// The number of decimals that a percentage may have.
const PERCENT_DECIMALS: usize = 2;

impl FieldKind {
    /// The kind's name on the command line.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::BusinessId { .. } => "business-id",
            Self::PostalCode { .. } => "postal-code",
            Self::Country => "country",
            Self::Email => "email",
            Self::Date => "date",
            Self::Signatories { .. } => "signatories",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::YesNo { .. } => "yes-no",
            Self::Number { .. } => "number",
            Self::Amount { .. } => "amount",
            Self::Percent { .. } => "percent",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::Rows(_) => "rows",
        }
    }

    /// What can be chosen, where that is the question.
    #[must_use]
    pub fn options(&self) -> &[AnswerOption] {
        match self {
            Self::Choice { options } | Self::Choices { options } => options,
            _ => &[],
        }
    }

    /// The range of a number, amount or percentage, and how many decimals it may have.
    #[must_use]
    pub fn numbers(&self) -> Option<(NumberRange, usize)> {
        match self {
            Self::Number { range, .. } => Some((*range, 0)),
            Self::Amount { currency, range } => {
                Some((*range, currency::decimals(currency).unwrap_or(2)))
            }
            Self::Percent { range } => Some((*range, PERCENT_DECIMALS)),
            _ => None,
        }
    }

    /// Whether its answer is one text, and not a list.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::Signatories { .. } | Self::Choices { .. } | Self::Rows(_)
        )
    }
}

impl NumberRange {
    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, number: Decimal) -> bool {
        self.min.is_none_or(|min| min <= number) && self.max.is_none_or(|max| number <= max)
    }
}

impl RowsOf {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }
}

//! Terms: answers that are negotiated within limits.

use super::field_kind::NumberRange;
use crate::decimal::Decimal;

/// What makes a field a term: its standard answer is what is offered, and others are chosen within limits. Whatever its
/// kind takes beyond what sales may choose, a lawyer may allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermOf {
    /// The standard answer, as it is stored.
    pub standard: String,
    /// What sales may choose.
    pub sales: SalesLimits,
    /// Whether some condition asks about it: then it decides, whether it is printed or not.
    pub is_asked: bool,
}

/// What sales may choose of a term; the standard is a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SalesLimits {
    /// Numbers, amounts or percentages in a range.
    Range(NumberRange),
    /// Options by their names, in order of preference.
    Options(Vec<String>),
}

impl SalesLimits {
    /// Whether sales may choose an answer, given as it is stored.
    #[must_use]
    pub fn contains(&self, stored: &str) -> bool {
        match self {
            Self::Range(range) => Decimal::parse(stored).is_ok_and(|number| range.contains(number)),
            Self::Options(options) => options.iter().any(|option| option == stored),
        }
    }
}

//! Conditions, as they are written in `fields.ron` and `body.ron`.

use serde::{Deserialize, Serialize};

use crate::ron_text::Spanned;

/// A condition: a closed set, so that every combination can be enumerated.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Condition<'a> {
    /// Some service of this set is chosen.
    ServiceOf(#[serde(borrow)] Spanned<'a>),
    /// This service is chosen.
    Service(Spanned<'a>),
    /// This field is answered, with something.
    Answered(Spanned<'a>),
    /// The answer of this field is this option, this country (ISO 3166-1 alpha-2), `yes` or `no`; of several options, it is
    /// among them.
    Is(Spanned<'a>, Spanned<'a>),
    /// The answer of this field is one of these.
    IsOneOf(Spanned<'a>, Vec<Spanned<'a>>),
    /// The answer of this field is a number above this one.
    Above(Spanned<'a>, f64),
    /// The answer of this field is a number below this one.
    Below(Spanned<'a>, f64),
    /// This list has rows.
    HasRows(Spanned<'a>),
    /// All of these hold.
    All(Vec<Condition<'a>>),
    /// At least one of these holds.
    Any(Vec<Condition<'a>>),
    /// This doesn't hold.
    Not(Box<Condition<'a>>),
}

impl<'a> Condition<'a> {
    /// The condition with other names of fields.
    #[must_use]
    pub fn with_fields(&self, name: &dyn Fn(&Spanned<'a>) -> Spanned<'a>) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.with_fields(name)).collect();
        match self {
            Self::Answered(field) => Self::Answered(name(field)),
            Self::Is(field, answer) => Self::Is(name(field), answer.clone()),
            Self::IsOneOf(field, answers) => Self::IsOneOf(name(field), answers.clone()),
            Self::Above(field, bound) => Self::Above(name(field), *bound),
            Self::Below(field, bound) => Self::Below(name(field), *bound),
            Self::HasRows(field) => Self::HasRows(name(field)),
            Self::All(parts) => Self::All(all(parts)),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::Not(inner) => Self::Not(Box::new(inner.with_fields(name))),
            Self::ServiceOf(_) | Self::Service(_) => self.clone(),
        }
    }
}

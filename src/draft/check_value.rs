//! What is wrong with one text, by its kind.

use super::problem::DraftProblemKind;
use super::values::{
    business_id, choice, country, email, iban, number, phone, postal_code, yes_no,
};
use crate::date::Date;
use crate::language::is_relative;
use crate::message::suggestion;
use crate::template::{AnswerOption, FieldKind};

/// Returns what is wrong with an answer or a cell; `country` is the one whose rule applies.
pub(super) fn problem_of(kind: &FieldKind, text: &str, country: &str) -> Option<DraftProblemKind> {
    use DraftProblemKind as Kind;
    match kind {
        FieldKind::Text { lines } => {
            (text.lines().count() > *lines).then_some(Kind::TooManyLines(*lines))
        }
        FieldKind::BusinessId { .. } => business_id::check(country, text)
            .err()
            .map(Kind::BusinessId),
        FieldKind::PostalCode { .. } => postal_code::check(country, text)
            .err()
            .map(Kind::PostalCode),
        FieldKind::Country => (!country::is_known(text)).then(|| Kind::Country {
            nearest: country::nearest(text),
        }),
        FieldKind::Email => email::check(text).err().map(Kind::Email),
        FieldKind::Date if is_relative(text) => Some(Kind::RelativeDate(text.to_owned())),
        FieldKind::Date => Date::parse(text).err().map(Kind::Date),
        FieldKind::Choice { options } => unknown_option(options, text),
        FieldKind::YesNo { yes, no } => {
            let is_known = yes_no::parse(text, yes, no).is_some();
            (!is_known).then(|| Kind::YesNo(text.to_owned()))
        }
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            number::parse(kind, text).err().map(Kind::Number)
        }
        FieldKind::Phone => phone::check(text).err().map(Kind::Phone),
        FieldKind::Iban => iban::check(text).err().map(Kind::Iban),
        FieldKind::Signatories { .. } | FieldKind::Choices { .. } | FieldKind::Rows(_) => None,
    }
}

/// Returns the problem of a text that is none of the options; where the options aren't known, any text is one.
pub(super) fn unknown_option(options: &[AnswerOption], text: &str) -> Option<DraftProblemKind> {
    if options.is_empty() || choice::find(options, text).is_some() {
        return None;
    }
    let known = options.iter().map(|option| option.id.as_str());
    Some(DraftProblemKind::UnknownOption {
        found: text.to_owned(),
        suggestion: suggestion(text, known),
    })
}

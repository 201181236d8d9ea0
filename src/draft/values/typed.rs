//! Answers as they are stored, from what is typed.

use super::{choice, country, iban, number, phone, yes_no};
use crate::language::typed_date;
use crate::template::FieldKind;

/// Returns the answer for a text as typed: dates in ISO form, countries by their code, options by their names, numbers
/// with a full stop before their decimals. A text that means nothing is kept: the check says what is wrong with it.
#[must_use]
pub fn stored(kind: &FieldKind, text: &str) -> String {
    let meant = match kind {
        FieldKind::Date => typed_date(text).map(|date| date.to_string()),
        FieldKind::Country => country::nearest(text).map(str::to_owned),
        FieldKind::Choice { options } => {
            choice::find(options, text).map(|option| option.id.clone())
        }
        FieldKind::YesNo { yes, no } => {
            yes_no::parse(text, yes, no).map(|is_yes| yes_no::stored(is_yes).to_owned())
        }
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            number::stored(kind, text)
        }
        FieldKind::Phone => Some(phone::grouped(text)),
        FieldKind::Iban => Some(iban::grouped(text)),
        _ => None,
    };
    meant.unwrap_or_else(|| text.to_owned())
}

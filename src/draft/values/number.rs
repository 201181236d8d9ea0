//! Whole numbers, amounts and percentages.

use thiserror::Error;

use crate::decimal::{Decimal, DecimalProblem};
use crate::template::FieldKind;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NumberProblem {
    /// Not of a form that is read.
    #[error(transparent)]
    Form(DecimalProblem),
    /// More decimals than such a number has.
    #[error("such a number has at most {0} decimals")]
    Decimals(usize),
    /// Below the lower bound.
    #[error("the number must be at least {0}")]
    BelowMin(Decimal),
    /// Above the upper bound.
    #[error("the number must be at most {0}")]
    AboveMax(Decimal),
}

/// Reads a number, amount or percentage as it is typed, with or without what stands behind it: the unit, the currency,
/// the sign for percent.
///
/// # Errors
/// [`NumberProblem`]: no number, or none that the field takes.
pub fn parse(kind: &FieldKind, text: &str) -> Result<Decimal, NumberProblem> {
    let (range, decimals) = kind.numbers().unwrap_or_default();
    let number = Decimal::parse(bare(kind, text)).map_err(NumberProblem::Form)?;
    if number.decimals() > decimals {
        return Err(NumberProblem::Decimals(decimals));
    }
    match (range.min, range.max) {
        (Some(min), _) if number < min => Err(NumberProblem::BelowMin(min)),
        (_, Some(max)) if number > max => Err(NumberProblem::AboveMax(max)),
        _ => Ok(number),
    }
}

/// Returns a number as it is stored; nothing if it is none.
#[must_use]
pub fn stored(kind: &FieldKind, text: &str) -> Option<String> {
    let number = Decimal::parse(bare(kind, text)).ok()?;
    let decimals = match kind {
        FieldKind::Amount { .. } => kind.numbers()?.1,
        _ => 0,
    };
    Some(number.fixed(decimals))
}

/// The text without what stands behind or before the number.
fn bare<'t>(kind: &FieldKind, text: &'t str) -> &'t str {
    let text = text.trim();
    let without = |words: &str| {
        let words = words.to_lowercase();
        // A letter has one small one at least, so that the words take no more letters of the text than they have.
        let places = || {
            text.char_indices()
                .map(|(at, letter)| (at, at + letter.len_utf8()))
        };
        let most = words.chars().count();
        let is_it = |part: &str| part.to_lowercase() == words;
        let mut starts = places().rev().take(most).map(|(start, _)| start);
        let mut ends = places().take(most).map(|(_, end)| end);
        let before = starts.find(|start| is_it(&text[*start..]));
        let before = before.map(|start| text[..start].trim_end());
        let behind = |end: usize| text[end..].trim_start();
        before.or_else(|| ends.find(|end| is_it(&text[..*end])).map(behind))
    };
    let found = match kind {
        FieldKind::Number {
            unit: Some(unit), ..
        } => without(&unit.many).or_else(|| without(&unit.one)),
        FieldKind::Amount { currency, .. } => {
            let sign = if currency == "EUR" { "€" } else { "" };
            without(currency).or_else(|| without(sign))
        }
        FieldKind::Percent { .. } => without("%"),
        _ => None,
    };
    found.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{NumberRange, Unit};

    fn weeks() -> FieldKind {
        FieldKind::Number {
            range: NumberRange {
                min: Some(Decimal::whole(1)),
                max: Some(Decimal::whole(52)),
            },
            unit: Some(Unit {
                one: "vecka".to_owned(),
                many: "veckor".to_owned(),
                gender: None,
            }),
        }
    }

    fn amount(currency: &str) -> FieldKind {
        FieldKind::Amount {
            currency: currency.to_owned(),
            range: NumberRange::default(),
        }
    }

    #[test]
    fn numbers_are_checked_against_their_range() {
        let check = |text: &str, expected: Result<i64, NumberProblem>| {
            assert_eq!(
                parse(&weeks(), text),
                expected.map(Decimal::whole),
                "{text}"
            );
        };
        check("2", Ok(2));
        check("2 veckor", Ok(2));
        check("1 Vecka", Ok(1));
        check("0", Err(NumberProblem::BelowMin(Decimal::whole(1))));
        check("53", Err(NumberProblem::AboveMax(Decimal::whole(52))));
        check("1,5", Err(NumberProblem::Decimals(0)));
        check("två", Err(NumberProblem::Form(DecimalProblem::Form)));
        // Letters whose small ones have other lengths.
        for text in [
            "vec\u{212A}a\u{130}\u{130}",
            "\u{130}\u{130}vec\u{212A}a",
            "\u{212A}",
        ] {
            check(text, Err(NumberProblem::Form(DecimalProblem::Form)));
        }
        check("2 vec\u{212A}or", Ok(2));
        check("Veckor 2", Ok(2));
    }

    #[test]
    fn numbers_are_stored_in_one_form() {
        let check = |kind: &FieldKind, text: &str, expected: Option<&str>| {
            assert_eq!(stored(kind, text).as_deref(), expected, "{text}");
        };
        check(&weeks(), "02 veckor", Some("2"));
        check(&amount("EUR"), "1 234,5", Some("1234.50"));
        check(&amount("EUR"), "€ 1,234.50", Some("1234.50"));
        check(&amount("EUR"), "1\u{a0}234,50\u{a0}EUR", Some("1234.50"));
        check(&amount("JPY"), "1 234", Some("1234"));
        let percent = FieldKind::Percent {
            range: NumberRange::default(),
        };
        check(&percent, "2,50 %", Some("2.5"));
        check(&percent, "%", None);
    }
}

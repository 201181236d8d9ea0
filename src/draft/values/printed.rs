//! Answers as they are printed.

use super::{choice, country, iban, number, phone, yes_no};
use crate::characters::visible;
use crate::currency;
use crate::date::Date;
use crate::decimal::Decimal;
use crate::language::Rules;
use crate::template::{FieldKind, Form, Unit};

/// Returns an answer as it is printed in a document of a language: dates, countries and options in words, numbers as the
/// language writes them, everything in the form asked for; for the genitive of that, see [`genitive`]. A text that is no
/// answer of its kind is printed as it is.
#[must_use]
pub fn printed(kind: &FieldKind, text: &str, form: Form, language: &str) -> String {
    let rules = Rules::of(language);
    let printed = match kind {
        FieldKind::Date => match (Date::parse(text), rules) {
            (Ok(date), Some(rules)) => rules.long_date(date),
            (Ok(date), None) => date.to_string(),
            (Err(_), _) => text.to_owned(),
        },
        FieldKind::Country => country::name(text, language).unwrap_or(text).to_owned(),
        FieldKind::Choice { options } | FieldKind::Choices { options } => {
            let option = choice::find(options, text);
            option.map_or(text, |option| &option.text).to_owned()
        }
        FieldKind::YesNo { yes, no } => match yes_no::parse(text, yes, no) {
            Some(true) => yes.clone(),
            Some(false) => no.clone(),
            None => text.to_owned(),
        },
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            match number::parse(kind, text) {
                Ok(found) => number_in(kind, found, form, rules),
                Err(_) => text.to_owned(),
            }
        }
        FieldKind::Phone => phone::grouped(text),
        FieldKind::Iban => iban::grouped(text),
        _ => text.to_owned(),
    };
    visible(&printed)
}

/// Returns the genitive of what a document of a language prints; `None` where the language's rule can't know it.
#[must_use]
pub fn genitive(printed: &str, language: &str) -> Option<String> {
    match Rules::of(language).and_then(|rules| rules.genitive.as_ref()) {
        Some(rule) => rule.of(printed),
        None => Some(printed.to_owned()),
    }
}

/// Returns an answer that stands by itself beside a label, as in a table: a date has no preposition there.
#[must_use]
pub fn printed_alone(kind: &FieldKind, text: &str, form: Form, language: &str) -> String {
    match (kind, Date::parse(text), Rules::of(language)) {
        (FieldKind::Date, Ok(date), Some(rules)) => rules.date_alone(date),
        _ => printed(kind, text, form, language),
    }
}

/// Returns several options as one phrase.
#[must_use]
pub fn enumerated(kind: &FieldKind, chosen: &[String], language: &str) -> String {
    let chosen = choice::in_order(kind.options(), chosen.to_vec());
    let texts = chosen.iter();
    let texts = texts.map(|one| printed(kind, one, Form::Plain, language));
    let texts: Vec<String> = texts.collect();
    match Rules::of(language) {
        Some(rules) => rules.enumeration.of(&texts),
        None => texts.join(", "),
    }
}

/// Returns a number of rows as it is printed.
#[must_use]
pub fn counted_rows(count: usize, language: &str) -> String {
    let number = Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX));
    match Rules::of(language) {
        Some(rules) => rules.numbers.digits(number),
        None => number.to_string(),
    }
}

fn number_in(kind: &FieldKind, number: Decimal, form: Form, rules: Option<&Rules>) -> String {
    let Some(numbers) = rules.map(|rules| &rules.numbers) else {
        return match kind {
            FieldKind::Amount { currency, .. } => {
                let decimals = currency::decimals(currency).unwrap_or_default();
                format!("{} {currency}", number.fixed(decimals))
            }
            FieldKind::Percent { .. } => format!("{number} %"),
            _ => number.to_string(),
        };
    };
    match kind {
        FieldKind::Amount { currency, .. } => {
            let decimals = currency::decimals(currency).unwrap_or_default();
            match form {
                Form::Code => numbers.amount_with_code(number, currency, decimals),
                _ => numbers.amount(number, currency, decimals),
            }
        }
        FieldKind::Percent { .. } => numbers.percent(number),
        FieldKind::Number { unit, .. } => whole_number_in(unit.as_ref(), number, form, numbers),
        _ => numbers.digits(number),
    }
}

fn whole_number_in(
    unit: Option<&Unit>,
    number: Decimal,
    form: Form,
    numbers: &crate::language::Numbers,
) -> String {
    let gender = unit.and_then(|unit| unit.gender.as_deref());
    let counted = |text: &str| match unit {
        Some(unit) => numbers.counted(text, number, &unit.one, &unit.many),
        None => text.to_owned(),
    };
    let words = || {
        let words = numbers.words.of(number, gender);
        words.unwrap_or_else(|| numbers.digits(number))
    };
    match form {
        Form::Words => words(),
        Form::WordsAndDigits => numbers.words_and_digits(number, gender),
        Form::Counted => counted(&numbers.words_and_digits(number, gender)),
        Form::CountedInWords => counted(&words()),
        Form::CountedInDigits => counted(&numbers.digits(number)),
        _ => numbers.digits(number),
    }
}

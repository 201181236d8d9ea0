//! Business ids and VAT numbers, by the country of the business.
//!
//! The numbers of each country stand in `assets/business_ids.ron`. Where business ids are known there (Finland and
//! Sweden), they are checked to the check digit. Elsewhere a text that is meant for a VAT number is checked by its
//! form, and any other text is taken for a national id, of which hardly a form is known. Whether a number belongs
//! to anybody is not known here.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::check_digit::{DigitRule, digits};
use super::form::{LooseForm, fits_any, fits_form, fitted};
use super::tidy;
use crate::ron_text;

/// What is wrong with a business id or a VAT number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BusinessIdProblem {
    /// Not of the form that the business ids of the country have.
    #[error("the business id is not of the right form, such as {example}")]
    Form {
        /// A business id of the right form.
        example: &'static str,
    },
    /// Of the right form, but the digits do not go together.
    #[error("the check digit {expected} is expected")]
    CheckDigit {
        /// The digit that goes with the digits before it.
        expected: u8,
        /// Where that digit is expected.
        place: DigitPlace,
    },
    /// Of the right form, but its first seven digits go with no check digit at all, so
    /// one of them is wrong.
    #[error("no check digit exists for the seven digits before it")]
    NoCheckDigit,
    /// Meant for a VAT number, but not of the form that those of the country have.
    #[error("the VAT number is not of the right form, such as {example}")]
    VatForm {
        /// A VAT number of the right form.
        example: &'static str,
    },
    /// Not even of the form that any business id has.
    #[error(
        "a business id is {shortest} to {longest} letters, digits, spaces, full stops, hyphens \
         and slashes"
    )]
    LooseForm {
        /// The fewest characters.
        shortest: usize,
        /// The most characters.
        longest: usize,
    },
}

/// Where in a number its check digit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigitPlace {
    /// Last.
    Last,
    /// Third from the end, before the `01` that ends a Swedish VAT number.
    BeforeSuffix,
}

/// The numbers of businesses in some countries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers<'a> {
    /// The countries, as ISO 3166-1 alpha-2.
    #[serde(borrow)]
    countries: Vec<&'a str>,
    /// Business ids, where their forms are known.
    #[serde(default)]
    own: Option<OwnNumbers<'a>>,
    /// VAT numbers.
    vat: VatForms<'a>,
    #[serde(default)]
    check_digit: Option<CheckDigit>,
}

/// Business ids of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnNumbers<'a> {
    /// As [`fits_any`] reads them; the first is how they are written.
    #[serde(borrow)]
    forms: Vec<&'a str>,
    /// A number of one of them.
    example: &'a str,
    /// What is written before one by mistake, as before a VAT number.
    #[serde(default)]
    before: Vec<&'a str>,
}

/// Forms of VAT numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VatForms<'a> {
    /// What they begin with, or what is written by mistake instead.
    #[serde(borrow)]
    prefixes: Vec<&'a str>,
    /// As [`fits_any`] reads them; also of other national ids that begin like a VAT number.
    forms: Vec<&'a str>,
    /// A number of one of them.
    example: &'a str,
}

/// The check digit of a number.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckDigit {
    rule: DigitRule,
    /// How many digits stand before it.
    after: usize,
}

/// The numbers by country. The file is part of the program, and the test
/// `the_table_is_sorted_and_its_examples_pass` holds that it can be read, so the empty table is never used.
static NUMBERS: LazyLock<Vec<Numbers<'static>>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/business_ids.ron");
    ron_text::parse(text).unwrap_or_default()
});

/// What may be written between the digits of a VAT number without a meaning, where business ids are not known.
const VAT_SEPARATORS: [char; 3] = [' ', '.', '-'];

/// What a business id may be where nothing more is known of it.
const ANY: LooseForm = LooseForm {
    lengths: 3..=20,
    punctuation: &[' ', '.', '-', '/'],
};

/// Checks the business id or VAT number of a business in a country, given as ISO 3166-1
/// alpha-2 in upper case.
///
/// # Errors
///
/// The first problem found: the form before the check digit.
pub fn check(country: &str, text: &str) -> Result<(), BusinessIdProblem> {
    let text = text.trim();
    let Some(numbers) = numbers_of(country) else {
        return check_loosely(text);
    };
    match &numbers.own {
        Some(own) => {
            check_forms(own, &numbers.vat, text)?;
            let check_digit = numbers.check_digit;
            check_digit.map_or(Ok(()), |check_digit| check_digit.check(text))
        }
        None if numbers.vat.fits_without_separators(text) => Ok(()),
        None if numbers.vat.is_meant_by(text) => Err(BusinessIdProblem::VatForm {
            example: numbers.vat.example,
        }),
        None => check_loosely(text),
    }
}

/// Whether a check digit proves business ids of a country.
fn has_check_digit(country: &str) -> bool {
    let numbers = numbers_of(country);
    numbers.is_some_and(|numbers| numbers.own.is_some() && numbers.check_digit.is_some())
}

/// Returns a business id as it is written in its country: with its hyphen, in capital letters, and without the letters
/// of a VAT number before it. Where a VAT number is asked for, one is meant, and it keeps them. A number that is right
/// stays as it is, and one that nothing can be made of is only tidied.
#[must_use]
pub fn normalised(country: &str, text: &str, asks_for_vat: bool) -> String {
    let tidied = tidy::code(text);
    let Some(numbers) = numbers_of(country) else {
        return tidied;
    };
    let upper = tidied.to_uppercase();
    let compact = tidy::compact(&upper);
    let own = numbers.own.as_ref().filter(|_| !asks_for_vat);
    if let Some(own) = own {
        let bare = own
            .before
            .iter()
            .find_map(|before| compact.strip_prefix(before));
        let written = own.forms.first().and_then(|form| {
            let mut candidates = [Some(compact.as_str()), bare].into_iter().flatten();
            let whole = candidates.find_map(|one| fitted(form, one));
            whole.or_else(|| with_zeros(country, form, &compact, 1))
        });
        if let Some(written) = written {
            return written;
        }
    }
    if check(country, &tidied).is_ok() {
        return tidied;
    }
    let is_vat = |text: &str| numbers.vat.forms.iter().any(|form| fits_form(form, text));
    if is_vat(&compact) {
        return compact;
    }
    if check(country, &upper).is_ok() {
        return upper;
    }
    tidied
}

/// Returns a business id that has lost zeros that it begins with, at most so many, as in a spreadsheet: only where the check digit
/// proves it, and nothing if it is right as it is.
#[must_use]
pub fn with_lost_zeros(country: &str, text: &str, most: usize) -> Option<String> {
    let tidied = tidy::code(text);
    let own = numbers_of(country)?.own.as_ref()?;
    let form = own.forms.first()?;
    let compact = tidy::compact(&tidied.to_uppercase());
    let is_whole = fitted(form, &compact).is_some() || check(country, &tidied).is_ok();
    if is_whole || compact.is_empty() {
        return None;
    }
    with_zeros(country, form, &compact, most)
}

fn with_zeros(country: &str, form: &str, compact: &str, most: usize) -> Option<String> {
    let mut widths = 1..=most;
    let written =
        widths.find_map(|count| fitted(form, &format!("{}{compact}", "0".repeat(count))))?;
    let is_proven = has_check_digit(country) && check(country, &written).is_ok();
    is_proven.then_some(written)
}

fn numbers_of(country: &str) -> Option<&'static Numbers<'static>> {
    let mut all = NUMBERS.iter();
    all.find(|numbers| numbers.countries.contains(&country))
}

/// Checks that a text is a business id or a VAT number where both are known.
fn check_forms(
    own: &OwnNumbers<'static>,
    vat: &VatForms<'static>,
    text: &str,
) -> Result<(), BusinessIdProblem> {
    let mut prefixes = vat.prefixes.iter();
    let is_vat = prefixes.any(|prefix| strip_prefix_in_any_case(text, prefix).is_some());
    if is_vat && !fits_any(&vat.forms, text) {
        return Err(BusinessIdProblem::VatForm {
            example: vat.example,
        });
    }
    if !is_vat && !fits_any(&own.forms, text) {
        return Err(BusinessIdProblem::Form {
            example: own.example,
        });
    }
    Ok(())
}

fn check_loosely(text: &str) -> Result<(), BusinessIdProblem> {
    if ANY.fits(text) {
        return Ok(());
    }
    let (shortest, longest) = (*ANY.lengths.start(), *ANY.lengths.end());
    Err(BusinessIdProblem::LooseForm { shortest, longest })
}

impl CheckDigit {
    /// Checks the digit in a text of the right form.
    fn check(self, text: &str) -> Result<(), BusinessIdProblem> {
        let expected = self.rule.digit(digits(text).take(self.after));
        let expected = expected.ok_or(BusinessIdProblem::NoCheckDigit)?;
        if digits(text).nth(self.after) == Some(expected) {
            return Ok(());
        }
        let place = if digits(text).count() == self.after + 1 {
            DigitPlace::Last
        } else {
            DigitPlace::BeforeSuffix
        };
        Err(BusinessIdProblem::CheckDigit { expected, place })
    }
}

impl VatForms<'_> {
    fn fits_without_separators(&self, text: &str) -> bool {
        fits_any(&self.forms, &text.replace(VAT_SEPARATORS, ""))
    }

    fn is_meant_by(&self, text: &str) -> bool {
        !has_form_of_euid(text)
            && self
                .prefixes
                .iter()
                .filter_map(|prefix| strip_prefix_in_any_case(text, prefix))
                .map(|rest| rest.trim_start_matches(VAT_SEPARATORS))
                .any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    }
}

/// Whether a text has the form of a European Unique Identifier, such as `FR7501.123456789`, which begins like a
/// VAT number too: the country, the register, one full stop and the number in the register. Directive (EU)
/// 2017/1132, article 16(1); Commission Implementing Regulation (EU) 2021/1042, annex.
fn has_form_of_euid(text: &str) -> bool {
    text.split('.').count() == 2
}

fn strip_prefix_in_any_case<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests;

//! Telephone numbers in international form (ITU-T E.164).

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::tidy;
use crate::ron_text;

/// What is wrong with a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhoneProblem {
    /// It doesn't begin with a plus sign and the code of a country.
    #[error("the number must begin with + and the code of a country")]
    NotInternational,
    /// A character that no telephone number has.
    #[error("there is {0:?} in the number")]
    Character(char),
    /// Too few or too many digits.
    #[error("a number has {min} to {max} digits")]
    Length {
        /// The fewest digits.
        min: usize,
        /// The most digits.
        max: usize,
    },
}

/// The fewest digits with the code of the country.
const MIN_DIGITS: usize = 7;
/// The most digits, by E.164.
const MAX_DIGITS: usize = 15;

/// How numbers of a country are grouped.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grouping<'a> {
    /// The countries with the code.
    #[serde(borrow)]
    countries: Vec<&'a str>,
    /// The code of the country.
    code: &'a str,
    /// What is dialled before the number inside the country.
    trunk: &'a str,
    /// What the numbers begin with behind it.
    prefixes: Vec<&'a str>,
    /// The digits of each group.
    groups: Vec<usize>,
}

/// The groupings. The file is part of the program, and a test holds that it can be read.
static GROUPINGS: LazyLock<Vec<Grouping<'static>>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/phone_numbers.ron");
    ron_text::parse(text).unwrap_or_default()
});

/// Checks the form of a telephone number.
///
/// # Errors
/// [`PhoneProblem`] where it isn't of international form.
pub fn check(text: &str) -> Result<(), PhoneProblem> {
    digits(text).map(drop)
}

/// Returns a telephone number in groups, where its country's groups are known; else as it is typed.
#[must_use]
pub fn grouped(text: &str) -> String {
    let as_typed = || text.trim().to_owned();
    let Ok(digits) = digits(text) else {
        return as_typed();
    };
    let mut groupings = GROUPINGS.iter();
    let found = groupings.find_map(|grouping| {
        let rest = digits.strip_prefix(grouping.code)?;
        grouping.written(rest)
    });
    found.unwrap_or_else(as_typed)
}

/// Returns a telephone number in groups, tidied, and without `tel:` before it. One as it is dialled inside the country gets
/// the code of the country, where it is certain that it is one.
#[must_use]
pub fn normalised(country: &str, text: &str) -> String {
    let tidied = tidy::code(text);
    let is_link = |scheme: &str| scheme.eq_ignore_ascii_case("tel:");
    let bare = match tidied.get(..4).filter(|scheme| is_link(scheme)) {
        Some(_) => tidied[4..].trim(),
        None => &tidied,
    };
    international(country, bare).unwrap_or_else(|| grouped(bare))
}

/// The international form of a number as it is dialled inside the country; none where that isn't certain.
fn international(country: &str, text: &str) -> Option<String> {
    let is_sign = |one: char| one.is_ascii_digit() || is_between(one);
    if text.starts_with("00") || !text.chars().all(is_sign) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut groupings = GROUPINGS
        .iter()
        .filter(|one| one.countries.contains(&country));
    groupings.find_map(|grouping| grouping.written(digits.strip_prefix(grouping.trunk)?))
}

impl Grouping<'_> {
    /// Returns a number in groups, from its digits behind the code of the country; none where they aren't of that form.
    fn written(&self, mut rest: &str) -> Option<String> {
        let is_known = self.prefixes.iter().any(|one| rest.starts_with(one));
        let is_whole = self.groups.iter().sum::<usize>() == rest.len();
        if !is_known || !is_whole {
            return None;
        }
        let mut text = format!("+{}", self.code);
        for group in &self.groups {
            let (head, tail) = rest.split_at(*group);
            text.push(' ');
            text.push_str(head);
            rest = tail;
        }
        Some(text)
    }
}

/// Whether a character may stand between the digits.
fn is_between(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '-' | '.' | '(' | ')')
}

/// The digits with the code of the country.
fn digits(text: &str) -> Result<String, PhoneProblem> {
    let text = text.trim().replace("(0)", "");
    let rest = text.strip_prefix('+').or_else(|| text.strip_prefix("00"));
    let rest = rest.ok_or(PhoneProblem::NotInternational)?;
    let other = |character: &char| !character.is_ascii_digit() && !is_between(*character);
    if let Some(found) = rest.chars().find(other) {
        return Err(PhoneProblem::Character(found));
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    if digits.starts_with('0') {
        return Err(PhoneProblem::NotInternational);
    }
    if !(MIN_DIGITS..=MAX_DIGITS).contains(&digits.len()) {
        return Err(PhoneProblem::Length {
            min: MIN_DIGITS,
            max: MAX_DIGITS,
        });
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_known_countries_are_grouped() {
        assert!(!GROUPINGS.is_empty());
        let check = |text: &str, expected: &str| {
            assert_eq!(grouped(text), expected);
            assert_eq!(grouped(expected), expected);
            assert_eq!(super::check(text), Ok(()));
        };
        check("+358401234567", "+358 40 123 4567");
        check("00358 (0)40-1234567", "+358 40 123 4567");
        check("+46701234567", "+46 70 123 45 67");
        check("+47 41234567", "+47 412 34 567");
        // A number whose groups aren't certain stays as it is typed.
        check("+358 9 123 4567", "+358 9 123 4567");
        check(" +44 20 7946 0958 ", "+44 20 7946 0958");
    }

    #[test]
    fn national_numbers_become_international() {
        let check = |country: &str, text: &str, expected: &str| {
            let found = normalised(country, text);
            assert_eq!(found, expected, "{country} {text}");
            assert_eq!(normalised(country, &found), found);
        };
        check("FI", "040 123 4567", "+358 40 123 4567");
        check("FI", "050-1234567", "+358 50 123 4567");
        check("AX", "(040) 123 4567", "+358 40 123 4567");
        check("FI", "tel:0401234567", "+358 40 123 4567");
        check("SE", "070-123 45 67", "+46 70 123 45 67");
        check("NO", "412 34 567", "+47 412 34 567");
        check("DK", "31 23 45 67", "+45 31 23 45 67");
        // Not of a form that is certain, or of another country.
        for text in [
            "09 123 4567",
            "040 123 456",
            "40 123 4567",
            "0 40 123 4567 8",
            "",
            "040 123 4567 x",
        ] {
            check("FI", text, text);
        }
        check("", "040 123 4567", "040 123 4567");
        check("DE", "040 123 4567", "040 123 4567");
        check("FI", "+46701234567", "+46 70 123 45 67");
        check("FI", "0046 70 123 45 67", "+46 70 123 45 67");
    }

    #[test]
    fn what_is_no_number() {
        let check = |text: &str, expected: PhoneProblem| {
            assert_eq!(super::check(text), Err(expected), "{text}");
            assert_eq!(grouped(text), text.trim());
        };
        let length = PhoneProblem::Length { min: 7, max: 15 };
        check("040 123 4567", PhoneProblem::NotInternational);
        check("+0401234567", PhoneProblem::NotInternational);
        check("", PhoneProblem::NotInternational);
        check("+358", length);
        check("+1234567890123456", length);
        check("+358 40 123 456x", PhoneProblem::Character('x'));
        check("+358+401234567", PhoneProblem::Character('+'));
    }
}

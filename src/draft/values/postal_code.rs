//! Postal codes, by the country of the address. Their forms stand in `assets/postal_codes.ron`.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::form::{LooseForm, fits_any};
use crate::ron_text;

/// What is wrong with a postal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PostalCodeProblem {
    /// Not of the form that the postal codes of the country have.
    #[error("the postal code is not of the right form, such as {example}")]
    Form {
        /// A code of the right form.
        example: &'static str,
    },
    /// Not even of the form that any postal code has.
    #[error("a postal code is {shortest} to {longest} letters, digits, spaces and hyphens")]
    LooseForm {
        /// The fewest characters.
        shortest: usize,
        /// The most characters.
        longest: usize,
    },
}

/// The postal codes of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PostalCode<'a> {
    /// The country, as ISO 3166-1 alpha-2.
    country: &'a str,
    /// Their forms, as [`fits_any`] reads them.
    #[serde(borrow)]
    forms: Vec<&'a str>,
    /// One of them.
    example: &'a str,
}

/// The postal codes by country. The file is part of the program, and the test
/// `the_table_is_sorted_and_its_examples_pass` holds that it can be read, so the empty table is never used.
static POSTAL_CODES: LazyLock<Vec<PostalCode<'static>>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/postal_codes.ron");
    ron_text::parse(text).unwrap_or_default()
});

/// What a postal code may be in any other country.
const ANY: LooseForm = LooseForm {
    lengths: 2..=12,
    punctuation: &[' ', '-'],
};

/// Checks the form of a postal code in a country, given as ISO 3166-1 alpha-2 in upper
/// case. Whether the code is in use is not known here.
///
/// # Errors
///
/// Where the code is not of the form of the country, or in a country that is not listed
/// here, not of the form of any postal code.
pub fn check(country: &str, text: &str) -> Result<(), PostalCodeProblem> {
    let text = text.trim();
    match POSTAL_CODES.iter().find(|code| code.country == country) {
        Some(code) => check_form(code, text),
        None if ANY.fits(text) => Ok(()),
        None => Err(PostalCodeProblem::LooseForm {
            shortest: *ANY.lengths.start(),
            longest: *ANY.lengths.end(),
        }),
    }
}

fn check_form(code: &PostalCode<'static>, text: &str) -> Result<(), PostalCodeProblem> {
    if fits_any(&code.forms, text) {
        Ok(())
    } else {
        Err(PostalCodeProblem::Form {
            example: code.example,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(country: &str, text: &str, expected: bool) {
        let example = POSTAL_CODES.iter().find(|code| code.country == country);
        let problem = match example.map(|code| code.example) {
            Some(example) => PostalCodeProblem::Form { example },
            None => PostalCodeProblem::LooseForm {
                shortest: 2,
                longest: 12,
            },
        };
        let expected = if expected { Ok(()) } else { Err(problem) };
        assert_eq!(super::check(country, text), expected, "{country} {text:?}");
    }

    #[test]
    fn nordic_codes_are_checked() {
        check("FI", "00100", true);
        check("FI", " 65100 ", true);
        check("FI", "0100", false);
        check("FI", "001000", false);
        check("FI", "001 00", false);
        check("FI", "FI-00100", false);
        check("FI", "0010O", false);
        check("FI", "", false);
        check("AX", "22100", true);
        check("AX", "AX-22100", true);
        check("AX", "FI-22100", false);
        check("AX", "00100", false);
        check("SE", "111 22", true);
        check("SE", "11122", true);
        check("SE", "11 122", false);
        check("SE", "111  22", false);
        check("SE", "111-22", false);
        check("SE", "SE-111 22", false);
        check("NO", "0150", true);
        check("NO", "00150", false);
        check("DK", "1050", true);
        check("DK", "DK-1050", false);
    }

    #[test]
    fn other_known_codes_are_checked() {
        for country in ["DE", "FR", "ES", "IT", "EE"] {
            check(country, "10115", true);
            check(country, "1011", false);
            check(country, "101156", false);
            check(country, "D-10115", false);
        }
        check("LV", "LV-1050", true);
        check("LV", "1050", false);
        check("LV", "lv-1050", false);
        check("LT", "LT-01103", true);
        check("LT", "LT-1103", false);
        check("PL", "00-001", true);
        check("PL", "00001", false);
        check("NL", "1012 AB", true);
        check("NL", "1012AB", false);
        check("NL", "1012 ab", false);
    }

    #[test]
    fn british_codes_are_checked() {
        for text in [
            "M1 1AA", "M60 1NW", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA", "BF1 3AA",
        ] {
            check("GB", text, true);
        }
        for text in [
            "EC1A1BB",
            "ec1a 1bb",
            "EC1A 1B",
            "E1AB 1BB",
            "EC111 1BB",
            "1A 1BB",
            "M 1AA",
        ] {
            check("GB", text, false);
        }
    }

    #[test]
    fn codes_elsewhere_are_checked_loosely() {
        check("US", "20500-0003", true);
        check("CA", "K1A 0B1", true);
        check("IE", "D02 AF30", true);
        check("AQ", "12", true);
        check("US", "1", false);
        check("US", "", false);
        check("US", "--", false);
        check("US", "20500/0003", false);
        check("US", "1234567890123", false);
        check("US", "123456789012", true);
        check("fi", "00100", true);
    }

    #[test]
    fn the_table_is_sorted_and_its_examples_pass() {
        assert!(POSTAL_CODES.is_sorted_by(|one, other| one.country < other.country));
        assert_eq!(POSTAL_CODES.len(), 15);
        for code in POSTAL_CODES.iter() {
            check(code.country, code.example, true);
        }
    }
}

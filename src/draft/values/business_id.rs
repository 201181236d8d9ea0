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
use super::form::{LooseForm, fits_any};
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
    own: Option<Forms<'a>>,
    /// VAT numbers.
    vat: VatForms<'a>,
    #[serde(default)]
    check_digit: Option<CheckDigit>,
}

/// Forms of numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms<'a> {
    /// As [`fits_any`] reads them.
    #[serde(borrow)]
    forms: Vec<&'a str>,
    /// A number of one of them.
    example: &'a str,
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
#[must_use]
pub fn has_check_digit(country: &str) -> bool {
    let numbers = numbers_of(country);
    numbers.is_some_and(|numbers| numbers.own.is_some() && numbers.check_digit.is_some())
}

fn numbers_of(country: &str) -> Option<&'static Numbers<'static>> {
    let mut all = NUMBERS.iter();
    all.find(|numbers| numbers.countries.contains(&country))
}

/// Checks that a text is a business id or a VAT number where both are known.
fn check_forms(
    own: &Forms<'static>,
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
mod tests {
    use super::BusinessIdProblem::{NoCheckDigit, VatForm};
    use super::*;

    type Outcome = Result<(), BusinessIdProblem>;

    fn check(country: &str, text: &str, expected: Outcome) {
        assert_eq!(super::check(country, text), expected, "{country} {text:?}");
    }

    fn expects(expected: u8, place: DigitPlace) -> Outcome {
        Err(BusinessIdProblem::CheckDigit { expected, place })
    }

    const LOOSE: Outcome = Err(BusinessIdProblem::LooseForm {
        shortest: 3,
        longest: 20,
    });
    const FINNISH_FORM: Outcome = Err(BusinessIdProblem::Form {
        example: "1234567-1",
    });
    const FINNISH_VAT: Outcome = Err(VatForm {
        example: "FI12345671",
    });
    const SWEDISH_FORM: Outcome = Err(BusinessIdProblem::Form {
        example: "556677-8899",
    });
    const SWEDISH_VAT: Outcome = Err(VatForm {
        example: "SE556677889901",
    });

    #[test]
    fn finnish_ids_are_checked() {
        for text in [
            "1234567-1",
            " 1234567-1\n",
            "2077474-0",
            "1852302-9",
            "0000000-0",
        ] {
            check("FI", text, Ok(()));
            check("AX", text, Ok(()));
        }
        check("FI", "1234567-8", expects(1, DigitPlace::Last));
        check("FI", "2077474-1", expects(0, DigitPlace::Last));
        check("FI", "1852302-8", expects(9, DigitPlace::Last));
        check("FI", "1852320-9", expects(5, DigitPlace::Last));
        check("AX", "1234567-8", expects(1, DigitPlace::Last));
    }

    #[test]
    fn finnish_ids_without_a_check_digit_are_reported() {
        // 6 * 2 = 12, which leaves 1.
        for digit in 0..=9 {
            check("FI", &format!("0000006-{digit}"), Err(NoCheckDigit));
            check("FI", &format!("FI0000006{digit}"), Err(NoCheckDigit));
        }
    }

    #[test]
    fn finnish_forms_are_checked() {
        for text in [
            "",
            "-",
            "12345671",
            "1234567",
            "1234567 1",
            "1234567-",
            "1234567-12",
            "123456-1",
            "12345678-1",
            "1234567\u{2013}1",
            "1234567-A",
            "A234567-1",
            "1234 567-1",
            "\u{661}234567-1",
            "DE123456789",
            "FO 1234567-1",
            "\u{c5}\u{c5}",
        ] {
            check("FI", text, FINNISH_FORM);
        }
    }

    #[test]
    fn finnish_vat_numbers_are_checked() {
        check("FI", "FI12345671", Ok(()));
        check("FI", " FI20774740 ", Ok(()));
        check("FI", "FI12345678", expects(1, DigitPlace::Last));
        for text in [
            "FI",
            "FI1234567-1",
            "FI 12345671",
            "fi12345671",
            "FI1234567",
            "FI123456711",
        ] {
            check("FI", text, FINNISH_VAT);
            check("AX", text, FINNISH_VAT);
        }
    }

    #[test]
    fn one_finnish_check_digit_or_none_is_right() {
        for stem in (0..10_000_000).step_by(9973) {
            let right = (0..=9).filter(|digit| {
                let outcome = super::check("FI", &format!("{stem:07}-{digit}"));
                assert!(
                    outcome.is_ok() || outcome == Err(NoCheckDigit) || {
                        let digit = DigitRule::Finnish.digit(digits(&format!("{stem:07}")));
                        digit.is_some_and(|expected| outcome == expects(expected, DigitPlace::Last))
                    }
                );
                outcome.is_ok()
            });
            assert!(right.count() <= 1, "{stem:07}");
        }
    }

    #[test]
    fn swedish_ids_are_checked() {
        for text in [
            "556677-8899",
            "5566778899",
            "556036-0793",
            "212000-0142",
            "811228-9874",
        ] {
            check("SE", text, Ok(()));
            check("SE", &format!(" {text} "), Ok(()));
        }
        check("SE", "556677-8890", expects(9, DigitPlace::Last));
        check("SE", "5560360794", expects(3, DigitPlace::Last));
        check("SE", "212000-0124", expects(6, DigitPlace::Last));
        check("SE", "000000-0000", Ok(()));
        for digit in (0..=9).filter(|digit| *digit != 9) {
            check(
                "SE",
                &format!("556677-889{digit}"),
                expects(9, DigitPlace::Last),
            );
        }
    }

    #[test]
    fn swedish_forms_are_checked() {
        for text in [
            "",
            "556677-889",
            "556677-88999",
            "55667-78899",
            "556677 8899",
            "16556677-8899",
            "165566778899",
            "19811228-9874",
            "811228+9874",
            "556677--8899",
            "55667788-99",
            "556677-889A",
            "1234567-1",
        ] {
            check("SE", text, SWEDISH_FORM);
        }
    }

    #[test]
    fn swedish_vat_numbers_are_checked() {
        check("SE", "SE556677889901", Ok(()));
        check("SE", "SE556036079301", Ok(()));
        check("SE", "SE556677889001", expects(9, DigitPlace::BeforeSuffix));
        for text in [
            "SE",
            "SE5566778899",
            "SE556677889902",
            "SE556677-889901",
            "se556677889901",
            "SE 556677889901",
            "SE5566778899011",
        ] {
            check("SE", text, SWEDISH_VAT);
        }
    }

    fn check_vat(country: &str, right: &[&str], wrong: &[&str]) {
        let problem = numbers_of(country).map_or(Ok(()), |numbers| {
            Err(VatForm {
                example: numbers.vat.example,
            })
        });
        for text in right {
            check(country, text, Ok(()));
        }
        for text in wrong {
            check(country, text, problem);
        }
    }

    #[test]
    fn foreign_vat_numbers_are_checked() {
        check_vat(
            "AT",
            &["ATU12345678", "ATU 1234 5678"],
            &["AT12345678", "ATU1234567"],
        );
        check_vat(
            "BE",
            &["BE0123456789", "BE 0123.456.789"],
            &["BE123456789", "BE2123456789"],
        );
        check_vat(
            "BG",
            &["BG123456789", "BG1234567890"],
            &["BG12345678", "BG12345678901"],
        );
        check_vat("CY", &["CY12345678X"], &["CY12345678", "CY123456789"]);
        check_vat(
            "CZ",
            &["CZ12345678", "CZ1234567890"],
            &["CZ1234567", "CZ12345678901"],
        );
        check_vat(
            "DE",
            &["DE123456789", "DE 123 456 789"],
            &["DE12345678", "DE1234567890"],
        );
        check_vat(
            "DE",
            &["DE123456789-00001"],
            &["de123456789", "DE12345678A", "DE-1"],
        );
        check_vat("DK", &["DK12345678", "DK12 34 56 78"], &["DK1234567"]);
        check_vat(
            "ES",
            &["ESA12345678", "ESA1234567B", "ES12345678Z"],
            &["ES123456789"],
        );
        check_vat("FR", &["FR12345678901", "FRAB123456789"], &["FR1234567890"]);
        check_vat("GR", &["EL123456789"], &["GR123456789", "EL12345678"]);
        check_vat(
            "IE",
            &["IE1234567A", "IE1A23456B", "IE1234567WA"],
            &["IE1234567"],
        );
        check_vat("IE", &["IE1+23456B", "IE1*23456B"], &["IE1?23456B"]);
        check_vat("LT", &["LT123456789", "LT123456789012"], &["LT1234567890"]);
        check_vat(
            "NL",
            &["NL123456789B01"],
            &["NL123456789", "NL123456789A01"],
        );
        check_vat(
            "PL",
            &["PL1234567890", "PL 123-456-78-90"],
            &["PL123456789"],
        );
        check_vat("RO", &["RO12", "RO1234567890"], &["RO1", "RO12345678901"]);
    }

    #[test]
    fn vat_numbers_outside_the_union_are_checked() {
        check_vat(
            "GB",
            &["GB123456789", "GB 123 4567 89"],
            &["GB12345678", "GB1234567890"],
        );
        check_vat(
            "GB",
            &["GB123456789012", "GBGD001", "GBHA599"],
            &["gb123456789"],
        );
        check_vat("GB", &["XI123456789", "XIGD001"], &["XI12345678"]);
        check_vat(
            "NO",
            &["NO123456785MVA", "123 456 785 MVA"],
            &["NO12345678MVA"],
        );
        check_vat("NO", &["NO123456785", "123456785"], &["NO 1234567890"]);
        check_vat(
            "CH",
            &["CHE-123.456.789", "CHE123456789TVA"],
            &["CHE-123.456.78"],
        );
        check_vat(
            "CH",
            &["CHE-123.456.789 MWST"],
            &["CHE-123.456.789 VAT", "CH123456789"],
        );
        check_vat("CH", &["CH-020.3.020.910-7"], &["che123456789"]);
    }

    #[test]
    fn national_ids_are_checked_loosely() {
        for (country, text) in [
            ("DE", "HRB 12345 B"),
            ("DE", "DEK1101R.HRB116737"),
            ("FR", "FR7501.123456789"),
            ("FR", "123 456 789"),
            ("GB", "SC123456"),
            ("GR", "123456789000"),
            ("NO", "923 609 016"),
            ("RO", "J40/1234/2020"),
            ("US", "12-3456789"),
            ("US", "DE1"),
            ("JP", "1234567890123"),
            ("BG", "\u{415}\u{418}\u{41a} 123456789"),
            ("IS", "123"),
            ("EE", " 12345678 "),
            ("fi", "1234567-8"),
        ] {
            check(country, text, Ok(()));
        }
        for text in [
            "",
            "12",
            "123456789012345678901",
            "...",
            "- / -",
            "12_34",
            "12\n34",
            "#123",
        ] {
            check("US", text, LOOSE);
            check("DE", text, LOOSE);
        }
        check("US", "12345678901234567890", Ok(()));
    }

    #[test]
    fn the_table_is_sorted_and_its_examples_pass() {
        assert!(NUMBERS.is_sorted_by(|one, other| one.countries < other.countries));
        let countries: Vec<_> = NUMBERS.iter().flat_map(|one| &one.countries).collect();
        let apart: std::collections::BTreeSet<_> = countries.iter().collect();
        // The 27 member states, the Åland Islands, and three countries more.
        assert_eq!((countries.len(), apart.len()), (31, 31));
        for numbers in NUMBERS.iter() {
            assert!(numbers.check_digit.is_none() || numbers.own.is_some());
            let vat = &numbers.vat;
            assert!(vat.fits_without_separators(vat.example), "{}", vat.example);
            let own = numbers.own.as_ref().map(|own| own.example);
            for country in &numbers.countries {
                for example in own.into_iter().chain([vat.example]) {
                    check(country, example, Ok(()));
                }
            }
        }
        let checked = NUMBERS.iter().filter(|numbers| numbers.own.is_some());
        assert_eq!(checked.count(), 2);
    }
}

//! Postal codes, by the country of the address. Their forms stand in `assets/postal_codes.ron`.

use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::form::{LooseForm, fits_any, fitted};
use super::{country, tidy};
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
    /// Of the form of another country, which may be meant.
    #[error("the postal code is written as in {country}, not like {example}")]
    Abroad {
        /// A code of the right form.
        example: &'static str,
        /// The other country.
        country: &'static str,
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
    /// What is written before one in letters from abroad, besides the country's code.
    #[serde(default)]
    before: Vec<&'a str>,
    /// Other countries whose codes have the same digits, so that only how they are grouped says which country is meant, with
    /// the lowest code there.
    #[serde(default)]
    same_digits: Vec<(&'a str, &'a str)>,
}

/// The file of postal codes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    /// Where their forms are known.
    #[serde(borrow)]
    countries: Vec<PostalCode<'a>>,
    /// The countries that have none.
    without: Vec<&'a str>,
}

/// The postal codes by country. The file is part of the program, and the test
/// `the_table_is_sorted_and_its_examples_pass` holds that it can be read, so the empty one is never used.
static FILE: LazyLock<File<'static>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/postal_codes.ron");
    ron_text::parse(text).unwrap_or_default()
});

fn of(country: &str) -> Option<&'static PostalCode<'static>> {
    FILE.countries.iter().find(|code| code.country == country)
}

/// Whether addresses in a country have a postal code.
#[must_use]
pub fn is_used_in(country: &str) -> bool {
    !FILE.without.contains(&country)
}

/// Returns a postal code as it is written in a country: with its space or hyphen, in capital letters, without the code of
/// the country before it. A code that is right stays as it is, and what isn't one is only tidied.
#[must_use]
pub fn normalised(country: &str, text: &str) -> String {
    let tidied = tidy::code(text);
    match country_written_as(country, &tidied) {
        Some(_) => tidied,
        None => written(country, &tidied).unwrap_or(tidied),
    }
}

/// Returns another country as in which the code is written that a text begins with, where the digits alone could be those
/// of both: `114 55` is Swedish also where the country is still Finland.
#[must_use]
pub fn country_written_as(country: &str, text: &str) -> Option<&'static str> {
    let known = of(country)?;
    let tidied = tidy::text(text);
    let ends = tidied.match_indices(' ').map(|(place, _)| place);
    let beginnings = ends.chain([tidied.len()]).filter_map(|end| {
        let (code, behind) = tidied.split_at(end);
        let town = behind.trim_start();
        let is_town = town.is_empty() || town.starts_with(char::is_alphabetic);
        is_town.then(|| code.trim_end_matches(','))
    });
    let is_grouped = |code: &&str| code.contains(' ') || code.starts_with(char::is_alphabetic);
    let mut grouped = beginnings.filter(is_grouped);
    grouped.find_map(|code| {
        let mut others = known.same_digits.iter();
        let is_of = |country: &str, lowest: &str| {
            written(country, &tidy::code(code)).is_some_and(|code| *code >= *lowest)
        };
        let found = others.find(|(country, lowest)| is_of(country, lowest));
        found.map(|(country, _)| *country)
    })
}

/// Whether a text is certainly a postal code of a country: of a form that is known there, once it is written so.
#[must_use]
pub fn is_certain(country: &str, text: &str) -> bool {
    written(country, &tidy::code(text)).is_some() && country_written_as(country, text).is_none()
}

/// Returns the postal code and the town of a text that has both, such as `10600 Ekenäs`.
#[must_use]
pub fn split(country: &str, text: &str) -> Option<(String, String)> {
    of(country)?;
    let tidied = tidy::text(text);
    if written(country, &tidied).is_some() || country_written_as(country, &tidied).is_some() {
        return None;
    }
    let spaces = tidied.char_indices().filter(|(_, one)| *one == ' ');
    let mut places: Vec<usize> = spaces.map(|(place, _)| place).collect();
    places.reverse(); // the longest code
    places.into_iter().find_map(|place| {
        let (code, city) = tidied.split_at(place);
        let city = city.trim_start();
        let is_city = city.starts_with(char::is_alphabetic) && !city.contains('\n');
        let code = written(country, &tidy::code(code.trim_end_matches(',')))?;
        is_city.then(|| (code, city.to_owned()))
    })
}

/// Returns an address without its last line, and the postal code and the town that stand there; behind them, the name of
/// the country may stand on a line of its own.
#[must_use]
pub fn below_street(country: &str, text: &str) -> Option<(String, String, String)> {
    let (above, last) = text.trim_end().rsplit_once('\n')?;
    let is_country = country::nearest(last) == Some(country);
    let (street, line) = if is_country {
        above.trim_end().rsplit_once('\n')?
    } else {
        (above, last)
    };
    let (code, town) = split(country, line)?;
    (!street.trim().is_empty()).then(|| (street.trim_end().to_owned(), code, town))
}

/// A code as it is written in the country; none if it isn't one, or nothing is known of the country's.
fn written(country: &str, tidied: &str) -> Option<String> {
    let known = of(country)?;
    if fits_any(&known.forms, tidied) {
        return Some(tidied.to_owned());
    }
    let compact = tidy::compact(&tidied.to_uppercase());
    let before = known.before.iter().copied().chain([known.country]);
    let alpha3 = country::alpha3(country);
    let bare = before
        .chain(alpha3)
        .filter_map(|one| compact.strip_prefix(one));
    let candidates = std::iter::once(compact.as_str()).chain(bare);
    candidates
        .flat_map(|one| known.forms.iter().map(move |form| fitted(form, one)))
        .flatten()
        .next()
}

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
    match of(country) {
        Some(code) => check_form(code, text),
        None if ANY.fits(text) => Ok(()),
        None => Err(PostalCodeProblem::LooseForm {
            shortest: *ANY.lengths.start(),
            longest: *ANY.lengths.end(),
        }),
    }
}

fn check_form(code: &PostalCode<'static>, text: &str) -> Result<(), PostalCodeProblem> {
    let example = code.example;
    if fits_any(&code.forms, text) {
        return Ok(());
    }
    Err(match country_written_as(code.country, text) {
        Some(country) => PostalCodeProblem::Abroad { example, country },
        None => PostalCodeProblem::Form { example },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(country: &str, text: &str, expected: bool) {
        let problem = match of(country).map(|code| code.example) {
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
    fn codes_are_written_as_in_their_country() {
        let check = |country: &str, text: &str, expected: &str| {
            assert_eq!(normalised(country, text), expected, "{country} {text:?}");
            assert_eq!(normalised(country, expected), expected);
        };
        check("FI", "10600", "10600");
        check("FI", "FI-10600", "10600");
        check("FI", "fi\u{2013}10600", "10600");
        check("FI", "FIN-10600", "10600");
        check("FI", "001 00", "00100");
        // As in Sweden: which country is meant isn't known.
        check("FI", "106 00", "106 00");
        check("FI", "114\u{a0}55", "114 55");
        check("FI", "S-114 55", "S-114 55");
        check("FI", "1060", "1060");
        check("AX", "AX-22100", "AX-22100");
        check("AX", "ax 22100", "AX-22100");
        check("SE", "111\u{a0}22", "111 22");
        check("SE", "11122", "11122");
        check("SE", "SE-111 22", "111 22");
        check("SE", "S-111 22", "111 22");
        check("GB", "sw1a 1aa", "SW1A 1AA");
        check("GB", "sw1a1aa", "SW1A 1AA");
        check("GB", "m11aa", "M1 1AA");
        check("NL", "1012AB", "1012 AB");
        check("NL", "1012 ab", "1012 AB");
        check("NL", "NL-1012 AB", "1012 AB");
        check("PL", "00001", "00-001");
        check("LT", "01103", "LT-01103");
        check("IE", "d02x285", "D02 X285");
        check("US", "20500\u{2013}0003", "20500-0003");
        check("", "10 600", "10 600");
    }

    #[test]
    fn a_code_may_be_written_as_in_another_country() {
        let example = "00100";
        let abroad = Err(PostalCodeProblem::Abroad {
            example,
            country: "SE",
        });
        for text in [
            "114 55",
            "SE-114 55",
            "114 55 Stockholm",
            "114 55, Stockholm",
        ] {
            assert_eq!(super::check("FI", text), abroad, "{text}");
        }
        for text in ["001 00", "114  5", "1145", "FI-10600", "106 00 1"] {
            let form = Err(PostalCodeProblem::Form { example });
            assert_eq!(super::check("FI", text), form, "{text}");
        }
    }

    #[test]
    fn addresses_end_with_the_town() {
        let check = |text: &str, expected: Option<(&str, &str, &str)>| {
            let found = below_street("FI", text);
            let found = found
                .as_ref()
                .map(|(one, two, three)| (&**one, &**two, &**three));
            assert_eq!(found, expected, "{text:?}");
        };
        check("Gata 1\n10600 Ekenäs", Some(("Gata 1", "10600", "Ekenäs")));
        check(
            "c/o Öst\nGata 1\nFI-10600 Ekenäs\nFinland",
            Some(("c/o Öst\nGata 1", "10600", "Ekenäs")),
        );
        check("Gata 1\n10600 Ekenäs\nSverige", None);
        check("10600 Ekenäs", None);
        check("Gata 1\nBox 12", None);
        check("Gata 1\n114 55 Stockholm", None);
    }

    #[test]
    fn a_code_and_a_town_are_told_apart() {
        let check = |country: &str, text: &str, expected: Option<(&str, &str)>| {
            let found = split(country, text);
            let found = found.as_ref().map(|(code, city)| (&**code, &**city));
            assert_eq!(found, expected, "{country} {text:?}");
        };
        check("FI", "10600 Ekenäs", Some(("10600", "Ekenäs")));
        check("FI", "FI-10600\u{a0}EKENÄS", Some(("10600", "EKENÄS")));
        check("FI", "10600, Ekenäs", Some(("10600", "Ekenäs")));
        check("FI", "114 55 Stockholm", None);
        check("FI", "SE-114 55 Stockholm", None);
        check("SE", "114 55 Stockholm", Some(("114 55", "Stockholm")));
        check("SE", "111 22 Stockholm", Some(("111 22", "Stockholm")));
        check("SE", "11122 Stockholm", Some(("11122", "Stockholm")));
        check("GB", "sw1a 1aa London", Some(("SW1A 1AA", "London")));
        check("NL", "1012 AB Den Haag", Some(("1012 AB", "Den Haag")));
        check("FI", "10600", None);
        check("FI", "1060 Ekenäs", None);
        check("FI", "10600 1", None);
        check("US", "10001 New York", None);
    }

    #[test]
    fn countries_without_postal_codes() {
        for country in ["HK", "AE", "QA", "AO"] {
            assert!(!is_used_in(country), "{country}");
        }
        for country in ["FI", "SE", "IE", "US", "CH", ""] {
            assert!(is_used_in(country), "{country}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_its_examples_pass() {
        let countries = &FILE.countries;
        assert!(countries.is_sorted_by(|one, other| one.country < other.country));
        assert_eq!(countries.len(), 28);
        for code in countries {
            check(code.country, code.example, true);
        }
        assert!(FILE.without.is_sorted_by(|one, other| one < other));
        assert!(
            FILE.without
                .iter()
                .all(|code| country::is_known(code) && of(code).is_none())
        );
    }
}

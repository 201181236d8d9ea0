//! Numbers of bank accounts (IBAN, ISO 13616). Their lengths stand in `assets/iban.ron`.

use std::sync::LazyLock;

use thiserror::Error;

use crate::ron_text;

/// What is wrong with an IBAN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IbanProblem {
    /// Not two letters, two digits, and letters and digits.
    #[error("an IBAN begins with two letters and two digits")]
    Form,
    /// No country with that code has IBANs.
    #[error("no IBAN begins so")]
    Country,
    /// Too few or too many characters for its country.
    #[error("an IBAN of that country has {expected} characters, not {found}")]
    Length {
        /// The right number.
        expected: usize,
        /// The number found.
        found: usize,
    },
    /// The check digits don't fit the rest: something is mistyped.
    #[error("the check digits don't fit")]
    CheckDigits,
}

/// The lengths by country. The file is part of the program, and a test holds that it can be read.
static LENGTHS: LazyLock<Vec<(&'static str, usize)>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/iban.ron");
    ron_text::parse(text).unwrap_or_default()
});

/// Checks an IBAN: its form, its length and its check digits.
///
/// # Errors
/// [`IbanProblem`]: the first of these that is wrong.
pub fn check(text: &str) -> Result<(), IbanProblem> {
    let iban = compact(text);
    let bytes = iban.as_bytes();
    let is_form = bytes.len() > 4
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_alphanumeric);
    if !is_form {
        return Err(IbanProblem::Form);
    }
    let known = LENGTHS.iter().find(|(country, _)| *country == &iban[..2]);
    let (_, expected) = known.ok_or(IbanProblem::Country)?;
    if iban.len() != *expected {
        return Err(IbanProblem::Length {
            expected: *expected,
            found: iban.len(),
        });
    }
    // ISO 7064, MOD 97-10: letters count as 10 to 35, and the first four characters stand last.
    let remainder = iban[4..]
        .chars()
        .chain(iban[..4].chars())
        .fold(0, |sum, character| {
            let value = character.to_digit(36).unwrap_or(0);
            let shift = if value < 10 { 10 } else { 100 };
            (sum * shift + value) % 97
        });
    if remainder == 1 {
        Ok(())
    } else {
        Err(IbanProblem::CheckDigits)
    }
}

/// Returns an IBAN as it is stored and printed, in groups of four; a text that is none as it is typed.
#[must_use]
pub fn grouped(text: &str) -> String {
    if check(text).is_err() {
        return text.trim().to_owned();
    }
    let iban = compact(text);
    let characters: Vec<char> = iban.chars().collect();
    let groups = characters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

/// The characters without the spaces between groups, in capital letters.
fn compact(text: &str) -> String {
    let characters = text.chars().filter(|one| !one.is_whitespace());
    characters.map(|one| one.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(LENGTHS.len() > 80);
        assert!(LENGTHS.is_sorted());
        assert!(LENGTHS.iter().all(|(_, length)| (15..=34).contains(length)));
    }

    #[test]
    fn ibans_are_checked() {
        let check = |text: &str, expected: Result<(), IbanProblem>| {
            assert_eq!(super::check(text), expected, "{text}");
        };
        // Examples of the IBAN registry.
        for text in [
            "FI21 1234 5600 0007 85",
            "SE45 5000 0000 0583 9825 7466",
            "no9386011117947",
            "DK50 0040 0440 1162 43",
            "GB29NWBK60161331926819",
            "DE89 3704 0044 0532 0130 00",
            "MT84MALT011000012345MTLCAST001S",
        ] {
            check(text, Ok(()));
        }
        check("FI21 1234 5600 0007 86", Err(IbanProblem::CheckDigits));
        check(
            "FI21 1234 5600 0007 8",
            Err(IbanProblem::Length {
                expected: 18,
                found: 17,
            }),
        );
        check("ZZ21 1234 5600 0007 85", Err(IbanProblem::Country));
        check("1234567", Err(IbanProblem::Form));
        check("FI21", Err(IbanProblem::Form));
        check("FI21-1234", Err(IbanProblem::Form));
        check("Öö21 1234", Err(IbanProblem::Form));
        check("", Err(IbanProblem::Form));
    }

    #[test]
    fn every_changed_digit_is_found() {
        let right = "FI2112345600000785";
        for index in 2..right.len() {
            for digit in '0'..='9' {
                let mut changed: Vec<char> = right.chars().collect();
                changed[index] = digit;
                let changed: String = changed.into_iter().collect();
                assert_eq!(
                    super::check(&changed).is_ok(),
                    changed == right,
                    "{changed}"
                );
            }
        }
    }

    #[test]
    fn groups_of_four() {
        assert_eq!(grouped("fi2112345600000785"), "FI21 1234 5600 0007 85");
        assert_eq!(grouped(" FI21 "), "FI21");
    }
}

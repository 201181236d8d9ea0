//! Rules of check digits, which the data of business ids names.

use serde::Deserialize;

/// A rule of a check digit.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum DigitRule {
    /// Of a Finnish business id: the digits before it weighted, modulo 11, and what is missing to 11; with the
    /// remainder 1 no id is given. VIES, VAT number construction rules, Finland, European Commission.
    Finnish,
    /// The formula of Luhn: ISO/IEC 7812-1, annex B; used by the Swedish Tax Agency for organisation numbers
    /// and personal identity numbers.
    Luhn,
}

impl DigitRule {
    /// The check digit behind these digits; `None` where no number has them.
    pub fn digit(self, before: impl Iterator<Item = u8>) -> Option<u8> {
        match self {
            Self::Finnish => finnish(before),
            Self::Luhn => Some(luhn(before)),
        }
    }
}

/// The digits in a text, as numbers.
pub(super) fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0')
}

fn finnish(digits: impl Iterator<Item = u8>) -> Option<u8> {
    let weighted = digits
        .zip([7, 9, 10, 5, 8, 4, 2])
        .map(|(digit, weight)| digit * weight);
    match weighted.fold(0, |sum, product| (sum + product) % 11) {
        0 => Some(0),
        1 => None,
        remainder => Some(11 - remainder),
    }
}

fn luhn(digits: impl Iterator<Item = u8>) -> u8 {
    let doubled = digits
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, factor)| digit * factor);
    let sum = doubled.fold(0, |sum, product| sum + product / 10 + product % 10);
    (10 - sum % 10) % 10
}

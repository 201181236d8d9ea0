//! Business ids and VAT numbers, by the country of the business.
//!
//! Finland and Sweden are checked to the check digit. For the other countries of the
//! European Union, the United Kingdom, Norway and Switzerland, a text that is meant for a
//! VAT number is checked by its form; any other text there, and any text elsewhere, is
//! taken for a national id, of which hardly a form is known. Whether a number belongs to
//! anybody is not known here.

use thiserror::Error;

use super::{LooseForm, fits_form};

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

/// Checks the business id or VAT number of a business in a country, given as ISO 3166-1
/// alpha-2 in upper case.
///
/// # Errors
///
/// The first problem found: the form before the check digit.
pub fn check(country: &str, text: &str) -> Result<(), BusinessIdProblem> {
    let text = text.trim();
    match country {
        // The Åland Islands are a part of Finland with a country code of their own.
        "FI" | "AX" => check_finnish(text),
        "SE" => check_swedish(text),
        _ => check_foreign(country, text),
    }
}

/// The forms of the numbers of a country whose check digits are known.
struct CheckedForms {
    /// What a VAT number begins with, and a business id does not.
    vat_prefix: &'static str,
    vat_form: &'static str,
    vat_example: &'static str,
    forms: &'static [&'static str],
    example: &'static str,
}

/// Business ID (Y-tunnus): seven digits, a hyphen and a check digit: Statistics Finland,
/// Concepts, Business ID. The VAT number is the same without the hyphen: VIES, frequently
/// asked questions, Q11, European Commission.
///
/// The example has the check digit that goes with its digits, unlike the usual 1234567-8.
const FINNISH: CheckedForms = CheckedForms {
    vat_prefix: "FI",
    vat_form: "FI########",
    vat_example: "FI12345671",
    forms: &["#######-#"],
    example: "1234567-1",
};

/// Organisation number: ten digits, of which the last is a check digit, by section 4 of
/// the Act (1974:174) on the identification of legal persons. A sole trader has the
/// personal identity number in its place, which has the same form and check digit; so the
/// third digit, at least 2 in an organisation number proper, is not looked at. A number of
/// twelve digits that begins with 16 belongs to the file formats of the Swedish Tax Agency
/// and is no organisation number by that section. The VAT number is the ten digits between
/// `SE` and `01`: Swedish Tax Agency.
const SWEDISH: CheckedForms = CheckedForms {
    vat_prefix: "SE",
    vat_form: "SE##########01",
    vat_example: "SE556677889901",
    forms: &["######-####", "##########"],
    example: "556677-8899",
};

fn check_finnish(text: &str) -> Result<(), BusinessIdProblem> {
    check_checked_form(&FINNISH, text)?;
    let expected = finnish_check_digit(digits(text)).ok_or(BusinessIdProblem::NoCheckDigit)?;
    check_digit(digits(text).nth(7), expected, DigitPlace::Last)
}

fn check_swedish(text: &str) -> Result<(), BusinessIdProblem> {
    check_checked_form(&SWEDISH, text)?;
    let is_vat = fits_form(SWEDISH.vat_form, text);
    let place = if is_vat {
        DigitPlace::BeforeSuffix
    } else {
        DigitPlace::Last
    };
    check_digit(
        digits(text).nth(9),
        luhn_check_digit(digits(text).take(9)),
        place,
    )
}

fn check_checked_form(own: &CheckedForms, text: &str) -> Result<(), BusinessIdProblem> {
    let is_vat = strip_prefix_in_any_case(text, own.vat_prefix).is_some();
    if is_vat && !fits_form(own.vat_form, text) {
        return Err(BusinessIdProblem::VatForm {
            example: own.vat_example,
        });
    }
    if !is_vat && !fits_any(own.forms, text) {
        return Err(BusinessIdProblem::Form {
            example: own.example,
        });
    }
    Ok(())
}

fn check_digit(
    found: Option<u8>,
    expected: u8,
    place: DigitPlace,
) -> Result<(), BusinessIdProblem> {
    if found == Some(expected) {
        Ok(())
    } else {
        Err(BusinessIdProblem::CheckDigit { expected, place })
    }
}

/// The digits in a text, as numbers.
fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0')
}

/// The check digit of a Finnish business id: its first seven digits weighted, modulo 11,
/// and what is missing to 11; with the remainder 1 no id is given. VIES, VAT number
/// construction rules, Finland, European Commission.
fn finnish_check_digit(digits: impl Iterator<Item = u8>) -> Option<u8> {
    let weighted = digits
        .zip([7, 9, 10, 5, 8, 4, 2])
        .map(|(digit, weight)| digit * weight);
    match weighted.fold(0, |sum, product| (sum + product) % 11) {
        0 => Some(0),
        1 => None,
        remainder => Some(11 - remainder),
    }
}

/// The check digit after nine digits by the formula of Luhn: ISO/IEC 7812-1, annex B;
/// used by the Swedish Tax Agency for organisation numbers and personal identity numbers.
fn luhn_check_digit(digits: impl Iterator<Item = u8>) -> u8 {
    let doubled = digits
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, factor)| digit * factor);
    let sum = doubled.fold(0, |sum, product| sum + product / 10 + product % 10);
    (10 - sum % 10) % 10
}

/// The VAT numbers of a country.
struct VatNumber {
    /// The country, as ISO 3166-1 alpha-2.
    country: &'static str,
    /// What its VAT numbers begin with, or what is written by mistake instead. With a digit
    /// after it, a text is meant for a VAT number.
    prefixes: &'static [&'static str],
    /// The forms, as [`fits_form`] reads them, of VAT numbers and of other national ids that
    /// begin like one.
    forms: &'static [&'static str],
    /// A VAT number of one of the forms.
    example: &'static str,
}

/// The forms of VAT numbers by country. Where nothing else is said: VIES, frequently asked
/// questions, Q11, European Commission.
const VAT_NUMBERS: &[VatNumber] = &[
    VatNumber {
        country: "AT",
        prefixes: &["ATU", "AT"],
        forms: &["ATU########"],
        example: "ATU12345678",
    },
    VatNumber {
        country: "BE",
        prefixes: &["BE"],
        forms: &["BE0#########", "BE1#########"],
        example: "BE0123456789",
    },
    VatNumber {
        country: "BG",
        prefixes: &["BG"],
        forms: &["BG#########?"],
        example: "BG123456789",
    },
    VatNumber {
        // Swiss Ordinance on the Enterprise Identification Number (SR 431.031), article 5;
        // with an ending in one of the national languages it is the VAT number. The last
        // form is that of the older numbers of the commercial register.
        country: "CH",
        prefixes: &["CHE", "CH"],
        forms: &[
            "CHE#########",
            "CHE#########MWST",
            "CHE#########TVA",
            "CHE#########IVA",
            "CHE#########TPV",
            "CH###########",
        ],
        example: "CHE-123.456.789 MWST",
    },
    VatNumber {
        country: "CY",
        prefixes: &["CY"],
        forms: &["CY########@"],
        example: "CY12345678X",
    },
    VatNumber {
        country: "CZ",
        prefixes: &["CZ"],
        forms: &["CZ########??"],
        example: "CZ12345678",
    },
    VatNumber {
        // The second form is that of the business identification number (W-IdNr.), the
        // first with a hyphen and five digits: German Federal Central Tax Office.
        country: "DE",
        prefixes: &["DE"],
        forms: &["DE#########", "DE##############"],
        example: "DE123456789",
    },
    VatNumber {
        country: "DK",
        prefixes: &["DK"],
        forms: &["DK########"],
        example: "DK12345678",
    },
    VatNumber {
        country: "EE",
        prefixes: &["EE"],
        forms: &["EE#########"],
        example: "EE123456789",
    },
    VatNumber {
        // The first or the last character may be a letter, or both, but one is.
        country: "ES",
        prefixes: &["ES"],
        forms: &["ES@#######*", "ES########@"],
        example: "ESA12345678",
    },
    VatNumber {
        country: "FR",
        prefixes: &["FR"],
        forms: &["FR**#########"],
        example: "FR12345678901",
    },
    VatNumber {
        // United Kingdom: HM Revenue and Customs, with the forms that VIES had until 2020
        // and has still for Northern Ireland (XI). Twelve digits are a branch; GD and HA
        // are government departments and health authorities.
        country: "GB",
        prefixes: &["GB", "XI"],
        forms: &[
            "GB#########",
            "GB############",
            "GBGD###",
            "GBHA###",
            "XI#########",
            "XI############",
            "XIGD###",
            "XIHA###",
        ],
        example: "GB123456789",
    },
    VatNumber {
        country: "GR",
        prefixes: &["EL", "GR"],
        forms: &["EL#########"],
        example: "EL123456789",
    },
    VatNumber {
        country: "HR",
        prefixes: &["HR"],
        forms: &["HR###########"],
        example: "HR12345678901",
    },
    VatNumber {
        country: "HU",
        prefixes: &["HU"],
        forms: &["HU########"],
        example: "HU12345678",
    },
    VatNumber {
        country: "IE",
        prefixes: &["IE"],
        forms: &["IE#%#####@", "IE#######@@"],
        example: "IE1234567WA",
    },
    VatNumber {
        country: "IT",
        prefixes: &["IT"],
        forms: &["IT###########"],
        example: "IT12345678901",
    },
    VatNumber {
        country: "LT",
        prefixes: &["LT"],
        forms: &["LT#########", "LT############"],
        example: "LT123456789",
    },
    VatNumber {
        country: "LU",
        prefixes: &["LU"],
        forms: &["LU########"],
        example: "LU12345678",
    },
    VatNumber {
        country: "LV",
        prefixes: &["LV"],
        forms: &["LV###########"],
        example: "LV12345678901",
    },
    VatNumber {
        country: "MT",
        prefixes: &["MT"],
        forms: &["MT########"],
        example: "MT12345678",
    },
    VatNumber {
        // Dutch Tax Administration (business.gov.nl, Using and checking VAT numbers).
        country: "NL",
        prefixes: &["NL"],
        forms: &["NL#########B##"],
        example: "NL123456789B01",
    },
    VatNumber {
        // The organisation number and the letters MVA: Norwegian Bookkeeping Regulation
        // (FOR-2004-12-01-1558), section 5-1-2; NO is put before it abroad.
        country: "NO",
        prefixes: &["NO"],
        forms: &["NO#########MVA", "NO#########", "#########MVA"],
        example: "NO 123 456 785 MVA",
    },
    VatNumber {
        country: "PL",
        prefixes: &["PL"],
        forms: &["PL##########"],
        example: "PL1234567890",
    },
    VatNumber {
        country: "PT",
        prefixes: &["PT"],
        forms: &["PT#########"],
        example: "PT123456789",
    },
    VatNumber {
        country: "RO",
        prefixes: &["RO"],
        forms: &["RO##????????"],
        example: "RO12345678",
    },
    VatNumber {
        country: "SI",
        prefixes: &["SI"],
        forms: &["SI########"],
        example: "SI12345678",
    },
    VatNumber {
        country: "SK",
        prefixes: &["SK"],
        forms: &["SK##########"],
        example: "SK1234567890",
    },
];

/// What may be written between the digits of a foreign VAT number, without a meaning.
const VAT_SEPARATORS: [char; 3] = [' ', '.', '-'];

/// What a business id may be where nothing more is known of it.
const ANY: LooseForm = LooseForm {
    lengths: 3..=20,
    punctuation: &[' ', '.', '-', '/'],
};

fn check_foreign(country: &str, text: &str) -> Result<(), BusinessIdProblem> {
    match VAT_NUMBERS.iter().find(|vat| vat.country == country) {
        Some(vat) if vat.fits(text) => Ok(()),
        Some(vat) if vat.is_meant_by(text) => Err(BusinessIdProblem::VatForm {
            example: vat.example,
        }),
        _ => check_loosely(text),
    }
}

fn check_loosely(text: &str) -> Result<(), BusinessIdProblem> {
    if ANY.fits(text) {
        return Ok(());
    }
    let (shortest, longest) = (*ANY.lengths.start(), *ANY.lengths.end());
    Err(BusinessIdProblem::LooseForm { shortest, longest })
}

impl VatNumber {
    fn fits(&self, text: &str) -> bool {
        fits_any(self.forms, &text.replace(VAT_SEPARATORS, ""))
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

/// A European Unique Identifier, such as `FR7501.123456789`, begins like a VAT number too:
/// the country, the register, one full stop and the number in the register. Directive (EU)
/// 2017/1132, article 16(1); Commission Implementing Regulation (EU) 2021/1042, annex.
fn has_form_of_euid(text: &str) -> bool {
    text.split('.').count() == 2
}

fn fits_any(forms: &[&str], text: &str) -> bool {
    forms.iter().any(|form| fits_form(form, text))
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
    fn finnish_ids_without_a_check_digit_are_told() {
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
                        let told = finnish_check_digit(digits(&format!("{stem:07}")));
                        told.is_some_and(|expected| outcome == expects(expected, DigitPlace::Last))
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
        let vat = VAT_NUMBERS.iter().find(|vat| vat.country == country);
        let problem = vat.map_or(Ok(()), |vat| {
            Err(VatForm {
                example: vat.example,
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
        assert!(VAT_NUMBERS.is_sorted_by(|one, other| one.country < other.country));
        // The 27 member states but Finland and Sweden, and three more.
        assert_eq!(VAT_NUMBERS.len(), 28);
        for vat in VAT_NUMBERS {
            assert!(vat.fits(vat.example), "{}", vat.example);
            check(vat.country, vat.example, Ok(()));
        }
        for (country, own) in [("FI", &FINNISH), ("SE", &SWEDISH)] {
            check(country, own.example, Ok(()));
            check(country, own.vat_example, Ok(()));
        }
    }
}

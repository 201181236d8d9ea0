//! Tests of business ids and VAT numbers.

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

#[test]
fn numbers_are_written_as_in_their_country() {
    let check = |country: &str, text: &str, expected: &str| {
        let found = normalised(country, text, false);
        assert_eq!(found, expected, "{country} {text:?}");
        assert_eq!(normalised(country, &found, false), found);
    };
    for text in [
        "0112038-9",
        "01120389",
        " 0112038\u{2013}9 ",
        "0112038\u{2212}9",
        "0112038\u{2011}9",
        "0112038 - 9",
        "FI01120389",
        "fi01120389",
        "FI 0112038-9",
        "FI-01120389",
    ] {
        check("FI", text, "0112038-9");
    }
    // Only its form is made right: what the digits are is for the check to say.
    check("FI", "01120388", "0112038-8");
    // The zero that it begins with is lost, as the check digit proves; what it doesn't prove stays.
    check("FI", "1120389", "0112038-9");
    check("FI", "112038-9", "0112038-9");
    check("FI", "1120388", "1120388");
    check("FI", "112038", "112038");
    check("SE", "560360793", "560360793");
    check("SE", "5560360793", "556036-0793");
    check("SE", "556036\u{2013}0793", "556036-0793");
    check("SE", "SE5560360793", "556036-0793");
    check("SE", "SE556036079301", "SE556036079301");
    check("SE", "se 556036-0793 01", "SE556036079301");
    check("DE", "de123456789", "DE123456789");
    check("DE", "DE 123 456 789", "DE 123 456 789");
    check("DE", "HRB 12\u{a0}345", "HRB 12 345");
    check("US", "12\u{2013}3456789", "12-3456789");
    check("", "x", "x");
}

#[test]
fn vat_numbers_keep_their_letters_where_they_are_asked_for() {
    let check = |country: &str, text: &str, expected: &str| {
        assert_eq!(
            normalised(country, text, true),
            expected,
            "{country} {text:?}"
        );
    };
    check("FI", "FI01120389", "FI01120389");
    check("FI", "fi 0112038-9", "FI01120389");
    check("SE", "SE556036\u{2013}079301", "SE556036079301");
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

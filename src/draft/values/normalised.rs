//! Answers as they were meant, from what was typed, pasted or read.

use super::{business_id, email, iban, number, phone, postal_code, tidy, typed};
use crate::date::Date;
use crate::language::{day_near, typed_date};
use crate::template::FieldKind;

/// What the meaning of a text depends on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The country whose rules apply, as ISO 3166-1 alpha-2 in upper case; empty where none is known.
    pub country: &'a str,
    /// Whether the number of a business is asked for as a VAT number.
    pub asks_for_vat: bool,
    /// Today's date, without which a day such as `1.12.` or `+14` is not known. A file is read at any time, so there it
    /// is none.
    pub today: Option<Date>,
}

/// What was meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normalised {
    /// The answer.
    pub text: String,
    /// The town that stood in the field of the postal code.
    pub city: Option<String>,
}

/// Returns the answer that a text is meant as. A text that is an answer already stays as it is, and of one that can't be
/// understood only white space and hyphens are made right.
#[must_use]
pub fn normalise(kind: &FieldKind, text: &str, context: &Context<'_>) -> Normalised {
    let mut city = None;
    let text = match kind {
        FieldKind::Text { .. } => tidy::text(text),
        FieldKind::BusinessId { .. } => {
            business_id::normalised(context.country, text, context.asks_for_vat)
        }
        FieldKind::PostalCode { .. } => match postal_code::split(context.country, text) {
            Some((code, found)) => {
                city = Some(found);
                code
            }
            None => postal_code::normalised(context.country, text),
        },
        FieldKind::Email => email::normalised(text),
        FieldKind::Date => date(text, context.today),
        FieldKind::Phone => phone::normalised(context.country, text),
        FieldKind::Iban => iban::grouped(&tidy::code(text)),
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            let simple = text.replace(tidy::is_dash, "-");
            number::stored(kind, &simple).unwrap_or_else(|| tidy::text(text))
        }
        FieldKind::Country | FieldKind::Choice { .. } | FieldKind::YesNo { .. } => {
            typed::stored(kind, &tidy::text(text))
        }
        FieldKind::Signatories { .. } | FieldKind::Choices { .. } | FieldKind::Rows(_) => {
            text.to_owned()
        }
    };
    Normalised { text, city }
}

/// A day in the form in which it is stored.
fn date(text: &str, today: Option<Date>) -> String {
    let tidied = tidy::code(text);
    let near = || today.and_then(|today| day_near(&tidied, today));
    match typed_date(&tidied).or_else(near) {
        Some(date) => date.to_string(),
        None => tidied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::NumberRange;

    fn check(kind: &FieldKind, text: &str, expected: &str) {
        let context = Context {
            country: "FI",
            today: Date::new(2026, 11, 27).ok(),
            ..Context::default()
        };
        let found = normalise(kind, text, &context).text;
        assert_eq!(found, expected, "{text:?}");
        assert_eq!(normalise(kind, &found, &context).text, found, "{text:?}");
    }

    #[test]
    fn each_kind_has_its_own() {
        let country = || "country".to_owned();
        check(&FieldKind::Text { lines: 1 }, " Öst\u{a0}  Ab ", "Öst Ab");
        check(
            &FieldKind::Text { lines: 6 },
            "Box 1\r\n  c/o Öst",
            "Box 1\nc/o Öst",
        );
        let id = FieldKind::BusinessId { country: country() };
        check(&id, "fi01120389", "0112038-9");
        check(&id, "1120389", "0112038-9");
        check(&id, "112038-9", "0112038-9");
        check(&id, "1120388", "1120388");
        let code = FieldKind::PostalCode { country: country() };
        check(&code, "FI-10600 Ekenäs", "10600");
        check(&code, "114\u{a0}55  Stockholm", "114 55 Stockholm");
        check(&FieldKind::Email, "<A@Example.com>", "A@example.com");
        check(&FieldKind::Date, "1.12.", "2026-12-01");
        check(&FieldKind::Date, "2026\u{2013}12\u{2013}01", "2026-12-01");
        check(&FieldKind::Date, "31.2.2026", "31.2.2026");
        check(&FieldKind::Date, "1 dec. 2026", "2026-12-01");
        check(
            &FieldKind::Phone,
            "+358\u{a0}40\u{2011}1234567",
            "+358 40 123 4567",
        );
        check(&FieldKind::Phone, "040 123 4567", "+358 40 123 4567");
        check(
            &FieldKind::Iban,
            "fi21\u{a0}12345600000785",
            "FI21 1234 5600 0007 85",
        );
        check(&FieldKind::Country, " Suomi ", "FI");
        check(&FieldKind::Country, "U.S.A.", "US");
        let range = NumberRange::default();
        check(&FieldKind::Number { range, unit: None }, "\u{2212}2", "-2");
        check(&FieldKind::Percent { range }, "2,50\u{a0}%", "2.5");
        check(&FieldKind::Percent { range }, "två", "två");
    }

    #[test]
    fn a_file_knows_no_day_but_its_own() {
        let read = |text: &str| normalise(&FieldKind::Date, text, &Context::default()).text;
        assert_eq!(read("idag"), "idag");
        assert_eq!(read("1.12."), "1.12.");
        assert_eq!(read("1.12.26"), "2026-12-01");
    }
}

//! Numbers, amounts and enumerations as a language prints them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::number_words::NumberWords;
use crate::decimal::Decimal;

/// How numbers are printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// The sign before decimals.
    decimal_sign: String,
    /// The sign between groups of three digits.
    group_sign: String,
    /// The number of digits from which whole numbers are grouped; amounts are from four.
    group_from_digits: usize,
    /// The sign before numbers below zero.
    minus: String,
    /// A percentage: `{number}` in it.
    percent: String,
    /// An amount: `{number}` and `{currency}` in it.
    amount: String,
    /// An amount with the code of its currency: `{number}` and `{currency}` in it.
    amount_with_code: String,
    /// The names of currencies behind an amount, by code.
    currencies: BTreeMap<String, String>,
    /// A number in words and digits: `{words}` and `{digits}` in it.
    words_and_digits: String,
    /// A number with what it counts: `{number}` and `{unit}` in it.
    counted: String,
    /// The numbers behind which what they count stands in its first form.
    one: Vec<i64>,
    /// Numbers in words.
    pub words: NumberWords,
}

/// How an enumeration is printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// What stands between items.
    separator: String,
    /// What stands before the last one.
    last: String,
}

/// The answers to a question with two answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YesNo {
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
}

impl Enumeration {
    /// Items as one phrase: "a, b och c".
    #[must_use]
    pub fn of(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.join(&self.separator);
                format!("{first}{}{last}", self.last)
            }
        }
    }
}

impl Numbers {
    /// A number in digits.
    #[must_use]
    pub fn digits(&self, number: Decimal) -> String {
        self.grouped(number, 0, self.group_from_digits)
    }

    /// A stored number with the sign that the language has before decimals.
    #[must_use]
    pub fn with_decimal_sign(&self, number: &str) -> String {
        number.replacen('.', &self.decimal_sign, 1)
    }

    /// A percentage.
    #[must_use]
    pub fn percent(&self, number: Decimal) -> String {
        self.percent.replace("{number}", &self.digits(number))
    }

    /// An amount of a currency with that many decimals, by its name if that is known.
    #[must_use]
    pub fn amount(&self, number: Decimal, currency: &str, decimals: usize) -> String {
        let Some(name) = self.currencies.get(currency) else {
            return self.amount_with_code(number, currency, decimals);
        };
        fill_in(&self.amount, &self.grouped(number, decimals, 4), name)
    }

    /// An amount with the code of its currency.
    #[must_use]
    pub fn amount_with_code(&self, number: Decimal, currency: &str, decimals: usize) -> String {
        let number = self.grouped(number, decimals, 4);
        fill_in(&self.amount_with_code, &number, currency)
    }

    /// A number in words and digits: "två (2)"; in digits only where it has no words.
    #[must_use]
    pub fn words_and_digits(&self, number: Decimal, gender: Option<&str>) -> String {
        let digits = self.digits(number);
        match self.words.of(number, gender) {
            Some(words) => {
                let pattern = self.words_and_digits.replace("{digits}", &digits);
                pattern.replace("{words}", &words)
            }
            None => digits,
        }
    }

    /// A number, as text, with what it counts, in the form that the number asks for.
    #[must_use]
    pub fn counted(&self, text: &str, number: Decimal, one: &str, many: &str) -> String {
        let unit = self.unit(number, one, many);
        let pattern = self.counted.replace("{number}", text);
        pattern.replace("{unit}", unit)
    }

    /// What a number counts, in the form that the number asks for.
    #[must_use]
    pub fn unit<'u>(&self, number: Decimal, one: &'u str, many: &'u str) -> &'u str {
        let is_one = number
            .as_whole()
            .is_some_and(|whole| self.one.contains(&whole));
        if is_one { one } else { many }
    }

    fn grouped(&self, number: Decimal, decimals: usize, from_digits: usize) -> String {
        let (whole, behind) = number.digits(decimals);
        let sign = if number.is_negative() {
            self.minus.as_str()
        } else {
            ""
        };
        let mut text = sign.to_owned();
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if index > 0 && left.is_multiple_of(3) && whole.len() >= from_digits {
                text.push_str(&self.group_sign);
            }
            text.push(digit);
        }
        if !behind.is_empty() {
            text.push_str(&self.decimal_sign);
            text.push_str(&behind);
        }
        text
    }
}

fn fill_in(pattern: &str, number: &str, currency: &str) -> String {
    pattern
        .replace("{number}", number)
        .replace("{currency}", currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Rules;

    fn numbers(tag: &str) -> &'static Numbers {
        &Rules::of(tag).expect("a known language").numbers
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn digits_are_grouped_with_spaces_that_do_not_break() {
        let check = |tag: &str, number: &str, expected: &str| {
            let found = numbers(tag).digits(decimal(number));
            assert_eq!(found.replace('\u{a0}', "~"), expected, "{tag} {number}");
        };
        check("sv", "0", "0");
        check("sv", "2026", "2026");
        check("sv", "12345", "12~345");
        check("sv", "1234567.5", "1~234~567,5");
        check("sv", "-2", "\u{2212}2");
        check("fi", "100000", "100~000");
        check("en", "1234567.5", "1,234,567.5");
    }

    #[test]
    fn amounts_and_percentages() {
        let check = |found: String, expected: &str| {
            assert_eq!(found.replace('\u{a0}', "~"), expected);
        };
        let amount = decimal("1234.5");
        check(numbers("sv").amount(amount, "EUR", 2), "1~234,50~euro");
        check(
            numbers("sv").amount_with_code(amount, "EUR", 2),
            "1~234,50~EUR",
        );
        check(numbers("sv").amount(amount, "CHF", 2), "1~234,50~CHF");
        check(numbers("fi").amount(amount, "EUR", 2), "1~234,50~euroa");
        check(
            numbers("en").amount_with_code(amount, "EUR", 2),
            "EUR~1,234.50",
        );
        check(numbers("sv").percent(decimal("2.5")), "2,5~%");
        check(numbers("fi").percent(decimal("8")), "8~%");
        check(numbers("en").percent(decimal("2.5")), "2.5%");
    }

    #[test]
    fn what_is_counted() {
        let check =
            |tag: &str, number: i64, gender: Option<&str>, unit: [&str; 2], expected: &str| {
                let (numbers, number) = (numbers(tag), Decimal::whole(number));
                let text = numbers.words_and_digits(number, gender);
                let found = numbers.counted(&text, number, unit[0], unit[1]);
                assert_eq!(found.replace('\u{a0}', "~"), expected);
            };
        let weeks = ["vecka", "veckor"];
        check("sv", 1, Some("common"), weeks, "en (1) vecka");
        check("sv", 2, Some("common"), weeks, "två (2) veckor");
        check("sv", 21, Some("common"), weeks, "tjugoen (21) veckor");
        check("sv", 1, Some("neuter"), ["år", "år"], "ett (1) år");
        check("fi", 1, None, ["viikko", "viikkoa"], "yksi (1) viikko");
        check("fi", 2, None, ["viikko", "viikkoa"], "kaksi (2) viikkoa");
        check("en", 2, None, ["week", "weeks"], "two (2) weeks");
    }

    #[test]
    fn enumerations() {
        let check = |tag: &str, items: &[&str], expected: &str| {
            let rules = Rules::of(tag).expect("a known language");
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(rules.enumeration.of(&items), expected);
        };
        check("sv", &[], "");
        check("sv", &["a"], "a");
        check("sv", &["a", "b", "c"], "a, b och c");
        check("fi", &["a", "b"], "a ja b");
        check("en", &["a", "b", "c"], "a, b and c");
    }
}

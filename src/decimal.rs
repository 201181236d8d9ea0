//! Decimal numbers as they are typed and stored, exact to four decimals.

use std::fmt;

use thiserror::Error;

/// The number of decimals that a [`Decimal`] can have.
pub const MAX_DECIMALS: usize = 4;
/// Ten thousand: the number of units of a [`Decimal`] in 1.
const UNITS: i64 = 10_000;
/// The number of digits before the decimal sign.
const MAX_DIGITS: usize = 12;
/// The signs between groups of three digits.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// A number with up to twelve digits and four decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    ten_thousandths: i64,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecimalProblem {
    /// Not of a form that is read.
    #[error("a number is written like 1234 or 1 234,50")]
    Form,
    /// More than twelve digits before the decimal sign.
    #[error("the number is too large")]
    TooLarge,
    /// More decimals than can be kept.
    #[error("the number has too many decimals")]
    TooManyDecimals,
}

impl Decimal {
    /// A whole number of at most twelve digits; others are brought into that range.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        const MAX: i64 = 999_999_999_999;
        let number = if number > MAX {
            MAX
        } else if number < -MAX {
            -MAX
        } else {
            number
        };
        Self {
            ten_thousandths: number * UNITS,
        }
    }

    /// The number that a template's file says, as its shortest decimal.
    ///
    /// # Errors
    /// [`DecimalProblem`] where it is too large, has too many decimals, or is none.
    pub fn of_float(number: f64) -> Result<Self, DecimalProblem> {
        Self::parse(&format!("{number}"))
    }

    /// Reads a typed number. A single comma or full stop is the decimal sign; groups of three digits may be separated by
    /// spaces, or by the sign that isn't the decimal sign where both occur.
    ///
    /// # Errors
    /// [`DecimalProblem`] where the text is no number or one that can't be kept.
    pub fn parse(text: &str) -> Result<Self, DecimalProblem> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        let (before, decimals) = split_at_decimal_sign(text)?;
        let digits = without_groups(before)?;
        let digits = digits.trim_start_matches('0');
        let decimals = decimals.trim_end_matches('0');
        if digits.len() > MAX_DIGITS {
            return Err(DecimalProblem::TooLarge);
        }
        if decimals.len() > MAX_DECIMALS {
            return Err(DecimalProblem::TooManyDecimals);
        }
        let units: i64 = format!("0{digits}{decimals:0<MAX_DECIMALS$}")
            .parse()
            .map_err(|_| DecimalProblem::Form)?;
        Ok(Self {
            ten_thousandths: if is_negative { -units } else { units },
        })
    }

    /// The number, where it is whole.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        (self.ten_thousandths % UNITS == 0).then_some(self.ten_thousandths / UNITS)
    }

    /// The number of decimals that it needs.
    #[must_use]
    pub fn decimals(self) -> usize {
        let mut decimals = MAX_DECIMALS;
        let mut units = self.ten_thousandths;
        while decimals > 0 && units % 10 == 0 {
            units /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.ten_thousandths < 0
    }

    /// The digits before and behind the decimal sign, with that many decimals at least.
    #[must_use]
    pub fn digits(self, decimals: usize) -> (String, String) {
        let units = self.ten_thousandths.unsigned_abs();
        let (whole, rest) = (units / UNITS.unsigned_abs(), units % UNITS.unsigned_abs());
        let mut behind = format!("{rest:0MAX_DECIMALS$}");
        behind.truncate(self.decimals().max(decimals.min(MAX_DECIMALS)));
        (whole.to_string(), behind)
    }

    /// As it is stored, with that many decimals at least: `1234.50`.
    #[must_use]
    pub fn fixed(self, decimals: usize) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        match self.digits(decimals) {
            (whole, behind) if behind.is_empty() => format!("{sign}{whole}"),
            (whole, behind) => format!("{sign}{whole}.{behind}"),
        }
    }

    /// The number that comes next where numbers have that many decimals.
    #[must_use]
    pub fn next(self, decimals: usize) -> Self {
        Self {
            ten_thousandths: self.ten_thousandths.saturating_add(step(decimals)),
        }
    }

    /// The number before it where numbers have that many decimals.
    #[must_use]
    pub fn previous(self, decimals: usize) -> Self {
        Self {
            ten_thousandths: self.ten_thousandths.saturating_sub(step(decimals)),
        }
    }
}

/// The least difference between numbers with that many decimals.
fn step(decimals: usize) -> i64 {
    (decimals..MAX_DECIMALS).fold(1, |step, _| step * 10)
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.fixed(0))
    }
}

/// The text before the decimal sign, and the decimals.
fn split_at_decimal_sign(text: &str) -> Result<(&str, &str), DecimalProblem> {
    let Some(sign) = text.rfind([',', '.']) else {
        return Ok((text, ""));
    };
    let (before, decimals) = (&text[..sign], &text[sign + 1..]);
    let is_same = before.contains(&text[sign..=sign]);
    let are_digits = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    if is_same || !are_digits {
        return Err(DecimalProblem::Form);
    }
    Ok((before, decimals))
}

/// The digits of a text that may be in groups of three.
fn without_groups(text: &str) -> Result<String, DecimalProblem> {
    let is_separator = |character: char| SPACES.contains(&character) || ",.".contains(character);
    let separators: Vec<char> = text.chars().filter(|one| is_separator(*one)).collect();
    let groups: Vec<&str> = text.split(is_separator).collect();
    let are_digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, others) = groups.split_first().ok_or(DecimalProblem::Form)?;
    let are_groups = others.is_empty() || first.len() <= 3;
    let is_one_sign = separators.windows(2).all(|pair| pair[0] == pair[1]);
    if first.is_empty()
        || !are_groups
        || !is_one_sign
        || !groups.iter().all(are_digits)
        || others.iter().any(|group| group.len() != 3)
    {
        return Err(DecimalProblem::Form);
    }
    Ok(groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        let check = |text: &str, expected: Result<&str, DecimalProblem>| {
            let found = Decimal::parse(text).map(|number| number.to_string());
            assert_eq!(found, expected.map(str::to_owned), "{text:?}");
        };
        check("0", Ok("0"));
        check(" 12 ", Ok("12"));
        check("-3", Ok("-3"));
        check("\u{2212}3,50", Ok("-3.5"));
        check("007", Ok("7"));
        check("1 234,50", Ok("1234.5"));
        check("1\u{a0}234\u{a0}567", Ok("1234567"));
        check("1.234,50", Ok("1234.5"));
        check("1,234.50", Ok("1234.5"));
        check("1,234", Ok("1.234"));
        check("1.2345", Ok("1.2345"));
        check("999999999999", Ok("999999999999"));
        check("1000000000000", Err(DecimalProblem::TooLarge));
        check("1.23456", Err(DecimalProblem::TooManyDecimals));
        for text in [
            "",
            "-",
            "x",
            "1 2",
            "12 34",
            "1234 567",
            "1,2,3",
            ",5",
            "5,",
            "1..2",
            "--1",
            "1e3",
            "1 234.567,8 9",
            "٣",
        ] {
            check(text, Err(DecimalProblem::Form));
        }
    }

    #[test]
    fn what_is_stored_is_read_back() {
        for units in (-30_000..30_000).chain([9_999_999_999_999_999]) {
            let number = Decimal {
                ten_thousandths: units,
            };
            for decimals in 0..=MAX_DECIMALS {
                assert_eq!(Decimal::parse(&number.fixed(decimals)), Ok(number));
            }
        }
    }

    #[test]
    fn neighbours() {
        let two = Decimal::whole(2);
        assert_eq!(two.next(0), Decimal::whole(3));
        assert_eq!(two.next(2).to_string(), "2.01");
        assert_eq!(two.previous(4).to_string(), "1.9999");
    }
}

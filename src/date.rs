//! Calendar dates as they are typed and stored. Nothing here knows what day it is.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A day of the Gregorian calendar, from the year 1 to the year 9999. Earlier dates are
/// the smaller ones. Written and serialized in the extended form of ISO 8601,
/// `2026-11-22`, and deserialized from that form only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff::civil::Date);

/// Why a text or three numbers are no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateProblem {
    /// Not of a form that is read.
    #[error("a date is written like 2026-11-22 or 22.11.2026")]
    Form,
    /// Of a form that is read, but for the century that is missing.
    #[error("the year of a date is written with four digits")]
    TwoDigitYear,
    /// The year is not among 1 to 9999.
    #[error("there is no year {year}")]
    NoSuchYear {
        /// The year as given.
        year: i32,
    },
    /// The month is not among 1 to 12.
    #[error("there is no month {month}")]
    NoSuchMonth {
        /// The month as given.
        month: u8,
    },
    /// The month of that year does not have the day.
    #[error("there is no day {day}: the last day of the month is {last}")]
    NoSuchDay {
        /// The day as given.
        day: u8,
        /// The last day of that month of that year.
        last: u8,
    },
}

impl Date {
    /// The earliest day.
    pub const FIRST: Self = Self(jiff::civil::date(1, 1, 1));

    /// The date of a year, a month and a day, counted from 1.
    ///
    /// # Errors
    ///
    /// Where the calendar has no such year, month or day; the first of these is reported.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateProblem> {
        let known_year = i16::try_from(year)
            .ok()
            .filter(|year| (1..=9999).contains(year))
            .ok_or(DateProblem::NoSuchYear { year })?;
        let civil = |day: u8| {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            jiff::civil::Date::new(known_year, month, day).ok()
        };
        let first = civil(1).ok_or(DateProblem::NoSuchMonth { month })?;
        let last = first.days_in_month().unsigned_abs();
        let date = civil(day).map(Self);
        date.ok_or(DateProblem::NoSuchDay { day, last })
    }

    /// Reads a typed date: `2026-11-22` as ISO 8601 has it, or `22.11.2026`, where day and
    /// month may have one digit (`1.2.2026`), as is usual in Finland and Sweden.
    ///
    /// # Errors
    ///
    /// Where the text is of neither form, or the calendar has no such day.
    pub fn parse(text: &str) -> Result<Self, DateProblem> {
        let text = text.trim();
        if text.contains('.') {
            parse_dotted(text)
        } else {
            parse_iso(text)
        }
    }

    /// The day so many days later; none beyond the years that there are.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        let date = self.0.checked_add(span).ok().map(Self)?;
        (date >= Self::FIRST).then_some(date)
    }

    /// The number of days to another day; negative to an earlier one.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        let span = self.0.until(other.0);
        span.map_or(0, |span| span.get_days())
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl TryFrom<String> for Date {
    type Error = DateProblem;

    /// Reads a stored date: the ISO form and nothing else.
    fn try_from(text: String) -> Result<Self, DateProblem> {
        parse_iso(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

fn parse_iso(text: &str) -> Result<Date, DateProblem> {
    let [year, month, day] = three_parts(text, '-')?;
    let (month, day) = (number(month, 2..=2)?, number(day, 2..=2)?);
    Date::new(full_year(year)?, month, day)
}

fn parse_dotted(text: &str) -> Result<Date, DateProblem> {
    let [day, month, year] = three_parts(text, '.')?;
    let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
    Date::new(full_year(year)?, month, day)
}

fn three_parts(text: &str, separator: char) -> Result<[&str; 3], DateProblem> {
    let mut parts = text.split(separator);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(second), Some(third), None) => Ok([first, second, third]),
        _ => Err(DateProblem::Form),
    }
}

fn full_year(text: &str) -> Result<i32, DateProblem> {
    match number(text, 2..=4)? {
        _ if text.len() == 2 => Err(DateProblem::TwoDigitYear),
        _ if text.len() == 3 => Err(DateProblem::Form),
        year => Ok(year),
    }
}

/// A number of so many digits of ASCII, without a sign.
fn number<T: FromStr>(text: &str, lengths: RangeInclusive<usize>) -> Result<T, DateProblem> {
    if !lengths.contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateProblem::Form);
    }
    text.parse().map_err(|_| DateProblem::Form)
}

#[cfg(test)]
mod tests {
    use super::DateProblem::{Form, NoSuchDay, NoSuchMonth, NoSuchYear, TwoDigitYear};
    use super::*;

    fn check(text: &str, expected: Result<&str, DateProblem>) {
        let found = Date::parse(text).map(|date| date.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text:?}");
    }

    #[test]
    fn dates_are_read() {
        check("2026-11-22", Ok("2026-11-22"));
        check("22.11.2026", Ok("2026-11-22"));
        check(" 22.11.2026\t", Ok("2026-11-22"));
        check("1.2.2026", Ok("2026-02-01"));
        check("01.02.2026", Ok("2026-02-01"));
        check("31.12.2026", Ok("2026-12-31"));
        check("0001-01-01", Ok("0001-01-01"));
        check("9999-12-31", Ok("9999-12-31"));
    }

    #[test]
    fn leap_years_are_right() {
        check("29.2.2024", Ok("2024-02-29"));
        check("29.2.2000", Ok("2000-02-29"));
        check("2026-02-29", Err(NoSuchDay { day: 29, last: 28 }));
        check("1900-02-29", Err(NoSuchDay { day: 29, last: 28 }));
        check("2100-02-29", Err(NoSuchDay { day: 29, last: 28 }));
        check("2024-02-30", Err(NoSuchDay { day: 30, last: 29 }));
    }

    #[test]
    fn days_and_months_that_are_not_are_reported() {
        check("31.4.2026", Err(NoSuchDay { day: 31, last: 30 }));
        check("32.1.2026", Err(NoSuchDay { day: 32, last: 31 }));
        check("0.1.2026", Err(NoSuchDay { day: 0, last: 31 }));
        check("2026-11-00", Err(NoSuchDay { day: 0, last: 30 }));
        check("2026-13-01", Err(NoSuchMonth { month: 13 }));
        check("2026-00-01", Err(NoSuchMonth { month: 0 }));
        check("11.22.2026", Err(NoSuchMonth { month: 22 }));
        check("0000-01-01", Err(NoSuchYear { year: 0 }));
    }

    #[test]
    fn two_digits_of_a_year_are_reported() {
        check("22.11.26", Err(TwoDigitYear));
        check("1.2.26", Err(TwoDigitYear));
        check("26-11-22", Err(TwoDigitYear));
    }

    #[test]
    fn other_forms_are_reported() {
        for text in [
            "",
            " ",
            ".",
            "-",
            "..",
            "--",
            "today",
            "2026",
            "2026-11",
            "11.2026",
            "20261122",
            "2026-1-2",
            "2026-011-22",
            "22-11-2026",
            "22/11/2026",
            "22. 11. 2026",
            "22.11.2026.",
            "2026-11-22T00:00",
            "2026.11.22",
            "22.11.",
            "22.11.126",
            "22.11.02026",
            "-2026-11-22",
            "+1.1.2026",
            "22.+1.2026",
            "\u{662}\u{662}.11.2026",
            "2026\u{2013}11\u{2013}22",
            "22-11.2026",
            "22.11.-026",
            "x.11.26",
            "99999999999.1.2026",
        ] {
            check(text, Err(Form));
        }
    }

    #[test]
    fn dates_are_made_of_numbers() {
        assert_eq!(Date::new(0, 1, 1), Err(NoSuchYear { year: 0 }));
        assert_eq!(Date::new(10_000, 1, 1), Err(NoSuchYear { year: 10_000 }));
        assert_eq!(Date::new(-1, 1, 1), Err(NoSuchYear { year: -1 }));
        let parts = Date::new(2026, 11, 22).map(|date| (date.year(), date.month(), date.day()));
        assert_eq!(parts, Ok((2026, 11, 22)));
    }

    #[test]
    fn dates_are_in_order() {
        let dates = ["1.1.0999", "31.12.2025", "1.1.2026", "2.1.2026", "1.2.2026"];
        let dates = dates.map(|text| Date::parse(text).ok());
        assert!(dates.is_sorted() && dates.iter().all(Option::is_some));
    }

    #[test]
    fn dates_are_stored_as_iso_strings() {
        let date = Date::parse("22.11.2026").unwrap();
        assert_eq!(ron::to_string(&date).unwrap(), r#""2026-11-22""#);
        assert_eq!(ron::from_str::<Date>(r#""2026-11-22""#).unwrap(), date);
        for text in [
            r#""22.11.2026""#,
            r#"" 2026-11-22""#,
            r#""2026-11-31""#,
            "20261122",
        ] {
            assert!(ron::from_str::<Date>(text).is_err(), "{text}");
        }
    }
}

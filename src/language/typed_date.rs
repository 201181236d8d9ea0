//! Days as people type them.

use super::rules::Rules;
use crate::date::Date;

/// A typed day: as [`Date::parse`] reads it, with spaces in it, with a year of two digits (`1.12.26`), with slashes where
/// they can only be read in one way (`24/12/2026`), or with the month in words (`2 mars 2026`, `den 2 mars 2026`,
/// `2. maaliskuuta 2026`) in any language that is known here.
#[must_use]
pub fn typed_date(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let (day, month, rest) = day_and_month(text)?;
    date(year(rest)?, month, day)
}

/// A typed day without a year, or one that is counted from today: `1.12.`, `2 mars`, `idag`, `tomorrow`, `+14`. Without
/// a year, the nearest such day is meant.
#[must_use]
pub fn day_near(text: &str, today: Date) -> Option<Date> {
    match relative(text)? {
        Relative::Days(days) => today.plus_days(days),
        Relative::Day { day, month } => {
            let years = [-1, 0, 1].map(|offset| today.year() + offset);
            let days = years.into_iter().filter_map(|year| date(year, month, day));
            days.min_by_key(|day| today.days_until(*day).abs())
        }
    }
}

/// Whether a text is a day that is only known together with today's date.
#[must_use]
pub fn is_relative(text: &str) -> bool {
    relative(text).is_some()
}

/// A day that is known together with today's date.
#[derive(Clone, Copy, Debug)]
enum Relative {
    /// So many days from today.
    Days(i32),
    /// A day of any year.
    Day { day: u8, month: u8 },
}

fn relative(text: &str) -> Option<Relative> {
    let lower = text.trim().to_lowercase();
    if let Some(days) = lower.strip_prefix('+') {
        return Some(Relative::Days(i32::from(number(days.trim())?)));
    }
    let mut named = Rules::all().flat_map(Rules::days);
    if let Some((_, days)) = named.find(|(name, _)| *name == lower) {
        return Some(Relative::Days(*days));
    }
    let (day, month, rest) = day_and_month(&lower)?;
    // No day of this month in any year.
    date(2000, month, day)?;
    rest.is_empty().then_some(Relative::Day { day, month })
}

/// The day, the month and what stands behind them.
fn day_and_month(text: &str) -> Option<(u8, u8, &str)> {
    let text = text.trim();
    slashed(text)
        .or_else(|| dotted(text))
        .or_else(|| in_words(text))
}

/// `24/12/2026`: where both could be a month, nobody knows which is.
fn slashed(text: &str) -> Option<(u8, u8, &str)> {
    let (first, rest) = text.split_once('/')?;
    let (second, year) = rest.split_once('/')?;
    let (first, second) = (small(first.trim())?, small(second.trim())?);
    if year.trim().len() != 4 {
        return None;
    }
    match (first, second) {
        (13.., 1..=12) => Some((first, second, year)),
        (1..=12, 13..) => Some((second, first, year)),
        _ if first == second => Some((first, second, year)),
        _ => None,
    }
}

/// `1.12.`, `1. 12. 2026` and `1.12.26`.
fn dotted(text: &str) -> Option<(u8, u8, &str)> {
    let (day, rest) = text.split_once('.')?;
    let (month, year) = rest.split_once('.')?;
    Some((small(day.trim())?, small(month.trim())?, year.trim()))
}

/// `den 2 mars 2026`, `2. maaliskuuta`.
fn in_words(text: &str) -> Option<(u8, u8, &str)> {
    let word = |text: &str| text.find(char::is_whitespace).unwrap_or(text.len());
    let mut rest = text;
    let mut next = || {
        let (first, behind) = rest.split_at(word(rest));
        rest = behind.trim_start();
        first.to_lowercase()
    };
    let first = next();
    let day = if first == "den" { next() } else { first };
    let month = next();
    let month = month.strip_suffix('.').unwrap_or(&month);
    let month = Rules::all().find_map(|rules| rules.month_named(month))?;
    let day = small(day.strip_suffix('.').unwrap_or(&day))?;
    Some((day, u8::try_from(month).ok()?, rest))
}

/// A year of four digits, or of two: those from 1970 on.
fn year(text: &str) -> Option<i32> {
    let year = i32::from(number(text)?);
    match text.len() {
        4 => Some(year),
        2 => Some(year + if year < 70 { 2000 } else { 1900 }),
        _ => None,
    }
}

fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn small(text: &str) -> Option<u8> {
    number(text).filter(|_| text.len() <= 2)?.try_into().ok()
}

/// A number of digits only: no sign, which would be read as part of it.
fn number(text: &str) -> Option<u16> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_dates() {
        let check = |text: &str, expected: Option<&str>| {
            let found = typed_date(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        for text in [
            "2026-03-02",
            "2.3.2026",
            "2 mars 2026",
            "den 2 Mars 2026",
            "2. maaliskuuta 2026",
            "2 March 2026",
            "2 mar 2026",
            "2. maalis 2026",
            "2 Mar. 2026",
            "2. maaliskuu 2026",
        ] {
            check(text, Some("2026-03-02"));
        }
        for text in ["2.3.26", "2. 3. 2026", "2 mars 26"] {
            check(text, Some("2026-03-02"));
        }
        check("24/12/2026", Some("2026-12-24"));
        check("12/24/2026", Some("2026-12-24"));
        check("5/5/2026", Some("2026-05-05"));
        check("2.3.98", Some("1998-03-02"));
        for text in [
            "1/12/2026",
            "24/12/26",
            "1.12.",
            "2.3.026",
            "idag",
            "+14",
            "",
            "2 mars",
            "30 februari 2026",
            "2 mars 2026 kl",
            "+2 mars 2026",
            "2 mars +202",
            "2.. mars 2026",
            "2 den mars 2026",
            "٢ mars 2026",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn no_short_name_of_a_month_is_that_of_another() {
        for (tag, shorts) in [
            (
                "sv",
                [
                    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sept", "okt", "nov",
                    "dec",
                ],
            ),
            (
                "fi",
                [
                    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys",
                    "loka", "marras", "joulu",
                ],
            ),
            (
                "en",
                [
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec",
                ],
            ),
        ] {
            for (index, short) in shorts.into_iter().enumerate() {
                let expected = Date::new(2026, u8::try_from(index + 1).unwrap(), 1).ok();
                assert_eq!(
                    typed_date(&format!("1 {short} 2026")),
                    expected,
                    "{tag} {short}"
                );
                for rules in Rules::all() {
                    let month = rules.month_named(short);
                    assert!(
                        month.is_none_or(|month| month == index + 1),
                        "{short} in {}",
                        rules.tag
                    );
                }
            }
        }
    }

    #[test]
    fn days_that_are_counted_from_today() {
        let check = |today: (i32, u8, u8), text: &str, expected: Option<&str>| {
            let today = Date::new(today.0, today.1, today.2).unwrap();
            let found = day_near(text, today).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
            assert_eq!(is_relative(text), expected.is_some(), "{text}");
            assert_eq!(typed_date(text), None, "{text}");
        };
        let autumn = (2026, 11, 27);
        for text in ["idag", "i dag", "Idag ", "tänään", "today", "+0"] {
            check(autumn, text, Some("2026-11-27"));
        }
        for text in ["imorgon", "i morgon", "huomenna", "tomorrow", "+1"] {
            check(autumn, text, Some("2026-11-28"));
        }
        check(autumn, "+14", Some("2026-12-11"));
        check(autumn, "1.12.", Some("2026-12-01"));
        check(autumn, "1 december", Some("2026-12-01"));
        check(autumn, "15.1.", Some("2027-01-15"));
        check(autumn, "1.9.", Some("2026-09-01"));
        check((2027, 1, 5), "1.12.", Some("2026-12-01"));
        check((2028, 1, 5), "29.2.", Some("2028-02-29"));
        for text in ["", "+", "+x", "31.2.", "1.13.", "snart", "1.", "+99999"] {
            check(autumn, text, None);
        }
    }
}

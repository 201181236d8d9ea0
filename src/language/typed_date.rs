//! Days as people type them.

use super::rules::Rules;
use crate::date::Date;

/// A typed day: as [`Date::parse`] reads it, or with the month in words (`2 mars 2026`,
/// `den 2 mars 2026`, `2. maaliskuuta 2026`) in any language that is known here.
#[must_use]
pub fn typed_date(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let lower = text.trim().to_lowercase();
    let mut words = lower.split_whitespace().peekable();
    words.next_if_eq(&"den");
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || year.len() != 4 {
        return None;
    }
    let month = ["sv", "fi", "en"].into_iter().find_map(|tag| {
        let months = Rules::of(tag)?.months();
        months.iter().position(|name| name.to_lowercase() == month)
    })?;
    let day = number(day.strip_suffix('.').unwrap_or(day))?;
    Date::new(
        i32::from(number(year)?),
        u8::try_from(month + 1).ok()?,
        u8::try_from(day).ok()?,
    )
    .ok()
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
        ] {
            check(text, Some("2026-03-02"));
        }
        for text in [
            "",
            "2 mars",
            "30 februari 2026",
            "2 mars 26",
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
}

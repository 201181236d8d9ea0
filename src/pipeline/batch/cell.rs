//! What is in a cell as the answer to a field.

use crate::date::Date;
use crate::draft::values::{business_id, postal_code, yes_no};
use crate::message::Message;
use crate::spreadsheet::{CellValue, kept_digits, percentage};
use crate::template::FieldKind;

/// What can't be an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// A number with more digits than spreadsheets keep: the last ones are lost.
    DigitsLost,
    /// An error such as `#REF!`.
    Error(String),
    /// A formula without a result.
    NotComputed,
    /// The program made a day of what was typed.
    IsDate(Date),
    /// A time or a duration.
    IsTime(String),
    /// A day with a time.
    HasTime {
        /// The day.
        date: Date,
        /// The time.
        time: String,
    },
    /// A number that is shown as a day and counts none.
    NoDay(String),
    /// True or false.
    IsBool,
    /// A percentage.
    IsPercent,
    /// Neither a tick nor none.
    NoTick(String),
    /// A number that has lost its leading zeros.
    ZerosLost {
        /// What it may have been.
        maybe: String,
    },
}

/// What was read as something else than it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellRemark {
    /// A number in which leading zeros and hyphens were put back; its check digit proves it.
    ZerosRestored {
        /// What is in the cell.
        found: String,
        /// As it was read.
        read: String,
    },
    /// A number as spreadsheets count days.
    SerialDate {
        /// What is in the cell.
        found: String,
        /// As it was read.
        read: Date,
    },
}

impl CellProblem {
    /// Returns the sentence for the person who reads it.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Error(error) => Message::new("batch-cell-error").with("error", error),
            Self::DigitsLost => Message::new("batch-cell-digits"),
            Self::NotComputed => Message::new("batch-cell-not-computed"),
            Self::IsDate(date) => Message::new("batch-cell-date").with("date", date.to_string()),
            Self::IsTime(time) => Message::new("batch-cell-time").with("time", time),
            Self::HasTime { date, time } => Message::new("batch-cell-has-time")
                .with("date", date.to_string())
                .with("time", time),
            Self::NoDay(number) => Message::new("batch-cell-no-day").with("number", number),
            Self::IsBool => Message::new("batch-cell-bool"),
            Self::IsPercent => Message::new("batch-cell-percent"),
            Self::NoTick(found) => Message::new("batch-cell-no-tick").with("found", found),
            Self::ZerosLost { maybe } => Message::new("batch-zeros-lost").with("maybe", maybe),
        }
    }
}

impl CellRemark {
    /// Returns the sentence for the person who reads it.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::ZerosRestored { found, read } => Message::new("batch-zeros-restored")
                .with("found", found)
                .with("read", read),
            Self::SerialDate { found, read } => Message::new("batch-serial-date")
                .with("found", found)
                .with("read", read.to_string()),
        }
    }
}

/// The answer in a cell, and what is worth a look about it.
type Read = Result<(String, Option<CellRemark>), CellProblem>;

/// Reads the answer to a field of a kind, as it is typed; `country` is the one whose rules apply.
pub(super) fn answer(value: &CellValue, kind: &FieldKind, country: &str) -> Read {
    let text = match (value, kind) {
        (CellValue::Date(date), FieldKind::Date) => date.to_string(),
        (CellValue::Bool(is_yes), FieldKind::YesNo { .. }) => yes_no::stored(*is_yes).to_owned(),
        (CellValue::Percent(share), FieldKind::Percent { .. }) => percentage(*share).to_string(),
        _ => text(value)?,
    };
    match kind {
        FieldKind::Date => Ok(serial_date(text)),
        FieldKind::BusinessId { .. } => Ok(restored(text, country)),
        FieldKind::PostalCode { .. } => postal(text, country),
        FieldKind::YesNo { yes, no } if yes_no::parse(&text, yes, no).is_none() => {
            match tick_of(&text) {
                Some(is_yes) => Ok((yes_no::stored(is_yes).to_owned(), None)),
                None => Ok((text, None)),
            }
        }
        _ => Ok((text, None)),
    }
}

/// The least number that has more digits than spreadsheets keep.
const MAX_KEPT: f64 = 1e15;

/// Reads a text.
pub(super) fn text(value: &CellValue) -> Result<String, CellProblem> {
    Err(match value {
        CellValue::Text(text) => return Ok(text.clone()),
        // Spreadsheets keep fifteen digits of a number.
        CellValue::Number(number) if number.abs() >= MAX_KEPT => CellProblem::DigitsLost,
        CellValue::Number(number) => return Ok(kept_digits(*number).to_string()),
        CellValue::Percent(_) => CellProblem::IsPercent,
        CellValue::Date(date) => CellProblem::IsDate(*date),
        CellValue::Time(time) => CellProblem::IsTime(time.clone()),
        CellValue::Moment { date, time } => CellProblem::HasTime {
            date: *date,
            time: time.clone(),
        },
        CellValue::NoDay(number) => CellProblem::NoDay(number.to_string()),
        CellValue::Bool(_) => CellProblem::IsBool,
        CellValue::Error(error) => CellProblem::Error(error.clone()),
        CellValue::NotComputed(_) => CellProblem::NotComputed,
    })
}

/// Reads whether something is ticked.
pub(super) fn tick(value: &CellValue) -> Result<bool, CellProblem> {
    match value {
        CellValue::Bool(is_ticked) => Ok(*is_ticked),
        CellValue::NotComputed(_) | CellValue::Error(_) => text(value).map(|_| false),
        _ => {
            let shown = value.shown();
            let is_ticked = tick_of(&shown);
            is_ticked.ok_or(CellProblem::NoTick(shown))
        }
    }
}

fn tick_of(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "x" | "×" | "✓" | "✔" | "☑" | "☒" | "1" | "true" | "sant" | "tosi" | "j" | "k" | "y" => {
            Some(true)
        }
        "" | "-" | "–" | "☐" | "0" | "false" | "falskt" | "epätosi" | "n" | "e" => Some(false),
        _ => yes_no::parse(&text, yes_no::YES, yes_no::NO),
    }
}

/// The days between which a number in a column of dates is one: the years 2000 to 2099.
const SERIALS: std::ops::RangeInclusive<i32> = 36_526..=73_050;

/// A day that is written as the number that spreadsheets keep of it.
fn serial_date(text: String) -> (String, Option<CellRemark>) {
    let serial = text.trim().parse::<i32>().ok();
    let serial = serial.filter(|serial| SERIALS.contains(serial));
    match serial.and_then(day_of_serial) {
        Some(read) => {
            let remark = CellRemark::SerialDate { found: text, read };
            (read.to_string(), Some(remark))
        }
        None => (text, None),
    }
}

/// The day of a number, counted from 1900 as spreadsheets do.
fn day_of_serial(serial: i32) -> Option<Date> {
    let mut days = serial - 36_526;
    for year in 2000..2100 {
        for month in 1..=12 {
            let last = (28..=31)
                .rev()
                .find(|day| Date::new(year, month, *day).is_ok())?;
            if days < i32::from(last) {
                return Date::new(year, month, u8::try_from(days + 1).ok()?).ok();
            }
            days -= i32::from(last);
        }
    }
    None
}

/// The most digits of a number that loses its zeros.
const MAX_DIGITS: usize = 12;

fn is_number(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (1..=MAX_DIGITS).contains(&text.len())
}

/// A business id that has lost zeros, with them; only where the check digit proves it.
fn restored(text: String, country: &str) -> (String, Option<CellRemark>) {
    match business_id::with_lost_zeros(country, &text, MAX_DIGITS) {
        Some(read) => {
            let remark = CellRemark::ZerosRestored {
                found: text.trim().to_owned(),
                read: read.clone(),
            };
            (read, Some(remark))
        }
        None => (text, None),
    }
}

/// A postal code; one that has lost its zeros is reported, for nothing proves which it was.
fn postal(text: String, country: &str) -> Read {
    let found = text.trim();
    if is_number(found) && postal_code::check(country, found).is_err() {
        let longer = found.len() + 1..=MAX_DIGITS;
        let mut candidates = longer.map(|width| format!("{found:0>width$}"));
        let maybe = candidates.find(|one| postal_code::check(country, one).is_ok());
        if let Some(maybe) = maybe {
            return Err(CellProblem::ZerosLost { maybe });
        }
    }
    Ok((text, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &CellValue, kind: &FieldKind, country: &str) -> String {
        match answer(value, kind, country) {
            Ok((text, None)) => text,
            Ok((text, Some(_))) => format!("{text} !"),
            Err(CellProblem::ZerosLost { maybe }) => format!("{maybe} ?"),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn lost_zeros_come_back_only_where_they_are_proven() {
        let country = "customer.country".to_owned();
        let id = FieldKind::BusinessId {
            country: country.clone(),
        };
        let code = FieldKind::PostalCode { country };
        let check = |number: f64, kind: &FieldKind, country: &str, expected: &str| {
            let text = shown(&CellValue::Text(number.to_string()), kind, country);
            assert_eq!(shown(&CellValue::Number(number), kind, country), text);
            assert_eq!(text, expected);
        };
        check(1_120_389.0, &id, "FI", "0112038-9 !");
        check(14_702_468.0, &id, "FI", "14702468");
        check(1_120_388.0, &id, "FI", "1120388");
        check(1_012_384.0, &id, "SE", "000101-2384 !");
        check(1_120_389.0, &id, "US", "1120389");
        check(510.0, &code, "FI", "00510 ?");
        check(10_600.0, &code, "FI", "10600");
        let typed = |text: &str| shown(&CellValue::Text(text.to_owned()), &id, "FI");
        assert_eq!(typed("112038-9"), "0112038-9 !");
        assert_eq!(typed("0112038-9"), "0112038-9");
        // Where codes have any form, nothing says that zeros are missing.
        check(510.0, &code, "JP", "510");
    }

    #[test]
    fn results_of_formulas_have_no_binary_digits() {
        let check = |number: f64, expected: &str| {
            assert_eq!(text(&CellValue::Number(number)).as_deref(), Ok(expected));
            assert_eq!(CellValue::Number(number).shown(), expected);
        };
        check(59.969_999_999_999_99, "59.97");
        check(0.1 + 0.2, "0.3");
        check(-1234.5, "-1234.5");
        check(999_999_999_999_999.0, "999999999999999");
        check(1e-7, "0.0000001");
    }

    #[test]
    fn days_are_read_in_every_form() {
        let check = |value: CellValue, expected: &str| {
            assert_eq!(shown(&value, &FieldKind::Date, ""), expected);
        };
        let day = Date::new(2026, 3, 2).expect("a day");
        check(CellValue::Date(day), "2026-03-02");
        check(CellValue::Number(46_083.0), "2026-03-02 !");
        check(CellValue::Text("46083".to_owned()), "2026-03-02 !");
        check(CellValue::Text("2.3.2026".to_owned()), "2.3.2026");
        check(CellValue::Number(36_526.0), "2000-01-01 !");
        check(CellValue::Number(73_050.0), "2099-12-31 !");
        check(CellValue::Number(12.0), "12");
        check(CellValue::Time("08:00".to_owned()), "IsTime(\"08:00\")");
        check(CellValue::NotComputed("=A1".to_owned()), "NotComputed");
    }

    #[test]
    fn ticks() {
        let check = |text: &str, expected: Option<bool>| {
            let found = tick(&CellValue::Text(text.to_owned()));
            assert_eq!(found.ok(), expected, "{text}");
        };
        for text in ["x", "X", "Ja", "kyllä", "yes", "✓", "1", "SANT"] {
            check(text, Some(true));
        }
        for text in ["", "nej", "EI", "no", "-", "0", "falskt"] {
            check(text, Some(false));
        }
        check("kanske", None);
        assert_eq!(tick(&CellValue::Bool(true)), Ok(true));
        assert_eq!(tick(&CellValue::Number(1.0)), Ok(true));
    }
}

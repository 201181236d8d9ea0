//! The machine's clock: for the shells only; the core is told what day it is.

use crate::date::Date;

/// Today, by the machine's clock and time zone; `None` if the clock shows no date that can be written.
#[must_use]
pub fn today() -> Option<Date> {
    let today = jiff::Zoned::now().date();
    let number = |value: i8| u8::try_from(value).ok();
    let (month, day) = (number(today.month())?, number(today.day())?);
    Date::new(i32::from(today.year()), month, day).ok()
}

/// A moment as people read it, by the machine's time zone: `2026-11-22 13:40`.
#[must_use]
pub fn local(moment: std::time::SystemTime) -> Option<String> {
    let timestamp = jiff::Timestamp::try_from(moment).ok()?;
    let zoned = timestamp.to_zoned(jiff::tz::TimeZone::system());
    Some(zoned.strftime("%Y-%m-%d %H:%M").to_string())
}

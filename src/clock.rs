//! The machine's clock, for the shells only: the core takes dates as arguments.

use crate::date::Date;

/// Returns the date of today by the machine's clock and time zone; none if the clock shows no date that can be
/// written.
#[must_use]
pub fn today() -> Option<Date> {
    let today = jiff::Zoned::now().date();
    let number = |value: i8| u8::try_from(value).ok();
    let (month, day) = (number(today.month())?, number(today.day())?);
    Date::new(i32::from(today.year()), month, day).ok()
}

/// Returns a moment as people read it, in the machine's time zone: `2026-11-22 13:40`.
#[must_use]
pub fn local(moment: std::time::SystemTime) -> Option<String> {
    let timestamp = jiff::Timestamp::try_from(moment).ok()?;
    let zoned = timestamp.to_zoned(jiff::tz::TimeZone::system());
    Some(zoned.strftime("%Y-%m-%d %H:%M").to_string())
}

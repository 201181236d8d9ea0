//! The machine's clock, for the shells only: the core takes dates as arguments.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::date::Date;

/// Returns the date of today by the machine's clock and time zone; none if the clock shows no date that can be
/// written, or the machine names a time zone that isn't known.
#[must_use]
pub fn today() -> Option<Date> {
    date_in(now()?, &zone()?)
}

/// Returns this moment; none if the clock shows one that no calendar has.
fn now() -> Option<Timestamp> {
    Timestamp::try_from(std::time::SystemTime::now()).ok()
}

/// Returns this moment for logs, in UTC and to the second: `2026-11-22T11:40:00Z`; none if the clock shows none.
#[must_use]
pub fn moment() -> Option<String> {
    to_seconds(now()?)
}

fn to_seconds(moment: Timestamp) -> Option<String> {
    let moment = Timestamp::from_second(moment.as_second()).ok()?;
    Some(moment.to_string())
}

/// Returns what the machine's clock shows, with the name of its time zone: `2026-11-22 13:40 Europe/Helsinki`; none if
/// it shows no date, or the time zone isn't known.
#[must_use]
pub fn shown() -> Option<String> {
    today()?;
    let zone = zone()?;
    let name = zone.iana_name().unwrap_or("UTC").to_owned();
    let zoned = now()?.to_zoned(zone);
    Some(format!("{} {name}", zoned.strftime("%Y-%m-%d %H:%M")))
}

/// Returns the date that a clock in a time zone shows at a moment.
fn date_in(moment: Timestamp, zone: &TimeZone) -> Option<Date> {
    let date = zone.to_datetime(moment).date();
    let number = |value: i8| u8::try_from(value).ok();
    let (month, day) = (number(date.month())?, number(date.day())?);
    Date::new(i32::from(date.year()), month, day).ok()
}

/// Returns the machine's time zone: a machine without one keeps UTC, one with a name that isn't known has none.
fn zone() -> Option<TimeZone> {
    match TimeZone::try_system() {
        Ok(zone) => Some(zone),
        Err(_) if std::env::var_os("TZ").is_none_or(|zone| zone.is_empty()) => Some(TimeZone::UTC),
        Err(_) => None,
    }
}

/// Returns a moment as people read it, in the machine's time zone: `2026-11-22 13:40`.
#[must_use]
pub fn local(moment: std::time::SystemTime) -> Option<String> {
    let timestamp = Timestamp::try_from(moment).ok()?;
    let zoned = timestamp.to_zoned(zone()?);
    Some(zoned.strftime("%Y-%m-%d %H:%M").to_string())
}

/// Returns a moment, in nanoseconds since 1970, as people read it, in the machine's time zone; empty if there is none.
#[must_use]
pub fn local_ns(nanoseconds: i64) -> String {
    let since = u64::try_from(nanoseconds).ok().filter(|since| *since > 0);
    let since = since.map(std::time::Duration::from_nanos);
    let moment = since.map(|since| std::time::SystemTime::UNIX_EPOCH + since);
    moment.and_then(local).unwrap_or_default()
}

/// Returns this moment, in nanoseconds since 1970.
#[must_use]
pub fn now_ns() -> i64 {
    let nanoseconds = Timestamp::now().as_nanosecond();
    i64::try_from(nanoseconds).unwrap_or(i64::MAX)
}

/// Returns a moment, in nanoseconds since 1970, for programs: `2026-11-22T11:40:00Z`; none if there is none.
#[must_use]
pub fn in_utc(nanoseconds: i64) -> Option<String> {
    let moment = Timestamp::from_second(nanoseconds / 1_000_000_000).ok()?;
    (nanoseconds > 0).then(|| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_wrong_has_a_date_or_none_and_never_panics() {
        let date = |second: i64| {
            let moment = Timestamp::from_second(second).expect("a moment");
            let shown = date_in(moment, &TimeZone::UTC).map(|date| date.to_string());
            (shown, to_seconds(moment))
        };
        let at = |date: &str, moment: &str| (Some(date.to_owned()), Some(moment.to_owned()));
        // A battery that is empty, a clock that was set back, one that is far ahead.
        assert_eq!(date(0), at("1970-01-01", "1970-01-01T00:00:00Z"));
        assert_eq!(date(-86_400), at("1969-12-31", "1969-12-31T00:00:00Z"));
        assert_eq!(date(253_402_207_199).0.as_deref(), Some("9999-12-30"));
        // Before the year 1 there is no date that can be written.
        assert_eq!(date(-62_167_219_200 - 86_400).0, None);
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_machine_is() {
        let check = |zone: &str, moment: &str, expected: &str| {
            let moment = moment.parse().expect("a moment");
            let zone = TimeZone::get(zone).expect("a time zone that travels along");
            let date = date_in(moment, &zone).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{zone:?}");
        };
        // Half past midnight in Helsinki, in winter and in summer.
        check("Europe/Helsinki", "2026-03-01T22:30:00Z", "2026-03-02");
        check("Europe/Helsinki", "2026-06-01T21:30:00Z", "2026-06-02");
        check("Europe/Helsinki", "2026-03-01T21:59:59Z", "2026-03-01");
        check("UTC", "2026-03-01T22:30:00Z", "2026-03-01");
        check("America/Los_Angeles", "2026-03-02T07:30:00Z", "2026-03-01");
    }
}

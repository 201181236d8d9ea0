//! Moments as signers write them: in PDF, in `UTCTime` and in `GeneralizedTime`.

use std::time::Duration;

use der::DateTime;

use crate::message::Message;

/// The tag of a `UTCTime`.
const UTC_TIME: u8 = 0x17;
/// The tag of a `GeneralizedTime`.
const GENERALIZED_TIME: u8 = 0x18;
/// A `UTCTime` has two digits of the year: from here on the 20th century is meant (RFC 5280, 4.1.2.5.1).
const FIRST_OF_20TH_CENTURY: u16 = 50;

/// A moment, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    utc: DateTime,
    zone: Zone,
}

/// How the time of day that was written relates to UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// None is given; the time is taken as UTC.
    Unknown,
    /// So many minutes ahead of UTC.
    Offset { minutes: i64 },
}

impl Moment {
    /// Reads a date of PDF, `D:20261122133000+02'00'` (ISO 32000-1, 7.9.4).
    pub(super) fn of_pdf(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("D:").unwrap_or(text);
        let year = digits(text, 0, 4)?;
        Self::read(year, text.get(4..)?)
    }

    /// Reads the content of a `UTCTime` or a `GeneralizedTime`, in DER or not.
    pub(super) fn of_asn1(tag: u8, content: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(content).ok()?;
        match tag {
            UTC_TIME => {
                let year = digits(text, 0, 2)?;
                let century = if year < FIRST_OF_20TH_CENTURY {
                    2000
                } else {
                    1900
                };
                Self::read(century + year, text.get(2..)?)
            }
            GENERALIZED_TIME => Self::read(digits(text, 0, 4)?, text.get(4..)?),
            _ => None,
        }
    }

    /// Reads what follows the year: month to minutes, then perhaps seconds, a fraction of them and the zone.
    fn read(year: u16, text: &str) -> Option<Self> {
        let part = |at: usize| u8::try_from(digits(text, at, 2)?).ok();
        let (month, day, hour, minute) = (part(0)?, part(2)?, part(4)?, part(6)?);
        let mut rest = &text[8..];
        let mut second = 0;
        if let Some(seconds) = digits(rest, 0, 2) {
            second = u8::try_from(seconds).ok()?;
            rest = &rest[2..];
            if let Some(fraction) = rest.strip_prefix(['.', ',']) {
                let after = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
                if after.len() == fraction.len() {
                    return None;
                }
                rest = after;
            }
        }
        let zone = Zone::read(rest)?;
        let local = DateTime::new(year, month, day, hour, minute, second).ok()?;
        let seconds = i64::try_from(local.unix_duration().as_secs()).ok()?;
        let utc = seconds.checked_sub(zone.minutes() * 60)?;
        let utc = Duration::from_secs(u64::try_from(utc).ok()?);
        Some(Self {
            utc: DateTime::from_unix_duration(utc).ok()?,
            zone,
        })
    }

    /// In UTC.
    pub(super) fn utc(self) -> DateTime {
        self.utc
    }

    /// In UTC, as ISO 8601 has it.
    #[must_use]
    pub fn iso(self) -> String {
        self.utc.to_string()
    }

    /// Day and time of day, as they were written, for people.
    #[must_use]
    pub fn message(self) -> Message {
        let minutes = self.zone.minutes();
        let seconds = i64::try_from(self.utc.unix_duration().as_secs()).unwrap_or_default();
        let local = u64::try_from(seconds + minutes * 60).unwrap_or_default();
        let local = DateTime::from_unix_duration(Duration::from_secs(local)).unwrap_or(self.utc);
        let (zone, sign) = match (self.zone, minutes) {
            (Zone::Unknown, _) => ("unknown", ""),
            (Zone::Offset { .. }, 0) => ("utc", ""),
            (Zone::Offset { .. }, 1..) => ("offset", "+"),
            (Zone::Offset { .. }, _) => ("offset", "\u{2212}"),
        };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        let offset = match minutes {
            0 => format!("{sign}{hours}"),
            _ => format!("{sign}{hours}:{minutes:02}"),
        };
        Message::new("verify-moment")
            .with("day", usize::from(local.day()))
            .with("month", usize::from(local.month()))
            .with("year", local.year().to_string())
            .with("hour", format!("{:02}", local.hour()))
            .with("minute", format!("{:02}", local.minutes()))
            .with("zone", zone)
            .with("offset", offset)
    }
}

impl Zone {
    /// Reads `Z`, `+0200`, `+02'00'`, `+02` or nothing.
    fn read(text: &str) -> Option<Self> {
        let text = text.replace('\'', "");
        let sign = match text.as_bytes() {
            [] => return Some(Self::Unknown),
            // PDF lets an offset of zero follow.
            [b'Z', ..] if text[1..].bytes().all(|byte| byte == b'0') => {
                return Some(Self::Offset { minutes: 0 });
            }
            [b'+', ..] => 1,
            [b'-', ..] => -1,
            _ => return None,
        };
        let hours = digits(&text, 1, 2)?;
        let minutes = match text.len() {
            3 => 0,
            5 => digits(&text, 3, 2)?,
            _ => return None,
        };
        let is_sound = hours < 24 && minutes < 60;
        is_sound.then(|| Self::Offset {
            minutes: sign * (i64::from(hours) * 60 + i64::from(minutes)),
        })
    }

    fn minutes(self) -> i64 {
        match self {
            Self::Unknown => 0,
            Self::Offset { minutes } => minutes,
        }
    }
}

/// A number of so many ASCII digits at a place.
fn digits(text: &str, at: usize, count: usize) -> Option<u16> {
    let digits = text.get(at..at + count)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Language, Translator};

    #[test]
    fn moments_of_pdf_are_read_in_utc() {
        let check = |text: &str, expected: Option<&str>| {
            let found = Moment::of_pdf(text).map(Moment::iso);
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("D:20261122133000Z", Some("2026-11-22T13:30:00Z"));
        check("D:20261122003000+02'00'", Some("2026-11-21T22:30:00Z"));
        check("D:20261122233000-0100", Some("2026-11-23T00:30:00Z"));
        check("D:20261322133000Z", None);
        check("D:2026", None);
        check("D:20261122133000+99'00'", None);
        check("D:20261122133000Z00'00'", Some("2026-11-22T13:30:00Z"));
        check("D:20261122133000+02'00", Some("2026-11-22T11:30:00Z"));
        check("D:20261122133000+02", Some("2026-11-22T11:30:00Z"));
        check("D:20261122133000", Some("2026-11-22T13:30:00Z"));
        check("D:20261122133000.123+02'00'", Some("2026-11-22T11:30:00Z"));
        check("20261122133000Z", Some("2026-11-22T13:30:00Z"));
        check("D:20261122133000Q", None);
        check("D:2026112213é", None);
        check("D:20261122133000.", None);
        check("D:19690101000000Z", None);
        check("", None);
    }

    #[test]
    fn moments_of_asn1_are_read_in_utc() {
        let check = |tag: u8, text: &str, expected: Option<&str>| {
            let found = Moment::of_asn1(tag, text.as_bytes()).map(Moment::iso);
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check(UTC_TIME, "261122133000Z", Some("2026-11-22T13:30:00Z"));
        check(UTC_TIME, "2611221330Z", Some("2026-11-22T13:30:00Z"));
        check(UTC_TIME, "261122133000+0200", Some("2026-11-22T11:30:00Z"));
        check(UTC_TIME, "991122133000Z", Some("1999-11-22T13:30:00Z"));
        let general = GENERALIZED_TIME;
        check(general, "20261122133000Z", Some("2026-11-22T13:30:00Z"));
        check(general, "20261122133000.5Z", Some("2026-11-22T13:30:00Z"));
        check(general, "20261122133000,512Z", Some("2026-11-22T13:30:00Z"));
        check(
            general,
            "20261122133000.512-0530",
            Some("2026-11-22T19:00:00Z"),
        );
        check(general, "20261122133000.Z", None);
        check(general, "20261131133000Z", None);
        check(0x16, "20261122133000Z", None);
    }

    #[test]
    fn moments_are_shown_as_they_were_written() {
        let check = |text: &str, language: Language, expected: &str| {
            let moment = Moment::of_pdf(text).unwrap();
            let found = Translator::new(language).format(&moment.message());
            assert_eq!(found, expected);
        };
        let summer = "D:20261126104205+02'00'";
        check(summer, Language::Sv, "26 november 2026 kl. 10.42 (UTC+2)");
        check(
            summer,
            Language::Fi,
            "26. marraskuuta 2026 klo 10.42 (UTC+2)",
        );
        check(summer, Language::En, "26 November 2026 at 10:42 (UTC+2)");
        check(
            "D:20260301000559Z",
            Language::Sv,
            "1 mars 2026 kl. 00.05 (UTC)",
        );
        check(
            "D:20260301000559-0530",
            Language::En,
            "1 March 2026 at 00:05 (UTC−5:30)",
        );
        let unknown = "D:20260301000559";
        check(
            unknown,
            Language::Sv,
            "1 mars 2026 kl. 00.05 (okänd tidszon)",
        );
    }
}

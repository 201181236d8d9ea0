//! What a document's language asks for: dates, genitives, hyphenation, what stays on one line.
//!
//! The rules are data, one RON file a language under `assets/languages/`; nothing in Rust is
//! Swedish. The language of the document has nothing to do with that of the window
//! ([`crate::message`]).

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::date::Date;
use crate::ron_text;

/// The rules of a language.
#[derive(Debug)]
pub struct Rules {
    /// The language's primary subtag.
    pub tag: &'static str,
    months: Vec<String>,
    long_date: String,
    /// How names form their genitive, if there is a rule for it.
    pub genitive: Option<Genitive>,
    /// Whose hyphenation patterns hold.
    pub hyphenation: Hyphenation,
    /// Words with their right breaks, one a line with hyphens; see the file's own comments.
    pub hyphenated_words: &'static str,
    together: Vec<Regex>,
}

/// How names form their genitive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genitive {
    ending: String,
    after_capital: String,
    unchanged_after: Vec<String>,
}

/// Hyphenation patterns that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Hyphenation {
    /// Swedish patterns.
    Swedish,
    /// Finnish patterns.
    Finnish,
    /// English patterns.
    English,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: Vec<String>,
    long_date: String,
    #[serde(default)]
    genitive: Option<Genitive>,
    hyphenation: Hyphenation,
    together: Vec<String>,
}

static SWEDISH: LazyLock<Option<Rules>> = LazyLock::new(|| {
    read(
        "sv",
        include_str!("../assets/languages/sv.ron"),
        include_str!("../assets/hyphenation/sv.txt"),
    )
});
static FINNISH: LazyLock<Option<Rules>> =
    LazyLock::new(|| read("fi", include_str!("../assets/languages/fi.ron"), ""));
static ENGLISH: LazyLock<Option<Rules>> =
    LazyLock::new(|| read("en", include_str!("../assets/languages/en.ron"), ""));

/// `None` for a broken file, which a test rules out.
fn read(tag: &'static str, text: &str, hyphenated_words: &'static str) -> Option<Rules> {
    let file: File = ron_text::parse(text).ok()?;
    let together = file.together.iter().map(|pattern| Regex::new(pattern));
    Some(Rules {
        tag,
        months: file.months,
        long_date: file.long_date,
        genitive: file.genitive,
        hyphenation: file.hyphenation,
        hyphenated_words,
        together: together.collect::<Result<_, _>>().ok()?,
    })
}

/// Whether a tag names a language: it has the form of BCP 47, and its language is one of ISO 639, of
/// two or three letters.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    let of_iso_639 = (2..=3).contains(&primary_subtag(tag).len());
    of_iso_639 && tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

impl Rules {
    /// The rules for a BCP 47 language tag, if its language is known.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        match primary_subtag(tag).as_str() {
            "sv" => SWEDISH.as_ref(),
            "fi" => FINNISH.as_ref(),
            "en" => ENGLISH.as_ref(),
            _ => None,
        }
    }

    /// A date in words, such as "den 22 november 2026".
    #[must_use]
    pub fn long_date(&self, date: Date) -> String {
        let month = usize::from(date.month())
            .checked_sub(1)
            .and_then(|index| self.months.get(index))
            .map_or("", String::as_str);
        self.long_date
            .replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }

    /// Byte ranges of `text` that stay on one line. Overlapping ones are both given.
    pub fn together<'a>(&'a self, text: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.together
            .iter()
            .flat_map(move |pattern| pattern.find_iter(text).map(|found| found.range()))
    }
}

/// A typed day: as [`Date::parse`] reads it, or with the month in words (`2 mars 2026`,
/// `den 2 mars 2026`, `2. maaliskuuta 2026`) in any language that is known here.
#[must_use]
pub fn typed_date(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace().filter(|word| *word != "den");
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || year.len() != 4 {
        return None;
    }
    let month = ["sv", "fi", "en"].into_iter().find_map(|tag| {
        let months = &Rules::of(tag)?.months;
        months.iter().position(|name| name.to_lowercase() == month)
    })?;
    let day = day.trim_end_matches('.').parse().ok()?;
    Date::new(year.parse().ok()?, u8::try_from(month + 1).ok()?, day).ok()
}

impl Genitive {
    /// The genitive of a name.
    #[must_use]
    pub fn of(&self, name: &str) -> String {
        let Some(last) = name.chars().next_back() else {
            return String::new();
        };
        let lower: String = last.to_lowercase().collect();
        if self.unchanged_after.contains(&lower) {
            name.to_owned()
        } else if last.is_lowercase() {
            format!("{name}{}", self.ending)
        } else {
            format!("{name}{}", self.after_capital)
        }
    }
}

/// The language part of a BCP 47 tag, in lower case.
#[must_use]
pub fn primary_subtag(tag: &str) -> String {
    tag.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(tag: &str) -> &'static Rules {
        Rules::of(tag).expect("a known language with a sound file")
    }

    #[test]
    fn every_language_file_is_sound() {
        for tag in ["sv-SE", "fi", "en-GB"] {
            rules(tag);
        }
        assert!(Rules::of("xx").is_none());
    }

    #[test]
    fn genitives() {
        let check = |tag: &str, name: &str, expected: &str| {
            let rule = rules(tag).genitive.as_ref().expect("a rule");
            assert_eq!(rule.of(name), expected);
        };
        check("sv", "Intrum", "Intrums");
        check("sv", "SEB", "SEB:s");
        check("sv", "Kone", "Kones");
        check("sv", "Pax", "Pax");
        check("sv", "SAS", "SAS");
        check("sv", "Schulz", "Schulz");
        check("sv", "Studio 54", "Studio 54:s");
        check("sv", "Å", "Å:s");
        check("sv", "Kaffe å", "Kaffe ås");
        check("sv", "", "");
        check("en", "Acme", "Acme’s");
    }

    #[test]
    fn long_dates() {
        let check = |tag: &str, expected: &str| {
            let date = Date::new(2026, 11, 2).expect("a date");
            assert_eq!(rules(tag).long_date(date), expected);
        };
        check("sv", "den 2 november 2026");
        check("fi", "2. marraskuuta 2026");
        check("en", "2 November 2026");
    }

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
        ] {
            check(text, None);
        }
    }

    #[test]
    fn what_stays_together() {
        let check = |text: &str, expected: &[&str]| {
            let mut found: Vec<_> = rules("sv")
                .together(text)
                .map(|range| &text[range])
                .collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        };
        check("förordning ((EU) 2016/679) från", &["(EU) 2016/679"]);
        check("i artikel 28 i", &["artikel 28"]);
        check("beskrivs i punkt A) nedan", &["punkt A)"]);
        check("åtminstone två (2) veckor i", &["två (2) veckor"]);
        check("den 25 maj 2018.", &["den 25 maj 2018"]);
        check("lämpligt (i) pseudonymisering", &["(i) p"]);
        check("ingenting här", &[]);
    }
}

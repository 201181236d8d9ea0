//! The rules of each language.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::compounds::Compounds;
use super::genitive::{self, Genitive};
use super::numbers::{Enumeration, Numbers, YesNo};
use super::tag::primary_subtag;
use crate::date::Date;
use crate::ron_text;

/// The rules of a language.
#[derive(Debug)]
pub struct Rules {
    /// The language's primary subtag.
    pub tag: &'static str,
    months: Vec<String>,
    typed_months: Vec<Vec<String>>,
    long_date: String,
    date_alone: String,
    /// How names form their genitive, if there is a rule for it.
    pub genitive: Option<Genitive>,
    /// The elements of compounds, at whose joints words are broken first.
    pub compounds: Compounds,
    /// The hyphenation patterns that apply.
    pub hyphenation: Hyphenation,
    /// Words with their right breaks, one a line with hyphens; see the comments of the file.
    pub hyphenated_words: &'static str,
    /// Numbers, percentages and amounts.
    pub numbers: Numbers,
    /// Enumerations.
    pub enumeration: Enumeration,
    /// Yes and no.
    pub yes_no: YesNo,
    days: Vec<(String, i32)>,
    together: Vec<Regex>,
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
    /// What else is typed for each month.
    typed_months: Vec<Vec<String>>,
    long_date: String,
    #[serde(default)]
    date_alone: Option<String>,
    #[serde(default)]
    genitive: Option<genitive::File>,
    #[serde(default)]
    compounds: Compounds,
    hyphenation: Hyphenation,
    numbers: Numbers,
    enumeration: Enumeration,
    yes_no: YesNo,
    /// Words for days, with how many days from today they are.
    days: Vec<(String, i32)>,
    together: Vec<String>,
}

static SWEDISH: LazyLock<Option<Rules>> = LazyLock::new(|| {
    read(
        "sv",
        include_str!("../../assets/languages/sv.ron"),
        include_str!("../../assets/hyphenation/sv.txt"),
    )
});
static FINNISH: LazyLock<Option<Rules>> =
    LazyLock::new(|| read("fi", include_str!("../../assets/languages/fi.ron"), ""));
static ENGLISH: LazyLock<Option<Rules>> =
    LazyLock::new(|| read("en", include_str!("../../assets/languages/en.ron"), ""));

/// Reads the rules of a language. `None` for a broken file, which a test rules out.
fn read(tag: &'static str, text: &str, hyphenated_words: &'static str) -> Option<Rules> {
    let file: File = ron_text::parse(text).ok()?;
    let together = file.together.iter().map(|pattern| Regex::new(pattern));
    Some(Rules {
        tag,
        months: file.months,
        typed_months: file.typed_months,
        date_alone: file.date_alone.unwrap_or_else(|| file.long_date.clone()),
        long_date: file.long_date,
        genitive: file.genitive.map(Genitive::read).transpose().ok()?,
        compounds: file.compounds,
        hyphenation: file.hyphenation,
        hyphenated_words,
        numbers: file.numbers,
        enumeration: file.enumeration,
        yes_no: file.yes_no,
        days: file.days,
        together: together.collect::<Result<_, _>>().ok()?,
    })
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

    /// The rules of all languages that are known.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ["sv", "fi", "en"].into_iter().filter_map(Self::of)
    }

    /// Words for days, with how many days from today they are.
    pub(super) fn days(&self) -> &[(String, i32)] {
        &self.days
    }

    /// Returns the month, from 1, that a word in small letters names, written in full or as people shorten it.
    pub(super) fn month_named(&self, word: &str) -> Option<usize> {
        let full = self
            .months
            .iter()
            .position(|name| name.to_lowercase() == word);
        let short = || {
            let mut typed = self.typed_months.iter();
            typed.position(|words| words.iter().any(|one| one == word))
        };
        full.or_else(short).map(|index| index + 1)
    }

    /// A date in words, such as "den 22 november 2026".
    #[must_use]
    pub fn long_date(&self, date: Date) -> String {
        self.date(&self.long_date, date)
    }

    /// A date in words that stands by itself, as in a table, such as "22 november 2026".
    #[must_use]
    pub fn date_alone(&self, date: Date) -> String {
        self.date(&self.date_alone, date)
    }

    fn date(&self, form: &str, date: Date) -> String {
        let month = usize::from(date.month())
            .checked_sub(1)
            .and_then(|index| self.months.get(index))
            .map_or("", String::as_str);
        form.replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }

    /// Byte ranges of `text` that stay on one line; some may overlap.
    pub fn together<'a>(&'a self, text: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.together
            .iter()
            .flat_map(move |pattern| pattern.find_iter(text).map(|found| found.range()))
    }
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
    fn dates_in_text_and_alone() {
        let check = |tag: &str, in_text: &str, alone: &str| {
            let date = Date::new(2026, 11, 2).expect("a date");
            assert_eq!(rules(tag).long_date(date), in_text);
            assert_eq!(rules(tag).date_alone(date), alone);
        };
        check("sv", "den 2 november 2026", "2 november 2026");
        check("fi", "2. marraskuuta 2026", "2. marraskuuta 2026");
        check("en", "2 November 2026", "2 November 2026");
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

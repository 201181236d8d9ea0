//! Whole numbers in words.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::decimal::Decimal;

/// The words of whole numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// The largest number that has words.
    pub max: u32,
    /// From zero to nineteen.
    small: Vec<String>,
    /// Twenty, thirty and so on to ninety.
    tens: Vec<String>,
    /// What stands between tens and ones.
    tens_joiner: String,
    /// "One" by gender, where a language has genders.
    #[serde(default)]
    genders: BTreeMap<String, String>,
    hundreds: Scale,
    thousands: Scale,
    /// What is written shorter where words meet.
    #[serde(default)]
    contractions: Vec<(String, String)>,
}

/// Hundreds or thousands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    /// One of them.
    one: String,
    /// Several: `{count}` in it.
    many: String,
    /// The gender of the words that count them.
    #[serde(default)]
    gender: Option<String>,
    /// What stands before the rest.
    joiner: String,
    /// What stands before a rest below a hundred.
    small_joiner: String,
}

impl NumberWords {
    /// Whether a number has words.
    #[must_use]
    pub fn has(&self, number: Decimal) -> bool {
        self.whole(number).is_some()
    }

    /// A number in words, with its last "one" in a gender; none if it has no words.
    #[must_use]
    pub fn of(&self, number: Decimal, gender: Option<&str>) -> Option<String> {
        let mut words = self.words(self.whole(number)?, gender)?;
        for (long, short) in &self.contractions {
            words = words.replace(long, short);
        }
        Some(words)
    }

    /// The genders that "one" has.
    pub fn genders(&self) -> impl Iterator<Item = &str> + Clone {
        self.genders.keys().map(String::as_str)
    }

    fn whole(&self, number: Decimal) -> Option<usize> {
        let whole = usize::try_from(number.as_whole()?).ok()?;
        (whole <= self.max as usize).then_some(whole)
    }

    fn words(&self, number: usize, gender: Option<&str>) -> Option<String> {
        let (scale, size) = match number {
            0..100 => return self.below_hundred(number, gender),
            100..1000 => (&self.hundreds, 100),
            _ => (&self.thousands, 1000),
        };
        let (count, rest) = (number / size, number % size);
        let head = if count == 1 {
            scale.one.clone()
        } else {
            let count = self.words(count, scale.gender.as_deref())?;
            scale.many.replace("{count}", &count)
        };
        let joiner = match rest {
            0 => return Some(head),
            1..100 => &scale.small_joiner,
            _ => &scale.joiner,
        };
        Some(format!("{head}{joiner}{}", self.words(rest, gender)?))
    }

    fn below_hundred(&self, number: usize, gender: Option<&str>) -> Option<String> {
        if number == 1
            && let Some(one) = gender.and_then(|gender| self.genders.get(gender))
        {
            return Some(one.clone());
        }
        if number < 20 {
            return self.small.get(number).cloned();
        }
        let tens = self.tens.get(number / 10 - 2)?;
        match number % 10 {
            0 => Some(tens.clone()),
            ones => {
                let ones = self.below_hundred(ones, gender)?;
                Some(format!("{tens}{}{ones}", self.tens_joiner))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;
    use crate::language::Rules;

    fn words(tag: &str, number: i64, gender: Option<&str>) -> Option<String> {
        let rules = Rules::of(tag).expect("a known language");
        rules.numbers.words.of(Decimal::whole(number), gender)
    }

    #[test]
    fn known_numbers() {
        let check = |tag: &str, number: i64, expected: &str| {
            assert_eq!(words(tag, number, None).as_deref(), Some(expected));
        };
        check("sv", 0, "noll");
        check("sv", 1, "ett");
        check("sv", 12, "tolv");
        check("sv", 21, "tjugoett");
        check("sv", 100, "etthundra");
        check("sv", 342, "trehundrafyrtiotvå");
        check("sv", 1000, "ettusen");
        check("sv", 21_000, "tjugoettusen");
        check("sv", 101_101, "etthundraettusenetthundraett");
        check("fi", 11, "yksitoista");
        check("fi", 21, "kaksikymmentäyksi");
        check("fi", 100, "sata");
        check("fi", 200, "kaksisataa");
        check("fi", 1234, "tuhat kaksisataakolmekymmentäneljä");
        check("fi", 21_000, "kaksikymmentäyksituhatta");
        check("fi", 100_000, "satatuhatta");
        check("en", 21, "twenty-one");
        check("en", 105, "one hundred and five");
        check("en", 1005, "one thousand and five");
        check("en", 1234, "one thousand two hundred and thirty-four");
        check(
            "en",
            999_999,
            "nine hundred and ninety-nine thousand nine hundred and ninety-nine",
        );
    }

    #[test]
    fn the_last_one_has_a_gender() {
        let check = |number: i64, gender: &str, expected: &str| {
            assert_eq!(words("sv", number, Some(gender)).as_deref(), Some(expected));
        };
        check(1, "common", "en");
        check(1, "neuter", "ett");
        check(21, "common", "tjugoen");
        check(21, "neuter", "tjugoett");
        check(11, "common", "elva");
        check(1001, "common", "ettusenen");
        check(21_021, "common", "tjugoettusentjugoen");
    }

    #[test]
    fn every_number_up_to_the_limit_has_words_of_its_own() {
        for tag in ["sv", "fi", "en"] {
            let rules = Rules::of(tag).expect("a known language");
            let max = i64::from(rules.numbers.words.max);
            assert_eq!(max, 999_999, "{tag}");
            let words_of = |number: i64, gender: Option<&str>| {
                let words = rules.numbers.words.of(Decimal::whole(number), gender);
                words.unwrap_or_else(|| panic!("{tag} {number}"))
            };
            let all: HashSet<String> = (0..=max).map(|number| words_of(number, None)).collect();
            assert_eq!(all.len(), 1_000_000, "{tag}");
            for gender in rules.numbers.words.genders() {
                let some = (0..=2100).chain((0..=max).step_by(997));
                let some: BTreeSet<i64> = some.collect();
                let words: HashSet<String> = some
                    .iter()
                    .map(|one| words_of(*one, Some(gender)))
                    .collect();
                assert_eq!(words.len(), some.len(), "{tag} {gender}");
            }
            assert_eq!(words(tag, max + 1, None), None);
            assert_eq!(words(tag, -1, None), None);
        }
    }
}

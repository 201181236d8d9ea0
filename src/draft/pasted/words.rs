//! The words by which pieces are known (`assets/pasted.ron`).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ron_text;

/// The forms of businesses in a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalForms<'a> {
    #[serde(borrow)]
    country: &'a str,
    forms: Vec<&'a str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(borrow)]
    legal_forms: Vec<LegalForms<'a>>,
    phone_codes: Vec<(&'a str, &'a str)>,
    streets: Vec<&'a str>,
    street_words: Vec<&'a str>,
    before_streets: Vec<&'a str>,
    titles: Vec<&'a str>,
    signing_titles: Vec<&'a str>,
    greetings: Vec<&'a str>,
}

/// The words. The file is part of the program, and a test holds that it can be read, so the empty ones are never used.
static WORDS: LazyLock<File<'static>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/pasted.ron");
    ron_text::parse(text).unwrap_or_default()
});

/// Whether a text is the name of a business: a form of businesses stands at its beginning or its end.
pub(super) fn is_business(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_form = |word: &str| {
        let mut forms = WORDS.legal_forms.iter().flat_map(|one| &one.forms);
        let bare = word.trim_matches(|one| matches!(one, ',' | '(' | ')'));
        forms.any(|form| *form == word || *form == bare)
    };
    match words.as_slice() {
        [first, .., last] => is_form(first) || is_form(last),
        _ => false,
    }
}

/// The country of which a name of a business has a form that no other country has.
pub(super) fn country_of_business(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = [*words.first()?, *words.last()?];
    let mut countries = WORDS.legal_forms.iter().filter(|country| {
        let mut forms = country.forms.iter();
        forms.any(|form| ends.contains(form))
    });
    let first = countries.next()?.country;
    countries.next().is_none().then_some(first)
}

/// The country of a telephone number in international form.
pub(super) fn country_of_phone(text: &str) -> Option<&'static str> {
    let rest = text.trim_start();
    let rest = rest.strip_prefix('+').or_else(|| rest.strip_prefix("00"))?;
    let mut codes = WORDS.phone_codes.iter();
    codes
        .find(|(code, _)| rest.starts_with(code))
        .map(|(_, country)| *country)
}

/// Whether a text is a line of an address above postal code and town.
pub(super) fn is_street(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let Some(first) = words.first() else {
        return false;
    };
    let is_number = |word: &str| word.starts_with(|one: char| one.is_ascii_digit());
    if WORDS.before_streets.contains(first) && words.len() > 1 {
        return true;
    }
    let is_street_word = |word: &str| {
        let ends = |end: &&str| word.ends_with(*end) && word.len() > end.len();
        WORDS.streets.iter().any(ends)
            || WORDS.streets.contains(&word)
            || WORDS.street_words.contains(&word)
    };
    let has_number = words.iter().any(|word| is_number(word));
    let has_street = words.iter().any(|word| is_street_word(word));
    has_number && has_street
}

/// Whether a text looks like a street of which the name isn't known to be one: words, then a number.
pub(super) fn may_be_street(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        let mut letters = word.chars();
        letters.all(|one| one.is_alphabetic() || matches!(one, '.' | '-' | '\'' | ':'))
    };
    let named = words.iter().take_while(|word| is_word(word)).count();
    let Some(number) = words.get(named).filter(|_| named > 0) else {
        return false;
    };
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    (1..=4).contains(&digits) && number.len() <= digits + 4 && words.len() <= named + 4
}

/// Whether a text says what a person does.
pub(super) fn is_title(text: &str) -> bool {
    let lower = text.to_lowercase();
    let has_digit = text.contains(|one: char| one.is_ascii_digit());
    let words: Vec<&str> = lower
        .split([' ', ',', '&', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let is_known = |title: &&str| match title.contains(' ') {
        true => lower.contains(*title),
        // Short ones stand alone, longer ones may be the end of a compound.
        false if title.len() < 5 && *title != "chef" => words.contains(title),
        false => words.iter().any(|word| word.ends_with(*title)),
    };
    !has_digit && words.len() <= 7 && WORDS.titles.iter().any(is_known)
}

/// Whether somebody with a title signs for a business.
pub(super) fn signs(title: &str) -> bool {
    let lower = title.to_lowercase();
    WORDS.signing_titles.iter().any(|known| {
        lower
            .strip_prefix(known)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '/', '&']))
    })
}

/// Whether a line says nothing: a greeting, or a line between parts of a mail.
pub(super) fn is_greeting(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_rule = !line.chars().any(char::is_alphanumeric);
    let bare = lower.trim_end_matches([',', '!', '.', ' ']);
    is_rule
        || WORDS
            .greetings
            .iter()
            .any(|greeting| bare == greeting.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known() {
        assert!(WORDS.titles.len() > 50);
        for name in [
            "Åkerströms Öst & Söner Ab",
            "Oy Esimerkki Ab",
            "Volvo AB (publ)",
            "Kyrkoby byaförening r.f.",
            "Example Trading Ltd.",
            "Kiinteistö Oy Helsingin Tie",
        ] {
            let is_inside = name.starts_with("Kiinteistö");
            assert_eq!(is_business(name), !is_inside, "{name}");
        }
        for street in [
            "Gustav Wasas gata 12 B",
            "Mannerheimintie 5 A 12",
            "12 High Street",
            "Box 123",
            "c/o Öst",
            "PL 45",
            "Norra esplanaden 1",
        ] {
            assert!(is_street(street), "{street}");
        }
        for other in ["10600 Ekenäs", "Åke Öst", "+358 40 123 4567", "Gatan"] {
            assert!(!is_street(other), "{other}");
        }
        assert!(may_be_street("Kungsporten 5 A"));
        assert!(!may_be_street("Åke Öst"));
        for title in [
            "VD",
            "Verkställande direktör",
            "Ekonomichef",
            "Toimitusjohtaja",
            "Head of Sales",
            "CEO & Founder",
        ] {
            assert!(is_title(title), "{title}");
        }
        for other in ["Åke Öst", "Chefsgatan 1", "Helsingfors"] {
            assert!(!is_title(other), "{other}");
        }
        assert!(signs("VD") && signs("CEO & Founder") && signs("toimitusjohtaja, osakas"));
        assert!(!signs("Försäljare") && !signs("VD-assistent"));
        assert!(
            is_greeting("Med vänliga hälsningar,") && is_greeting("--") && !is_greeting("Hejdå Ab")
        );
        assert_eq!(country_of_business("Volvo AB"), Some("SE"));
        assert_eq!(country_of_business("Öst Ab"), Some("FI"));
        assert_eq!(country_of_business("Öst"), None);
    }
}

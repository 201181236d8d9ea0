//! What the segments of a pasted text are.

use super::segments::Segment;
use super::words::{
    country_of_business, country_of_phone, is_business, is_street, is_title, may_be_street,
};
use crate::draft::values::{business_id, country, email, phone, postal_code, tidy};
use crate::template::Role;

/// A piece of a pasted text, with what it is; none where that isn't known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub role: Option<Role>,
    /// The label, where it is one of the template's own.
    pub label: Option<String>,
    /// The text.
    pub text: String,
    /// The line that it stands on.
    pub line: usize,
}

/// The countries whose numbers of businesses are known by their check digits.
const WITH_CHECK_DIGIT: [&str; 2] = ["FI", "SE"];

/// Returns the pieces of segments, in their order, and the country that they speak of, if they name one or a number of
/// a business does. `usual` is the country where nothing says another.
pub(super) fn pieces(segments: &[Segment], usual: &str) -> (Vec<Piece>, Option<String>) {
    let named = named_country(segments);
    let hinted = named.clone().or_else(|| hinted_country(segments));
    // A code that is written as in another country names it, unless something else speaks against that.
    let grouped = country_of_code(segments, usual);
    let is_free = hinted.is_none() || hinted == grouped;
    let named = named.or_else(|| grouped.filter(|_| is_free));
    let hinted = hinted.or_else(|| named.clone());
    let country = hinted.unwrap_or_else(|| usual.to_owned());
    let mut pieces: Vec<Piece> = Vec::new();
    for segment in segments {
        let known = match segment.role {
            None if segment.label.is_none() => parts(&segment.text, &country),
            Some(Role::Address) => parts(&segment.text, &country),
            Some(role @ (Role::Contact | Role::Person)) => {
                person_and_more(role, &segment.text, &country)
            }
            Some(Role::PostalCode) if postal_code::split(&country, &segment.text).is_some() => {
                parts(&segment.text, &country)
            }
            role => vec![(role, segment.text.clone())],
        };
        // The label is that of the whole text.
        let label = segment.label.as_ref().filter(|_| known.len() == 1);
        pieces.extend(known.into_iter().map(|(role, text)| Piece {
            role,
            label: label.cloned(),
            text,
            line: segment.line,
        }));
    }
    name_towns(&mut pieces);
    (pieces, named)
}

/// The town stands behind a postal code that stands alone, or before it.
fn name_towns(pieces: &mut [Piece]) {
    let is_town = |piece: &Piece, roles: &[Option<Role>]| {
        let has_digit = piece.text.contains(|one: char| one.is_ascii_digit());
        roles.contains(&piece.role) && piece.label.is_none() && !has_digit
    };
    if pieces.iter().any(|piece| piece.role == Some(Role::City)) {
        return;
    }
    let code = pieces
        .iter()
        .position(|piece| piece.role == Some(Role::PostalCode));
    let Some(code) = code else {
        return;
    };
    if let Some(behind) = pieces.get_mut(code + 1)
        && is_town(behind, &[None, Some(Role::Contact)])
    {
        behind.role = Some(Role::City);
    } else if code > 0 && is_town(&pieces[code - 1], &[None]) {
        pieces[code - 1].role = Some(Role::City);
    }
}

/// A segment as one piece, or its parts between commas where they are something by themselves.
fn parts(text: &str, country: &str) -> Vec<(Option<Role>, String)> {
    if let Some((address, rest)) = with_email(text) {
        let mut found = parts_unless_empty(&rest, country);
        found.push((Some(Role::Email), address));
        return found;
    }
    if let Some((code, city)) = postal_code_and_city(text, country) {
        return with_country(code, &city);
    }
    let split: Vec<&str> = text
        .split(", ")
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .collect();
    if split.len() > 1 {
        let found: Vec<_> = split.iter().flat_map(|one| parts(one, country)).collect();
        let is_known = found.iter().all(|(role, _)| role.is_some());
        if is_known || is_business(split[0]) {
            return found;
        }
    }
    vec![(role_of(text, country), text.to_owned())]
}

fn parts_unless_empty(text: &str, country: &str) -> Vec<(Option<Role>, String)> {
    match text.trim() {
        "" => Vec::new(),
        text => parts(text, country),
    }
}

/// The name of a person, then what stands behind commas: a title, an address.
fn person_and_more(role: Role, text: &str, country: &str) -> Vec<(Option<Role>, String)> {
    let mut found = Vec::new();
    let (address, rest) = match with_email(text) {
        Some((address, rest)) => (Some(address), rest),
        None => (None, text.to_owned()),
    };
    for (index, part) in rest.split([',', '/']).map(str::trim).enumerate() {
        match part {
            "" => {}
            name if index == 0 => found.push((Some(role), name.to_owned())),
            title if is_title(title) => found.push((Some(Role::Title), title.to_owned())),
            other => found.extend(parts(other, country)),
        }
    }
    found.extend(address.map(|address| (Some(Role::Email), address)));
    found
}

/// A postal code and a town, and the country behind them.
fn with_country(code: String, city: &str) -> Vec<(Option<Role>, String)> {
    let mut found = vec![(Some(Role::PostalCode), code)];
    match city.rsplit_once(',') {
        Some((city, country)) if named(country).is_some() => {
            found.push((Some(Role::City), city.trim().to_owned()));
            found.push((Some(Role::Country), country.trim().to_owned()));
        }
        _ => found.push((Some(Role::City), city.to_owned())),
    }
    found
}

fn postal_code_and_city(text: &str, country: &str) -> Option<(String, String)> {
    postal_code::split(country, text).filter(|(_, city)| {
        let first = city.split(',').next().unwrap_or(city);
        !first.contains(|one: char| one.is_ascii_digit())
    })
}

/// An address in a text, and the text without it.
fn with_email(text: &str) -> Option<(String, String)> {
    let word = text.split_whitespace().find(|word| word.contains('@'))?;
    let address = email::normalised(word.trim_matches(['(', ')', '[', ']']));
    email::check(&address).ok()?;
    Some((address, tidy::text(&text.replacen(word, " ", 1))))
}

/// What a text is by itself.
fn role_of(text: &str, country: &str) -> Option<Role> {
    let is_id = || WITH_CHECK_DIGIT.iter().any(|one| is_business_id(text, one));
    if is_web_address(text) {
        Some(Role::Other)
    } else if is_id() {
        Some(Role::BusinessId)
    } else if postal_code::is_certain(country, text) {
        Some(Role::PostalCode)
    } else if is_phone(text) {
        Some(Role::Phone)
    } else if named(text).is_some() {
        Some(Role::Country)
    } else if is_street(text) {
        Some(Role::Street)
    } else if is_business(text) {
        Some(Role::Name)
    } else if is_title(text) {
        Some(Role::Title)
    } else if is_person(text) {
        Some(Role::Contact)
    } else if may_be_street(text) {
        Some(Role::Street)
    } else {
        None
    }
}

/// Whether a text is a number of a business, with its check digit. Ten digits that begin with a zero are a telephone
/// number.
fn is_business_id(text: &str, country: &str) -> bool {
    let written = business_id::normalised(country, text, false);
    let has_form = text
        .chars()
        .all(|one| one.is_ascii_alphanumeric() || one == ' ' || one == '-' || tidy::is_dash(one));
    has_form
        && !tidy::code(text).starts_with("04")
        && !text.starts_with('+')
        && written.contains(|one: char| one.is_ascii_digit())
        && business_id::check(country, &written).is_ok()
}

fn is_phone(text: &str) -> bool {
    let is_sign = |one: char| {
        one.is_ascii_digit()
            || matches!(one, ' ' | '+' | '-' | '(' | ')' | '.' | '/')
            || tidy::is_dash(one)
    };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let begins = text.starts_with(['+', '0', '(']);
    begins && text.chars().all(is_sign) && (6..=15).contains(&digits)
}

fn is_web_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_domain = !lower.contains(' ')
        && lower.rsplit_once('.').is_some_and(|(domain, top)| {
            domain.len() > 2
                && (2..=4).contains(&top.len())
                && top.chars().all(|one| one.is_ascii_lowercase())
                && !domain.contains(|one: char| one.is_ascii_digit())
        });
    lower.starts_with("http") || lower.starts_with("www.") || is_domain
}

/// The country that a text names: by its name, or by its code in capital letters.
pub(super) fn named(text: &str) -> Option<&'static str> {
    let text = text.trim().trim_end_matches('.');
    let is_code = text.len() == 2 && text.chars().all(|one| one.is_ascii_uppercase());
    (is_code || text.chars().count() > 3 || text == "USA")
        .then(|| country::nearest(text))
        .flatten()
}

/// Whether a text is the name of a person: two to four words with capitals.
fn is_person(text: &str) -> bool {
    const BETWEEN_NAMES: [&str; 6] = ["von", "af", "de", "van", "der", "la"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        let begins = letters.next().is_some_and(char::is_uppercase);
        let is_letter =
            |one: char| one.is_alphabetic() || matches!(one, '-' | '\'' | '.' | ':' | '’');
        begins && letters.all(is_letter) || BETWEEN_NAMES.contains(word)
    };
    let has_small = text.chars().any(char::is_lowercase);
    (2..=4).contains(&words.len()) && has_small && words.iter().all(is_name)
}

/// The country that segments name, or that a number of a business belongs to.
fn named_country(segments: &[Segment]) -> Option<String> {
    let labelled = segments.iter().find_map(|segment| {
        (segment.role == Some(Role::Country)).then(|| country::nearest(&segment.text))?
    });
    let last = |text: &str| named(text.rsplit(',').next().unwrap_or(text));
    let by_name = || {
        let mut free = segments
            .iter()
            .filter(|segment| matches!(segment.role, None | Some(Role::Address)));
        free.find_map(|segment| last(&segment.text))
    };
    let by_id = || {
        let mut ids = segments.iter().filter(|segment| {
            matches!(
                segment.role,
                None | Some(Role::BusinessId | Role::VatNumber)
            )
        });
        ids.find_map(|segment| {
            let mut countries = WITH_CHECK_DIGIT.into_iter();
            countries.find(|country| is_business_id(&segment.text, country))
        })
    };
    labelled.or_else(by_name).or_else(by_id).map(str::to_owned)
}

/// The country as in which a postal code is written, where the usual one has codes of the same digits.
fn country_of_code(segments: &[Segment], usual: &str) -> Option<String> {
    let places = segments
        .iter()
        .filter(|segment| matches!(segment.role, None | Some(Role::Address | Role::PostalCode)));
    let mut parts = places.flat_map(|segment| segment.text.split(", "));
    parts
        .find_map(|part| postal_code::country_written_as(usual, part))
        .map(str::to_owned)
}

/// The country that a telephone number or the form of the business speaks for.
fn hinted_country(segments: &[Segment]) -> Option<String> {
    let by_form = || {
        let mut names = segments.iter().filter(|one| is_business(&one.text));
        names.find_map(|one| country_of_business(&one.text))
    };
    let is_number = |segment: &&Segment| phone::check(&segment.text).is_ok();
    let certain = segments
        .iter()
        .find(is_number)
        .and_then(|one| country_of_phone(&one.text));
    certain.or_else(by_form).map(str::to_owned)
}

//! A signatory as it is written as an argument: `PARTY:NAME:TITLE`, `PARTY:NAME:TITLE:EMAIL`, or
//! `PARTY:name=NAME,title=TITLE,email=EMAIL`, where a title may have colons and commas.

use crate::draft::values::email;
use crate::draft::{Signatory, SignatoryPart};
use crate::message::Message;

/// The names of the parts in the long form.
const KEYS: [(&str, SignatoryPart); 3] = [
    ("name", SignatoryPart::Name),
    ("title", SignatoryPart::Title),
    ("email", SignatoryPart::Email),
];

/// Reads a signatory, with the id of the party.
///
/// # Errors
/// What is missing, or can be read in two ways.
pub(super) fn signatory(written: &str) -> Result<(String, Signatory), Message> {
    let pieces = split_at_colons(written);
    let behind = written.get(pieces[0].len() + 1..);
    if let Some(keyed) = behind.filter(|rest| key_at(rest.trim_start()).is_some()) {
        let signatory = of_keys(keyed).ok_or(Message::new("new-signatory-keys"))?;
        return Ok((unescaped(pieces[0], ':', ':'), signatory));
    }
    let (party, name, title, address) = match pieces.as_slice() {
        [party, name, title] if !is_address(title) => (party, name, title, ""),
        [party, name, title, address] if is_address(address) => (party, name, title, *address),
        [_, _, _, _, ..] => return Err(Message::new("new-signatory-colons")),
        _ => return Err(Message::new("new-signatory-form")),
    };
    let plain = |piece: &str| unescaped(piece, ':', ':').trim().to_owned();
    let signatory = Signatory {
        name: plain(name),
        title: plain(title),
        email: address.trim().to_owned(),
    };
    Ok((unescaped(party, ':', ':'), signatory))
}

/// Whether a text is meant for an e-mail address.
fn is_address(text: &str) -> bool {
    text.contains('@') && email::check(&email::normalised(text)).is_ok()
}

/// Reads the long form: each part once, up to the comma before the next one. None without a name, or with a part twice.
fn of_keys(text: &str) -> Option<Signatory> {
    let commas = text.match_indices(',').map(|(place, _)| place + 1);
    let starts = std::iter::once(0).chain(commas).filter_map(|start| {
        let key = text[start..].trim_start();
        Some((start, text.len() - key.len(), key_at(key)?))
    });
    let starts: Vec<(usize, usize, (&str, SignatoryPart))> = starts.collect();
    let mut signatory = Signatory::default();
    for (index, (_, place, (key, part))) in starts.iter().enumerate() {
        let end = starts
            .get(index + 1)
            .map_or(text.len(), |(next, ..)| next - 1);
        let value = text.get(place + key.len() + 1..end)?.trim();
        let known = signatory.part_mut(*part);
        if !known.is_empty() || value.is_empty() {
            return None;
        }
        value.clone_into(known);
    }
    (!signatory.name.is_empty()).then_some(signatory)
}

/// The key that a text begins with.
fn key_at(text: &str) -> Option<(&'static str, SignatoryPart)> {
    let begins = |key: &str| {
        text.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with('='))
    };
    KEYS.into_iter().find(|(key, _)| begins(key))
}

/// Splits a text at its colons, but for those behind a backslash.
fn split_at_colons(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (index, character) in text.char_indices() {
        if character == ':' && !is_escaped {
            pieces.push(&text[start..index]);
            start = index + 1;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    pieces.push(&text[start..]);
    pieces
}

/// Replaces a backslash and the character `escaped` by `meant`, and two backslashes by one.
pub(super) fn unescaped(text: &str, escaped: char, meant: char) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().filter(|_| character == '\\');
        plain.push(match next {
            Some('\\') => '\\',
            Some(next) if next == escaped => meant,
            _ => {
                plain.push(character);
                continue;
            }
        });
        characters.next();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatories_are_read() {
        let check = |written: &str, expected: Result<(&str, &str, &str), &str>| {
            let found = signatory(&format!("customer:{written}"));
            let found = found
                .as_ref()
                .map(|(_, one)| (&*one.name, &*one.title, &*one.email));
            assert_eq!(found.map_err(Message::id), expected, "{written}");
        };
        check("Åsa Öst:VD", Ok(("Åsa Öst", "VD", "")));
        check("Åsa Öst:VD:asa@ost.fi", Ok(("Åsa Öst", "VD", "asa@ost.fi")));
        check(r"Carl K\:son:VD", Ok(("Carl K:son", "VD", "")));
        check(
            "name=Carl K:son, title=VD: styrelsen, ordförande, email=c@k.fi",
            Ok(("Carl K:son", "VD: styrelsen, ordförande", "c@k.fi")),
        );
        check("title=VD,name=A", Ok(("A", "VD", "")));
        check("name=A", Ok(("A", "", "")));
        check("Carl K:son Berg:VD", Err("new-signatory-colons"));
        check("Carl:VD: styrelsen", Err("new-signatory-colons"));
        check("A:VD:a@b.fi:x", Err("new-signatory-colons"));
        check("A:VD:a@b", Err("new-signatory-colons"));
        check("A:a@b.fi", Err("new-signatory-form"));
        check("A", Err("new-signatory-form"));
        check("title=VD", Err("new-signatory-keys"));
        check("name=A,name=B", Err("new-signatory-keys"));
        check("name=,title=VD", Err("new-signatory-keys"));
    }
}

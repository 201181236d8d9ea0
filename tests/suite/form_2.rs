//! The hash of a template in canonical form 2, computed independently: as the form's documentation says, with nothing
//! but lines and SHA-256.

use std::str::Lines;

use sha2::{Digest, Sha256};

const FIRST: &str = "klausul template form 2";

fn sha256(text: &str) -> String {
    klausul::characters::hexadecimal(&Sha256::digest(text))
}

/// Of the text of a whole template.
pub fn hash(text: &str) -> String {
    part(&mut opened(text), Some(sha256(text)[..32].to_owned()))
}

/// Of an excerpt.
#[allow(dead_code, reason = "not every test needs it")]
pub fn hash_of_excerpt(text: &str) -> String {
    part(&mut opened(text), None)
}

fn opened(text: &str) -> Lines<'_> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(FIRST));
    lines
}

/// The hash of the part that begins on the next line; `salt` follows from its parent's.
fn part(lines: &mut Lines<'_>, mut salt: Option<String>) -> String {
    let (kind, mut rest) = lines.next().unwrap().split_once(' ').unwrap();
    while rest.starts_with('!') {
        rest = rest.split_once(' ').unwrap().1;
    }
    if let Some(own) = rest.strip_prefix('@') {
        salt = Some(own[..32].to_owned());
        rest = &own[33..];
    }
    if let Some(hash) = rest.strip_prefix('#') {
        return hash.to_owned();
    }
    if rest != "{" {
        let salt = salt.unwrap();
        return sha256(&format!("{FIRST}\nleaf {kind}\n{salt}\n{rest}"));
    }
    let mut parts = format!("{FIRST}\nnode {kind}\n");
    if lines.clone().next() == Some("}") {
        parts += &salt.clone().unwrap();
        parts += "\n";
    }
    for number in 0.. {
        if lines.clone().next() == Some("}") {
            break;
        }
        let inside = salt.as_ref().map(|salt| {
            let salt = sha256(&format!("{FIRST}\nsalt {number}\n{salt}\n"));
            salt[..32].to_owned()
        });
        parts += &part(lines, inside);
        parts += "\n";
    }
    lines.next();
    sha256(&parts)
}

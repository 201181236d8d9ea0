//! Electronic mail addresses, checked pragmatically: what nearly every address in use
//! looks like passes, and what nearly always is a slip does not.
//!
//! The form is the `addr-spec` of RFC 5322, section 3.4.1, with a local part of the form
//! `dot-atom`, the letters beyond ASCII of RFC 6531 and the lengths of RFC 5321, section 4.5.3.1. Quoted local
//! parts, comments and addresses of machines in brackets are left out.

use thiserror::Error;

use super::tidy;

/// What is wrong with an address. The first problem found is reported, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EmailProblem {
    /// White space within the address.
    #[error("an address holds no spaces")]
    Space,
    /// No at sign.
    #[error("an address has an @")]
    NoAtSign,
    /// More than one at sign.
    #[error("an address has only one @")]
    SeveralAtSigns,
    /// Nothing before the at sign.
    #[error("an address has a name before the @")]
    NoLocalPart,
    /// Nothing after the at sign.
    #[error("an address has a domain after the @")]
    NoDomain,
    /// A dot first or last in a part, or two dots together.
    #[error("no part of an address begins or ends with a dot or has two dots together")]
    MisplacedDot {
        /// The part that has it.
        part: EmailPart,
    },
    /// No dot in the domain.
    #[error("the domain of an address has a dot")]
    DomainWithoutDot,
    /// A character that the part cannot hold.
    #[error("the character {character} cannot be there")]
    Character {
        /// The part that has it.
        part: EmailPart,
        /// The first such character.
        character: char,
    },
    /// A part that no server takes.
    #[error("the part of the address is longer than {max} octets")]
    TooLong {
        /// The part that is too long.
        part: EmailPart,
        /// How many octets of UTF-8 it may have.
        max: usize,
    },
}

/// A part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailPart {
    /// Before the at sign.
    Local,
    /// After it.
    Domain,
}

/// Checks a typed address.
///
/// # Errors
///
/// The first problem found.
pub fn check(text: &str) -> Result<(), EmailProblem> {
    let (local, domain) = split(text.trim())?;
    check_dots(local, EmailPart::Local)?;
    check_dots(domain, EmailPart::Domain)?;
    if !domain.contains('.') {
        return Err(EmailProblem::DomainWithoutDot);
    }
    check_characters(local, EmailPart::Local)?;
    check_characters(domain, EmailPart::Domain)?;
    check_length(local, EmailPart::Local, MAX_LOCAL_OCTETS)?;
    check_length(domain, EmailPart::Domain, MAX_DOMAIN_OCTETS)
}

/// Returns an address without what mail programs put around it (`mailto:`, a name before `<` and `>`), with its domain in
/// small letters, which mean the same there. What stands before the at sign is left as it is.
#[must_use]
pub fn normalised(text: &str) -> String {
    let tidied = tidy::text(text);
    let address = bare(&tidied);
    match address.rsplit_once('@') {
        Some((local, domain)) if check(address).is_ok() => {
            format!("{local}@{}", domain.to_lowercase())
        }
        _ => tidied,
    }
}

/// What stands between `<` and `>`, behind `mailto:` and before a full stop or semicolon.
fn bare(text: &str) -> &str {
    let text = match text.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or(rest),
        None => text,
    };
    let text = text.trim();
    let scheme = text.get(.."mailto:".len());
    let is_link = scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let text = if is_link {
        &text["mailto:".len()..]
    } else {
        text
    };
    let text = text.trim_matches(|one| matches!(one, ' ' | ',' | ';' | '"' | '\''));
    text.strip_suffix('.').unwrap_or(text)
}

/// RFC 5321, section 4.5.3.1.1.
const MAX_LOCAL_OCTETS: usize = 64;
/// RFC 5321, section 4.5.3.1.2.
const MAX_DOMAIN_OCTETS: usize = 255;

fn check_length(text: &str, part: EmailPart, max: usize) -> Result<(), EmailProblem> {
    if text.len() > max {
        return Err(EmailProblem::TooLong { part, max });
    }
    Ok(())
}

fn split(text: &str) -> Result<(&str, &str), EmailProblem> {
    if text.contains(char::is_whitespace) {
        return Err(EmailProblem::Space);
    }
    match text.split_once('@').ok_or(EmailProblem::NoAtSign)? {
        (_, domain) if domain.contains('@') => Err(EmailProblem::SeveralAtSigns),
        ("", _) => Err(EmailProblem::NoLocalPart),
        (_, "") => Err(EmailProblem::NoDomain),
        parts => Ok(parts),
    }
}

fn check_dots(text: &str, part: EmailPart) -> Result<(), EmailProblem> {
    if text.split('.').any(str::is_empty) {
        return Err(EmailProblem::MisplacedDot { part });
    }
    Ok(())
}

fn check_characters(text: &str, part: EmailPart) -> Result<(), EmailProblem> {
    match text.chars().find(|&character| !belongs(character, part)) {
        Some(character) => Err(EmailProblem::Character { part, character }),
        None => Ok(()),
    }
}

/// Letters and digits of any script, the common marks set on letters, dots and hyphens;
/// in a local part the rest of `atext` too.
fn belongs(character: char, part: EmailPart) -> bool {
    let is_word = character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}');
    let is_other_atext = part == EmailPart::Local && OTHER_ATEXT.contains(character);
    is_word || matches!(character, '.' | '-') || is_other_atext
}

/// `atext` of RFC 5322, section 3.2.3, but for letters, digits and the hyphen.
const OTHER_ATEXT: &str = "!#$%&'*+/=?^_`{|}~";

#[cfg(test)]
mod tests {
    use super::EmailPart::{Domain, Local};
    use super::EmailProblem;
    use super::EmailProblem::{
        Character, DomainWithoutDot, MisplacedDot, NoAtSign, NoDomain, NoLocalPart, SeveralAtSigns,
        Space, TooLong,
    };

    fn check(text: &str, expected: Result<(), EmailProblem>) {
        assert_eq!(super::check(text), expected, "{text:?}");
    }

    fn character(part: super::EmailPart, character: char) -> Result<(), EmailProblem> {
        Err(Character { part, character })
    }

    #[test]
    fn usual_addresses_pass() {
        for text in [
            "anna@example.fi",
            " anna@example.fi\n",
            "a@b.c",
            "Anna.B-C_d+agreements@mail.example-firm.co.uk",
            "o'neil@example.ie",
            "1234567-1@example.fi",
            "m\u{fc}ller@b\u{fc}cher.de",
            "mu\u{308}ller@bu\u{308}cher.de",
            "\u{438}\u{432}\u{430}\u{43d}@\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}",
            "anna@xn--bcher-kva.de",
        ] {
            check(text, Ok(()));
        }
    }

    #[test]
    fn at_signs_are_counted() {
        check("", Err(NoAtSign));
        check("anna", Err(NoAtSign));
        check("anna.example.fi", Err(NoAtSign));
        check("anna@b@example.fi", Err(SeveralAtSigns));
        check("anna@@example.fi", Err(SeveralAtSigns));
        check("@@", Err(SeveralAtSigns));
    }

    #[test]
    fn both_parts_are_needed() {
        check("@example.fi", Err(NoLocalPart));
        check("@", Err(NoLocalPart));
        check("anna@", Err(NoDomain));
        check("anna@example", Err(DomainWithoutDot));
    }

    #[test]
    fn spaces_are_reported() {
        check("anna @example.fi", Err(Space));
        check("anna@example. fi", Err(Space));
        check("Anna <anna@example.fi>", Err(Space));
        check("anna\u{a0}b@example.fi", Err(Space));
        check("anna@example.fi bo@example.fi", Err(Space));
    }

    #[test]
    fn misplaced_dots_are_reported() {
        check(".anna@example.fi", Err(MisplacedDot { part: Local }));
        check("anna.@example.fi", Err(MisplacedDot { part: Local }));
        check("an..na@example.fi", Err(MisplacedDot { part: Local }));
        check("anna@.example.fi", Err(MisplacedDot { part: Domain }));
        check("anna@example.fi.", Err(MisplacedDot { part: Domain }));
        check("anna@example..fi", Err(MisplacedDot { part: Domain }));
        check("anna@.", Err(MisplacedDot { part: Domain }));
    }

    #[test]
    fn addresses_are_normalised() {
        let check = |text: &str, expected: &str| {
            assert_eq!(super::normalised(text), expected, "{text}");
            assert_eq!(super::normalised(expected), expected);
        };
        check("Anna.Ek@Example.FI", "Anna.Ek@example.fi");
        check("mailto:anna@example.fi", "anna@example.fi");
        check("Anna Ek <Mailto:anna@example.fi>", "anna@example.fi");
        check("<anna@example.fi>;", "anna@example.fi");
        check(" anna@example.fi. ", "anna@example.fi");
        check("anna@ example.fi", "anna@ example.fi");
        check("Anna", "Anna");
    }

    #[test]
    fn lengths_are_checked() {
        let local = |count: usize| format!("{}@example.fi", "a".repeat(count));
        check(&local(64), Ok(()));
        check(
            &local(65),
            Err(TooLong {
                part: Local,
                max: 64,
            }),
        );
        check(&format!("{}@example.fi", "å".repeat(32)), Ok(()));
        let octets = Err(TooLong {
            part: Local,
            max: 64,
        });
        check(&format!("{}@example.fi", "å".repeat(33)), octets);
        let domain = |count: usize| format!("a@{}.fi", "b.".repeat(count / 2 - 2) + "b");
        assert_eq!(domain(255).len(), 2 + 254);
        check(&domain(255), Ok(()));
        check(
            &domain(256),
            Err(TooLong {
                part: Domain,
                max: 255,
            }),
        );
    }

    #[test]
    fn stray_characters_are_reported() {
        check("mailto:anna@example.fi", character(Local, ':'));
        check("<anna@example.fi>", character(Local, '<'));
        check("\"anna\"@example.fi", character(Local, '"'));
        check("anna@example.fi,", character(Domain, ','));
        check("anna@example,fi.fi", character(Domain, ','));
        check("anna@exam_ple.fi", character(Domain, '_'));
        check("anna@[127.0.0.1]", character(Domain, '['));
        check("anna\u{200b}@example.fi", character(Local, '\u{200b}'));
    }
}

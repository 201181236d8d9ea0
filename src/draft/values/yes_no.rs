//! Answers to questions that have two.

use crate::language::Rules;

/// What is stored for yes.
pub const YES: &str = "yes";
/// What is stored for no.
pub const NO: &str = "no";

/// Reads an answer: as it is stored, as the field prints it, or in a language whose words are known.
#[must_use]
pub fn parse(text: &str, yes: &str, no: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    let of_languages = Rules::all().map(|rules| (&*rules.yes_no.yes, &*rules.yes_no.no));
    let pairs = [(YES, NO), (yes, no)].into_iter().chain(of_languages);
    for (yes, no) in pairs {
        if text == yes.to_lowercase() {
            return Some(true);
        }
        if text == no.to_lowercase() {
            return Some(false);
        }
    }
    None
}

/// What is stored for an answer.
#[must_use]
pub fn stored(is_yes: bool) -> &'static str {
    if is_yes { YES } else { NO }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_in_every_language() {
        let check = |text: &str, expected: Option<bool>| {
            assert_eq!(parse(text, "avtalas", "avtalas inte"), expected, "{text}");
        };
        check("yes", Some(true));
        check("no", Some(false));
        check("Ja", Some(true));
        check(" nej ", Some(false));
        check("kyllä", Some(true));
        check("ei", Some(false));
        check("Avtalas inte", Some(false));
        check("kanske", None);
        check("", None);
    }
}

//! White space and hyphens as they are meant: what word processors, spreadsheets and mail programs make of them looks the
//! same and is another character.

/// Returns a text of one or more lines with simple spaces, one between words, and with the hyphens of the keyboard. A
/// dash is left alone: it may be meant. Line feeds and other control characters stay, too.
#[must_use]
pub fn text(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let characters = line.chars().map(|character| match character {
            character if is_space(character) => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        });
        let line: String = characters.collect();
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a code, such as a number of a business or a postal code: tidied, and with a hyphen for every dash.
#[must_use]
pub fn code(code: &str) -> String {
    let simple: String = code.chars().filter(|one| !is_unseen(*one)).collect();
    let tidied = text(&simple.replace(is_dash, "-"));
    tidied.replace(" -", "-").replace("- ", "-")
}

/// Returns the letters and digits of a code.
#[must_use]
pub fn compact(code: &str) -> String {
    let is_between = |character: &char| matches!(character, ' ' | '-' | '.' | '/');
    code.chars().filter(|one| !is_between(one)).collect()
}

/// Whether a character is a space of some width.
fn is_space(character: char) -> bool {
    character == ' '
        || character == '\u{a0}'
        || ('\u{2000}'..='\u{200a}').contains(&character)
        || matches!(character, '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a character is a hyphen, a dash or a minus sign.
#[must_use]
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Whether a character takes no room, and comes along when something is copied from a page: a soft hyphen, a mark of
/// direction, a space without width.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_tidied() {
        let check = |found: &str, expected: &str| {
            assert_eq!(text(found), expected, "{found:?}");
            assert_eq!(text(expected), expected);
        };
        check("  Åkerströms\u{a0}Öst   Ab ", "Åkerströms Öst Ab");
        check("Carl\u{2011}Johan", "Carl-Johan");
        check("Öst \u{2013} Väst Ab", "Öst \u{2013} Väst Ab");
        check("Box  1\r\n c/o  Öst \n\nVasa\n", "Box 1\nc/o Öst\n\nVasa");
        check("a\tb", "a\tb");
        check("", "");
    }

    #[test]
    fn codes_are_tidied() {
        let check = |found: &str, expected: &str| {
            assert_eq!(code(found), expected, "{found:?}");
            assert_eq!(code(expected), expected);
        };
        check(" 0112038 \u{2013} 9", "0112038-9");
        check("\u{202a}0112038\u{2212}9\u{202c}", "0112038-9");
        check("111\u{202f}22", "111 22");
        assert_eq!(compact("CHE-123.456.789 MWST"), "CHE123456789MWST");
    }
}

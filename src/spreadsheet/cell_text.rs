//! Texts of cells: which of them are errors, and how long they may be.

use std::borrow::Cow;

use super::limits::MAX_CELL_UNITS;

/// The errors that workbooks know by name, whatever language a program shows them in.
const CODES: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

/// What stands before the number of an error in English, Swedish and Finnish.
const BEFORE_NUMBERS: [&str; 3] = ["Err:", "Fel:", "Virhe:"];

/// Whether a text is an error as spreadsheet programs show it, in whichever language: `#REF!`, `#NAMN?`, `#N/A`, `Err:502`; also
/// the number signs of what is too wide for its column.
pub(super) fn is_error(text: &str) -> bool {
    let mut numbers = BEFORE_NUMBERS.iter();
    if let Some(number) = numbers.find_map(|before| text.strip_prefix(before)) {
        return number.parse::<u16>().is_ok();
    }
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    let is_wide = name.len() > 1 && name.bytes().all(|sign| sign == b'#');
    let word = name.trim_end_matches(['!', '?']);
    let is_word = word
        .chars()
        .all(|sign| sign.is_uppercase() || "/0".contains(sign));
    let is_named = word.len() < name.len() && !word.is_empty() && is_word;
    is_wide || is_named || matches!(name, "N/A" | "NV" | "I/T" | "PUUTTUU")
}

/// Returns an error as a workbook has it. One that it doesn't know by name is a value that is missing: anything else would be read
/// as text.
pub(super) fn error_code(error: &str) -> &'static str {
    let mut codes = CODES.into_iter();
    codes.find(|code| *code == error).unwrap_or("#N/A")
}

/// Whether a text is longer than a cell of a workbook holds.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > MAX_CELL_UNITS && text.encode_utf16().count() > MAX_CELL_UNITS
}

/// Returns a text that a cell of a workbook holds; a longer one is cut, and ends in an ellipsis.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    if !is_too_long(text) {
        return Cow::Borrowed(text);
    }
    let mut left = MAX_CELL_UNITS - 1;
    let kept = text.chars().take_while(|one| {
        let fits = one.len_utf16() <= left;
        left = left.saturating_sub(one.len_utf16());
        fits
    });
    Cow::Owned(kept.chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_in_any_language() {
        for text in [
            "#REF!",
            "#N/A",
            "#DIV/0!",
            "#SAKNAS!",
            "#NAMN?",
            "#PUUTTUU!",
            "########",
            "Err:502",
            "Fel:502",
            "Virhe:508",
        ] {
            assert!(is_error(text), "{text}");
        }
        for text in [
            "#1",
            "Nr #4",
            "#",
            "Err: 5",
            "Fel: 3 st",
            "C# Konsult Ab",
            "",
        ] {
            assert!(!is_error(text), "{text}");
        }
        assert_eq!(error_code("#REF!"), "#REF!");
        assert_eq!(error_code("#SAKNAS!"), "#N/A");
    }

    #[test]
    fn long_texts_are_cut_to_what_a_cell_holds() {
        let check = |text: &str, expected_units: usize, is_cut: bool| {
            let cut = shortened(text);
            assert_eq!(cut.encode_utf16().count(), expected_units);
            assert_eq!(cut.ends_with('…'), is_cut);
            assert_eq!(is_too_long(text), is_cut);
        };
        check("Åbo", 3, false);
        check(&"å".repeat(MAX_CELL_UNITS), MAX_CELL_UNITS, false);
        check(&"å".repeat(MAX_CELL_UNITS + 1), MAX_CELL_UNITS, true);
        // A letter of two units isn't cut in two.
        check(&"😀".repeat(MAX_CELL_UNITS), MAX_CELL_UNITS, true);
    }
}

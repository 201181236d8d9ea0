//! Forms of values: which characters stand where.

use std::ops::RangeInclusive;

/// Whether a text is of a form. In a form `#` is a digit, `?` a digit that may be left
/// out, `@` a capital letter, `*` a capital letter or a digit, and `%` one of these or
/// `+` or `*`, all of ASCII; any other character is itself.
pub(super) fn fits_form(form: &str, text: &str) -> bool {
    fits_symbols(form.as_bytes(), text.as_bytes())
}

/// Whether a text is of one of the forms.
pub(super) fn fits_any(forms: &[&str], text: &str) -> bool {
    forms.iter().any(|form| fits_form(form, text))
}

fn fits_symbols(form: &[u8], text: &[u8]) -> bool {
    match (form, text) {
        ([], []) => true,
        ([b'?', form @ ..], [b'0'..=b'9', rest @ ..]) => {
            fits_symbols(form, rest) || fits_symbols(form, text)
        }
        ([b'?', form @ ..], _) => fits_symbols(form, text),
        ([symbol, form @ ..], [byte, rest @ ..]) => {
            fits_symbol(*symbol, *byte) && fits_symbols(form, rest)
        }
        _ => false,
    }
}

fn fits_symbol(symbol: u8, byte: u8) -> bool {
    match symbol {
        b'#' => byte.is_ascii_digit(),
        b'@' => byte.is_ascii_uppercase(),
        b'*' => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        b'%' => fits_symbol(b'*', byte) || matches!(byte, b'+' | b'*'),
        _ => byte == symbol,
    }
}

/// Returns a text without punctuation in a form, with the form's own spaces and hyphens; none where it doesn't fit. Letters
/// that every text of the form begins with may be missing.
pub(super) fn fitted(form: &str, compact: &str) -> Option<String> {
    let fitted = |compact: &str| fit_symbols(form.as_bytes(), compact.as_bytes());
    let bytes = fitted(compact).or_else(|| {
        let is_fixed = |symbol: &char| symbol.is_ascii_alphabetic();
        let prefix: String = form.chars().take_while(is_fixed).collect();
        (!prefix.is_empty())
            .then(|| fitted(&format!("{prefix}{compact}")))
            .flatten()
    })?;
    String::from_utf8(bytes).ok()
}

fn fit_symbols(form: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let with = |byte: u8, form: &[u8], text: &[u8]| {
        let mut rest = fit_symbols(form, text)?;
        rest.insert(0, byte);
        Some(rest)
    };
    match (form, text) {
        ([], []) => Some(Vec::new()),
        ([b'?', form @ ..], [byte @ b'0'..=b'9', rest @ ..]) => {
            with(*byte, form, rest).or_else(|| fit_symbols(form, text))
        }
        ([b'?', form @ ..], _) => fit_symbols(form, text),
        ([sign @ (b' ' | b'-' | b'.'), form @ ..], _) => with(*sign, form, text),
        ([symbol, form @ ..], [byte, rest @ ..]) if fits_symbol(*symbol, *byte) => {
            with(*byte, form, rest)
        }
        _ => None,
    }
}

/// The form of a value of which nothing precise is known: letters, digits and some punctuation, with at
/// least one letter or digit.
pub(super) struct LooseForm {
    /// How many characters, at least and at most.
    pub lengths: RangeInclusive<usize>,
    /// What may stand between letters and digits.
    pub punctuation: &'static [char],
}

impl LooseForm {
    /// Whether a text is of the form.
    pub fn fits(&self, text: &str) -> bool {
        self.lengths.contains(&text.chars().count())
            && text.contains(char::is_alphanumeric)
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || self.punctuation.contains(&c))
    }
}

#[cfg(test)]
mod tests {
    use super::{LooseForm, fits_form, fitted};

    fn check_form(form: &str, text: &str, expected: bool) {
        assert_eq!(fits_form(form, text), expected, "{form} {text:?}");
    }

    #[test]
    fn forms_say_what_fits() {
        check_form("", "", true);
        check_form("#", "7", true);
        check_form("#", "", false);
        check_form("#", "77", false);
        check_form("#", "\u{667}", false);
        check_form("@-", "A-", true);
        check_form("@-", "a-", false);
        check_form("@", "\u{c5}", false);
        check_form("**", "A1", true);
        check_form("**", "A+", false);
        check_form("%%%%", "A1+*", true);
        check_form("#??", "1", true);
        check_form("#??", "12", true);
        check_form("#??", "123", true);
        check_form("#??", "1234", false);
        check_form("?#", "1", true);
        check_form("?A", "A", true);
        check_form("?A", "1A", true);
        check_form("?", "A", false);
    }

    #[test]
    fn texts_are_fitted_into_forms() {
        let check = |form: &str, compact: &str, expected: Option<&str>| {
            assert_eq!(
                fitted(form, compact).as_deref(),
                expected,
                "{form} {compact}"
            );
        };
        check("#######-#", "01120389", Some("0112038-9"));
        check("#######-#", "0112038", None);
        check("@@#? #@@", "SW111AA", Some("SW11 1AA"));
        check("@@#? #@@", "SW11AA", Some("SW1 1AA"));
        check("LT-#####", "LT01103", Some("LT-01103"));
        check("LT-#####", "01103", Some("LT-01103"));
        check("LT-#####", "LV01103", None);
        check("### ##", "\u{e5}1122", None);
    }

    #[test]
    fn loose_forms_say_what_fits() {
        let loose = LooseForm {
            lengths: 2..=4,
            punctuation: &['-'],
        };
        for (text, expected) in [
            ("", false),
            ("1", false),
            ("12", true),
            ("1-2A", true),
            ("12345", false),
            ("--", false),
            ("1 2", false),
            ("\u{393}\u{395}", true),
        ] {
            assert_eq!(loose.fits(text), expected, "{text:?}");
        }
    }
}

//! Names of the files that the program writes.

/// The extension of an exported file.
pub const PDF_EXTENSION: &str = "pdf";

/// The maximum length of a name: a longer one is unhandy.
const MAX_CHARACTERS: usize = 100;
/// The maximum length in bytes: file systems stop at 255 bytes or, on Windows, as many units of UTF-16, which are never more.
/// That leaves room for an extension.
const MAX_BYTES: usize = 240;
/// The separator between the parts of a file name.
const SEPARATOR: &str = " – ";

/// Returns a file name of these parts, without extension, that is legal on every system that the program runs
/// on. Empty parts are left out.
#[must_use]
pub fn file_name(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let mut parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    shorten(&mut parts);
    shorten_bytes(&mut parts);
    legal(&parts.join(SEPARATOR))
}

/// Whether a file name, without extension, begins with a part as [`file_name`] writes it.
#[must_use]
pub fn is_named_after(name: &str, first: &str) -> bool {
    let first = file_name(&[first]);
    let rest = name.strip_prefix(&first);
    !first.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(SEPARATOR))
}

/// Shortens the longest part, so that there is room for those after it: the mark of a draft must stay in its name.
fn shorten(parts: &mut [String]) {
    let count = |text: &str| text.chars().count();
    let separators = count(SEPARATOR) * parts.len().saturating_sub(1);
    let whole: usize = parts.iter().map(|part| count(part)).sum();
    let excess = (whole + separators).saturating_sub(MAX_CHARACTERS);
    let Some(longest) = parts.iter_mut().max_by_key(|part| count(part)) else {
        return;
    };
    let length = count(longest).saturating_sub(excess);
    let short: String = longest.chars().take(length).collect();
    // A whole word less is better than half a word, unless it is half of the part.
    let is_cut = length < count(longest);
    let end = short
        .rfind(' ')
        .filter(|end| is_cut && end * 2 > short.len());
    short[..end.unwrap_or(short.len())]
        .trim_end()
        .clone_into(longest);
}

/// Shortens the longest part until all together are short enough on disk.
fn shorten_bytes(parts: &mut [String]) {
    let separators = SEPARATOR.len() * parts.len().saturating_sub(1);
    while parts.iter().map(String::len).sum::<usize>() + separators > MAX_BYTES {
        let Some(longest) = parts.iter_mut().max_by_key(|part| part.len()) else {
            return;
        };
        longest.pop();
    }
}

/// Replaces what Windows doesn't allow in a file name (Microsoft, "Naming Files, Paths, and Namespaces");
/// other systems allow more.
fn legal(name: &str) -> String {
    let replaced: String = name
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    let words: Vec<&str> = replaced.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(MAX_CHARACTERS).collect();
    let trimmed = short.trim_matches([' ', '.', '-', '–']);
    if is_reserved(trimmed) {
        return format!("_{trimmed}");
    }
    trimmed.to_owned()
}

/// Whether a name is that of a device on Windows, with or without an extension.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_ascii_uppercase();
    let is_number = |rest: &str| {
        let mut characters = rest.chars();
        // Superscripts count as digits there.
        let is_digit = matches!(characters.next(), Some('1'..='9' | '¹' | '²' | '³'));
        is_digit && characters.next().is_none()
    };
    let numbered = |device: &str| upper.strip_prefix(device).is_some_and(is_number);
    let named = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    named.contains(&upper.as_str()) || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_legal() {
        let check = |parts: &[&str], expected: &str| {
            assert_eq!(file_name(parts), expected, "{parts:?}");
        };
        check(
            &[
                "Personuppgifter",
                "Åkerströms Öst & Söner Ab",
                "SA-2026-0417",
            ],
            "Personuppgifter – Åkerströms Öst & Söner Ab – SA-2026-0417",
        );
        check(&["A/B: \"C\"?", ""], "A-B- -C");
        check(
            &["Behandling av personuppgifter", &"ord ".repeat(30)],
            &format!("Behandling av personuppgifter – {}ord", "ord ".repeat(16)),
        );
        check(&["", " "], "");
        check(&["con"], "_con");
        check(&["com1.x"], "_com1.x");
        check(&["komma..."], "komma");
        check(&["komma. . "], "komma");
        for device in [
            "COM¹",
            "com³.pdf",
            "LPT²",
            "lpt9",
            "CONIN$",
            "conout$.x",
            "NUL .x",
        ] {
            check(&[device], &format!("_{device}"));
        }
        check(&["COM10"], "COM10");
        check(&["COM0"], "COM0");
        check(&["COM⁴"], "COM⁴");
        check(&["CONSULT"], "CONSULT");
        check(&["a\nb\tc"], "a b c");
        assert_eq!(file_name(&[&"å".repeat(300)]).chars().count(), 100);
        let long = file_name(&["Behandling", &"å".repeat(300), "UTKAST"]);
        assert_eq!(long.chars().count(), 100);
        assert!(long.starts_with("Behandling – å") && long.ends_with("å – UTKAST"));
        for letter in ["a", "å", "中", "𐌰", "🖋"] {
            let long = file_name(&["Behandling", &letter.repeat(300), "UTKAST"]);
            assert!(long.len() <= MAX_BYTES, "{long}");
            assert!(long.encode_utf16().count() <= MAX_BYTES, "{long}");
            assert!(long.ends_with(&format!("{letter} – UTKAST")), "{long}");
        }
    }
}

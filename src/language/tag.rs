//! Language tags (BCP 47).

/// Whether a tag names a language: it has the form of BCP 47, and its language is one of ISO 639, of
/// two or three letters.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    let of_iso_639 = (2..=3).contains(&primary_subtag(tag).len());
    // Unicode's own identifiers may have underscores; a PDF's may not.
    of_iso_639 && !tag.contains('_') && tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
}

/// The language part of a BCP 47 tag, in lower case.
#[must_use]
pub fn primary_subtag(tag: &str) -> String {
    tag.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_tags_are_languages() {
        let check = |tag: &str, expected: bool| assert_eq!(is_language_tag(tag), expected, "{tag}");
        for tag in ["sv", "sv-FI", "en-GB", "fin"] {
            check(tag, true);
        }
        for tag in ["", "sv_FI", "swedish", "s", "sv-", "sv FI"] {
            check(tag, false);
        }
    }
}

//! Values as they are written in the canonical form of a template: RON on one line, without white space between tokens
//! and without escapes.

/// Returns the keys of a structure or a map with their values; none of anything else. A variant's are those of the
/// structure in it.
pub(super) fn entries(value: &str) -> Vec<(&str, &str)> {
    let name = value.len() - value.trim_start_matches(is_name).len();
    let Some(inner) = bracketed(&value[name..]) else {
        return Vec::new();
    };
    let entries = split(inner, ',').into_iter();
    let entries = entries.filter_map(|entry| {
        let [key, value] = split(entry, ':')[..] else {
            return None;
        };
        Some((text(key), value))
    });
    entries.collect()
}

/// Returns the items of a list; none of anything else.
pub(super) fn items(value: &str) -> Vec<&str> {
    let inner = value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'));
    inner.map(|inner| split(inner, ',')).unwrap_or_default()
}

/// Returns the name of a variant; empty for anything else.
pub(super) fn variant(value: &str) -> &str {
    let name = value.len() - value.trim_start_matches(is_name).len();
    &value[..name]
}

/// Returns a value as people write it; a text by itself without quotation marks.
pub(super) fn written(value: &str) -> String {
    if starts_text(value).is_some() {
        return text(value).to_owned();
    }
    let mut shown = String::with_capacity(value.len());
    for piece in pieces(value) {
        shown.push_str(piece);
        if matches!(piece, "," | ":") {
            shown.push(' ');
        }
    }
    shown
}

/// Returns whether a value has keys of its own.
pub(super) fn has_keys(value: &str) -> bool {
    value.starts_with(['(', '{']) && !entries(value).is_empty()
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// Returns what stands between the brackets of a structure or a map.
fn bracketed(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(['(', '{'])?;
    inner.strip_suffix([')', '}'])
}

/// Returns what a text says, without its quotation marks; anything else as it is.
fn text(value: &str) -> &str {
    match starts_text(value) {
        Some(mark) => value
            .strip_prefix(mark.opening.as_str())
            .and_then(|text| text.strip_suffix(mark.closing.as_str()))
            .unwrap_or(value),
        None => value,
    }
}

/// The marks around a text.
struct Quotation {
    opening: String,
    closing: String,
}

/// Returns the marks of the text that a value begins with: `"…"`, or `r#"…"#` with any number of `#`.
fn starts_text(value: &str) -> Option<Quotation> {
    if value.starts_with('"') {
        return Some(Quotation {
            opening: "\"".to_owned(),
            closing: "\"".to_owned(),
        });
    }
    let after = value.strip_prefix('r')?;
    let signs = after.len() - after.trim_start_matches('#').len();
    after[signs..].starts_with('"').then(|| {
        let signs = "#".repeat(signs);
        Quotation {
            opening: format!("r{signs}\""),
            closing: format!("\"{signs}"),
        }
    })
}

/// Splits a value at a sign that stands in no brackets and in no text; an empty value has no parts.
fn split(value: &str, sign: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    for piece in pieces(value) {
        match piece {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            piece if depth == 0 && piece.starts_with(sign) => {
                parts.push(&value[start..at]);
                start = at + piece.len();
            }
            _ => {}
        }
        at += piece.len();
    }
    if start < value.len() {
        parts.push(&value[start..]);
    }
    parts
}

/// Returns the pieces of a value: each text, each sign and whatever stands between.
fn pieces(value: &str) -> Vec<&str> {
    const SIGNS: [char; 8] = ['(', ')', '[', ']', '{', '}', ',', ':'];
    let mut pieces = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let length = if let Some(marks) = starts_text(rest) {
            let inner = &rest[marks.opening.len()..];
            let end = inner.find(&marks.closing);
            end.map_or(rest.len(), |end| {
                marks.opening.len() + end + marks.closing.len()
            })
        } else if rest.starts_with(SIGNS) {
            1
        } else {
            // A raw text begins with a letter.
            let starts = |at: &usize| {
                let after = &rest[*at..];
                after.starts_with(SIGNS) || after.starts_with('"')
            };
            let mut ends = rest.char_indices().map(|(at, _)| at).skip(1);
            ends.find(starts).unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_in_templates() {
        let check = |value: &str, expected: &str| assert_eq!(written(value), expected, "{value}");
        check("true", "true");
        check(r#""a, b: (c)""#, "a, b: (c)");
        check(r###"r##"say "x"# now"##"###, r##"say "x"# now"##);
        check(r#"Service("inkasso")"#, r#"Service("inkasso")"#);
        check(
            r#"All([ServiceOf("A"),Not(Answered("x.y"))])"#,
            r#"All([ServiceOf("A"), Not(Answered("x.y"))])"#,
        );
        check("Lines(most:6)", "Lines(most: 6)");
        check(r#"["Intrum Oy"]"#, r#"["Intrum Oy"]"#);
    }

    #[test]
    fn keys_are_found_in_structures_maps_and_variants() {
        let check = |value: &str, expected: &[(&str, &str)]| {
            assert_eq!(entries(value), expected, "{value}");
        };
        check(r#"(id:"a",on:true)"#, &[("id", r#""a""#), ("on", "true")]);
        check(
            r##"Title(id:"t",text:r#"a "b", c: d"#)"##,
            &[("id", r#""t""#), ("text", r##"r#"a "b", c: d"#"##)],
        );
        check(
            r#"{"en":"x","fi":"y"}"#,
            &[("en", r#""x""#), ("fi", r#""y""#)],
        );
        check(
            "(a:(b:1,c:[2,3]),d:4)",
            &[("a", "(b:1,c:[2,3])"), ("d", "4")],
        );
        check("A4", &[]);
        check("()", &[]);
    }
}

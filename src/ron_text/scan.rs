//! The tokens of a text, whatever is wrong with it.
//!
//! The reader of RON stops at the first place that it doesn't understand, which is often lines behind the mistake. This
//! scan never stops: what is no token of RON is a sign of its own.

use std::ops::Range;

/// A token: its bytes in the text, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub range: Range<usize>,
    pub kind: TokenKind,
}

/// The kind of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A text in quotation marks.
    Text {
        /// The number of `#` around a raw one; `None` for an ordinary one.
        hashes: Option<usize>,
        /// Whether it ends.
        is_ended: bool,
    },
    /// An opening bracket.
    Open(char),
    /// A closing bracket.
    Close(char),
    /// A word: a key, a variant, or something that should have been a text.
    Word,
    /// Something that begins like a number.
    Number,
    /// A comment between `/*` and `*/` that doesn't end.
    OpenComment,
    /// Any other character.
    Sign(char),
}

impl Token {
    /// What stands between the quotation marks of a text; the whole token for any other.
    pub fn content<'t>(&self, text: &'t str) -> &'t str {
        let whole = &text[self.range.clone()];
        let TokenKind::Text { hashes, is_ended } = self.kind else {
            return whole;
        };
        let opening = hashes.map_or(1, |hashes| hashes + 2);
        let closing = if is_ended { hashes.unwrap_or(0) + 1 } else { 0 };
        whole
            .get(opening..whole.len() - closing)
            .unwrap_or_default()
    }

    /// Where its content begins.
    pub fn content_start(&self) -> usize {
        match self.kind {
            TokenKind::Text { hashes, .. } => {
                self.range.start + hashes.map_or(1, |hashes| hashes + 2)
            }
            _ => self.range.start,
        }
    }
}

/// Returns the tokens of a text, without white space and comments.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let (length, kind) = match comment(rest) {
            Some(comment) => comment,
            None if is_white_space(first) => (first.len_utf8(), None),
            None => {
                let (length, kind) = token(rest, first);
                (length, Some(kind))
            }
        };
        let range = start..start + length;
        start = range.end;
        tokens.extend(kind.map(|kind| Token { range, kind }));
    }
    tokens
}

/// Whether a character is white space to the reader; a no-break space isn't.
fn is_white_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

/// The length of a comment at the beginning of a text, and what it is if it doesn't end.
fn comment(rest: &str) -> Option<(usize, Option<TokenKind>)> {
    if rest.starts_with("//") {
        return Some((rest.find('\n').unwrap_or(rest.len()), None));
    }
    let mut inside = rest.strip_prefix("/*")?;
    let mut depth = 1;
    while depth > 0 {
        let Some(next) = inside.find(['/', '*']) else {
            return Some((rest.len(), Some(TokenKind::OpenComment)));
        };
        inside = &inside[next..];
        let (change, length) = match inside.get(..2) {
            Some("/*") => (1, 2),
            Some("*/") => (-1, 2),
            _ => (0, 1),
        };
        depth += change;
        inside = &inside[length..];
    }
    Some((rest.len() - inside.len(), None))
}

/// The length and the kind of the token at the beginning of a text.
fn token(rest: &str, first: char) -> (usize, TokenKind) {
    match first {
        '"' => ordinary_text(rest),
        'r' if let Some(raw) = raw_text(rest) => raw,
        '(' | '[' | '{' => (1, TokenKind::Open(first)),
        ')' | ']' | '}' => (1, TokenKind::Close(first)),
        '0'..='9' => (
            length_while(rest, |c| is_of_word(c) || ".-".contains(c)),
            TokenKind::Number,
        ),
        '+' | '-' | '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
            let digits = length_while(&rest[1..], |c| is_of_word(c) || c == '.');
            (1 + digits, TokenKind::Number)
        }
        _ if is_of_word(first) => (length_while(rest, is_of_word), TokenKind::Word),
        _ => (first.len_utf8(), TokenKind::Sign(first)),
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character))
        .unwrap_or(text.len())
}

fn ordinary_text(rest: &str) -> (usize, TokenKind) {
    let mut is_escaped = false;
    let end = rest.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    let kind = TokenKind::Text {
        hashes: None,
        is_ended: end.is_some(),
    };
    (end.map_or(rest.len(), |end| end + 2), kind)
}

fn raw_text(rest: &str) -> Option<(usize, TokenKind)> {
    let after = rest.strip_prefix('r')?;
    let hashes = length_while(after, |character| character == '#');
    let content = after[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let end = content.find(&closing);
    let kind = TokenKind::Text {
        hashes: Some(hashes),
        is_ended: end.is_some(),
    };
    let length = end.map_or(rest.len(), |end| {
        rest.len() - content.len() + end + closing.len()
    });
    Some((length, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let tokens = scan(text);
        let shown = tokens.iter().map(|token| {
            let name = match token.kind {
                TokenKind::Text { is_ended: true, .. } => "text",
                TokenKind::Text { .. } => "open text",
                TokenKind::Open(_) => "open",
                TokenKind::Close(_) => "close",
                TokenKind::Word => "word",
                TokenKind::Number => "number",
                TokenKind::OpenComment => "comment",
                TokenKind::Sign(_) => "sign",
            };
            format!("{name} {}", token.content(text))
        });
        shown.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn every_text_has_tokens() {
        let check = |text: &str, expected: &str| assert_eq!(shown(text), expected, "{text}");
        check("", "");
        check("a: \"b\",", "word a | sign : | text b | sign ,");
        check(r#""a\"b\\" c"#, r#"text a\"b\\ | word c"#);
        check(
            "r#\"a\"b\"# r\"c\" r#d",
            "text a\"b | text c | word r | sign # | word d",
        );
        check("\"a\n", "open text a\n");
        check("r##\"a\"#", "open text a\"#");
        check(
            "(1.5, -2, ä)",
            "open ( | number 1.5 | sign , | number -2 | sign , | word ä | close )",
        );
        check("a // b\n/* c /* d */ e */ f", "word a | word f");
        check("a /* b", "word a | comment /* b");
        check("“\u{a0}#", "sign “ | sign \u{a0} | sign #");
    }
}

//! The small language inside a block's text.
//!
//! | written | prints |
//! | --- | --- |
//! | `{customer.name}` | the field's answer |
//! | `{provider.short_name, genitive}` | its genitive, by the rule of the document's language |
//! | `{notice, words}`, `{notice, words and digits}` | a number as "två", "två (2)" |
//! | `{notice, counted}`, `{notice, counted in words}`, `{notice, counted in digits}` | with its unit: "två (2) veckor", "två veckor", "2 veckor" |
//! | `{fee, code}` | an amount with the code of its currency |
//! | `{subprocessors, count}` | the number of rows of a list |
//! | `{party.name}` | in a party or signature block: the party's own field `name` |
//! | `{signatory.name}`, `{signatory.title}`, `{signatory.email}` | in a signature block: the signatory's |
//! | `{service.name}` | in a table with a row for each service: the service's name |
//! | `{row.name}` | in a table with the rows of a field: what stands in the column `name` of the row |
//! | `{annex number}` | in the label of an annex: its number among those that are printed |
//! | `{set A}` | the label of set A |
//! | `{block b-7-1}` | the label of that block |
//! | `{variant definition}` | the first choice of that variant whose condition holds |
//! | `{lang en credit report}` | those words, which are in another language (BCP 47) than the document |
//! | `{template version}`, `{template approved}` | in a running head: the template's version, and the day of its approval |
//! | `{brace open}`, `{brace close}` | a brace |
//! | `{strong important}`, `{italic a title}` | what stands inside, emphasised; other places may stand in it |
//!
//! Other places don't stand inside one another. Everything else is wording. White space carries no meaning: any run of it is one space.

use std::collections::BTreeMap;

use super::condition::Condition;

/// A text of a template: wording with places in it.
pub type Text = Vec<Inline>;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Wording.
    Fixed(String),
    /// An editorial correction.
    Corrected {
        /// Which, in [`crate::template::Template::corrections`].
        correction: usize,
        /// What the source says; may be empty.
        source: String,
        /// What is printed.
        printed: String,
    },
    /// A field's answer.
    Field {
        /// The field.
        field: String,
        /// In which grammatical form.
        form: Form,
    },
    /// In a party or signature block: the answer of a field of the party in question.
    PartyField {
        /// The field's name after the party's.
        name: String,
        /// In which grammatical form.
        form: Form,
    },
    /// In a signature block: the signatory's name.
    SignatoryName,
    /// In a signature block: the signatory's title.
    SignatoryTitle,
    /// In a signature block: the signatory's e-mail address.
    SignatoryEmail,
    /// Wording in another language than the document's.
    Foreign {
        /// Which, as a BCP 47 tag.
        language: String,
        /// What is printed.
        text: String,
    },
    /// In a table with a row for each service: the service's name.
    ServiceName,
    /// In a table with the rows of a field: what stands in a column of the row.
    RowValue {
        /// The column.
        column: String,
        /// In which grammatical form.
        form: Form,
    },
    /// In a running head: the day on which the template was approved.
    ApprovalDate,
    /// In the label of an annex: its number among those that are printed.
    AnnexNumber,
    /// A reference to an annex.
    AnnexReference {
        /// The block.
        target: String,
        /// Which, counted over all annexes of the template, from 0.
        annex: usize,
        /// Its label.
        label: Text,
    },
    /// A reference to a set or a block.
    Reference {
        /// The set or block.
        target: String,
        /// What it prints.
        label: String,
    },
    /// Emphasised text, which has no emphasis inside.
    Emphasis {
        /// How it is emphasised.
        emphasis: Emphasis,
        /// What is emphasised.
        text: Text,
    },
    /// Wording that depends on conditions: the first choice that holds is printed.
    Variant {
        /// Its name.
        name: String,
        /// The choices.
        choices: Vec<(Condition, Text)>,
    },
}

/// A way to emphasise words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emphasis {
    /// In bold type.
    Strong,
    /// In italic type.
    Italic,
}

impl Emphasis {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Strong, Self::Italic];

    /// Its keyword in texts, and its kind in the canonical form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Italic => "italic",
        }
    }
}

/// Returns the pieces of a text in order, with those inside emphasis in its place.
#[must_use]
pub fn flat(text: &[Inline]) -> Vec<&Inline> {
    let mut pieces = Vec::with_capacity(text.len());
    for piece in text {
        match piece {
            Inline::Emphasis { text, .. } => pieces.extend(flat(text)),
            piece => pieces.push(piece),
        }
    }
    pieces
}

/// A grammatical form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum Form {
    /// As it stands.
    #[default]
    Plain,
    /// In the genitive.
    Genitive,
    /// A number in words: "två".
    Words,
    /// A number in words and digits: "två (2)".
    WordsAndDigits,
    /// A number in words and digits, with what it counts: "två (2) veckor".
    Counted,
    /// A number in words, with what it counts: "två veckor".
    CountedInWords,
    /// A number in digits, with what it counts: "2 veckor".
    CountedInDigits,
    /// An amount with the code of its currency: "1 234,50 EUR".
    Code,
    /// The number of rows of a list.
    Count,
}

impl Form {
    /// The forms that a text can ask for, as they are written there.
    pub const WRITTEN: [(&'static str, Self); 8] = [
        ("genitive", Self::Genitive),
        ("words", Self::Words),
        ("words and digits", Self::WordsAndDigits),
        ("counted", Self::Counted),
        ("counted in words", Self::CountedInWords),
        ("counted in digits", Self::CountedInDigits),
        ("code", Self::Code),
        ("count", Self::Count),
    ];

    /// Whether it has a number in words.
    #[must_use]
    pub fn has_words(self) -> bool {
        matches!(
            self,
            Self::Words | Self::WordsAndDigits | Self::Counted | Self::CountedInWords
        )
    }
}

/// A piece of a text before names are looked up, with its byte offset in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub offset: usize,
    pub kind: PieceKind<'t>,
}

impl Piece<'_> {
    /// Moves it by so many bytes, to where it stands in a text around its own.
    pub(super) fn move_by(&mut self, bytes: usize) {
        self.offset += bytes;
        match &mut self.kind {
            PieceKind::Foreign { words_offset, .. } => *words_offset += bytes,
            PieceKind::Emphasis { inside_offset, .. } => *inside_offset += bytes,
            _ => {}
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind<'t> {
    Fixed(&'t str),
    /// `{first}` or `{first, form}` or `{keyword rest}`.
    Place {
        keyword: Option<&'t str>,
        name: &'t str,
        form: Option<&'t str>,
    },
    /// `{lang language words…}`
    Foreign {
        language: &'t str,
        words: &'t str,
        /// Where the words begin, in the text.
        words_offset: usize,
    },
    /// `{strong text}`, `{italic text}`
    Emphasis {
        emphasis: Emphasis,
        inside: &'t str,
        /// Where what is inside begins, in the text.
        inside_offset: usize,
    },
    /// Emphasis that nothing closes.
    OpenEmphasis(Emphasis),
    /// A place with another one inside it.
    Nested {
        /// Whether the outer one is `{lang …}`.
        is_foreign: bool,
    },
    /// A brace that nothing opens or closes.
    UnmatchedBrace,
}

/// Splits a text at its places.
pub(super) fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut ends = None;
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['{', '}']) {
        let brace = rest + found;
        push_fixed(&mut pieces, text, rest, brace);
        let inside = &text[brace + 1..];
        if let Some((emphasis, length)) = emphasis_at(&text[brace..]) {
            // Places inside emphasis are rare: only then is all of the text looked through.
            let ends = ends.get_or_insert_with(|| ends_of_places(text));
            let inside_offset = brace + length;
            let end = ends.get(&brace).copied();
            pieces.push(Piece {
                offset: brace,
                kind: match end {
                    Some(end) => PieceKind::Emphasis {
                        emphasis,
                        inside: &text[inside_offset.min(end)..end],
                        inside_offset: inside_offset.min(end),
                    },
                    None => PieceKind::OpenEmphasis(emphasis),
                },
            });
            rest = end.map_or(inside_offset, |end| end + 1);
            continue;
        }
        let next = inside.find(['{', '}']).map(|next| brace + 1 + next);
        let (offset, kind, end) = match next {
            Some(next) if text[brace..].starts_with('{') && text[next..].starts_with('}') => {
                let inside = &text[brace + 1..next];
                let kind = foreign(inside, brace + 1).unwrap_or_else(|| place(inside));
                (brace + 1, kind, next + 1)
            }
            Some(next) if text[brace..].starts_with('{') => {
                // Places inside one another are rare: only then is all of the text looked through.
                let ends = ends.get_or_insert_with(|| ends_of_places(text));
                match ends.get(&brace) {
                    Some(end) => {
                        let outer = text[brace + 1..next].trim_start();
                        let is_foreign = outer.split_whitespace().next() == Some("lang");
                        (next, PieceKind::Nested { is_foreign }, end + 1)
                    }
                    None => (brace, PieceKind::UnmatchedBrace, brace + 1),
                }
            }
            _ => (brace, PieceKind::UnmatchedBrace, brace + 1),
        };
        pieces.push(Piece { offset, kind });
        rest = end;
    }
    push_fixed(&mut pieces, text, rest, text.len());
    pieces
}

/// The emphasis that a text begins, and the length of its beginning.
fn emphasis_at(text: &str) -> Option<(Emphasis, usize)> {
    let word = text.strip_prefix('{')?.trim_start();
    Emphasis::ALL.into_iter().find_map(|emphasis| {
        let inside = word.strip_prefix(emphasis.name())?;
        let length = text.len() - inside.len();
        inside
            .starts_with(char::is_whitespace)
            .then_some((emphasis, length))
    })
}

/// Where the place ends that a brace opens, for each brace that has a partner.
fn ends_of_places(text: &str) -> BTreeMap<usize, usize> {
    let mut open = Vec::new();
    let mut ends = BTreeMap::new();
    for (at, brace) in text.match_indices(['{', '}']) {
        if brace == "{" {
            open.push(at);
        } else if let Some(start) = open.pop() {
            ends.insert(start, at);
        }
    }
    ends
}

fn push_fixed<'t>(pieces: &mut Vec<Piece<'t>>, text: &'t str, from: usize, to: usize) {
    if from < to {
        pieces.push(Piece {
            offset: from,
            kind: PieceKind::Fixed(&text[from..to]),
        });
    }
}

/// `{lang language words…}`; `offset` is where `inside` begins in the text.
fn foreign(inside: &str, offset: usize) -> Option<PieceKind<'_>> {
    let rest = inside.trim_start().strip_prefix("lang")?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let rest = rest.trim_start();
    let (language, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let words = words.trim_start();
    Some(PieceKind::Foreign {
        language,
        words,
        words_offset: offset + inside.len() - words.len(),
    })
}

fn place(inside: &str) -> PieceKind<'_> {
    let (before_comma, form) = match inside.split_once(',') {
        Some((before, form)) => (before.trim(), Some(form.trim())),
        None => (inside.trim(), None),
    };
    match before_comma.split_once(char::is_whitespace) {
        Some((keyword, name)) => PieceKind::Place {
            keyword: Some(keyword),
            name: name.trim(),
            form,
        },
        None => PieceKind::Place {
            keyword: None,
            name: before_comma,
            form,
        },
    }
}

/// Folds runs of white space to one space each, across pieces, and drops it at the ends.
pub(super) fn fold_white_space(text: &mut Text) {
    fold_pieces(text, &mut true);
    trim_end(text);
    drop_empty(text);
}

fn fold_pieces(text: &mut Text, after_space: &mut bool) {
    for piece in text.iter_mut() {
        if let Inline::Emphasis { text, .. } = piece {
            fold_pieces(text, after_space);
        } else if let Inline::Fixed(wording) = piece {
            let mut folded = String::with_capacity(wording.len());
            for character in wording.chars() {
                let space = character.is_whitespace();
                if !space {
                    folded.push(character);
                } else if !*after_space {
                    folded.push(' ');
                }
                *after_space = space;
            }
            *wording = folded;
        } else {
            *after_space = false;
        }
    }
}

fn trim_end(text: &mut Text) {
    match text.last_mut() {
        Some(Inline::Fixed(last)) => last.truncate(last.trim_end().len()),
        Some(Inline::Emphasis { text, .. }) => trim_end(text),
        _ => {}
    }
}

/// Drops pieces without words; of emphasis nothing is left if nothing in it is.
fn drop_empty(text: &mut Text) {
    for piece in text.iter_mut() {
        if let Inline::Emphasis { text, .. } = piece {
            drop_empty(text);
        }
    }
    text.retain(|piece| match piece {
        Inline::Fixed(wording) => !wording.is_empty(),
        Inline::Emphasis { text, .. } => !text.is_empty(),
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let pieces = split(text);
        let shown: Vec<_> = pieces
            .iter()
            .map(|piece| match &piece.kind {
                PieceKind::Fixed(fixed) => format!("{fixed:?}"),
                PieceKind::Place {
                    keyword,
                    name,
                    form,
                } => format!("<{}|{name}|{}>", keyword.unwrap_or(""), form.unwrap_or("")),
                PieceKind::Foreign {
                    language,
                    words,
                    words_offset,
                } => format!("<{language}>{words:?}@{words_offset}"),
                PieceKind::Nested { is_foreign } => format!("nested@{} {is_foreign}", piece.offset),
                PieceKind::UnmatchedBrace => format!("brace@{}", piece.offset),
                PieceKind::Emphasis {
                    emphasis,
                    inside,
                    inside_offset,
                } => format!("{emphasis:?}({inside}@{inside_offset})"),
                PieceKind::OpenEmphasis(emphasis) => {
                    format!("open {emphasis:?}@{}", piece.offset)
                }
            })
            .collect();
        shown.join(" ")
    }

    #[test]
    fn texts_are_split_at_their_places() {
        let check = |text: &str, expected: &str| assert_eq!(shown(text), expected, "{text}");
        check("", "");
        check("plain", r#""plain""#);
        check("{a.b}", "<|a.b|>");
        check("x {a.b, genitive} y", r#""x " <|a.b|genitive> " y""#);
        check("{ set  A }", "<set|A|>");
        check("{lang en a, b } c", r#"<en>"a, b "@9 " c""#);
        check("{lang en}", r#"<en>""@8"#);
        check("{langen x}", "<langen|x|>");
        check("}", "brace@0");
        check("a {b", r#""a " brace@2 "b""#);
        check("{a {b}", r#"brace@0 "a " <|b|>"#);
        check("x {lang en {a} b} y", r#""x " nested@11 true " y""#);
        check("{{a}}", "nested@1 false");
        check("{{a}", "brace@0 <|a|>");
        check("{a}}", "<|a|> brace@3");
        check("x {strong a {b} c} y", r#""x " Strong( a {b} c@9) " y""#);
        check("{ italic a}", "Italic( a@8)");
        check("{strong}", "<|strong|>");
        check("{strong a {b} c", r#"open Strong@0 " a " <|b|> " c""#);
        check("{strong a {b c}", r#"open Strong@0 " a " <b|c|>"#);
        check("{strong a", r#"open Strong@0 " a""#);
    }

    #[test]
    fn white_space_is_folded_across_pieces() {
        let mut text = vec![
            Inline::Fixed(" \n a\u{a0} ".to_owned()),
            Inline::SignatoryName,
            Inline::Fixed("  ".to_owned()),
            Inline::Fixed(" b\n".to_owned()),
        ];
        fold_white_space(&mut text);
        let expected = vec![
            Inline::Fixed("a ".to_owned()),
            Inline::SignatoryName,
            Inline::Fixed(" ".to_owned()),
            Inline::Fixed("b".to_owned()),
        ];
        assert_eq!(text, expected);
    }
}

//! Mistakes that people make in a RON text, and what to do about each.

use crate::characters::{quotable, shown_character};
use crate::message::Message;

/// A mistake in a RON text, as a person made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A word without quotation marks is expected.
    WordExpected,
    /// A number or words stand where a text belongs.
    TextWithoutQuotationMarks(String),
    /// Words in a row that are neither a text nor a comment.
    BareWords,
    /// A text that doesn't end, or ends in another one.
    TextNotEnded {
        /// Whether it began with `r#"`.
        is_raw: bool,
    },
    /// A text ends in `"#` and doesn't begin with `r#"`.
    RawTextNotOpened,
    /// A quotation mark inside a text, which ends it.
    QuotationMarkInText,
    /// Another quotation mark than the straight one.
    WrongQuotationMark(char),
    /// A backslash that is no escape.
    BadEscape,
    /// The beginning of a comment in another language.
    WrongComment(&'static str),
    /// A comment that doesn't end.
    CommentNotEnded,
    /// A character that can't stand outside texts, such as a no-break space.
    WrongCharacter(char),
    /// A sign that another one is written for.
    WrongSign {
        /// What stands there.
        found: char,
        /// What should.
        right: char,
    },
    /// A comma is missing.
    MissingComma,
    /// A comma is one too many.
    ExtraComma,
    /// A number with a comma in it.
    DecimalComma(String),
    /// A number with signs between its thousands; how it is written.
    GroupedNumber(String),
    /// A number with a sign for hundredths; the number alone.
    PercentSign(String),
    /// A bracket without its partner.
    Bracket(BracketMistake),
    /// Conditions that are joined by a word.
    JoinedConditions {
        /// The word.
        word: String,
        /// What joins them: `Any` or `All`.
        right: &'static str,
    },
    /// A word that something belongs to, in brackets.
    ContentExpected {
        /// The word.
        word: String,
        /// How it is written, if the reader of the file knows.
        example: Option<&'static str>,
    },
    /// A word that nothing in brackets belongs to.
    NoContentExpected(String),
}

/// A bracket without its partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BracketMistake {
    /// A closing bracket that closes nothing.
    Extra(char),
    /// A closing bracket while one of another kind is open.
    Mismatch {
        /// What stands there.
        found: char,
        /// The bracket that is open.
        open: char,
        /// Its line.
        line: usize,
        /// What closes it.
        right: char,
    },
    /// A bracket that is not closed.
    NotClosed {
        /// The bracket.
        open: char,
        /// Its line.
        line: usize,
        /// What closes it.
        right: char,
    },
}

impl Mistake {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::BareWords => Message::new("ron-bare-words"),
            Self::WordExpected => Message::new("ron-word-expected"),
            Self::TextWithoutQuotationMarks(found) => {
                Message::new("ron-text-without-quotation-marks").with("found", quotable(found))
            }
            Self::TextNotEnded { is_raw } => {
                Message::new("ron-text-not-ended").with("raw", yes_or_no(*is_raw))
            }
            Self::RawTextNotOpened => Message::new("ron-raw-text-not-opened"),
            Self::QuotationMarkInText => Message::new("ron-quotation-mark-in-text"),
            Self::WrongQuotationMark(mark) => {
                Message::new("ron-wrong-quotation-mark").with("mark", *mark)
            }
            Self::BadEscape => Message::new("ron-bad-escape"),
            Self::WrongComment(sign) => Message::new("ron-wrong-comment").with("sign", *sign),
            Self::CommentNotEnded => Message::new("ron-comment-not-ended"),
            Self::WrongCharacter(found) => Message::new("ron-wrong-character")
                .with("space", yes_or_no(found.is_whitespace()))
                .with("character", shown_character(*found)),
            Self::WrongSign { found, right } => Message::new("ron-wrong-sign")
                .with("found", *found)
                .with("right", *right),
            Self::MissingComma => Message::new("ron-missing-comma"),
            Self::ExtraComma => Message::new("ron-extra-comma"),
            Self::DecimalComma(number) => Message::new("ron-decimal-comma").with("number", number),
            Self::GroupedNumber(number) => {
                Message::new("ron-grouped-number").with("number", number)
            }
            Self::PercentSign(number) => Message::new("ron-percent-sign").with("number", number),
            Self::Bracket(mistake) => mistake.message(),
            Self::JoinedConditions { word, right } => Message::new("ron-joined-conditions")
                .with("word", word)
                .with("right", *right),
            Self::ContentExpected { word, example } => Message::new("ron-content-expected")
                .with("word", word)
                .with("known", yes_or_no(example.is_some()))
                .with("example", example.unwrap_or_default()),
            Self::NoContentExpected(word) => {
                Message::new("ron-no-content-expected").with("word", word)
            }
        }
    }
}

impl BracketMistake {
    fn message(&self) -> Message {
        match self {
            Self::Extra(found) => Message::new("ron-extra-bracket").with("found", *found),
            Self::Mismatch {
                found,
                open,
                line,
                right,
            } => Message::new("ron-wrong-bracket")
                .with("found", *found)
                .with("open", *open)
                .with("line", line.to_string())
                .with("right", *right),
            Self::NotClosed { open, line, right } => Message::new("ron-bracket-not-closed")
                .with("open", *open)
                .with("line", line.to_string())
                .with("right", *right),
        }
    }
}

/// How sentences select on it.
fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

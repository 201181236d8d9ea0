//! What can be wrong with a template, each with its place.

use std::fmt;

use super::file::TemplateFile;
use super::named::Named;
use super::not_printed::NotPrinted;
use crate::characters::shown_character;
use crate::message::{Message, Suggestion};
use crate::ron_text::{Position, SyntaxError};

/// A place in a template's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// The file.
    pub file: TemplateFile,
    /// Where in it, if it has one place.
    pub position: Option<Position>,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.file.name())?;
        match self.position {
            Some(Position { line, column }) => write!(formatter, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// Something wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// A template that can't be used, and all that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct LoadError {
    /// At least one; in the order of files and places.
    pub problems: Vec<Problem>,
}

impl LoadError {
    fn in_english(&self) -> String {
        let lines = self.problems.iter();
        lines
            .map(|problem| format!("{}: {}", problem.place, problem.kind.message().in_english()))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The folder lacks this file.
    MissingFile,
    /// The file can't be read as RON of this format.
    Syntax(SyntaxError),
    /// The template's format is newer than the program.
    NewerFormat {
        /// What the file says.
        found: u32,
        /// What the program knows.
        known: u32,
    },
    /// A name that names nothing.
    Unknown {
        /// What it should name.
        named: Named,
        /// The name.
        found: String,
        /// What to write instead.
        suggestion: Suggestion,
    },
    /// A name that is given twice.
    Duplicate {
        /// What it names.
        named: Named,
        /// The name.
        id: String,
    },
    /// A name with signs in it that names can't have.
    BadName(String),
    /// A name that means something else in a text's braces.
    ReservedName(String),
    /// A further field of signatories for a party that has one.
    SecondSignatories {
        /// The party.
        party: String,
        /// The field that it has.
        field: String,
    },
    /// A name or a label that is longer than so many characters.
    TooLong(usize),
    /// A text that must say something says nothing.
    EmptyText,
    /// A text with the beginning of another one in it: it was not ended.
    TextNotEnded,
    /// A clause set that no service brings.
    SetWithoutServices(String),
    /// A condition that no choice of services and answers meets.
    NeverHolds,
    /// A choice of wording that is never reached, because an earlier one always holds.
    NeverReached,
    /// A variant whose last choice has a condition: in some cases nothing would be printed.
    OpenVariant(String),
    /// A variant that the text doesn't use.
    UnusedVariant(String),
    /// A reference from a block that may be printed while what it refers to is not.
    DanglingReference(String),
    /// A block that has no label is referred to by its label.
    NoLabel(String),
    /// A brace that nothing opens or closes.
    UnmatchedBrace,
    /// A place that only party and signature blocks can have.
    NotHere(String),
    /// A field of another kind is needed.
    WrongFieldKind {
        /// The field.
        field: String,
        /// The kind that is needed.
        needed: &'static str,
    },
    /// The fonts can't print this character.
    MissingGlyph(char),
    /// Not a language tag (BCP 47).
    BadLanguage(String),
    /// The rules of the document's language, which the text needs, are not known.
    NoLanguageRule(String),
    /// The source's wording of a correction doesn't stand in the block.
    CorrectionNotFound(String),
    /// The source's wording of a correction stands in the block more than once.
    CorrectionAmbiguous {
        /// The wording.
        source: String,
        /// How often.
        count: usize,
    },
    /// A number outside its range.
    NumberOutOfRange {
        /// The key.
        key: &'static str,
        /// The lower bound.
        min: String,
        /// The upper bound.
        max: String,
    },
    /// The letterhead image can't be read.
    Letterhead(String),
    /// Something that is chosen or answered and not printed.
    NotPrinted(NotPrinted),
}

impl ProblemKind {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::MissingFile => Message::new("template-missing-file"),
            Self::Syntax(error) => error.message(),
            Self::NewerFormat { found, known } => Message::new("newer-format")
                .with("found", *found as usize)
                .with("known", *known as usize),
            Self::Unknown {
                named,
                found,
                suggestion,
            } => Message::unknown_name(named.message(), found, suggestion),
            Self::Duplicate { named, id } => Message::new("template-duplicate")
                .with("what", named.message())
                .with("id", id),
            Self::BadName(id) => Message::new("template-bad-name").with("id", id),
            Self::ReservedName(id) => Message::new("template-reserved-name").with("id", id),
            Self::SecondSignatories { party, field } => Message::new("template-second-signatories")
                .with("party", party)
                .with("field", field),
            Self::TooLong(max) => Message::new("template-too-long").with("most", *max),
            Self::EmptyText => Message::new("template-empty-text"),
            Self::TextNotEnded => Message::new("template-text-not-ended"),
            Self::SetWithoutServices(set) => {
                Message::new("template-set-without-services").with("set", set)
            }
            Self::NeverHolds => Message::new("template-never-holds"),
            Self::NeverReached => Message::new("template-never-reached"),
            Self::OpenVariant(name) => Message::new("template-open-variant").with("name", name),
            Self::UnusedVariant(name) => Message::new("template-unused-variant").with("name", name),
            Self::DanglingReference(target) => {
                Message::new("template-dangling-reference").with("target", target)
            }
            Self::NoLabel(target) => Message::new("template-no-label").with("target", target),
            Self::UnmatchedBrace => Message::new("template-lone-brace"),
            Self::NotHere(name) => Message::new("template-not-here").with("name", name),
            Self::WrongFieldKind { field, needed } => Message::new("template-wrong-field-kind")
                .with("field", field)
                .with("needed", *needed),
            Self::MissingGlyph(character) => {
                Message::new("missing-glyph").with("character", shown_character(*character))
            }
            Self::BadLanguage(language) => {
                Message::new("template-bad-language").with("language", language)
            }
            Self::NoLanguageRule(language) => {
                Message::new("template-no-language-rule").with("language", language)
            }
            Self::CorrectionNotFound(source) => correction_message(source, 0),
            Self::CorrectionAmbiguous { source, count } => correction_message(source, *count),
            Self::NumberOutOfRange { key, min, max } => Message::new("template-number")
                .with("key", *key)
                .with("least", min)
                .with("most", max),
            Self::Letterhead(detail) => Message::new("template-letterhead").with("detail", detail),
            Self::NotPrinted(problem) => problem.message(),
        }
    }
}

/// The sentence about a correction of which the source's wording stands in the block so many times.
fn correction_message(source: &str, count: usize) -> Message {
    if count == 0 {
        Message::new("template-correction-not-found").with("source", source)
    } else {
        Message::new("template-correction-ambiguous")
            .with("source", source)
            .with("count", count)
    }
}

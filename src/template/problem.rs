//! What can be wrong with a template, each with its place.

use std::fmt;

use super::block_problem::BlockProblem;
use super::file::TemplateFile;
use super::genitive_problem::GenitiveProblem;
use super::kind_problem::KindProblem;
use super::named::Named;
use super::not_printed::NotPrinted;
use super::picture::PictureProblem;
use super::term_problem::TermProblem;
use super::text_problem::TextProblem;
use crate::characters::shown_character;
use crate::message::{Message, Suggestion};
use crate::ron_text::{Mistake, Position, SyntaxError};

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
    /// A mistake in what is written, of a kind that still can be read as RON.
    Mistake(Mistake),
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
    /// A name with characters in it that names can't have.
    BadName {
        /// The name.
        id: String,
        /// The first such character; none if the name is empty.
        character: Option<char>,
    },
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
    TextNotEnded {
        /// The line on which the other one begins, if that is known.
        next_line: Option<usize>,
    },
    /// A clause set that no service brings.
    SetWithoutServices(String),
    /// A hash that is none.
    BadHash,
    /// A template that says it is a translation of itself.
    OwnTranslation,
    /// A condition that no choice of services and answers meets.
    NeverHolds,
    /// A choice of wording that is never reached, because an earlier one always holds.
    NeverReached,
    /// A reference from a block that may be printed while what it refers to is not.
    DanglingReference(String),
    /// A block that has no label is referred to by its label.
    NoLabel(String),
    /// Fields that follow one another in a circle; the names, each once.
    FollowsCircle(Vec<String>),
    /// A field of another kind is needed.
    WrongFieldKind {
        /// The field.
        field: String,
        /// The kind that is needed.
        needed: &'static str,
    },
    /// The kind of a field.
    Kind(KindProblem),
    /// What is wrong with genitives.
    Genitive(GenitiveProblem),
    /// The limits of a term.
    Term(TermProblem),
    /// Something in the braces of a text.
    InText(TextProblem),
    /// What is wrong with a list, a table or an annex.
    InBlock(BlockProblem),
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
    /// The letterhead's picture.
    Picture(PictureProblem),
    /// Something that is chosen or answered and not printed.
    NotPrinted(NotPrinted),
}

impl From<BlockProblem> for ProblemKind {
    fn from(problem: BlockProblem) -> Self {
        Self::InBlock(problem)
    }
}

impl From<TextProblem> for ProblemKind {
    fn from(problem: TextProblem) -> Self {
        Self::InText(problem)
    }
}

impl ProblemKind {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::MissingFile => Message::new("template-missing-file"),
            Self::Syntax(error) => error.message(),
            Self::Mistake(mistake) => mistake.message(),
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
            Self::BadName { id, character } => bad_name_message(id, *character),
            Self::ReservedName(id) => Message::new("template-reserved-name").with("id", id),
            Self::SecondSignatories { party, field } => Message::new("template-second-signatories")
                .with("party", party)
                .with("field", field),
            Self::TooLong(max) => Message::new("template-too-long").with("most", *max),
            Self::EmptyText => Message::new("template-empty-text"),
            Self::TextNotEnded { next_line } => not_ended_message(*next_line),
            Self::SetWithoutServices(set) => {
                Message::new("template-set-without-services").with("set", set)
            }
            Self::BadHash => Message::new("template-bad-hash"),
            Self::OwnTranslation => Message::new("template-own-translation"),
            Self::NeverHolds => Message::new("template-never-holds"),
            Self::NeverReached => Message::new("template-never-reached"),
            Self::DanglingReference(target) => {
                Message::new("template-dangling-reference").with("target", target)
            }
            Self::NoLabel(target) => Message::new("template-no-label").with("target", target),
            Self::FollowsCircle(fields) => circle_message(fields),
            Self::WrongFieldKind { field, needed } => Message::new("template-wrong-field-kind")
                .with("field", field)
                .with("needed", *needed),
            Self::Kind(problem) => problem.message(),
            Self::Genitive(problem) => problem.message(),
            Self::Term(problem) => problem.message(),
            Self::InText(problem) => problem.message(),
            Self::InBlock(problem) => problem.message(),
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
            Self::NumberOutOfRange { key, min, max } => out_of_range_message(key, min, max),
            Self::Picture(problem) => problem.message(),
            Self::NotPrinted(problem) => problem.message(),
        }
    }
}

/// The sentence about a text that runs on to the next one, which begins on this line.
fn not_ended_message(next_line: Option<usize>) -> Message {
    let line = next_line.map_or_else(|| "?".to_owned(), |line| line.to_string());
    Message::new("template-text-not-ended").with("line", line)
}

fn out_of_range_message(key: &'static str, min: &str, max: &str) -> Message {
    Message::new("template-number")
        .with("key", key)
        .with("least", min)
        .with("most", max)
}

/// The sentence about fields that follow one another.
fn circle_message(fields: &[String]) -> Message {
    let circle = fields.iter().chain(fields.first()).map(String::as_str);
    let circle: Vec<&str> = circle.collect();
    Message::new("template-follows-circle").with("fields", circle.join(" → "))
}

/// The sentence about a name with such a character, or without any.
fn bad_name_message(id: &str, character: Option<char>) -> Message {
    let kind = match character {
        None => "empty",
        Some(character) if character.is_whitespace() => "space",
        Some(_) => "other",
    };
    Message::new("template-bad-name")
        .with("id", id)
        .with("kind", kind)
        .with(
            "character",
            character.map_or_else(String::new, shown_character),
        )
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

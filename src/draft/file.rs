//! The file of a draft: RON that a person can read.
//!
//! ```ron
//! (
//!     format: 1,
//!     template: (id: "intrum-personuppgifter", version: "1.0.0"),
//!     services: ["inkasso"],
//!     answers: {
//!         "customer.name": "Åkerströms Öst & Söner Ab",
//!         "customer.signatories": [(name: "Åsa Öst", title: "Verkställande direktör", email: "asa@example.fi")],
//!         "data.categories": (chosen: ["names", "addresses"]),
//!         "subprocessors": (rows: [{"name": "Molnet Ab", "country": "SE"}]),
//!     },
//!     allowed: {
//!         "audit.notice": (by: "Eva Ek", reason: "…", value: "6"),
//!     },
//! )
//! ```
//!
//! `allowed` says who allowed answers beyond what sales may choose; it may be left out.
//! So may the e-mail address of a signatory.
//! A field that doesn't stand there is not answered; one with `""` is empty on purpose.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::model::{Answer, Draft, Permission, Signatory};
use super::problem::ReadError;
use super::row::Row;
use crate::ron_text::{self, NewerFormat};

/// The number of this format of draft files.
pub const FORMAT: u32 = 1;

/// The extension of a new draft: no other program's, so that desktops can open it here.
pub const OWN_EXTENSION: &str = "klausul";

/// The extensions of drafts, all of the same content; `.ron` may be anything else too.
pub const EXTENSIONS: [&str; 2] = [OWN_EXTENSION, "ron"];

/// Whether a path has the extension of a draft, in capitals or not.
#[must_use]
pub fn has_extension(path: &Path) -> bool {
    let found = path.extension().unwrap_or_default();
    EXTENSIONS
        .iter()
        .any(|known| found.eq_ignore_ascii_case(known))
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    template: TemplateName,
    services: Vec<String>,
    #[serde(deserialize_with = "ron_text::unique_map")]
    answers: BTreeMap<String, Answer>,
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "ron_text::unique_map"
    )]
    allowed: BTreeMap<String, Permission>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct TemplateName {
    id: String,
    version: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

/// Reads a draft.
///
/// # Errors
/// [`ReadError`]: not RON of this format, with line and column, or a newer format.
pub fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let text = ron_text::decode(bytes)?;
    must_not_be_newer(text, FORMAT)?;
    let file: File = ron_text::parse(text)?;
    Ok(file.into())
}

/// Checks that a file doesn't say that it has a newer format than the one that is known.
///
/// # Errors
/// [`ReadError::NewerFormat`].
pub(crate) fn must_not_be_newer(text: &str, known: u32) -> Result<(), ReadError> {
    match ron_text::newer_format(text, known) {
        Some(NewerFormat { found, known, .. }) => Err(ReadError::NewerFormat { found, known }),
        None => Ok(()),
    }
}

/// A draft as text, ended by a line feed. [`read`] gives the same draft back.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let has_rows = |answer: &Answer| matches!(answer, Answer::Rows(_));
    // A row a line; other lists are short.
    let depth = if draft.answers.values().any(has_rows) {
        4
    } else {
        3
    };
    let layout = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .depth_limit(depth)
        .escape_strings(true);
    // Writing plain data to a string has nothing to fail at; the property tests hold it.
    let mut text = ron_text::options()
        .to_string_pretty(&File::from(draft.clone()), layout)
        .unwrap_or_default();
    text.push('\n');
    text
}

impl From<Draft> for File {
    fn from(draft: Draft) -> Self {
        Self {
            format: FORMAT,
            template: TemplateName {
                id: draft.template,
                version: draft.version,
                hash: draft.template_hash,
            },
            services: draft.services,
            answers: draft.answers,
            allowed: draft.allowed,
        }
    }
}

impl From<File> for Draft {
    fn from(file: File) -> Self {
        Self {
            template: file.template.id,
            version: file.template.version,
            template_hash: file.template.hash,
            services: file.services,
            answers: file.answers,
            allowed: file.allowed,
        }
    }
}

/// Inside another file, a draft is written like a file of its own.
impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        File::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        File::deserialize(deserializer).map(Self::from)
    }
}

/// A list that is not of signatories, with what it is of.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chosen: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<RowOfFile>>,
}

/// A row, in which no column stands twice.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct RowOfFile(#[serde(deserialize_with = "ron_text::unique_map")] Row);

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (chosen, rows) = match self {
            Self::Text(text) => return serializer.serialize_str(text),
            Self::Signatories(signatories) => return signatories.serialize(serializer),
            Self::Choices(chosen) => (Some(chosen.clone()), None),
            Self::Rows(rows) => (None, Some(rows.iter().cloned().map(RowOfFile).collect())),
        };
        Lists { chosen, rows }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor;
        impl<'de> Visitor<'de> for AnswerVisitor {
            type Value = Answer;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a list of signatories")
            }
            fn visit_str<E>(self, text: &str) -> Result<Answer, E> {
                Ok(Answer::Text(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Answer, A::Error> {
                let mut signatories = Vec::new();
                while let Some(signatory) = list.next_element::<Signatory>()? {
                    signatories.push(signatory);
                }
                Ok(Answer::Signatories(signatories))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
                let lists = Lists::deserialize(MapAccessDeserializer::new(map))?;
                match (lists.chosen, lists.rows) {
                    (Some(chosen), None) => Ok(Answer::Choices(chosen)),
                    (None, Some(rows)) => {
                        Ok(Answer::Rows(rows.into_iter().map(|row| row.0).collect()))
                    }
                    _ => Err(A::Error::invalid_length(0, &self)),
                }
            }
        }
        deserializer.deserialize_any(AnswerVisitor)
    }
}

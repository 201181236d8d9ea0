//! `fields.ron`: what is to be filled in.

use serde::{Deserialize, Serialize, Serializer};

use super::by_name::{ByName, Translations};
use super::condition::Condition;
use super::head::Family;
use super::kinds::FieldKind;
use super::standards::is_false;
use super::terms::TermOf;
use crate::ron_text::Spanned;

/// `fields.ron`: what is to be filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFile<'a> {
    /// The sections of the form.
    #[serde(borrow)]
    pub groups: Vec<Family<'a>>,
    /// The fields, in the order of the form.
    pub fields: Vec<Field<'a>>,
}

/// A field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field<'a> {
    /// Its name in texts and drafts; a party's begins with the party's id and a full stop.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The section of the form.
    pub group: Spanned<'a>,
    /// What may stand in it.
    pub kind: FieldKind<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
    /// A sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Spanned<'a>>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub helps: Translations<'a>,
    /// Whether an answer must be there.
    pub required: Required<'a>,
    /// The value a new draft starts with.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "lines"
    )]
    pub standard: Option<Spanned<'a>>,
    /// A field that this one is derived from: when that one was changed from its standard value
    /// and this one was not, that is worth a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Spanned<'a>>,
    /// A field of which this one's answer is the genitive, where the language's rule can't know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genitive_of: Option<Spanned<'a>>,
    /// Whether its answer is for the form only, and never printed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub form_only: bool,
    /// The limits within which its answer may differ from the standard, if it is a term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermOf<'a>>,
}

/// An answer's lines count, and the spaces in them.
#[expect(clippy::ref_option, reason = "serde calls it with a reference")]
fn lines<S: Serializer>(answer: &Option<Spanned<'_>>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = answer.as_deref().unwrap_or_default();
    serializer.collect_seq(text.split('\n'))
}

/// Whether an answer must be there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Required<'a> {
    /// Always.
    Yes,
    /// Never.
    No,
    /// When the condition holds.
    When(#[serde(borrow)] Condition<'a>),
}

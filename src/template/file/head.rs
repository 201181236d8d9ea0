//! `template.ron`: what the template is, and what can be chosen.

use serde::{Deserialize, Serialize};

use super::by_name::{ByName, Translations};
use super::standards::is_false;
use crate::ron_text::Spanned;

/// `template.ron`: what the template is, and what can be chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head<'a> {
    /// [`FORMAT`](super::FORMAT)
    pub format: u32,
    /// The template's identifier.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The wording's version, as the lawyers count it.
    pub version: Spanned<'a>,
    /// The document's language, as a BCP 47 tag.
    pub language: Spanned<'a>,
    /// The template's name for people.
    pub title: Spanned<'a>,
    /// Where the wording comes from.
    pub source: Spanned<'a>,
    /// The template that this one is a translation of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original<'a>>,
    /// The clause sets that services bring.
    pub sets: Vec<Set<'a>>,
    /// The parties, in the order of the agreement.
    pub parties: Vec<Party<'a>>,
    /// Families that the form groups services by.
    pub families: Vec<Family<'a>>,
    /// The services, in the order of the agreement.
    pub services: Vec<Service<'a>>,
}

/// The template that another one is a translation of, as it was when it was translated.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Original<'a> {
    /// Its identifier.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// Its version.
    pub version: Spanned<'a>,
    /// The hash of its content, as `klausul template hash` prints it.
    pub hash: Spanned<'a>,
}

/// A clause set.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Set<'a> {
    /// Its name in conditions.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What a reference to it prints.
    pub label: Spanned<'a>,
    /// What it means, in a sentence for the form.
    pub explanation: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub explanations: Translations<'a>,
    /// Whether it only groups services in the form, and has no wording of its own.
    #[serde(default, skip_serializing_if = "is_false")]
    pub form_only: bool,
}

/// A party.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Party<'a> {
    /// What its fields begin with.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What the agreement's party and signature blocks call it.
    pub label: Spanned<'a>,
    /// Which of its fields holds its name: the part behind the full stop.
    #[serde(
        default = "standard_name_field",
        skip_serializing_if = "is_standard_name_field"
    )]
    pub name_field: Spanned<'a>,
}

const STANDARD_NAME_FIELD: &str = "name";

fn standard_name_field<'a>() -> Spanned<'a> {
    Spanned::from(STANDARD_NAME_FIELD)
}

fn is_standard_name_field(field: &Spanned<'_>) -> bool {
    **field == *STANDARD_NAME_FIELD
}

impl Party<'_> {
    /// The field that holds its name.
    #[must_use]
    pub fn name_field(&self) -> String {
        format!("{}.{}", self.id, self.name_field)
    }

    /// Whether the template doesn't say which field that is.
    #[must_use]
    pub fn has_standard_name_field(&self) -> bool {
        is_standard_name_field(&self.name_field)
    }
}

/// A family of services.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Family<'a> {
    /// Its name in services.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
}

/// A service.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service<'a> {
    /// Its name in drafts.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The clause set that it brings.
    pub set: Spanned<'a>,
    /// The family it stands under in the form.
    pub family: Spanned<'a>,
    /// What the agreement calls it.
    pub name: Spanned<'a>,
    /// A short name for the form.
    pub short: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub shorts: Translations<'a>,
    /// Whether it is for the form only: lists leave it out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub form_only: bool,
}

//! A draft, and what a template makes of it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::row::Row;
use super::values::printed::{enumerated, genitive, printed};
use super::values::{choice, typed};
use crate::characters::text_problems;
use crate::template::{Fact, Field, FieldKind, Form, Party, Required, Template};

/// Chosen services and answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The template's name.
    pub template: String,
    /// The template's version.
    pub version: String,
    /// The hash of the template's content, if it is known: two contents may carry one version by
    /// mistake.
    pub template_hash: Option<String>,
    /// The chosen services; the agreement's order is the template's.
    pub services: Vec<String>,
    /// Answers by field. A field that isn't here is not answered; an empty answer is empty on
    /// purpose. Answers to fields that the template doesn't have are kept.
    pub answers: BTreeMap<String, Answer>,
    /// By field: who allowed an answer beyond what sales may choose. It stays in the house.
    pub allowed: BTreeMap<String, Permission>,
}

/// A lawyer's permission for one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Who allowed it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The answer that was allowed; another one needs a new permission.
    pub value: String,
}

/// A part of a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionPart {
    /// Who allowed the answer.
    By,
    /// Why.
    Reason,
}

impl Permission {
    /// Returns its name or reason.
    #[must_use]
    pub fn part(&self, part: PermissionPart) -> &str {
        match part {
            PermissionPart::By => &self.by,
            PermissionPart::Reason => &self.reason,
        }
    }

    /// Whether it says who allowed the answer, and why, in characters that people see.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let is_said = |text: &str| {
            let is_word = |character: char| character.is_alphanumeric();
            text.chars().any(is_word) && text_problems(text, true).is_empty()
        };
        is_said(&self.by) && is_said(&self.reason)
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// As it was typed; lines are separated by line feeds.
    Text(String),
    /// The persons who sign for a party.
    Signatories(Vec<Signatory>),
    /// The chosen options of several.
    Choices(Vec<String>),
    /// The rows of a list.
    Rows(Vec<Row>),
}

/// A person who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The printed name.
    pub name: String,
    /// The title.
    #[serde(default)]
    pub title: String,
    /// The e-mail address, for whoever sends the agreement to be signed; only printed where the template says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
}

/// A text of a signatory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatoryPart {
    /// The name.
    Name,
    /// The title.
    Title,
    /// The e-mail address.
    Email,
}

impl Signatory {
    /// A text of it.
    #[must_use]
    pub fn part(&self, part: SignatoryPart) -> &str {
        match part {
            SignatoryPart::Name => &self.name,
            SignatoryPart::Title => &self.title,
            SignatoryPart::Email => &self.email,
        }
    }

    /// A text of it, to be changed.
    pub fn part_mut(&mut self, part: SignatoryPart) -> &mut String {
        match part {
            SignatoryPart::Name => &mut self.name,
            SignatoryPart::Title => &mut self.title,
            SignatoryPart::Email => &mut self.email,
        }
    }

    /// Whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = [&self.name, &self.title, &self.email];
        texts.iter().all(|text| text.trim().is_empty())
    }
}

impl Draft {
    /// A new draft of a template: no service is chosen, and the template's standard values are copied in, so
    /// that a newer template can't change them in silence.
    #[must_use]
    pub fn new(template: &Template) -> Self {
        let standards = template.fields.iter().filter_map(|field| {
            let standard = field.standard.clone()?;
            let answer = match field.kind {
                FieldKind::Choices { .. } => {
                    let chosen = standard.split('\n').map(str::to_owned);
                    Answer::Choices(chosen.collect())
                }
                _ => Answer::Text(standard),
            };
            Some((field.id.clone(), answer))
        });
        Self {
            template: template.id.clone(),
            version: template.version.clone(),
            template_hash: Some(template.hash.clone()),
            services: Vec::new(),
            answers: standards.collect(),
            allowed: BTreeMap::new(),
        }
    }

    /// Returns the draft with the template's standard value wherever there is one.
    #[must_use]
    pub fn with_standards(&self, template: &Template) -> Self {
        let mut draft = self.clone();
        draft.answers.extend(Self::new(template).answers);
        draft
    }

    /// What a field prints: its answer in composed form (NFC), without white space at the ends of
    /// lines. `None` if it is not answered, `Some("")` if it is empty on purpose.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<String> {
        match self.answers.get(field)? {
            Answer::Text(text) => Some(normal(text)),
            Answer::Signatories(_) | Answer::Choices(_) | Answer::Rows(_) => None,
        }
    }

    /// The options that are chosen in a field; none if it is not answered.
    #[must_use]
    pub fn choices(&self, field: &str) -> &[String] {
        match self.answers.get(field) {
            Some(Answer::Choices(choices)) => choices,
            _ => &[],
        }
    }

    /// The rows of a field; none if it is not answered.
    #[must_use]
    pub fn rows(&self, field: &str) -> &[Row] {
        match self.answers.get(field) {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// The signatories that a field names; none if it is not answered.
    #[must_use]
    pub fn signatories(&self, field: &str) -> &[Signatory] {
        match self.answers.get(field) {
            Some(Answer::Signatories(signatories)) => signatories,
            _ => &[],
        }
    }

    /// Returns what a party is called, on one line; empty if that isn't filled in.
    #[must_use]
    pub fn party_name(&self, party: &Party) -> String {
        let name = self.text(&party.name_field).unwrap_or_default();
        name.replace('\n', " ")
    }

    /// Returns what the parties but the template's own are called, as far as that is filled in, with commas between.
    #[must_use]
    pub fn other_party_names(&self, template: &Template) -> String {
        let others = template.other_parties().iter();
        let names = others.map(|party| self.party_name(party));
        let names = names.filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ")
    }

    /// Whether a field is answered with something.
    #[must_use]
    pub fn is_answered(&self, field: &str) -> bool {
        match self.answers.get(field) {
            Some(Answer::Text(text)) => !text.trim().is_empty(),
            Some(Answer::Signatories(signatories)) => !signatories.is_empty(),
            Some(Answer::Choices(choices)) => !choices.is_empty(),
            Some(Answer::Rows(rows)) => !rows.is_empty(),
            None => false,
        }
    }

    /// Whether a service is chosen.
    #[must_use]
    pub fn has_service(&self, service: &str) -> bool {
        self.services.iter().any(|chosen| chosen == service)
    }

    /// Whether a fact is true that a template's condition asks about.
    #[must_use]
    pub fn evaluate(&self, template: &Template, fact: &Fact) -> bool {
        match fact {
            Fact::ServiceOf(set) => template
                .services_of(set)
                .any(|service| self.has_service(&service.id)),
            Fact::Service(service) => self.has_service(service),
            Fact::Answered(field) => self.is_answered(field),
            Fact::Answer(id, test) => {
                let kind = template.field(id).map(|field| &field.kind);
                kind.is_some_and(|kind| test.holds_for(&self.stored(id, kind)))
            }
        }
    }

    /// An answer in the form in which conditions ask about it: several texts where several options can be chosen.
    fn stored(&self, id: &str, kind: &FieldKind) -> Vec<String> {
        match self.answers.get(id) {
            Some(Answer::Text(text)) if kind.is_text() => vec![typed::stored(kind, &normal(text))],
            Some(Answer::Choices(chosen)) => {
                let chosen = chosen.iter().map(|one| normal(one));
                let option = |one: String| match choice::find(kind.options(), &one) {
                    Some(option) => option.id.clone(),
                    None => one,
                };
                chosen.map(option).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the template requires an answer in a field, given the other answers.
    #[must_use]
    pub fn requires(&self, template: &Template, field: &Field) -> bool {
        if self.has_no_postal_code(&field.kind) {
            return false;
        }
        match &field.required {
            Required::Yes => true,
            Required::No => {
                let is_printed = || {
                    let printed = template.printed_fields(&|fact| self.evaluate(template, fact));
                    printed.contains(&field.id)
                };
                self.needs_genitive(template, field) && is_printed()
            }
            Required::When(when) => when.holds(&|fact| self.evaluate(template, fact)),
        }
    }

    /// Whether a field is for the genitive of an answer that is there, but of which the language's rule can't know it.
    #[must_use]
    pub fn needs_genitive(&self, template: &Template, field: &Field) -> bool {
        let of = field.genitive_of.as_deref();
        let Some(of) = of.and_then(|of| template.field(of)) else {
            return false;
        };
        let language = &template.language;
        let printed = match self.answers.get(&of.id) {
            Some(Answer::Text(text)) if of.kind.is_text() => {
                printed(&of.kind, &normal(text), Form::Plain, language)
            }
            Some(Answer::Choices(chosen)) => {
                let chosen: Vec<String> = chosen.iter().map(|one| normal(one)).collect();
                enumerated(&of.kind, &chosen, language)
            }
            _ => return false,
        };
        genitive(&printed, language).is_none()
    }

    /// The country whose rules apply to a field of kind business id or postal code, in upper case;
    /// empty if it is not answered.
    #[must_use]
    pub fn country_for(&self, kind: &FieldKind) -> String {
        match kind {
            FieldKind::BusinessId { country } | FieldKind::PostalCode { country } => {
                self.text(country).unwrap_or_default().to_uppercase()
            }
            _ => String::new(),
        }
    }
}

/// A typed text as it is printed: composed characters, no white space at the ends of lines, no
/// empty lines at the ends.
#[must_use]
pub fn normal(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let lines: Vec<&str> = composed.trim().lines().map(str::trim).collect();
    lines.join("\n")
}

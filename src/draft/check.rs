//! Everything that is missing or wrong in a draft, at once.

use super::model::{Answer, Draft, Signatory, normal};
use super::problem::{DraftProblem, DraftProblemKind};
use std::collections::BTreeSet;

use super::values::{business_id, country, email, postal_code};
use crate::characters::text_problems;
use crate::date::Date;
use crate::message::{nearest, suggestion};
use crate::template::{Field, FieldKind, Template};

/// The most characters of an answer: more are not a name or an address.
const MAX_CHARACTERS: usize = 400;
/// The most characters of the name or title of a person, whose block has to fit a page.
const MAX_CHARACTERS_OF_PERSON: usize = 200;

/// Checks a draft against a template, in the order of the form. `covers` says whether the
/// template's typeface can print a character.
#[must_use]
pub fn check(
    draft: &Draft,
    template: &Template,
    covers: &dyn Fn(char) -> bool,
) -> Vec<DraftProblem> {
    let mut checker = Checker {
        draft,
        template,
        covers,
        printed: template.printed_fields(&|fact| draft.evaluate(template, fact)),
        problems: Vec::new(),
    };
    checker.template();
    checker.services();
    for field in &template.fields {
        checker.field(field);
    }
    checker.unknown_fields();
    checker.problems
}

/// The most problems that are reported: nobody reads more, and each has words of its own.
const MAX_PROBLEMS: usize = 200;

struct Checker<'a> {
    draft: &'a Draft,
    template: &'a Template,
    covers: &'a dyn Fn(char) -> bool,
    /// The fields that the agreement prints, as the draft is filled in.
    printed: BTreeSet<String>,
    problems: Vec<DraftProblem>,
}

impl Checker<'_> {
    fn report(&mut self, field: Option<&Field>, kind: DraftProblemKind) {
        self.report_at(field, None, kind);
    }

    fn report_at(&mut self, field: Option<&Field>, index: Option<usize>, kind: DraftProblemKind) {
        if self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        self.problems.push(DraftProblem {
            field: field.map(|field| field.id.clone()),
            label: field.map(|field| field.label.clone()),
            index,
            kind,
        });
    }

    fn template(&mut self) {
        let (draft, template) = (self.draft, self.template);
        if draft.template != template.id {
            let kind = DraftProblemKind::OtherTemplate {
                draft: draft.template.clone(),
                template: template.id.clone(),
            };
            self.report(None, kind);
        } else if draft.version != template.version {
            let kind = DraftProblemKind::OtherVersion {
                draft: draft.version.clone(),
                template: template.version.clone(),
            };
            self.report(None, kind);
        } else if draft
            .template_hash
            .as_ref()
            .is_some_and(|hash| *hash != template.hash)
        {
            let kind = DraftProblemKind::OtherContent {
                version: template.version.clone(),
            };
            self.report(None, kind);
        }
    }

    fn services(&mut self) {
        let draft = self.draft;
        if !draft
            .services
            .iter()
            .any(|service| self.template.service(service).is_some())
        {
            self.report(None, DraftProblemKind::NoService);
        }
        for (index, service) in draft.services.iter().enumerate() {
            if self.template.service(service).is_none() {
                let known = self.template.services.iter().map(|known| &*known.id);
                let kind = DraftProblemKind::UnknownService {
                    found: service.clone(),
                    suggestion: suggestion(service, known),
                };
                self.report(None, kind);
            } else if draft.services[..index].contains(service) {
                self.report(None, DraftProblemKind::ServiceTwice(service.clone()));
            }
        }
    }

    /// Leftovers of another version are kept and reported.
    fn unknown_fields(&mut self) {
        let draft = self.draft;
        let of_other_version = draft.version != self.template.version;
        for field in draft.answers.keys() {
            if self.problems.len() >= MAX_PROBLEMS {
                return;
            }
            if self.template.field(field).is_none() {
                let known = self.template.fields.iter().map(|known| &*known.id);
                self.problems.push(DraftProblem {
                    field: Some(field.clone()),
                    label: None,
                    index: None,
                    kind: DraftProblemKind::UnknownField {
                        nearest: nearest(field, known),
                        of_other_version,
                    },
                });
            }
        }
    }

    fn field(&mut self, field: &Field) {
        if !self.draft.is_answered(&field.id) {
            if self.draft.requires(self.template, field) {
                self.report(Some(field), DraftProblemKind::Missing);
            }
            return;
        }
        self.printed(field);
        match (&field.kind, self.draft.answers.get(&field.id)) {
            (&FieldKind::Signatories { min, max, .. }, Some(Answer::Signatories(signatories))) => {
                self.signatories(field, signatories, min, max);
            }
            (FieldKind::Signatories { .. }, Some(Answer::Text(_)))
            | (_, Some(Answer::Signatories(_))) => {
                self.report(Some(field), DraftProblemKind::WrongType(field.kind.clone()));
            }
            (kind, Some(Answer::Text(text))) => {
                self.characters(
                    field,
                    None,
                    text,
                    matches!(kind, FieldKind::Text { lines: 2.. }),
                );
                self.value(field, &normal(text));
                self.follows(field, text);
            }
            (_, None) => {}
        }
    }

    /// An answer that nobody will read; a standard value was nobody's answer.
    fn printed(&mut self, field: &Field) {
        let is_standard = self.draft.text(&field.id) == field.standard;
        if !field.form_only && !is_standard && !self.printed.contains(&field.id) {
            self.report(Some(field), DraftProblemKind::NotPrinted);
        }
    }

    fn value(&mut self, field: &Field, text: &str) {
        let country = self.draft.country_for(&field.kind);
        let kind = match &field.kind {
            FieldKind::Text { lines } => {
                (text.lines().count() > *lines).then_some(DraftProblemKind::TooManyLines(*lines))
            }
            FieldKind::BusinessId { .. } => business_id::check(&country, text)
                .err()
                .map(DraftProblemKind::BusinessId),
            FieldKind::PostalCode { .. } => postal_code::check(&country, text)
                .err()
                .map(DraftProblemKind::PostalCode),
            FieldKind::Country => (!country::is_known(text)).then(|| DraftProblemKind::Country {
                nearest: country::nearest(text),
            }),
            FieldKind::Email => email::check(text).err().map(DraftProblemKind::Email),
            FieldKind::Date => Date::parse(text).err().map(DraftProblemKind::Date),
            FieldKind::Signatories { .. } => None,
        };
        if let Some(kind) = kind {
            self.report(Some(field), kind);
        }
    }

    fn characters(&mut self, field: &Field, index: Option<usize>, text: &str, multiline: bool) {
        let max = if index.is_some() {
            MAX_CHARACTERS_OF_PERSON
        } else {
            MAX_CHARACTERS
        };
        if text.chars().count() > max {
            let kind = DraftProblemKind::TooLong(max);
            return self.report_at(Some(field), index, kind);
        }
        let problems = text_problems(text, multiline);
        let found: Vec<char> = problems.iter().map(|problem| problem.character).collect();
        for problem in problems {
            self.report_at(Some(field), index, DraftProblemKind::Character(problem));
        }
        let mut missing: Vec<char> = normal(text)
            .chars()
            .filter(|&character| !character.is_whitespace() && !found.contains(&character))
            .filter(|&character| !(self.covers)(character))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        for character in missing {
            self.report_at(
                Some(field),
                index,
                DraftProblemKind::MissingGlyph(character),
            );
        }
    }

    fn signatories(&mut self, field: &Field, signatories: &[Signatory], min: usize, max: usize) {
        if signatories.len() < min {
            self.report(Some(field), DraftProblemKind::TooFewSignatories(min));
        }
        if signatories.len() > max {
            self.report(Some(field), DraftProblemKind::TooManySignatories(max));
        }
        for (index, signatory) in signatories.iter().enumerate() {
            for (text, missing) in [
                (&signatory.name, DraftProblemKind::SignatoryWithoutName),
                (&signatory.title, DraftProblemKind::SignatoryWithoutTitle),
            ] {
                if text.trim().is_empty() {
                    self.report_at(Some(field), Some(index), missing);
                } else {
                    self.characters(field, Some(index), text, false);
                }
            }
        }
    }

    /// A short name that was not changed with the name is probably forgotten.
    fn follows(&mut self, field: &Field, text: &str) {
        let Some(followed) = field
            .follows
            .as_deref()
            .and_then(|follows| self.template.field(follows))
        else {
            return;
        };
        let is_standard = |field: &Field, text: &str| field.standard.as_deref() == Some(text);
        let followed_changed = self
            .draft
            .text(&followed.id)
            .is_some_and(|answer| !is_standard(followed, &answer));
        if is_standard(field, &normal(text)) && followed_changed {
            let kind = DraftProblemKind::NotFollowed {
                follows: followed.id.clone(),
            };
            self.report(Some(field), kind);
        }
    }
}

//! Everything that is missing or wrong in a draft, at once.

use super::model::{Answer, Draft, Signatory, normal};
use super::problem::{ColumnPlace, DraftProblem, DraftProblemKind};
use std::collections::BTreeSet;

use super::check_value::problem_of;
use super::term_limits::{ShownLimits, shown_term};
use super::terms::deviation;
use super::values::{email, number, postal_code};
use crate::characters::text_problems;
use crate::language::Rules;
use crate::message::{nearest, suggestion};
use crate::template::{Column, Field, FieldKind, Template};

/// The most characters of an answer: more are not a name or an address.
const MAX_CHARACTERS: usize = 400;
/// The most characters of the name or title of a person, whose block has to fit a page.
const MAX_CHARACTERS_OF_PERSON: usize = 200;

/// The most characters of a cell with lines of its own.
const MAX_CHARACTERS_OF_CELL: usize = 2_000;

/// Where in a field a problem is.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    index: Option<usize>,
    column: Option<ColumnPlace>,
    is_person: bool,
}

impl Spot {
    /// A row of a list, or a signatory.
    pub(super) fn row(index: usize) -> Self {
        Self {
            index: Some(index),
            ..Self::default()
        }
    }

    /// A text of a signatory.
    fn person(index: usize) -> Self {
        Self {
            is_person: true,
            ..Self::row(index)
        }
    }

    /// A cell.
    pub(super) fn cell(index: usize, column: &Column) -> Self {
        Self {
            column: Some(ColumnPlace {
                id: column.id.clone(),
                label: column.label.clone(),
            }),
            ..Self::row(index)
        }
    }

    fn max_characters(&self, multiline: bool) -> usize {
        match &self.column {
            _ if self.is_person => MAX_CHARACTERS_OF_PERSON,
            Some(_) if multiline => MAX_CHARACTERS_OF_CELL,
            _ => MAX_CHARACTERS,
        }
    }
}

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

pub(super) struct Checker<'a> {
    draft: &'a Draft,
    template: &'a Template,
    covers: &'a dyn Fn(char) -> bool,
    /// The fields that the agreement prints, as the draft is filled in.
    printed: BTreeSet<String>,
    problems: Vec<DraftProblem>,
}

impl Checker<'_> {
    pub(super) fn report(&mut self, field: Option<&Field>, kind: DraftProblemKind) {
        self.report_at(field, Spot::default(), kind);
    }

    /// Whether as many problems were reported as are read.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    pub(super) fn report_at(&mut self, field: Option<&Field>, spot: Spot, kind: DraftProblemKind) {
        if self.is_full() {
            return;
        }
        self.problems.push(DraftProblem {
            field: field.map(|field| field.id.clone()),
            label: field.map(|field| field.label.clone()),
            index: spot.index,
            column: spot.column,
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
        let names: BTreeSet<&String> = draft.answers.keys().chain(draft.allowed.keys()).collect();
        for field in names {
            if self.problems.len() >= MAX_PROBLEMS {
                return;
            }
            if self.template.field(field).is_none() {
                let known = self.template.fields.iter().map(|known| &*known.id);
                self.problems.push(DraftProblem {
                    field: Some(field.clone()),
                    label: None,
                    index: None,
                    column: None,
                    kind: DraftProblemKind::UnknownField {
                        nearest: nearest(field, known),
                        of_other_version,
                    },
                });
            }
        }
    }

    /// That a genitive begins as its name does: it is often forgotten when the name changes.
    fn genitive(&mut self, field: &Field, genitive: &str) {
        const SAME_LETTERS: usize = 2;
        let of = field.genitive_of.as_deref();
        let Some(name) = of.and_then(|of| self.draft.text(of)) else {
            return;
        };
        let start = |text: &str| -> String {
            let letters = text.chars().filter(|letter| letter.is_alphanumeric());
            letters
                .take(SAME_LETTERS)
                .flat_map(char::to_lowercase)
                .collect()
        };
        if !name.is_empty() && !genitive.is_empty() && start(&name) != start(genitive) {
            self.report(Some(field), DraftProblemKind::OtherGenitive { name });
        }
    }

    fn field(&mut self, field: &Field) {
        if !self.draft.is_answered(&field.id) {
            if self.draft.requires(self.template, field) {
                let of = self.draft.needs_genitive(self.template, field);
                let of = field.genitive_of.clone().filter(|_| of);
                let kind = match of.and_then(|of| self.draft.text(&of)) {
                    Some(name) => DraftProblemKind::GenitiveMissing { name },
                    None => DraftProblemKind::Missing,
                };
                self.report(Some(field), kind);
            } else if self.draft.completes_address(self.template, field) {
                self.report(Some(field), DraftProblemKind::AddressIncomplete);
            }
            return;
        }
        self.printed(field);
        match (&field.kind, self.draft.answers.get(&field.id)) {
            (&FieldKind::Signatories { min, max, .. }, Some(Answer::Signatories(signatories))) => {
                self.signatories(field, signatories, min, max);
            }
            (FieldKind::Choices { options }, Some(Answer::Choices(chosen))) => {
                self.choices(field, options, chosen);
            }
            (FieldKind::Rows(of), Some(Answer::Rows(rows))) => self.rows(field, of, rows),
            (kind, Some(Answer::Text(text))) if kind.is_text() => {
                self.characters(
                    field,
                    Spot::default(),
                    text,
                    matches!(kind, FieldKind::Text { lines: 2.. }),
                );
                self.value(field, &normal(text));
                self.genitive(field, &normal(text));
                self.term(field);
                self.follows(field, text);
            }
            (_, Some(_)) => {
                self.report(Some(field), DraftProblemKind::WrongType(field.kind.clone()));
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
        match problem_of(&field.kind, text, &country) {
            Some(problem @ DraftProblemKind::PostalCode(_)) => {
                let other = self.other_town(field, text, &country);
                self.report(Some(field), other.unwrap_or(problem));
            }
            Some(problem) => self.report(Some(field), problem),
            None => self.number_words(field, text),
        }
    }

    /// A town beside a postal code that isn't the one in its own field.
    fn other_town(&self, field: &Field, text: &str, country: &str) -> Option<DraftProblemKind> {
        let (_, found) = postal_code::split(country, text)?;
        let city = self.template.address_with(&field.id)?.city?;
        let city = self.draft.text(&city.id)?;
        let differs = !city.is_empty() && found.to_lowercase() != city.to_lowercase();
        differs.then_some(DraftProblemKind::OtherTown { found, city })
    }

    /// An answer to a term that is another than the standard: a remark, or a problem where nobody allowed it.
    fn term(&mut self, field: &Field) {
        let Some(term) = &field.term else {
            return;
        };
        let is_printed = self.printed.contains(&field.id);
        if !is_printed && !term.is_asked && !self.draft.requires(self.template, field) {
            return;
        }
        let country = self.draft.country_for(&field.kind);
        let answer = self.draft.text(&field.id).unwrap_or_default();
        let Some(deviation) = deviation(self.draft, field) else {
            return;
        };
        if problem_of(&field.kind, &answer, &country).is_some() {
            return;
        }
        let language = &self.template.language;
        let shown = |stored: &str| shown_term(&field.kind, stored, language);
        let value = shown(&deviation.value);
        let kind = if deviation.is_allowed() {
            DraftProblemKind::Deviation {
                standard: shown(&deviation.standard),
                value,
                permission: deviation.permission.filter(|_| !deviation.is_within_sales),
            }
        } else if self.draft.permission(field).is_some() {
            DraftProblemKind::IncompletePermission
        } else {
            let other = self.draft.allowed.get(&field.id);
            DraftProblemKind::BeyondSales {
                value,
                limits: ShownLimits::of(&field.kind, term, language),
                allowed: other.map(|other| shown(&other.value)),
            }
        };
        self.report(Some(field), kind);
    }

    /// A number that is printed in words, but has none.
    fn number_words(&mut self, field: &Field, text: &str) {
        let FieldKind::Number { .. } = field.kind else {
            return;
        };
        let words = Rules::of(&self.template.language).map(|rules| &rules.numbers.words);
        let (Some(words), Ok(number)) = (words, number::parse(&field.kind, text)) else {
            return;
        };
        if !words.has(number) && self.template.prints_in_words(&field.id) {
            let kind = DraftProblemKind::NoNumberWords(words.max as usize);
            self.report(Some(field), kind);
        }
    }

    pub(super) fn characters(&mut self, field: &Field, spot: Spot, text: &str, multiline: bool) {
        let max = spot.max_characters(multiline);
        if text.chars().count() > max {
            let kind = DraftProblemKind::TooLong(max);
            return self.report_at(Some(field), spot, kind);
        }
        let problems = text_problems(text, multiline);
        let found: Vec<char> = problems.iter().map(|problem| problem.character).collect();
        for problem in problems {
            let kind = DraftProblemKind::Character(problem);
            self.report_at(Some(field), spot.clone(), kind);
        }
        let mut missing: Vec<char> = normal(text)
            .chars()
            .filter(|&character| !character.is_whitespace() && !found.contains(&character))
            .filter(|&character| !(self.covers)(character))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        for character in missing {
            let kind = DraftProblemKind::MissingGlyph(character);
            self.report_at(Some(field), spot.clone(), kind);
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
                    self.report_at(Some(field), Spot::row(index), missing);
                } else {
                    self.characters(field, Spot::person(index), text, false);
                }
            }
            let email = normal(&signatory.email);
            if !email.is_empty()
                && let Err(problem) = email::check(&email)
            {
                let spot = Spot::row(index);
                self.report_at(Some(field), spot, DraftProblemKind::Email(problem));
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

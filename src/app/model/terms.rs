//! Terms: what the form shows of them, and what changes them.

use super::sections::Section;
use super::state::State;
use super::update::Update;
use crate::app::command::{PermissionPart, Place};
use crate::draft::{Answer, Deviation};
use crate::template::Field;

impl Update<'_> {
    /// Answers a term with its standard.
    pub(super) fn use_standard(&mut self, id: &str) {
        let Some(standard) = self
            .state
            .template
            .field(id)
            .and_then(|field| field.standard.clone())
        else {
            return;
        };
        let place = Place::Field(id.to_owned());
        self.state.view.typing = None;
        self.edit(place.clone(), false, |draft| {
            draft.answers.insert(id.to_owned(), Answer::Text(standard));
            draft.allowed.remove(id);
        });
        self.focus(place);
    }

    /// Changes who allowed the answer that a term has now, or why.
    pub(super) fn set_permission(&mut self, id: &str, part: PermissionPart, text: String) {
        let Some(field) = self.state.template.field(id) else {
            return;
        };
        let draft = &self.state.document.draft;
        let mut permission = draft.permission(field).cloned().unwrap_or_default();
        permission.value = draft.text(id).unwrap_or_default();
        match part {
            PermissionPart::By => permission.by = text,
            PermissionPart::Reason => permission.reason = text,
        }
        let place = Place::Permission {
            field: id.to_owned(),
            part,
        };
        self.state.view.typing = Some((place.clone(), String::new()));
        let is_blank = [&permission.by, &permission.reason]
            .iter()
            .all(|text| text.is_empty());
        self.edit(place, true, |draft| {
            if is_blank {
                draft.allowed.remove(id);
            } else {
                draft.allowed.insert(id.to_owned(), permission);
            }
        });
    }
}

impl State {
    /// Returns the deviation of a term from its standard, if there is one.
    #[must_use]
    pub fn deviation(&self, field: &str) -> Option<&Deviation> {
        let mut deviations = self.derived.deviations.iter();
        deviations.find(|deviation| deviation.field == field)
    }

    /// Whether a lawyer has to allow, or has allowed, the answer of a term.
    #[must_use]
    pub fn needs_permission(&self, field: &Field) -> bool {
        let is_beyond = |deviation: &Deviation| !deviation.is_within_sales;
        let is_beyond = self.deviation(&field.id).is_some_and(is_beyond);
        let has = || self.document.draft.permission(field).is_some();
        let may_be_allowed = || {
            let mut problems = self.derived.problems.iter();
            problems.any(|problem| problem.is_beyond_sales(&field.id))
        };
        is_beyond && (has() || may_be_allowed())
    }

    /// Whether the form shows a field: of the terms those that the agreement needs as it is filled in, or that were
    /// answered otherwise than by their standard.
    #[must_use]
    pub fn shows(&self, field: &Field) -> bool {
        let draft = &self.document.draft;
        let is_open = || {
            draft.answers.get(&field.id).is_some_and(|answer| {
            !matches!((answer, &field.standard), (Answer::Text(text), Some(standard)) if text == standard)
        })
        };
        field.term.is_none() || draft.requires(&self.template, field) || is_open()
    }

    /// Whether the form shows a section.
    #[must_use]
    pub fn shows_section(&self, section: &Section) -> bool {
        match section {
            Section::Group(group) => {
                let mut fields = self.fields_of(*group).peekable();
                fields.peek().is_none() || fields.any(|field| self.shows(field))
            }
            _ => true,
        }
    }
}

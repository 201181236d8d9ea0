//! Commands that change the draft.

use std::sync::Arc;

use super::history::Taken;
use super::state::State;
use super::update::Update;
use crate::app::command::{Place, SignatoryPart};
use crate::date::Date;
use crate::draft::values::{choice, country, typed, yes_no};
use crate::draft::{Answer, Draft, Signatory};
use crate::language::Rules;
use crate::template::FieldKind;

impl Update<'_> {
    /// Changes the draft in one undoable step; typing that goes on in one place is one step.
    pub(super) fn edit(&mut self, place: Place, is_typing: bool, change: impl FnOnce(&mut Draft)) {
        let before = self.state.document.draft.clone();
        change(&mut self.state.document.draft);
        if self.state.document.draft == before {
            return;
        }
        let history = &mut self.state.document.history;
        history.record(&before, place, is_typing, self.state.now_s);
        self.recompute();
    }

    /// Changes the draft without a step of its own: the last step takes it back, too.
    pub(super) fn amend(&mut self, draft: Draft) {
        if self.state.document.draft != draft {
            self.state.document.draft = draft;
            self.recompute();
        }
    }

    /// Recomputes what follows from the draft.
    pub(super) fn recompute(&mut self) {
        self.write_journal_later();
        let state = &mut *self.state;
        let draft = &state.document.draft;
        state
            .derived
            .recompute(&state.template, draft, &state.standing);
        state.view.selection = None;
        // A notice about what was done goes when work goes on; what went wrong stays.
        if state.notice.as_ref().is_some_and(|notice| !notice.is_error) {
            state.notice = None;
        }
        self.find_again();
    }

    pub(super) fn undo(&mut self) {
        let current = self.state.chosen();
        let document = &mut self.state.document;
        let step = document.history.undo(&mut document.draft, current);
        self.after_step(step);
    }

    pub(super) fn redo(&mut self) {
        let current = self.state.chosen();
        let document = &mut self.state.document;
        let step = document.history.redo(&mut document.draft, current);
        self.after_step(step);
    }

    fn after_step(&mut self, step: Option<Taken>) {
        let Some(Taken { place, chosen }) = step else {
            return;
        };
        if let Some(chosen) = chosen {
            self.state.use_template(chosen);
        }
        self.state.view.typing = None;
        self.recompute();
        self.focus(place);
    }

    pub(super) fn set_service(&mut self, id: &str, chosen: bool) {
        let template = Arc::clone(&self.state.template);
        self.edit(Place::Services, false, |draft| {
            draft.services.retain(|service| service != id);
            if chosen {
                draft.services.push(id.to_owned());
                // The file reads best in the agreement's order.
                let order = |service: &String| {
                    template
                        .services
                        .iter()
                        .position(|known| known.id == *service)
                };
                draft
                    .services
                    .sort_by_key(|service| order(service).unwrap_or(usize::MAX));
            }
        });
        self.state.view.visited.insert(Place::Services);
    }

    pub(super) fn set_text(&mut self, id: &str, text: String) {
        let Some(field) = self.state.template.field(id) else {
            return;
        };
        let stored = typed::stored(&field.kind, &text);
        let place = Place::Field(id.to_owned());
        self.state.view.typing = Some((place.clone(), text));
        self.edit(place, true, |draft| {
            if stored.trim().is_empty() {
                draft.answers.remove(id);
            } else {
                draft.answers.insert(id.to_owned(), Answer::Text(stored));
            }
        });
    }

    pub(super) fn set_signatory(
        &mut self,
        id: &str,
        index: usize,
        part: SignatoryPart,
        text: String,
    ) {
        let place = Place::Signatory {
            field: id.to_owned(),
            index,
            part,
        };
        self.state.view.typing = Some((place.clone(), String::new()));
        self.edit_signatories(id, place, true, |signatories| {
            if index >= signatories.len() {
                signatories.resize_with(index + 1, Signatory::default);
            }
            *signatories[index].part_mut(part) = text;
        });
    }

    pub(super) fn add_signatory(&mut self, id: &str) {
        // The form shows an empty row for the first one already.
        let shown = self.state.document.draft.signatories(id).len().max(1);
        let place = Place::Signatory {
            field: id.to_owned(),
            index: shown,
            part: SignatoryPart::Name,
        };
        self.edit_signatories(id, place.clone(), false, |signatories| {
            signatories.resize_with(shown + 1, Signatory::default);
        });
        self.focus(place);
    }

    pub(super) fn remove_signatory(&mut self, id: &str, index: usize) {
        let place = Place::Signatory {
            field: id.to_owned(),
            index: index.saturating_sub(1),
            part: SignatoryPart::Name,
        };
        self.edit_signatories(id, place.clone(), false, |signatories| {
            if index < signatories.len() {
                signatories.remove(index);
            }
        });
        self.focus(place);
    }

    pub(super) fn move_signatory(&mut self, id: &str, from: usize, to: usize) {
        let place = Place::Signatory {
            field: id.to_owned(),
            index: to,
            part: SignatoryPart::Name,
        };
        self.edit_signatories(id, place.clone(), false, |signatories| {
            if from < signatories.len() && to < signatories.len() {
                let signatory = signatories.remove(from);
                signatories.insert(to, signatory);
            }
        });
        self.focus(place);
    }

    fn edit_signatories(
        &mut self,
        id: &str,
        place: Place,
        is_typing: bool,
        change: impl FnOnce(&mut Vec<Signatory>),
    ) {
        self.edit(place, is_typing, |draft| {
            let mut signatories = draft.signatories(id).to_vec();
            change(&mut signatories);
            if signatories.len() < 2 && signatories.iter().all(Signatory::is_empty) {
                draft.answers.remove(id);
            } else {
                draft
                    .answers
                    .insert(id.to_owned(), Answer::Signatories(signatories));
            }
        });
    }

    pub(super) fn remove_answer(&mut self, field: &str) {
        // It stands above the services.
        self.edit(Place::Services, false, |draft| {
            draft.answers.remove(field);
            draft.allowed.remove(field);
        });
    }

    pub(super) fn remove_service(&mut self, id: &str) {
        let is_known = self.state.template.service(id).is_some();
        self.edit(Place::Services, false, |draft| {
            let mut seen = false;
            draft.services.retain(|service| {
                let is_it = service == id;
                let is_first = is_it && !seen;
                seen |= is_it;
                !is_it || (is_known && is_first)
            });
        });
    }
}

impl State {
    /// Returns what a field shows: while it is being typed in, the text as typed; else the answer as people write
    /// it.
    #[must_use]
    pub fn shown(&self, id: &str) -> String {
        if let Some((Place::Field(field), text)) = &self.view.typing
            && field == id
        {
            return text.clone();
        }
        let Some(Answer::Text(answer)) = self.document.draft.answers.get(id) else {
            return String::new();
        };
        match self.template.field(id).map(|field| &field.kind) {
            Some(kind) => self.as_written(kind, answer),
            None => answer.clone(),
        }
    }

    /// Returns a stored answer or cell as people write it.
    #[must_use]
    pub fn as_written(&self, kind: &FieldKind, answer: &str) -> String {
        match kind {
            FieldKind::Country => country::name(answer, self.tag())
                .unwrap_or(answer)
                .to_owned(),
            FieldKind::Date => match Date::parse(answer) {
                Ok(date) => format!("{}.{}.{}", date.day(), date.month(), date.year()),
                Err(_) => answer.to_owned(),
            },
            // In cells these are typed like any other text.
            FieldKind::Choice { options } => {
                let option = choice::find(options, answer);
                option
                    .map_or(answer, |option| option.label.text(self.tag()))
                    .to_owned()
            }
            FieldKind::YesNo { yes, no } => match yes_no::parse(answer, yes, no) {
                Some(true) => self.translate("window-yes"),
                Some(false) => self.translate("window-no"),
                None => answer.to_owned(),
            },
            FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
                // The sign before decimals is the one of the window's language.
                match Rules::of(self.tag()) {
                    Some(rules) => rules.numbers.with_decimal_sign(answer),
                    None => answer.to_owned(),
                }
            }
            _ => answer.to_owned(),
        }
    }
}

//! Blocks that are pasted in a field of a party.

use std::ops::Range;
use std::sync::Arc;

use super::question::{Pasted, Question};
use super::requests::ViewRequest;
use super::state::State;
use super::update::Update;
use crate::app::command::Place;
use crate::draft::pasted::{Distribution, Fit, FitPlace, distribute};
use crate::template::FieldKind;

/// The fewest pieces of a text on a single line that make it a block.
const MIN_PIECES_OF_LINE: usize = 3;
/// The longest text that is looked at, in bytes: nobody's signature is longer.
const MAX_BYTES: usize = 8_000;

impl Update<'_> {
    /// Asks whether to distribute a pasted block over the fields of the party.
    pub(super) fn paste_block(&mut self, field: String, text: &str, at: Range<usize>) {
        let behind = self
            .state
            .shown(&field)
            .chars()
            .count()
            .saturating_sub(at.end);
        let plain = self.state.with_pasted(&field, text, at);
        let end = plain.chars().count().saturating_sub(behind);
        match self.state.block(&field, text) {
            Some(distribution) => {
                self.ask(Question::Pasted(Pasted {
                    field,
                    plain,
                    end,
                    distribution,
                }));
            }
            None => self.set_text(&field, plain),
        }
    }

    /// Fills in what fits, in one step that can be undone, and goes on to what is missing.
    pub(super) fn distribute(&mut self, pasted: &Pasted) {
        let template = Arc::clone(&self.state.template);
        let place = Place::Field(pasted.field.clone());
        self.state.view.typing = None;
        self.state.document.history.end_run();
        self.edit(place.clone(), false, |draft| {
            pasted.distribution.fill(&template, draft);
        });
        let fits = pasted.distribution.fits.iter();
        let places = fits.map(|fit| place_of(fit).row());
        self.state.view.visited.extend(places);
        self.state.view.focus = Some(place);
        self.step_gap(true);
    }

    /// Pastes the block as it is.
    pub(super) fn paste_plain(&mut self, pasted: Pasted) {
        let place = Place::Field(pasted.field.clone());
        self.state.document.history.end_run();
        self.set_text(&pasted.field, pasted.plain);
        // What is typed next is a step of its own.
        self.state.document.history.end_run();
        let (cursor, at) = (place.clone(), pasted.end);
        self.view(ViewRequest::SetCursor { place: cursor, at });
        self.focus(place);
    }
}

/// The place of the form that a piece fits.
fn place_of(fit: &Fit) -> Place {
    match &fit.place {
        FitPlace::Field(id) => Place::Field(id.clone()),
        FitPlace::Signatory(id, part) => Place::Signatory {
            field: id.clone(),
            index: 0,
            part: *part,
        },
    }
}

impl State {
    /// Returns how a text is distributed that is pasted in a field of a party; none if it is no block, or hardly a piece
    /// of it fits.
    #[must_use]
    pub fn block(&self, field: &str, text: &str) -> Option<Distribution> {
        let is_of_lines = text.trim().contains(['\n', '\t']);
        let mut parties = self.template.parties.iter();
        let group = &self.template.field(field)?.group;
        let party = parties.find(|party| {
            let name = self.template.field(&party.name_field);
            name.is_some_and(|name| name.group == *group) && party.has(field)
        })?;
        if text.len() > MAX_BYTES {
            return None;
        }
        let draft = &self.document.draft;
        let distribution = distribute(text, &self.template, &party.id, draft);
        let least = if is_of_lines { 2 } else { MIN_PIECES_OF_LINE };
        (distribution.fits.len() >= least).then_some(distribution)
    }

    /// The text of a field with another one in place of some of its characters.
    fn with_pasted(&self, field: &str, text: &str, at: Range<usize>) -> String {
        let shown = self.shown(field);
        let kind = self.template.field(field).map(|field| &field.kind);
        let has_lines = matches!(kind, Some(FieldKind::Text { lines: 2.. }));
        let text = text.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
        let text = if has_lines {
            text
        } else {
            text.replace(['\n', '\t'], " ")
        };
        let before: String = shown.chars().take(at.start).collect();
        let behind: String = shown.chars().skip(at.end).collect();
        format!("{before}{text}{behind}")
    }

    /// Returns what a piece fits is called, and what is there now.
    #[must_use]
    pub fn fit_label(&self, fit: &Fit) -> (String, String) {
        let draft = &self.document.draft;
        match &fit.place {
            FitPlace::Field(id) => {
                let label = self.template.field_name(id, self.tag()).1.to_owned();
                (label, self.shown(id))
            }
            FitPlace::Signatory(id, part) => {
                use crate::draft::SignatoryPart as Part;
                let label = self.template.field_name(id, self.tag()).1;
                let part_label = self.translate(match part {
                    Part::Name => "window-signatory-name",
                    Part::Title => "window-signatory-title",
                    Part::Email => "window-signatory-email",
                });
                let first = draft.signatories(id).first();
                let now = first.map_or_else(String::new, |one| one.part(*part).to_owned());
                (format!("{label}: {part_label}"), now)
            }
        }
    }
}

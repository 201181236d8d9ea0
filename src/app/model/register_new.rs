//! New drafts that are begun from an agreement of the register.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::{Document, FollowUp};
use super::notice::Notice;
use super::update::Update;
use crate::app::effect::{Derivation, NewFrom, OpenedDraft};
use crate::draft::Draft;
use crate::local_data::profile::{Profile, fits, new_draft};
use crate::message::Message;
use crate::template::{FieldKind, Required, Template};

impl Update<'_> {
    pub(super) fn on_read_for_new(
        &mut self,
        request: NewFrom,
        result: Result<Box<OpenedDraft>, (PathBuf, Message)>,
    ) {
        self.state.opening_since_s = None;
        let opened = match result {
            Ok(opened) => *opened,
            Err((path, message)) => {
                let place = path.display().to_string();
                return self.notify(Notice::error(place, message));
            }
        };
        let mut offers = self.state.offers.iter();
        let newest = offers.find(|offer| offer.template.id == opened.draft.template);
        let Some(chosen) = newest.cloned().or(opened.chosen) else {
            let notice = self
                .state
                .other_template(std::path::Path::new(""), &opened.draft);
            return self.notify(notice);
        };
        let NewFrom {
            path,
            derivation,
            discarded,
        } = request;
        if self.asks_before(FollowUp::NewFrom(path, derivation), discarded) {
            return;
        }
        self.state.use_template(chosen);
        let template = Arc::clone(&self.state.template);
        let profile = self.state.settings.chosen_profile();
        let draft = derived(&template, profile, &opened.draft, derivation);
        self.replace_document(Document::new(draft));
        if let Some(place) = self.state.gaps().into_iter().next() {
            self.focus(place);
        }
    }
}

/// Returns a new draft with what it takes from another one.
fn derived(
    template: &Template,
    profile: Option<&Profile>,
    from: &Draft,
    derivation: Derivation,
) -> Draft {
    let mut draft = new_draft(template, profile);
    let is_of_other = |field: &str| {
        let mut others = template.other_parties().iter();
        others.any(|party| party.has(field))
    };
    let is_taken = |field: &str| match derivation {
        Derivation::SameCustomer => is_of_other(field),
        Derivation::Like => {
            !is_of_other(field) && (template.is_own(field) || !is_of_one_agreement(template, field))
        }
    };
    let answers = from.answers.iter();
    let taken = answers.filter(|(id, answer)| is_taken(id) && fits(template, id, answer));
    let taken = taken.map(|(id, answer)| (id.clone(), answer.clone()));
    draft.answers.extend(taken);
    if derivation == Derivation::Like {
        let services = from.services.iter();
        let known = services.filter(|id| template.service(id).is_some());
        draft.services = known.cloned().collect();
    }
    draft
}

/// Whether an answer that belongs to no party is of one agreement only: its dates, and the text that it must be known by.
fn is_of_one_agreement(template: &Template, field: &str) -> bool {
    template.field(field).is_some_and(|field| match field.kind {
        FieldKind::Date => true,
        FieldKind::Text { .. } => field.required == Required::Yes,
        _ => false,
    })
}

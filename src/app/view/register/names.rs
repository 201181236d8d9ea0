//! Names in the window's language, and colours of states.

use eframe::egui::{Color32, Ui};

use crate::app::model::State;
use crate::app::theme::palette;
use crate::clock;
use crate::register::{CaseState, Names, StateGroup};

/// Returns the names of what cases have.
pub fn names(state: &State) -> Names<'_> {
    Names {
        templates: &state.templates,
        translator: &state.translator,
        moment: &clock::local_ns,
    }
}

/// Returns the sign and the colour of a state; the word beside them says the same.
pub fn sign(ui: &Ui, state: CaseState) -> (&'static str, Color32) {
    let palette = palette(ui);
    match state {
        CaseState::Draft => ("○", palette.weak),
        CaseState::Exported => ("●", palette.accent),
        CaseState::PartlySigned => ("●", palette.missing),
        CaseState::Signed => ("✓", palette.done),
        CaseState::Review => ("!", palette.missing),
        CaseState::Changed | CaseState::Unreadable => ("!", palette.wrong),
    }
}

/// Returns the message that names a group of states.
pub fn group_text(group: StateGroup) -> &'static str {
    match group {
        StateGroup::All => "register-group-all",
        StateGroup::Drafts => "register-group-drafts",
        StateGroup::Sent => "register-group-sent",
        StateGroup::Signed => "register-group-signed",
        StateGroup::ToReview => "register-group-to-review",
    }
}

//! Finding actions and presets by their names, for the command palette.

use super::action::Action;
use super::table::ACTIONS;
use crate::app::command::{Command, EditCommand};
use crate::app::model::State;
use crate::characters::{folded, visible};
use crate::message::Message;

/// What the palette offers.
#[derive(Clone, Debug)]
pub enum Offer {
    /// An action.
    Action(&'static Action),
    /// A preset: its name, and whether it is the user's own.
    Preset(String, bool),
}

impl Offer {
    /// Returns what it is called.
    #[must_use]
    pub fn name(&self, state: &State) -> String {
        match self {
            Self::Action(action) => state.translate(action.text),
            Self::Preset(name, _) => {
                let message = Message::new("window-use-preset").with("name", visible(name));
                state.translator.format(&message)
            }
        }
    }

    /// Returns what it does.
    #[must_use]
    pub fn command(&self) -> Command {
        match self {
            Self::Action(action) => (action.command)(),
            Self::Preset(name, is_own) => {
                let (name, is_own) = (name.clone(), *is_own);
                EditCommand::UsePreset { name, is_own }.into()
            }
        }
    }
}

/// Returns the actions that are possible now, and the presets, that contain every word that is typed: those first whose
/// name begins with it.
#[must_use]
pub fn find_offers(state: &State, sought: &str) -> Vec<Offer> {
    let sought = folded(sought);
    let words: Vec<&str> = sought.split_whitespace().collect();
    let actions = ACTIONS.iter().filter(|action| action.is_possible(state));
    let presets = state.presets();
    let presets = presets.map(|one| Offer::Preset(one.preset.name.clone(), one.is_own));
    let offers = actions.map(Offer::Action).chain(presets);
    let mut found: Vec<(bool, Offer)> = offers
        .filter_map(|offer| {
            let name = folded(&offer.name(state));
            let has_all = words.iter().all(|word| name.contains(word));
            let begins = words.first().is_some_and(|word| name.starts_with(word));
            has_all.then_some((!begins, offer))
        })
        .collect();
    found.sort_by_key(|(is_later, _)| *is_later);
    found.into_iter().map(|(_, offer)| offer).collect()
}

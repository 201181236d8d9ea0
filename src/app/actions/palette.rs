//! Finding actions by their names, for the command palette.

use super::action::Action;
use super::table::ACTIONS;
use crate::app::model::State;
use crate::characters::folded;

/// Returns the actions that are possible now and contain every word that is typed: those first whose name begins
/// with it.
#[must_use]
pub fn find_actions(state: &State, sought: &str) -> Vec<&'static Action> {
    let sought = folded(sought);
    let words: Vec<&str> = sought.split_whitespace().collect();
    let mut found: Vec<(bool, &Action)> = ACTIONS
        .iter()
        .filter(|action| (action.is_possible)(state))
        .filter_map(|action| {
            let name = folded(&state.translate(action.text));
            let has_all = words.iter().all(|word| name.contains(word));
            let begins = words.first().is_some_and(|word| name.starts_with(word));
            has_all.then_some((!begins, action))
        })
        .collect();
    found.sort_by_key(|(is_later, _)| *is_later);
    found.into_iter().map(|(_, action)| action).collect()
}

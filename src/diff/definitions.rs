//! The comparison of what templates define beside their text.

use std::collections::BTreeMap;

use super::order::in_order;
use super::result::{DefinitionChange, DefinitionEdit, KeyChange};
use super::words::compare_words;
use super::written::{BLOCK, Definition};

/// Returns the definitions that changed: those of the newer template in its order, then those that are gone.
pub(super) fn compare_definitions(
    before: &[Definition],
    after: &[Definition],
) -> Vec<DefinitionChange> {
    let key = |definition: &Definition| (definition.kind, definition.id.clone());
    let old: BTreeMap<_, usize> = before.iter().map(key).zip(0..).collect();
    let new: BTreeMap<_, usize> = after.iter().map(key).zip(0..).collect();
    let paired: Vec<usize> = after
        .iter()
        .filter_map(|of| old.get(&key(of)).copied())
        .collect();
    let mut is_in_place = in_order(&paired).into_iter();
    let mut changes = Vec::new();
    for definition in after {
        let edit = match old.get(&key(definition)) {
            Some(old) => {
                let is_moved = !is_in_place.next().unwrap_or(true);
                changed(&before[*old], definition, is_moved)
            }
            None => {
                added_or_removed(definition).then(|| DefinitionEdit::Added(definition.keys.clone()))
            }
        };
        changes.extend(edit.map(|edit| change(definition, edit)));
    }
    let gone = before
        .iter()
        .filter(|of| !new.contains_key(&key(of)) && added_or_removed(of));
    changes.extend(gone.map(|of| change(of, DefinitionEdit::Removed(of.keys.clone()))));
    changes
}

/// Whether a definition is reported when it is new or gone. Blocks aren't: their texts are.
fn added_or_removed(definition: &Definition) -> bool {
    definition.kind != BLOCK
}

fn change(definition: &Definition, edit: DefinitionEdit) -> DefinitionChange {
    DefinitionChange {
        kind: definition.kind,
        id: definition.id.clone(),
        edit,
    }
}

/// Returns what changed in a definition that both templates have.
fn changed(before: &Definition, after: &Definition, is_moved: bool) -> Option<DefinitionEdit> {
    let old: BTreeMap<&str, &str> = before
        .keys
        .iter()
        .map(|(key, value)| (&**key, &**value))
        .collect();
    let new: BTreeMap<&str, &str> = after
        .keys
        .iter()
        .map(|(key, value)| (&**key, &**value))
        .collect();
    let mut names: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    names.sort_unstable();
    names.dedup();
    let mut keys = Vec::new();
    for key in names {
        let (before, after) = (old.get(key).copied(), new.get(key).copied());
        if before != after {
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            keys.push(KeyChange {
                key: key.to_owned(),
                before: before.to_owned(),
                after: after.to_owned(),
                segments: compare_words(before, after),
            });
        }
    }
    // The text of a block that moved says so.
    let is_moved = is_moved && added_or_removed(after);
    (is_moved || !keys.is_empty()).then_some(DefinitionEdit::Changed { keys, is_moved })
}

//! The comparison of two agreements or templates.

use super::definitions::compare_definitions;
use super::order::in_order;
use super::pairing::pair;
use super::passage::{Passage, passages};
use super::result::{Comparison, ConditionChange, Kept, Moved, PassageChange};
use super::words::compare_words;
use super::written::Written;
use crate::agreement::Agreement;
use crate::ron_text::SyntaxError;
use crate::template::Template;

/// Compares two agreements.
#[must_use]
pub fn compare_agreements(before: &Agreement, after: &Agreement) -> Comparison {
    Comparison {
        passages: compare_passages(passages(before), passages(after)),
        conditions: Vec::new(),
        definitions: Vec::new(),
        is_arranged_differently: false,
    }
}

/// Compares two templates: their texts as they are written, and everything else that they define.
///
/// # Errors
/// [`SyntaxError`] for a template whose canonical form can't be read; no checked template has such a one.
pub fn compare_templates(before: &Template, after: &Template) -> Result<Comparison, SyntaxError> {
    let (old, new) = (Written::of(before)?, Written::of(after)?);
    let passages = compare_passages(old.passages, new.passages);
    let mut comparison = Comparison {
        conditions: condition_changes(&passages),
        definitions: compare_definitions(&old.definitions, &new.definitions),
        passages,
        is_arranged_differently: false,
    };
    comparison.is_arranged_differently = comparison.is_empty() && before.hash != after.hash;
    Ok(comparison)
}

/// Compares two lists of passages.
fn compare_passages(before: Vec<Passage>, after: Vec<Passage>) -> Vec<PassageChange> {
    let pairs = pair(&before, &after);
    let paired: Vec<usize> = pairs.iter().flatten().copied().collect();
    let mut is_in_place = in_order(&paired).into_iter();
    let mut is_kept = vec![false; before.len()];
    for old in &paired {
        is_kept[*old] = true;
    }
    let mut walk = Walk {
        before,
        is_kept,
        at: 0,
        changes: Vec::new(),
    };
    walk.removed_until(None);
    for (after, old) in after.into_iter().zip(pairs) {
        let Some(old) = old else {
            walk.changes.push(PassageChange::Added(after));
            continue;
        };
        let is_moved = !is_in_place.next().unwrap_or(true);
        if !is_moved {
            walk.removed_until(Some(old));
        }
        let before = walk.before[old].clone();
        let segments = compare_words(&before.text, &after.text);
        walk.changes.push(PassageChange::Kept(Kept {
            before,
            after,
            segments,
            moved: is_moved.then(|| walk.place_of(old)),
        }));
        if !is_moved {
            walk.at = old + 1;
            walk.removed_until(None);
        }
    }
    walk.removed_until(Some(walk.before.len()));
    walk.changes
}

/// A walk along the older passages.
struct Walk {
    before: Vec<Passage>,
    is_kept: Vec<bool>,
    /// The next older passage.
    at: usize,
    changes: Vec<PassageChange>,
}

impl Walk {
    /// Returns the place of an older passage.
    fn place_of(&self, old: usize) -> Moved {
        let before = old.checked_sub(1).and_then(|index| self.before.get(index));
        Moved {
            after: before.map(Passage::name).unwrap_or_default(),
        }
    }

    /// Adds the passages that are gone before that one; without one, those until the next that isn't gone.
    fn removed_until(&mut self, end: Option<usize>) {
        while self.at < end.unwrap_or(self.before.len()) {
            if !self.is_kept[self.at] {
                let passage = self.before[self.at].clone();
                self.changes.push(PassageChange::Removed(passage));
            } else if end.is_none() {
                break;
            }
            self.at += 1;
        }
    }
}

/// Returns the conditions of passages that changed; the same change of several passages is one.
fn condition_changes(passages: &[PassageChange]) -> Vec<ConditionChange> {
    let mut changes: Vec<ConditionChange> = Vec::new();
    for change in passages {
        let PassageChange::Kept(Kept { before, after, .. }) = change else {
            continue;
        };
        if before.condition == after.condition {
            continue;
        }
        let known = changes
            .iter_mut()
            .find(|known| known.before == before.condition && known.after == after.condition);
        match known {
            Some(known) => known.passages.push(after.clone()),
            None => changes.push(ConditionChange {
                passages: vec![after.clone()],
                before: before.condition.clone(),
                after: after.condition.clone(),
            }),
        }
    }
    changes
}

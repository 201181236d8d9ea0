//! The comparison of two agreements or templates.

use std::collections::{BTreeMap, BTreeSet};

use super::definitions::compare_definitions;
use super::order::in_order;
use super::pairing::pair;
use super::passage::{Passage, PassageKind, passages};
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

/// Returns the conditions of blocks, choices and entries that changed; the same change of several is one.
fn condition_changes(passages: &[PassageChange]) -> Vec<ConditionChange> {
    let (before, after) = block_conditions(passages);
    let mut seen = BTreeSet::new();
    let mut changes: Vec<ConditionChange> = Vec::new();
    for change in passages {
        let PassageChange::Kept(kept) = change else {
            continue;
        };
        let (old, new) = (&kept.before, &kept.after);
        if new.kind == PassageKind::Choice {
            push_condition(new, (&old.condition, &new.condition), &mut changes);
        } else if seen.insert(new.block()) {
            // A block is known by the first of its passages that stays: what begins it may be new.
            let condition = |of: &BTreeMap<&str, &str>, passage: &Passage| {
                of.get(passage.block()).map(|text| (*text).to_owned())
            };
            if let (Some(old), Some(condition)) = (condition(&before, old), condition(&after, new))
            {
                push_condition(new, (&old, &condition), &mut changes);
            }
        }
        push_condition(
            new,
            (&old.entry_condition, &new.entry_condition),
            &mut changes,
        );
    }
    changes
}

/// Returns the conditions of the older and of the newer blocks, which their first passages have.
fn block_conditions(passages: &[PassageChange]) -> (BTreeMap<&str, &str>, BTreeMap<&str, &str>) {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    for change in passages {
        let (old, new) = match change {
            PassageChange::Added(new) => (None, Some(new)),
            PassageChange::Removed(old) => (Some(old), None),
            PassageChange::Kept(kept) => (Some(&kept.before), Some(&kept.after)),
        };
        for (passage, known) in [(old, &mut before), (new, &mut after)] {
            let passage = passage.filter(|passage| passage.kind != PassageKind::Choice);
            if let Some(passage) = passage {
                let condition: &mut &str = known.entry(passage.block()).or_default();
                if !passage.condition.is_empty() {
                    *condition = &passage.condition;
                }
            }
        }
    }
    (before, after)
}

fn push_condition(
    passage: &Passage,
    (before, after): (&str, &str),
    into: &mut Vec<ConditionChange>,
) {
    if before == after {
        return;
    }
    let mut known = into.iter_mut();
    match known.find(|known| known.before == before && known.after == after) {
        Some(known) => known.passages.push(passage.clone()),
        None => into.push(ConditionChange {
            passages: vec![passage.clone()],
            before: before.to_owned(),
            after: after.to_owned(),
        }),
    }
}

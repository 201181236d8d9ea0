//! What a signature permits to change after it: certification (`DocMDP`) and locked fields (`FieldMDP`), ISO 32000-1,
//! 12.8.2.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Comparison, Permission};
use super::form::{FormField, fields};
use super::model::Problem;
use crate::pdf::read::Bound;
use crate::pdf::read::object::{Dictionary, text_string};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

/// A signature doesn't name more fields, nor has it more rules.
const MAX_NAMES: usize = 2_000;
const MAX_RULES: usize = 16;
/// More fields that are locked and were changed are not listed.
const MAX_LISTED: usize = 20;

/// The fields that a signature locks.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lock {
    All,
    Only(BTreeSet<String>),
    AllBut(BTreeSet<String>),
}

/// What a signature says about later changes.
#[derive(Default)]
pub(super) struct Rules {
    permission: Option<Permission>,
    locks: Vec<Lock>,
}

impl Rules {
    /// Reads the rules of a signature's dictionary.
    pub fn read(view: &View<'_, '_>, value: &Dictionary) -> Result<Self, ReadError> {
        let mut rules = Self::default();
        let references = view.array(value, b"Reference")?;
        if references.len() > MAX_RULES {
            return Err(ReadError::TooLarge {
                bound: Bound::Objects,
            });
        }
        for reference in references {
            let reference = view.resolve(&reference)?;
            let Some(reference) = reference.dictionary() else {
                continue;
            };
            let parameters = view.dictionary(reference, b"TransformParams")?;
            match view.get(reference, b"TransformMethod")?.name() {
                Some(b"DocMDP") => {
                    let permission = match view.get(&parameters, b"P")?.integer() {
                        Some(1) => Permission::Nothing,
                        Some(3) => Permission::Annotations,
                        _ => Permission::Forms,
                    };
                    let strictest = rules
                        .permission
                        .map_or(permission, |own| own.min(permission));
                    rules.permission = Some(strictest);
                }
                Some(b"FieldMDP") => rules.locks.push(Lock::read(view, &parameters)?),
                _ => {}
            }
        }
        Ok(rules)
    }

    /// Whether they say anything.
    pub fn is_empty(&self) -> bool {
        self.permission.is_none() && self.locks.is_empty()
    }

    /// What was changed against them between two revisions. The fields are those of the former.
    pub fn violations(
        &self,
        signed: &View<'_, '_>,
        before: &[FormField],
        last: &View<'_, '_>,
    ) -> Result<Vec<Problem>, ReadError> {
        let mut problems = Vec::new();
        if let Some(permission) = self.permission {
            let mut comparison = Comparison::new(signed, last, permission);
            let changes = comparison.documents(before)?;
            problems.extend(changes.into_iter().map(Problem::Forbidden));
        }
        if !self.locks.is_empty() {
            let mut comparison = Comparison::new(signed, last, Permission::Nothing);
            let changed = self.changed_locked(before, &fields(last)?, &mut comparison)?;
            problems.extend(
                changed
                    .into_iter()
                    .map(|field| Problem::LockedField { field }),
            );
        }
        Ok(problems)
    }

    /// The labels of locked fields that don't show the same any more.
    fn changed_locked(
        &self,
        before: &[FormField],
        after: &[FormField],
        comparison: &mut Comparison<'_, '_, '_>,
    ) -> Result<Vec<String>, ReadError> {
        let names = after.iter().map(|field| (field.name.as_str(), field));
        let after: BTreeMap<&str, &FormField> = names.collect();
        let mut changed = Vec::new();
        let is_locked = |field: &&FormField| self.locks.iter().any(|lock| lock.holds(&field.name));
        for field in before.iter().filter(is_locked) {
            let is_kept = match after.get(field.name.as_str()) {
                Some(later) => comparison.shows_the_same(field, later)?,
                None => false,
            };
            if !is_kept {
                changed.push(field.label.clone());
            }
            if changed.len() == MAX_LISTED {
                break;
            }
        }
        Ok(changed)
    }
}

impl Lock {
    fn read(view: &View<'_, '_>, parameters: &Dictionary) -> Result<Self, ReadError> {
        let mut names = BTreeSet::new();
        let fields = view.array(parameters, b"Fields")?;
        if fields.len() > MAX_NAMES {
            return Err(ReadError::TooLarge {
                bound: Bound::Objects,
            });
        }
        for name in fields {
            let name = view.resolve(&name)?;
            names.extend(name.string().map(text_string));
        }
        Ok(match view.get(parameters, b"Action")?.name() {
            Some(b"Include") => Self::Only(names),
            Some(b"Exclude") => Self::AllBut(names),
            _ => Self::All,
        })
    }

    /// Whether a field of that full name is locked; who names a field names those below it too.
    fn holds(&self, name: &str) -> bool {
        let is_named = |names: &BTreeSet<String>| {
            let mut above = Some(name);
            while let Some(current) = above {
                if names.contains(current) {
                    return true;
                }
                above = current.rsplit_once('.').map(|(above, _)| above);
            }
            false
        };
        match self {
            Self::All => true,
            Self::Only(names) => is_named(names),
            Self::AllBut(names) => !is_named(names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_holds_fields_below_those_that_it_names() {
        let names = BTreeSet::from(["a.b".to_owned(), "c".to_owned()]);
        let check = |lock: &Lock, locked: &[&str], open: &[&str]| {
            assert!(locked.iter().all(|name| lock.holds(name)), "{lock:?}");
            assert!(!open.iter().any(|name| lock.holds(name)), "{lock:?}");
        };
        let (inside, outside) = (["a.b", "a.b.x", "c", "c.d"], ["a", "a.c", "d", "cc", ""]);
        check(&Lock::All, &inside, &[]);
        check(&Lock::Only(names.clone()), &inside, &outside);
        check(&Lock::AllBut(names), &outside, &inside);
    }
}

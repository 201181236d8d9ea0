//! Profiles: answers about the own party, given once and copied into every new draft.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draft::{Answer, Draft};
use crate::template::{FieldKind, Template};

/// A profile: the own party's answers, under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Profile {
    /// The name that the user gave it.
    pub name: String,
    /// The answers about the template's first party, by field.
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
}

impl Profile {
    /// Creates a profile without answers.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            answers: BTreeMap::new(),
        }
    }

    /// Creates a profile of what a draft says about the own party.
    #[must_use]
    pub fn of(name: &str, template: &Template, draft: &Draft) -> Self {
        let answers = draft.answers.iter();
        Self {
            name: name.to_owned(),
            answers: answers
                .filter(|(field, _)| template.is_own(field) && draft.is_answered(field))
                .map(|(field, answer)| (field.clone(), answer.clone()))
                .collect(),
        }
    }

    /// Copies the answers into a draft, where the template has a field of that kind. Other answers stay.
    pub fn apply(&self, template: &Template, draft: &mut Draft) {
        for (field, answer) in &self.answers {
            if template.is_own(field) && fits(template, field, answer) {
                draft.answers.insert(field.clone(), answer.clone());
            }
        }
    }

    /// Whether a draft says the same about the own party.
    #[must_use]
    pub fn agrees_with(&self, template: &Template, draft: &Draft) -> bool {
        let mut changed = draft.clone();
        self.apply(template, &mut changed);
        changed == *draft
    }
}

/// Creates a draft with the profile's answers, and with the template's standard values for other fields.
#[must_use]
pub fn new_draft(template: &Template, profile: Option<&Profile>) -> Draft {
    let mut draft = Draft::new(template);
    if let Some(profile) = profile {
        profile.apply(template, &mut draft);
    }
    draft
}

/// Whether an answer is of the kind that a field asks for.
#[must_use]
pub fn fits(template: &Template, field: &str, answer: &Answer) -> bool {
    let Some(field) = template.field(field) else {
        return false;
    };
    match (&field.kind, answer) {
        (FieldKind::Signatories { .. }, Answer::Signatories(_))
        | (FieldKind::Choices { .. }, Answer::Choices(_))
        | (FieldKind::Rows(_), Answer::Rows(_)) => true,
        (kind, Answer::Text(_)) => kind.is_text(),
        _ => false,
    }
}

/// Returns the profiles that another window has by now, with what was changed here since `base`.
pub(super) fn merged(base: &[Profile], mine: &[Profile], theirs: &[Profile]) -> Vec<Profile> {
    let named = |list: &[Profile], name: &str| list.iter().find(|one| one.name == name).cloned();
    let mut merged = Vec::new();
    for profile in theirs {
        let (before, here) = (named(base, &profile.name), named(mine, &profile.name));
        match here {
            _ if before == here => merged.push(profile.clone()),
            Some(here) => merged.push(here),
            None => {} // removed here
        }
    }
    for profile in mine {
        let is_there = merged.iter().any(|one| one.name == profile.name);
        let is_unchanged = named(base, &profile.name).as_ref() == Some(profile);
        if !is_there && !is_unchanged {
            merged.push(profile.clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_merged_by_name() {
        let list = |names: &str| -> Vec<Profile> {
            names
                .split_whitespace()
                .map(|name| Profile {
                    name: name[..1].to_owned(),
                    answers: BTreeMap::from([("a".to_owned(), Answer::Text(name.to_owned()))]),
                })
                .collect()
        };
        let check = |base: &str, mine: &str, theirs: &str, expected: &str| {
            let merged = merged(&list(base), &list(mine), &list(theirs));
            assert_eq!(merged, list(expected), "{base} | {mine} | {theirs}");
        };
        check("", "", "", "");
        check("", "a", "b", "b a");
        check("a", "a1", "a", "a1");
        check("a", "a", "a2", "a2");
        check("a", "a1", "a2", "a1");
        check("a b", "b", "a b c", "b c");
        check("a", "a", "", "");
        check("a", "a1", "", "a1");
    }
}

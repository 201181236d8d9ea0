//! Searching, filtering and sorting cases.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::cases::Case;
use super::state::{CaseState, StateGroup};
use crate::characters::folded;

/// What cases are looked for by; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words as they are typed, each of which must stand somewhere in what a file of the case says or in its name.
    pub words: String,
    /// A group of states.
    pub group: StateGroup,
    /// States; none for all.
    pub states: Vec<CaseState>,
    /// A template's identifier.
    pub template: Option<String>,
    /// A service.
    pub service: Option<String>,
    /// The letter of a clause set.
    pub set: Option<String>,
}

/// What cases are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The customer's name.
    #[default]
    Customer,
    /// The number.
    Number,
    /// The date of the agreement.
    Date,
    /// The services.
    Services,
    /// The clause sets.
    Sets,
    /// The template and its version.
    Template,
    /// How many terms differ from their standard.
    Deviations,
    /// How far it has come.
    State,
    /// When it was changed last.
    Modified,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The indices of the cases, in the order in which they were given.
    pub cases: Vec<usize>,
    /// How many there are in each group of states, whatever group was asked for.
    pub counts: [usize; StateGroup::ALL.len()],
}

/// Finds the cases that a query is about, in a given order.
#[must_use]
pub fn find(cases: &[Case], order: &[usize], query: &Query) -> Found {
    let words = folded(&query.words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut found = Found::default();
    for &index in order {
        let Some(case) = cases.get(index).filter(|case| query.is_about(case, &words)) else {
            continue;
        };
        let state = case.state();
        for (count, group) in found.counts.iter_mut().zip(StateGroup::ALL) {
            *count += usize::from(group.contains(state));
        }
        if query.group.contains(state) {
            found.cases.push(index);
        }
    }
    found
}

impl Query {
    fn is_about(&self, case: &Case, words: &[&str]) -> bool {
        let lead = case.lead();
        let facts = &lead.facts;
        let is = |asked: &Option<String>, given: &dyn Fn(&str) -> bool| {
            asked.as_ref().is_none_or(|asked| given(asked))
        };
        (self.states.is_empty() || self.states.contains(&lead.state))
            && is(&self.template, &|id| facts.template == id)
            && is(&self.service, &|id| {
                facts.services.iter().any(|one| one == id)
            })
            && is(&self.set, &|letter| {
                facts.sets.iter().any(|one| one == letter)
            })
            && words.iter().all(|word| {
                let mut files = case.files.iter();
                files.any(|file| file.entry.sought.contains(word) || file.sought.contains(word))
            })
    }
}

/// Returns the indices of all cases, sorted; cases that are equal stand by customer and number.
#[must_use]
pub fn sorted(cases: &[Case], key: SortKey, is_descending: bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let compare = |one: &Case, other: &Case| -> Ordering {
        let (a, b) = (&one.lead().facts, &other.lead().facts);
        match key {
            SortKey::Customer => one.customer_key.cmp(&other.customer_key),
            SortKey::Number => one.number_key.cmp(&other.number_key),
            SortKey::Date => a.date.cmp(&b.date),
            SortKey::Services => a.services.cmp(&b.services),
            SortKey::Sets => a.sets.cmp(&b.sets),
            SortKey::Template => (&a.template, &a.version).cmp(&(&b.template, &b.version)),
            SortKey::Deviations => a.deviations.len().cmp(&b.deviations.len()),
            SortKey::State => one.state().cmp(&other.state()),
            SortKey::Modified => one.modified_ns.cmp(&other.modified_ns),
        }
    };
    // Cases come by customer and number, and a stable sort leaves them so.
    order.sort_by(|&one, &other| {
        let ordering = compare(&cases[one], &cases[other]);
        if is_descending {
            ordering.reverse()
        } else {
            ordering
        }
    });
    order
}

/// The templates, services and clause sets that cases have, with how many: what can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Templates by identifier.
    pub templates: BTreeMap<String, usize>,
    /// Services by identifier.
    pub services: BTreeMap<String, usize>,
    /// Clause sets by letter.
    pub sets: BTreeMap<String, usize>,
}

impl Filters {
    /// Returns what the cases have.
    #[must_use]
    pub fn of(cases: &[Case]) -> Self {
        let mut filters = Self::default();
        let add = |to: &mut BTreeMap<String, usize>, id: &String| {
            *to.entry(id.clone()).or_default() += 1;
        };
        for case in cases {
            let facts = &case.lead().facts;
            if !facts.template.is_empty() {
                add(&mut filters.templates, &facts.template);
            }
            for service in &facts.services {
                add(&mut filters.services, service);
            }
            for set in &facts.sets {
                add(&mut filters.sets, set);
            }
        }
        filters
    }
}

//! The sections of the form.

use std::collections::BTreeSet;

use crate::draft::{DraftProblem, Severity};
use crate::template::{Fact, Field, Required, Template};

/// A section of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// The services.
    Services,
    /// The groups of fields about the parties: indexes into the template's groups.
    Parties(Vec<usize>),
    /// Another group of fields: an index into the template's groups.
    Group(usize),
}

impl Section {
    /// Returns the sections for a template: its services, the parties together, the own one last since a profile fills it
    /// in, then the other groups in their order.
    #[must_use]
    pub fn of(template: &Template) -> Vec<Self> {
        let is_of_party = |group: usize| {
            let id = &template.groups[group].id;
            template.parties.iter().any(|party| party.id == *id)
        };
        let (mut parties, others): (Vec<usize>, Vec<usize>) =
            (0..template.groups.len()).partition(|group| is_of_party(*group));
        parties.sort_by_key(|group| is_own_group(template, *group));
        let mut sections = vec![Self::Services];
        if !parties.is_empty() {
            sections.push(Self::Parties(parties));
        }
        sections.extend(others.into_iter().map(Self::Group));
        sections
    }

    /// Returns its groups of fields.
    #[must_use]
    pub fn groups(&self) -> &[usize] {
        match self {
            Self::Services => &[],
            Self::Parties(groups) => groups,
            Self::Group(group) => std::slice::from_ref(group),
        }
    }
}

/// Whether a group of fields is about the own party, the template's first.
pub(super) fn is_own_group(template: &Template, group: usize) -> bool {
    let own = template.parties.first().map(|party| &party.id);
    own == template.groups.get(group).map(|group| &group.id)
}

/// Returns the sections that are folded at first: those with nothing in them but terms, whose standard is what is mostly
/// agreed, and those with nothing but what is only printed where somebody fills it in, as in annexes.
pub(super) fn folded_at_first(sections: &[Section], template: &Template) -> BTreeSet<usize> {
    let without_answers = |fact: &Fact| matches!(fact, Fact::Service(_) | Fact::ServiceOf(_));
    let expected = template.printed_fields(&without_answers);
    let is_left_out = |field: &Field| {
        field.required == Required::No && field.standard.is_none() && !expected.contains(&field.id)
    };
    let is_folded = |section: &Section| {
        let Section::Group(group) = section else {
            return false;
        };
        let id = &template.groups[*group].id;
        let fields = || template.fields.iter().filter(|field| field.group == *id);
        let is_terms = fields().all(|field| field.term.is_some());
        fields().next().is_some() && (is_terms || fields().all(is_left_out))
    };
    let sections = sections.iter().enumerate();
    sections
        .filter(|(_, section)| is_folded(section))
        .map(|(index, _)| index)
        .collect()
}

/// How much of a section is missing or wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The number of things that are missing.
    pub missing: usize,
    /// The number of things that are wrong.
    pub wrong: usize,
    /// Whether nothing is filled in, and nothing has to be.
    pub is_optional: bool,
}

impl Progress {
    /// Counts problems; what is not finished counts as missing.
    pub(super) fn of<'a>(
        problems: impl IntoIterator<Item = &'a DraftProblem>,
        is_unfinished: impl Fn(&DraftProblem) -> bool,
    ) -> Self {
        let mut progress = Self::default();
        for problem in problems {
            match problem.severity() {
                Severity::Missing => progress.missing += 1,
                Severity::Wrong if is_unfinished(problem) => progress.missing += 1,
                Severity::Wrong => progress.wrong += 1,
                Severity::Warning => {}
            }
        }
        progress
    }

    /// Whether nothing is missing or wrong.
    #[must_use]
    pub fn is_done(self) -> bool {
        (self.missing, self.wrong) == (0, 0)
    }
}

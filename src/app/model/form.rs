//! The form as data: its sections, the places in it, what is missing where.

use std::collections::BTreeSet;

use super::State;
pub use crate::draft::SignatoryPart;
use crate::draft::{DraftProblem, DraftProblemKind, Severity};
use crate::template::{Field, FieldKind, Template};

/// A place of the form that can have the focus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The services.
    Services,
    /// A field.
    Field(String),
    /// A signatory's name or title.
    Signatory {
        /// The field.
        field: String,
        /// Which, from 0.
        index: usize,
        /// Name or title.
        part: SignatoryPart,
    },
}

impl Place {
    /// The field that it belongs to.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Services => None,
            Self::Field(field) | Self::Signatory { field, .. } => Some(field),
        }
    }

    /// The row of the form that it stands in: name and title of a signatory share one.
    #[must_use]
    pub fn row(&self) -> Self {
        match self {
            Self::Signatory { field, index, .. } => Self::Signatory {
                field: field.clone(),
                index: *index,
                part: SignatoryPart::Name,
            },
            other => other.clone(),
        }
    }
}

/// A section of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// The services.
    Services,
    /// The groups of fields that are about a party: indexes into the template's.
    Parties(Vec<usize>),
    /// Another group of fields: an index into the template's.
    Group(usize),
}

impl Section {
    /// The sections for a template: its services, what is about the parties together, then the other
    /// groups in their order.
    #[must_use]
    pub fn of(template: &Template) -> Vec<Self> {
        let is_of_party = |group: usize| {
            let id = &template.groups[group].id;
            template.parties.iter().any(|party| party.id == *id)
        };
        let (parties, others): (Vec<usize>, Vec<usize>) =
            (0..template.groups.len()).partition(|group| is_of_party(*group));
        let mut sections = vec![Self::Services];
        if !parties.is_empty() {
            sections.push(Self::Parties(parties));
        }
        sections.extend(others.into_iter().map(Self::Group));
        sections
    }

    /// The groups of fields in it.
    #[must_use]
    pub fn groups(&self) -> &[usize] {
        match self {
            Self::Services => &[],
            Self::Parties(groups) => groups,
            Self::Group(group) => std::slice::from_ref(group),
        }
    }
}

/// How far a section is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// So many things are missing.
    pub missing: usize,
    /// So many things are wrong.
    pub wrong: usize,
}

impl Progress {
    fn of<'a>(problems: impl IntoIterator<Item = &'a DraftProblem>) -> Self {
        let mut progress = Self::default();
        for problem in problems {
            match problem.severity() {
                Severity::Missing => progress.missing += 1,
                Severity::Wrong => progress.wrong += 1,
                Severity::Warning => {}
            }
        }
        progress
    }

    /// Whether nothing is missing or wrong.
    #[must_use]
    pub fn is_done(self) -> bool {
        self == Self::default()
    }
}

impl State {
    /// The section that a place stands in.
    #[must_use]
    pub fn section_of(&self, place: &Place) -> usize {
        let Some(group) = place.field().and_then(|id| self.group_of(id)) else {
            return 0;
        };
        let holds = |section: &Section| section.groups().contains(&group);
        self.sections.iter().position(holds).unwrap_or(0)
    }

    fn group_of(&self, field: &str) -> Option<usize> {
        let field = self.template.field(field)?;
        let groups = &self.template.groups;
        groups.iter().position(|group| group.id == field.group)
    }

    /// The fields of a group, in order.
    pub fn fields_of(&self, group: usize) -> impl Iterator<Item = &Field> {
        let id = self
            .template
            .groups
            .get(group)
            .map(|group| group.id.as_str());
        let fields = self.template.fields.iter();
        fields.filter(move |field| Some(field.group.as_str()) == id)
    }

    /// How far a section is.
    #[must_use]
    pub fn progress(&self, section: usize) -> Progress {
        let problems = self.derived.problems.iter();
        Progress::of(problems.filter(|problem| self.section_of_problem(problem) == section))
    }

    /// How far the whole form is.
    #[must_use]
    pub fn whole_progress(&self) -> Progress {
        Progress::of(&self.derived.problems)
    }

    fn section_of_problem(&self, problem: &DraftProblem) -> usize {
        self.place_of(problem)
            .map_or(0, |place| self.section_of(&place))
    }

    /// Where in the form a problem can be solved. None for the draft as a whole and for answers to
    /// fields that the template doesn't have.
    #[must_use]
    pub fn place_of(&self, problem: &DraftProblem) -> Option<Place> {
        let Some(id) = &problem.field else {
            return matches!(problem.kind, DraftProblemKind::NoService).then_some(Place::Services);
        };
        let field = self.template.field(id)?;
        if !matches!(field.kind, FieldKind::Signatories { .. }) {
            return Some(Place::Field(id.clone()));
        }
        let part = match problem.kind {
            DraftProblemKind::SignatoryWithoutTitle => SignatoryPart::Title,
            _ => SignatoryPart::Name,
        };
        Some(Place::Signatory {
            field: id.clone(),
            index: problem.index.unwrap_or(0),
            part,
        })
    }

    /// The places of everything that stands in the way of the final agreement, in the form's order.
    #[must_use]
    pub fn gaps(&self) -> Vec<Place> {
        let problems = self.derived.problems.iter();
        let blocking = problems.filter(|problem| problem.severity().blocks_export());
        let places: BTreeSet<_> = blocking
            // What has no place of its own stands above the services.
            .map(|problem| self.place_of(problem).unwrap_or(Place::Services))
            .map(|place| (self.order(&place), place))
            .collect();
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// Where a place stands in the form's order.
    pub(super) fn order(&self, place: &Place) -> (usize, usize, usize) {
        let section = self.section_of(place);
        let groups = self.sections.get(section).map_or(&[][..], Section::groups);
        let group = place.field().and_then(|id| self.group_of(id));
        let group = groups.iter().position(|known| Some(*known) == group);
        let fields = &self.template.fields;
        let field = fields
            .iter()
            .position(|field| Some(field.id.as_str()) == place.field());
        (section, group.unwrap_or(0), field.unwrap_or(0))
    }

    /// What is said at a place of the form: what is wrong with its characters at once, the rest once it
    /// was left, until it is typed in again.
    #[must_use]
    pub fn problems_shown(&self, place: &Place) -> Vec<&DraftProblem> {
        let is_typed = self.view.typing.as_ref().map(|(typed, _)| typed) == Some(place);
        let is_said = !is_typed && self.view.left.contains(&place.row());
        let problems = self.derived.problems.iter();
        problems
            .filter(|problem| self.place_of(problem).as_ref() == Some(place))
            .filter(|problem| is_said || is_told_at_once(&problem.kind))
            .collect()
    }

    /// What is wrong with the draft beside its fields and services.
    #[must_use]
    pub fn problems_elsewhere(&self) -> Vec<&DraftProblem> {
        let problems = self.derived.problems.iter();
        problems
            .filter(|problem| self.place_of(problem).is_none())
            .collect()
    }
}

/// Whether a problem is told while it is typed: nothing more that is typed makes it go away.
fn is_told_at_once(kind: &DraftProblemKind) -> bool {
    matches!(
        kind,
        DraftProblemKind::Character(_)
            | DraftProblemKind::MissingGlyph(_)
            | DraftProblemKind::TooLong(_)
    )
}

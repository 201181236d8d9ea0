//! What the form shows: where a place stands, and what is missing or wrong there.

use std::collections::BTreeSet;

use super::sections::{Progress, Section, is_own_group};
use super::state::State;
use crate::app::command::{PermissionPart, Place, SignatoryPart};
use crate::draft::{DraftProblem, DraftProblemKind};
use crate::message::Message;
use crate::template::{Field, FieldKind};

impl State {
    /// Returns the section that a place stands in.
    #[must_use]
    pub fn section_of(&self, place: &Place) -> usize {
        let Some(group) = place.field().and_then(|id| self.group_of(id)) else {
            return 0;
        };
        let holds = |section: &Section| section.groups().contains(&group);
        self.sections.iter().position(holds).unwrap_or(0)
    }

    /// Whether a place is in the own party's group of fields.
    #[must_use]
    pub fn is_of_own_group(&self, place: &Place) -> bool {
        let group = place.field().and_then(|id| self.group_of(id));
        group.is_some_and(|group| is_own_group(&self.template, group))
    }

    /// Returns a line that stands for the fields of a group: those of the own party, once a profile has filled them in and
    /// nothing is missing or wrong there. None for groups whose fields are to be filled in.
    #[must_use]
    pub fn own_party_line(&self, group: usize) -> Option<String> {
        let profile = self.profile_in_use()?;
        let is_in_group =
            |place: &Place| place.field().and_then(|id| self.group_of(id)) == Some(group);
        let mut problems = self.derived.problems.iter();
        let has_problem = problems.any(|problem| {
            self.place_of(problem)
                .is_some_and(|place| is_in_group(&place))
        });
        if profile.answers.is_empty() || has_problem || !is_own_group(&self.template, group) {
            return None;
        }
        let party = self.template.parties.first()?;
        let draft = &self.document.draft;
        let name = draft.text(&party.name_field)?;
        let signatories = self.template.signatories_of(&party.id);
        let people = signatories.map_or(&[][..], |field| draft.signatories(&field.id));
        let names = people.iter().map(|one| one.name.clone());
        let said: Vec<String> = std::iter::once(name).chain(names).collect();
        Some(said.join(", "))
    }

    fn group_of(&self, field: &str) -> Option<usize> {
        let field = self.template.field(field)?;
        let groups = &self.template.groups;
        groups.iter().position(|group| group.id == field.group)
    }

    /// Returns the fields of a group, in order.
    pub fn fields_of(&self, group: usize) -> impl Iterator<Item = &Field> {
        let id = self
            .template
            .groups
            .get(group)
            .map(|group| group.id.as_str());
        let fields = self.template.fields.iter();
        fields.filter(move |field| Some(field.group.as_str()) == id)
    }

    /// Returns how much of a section is missing or wrong.
    #[must_use]
    pub fn progress(&self, section: usize) -> Progress {
        let problems = self.derived.problems.iter();
        let own = problems.filter(|problem| self.section_of_problem(problem) == section);
        Progress {
            is_optional: self.is_optional(section),
            ..self.progress_of(own)
        }
    }

    /// Whether nothing is filled in in a section, and nothing has to be.
    fn is_optional(&self, section: usize) -> bool {
        let Some(Section::Group(group)) = self.sections.get(section) else {
            return false;
        };
        let draft = &self.document.draft;
        self.fields_of(*group)
            .all(|field| !draft.is_answered(&field.id) && !draft.asks_for(&self.template, field))
    }

    /// Returns how much of the whole form is missing or wrong.
    #[must_use]
    pub fn whole_progress(&self) -> Progress {
        self.progress_of(&self.derived.problems)
    }

    /// Counts what is missing and wrong; what is being typed isn't wrong yet.
    fn progress_of<'a>(&self, problems: impl IntoIterator<Item = &'a DraftProblem>) -> Progress {
        let is_typed = |problem: &DraftProblem| {
            let place = self.place_of(problem);
            place.is_some_and(|place| self.is_typed(&place))
        };
        Progress::of(problems, is_typed)
    }

    /// Returns a sentence about what is missing or wrong.
    #[must_use]
    pub fn progress_text(&self, progress: Progress) -> String {
        if progress.is_done() {
            return self.translate(if progress.is_optional {
                "window-section-optional"
            } else {
                "window-section-done"
            });
        }
        let message = Message::new("window-section-open")
            .with("missing", progress.missing)
            .with("wrong", progress.wrong);
        self.translator.format(&message)
    }

    /// Returns what a field is called where its section can't be seen: for screen readers, to which the name of every
    /// party would be "name".
    #[must_use]
    pub fn full_field_name(&self, field: &Field) -> String {
        self.template.full_field_name(&field.id, self.tag())
    }

    fn section_of_problem(&self, problem: &DraftProblem) -> usize {
        self.place_of(problem)
            .map_or(0, |place| self.section_of(&place))
    }

    /// Returns where in the form a problem can be solved. None for the draft as a whole and for answers to
    /// fields that the template doesn't have.
    #[must_use]
    pub fn place_of(&self, problem: &DraftProblem) -> Option<Place> {
        let Some(id) = &problem.field else {
            return matches!(problem.kind, DraftProblemKind::NoService).then_some(Place::Services);
        };
        let field = self.template.field(id)?;
        if matches!(problem.kind, DraftProblemKind::IncompletePermission) {
            let permission = self.document.draft.permission(field);
            let has_name = permission.is_some_and(|one| !one.by.trim().is_empty());
            let part = if has_name {
                PermissionPart::Reason
            } else {
                PermissionPart::By
            };
            let field = id.clone();
            return Some(Place::Permission { field, part });
        }
        if let FieldKind::Rows(of) = &field.kind {
            let column = problem.column.as_ref().map(|column| &column.id);
            let first = of.columns.first().map(|column| &column.id);
            return Some(Place::Cell {
                field: id.clone(),
                row: problem.index.unwrap_or(0),
                column: column.or(first).cloned().unwrap_or_default(),
            });
        }
        if !matches!(field.kind, FieldKind::Signatories { .. }) {
            return Some(Place::Field(id.clone()));
        }
        let part = match problem.kind {
            DraftProblemKind::SignatoryWithoutTitle => SignatoryPart::Title,
            DraftProblemKind::Email(_) => SignatoryPart::Email,
            _ => SignatoryPart::Name,
        };
        Some(Place::Signatory {
            field: id.clone(),
            index: problem.index.unwrap_or(0),
            part,
        })
    }

    /// Returns the places of everything that blocks the final PDF, in the form's order.
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

    /// Returns the first place of the form with a text to fill in, or else the services.
    pub(super) fn first_field(&self) -> Place {
        let fields = self.template.fields.iter();
        let shown = fields.filter(|field| field.kind.is_text() && self.shows(field));
        let places = shown.map(|field| Place::Field(field.id.clone()));
        let first = places.min_by_key(|place| self.order(place));
        first.unwrap_or(Place::Services)
    }

    /// Returns a key that orders places as the form does.
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

    /// Returns the problems that are shown at a place of the form: wrong characters at once, the others once it was
    /// visited, until somebody types in it again.
    #[must_use]
    pub fn problems_shown(&self, place: &Place) -> Vec<&DraftProblem> {
        let is_visited = !self.is_typed(place) && self.view.visited.contains(&place.row());
        // The form has a line of its own for a deviation, which is no mistake.
        let is_deviation =
            |kind: &DraftProblemKind| matches!(kind, DraftProblemKind::Deviation { .. });
        let problems = self.derived.problems.iter();
        problems
            .filter(|problem| self.place_of(problem).as_ref() == Some(place))
            .filter(|problem| !is_deviation(&problem.kind))
            .filter(|problem| is_visited || is_shown_at_once(&problem.kind))
            .collect()
    }

    /// Whether a place is being typed in.
    #[must_use]
    pub fn is_typed(&self, place: &Place) -> bool {
        self.view.typing.as_ref().map(|(typed, _)| typed) == Some(place)
    }

    /// Returns the problems that have no place in the form.
    #[must_use]
    pub fn problems_elsewhere(&self) -> Vec<&DraftProblem> {
        let problems = self.derived.problems.iter();
        problems
            .filter(|problem| self.place_of(problem).is_none())
            .collect()
    }
}

/// Whether a problem is shown while its field is typed in: nothing more that is typed solves it.
fn is_shown_at_once(kind: &DraftProblemKind) -> bool {
    matches!(
        kind,
        DraftProblemKind::Character(_)
            | DraftProblemKind::MissingGlyph(_)
            | DraftProblemKind::TooLong(_)
    )
}

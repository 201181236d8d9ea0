//! Whether everything that is chosen or answered is printed, whatever is chosen and answered.
//!
//! What a final agreement may be is enumerated: at least one service is chosen, and every required answer is there. In
//! each such case every chosen service stands in a list, every clause set with a chosen service has wording that
//! depends on it, and every required answer stands somewhere. What the template says is for the form only is never
//! printed.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::Checker;
use crate::template::condition::{Condition, Fact};
use crate::template::field_kind::FieldKind;
use crate::template::file::TemplateFile::{Fields, Head};
use crate::template::final_agreement::{answer_premise, some_service};
use crate::template::model::{Field, Required, Template};
use crate::template::named::Named;
use crate::template::not_printed::{Case, NotPrinted};
use crate::template::occurrence::{Guard, Occurrence, visit_all};
use crate::template::problem::ProblemKind;
use crate::template::solver::{Assignment, Solution, Solver};

/// The most conditions that a place in a text may be under, for the proof to take notice of it.
const MAX_GUARDS: usize = 64;

impl Checker<'_> {
    /// Checks that everything that is chosen or answered is printed.
    pub(super) fn check_coverage(&mut self, template: &Template) {
        let mut proof = Proof::new(template, &mut self.solver);
        let mut problems = Vec::new();
        let (head, fields) = (&self.files.template, &self.files.fields);
        for (index, set) in head.sets.iter().enumerate() {
            let kind = proof.set_has_text(index);
            problems.extend(kind.map(|kind| (Head, &set.id, kind)));
        }
        for (service, written) in template.services.iter().zip(&head.services) {
            let kind = proof.service_is_printed(&service.id, &service.set, service.form_only);
            problems.extend(kind.map(|kind| (Head, &written.id, kind)));
        }
        for (field, written) in template.fields.iter().zip(&fields.fields) {
            let kind = proof.answer_is_printed(field);
            problems.extend(kind.map(|kind| (Fields, &written.id, kind)));
        }
        for (file, near, kind) in problems {
            self.report(file, near, ProblemKind::NotPrinted(kind));
        }
    }
}

/// The conditions under which something is printed, one for each place.
#[derive(Default)]
struct Ways(Vec<Condition>);

impl Ways {
    fn add(&mut self, way: &Condition) {
        // Most places stand in the same block as the one before.
        if self.0.last() != Some(way) {
            self.0.push(way.clone());
        }
    }

    /// When it is printed at all.
    fn any(&self) -> Condition {
        if self.0.contains(&Condition::Always) {
            Condition::Always
        } else {
            Condition::Any(self.0.as_slice().into())
        }
    }
}

fn any(ways: Option<&Ways>) -> Condition {
    ways.map_or_else(|| Ways::default().any(), Ways::any)
}

/// Everything that a template prints, and when.
#[derive(Default)]
struct Occurrences<'t> {
    /// Lists of services, by set.
    lists: BTreeMap<&'t str, Ways>,
    /// Answers, by field.
    fields: BTreeMap<&'t str, Ways>,
    /// Answers of all parties, by the part of the field's name behind the full stop.
    party_fields: BTreeMap<&'t str, Ways>,
    signatories: Ways,
    wording: Ways,
}

impl<'t> Occurrences<'t> {
    fn of(template: &'t Template) -> Self {
        let mut all = Self::default();
        for block in &template.blocks {
            visit_all(template, block, &mut |occurrence, guards| {
                if guards.len() <= MAX_GUARDS
                    && let Some(ways) = all.ways(occurrence)
                {
                    ways.add(&condition_of(guards));
                }
            });
        }
        all
    }

    fn ways(&mut self, occurrence: Occurrence<'t>) -> Option<&mut Ways> {
        Some(match occurrence {
            Occurrence::Services(set) => self.lists.entry(set).or_default(),
            Occurrence::Field(field) => self.fields.entry(field).or_default(),
            Occurrence::PartyField(name) => self.party_fields.entry(name).or_default(),
            Occurrence::Signatories => &mut self.signatories,
            Occurrence::Wording => &mut self.wording,
            // Printed with the answer itself, and never required by the template.
            Occurrence::Genitive(_) | Occurrence::PartyGenitive(_) => return None,
        })
    }
}

fn condition_of(guards: &[Guard<'_>]) -> Condition {
    guards.iter().fold(Condition::Always, |all, guard| {
        let condition = guard.condition.clone();
        all.and(&if guard.holds {
            condition
        } else {
            Condition::Not(Box::new(condition))
        })
    })
}

/// Whether something is printed whenever it is chosen or answered.
enum Verdict {
    Always,
    Never,
    /// Not in this case.
    NotIn(Vec<Assignment>),
    Unknown,
}

impl Verdict {
    /// The case in which it isn't printed, if there is one; `own` is the fact that it is chosen or answered.
    fn gap(self, own: &Fact) -> Option<Case> {
        match self {
            Self::Always | Self::Unknown => None,
            Self::Never => Some(Case::Any),
            Self::NotIn(case) => {
                let others = case.into_iter().filter(|(fact, _)| fact != own);
                Some(Case::Given(others.collect()))
            }
        }
    }
}

struct Proof<'t, 's> {
    template: &'t Template,
    fields: BTreeMap<&'t str, &'t Field>,
    parties: BTreeSet<&'t str>,
    /// For each list of services, by set, when it is printed.
    lists: BTreeMap<&'t str, Condition>,
    /// For each answer of all parties, when it is printed.
    party_fields: BTreeMap<&'t str, Condition>,
    /// The field of each party's signatories.
    signatories: BTreeMap<&'t str, &'t str>,
    occurrences: Occurrences<'t>,
    /// For each set, when wording is printed that depends on it.
    texts: BTreeMap<&'t str, Ways>,
    some_service: Condition,
    solver: &'s mut Solver,
}

impl<'t, 's> Proof<'t, 's> {
    fn new(template: &'t Template, solver: &'s mut Solver) -> Self {
        let occurrences = Occurrences::of(template);
        let texts = texts_of_sets(template, &occurrences.wording, solver);
        let lists = occurrences.lists.iter();
        let party_fields = occurrences.party_fields.iter();
        let mut signatories = BTreeMap::new();
        for field in &template.fields {
            if let FieldKind::Signatories { party, .. } = &field.kind {
                signatories
                    .entry(party.as_str())
                    .or_insert(field.id.as_str());
            }
        }
        let fields = template.fields.iter();
        Self {
            template,
            fields: fields.map(|field| (field.id.as_str(), field)).collect(),
            parties: template.parties.iter().map(|party| &*party.id).collect(),
            lists: lists.map(|(set, ways)| (*set, ways.any())).collect(),
            party_fields: party_fields
                .map(|(name, ways)| (*name, ways.any()))
                .collect(),
            signatories: template.signatory_fields(),
            texts,
            some_service: some_service(template),
            occurrences,
            solver,
        }
    }

    fn service_is_printed(&mut self, id: &str, set: &str, form_only: bool) -> Option<NotPrinted> {
        if form_only {
            return None; // Lists leave it out.
        }
        let printed = self.lists.get(set).cloned().unwrap_or_else(|| any(None));
        let verdict = self.verdict(&Condition::Service(id.to_owned()), printed);
        let case = verdict.gap(&Fact::Service(id.to_owned()))?;
        let service = id.to_owned();
        Some(NotPrinted::Service { service, case })
    }

    fn set_has_text(&mut self, index: usize) -> Option<NotPrinted> {
        let set = &self.template.sets[index];
        if set.form_only {
            return None;
        }
        let printed = any(self.texts.get(&*set.id));
        let verdict = self.verdict(&Condition::ServiceOf(set.id.clone()), printed);
        let case = verdict.gap(&Fact::ServiceOf(set.id.clone()))?;
        let set = set.id.clone();
        Some(NotPrinted::Text { set, case })
    }

    fn answer_is_printed(&mut self, field: &Field) -> Option<NotPrinted> {
        let printed = self.printed(field);
        let id = field.id.clone();
        if field.form_only {
            let is_printed = printed != any(None);
            let named = Named::Field;
            return is_printed.then_some(NotPrinted::FormOnly { named, id });
        }
        let required = match &field.required {
            Required::No => return None,
            Required::Yes => Condition::Always,
            Required::When(when) => when.clone(),
        };
        let verdict = self.verdict(&required, printed);
        let case = verdict.gap(&Fact::Answered(id.clone()))?;
        Some(NotPrinted::Answer { field: id, case })
    }

    /// When a field's answer is printed.
    fn printed(&self, field: &Field) -> Condition {
        let never = any(None);
        if let FieldKind::Signatories { party, .. } = &field.kind {
            let is_the_one = self.signatories.get(&**party) == Some(&&*field.id);
            return if is_the_one {
                self.occurrences.signatories.any()
            } else {
                never
            };
        }
        let own = any(self.occurrences.fields.get(&*field.id));
        let parts = field.id.split_once('.');
        let parts = parts.filter(|(party, _)| self.parties.contains(party));
        let of_party = parts.and_then(|(_, name)| self.party_fields.get(name));
        let ways = [own, of_party.cloned().unwrap_or_else(|| never.clone())];
        if ways.contains(&Condition::Always) {
            return Condition::Always;
        }
        let mut ways = ways.into_iter().filter(|way| *way != never);
        match (ways.next(), ways.next()) {
            (None, _) => never,
            (Some(only), None) => only,
            (Some(one), Some(other)) => Condition::Any([one, other].into()),
        }
    }

    /// Whether something is printed in every final agreement in which a condition holds.
    fn verdict(&mut self, chosen: &Condition, printed: Condition) -> Verdict {
        if printed == Condition::Always {
            return Verdict::Always;
        }
        let fields = &self.fields;
        let premises = |fact: &Fact| match fact {
            Fact::Answered(field) => answer_premise(fields.get(&**field)?),
            _ => None,
        };
        let agreement = chosen.and(&self.some_service);
        let open = agreement.and(&printed);
        let closed = agreement.and(&Condition::Not(Box::new(printed)));
        match self.solver.solve_with(&closed, &premises) {
            Solution::Impossible => Verdict::Always,
            Solution::Unknown => Verdict::Unknown,
            Solution::Possible(case) => match self.solver.solve_with(&open, &premises) {
                Solution::Impossible => Verdict::Never,
                _ => Verdict::NotIn(case),
            },
        }
    }
}

/// When wording is printed that depends on a set, for each set. All wording is that of the only set.
fn texts_of_sets<'t>(
    template: &'t Template,
    wording: &Ways,
    solver: &mut Solver,
) -> BTreeMap<&'t str, Ways> {
    let services = template.services.iter();
    let sets: BTreeMap<&str, &str> = services.map(|one| (&*one.id, &*one.set)).collect();
    let mut texts: BTreeMap<&str, Ways> = BTreeMap::new();
    for way in &wording.0 {
        if let [only] = template.sets.as_slice() {
            texts.entry(&only.id).or_default().add(way);
            continue;
        }
        let services = solver.services_of(way);
        let behind = services.filter_map(|service| sets.get(service).copied());
        let behind: BTreeSet<&str> = behind.collect();
        for set in behind {
            if solver.depends_on(way, set) {
                texts.entry(set).or_default().add(way);
            }
        }
    }
    texts
}

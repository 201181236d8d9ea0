//! What is true of every final agreement: at least one service is chosen, and every required answer is there.

use super::condition::{Condition, Fact};
use super::domain::Domain;
use super::model::{Field, Required, Template};
use super::solver::{Solution, Solver};

/// Returns the condition that some service is chosen.
pub(super) fn some_service(template: &Template) -> Condition {
    let services = template.services.iter();
    Condition::Any(
        services
            .map(|service| Condition::Service(service.id.clone()))
            .collect(),
    )
}

/// Returns what is true of a field's answer.
pub(super) fn answer_premise(field: &Field) -> Option<Condition> {
    let answered = Condition::Answered(field.id.clone());
    match &field.required {
        Required::Yes => Some(answered),
        Required::No => None,
        Required::When(when) => {
            let not_required = Condition::Not(Box::new(when.clone()));
            Some(Condition::Any([not_required, answered].into()))
        }
    }
}

impl Template {
    /// Searches, for each condition, for a final agreement in which it holds. All searches together have the bound of
    /// one: what comes after it was reached is unknown.
    pub fn final_agreements_with<'c>(
        &self,
        conditions: impl IntoIterator<Item = &'c Condition>,
    ) -> Vec<Solution> {
        let services = self.services.iter();
        let fields = self.fields.iter();
        let mut solver = Solver::new(
            services.map(|service| (&*service.id, &*service.set)),
            fields.filter_map(|field| Some((&*field.id, Domain::of(&field.kind)?))),
        );
        let some_service = some_service(self);
        let premises = |fact: &Fact| match fact {
            Fact::Answered(field) => answer_premise(self.field(field)?),
            _ => None,
        };
        let conditions = conditions.into_iter();
        conditions
            .map(|condition| solver.solve_with(&condition.and(&some_service), &premises))
            .collect()
    }
}

//! Conditions: their names, and whether they can hold.

use super::Checker;
use crate::ron_text::Spanned;
use crate::template::condition::can_hold;
use crate::template::problem::Named;
use crate::template::{Condition, ProblemKind, file};

impl Checker<'_> {
    pub(super) fn condition(
        &mut self,
        file: usize,
        near: &Spanned<'_>,
        written: &file::Condition<'_>,
    ) -> Condition {
        let before = self.problems.len();
        let condition = self.names_of_condition(file, written);
        // With an unknown name in it, whether it can hold says nothing new.
        if self.problems.len() == before {
            self.must_be_possible(file, near, &condition);
        }
        condition
    }

    pub(super) fn must_be_possible(
        &mut self,
        file: usize,
        near: &Spanned<'_>,
        condition: &Condition,
    ) {
        if !can_hold(condition, &|set| self.members(set)) {
            self.report(file, near, ProblemKind::NeverHolds);
        }
    }

    pub(super) fn members(&self, set: &str) -> Vec<String> {
        let services = self.files.template.services.iter();
        services
            .filter(|service| &*service.set == set)
            .map(|service| service.id.to_string())
            .collect()
    }

    pub(super) fn names_of_condition(
        &mut self,
        file: usize,
        written: &file::Condition<'_>,
    ) -> Condition {
        use file::Condition as Written;
        let mut parts = |parts: &[Written<'_>]| {
            let parts = parts.iter();
            parts
                .map(|part| self.names_of_condition(file, part))
                .collect()
        };
        match written {
            Written::All(all) => Condition::All(parts(all)),
            Written::Any(any) => Condition::Any(parts(any)),
            Written::Not(inner) => Condition::Not(Box::new(self.names_of_condition(file, inner))),
            Written::ServiceOf(set) => {
                self.must_be_known(file, set, Named::Set);
                Condition::ServiceOf(set.to_string())
            }
            Written::Service(service) => {
                self.must_be_known(file, service, Named::Service);
                Condition::Service(service.to_string())
            }
            Written::Answered(field) => {
                self.must_be_known(file, field, Named::Field);
                Condition::Answered(field.to_string())
            }
        }
    }
}

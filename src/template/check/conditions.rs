//! Conditions: their names, and whether they can hold.

use super::checker::Checker;
use crate::ron_text::Spanned;
use crate::template::condition::Condition;
use crate::template::file::{self, TemplateFile};
use crate::template::named::Named;
use crate::template::problem::ProblemKind;
use crate::template::solver::Solution;

impl Checker<'_> {
    /// A condition whose names are known and which can hold; a problem is reported at `near`.
    pub(super) fn condition(
        &mut self,
        file: TemplateFile,
        near: &Spanned<'_>,
        written: &file::Condition<'_>,
    ) -> Condition {
        let before = self.problem_count();
        let condition = self.names_of_condition(file, written);
        // With an unknown name in it, whether it can hold says nothing new.
        if self.problem_count() == before {
            self.must_be_possible(file, near, &condition);
        }
        condition
    }

    /// Checks that some choice of services and answers meets a condition.
    pub(super) fn must_be_possible(
        &mut self,
        file: TemplateFile,
        near: &Spanned<'_>,
        condition: &Condition,
    ) {
        if self.solver.solve(condition) == Solution::Impossible {
            self.report(file, near, ProblemKind::NeverHolds);
        }
    }

    /// A condition whose names are known.
    pub(super) fn names_of_condition(
        &mut self,
        file: TemplateFile,
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

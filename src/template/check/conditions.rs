//! Conditions: their names, and whether they can hold.

use super::checker::Checker;
use crate::decimal::Decimal;
use crate::ron_text::Spanned;
use crate::template::condition::{Condition, Fact, Test};
use crate::template::domain::Domain;
use crate::template::file::{self, TemplateFile};
use crate::template::kind_problem::KindProblem;
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
        for fact in condition.facts() {
            if let Fact::Answered(field) | Fact::Answer(field, _) = fact {
                self.asked_fields.insert(field);
            }
        }
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
            Written::Is(field, answer) => self.is_answer(file, field, answer),
            Written::IsOneOf(field, answers) => {
                let answers = answers.iter();
                Condition::Any(
                    answers
                        .map(|one| self.is_answer(file, field, one))
                        .collect(),
                )
            }
            Written::Above(field, bound) => self.number_test(file, field, *bound, Test::Above),
            Written::Below(field, bound) => self.number_test(file, field, *bound, Test::Below),
            Written::HasRows(field) => {
                self.kind_of(file, field, "Rows", |kind| {
                    matches!(kind, file::FieldKind::Rows(_)).then_some(())
                });
                Condition::Answered(field.to_string())
            }
        }
    }

    fn is_answer(
        &mut self,
        file: TemplateFile,
        field: &Spanned<'_>,
        answer: &Spanned<'_>,
    ) -> Condition {
        let domain = self.kind_of(file, field, "Choice", |kind| {
            let domain = Domain::of_written(kind);
            domain.filter(|domain| !matches!(domain, Domain::Number(..)))
        });
        if let Some(Domain::One(ids) | Domain::Some(ids)) = &domain
            && !ids.iter().any(|id| **id == **answer)
        {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            self.unknown(file, answer, Named::Option, &known);
        }
        let is_country = answer.len() == 2 && answer.bytes().all(|byte| byte.is_ascii_uppercase());
        if domain == Some(Domain::Country) && !is_country {
            self.unknown(file, answer, Named::Option, &["FI", "SE"]);
        }
        Condition::Answer(field.to_string(), Test::Is(answer.to_string()))
    }

    fn number_test(
        &mut self,
        file: TemplateFile,
        field: &Spanned<'_>,
        bound: f64,
        test: fn(Decimal) -> Test,
    ) -> Condition {
        let decimals = self.kind_of(file, field, "Number", |kind| {
            match Domain::of_written(kind) {
                Some(Domain::Number(_, decimals)) => Some(decimals),
                _ => None,
            }
        });
        let number = Decimal::of_float(bound).ok();
        let number = number.filter(|one| decimals.is_none_or(|most| one.decimals() <= most));
        if number.is_none() {
            let kind = KindProblem::Bound {
                number: bound.to_string(),
                decimals: decimals.unwrap_or_default(),
            };
            self.report(file, field, ProblemKind::Kind(kind));
        }
        Condition::Answer(field.to_string(), test(number.unwrap_or_default()))
    }

    /// What a function finds in the kind of a field; reports a field that isn't there or of another kind.
    pub(super) fn kind_of<R>(
        &mut self,
        file: TemplateFile,
        field: &Spanned<'_>,
        needed: &'static str,
        find: impl Fn(&file::FieldKind<'_>) -> Option<R>,
    ) -> Option<R> {
        let mut fields = self.files.fields.fields.iter();
        let Some(written) = fields.find(|known| known.id == *field) else {
            self.must_be_known(file, field, Named::Field);
            return None;
        };
        let found = find(&written.kind);
        if found.is_none() {
            let kind = ProblemKind::WrongFieldKind {
                field: field.to_string(),
                needed,
            };
            self.report(file, field, kind);
        }
        found
    }
}

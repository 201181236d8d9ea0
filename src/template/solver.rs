//! Whether some choice of services and answers meets a condition: a search over all of them, cut short wherever a
//! part of the choice decides, and bounded for templates that somebody made to do harm.

use std::collections::BTreeMap;

use super::condition::{Condition, Fact, Test};
use super::domain::Domain;

/// Nodes of conditions that a solver looks at before it gives up. A template needs some thousands.
const MAX_STEPS: usize = 4_000_000;

/// A fact and whether it is true.
pub type Assignment = (Fact, bool);

/// What a solver found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Solution {
    /// The condition holds in this case, whatever the facts are that it doesn't name. A service is only chosen, and
    /// a field only answered, where it doesn't hold otherwise.
    Possible(Vec<Assignment>),
    /// The condition never holds.
    Impossible,
    /// The solver gave up.
    Unknown,
}

/// What is known of a fact that a condition asks about: it is solved together with the condition.
pub type Premises<'p> = dyn Fn(&Fact) -> Option<Condition> + 'p;

/// A condition over variables: [`Fact::ServiceOf`] is spelled out as the services of the set.
enum Formula {
    Constant(bool),
    Variable(usize),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
}

/// The value of a formula.
enum Value {
    Decided(bool),
    /// It depends on this variable first.
    Open(usize),
}

/// Searches for cases in which conditions hold.
pub struct Solver {
    /// The services of each set.
    members: BTreeMap<String, Vec<String>>,
    /// What the answers of fields may be.
    domains: BTreeMap<String, Domain>,
    /// The facts behind the variables of the condition at hand.
    facts: Vec<Fact>,
    variables: BTreeMap<Fact, usize>,
    steps_left: usize,
}

impl Solver {
    /// A solver for services, each with its set, and for fields of which conditions may ask what their answers are.
    pub fn new<'s>(
        services: impl IntoIterator<Item = (&'s str, &'s str)>,
        fields: impl IntoIterator<Item = (&'s str, Domain)>,
    ) -> Self {
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (service, set) in services {
            let of_set = members.entry(set.to_owned()).or_default();
            of_set.push(service.to_owned());
        }
        Self {
            members,
            domains: fields
                .into_iter()
                .map(|(id, domain)| (id.to_owned(), domain))
                .collect(),
            facts: Vec::new(),
            variables: BTreeMap::new(),
            steps_left: MAX_STEPS,
        }
    }

    /// Whether some choice of services and answers meets a condition.
    pub fn solve(&mut self, condition: &Condition) -> Solution {
        self.solve_with(condition, &|_| None)
    }

    /// Whether some choice of services and answers meets a condition and all premises.
    pub fn solve_with(&mut self, condition: &Condition, premises: &Premises<'_>) -> Solution {
        self.forget_variables();
        let mut parts = vec![self.formula(condition, None)];
        let mut known = 0;
        // A premise may ask about further facts.
        while let Some(fact) = self.facts.get(known) {
            known += 1;
            let premise = premises(fact);
            if let Fact::Answer(field, _) = fact {
                let answered = Fact::Answered(field.clone());
                self.variable(answered);
            }
            if let Some(premise) = premise {
                parts.push(self.formula(&premise, None));
            }
        }
        parts.extend(self.premises_of_answers());
        self.solve_formula(&Formula::All(parts))
    }

    /// What holds of the answers that are asked about, whatever they are.
    fn premises_of_answers(&mut self) -> Vec<Formula> {
        let mut tests: BTreeMap<String, Vec<Test>> = BTreeMap::new();
        for fact in &self.facts {
            if let Fact::Answer(field, test) = fact {
                tests.entry(field.clone()).or_default().push(test.clone());
            }
        }
        let premises = tests.iter().filter_map(|(field, tests)| {
            let domain = self.domains.get(field)?;
            Some(domain.premise(field, tests))
        });
        let premises: Vec<Condition> = premises.collect();
        self.formulas(&premises, None)
    }

    /// Whether a condition that holds may fail to hold when only the services of a set are taken back; `false` when
    /// the solver gives up.
    pub fn depends_on(&mut self, condition: &Condition, set: &str) -> bool {
        self.forget_variables();
        let with = self.formula(condition, None);
        let without = self.formula(condition, Some(set));
        let mut parts = vec![with, Formula::Not(Box::new(without))];
        parts.extend(self.premises_of_answers());
        matches!(
            self.solve_formula(&Formula::All(parts)),
            Solution::Possible(_)
        )
    }

    /// The services that a condition asks about, by themselves or with their set; none when the solver gives up.
    pub fn services_of(&mut self, condition: &Condition) -> impl Iterator<Item = &str> {
        self.forget_variables();
        self.formula(condition, None);
        self.facts.iter().filter_map(|fact| match fact {
            Fact::Service(service) => Some(service.as_str()),
            _ => None,
        })
    }

    /// Whether the solver gave up, and can't solve anything any more.
    pub fn gave_up(&self) -> bool {
        self.steps_left == 0
    }

    fn forget_variables(&mut self) {
        self.facts.clear();
        self.variables.clear();
    }

    /// The formula of a condition, with no service of the set `without` chosen.
    fn formula(&mut self, condition: &Condition, without: Option<&str>) -> Formula {
        self.steps_left = self.steps_left.saturating_sub(1);
        if self.gave_up() {
            return Formula::Constant(false);
        }
        match condition {
            Condition::Always => Formula::Constant(true),
            Condition::ServiceOf(set) if without == Some(set) => Formula::Constant(false),
            Condition::ServiceOf(set) => {
                let members = self.members.get(set).cloned().unwrap_or_default();
                let members = members.into_iter().map(Fact::Service);
                Formula::Any(members.map(|fact| self.variable(fact)).collect())
            }
            Condition::Service(service) => {
                let set = without.and_then(|set| self.members.get(set));
                if set.is_some_and(|members| members.contains(service)) {
                    Formula::Constant(false)
                } else {
                    self.variable(Fact::Service(service.clone()))
                }
            }
            Condition::Answered(field) => self.variable(Fact::Answered(field.clone())),
            Condition::Answer(field, test) => {
                self.variable(Fact::Answer(field.clone(), test.clone()))
            }
            Condition::All(parts) => Formula::All(self.formulas(parts, without)),
            Condition::Any(parts) => Formula::Any(self.formulas(parts, without)),
            Condition::Not(inner) => Formula::Not(Box::new(self.formula(inner, without))),
        }
    }

    fn formulas(&mut self, parts: &[Condition], without: Option<&str>) -> Vec<Formula> {
        let parts = parts.iter();
        parts.map(|part| self.formula(part, without)).collect()
    }

    fn variable(&mut self, fact: Fact) -> Formula {
        self.steps_left = self.steps_left.saturating_sub(1);
        let next = self.facts.len();
        let index = *self.variables.entry(fact.clone()).or_insert(next);
        if index == next {
            self.facts.push(fact);
        }
        Formula::Variable(index)
    }

    fn solve_formula(&mut self, formula: &Formula) -> Solution {
        let mut values = vec![None; self.facts.len()];
        match self.search(formula, &mut values) {
            None => {
                self.steps_left = 0;
                Solution::Unknown
            }
            Some(false) => Solution::Impossible,
            Some(true) => {
                let values = self.facts.iter().zip(values);
                let decided = values.filter_map(|(fact, value)| Some((fact.clone(), value?)));
                Solution::Possible(decided.collect())
            }
        }
    }

    /// Decides one variable after the other; `None` when it gives up.
    fn search(&mut self, formula: &Formula, values: &mut [Option<bool>]) -> Option<bool> {
        // Each with whether its other value is still to be tried.
        let mut decided: Vec<(usize, bool)> = Vec::new();
        loop {
            match self.evaluate(formula, values)? {
                Value::Decided(true) => return Some(true),
                Value::Open(variable) => {
                    values[variable] = Some(false);
                    decided.push((variable, true));
                }
                Value::Decided(false) => loop {
                    match decided.pop() {
                        None => return Some(false),
                        Some((variable, false)) => values[variable] = None,
                        Some((variable, true)) => {
                            values[variable] = Some(true);
                            decided.push((variable, false));
                            break;
                        }
                    }
                },
            }
        }
    }

    /// The value of a formula; `None` when it gives up.
    fn evaluate(&mut self, formula: &Formula, values: &[Option<bool>]) -> Option<Value> {
        self.steps_left = self.steps_left.checked_sub(1)?;
        Some(match formula {
            Formula::Constant(value) => Value::Decided(*value),
            Formula::Variable(variable) => {
                values[*variable].map_or(Value::Open(*variable), Value::Decided)
            }
            Formula::Not(inner) => match self.evaluate(inner, values)? {
                Value::Decided(value) => Value::Decided(!value),
                open @ Value::Open(_) => open,
            },
            Formula::All(parts) => self.evaluate_parts(parts, false, values)?,
            Formula::Any(parts) => self.evaluate_parts(parts, true, values)?,
        })
    }

    /// The value of parts of which one with the value `decisive` decides.
    fn evaluate_parts(
        &mut self,
        parts: &[Formula],
        decisive: bool,
        values: &[Option<bool>],
    ) -> Option<Value> {
        let mut open = None;
        for part in parts {
            match self.evaluate(part, values)? {
                Value::Decided(value) if value == decisive => {
                    return Some(Value::Decided(decisive));
                }
                Value::Decided(_) => {}
                Value::Open(variable) => open = open.or(Some(variable)),
            }
        }
        Some(open.map_or(Value::Decided(!decisive), Value::Open))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;
    use crate::template::NumberRange;

    fn solver() -> Solver {
        let frequency = Domain::One(["month", "year"].map(str::to_owned).to_vec());
        let weeks = Domain::Number(
            NumberRange {
                min: Some(Decimal::whole(1)),
                max: Some(Decimal::whole(9)),
            },
            0,
        );
        Solver::new(
            [("a1", "A"), ("a2", "A"), ("b1", "B")],
            [("frequency", frequency), ("weeks", weeks)],
        )
    }

    fn is(option: &str) -> Condition {
        Condition::Answer("frequency".to_owned(), Test::Is(option.to_owned()))
    }

    fn weeks(test: fn(Decimal) -> Test, bound: i64) -> Condition {
        Condition::Answer("weeks".to_owned(), test(Decimal::whole(bound)))
    }

    fn answered(field: &str) -> Condition {
        Condition::Answered(field.to_owned())
    }

    fn set(id: &str) -> Condition {
        Condition::ServiceOf(id.to_owned())
    }

    fn service(id: &str) -> Condition {
        Condition::Service(id.to_owned())
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    #[test]
    fn whether_a_condition_can_hold() {
        let check = |condition: Condition, expected: bool| {
            let solution = solver().solve(&condition);
            let possible = matches!(solution, Solution::Possible(_));
            assert_eq!(possible, expected, "{condition:?}");
            assert!(possible || solution == Solution::Impossible);
        };
        check(Condition::Always, true);
        check(set("A"), true);
        check(set("empty"), false);
        check(Condition::Any([].into()), false);
        check(Condition::All([set("A"), not(set("A"))].into()), false);
        check(Condition::All([service("a1"), not(set("A"))].into()), false);
        check(Condition::All([set("A"), not(service("a1"))].into()), true);
        check(Condition::All([set("B"), not(service("b1"))].into()), false);
        check(
            Condition::All([set("A"), not(service("a1")), not(service("a2"))].into()),
            false,
        );
    }

    #[test]
    fn what_answers_can_be() {
        let check = |conditions: &[Condition], expected: bool| {
            let condition = Condition::All(conditions.into());
            let solution = solver().solve(&condition);
            let possible = matches!(solution, Solution::Possible(_));
            assert_eq!(possible, expected, "{condition:?}");
        };
        check(&[is("month")], true);
        check(&[is("month"), is("year")], false);
        check(&[is("month"), not(answered("frequency"))], false);
        check(&[answered("frequency"), not(is("month"))], true);
        check(
            &[answered("frequency"), not(is("month")), not(is("year"))],
            false,
        );
        check(&[not(is("month")), not(is("year"))], true);
        check(&[weeks(Test::Above, 2), weeks(Test::Below, 5)], true);
        check(&[weeks(Test::Above, 2), weeks(Test::Below, 3)], false);
        check(&[weeks(Test::Above, 5), weeks(Test::Below, 2)], false);
        check(&[weeks(Test::Above, 9)], false);
        check(&[weeks(Test::Below, 1)], false);
        check(&[answered("weeks"), not(weeks(Test::Above, 0))], false);
        check(
            &[
                answered("weeks"),
                not(weeks(Test::Above, 2)),
                not(weeks(Test::Below, 2)),
            ],
            true,
        );
        check(&[weeks(Test::Above, 2), not(answered("weeks"))], false);
    }

    #[test]
    fn a_case_names_what_decides() {
        let found = solver().solve(&Condition::All([set("A"), not(service("a1"))].into()));
        let expected = [("a1", false), ("a2", true)];
        let expected = expected.map(|(id, value)| (Fact::Service(id.to_owned()), value));
        assert_eq!(found, Solution::Possible(expected.to_vec()));
    }

    #[test]
    fn premises_are_met() {
        let is_answered = |fact: &Fact| match fact {
            Fact::Answered(field) => Some(Condition::Answered(field.clone())),
            _ => None,
        };
        let unanswered = not(Condition::Answered("name".to_owned()));
        let found = solver().solve_with(&unanswered, &is_answered);
        assert_eq!(found, Solution::Impossible);
    }

    #[test]
    fn what_depends_on_a_set() {
        let check = |condition: Condition, expected: bool| {
            assert_eq!(
                solver().depends_on(&condition, "A"),
                expected,
                "{condition:?}"
            );
        };
        check(Condition::Always, false);
        check(set("A"), true);
        check(service("a1"), true);
        check(set("B"), false);
        check(not(set("A")), false);
        check(Condition::Any([set("A"), set("B")].into()), true);
        check(Condition::Any([set("A"), not(set("A"))].into()), false);
    }

    #[test]
    fn many_facts_are_decided() {
        let answered = |number: usize| Condition::Answered(format!("field-{number}"));
        let all: Vec<_> = (0..1000).map(answered).collect();
        let none_of_them = not(Condition::Any(all.clone().into()));
        let both = Condition::All([Condition::All(all.into()), none_of_them].into());
        assert_eq!(solver().solve(&both), Solution::Impossible);
    }

    #[test]
    fn the_search_has_a_bound() {
        // Thirteen pigeons in twelve holes: a search has no short way.
        let sits = |pigeon: usize, hole: usize| Condition::Answered(format!("{pigeon}-{hole}"));
        let mut parts = Vec::new();
        for pigeon in 0..13 {
            parts.push(Condition::Any(
                (0..12).map(|hole| sits(pigeon, hole)).collect(),
            ));
            for other in 0..pigeon {
                parts.extend((0..12).map(|hole| {
                    not(Condition::All(
                        [sits(pigeon, hole), sits(other, hole)].into(),
                    ))
                }));
            }
        }
        let mut solver = solver();
        assert_eq!(
            solver.solve(&Condition::All(parts.into())),
            Solution::Unknown
        );
        assert!(solver.gave_up());
        assert_eq!(solver.solve(&set("A")), Solution::Unknown);
    }
}

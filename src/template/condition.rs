//! Conditions: what decides whether a block, a choice of wording or a required answer applies.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::decimal::Decimal;

/// A condition over the chosen services and the answers. Names are checked when a template is
/// loaded. Lists are shared: each block of a section has the section's condition in its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// Holds always.
    #[default]
    Always,
    /// Some service of this set is chosen.
    ServiceOf(String),
    /// This service is chosen.
    Service(String),
    /// This field is answered, with something.
    Answered(String),
    /// This field has an answer of which something holds.
    Answer(String, Test),
    /// All of these hold.
    All(Arc<[Condition]>),
    /// At least one of these holds.
    Any(Arc<[Condition]>),
    /// This doesn't hold.
    Not(Box<Condition>),
}

/// Something a condition asks about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Some service of this set is chosen.
    ServiceOf(String),
    /// This service is chosen.
    Service(String),
    /// This field is answered.
    Answered(String),
    /// This field has an answer of which something holds.
    Answer(String, Test),
}

/// Something that may hold of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// It is this option or country; of several, it is among them.
    Is(String),
    /// It is a number above this one.
    Above(Decimal),
    /// It is a number below this one.
    Below(Decimal),
}

impl Test {
    /// Whether it holds for an answer in the form in which it is stored.
    #[must_use]
    pub fn holds_for(&self, answer: &[String]) -> bool {
        let number = || Decimal::parse(answer.first()?).ok();
        match self {
            Self::Is(wanted) => answer.contains(wanted),
            Self::Above(bound) => number().is_some_and(|number| number > *bound),
            Self::Below(bound) => number().is_some_and(|number| number < *bound),
        }
    }
}

/// A fact that decided a condition, and whether it is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The fact.
    pub fact: Fact,
    /// Whether it is true.
    pub holds: bool,
    /// For a set: its chosen services.
    pub chosen: Vec<String>,
}

impl Condition {
    /// Both conditions.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Always, only) | (only, Self::Always) => only.clone(),
            (first, second) if first == second => first.clone(),
            // One list reads better than lists in lists; one that nobody reads anyhow isn't copied.
            (Self::All(first), second) if first.len() <= MAX_JOINED => {
                Self::All(first.iter().chain([second]).cloned().collect())
            }
            (first, second) => Self::All([first.clone(), second.clone()].into()),
        }
    }

    /// Whether it holds; `evaluate` says whether a fact is true.
    pub fn holds(&self, evaluate: &dyn Fn(&Fact) -> bool) -> bool {
        match self {
            Self::Always => true,
            Self::All(all) => all.iter().all(|condition| condition.holds(evaluate)),
            Self::Any(any) => any.iter().any(|condition| condition.holds(evaluate)),
            Self::Not(inner) => !inner.holds(evaluate),
            Self::ServiceOf(_) | Self::Service(_) | Self::Answered(_) | Self::Answer(..) => {
                self.fact().is_some_and(|fact| evaluate(&fact))
            }
        }
    }

    /// Whether it holds, and the facts that decide that it does or doesn't.
    pub fn decide(&self, evaluate: &dyn Fn(&Fact) -> bool) -> (bool, Vec<Cause>) {
        let holds = self.holds(evaluate);
        let causes = match self {
            Self::Always => Vec::new(),
            // What decides "all" or "any" are the parts that turned out as the whole did.
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .map(|part| part.decide(evaluate))
                .filter(|(part_holds, _)| *part_holds == holds)
                .flat_map(|(_, causes)| causes)
                .collect(),
            Self::Not(inner) => inner.decide(evaluate).1,
            Self::ServiceOf(_) | Self::Service(_) | Self::Answered(_) | Self::Answer(..) => self
                .fact()
                .map(|fact| Cause {
                    fact,
                    holds,
                    chosen: Vec::new(),
                })
                .into_iter()
                .collect(),
        };
        (holds, causes)
    }

    /// The facts it asks about.
    #[must_use]
    pub fn facts(&self) -> BTreeSet<Fact> {
        match self {
            Self::Always => BTreeSet::new(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::facts).collect(),
            Self::Not(inner) => inner.facts(),
            Self::ServiceOf(_) | Self::Service(_) | Self::Answered(_) | Self::Answer(..) => {
                self.fact().into_iter().collect()
            }
        }
    }

    fn fact(&self) -> Option<Fact> {
        match self {
            Self::ServiceOf(set) => Some(Fact::ServiceOf(set.clone())),
            Self::Service(service) => Some(Fact::Service(service.clone())),
            Self::Answered(field) => Some(Fact::Answered(field.clone())),
            Self::Answer(field, test) => Some(Fact::Answer(field.clone(), test.clone())),
            _ => None,
        }
    }
}

/// Longer lists are nested instead of extended.
const MAX_JOINED: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn service(id: &str) -> Condition {
        Condition::Service(id.to_owned())
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    #[test]
    fn what_decides_a_condition() {
        let check = |condition: &Condition, expected: &[(&str, bool)]| {
            let chosen = |fact: &Fact| matches!(fact, Fact::Service(id) if id == "a1");
            let (_, causes) = condition.decide(&chosen);
            let causes: Vec<_> = causes
                .iter()
                .map(|cause| match &cause.fact {
                    Fact::Service(id)
                    | Fact::ServiceOf(id)
                    | Fact::Answered(id)
                    | Fact::Answer(id, _) => (id.as_str(), cause.holds),
                })
                .collect();
            assert_eq!(causes, expected, "{condition:?}");
        };
        let both = || [service("a1"), service("a2")].into();
        check(&Condition::All(both()), &[("a2", false)]);
        check(&Condition::Any(both()), &[("a1", true)]);
        check(&not(Condition::Any(both())), &[("a1", true)]);
    }
}

//! What the answers of a field may be, as far as conditions tell them apart: finitely many classes of answers.

use std::collections::BTreeSet;

use super::condition::{Condition, Test};
use super::field_kind::{FieldKind, NumberRange};
use super::file;
use crate::currency;
use crate::decimal::Decimal;

/// The most options of several that all combinations are enumerated of.
const MAX_COMBINED: usize = 6;
/// Countries of which one stands for those that no condition names.
const COUNTRIES: [&str; 12] = [
    "FI", "SE", "NO", "DK", "IS", "EE", "LV", "LT", "DE", "FR", "GB", "US",
];

/// What the answers of a field may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// One of these.
    One(Vec<String>),
    /// Some of these.
    Some(Vec<String>),
    /// A country.
    Country,
    /// A number with so many decimals.
    Number(NumberRange, usize),
}

/// Answers of which the same conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// For each test, whether it holds.
    pub holds: Vec<bool>,
    /// One such answer; several texts where several can be chosen.
    pub answer: Vec<String>,
}

impl Domain {
    /// The domain of a kind; none if conditions can't ask what its answer is.
    #[must_use]
    pub fn of(kind: &FieldKind) -> Option<Self> {
        let ids = || kind.options().iter().map(|one| one.id.clone()).collect();
        Some(match kind {
            FieldKind::Choice { .. } => Self::One(ids()),
            FieldKind::Choices { .. } => Self::Some(ids()),
            FieldKind::YesNo { .. } => Self::yes_no(),
            FieldKind::Country => Self::Country,
            _ => {
                let (range, decimals) = kind.numbers()?;
                Self::Number(range, decimals)
            }
        })
    }

    /// The domain of a kind as it is written.
    #[must_use]
    pub fn of_written(kind: &file::FieldKind<'_>) -> Option<Self> {
        use file::FieldKind as Kind;
        let ids = |of: &file::OptionsOf<'_>| {
            let ids = of.options.iter().map(|option| option.id.to_string());
            ids.collect()
        };
        let range = |min: Option<f64>, max: Option<f64>| NumberRange {
            min: min.and_then(|min| Decimal::of_float(min).ok()),
            max: max.and_then(|max| Decimal::of_float(max).ok()),
        };
        Some(match kind {
            Kind::Choice(of) => Self::One(ids(of)),
            Kind::Choices(of) => Self::Some(ids(of)),
            Kind::YesNo(_) => Self::yes_no(),
            Kind::Country => Self::Country,
            Kind::Number(of) => {
                let (min, max) = (of.min.map(Decimal::whole), of.max.map(Decimal::whole));
                Self::Number(NumberRange { min, max }, 0)
            }
            Kind::Amount(of) => {
                let decimals = currency::decimals(&of.currency).unwrap_or(2);
                Self::Number(range(of.min, of.max), decimals)
            }
            Kind::Percent(of) => Self::Number(range(of.min, of.max), 2),
            _ => return None,
        })
    }

    fn yes_no() -> Self {
        Self::One(vec!["yes".to_owned(), "no".to_owned()])
    }

    /// The classes that tests tell apart. Of many options that can be chosen together, not every combination is there.
    #[must_use]
    pub fn classes(&self, tests: &[Test]) -> Vec<Class> {
        let answers: Vec<Vec<String>> = match self {
            Self::One(ids) => ids.iter().map(|id| vec![id.clone()]).collect(),
            Self::Some(ids) => subsets(ids, tests),
            Self::Country => {
                let named = tests.iter().filter_map(|test| match test {
                    Test::Is(country) => Some(country.as_str()),
                    _ => None,
                });
                let all = named.chain(COUNTRIES);
                all.map(|country| vec![country.to_owned()]).collect()
            }
            Self::Number(range, decimals) => numbers(*range, *decimals, tests)
                .into_iter()
                .map(|number| vec![number.to_string()])
                .collect(),
        };
        let mut seen = BTreeSet::new();
        let classes = answers.into_iter().map(|answer| {
            let holds = tests.iter().map(|test| test.holds_for(&answer)).collect();
            Class { holds, answer }
        });
        classes
            .filter(|class| seen.insert(class.holds.clone()))
            .collect()
    }

    /// An answer of which those tests hold that are said to, and no others.
    #[must_use]
    pub fn answer_with(&self, tests: &[Test], holds: &[bool]) -> Option<Vec<String>> {
        if let Self::Some(ids) = self {
            let of = |wanted: bool| {
                let tests = tests.iter().zip(holds);
                tests
                    .filter(move |(_, holds)| **holds == wanted)
                    .map(|(test, _)| test)
            };
            let chosen: Vec<String> = ids
                .iter()
                .filter(|id| of(true).any(|test| *test == Test::Is((*id).clone())))
                .cloned()
                .collect();
            let is_free = |id: &&String| !tests.contains(&Test::Is((*id).clone()));
            let other = ids.iter().find(is_free).map(|other| vec![other.clone()]);
            return if chosen.is_empty() {
                other
            } else {
                Some(chosen)
            };
        }
        let mut classes = self.classes(tests).into_iter();
        let class = classes.find(|class| class.holds == holds)?;
        Some(class.answer)
    }

    /// Whether [`Domain::classes`] has all classes.
    #[must_use]
    pub fn is_enumerable(&self, tests: &[Test]) -> bool {
        !matches!(self, Self::Some(_)) || tests.len() <= MAX_COMBINED
    }

    /// What holds of the tests of a field, whatever its answer is.
    pub(super) fn premise(&self, field: &str, tests: &[Test]) -> Condition {
        let answered = Condition::Answered(field.to_owned());
        let condition = |test: &Test| Condition::Answer(field.to_owned(), test.clone());
        let not = |condition: Condition| Condition::Not(Box::new(condition));
        if let Self::Some(ids) = self {
            let implied = tests
                .iter()
                .map(|test| Condition::Any([not(condition(test)), answered.clone()].into()));
            let mut all: Vec<Condition> = implied.collect();
            if tests.len() == ids.len() {
                let some = Condition::Any(tests.iter().map(condition).collect());
                all.push(Condition::Any([not(answered), some].into()));
            }
            return Condition::All(all.into());
        }
        let none = std::iter::once(not(answered.clone()))
            .chain(tests.iter().map(|test| not(condition(test))));
        let unanswered = Condition::All(none.collect());
        let classes = self.classes(tests).into_iter().map(|class| {
            let tests = tests.iter().zip(class.holds).map(|(test, holds)| {
                let condition = condition(test);
                if holds { condition } else { not(condition) }
            });
            Condition::All(std::iter::once(answered.clone()).chain(tests).collect())
        });
        Condition::Any(std::iter::once(unanswered).chain(classes).collect())
    }
}

/// The choices of options that tests tell apart.
fn subsets(ids: &[String], tests: &[Test]) -> Vec<Vec<String>> {
    let is_tested = |id: &&String| tests.contains(&Test::Is((*id).clone()));
    let (tested, others): (Vec<&String>, Vec<&String>) = ids.iter().partition(is_tested);
    let other = others.first().map(|other| (*other).clone());
    let mut subsets: Vec<Vec<String>> = Vec::new();
    if tested.len() <= MAX_COMBINED {
        for mask in 0..1_usize << tested.len() {
            let members = tested.iter().enumerate();
            let members = members.filter(|(bit, _)| mask >> bit & 1 == 1);
            subsets.push(members.map(|(_, id)| (*id).clone()).collect());
        }
    } else {
        subsets.push(Vec::new());
        subsets.extend(tested.iter().map(|id| vec![(*id).clone()]));
        subsets.push(tested.iter().map(|id| (*id).clone()).collect());
    }
    for subset in &mut subsets {
        if subset.is_empty() {
            subset.extend(other.clone());
        }
    }
    subsets.retain(|subset| !subset.is_empty());
    subsets
}

/// A number of each class.
fn numbers(range: NumberRange, decimals: usize, tests: &[Test]) -> Vec<Decimal> {
    let bounds = tests.iter().filter_map(|test| match test {
        Test::Above(bound) | Test::Below(bound) => Some(*bound),
        Test::Is(_) => None,
    });
    let around = bounds.flat_map(|bound| [bound.previous(decimals), bound, bound.next(decimals)]);
    let ends = [range.min, range.max].into_iter().flatten();
    let all: BTreeSet<Decimal> = around.chain(ends).collect();
    let is_one = |number: &Decimal| number.decimals() <= decimals && range.contains(*number);
    all.into_iter().filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(id: &str) -> Test {
        Test::Is(id.to_owned())
    }

    #[test]
    fn classes_of_answers() {
        let check = |domain: &Domain, tests: &[Test], expected: &[&str]| {
            let classes = domain.classes(tests);
            let answers: Vec<String> = classes.iter().map(|one| one.answer.join("+")).collect();
            assert_eq!(answers, expected, "{domain:?} {tests:?}");
        };
        let ids = || ["a", "b", "c"].map(str::to_owned).to_vec();
        check(&Domain::One(ids()), &[is("b")], &["a", "b"]);
        check(&Domain::One(ids()), &[is("a"), is("b")], &["a", "b", "c"]);
        check(&Domain::Some(ids()), &[is("b")], &["a", "b"]);
        check(
            &Domain::Some(ids()),
            &[is("a"), is("b")],
            &["c", "a", "b", "a+b"],
        );
        check(&Domain::Country, &[is("SE")], &["SE", "FI"]);
        let [two, five] = [2, 5].map(Decimal::whole);
        let range = |min: i64, max: i64| NumberRange {
            min: Some(Decimal::whole(min)),
            max: Some(Decimal::whole(max)),
        };
        let tests = [Test::Above(two), Test::Below(five)];
        check(&Domain::Number(range(0, 9), 0), &tests, &["0", "3", "5"]);
        check(&Domain::Number(range(3, 4), 0), &tests, &["3"]);
        let next = [Test::Above(two), Test::Below(Decimal::whole(3))];
        check(&Domain::Number(range(0, 9), 0), &next, &["0", "3"]);
        check(&Domain::Number(range(0, 9), 2), &next, &["0", "2.01", "3"]);
    }

    #[test]
    fn every_number_is_of_one_of_the_classes() {
        let bounds = [-1, 0, 3, 4, 7].map(Decimal::whole);
        let tests: Vec<Test> = bounds
            .iter()
            .flat_map(|bound| [Test::Above(*bound), Test::Below(*bound)])
            .collect();
        for (min, max) in [(0, 10), (4, 4), (-5, 3)] {
            let range = NumberRange {
                min: Some(Decimal::whole(min)),
                max: Some(Decimal::whole(max)),
            };
            let classes = Domain::Number(range, 0).classes(&tests);
            let found: BTreeSet<Vec<bool>> = (min..=max)
                .map(|number| {
                    let answer = [number.to_string()];
                    tests.iter().map(|test| test.holds_for(&answer)).collect()
                })
                .collect();
            let expected: BTreeSet<_> = classes.into_iter().map(|class| class.holds).collect();
            assert_eq!(found, expected);
        }
    }
}

//! The combinations of services and answers that laws are held against.

use std::collections::BTreeSet;

use crate::agreement::{asked, max_text_bytes, tests_of};
use crate::decimal::Decimal;
use crate::draft::{Answer, Draft, Row, Signatory};
use crate::template::{
    Assignment, BlockKind, Condition, Domain, Fact, FieldKind, Inline, Required, Solution,
    Template, Test, flat,
};

/// The maximum of cases.
const MAX_CASES: usize = 4096;
/// The maximum of services of which all combinations are made, whatever conditions ask. The built-in template has 9.
const MAX_COMBINED_SERVICES: usize = 10;
/// The maximum of names of services and fields in a selection of cases.
const MAX_NAMES: usize = 1 << 18;
/// The maximum of text that all agreements may have together, in bytes.
const MAX_TEXT_BYTES: usize = 256 << 20;
/// The maximum of text that one of them may have.
const MAX_TEXT_BYTES_OF_ONE: usize = 16 << 20;

/// The services of an agreement, and which answers that a condition asks for are missing in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The chosen services.
    pub services: Vec<String>,
    /// The fields that are not answered; all others are.
    pub unanswered: Vec<String>,
    /// Answers that conditions tell from the standard ones; several texts where several options are chosen.
    pub answers: Vec<(String, Vec<String>)>,
}

/// The cases that laws are held against: final agreements only.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The cases.
    pub cases: Vec<Case>,
    /// Whether these are all combinations, and not a selection.
    pub is_complete: bool,
    /// Whether everything that can be printed is printed in one of them.
    pub prints_everything: bool,
    /// Whether the agreement of one is too long to be made.
    pub is_too_long: bool,
    /// How many services there are.
    services: usize,
    /// A draft in which every field is answered.
    answered: Draft,
}

impl Cases {
    /// Enumerates the cases of a template.
    #[must_use]
    pub fn of(template: &Template) -> Self {
        let optional = asked_optional(template);
        let tested = Tested::of(template);
        let bits = template.services.len() + optional.len();
        let combinations = 1_usize.checked_shl(u32::try_from(bits).unwrap_or(u32::MAX));
        let combinations = combinations.and_then(|count| count.checked_mul(tested.combinations()));
        let is_complete =
            tested.is_complete && combinations.is_some_and(|count| count <= MAX_CASES);
        let (candidates, prints_everything) = if is_complete {
            (all(template, &optional, &tested), true)
        } else {
            selection(template, &optional, &tested)
        };
        let mut cases = Self {
            cases: Vec::new(),
            is_complete,
            prints_everything,
            is_too_long: false,
            services: template.services.len(),
            answered: answered(template),
        };
        let mut text_bytes = 0;
        for case in candidates {
            let draft = cases.draft(&case);
            let is_contradiction = case
                .answers
                .iter()
                .any(|(id, _)| case.unanswered.contains(id));
            let mut unanswered = case.unanswered.iter().filter_map(|id| template.field(id));
            if is_contradiction || unanswered.any(|field| draft.requires(template, field)) {
                continue; // not a final agreement
            }
            let bytes = max_text_bytes(template, &draft);
            text_bytes += bytes.min(MAX_TEXT_BYTES);
            cases.is_too_long |= bytes > MAX_TEXT_BYTES_OF_ONE;
            if cases.is_too_long || text_bytes > MAX_TEXT_BYTES {
                cases.is_complete = false;
                cases.prints_everything = false;
                break;
            }
            cases.cases.push(case);
        }
        cases
    }

    /// Returns whether every combination of services is among the cases.
    #[must_use]
    pub fn has_every_combination(&self) -> bool {
        let services = u32::try_from(self.services).unwrap_or(u32::MAX);
        let all = 1_usize.checked_shl(services);
        all.is_some_and(|all| self.combinations() + 1 == all)
    }

    /// Returns how many combinations of services there are among the cases.
    #[must_use]
    pub fn combinations(&self) -> usize {
        let services = self.cases.iter().map(|case| &case.services);
        services.collect::<BTreeSet<_>>().len()
    }

    /// Returns the draft of a case.
    #[must_use]
    pub fn draft(&self, case: &Case) -> Draft {
        let mut draft = Draft {
            services: case.services.clone(),
            ..self.answered.clone()
        };
        for (field, texts) in &case.answers {
            let answer = match draft.answers.get(field) {
                Some(Answer::Choices(_)) => Answer::Choices(texts.clone()),
                _ => Answer::Text(texts.concat()),
            };
            draft.answers.insert(field.clone(), answer);
        }
        for field in &case.unanswered {
            draft.answers.remove(field);
        }
        draft
    }
}

/// Returns the fields that need not be answered, and of which a condition asks whether they are.
fn asked_optional(template: &Template) -> Vec<&str> {
    let asked = asked(template);
    let fields = template.fields.iter();
    let optional = fields.filter(|field| {
        let is_asked = |fact: &Fact| match fact {
            Fact::Answered(id) | Fact::Answer(id, _) => *id == field.id,
            Fact::ServiceOf(_) | Fact::Service(_) => false,
        };
        field.required != Required::Yes && asked.iter().any(is_asked)
    });
    optional.map(|field| field.id.as_str()).collect()
}

/// The fields of which conditions ask what the answer is, with an answer of each class.
struct Tested<'t> {
    fields: Vec<(&'t str, Vec<Vec<String>>)>,
    /// Whether there is an answer of every class.
    is_complete: bool,
}

impl<'t> Tested<'t> {
    fn of(template: &'t Template) -> Self {
        let mut tested = Self {
            fields: Vec::new(),
            is_complete: true,
        };
        for field in &template.fields {
            let tests = tests_of(template, &field.id);
            let domain = Domain::of(&field.kind).filter(|_| !tests.is_empty());
            let Some(domain) = domain else {
                continue;
            };
            tested.is_complete &= domain.is_enumerable(&tests);
            let classes = domain.classes(&tests).into_iter();
            let answers = classes.map(|class| class.answer).collect();
            tested.fields.push((&field.id, answers));
        }
        tested
    }

    /// How many combinations there are, up to more than are made.
    fn combinations(&self) -> usize {
        let counts = self.fields.iter().map(|(_, answers)| answers.len().max(1));
        counts.fold(1, |product: usize, count| {
            product.saturating_mul(count).min(MAX_CASES + 1)
        })
    }

    /// The answers of a combination.
    fn answers(&self, mut number: usize) -> Vec<(String, Vec<String>)> {
        let mut chosen = Vec::new();
        for (field, answers) in &self.fields {
            let count = answers.len().max(1);
            let answer = answers.get(number % count);
            chosen.extend(answer.map(|answer| ((*field).to_owned(), answer.clone())));
            number /= count;
        }
        chosen
    }

    /// Combinations in which each answer stands once at least.
    fn each(&self) -> Vec<Vec<(String, Vec<String>)>> {
        let longest = self.fields.iter().map(|(_, answers)| answers.len()).max();
        let each = (0..longest.unwrap_or(1).max(1)).map(|index| {
            let answers = self.fields.iter().filter_map(|(field, answers)| {
                let answer = answers.get(index % answers.len().max(1))?;
                Some(((*field).to_owned(), answer.clone()))
            });
            answers.collect()
        });
        each.collect()
    }
}

fn all(template: &Template, optional: &[&str], tested: &Tested<'_>) -> Vec<Case> {
    let services: Vec<&str> = template.services.iter().map(|one| &*one.id).collect();
    let mut cases = Vec::new();
    for chosen in 1..1_usize << services.len() {
        for unanswered in 0..1_usize << optional.len() {
            for answers in 0..tested.combinations() {
                let unanswered = members(optional, unanswered);
                let mut answers = tested.answers(answers);
                answers.retain(|(field, _)| !unanswered.contains(field));
                cases.push(Case {
                    services: members(&services, chosen),
                    unanswered,
                    answers,
                });
            }
        }
    }
    let mut seen = BTreeSet::new();
    cases.retain(|case| seen.insert(case.clone()));
    cases
}

/// Returns the members of a list that a bit mask chooses.
fn members(list: &[&str], mask: usize) -> Vec<String> {
    let list = list.iter().enumerate();
    let members = list.filter(|(bit, _)| mask >> bit & 1 == 1);
    members.map(|(_, id)| (*id).to_owned()).collect()
}

/// Returns a case for each block and each choice of wording that can be printed, then each service alone, all, all
/// but one, and pairs, each with all answers and with none; then, if they aren't too many, all combinations of services
/// without any answer that may be left out. Says whether the first ones are all there.
fn selection(template: &Template, optional: &[&str], tested: &Tested<'_>) -> (Vec<Case>, bool) {
    let conditions = printing_conditions(template, MAX_CASES + 1);
    let solutions = template.final_agreements_with(&conditions);
    let is_known = |solution: &Solution| *solution != Solution::Unknown;
    let prints_everything = conditions.len() <= MAX_CASES && solutions.iter().all(is_known);
    let cases = solutions.into_iter();
    let mut cases: Vec<Case> = cases.filter_map(|one| case_of(one, template)).collect();
    let services: Vec<&str> = template.services.iter().map(|one| &*one.id).collect();
    let alone = services.iter().map(|one| vec![*one]);
    let all_but_one = services.iter().map(|left_out| {
        let others = services.iter().filter(|one| *one != left_out);
        others.copied().collect()
    });
    let pairs = services.iter().enumerate().flat_map(|(index, one)| {
        let others = services[index + 1..].iter();
        others.map(move |other| vec![*one, *other])
    });
    let choices = alone
        .chain([services.clone()])
        .chain(all_but_one)
        .chain(pairs);
    let mut names = 0;
    for choice in choices.filter(|choice| !choice.is_empty()).take(MAX_CASES) {
        names += choice.len() + optional.len();
        if names > MAX_NAMES {
            break;
        }
        let choice: Vec<String> = choice.iter().map(|id| (*id).to_owned()).collect();
        cases.extend(cases_of(&choice, &[], tested));
        cases.extend(cases_of(&choice, optional, tested));
    }
    if services.len() <= MAX_COMBINED_SERVICES {
        for chosen in 1..1_usize << services.len() {
            cases.extend(cases_of(&members(&services, chosen), optional, tested));
        }
    }
    let mut seen = BTreeSet::new();
    cases.retain(|case| seen.insert(case.clone()));
    cases.truncate(MAX_CASES);
    (cases, prints_everything)
}

/// Returns the cases of a choice of services, without the answers of some fields: one for each answer that is tested.
fn cases_of(services: &[String], unanswered: &[&str], tested: &Tested<'_>) -> Vec<Case> {
    let cases = tested.each().into_iter().map(|mut answers| {
        answers.retain(|(field, _)| !unanswered.contains(&&**field));
        Case {
            services: services.to_vec(),
            unanswered: unanswered.iter().map(|id| (*id).to_owned()).collect(),
            answers,
        }
    });
    cases.collect()
}

/// Returns the conditions under which blocks and choices of wording are printed, at most `max`.
fn printing_conditions(template: &Template, max: usize) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for block in &template.blocks {
        conditions.push(block.when.clone());
        for (when, _) in block.kind.entry_texts() {
            if *when != Condition::Always {
                conditions.push(block.when.and(when));
            }
        }
        if let BlockKind::Parties(parties) = &block.kind {
            let rows = parties.rows.iter().chain(&parties.common);
            conditions.extend(
                rows.flat_map(|row| &row.when)
                    .map(|when| block.when.and(when)),
            );
        }
        let texts = match &block.kind {
            BlockKind::Title { text }
            | BlockKind::Paragraph { text }
            | BlockKind::Clause { text, .. } => flat(text),
            _ => Vec::new(),
        };
        for inline in texts {
            let Inline::Variant { choices, .. } = inline else {
                continue;
            };
            let mut none_before = block.when.clone();
            for (when, _) in choices {
                conditions.push(none_before.and(when));
                none_before = none_before.and(&Condition::Not(Box::new(when.clone())));
            }
        }
        if conditions.len() >= max {
            break;
        }
    }
    conditions.truncate(max);
    conditions
}

/// Returns the case that a solution describes.
fn case_of(solution: Solution, template: &Template) -> Option<Case> {
    let Solution::Possible(assignments) = solution else {
        return None;
    };
    let named = |assignment: &Assignment| match assignment {
        (Fact::Service(service), true) => Some((true, service.clone())),
        (Fact::Answered(field), false) => Some((false, field.clone())),
        _ => None,
    };
    let (services, unanswered): (Vec<_>, Vec<_>) = assignments
        .iter()
        .filter_map(named)
        .partition(|(is_service, _)| *is_service);
    let ids = |named: Vec<(bool, String)>| named.into_iter().map(|(_, id)| id).collect();
    let unanswered: Vec<String> = ids(unanswered);
    let mut answers = answers_of(&assignments, template);
    answers.retain(|(field, _)| !unanswered.contains(field));
    Some(Case {
        services: ids(services),
        unanswered,
        answers,
    })
}

/// Returns, for each field of which a solution says what holds of its answer, such an answer.
fn answers_of(assignments: &[Assignment], template: &Template) -> Vec<(String, Vec<String>)> {
    let fields = template.fields.iter().filter_map(|field| {
        let own = assignments.iter().filter_map(|(fact, holds)| match fact {
            Fact::Answer(id, test) if *id == field.id => Some((test.clone(), *holds)),
            _ => None,
        });
        let (tests, holds): (Vec<Test>, Vec<bool>) = own.unzip();
        if tests.is_empty() {
            return None;
        }
        let answer = Domain::of(&field.kind)?.answer_with(&tests, &holds)?;
        Some((field.id.clone(), answer))
    });
    fields.collect()
}

/// Returns a draft in which every field is answered.
fn answered(template: &Template) -> Draft {
    let mut draft = Draft::new(template);
    for field in &template.fields {
        let answer = || answer_of_kind(&field.kind, &field.label.own);
        draft.answers.entry(field.id.clone()).or_insert_with(answer);
    }
    draft
}

/// Returns an answer of a kind that the check takes; a text is the field's label.
fn answer_of_kind(kind: &FieldKind, label: &str) -> Answer {
    let text = match kind {
        FieldKind::Text { .. } => label,
        FieldKind::BusinessId { .. } => "0112038-9",
        FieldKind::PostalCode { .. } => "00100",
        FieldKind::Country => "FI",
        FieldKind::Email => "namn@example.com",
        FieldKind::Date => "2026-03-02",
        FieldKind::Phone => "+358 40 123 4567",
        FieldKind::Iban => "FI21 1234 5600 0007 85",
        FieldKind::YesNo { .. } => "yes",
        FieldKind::Choice { options } => options.first().map_or("", |option| &option.id),
        FieldKind::Choices { options } => {
            let first = options.first().map(|option| option.id.clone());
            return Answer::Choices(first.into_iter().collect());
        }
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            let (range, _) = kind.numbers().unwrap_or_default();
            let number = range.min.or(range.max).unwrap_or(Decimal::whole(2));
            return Answer::Text(number.to_string());
        }
        FieldKind::Rows(of) => {
            let row = of.columns.iter().map(|column| {
                let answer = answer_of_kind(&column.kind, &column.label.own);
                let text = match answer {
                    Answer::Text(text) => text,
                    _ => String::new(),
                };
                (column.id.clone(), text)
            });
            let row: Row = row.collect();
            return Answer::Rows(vec![row; of.min.clamp(1, of.max.max(1))]);
        }
        FieldKind::Signatories { min, max, .. } => {
            let signatory = Signatory {
                name: label.to_owned(),
                title: label.to_owned(),
                email: String::new(),
            };
            let count = (*min).clamp(1, (*max).max(1));
            return Answer::Signatories(vec![signatory; count]);
        }
    };
    Answer::Text(text.to_owned())
}

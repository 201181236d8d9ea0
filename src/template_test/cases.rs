//! The combinations of services and answers that laws are held against.

use std::collections::BTreeSet;

use crate::agreement::{asked, max_text_bytes};
use crate::draft::{Answer, Draft, Signatory};
use crate::template::{
    Assignment, BlockKind, Condition, Fact, Field, FieldKind, Inline, Required, Solution, Template,
    flat,
};

/// The maximum of cases. The built-in template has 511.
const MAX_CASES: usize = 4096;
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
    /// A draft in which every field is answered.
    answered: Draft,
}

impl Cases {
    /// Enumerates the cases of a template.
    #[must_use]
    pub fn of(template: &Template) -> Self {
        let optional = asked_optional(template);
        let bits = template.services.len() + optional.len();
        let is_complete = bits < usize::BITS as usize && 1 << bits <= MAX_CASES;
        let (candidates, prints_everything) = if is_complete {
            (all(template, &optional), true)
        } else {
            selection(template, &optional)
        };
        let mut cases = Self {
            cases: Vec::new(),
            is_complete,
            prints_everything,
            is_too_long: false,
            answered: answered(template),
        };
        let mut text_bytes = 0;
        for case in candidates {
            let draft = cases.draft(&case);
            let mut unanswered = case.unanswered.iter().filter_map(|id| template.field(id));
            if unanswered.any(|field| draft.requires(template, field)) {
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
        field.required != Required::Yes && asked.contains(&Fact::Answered(field.id.clone()))
    });
    optional.map(|field| field.id.as_str()).collect()
}

fn all(template: &Template, optional: &[&str]) -> Vec<Case> {
    let services: Vec<&str> = template.services.iter().map(|one| &*one.id).collect();
    let mut cases = Vec::new();
    for chosen in 1..1_usize << services.len() {
        for unanswered in 0..1_usize << optional.len() {
            cases.push(Case {
                services: members(&services, chosen),
                unanswered: members(optional, unanswered),
            });
        }
    }
    cases
}

/// Returns the members of a list that a bit mask chooses.
fn members(list: &[&str], mask: usize) -> Vec<String> {
    let list = list.iter().enumerate();
    let members = list.filter(|(bit, _)| mask >> bit & 1 == 1);
    members.map(|(_, id)| (*id).to_owned()).collect()
}

/// Returns a case for each block and each choice of wording that can be printed, then each service alone, all, all
/// but one, and pairs; each with all answers and with none. Says whether the first ones are all there.
fn selection(template: &Template, optional: &[&str]) -> (Vec<Case>, bool) {
    let conditions = printing_conditions(template, MAX_CASES + 1);
    let solutions = template.final_agreements_with(&conditions);
    let is_known = |solution: &Solution| *solution != Solution::Unknown;
    let prints_everything = conditions.len() <= MAX_CASES && solutions.iter().all(is_known);
    let mut cases: Vec<Case> = solutions.into_iter().filter_map(case_of).collect();
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
        for unanswered in [&[], optional] {
            cases.push(Case {
                services: choice.iter().map(|id| (*id).to_owned()).collect(),
                unanswered: unanswered.iter().map(|id| (*id).to_owned()).collect(),
            });
        }
    }
    let mut seen = BTreeSet::new();
    cases.retain(|case| seen.insert(case.clone()));
    cases.truncate(MAX_CASES);
    (cases, prints_everything)
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
fn case_of(solution: Solution) -> Option<Case> {
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
    Some(Case {
        services: ids(services),
        unanswered: ids(unanswered),
    })
}

/// Returns a draft in which every field is answered.
fn answered(template: &Template) -> Draft {
    let mut draft = Draft::new(template);
    for field in &template.fields {
        let answer = || answer_to(field);
        draft.answers.entry(field.id.clone()).or_insert_with(answer);
    }
    draft
}

fn answer_to(field: &Field) -> Answer {
    let text = match &field.kind {
        FieldKind::Text { .. } => &field.label.own,
        FieldKind::BusinessId { .. } => "0112038-9",
        FieldKind::PostalCode { .. } => "00100",
        FieldKind::Country => "FI",
        FieldKind::Email => "namn@example.com",
        FieldKind::Date => "2026-03-02",
        FieldKind::Signatories { min, max, .. } => {
            let signatory = Signatory {
                name: field.label.own.clone(),
                title: field.label.own.clone(),
            };
            let count = (*min).clamp(1, (*max).max(1));
            return Answer::Signatories(vec![signatory; count]);
        }
    };
    Answer::Text(text.to_owned())
}

//! What travels inside a PDF: nothing but what its pages say.
//!
//! Of the draft the answers and services that are printed; of the template the wording that is, with the hashes of
//! everything else. With the whole template these prove that the file is its agreement; without it, the same pages can
//! still be made again.

use std::collections::{BTreeMap, BTreeSet};

use crate::agreement::{Agreement, Origin, Wording, build, tests_of};
use crate::characters::visible;
use crate::draft::values::printed::printed;
use crate::draft::values::{choice, number};
use crate::draft::{self, Answer, Draft, Row, Signatory, SignatoryPart, normal};
use crate::message::Message;
use crate::pdf::{Attachment, DRAFT_NAME, Relationship, TEMPLATE_NAME};
use crate::template::{
    Domain, Excerpt, Fact, FieldKind, Form, Inline, Label, Printed, Template, Unprinted, flat,
};

/// The draft and the template of an agreement as they travel inside its PDF. The facts are those that conditions of the
/// template [ask about](crate::agreement::asked).
pub(super) fn attachments(
    agreement: &Agreement,
    template: &Template,
    asked: &BTreeSet<Fact>,
    draft: &Draft,
    is_draft: bool,
) -> Vec<Attachment> {
    let mut of_pages = agreement.printed(template, draft);
    let enclosed = enclosed(agreement, &of_pages, template, draft);
    of_pages.is_draft = is_draft;
    of_pages.unprinted = unprinted(template, asked, draft, &enclosed);
    of_pages.answers = unprinted_answers(template, asked, draft, &enclosed);
    let draft = Attachment {
        name: DRAFT_NAME,
        description: "What these pages say of the draft that they were made from (Klausul)",
        relationship: Relationship::Source,
        content: draft::write(&enclosed),
    };
    let template = Attachment {
        name: TEMPLATE_NAME,
        description: "What these pages say of their template, and the hashes of its other parts (Klausul)",
        relationship: Relationship::Supplement,
        content: template.excerpt(&of_pages),
    };
    vec![draft, template]
}

/// Returns a draft as it would travel inside a PDF: two drafts that say the same on their pages travel as the same.
#[must_use]
pub fn travelling(template: &Template, draft: &Draft) -> Draft {
    let agreement = build(template, draft, Wording::Corrected);
    let of_pages = agreement.printed(template, draft);
    enclosed(&agreement, &of_pages, template, draft)
}

/// A draft that came out of a PDF, completed by what holds without being printed, as the excerpt beside it says.
/// The answers themselves didn't travel, so something stands in for them of which the same conditions hold, or that can't
/// be printed.
#[must_use]
pub fn completed(draft: &Draft, unprinted: &[Unprinted], template: &Template) -> Draft {
    let mut completed = draft.clone();
    for one in unprinted {
        match one {
            Unprinted::Fact(Fact::Service(service)) if !completed.has_service(service) => {
                completed.services.push(service.clone());
            }
            Unprinted::Fact(Fact::Answered(id)) if !completed.is_answered(id) => {
                let kind = template.field(id).map(|field| &field.kind);
                // An answer of the wrong kind is never printed.
                let answer = match kind {
                    Some(FieldKind::Signatories { .. }) => Answer::Text("–".to_owned()),
                    _ => Answer::Signatories(vec![Signatory::default()]),
                };
                completed.answers.insert(id.clone(), answer);
            }
            Unprinted::Answer(id, tests) if !draft.is_answered(id) => {
                if let Some(answer) = answer_with(template, id, tests) {
                    completed.answers.insert(id.clone(), answer);
                }
            }
            Unprinted::Fact(_) | Unprinted::Answer(..) => {}
        }
    }
    completed
}

/// An answer to a field of which those of the conditions' tests hold that have these numbers, and no others.
fn answer_with(template: &Template, id: &str, numbers: &[usize]) -> Option<Answer> {
    let kind = &template.field(id)?.kind;
    let tests = tests_of(template, id);
    let holds: Vec<bool> = (0..tests.len())
        .map(|index| numbers.contains(&index))
        .collect();
    let answer = Domain::of(kind)?.answer_with(&tests, &holds)?;
    Some(match kind {
        FieldKind::Choices { .. } => Answer::Choices(answer),
        _ => Answer::Text(answer.concat()),
    })
}

/// Returns what a draft that came out of a PDF lost on the way: answers and services that no page prints, though the
/// wording depends on them. Each with its label and a sentence; without a label where this template isn't the one that the
/// excerpt is of, and so has no names for them.
#[must_use]
pub fn left_out(excerpt: &[u8], template: &Template) -> Vec<(Label, Message)> {
    let excerpt = str::from_utf8(excerpt).ok();
    let Some(excerpt) = excerpt.and_then(|text| Excerpt::read(text).ok()) else {
        return Vec::new();
    };
    if excerpt.hash() != template.hash {
        let unnamed = (Label::default(), Message::new("open-something-left-out"));
        let count = usize::from(excerpt.has_unprinted());
        return vec![unnamed; count];
    }
    let facts = excerpt.unprinted(template);
    let is_both = |fact: &Unprinted, facts: &[Unprinted]| match fact {
        Unprinted::Fact(Fact::Answered(id)) => facts
            .iter()
            .any(|other| matches!(other, Unprinted::Answer(of, _) if of == id)),
        _ => false,
    };
    let once = facts.iter().filter(|fact| !is_both(fact, &facts)).cloned();
    let labels = once.filter_map(|fact| {
        let (label, message) = match fact {
            Unprinted::Fact(Fact::Service(id)) => {
                (&template.service(&id)?.short, "open-service-left-out")
            }
            Unprinted::Fact(Fact::Answered(id)) | Unprinted::Answer(id, _) => {
                (&template.field(&id)?.label, "open-answer-left-out")
            }
            Unprinted::Fact(_) => return None,
        };
        Some((label.clone(), Message::new(message)))
    });
    labels.collect()
}

/// The draft with nothing in it but what is printed, as it is printed, and the template that the pages name.
fn enclosed(
    agreement: &Agreement,
    of_pages: &Printed,
    template: &Template,
    draft: &Draft,
) -> Draft {
    let services = template.services.iter().map(|service| &service.id);
    let services = services.filter(|service| of_pages.services.contains(*service));
    let parts = signatory_parts(agreement);
    let fields = template.fields.iter();
    let fields = fields.filter(|field| of_pages.fields.contains(&field.id));
    let answers = fields.filter_map(|field| {
        let answer = match (&field.kind, draft.answers.get(&field.id)?) {
            (FieldKind::Signatories { .. }, Answer::Signatories(signatories)) => {
                let signatories = signatories.iter().map(|signatory| {
                    let part = |part: SignatoryPart| {
                        let is_printed = parts.contains(&(&*field.id, part));
                        let text = is_printed.then(|| shown(signatory.part(part)));
                        text.unwrap_or_default()
                    };
                    Signatory {
                        name: part(SignatoryPart::Name),
                        title: part(SignatoryPart::Title),
                        email: part(SignatoryPart::Email),
                    }
                });
                Answer::Signatories(signatories.collect())
            }
            (kind @ FieldKind::Choices { .. }, Answer::Choices(chosen)) => {
                let chosen = choice::in_order(kind.options(), chosen.clone());
                let chosen = chosen.iter().map(|one| shown_value(kind, one, template));
                Answer::Choices(chosen.collect())
            }
            (FieldKind::Rows(of), Answer::Rows(rows)) => {
                // A text says how many there are; what is in them only a table prints.
                let printed = columns_in_tables(agreement, template, &field.id);
                let columns = of.columns.iter();
                let columns = columns.filter(|column| printed.contains(&*column.id));
                let shown_row = |row: &Row| {
                    let values = columns.clone().filter_map(|column| {
                        let text = row.get(&column.id)?;
                        let text = shown_value(&column.kind, text, template);
                        Some((column.id.clone(), text))
                    });
                    values.filter(|(_, text)| !text.is_empty()).collect()
                };
                Answer::Rows(rows.iter().map(shown_row).collect())
            }
            (kind, Answer::Text(text)) if kind.is_text() => {
                Answer::Text(shown_value(kind, text, template))
            }
            _ => return None,
        };
        Some((field.id.clone(), answer))
    });
    Draft {
        template: template.id.clone(),
        version: template.version.clone(),
        template_hash: Some(template.hash.clone()),
        services: services.cloned().collect(),
        answers: answers.collect(),
        // Who allowed what, and why, is nobody else's business.
        allowed: BTreeMap::new(),
    }
}

/// An answer so that nothing is in it but what pages show, and that is printed in the same way. Of an option that is what
/// it prints: its name stands on no page.
fn shown_value(kind: &FieldKind, text: &str, template: &Template) -> String {
    let text = normal(text);
    match kind {
        FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::YesNo { .. }
        | FieldKind::Phone
        | FieldKind::Iban => shown(&printed(kind, &text, Form::Plain, &template.language)),
        FieldKind::Number { .. } | FieldKind::Amount { .. } | FieldKind::Percent { .. } => {
            shown(&number::stored(kind, &text).unwrap_or(text))
        }
        _ => shown(&text),
    }
}

/// An answer as pages show it.
fn shown(text: &str) -> String {
    normal(&visible(&normal(text)))
}

/// The columns of a field's rows that printed tables have cells of.
fn columns_in_tables<'t>(
    agreement: &Agreement,
    template: &'t Template,
    field: &str,
) -> BTreeSet<&'t str> {
    let printed: BTreeSet<&str> = agreement.blocks.iter().map(|block| &*block.id).collect();
    let blocks = template.blocks.iter();
    let tables = blocks
        .filter(|block| block.kind.listed_field() == Some(field) && printed.contains(&*block.id));
    let texts = tables.flat_map(|block| block.kind.entry_texts());
    let inlines = texts.flat_map(|(_, text)| flat(text));
    let columns = inlines.filter_map(|inline| match inline {
        Inline::RowValue { column, .. } => Some(column.as_str()),
        _ => None,
    });
    columns.collect()
}

/// Which parts of the signatories of a field are printed.
fn signatory_parts(agreement: &Agreement) -> BTreeSet<(&str, SignatoryPart)> {
    let origins = agreement.runs().map(|run| &run.origin);
    let parts = origins.filter_map(|origin| match origin {
        Origin::Signatory { field, part, .. } => Some((field.as_str(), *part)),
        _ => None,
    });
    parts.collect()
}

/// What conditions ask for and the draft says, but what is enclosed of it doesn't.
fn unprinted(
    template: &Template,
    asked: &BTreeSet<Fact>,
    draft: &Draft,
    enclosed: &Draft,
) -> BTreeSet<Fact> {
    let differs =
        |fact: &Fact| draft.evaluate(template, fact) && !enclosed.evaluate(template, fact);
    let facts = asked.iter().filter(|fact| differs(fact));
    facts
        .flat_map(|fact| match fact {
            Fact::ServiceOf(set) => {
                let services = template.services_of(set);
                let services = services.map(|service| Fact::Service(service.id.clone()));
                services.filter(differs).collect()
            }
            Fact::Answer(..) => Vec::new(),
            fact => vec![fact.clone()],
        })
        .collect()
}

/// The tests that hold, by their number, of each answer that isn't enclosed and of which conditions ask what it is.
fn unprinted_answers(
    template: &Template,
    asked: &BTreeSet<Fact>,
    draft: &Draft,
    enclosed: &Draft,
) -> BTreeMap<String, Vec<usize>> {
    // The tests of a field are in the order that `tests_of` numbers them in.
    let mut tests: BTreeMap<&String, Vec<&Fact>> = BTreeMap::new();
    for fact in asked {
        if let Fact::Answer(id, _) = fact {
            tests.entry(id).or_default().push(fact);
        }
    }
    let answers = tests.into_iter().filter_map(|(id, tests)| {
        let holds = |draft: &Draft| -> Vec<usize> {
            let tests = tests.iter().enumerate();
            let holding = tests.filter(|(_, test)| draft.evaluate(template, test));
            holding.map(|(index, _)| index).collect()
        };
        let holding = holds(draft);
        (holding != holds(enclosed)).then(|| (id.clone(), holding))
    });
    answers.collect()
}

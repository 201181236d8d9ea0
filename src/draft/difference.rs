//! What differs between two drafts, field by field.

use super::model::{Answer, Draft};
use crate::template::Template;

/// A difference between two drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What differs.
    pub what: Changed,
    /// Its value before; lines are separated by line feeds. Empty if it wasn't there.
    pub before: String,
    /// Its value after.
    pub after: String,
}

/// A part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The version of the template, or its content.
    Template,
    /// Whether a service is chosen.
    Service(String),
    /// The answer to a field.
    Field(String),
}

/// What differs between two drafts: services and fields in the template's order, then those that it
/// doesn't know, by name. An answer that is empty on purpose counts as none.
#[must_use]
pub fn difference(template: &Template, before: &Draft, after: &Draft) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |what: Changed, before: String, after: String| {
        if before != after {
            changes.push(Change {
                what,
                before,
                after,
            });
        }
    };
    add(Changed::Template, version(before), version(after));
    let known = template.services.iter().map(|service| &service.id);
    for id in in_order(
        known,
        [&before.services, &after.services].into_iter().flatten(),
    ) {
        let chosen = |draft: &Draft| {
            if draft.has_service(id) {
                id.clone()
            } else {
                String::new()
            }
        };
        add(Changed::Service(id.clone()), chosen(before), chosen(after));
    }
    let known = template.fields.iter().map(|field| &field.id);
    for id in in_order(known, before.answers.keys().chain(after.answers.keys())) {
        add(
            Changed::Field(id.clone()),
            answer(before, id),
            answer(after, id),
        );
    }
    changes
}

fn version(draft: &Draft) -> String {
    let hash = draft.template_hash.as_deref().unwrap_or_default();
    let short = hash.get(..8).unwrap_or(hash);
    [&draft.template, &draft.version, short]
        .join(" ")
        .trim()
        .to_owned()
}

/// First those that are known, in their order, then the others, each once and by name.
fn in_order<'a>(
    known: impl Iterator<Item = &'a String>,
    found: impl Iterator<Item = &'a String>,
) -> Vec<&'a String> {
    let mut order: Vec<&String> = known.collect();
    let mut others: Vec<&String> = found.filter(|id| !order.contains(id)).collect();
    others.sort();
    others.dedup();
    order.extend(others);
    order
}

fn answer(draft: &Draft, field: &str) -> String {
    match draft.answers.get(field) {
        None => String::new(),
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Signatories(signatories)) => {
            let lines = signatories.iter().map(|one| {
                let texts = [&one.name, &one.title, &one.email].map(String::as_str);
                let said: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
                said.join(", ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Some(Answer::Choices(choices)) => choices.join("\n"),
        Some(Answer::Rows(rows)) => {
            let lines = rows.iter().map(|row| {
                let cells = row.iter().map(|(column, text)| format!("{column}: {text}"));
                cells.collect::<Vec<_>>().join(", ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

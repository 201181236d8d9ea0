//! What a draft says of its agreement, and all of its text as it is sought.

use std::collections::BTreeMap;

use super::entry::Facts;
use crate::characters::folded;
use crate::draft::values::printed::printed;
use crate::draft::values::typed;
use crate::draft::{Answer, Draft, deviations};
use crate::template::{Field, FieldKind, Form, Label, Required, Template};

/// More characters of a draft are not sought in: a list of the most rows would fill the memory.
const MAX_SOUGHT: usize = 20_000;

/// Returns what a draft says; without its template, no more than the draft says without it.
#[must_use]
pub fn facts_of(draft: &Draft, template: Option<&Template>) -> Facts {
    let mut facts = Facts {
        template: draft.template.clone(),
        version: draft.version.clone(),
        services: draft.services.clone(),
        ..Facts::default()
    };
    let Some(template) = template else {
        return facts;
    };
    let chosen = || {
        let services = template.services.iter();
        services.filter(|service| draft.has_service(&service.id))
    };
    facts.services = chosen().map(|service| service.id.clone()).collect();
    let unknown = draft.services.iter();
    let unknown = unknown.filter(|id| template.service(id).is_none());
    facts.services.extend(unknown.cloned());
    let sets = template.sets.iter().filter(|set| !set.form_only);
    let sets = sets.filter(|set| chosen().any(|service| service.set == set.id));
    facts.sets = sets.map(|set| set.letter().to_owned()).collect();
    let others = template.other_parties();
    facts.customer = draft.other_party_names(template);
    let ids = template.fields.iter().filter(|field| {
        matches!(field.kind, FieldKind::BusinessId { .. })
            && others.iter().any(|party| party.has(&field.id))
    });
    let ids = ids.filter_map(|field| line(draft, &field.id));
    facts.customer_id = ids.collect::<Vec<_>>().join(", ");
    facts.number = common(template, |kind| matches!(kind, FieldKind::Text { .. }))
        .and_then(|field| line(draft, &field.id))
        .unwrap_or_default();
    facts.date = common(template, |kind| matches!(kind, FieldKind::Date))
        .and_then(|field| Some(typed::stored(&field.kind, &line(draft, &field.id)?)))
        .unwrap_or_default();
    let deviations = deviations(draft, template).into_iter();
    facts.deviations = deviations.map(|deviation| deviation.field).collect();
    facts
}

/// Returns the first required field of a kind that belongs to no party: the agreement's own.
fn common(template: &Template, is_kind: impl Fn(&FieldKind) -> bool) -> Option<&Field> {
    let is_common = |field: &&Field| {
        let mut parties = template.parties.iter();
        field.required == Required::Yes
            && is_kind(&field.kind)
            && !parties.any(|party| party.has(&field.id))
    };
    template.fields.iter().find(is_common)
}

/// Returns an answer on one line; none if it is empty.
fn line(draft: &Draft, field: &str) -> Option<String> {
    let text = draft.text(field)?.replace('\n', " ");
    (!text.is_empty()).then_some(text)
}

/// Returns the answers about other parties than the first.
pub(super) fn others_of(draft: &Draft, template: Option<&Template>) -> BTreeMap<String, Answer> {
    let Some(template) = template else {
        return BTreeMap::new();
    };
    let others = template.other_parties();
    let fields = template.fields.iter().filter(|field| {
        others.iter().any(|party| party.has(&field.id)) && draft.is_answered(&field.id)
    });
    let answers = fields.filter_map(|field| {
        let answer = draft.answers.get(&field.id)?;
        Some((field.id.clone(), answer.clone()))
    });
    answers.collect()
}

/// Returns all that a draft says as it is sought: answers as they are stored and as they are printed, names of services,
/// the template.
pub(super) fn sought_of(draft: &Draft, template: Option<&Template>) -> String {
    let mut text = Sought::default();
    text.add(&draft.template);
    text.add(template.map_or("", |template| &template.title));
    for id in &draft.services {
        text.add(id);
        if let Some(service) = template.and_then(|template| template.service(id)) {
            text.add(&service.name);
            text.add_label(&service.short);
        }
    }
    for (id, answer) in &draft.answers {
        let field = template.and_then(|template| template.field(id));
        match answer {
            Answer::Text(answer) => {
                text.add(answer);
                if let (Some(field), Some(template)) = (field, template)
                    && field.kind.is_text()
                {
                    let stored = typed::stored(&field.kind, answer);
                    text.add(&printed(
                        &field.kind,
                        &stored,
                        Form::Plain,
                        &template.language,
                    ));
                }
            }
            Answer::Signatories(signatories) => {
                for signatory in signatories {
                    text.add(&signatory.name);
                    text.add(&signatory.title);
                }
            }
            Answer::Choices(chosen) => {
                for id in chosen {
                    let options = field.map_or(&[][..], |field| field.kind.options());
                    match options.iter().find(|option| option.id == *id) {
                        Some(option) => text.add(&option.text),
                        None => text.add(id),
                    }
                }
            }
            Answer::Rows(rows) => {
                for cell in rows.iter().flat_map(|row| row.values()) {
                    text.add(cell);
                }
            }
        }
    }
    text.text
}

/// Text that is sought in: pieces, with line feeds between, each once in a row.
#[derive(Default)]
struct Sought {
    text: String,
    last: String,
}

impl Sought {
    fn add(&mut self, piece: &str) {
        let piece = folded(piece.trim());
        if piece.is_empty() || piece == self.last || self.text.len() > MAX_SOUGHT {
            return;
        }
        self.text.push_str(&piece);
        self.text.push('\n');
        self.last = piece;
    }

    fn add_label(&mut self, label: &Label) {
        self.add(&label.own);
        for other in label.others.values() {
            self.add(other);
        }
    }
}

//! `explain`: why each part of the agreement is there, or was left out.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::deviations::ListedDeviations;
use super::failure::Failure;
use crate::agreement::{Explained, ExplainedKind, Names, Reasons, Wording, build};
use crate::characters::{visible, visible_line};
use crate::message::Message;
use crate::template::{Condition, Correction, Fact, Test};

impl Context {
    /// Carries out `explain`.
    pub(super) fn explain(&self, path: &Path) -> Result<Status, Failure> {
        let (draft, chosen) = self.draft_and_template(path)?;
        let template = chosen.template;
        self.warn_of_leftovers(&draft, &template);
        let agreement = build(&template, &draft, Wording::Corrected);
        let correction_of = |part: &Explained| {
            let mut corrections = template.corrections.iter();
            let is_correction = part.kind == ExplainedKind::Correction;
            corrections.find(|correction| is_correction && correction.id == part.id)
        };
        let explained = agreement.explanation.iter();
        let explained = explained.map(|part| (part, correction_of(part)));
        let lines = explained.clone();
        let lines: Vec<String> = lines
            .map(|(part, correction)| self.explained_line(part, correction))
            .collect();
        let json = explained.map(|(part, correction)| as_json(part, correction));
        let listed = ListedDeviations {
            agreement: &agreement,
            template: &template,
            draft: &draft,
        };
        let deviations = self.deviation_lines(&listed);
        let lines = lines.into_iter();
        let lines = lines.chain(deviations.iter().map(|line| format!("≠ {line}")));
        let json = json.chain(listed.json().into_iter().map(as_part));
        self.print(&lines.collect::<Vec<_>>(), &json.collect())?;
        Ok(Status::Fine)
    }

    /// Returns a part as a line: `+` or `-`, its name, its clause, its first words, and why; parts of a block are
    /// indented. A correction has the source's words and its reason.
    fn explained_line(&self, part: &Explained, correction: Option<&Correction>) -> String {
        let sign = if part.printed { '+' } else { '-' };
        let name = match part.kind {
            ExplainedKind::Block => part.id.clone(),
            _ => format!("  {}: {}", self.reasons().kind(part.kind), part.id),
        };
        let why = self.reasons().why(part);
        let (words, why) = match (part.kind, correction) {
            (_, Some(correction)) => {
                let words = Message::new("explain-correction")
                    .with("source", &correction.source)
                    .with("printed", &correction.printed);
                let why = format!("{why}: {}", correction.reason);
                (self.sentence(&words), visible_line(&why))
            }
            // A row of the parties is called by its label already.
            (ExplainedKind::Row, None) if part.words == part.id => (String::new(), why),
            _ => (visible(&part.words), why),
        };
        format!(
            "{sign} {name}\t{}\t{words}\t{why}",
            visible_line(&part.clause)
        )
    }

    fn reasons(&self) -> Reasons<'_> {
        Reasons {
            translator: &self.translator,
            names: Names::Ids,
        }
    }
}

/// Returns a deviation as a part of the explanation.
fn as_part(mut deviation: Value) -> Value {
    deviation["part"] = "deviation".into();
    deviation["id"] = deviation["field"].take();
    deviation
}

fn as_json(part: &Explained, correction: Option<&Correction>) -> Value {
    let causes: Vec<Value> = part
        .causes
        .iter()
        .map(|cause| {
            let (kind, id) = match &cause.fact {
                Fact::ServiceOf(set) => ("set", set),
                Fact::Service(service) => ("service", service),
                Fact::Answered(field) => ("field", field),
                Fact::Answer(field, test) => {
                    return json!({ "fact": "answer", "id": field, "test": test_json(test), "holds": cause.holds });
                }
            };
            json!({ "fact": kind, "id": id, "holds": cause.holds, "chosen": cause.chosen })
        })
        .collect();
    json!({
        "id": part.id,
        "part": part.kind.name(),
        "block": part.block,
        "clause": part.clause,
        "printed": part.printed,
        "rule": rule_json(&part.rule),
        "causes": causes,
        "words": part.words,
        "correction": correction.map(|correction| json!({
            "source": correction.source,
            "printed": correction.printed,
            "reason": correction.reason,
        })),
    })
}

fn test_json(test: &Test) -> Value {
    match test {
        Test::Is(answer) => json!({ "is": answer }),
        Test::Above(bound) => json!({ "above": bound.to_string() }),
        Test::Below(bound) => json!({ "below": bound.to_string() }),
    }
}

fn rule_json(rule: &Condition) -> Value {
    match rule {
        Condition::Always => json!("always"),
        Condition::ServiceOf(set) => json!({ "service_of": set }),
        Condition::Service(service) => json!({ "service": service }),
        Condition::Answered(field) => json!({ "answered": field }),
        Condition::Answer(field, test) => json!({ "answer": field, "test": test_json(test) }),
        Condition::All(parts) => json!({ "all": parts.iter().map(rule_json).collect::<Value>() }),
        Condition::Any(parts) => json!({ "any": parts.iter().map(rule_json).collect::<Value>() }),
        Condition::Not(inner) => json!({ "not": rule_json(inner) }),
    }
}

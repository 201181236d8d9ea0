//! `explain`: why each part of the agreement is there, or was left out.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::agreement::{Explained, ExplainedKind, Names, Reasons, Wording, build};
use crate::template::{Condition, Fact};

impl Context {
    /// Carries out `explain`.
    pub(super) fn explain(&self, path: &Path) -> Result<Status, Failure> {
        let (draft, chosen) = self.draft_and_template(path)?;
        let template = chosen.template;
        self.warn_of_leftovers(&draft, &template);
        let agreement = build(&template, &draft, Wording::Corrected);
        let explained = agreement.explanation.iter();
        let lines: Vec<String> = explained
            .clone()
            .map(|part| self.explained_line(part))
            .collect();
        self.print(&lines, &explained.map(as_json).collect())?;
        Ok(Status::Fine)
    }

    /// Returns a part as a line: `+` or `-`, its name, its first words, and why; parts of a block are indented.
    fn explained_line(&self, part: &Explained) -> String {
        let sign = if part.printed { '+' } else { '-' };
        let name = match part.kind {
            ExplainedKind::Block => part.id.clone(),
            _ => format!("  {}: {}", self.reasons().kind(part.kind), part.id),
        };
        let why = self.reasons().why(part);
        let words = match part.kind {
            ExplainedKind::Row => String::new(),
            _ => crate::characters::visible(&part.words),
        };
        format!("{sign} {name}\t{words}\t{why}")
    }

    fn reasons(&self) -> Reasons<'_> {
        Reasons {
            translator: &self.translator,
            names: Names::Ids,
        }
    }
}

fn as_json(part: &Explained) -> Value {
    let causes: Vec<Value> = part
        .causes
        .iter()
        .map(|cause| {
            let (kind, id) = match &cause.fact {
                Fact::ServiceOf(set) => ("set", set),
                Fact::Service(service) => ("service", service),
                Fact::Answered(field) => ("field", field),
            };
            json!({ "fact": kind, "id": id, "holds": cause.holds, "chosen": cause.chosen })
        })
        .collect();
    json!({
        "id": part.id,
        "part": part.kind.name(),
        "block": part.block,
        "printed": part.printed,
        "rule": rule_json(&part.rule),
        "causes": causes,
        "words": part.words,
    })
}

fn rule_json(rule: &Condition) -> Value {
    match rule {
        Condition::Always => json!("always"),
        Condition::ServiceOf(set) => json!({ "service_of": set }),
        Condition::Service(service) => json!({ "service": service }),
        Condition::Answered(field) => json!({ "answered": field }),
        Condition::All(parts) => json!({ "all": parts.iter().map(rule_json).collect::<Value>() }),
        Condition::Any(parts) => json!({ "any": parts.iter().map(rule_json).collect::<Value>() }),
        Condition::Not(inner) => json!({ "not": rule_json(inner) }),
    }
}

//! `explain`: why each part of the agreement is there, or was left out.

use std::path::Path;

use serde_json::{Value, json};

use super::{Context, Failure, Status};
use crate::agreement::{Explained, Part, Wording, build};
use crate::message::Message;
use crate::template::{Cause, Condition, Fact};

impl Context {
    pub(super) fn explain(&self, path: &Path) -> Result<Status, Failure> {
        let (draft, template) = self.draft_and_template(path)?;
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

    /// `+` or `-`, the part, its first words, and why; parts inside a block are indented under it.
    fn explained_line(&self, part: &Explained) -> String {
        let sign = if part.printed { '+' } else { '-' };
        let name = match part.part {
            Part::Block => part.id.clone(),
            _ => format!("  {}: {}", self.say(part_name(part.part)), part.id),
        };
        let why = match (part.part, part.printed) {
            (Part::Correction, true) => self.say("explain-correction-on"),
            (Part::Correction, false) if part.rule_holds => self.say("explain-correction-off"),
            (Part::Correction, false) => self.say("explain-correction-no-block"),
            _ => self.why(part),
        };
        let words = match part.part {
            Part::Row => String::new(),
            _ => crate::characters::visible(&part.words),
        };
        format!("{sign} {name}\t{words}\t{why}")
    }

    fn why(&self, part: &Explained) -> String {
        if part.rule == Condition::Always {
            return self.say("explain-always");
        }
        let rule = self.rule(&part.rule);
        let causes: Vec<String> = part.causes.iter().map(|cause| self.cause(cause)).collect();
        if causes.is_empty() {
            rule
        } else {
            format!("{rule} ⇐ {}", causes.join("; "))
        }
    }

    fn say(&self, id: &'static str) -> String {
        self.speaker.say(&Message::new(id))
    }

    fn rule(&self, rule: &Condition) -> String {
        let join = |parts: &[Condition], id: &'static str| {
            // "a and b or c" can be read in two ways.
            let bracketed = |part: &Condition| match part {
                Condition::All(_) | Condition::Any(_) => format!("({})", self.rule(part)),
                _ => self.rule(part),
            };
            let parts: Vec<String> = parts.iter().map(bracketed).collect();
            parts.join(&format!(" {} ", self.say(id)))
        };
        match rule {
            Condition::Always => self.say("explain-always"),
            Condition::ServiceOf(set) => self
                .speaker
                .say(&Message::new("rule-service-of").with("set", set)),
            Condition::Service(id) => self
                .speaker
                .say(&Message::new("rule-service").with("id", id)),
            Condition::Answered(field) => self
                .speaker
                .say(&Message::new("rule-answered").with("field", field)),
            Condition::All(parts) => join(parts, "rule-and"),
            Condition::Any(parts) => join(parts, "rule-or"),
            Condition::Not(inner) => {
                let inner = self.rule(inner);
                self.speaker
                    .say(&Message::new("rule-not").with("rule", inner))
            }
        }
    }

    fn cause(&self, cause: &Cause) -> String {
        let (id, name, value) = match (&cause.fact, cause.holds) {
            (Fact::ServiceOf(set), true) => ("cause-service-of", "set", set),
            (Fact::ServiceOf(set), false) => ("cause-no-service-of", "set", set),
            (Fact::Service(service), true) => ("cause-service", "id", service),
            (Fact::Service(service), false) => ("cause-no-service", "id", service),
            (Fact::Answered(field), true) => ("cause-answered", "field", field),
            (Fact::Answered(field), false) => ("cause-not-answered", "field", field),
        };
        let chosen = cause.chosen.join(", ");
        let message = Message::new(id).with(name, value).with("chosen", chosen);
        self.speaker.say(&message)
    }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Block => "part-block",
        Part::Service => "part-service",
        Part::Row => "part-row",
        Part::Choice => "part-choice",
        Part::Correction => "part-correction",
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
        "part": part.part.name(),
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

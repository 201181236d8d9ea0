//! Reasons in words.

use super::explain::{Explained, ExplainedKind};
use crate::draft::values::country;
use crate::message::{Message, Translator};
use crate::template::{Cause, Condition, Fact, FieldKind, Template, Test};

/// The names of services, sets and fields in a reason.
#[derive(Clone, Copy, Debug)]
pub enum Names<'a> {
    /// Their ids, for scripts and lawyers who write templates.
    Ids,
    /// Their labels in the form.
    Labels(&'a Template),
}

/// Puts reasons into words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Reasons<'a> {
    /// The sentences.
    pub translator: &'a Translator,
    /// The names of things.
    pub names: Names<'a>,
}

impl Reasons<'_> {
    /// Returns the reason for which a part is printed or left out, in one line.
    #[must_use]
    pub fn why(&self, explained: &Explained) -> String {
        match (explained.kind, explained.printed) {
            (ExplainedKind::Correction, true) => return self.translate("explain-correction-on"),
            (ExplainedKind::Correction, false) if explained.rule_holds => {
                return self.translate("explain-correction-off");
            }
            (ExplainedKind::Correction, false) => {
                return self.translate("explain-correction-no-block");
            }
            _ => {}
        }
        if explained.rule == Condition::Always {
            return self.translate("explain-always");
        }
        let rule = self.rule(&explained.rule);
        let causes = explained.causes.iter().map(|cause| self.cause(cause));
        let causes: Vec<String> = causes.collect();
        if causes.is_empty() {
            rule
        } else {
            format!("{rule} ⇐ {}", causes.join("; "))
        }
    }

    /// Returns the name of a kind of part.
    #[must_use]
    pub fn kind(&self, kind: ExplainedKind) -> String {
        self.translate(match kind {
            ExplainedKind::Block => "part-block",
            ExplainedKind::Service => "part-service",
            ExplainedKind::Row => "part-row",
            ExplainedKind::Item => "part-item",
            ExplainedKind::Choice => "part-choice",
            ExplainedKind::Correction => "part-correction",
        })
    }

    /// Returns a rule in words.
    #[must_use]
    pub fn rule(&self, rule: &Condition) -> String {
        let join = |parts: &[Condition], id: &'static str| {
            // "a and b or c" can be read in two ways.
            let bracketed = |part: &Condition| match part {
                Condition::All(_) | Condition::Any(_) => format!("({})", self.rule(part)),
                _ => self.rule(part),
            };
            let parts: Vec<String> = parts.iter().map(bracketed).collect();
            parts.join(&format!(" {} ", self.translate(id)))
        };
        match rule {
            Condition::Always => self.translate("explain-always"),
            Condition::ServiceOf(set) => {
                self.with(&Message::new("rule-service-of").with("set", set))
            }
            Condition::Service(id) => {
                self.with(&Message::new("rule-service").with("id", self.service(id)))
            }
            Condition::Answered(field) => {
                self.with(&Message::new("rule-answered").with("field", self.field(field)))
            }
            Condition::Answer(field, test) => {
                self.test(field, test, ["rule-is", "rule-above", "rule-below"])
            }
            Condition::All(parts) => join(parts, "rule-and"),
            Condition::Any(parts) => join(parts, "rule-or"),
            Condition::Not(inner) => {
                self.with(&Message::new("rule-not").with("rule", self.rule(inner)))
            }
        }
    }

    /// Returns a fact that decided, with its value, in words.
    #[must_use]
    pub fn cause(&self, cause: &Cause) -> String {
        if let Fact::Answer(field, test) = &cause.fact {
            let ids = if cause.holds {
                ["cause-is", "cause-above", "cause-below"]
            } else {
                ["cause-is-not", "cause-not-above", "cause-not-below"]
            };
            return self.test(field, test, ids);
        }
        let (id, name, value) = match (&cause.fact, cause.holds) {
            (Fact::ServiceOf(set), true) => ("cause-service-of", "set", set.clone()),
            (Fact::ServiceOf(set), false) => ("cause-no-service-of", "set", set.clone()),
            (Fact::Service(service), true) => ("cause-service", "id", self.service(service)),
            (Fact::Service(service), false) => ("cause-no-service", "id", self.service(service)),
            (Fact::Answered(field) | Fact::Answer(field, _), true) => {
                ("cause-answered", "field", self.field(field))
            }
            (Fact::Answered(field) | Fact::Answer(field, _), false) => {
                ("cause-not-answered", "field", self.field(field))
            }
        };
        let chosen: Vec<String> = cause.chosen.iter().map(|id| self.service(id)).collect();
        self.with(
            &Message::new(id)
                .with(name, value)
                .with("chosen", chosen.join(", ")),
        )
    }

    /// Returns what is asked of an answer; the sentences are those of an option, of a lower and of an upper bound.
    fn test(&self, field: &str, test: &Test, [is, above, below]: [&'static str; 3]) -> String {
        let (id, value) = match test {
            Test::Is(answer) => (is, self.answer(field, answer)),
            Test::Above(bound) => (above, bound.to_string()),
            Test::Below(bound) => (below, bound.to_string()),
        };
        let message = Message::new(id).with("field", self.field(field));
        self.with(&message.with("answer", value))
    }

    fn answer(&self, field: &str, answer: &str) -> String {
        let Names::Labels(template) = self.names else {
            return answer.to_owned();
        };
        match template.field(field).map(|field| &field.kind) {
            Some(FieldKind::Country) => country::name(answer, self.tag())
                .unwrap_or(answer)
                .to_owned(),
            Some(FieldKind::YesNo { yes, .. }) if answer == "yes" => yes.clone(),
            Some(FieldKind::YesNo { no, .. }) => no.clone(),
            Some(kind) => {
                let option = kind.options().iter().find(|option| option.id == answer);
                option
                    .map_or(answer, |option| option.label.text(self.tag()))
                    .to_owned()
            }
            None => answer.to_owned(),
        }
    }

    fn service(&self, id: &str) -> String {
        match self.names {
            Names::Ids => id.to_owned(),
            Names::Labels(template) => template
                .service_name(id, self.tag())
                .unwrap_or_else(|| id.to_owned()),
        }
    }

    fn field(&self, id: &str) -> String {
        match self.names {
            Names::Ids => id.to_owned(),
            Names::Labels(template) => match template.field_name(id, self.tag()) {
                ("", label) => label.to_owned(),
                (group, label) => format!("{label} ({group})"),
            },
        }
    }

    fn tag(&self) -> &'static str {
        self.translator.language().tag()
    }

    fn translate(&self, id: &'static str) -> String {
        self.translator.format(&Message::new(id))
    }

    fn with(&self, message: &Message) -> String {
        self.translator.format(message)
    }
}

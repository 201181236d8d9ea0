//! Answers to terms, and what sales may choose, as people read them.

use super::values::printed::printed;
use crate::message::Message;
use crate::template::{FieldKind, Form, NumberRange, SalesLimits, TermOf};

/// What sales may choose of a term, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLimits {
    kind: &'static str,
    min: String,
    max: String,
}

impl ShownLimits {
    /// Returns the limits of a term in a document of a language.
    #[must_use]
    pub fn of(kind: &FieldKind, term: &TermOf, language: &str) -> Self {
        let limits = |kind, min, max| Self { kind, min, max };
        let shown = |stored: &str| shown_term(kind, stored, language);
        let nothing = String::new;
        match &term.sales {
            SalesLimits::Options(options) => {
                let options: Vec<String> = options.iter().map(|option| shown(option)).collect();
                limits("only", nothing(), options.join(" / "))
            }
            SalesLimits::Range(NumberRange { min, max }) => match (min, max) {
                (Some(min), Some(max)) if min == max => {
                    limits("only", nothing(), shown(&max.to_string()))
                }
                (Some(min), Some(max)) => {
                    let min = printed(kind, &min.to_string(), Form::Plain, language);
                    limits("range", min, shown(&max.to_string()))
                }
                (Some(min), None) => limits("least", shown(&min.to_string()), nothing()),
                (None, Some(max)) => limits("most", nothing(), shown(&max.to_string())),
                (None, None) => limits("any", nothing(), nothing()),
            },
        }
    }

    /// Returns the phrase for the middle of a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new("term-limits")
            .with("kind", self.kind)
            .with("least", &self.min)
            .with("most", &self.max)
    }
}

/// Returns an answer to a term as people read it: an option's text, a number with its unit.
#[must_use]
pub fn shown_term(kind: &FieldKind, stored: &str, language: &str) -> String {
    let form = match kind {
        FieldKind::Number { unit: Some(_), .. } => Form::CountedInDigits,
        _ => Form::Plain,
    };
    printed(kind, stored, form, language)
}

//! What is chosen or answered and not printed.

use super::condition::{Fact, Test};
use super::named::Named;
use crate::message::Message;

/// The most facts of a case that are named.
const MAX_NAMED_FACTS: usize = 6;

/// Something that is chosen or answered and not printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPrinted {
    /// A service that can be chosen.
    Service {
        /// The service.
        service: String,
        /// When it isn't printed.
        case: Case,
    },
    /// The wording of a clause set of which a service can be chosen.
    Text {
        /// The set.
        set: String,
        /// When it isn't printed.
        case: Case,
    },
    /// A required answer.
    Answer {
        /// The field.
        field: String,
        /// When it isn't printed.
        case: Case,
    },
    /// The reverse: something that is for the form only, and printed.
    FormOnly {
        /// What it is.
        named: Named,
        /// Its name.
        id: String,
    },
    /// The conditions are too complex to say what is printed, and when.
    Unknown,
}

/// A case in which something isn't printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Case {
    /// Any case.
    Any,
    /// These facts, as they are here; whatever the other ones are.
    Given(Vec<(Fact, bool)>),
}

impl NotPrinted {
    /// The sentence for the person who reads it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Service { service, case } => {
                let message = Message::new("template-service-not-printed");
                case.add_to(message.with("service", service))
            }
            Self::Text { set, case } => {
                let message = Message::new("template-set-without-text");
                case.add_to(message.with("set", set))
            }
            Self::Answer { field, case } => {
                let message = Message::new("template-answer-not-printed");
                case.add_to(message.with("field", field))
            }
            Self::FormOnly { named, id } => Message::new("template-form-only-printed")
                .with("what", named.message())
                .with("id", id),
            Self::Unknown => Message::new("template-conditions-too-complex"),
        }
    }
}

impl Case {
    /// Adds the case to a sentence, which selects on whether it is any.
    fn add_to(&self, message: Message) -> Message {
        let kind = match self {
            Self::Any => "any",
            Self::Given(_) => "given",
        };
        message
            .with("case", kind)
            .with("conditions", self.conditions())
    }

    /// The case in the words of a template's conditions.
    fn conditions(&self) -> String {
        let Self::Given(facts) = self else {
            return String::new();
        };
        let named = facts.iter().map(|(fact, holds)| {
            let condition = match fact {
                Fact::ServiceOf(set) => format!("ServiceOf({set:?})"),
                Fact::Service(service) => format!("Service({service:?})"),
                Fact::Answered(field) => format!("Answered({field:?})"),
                Fact::Answer(field, Test::Is(answer)) => format!("Is({field:?}, {answer:?})"),
                Fact::Answer(field, Test::Above(bound)) => format!("Above({field:?}, {bound})"),
                Fact::Answer(field, Test::Below(bound)) => format!("Below({field:?}, {bound})"),
            };
            if *holds {
                condition
            } else {
                format!("Not({condition})")
            }
        });
        let mut named: Vec<String> = named.take(MAX_NAMED_FACTS).collect();
        if facts.len() > MAX_NAMED_FACTS {
            named.push("…".to_owned());
        }
        named.join(", ")
    }
}

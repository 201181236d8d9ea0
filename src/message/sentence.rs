//! Messages, and their translation.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::language::Language;
use super::suggestion::Suggestion;

/// A sentence for a person: its id in the Fluent files and the values in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Argument {
    Text(String),
    Number(usize),
    Message(Message),
}

impl Message {
    /// Creates a message without values.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// Returns the id of the sentence in the Fluent files.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into().0));
        self
    }

    /// Adds the nearest known name, which the sentence offers if there is one.
    #[must_use]
    pub fn with_nearest(self, nearest: Option<&str>) -> Self {
        // Fluent selects on it: "none" can't be a name, for it has a space.
        self.with("nearest", nearest.unwrap_or("no suggestion"))
            .with("suggested", if nearest.is_some() { "yes" } else { "no" })
    }

    /// Creates the message about an unknown name, with a suggestion what to write instead.
    #[must_use]
    pub fn unknown_name(what: Message, found: &str, suggestion: &Suggestion) -> Self {
        let (kind, known) = match suggestion {
            Suggestion::Nearest(name) => ("nearest", name.clone()),
            Suggestion::OneOf(names) => ("list", names.join(", ")),
            Suggestion::Nothing => ("none", String::new()),
        };
        Self::new("unknown-name")
            .with("what", what)
            .with("found", found)
            .with("suggestion", kind)
            .with("known", known)
    }

    /// Returns the sentence in English, for logs and `Display` of errors.
    #[must_use]
    pub fn in_english(&self) -> String {
        Translator::new(Language::En).format(self)
    }
}

/// A value in a [`Message`].
pub struct Value(Argument);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(Argument::Text(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(Argument::Text(text))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self(Argument::Text(text.clone()))
    }
}

impl From<char> for Value {
    fn from(character: char) -> Self {
        Self(Argument::Text(character.to_string()))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self(Argument::Number(number))
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self(Argument::Message(message))
    }
}

/// Formats messages in one language.
pub struct Translator {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Translator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Translator")
            .field(&self.language)
            .finish()
    }
}

impl Translator {
    /// Creates a translator to a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed directions; here they would only trip up whoever copies.
        bundle.set_use_isolating(false);
        // A test holds that every file parses; a mistake breaks one sentence, not the rest.
        let resource = match FluentResource::try_new(language.ftl().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// Returns the language that it formats in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the message as a sentence. An id without a sentence (a test holds that there is none) is
    /// returned as it is.
    #[must_use]
    pub fn format(&self, message: &Message) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(message.id)
            .and_then(|entry| entry.value())
        else {
            return message.id.to_owned();
        };
        let mut arguments = FluentArgs::new();
        for (name, argument) in &message.arguments {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Message(inner) => FluentValue::from(self.format(inner)),
            };
            arguments.set(*name, value);
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut errors)
            .into_owned()
    }
}

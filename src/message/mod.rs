//! What the program says to people, in their language.
//!
//! Every error and notice of the core is a typed value; a [`Message`] names its sentence and brings
//! the values in it. The sentences stand in `assets/messages/*.ftl` ([Fluent]), one file a
//! language, shared by the command line and the window. The language of the document is another
//! matter: see [`crate::language`].
//!
//! [Fluent]: https://projectfluent.org

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language the program speaks.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    clap::ValueEnum,
    serde::Deserialize,
    serde::Serialize,
)]
pub enum Language {
    /// Swedish, the first language of its users.
    #[default]
    Sv,
    /// Finnish.
    Fi,
    /// English.
    En,
}

impl Language {
    /// All of them, first the one that comes first.
    pub const ALL: [Self; 3] = [Self::Sv, Self::Fi, Self::En];

    /// The language tag, as in file names and template translations.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Fi => "fi",
            Self::En => "en",
        }
    }

    /// The language that a locale such as `sv_FI.UTF-8` or `fi-FI` asks for, if it is spoken.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let primary = locale.split(['-', '_', '.', '@']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The source of its sentences.
    #[must_use]
    pub fn ftl(self) -> &'static str {
        match self {
            Self::Sv => include_str!("../../assets/messages/sv.ftl"),
            Self::Fi => include_str!("../../assets/messages/fi.ftl"),
            Self::En => include_str!("../../assets/messages/en.ftl"),
        }
    }
}

/// A sentence to be said: its name in the Fluent files and the values in it.
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
    /// The sentence of that name, with no values yet.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// The name of the sentence in the Fluent files.
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

    /// That a name names nothing, and what to write instead.
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

    /// In English, for logs and `Display` of errors.
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

/// Says messages in one language.
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
    /// A translator of that language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed directions; here they would only trip up whoever copies.
        bundle.set_use_isolating(false);
        // A test holds that every file parses; what a slip breaks is one sentence, not the rest.
        let resource = match FluentResource::try_new(language.ftl().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language spoken.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message as a sentence. A name without a sentence (a test holds that there is none) is
    /// said as the bare name.
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
        let mut slips = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut slips)
            .into_owned()
    }
}

/// What to offer instead of a name that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The name that was most likely meant.
    Nearest(String),
    /// All names there are: they are few.
    OneOf(Vec<String>),
    /// Too many names to list, and none is near.
    Nothing,
}

/// More names than this are not listed.
const MAX_LISTED: usize = 12;

/// What to offer a person who typed `found`.
pub fn suggestion<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Suggestion {
    if let Some(name) = nearest(found, candidates.clone()) {
        return Suggestion::Nearest(name);
    }
    let names: Vec<String> = candidates.into_iter().map(str::to_owned).collect();
    if (1..=MAX_LISTED).contains(&names.len()) {
        Suggestion::OneOf(names)
    } else {
        Suggestion::Nothing
    }
}

/// The candidate that a person who typed `found` most likely meant, if any is near.
pub fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = found.to_lowercase();
    let length = wanted.chars().count();
    if !(3..=80).contains(&length) {
        // Of very short names any is near; none is very long, and the distance takes quadratic time.
        return None;
    }
    let limit = (length / 5).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

//! Sentences for people, in their language.
//!
//! Every error and notice of the core is a typed value; a [`Message`] names its sentence and brings
//! the values in it. The sentences stand in `assets/messages/*.ftl` ([Fluent]), one file a
//! language, shared by the command line and the window. The language of the document is another
//! matter: see [`crate::language`].
//!
//! | file | does |
//! | --- | --- |
//! | `language` | the languages of messages |
//! | `sentence` | messages, and their translation |
//! | `suggestion` | what a mistyped name may have meant |
//!
//! [Fluent]: https://projectfluent.org

mod language;
mod sentence;
mod suggestion;

pub use language::Language;
pub use sentence::{Message, Translator, Value};
pub use suggestion::{Suggestion, nearest, suggestion};

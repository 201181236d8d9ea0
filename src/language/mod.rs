//! What a document's language asks for: dates, genitives, numbers, compounds, hyphenation, what stays on one line.
//!
//! The rules are data, one RON file a language under `assets/languages/`; nothing in Rust is
//! Swedish. The language of the document has nothing to do with that of the window
//! ([`crate::message`]).

mod compounds;
mod genitive;
mod number_words;
mod numbers;
mod rules;
mod tag;
mod typed_date;

pub use compounds::Compounds;
pub use genitive::Genitive;
pub use number_words::NumberWords;
pub use numbers::{Enumeration, Numbers, YesNo};
pub use rules::{Hyphenation, Rules};
pub use tag::{is_language_tag, primary_subtag};
pub use typed_date::{day_near, is_relative, typed_date};

//! Reading RON text: what templates and drafts share before their content means anything.
//!
//! Bytes come in; out comes a value, or one [`SyntaxError`] with line, column and what would be
//! right. Strings are read as [`Spanned`], which borrows from the text and therefore still knows where
//! it stands: a check of meaning, made later, can name line and column without a second parser.
//!
//! | file | does |
//! | --- | --- |
//! | `limits` | what a file may hold |
//! | `position` | places in a text |
//! | `mistake` | mistakes that people make, and what to do about each |
//! | `error` | what is wrong with a text |
//! | `scan` | the tokens of a text, whatever is wrong with it |
//! | `diagnosis` | from the place where reading stopped to the mistake that a person made |
//! | `parse` | from bytes to a value |
//! | `spanned` | strings that know where they stand |

mod diagnosis;
mod error;
mod limits;
mod mistake;
mod parse;
mod position;
mod scan;
mod spanned;

pub use diagnosis::unended_raw_text;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use limits::MAX_BYTES;
pub use mistake::{BracketMistake, Mistake};
pub use parse::{
    NewerFormat, decode, format_number, newer_format, options, parse, position_of_key, unique_map,
};
pub use position::{Position, place};
pub use spanned::{Spanned, fold_white_space};

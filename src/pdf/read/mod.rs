//! Reads PDF files.
//!
//! | room | does |
//! | --- | --- |
//! | `draft` | takes the draft, and the excerpt of its template, out of any PDF |
//! | `tolerant` | as much of a PDF as leads to the draft, however the file was saved |
//! | `strict` | a PDF as verification takes it: what viewers are known to guess is an error |
//! | `object` | the objects of a file |
//! | `lexer`, `parser` | tokens, and objects out of tokens |
//! | `filter`, `predictor` | decode streams, within a bound |
//! | `rule` | the strict subset of PDF, as a table |
//! | `budget`, `bound` | bounds for what a file can make a reader do |
//!
//! Both readers share objects, tokens and filters; the lexer's `lexer::Rules` say where one guesses what is
//! an error to the other. Each finds its objects in a way of its own: the tolerant reader takes whatever table leads to
//! the draft and forgets where things stood; the strict one must know every table, revision and byte. Predictors of
//! cross-reference streams are undone twice, since the tolerant reader leaves out a row that is broken off.

mod bound;
mod budget;
mod draft;
mod filter;
mod lexer;
pub(crate) mod object;
mod parser;
mod predictor;
mod rule;
pub(crate) mod strict;
mod tolerant;

pub(crate) use budget::{Budget, Exhausted};
pub(crate) use lexer::{Lexer, SyntaxError, Token};

pub use bound::Bound;
pub use budget::MAX_PDF_BYTES;
pub use draft::{Enclosed, draft_in, enclosed_in, is_pdf};
pub use rule::Rule;
pub use tolerant::error::OpenError;

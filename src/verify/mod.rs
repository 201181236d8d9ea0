//! Whether a PDF still says what was agreed.
//!
//! The bytes of a file and the templates that are known come in; a [`Report`] comes out. Exports are
//! deterministic: from the draft inside the file the agreement is made anew, and what its pages draw is held
//! against what the file's pages draw. The room reads no files, knows no clock and prints nothing.
//!
//! ```text
//! bytes ──> pdf/read/strict ──> found ──┐
//!                                       ├──> comparison ──> template_match ──> report
//! draft inside ──> reconstruct ─────────┘
//! ```
//!
//! | file | does |
//! | --- | --- |
//! | `verifier` | the way from the bytes of a file to the report |
//! | `known` | what is known here: templates, trusted certificates, lists of exports |
//! | `found` | what is in the file: what it shows, its signatures |
//! | `enclosed` | the draft and the template inside it |
//! | `template_match` | which template fits, and the verdict that comes of it |
//! | `reconstruct` | the agreement made anew with one template |
//! | `comparison` | every revision of the file held against that |
//! | `compare` | holds one document against the other, and says where and how they differ |
//! | `document` | what a file shows in one of its revisions |
//! | `content` | what a page draws, as a normal form that survives being saved by other programs |
//! | `font`, `outline` | the fonts of a page, and how their glyphs are drawn |
//! | `letters` | letters on pages |
//! | `signature` | signatures: who signed what, whether it is still that, and whether they are trusted |
//! | `render` | the second judge: pages drawn by another renderer and compared as pictures |
//! | `byte_proof` | the proof by bytes: the export, followed by nothing but signatures |
//! | `listed` | the proof by the list of exports, of what another release wrote |
//! | `matching` | the proofs by structure: everything that is expected, and nothing else or something beside it |
//! | `proof` | the good verdicts, each with its proof |
//! | `report`, `sentences` | what a verification says, as data and in sentences |
//! | `error` | why a verification did not come to an end |
//!
//! # Invariants
//!
//! - The file is read strictly ([`pdf::read`](crate::pdf::read)): a file outside the subset of PDF that
//!   [`Rule`] writes down can't be compared, since viewers guess, each in their own way. What was compared is what
//!   viewers show.
//! - Whatever a page or the document has that isn't understood counts as changed, unless it is known that
//!   it can't be seen.
//! - Every revision is compared, not only the last: a signature covers an earlier one.
//! - A file says of itself which typesetter made it. One that names another than ours is compared in its words
//!   only if they don't agree in full, and the report says so; one that names none is compared in full. Words
//!   count only where they can be read, with the outlines of our typeface.

mod byte_proof;
mod compare;
mod comparison;
mod content;
mod document;
mod enclosed;
mod error;
mod font;
mod found;
mod known;
mod letters;
mod listed;
mod matching;
mod outline;
mod proof;
mod reconstruct;
pub mod render;
mod report;
mod sentences;
mod signature;
mod template_match;
mod verifier;

pub use crate::pdf::read::strict::{ReadError, decrypted};
pub use crate::pdf::read::{Bound, Rule};
pub use error::VerifyError;
pub use known::Known;
pub use report::{
    Addition, AdditionKind, AdditionPlace, AppearanceChange, Area, BytesCompared, Compared,
    Difference, DifferenceKind, Drawing, FieldName, Location, Report, TemplateUsed, Verdict,
};
pub use sentences::AdditionGroup;
pub use signature::{
    Change, Check, Distrust, Level, Moment, Problem, Signature, TimeStamp, Trust, TrustError,
    Trusted,
};
pub use verifier::Verifier;

//! Comparisons: what differs between two agreements or two templates, as data.
//!
//! A [`Passage`] is what a reader takes as one piece: a heading, a paragraph, a numbered clause, an item of a
//! list, a row of a table, a line of a signatory. The passages of two documents are paired, and each pair is compared
//! by word. Of templates, everything else that their content has is compared, too, by id and key.
//!
//! | file | has |
//! | --- | --- |
//! | `sequence` | the differences of two lists |
//! | `words` | the differences of two texts, by word |
//! | `passage` | an agreement as a list of passages |
//! | `written` | a template as it is written, as a list of passages, of conditions and of definitions |
//! | `files`, `values` | the content of a template key by key, and values as they are written |
//! | `pairing`, `order` | which passages belong together, and which of them moved |
//! | `compare` | the comparison of two agreements or templates |
//! | `definitions` | the comparison of what templates define beside their text |
//! | `result` | comparisons as data |
//! | `document`, `marked` | a comparison as a document, to be set on pages; its words, marked as added and removed |
//! | `sentences` | changes in sentences |
//!
//! # Invariants
//!
//! - The words that aren't removed are the newer text, those that aren't added the older one.
//! - Each passage stands in exactly one change: a clause that was moved is not also removed and added.
//! - Two templates compare equal only if their content has the same hash: keys are compared from the canonical
//!   form itself, so that a new key is compared, too.

mod compare;
mod definitions;
mod document;
mod entries;
mod files;
mod marked;
mod order;
mod pairing;
mod passage;
mod result;
mod sentences;
mod sequence;
mod values;
mod words;
mod written;

pub use compare::{compare_agreements, compare_templates};
pub use document::{ComparisonNames, comparison_document};
pub use passage::{Passage, PassageKind, passages};
pub use result::{
    ChangeKind, Comparison, ConditionChange, Counts, DefinitionChange, DefinitionEdit, Kept,
    KeyChange, Moved, PassageChange,
};
pub use sequence::{Change, changes};
pub use words::{Segment, SegmentKind, compare_words, separated};

//! Holds what a file shows against what it should show, and says where and how they differ.
//!
//! | file | does |
//! | --- | --- |
//! | `expected` | what the file should show |
//! | `document` | everything that differs, page by page and beside the pages |
//! | `pages` | which page is which |
//! | `words`, `anchors` | other words on them, and the same words that look different |
//! | `items`, `appearance` | what else differs in what a page draws |
//! | `frame` | how a page lies, and what lies on it |
//! | `extras` | what belongs to the document as a whole |
//! | `unseen` | properties and the structure |
//! | `clauses` | the part of the agreement that a difference belongs to |
//! | `words_only` | the words of a file that another typesetter made |
//! | `house_style`, `legibility` | whether its letters are drawn as ours are, and can be read where they stand |

mod anchors;
mod appearance;
mod clauses;
mod document;
mod expected;
mod extras;
mod frame;
mod house_style;
mod items;
mod legibility;
mod pages;
mod unseen;
mod words;
mod words_only;

pub(super) use document::differences;
pub(super) use expected::Expected;
pub(super) use frame::{is_field_in_place, is_field_kept, is_unseen_signature};
pub(super) use unseen::has_same_properties;
pub(super) use words_only::differences_of_words;

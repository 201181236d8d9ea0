//! A PDF as verification reads it: strictly, revision by revision, within bounds.
//!
//! Nothing is repaired and nothing is guessed: viewers repair damaged files each in their own way, and may then show
//! something else than what was compared.
//!
//! | file | does |
//! | --- | --- |
//! | `file` | objects and streams of a file, in each of its revisions |
//! | `xref` | cross-reference tables and streams |
//! | `revisions` | where revisions end |
//! | `object_stream` | objects that stand in a stream |
//! | `filters` | the filters that a stream names |
//! | `view` | a file as it stood in one revision; fingerprints of what is in it |
//! | `error` | why a file can't be verified at all |

mod error;
mod file;
mod filters;
mod object_stream;
mod revisions;
mod view;
mod xref;

pub use error::ReadError;
pub(crate) use file::File;
pub(crate) use filters::decode;
pub(crate) use view::{Fingerprint, View};

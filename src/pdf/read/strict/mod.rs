//! A PDF as verification reads it: strictly, revision by revision, within bounds.
//!
//! Nothing is repaired and nothing is guessed: viewers repair damaged files each in their own way, and may then show
//! something else than what was compared. What is accepted is a subset of PDF, written down in [`Rule`](super::rule):
//! a file outside it can't be read. All tables and objects are read and checked at once, before anything is looked up.
//!
//! | file | does |
//! | --- | --- |
//! | `file` | objects and streams of a file, in each of its revisions |
//! | `sections` | follows the tables from the last one back |
//! | `xref` | the rows of cross-reference tables and streams |
//! | `revisions` | where revisions end |
//! | `objects` | reads every object that a table lists |
//! | `indirect` | an object where it stands |
//! | `object_stream` | objects that stand in a stream |
//! | `layout` | holds that every byte of the file belongs to something |
//! | `references` | holds that references lead to objects |
//! | `filters` | the filters that a stream names |
//! | `encryption`, `key`, `rc4` | files that are encrypted with an owner password only |
//! | `plain` | writes a file anew, for readers that don't decrypt |
//! | `view` | a file as it stood in one revision; fingerprints of what is in it |
//! | `scan` | digits, lines and white space to the byte |
//! | `budget` | the one budget of a file |
//! | `error` | why a file can't be verified at all |

mod budget;
mod encryption;
mod error;
mod file;
mod filters;
mod indirect;
mod key;
mod layout;
mod object_stream;
mod objects;
mod plain;
mod rc4;
mod references;
mod revisions;
mod scan;
mod sections;
mod view;
mod xref;

pub use error::ReadError;
pub(crate) use file::File;
pub use file::decrypted;
pub(crate) use filters::decode;
pub(crate) use view::{Fingerprint, View};

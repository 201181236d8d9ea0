//! The list of final exports in a folder of agreements.
//!
//! Exports are deterministic, so a file is proven by exporting its draft again. A later release of the program may write
//! other bytes. So each final export leaves a line in a list beside it: length, hash, date and template's hash, and nothing
//! of what the agreement says or of persons. Lines are only ever appended, by any number of writers.
//!
//! | file | does |
//! | --- | --- |
//! | `entry` | a line: what it says, how it is written and read |
//! | `list` | lists of entries, and the search for the one of a file |
//! | `file` | the list's file: where it is, reading, appending |

mod entry;
mod file;
mod list;

pub use entry::Entry;
pub use file::{FILE_NAME, MAX_BYTES, append_on, files_of, list_for, not_listed, of_folders, read};
pub use list::ExportList;

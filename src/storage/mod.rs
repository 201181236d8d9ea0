//! Files: read whole, written completely or not at all.
//!
//! Both shells read and write through this room. A user's file is never half-written and never silently
//! replaced: new content is written to a file beside it, flushed, and put in its place by one rename. Whether a
//! file changed since it was read is judged by its content ([`ContentHash`]), not by clocks, which differ between
//! machines. Brief locks, as cloud clients and virus scanners hold them, are waited for.
//!
//! | file | does |
//! | --- | --- |
//! | `append` | lines added to a file that several programs write to |
//! | `disk` | the seam to the file system, where tests inject faults, and what differs from system to system |
//! | `error` | what can go wrong with a file |
//! | `hash` | the hash that a content is known by |
//! | `read` | reading, with a limit |
//! | `retry` | trying again while a file is briefly locked |
//! | `walk` | the files of a folder and of the folders in it, within bounds |
//! | `write` | writing to a file beside, flushing, renaming |

mod append;
mod disk;
mod error;
mod hash;
mod read;
mod retry;
mod walk;
mod write;

pub use append::{append_bounded_on, append_lines_on};
pub use disk::{
    Disk, RealDisk, UserFolders, expanded, is_only_in_cloud, organisation_folder, user_folders,
};
pub use error::{StorageError, StorageErrorKind};
pub use hash::ContentHash;
pub use read::{
    file_names, is_of_another_kind, read, read_folder, read_folder_where, read_from, read_on,
};
pub use walk::{FoundFile, Walk, WalkBounds, has_gone, walk};
pub use write::{Existing, create_folder_on, tidy, write, write_beside_many_on, write_on};

//! The seam to the file system, and what differs about files from system to system.
//!
//! | file | does |
//! | --- | --- |
//! | `operations` | the operations on files, as a trait: tests use one that fails when they say |
//! | `real` | the machine's file system |
//! | `conventions` | where the program's own files are, and who expands `*.pdf` on a command line |
//! | `user_folders` | the folders of a user, as plain data |
//! | `wildcards` | the files that a pattern fits |
//! | `unix`, `windows` | what only one system does: the other files ask `system` |

mod conventions;
mod operations;
mod real;
#[cfg(unix)]
pub(super) mod unix;
mod user_folders;
mod wildcards;
#[cfg(windows)]
pub(super) mod windows;

pub use conventions::{expanded, is_only_in_cloud, organisation_folder, user_folders};
pub use operations::Disk;
pub use real::RealDisk;
#[cfg(unix)]
pub(super) use unix as system;
pub use user_folders::UserFolders;
#[cfg(windows)]
pub(super) use windows as system;

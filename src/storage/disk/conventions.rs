//! Conventions of the system: where files of programs are, and who expands patterns.

use std::fs::Metadata;
use std::path::PathBuf;

use super::system;
use super::user_folders::UserFolders;
use super::wildcards::paths_of;

/// Returns the user's folders; none where the user has no home.
#[must_use]
pub fn user_folders() -> Option<UserFolders> {
    system::user_folders()
}

/// Returns the folder for what the organisation decides for all users of the machine. Where the system has a way to say
/// where that is, no variable that a user can set leads elsewhere.
#[must_use]
pub fn organisation_folder() -> PathBuf {
    system::organisation_folder()
}

/// Returns the paths that arguments name: where shells leave patterns to programs, a pattern stands for the files and folders
/// that it fits, by name. A file that is really called so is meant before all others; a pattern that fits nothing stays, to be
/// reported as missing.
#[must_use]
pub fn expanded(arguments: &[PathBuf]) -> Vec<PathBuf> {
    if system::SHELL_EXPANDS {
        return arguments.to_vec();
    }
    let paths = arguments.iter().map(|argument| paths_of(argument));
    paths.collect::<Vec<_>>().concat()
}

/// Whether a file's content is elsewhere, and would be fetched if it were read: cloud clients show such files as if they
/// were here. What nobody asked for isn't read then.
#[must_use]
pub fn is_only_in_cloud(metadata: &Metadata) -> bool {
    system::is_only_in_cloud(metadata)
}

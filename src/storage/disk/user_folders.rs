//! The folders of a user.

use std::path::PathBuf;

/// The folders in which the program keeps what is the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFolders {
    /// The folder of settings; where profiles travel, it travels along.
    pub settings: PathBuf,
    /// The folder of data, which stays on the machine.
    pub data: PathBuf,
    /// The folder that earlier versions kept data in, where it was another one.
    pub earlier_data: Option<PathBuf>,
}

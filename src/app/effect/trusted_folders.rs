//! What verification trusts, as the settings say.

use std::path::PathBuf;

/// What verification trusts, as the settings say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedFolders {
    /// The folder of the certificates.
    pub certificates: Option<PathBuf>,
    /// The folders of agreements, whose lists of exports are trusted.
    pub agreements: Vec<PathBuf>,
}

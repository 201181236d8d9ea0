//! Why a verification did not come to an end.

use crate::pdf::read::strict::ReadError;
use crate::pipeline::error::ExportError;

/// Why a verification did not come to an end.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The agreement could not be made anew; unreachable as far as is known.
    #[error(transparent)]
    Export(#[from] ExportError),
}

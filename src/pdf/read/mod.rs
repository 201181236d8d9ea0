//! Reads PDF files.
//!
//! | file | does |
//! | --- | --- |
//! | `draft` | takes the draft out of any PDF |
//! | `tolerant` | as much of a PDF as leads to the draft, however the file was saved |
//! | `strict` | a PDF as verification takes it: what viewers are known to guess is an error |
//! | `predictor` | undoes PNG's predictors, for both readers |

mod draft;
mod predictor;
pub(crate) mod strict;
mod tolerant;

pub use draft::{MAX_PDF_BYTES, OpenError, draft_in};

//! As much of a PDF as leads to the draft inside it.

pub(super) mod file;
pub(super) mod objects;

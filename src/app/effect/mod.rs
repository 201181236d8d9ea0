//! What the window has done elsewhere: files, dialogs and other programs.

#[path = "documents.rs"]
mod runner;

pub use runner::*;

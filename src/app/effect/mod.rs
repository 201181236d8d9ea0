//! What the window has done elsewhere: files, dialogs and other programs.

mod runner;

pub use runner::*;

//! Screens and typefaces, as plain data.

use eframe::egui::Rect;

/// A screen, in pixels of the whole desktop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// All of it.
    pub whole: Rect,
    /// What panels and docks leave of it.
    pub room: Rect,
}

/// A typeface of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFace {
    /// A name that no other one has.
    pub name: String,
    /// Its file.
    pub bytes: Vec<u8>,
    /// Its number in the file.
    pub index: u32,
}

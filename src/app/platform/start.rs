//! What is known before there is a window.

use eframe::egui::Rect;

use super::look::Screen;
use super::system;
use crate::message::Message;

/// Whether there is a display.
#[must_use]
pub fn has_display() -> bool {
    system::has_display()
}

/// Returns the sentence about graphics that don't work: what is missing, what helps, what works without them. `detail` is
/// the message of the system.
#[must_use]
pub fn no_graphics(detail: &str) -> Message {
    system::no_graphics().with("detail", detail)
}

/// Shows why there is no window in a window of the system's, where nobody can read standard error; returns whether that was
/// so.
#[must_use]
pub fn show_failure(text: &str) -> bool {
    let is_needed = !system::has_standard_error();
    if is_needed {
        system::show(text);
    }
    is_needed
}

/// Returns the screens with the room that panels leave on them, where the system says it; monitors are given in pixels.
#[must_use]
pub fn screens(monitors: impl IntoIterator<Item = Rect>) -> Vec<Screen> {
    let monitors = monitors.into_iter();
    monitors
        .map(|whole| Screen {
            whole,
            room: system::room_on(whole).unwrap_or(whole),
        })
        .collect()
}

//! What the clipboard refuses, which the windowing crates only log.

use std::sync::atomic::{AtomicBool, Ordering};

use super::process;

/// Set when the clipboard refuses something.
static REFUSED: AtomicBool = AtomicBool::new(false);

/// A logger that notices in the log of the windowing crates when the clipboard refuses something. Of all their other
/// warnings it passes on where they come from.
struct Listener;

impl log::Log for Listener {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            if is_refusal(record.metadata()) {
                REFUSED.store(true, Ordering::Relaxed);
            }
            process::hear(record.metadata());
        }
    }

    fn flush(&self) {}
}

fn is_refusal(metadata: &log::Metadata<'_>) -> bool {
    metadata.level() == log::Level::Error && metadata.target().contains("clipboard")
}

/// Installs the logger, unless another window of this process has done so.
pub fn listen() {
    if log::set_logger(&Listener).is_ok() {
        log::set_max_level(log::LevelFilter::Warn);
    }
}

/// Whether the clipboard has refused something since the last call.
pub(super) fn has_refused() -> bool {
    REFUSED.swap(false, Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clipboard_that_refuses_is_heard() {
        listen();
        assert!(!has_refused());
        log::error!(target: "egui_winit::clipboard", "arboard copy/cut error: no");
        assert!(has_refused());
        assert!(!has_refused(), "once");
        log::error!(target: "egui_glow", "something else");
        assert!(!has_refused());
    }
}

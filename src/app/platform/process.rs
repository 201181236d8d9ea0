//! This process: whose it is, starting it anew, and what its libraries warn of.

use std::ffi::OsString;
use std::io;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::system;
use crate::support::{Event, Heard, Home, Renderer};

/// The system that the program was built for, and the processor.
pub const SYSTEM: [&str; 2] = [std::env::consts::OS, std::env::consts::ARCH];

/// Returns the home of the user.
#[must_use]
pub fn home() -> Home {
    Home {
        folder: etcetera::home_dir().ok(),
        sign: system::HOME_SIGN,
        user: std::env::var(system::USER_VARIABLE).ok(),
    }
}

/// Runs the program once more as it was called, but with another renderer, and returns its exit status. Whoever called it
/// from a command line waits for its end; on the desktop nobody does.
///
/// # Errors
/// What the system says when it can't be started.
pub fn run_again(renderer: Renderer) -> io::Result<i32> {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    arguments.insert(0, format!("--renderer={}", renderer.name()).into());
    let mut child = Command::new(std::env::current_exe()?)
        .args(arguments)
        .spawn()?;
    if !system::has_standard_error() {
        return Ok(0);
    }
    Ok(child.wait()?.code().unwrap_or(2))
}

/// What draws this window, once it is known.
static RENDERER: OnceLock<Renderer> = OnceLock::new();

/// Remembers what draws this window.
pub fn set_renderer(renderer: Renderer) {
    // There is one window in a process.
    let _ = RENDERER.set(renderer);
}

/// Returns what draws this window, once it is known.
#[must_use]
pub fn renderer() -> Option<Renderer> {
    RENDERER.get().copied()
}

/// The warnings of libraries that are written in the life of a process: one may warn in every frame.
const MAX_HEARD: usize = 100;
/// The way of warnings to the log, which no frame waits for.
static HEARD: OnceLock<SyncSender<Heard>> = OnceLock::new();

/// Begins to write what libraries warn of, on a thread of its own.
pub fn write_warnings(write: fn(&Event)) {
    let (sender, heard) = sync_channel(MAX_HEARD);
    if HEARD.set(sender).is_err() {
        return;
    }
    thread::spawn(move || {
        let mut last = None;
        for heard in heard.into_iter().take(MAX_HEARD) {
            if last.as_ref() != Some(&heard) {
                write(&Event::Heard(heard.clone()));
            }
            last = Some(heard);
        }
    });
}

/// Passes a library's warning on to the log, if it is written.
pub fn hear(metadata: &log::Metadata<'_>) {
    if let (Some(sender), Some(heard)) = (HEARD.get(), Heard::of(metadata)) {
        // What there is no room for is left out.
        let _ = sender.try_send(heard);
    }
}

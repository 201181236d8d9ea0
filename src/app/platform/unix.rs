//! The desktops of Unix.

use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use eframe::egui::Rect;

use crate::message::Message;

/// How programs of the system write the user's home.
pub const HOME_SIGN: &str = "~";
/// The variable with the user's name.
pub const USER_VARIABLE: &str = "USER";

/// The packages that the window needs beyond a bare Debian.
const PACKAGES: &str =
    "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0 libegl1 libgl1";

/// The typefaces that are tried for letters which the window's own faces don't have, as Debian places them.
const FONTS: [&str; 7] = [
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/freefont/FreeSans.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
];

/// Whether there is a display: on X11 and Wayland a variable names it, on macOS there is always one.
pub fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "macos") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Returns the sentence about graphics that don't work.
pub fn no_graphics() -> Message {
    Message::new("start-graphics").with("packages", PACKAGES)
}

/// Returns the room on a screen, which only the window manager knows.
pub fn room_on(_: Rect) -> Option<Rect> {
    None
}

/// Returns the command that prints a PDF.
pub fn print(path: &Path) -> Result<(), Message> {
    let mut process = Process::new("lp");
    process.arg("--").arg(path);
    process.stdout(Stdio::null()).stderr(Stdio::null());
    match process.status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Message::new("window-no-printer")),
    }
}

/// Whether somebody can read what goes to standard error.
pub fn has_standard_error() -> bool {
    true
}

/// Shows a text in a window of its own, which nothing here needs: standard error is always there.
pub fn show(_: &str) {}

/// Returns the accent colour of the desktop; each has its own way to say it.
pub fn accent() -> Option<[u8; 3]> {
    None
}

/// Returns the files of typefaces for letters that the window's own faces don't have.
pub fn font_files() -> Vec<PathBuf> {
    FONTS.iter().map(PathBuf::from).collect()
}

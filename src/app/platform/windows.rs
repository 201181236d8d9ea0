//! The desktop of Windows.

use std::os::windows::io::AsRawHandle;
use std::path::{Path, PathBuf};

use eframe::egui::{Pos2, Rect, pos2};
use winsafe::co::{MB, MONITOR, RRF, SW};
use winsafe::prelude::*;
use winsafe::{HKEY, HMONITOR, HWND, POINT, RegistryValue};

use crate::message::Message;

/// How programs of the system write the user's home.
pub const HOME_SIGN: &str = "%USERPROFILE%";
/// The variable with the user's name.
pub const USER_VARIABLE: &str = "USERNAME";

/// Where the accent colour stands in the user's part of the registry, as `0xAABBGGRR`.
const ACCENT_KEY: &str = r"Software\Microsoft\Windows\DWM";
const ACCENT_VALUE: &str = "AccentColor";

/// The typefaces that are tried for letters which the window's own faces don't have: Latin, symbols, then scripts by how
/// often names in them come up. Each stands for letters that those before don't have.
const FONTS: [&str; 14] = [
    "segoeui.ttf",
    "seguisym.ttf",
    "YuGothR.ttc",
    "msyh.ttc",
    "malgun.ttf",
    "msjh.ttc",
    "LeelawUI.ttf",
    "Nirmala.ttc",
    "Nirmala.ttf",
    "ebrima.ttf",
    "gadugi.ttf",
    "mmrtext.ttf",
    "seguihis.ttf",
    "arial.ttf",
];

/// Whether there is a display: there is always one.
pub fn has_display() -> bool {
    true
}

/// Returns the sentence about graphics that don't work.
pub fn no_graphics() -> Message {
    Message::new("start-graphics-windows")
}

/// Returns the room that the task bar leaves on the screen of that place.
pub fn room_on(screen: Rect) -> Option<Rect> {
    let Pos2 { x, y } = screen.center();
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    let middle = POINT::with(x as i32, y as i32);
    let monitor = HMONITOR::MonitorFromPoint(middle, MONITOR::DEFAULTTONULL);
    let room = monitor.GetMonitorInfo().ok()?.rcWork;
    #[expect(clippy::cast_precision_loss, reason = "a screen is far smaller")]
    let corner = |x: i32, y: i32| pos2(x as f32, y as f32);
    let room = Rect::from_min_max(corner(room.left, room.top), corner(room.right, room.bottom));
    Some(room.intersect(screen)).filter(Rect::is_positive)
}

/// Prints a PDF by the program that the shell knows for it; not every program for PDFs can be told to.
pub fn print(path: &Path) -> Result<(), Message> {
    let is_begun = path.to_str().is_some_and(|path| {
        HWND::NULL
            .ShellExecute("print", path, None, None, SW::SHOWNORMAL)
            .is_ok()
    });
    if is_begun {
        return Ok(());
    }
    Err(Message::new("window-no-print-program"))
}

/// Whether somebody can read what goes to standard error: a program that is started from the desktop has none.
pub fn has_standard_error() -> bool {
    !std::io::stderr().as_raw_handle().is_null()
}

/// Shows a text in a window of its own, and waits until it is closed.
pub fn show(text: &str) {
    // Where that isn't possible either, nothing is left to try.
    let _ = HWND::NULL.MessageBox(text, "Klausul", MB::ICONERROR);
}

/// Returns the accent colour that the user chose in the system's settings.
pub fn accent() -> Option<[u8; 3]> {
    let value =
        HKEY::CURRENT_USER.RegGetValue(Some(ACCENT_KEY), Some(ACCENT_VALUE), RRF::RT_REG_DWORD);
    match value.ok()? {
        RegistryValue::Dword(color) => Some(rgb(color)),
        _ => None,
    }
}

fn rgb(color: u32) -> [u8; 3] {
    let [red, green, blue, _] = color.to_le_bytes();
    [red, green, blue]
}

/// Returns the files of typefaces for letters that the window's own faces don't have.
pub fn font_files() -> Vec<PathBuf> {
    let windows =
        std::env::var_os("WINDIR").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    let folder = windows.join("Fonts");
    FONTS.iter().map(|name| folder.join(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_stand_the_other_way_round() {
        // The blue that Windows comes with.
        assert_eq!(rgb(0xFFD4_7800), [0x00, 0x78, 0xD4]);
    }
}

//! The desktop of Windows.

use std::os::windows::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use eframe::egui::{Pos2, Rect, pos2};
use winsafe::co::{MONITOR, RRF};
use winsafe::{HKEY, HMONITOR, POINT, RegistryValue};

use crate::message::Message;

/// How people write the home of a user.
pub const HOME_SIGN: &str = "%USERPROFILE%";
/// The variable that holds the user's name.
pub const USER_VARIABLE: &str = "USERNAME";

/// Starts a program for the console without one (Microsoft, "Process Creation Flags").
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

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

/// Returns the command that prints a PDF: by the program that the shell knows for it.
pub fn printing(path: &Path) -> Process {
    let system = std::env::var_os("SystemRoot").map(PathBuf::from);
    let shell = system.map(|system| system.join(r"System32\WindowsPowerShell\v1.0\powershell.exe"));
    let shell = shell.filter(|shell| shell.exists());
    let mut process = Process::new(shell.unwrap_or_else(|| PathBuf::from("powershell")));
    // Through the environment, so that no sign in a name means anything to the shell.
    process.args([
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "Start-Process -Verb Print -FilePath $env:KLAUSUL_PRINT",
    ]);
    process.env("KLAUSUL_PRINT", path);
    process.stdin(Stdio::null());
    process.stdout(Stdio::null()).stderr(Stdio::null());
    process.creation_flags(CREATE_NO_WINDOW);
    process
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

    #[test]
    fn printing_passes_names_by_the_environment() {
        let process = printing(Path::new(r"C:\avtal\$(evil) å.pdf"));
        let arguments: Vec<_> = process
            .get_args()
            .map(|part| part.to_string_lossy())
            .collect();
        assert!(!arguments.iter().any(|part| part.contains("evil")));
        let mut variables = process.get_envs();
        let found = variables
            .find(|(name, _)| *name == "KLAUSUL_PRINT")
            .unwrap();
        assert_eq!(found.1.unwrap(), r"C:\avtal\$(evil) å.pdf");
    }
}

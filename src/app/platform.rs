//! The machine around the window, behind a small trait: file dialogs, other programs, the clock.

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::clock;
use crate::date::Date;
use crate::local_data::Folders;
use crate::message::Message;
use crate::storage::{Disk, RealDisk};

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A draft.
    Draft,
    /// A PDF.
    Pdf,
    /// A folder.
    Folder,
}

impl FileKind {
    /// How the names of such files end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Draft => "ron",
            Self::Pdf => crate::pipeline::file_name::PDF_EXTENSION,
            Self::Folder => "",
        }
    }
}

/// What a file dialog says, in the window's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRequest {
    /// Its title.
    pub title: String,
    /// What such files are called.
    pub kind_name: String,
    /// The kind of file.
    pub kind: FileKind,
    /// The name to propose; none to open a file.
    pub name: Option<String>,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
}

impl FileRequest {
    /// How the names of the files that can be chosen end: a draft is opened from a PDF too.
    fn extensions(&self) -> Vec<&'static str> {
        let mut extensions = vec![self.kind.extension()];
        if self.name.is_none() && self.kind == FileKind::Draft {
            extensions.push(FileKind::Pdf.extension());
        }
        extensions
    }
}

/// What came of asking for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This one; a dialog has asked about replacing it.
    Path(PathBuf),
    /// None.
    Cancelled,
    /// No dialog can be shown here.
    NoDialog,
}

/// The machine around the window. Every call may take its time: none is made on the window's thread.
pub trait Platform: Send + Sync {
    /// Asks the user for a file.
    fn choose(&self, request: &FileRequest) -> Choice;
    /// Opens a file in the program for it.
    ///
    /// # Errors
    /// What to say when that is not possible.
    fn open(&self, path: &Path) -> Result<(), Message>;
    /// Prints a file.
    ///
    /// # Errors
    /// What to say when that is not possible.
    fn print(&self, path: &Path) -> Result<(), Message>;
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// What to say when that is not possible.
    fn reveal(&self, path: &Path) -> Result<(), Message>;
    /// Today, if the clock shows a date.
    fn today(&self) -> Option<Date>;
    /// Where the platform wants things kept.
    fn folders(&self) -> Folders;
    /// The file system.
    fn disk(&self) -> &dyn Disk;
    /// A name that nothing else on this machine has.
    fn new_name(&self) -> String;
    /// Whether the clipboard has refused something since the last time that this was asked.
    fn clipboard_refused(&self) -> bool;
}

/// The real machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desktop;

/// Nobody cancels a dialog faster than this; without a portal and without `zenity` the answer is there
/// at once.
const TOO_FAST: Duration = Duration::from_millis(250);

impl Platform for Desktop {
    fn choose(&self, request: &FileRequest) -> Choice {
        let extension = request.kind.extension();
        let mut dialog = rfd::FileDialog::new().set_title(&request.title);
        if request.kind != FileKind::Folder {
            dialog = dialog.add_filter(&request.kind_name, &request.extensions());
        }
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = Instant::now();
        let path = match &request.name {
            _ if request.kind == FileKind::Folder => dialog.pick_folder(),
            None => dialog.pick_file(),
            Some(name) => dialog
                .set_file_name(format!("{name}.{extension}"))
                .save_file(),
        };
        match path {
            Some(path) => Choice::Path(path),
            None if asked.elapsed() < TOO_FAST => Choice::NoDialog,
            None => Choice::Cancelled,
        }
    }

    fn open(&self, path: &Path) -> Result<(), Message> {
        opener::open(path).map_err(|_| Message::new("window-no-viewer"))
    }

    fn print(&self, path: &Path) -> Result<(), Message> {
        let status = printing(path).status();
        if status.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        // No printer, or no way to reach one from here: the viewer has a print command.
        self.open(path)
            .map_err(|_| Message::new("window-no-printer"))
    }

    fn reveal(&self, path: &Path) -> Result<(), Message> {
        opener::reveal(path)
            .or_else(|_| opener::open(path.parent().unwrap_or(path)))
            .map_err(|_| Message::new("window-no-folder"))
    }

    fn today(&self) -> Option<Date> {
        clock::today()
    }

    fn folders(&self) -> Folders {
        Folders::of_machine()
    }

    fn disk(&self) -> &dyn Disk {
        &RealDisk
    }

    fn new_name(&self) -> String {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        // The clock may show a time before it began; the number of the process tells windows apart too.
        let nanos = now.map_or(0, |now| now.as_nanos());
        format!("{nanos:x}-{}", std::process::id())
    }

    fn clipboard_refused(&self) -> bool {
        CLIPBOARD_REFUSED.swap(false, Ordering::Relaxed)
    }
}

/// Set when the clipboard refuses something. The windowing crates tell nobody but the log.
static CLIPBOARD_REFUSED: AtomicBool = AtomicBool::new(false);

/// Listens to what the windowing crates log, for the one thing in it that the user should know.
struct Listener;

impl log::Log for Listener {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error && metadata.target().contains("clipboard")
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            CLIPBOARD_REFUSED.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// Begins to listen. A second window of the same process would listen already.
pub fn listen() {
    if log::set_logger(&Listener).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
}

/// The command that prints a PDF.
fn printing(path: &Path) -> Process {
    if cfg!(windows) {
        let mut process = Process::new("powershell");
        // Through the environment, so that no sign in a name means anything to the shell.
        process.args([
            "-NoProfile",
            "-Command",
            "Start-Process -Verb Print -FilePath $env:KLAUSUL_PRINT",
        ]);
        process.env("KLAUSUL_PRINT", path);
        process
    } else {
        let mut process = Process::new("lp");
        process.arg("--").arg(path);
        process.stdout(std::process::Stdio::null());
        process.stderr(std::process::Stdio::null());
        process
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clipboard_that_refuses_is_heard() {
        listen();
        assert!(!Desktop.clipboard_refused());
        log::error!(target: "egui_winit::clipboard", "arboard copy/cut error: no");
        assert!(Desktop.clipboard_refused());
        assert!(!Desktop.clipboard_refused(), "once");
        log::error!(target: "egui_glow", "something else");
        assert!(!Desktop.clipboard_refused());
    }
}

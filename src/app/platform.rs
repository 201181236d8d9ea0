//! The machine behind a small trait: file dialogs, other programs, the file system, the clock.

use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::clock;
use crate::date::Date;
use crate::draft;
use crate::local_data::Folders;
use crate::message::Message;
use crate::pipeline::file_name::PDF_EXTENSION;
use crate::storage::{Disk, RealDisk, StorageError};
use crate::support::{Event, Home, Log, Renderer};

mod process;
mod renderer;

pub use process::{home, run_again, set_renderer, write_warnings};
pub use renderer::{RENDERERS, native};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A draft.
    Draft,
    /// A PDF.
    Pdf,
    /// A spreadsheet.
    Sheet,
    /// A folder.
    Folder,
}

impl FileKind {
    /// Returns the extension of a new file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or_default()
    }

    /// Returns the extensions that such a file can be written under.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Draft => &draft::EXTENSIONS,
            Self::Pdf => &[PDF_EXTENSION],
            Self::Sheet => &["xlsx"],
            Self::Folder => &[],
        }
    }

    /// Returns the key under which the last folder of such files is kept.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "ron",
            Self::Pdf | Self::Sheet | Self::Folder => self.extension(),
        }
    }
}

/// A request for a file, in the window's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRequest {
    /// Its title.
    pub title: String,
    /// The name of the kind of file.
    pub kind_name: String,
    /// The kind of file.
    pub kind: FileKind,
    /// The proposed name; none to open a file.
    pub name: Option<String>,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
}

impl FileRequest {
    /// Returns the extensions of the files that can be chosen: a draft is opened from a PDF too.
    fn extensions(&self) -> Vec<&'static str> {
        let mut extensions = self.kind.extensions().to_vec();
        if self.name.is_none() && self.kind == FileKind::Draft {
            extensions.push(FileKind::Pdf.extension());
        }
        if self.name.is_none() && self.kind == FileKind::Sheet {
            extensions.extend(["xlsm", "ods", "csv", "tsv", "txt"]);
        }
        extensions
    }
}

/// The answer to a request for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A file; the dialog has asked about replacing it.
    Path(PathBuf),
    /// No file.
    Cancelled,
    /// No dialog can be shown here.
    NoDialog,
}

/// The machine. Calls may block, so none is made on the window's thread, but for the clock and the clipboard.
pub trait Platform: Send + Sync {
    /// Asks the user for a file.
    fn choose(&self, request: &FileRequest) -> Choice;
    /// Opens a file in the program for it.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn open(&self, path: &Path) -> Result<(), Message>;
    /// Starts a program with arguments, which no shell reads.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn start(&self, program: &str, arguments: &[String]) -> Result<(), Message>;
    /// Prints a file.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn print(&self, path: &Path) -> Result<(), Message>;
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// The message for the user when that is not possible.
    fn reveal(&self, path: &Path) -> Result<(), Message>;
    /// Returns today's date, if the clock shows one.
    fn today(&self) -> Option<Date>;
    /// Returns the folders for settings and data.
    fn folders(&self) -> Folders;
    /// Returns the file system.
    fn disk(&self) -> &dyn Disk;
    /// Returns a name that is unique on this machine.
    fn new_name(&self) -> String;
    /// Whether the clipboard has refused something since the last call.
    fn clipboard_refused(&self) -> bool;
    /// Returns what draws the window, if that is known.
    fn renderer(&self) -> Option<Renderer> {
        process::renderer()
    }
    /// Returns the user's home.
    fn home(&self) -> Home {
        home()
    }
    /// Appends to the program's log.
    ///
    /// # Errors
    /// [`StorageError`]: for whoever looks for the log. Nothing else follows from it.
    fn log(&self, event: &Event) -> Result<(), StorageError> {
        match Log::of(&self.folders()) {
            Some(log) => log.append(self.disk(), clock::moment().as_deref(), event),
            None => Ok(()),
        }
    }
}

/// The real machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desktop;

/// The time within which nobody cancels a dialog. Without a portal and without `zenity` the answer comes at once.
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

    fn start(&self, program: &str, arguments: &[String]) -> Result<(), Message> {
        let mut process = Process::new(program);
        process.args(arguments);
        process.stdin(Stdio::null());
        process.stdout(Stdio::null()).stderr(Stdio::null());
        let child = process.spawn().map_err(|error| {
            Message::new("window-no-editor")
                .with("program", program)
                .with("detail", error.to_string())
        });
        let mut child = child?;
        // Somebody has to take notice of its end.
        thread::spawn(move || drop(child.wait()));
        Ok(())
    }

    fn print(&self, path: &Path) -> Result<(), Message> {
        let status = printing(path).status();
        if status.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        Err(Message::new("window-no-printer"))
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
        // The clock may show a time before the epoch; the process id tells windows apart too.
        let nanos = now.map_or(0, |now| now.as_nanos());
        format!("{nanos:x}-{}", std::process::id())
    }

    fn clipboard_refused(&self) -> bool {
        CLIPBOARD_REFUSED.swap(false, Ordering::Relaxed)
    }
}

/// Set when the clipboard refuses something, which the windowing crates only log.
static CLIPBOARD_REFUSED: AtomicBool = AtomicBool::new(false);

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
                CLIPBOARD_REFUSED.store(true, Ordering::Relaxed);
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

/// Returns the command that prints a PDF.
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
        process.stdout(Stdio::null());
        process.stderr(Stdio::null());
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

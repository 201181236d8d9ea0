//! The machine around the window, behind a small trait: file dialogs, other programs, the clock.

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;

use crate::clock;
use crate::date::Date;
use crate::message::Message;
use crate::storage::{self, Existing};

/// What kind of file is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A draft.
    Draft,
    /// A PDF.
    Pdf,
}

impl FileKind {
    /// How the names of such files end.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Draft => "ron",
            Self::Pdf => crate::export::PDF_EXTENSION,
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
        if self.name.is_none() {
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
pub trait System: Send + Sync {
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
    /// Keeps the preferences.
    fn remember(&self, preferences: &str);
    /// The preferences that were kept.
    fn remembered(&self) -> Option<Vec<u8>>;
}

/// The real machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desktop;

/// Nobody cancels a dialog faster than this; without a portal and without `zenity` the answer is there
/// at once.
const TOO_FAST: Duration = Duration::from_millis(250);

impl System for Desktop {
    fn choose(&self, request: &FileRequest) -> Choice {
        let extension = request.kind.extension();
        let mut dialog = rfd::FileDialog::new()
            .set_title(&request.title)
            .add_filter(&request.kind_name, &request.extensions());
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = Instant::now();
        let path = match &request.name {
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

    fn remember(&self, preferences: &str) {
        let Some(path) = preferences_path() else {
            return;
        };
        // What can't be kept is forgotten: preferences are no work of the user's.
        if let Some(folder) = path.parent()
            && std::fs::create_dir_all(folder).is_ok()
        {
            let _ = storage::write(&path, preferences.as_bytes(), Existing::Replace);
        }
    }

    fn remembered(&self) -> Option<Vec<u8>> {
        storage::read(&preferences_path()?, 1 << 20).ok()
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

/// Where the window's preferences are kept, by the custom of the system.
fn preferences_path() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("klausul").join("window.ron"))
}

//! The real machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::faces::faces_with;
use super::look::SystemFace;
use super::machine::Platform;
use super::request::{Choice, FileKind, FileRequest};
use super::{clipboard, system};
use crate::clock;
use crate::date::Date;
use crate::local_data::Folders;
use crate::message::Message;
use crate::storage::{Disk, RealDisk};

/// The real machine.
#[derive(Clone, Debug, Default)]
pub struct Desktop {
    /// What file dialogs are made from: it knows the window that they belong to.
    dialog: rfd::FileDialog,
}

impl Desktop {
    /// The machine of a window, which file dialogs stand over.
    #[must_use]
    pub fn of_window(window: &eframe::CreationContext<'_>) -> Self {
        Self {
            dialog: rfd::FileDialog::new().set_parent(window),
        }
    }
}

/// The time within which nobody cancels a dialog. Without a portal and without `zenity` the answer comes at once.
const TOO_FAST: Duration = Duration::from_millis(250);

impl Platform for Desktop {
    fn choose(&self, request: &FileRequest) -> Choice {
        let extension = request.kind.extension();
        let mut dialog = self.dialog.clone().set_title(&request.title);
        if request.kind != FileKind::Folder {
            dialog = dialog.add_filter(&request.kind_name, &request.extensions());
        }
        if let Some(folder) = &request.folder {
            // The shell of Windows takes only its own separators; a path in settings may have others.
            dialog = dialog.set_directory(folder.components().collect::<PathBuf>());
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
        system::print(path)
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
        clipboard::has_refused()
    }

    fn accent(&self) -> Option<[u8; 3]> {
        system::accent()
    }

    fn faces_with(&self, letters: &BTreeSet<char>) -> Vec<SystemFace> {
        faces_with(&system::font_files(), letters)
    }
}

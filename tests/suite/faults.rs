//! An error at every file operation in turn: afterwards there is the old content or the new one, never a
//! mixture, and never silence.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use klausul::app::command::{EditCommand, FileCommand, PanelCommand, SettingsCommand};
use klausul::app::platform::Choice;
use klausul::draft;
use klausul::local_data::settings::ThemeChoice;
use klausul::local_data::{JournalEntry, Settings};
use klausul::storage::{Disk, RealDisk};

use crate::support::example;
use crate::test_app::{Headless, Machine};

/// A file system on which an operation fails.
pub struct Faulty {
    /// Operations done so far.
    done: AtomicUsize,
    /// Which fails first, from 0.
    first: AtomicUsize,
    /// So many fail.
    count: usize,
    kind: io::ErrorKind,
}

impl Faulty {
    pub fn new(count: usize, kind: io::ErrorKind) -> Arc<Self> {
        Arc::new(Self {
            done: AtomicUsize::new(0),
            first: AtomicUsize::new(usize::MAX),
            count,
            kind,
        })
    }

    /// From now on: the operation of that number fails.
    pub fn fail_at(&self, number: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.first.store(number, Ordering::Relaxed);
    }

    fn stop(&self) {
        self.first.store(usize::MAX, Ordering::Relaxed);
    }

    /// Whether an operation has failed.
    fn has_failed(&self) -> bool {
        self.done.load(Ordering::Relaxed) > self.first.load(Ordering::Relaxed)
    }

    fn attempt(&self) -> io::Result<()> {
        let number = self.done.fetch_add(1, Ordering::Relaxed);
        let first = self.first.load(Ordering::Relaxed);
        if number >= first && number - first < self.count {
            if self.kind == DEFECT {
                // A panic that isn't printed: there are hundreds.
                std::panic::resume_unwind(Box::new("a defect"));
            }
            return Err(self.kind.into());
        }
        Ok(())
    }
}

impl Disk for Faulty {
    fn open(&self, path: &Path) -> io::Result<File> {
        self.attempt()?;
        RealDisk.open(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.attempt()?;
        RealDisk.create(path)
    }
    fn open_to_append(&self, path: &Path) -> io::Result<File> {
        self.attempt()?;
        RealDisk.open_to_append(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.attempt()?;
        RealDisk.create_folder(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.attempt() {
            // A disk fills up in the middle.
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.write(file, bytes)
    }
    fn flush(&self, file: &File) -> io::Result<()> {
        self.attempt()?;
        RealDisk.flush(file)
    }
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.attempt()?;
        RealDisk.replace(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.attempt()?;
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.attempt()?;
        RealDisk.remove(path)
    }
    fn wait(&self, _: Duration) {}
}

/// Instead of an error the program panics.
const DEFECT: io::ErrorKind = io::ErrorKind::Other;

const KINDS: [io::ErrorKind; 6] = [
    DEFECT,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::StorageFull,
    io::ErrorKind::Interrupted,
    io::ErrorKind::ResourceBusy,
    io::ErrorKind::NotFound,
];

/// What is done while an operation fails, and what must hold then.
struct Case {
    /// Brings the window to where it begins.
    prepare: fn(&mut Headless, &Path),
    /// What is done.
    act: fn(&mut Headless, &Path),
    /// The file that is written, in the home.
    file: fn(&Path) -> Option<PathBuf>,
    /// Whether content is whole and of after the act; an error is neither old nor new.
    is_new: fn(&[u8]) -> Result<bool, String>,
}

fn check(name: &str, case: &Case) {
    for kind in KINDS {
        // Once, and as long as somebody tries.
        for count in [1, usize::MAX] {
            let mut number = 0;
            while inject(name, case, kind, count, number) {
                number += 1;
                assert!(number < 100, "{name}: there is no end of operations");
            }
            assert!(number > 2, "{name}: {number} operations");
        }
    }
}

/// Whether there was an operation of that number.
fn inject(name: &str, case: &Case, kind: io::ErrorKind, count: usize, number: usize) -> bool {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let disk = Faulty::new(count, kind);
    let mut window = Headless::with(Machine {
        home: Some(Arc::clone(&home)),
        disk: Some(Arc::clone(&disk) as _),
        ..Machine::default()
    });
    (case.prepare)(&mut window, home.path());
    let before = (case.file)(home.path()).and_then(|path| fs::read(path).ok());
    window.run(PanelCommand::DismissNotice);
    disk.fail_at(number);
    (case.act)(&mut window, home.path());
    let has_failed = disk.has_failed();
    disk.stop();
    let after = (case.file)(home.path()).and_then(|path| fs::read(path).ok());
    let about = format!("{name}, {kind:?}, {count} from {number}");
    let is_new = match &after {
        Some(content) => (case.is_new)(content).unwrap_or_else(|error| panic!("{about}: {error}")),
        None => false,
    };
    if !is_new {
        assert_eq!(after, before, "{about}: the old content");
        let is_reported = window
            .state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.is_error);
        assert!(is_reported, "{about}: reported");
    }
    // What failed goes well the next time, and leaves nothing behind but one file being written.
    (case.act)(&mut window, home.path());
    let content = (case.file)(home.path()).and_then(|path| fs::read(path).ok());
    assert!(
        content.is_some_and(|content| (case.is_new)(&content) == Ok(true)),
        "{about}"
    );
    has_failed
}

fn name_of(content: &[u8]) -> Result<String, String> {
    let draft = draft::read(content).map_err(|error| format!("{error:?}"))?;
    Ok(draft.text("customer.name").unwrap_or_default())
}

fn set_name(window: &mut Headless, text: &str) {
    window.run(EditCommand::SetText {
        field: "customer.name".to_owned(),
        text: text.to_owned(),
    });
}

#[test]
fn saving() {
    check(
        "a draft of before",
        &Case {
            prepare: |window, home| {
                let path = home.join("a.ron");
                fs::write(&path, draft::write(&example())).unwrap();
                window.run(FileCommand::OpenPath(path));
            },
            act: |window, _| {
                set_name(window, "Nytt");
                window.run(FileCommand::Save);
                // What could not be compared is asked about.
                window.run(PanelCommand::Close);
            },
            file: |home| Some(home.join("a.ron")),
            is_new: |content| Ok(name_of(content)? == "Nytt"),
        },
    );
    check(
        "a new draft",
        &Case {
            prepare: |_, _| {},
            act: |window, home| {
                set_name(window, "Nytt");
                window.choose_next(Choice::Path(home.join("a.ron")));
                window.run(FileCommand::Save);
            },
            file: |home| Some(home.join("a.ron")),
            is_new: |content| Ok(name_of(content)? == "Nytt"),
        },
    );
}

#[test]
fn exporting() {
    let case = Case {
        prepare: |window, home| {
            fs::write(home.join("a.pdf"), "%PDF-1.7 of before").unwrap();
            window.run(FileCommand::OpenExample);
        },
        act: |window, home| {
            window.choose_next(Choice::Path(home.join("a.pdf")));
            window.run(FileCommand::Export { is_draft: false });
        },
        file: |home| Some(home.join("a.pdf")),
        is_new: |content| {
            if content == b"%PDF-1.7 of before" {
                return Ok(false);
            }
            let is_whole = content.ends_with(b"%%EOF\n") || content.ends_with(b"%%EOF");
            is_whole
                .then_some(true)
                .ok_or_else(|| "a broken PDF".to_owned())
        },
    };
    check("a PDF", &case);
}

/// The only journal in a home.
fn journal(home: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(home.join("data/recovery")).ok()?;
    let mut paths = entries.map(|entry| entry.unwrap().path());
    paths.find(|path| path.extension().is_some_and(|found| found == "ron"))
}

#[test]
fn journalling() {
    let case = Case {
        prepare: |window, _| {
            set_name(window, "Gammalt");
            window.wait(1.0);
        },
        act: |window, _| {
            set_name(window, "Annat");
            set_name(window, "Nytt");
            window.wait(1.0);
        },
        file: journal,
        is_new: |content| {
            let entry = JournalEntry::read(content).map_err(|error| format!("{error:?}"))?;
            Ok(entry.draft.text("customer.name").as_deref() == Some("Nytt"))
        },
    };
    check("the journal", &case);
}

#[test]
fn keeping_settings() {
    let case = Case {
        prepare: |window, _| window.run(SettingsCommand::SetTheme(ThemeChoice::Light)),
        act: |window, _| window.run(SettingsCommand::SetTheme(ThemeChoice::Dark)),
        file: |home| Some(home.join("config/settings.ron")),
        is_new: |content| {
            let read = Settings::read(content);
            match read.problem {
                Some(problem) => Err(format!("{problem:?}")),
                None => Ok(read.settings.theme == ThemeChoice::Dark),
            }
        },
    };
    check("settings", &case);
}

/// A machine on which nothing can be written at all.
#[test]
fn a_disk_that_is_full_from_the_start_lets_work_go_on() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let disk = Faulty::new(usize::MAX, io::ErrorKind::StorageFull);
    disk.fail_at(0);
    let freed = Arc::clone(&disk);
    let mut window = Headless::with(Machine {
        home: Some(Arc::clone(&home)),
        disk: Some(disk as _),
        ..Machine::default()
    });
    set_name(&mut window, "Nytt");
    window.wait(1.0);
    assert!(
        window.notice().contains("Disken är full."),
        "{}",
        window.notice()
    );
    assert!(window.state.journal_fails());
    // There is room again: nobody has to type for it.
    freed.stop();
    window.wait(6.0);
    assert!(!window.state.journal_fails());
    assert!(journal(home.path()).is_some());
    assert_eq!(
        window.state.document.draft.text("customer.name").as_deref(),
        Some("Nytt")
    );
}

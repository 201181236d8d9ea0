//! Places that can't be used: no rights, a share that vanishes, locks, clocks, many windows at once.

use std::fs::{self, File};
use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use klausul::app::command::{EditCommand, FileCommand};
use klausul::app::platform::Choice;
use klausul::storage::{Existing, StorageErrorKind, write_on};

use crate::faults::Faulty;
use crate::session::Session;
use crate::test_app::{Headless, Machine};

fn name_customer(window: &mut Headless, name: &str) {
    window.run(EditCommand::SetText {
        field: "customer.name".to_owned(),
        text: name.to_owned(),
    });
}

fn customer(window: &Headless) -> Option<String> {
    window.state.document.draft.text("customer.name")
}

#[test]
fn a_home_that_cannot_be_written_to_is_named_and_work_goes_on() {
    for (kind, words) in [
        (io::ErrorKind::PermissionDenied, "Behörighet saknas"),
        (io::ErrorKind::ReadOnlyFilesystem, "Behörighet saknas"),
        // What a share that vanished says.
        (io::ErrorKind::NetworkUnreachable, "Systemet säger"),
        (io::ErrorKind::NotFound, "finns i"),
        (io::ErrorKind::ResourceBusy, "öppen i ett annat program"),
    ] {
        let disk = Faulty::new(usize::MAX, kind);
        let mut window = Headless::with(Machine {
            home: Some(Arc::new(tempfile::tempdir().unwrap())),
            disk: Some(Arc::clone(&disk) as _),
            ..Machine::default()
        });
        name_customer(&mut window, "Öst Ab");
        disk.fail_at(0);
        window.wait(1.0);
        let said = window.notice();
        assert!(said.contains(words), "{kind:?}: {said}");
        let path = window.machine.home.as_ref().unwrap().path().join("a.ron");
        window.choose_next(Choice::Path(path.clone()));
        window.run(FileCommand::Save);
        let said = window.notice();
        assert!(said.contains(words), "{kind:?}: {said}");
        assert_eq!(customer(&window).as_deref(), Some("Öst Ab"));
        assert!(!path.exists());
        // It is there again.
        disk.fail_at(usize::MAX);
        window.choose_next(Choice::Path(path.clone()));
        window.run(FileCommand::Save);
        assert!(path.exists(), "{kind:?}");
    }
}

#[test]
fn a_brief_lock_is_waited_for_and_a_lasting_one_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    fs::write(&path, "old").unwrap();
    let save = |locked: usize| {
        let disk = Faulty::new(locked, io::ErrorKind::ResourceBusy);
        // Creating, writing, flushing go well.
        disk.fail_at(3);
        write_on(&*disk, &path, b"new", Existing::Replace)
    };
    save(4).expect("a virus scanner lets go");
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    let error = save(usize::MAX).unwrap_err();
    assert!(matches!(error.kind, StorageErrorKind::InUse), "{error}");
    assert!(error.message().in_english().contains("Close it there"));
}

#[test]
fn twenty_windows_of_one_user_keep_twenty_drafts() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let mut windows: Vec<Headless> = (0..20)
        .map(|_| {
            Headless::with(Machine {
                home: Some(Arc::clone(&home)),
                ..Machine::default()
            })
        })
        .collect();
    for (number, window) in windows.iter_mut().enumerate() {
        name_customer(window, &format!("Kund {number}"));
        window.wait(1.0);
        assert!(window.state.recoverable.is_empty(), "all are alive");
    }
    // The session of the terminal server ends: nobody says goodbye.
    let recovery = home.path().join("data/recovery");
    let drafts: Vec<(String, Vec<u8>)> = fs::read_dir(&recovery)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == "ron"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect();
    drop(windows);
    for (name, draft) in &drafts {
        fs::write(recovery.join(name), draft).unwrap();
    }
    let next = Headless::with(Machine {
        home: Some(Arc::clone(&home)),
        ..Machine::default()
    });
    assert_eq!((drafts.len(), next.state.recoverable.len()), (20, 20));
}

#[test]
fn two_users_of_one_machine_see_nothing_of_each_other() {
    let window_of = |home: &Arc<tempfile::TempDir>| {
        Headless::with(Machine {
            home: Some(Arc::clone(home)),
            ..Machine::default()
        })
    };
    let homes = [(); 2].map(|()| Arc::new(tempfile::tempdir().unwrap()));
    let mut one = window_of(&homes[0]);
    name_customer(&mut one, "Öst Ab");
    one.wait(1.0);
    let path = homes[0].path().join("a.ron");
    one.choose_next(Choice::Path(path));
    one.run(FileCommand::Save);
    let other = window_of(&homes[1]);
    assert!(other.state.recoverable.is_empty());
    assert!(other.state.local_data.recent.paths.is_empty());
    assert!(!homes[1].path().join("data/recent.ron").exists());
}

#[test]
fn a_clock_that_was_set_back_loses_no_draft() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let recovery = home.path().join("data/recovery");
    let mut window = Headless::with(Machine {
        home: Some(Arc::clone(&home)),
        ..Machine::default()
    });
    name_customer(&mut window, "Öst Ab");
    window.wait(1.0);
    let journal = fs::read_dir(&recovery)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|found| found == "ron"))
        .unwrap();
    let bytes = fs::read(&journal).unwrap();
    drop(window);
    // Written years ahead of what the clock shows now.
    fs::write(&journal, bytes).unwrap();
    let ahead = SystemTime::now() + Duration::from_hours(24 * 4000);
    let file = File::options().write(true).open(&journal).unwrap();
    file.set_modified(ahead).unwrap();
    drop(file);
    let next = Headless::with(Machine {
        home: Some(home),
        ..Machine::default()
    });
    let offered: Vec<_> = next.state.recoverable.iter().collect();
    assert_eq!(offered.len(), 1);
}

#[test]
fn names_as_long_as_file_systems_take_are_written_and_longer_ones_refused() {
    let session = Session::with_example();
    let export = |name: &str| {
        let output = session
            .command("export example.ron --date 2026-03-02 --lang en -o")
            .arg(name)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    let longest = format!("{}.pdf", "a".repeat(251));
    assert_eq!(export(&longest), (Some(0), String::new()));
    assert!(session.read(&longest).starts_with(b"%PDF-"));
    let (status, said) = export(&format!("{}.pdf", "a".repeat(252)));
    assert_eq!(status, Some(2));
    assert!(said.contains("The name is too long"), "{said}");
    // As many units of UTF-16, which are more bytes: one or the other holds, by the file system.
    let (status, said) = export(&format!("{}.pdf", "å".repeat(251)));
    match status {
        Some(0) => {}
        // Where another system's files are shown as those of Windows, what is too long for it isn't found.
        _ if cfg!(windows) => assert!(said.contains("There is no file"), "{said}"),
        _ => assert!(said.contains("The name is too long"), "{said}"),
    }
    let left = fs::read_dir(session.path("")).unwrap();
    let rests = left.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".part")
    });
    assert_eq!(rests.count(), 0);
}

#[test]
fn a_file_far_down_is_written_read_and_verified() {
    let session = Session::with_example();
    let folder = ["å avtal"; 40].join("/");
    assert!(session.path(&folder).as_os_str().len() > 300);
    fs::create_dir_all(session.path(&folder)).unwrap();
    let run = |words: &[&str], status: i32| {
        let output = session.command("--lang en").args(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(status), "{words:?}: {said}");
        said
    };
    let pdf = format!("{folder}/a.pdf");
    let export = ["export", "example.ron", "--date", "2026-03-02", "-o", &pdf];
    run(&export, 0);
    run(&["verify", &pdf], 0);
    let said = run(&export, 2);
    assert!(said.contains("already exists"), "{said}");
    run(&[&export[..], &["--force"]].concat(), 0);
    let draft = format!("{folder}/a.ron");
    run(&["open", &pdf, "-o", &draft], 0);
    run(&["check", &draft], 0);
}

#[test]
fn patterns_name_files_where_files_are_expected() {
    let session = Session::with_example();
    for name in ["b.pdf", "a.pdf"] {
        session.succeed(&format!("export example.ron --date 2026-03-02 -o {name}"));
    }
    let output = session.command("verify --lang en").arg("*.pdf").output();
    let output = output.unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    if cfg!(windows) {
        assert_eq!(output.status.code(), Some(0), "{errors}");
        let named: Vec<_> = said
            .lines()
            .filter_map(|line| line.split(':').next())
            .collect();
        assert_eq!(named, ["a.pdf", "b.pdf"]);
    } else {
        // A shell would have expanded it: the pattern is a name.
        assert_eq!(output.status.code(), Some(2));
        assert!(errors.contains("*.pdf: There is no file"), "{errors}");
    }
}

//! Libraries and template folders as they are met on network drives: large, half written, without rights.

use std::fs;
use std::path::{Path, PathBuf};

use klausul::library::{Library, LoadedPolicy, Origin, Templates};
use klausul::message::Message;
use klausul::storage::RealDisk;

use crate::session::Session;
use crate::support::{TYPEFACE, sources, with_slashes};
use crate::window_library::{approve, write_newer};

/// Writes a version of the small template.
fn write_tiny(folder: &Path, version: &str) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in sources("tests/templates/tiny").files {
        let text = String::from_utf8(bytes).unwrap();
        let text = match name.as_str() {
            "template.ron" => with_version(&text, version),
            _ => text,
        };
        fs::write(folder.join(name), text).unwrap();
    }
}

fn with_version(text: &str, version: &str) -> String {
    let start = text.find("version: \"").unwrap() + "version: \"".len();
    let end = start + text[start..].find('"').unwrap();
    format!("{}{version}{}", &text[..start], &text[end..])
}

fn library(root: &Path) -> Library {
    let mut library = Library::new(LoadedPolicy::none(), vec![root.to_owned()], None);
    library.refresh(&RealDisk, &TYPEFACE);
    library
}

fn in_english(messages: impl IntoIterator<Item = Message>) -> Vec<String> {
    let messages = messages.into_iter();
    messages.map(|message| message.in_english()).collect()
}

fn remarks(library: &Library) -> Vec<String> {
    in_english(
        library
            .remarks()
            .iter()
            .map(|remark| remark.message.clone()),
    )
}

/// The versions of the small template.
fn versions(library: &Library) -> Vec<&str> {
    let entries = library.entries().iter();
    let tiny = entries.filter(|entry| entry.origin != Origin::BuiltIn);
    tiny.map(|entry| &*entry.template.version).collect()
}

#[test]
fn of_500_templates_a_broken_one_leaves_the_others() {
    const COUNT: usize = 500;
    let root = tempfile::tempdir().unwrap();
    for number in 0..COUNT {
        write_tiny(
            &root.path().join(number.to_string()),
            &format!("2.{number}"),
        );
    }
    let broken = root.path().join("250/body.ron");
    fs::write(&broken, "(blocks: [").unwrap();
    let library = library(root.path());
    assert_eq!(versions(&library).len(), COUNT - 1);
    assert!(!versions(&library).contains(&"2.250"));
    assert_eq!(library.remarks().len(), 1, "{:?}", remarks(&library));
    assert_eq!(library.remarks()[0].place.path, broken);
    assert!(library.remarks()[0].place.position.is_some());
}

#[test]
fn presets_of_a_library_are_offered_and_bad_ones_are_named() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("presets.ron");
    let presets = |root: &Path| -> (Vec<String>, Vec<String>) {
        let templates = Templates::Library(Box::new(library(root)));
        let names = templates.policy().presets.into_iter();
        let remarks = templates.remarks().iter();
        let remarks = remarks.map(|remark| {
            let place = remark.place.to_string();
            let place = place.replace(&root.display().to_string(), "");
            format!("{}: {}", with_slashes(&place), remark.message.in_english())
        });
        (names.map(|preset| preset.name).collect(), remarks.collect())
    };
    assert_eq!(presets(root.path()), (Vec::new(), Vec::new()));
    let text = r#"(format: 1, presets: [
        (name: "Both", services: ["inkasso", "moms-aterbaring"]),
        (name: "Windows", services: ["fonsterputs"]),
    ])"#;
    fs::write(&path, text).unwrap();
    let (names, remarks) = presets(root.path());
    assert_eq!(names, ["Both"]);
    assert_eq!(
        remarks,
        [
            "/presets.ron:3:39: The service “fonsterputs” is in no template here. `klausul services` shows those that there are."
        ]
    );
    // A template may stand in the same folder.
    write_tiny(root.path(), "2.0");
    fs::write(&path, text.replace("fonsterputs", "juridiska-arenden")).unwrap();
    assert_eq!(
        presets(root.path()),
        (vec!["Both".to_owned(), "Windows".to_owned()], Vec::new())
    );
    fs::write(&path, "(format: 1, presets: [").unwrap();
    let (names, remarks) = presets(root.path());
    assert!(names.is_empty() && remarks.len() == 1, "{remarks:?}");
    assert!(remarks[0].starts_with("/presets.ron:1:"), "{remarks:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_named_and_leaves_the_others() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    write_tiny(&root.path().join("a"), "2.0");
    write_tiny(&root.path().join("b"), "3.0");
    let file = root.path().join("b/body.ron");
    let allow = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(&file, 0o000);
    let may_read_all = fs::read(&file).is_ok();
    let library_now = library(root.path());
    allow(&file, 0o600);
    if may_read_all {
        // Root reads whatever is there.
        assert_eq!(versions(&library_now), ["2.0", "3.0"]);
        return;
    }
    assert_eq!(versions(&library_now), ["2.0"]);
    assert_eq!(library_now.remarks()[0].place.path, file);
    let folder = root.path().join("b");
    allow(&folder, 0o000);
    let library_now = library(root.path());
    allow(&folder, 0o700);
    assert_eq!(versions(&library_now), ["2.0"]);
    assert_eq!(library_now.remarks()[0].place.path, folder);
    allow(root.path(), 0o000);
    let library_now = library(root.path());
    allow(root.path(), 0o700);
    assert_eq!(versions(&library_now), Vec::<&str>::new());
    assert_eq!(library_now.remarks()[0].place.path, root.path());
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    write_tiny(&root.path().join("a"), "2.0");
    symlink(root.path(), root.path().join("a circle")).unwrap();
    symlink(root.path().join("two"), root.path().join("one")).unwrap();
    symlink(root.path().join("one"), root.path().join("two")).unwrap();
    // A template whose own files are links in a circle.
    let folder = root.path().join("b");
    write_tiny(&folder, "3.0");
    fs::remove_file(folder.join("body.ron")).unwrap();
    symlink(folder.join("body.ron"), folder.join("body.ron")).unwrap();
    let library = library(root.path());
    assert_eq!(versions(&library), ["2.0"]);
    assert_eq!(library.remarks().len(), 1, "{:?}", remarks(&library));
}

#[test]
fn versions_that_compare_equal_are_told_apart_by_their_content() {
    let root = tempfile::tempdir().unwrap();
    write_tiny(&root.path().join("a"), "1.0");
    write_tiny(&root.path().join("b"), "1.0.0");
    approve(&root.path().join("a"));
    approve(&root.path().join("b"));
    let library = library(root.path());
    let entries = library.entries().iter();
    let tiny: Vec<_> = entries
        .filter(|entry| entry.origin != Origin::BuiltIn)
        .collect();
    assert_eq!(tiny.len(), 2);
    assert!(tiny.iter().all(|entry| entry.is_ambiguous));
    assert_eq!(library.remarks().len(), 1, "{:?}", remarks(&library));
    let id = tiny[0].template.id.clone();
    assert!(library.newest_approved(&id).is_none(), "neither of them");
    // A draft has its own, by the hash.
    for entry in &tiny {
        let hash = Some(entry.template.hash.as_str());
        let own = library
            .for_draft(&id, &entry.template.version, hash)
            .unwrap();
        assert_eq!(own.template.hash, entry.template.hash);
    }
}

/// A folder that is open, and what is beside it.
fn opened(folder: &Path) -> Templates {
    let mut templates = Templates::Library(Box::new(library(&folder.join("none"))));
    templates.open_folder(folder.to_owned(), &RealDisk, &TYPEFACE);
    templates
}

#[test]
fn an_open_folder_keeps_its_last_good_version_whatever_happens_to_it() {
    let root = tempfile::tempdir().unwrap();
    let folder = write_newer(root.path());
    let mut templates = opened(&folder);
    let good = templates.folder().unwrap().chosen().template.hash.clone();
    let body = fs::read(folder.join("body.ron")).unwrap();
    let mut check = |what: &str| {
        templates.refresh(&RealDisk, &TYPEFACE);
        let open = templates.folder().unwrap();
        assert_eq!(open.chosen().template.hash, good, "{what}");
        assert!(!open.problems().is_empty(), "{what}");
        assert!(!open.places().is_empty(), "{what}");
    };
    // As an editor writes it: emptied, then piece by piece.
    for part in [0, 1, body.len() / 3, body.len() - 2] {
        fs::write(folder.join("body.ron"), &body[..part]).unwrap();
        check(&format!("{part} bytes"));
    }
    fs::remove_file(folder.join("body.ron")).unwrap();
    check("a file is gone");
    fs::write(folder.join("body.ron"), vec![b' '; 100 << 20]).unwrap();
    check("a file is too large");
    fs::create_dir(folder.join("x.ron")).unwrap();
    fs::write(folder.join("body.ron"), [0xFF, 0xFE, 0x00]).unwrap();
    check("a file is no text");
    fs::write(folder.join("body.ron"), &body).unwrap();
    let elsewhere = root.path().join("annat namn");
    fs::rename(&folder, &elsewhere).unwrap();
    check("the folder is renamed");
    fs::write(&folder, "a file").unwrap();
    check("there is a file in its place");
    fs::remove_file(&folder).unwrap();
    fs::rename(&elsewhere, &folder).unwrap();
    templates.refresh(&RealDisk, &TYPEFACE);
    assert!(templates.folder().unwrap().problems().is_empty());
}

/// Does something to files that the library may just have open, which Windows forbids until it has closed them.
fn until_free(action: impl Fn() -> std::io::Result<()>) {
    for _ in 0..10_000 {
        match action() {
            Err(error) if cfg!(windows) && error.kind() != std::io::ErrorKind::NotFound => {
                std::thread::yield_now();
            }
            result => return result.unwrap(),
        }
    }
    panic!("a file that stays open");
}

#[test]
fn a_template_that_changes_while_it_is_read_is_good_or_reported() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("a");
    write_tiny(&folder, "2.0");
    let mut library = library(root.path());
    let good = library.entries().to_vec();
    let moved: PathBuf = root.path().join(".b");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let body = fs::read(folder.join("body.ron")).unwrap();
            let half = &body[..body.len() / 2];
            for turn in 0..60 {
                until_free(|| fs::write(folder.join("body.ron"), half));
                until_free(|| fs::write(folder.join("body.ron"), &body));
                until_free(|| fs::rename(&folder, &moved));
                until_free(|| fs::rename(&moved, &folder));
                if turn % 7 == 0 {
                    until_free(|| fs::remove_dir_all(&folder));
                    until_free(|| fs::create_dir_all(&folder));
                    write_tiny(&folder, "2.0");
                }
            }
        });
        while !writer.is_finished() {
            library.refresh(&RealDisk, &TYPEFACE);
            let known = |hash: &str| good.iter().any(|entry| entry.template.hash == hash);
            assert!(
                library
                    .entries()
                    .iter()
                    .all(|entry| known(&entry.template.hash))
            );
        }
    });
    library.refresh(&RealDisk, &TYPEFACE);
    assert_eq!(versions(&library), ["2.0"]);
    assert!(library.remarks().is_empty(), "{:?}", remarks(&library));
}

#[test]
fn an_approvals_file_of_100_mb_leaves_an_open_folder_usable() {
    let root = tempfile::tempdir().unwrap();
    let folder = write_newer(root.path());
    approve(&folder);
    fs::write(folder.join("approvals.ron"), vec![b'('; 100 << 20]).unwrap();
    let templates = opened(&folder);
    let open = templates.folder().unwrap();
    assert_eq!(open.chosen().template.version, "1.1.0");
    assert!(!open.chosen().standing.is_approved());
    let why = open.chosen().standing.objection_to(&open.chosen().template);
    let why = in_english(why);
    assert!(why[0].contains("approvals can't be read"), "{why:?}");
}

#[test]
fn a_policy_with_an_unknown_key_stops_signing_and_never_drafting() {
    let session = Session::with_example();
    session.write("policy.ron", "(format: 1, kyes: [])");
    let run = |words: &str| {
        let output = session.command(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    assert_eq!(run("text example.ron").0, Some(0));
    assert_eq!(run("new -o ny.ron --services inkasso").0, Some(0));
    let (status, said) = run("export example.ron -o a.pdf --date 2026-11-26");
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("policy.ron:1:13") && said.contains("kyes"),
        "{said}"
    );
    let text = pdf_extract::extract_text_from_mem(&session.read("a.pdf")).unwrap();
    assert!(text.contains("UTKAST"), "{text}");
}

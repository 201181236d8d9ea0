//! What earlier releases wrote, in `tests/releases`: every later one opens, exports and verifies it.
//!
//! `KLAUSUL_MAKE_RELEASE=1 cargo test --test suite releases::` writes the folder of the version at hand, once;
//! then `tests/releases/sign` signs its agreement. A folder is never changed afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use klausul::library::{Approvals, LoadedPolicy, Standing, sources_in};
use klausul::local_data::recent::{self, RecentChange};
use klausul::local_data::{JournalEntry, Recent, Settings};
use klausul::storage::{ContentHash, RealDisk};
use klausul::template::load;
use serde_json::Value;

use crate::session::Session;
use crate::support::{TYPEFACE, example, repository, sources};

/// The variable that has the folder of this version made.
const MAKE: &str = "KLAUSUL_MAKE_RELEASE";

/// The day of all exports.
const DATE: &str = "2026-11-27";

/// The exports of a release: the file, its draft, and what the command is told.
const EXPORTS: [(&str, &str, &str); 5] = [
    ("avtal", "avtal", ""),
    ("avtal-docusign", "avtal", "--signing docusign"),
    ("avtal-utan-bilagor", "avtal", "--without-attachments"),
    ("alla-svar", "alla-svar", ""),
    ("luckor", "luckor", "--draft"),
];

/// A release's folder.
struct Release {
    folder: PathBuf,
}

impl Release {
    /// All releases that are kept, the oldest first.
    fn all() -> Vec<Self> {
        let entries = fs::read_dir(repository("tests/releases")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
        folders.sort();
        assert!(!folders.is_empty(), "no release is kept");
        folders.into_iter().map(|folder| Self { folder }).collect()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs a command with the release's templates and policy, and returns its status and what it says.
    fn run(&self, session: &Session, words: &str) -> (i32, String) {
        let words = words.replace(
            "RELEASE",
            &self.folder.display().to_string().replace('\\', "/"),
        );
        let output = session
            .command(&words)
            .arg("--library")
            .arg(self.path("library"))
            .env("KLAUSUL_POLICY", self.path("policy.ron"))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let status = output.status.code().unwrap();
        (status, String::from_utf8(said).unwrap())
    }

    /// Verifies files, and returns what is said of each, by its name.
    fn verified(&self, session: &Session, words: &str) -> Vec<(String, Value)> {
        let (_, said) = self.run(session, &format!("verify {words} --json"));
        let reports: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
        let named = |report: &Value| {
            let file = PathBuf::from(report["file"].as_str().unwrap());
            (
                file.file_stem().unwrap().to_str().unwrap().to_owned(),
                report.clone(),
            )
        };
        reports.as_array().unwrap().iter().map(named).collect()
    }
}

#[test]
fn drafts_are_exported_and_agreements_of_the_same_typesetter_have_the_same_bytes() {
    for release in Release::all() {
        let session = Session::new();
        for (name, draft, options) in EXPORTS {
            let command =
                format!("export RELEASE/drafts/{draft}.ron {options} --date {DATE} -o {name}.pdf");
            let (status, said) = release.run(&session, &command);
            assert_eq!(status, 0, "{name}: {said}");
            let stored = fs::read(release.path(&format!("exports/{name}.pdf"))).unwrap();
            if typesetter_of(&stored) == klausul::typeset::VERSION {
                assert!(
                    session.read(&format!("{name}.pdf")) == stored,
                    "{name}: other bytes"
                );
            }
        }
    }
}

/// The number of the typesetter that a PDF names: its information dictionary isn't compressed.
fn typesetter_of(pdf: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(pdf);
    let (_, number) = text.split_once("(typesetter ").unwrap();
    number.split_once(')').unwrap().0.parse().unwrap()
}

#[test]
fn agreements_are_verified_byte_for_byte_or_by_the_list_of_exports() {
    for release in Release::all() {
        let session = Session::new();
        let files = "RELEASE/exports --exports RELEASE/exports/klausul-exports.txt";
        let reports = release.verified(&session, files);
        assert_eq!(reports.len(), EXPORTS.len());
        for (name, report) in reports {
            // Without its draft a file is read by its words; the draft has to be named.
            if name == "avtal-utan-bilagor" {
                continue;
            }
            assert_eq!(report["verdict"], "unchanged", "{name}: {report}");
            assert_eq!(report["draft"], name == "luckor", "{name}: {report}");
            assert_eq!(report["bytes"]["same"], true, "{name}: {report}");
        }
        let beside = "RELEASE/exports/avtal-utan-bilagor.pdf --draft RELEASE/drafts/avtal.ron";
        let reports = release.verified(&session, beside);
        assert_eq!(reports[0].1["verdict"], "unchanged", "{reports:?}");
    }
}

#[test]
fn signed_agreements_are_verified_with_their_signatures() {
    for release in Release::all() {
        let files =
            "RELEASE/signed --trust RELEASE/trust --exports RELEASE/exports/klausul-exports.txt";
        let reports = release.verified(&Session::new(), files);
        assert_eq!(reports.len(), 1);
        let report = &reports[0].1;
        assert_eq!(report["verdict"], "unchanged", "{report}");
        assert_eq!(report["signed"], true, "{report}");
        let signatures = report["signatures"].as_array().unwrap();
        assert_eq!(signatures.len(), 2, "{report}");
        for signature in signatures {
            assert_eq!(signature["good"], true, "{signature}");
        }
    }
}

#[test]
fn agreements_are_opened_and_the_draft_inside_is_exported_to_the_same_agreement() {
    for release in Release::all() {
        for (name, _, options) in EXPORTS {
            if options == "--without-attachments" {
                continue;
            }
            let session = Session::new();
            let open = format!("open RELEASE/exports/{name}.pdf -o inside.ron");
            let (status, said) = release.run(&session, &open);
            assert_eq!(status, 0, "{name}: {said}");
            let pages = |file: &str| {
                let (status, text) = release.run(&session, &format!("text {file}"));
                assert_eq!(status, 0, "{name}: {text}");
                text
            };
            let draft = EXPORTS.iter().find(|export| export.0 == name).unwrap().1;
            let before = pages(&format!("RELEASE/drafts/{draft}.ron"));
            assert_eq!(pages("inside.ron"), before, "{name}");
        }
    }
}

#[test]
fn approvals_of_the_library_hold() {
    for release in Release::all() {
        let policy = LoadedPolicy::read(&RealDisk, &release.path("policy.ron"));
        assert!(policy.problem.is_none(), "{:?}", policy.problem);
        for name in ["intrum-personuppgifter", "kaikki"] {
            let folder = release.path(&format!("library/{name}"));
            let template = load(&sources_in(&folder).unwrap(), &TYPEFACE).unwrap();
            let approvals = fs::read(folder.join("approvals.ron")).unwrap();
            let approvals = Ok(Approvals::read(&approvals).unwrap());
            let standing = policy.standing(&template, &approvals);
            assert!(
                matches!(standing, Standing::Approved(_)),
                "{name}: {standing:?}"
            );
        }
    }
}

#[test]
fn spreadsheets_are_checked() {
    for release in Release::all() {
        let (status, said) = release.run(&Session::new(), "batch check RELEASE/batch/kunder.csv");
        assert_eq!(status, 0, "{said}");
        // A sheet with nothing but its example row.
        let (status, said) = release.run(&Session::new(), "batch check RELEASE/batch/tom.xlsx");
        assert!(status == 1 && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn what_is_kept_on_the_machine_is_read() {
    for release in Release::all() {
        let folder = release.path("local");
        let file = fs::read_to_string(folder.join("settings.ron")).unwrap();
        let read = Settings::read(file.as_bytes());
        assert!(read.problem.is_none(), "{:?}", read.problem);
        // A later version may know more, and nothing goes.
        let written = read.settings.write();
        for line in file.lines() {
            assert!(written.contains(line), "{line} is not in {written}");
        }
        let recent = recent::load(&RealDisk, &folder);
        assert_eq!(recent.paths, [PathBuf::from(KEPT_DRAFT)]);
        let entry = fs::read(folder.join("recovery.ron")).unwrap();
        let entry = JournalEntry::read(&entry).unwrap();
        assert_eq!(entry.draft, example());
        assert_eq!(entry.path.as_deref(), Some(Path::new(KEPT_DRAFT)));
    }
}

// -- making the folder of a release --

/// The file of the unsaved changes and the recent file.
const KEPT_DRAFT: &str = "/avtal/kund.ron";

/// Two customers in a spreadsheet.
const CUSTOMERS: &str = "\
customer.name;customer.business_id;customer.street;customer.postal_code;customer.city;agreement.number;agreement.date;\
provider.business_id;customer.signatories.1.name;customer.signatories.1.title;provider.signatories.1.name;\
provider.signatories.1.title;inkasso;moms-aterbaring
Åkerströms Öst & Söner Ab;0112038-9;Gustav Wasas gata 12 B;10600;Ekenäs;SA-1;2.3.2026;1470246-8;Åke Öst;VD;Maria Virtanen;Direktör;x;x
Nyländska Bageriet Ab;2245782-9;Storgatan 1;10600;Ekenäs;SA-2;2026-03-02;1470246-8;Eva Ek;VD;Maria Virtanen;Direktör;x;
";

/// Settings in which nothing is as it is without a file.
const SETTINGS: &str = r#"(
    format: 1,
    language: Some(Fi),
    theme: Dark,
    scale: 125,
    drafts_folder: Some("/utkast"),
    pdf_folder: Some("/avtal"),
    trusted_folder: Some("/certifikat"),
    template_folder: Some("/mallar/ny"),
    editor: Some("code -g {file}:{line}"),
    libraries: ["/mallar"],
    register_folders: ["/avtal", "//server/avtal"],
    register_columns: ["customer", "state"],
    hides_strip: true,
    leaves_out_attachments: true,
    signing: Some("scrive"),
    window: (size: Some((1200, 800)), place: Some((-60, 40)), is_maximized: true, form_width: Some(420), zoom: Percent(125)),
    profile: Some("Helsingfors"),
    profiles: [(name: "Helsingfors", answers: {"provider.name": "Intrum Oy", "provider.signatories": [
        (name: "Maria Virtanen", title: "Försäljningsdirektör", email: "maria@example.com"),
    ]})],
    presets: [(name: "Inkasso + privatpersoner", services: ["inkasso", "kreditupplysning-privatpersoner"])],
)"#;

#[test]
fn the_folder_of_this_version_is_made_when_asked_for() {
    if std::env::var_os(MAKE).is_none() {
        return;
    }
    let folder = repository("tests/releases").join(env!("CARGO_PKG_VERSION"));
    assert!(!folder.exists(), "the release is kept already");
    let release = Release { folder };
    let write = |name: &str, content: &[u8]| {
        let path = release.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let (session, keys) = approved_library(&write);
    write("policy.ron", keys.as_bytes());
    let [complete, every_kind, gaps] = drafts(&release, &session);
    write("drafts/avtal.ron", complete.as_bytes());
    write("drafts/alla-svar.ron", every_kind.as_bytes());
    write("drafts/luckor.ron", gaps.as_bytes());
    fs::create_dir(release.path("exports")).unwrap();
    for (name, draft, options) in EXPORTS {
        let command = format!(
            "export RELEASE/drafts/{draft}.ron {options} --date {DATE} -o RELEASE/exports/{name}.pdf"
        );
        let (status, said) = release.run(&session, &command);
        assert!(status < 2, "{said}");
    }
    fs::create_dir(release.path("batch")).unwrap();
    let (status, said) = release.run(&session, "batch sheet -o RELEASE/batch/tom.xlsx");
    assert_eq!(status, 0, "{said}");
    write("batch/kunder.csv", CUSTOMERS.as_bytes());
    write(
        "local/settings.ron",
        Settings::read(SETTINGS.as_bytes())
            .settings
            .write()
            .as_bytes(),
    );
    let change = RecentChange::Add {
        path: KEPT_DRAFT.into(),
        agreement: "Åkerströms Öst & Söner Ab".to_owned(),
    };
    recent::keep(
        &RealDisk,
        &release.path("local"),
        &Recent::default(),
        &change,
    )
    .unwrap();
    let entry = JournalEntry {
        path: Some(KEPT_DRAFT.into()),
        content_hash: Some(ContentHash::of(complete.as_bytes())),
        draft: example(),
    };
    write("local/recovery.ron", entry.write().as_bytes());
}

/// Writes the templates, approves them with keys that are thrown away, and returns a session with the policy that knows them.
fn approved_library(write: &dyn Fn(&str, &[u8])) -> (Session, String) {
    let session = Session::new();
    let templates = [
        ("intrum-personuppgifter", "templates/intrum-personuppgifter"),
        ("kaikki", "tests/templates/everything"),
    ];
    let with_key = |words: &str| {
        let mut command = session.command(words);
        let output = command
            .env("KLAUSUL_PASSPHRASE", "ett gott lösenord")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{words}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    with_key("template keygen -o eva.key");
    let key = String::from_utf8(session.read("eva.key.pub")).unwrap();
    let policy = format!(
        "(format: 1, keys: [(name: \"Eva Ek\", key: \"{}\")], approvals: (signed: true, persons: 1))\n",
        key.trim()
    );
    for (name, folder) in templates {
        for (file, bytes) in sources(folder).files {
            session.write(&format!("{name}/{file}"), bytes);
        }
        let approve = format!("template approve {name} --by 'Eva Ek' --key eva.key --date {DATE}");
        with_key(&approve);
        for entry in fs::read_dir(session.path(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let file = path.file_name().unwrap().to_str().unwrap();
                write(&format!("library/{name}/{file}"), &fs::read(&path).unwrap());
            }
        }
    }
    session.write("policy.ron", &policy);
    (session, policy)
}

/// Returns the texts of drafts: the example, one with an answer of every kind, and one with gaps.
fn drafts(release: &Release, session: &Session) -> [String; 3] {
    let complete = fs::read_to_string(repository("assets/example.ron")).unwrap();
    let example = repository("tests/templates/everything/examples/kaikki.ron");
    let example = fs::read_to_string(example).unwrap();
    let (_, answers) = example.split_once("(\n").unwrap();
    let (answers, _) = answers.split_once("    sets:").unwrap();
    let every_kind = format!(
        "(\n    format: 1,\n    template: (id: \"kaikki\", version: \"0.1.0\"),\n{answers})\n"
    );
    let new = "new --services inkasso,moms-aterbaring --set customer.name=Ö -o -";
    let (status, gaps) = release.run(session, new);
    assert_eq!(status, 0, "{gaps}");
    [complete, every_kind, gaps]
}

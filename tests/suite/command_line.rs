//! The command line as a process: what scripts and people rely on.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use klausul::draft;

use crate::support::{built_in, klausul};

/// What a command says: exit status, standard output and standard error.
fn output(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

const NEW: [&str; 30] = [
    "new",
    "--services",
    "moms-aterbaring,inkasso",
    "--set",
    "customer.name=Åkerströms Öst & Söner Ab",
    "--set",
    "customer.business_id=0112038-9",
    "--set",
    "provider.business_id=1470246-8",
    "--set",
    "customer.street=Storgatan 1\\nPB 7",
    "--set",
    "customer.postal_code=10600",
    "--set",
    "customer.city=Ekenäs",
    "--set",
    "agreement.number=SA-1",
    "--set",
    "agreement.date=2.3.2026",
    "--set",
    "customer.country=Suomi",
    "--signatory",
    "provider:Maria Virtanen:Försäljningsdirektör",
    "--signatory",
    "customer:Åke Öst:VD: ordförande",
    "--lang",
    "sv",
    "--set",
    "customer.contact_name=",
    "-o",
];

fn new_draft(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("draft.ron");
    let (status, _, errors) = output(klausul().args(NEW).arg(&path));
    assert_eq!((status, errors.as_str()), (0, ""));
    path
}

#[test]
fn from_nothing_to_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let draft = new_draft(folder.path());
    let written = fs::read_to_string(&draft).unwrap();
    insta::assert_snapshot!("new_draft", written.replace(&built_in().hash, "<hash>"));
    let (status, said, errors) = output(klausul().arg("check").arg(&draft));
    assert_eq!((status, said.as_str(), errors.as_str()), (0, "", ""));
    let pdf = folder.path().join("out.pdf");
    let (status, said, errors) = output(klausul().arg("export").arg(&draft).arg("-o").arg(&pdf));
    assert_eq!((status, said.as_str(), errors.as_str()), (0, "", ""));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn text_and_explanation_of_a_small_agreement() {
    let folder = tempfile::tempdir().unwrap();
    let draft = new_draft(folder.path());
    let (status, said, _) = output(klausul().arg("text").arg(&draft));
    assert_eq!(status, 0);
    insta::assert_snapshot!("text", said);
    let (status, said, _) = output(klausul().arg("explain").arg(&draft));
    assert_eq!(status, 0);
    insta::assert_snapshot!("explain", said);
    let (_, json, _) = output(klausul().args(["explain", "--json"]).arg(&draft));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), said.lines().count());
}

#[test]
fn lists() {
    for (name, arguments) in [("services", ["services"]), ("fields", ["fields"])] {
        let (status, said, _) = output(klausul().args(arguments));
        assert_eq!(status, 0);
        insta::assert_snapshot!(name, said);
        let (_, json, _) = output(klausul().args(arguments).arg("--json"));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json.as_array().unwrap().len(), said.lines().count());
    }
}

#[test]
fn everything_missing_is_told_in_three_languages() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("empty.ron");
    let (status, ..) = output(klausul().args(["new", "-o"]).arg(&draft));
    assert_eq!(status, 0);
    for language in ["sv", "fi", "en"] {
        let (status, said, _) = output(klausul().args(["check", "--lang", language]).arg(&draft));
        assert_eq!(status, 1);
        insta::assert_snapshot!(format!("missing_{language}"), said);
    }
    let pdf = folder.path().join("out.pdf");
    let export = || {
        let mut command = klausul();
        command.arg("export").arg(&draft).arg("-o").arg(&pdf);
        command
    };
    let (status, _, errors) = output(&mut export());
    assert_eq!(status, 2);
    assert_eq!(errors.lines().count(), 11, "{errors}");
    assert!(!pdf.exists());
    let (status, _, errors) = output(export().arg("--draft"));
    assert_eq!((status, errors.as_str()), (0, ""));
    let (status, _, errors) = output(export().arg("--draft"));
    assert_eq!(status, 2, "an existing file only with --force: {errors}");
    let (status, ..) = output(export().args(["--draft", "--force"]));
    assert_eq!(status, 0);
}

#[test]
fn standard_input_and_output() {
    let example = fs::read("assets/example.ron").unwrap();
    let piped = klausul()
        .args(["export", "-", "-o", "-", "--date", "2026-11-22"])
        .write_stdin(example.clone())
        .assert()
        .code(0);
    let printed = &piped.get_output().stdout;
    assert!(printed.starts_with(b"%PDF-1.7") && printed.ends_with(b"%%EOF"));
    let made = klausul().args(["new", "-o", "-"]).assert().code(0);
    let draft = draft::read(&made.get_output().stdout).unwrap();
    assert_eq!(draft.template, built_in().id);
    klausul()
        .args(["check", "-"])
        .write_stdin(example)
        .assert()
        .code(0);
}

#[test]
fn a_mistyped_command_is_no_file() {
    let check = |arguments: &[&str], expected: &str| {
        let assert = klausul().args(arguments).assert().code(2);
        let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(said.contains(expected), "{said}");
    };
    check(
        &["draft.ron", "services"],
        "'draft.ron' is neither a command",
    );
    check(&["servcies"], "did you mean 'services'?");
}

#[test]
fn without_a_display_the_window_says_so() {
    for arguments in [&[][..], &["assets/example.ron"]] {
        let output = klausul()
            .args(arguments)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .assert()
            .code(2);
        let said = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(said.starts_with("klausul: Ingen skärm hittades"), "{said}");
        assert!(said.contains("klausul export"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn another_content_under_the_same_version_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    let other = fs::read_to_string("assets/example.ron")
        .unwrap()
        .replace("version: \"1.0.0\"", "version: \"1.0.0\", hash: \"0123\"");
    fs::write(&path, other).unwrap();
    let pdf = folder.path().join("out.pdf");
    let (status, _, errors) = output(klausul().arg("export").arg(&path).arg("-o").arg(&pdf));
    assert_eq!(status, 0);
    insta::assert_snapshot!("other_content", errors);
}

#[test]
fn a_draft_of_another_version_keeps_its_answers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.ron");
    let old = fs::read_to_string("assets/example.ron")
        .unwrap()
        .replace("version: \"1.0.0\"", "version: \"0.9.0\"")
        .replace(
            "answers: {",
            "answers: {\n        \"customer.fax\": \"09 123\",",
        );
    fs::write(&path, &old).unwrap();
    let (status, said, _) = output(klausul().arg("check").arg(&path));
    assert_eq!(status, 1);
    insta::assert_snapshot!("leftovers", said);
    let read = draft::read(old.as_bytes()).unwrap();
    assert!(draft::write(&read).contains("09 123"), "nothing is dropped");
    let pdf = folder.path().join("out.pdf");
    let (status, _, errors) = output(klausul().arg("export").arg(&path).arg("-o").arg(&pdf));
    assert_eq!((status, errors.lines().count()), (0, 2), "{errors}");
}

#[test]
fn new_begins_with_a_profile() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("klausul");
    std::fs::create_dir(&config).unwrap();
    let settings = r#"(format: 1, profiles: [(name: "Åbo", answers: {
        "provider.city": "Åbo", "customer.city": "inte vår", "provider.other": "finns inte",
    })])"#;
    std::fs::write(config.join("settings.ron"), settings).unwrap();
    let new = |profile: &str| {
        let mut command = klausul();
        command
            .env("XDG_CONFIG_HOME", home.path())
            .args(["new", "-o", "-", "--profile", profile]);
        command
    };
    let assert = new("Åbo").assert().code(0);
    let draft = klausul::draft::read(&assert.get_output().stdout).unwrap();
    assert_eq!(draft.text("provider.city").as_deref(), Some("Åbo"));
    assert_eq!(draft.text("provider.short_name").as_deref(), Some("Intrum"));
    assert_eq!(draft.text("customer.city"), None);
    assert_eq!(draft.text("provider.other"), None);
    let assert = new("Vasa").assert().code(2);
    let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert_eq!(
        said,
        "klausul: --profile Vasa: Profilen «Vasa» finns inte bland inställningarna.\n"
    );
}

//! Marks for signing services that look for text.

use klausul::signing::Services;

use crate::support::{example, klausul, pages};

fn exported(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    klausul()
        .args(["export", "assets/example.ron", "--date", "2026-11-22", "-o"])
        .arg(&path)
        .args(arguments)
        .assert()
        .code(0);
    pdf_extract::extract_text(&path).unwrap()
}

#[test]
fn every_signatory_has_the_mark_once() {
    let services = Services::built_in().unwrap();
    for service in &services.services {
        let text = exported(&["--signing", &service.id]);
        let pages = pages(&example(), false);
        let fields: Vec<_> = pages
            .pages
            .iter()
            .flat_map(|page| &page.signature_boxes)
            .collect();
        assert_eq!(fields.len(), 3);
        for (index, field) in fields.iter().enumerate() {
            let mark = service.mark_for(field, index + 1);
            assert_eq!(text.matches(&mark).count(), 1, "{mark} in {text}");
        }
    }
    let text = exported(&[]);
    for sign in ["SIGNATURE_", "{{", "\\s1"] {
        assert!(!text.contains(sign), "{sign}");
    }
}

#[test]
fn anyone_can_add_a_service() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.ron");
    let own =
        r#"(services: [(id: "own", name: "Own", mark: "HERE-{party}-{number}", source: "")])"#;
    std::fs::write(&path, own).unwrap();
    let path = path.to_str().unwrap();
    let text = exported(&["--signing", "own", "--signing-services", path]);
    assert!(text.contains("HERE-Provider-1") && text.contains("HERE-Customer-2"));
    let check = |arguments: &[&str], expected: &str| {
        let mut command = klausul();
        command
            .args(["export", "assets/example.ron", "-o", "-"])
            .args(arguments);
        let assert = command.assert().code(2);
        let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(said.contains(expected), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    };
    check(&["--signing", "docusing"], "Menades «docusign»?");
    check(
        &["--signing", "other", "--signing-services", path],
        "Det här finns: own.",
    );
    std::fs::write(path, own.replace("{party}-{number}", "")).unwrap();
    check(
        &["--signing", "own", "--signing-services", path],
        "skilja undertecknarna åt",
    );
    std::fs::write(path, "(services: [").unwrap();
    check(
        &["--signing", "own", "--signing-services", path],
        "own.ron:1:",
    );
}

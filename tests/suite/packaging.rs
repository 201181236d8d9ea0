//! What packages carry beside the program: completions, manual pages, and the extension of drafts.

use std::fs;

use crate::session::Session;
use crate::support::repository;

/// A few commands and options that completions must know, from every depth.
const COMPLETED: [&str; 5] = [
    "export",
    "completions",
    "affects",
    "signing-package",
    "library",
];

#[test]
fn every_shell_gets_completions_of_commands_and_options() {
    let session = Session::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = session.succeed(&format!("completions {shell}"));
        for word in COMPLETED {
            assert!(script.contains(word), "{shell}: {word}");
        }
        assert!(!script.contains('\r'), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page_without_a_date() {
    let session = Session::new();
    let folder = session.path("man");
    fs::create_dir(&folder).unwrap();
    session.succeed("manual-pages man");
    for page in ["klausul", "klausul-export", "klausul-template-approve"] {
        let text = fs::read_to_string(folder.join(format!("{page}.1"))).unwrap();
        let title = text.lines().find(|line| line.starts_with(".TH")).unwrap();
        assert!(title.starts_with(&format!(".TH {page} 1  \"")), "{title}");
        assert!(text.contains(".SH OPTIONS"), "{page}");
    }
    assert!(!folder.join("klausul-manual-pages.1").exists(), "hidden");
    let said = session.run("manual-pages nowhere --lang en");
    assert!(said.contains("status: 2"), "{said}");
    assert!(said.contains("nowhere"), "{said}");
}

#[test]
fn a_draft_called_klausul_is_as_good_as_one_called_ron() {
    let session = Session::new();
    session.succeed("new -o kund.klausul --services inkasso --set customer.name=Öst");
    session.succeed("new -o kund.ron --services inkasso --set customer.name=Öst");
    assert_eq!(session.read("kund.klausul"), session.read("kund.ron"));
    assert_eq!(
        session.succeed("text kund.klausul"),
        session.succeed("text kund.ron")
    );
    let listed = session.run("check .");
    assert!(listed.contains("kund.klausul"), "{listed}");
    assert!(listed.contains("kund.ron"), "{listed}");
}

#[test]
fn packages_associate_the_extension_of_drafts_and_no_other() {
    let extension = klausul::draft::OWN_EXTENSION;
    let read = |path: &str| fs::read_to_string(repository(path)).unwrap();
    let mime = read("assets/packaging/debian/klausul.xml");
    let patterns: Vec<&str> = mime.matches("<glob ").collect();
    assert_eq!(patterns.len(), 1, "{mime}");
    assert!(mime.contains(&format!("<glob pattern=\"*.{extension}\"/>")));
    let desktop = read("assets/packaging/debian/klausul.desktop");
    assert!(
        desktop.contains("MimeType=application/x-klausul;\n"),
        "{desktop}"
    );
    assert!(mime.contains("type=\"application/x-klausul\""));
    let installer = read("assets/packaging/windows/klausul.wxs");
    assert!(installer.contains(&format!("\\.{extension}\" Value=\"Klausul.Draft\"")));
    // A value without a name at an extension makes a program its standard.
    for taken in ["\\.pdf\" Value", "\\.ron\" Value"] {
        assert!(!installer.contains(taken), "{taken}");
    }
}

#[test]
fn the_policy_shown_to_windows_administrators_can_be_read() {
    let guide = fs::read_to_string(repository("assets/packaging/windows/README.md")).unwrap();
    let (_, rest) = guide.split_once("```ron\n").unwrap();
    let (policy, _) = rest.split_once("```").unwrap();
    let session = Session::new();
    session.write("policy.ron", policy);
    let said = session.run("--version --lang en").replace('\\', "/");
    assert!(said.contains("policy.ron (there)"), "{said}");
    assert!(
        said.contains("Library of templates: //server/klausul/mallar ("),
        "{said}"
    );
}

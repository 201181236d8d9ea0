//! A draft that comes out of a PDF lacks what no page prints. Where the wording depends on it, that is reported.

use insta::assert_snapshot;
use klausul::app::command::FileCommand;
use klausul::draft::{self, Draft};
use klausul::template::Template;

use crate::internal_notes::{internal_notes, with_internal_notes};
use crate::session::Session;
use crate::support::{built_in, example, set};
use crate::test_app::{Machine, TestApp};
use crate::verify::{PLAIN, exported};

/// A draft with two answers and a service that only the form has.
fn with_secrets() -> Draft {
    let mut draft = example();
    set(&mut draft, "internal.note", "Kunden betalar sent");
    set(&mut draft, "internal.approver", "Advokat Alfhild");
    draft.services.push("internal-counsel".to_owned());
    draft
}

fn pdf() -> Vec<u8> {
    exported(&with_internal_notes(), &with_secrets(), &PLAIN)
}

#[test]
fn the_command_line_says_what_did_not_travel() {
    let session = Session::new();
    session.write("avtal.pdf", pdf());
    for (name, content) in internal_notes().files {
        session.write(&format!("notes/{name}"), content);
    }
    assert_snapshot!(session.run("
        open avtal.pdf -o own.ron --template notes
        open avtal.pdf -o other.ron
    "), @r"
    $ klausul open avtal.pdf -o own.ron --template notes
    stderr: klausul: Rådgivning: Tjänsten är vald i originalet, och avtalets ordalydelse beror på det, men ingen sida trycker den och därför finns den inte i PDF-filen. Välj den igen.
    stderr: klausul: Intern anteckning: Uppgiften är ifylld i originalet, och avtalets ordalydelse beror på det, men ingen sida trycker den och därför finns den inte i PDF-filen. Fyll i den igen.
    stderr: klausul: Godkännare: Uppgiften är ifylld i originalet, och avtalets ordalydelse beror på det, men ingen sida trycker den och därför finns den inte i PDF-filen. Fyll i den igen.
    status: 1
    $ klausul open avtal.pdf -o other.ron
    stderr: klausul: Något som ingen sida trycker bestämde ordalydelsen i originalet, och det finns inte i PDF-filen. Vad det är framgår bara av mallen i den version som originalet är gjort med.
    status: 1
    ");
    for name in ["own.ron", "other.ron"] {
        let text = String::from_utf8(session.read(name)).unwrap();
        assert!(!text.contains("internal") && !text.contains("betalar"));
        assert!(draft::read(text.as_bytes()).is_ok());
    }
}

#[test]
fn the_window_says_what_did_not_travel() {
    let check = |template: Template, expected: &[&str]| {
        let mut app = TestApp::with_template(Machine::default(), template);
        let path = app.path("avtal.pdf");
        std::fs::write(&path, pdf()).unwrap();
        app.command(FileCommand::OpenPath(path));
        assert_eq!(app.draft().services, example().services);
        let lines = &app.state().notice.as_ref().unwrap().lines;
        let places: Vec<&str> = lines.iter().map(|(place, _)| place.as_str()).collect();
        let notice = places.join(", ") + "\n" + &app.notice();
        for expected in expected {
            assert!(notice.contains(expected), "{notice}");
        }
    };
    check(
        with_internal_notes(),
        &[
            "Intern anteckning",
            "Godkännare",
            "Fyll i den igen",
            "Rådgivning",
            "Välj den igen",
        ],
    );
    check(built_in().clone(), &["Något som ingen sida trycker"]);
}

#[test]
fn where_nothing_is_lost_nothing_is_said() {
    let template = with_internal_notes();
    let session = Session::new();
    session.write("avtal.pdf", exported(&template, &example(), &PLAIN));
    for (name, content) in internal_notes().files {
        session.write(&format!("notes/{name}"), content);
    }
    session.succeed("open avtal.pdf -o own.ron --template notes");
    let mut app = TestApp::with_template(Machine::default(), template);
    app.command(FileCommand::OpenPath(session.path("avtal.pdf")));
    assert_eq!(app.notice(), "");
}

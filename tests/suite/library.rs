//! Templates in folders: versions, approvals, the organisation's policy. Through the command line.

use std::fs;
use std::path::Path;

use klausul::characters::hexadecimal;
use klausul::library::{
    Approval, Approvals, KeyPair, Library, LoadedPolicy, Objection, Policy, SecretKey, Standing,
};
use klausul::storage::RealDisk;
use klausul::template::{Template, Typeface, load};
use proptest::prelude::*;

use crate::session::Session;
use crate::support::{TYPEFACE, edited, repository, sources, with_slashes};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

/// A session with a copy of the built-in template in `mallar/NAME`, some texts of it replaced.
fn with_template(session: &Session, name: &str, edits: &[(&str, &str, &str)]) {
    for (file, bytes) in sources(BUILT_IN).files {
        let mut text = String::from_utf8(bytes).unwrap();
        for (in_file, from, to) in edits {
            if *in_file == file {
                assert!(text.contains(from), "{file} has no {from}");
                text = text.replace(from, to);
            }
        }
        session.write(&format!("mallar/{name}/{file}"), text);
    }
}

const NEWER: [(&str, &str, &str); 2] = [
    ("template.ron", "version: \"1.0.0\"", "version: \"1.1.0\""),
    ("body.ron", "Parterna", "Avtalsparterna"),
];

fn run(session: &Session, words: &str, expected: i32) -> String {
    let output = session
        .command(words)
        .env("KLAUSUL_PASSPHRASE", "ett gott lösenord")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(expected), "{words}: {text}");
    text
}

#[test]
fn a_template_that_nobody_approved_is_exported_as_a_draft_with_the_reason() {
    let session = Session::with_example();
    with_template(&session, "ny", &NEWER);
    let said = run(
        &session,
        "export example.ron --template mallar/ny -o a.pdf --date 2026-11-26",
        1,
    );
    assert!(said.contains("ingen har godkänt den"), "{said}");
    let text = pdf_extract::extract_text_from_mem(&session.read("a.pdf")).unwrap();
    assert!(text.contains("UTKAST"));
    run(
        &session,
        "template approve mallar/ny --by 'Eva Ek' --date 2026-11-25",
        0,
    );
    run(
        &session,
        "export example.ron --template mallar/ny -o b.pdf --date 2026-11-26",
        0,
    );
    let text = pdf_extract::extract_text_from_mem(&session.read("b.pdf")).unwrap();
    assert!(!text.contains("UTKAST"));
    // Changed since.
    let body = String::from_utf8(session.read("mallar/ny/body.ron")).unwrap();
    session.write(
        "mallar/ny/body.ron",
        body.replace("Avtalsparterna", "Parterna"),
    );
    let said = run(
        &session,
        "export example.ron --template mallar/ny -o c.pdf --date 2026-11-26",
        1,
    );
    assert!(
        said.contains("ändrats efter att Eva Ek godkände det 2026-11-25"),
        "{said}"
    );
    // A comment is no content.
    session.write("mallar/ny/body.ron", format!("// En anmärkning.\n{body}"));
    run(
        &session,
        "export example.ron --template mallar/ny -o d.pdf --date 2026-11-26",
        0,
    );
}

#[test]
fn approvals_are_listed_with_whether_they_hold() {
    let session = Session::new();
    with_template(&session, "ny", &NEWER);
    run(&session, "template keygen -o eva.key", 0);
    assert!(run(&session, "template keygen -o eva.key", 2).contains("finns redan"));
    run(
        &session,
        "template approve mallar/ny --by 'Eva Ek' --key eva.key --date 2026-11-25",
        0,
    );
    let twice = run(
        &session,
        "template approve mallar/ny --by 'Eva Ek' --key eva.key",
        2,
    );
    assert!(twice.contains("har redan godkänt"), "{twice}");
    run(
        &session,
        "template approve mallar/ny --by 'Åke Ås' --date 2026-11-26",
        0,
    );
    let listed = run(&session, "template approvals mallar/ny", 0);
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(
        listed.contains("2026-11-25 Eva Ek, version 1.1.0: räknas"),
        "{listed}"
    );
    let approvals = String::from_utf8(session.read("mallar/ny/approvals.ron")).unwrap();
    session.write(
        "mallar/ny/approvals.ron",
        approvals.replace("\"Eva Ek\"", "\"Eva Eker\""),
    );
    let listed = run(&session, "template approvals mallar/ny", 0);
    assert!(
        listed.contains("har ändrats efter att det signerades"),
        "{listed}"
    );
    session.write(
        "mallar/ny/approvals.ron",
        "(format: 1, approvals: [(by: 1)])",
    );
    let broken = run(&session, "template approvals mallar/ny", 2);
    assert!(broken.contains("approvals.ron:1:"), "{broken}");
}

/// The public key that `keygen` wrote beside the secret one.
fn public(session: &Session, name: &str) -> String {
    let text = String::from_utf8(session.read(&format!("{name}.pub"))).unwrap();
    text.trim().to_owned()
}

#[test]
fn the_policy_demands_signatures_of_several_persons() {
    let session = Session::with_example();
    with_template(&session, "ny", &NEWER);
    for name in ["eva", "ake", "okand"] {
        run(&session, &format!("template keygen -o {name}.key"), 0);
    }
    let policy = format!(
        "(format: 1, keys: [(name: \"Eva Ek\", key: \"{}\"), (name: \"Åke Ås\", key: \"{}\")], \
         approvals: (signed: true, persons: 2))",
        public(&session, "eva.key"),
        public(&session, "ake.key"),
    );
    session.write("policy.ron", policy);
    let export = |expected: i32, reason: &str| {
        let said = run(
            &session,
            "export example.ron --template mallar/ny -o a.pdf --force --date 2026-11-26",
            expected,
        );
        assert!(said.contains(reason), "{said}");
    };
    let approve = |words: &str| {
        run(
            &session,
            &format!("template approve mallar/ny --date 2026-11-25 {words}"),
            0,
        );
    };
    export(1, "ingen har godkänt den");
    approve("--by 'Eva Ek'");
    export(1, "inte signerat med en nyckel");
    approve("--by 'Ola Okänd' --key okand.key");
    export(1, "en nyckel som organisationen inte känner till");
    approve("--by 'Åke Ås' --key eva.key");
    export(1, "signerat med nyckeln som hör till Eva Ek");
    approve("--by 'Eva Ek' --key eva.key");
    export(1, "2 personer måste godkänna den, och 1 har gjort det");
    approve("--by 'Åke Ås' --key ake.key");
    export(0, "");
    session.write("policy.ron", "(format: 1, kyes: [])");
    export(1, "organisationens policy kan inte läsas");
    session.write("policy.ron", "(format: 1, fixed: [Templates])");
    export(1, "bara mallar ur sina bibliotek");
}

#[test]
fn what_the_organisation_decides_is_not_chosen_on_the_command_line() {
    let session = Session::with_example();
    session.write(
        "policy.ron",
        "(format: 1, signing: \"scrive\", fixed: [Signing, Attachments])",
    );
    let decided = "Det här bestämmer organisationen";
    let export = "export example.ron -o a.pdf --force --date 2026-11-26";
    assert!(run(&session, &format!("{export} --signing docusign"), 2).contains(decided));
    assert!(run(&session, &format!("{export} --without-attachments"), 2).contains(decided));
    run(&session, export, 0);
    let own = session.read("a.pdf");
    run(&session, &format!("{export} --signing scrive"), 0);
    assert_eq!(own, session.read("a.pdf"));
}

#[test]
fn mistakes_in_a_policy_are_reported_with_their_place() {
    let check = |policy: &str, place: &str, expected: &str| {
        let session = Session::new();
        session.write("policy.ron", policy);
        let policy = LoadedPolicy::read(&RealDisk, &session.path("policy.ron"));
        let (found, message) = policy.problem.expect("a problem");
        assert!(found.ends_with(place), "{found}");
        let message = message.in_english();
        assert!(message.contains(expected), "{message}");
    };
    check("(format: 1, kyes: [])", "policy.ron:1:13", "kyes");
    check("(format: 2)", "policy.ron", "format 2");
    check("", "policy.ron", "empty");
    check(
        "(format: 1, approvals: (persons: 0))",
        "policy.ron",
        "between 1 and 20",
    );
    check(
        "(format: 1, approvals: (signed: true))",
        "policy.ron",
        "no keys are named",
    );
    check(
        "(format: 1, keys: [(name: \"x\", key: \"y\")])",
        "policy.ron:1:38",
        "64 hexadecimal digits",
    );
    check(
        "(format: 1, fixed: [Everything])",
        "policy.ron:1:21",
        "Everything",
    );
}

#[test]
fn the_library_has_each_version_and_a_draft_keeps_its_own() {
    let session = Session::with_example();
    with_template(&session, "ny", &NEWER);
    run(
        &session,
        "template approve mallar/ny --by 'Eva Ek' --date 2026-11-25",
        0,
    );
    let listed = run(&session, "template list --library mallar", 0);
    let versions: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!(versions, ["1.0.0", "1.1.0"], "{listed}");
    // The draft was made with version 1.0.0.
    run(
        &session,
        "export example.ron --library mallar -o old.pdf --date 2026-11-26",
        0,
    );
    run(
        &session,
        "new --library mallar -o new.ron --services inkasso",
        0,
    );
    let new = String::from_utf8(session.read("new.ron")).unwrap();
    assert!(new.contains("1.1.0"), "{new}");
    let example = String::from_utf8(session.read("example.ron")).unwrap();
    let newer = load(&load_folder(&session, "mallar/ny"), &TYPEFACE).unwrap();
    let moved = moved_to(&example, &newer);
    session.write("moved.ron", moved);
    run(
        &session,
        "export moved.ron --library mallar -o new.pdf --date 2026-11-26",
        0,
    );
    fs::create_dir(session.path("sent")).unwrap();
    for file in ["old.pdf", "new.pdf"] {
        fs::rename(session.path(file), session.path("sent").join(file)).unwrap();
    }
    let verified = run(&session, "verify sent --library mallar --json", 0);
    let verified: serde_json::Value = serde_json::from_str(&verified).unwrap();
    let found: Vec<(&str, &str)> = verified
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let version = one["template"]["version"].as_str().unwrap();
            (one["verdict"].as_str().unwrap(), version)
        })
        .collect();
    assert_eq!(found, [("unchanged", "1.1.0"), ("unchanged", "1.0.0")]);
}

fn load_folder(session: &Session, folder: &str) -> klausul::template::Sources {
    klausul::library::sources_in(&session.path(folder)).unwrap()
}

/// A draft's text, as if it had been made with another version.
fn moved_to(draft: &str, template: &Template) -> String {
    let mut draft = klausul::draft::read(draft.as_bytes()).unwrap();
    draft.version.clone_from(&template.version);
    draft.template_hash = Some(template.hash.clone());
    klausul::draft::write(&draft)
}

#[test]
fn the_built_in_template_is_copied_to_be_changed() {
    let session = Session::new();
    run(&session, "template copy -o min-mall", 0);
    let hash = run(&session, "template hash min-mall", 0);
    let listed = run(&session, "template list --json", 0);
    assert!(listed.contains(hash.trim()), "{listed}");
    let again = run(&session, "template copy -o min-mall", 2);
    assert!(again.contains("min-mall: Filen finns redan"), "{again}");
}

#[test]
fn two_contents_of_one_version_are_an_error_that_names_both() {
    let session = Session::new();
    with_template(&session, "a", &[("body.ron", "Parterna", "Avtalsparterna")]);
    let listed = run(&session, "template list --library mallar", 1);
    assert!(
        listed.contains("har ett annat innehåll än version 1.0.0 som är inbyggd"),
        "{listed}"
    );
    with_template(&session, "a", &NEWER);
    with_template(
        &session,
        "b",
        &[("template.ron", "version: \"1.0.0\"", "version: \"1.1\"")],
    );
    let listed = run(&session, "template list --library mallar", 1);
    let expected =
        "Version 1.1 av intrum-personuppgifter har ett annat innehåll än version 1.1.0 i mallar/a";
    assert!(with_slashes(&listed).contains(expected), "{listed}");
}

#[test]
fn one_broken_template_leaves_the_others() {
    let session = Session::new();
    with_template(&session, "a", &NEWER);
    with_template(
        &session,
        "b",
        &[("template.ron", "version: \"1.0.0\"", "version: \"2\"")],
    );
    session.write("mallar/b/body.ron", "(blocks: [");
    session.write("mallar/c/anteckning.txt", "Ingen mall.");
    let listed = run(&session, "template list --library mallar", 1);
    assert!(listed.contains("\t1.1.0\t"), "{listed}");
    assert!(
        with_slashes(&listed).contains("mallar/b/body.ron:"),
        "{listed}"
    );
    let gone = run(&session, "template list --library 'finns inte'", 1);
    assert!(gone.contains("Mappen med mallar kan inte läsas"), "{gone}");
}

#[test]
fn the_last_good_copy_serves_while_the_library_is_gone_or_broken() {
    let session = Session::new();
    with_template(&session, "a", &NEWER);
    run(
        &session,
        "template approve mallar/a --by 'Eva Ek' --date 2026-11-25",
        0,
    );
    run(&session, "template list --library mallar", 0);
    let body = session.read("mallar/a/body.ron");
    session.write("mallar/a/body.ron", &body[..body.len() / 2]);
    let listed = run(&session, "template list --library mallar", 1);
    assert!(listed.contains("\t1.1.0\t"), "{listed}");
    assert!(listed.contains("Den senaste felfria kopian"), "{listed}");
    fs::remove_dir_all(session.path("mallar")).unwrap();
    let listed = run(&session, "template list --library mallar", 1);
    assert!(listed.contains("\t1.1.0\tsv-SE\t"), "{listed}");
    assert!(listed.contains("godkänd 2026-11-25 av Eva Ek"), "{listed}");
    assert!(
        listed.contains("Kopian av mallen på den här datorn används"),
        "{listed}"
    );
    // A template that was taken out of a library that is there is gone.
    with_template(
        &session,
        "b",
        &[("template.ron", "version: \"1.0.0\"", "version: \"2\"")],
    );
    let listed = run(&session, "template list --library mallar", 0);
    assert!(!listed.contains("\t1.1.0\t"), "{listed}");
}

#[cfg(unix)]
#[test]
fn links_that_leave_the_library_or_lead_back_are_not_followed() {
    let session = Session::new();
    with_template(&session, "a", &NEWER);
    fs::create_dir_all(session.path("annat")).unwrap();
    fs::rename(session.path("mallar/a"), session.path("annat/a")).unwrap();
    fs::create_dir_all(session.path("mallar/c")).unwrap();
    std::os::unix::fs::symlink(session.path("annat/a"), session.path("mallar/a")).unwrap();
    std::os::unix::fs::symlink(session.path("mallar"), session.path("mallar/c/d")).unwrap();
    let listed = run(&session, "template list --library mallar", 0);
    assert_eq!(listed.lines().count(), 1, "{listed}");
}

#[test]
fn an_approvals_file_of_many_megabytes_is_refused() {
    let session = Session::new();
    with_template(&session, "a", &NEWER);
    session.write("mallar/a/approvals.ron", vec![b' '; 100 << 20]);
    let said = run(&session, "template approvals mallar/a", 2);
    assert!(said.contains("MB"), "{said}");
    let listed = run(&session, "template list --library mallar", 0);
    assert!(listed.contains("godkännandena kan inte läsas"), "{listed}");
}

// -- what an approval is of --

fn standing_of(template: &Template, approvals: &Approvals) -> Standing {
    LoadedPolicy::none().standing(template, &Ok(approvals.clone()))
}

fn approved(template: &Template) -> Approvals {
    let date = klausul::date::Date::new(2026, 11, 25).unwrap();
    let mut approvals = Approvals::default();
    approvals
        .add(Approval::new(template, "Eva Ek", date, None).unwrap())
        .unwrap();
    approvals
}

#[test]
fn an_approval_is_one_of_its_template_version_and_content_only() {
    let tiny = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let approvals = approved(&tiny);
    assert!(standing_of(&tiny, &approvals).is_approved());
    let check = |change: fn(&mut Template), expected: fn(&Objection) -> bool| {
        let mut other = tiny.clone();
        change(&mut other);
        let Standing::NotApproved(objections) = standing_of(&other, &approvals) else {
            panic!("approved");
        };
        assert!(expected(&objections[0]), "{objections:?}");
    };
    check(
        |template| template.id.push('x'),
        |found| matches!(found, Objection::OtherTemplate { .. }),
    );
    check(
        |template| "2".clone_into(&mut template.version),
        |found| matches!(found, Objection::OtherVersion { .. }),
    );
    check(
        |template| template.hash = hexadecimal(&[0; 32]),
        |found| matches!(found, Objection::Changed { .. }),
    );
    for name in ["", " ", "a\nb", "a\u{202E}b", &"x".repeat(201)] {
        let date = klausul::date::Date::new(2026, 11, 25).unwrap();
        assert!(Approval::new(&tiny, name, date, None).is_err(), "{name:?}");
    }
}

#[test]
fn a_built_in_template_that_can_not_be_loaded_is_said_to_be_broken() {
    let mut library = Library::new(LoadedPolicy::none(), Vec::new(), None);
    let typeface = Typeface {
        names: &[],
        covers: &|_| false,
    };
    library.refresh(&RealDisk, &typeface);
    assert!(library.entries().is_empty());
    let remarks = library.remarks();
    assert_eq!(remarks.len(), 1);
    let place = remarks[0].place.to_string();
    assert!(place.contains(".ron:"), "{place}");
    let message = remarks[0].message.in_english();
    assert!(message.contains("typeface cannot print"), "{message}");
    // Once it can be loaded, nothing is wrong any more.
    library.refresh(&RealDisk, &TYPEFACE);
    assert_eq!(library.remarks(), []);
    assert_eq!(library.entries().len(), 1);
}

#[test]
fn one_person_is_one_person_however_the_name_is_written() {
    let tiny = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let date = klausul::date::Date::new(2026, 11, 25).unwrap();
    let policy = LoadedPolicy {
        policy: Policy {
            persons: 2,
            ..Policy::none()
        },
        ..LoadedPolicy::none()
    };
    let mut approvals = Approvals::default();
    for name in ["Eva Ek", "eva  ek"] {
        approvals
            .add(Approval::new(&tiny, name, date, None).unwrap())
            .unwrap();
    }
    // Names that somebody wrote into the file.
    for name in ["", "Eva\u{200B} Ek", "\u{FF25}va Ek"] {
        let mut other = approvals.approvals[0].clone();
        name.clone_into(&mut other.by);
        approvals.approvals.push(other);
    }
    let standing = policy.standing(&tiny, &Ok(approvals.clone()));
    assert!(!standing.is_approved());
    approvals
        .add(Approval::new(&tiny, "Åke Ås", date, None).unwrap())
        .unwrap();
    assert!(policy.standing(&tiny, &Ok(approvals)).is_approved());
}

#[test]
fn one_key_is_one_person_whatever_names_it_signs_in() {
    let tiny = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let date = klausul::date::Date::new(2026, 11, 25).unwrap();
    let policy = LoadedPolicy {
        policy: Policy {
            persons: 2,
            ..Policy::none()
        },
        ..LoadedPolicy::none()
    };
    let pair = KeyPair::new(&[7; 32], "ett gott lösenord").unwrap();
    let key = SecretKey::read(&pair.secret_pem, "ett gott lösenord").unwrap();
    let mut approvals = Approvals::default();
    for name in ["Eva Ek", "Eva Ekk"] {
        let approval = Approval::new(&tiny, name, date, Some(&key)).unwrap();
        approvals.add(approval).unwrap();
    }
    assert!(!policy.standing(&tiny, &Ok(approvals)).is_approved());
}

/// The words of a template that the built-in one prints, by their places in the file.
fn words_of(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (character.is_lowercase(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever word of the wording is changed: if the template can still be loaded, it isn't approved.
    #[test]
    fn a_changed_word_ends_an_approval(place in any::<prop::sample::Index>(), letter in "[a-zåäö]") {
        let original = sources("tests/templates/tiny");
        let template = load(&original, &TYPEFACE).unwrap();
        let text = String::from_utf8(original.files["body.ron"].clone()).unwrap();
        let inside: Vec<_> = words_of(&text)
            .into_iter()
            .filter(|word| text[..word.start].matches('"').count() % 2 == 1)
            .filter(|word| !text[..word.start].rsplit('\n').next().unwrap().contains("//"))
            .collect();
        let word = inside[place.index(inside.len())].clone();
        let mut changed = text.clone();
        changed.insert_str(word.end, &letter);
        let mut other = original.clone();
        other.files.insert("body.ron".to_owned(), changed.into_bytes());
        if let Ok(other) = load(&other, &TYPEFACE) {
            prop_assert!(!standing_of(&other, &approved(&template)).is_approved());
        }
    }
}

#[test]
fn layout_and_comments_end_no_approval() {
    let template = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let approvals = approved(&template);
    let spaced = edited(
        "tests/templates/tiny",
        "body.ron",
        "(",
        "( // En anmärkning.\n   ",
    );
    let spaced = load(&spaced, &TYPEFACE).unwrap();
    assert!(standing_of(&spaced, &approvals).is_approved());
}

#[test]
fn the_built_in_template_is_approved() {
    let mut library = Library::new(LoadedPolicy::none(), Vec::new(), None);
    library.refresh(&RealDisk, &TYPEFACE);
    let [built_in] = library.entries() else {
        panic!("one template");
    };
    assert!(built_in.standing.is_approved(), "{:?}", built_in.standing);
    assert!(
        Path::new(&repository(BUILT_IN))
            .join("approvals.ron")
            .is_file()
    );
}

#[test]
fn a_final_agreement_takes_the_version_of_its_draft_or_a_named_one() {
    let session = Session::with_example();
    let draft = String::from_utf8(session.read("example.ron")).unwrap();
    let newer = draft.replace("version: \"1.0.0\"", "version: \"7.1\"");
    assert_ne!(newer, draft);
    session.write("nyare.ron", newer);
    insta::assert_snapshot!(session.run("export nyare.ron -o ut.pdf --date 2026-11-26"), @r"
    $ klausul export nyare.ron -o ut.pdf --date 2026-11-26
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    stderr: klausul: Utkastet är gjort med version 7.1 av mallen; det här är version 1.0.0. Kontrollera tjänsterna och svaren.
    stderr: klausul: Utkastet hör till version 7.1 av mallen, som inte finns här. Därför är PDF-filen ett utkast: varje sida säger det, och inget kan undertecknas. Ange mappen med den versionen med --library eller --template. Ska avtalet göras med version 1.0.0, så öppna utkastet i fönstret, som visar vad som blir annorlunda, eller ange den mallen med --template.
    status: 1
    ");
    let pages = lopdf::Document::load_mem(&session.read("ut.pdf")).unwrap();
    assert!(pages.extract_text(&[1]).unwrap().contains("UTKAST"));
    session.succeed("template copy -o mall");
    session.succeed("template approve mall --by \"Eva Ek\" --date 2026-10-09");
    let named = session
        .command("export nyare.ron -o namngiven.pdf --template mall")
        .output();
    assert_eq!(named.unwrap().status.code(), Some(0));
}

/// Two approved contents of one version could not be told apart by whoever reads the version.
#[test]
fn a_second_content_of_an_approved_version_is_not_approved() {
    let session = Session::new();
    with_template(&session, "a", &NEWER);
    let approve = |folder: &str, status: i32| {
        let command = format!(
            "template approve {folder} --by 'Eva Ek' --date 2026-11-25 --library mallar --lang en"
        );
        run(&session, &command, status)
    };
    approve("mallar/a", 0);
    with_template(&session, "b", &NEWER);
    let body = String::from_utf8(session.read("mallar/b/body.ron")).unwrap();
    session.write(
        "mallar/b/body.ron",
        body.replace("alltid", "städse")
            .replace("ha företräde", "ha förtur"),
    );
    let answer = approve("mallar/b", 2);
    assert!(answer.contains("Raise the version"), "{answer}");
    assert!(
        !session.path("mallar/b/approvals.ron").exists()
            || !String::from_utf8(session.read("mallar/b/approvals.ron"))
                .unwrap()
                .contains("Eva Ek")
    );
}

//! The list of exports: each final export is entered, and the list proves the bytes that another release wrote.

use klausul::date::Date;
use klausul::ledger::{Entry, ExportList, FILE_NAME};
use klausul::verify::{BytesCompared, Known, Report, Verdict, Verifier, VerifyError};
use lopdf::{Document, Object};

use crate::session::Session;
use crate::support::{built_in, example};
use crate::verify::{Change, PLAIN, exported, information, replace, saved};
use crate::verify_words::lift;

const EXPORT: &str = "export example.ron --date 2026-11-27";

/// What another release might have written: the same words elsewhere on the pages.
fn of_another_release(change: Change) -> Vec<u8> {
    let mut document = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
    let producer = Object::string_literal("Klausul 9.0.0 (typesetter 99)");
    information(&mut document).set("Producer", producer);
    change(&mut document);
    let mut pdf = saved(document);
    pdf.push(b'\n');
    pdf
}

fn judged(pdf: &[u8], exports: &ExportList) -> Result<Report, VerifyError> {
    let known = Known {
        templates: vec![built_in()],
        exports: Some(exports),
        ..Known::default()
    };
    Verifier::new().verify(pdf, &known)
}

fn verified(pdf: &[u8], exports: &ExportList) -> Report {
    judged(pdf, exports).unwrap()
}

fn list_of(pdf: &[u8], template: &str) -> ExportList {
    let date = Date::new(2027, 3, 1).unwrap();
    ExportList::read(Entry::new(pdf, date, template).to_string().as_bytes())
}

#[test]
fn the_list_proves_what_another_release_wrote() {
    let pdf = of_another_release(lift);
    let hash = &built_in().hash;
    let report = verified(&pdf, &ExportList::default());
    assert_eq!(report.verdict, Verdict::SameWords);
    let listed = list_of(&pdf, hash);
    let report = verified(&pdf, &listed);
    assert_eq!(report.verdict, Verdict::Unchanged);
    let date = Date::new(2027, 3, 1).unwrap();
    assert_eq!(
        report.bytes,
        Some(BytesCompared::Listed { updates: 0, date })
    );

    // The entry of another template's export proves nothing, and neither does one of other bytes.
    let other = list_of(&pdf, &hash.replace(|sign: char| sign.is_ascii_digit(), "e"));
    assert_eq!(verified(&pdf, &other).verdict, Verdict::SameWords);
    let longer = [&pdf[..], b"% more\n"].concat();
    assert!(
        judged(&longer, &listed).is_err(),
        "outside of what is compared"
    );
}

/// Whoever can write to the list still gets no other words past.
#[test]
fn other_words_are_changed_whatever_the_list_says() {
    let hash = &built_in().hash;
    for change in [
        (|document| replace(document, 2, "0 Tr", "3 Tr")) as Change,
        |document| replace(document, 2, "BT\n", "1 g 80 600 400 60 re f BT\n"),
    ] {
        let pdf = of_another_release(change);
        let report = verified(&pdf, &list_of(&pdf, hash));
        assert_eq!(report.verdict, Verdict::Changed);
    }
}

#[test]
fn final_exports_are_entered_and_drafts_are_not() {
    let session = Session::with_example();
    session.succeed(&format!("{EXPORT} -o first.pdf"));
    session.succeed(&format!("{EXPORT} -o draft.pdf --draft"));
    session.succeed(&format!("{EXPORT} -o second.pdf --without-attachments"));
    let text = String::from_utf8(session.read(FILE_NAME)).unwrap();
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("# Klausul"), "{text}");
    let date = Date::new(2026, 11, 27).unwrap();
    let expected: Vec<String> = ["first.pdf", "second.pdf"]
        .iter()
        .map(|name| Entry::new(&session.read(name), date, &built_in().hash).to_string())
        .collect();
    assert_eq!(lines.collect::<Vec<_>>(), expected);
}

#[test]
fn the_list_is_that_of_the_folder_of_agreements() {
    let session = Session::with_example();
    let folder = session.path("agreements");
    let settings = format!("(format: 1, pdf_folder: Some({folder:?}))");
    session.write("config/klausul/settings.ron", settings);
    session.write("agreements/2026/kept", "");
    session.succeed(&format!("{EXPORT} -o agreements/2026/a.pdf"));
    assert!(session.path("agreements").join(FILE_NAME).is_file());
    assert!(!session.path("agreements/2026").join(FILE_NAME).exists());
    // Elsewhere, it is that of the file's own folder: nobody chose one above.
    session.write("other/deep/kept", "");
    session.write(&format!("other/{FILE_NAME}"), "");
    session.succeed(&format!("{EXPORT} -o other/deep/a.pdf"));
    assert!(session.path("other/deep").join(FILE_NAME).is_file());
    assert!(session.read(&format!("other/{FILE_NAME}")).is_empty());
}

#[test]
fn verify_takes_the_lists_of_the_own_folders_and_those_that_are_named() {
    let session = Session::new();
    let pdf = of_another_release(lift);
    let date = Date::new(2027, 3, 1).unwrap();
    let line = Entry::new(&pdf, date, &built_in().hash).to_string();
    session.write("received/agreement.pdf", &pdf);
    // A list that came with the file is nobody's.
    session.write(&format!("received/{FILE_NAME}"), &line);
    let verdict = |words: &str| {
        let output = session.command(words).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), text)
    };
    let (status, text) = verdict("verify received/agreement.pdf");
    assert_eq!(status, 1, "{text}");
    let (status, text) = verdict(&format!(
        "verify received/agreement.pdf --exports received/{FILE_NAME} --lang en"
    ));
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("So says the list of exports"), "{text}");
    let folder = session.path("agreements");
    session.write(&format!("agreements/{FILE_NAME}"), &line);
    let settings = format!("(format: 1, drafts_folder: Some({folder:?}))");
    session.write("config/klausul/settings.ron", settings);
    let (status, text) = verdict("verify received/agreement.pdf --json");
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("\"listed\": \"2027-03-01\""), "{text}");
}

//! Answers that are too much: rows and cells beyond what anybody reads, numbers without words. All is reported.

use klausul::draft::{self, Answer, Draft, Row};
use klausul::message::{Language, Translator};
use klausul::template::{Template, load};
use klausul::typeset::fonts;

use crate::kinds::{files, optional};
use crate::support::{TYPEFACE, pages_of, set};
use crate::verify::{PLAIN, exported, verified_with};

const ROWS: &str = r#"Rows(columns: [
    (id: "name", kind: Text, label: "Namn", required: true),
    (id: "note", kind: Lines(most: 20), label: "Anmärkning"),
], most: 5000)"#;
const TABLE: &str = r#"Table(id: "t", when: HasRows("x"), columns: [
    (header: "Namn", text: "{row.name}"), (header: "Anmärkning", text: "{row.note}"),
], from: Field("x")),"#;

fn with_rows(count: usize, note: &str) -> (Template, Draft) {
    let template = load(&files("sv", &optional("x", ROWS), TABLE), &TYPEFACE).unwrap();
    let mut draft = Draft::new(&template);
    draft.services = vec!["one".to_owned()];
    let row = |index: usize| -> Row {
        let cells = [("name", format!("Rad {index}")), ("note", note.to_owned())];
        cells.map(|(id, text)| (id.to_owned(), text)).into()
    };
    let rows = (0..count).map(row).collect();
    draft.answers.insert("x".to_owned(), Answer::Rows(rows));
    (template, draft)
}

fn problems(template: &Template, draft: &Draft) -> Vec<String> {
    let translator = Translator::new(Language::En);
    let problems = draft::check(draft, template, &fonts::covers);
    let sentences = problems.iter();
    sentences
        .map(|problem| translator.format(&problem.message()))
        .collect()
}

#[test]
fn five_thousand_rows_of_a_draft_are_printed() {
    let (template, draft) = with_rows(5_000, "x");
    assert_eq!(problems(&template, &draft), [""; 0]);
    let pages = pages_of(&template, &draft, false);
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let names = lines.filter(|line| line.text.text.starts_with("Rad "));
    assert_eq!(names.count(), 5_000);
    let (template, draft) = with_rows(5_001, "x");
    assert_eq!(problems(&template, &draft).len(), 1);
}

/// A thousand rows, which a reader of a PDF still proves.
#[test]
fn a_thousand_rows_are_verified() {
    let (template, draft) = with_rows(1_000, "x");
    let pdf = exported(&template, &draft, &PLAIN);
    let report = verified_with(&pdf, &[&template]).unwrap();
    assert_eq!(report.verdict, klausul::verify::Verdict::Unchanged);
}

#[test]
fn a_cell_of_ten_thousand_words_is_reported_and_still_set() {
    let (template, draft) = with_rows(1, &"ord ".repeat(10_000));
    let found = problems(&template, &draft);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("2000") || found[0].contains("2,000"),
        "{found:?}"
    );
    // The window shows pages of a draft that isn't right.
    let pages = pages_of(&template, &draft, true);
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let words: usize = lines
        .map(|line| line.text.text.matches("ord").count())
        .sum();
    assert_eq!(words, 10_000);
}

#[test]
fn numbers_without_words_are_reported() {
    let text = r#"Paragraph(id: "p", text: "{x, words}"),"#;
    let template = load(&files("sv", &optional("x", "Number()"), text), &TYPEFACE).unwrap();
    let check = |number: &str, expected: &[&str]| {
        let mut draft = Draft::new(&template);
        draft.services = vec!["one".to_owned()];
        set(&mut draft, "x", number);
        assert_eq!(problems(&template, &draft), expected, "{number}");
        // Printed in digits in the meantime.
        assert!(!pages_of(&template, &draft, true).pages.is_empty());
    };
    let beyond = "The agreement writes the number in words, which is possible for 0 to 999999 only. Change the number.";
    check("999999", &[]);
    check("1000000", &[beyond]);
    check("-1", &[beyond]);
}

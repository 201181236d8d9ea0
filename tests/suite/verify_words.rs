//! Of files that another typesetter made the words are compared, and only what is there to read counts.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use klausul::verify::{Compared, Report, Verdict};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::support::{built_in, example, varied};
use crate::verify::{Change, PLAIN, exported, information, replace, saved, verified};
use crate::verify_alterations::{add_resource, bend, draw, in_fonts};

/// As if another typesetter had made a file.
fn of_another_typesetter(pdf: &[u8], change: Change) -> Report {
    let mut document = Document::load_mem(pdf).unwrap();
    let producer = Object::string_literal("Klausul 9.0.0 (typesetter 99)");
    information(&mut document).set("Producer", producer);
    change(&mut document);
    verified(&saved(document)).unwrap()
}

/// All of the pages stands two points higher.
pub fn lift(document: &mut Document) {
    for page in document.get_pages().into_values() {
        let mut content = b"1 0 0 1 0 2 cm\n".to_vec();
        content.extend(document.get_page_content(page));
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let page = document.get_dictionary_mut(page).unwrap();
        page.set("Contents", content);
    }
}

#[test]
fn of_another_typesetter_the_words_are_compared() {
    for (name, case) in varied().into_iter().step_by(3) {
        let pdf = exported(built_in(), &case, &PLAIN);
        // As long as it draws the same, that is no matter.
        let report = of_another_typesetter(&pdf, |_| {});
        assert_eq!(report.verdict, Verdict::SamePages, "{name}");
        assert_eq!(report.compared, Compared::Pages);
        // Lines stand elsewhere: that is what another typesetter does.
        let report = of_another_typesetter(&pdf, lift);
        let differences = &report.differences;
        assert_eq!(
            report.verdict,
            Verdict::SameWords,
            "{name}: {differences:?}"
        );
        assert_eq!(report.compared, Compared::Words);
    }
}

/// Changes that make words unreadable, or read in another place.
const CASES: &[(&str, Change)] = &[
    ("invisible", |document| replace(document, 2, "0 Tr", "3 Tr")),
    ("pale", |document| replace(document, 2, "0 g", "1 g")),
    ("hidden by an area", |document| {
        replace(document, 2, "BT\n", "1 g 80 600 400 60 re f BT\n");
    }),
    ("one over the other", |document| {
        replace(document, 2, " Tm\n", " Tm 1 0 0 1 90 700 Tm\n");
    }),
    ("beside the page", |document| {
        move_line(document, 700.0, 0.0);
    }),
    ("far below others that follow", |document| {
        move_line(document, 0.0, -700.0);
    }),
    ("tiny", |document| {
        replace(document, 2, "BT\n", "0.1 0 0 0.1 80 700 cm BT\n");
    }),
    ("askew", |document| {
        replace(document, 2, "BT\n", "0 1 -1 0 500 100 cm BT\n");
    }),
    ("transparent", |document| {
        let state = dictionary! { "ca" => 0.02 };
        add_resource(document, 2, "ExtGState", "Thin", state.into());
        replace(document, 2, "BT\n", "/Thin gs BT\n");
    }),
    ("under a thin white line", |document| {
        draw(document, 2, "\nq 1 G 1.9 w 80 703 m 520 703 l S Q");
    }),
    ("under many thin lines", |document| {
        let mut lines = String::new();
        for y in (400..700).step_by(5) {
            let _ = write!(lines, "80 {y} m 520 {y} l S ");
        }
        draw(document, 2, &format!("\nq 0.5 w {lines}Q"));
    }),
    ("a word raised by three points", |document| {
        move_line(document, 0.0, 3.0);
    }),
    ("smaller than our letters", |document| {
        rewrite_sizes(document, 2, 6.0);
    }),
    ("furniture in the column", |document| {
        furniture_in_column(document);
    }),
    ("with other outlines", |document| {
        in_fonts(document, |program| bend(program));
    }),
    ("with the outlines of others", |document| {
        // Every code draws the glyph before its own.
        let map = (0..400_u16).flat_map(|code| code.saturating_sub(1).to_be_bytes());
        let map = document.add_object(Stream::new(Dictionary::new(), map.collect()));
        for font in wide_fonts(document) {
            font.set("CIDToGIDMap", map);
        }
    }),
];

/// Nobody gets other words past by naming another typesetter.
#[test]
fn of_another_typesetter_words_must_be_there_to_read() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    for (name, change) in CASES {
        let report = of_another_typesetter(&pdf, *change);
        assert_eq!(report.verdict, Verdict::Changed, "{name}");
        assert_eq!(report.compared, Compared::Words, "{name}");
    }
}

/// Sets the letters of one line in another size.
fn rewrite_sizes(document: &mut Document, number: u32, size: f32) {
    let page = document.get_pages()[&number];
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    let fonts = content.operations.iter_mut();
    let mut fonts = fonts.filter(|operation| operation.operator == "Tf");
    fonts.nth(1).unwrap().operands[1] = Object::Real(size);
    set_content(document, page, &content);
}

/// Sets the letters of the foot of a page before a line of the agreement.
fn furniture_in_column(document: &mut Document) {
    let page = document.get_pages()[&2];
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    let operations = &mut content.operations;
    let furniture = operations
        .iter()
        .rposition(|operation| operation.operator == "BMC");
    let places = operations[furniture.unwrap()..].iter_mut();
    for place in places.filter(|operation| operation.operator == "Tm") {
        place.operands[4] = Object::Real(60.0);
        place.operands[5] = Object::Real(500.0);
    }
    set_content(document, page, &content);
}

fn set_content(document: &mut Document, page: ObjectId, content: &Content) {
    let content = Stream::new(Dictionary::new(), content.encode().unwrap());
    let content = document.add_object(content);
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
}

/// Moves the third line of the second page.
fn move_line(document: &mut Document, x: f32, y: f32) {
    let page = document.get_pages()[&2];
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    let places = content.operations.iter_mut();
    let mut places = places.filter_map(|operation| match operation.operator.as_str() {
        "Tm" => Some(&mut operation.operands),
        _ => None,
    });
    let place = places.nth(3).unwrap();
    for (operand, by) in place[4..].iter_mut().zip([x, y]) {
        *operand = Object::Real(operand.as_float().unwrap() + by);
    }
    set_content(document, page, &content);
}

/// The fonts in which a code is two bytes long, where glyphs are chosen.
fn wide_fonts(document: &mut Document) -> impl Iterator<Item = &mut Dictionary> {
    let objects = document.objects.values_mut();
    let fonts = objects.filter_map(|object| object.as_dict_mut().ok());
    let fonts = fonts.filter_map(|font| font.get_mut(b"DescendantFonts").ok()?.as_array_mut().ok());
    fonts.map(|fonts| fonts[0].as_dict_mut().unwrap())
}

#[test]
fn many_letters_of_another_typesetter_come_to_an_end() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    let begin = Instant::now();
    for spread in [0, 3] {
        let mut document = Document::load_mem(&pdf).unwrap();
        let page = document.get_pages()[&2];
        let mut content = document.get_page_content(page);
        content.extend(b"\nBT /Regular0 9 Tf 1 0 0 1 90 700 Tm ");
        for number in 0..100_000 {
            let line = format!("1 0 0 1 {} 400 Tm <0003> Tj\n", 90 + number * spread % 400);
            content.extend(line.bytes());
        }
        content.extend(b"ET");
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let page = document.get_dictionary_mut(page).unwrap();
        page.set("Contents", content);
        information(&mut document).set(
            "Producer",
            Object::string_literal("Klausul 9.0.0 (typesetter 99)"),
        );
        // Whether it is changed or too large: it ends.
        if let Ok(report) = verified(&saved(document)) {
            assert_eq!(report.verdict, Verdict::Changed);
            assert!(report.differences.len() <= 200);
        }
    }
    assert!(
        begin.elapsed() < Duration::from_mins(1),
        "{:?}",
        begin.elapsed()
    );
}

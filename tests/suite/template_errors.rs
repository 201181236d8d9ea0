//! What a lawyer reads when a template has a mistake: file, line, column, and what would be right.

use std::fmt::Write;

use klausul::message::{Language, Translator};
use klausul::template::{Sources, load};

use crate::support::{TYPEFACE, built_in, sources};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

fn edited(folder: &str, file: &str, from: &str, to: &str) -> Sources {
    let mut sources = sources(folder);
    let bytes = sources.files.get_mut(file).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    // The last occurrence: the first may stand in a comment.
    let at = text
        .rfind(from)
        .unwrap_or_else(|| panic!("{file} has no {from}"));
    *bytes = [&text[..at], to, &text[at + from.len()..]]
        .concat()
        .into_bytes();
    sources
}

fn said(sources: &Sources) -> String {
    let Err(error) = load(sources, &TYPEFACE) else {
        return "no problem".to_owned();
    };
    let translator = Translator::new(Language::Sv);
    let lines = error.problems.iter();
    let lines = lines.map(|problem| {
        format!(
            "{}: {}",
            problem.place,
            translator.format(&problem.kind.message())
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Tells what is said of the built-in template after an edit.
fn tell(told: &mut String, file: &str, from: &str, to: &str) {
    let said = said(&edited(BUILT_IN, file, from, to));
    let to = to.get(..80).unwrap_or(to);
    writeln!(told, "{from} → {to}\n{said}\n").unwrap();
}

#[test]
fn mistakes_in_languages_are_told() {
    let mut told = String::new();
    let mut check = |file: &str, from: &str, to: &str| tell(&mut told, file, from, to);
    check("body.ron", "{variant definition}", "{lang english a, b}");
    check("body.ron", "{variant definition}", "{lang en}");
    check("body.ron", "{variant definition}", "{lang zh 事}");
    check(
        "template.ron",
        "language: \"sv-SE\"",
        "language: \"swedish\"",
    );
    insta::assert_snapshot!(told);
}

#[test]
fn mistakes_are_told_with_their_place() {
    let mut told = String::new();
    let mut check = |file: &str, from: &str, to: &str| tell(&mut told, file, from, to);
    check("template.ron", "format: 1", "format: 2");
    check("template.ron", "version: \"1.0.0\",", "version: \"1.0.0\"");
    check("template.ron", "families:", "familes:");
    check(
        "template.ron",
        "set: \"B\",\n            family: \"moms\"",
        "set: \"C\",\n            family: \"moms\"",
    );
    check("template.ron", "family: \"juridik\"", "family: \"jurdik\"");
    check(
        "template.ron",
        "id: \"juridiska-arenden\"",
        "id: \"inkasso\"",
    );
    check(
        "template.ron",
        "id: \"juridiska-arenden\"",
        "id: \"juridiska ärenden\"",
    );
    check(
        "template.ron",
        "name: \"Juridiska ärenden\"",
        "name: \"Juridiska 事\"",
    );
    check("template.ron", "name: \"Inkassoservice\"", "name: \"\"");
    check("fields.ron", "kind: Email", "kind: Emial");
    check(
        "fields.ron",
        "country: \"provider.country\"",
        "country: \"provider.city\"",
    );
    check(
        "fields.ron",
        "required: Yes",
        "required: When(ServiceOf(\"D\"))",
    );
    check("body.ron", "{provider.short_name}", "{provider.shortname}");
    check(
        "body.ron",
        "{provider.short_name}",
        "{provider.short_name, genitiv}",
    );
    check("body.ron", "{provider.short_name}", "{provider.short_name");
    check("body.ron", "{set A}", "{set Ä}");
    check("body.ron", "{set A}", "{block a-hedding}");
    check("body.ron", "{set A}", "{set B}");
    check("body.ron", "{variant definition}", "{variant defintion}");
    check("body.ron", "{variant definition}", "Kunden");
    check(
        "body.ron",
        "when: ServiceOf(\"A\")",
        "when: All([ServiceOf(\"A\"), Not(ServiceOf(\"A\"))])",
    );
    check(
        "body.ron",
        "(text: r#\"Kunden",
        "(when: Service(\"inkasso\"), text: r#\"Kunden",
    );
    check("body.ron", "{party.name}", "{party.nmae}");
    check("body.ron", "{signatory.name}", "{signatory.nickname}");
    check("body.ron", "r#\"Allmänt\"#", "r#\"Allmänt\"");
    check(
        "body.ron",
        "when: ServiceOf(\"B\")",
        &format!("when: {}", "Not(".repeat(100_000)),
    );
    check("corrections.ron", "bör-jar", "bör-jade");
    check(
        "corrections.ron",
        "source: r#\"bör-jar\"#",
        "source: r#\"den\"#",
    );
    check("corrections.ron", "block: \"b-6-1\"", "block: \"b-6-3\"");
    check("corrections.ron", "block: \"b-6-1\"", "block: \"lead-in\"");
    check("corrections.ron", "block: \"b-6-1\"", "block: \"b\"");
    check(
        "corrections.ron",
        "reason: r#\"Följande stycke har numret 6.2.\"#",
        "reason: \"\"",
    );
    check("page.ron", "Source Serif 4", "Source Serif");
    check("page.ron", "text_pt: 10.5", "text_pt: 40");
    check("page.ron", "// letterhead", "letterhead");
    check("page.ron", "paper: A4", "paper: A5");
    check("page.ron", "text_pt: 10.5", "text_pt: 10,5");
    check("page.ron", "text_pt: 10.5", "text_pt: \"10.5\"");
    check("corrections.ron", "on: true", "on: True");
    check("fields.ron", "most: 6", "most: \"6\"");
    check("body.ron", "when: ServiceOf(\"B\")", "when: \"B\"");
    check("body.ron", "blocks: [", "blocks: [,,");
    check("page.ron", "(top: 25", "(topp: 25");
    insta::assert_snapshot!(told);
}

#[test]
fn all_mistakes_of_meaning_are_told_at_once() {
    let mut all = edited(
        BUILT_IN,
        "body.ron",
        "{provider.short_name}",
        "{provider.kortnamn}",
    );
    for (file, from, to) in [
        ("body.ron", "{set B}", "{set Q}"),
        ("corrections.ron", "bör-jar", "bör-jade"),
        ("template.ron", "family: \"juridik\"", "family: \"juridk\""),
    ] {
        let text = String::from_utf8(all.files[file].clone()).unwrap();
        all.files
            .insert(file.to_owned(), text.replace(from, to).into_bytes());
    }
    assert_eq!(said(&all).lines().count(), 4, "{}", said(&all));
}

#[test]
fn files_that_are_no_text() {
    let mut told = String::new();
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("blank", b" \n\t".to_vec()),
        ("not UTF-8", b"(format: 1, id: \"\xE5\")".to_vec()),
        ("UTF-16", b"\xFF\xFE(\0".to_vec()),
        ("deep", "[".repeat(100_000).into_bytes()),
        ("huge", vec![b' '; 9 * 1024 * 1024]),
        ("cut off", b"(format: 1, id: \"abc".to_vec()),
        ("two values", b"(paper: A4) (paper: A4)".to_vec()),
    ] {
        let mut sources = sources(BUILT_IN);
        sources.files.insert("page.ron".to_owned(), bytes);
        writeln!(told, "{name}: {}", said(&sources)).unwrap();
    }
    let mut missing = sources(BUILT_IN);
    missing.files.remove("fields.ron");
    writeln!(told, "missing: {}", said(&missing)).unwrap();
    insta::assert_snapshot!(told);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let mut marked = sources(BUILT_IN);
    let bytes = marked.files.get_mut("body.ron").unwrap();
    bytes.splice(0..0, *b"\xEF\xBB\xBF");
    let template = load(&marked, &TYPEFACE).unwrap();
    assert_eq!(template.hash, built_in().hash);
}

#[test]
fn the_hash_is_over_the_content_not_the_layout() {
    let same = |file: &str, from: &str, to: &str| {
        let template = load(&edited(BUILT_IN, file, from, to), &TYPEFACE).unwrap();
        assert_eq!(template.hash, built_in().hash, "{from} → {to}");
    };
    same("template.ron", "format: 1,", "/* a comment */ format: 1,");
    same("body.ron", "av en\n", "av      en\n");
    // A key at its standard value says nothing new.
    same(
        "corrections.ron",
        "block: \"lead-in\",",
        "block: \"lead-in\", part: Text,",
    );
    let other = load(
        &edited(BUILT_IN, "corrections.ron", "on: true", "on: false"),
        &TYPEFACE,
    )
    .unwrap();
    assert_ne!(other.hash, built_in().hash);
}

#[test]
fn the_canonical_form_is_frozen() {
    // Whoever changes this breaks every hash that stands in a signed agreement.
    let template = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    insta::assert_snapshot!(template.canonical);
    let expected = "2d13bef6f4df7321de4f408ece73bd6b927a9d48d2ef1901f61938082887072f";
    assert_eq!(template.hash, expected);
}

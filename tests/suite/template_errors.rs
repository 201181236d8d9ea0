//! What a lawyer reads when a template has a mistake: file, line, column, and what would be right.

use std::fmt::Write;

use klausul::template::load;

use crate::support::{TYPEFACE, built_in, edited, reported, sources};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

/// Edits of a file of the built-in template, each a mistake: the file, what stands there, what is put there.
type Edits = [(&'static str, &'static str, &'static str)];

/// What is reported of each edit.
fn reports(edits: &Edits) -> String {
    let mut reports = String::new();
    for (file, from, to) in edits {
        let reported = reported(&edited(BUILT_IN, file, from, to));
        writeln!(reports, "{from} → {to}\n{reported}\n").unwrap();
    }
    reports
}

const MISTAKES_IN_LANGUAGES: &Edits = &[
    ("body.ron", "{variant definition}", "{lang english a, b}"),
    ("body.ron", "{variant definition}", "{lang en}"),
    ("body.ron", "{variant definition}", "{lang zh 事}"),
    (
        "template.ron",
        "language: \"sv-SE\"",
        "language: \"swedish\"",
    ),
];

#[test]
fn mistakes_in_languages_are_reported() {
    insta::assert_snapshot!(reports(MISTAKES_IN_LANGUAGES));
}

const MISTAKES: &Edits = &[
    ("template.ron", "format: 1", "format: 2"),
    ("template.ron", "version: \"1.0.0\",", "version: \"1.0.0\""),
    ("template.ron", "families:", "familes:"),
    (
        "template.ron",
        "set: \"B\",\n            family: \"moms\"",
        "set: \"C\",\n            family: \"moms\"",
    ),
    ("template.ron", "family: \"juridik\"", "family: \"jurdik\""),
    (
        "template.ron",
        "id: \"juridiska-arenden\"",
        "id: \"inkasso\"",
    ),
    (
        "template.ron",
        "id: \"juridiska-arenden\"",
        "id: \"juridiska ärenden\"",
    ),
    (
        "template.ron",
        "name: \"Juridiska ärenden\"",
        "name: \"Juridiska 事\"",
    ),
    ("template.ron", "name: \"Inkassoservice\"", "name: \"\""),
    ("fields.ron", "kind: Email", "kind: Emial"),
    (
        "fields.ron",
        "country: \"provider.country\"",
        "country: \"provider.city\"",
    ),
    (
        "fields.ron",
        "required: Yes",
        "required: When(ServiceOf(\"D\"))",
    ),
    ("body.ron", "{provider.short_name}", "{provider.shortname}"),
    (
        "body.ron",
        "{provider.short_name}",
        "{provider.short_name, genitiv}",
    ),
    ("body.ron", "{provider.short_name}", "{provider.short_name"),
    ("body.ron", "{set A}", "{set Ä}"),
    ("body.ron", "{set A}", "{block a-hedding}"),
    ("body.ron", "{set A}", "{set B}"),
    ("body.ron", "{variant definition}", "{variant defintion}"),
    ("body.ron", "{variant definition}", "Kunden"),
    (
        "body.ron",
        "when: ServiceOf(\"A\")",
        "when: All([ServiceOf(\"A\"), Not(ServiceOf(\"A\"))])",
    ),
    (
        "body.ron",
        "(text: r#\"Kunden",
        "(when: Service(\"inkasso\"), text: r#\"Kunden",
    ),
    ("body.ron", "{party.name}", "{party.nmae}"),
    ("body.ron", "{signatory.name}", "{signatory.nickname}"),
    ("body.ron", "r#\"Allmänt\"#", "r#\"Allmänt\""),
    ("corrections.ron", "bör-jar", "bör-jade"),
    (
        "corrections.ron",
        "source: r#\"bör-jar\"#",
        "source: r#\"den\"#",
    ),
    ("corrections.ron", "block: \"b-6-1\"", "block: \"b-6-3\""),
    ("corrections.ron", "block: \"b-6-1\"", "block: \"lead-in\""),
    ("corrections.ron", "block: \"b-6-1\"", "block: \"b\""),
    (
        "corrections.ron",
        "reason: r#\"Följande stycke har numret 6.2.\"#",
        "reason: \"\"",
    ),
    ("page.ron", "Source Serif 4", "Source Serif"),
    ("page.ron", "text_pt: 10.5", "text_pt: 40"),
    ("page.ron", "// letterhead", "letterhead"),
    ("page.ron", "paper: A4", "paper: A5"),
    ("page.ron", "text_pt: 10.5", "text_pt: 10,5"),
    ("page.ron", "text_pt: 10.5", "text_pt: \"10.5\""),
    ("corrections.ron", "on: true", "on: True"),
    ("fields.ron", "most: 6", "most: \"6\""),
    ("body.ron", "when: ServiceOf(\"B\")", "when: \"B\""),
    ("body.ron", "blocks: [", "blocks: [,,"),
    ("page.ron", "(top: 25", "(topp: 25"),
];

#[test]
fn mistakes_are_reported_with_their_place() {
    insta::assert_snapshot!(reports(MISTAKES));
}

#[test]
fn a_condition_that_is_too_deep_is_reported() {
    let deep = format!("when: {}", "Not(".repeat(100_000));
    let deep = edited(BUILT_IN, "body.ron", "when: ServiceOf(\"B\")", &deep);
    insta::assert_snapshot!(
        reported(&deep),
        @"body.ron:144:127: Här ligger fler än 64 parenteser inuti varandra. Kontrollera att varje parentes avslutas."
    );
}

#[test]
fn a_template_says_which_field_names_a_party() {
    let of_customer = |field: &str| {
        let to = format!("label: \"Kund\", name_field: \"{field}\"");
        edited(BUILT_IN, "template.ron", "label: \"Kund\"", &to)
    };
    let template = load(&of_customer("contact_name"), &TYPEFACE).unwrap();
    let names = template.parties.iter().map(|party| &*party.name_field);
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["provider.name", "customer.contact_name"]
    );
    insta::assert_snapshot!(
        reported(&of_customer("firma")),
        @"template.ron:42:54: Fältet «customer.firma» finns inte."
    );
    insta::assert_snapshot!(
        reported(&of_customer("country")),
        @"template.ron:42:54: Fältet «customer.country» är av fel slag. Här behövs ett fält med «kind: Text»."
    );
}

#[test]
fn all_mistakes_of_meaning_are_reported_at_once() {
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
    assert_eq!(reported(&all).lines().count(), 4, "{}", reported(&all));
}

#[test]
fn files_that_are_no_text() {
    let mut reports = String::new();
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
        writeln!(reports, "{name}: {}", reported(&sources)).unwrap();
    }
    let mut missing = sources(BUILT_IN);
    missing.files.remove("fields.ron");
    writeln!(reports, "missing: {}", reported(&missing)).unwrap();
    insta::assert_snapshot!(reports);
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
    same(
        "template.ron",
        "label: \"Kund\"",
        "label: \"Kund\", name_field: \"name\"",
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
    insta::assert_snapshot!(template.canonical());
    let expected = "18e994b4295487c0c4c31d2ef3ea13fd84131b205dda5302bfbec6baaf472a2f";
    assert_eq!(template.hash, expected);
}

//! What a lawyer reads when a template has a mistake: file, line, column, and what would be right.

use std::fmt::Write;

use klausul::template::load;

use crate::support::{TYPEFACE, built_in, edited, reported, sources};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

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
        @"template.ron:42:54: Fältet ”customer.firma” finns inte."
    );
    insta::assert_snapshot!(
        reported(&of_customer("country")),
        @"template.ron:42:54: Fältet ”customer.country” är av fel slag. Här behövs ett fält med ”kind: Text”."
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

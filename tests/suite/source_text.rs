//! The wording printed is the published one, word for word.

use klausul::agreement::{Agreement, Content, Wording, build};
use klausul::draft::Draft;

use crate::support::{SOURCE_TEXT, built_in, klausul, set, with_services, words};

/// The editorial corrections as the lawyers listed them, apart from the template: what the source
/// says and what is printed.
const CORRECTIONS: [(&str, &str); 4] = [
    (
        "De allmänna villkoren läggas ett avsnitt",
        "Till de allmänna villkoren läggs ett avsnitt",
    ),
    ("bör-jar", "börjar"),
    (
        "förenligt med instruktionerna).",
        "förenligt med instruktionerna.",
    ),
    (
        "Med beaktande av behandlingens art",
        "6.1 Med beaktande av behandlingens art",
    ),
];

fn corrected_source() -> String {
    CORRECTIONS
        .iter()
        .fold(SOURCE_TEXT.to_owned(), |text, (source, printed)| {
            assert_eq!(text.matches(source).count(), 1, "{source}");
            text.replace(source, printed)
        })
}

/// The agreement's text without the parts that the source lacks: the parties and the signatures.
fn text_without_parties(mut agreement: Agreement) -> String {
    agreement
        .blocks
        .retain(|block| !matches!(block.content, Content::Table(_) | Content::Signatures(_)));
    agreement.lines().join("\n")
}

fn check(draft: &Draft, wording: Wording, expected: &str) {
    let text = text_without_parties(build(built_in(), draft, wording));
    assert_eq!(words(&text), words(expected));
}

#[test]
fn with_all_services_the_corrected_source_is_printed() {
    check(
        &with_services(0b1_1111_1111),
        Wording::Corrected,
        &corrected_source(),
    );
}

#[test]
fn the_source_wording_is_the_sources_own() {
    check(&with_services(0b1_1111_1111), Wording::Source, SOURCE_TEXT);
}

#[test]
fn with_a_customer_named_only_the_definition_changes() {
    let mut draft = with_services(0b1_1111_1111);
    set(&mut draft, "customer.name", "Kundbolaget Ab");
    let expected = corrected_source().replace(
        "Kunden (Uppdragsgivaren i den tidigare avtalstexten)",
        "Kundbolaget Ab (nedan Kunden; Uppdragsgivaren i den tidigare avtalstexten)",
    );
    check(&draft, Wording::Corrected, &expected);
    // With the corrections off, the fields still apply.
    let source = SOURCE_TEXT.replace(
        "Kunden (Uppdragsgivaren i den tidigare avtalstexten)",
        "Kundbolaget Ab (nedan Kunden; Uppdragsgivaren i den tidigare avtalstexten)",
    );
    check(&draft, Wording::Source, &source);
}

#[test]
fn another_provider_stands_everywhere() {
    let mut draft = with_services(0b1_1111_1111);
    set(&mut draft, "provider.name", "SEB Finans Ab");
    set(&mut draft, "provider.short_name", "SEB");
    let expected = corrected_source()
        .replace("Intrum Oy", "SEB Finans Ab")
        .replace("Intrums", "SEB:s")
        .replace("Intrum", "SEB");
    check(&draft, Wording::Corrected, &expected);
}

#[test]
fn the_command_line_prints_a_paragraph_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    let services: Vec<&str> = built_in()
        .services
        .iter()
        .map(|service| &*service.id)
        .collect();
    klausul()
        .args(["new", "--services", &services.join(","), "-o"])
        .arg(&path)
        .assert()
        .code(0);
    for (arguments, expected) in [
        (&[][..], corrected_source()),
        (&["--source-wording"][..], SOURCE_TEXT.to_owned()),
    ] {
        let output = klausul()
            .arg("text")
            .arg(&path)
            .args(arguments)
            .assert()
            .code(0);
        let text = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        let mut lines = text.lines().map(words);
        for paragraph in expected.lines().filter(|line| !line.trim().is_empty()) {
            let wanted = words(paragraph);
            assert!(
                lines.any(|line| line == wanted),
                "missing or out of order: {paragraph}"
            );
        }
    }
}

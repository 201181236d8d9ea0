//! Every kind of answer: read, checked, printed, in three languages.

use std::collections::BTreeSet;
use std::fmt::Write;

use klausul::agreement::{Wording, build};
use klausul::draft::{self, Answer, Draft};
use klausul::message::{Language, Translator};
use klausul::template::{Sources, Template, load};
use klausul::typeset::fonts;

use crate::support::TYPEFACE;

/// Returns the files of a template in a language with one set and one service.
pub fn files(language: &str, fields: &str, body: &str) -> Sources {
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    let head = format!(
        r#"(
            format: 1, id: "kinds", version: "1", language: "{language}", title: "Kinds", source: "A test",
            sets: [(id: "A", label: "A)", explanation: "All")],
            parties: [(id: "owner", label: "Owner"), (id: "tenant", label: "Tenant")],
            families: [(id: "f", label: "F")],
            services: [
                (id: "one", set: "A", family: "f", name: "One", short: "One"),
                (id: "two", set: "A", family: "f", name: "Two", short: "Two"),
            ],
        )"#
    );
    let fields = format!(
        r#"(groups: [(id: "g", label: "G")], fields: [
            (id: "owner.name", group: "g", kind: Text, label: "Owner", required: No),
            (id: "tenant.name", group: "g", kind: Text, label: "Tenant", required: No),
            {fields}
        ])"#
    );
    let body = format!(
        r#"(blocks: [
            Paragraph(id: "intro", text: "{{owner.name}} {{tenant.name}}"),
            Services(id: "list", set: "A"),
            Paragraph(id: "set", when: ServiceOf("A"), text: "Text."),
            {body}
        ])"#
    );
    let page = include_str!("../templates/tiny/page.ron").to_owned();
    Sources {
        files: [
            file("template.ron", head),
            file("fields.ron", fields),
            file("body.ron", body),
            file("corrections.ron", "(corrections: [])".to_owned()),
            file("page.ron", page),
        ]
        .into(),
        ..Sources::default()
    }
}

/// Returns a field that need not be answered.
pub fn optional(id: &str, kind: &str) -> String {
    format!(r#"(id: "{id}", group: "g", kind: {kind}, label: "{id}", required: No),"#)
}

fn template(language: &str, kind: &str, text: &str) -> Template {
    let body = format!(r#"Paragraph(id: "p", text: "{text}"),"#);
    let files = files(language, &optional("x", kind), &body);
    load(&files, &TYPEFACE).unwrap_or_else(|error| panic!("{error}"))
}

fn answered(template: &Template, answer: &str) -> Draft {
    let text = format!(
        r#"(format: 1, template: (id: "kinds", version: "1"), services: ["one"], answers: {{"x": {answer}}})"#
    );
    let mut draft = draft::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    draft.template_hash = Some(template.hash.clone());
    assert_eq!(draft::read(draft::write(&draft).as_bytes()).unwrap(), draft);
    draft
}

/// What a text prints; hard spaces are shown as `~`.
fn prints(language: &str, kind: &str, text: &str, answer: &str, expected: &str) {
    let template = template(language, kind, text);
    let draft = answered(&template, answer);
    let lines = build(&template, &draft, Wording::Corrected).lines();
    let found = lines.last().unwrap().replace('\u{a0}', "~");
    assert_eq!(found, expected, "{kind} {text} {answer}");
}

const MONTHS: &str = r#"Choice(options: [(id: "month", text: "månadsvis", labels: {"en": "Monthly"}), (id: "year", text: "årligen")])"#;
const DATA: &str = r#"Choices(options: [(id: "n", text: "namn"), (id: "e", text: "e-post"), (id: "p", text: "telefonnummer")])"#;
const WEEKS: &str =
    r#"Number(least: 1, most: 52, unit: (one: "vecka", many: "veckor", gender: "common"))"#;
const ROWS: &str = r#"Rows(columns: [
    (id: "name", kind: Text, label: "Namn", required: true),
    (id: "country", kind: Country, label: "Land"),
    (id: "id", kind: BusinessId(country: "country"), label: "Nummer"),
    (id: "note", kind: Lines(most: 3), label: "Anmärkning"),
], least: 1, most: 3)"#;

#[test]
fn choices_print_what_their_options_say() {
    prints("sv", MONTHS, "Vi {x}.", "\"month\"", "Vi månadsvis.");
    prints("sv", MONTHS, "Vi {x}.", "\"årligen\"", "Vi årligen.");
    prints(
        "sv",
        DATA,
        "{x}",
        r#"(chosen: ["p", "n", "e"])"#,
        "namn, e-post och telefonnummer",
    );
    prints("sv", DATA, "{x}", r#"(chosen: ["e"])"#, "e-post");
    prints("sv", "YesNo()", "{x}", "\"yes\"", "ja");
    prints("fi", "YesNo()", "{x}", "\"no\"", "ei");
    prints(
        "sv",
        "YesNo(yes: \"avtalas\", no: \"avtalas inte\")",
        "{x}",
        "\"no\"",
        "avtalas inte",
    );
}

#[test]
fn numbers_print_as_their_language_has_them() {
    prints("sv", WEEKS, "{x}", "\"2\"", "2");
    prints("sv", WEEKS, "{x, words}", "\"2\"", "två");
    prints(
        "sv",
        WEEKS,
        "{x, words and digits}",
        "\"21\"",
        "tjugoen (21)",
    );
    prints("sv", WEEKS, "i {x, counted}.", "\"1\"", "i en (1) vecka.");
    prints("sv", WEEKS, "i {x, counted}.", "\"2\"", "i två (2) veckor.");
    prints(
        "sv",
        WEEKS,
        "{x,  counted  in words}",
        "\"2\"",
        "två veckor",
    );
    prints("sv", WEEKS, "{x, counted in digits}", "\"1\"", "1 vecka");
    let fi = r#"Number(least: 0, most: 999999, unit: (one: "viikko", many: "viikkoa"))"#;
    prints("fi", fi, "{x, counted}", "\"1\"", "yksi (1) viikko");
    prints(
        "fi",
        fi,
        "{x, counted}",
        "\"21\"",
        "kaksikymmentäyksi (21) viikkoa",
    );
    let en = r#"Number(unit: (one: "week", many: "weeks"))"#;
    prints("en", en, "{x, counted}", "\"2\"", "two (2) weeks");
}

#[test]
fn amounts_and_codes_print_as_their_language_has_them() {
    prints(
        "sv",
        "Amount(currency: \"EUR\")",
        "{x}",
        "\"1234.5\"",
        "1~234,50~euro",
    );
    prints(
        "sv",
        "Amount(currency: \"EUR\")",
        "{x, code}",
        "\"1 234,5\"",
        "1~234,50~EUR",
    );
    prints(
        "en",
        "Amount(currency: \"EUR\")",
        "{x, code}",
        "\"1234.5\"",
        "EUR~1,234.50",
    );
    prints("fi", "Percent()", "{x}", "\"2,5\"", "2,5~%");
    prints(
        "sv",
        "Phone",
        "{x}",
        "\"+358401234567\"",
        "+358 40 123 4567",
    );
    prints(
        "sv",
        "Iban",
        "{x}",
        "\"fi2112345600000785\"",
        "FI21 1234 5600 0007 85",
    );
    prints(
        "sv",
        ROWS,
        "{x, count}",
        r#"(rows: [{"name": "A"}, {"name": "B"}])"#,
        "2",
    );
}

/// What is said of an answer, with the row and column that it is about.
fn check(kind: &str, answer: &str, expected: &str) {
    let translator = Translator::new(Language::En);
    let text = if kind.starts_with("Rows") {
        "{x, count}"
    } else {
        "{x}"
    };
    let template = template("sv", kind, text);
    let draft = answered(&template, answer);
    let problems = draft::check(&draft, &template, &fonts::covers);
    let mut found = String::new();
    for problem in problems {
        let index = problem.index.map(|index| format!("[{}]", index + 1));
        let column = problem
            .column
            .as_ref()
            .map(|column| format!(".{}", column.id));
        let place = [index, column].into_iter().flatten().collect::<String>();
        let sentence = translator.format(&problem.message());
        writeln!(found, "{place} {sentence}").unwrap();
    }
    assert_eq!(found.trim(), expected, "{kind} {answer}");
}

#[test]
fn wrong_options_are_reported() {
    check(
        MONTHS,
        "\"mont\"",
        "The option “mont” does not exist. Did you mean “month”?",
    );
    check(
        DATA,
        r#"(chosen: ["n", "namn"])"#,
        "The option “namn” is chosen more than once. Once is enough.",
    );
    check(
        DATA,
        r#"(chosen: ["x"])"#,
        "The option “x” does not exist. There are: n, e, p.",
    );
    check(
        DATA,
        "\"n\"",
        "Chosen options belong here: (chosen: [\"…\"]).",
    );
    check(
        "YesNo()",
        "\"perhaps\"",
        "The answer must be yes or no, not “perhaps”.",
    );
}

#[test]
fn wrong_numbers_are_reported() {
    check(
        WEEKS,
        "\"0\"",
        "The number is too small. The smallest allowed is 1.",
    );
    check(
        WEEKS,
        "\"53\"",
        "The number is too large. The largest allowed is 52.",
    );
    check(WEEKS, "\"1.5\"", "The number must be a whole number.");
    check(
        WEEKS,
        "\"två\"",
        "This isn’t a number. Write it in digits, for example 1234 or 1 234,50.",
    );
    check(
        "Amount(currency: \"EUR\")",
        "\"1.234\"",
        "The number has too many decimals. It may have 2 at most.",
    );
    check(
        "Amount(currency: \"EUR\")",
        "\"1000000000000\"",
        "The number is too large. It may have at most twelve digits.",
    );
    check(
        "Phone",
        "\"040 123\"",
        "The number must begin with + and the country’s code, for example +358 40 123 4567.",
    );
    check(
        "Iban",
        "\"FI21 1234 5600 0007 86\"",
        "The account number (IBAN) doesn’t add up: a digit or letter is wrong. Compare it with the invoice or the bank.",
    );
}

#[test]
fn wrong_rows_are_reported_with_their_place() {
    check("Text", "(rows: [])", "");
    check(
        "Text",
        r#"(rows: [{"a": "b"}])"#,
        "A text in quotation marks belongs here, not a list.",
    );
    check(ROWS, "\"x\"", "Rows belong here: (rows: [{\"…\": \"…\"}]).");
    check(
        ROWS,
        r#"(rows: [{"name": "A"}, {"name": "B", "country": "XX"}, {"country": "FI", "id": "1", "nam": "C"}])"#,
        "[2].country The country is not recognised. Write its name or country code, for example Finland or FI.\n\
         [3] The column “nam” does not exist. Did you mean “name”?\n\
         [3].name The cell is empty. Fill it in.\n\
         [3].id The number does not have the right form. It should look like 1234567-1.",
    );
    let words = "word ".repeat(10_000);
    check(
        ROWS,
        &format!(r#"(rows: [{{"name": "{words}", "note": "{words}"}}])"#),
        "[1].name The text is too long. There is room for 400 characters.\n\
         [1].note The text is too long. There is room for 2000 characters.",
    );
}

#[test]
fn too_many_rows_are_one_problem() {
    let kind = ROWS
        .replace("most: 3)", "most: 5000)")
        .replace("Lines(most: 5000)", "Lines(most: 3)");
    let template = template("sv", &kind, "{x, count}");
    let rows = "{\"name\": \"A\"}, ".repeat(5001);
    let draft = answered(&template, &format!("(rows: [{rows}])"));
    let problems = draft::check(&draft, &template, &fonts::covers);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message().id(), "draft-too-many-rows");
}

#[test]
fn a_number_without_words_is_a_problem_where_words_are_printed() {
    for (text, expected) in [("{x}", 0), ("{x, words}", 1), ("{x, counted}", 1)] {
        let template = template("fi", "Number(unit: (one: \"a\", many: \"b\"))", text);
        for (answer, is_beyond) in [("999999", 0), ("1000000", 1), ("-1", 1)] {
            let draft = answered(&template, &format!("\"{answer}\""));
            let problems = draft::check(&draft, &template, &fonts::covers);
            assert_eq!(problems.len(), expected * is_beyond, "{text} {answer}");
        }
    }
}

#[test]
fn lists_travel_in_files_that_older_drafts_are_still_read_in() {
    let template = template("sv", DATA, "{x}");
    let mut draft = Draft::new(&template);
    let chosen = Answer::Choices(vec!["n".to_owned(), "e".to_owned()]);
    draft.answers.insert("x".to_owned(), chosen);
    let text = draft::write(&draft);
    assert!(text.contains(r#"chosen: ["n", "e"],"#), "{text}");
    let ids: BTreeSet<&str> = draft.answers.keys().map(String::as_str).collect();
    assert_eq!(ids, BTreeSet::from(["x"]));
    for wrong in [
        "()",
        "(chosen: [], rows: [])",
        "(choices: [])",
        "(rows: [{\"a\": \"b\", \"a\": \"c\"}])",
    ] {
        let text = format!(
            r#"(format: 1, template: (id: "kinds", version: "1"), services: [], answers: {{"x": {wrong}}})"#
        );
        assert!(draft::read(text.as_bytes()).is_err(), "{wrong}");
    }
}

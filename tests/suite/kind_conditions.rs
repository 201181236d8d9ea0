//! Conditions on what an answer is: evaluated, explained, proven, and kept when an agreement travels.

use std::collections::BTreeSet;

use klausul::agreement::{Names, Reasons, Wording, build};
use klausul::draft::{self, Draft};
use klausul::message::{Language, Translator};
use klausul::template::{Template, load};
use klausul::template_test::Cases;
use klausul::verify::Verdict;

use crate::excerpt::{comes_out_again, every_edit_changes_the_hash, inside};
use crate::kinds::{files, optional};
use crate::support::TYPEFACE;
use crate::verify::{PLAIN, exported, verified_with};

const FIELDS: &str = r#"
    (id: "often", group: "g", kind: Choice(options: [
        (id: "month", text: "månadsvis"), (id: "quarter", text: "kvartalsvis"), (id: "year", text: "årligen"),
    ]), label: "Hur ofta", labels: {"en": "How often"}, required: No, form_only: true),
    (id: "data", group: "g", kind: Choices(options: [(id: "n", text: "namn"), (id: "e", text: "e-post")]),
        label: "Data", required: No, form_only: true),
    (id: "abroad", group: "g", kind: YesNo(), label: "Abroad", required: No, form_only: true),
    (id: "weeks", group: "g", kind: Number(least: 1, most: 9), label: "Weeks", required: No, form_only: true),
    (id: "land", group: "g", kind: Country, label: "Land", required: No, form_only: true),
    (id: "rows", group: "g", kind: Rows(columns: [(id: "a", kind: Text, label: "A")], most: 5), label: "Rows",
        required: When(Is("abroad", "yes")), form_only: true),
"#;

const BODY: &str = r#"
    Paragraph(id: "monthly", when: Is("often", "month"), text: "Monthly."),
    Paragraph(id: "seldom", when: IsOneOf("often", ["quarter", "year"]), text: "Seldom."),
    Paragraph(id: "names", when: Is("data", "n"), text: "Names."),
    Paragraph(id: "yes", when: Is("abroad", "yes"), text: "Abroad."),
    Paragraph(id: "long", when: Above("weeks", 4), text: "Long."),
    Paragraph(id: "short", when: Below("weeks", 2), text: "Short."),
    Paragraph(id: "finland", when: Is("land", "FI"), text: "Finland."),
    Paragraph(id: "listed", when: HasRows("rows"), text: "Listed."),
"#;

fn template() -> Template {
    load(&files("sv", FIELDS, BODY), &TYPEFACE).unwrap_or_else(|error| panic!("{error}"))
}

fn draft(answers: &str) -> Draft {
    let text = format!(
        r#"(format: 1, template: (id: "kinds", version: "1"), services: ["one"], answers: {{{answers}}})"#
    );
    draft::read(text.as_bytes()).unwrap()
}

fn printed(template: &Template, draft: &Draft) -> Vec<String> {
    let blocks = build(template, draft, Wording::Corrected)
        .blocks
        .into_iter();
    let ids = blocks.map(|block| block.id);
    ids.filter(|id| !["intro", "list", "set"].contains(&id.as_str()))
        .collect()
}

#[test]
fn conditions_ask_what_an_answer_is() {
    let template = template();
    let check = |answers: &str, expected: &[&str]| {
        assert_eq!(printed(&template, &draft(answers)), expected, "{answers}");
    };
    check("", &[]);
    check(r#""often": "month""#, &["monthly"]);
    check(r#""often": "Månadsvis""#, &["monthly"]);
    check(r#""often": "year""#, &["seldom"]);
    check(r#""often": "never""#, &[]);
    check(r#""data": (chosen: ["e", "n"])"#, &["names"]);
    check(r#""data": (chosen: ["e"])"#, &[]);
    check(r#""abroad": "ja""#, &["yes"]);
    check(r#""weeks": "4""#, &[]);
    check(r#""weeks": "5""#, &["long"]);
    check(r#""weeks": "1""#, &["short"]);
    check(r#""land": "fi""#, &["finland"]);
    check(r#""rows": (rows: [{"a": "b"}])"#, &["listed"]);
    check(r#""rows": (rows: [])"#, &[]);
}

#[test]
fn rows_and_signatories_are_required_by_condition() {
    let template = template();
    let missing = |answers: &str| {
        let problems = draft::check(&draft(answers), &template, &|_| true);
        let missing = problems
            .iter()
            .filter(|one| one.message().id() == "draft-missing");
        missing
            .filter_map(|one| one.field.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(missing(r#""abroad": "yes""#), ["rows"]);
    assert!(missing(r#""abroad": "no""#).is_empty());
    assert!(missing(r#""abroad": "yes", "rows": (rows: [{"a": "b"}])"#).is_empty());
    let signatories = r#"
        (id: "abroad", group: "g", kind: YesNo(), label: "Abroad", required: Yes, form_only: true),
        (id: "owner.signatories", group: "g", kind: Signatories(party: "owner", least: 1, most: 2), label: "S",
            required: When(Is("abroad", "yes"))),"#;
    let body = r#"Signatures(id: "s", heading: "Signatures", signer: "{party.name}", lines: [Value(label: "Name", text: "{signatory.name}"), Signature(label: "Signature")]),"#;
    let template = load(&files("sv", signatories, body), &TYPEFACE);
    let template = template.unwrap_or_else(|error| panic!("{error}"));
    for (answer, expected) in [("yes", 1), ("no", 0)] {
        let draft = draft(&format!(r#""abroad": "{answer}""#));
        let problems = draft::check(&draft, &template, &|_| true);
        let problems = problems.iter().filter(|one| one.severity().blocks_export());
        assert_eq!(problems.count(), expected, "{answer}");
    }
}

#[test]
fn reasons_are_sentences_in_three_languages() {
    let template = template();
    let agreement = build(
        &template,
        &draft(r#""often": "month", "weeks": "5""#),
        Wording::Corrected,
    );
    let reasons = |language: Language, id: &str| {
        let translator = Translator::new(language);
        let reasons = Reasons {
            translator: &translator,
            names: Names::Labels(&template),
        };
        let part = agreement
            .explanation
            .iter()
            .find(|part| part.id == id)
            .unwrap();
        reasons.why(part)
    };
    assert_eq!(
        reasons(Language::En, "monthly"),
        "the answer to How often (G) is månadsvis ⇐ How often (G) is månadsvis"
    );
    assert_eq!(
        reasons(Language::Sv, "long"),
        "talet i fältet Weeks (G) är större än 4 ⇐ Weeks (G) är större än 4"
    );
    assert_eq!(
        reasons(Language::Fi, "short"),
        "kentän Weeks (G) luku on pienempi kuin 2 ⇐ Weeks (G) ei ole pienempi kuin 2"
    );
}

#[test]
fn the_laws_are_held_against_every_class_of_answers() {
    let fields = r#"
        (id: "often", group: "g", kind: Choice(options: [(id: "month", text: "m"), (id: "year", text: "y")]),
            label: "Often", required: Yes, form_only: true),
        (id: "weeks", group: "g", kind: Number(least: 1, most: 9), label: "Weeks", required: No, form_only: true),"#;
    let body = r#"
        Paragraph(id: "monthly", when: Is("often", "month"), text: "Monthly."),
        Paragraph(id: "long", when: All([Not(Is("often", "month")), Above("weeks", 4), Below("weeks", 6)]), text: "Long."),"#;
    let template = load(&files("sv", fields, body), &TYPEFACE);
    let template = template.unwrap_or_else(|error| panic!("{error}"));
    let cases = Cases::of(&template);
    assert!(cases.is_complete);
    // Three choices of services, two answers, and no number, one below the bounds, between them, or above.
    assert_eq!(cases.cases.len(), 3 * 2 * 4);
    let printed: BTreeSet<Vec<String>> = cases
        .cases
        .iter()
        .map(|case| printed(&template, &cases.draft(case)))
        .collect();
    assert_eq!(printed.len(), 3);
}

#[test]
fn contradictions_are_errors_of_the_template() {
    let check = |when: &str, expected: &str| {
        let body = format!(r#"Paragraph(id: "p", when: {when}, text: "x"),"#);
        let error = load(&files("sv", FIELDS, &body), &TYPEFACE).unwrap_err();
        let found: Vec<&str> = error
            .problems
            .iter()
            .map(|one| one.kind.message().id())
            .collect();
        assert_eq!(found, [expected], "{when}");
    };
    check(
        r#"All([Is("often", "month"), Is("often", "year")])"#,
        "template-never-holds",
    );
    check(
        r#"All([Is("often", "month"), Not(Answered("often"))])"#,
        "template-never-holds",
    );
    check(
        r#"All([Answered("often"), Not(IsOneOf("often", ["month", "quarter", "year"]))])"#,
        "template-never-holds",
    );
    check(
        r#"All([Above("weeks", 4), Below("weeks", 5)])"#,
        "template-never-holds",
    );
    check(r#"Above("weeks", 9)"#, "template-never-holds");
    check(
        r#"All([Is("land", "FI"), Is("land", "SE")])"#,
        "template-never-holds",
    );
    check(r#"IsOneOf("often", [])"#, "template-never-holds");
    check(r#"Is("often", "weekly")"#, "unknown-name");
    check(r#"Is("land", "Finland")"#, "unknown-name");
    check(r#"Is("nowhere", "x")"#, "unknown-name");
    check(r#"Is("weeks", "4")"#, "template-wrong-field-kind");
    check(r#"Above("often", 4)"#, "template-wrong-field-kind");
    check(r#"Above("weeks", 4.5)"#, "template-bad-bound");
    check(r#"HasRows("often")"#, "template-wrong-field-kind");
}

#[test]
fn a_required_answer_must_be_printed_whatever_is_chosen() {
    let fields = optional(
        "often",
        r#"Choice(options: [(id: "month", text: "m"), (id: "year", text: "y")])"#,
    ) + r#"(id: "x", group: "g", kind: Text, label: "X", required: When(Is("often", "month"))),"#;
    let check = |when: &str, is_fine: bool| {
        let body = format!(
            r#"Paragraph(id: "p", text: "{{often}}"), Paragraph(id: "q", when: {when}, text: "{{x}}"),"#
        );
        let loaded = load(&files("sv", &fields, &body), &TYPEFACE);
        assert_eq!(loaded.is_ok(), is_fine, "{when}");
    };
    check(r#"Is("often", "month")"#, true);
    check(r#"Not(Is("often", "year"))"#, true);
    check(r#"Is("often", "year")"#, false);
    check(r#"Not(Is("often", "month"))"#, false);
}

/// What decides without being printed is known without its words, in every case.
#[test]
fn answers_that_no_page_prints_decide_when_an_agreement_is_verified() {
    let template = template();
    for answers in [
        "",
        r#""often": "month", "abroad": "yes", "weeks": "7", "land": "SE""#,
        r#""often": "year", "abroad": "no", "weeks": "1", "land": "FI", "rows": (rows: [{"a": "geheim"}])"#,
        r#""data": (chosen: ["n", "e"]), "weeks": "3""#,
    ] {
        let draft = draft(answers);
        let pdf = exported(&template, &draft, &PLAIN);
        let report = verified_with(&pdf, &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Unchanged, "{answers}");
        let files = inside(&pdf);
        let text = format!("{}{}", files["draft.ron"], files["template.ron"]);
        for secret in ["often", "månadsvis", "month", "abroad", "weeks", "geheim"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        comes_out_again(&template, &draft, &PLAIN, answers);
    }
}

const PRINTED: &str = r#"
    (id: "often", group: "g", kind: Choice(options: [(id: "month", text: "månadsvis"), (id: "year", text: "årligen")]),
        label: "Often", required: Yes, standard: "month"),
    (id: "data", group: "g", kind: Choices(options: [(id: "n", text: "namn"), (id: "e", text: "e-post")]),
        label: "Data", required: No, standard: "n"),
    (id: "abroad", group: "g", kind: YesNo(yes: "avtalas", no: "avtalas inte"), label: "Abroad", required: No),
    (id: "weeks", group: "g", kind: Number(least: 1, most: 9, unit: (one: "vecka", many: "veckor", gender: "common")),
        label: "Weeks", required: No, standard: "2"),
    (id: "fee", group: "g", kind: Amount(currency: "EUR", least: 1, most: 99999.5), label: "Fee", required: No),
    (id: "rate", group: "g", kind: Percent(least: 0, most: 100), label: "Rate", required: No),
    (id: "phone", group: "g", kind: Phone, label: "Phone", required: No),
    (id: "iban", group: "g", kind: Iban, label: "Account", required: No),
    (id: "rows", group: "g", kind: Rows(columns: [
        (id: "name", kind: Text, label: "Name", required: true), (id: "land", kind: Country, label: "Land"),
    ], least: 1, most: 9), label: "Rows", required: No),
"#;

const PRINTING: &str = r#"
    Paragraph(id: "p", text: "{often} {data} {abroad} {weeks, counted} {fee} {fee, code} {rate} {phone} {iban} {rows, count}"),
    Paragraph(id: "q", when: All([Is("often", "month"), Above("weeks", 1), Below("fee", 2000.5), HasRows("rows")]), text: "Words."),
"#;

const ANSWERS: &str = r#""often": "month", "data": (chosen: ["e", "n"]), "abroad": "nej", "weeks": "2",
    "fee": "1 234,5", "rate": "2,5 %", "phone": "+358401234567", "iban": "fi2112345600000785",
    "rows": (rows: [{"name": "Acme", "land": "SE"}, {"name": "Molnet"}])"#;

#[test]
fn answers_of_every_kind_travel_as_they_are_printed() {
    let template = load(&files("sv", PRINTED, PRINTING), &TYPEFACE);
    let template = template.unwrap_or_else(|error| panic!("{error}"));
    let draft = draft(ANSWERS);
    let lines = build(&template, &draft, Wording::Corrected)
        .lines()
        .join("\n");
    let lines = lines.replace('\u{a0}', "~");
    assert!(
        lines.ends_with(
            "månadsvis namn och e-post avtalas inte två (2) veckor 1~234,50~euro 1~234,50~EUR 2,5~% +358 40 123 4567 \
             FI21 1234 5600 0007 85 2\nWords."
        ),
        "{lines}"
    );
    let pdf = exported(&template, &draft, &PLAIN);
    let report = verified_with(&pdf, &[&template]).unwrap();
    assert_eq!(report.verdict, Verdict::Unchanged);
    comes_out_again(&template, &draft, &PLAIN, "kinds");
    let files = inside(&pdf);
    let text = format!("{}{}", files["draft.ron"], files["template.ron"]);
    for secret in ["month", "årligen", "Acme", "Molnet"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[test]
fn every_edit_of_a_kind_changes_the_hash() {
    every_edit_changes_the_hash(&files("sv", PRINTED, PRINTING), 80);
}

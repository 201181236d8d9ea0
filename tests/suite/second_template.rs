//! A template with another language, three sets and other parties needs no Rust of its own.

use klausul::agreement::{Wording, build};
use klausul::draft::{self, Draft};
use klausul::template::load;
use klausul::typeset::fonts;

use crate::support::{TYPEFACE, edit, klausul, pages_of, pdf_of, set, set_signatories, sources};

#[test]
fn it_becomes_an_agreement_and_a_pdf() {
    let template = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let mut draft = Draft::new(&template);
    draft.services = ["hammer", "saw", "drill", "mower"]
        .map(str::to_owned)
        .to_vec();
    set(&mut draft, "tenant.name", "Jane O’Neill");
    set(&mut draft, "lease.begins", "1.12.2026");
    set_signatories(
        &mut draft,
        "owner.signatories",
        &[("Joe Bloggs", "Director")],
    );
    set_signatories(
        &mut draft,
        "tenant.signatories",
        &[("Jane O’Neill", "Carpenter")],
    );
    let problems = draft::check(&draft, &template, &fonts::covers);
    let missing: Vec<_> = problems
        .iter()
        .map(|problem| problem.field.as_deref())
        .collect();
    assert_eq!(
        missing,
        [Some("guarantor.name")],
        "required when a power tool is chosen"
    );
    set(&mut draft, "guarantor.name", "Max Bond");
    let agreement = build(&template, &draft, Wording::Corrected);
    insta::assert_snapshot!(agreement.lines().join("\n"));
    let pages = pages_of(&template, &draft, false);
    assert!((pages.width_pt - 612.0).abs() < 0.1, "letter paper");
    let text = pdf_extract::extract_text_from_mem(&pdf_of(&pages)).unwrap();
    assert!(text.contains("Page 1 of "), "{text}");
    assert!(text.contains("see II.2."), "{text}");
}

#[test]
fn a_party_that_signs_in_other_cases_gets_no_place() {
    let mut files = sources("tests/templates/tiny");
    let required = "required: When(Answered(\"guarantor.name\")))";
    edit(&mut files, "fields.ron", "required: No)", required);
    let template = load(&files, &TYPEFACE).unwrap();
    let places = |change: &dyn Fn(&mut Draft)| {
        let mut draft = Draft::new(&template);
        draft.services = vec!["hammer".to_owned()];
        change(&mut draft);
        let pages = pages_of(&template, &draft, false).pages;
        let boxes = pages.iter().flat_map(|page| &page.signature_boxes);
        boxes.map(|place| place.party.clone()).collect::<Vec<_>>()
    };
    assert_eq!(places(&|_| {}), ["owner", "tenant"]);
    let guaranteed = |draft: &mut Draft| set(draft, "guarantor.name", "Max Bond");
    assert_eq!(places(&guaranteed), ["owner", "tenant", "guarantor"]);
    let named = |draft: &mut Draft| {
        set_signatories(draft, "guarantor.signatories", &[("Max Bond", "")]);
    };
    assert_eq!(places(&named), ["owner", "tenant", "guarantor"]);
}

#[test]
fn the_command_line_takes_it() {
    let check = |arguments: &[&str], expected: &str| {
        let output = klausul()
            .args(["--template", "tests/templates/tiny"])
            .args(arguments)
            .assert()
            .code(0);
        let printed = String::from_utf8(output.get_output().stdout.clone()).unwrap();
        assert!(printed.contains(expected), "{printed}");
    };
    check(&["services"], "saw\tpower\tCircular saw\n");
    check(
        &["fields"],
        "guarantor.name\ttext\tconditional\t\tGuarantor\n",
    );
    check(
        &["template", "check", "tests/templates/tiny", "--json"],
        "[]",
    );
}

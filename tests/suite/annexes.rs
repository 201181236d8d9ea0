//! The optional annexes on the processing of personal data.

use std::collections::{BTreeMap, BTreeSet};

use klausul::agreement::{Agreement, Content, ExplainedKind};
use klausul::draft::{Answer, Draft};
use klausul::template::{Field, FieldKind};

use crate::session::Session;
use crate::support::{agreement, built_in, repository, with_services};

const EXAMPLE: &str = "templates/intrum-personuppgifter/examples/bilagor.ron";
const SERVICES_OF_B: usize = 0b1_1100_0000;

/// The example that fills in all annexes, as a draft.
fn filled() -> Draft {
    let text = std::fs::read_to_string(repository(EXAMPLE)).unwrap();
    let end = text.find("    sets:").unwrap();
    let head =
        "(\n    format: 1,\n    template: (id: \"intrum-personuppgifter\", version: \"1.0.0\"),\n";
    let draft = text[..end].replacen("(\n", head, 1) + ")\n";
    klausul::draft::read(draft.as_bytes()).unwrap()
}

/// The fields of the annexes.
fn fields() -> impl Iterator<Item = &'static Field> {
    let fields = built_in().fields.iter();
    fields.filter(|field| field.group.starts_with("annex-"))
}

/// The labels and headings of the annexes that are printed.
fn printed(agreement: &Agreement) -> Vec<(String, String)> {
    let blocks = agreement.blocks.iter();
    let annexes = blocks.filter_map(|block| match &block.content {
        Content::Annex { label, text } => Some((label.text(), text.text())),
        _ => None,
    });
    annexes.collect()
}

#[test]
fn without_answers_no_choice_of_services_prints_an_annex() {
    for mask in 0..512 {
        let agreement = agreement(&with_services(mask));
        let mut blocks = agreement.blocks.iter();
        assert!(blocks.all(|block| !block.id.starts_with("annex-")));
    }
}

#[test]
fn any_answer_prints_its_annex_and_no_other() {
    let filled = filled();
    let mut groups = BTreeMap::new();
    for field in fields() {
        let answer = &filled.answers[&field.id];
        let mut draft = with_services(SERVICES_OF_B);
        draft.answers.insert(field.id.clone(), answer.clone());
        let annexes = printed(&agreement(&draft));
        let [(label, heading)] = &annexes[..] else {
            panic!("{}: {annexes:?}", field.id);
        };
        assert_eq!(label, "Bilaga 1", "{}", field.id);
        let known = groups
            .entry(&field.group)
            .or_insert_with(|| heading.clone());
        assert_eq!(known, heading, "{}", field.id);
        // The first columns are printed in full, and texts are.
        let text = agreement(&draft).lines().join("\n");
        let shown = match answer {
            Answer::Text(words) if matches!(field.kind, FieldKind::Text { .. }) => {
                words.lines().map(str::to_owned).collect()
            }
            Answer::Rows(rows) => {
                let FieldKind::Rows(of) = &field.kind else {
                    panic!("{}", field.id);
                };
                let first = &of.columns[0].id;
                rows.iter().map(|row| row[first].clone()).collect()
            }
            _ => Vec::new(),
        };
        for words in shown {
            assert!(text.contains(&words), "{}: {words}", field.id);
        }
        // Between parties who are both controllers there is no processor.
        draft.services = with_services(0b11_1111).services;
        assert_eq!(printed(&agreement(&draft)), [], "{}", field.id);
    }
    let headings: BTreeSet<&String> = groups.values().collect();
    assert_eq!(headings.len(), 6);
}

#[test]
fn an_empty_answer_is_none() {
    let mut draft = with_services(SERVICES_OF_B);
    for field in fields() {
        let answer = match field.kind {
            FieldKind::Rows(_) => Answer::Rows(Vec::new()),
            FieldKind::Choices { .. } => Answer::Choices(Vec::new()),
            _ => Answer::Text(String::new()),
        };
        draft.answers.insert(field.id.clone(), answer);
    }
    assert_eq!(printed(&agreement(&draft)), []);
}

#[test]
fn annexes_are_numbered_as_they_are_printed_and_follow_the_signatures() {
    let agreement = agreement(&filled());
    let annexes = printed(&agreement);
    let labels: Vec<&str> = annexes.iter().map(|(label, _)| &**label).collect();
    let expected = [1, 2, 3, 4, 5, 6].map(|number| format!("Bilaga {number}"));
    assert_eq!(labels, expected);
    let place = |id: &str| {
        let mut blocks = agreement.blocks.iter();
        blocks.position(|block| block.id == id).unwrap()
    };
    assert_eq!(place("signatures") + 1, place("annex-parties"));
    let mut explained = agreement.explanation.iter();
    let why = explained
        .find(|one| one.kind == ExplainedKind::Block && one.id == "annex-transfers")
        .unwrap();
    assert!(why.printed && !why.causes.is_empty());
}

#[test]
fn nothing_about_annexes_has_to_be_answered() {
    let session = Session::new();
    session.succeed("new -o kund.ron --services faktura-reskontra");
    let report = session.run("check kund.ron --json");
    for field in fields() {
        assert!(
            !report.contains(&format!("\"{}\"", field.id)),
            "{}",
            field.id
        );
    }
}

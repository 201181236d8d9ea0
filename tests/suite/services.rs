//! Every non-empty choice of services.

use std::collections::BTreeSet;

use klausul::agreement::{Agreement, Content, ExplainedKind};
use klausul::template::{Condition, Fact};

use crate::support::{agreement, built_in, with_services, words};

/// The services of each set, in the source's order, as the source lists them.
const A: [&str; 6] = [
    "Inkassoservice",
    "Kreditupplysningstjänster i fråga om produkter som gäller företag",
    "Internationellt inkasso",
    "Juridiska ärenden",
    "Momstjänster i fråga om konsulttjänster",
    "Faktura- och reskontratjänst i fråga om påminnelsetjänst",
];
const B: [&str; 3] = [
    "Kreditupplysningstjänster i fråga om produkter som gäller privatpersoner",
    "Momstjänster i fråga om återbäring av moms",
    "Faktura- och reskontratjänst oavsett påminnelsetjänst",
];

fn listed(agreement: &Agreement, block: &str) -> Vec<String> {
    let block = agreement.blocks.iter().find(|found| found.id == block);
    match block.map(|block| &block.content) {
        Some(Content::List(items)) => items.iter().map(|item| item.text.text()).collect(),
        _ => Vec::new(),
    }
}

fn chosen(names: &[&str], mask: usize) -> Vec<String> {
    let names = names
        .iter()
        .enumerate()
        .filter(|(bit, _)| mask >> bit & 1 == 1);
    names.map(|(_, name)| (*name).to_owned()).collect()
}

/// The lines of the source from a set's heading on, as far as the set goes.
fn lines_of_set(set: &str) -> Vec<String> {
    let all = agreement(&with_services(0b1_1111_1111)).lines();
    let from = all
        .iter()
        .position(|line| line.starts_with(&format!("{set}) ")))
        .unwrap();
    let to = match set {
        "A" => all.iter().position(|line| line.starts_with("B) ")).unwrap(),
        _ => all.iter().position(|line| line == "Underskrifter").unwrap(),
    };
    all[from..to].to_vec()
}

#[test]
fn each_of_the_511_choices_prints_what_belongs_to_it() {
    let (set_a, set_b) = (lines_of_set("A"), lines_of_set("B"));
    assert_eq!((set_a.len(), set_b.len()), (6, 25));
    for mask in 1..512_usize {
        let agreement = agreement(&with_services(mask));
        let (wants_a, wants_b) = (mask & 0b11_1111 != 0, mask >> 6 != 0);
        assert_eq!(listed(&agreement, "a-list"), chosen(&A, mask), "{mask:b}");
        assert_eq!(
            listed(&agreement, "b-list"),
            chosen(&B, mask >> 6),
            "{mask:b}"
        );
        let lines = agreement.lines();
        let contains = |wanted: &[String]| lines.windows(wanted.len()).any(|some| some == wanted);
        assert_eq!(
            contains(&set_a),
            wants_a,
            "{mask:b}: letters and numbers never change"
        );
        assert_eq!(contains(&set_b), wants_b, "{mask:b}");
        let text = lines.join("\n");
        assert_eq!(text.contains("punkt A)"), wants_a, "{mask:b}");
        assert_eq!(text.contains("punkt B)"), wants_b, "{mask:b}");
        assert_eq!(text.contains("\nA) "), wants_a, "{mask:b}");
        assert_eq!(text.contains("\nB) "), wants_b, "{mask:b}");
        assert!(words(&text).contains(&"Underskrifter"), "{mask:b}");
        everything_is_explained(&agreement, mask);
    }
}

#[test]
fn without_services_only_the_common_parts_are_printed() {
    let agreement = agreement(&with_services(0));
    for block in &agreement.blocks {
        let part = built_in().blocks.iter().find(|part| part.id == block.id);
        assert_eq!(part.unwrap().when, Condition::Always, "{}", block.id);
    }
    everything_is_explained(&agreement, 0);
    let text = agreement.lines().join("\n");
    assert!(text.contains("Dataskyddslagstiftningen definierar rollerna"));
    assert!(!text.contains("punkt A)") && !text.contains("punkt B)"));
}

fn everything_is_explained(agreement: &Agreement, mask: usize) {
    let template = built_in();
    let draft = with_services(mask);
    let printed: BTreeSet<&str> = agreement.blocks.iter().map(|block| &*block.id).collect();
    let blocks: Vec<_> = agreement
        .explanation
        .iter()
        .filter(|explained| explained.kind == ExplainedKind::Block)
        .collect();
    assert_eq!(
        blocks.len(),
        template.blocks.len(),
        "{mask:b}: each block once"
    );
    for (index, block) in agreement.blocks.iter().enumerate() {
        let explained = &agreement.explanation[block.explained];
        assert_eq!(explained.clause, agreement.clause(index), "{mask:b}");
    }
    for (block, explained) in template.blocks.iter().zip(blocks) {
        assert_eq!(block.id, explained.id);
        assert_eq!(
            printed.contains(&*block.id),
            explained.printed,
            "{mask:b} {}",
            block.id
        );
        assert_eq!(block.when, explained.rule);
    }
    for explained in &agreement.explanation {
        for cause in &explained.causes {
            assert_eq!(
                draft.evaluate(template, &cause.fact),
                cause.holds,
                "{mask:b} {}",
                explained.id
            );
            if let Fact::ServiceOf(set) = &cause.fact {
                let expected: Vec<_> = template
                    .services_of(set)
                    .filter(|service| draft.has_service(&service.id))
                    .map(|service| service.id.clone())
                    .collect();
                assert_eq!(cause.chosen, expected, "{mask:b} {}", explained.id);
            }
        }
    }
    let services = agreement
        .explanation
        .iter()
        .filter(|explained| explained.kind == ExplainedKind::Service);
    for explained in services {
        assert_eq!(
            explained.printed,
            draft.has_service(&explained.id),
            "{mask:b}"
        );
    }
}

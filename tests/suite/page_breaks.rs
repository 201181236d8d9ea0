//! Page breaks over all choices of services and numbers of signatories.

use std::collections::BTreeSet;

use klausul::agreement::{Agreement, Content, Role, Wording, build};
use klausul::draft::Draft;
use klausul::typeset::{Line, Owner, PT_PER_MM, PageOptions, Pages, Typesetter};

use crate::support::{built_in, example, set, set_signatories, with_services};

/// The part of a page that must not stay white.
const MIN_FILLED: f64 = 0.75;

const PEOPLE: [(&str, &str); 4] = [
    ("Eva Ek", "Verkställande direktör"),
    ("Maj-Britt Söderholm-Åkerström", "Ekonomichef"),
    ("Åke Öst", "Jurist"),
    ("Anna Virtanen", "Prokurist"),
];

/// Sets drafts one after the other, as the window does.
struct Setter {
    typesetter: Typesetter,
}

impl Setter {
    fn new() -> Self {
        Self {
            typesetter: Typesetter::new(&built_in().language),
        }
    }

    fn set(&mut self, draft: &Draft) -> (Agreement, Pages) {
        let agreement = build(built_in(), draft, Wording::default());
        let options = PageOptions { is_draft: false };
        let pages = self.typesetter.pages(&agreement, built_in(), options);
        (agreement, pages)
    }
}

/// Returns the example with other services.
fn example_with(mask: usize) -> Draft {
    Draft {
        services: with_services(mask).services,
        ..example()
    }
}

/// Drafts with every choice of services that differs in the number of services of a set and of lines that their names
/// take, and one to four signatories of the customer, of both parties, or of the provider.
fn drafts() -> Vec<(String, Draft)> {
    let template = built_in();
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for mask in 1..1 << template.services.len() {
        let draft = example_with(mask);
        let lengths = |set: &str| -> (usize, usize) {
            let chosen = template
                .services
                .iter()
                .filter(|service| service.set == set);
            let chosen = chosen.filter(|service| draft.has_service(&service.id));
            let names: Vec<usize> = chosen.map(|service| service.name.chars().count()).collect();
            (
                names.len(),
                names.iter().filter(|length| **length > 60).count(),
            )
        };
        if !seen.insert((lengths("A"), lengths("B"))) {
            continue;
        }
        for count in 1..=4 {
            for parties in [&["customer"][..], &["customer", "provider"], &["provider"]] {
                let mut draft = draft.clone();
                for party in parties {
                    set_signatories(
                        &mut draft,
                        &format!("{party}.signatories"),
                        &PEOPLE[..count],
                    );
                }
                drafts.push((
                    format!("services {mask:09b}, {count} of {parties:?}"),
                    draft,
                ));
            }
        }
    }
    drafts
}

/// Returns for each page the part of its room that is filled.
fn filled(pages: &Pages) -> Vec<f64> {
    let margins = built_in().page.margins_mm;
    let top = margins.top * PT_PER_MM;
    let bottom = pages.height_pt - margins.bottom * PT_PER_MM;
    let parts = pages.pages.iter().map(|page| {
        let own = page
            .lines
            .iter()
            .filter(|line| line.owner != Owner::Furniture);
        let lowest = own.map(|line| line.baseline_pt).fold(top, f64::max);
        // The line reaches a little below its baseline.
        (lowest + 4.6 - top) / (bottom - top)
    });
    parts.collect()
}

fn check_pages(name: &str, agreement: &Agreement, pages: &Pages) {
    let filled = filled(pages);
    let (last, others) = filled.split_last().expect("a page");
    assert!(
        others.iter().all(|filled| *filled >= MIN_FILLED),
        "{name}: {filled:?}"
    );
    assert!(*last > 0.0, "{name}");
    for (index, block) in agreement.blocks.iter().enumerate() {
        check_block(name, index, &block.content, pages);
    }
}

/// Holds that no line of a text, no item of a list and no signature stands alone at the foot or the head of a page.
fn check_block(name: &str, index: usize, content: &Content, pages: &Pages) {
    let lines_by_page = |is_counted: &dyn Fn(&Line) -> bool| -> Vec<usize> {
        let counts = pages.pages.iter().map(|page| {
            let own = page.lines.iter().filter(|line| is_counted(line));
            own.count()
        });
        counts.filter(|count| *count > 0).collect()
    };
    let is_text = |line: &Line| line.owner == Owner::Block(index, Role::Text);
    let is_sign = |line: &Line| matches!(line.owner, Owner::Block(block, Role::ItemSign(_)) if block == index);
    match content {
        Content::Paragraph(_) | Content::Clause { .. } => {
            let lines = lines_by_page(&is_text);
            assert!(
                lines.len() == 1 || lines.iter().all(|count| *count >= 2),
                "{name}: {lines:?}"
            );
        }
        Content::List(_) => {
            let items = lines_by_page(&is_sign);
            assert!(
                items.len() == 1 || items.iter().all(|count| *count >= 2),
                "{name}: {items:?}"
            );
        }
        Content::Signatures(_) => {
            let first = pages
                .pages
                .iter()
                .find(|page| page.lines.iter().any(is_text));
            let texts = first.into_iter().flat_map(|page| &page.lines).filter(|line| {
                matches!(line.owner, Owner::Block(block, Role::Text | Role::Item(_)) if block < index)
            });
            assert!(texts.count() >= 2, "{name}: the signatures stand alone");
        }
        _ => {}
    }
}

#[test]
fn pages_are_well_filled_and_nothing_stands_alone() {
    let mut setter = Setter::new();
    let drafts = drafts();
    assert!(drafts.len() > 400, "{}", drafts.len());
    for (name, draft) in drafts {
        let (agreement, pages) = setter.set(&draft);
        check_pages(&name, &agreement, &pages);
    }
}

#[test]
fn pages_are_well_filled_whatever_the_names() {
    let mut setter = Setter::new();
    for mask in [
        0b000_000_001,
        0b001_000_000,
        0b011_000_000,
        0b111_111_111,
        0b100_000_110,
    ] {
        for length in (10..200).step_by(10) {
            let mut draft = example_with(mask);
            let name: String = "Österbottens Redovisning och Revision i Vasa "
                .chars()
                .cycle()
                .take(length)
                .collect();
            set(&mut draft, "customer.name", name.trim());
            set_signatories(&mut draft, "customer.signatories", &PEOPLE[..2]);
            let (agreement, pages) = setter.set(&draft);
            check_pages(
                &format!("services {mask:09b}, a name of {length}"),
                &agreement,
                &pages,
            );
        }
    }
}

/// An item that announces a list inside it never stands alone at the foot of a page, wherever it begins.
#[test]
fn a_nested_list_stays_with_the_item_above_it() {
    let mut checked = 0;
    for lines in 0..45 {
        let list = "List(\n            id: \"duties-list\"";
        let filling = (0..lines).map(|line| {
            format!("Paragraph(id: \"filling-{line}\", text: \"Täyte {line}.\"),\n        ")
        });
        let filled = format!("{}{list}", filling.collect::<String>());
        let template = crate::everything::changed(list, &filled);
        let mut draft = Draft::new(&template);
        draft.services = vec!["laskutus".to_owned()];
        let made = build(&template, &draft, Wording::default());
        let options = PageOptions { is_draft: false };
        let pages = Typesetter::new(&template.language).pages(&made, &template, options);
        for page in &pages.pages {
            let lowest = page.lines.iter().rev().find_map(|line| match line.owner {
                Owner::Block(block, Role::Item(item)) => Some((block, item)),
                Owner::Block(..) => Some((usize::MAX, 0)),
                Owner::Furniture => None,
            });
            let Some((block, item)) = lowest.filter(|(block, _)| *block != usize::MAX) else {
                continue;
            };
            let Content::Items(items) = &made.blocks[block].content else {
                continue;
            };
            checked += 1;
            let announces = items
                .get(item + 1)
                .is_some_and(|next| next.depth > items[item].depth);
            assert!(!announces, "{lines} lines: item {item}");
        }
    }
    assert!(checked > 5);
}

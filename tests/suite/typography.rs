//! Pages as a typographer would want them, measured on the page model.

use std::collections::BTreeMap;

use klausul::agreement::{Content, Role};
use klausul::draft::{Answer, Draft};
use klausul::language::Rules;
use klausul::typeset::{Ending, Line, Owner, PT_PER_MM, PageOptions, Pages, Typesetter};

use crate::support::{agreement, built_in, example, first, pages, set, set_signatories};

fn hard_drafts() -> Vec<Draft> {
    let mut long_name = example();
    set(
        &mut long_name,
        "customer.name",
        &first(300, "Försäkringsaktiebolaget Österbotten "),
    );
    let mut long_word = example();
    set(&mut long_word, "customer.name", &"å".repeat(120));
    set(
        &mut long_word,
        "customer.contact_email",
        &format!("{}@example.com", "x".repeat(100)),
    );
    let mut many = example();
    let people = [(
        "Anna Karin Elisabet von Österberg-Lindqvist",
        "Verkställande direktör",
    ); 4];
    set_signatories(&mut many, "customer.signatories", &people);
    set_signatories(&mut many, "provider.signatories", &people);
    let mut address = example();
    set(
        &mut address,
        "customer.street",
        "Rad ett\nRad två\nRad tre\nRad fyra\nRad fem\nRad sex",
    );
    let mut huge = example();
    let long = "Ö".repeat(400);
    set_signatories(
        &mut huge,
        "customer.signatories",
        &[(&long[..400], &long[..400]); 4],
    );
    set(&mut huge, "customer.name", &long);
    vec![example(), long_name, long_word, many, address, huge]
}

fn text_lines(pages: &Pages) -> impl Iterator<Item = (usize, &Line)> {
    let pages = pages.pages.iter().enumerate();
    pages.flat_map(|(number, page)| page.lines.iter().map(move |line| (number, line)))
}

/// The lines of each paragraph that runs over the full measure, with their pages.
fn paragraphs(pages: &Pages) -> BTreeMap<usize, Vec<(usize, &Line)>> {
    let mut paragraphs: BTreeMap<usize, Vec<(usize, &Line)>> = BTreeMap::new();
    for (page, line) in text_lines(pages) {
        if let Owner::Block(block, Role::Text) = line.owner {
            paragraphs.entry(block).or_default().push((page, line));
        }
    }
    paragraphs
}

#[test]
fn lines_have_52_to_82_characters_and_60_to_75_on_average() {
    let pages = pages(&example(), false);
    let full: Vec<usize> = paragraphs(&pages)
        .values()
        .flatten()
        .filter(|(_, line)| line.text.ending != Ending::Paragraph && line.size_pt < 11.0)
        .map(|(_, line)| line.text.text.trim_end().chars().count())
        .collect();
    assert!(full.len() > 100);
    let mean = full.iter().sum::<usize>() as f64 / full.len() as f64;
    assert!((60.0..=75.0).contains(&mean), "{mean}");
    assert!(
        full.iter().all(|count| (52..=82).contains(count)),
        "{full:?}"
    );
}

#[test]
fn nothing_leaves_its_place_and_nothing_overlaps() {
    let template = built_in();
    let margins = template.page.margins_mm;
    for draft in hard_drafts() {
        let pages = pages(&draft, false);
        let left = (margins.left - template.page.hang_mm) * PT_PER_MM - 0.01;
        let right = pages.width_pt - margins.right * PT_PER_MM + 0.6;
        let bottom = pages.height_pt - margins.bottom * PT_PER_MM;
        for (page, line) in text_lines(&pages) {
            let text = &line.text.text;
            assert!(line.x_pt >= left, "{page}: {text}");
            assert!(line.x_pt + line.text.width_pt <= right, "{page}: {text}");
            if line.owner != Owner::Furniture {
                assert!(line.baseline_pt <= bottom, "{page}: {text}");
            }
        }
        for page in &pages.pages {
            let boxes: Vec<_> = page.lines.iter().map(ink_box).collect();
            for (index, one) in boxes.iter().enumerate() {
                for (other_index, other) in boxes.iter().enumerate().skip(index + 1) {
                    let apart = one.1 <= other.0
                        || other.1 <= one.0
                        || one.3 <= other.2
                        || other.3 <= one.2;
                    assert!(
                        apart,
                        "overlap: {:?} and {:?}",
                        page.lines[index].text.text, page.lines[other_index].text.text
                    );
                }
            }
        }
    }
}

/// Left, right, top and bottom of a line's letters, about.
fn ink_box(line: &Line) -> (f64, f64, f64, f64) {
    (
        line.x_pt,
        line.x_pt + line.text.width_pt,
        line.baseline_pt - 0.60 * line.size_pt,
        line.baseline_pt + 0.15 * line.size_pt,
    )
}

#[test]
fn no_widow_no_orphan_no_heading_alone() {
    for draft in hard_drafts() {
        let pages = pages(&draft, false);
        let agreement = agreement(&draft);
        for (block, lines) in paragraphs(&pages) {
            let count = lines.len();
            let first_page = lines.iter().filter(|(page, _)| *page == lines[0].0).count();
            assert!(
                first_page == count || first_page >= 2,
                "an orphan in block {block}"
            );
            let last = lines[count - 1].0;
            let last_page = lines.iter().filter(|(page, _)| *page == last).count();
            assert!(
                last_page == count || last_page >= 2,
                "a widow in block {block}"
            );
        }
        for entry in &pages.outline {
            let own: Vec<&Line> = pages.pages[entry.page].lines.iter().collect();
            let below = own
                .iter()
                .filter(|line| {
                    line.owner != Owner::Furniture && line.baseline_pt > entry.y_pt + 25.0
                })
                .count();
            assert!(below >= 1, "{} stands alone", entry.text);
        }
        // A signatory's lines stand on one page, and never without other text or other signatories.
        let signatures = agreement.blocks.len() - 1;
        let mut page_of = BTreeMap::new();
        for (page, line) in text_lines(&pages) {
            if let Owner::Block(block, Role::Signer(who) | Role::LineValue(who, _)) = line.owner {
                assert_eq!(block, signatures);
                assert_eq!(
                    *page_of.entry(who).or_insert(page),
                    page,
                    "signatory {who} is split"
                );
            }
        }
        // Names of hundreds of letters in each line leave no room for anything else.
        if draft.answers["customer.name"] == Answer::Text("Ö".repeat(400)) {
            continue;
        }
        let first = page_of[&0];
        let company = pages.pages[first]
            .lines
            .iter()
            .any(|line| matches!(line.owner, Owner::Block(block, _) if block != signatures));
        assert!(company, "the signatures stand alone on a page");
    }
}

#[test]
fn no_ladder_of_more_than_three_hyphens() {
    for draft in hard_drafts().into_iter().take(2) {
        for lines in paragraphs(&pages(&draft, false)).values() {
            let mut ladder = 0;
            for (_, line) in lines {
                ladder = if line.text.ending == Ending::Hyphen {
                    ladder + 1
                } else {
                    0
                };
                assert!(ladder <= 3, "{}", line.text.text);
            }
        }
    }
}

#[test]
fn what_belongs_together_stays_on_a_line() {
    let rules = Rules::of("sv").unwrap();
    let mut seen = 0;
    for name in [
        "Ab",
        "Åkerströms Ab",
        "Åkerströms Öst & Söner Ab",
        "Bolaget för en ganska lång firma Ab",
    ] {
        let mut draft = example();
        set(&mut draft, "customer.name", name);
        for lines in paragraphs(&pages(&draft, false)).values() {
            let mut text = String::new();
            let mut ends = Vec::new();
            for (_, line) in lines {
                text.push_str(&line.text.text.replace('\u{AD}', ""));
                ends.push(text.len());
            }
            for range in rules.together(&text) {
                seen += 1;
                let broken = ends
                    .iter()
                    .any(|end| range.contains(end) && *end > range.start);
                assert!(!broken, "broken: {}", &text[range]);
            }
        }
    }
    assert!(seen >= 4 * 8, "the source has such places: {seen}");
}

#[test]
fn no_hyphen_is_added_to_addresses_and_numbers() {
    let mut draft = example();
    let email = "soderstrom-lindqvist.ekonomiavdelningen@osterbottensredovisning.example";
    set(&mut draft, "customer.contact_email", email);
    set(&mut draft, "agreement.number", &"SA2026".repeat(30));
    let pages = pages(&draft, false);
    let cells = text_lines(&pages)
        .filter(|(_, line)| matches!(line.owner, Owner::Block(_, Role::Cell(..))));
    let broken: Vec<&str> = cells
        .filter(|(_, line)| line.text.ending == Ending::Joined)
        .map(|(_, line)| line.text.text.as_str())
        .collect();
    assert!(broken.len() >= 3, "{broken:?}");
    assert!(
        broken.iter().all(|line| !line.contains('\u{AD}')),
        "{broken:?}"
    );
}

#[test]
fn spaces_of_the_example_are_neither_squeezed_nor_torn() {
    let pages = pages(&example(), false);
    let space = 0.237 * 10.5;
    for (_, line) in paragraphs(&pages).values().flatten() {
        let widths = line.text.glyphs.iter();
        let inner = widths.filter(|glyph| &line.text.text[glyph.text.clone()] == " ");
        for glyph in inner {
            let ratio = glyph.advance_pt / space;
            assert!((0.7..2.6).contains(&ratio), "{ratio}: {}", line.text.text);
        }
    }
}

#[test]
fn every_character_is_on_the_pages_once_and_in_order() {
    for draft in hard_drafts() {
        let pages = pages(&draft, false);
        let mut text = String::new();
        for (_, line) in text_lines(&pages) {
            if line.owner != Owner::Furniture
                && !matches!(line.owner, Owner::Block(_, Role::ItemSign(_)))
            {
                text.push_str(&line.text.text.replace('\u{AD}', ""));
                let joined: String = line
                    .text
                    .glyphs
                    .iter()
                    .map(|glyph| &line.text.text[glyph.text.clone()])
                    .collect();
                assert_eq!(joined, line.text.text, "glyphs account for the text");
            }
        }
        let strip = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(strip(&text), strip(&agreement(&draft).lines().join("\n")));
    }
}

#[test]
fn an_edit_gives_the_pages_that_a_fresh_start_gives() {
    let template = built_in();
    let mut typesetter = Typesetter::new(&template.language);
    let options = PageOptions { is_draft: false };
    let mut draft = example();
    for name in ["Å", "Åk", "Åkerströms Öst & Söner Aktiebolag", "Åk", ""] {
        set(&mut draft, "customer.name", name);
        let warm = typesetter.pages(&agreement(&draft), template, options);
        assert_eq!(warm, pages(&draft, false), "{name}");
    }
}

#[test]
fn glyphs_know_their_run() {
    let draft = example();
    let agreement = agreement(&draft);
    let pages = pages(&draft, false);
    let block = agreement
        .blocks
        .iter()
        .position(|block| block.id == "lead-in")
        .unwrap();
    let Content::Paragraph(lead_in) = &agreement.blocks[block].content else {
        panic!("the lead-in is a paragraph");
    };
    let mut texts = vec![String::new(); lead_in.runs.len()];
    for (_, line) in &paragraphs(&pages)[&block] {
        for glyph in &line.text.glyphs {
            texts[glyph.run].push_str(&line.text.text[glyph.text.clone()]);
        }
    }
    let texts: Vec<String> = texts
        .iter()
        .map(|text| text.replace('\u{AD}', ""))
        .collect();
    let expected: Vec<String> = lead_in.runs.iter().map(|run| run.text.clone()).collect();
    assert_eq!(texts, expected);
}

/// Also in cells with line breaks of their own, and in lines that print several runs.
#[test]
fn the_glyphs_of_each_run_spell_its_text() {
    let strip = |text: &str| -> String {
        let kept = text.chars().filter(|character| *character != '\u{AD}');
        kept.filter(|character| !character.is_whitespace())
            .collect()
    };
    for draft in hard_drafts() {
        let pages = pages(&draft, false);
        let mut printed: BTreeMap<(Owner, usize), String> = BTreeMap::new();
        for (_, line) in text_lines(&pages) {
            for glyph in &line.text.glyphs {
                let text = printed.entry((line.owner, glyph.run)).or_default();
                text.push_str(&line.text.text[glyph.text.clone()]);
            }
        }
        for (index, block) in agreement(&draft).blocks.iter().enumerate() {
            for part in block.parts() {
                for (number, run) in part.runs.iter().enumerate() {
                    let text = printed.get(&(Owner::Block(index, part.role), number));
                    let text = text.map_or("", String::as_str);
                    assert_eq!(strip(text), strip(&run.text), "{:?}", part.role);
                }
            }
        }
    }
}

//! What stands where on a page: labels, columns, signatures, letters of other faces.

use klausul::agreement::{Content, Role, Wording, build};
use klausul::draft::{self, Draft, SignatoryPart};
use klausul::template::{Template, load};
use klausul::typeset::{Ending, Line, Owner, Pages, Typesetter, fonts};
use klausul::verify::Verdict;

use crate::support::{
    TYPEFACE, agreement, built_in, edited, example, pages, pages_of, set, set_signatories,
    with_services,
};
use crate::verify::{PLAIN, exported, verified};

const BUILT_IN: &str = "templates/intrum-personuppgifter";
const LONG_NAME: &str = "Maj-Britt Söderholm-Åkerström";

fn template_with(file: &str, from: &str, to: &str) -> Template {
    load(&edited(BUILT_IN, file, from, to), &TYPEFACE).unwrap()
}

fn lines(pages: &Pages) -> impl Iterator<Item = &Line> {
    pages.pages.iter().flat_map(|page| &page.lines)
}

/// Returns the lines of a block that print parts of which that holds.
fn block_lines<'p>(pages: &'p Pages, id: &str, is_meant: fn(Role) -> bool) -> Vec<&'p Line> {
    let block = pages
        .blocks
        .iter()
        .position(|block| block.id == id)
        .unwrap();
    let is_of = |line: &&Line| matches!(line.owner, Owner::Block(of, role) if of == block && is_meant(role));
    lines(pages).filter(is_of).collect()
}

/// Returns whether two places are the same but for rounding.
fn agree(one_pt: f64, other_pt: f64) -> bool {
    (one_pt - other_pt).abs() < 1e-6
}

fn is_text(role: Role) -> bool {
    role == Role::Text
}

fn is_label(role: Role) -> bool {
    role == Role::Label
}

fn signed_for(template: &Template) -> Vec<String> {
    let mut draft = example();
    set(&mut draft, "signing.place", "Helsingfors");
    set(&mut draft, "signing.date", "2026-12-01");
    set_signatories(
        &mut draft,
        "customer.signatories",
        &[(LONG_NAME, "Direktör")],
    );
    let agreement = build(template, &draft, Wording::Corrected);
    let lines = agreement.lines();
    let from = lines
        .iter()
        .position(|line| line == "Underskrifter")
        .unwrap();
    lines[from + 1..]
        .iter()
        .map(|line| (*line).clone())
        .collect()
}

#[test]
fn place_and_date_are_printed_for_the_own_party_unless_the_template_says_both() {
    let own = signed_for(built_in());
    let typed =
        |lines: &[String], text: &str| lines.iter().filter(|line| line.ends_with(text)).count();
    assert_eq!(typed(&own, "Ort\tHelsingfors"), 1, "{own:?}");
    assert_eq!(typed(&own, "Ort\t______"), 1, "{own:?}");
    assert_eq!(typed(&own, "Datum\t1 december 2026"), 1, "{own:?}");
    assert_eq!(typed(&own, "Datum\t______"), 1, "{own:?}");
    let both = template_with(
        "body.ron",
        "signer: \"{party.name}\",",
        "signer: \"{party.name}\", shared_answers: AllParties,",
    );
    let all = signed_for(&both);
    assert_eq!(typed(&all, "Ort\tHelsingfors"), 2, "{all:?}");
    assert_eq!(typed(&all, "Datum\t1 december 2026"), 2, "{all:?}");
    assert_ne!(both.hash, built_in().hash);
    assert_eq!(
        exported_verdict(&both, &example()),
        Verdict::UnknownTemplate
    );
}

fn exported_verdict(template: &Template, draft: &Draft) -> Verdict {
    verified(&exported(template, draft, &PLAIN))
        .unwrap()
        .verdict
}

#[test]
fn a_date_that_stands_by_itself_has_no_preposition() {
    let mut draft = example();
    set(&mut draft, "agreement.date", "2026-12-01");
    let text = agreement(&draft).lines().join("\n");
    assert!(text.contains("\t1 december 2026"), "{text}");
    assert!(!text.contains("\tden 1 december 2026"), "{text}");
}

#[test]
fn long_names_of_signatories_stand_on_one_line() {
    for count in 1..=4 {
        let mut draft = example();
        set_signatories(
            &mut draft,
            "customer.signatories",
            &[(LONG_NAME, "Direktör"); 4][..count],
        );
        let pages = pages(&draft, false);
        let whole = lines(&pages).filter(|line| line.text.text == LONG_NAME);
        assert_eq!(whole.count(), count);
    }
}

#[test]
fn lines_to_sign_on_stand_level_with_air_under_a_long_name() {
    let mut draft = example();
    set(&mut draft, "signing.place", "Vasa");
    let company = "Försäkringsaktiebolaget Österbottens Redovisning och Revision i Vasa Ab";
    set(&mut draft, "customer.name", company);
    let pages = pages(&draft, false);
    let boxes: Vec<_> = pages
        .pages
        .iter()
        .flat_map(|page| &page.signature_boxes)
        .collect();
    assert!(agree(boxes[0].y_pt, boxes[1].y_pt));
    assert!(agree(boxes[0].height_pt, boxes[1].height_pt));
    let signers = block_lines(&pages, "signatures", |role| {
        matches!(role, Role::Signer(0 | 1))
    });
    let last = signers
        .iter()
        .map(|line| line.baseline_pt)
        .fold(0.0, f64::max);
    let labels = block_lines(&pages, "signatures", |role| {
        matches!(role, Role::LineLabel(0 | 1, _))
    });
    let first = labels
        .iter()
        .map(|line| line.baseline_pt)
        .fold(f64::MAX, f64::min);
    assert!(first - last > 18.0, "{}", first - last);
}

#[test]
fn title_and_headings_outside_the_clauses_share_one_left_edge() {
    let pages = pages(&example(), false);
    let edges =
        ["title", "parties", "signatures"].map(|id| block_lines(&pages, id, is_text)[0].x_pt);
    assert!(agree(edges[0], edges[1]));
    assert!(agree(edges[0], edges[2]));
    assert!(agree(
        edges[0],
        block_lines(&pages, "b-2", is_label)[0].x_pt
    ));
}

#[test]
fn a_long_name_in_the_table_of_the_parties_gets_the_room() {
    let mut draft = example();
    let company = "Österbottens Redovisning i Vasa Ab";
    set(&mut draft, "provider.contact_email", "a@intrum.fi");
    set(&mut draft, "customer.name", company);
    let pages = pages(&draft, false);
    let cells = block_lines(&pages, "parties", |role| matches!(role, Role::Cell(0, _)));
    assert_eq!(cells.len(), 2, "each name on one line");
    assert!(cells[1].x_pt > cells[0].x_pt + cells[0].text.width_pt + 17.0);
}

#[test]
fn labels_get_the_room_that_the_widest_of_their_level_needs() {
    let check = |file: &str, from: &str, to: &str, heading: &str, other: &str| {
        let template = template_with(file, from, to);
        let pages = pages_of(&template, &example(), false);
        let label = block_lines(&pages, heading, is_label)[0];
        let text = block_lines(&pages, heading, is_text)[0];
        assert_eq!(block_lines(&pages, heading, is_label).len(), 1, "{to}");
        assert!(text.x_pt >= label.x_pt + label.text.width_pt + 5.0, "{to}");
        assert!(agree(label.baseline_pt, text.baseline_pt), "{to}");
        assert!(
            agree(block_lines(&pages, other, is_text)[0].x_pt, text.x_pt),
            "{to}"
        );
    };
    let heading = "Heading(id: \"b-1\", level: 2, label: \"1\"";
    let annex = heading.replace("\"1\"", "\"Bilaga 12\"");
    check("body.ron", heading, &annex, "b-1", "b-2");
    check(
        "body.ron",
        "label: \"7.2\"",
        "label: \"111.222\"",
        "b-7-2",
        "b-7-1",
    );
    // Short labels change nothing.
    check(
        "body.ron",
        "label: \"7.2\"",
        "label: \"7.3\"",
        "b-7-2",
        "b-7-1",
    );
}

#[test]
fn sami_letters_and_a_hyphen_that_does_not_break_are_printed_and_proven() {
    use fonts::Face::{Regular, RegularExtra, Semibold, SemiboldExtra};
    let mut draft = example();
    let company = "Ŧŧ Ǥǥ Ǩǩ Ʒʒ Ǯǯ Guovdageainnu A\u{2011}lag";
    set(&mut draft, "customer.name", company);
    set_signatories(
        &mut draft,
        "customer.signatories",
        &[("Ǥuorŧŧe Ǩuoʒǯi", "Ǯef")],
    );
    let problems = draft::check(&draft, built_in(), &fonts::covers);
    assert!(problems.is_empty(), "{problems:?}");
    let pages = pages(&draft, false);
    let text: String = lines(&pages).map(|line| line.text.text.as_str()).collect();
    assert!(text.contains("Ǥuorŧŧe Ǩuoʒǯi"));
    assert!(!text.contains("U+"));
    let faces = lines(&pages)
        .flat_map(|line| &line.text.glyphs)
        .map(|glyph| glyph.face);
    let mut faces: Vec<_> = faces.collect();
    faces.sort_unstable();
    faces.dedup();
    assert_eq!(faces, [Regular, Semibold, RegularExtra, SemiboldExtra]);
    assert!(
        lines(&pages)
            .flat_map(|line| &line.text.glyphs)
            .all(|glyph| glyph.id != 0)
    );
    // No line ends at the hyphen.
    assert!(lines(&pages).all(|line| !line.text.text.trim_end().ends_with('\u{2011}')));
    let report = verified(&exported(built_in(), &draft, &PLAIN)).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::Unchanged,
        "{:?}",
        report.differences
    );
}

#[test]
fn no_two_lines_running_end_in_the_same_letters_and_no_address_has_a_hyphen() {
    let template = template_with(
        "body.ron",
        "tystnadsplikten.",
        "tystnadsplikten. Frågor besvaras på dataskyddsombudet.personuppgifter@intrumjustitia.example eller på \
         https://www.intrumjustitia.example/personuppgifter/behandlingsregister/dataskyddsombud.",
    );
    let mut typesetter = Typesetter::new(&template.language);
    for name in [
        "Ab",
        "Åkerströms Öst & Söner Ab",
        "Bolaget för en ganska lång firma Ab",
    ] {
        let mut draft = with_services(0b111_111_111);
        draft.answers = example().answers;
        set(&mut draft, "customer.name", name);
        let agreement = build(&template, &draft, Wording::Corrected);
        let options = klausul::typeset::PageOptions { is_draft: false };
        let pages = typesetter.pages(&agreement, &template, options);
        for (index, block) in agreement.blocks.iter().enumerate() {
            if !matches!(
                block.content,
                Content::Paragraph(_) | Content::Clause { .. }
            ) {
                continue;
            }
            let own = lines(&pages).filter(|line| line.owner == Owner::Block(index, Role::Text));
            let own: Vec<&Line> = own.collect();
            for pair in own.windows(2) {
                let ends = [hyphenated(pair[0]), hyphenated(pair[1])];
                assert!(
                    ends[0].is_none() || ends[0] != ends[1],
                    "{ends:?} in {}",
                    block.id
                );
            }
            for line in own {
                let last = line.text.text.split(' ').next_back().unwrap_or_default();
                let is_address =
                    last.contains('@') || last.contains("://") || last.contains(".example");
                assert!(!is_address || line.text.ending != Ending::Hyphen, "{last}");
            }
        }
    }
}

/// Returns the two letters before the hyphen at the end of a line.
fn hyphenated(line: &Line) -> Option<String> {
    let text = line.text.text.strip_suffix('\u{AD}')?;
    let count = text.chars().count();
    Some(
        text.chars()
            .skip(count - 2)
            .collect::<String>()
            .to_lowercase(),
    )
}

#[test]
fn the_signatory_s_name_is_known_by_its_part() {
    // The name under its label is still the signatory's, for whoever points at it.
    let mut draft = example();
    set_signatories(
        &mut draft,
        "customer.signatories",
        &[(LONG_NAME, "Verkställande direktör")],
    );
    let pages = pages(&draft, false);
    let name = lines(&pages)
        .find(|line| line.text.text == LONG_NAME)
        .unwrap();
    let origin = name.origin(name.text.glyphs[0].run).unwrap();
    assert!(matches!(
        origin,
        klausul::agreement::Origin::Signatory {
            part: SignatoryPart::Name,
            ..
        }
    ));
}

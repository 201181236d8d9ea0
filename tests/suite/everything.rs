//! A template that uses every kind of block: it becomes an agreement, pages, a PDF, and all of it can be verified.

use klausul::agreement::{Agreement, Content, ExplainedKind, Wording, build};
use klausul::diff::{ComparisonNames, compare_agreements, compare_templates, comparison_document};
use klausul::draft::{self, Answer, Draft, Row};
use klausul::message::{Language, Translator};
use klausul::template::{Template, load};
use klausul::typeset::{Owner, Pages, fonts};
use klausul::verify::Verdict;
use lopdf::Document;

use crate::conformance;
use crate::excerpt::{comes_out_again, inside};
use crate::support::{TYPEFACE, edit, pages_of, pdf_of, set, set_signatories, sources};
use crate::verify::{PLAIN, exported, saved, verified_with};
use crate::verify_alterations::edit_attachment;

pub const FOLDER: &str = "tests/templates/everything";
const SERVICES: [&str; 3] = ["laskutus", "muistutus", "arkisto"];

pub fn everything() -> Template {
    load(&sources(FOLDER), &TYPEFACE).unwrap()
}

/// The template after an edit of `body.ron`.
pub fn changed(from: &str, to: &str) -> Template {
    let mut files = sources(FOLDER);
    edit(&mut files, "body.ron", from, to);
    load(&files, &TYPEFACE).unwrap()
}

fn draft_of(template: &Template, services: &[&str]) -> Draft {
    let mut draft = Draft::new(template);
    draft.services = services.iter().map(|id| (*id).to_owned()).collect();
    set(&mut draft, "customer.name", "Asiakas Ab");
    set(&mut draft, "customer.business_id", "1470246-8");
    set(&mut draft, "agreement.date", "2026-03-02");
    let provider = [("Maija Meikäläinen", "toimitusjohtaja")];
    set_signatories(&mut draft, "provider.signatories", &provider);
    let customer = [("Åke Öst", "talousjohtaja")];
    set_signatories(&mut draft, "customer.signatories", &customer);
    draft
}

/// All choices of at least one service.
fn choices() -> Vec<Vec<&'static str>> {
    let chosen = |mask: &usize| {
        let services = SERVICES.iter().enumerate();
        let services = services.filter(|(place, _)| mask & 1 << place != 0);
        services.map(|(_, id)| *id).collect()
    };
    (1..8).map(|mask| chosen(&mask)).collect()
}

fn agreement_of(template: &Template, services: &[&str]) -> Agreement {
    build(template, &draft_of(template, services), Wording::Corrected)
}

/// The lines of one block.
fn lines_of(agreement: &Agreement, block: &str) -> Vec<String> {
    let mut own = agreement.clone();
    own.blocks.retain(|one| one.id == block);
    own.lines()
}

#[test]
fn it_becomes_an_agreement() {
    let template = everything();
    let draft = draft_of(&template, &SERVICES);
    assert_eq!(draft::check(&draft, &template, &fonts::covers), []);
    let agreement = build(&template, &draft, Wording::Corrected);
    insta::assert_snapshot!(agreement.lines().join("\n"));
}

#[test]
fn what_is_printed_is_counted() {
    let template = everything();
    let check = |services: &[&str], block: &str, expected: &[&str]| {
        let agreement = agreement_of(&template, services);
        assert_eq!(
            lines_of(&agreement, block),
            expected,
            "{services:?} {block}"
        );
    };
    check(
        &["arkisto"],
        "annex-processing",
        &["Liite 2 Käsittelyn kuvaus"],
    );
    check(
        &["laskutus"],
        "annex-processing",
        &["Liite 1 Käsittelyn kuvaus"],
    );
    check(&["laskutus"], "annex-archive", &[]);
    check(
        &["arkisto"],
        "duties-list",
        &[
            "(a) ottaa aineiston vastaan ja tarkistaa, että se on kokonainen, ennen kuin mitään muuta sille tehdään, ja \
             ilmoittaa puutteista asiakkaalle viipymättä;",
            "(b) käsittelee aineiston seuraavassa järjestyksessä:",
            "(i) muut asiakirjat, jotka jaetaan vielä näin:",
            "1) kirjeet",
            "2) liitteet",
            "(ii) palautukset;",
            "(c) pitää luetteloa käsittelystä (katso Liite 2).",
        ],
    );
    check(
        &["muistutus"],
        "service-table",
        &[
            "Palvelu\tToimittaja",
            "Maksumuistutusten lähettäminen\tKoetoimittaja Oy",
        ],
    );
}

/// A row by condition has a cell for each party that meets it, also in what comes out of the PDF again.
#[test]
fn rows_of_parties_have_conditions() {
    let template = everything();
    let mut draft = draft_of(&template, &["laskutus"]);
    let check = |draft: &Draft, expected: &[&str]| {
        let agreement = build(&template, draft, Wording::Corrected);
        assert_eq!(lines_of(&agreement, "parties")[2..], *expected);
        comes_out_again(&template, draft, &PLAIN, "rows");
    };
    let (name, date) = (
        "Nimi\tKoetoimittaja Oy\tAsiakas Ab",
        "Päiväys\t2. maaliskuuta 2026",
    );
    check(&draft, &[name, "Y-tunnus\t0112038-9\t1470246-8", date]);
    set(&mut draft, "customer.foreign_id", "556000-0000");
    let rows = ["Y-tunnus\t0112038-9", "Ulkomainen tunnus\t\t556000-0000"];
    check(&draft, &[name, rows[0], rows[1], date]);
}

/// A row may depend on the answer of the party, which each cell asks for itself.
#[test]
fn rows_of_parties_depend_on_the_partys_answer() {
    let mut files = sources("templates/intrum-personuppgifter");
    let to = "(label: \"FO-nummer\", when: Not(Is(\"party.country\", \"SE\")), text: \"{party.business_id}\"),\n\
              (label: \"Organisationsnummer\", when: Is(\"party.country\", \"SE\"), text: \"{party.business_id}\"),";
    let from = "(label: \"FO-nummer\", text: \"{party.business_id}\"),";
    edit(&mut files, "body.ron", from, to);
    let template = load(&files, &TYPEFACE).unwrap();
    let check = |country: &str, expected: &[&str]| {
        let mut draft = crate::support::example();
        set(&mut draft, "customer.country", country);
        let agreement = build(&template, &draft, Wording::Corrected);
        let lines = lines_of(&agreement, "parties");
        let is_number =
            |line: &&String| line.contains("nummer\t") && !line.starts_with("Samarbets");
        let lines: Vec<&String> = lines.iter().filter(is_number).collect();
        assert_eq!(lines, expected, "{country}");
        comes_out_again(&template, &draft, &PLAIN, country);
    };
    check("FI", &["FO-nummer\t1470246-8\t0112038-9"]);
    check(
        "SE",
        &["FO-nummer\t1470246-8", "Organisationsnummer\t\t0112038-9"],
    );
    check("NO", &["FO-nummer\t1470246-8\t0112038-9"]);
}

fn row(cells: [(&str, &str); 4]) -> Row {
    let cells = cells.iter();
    cells
        .map(|(column, value)| ((*column).to_owned(), (*value).to_owned()))
        .collect()
}

/// The rows of a field, as its columns are printed; what no column prints stays at home.
#[test]
fn rows_of_a_field_are_printed() {
    let template = everything();
    let mut draft = draft_of(&template, &["laskutus"]);
    let printed = |draft: &Draft| {
        let agreement = build(&template, draft, Wording::Corrected);
        comes_out_again(&template, draft, &PLAIN, "rows of a field");
        lines_of(&agreement, "sub-table")
    };
    assert_eq!(printed(&draft), [""; 0]);
    let rows =
        [("Koe Oy", "FI", "2026-01-05"), ("Prov Ab", "SE", "")].map(|(name, country, since)| {
            row([
                ("name", name),
                ("country", country),
                ("since", since),
                ("note", "sisäinen"),
            ])
        });
    let rows = Answer::Rows(rows.to_vec());
    draft.answers.insert("sub.processors".to_owned(), rows);
    let expected = [
        "Alihankkija\tMaa\tAlkaen",
        "Koe Oy\tSuomi\t5. tammikuuta 2026",
        "Prov Ab\tRuotsi",
    ];
    assert_eq!(printed(&draft), expected);
    let files = inside(&exported(&template, &draft, &PLAIN));
    assert!(!files["draft.ron"].contains("sisäinen"));
    conformance::check(
        "rows of a field",
        &pdf_of(&pages_of(&template, &draft, false)),
    );
}

#[test]
fn each_entry_says_why_it_is_there() {
    let agreement = agreement_of(&everything(), &["arkisto"]);
    let explained = |block: &str, kind, id: &str| {
        let found = agreement.explanation.iter();
        let mut found = found.filter(|one| one.block == block && one.kind == kind && one.id == id);
        found.next().map(|one| one.printed)
    };
    assert_eq!(
        explained("duties-list", ExplainedKind::Item, "2"),
        Some(false)
    );
    assert_eq!(
        explained("duties-list", ExplainedKind::Item, "3.1"),
        Some(false)
    );
    assert_eq!(
        explained("duties-list", ExplainedKind::Item, "3.2.1"),
        Some(true)
    );
    assert_eq!(explained("terms", ExplainedKind::Item, "2"), Some(true));
    assert_eq!(
        explained("price-table", ExplainedKind::Row, "2"),
        Some(false)
    );
    assert_eq!(
        explained("price-table", ExplainedKind::Row, "4"),
        Some(true)
    );
}

#[test]
fn every_choice_conforms_and_verifies() {
    let template = everything();
    for services in choices() {
        let name = services.join(", ");
        let draft = draft_of(&template, &services);
        conformance::check(&name, &pdf_of(&pages_of(&template, &draft, false)));
        let pdf = exported(&template, &draft, &PLAIN);
        let report = verified_with(&pdf, &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Unchanged, "{name}");
        comes_out_again(&template, &draft, &PLAIN, &name);
    }
}

fn block_of<'p>(pages: &'p Pages, owner: &Owner) -> Option<&'p str> {
    match owner {
        Owner::Block(block, _) => Some(&pages.blocks[*block].id),
        Owner::Furniture => None,
    }
}

/// The page of the first line of a block, from 0.
fn page_of(pages: &Pages, block: &str) -> usize {
    let mut all = pages.pages.iter();
    let has = |line: &klausul::typeset::Line| block_of(pages, &line.owner) == Some(block);
    all.position(|page| page.lines.iter().any(has)).unwrap()
}

#[test]
fn annexes_and_page_breaks_begin_pages() {
    let template = everything();
    let pages = pages_of(&template, &draft_of(&template, &SERVICES), false);
    for block in ["prices", "annex-archive", "annex-processing"] {
        let page = &pages.pages[page_of(&pages, block)];
        let mut lines = page.lines.iter().map(|line| block_of(&pages, &line.owner));
        let first = lines.find(|block| *block != Some("head"));
        assert_eq!(first, Some(Some(block)));
    }
    let kept = ["kept-heading", "kept-lead", "kept-list"];
    let on: Vec<usize> = kept.iter().map(|block| page_of(&pages, block)).collect();
    assert!(on.iter().all(|page| *page == on[0]), "{on:?}");
}

#[test]
fn a_block_behind_an_annex_begins_a_page() {
    let last = "        Paragraph(id: \"last\", text: \"Loppu.\"),\n    ],\n)\n";
    let template = changed("        ),\n    ],\n)\n", &format!("        ),\n{last}"));
    let pages = pages_of(&template, &draft_of(&template, &["laskutus"]), false);
    assert_eq!(
        page_of(&pages, "last"),
        page_of(&pages, "annex-processing") + 1
    );
}

/// A cell, the order of rows, an annex, emphasis: a file whose pages say otherwise than its draft and template is found
/// out.
#[test]
fn a_changed_entry_is_found() {
    let template = everything();
    let draft = draft_of(&template, &SERVICES);
    let rows = [
        "                (cells: [\"Laskun lähettäminen\", \"kappale\", \"0,85\"], when: Service(\"laskutus\")),\n",
        "                (cells: [\"Muistutuksen lähettäminen\", \"kappale\", \"1,10\"], when: Service(\"muistutus\")),\n",
    ];
    let check = |name: &str, from: &str, to: &str, words: &str| {
        let pdf = forged((&template, &draft), (&changed(from, to), &draft));
        let report = verified_with(&pdf, &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{name}");
        let found = format!("{:?}", report.differences);
        assert!(found.contains(words), "{name}: {found}");
    };
    check("a cell", "\"0,85\"", "\"0,05\"", "0,05");
    check(
        "a swapped row",
        &rows.concat(),
        &[rows[1], rows[0]].concat(),
        "Muistutuksen",
    );
    check(
        "emphasis",
        "Sopimus on {strong kirjallinen}.",
        "Sopimus on kirjallinen.",
        "kirjallinen",
    );
    check(
        "italics",
        "asiakkaalle {italic viipymättä}",
        "asiakkaalle {strong viipymättä}",
        "viipymättä",
    );
    check(
        "an annex",
        "text: \"Arkiston ylläpito\",",
        "text: \"Arkiston purku\",",
        "purku",
    );
    check(
        "a term",
        "(term: \"Päivä\", text: \"kalenteripäivä.\")",
        "(term: \"Päivä\", text: \"arkipäivä.\")",
        "arkipäivä",
    );
}

/// The export of another template or draft, with the draft and the excerpt inside that the genuine one has.
pub fn forged(
    (template, draft): (&Template, &Draft),
    (other, other_draft): (&Template, &Draft),
) -> Vec<u8> {
    let genuine = inside(&exported(template, draft, &PLAIN));
    // The foot of each page is that of the template, too.
    let other = Template {
        hash: template.hash.clone(),
        ..other.clone()
    };
    let mut document = Document::load_mem(&exported(&other, other_draft, &PLAIN)).unwrap();
    for (name, text) in &genuine {
        edit_attachment(&mut document, name, |_| text.clone());
    }
    saved(document)
}

/// An annex that was taken out is missed.
#[test]
fn a_missing_annex_is_found() {
    let template = everything();
    let draft = draft_of(&template, &SERVICES);
    let mut other = template.clone();
    other.blocks.retain(|block| block.place.annex != Some(0));
    let report =
        verified_with(&forged((&template, &draft), (&other, &draft)), &[&template]).unwrap();
    assert_eq!(report.verdict, Verdict::Changed);
    let found = format!("{:?}", report.differences);
    assert!(found.contains("Arkiston ylläpito"), "{found}");
}

#[test]
fn comparisons_know_entries() {
    let template = everything();
    let draft = draft_of(&template, &SERVICES);
    let before = build(&template, &draft, Wording::Corrected);
    let other = changed("\"0,85\"", "\"0,95\"");
    let after = build(&other, &draft, Wording::Corrected);
    let comparison = compare_agreements(&before, &after);
    assert_eq!(
        comparison
            .passages
            .iter()
            .filter(|change| change.kind() != klausul::diff::ChangeKind::Same)
            .count(),
        1
    );
    let differs = |from: &str, to: &str| {
        let comparison = compare_templates(&template, &changed(from, to)).unwrap();
        !comparison.is_empty()
    };
    assert!(differs("\"0,85\"", "\"0,95\""), "a cell");
    assert!(
        differs("\"0,85\"], when: Service(\"laskutus\")", "\"0,85\"]"),
        "a row's condition"
    );
    assert!(differs("labels: Letter", "labels: Roman"), "labels");
    assert!(differs("width: Share(22)", "width: Share(23)"), "a width");
    assert!(differs("together: true, ", ""), "together");
    assert!(
        differs(
            "PageBreak(id: \"break\", when: ServiceOf(\"V\"))",
            "PageBreak(id: \"break\")"
        ),
        "a page break"
    );
    assert!(differs("text: \"kirjeet\"", "text: \"kirje\""), "an item");
    assert!(
        differs(
            "text: \"muut asiakirjat",
            "when: ServiceOf(\"K\"), text: \"muut asiakirjat"
        ),
        "an item's condition"
    );
    assert!(
        differs("text: \"Käsittelyn kuvaus\"", "text: \"Kuvaus\""),
        "an annex"
    );
}

/// A cell of ten thousand words breaks across pages, and a table of thousands of rows has its header on each.
#[test]
fn long_tables_break_across_pages() {
    let words = "sana ".repeat(10_000);
    let template = changed("\"Muu työ\"", &format!("\"{words}\""));
    let pages = pages_of(&template, &draft_of(&template, &["laskutus"]), false);
    assert!(pages.pages.len() > 20, "{}", pages.pages.len());
    let bottom = |page: &klausul::typeset::Page| {
        let lines = page
            .lines
            .iter()
            .filter(|line| line.owner != Owner::Furniture);
        lines.map(|line| line.baseline_pt).fold(0.0, f64::max)
    };
    let room = pages.height_pt - template.page.margins_mm.bottom * klausul::typeset::PT_PER_MM;
    assert!(pages.pages.iter().all(|page| bottom(page) <= room));
    let rows = "                (cells: [\"Työ\", \"tunti\", \"1,00\"]),\n".repeat(5_000);
    let template = changed(
        "                (cells: [\"Muu työ\"",
        &format!("{rows}                (cells: [\"Muu työ\""),
    );
    let pages = pages_of(&template, &draft_of(&template, &["laskutus"]), false);
    let has_header = |page: &klausul::typeset::Page| {
        page.lines
            .iter()
            .any(|line| line.text.read().starts_with("Hinta"))
    };
    let with_header = pages.pages.iter().filter(|page| has_header(page)).count();
    assert!(with_header > 100, "{with_header}");
    let Some(Content::Grid(grid)) = pages
        .blocks
        .iter()
        .map(|block| &block.content)
        .find(|content| matches!(content, Content::Grid(_)))
    else {
        panic!("no table");
    };
    assert_eq!(grid.rows.len(), 5_003);
}

/// Each row of a table says why it is there: the service that was chosen, the row that was answered.
#[test]
fn rows_say_why_they_are_there() {
    let template = everything();
    let mut draft = draft_of(&template, &["laskutus"]);
    let explained = |draft: &Draft, block: &str| {
        let agreement = build(&template, draft, Wording::Corrected);
        let found = agreement.explanation.into_iter();
        let found = found.filter(|one| one.block == block && one.kind != ExplainedKind::Block);
        let found = found.map(|one| (one.id.clone(), one.printed, one.words.clone()));
        found.collect::<Vec<_>>()
    };
    assert_eq!(explained(&draft, "sub-table"), []);
    let rows = ["Koe Oy", "Prov Ab"];
    let rows = rows.map(|name| {
        row([
            ("name", name),
            ("country", "FI"),
            ("since", ""),
            ("note", ""),
        ])
    });
    let rows = Answer::Rows(rows.to_vec());
    draft.answers.insert("sub.processors".to_owned(), rows);
    let two = [("1", "Koe Oy"), ("2", "Prov Ab")];
    let two = two.map(|(id, words)| (id.to_owned(), true, words.to_owned()));
    assert_eq!(explained(&draft, "sub-table"), two);
    let services = explained(&draft, "service-table");
    let printed: Vec<&str> = services
        .iter()
        .filter(|(_, printed, _)| *printed)
        .map(|(id, ..)| &**id)
        .collect();
    assert_eq!(printed, ["laskutus"]);
    assert!(services.len() > printed.len());
}

/// Two agreements of which one has other words emphasised differ in that alone.
#[test]
fn a_change_of_emphasis_is_a_change() {
    let template = everything();
    let draft = draft_of(&template, &SERVICES);
    let before = build(&template, &draft, Wording::Corrected);
    let kinds = |from: &str, to: &str| {
        let after = build(&changed(from, to), &draft, Wording::Corrected);
        let comparison = compare_agreements(&before, &after);
        let changes: Vec<_> = comparison
            .changes()
            .map(|change| (change.kind().name(), change.passage().block().to_owned()))
            .collect();
        (changes, comparison.counts().changed)
    };
    let one = |name, block: &str| (vec![(name, block.to_owned())], 1);
    let strong = "Sopimus on {strong kirjallinen}.";
    let emphasised = one("emphasised", "c-1-2");
    assert_eq!(
        kinds(strong, "Sopimus on {italic kirjallinen}."),
        emphasised
    );
    assert_eq!(kinds(strong, "Sopimus on kirjallinen."), emphasised);
    assert_eq!(
        kinds(strong, "Sopimus {strong on kirjallinen}."),
        emphasised
    );
    let words = one("changed", "c-1-2");
    assert_eq!(kinds(strong, "Sopimus on {italic suullinen}."), words);
    assert_eq!(
        kinds("text: \"{strong {row.name}}\"", "text: \"{row.name}\""),
        (Vec::new(), 0)
    );
}

/// The comparison shows a table as a table, also one that only one side has.
#[test]
fn comparisons_show_tables() {
    let template = everything();
    let mut draft = draft_of(&template, &["laskutus"]);
    let before = build(&template, &draft, Wording::Corrected);
    let rows = ["Koe Oy", "Prov Ab"];
    let rows = rows.map(|name| {
        row([
            ("name", name),
            ("country", "FI"),
            ("since", ""),
            ("note", ""),
        ])
    });
    let rows = Answer::Rows(rows.to_vec());
    draft.answers.insert("sub.processors".to_owned(), rows);
    let after = build(&template, &draft, Wording::Corrected);
    let tables = |before: &Agreement, after: &Agreement| {
        let names = ComparisonNames {
            before: "a".to_owned(),
            after: "b".to_owned(),
        };
        let comparison = compare_agreements(before, after);
        let translator = Translator::new(Language::Sv);
        let document = comparison_document(&comparison, &names, "fi", &translator);
        let grids = document.blocks.iter();
        let grids = grids.filter(|block| matches!(block.content, Content::Grid(_)));
        let mut own = document.clone();
        own.blocks = grids.cloned().collect();
        own.lines()
    };
    let rows = [
        "Alihankkija\tMaa\tAlkaen",
        "Koe Oy\tSuomi",
        "Prov Ab\tSuomi",
    ];
    for (before, after) in [(&before, &after), (&after, &before)] {
        let lines = tables(before, after);
        assert!(lines.windows(3).any(|lines| lines == rows), "{lines:?}");
        assert!(lines.contains(&"Palvelu\tToimittaja".to_owned()));
    }
}

/// A space at the edge of a variant's wording isn't printed, so that words would run together.
#[test]
fn a_lost_space_is_a_mistake() {
    let check = |from: &str, to: &str, is_mistake: bool| {
        let mut files = sources(FOLDER);
        edit(&mut files, "body.ron", from, to);
        let problems = load(&files, &TYPEFACE).err().map(|error| error.problems);
        let problems: Vec<String> = problems
            .unwrap_or_default()
            .iter()
            .map(|problem| Translator::new(Language::En).format(&problem.kind.message()))
            .collect();
        let found = problems
            .iter()
            .any(|sentence| sentence.contains("words run together"));
        assert_eq!(
            (found, problems.len()),
            (is_mistake, usize::from(is_mistake)),
            "{problems:?}"
        );
    };
    let text = "text: \", kuukauden {italic";
    check(text, "text: \" kuukauden {italic", true);
    check(text, "text: \"\n kuukauden {italic", false);
    let place = "{payment.cycle}{variant monthly}.";
    let spaced = "{payment.cycle} {variant monthly}.";
    let mut files = sources(FOLDER);
    edit(&mut files, "body.ron", place, spaced);
    edit(&mut files, "body.ron", text, "text: \" kuukauden {italic");
    assert!(load(&files, &TYPEFACE).is_ok());
}

//! Tables of a size that somebody may need: many rows, and a long cell.

use klausul::agreement::{BuildMemory, Wording, build, build_again};
use klausul::draft::{Answer, Draft, Row};
use klausul::template::{Sources, Template, load};
use klausul::typeset::{PageOptions, Typesetter};
use klausul::verify::Verdict;

use crate::support::{TYPEFACE, edit, set, set_signatories, sources};
use crate::verify::{PLAIN, exported, verified_with};

fn everything() -> Sources {
    sources("tests/templates/everything")
}

fn template(sources: &Sources) -> Template {
    load(sources, &TYPEFACE).unwrap()
}

fn draft(template: &Template) -> Draft {
    let mut draft = Draft::new(template);
    draft.services = vec!["laskutus".to_owned()];
    set(&mut draft, "customer.name", "Asiakas Ab");
    set(&mut draft, "customer.business_id", "1470246-8");
    set(&mut draft, "agreement.date", "2026-03-02");
    for party in ["provider", "customer"] {
        let field = format!("{party}.signatories");
        set_signatories(&mut draft, &field, &[("Maija Meikäläinen", "johtaja")]);
    }
    draft
}

fn row(index: usize) -> Row {
    let cells = [
        ("name", format!("Alihankkija {index} Oy")),
        ("country", "FI".to_owned()),
        ("since", String::new()),
        ("note", String::new()),
    ];
    let cells = cells.into_iter();
    cells
        .map(|(column, value)| (column.to_owned(), value))
        .collect()
}

/// What a table of the most rows says is verified, and a row that was left out is missed.
#[test]
fn a_table_with_the_most_rows_is_verified() {
    const ROWS: usize = 5_000;
    let mut sources = everything();
    edit(&mut sources, "fields.ron", "most: 40", "most: 5000");
    let template = template(&sources);
    let mut draft = draft(&template);
    let rows: Vec<Row> = (1..=ROWS).map(row).collect();
    draft
        .answers
        .insert("sub.processors".to_owned(), Answer::Rows(rows));
    let agreement = build(&template, &draft, Wording::Corrected);
    let lines = agreement.lines();
    assert!(lines.contains(&format!("Alihankkija {ROWS} Oy\tSuomi")));
    let pdf = exported(&template, &draft, &PLAIN);
    let report = verified_with(&pdf, &[&template]).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::Unchanged,
        "{:?}",
        report.differences
    );
}

/// A cell of ten thousand words goes over many pages, and is verified.
#[test]
fn a_long_cell_is_verified() {
    let mut sources = everything();
    let words = "Laskun lähettäminen ".repeat(5_000);
    edit(
        &mut sources,
        "body.ron",
        "\"Laskun lähettäminen\"",
        &format!("{words:?}"),
    );
    let template = template(&sources);
    let draft = draft(&template);
    let pages = crate::support::pages_of(&template, &draft, false);
    assert!(pages.pages.len() > 20, "{}", pages.pages.len());
    let pdf = exported(&template, &draft, &PLAIN);
    let report = verified_with(&pdf, &[&template]).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::Unchanged,
        "{:?}",
        report.differences
    );
}

/// Changes one thing in the draft.
fn change(draft: &mut Draft, random: &mut fastrand::Rng) {
    let Some(Answer::Rows(rows)) = draft.answers.get_mut("sub.processors") else {
        panic!("the draft has rows");
    };
    let at = random.usize(..=rows.len());
    match random.u8(..10) {
        0 => rows.insert(at, row(random.usize(..1_000))),
        1 if at < rows.len() => drop(rows.remove(at)),
        2 if at < rows.len() => {
            let name = "Alihankkija ".repeat(random.usize(..30));
            rows[at].insert("name".to_owned(), name);
        }
        3 if at < rows.len() => drop(rows[at].insert("country".to_owned(), "SE".to_owned())),
        4 if at < rows.len() => drop(rows[at].insert("since".to_owned(), "2026-03-02".to_owned())),
        5 => rows.truncate(random.usize(..100)),
        6 => rows.extend((0..random.usize(..60)).map(row)),
        7 => {
            let service = "laskutus".to_owned();
            match draft.services.pop() {
                Some(_) => draft.services.clear(),
                None => draft.services.push(service),
            }
        }
        8 => set(draft, "agreement.date", "2026-04-03"),
        _ => set(
            draft,
            "customer.name",
            &"Asiakas ".repeat(random.usize(1..40)),
        ),
    }
}

/// What is remembered from one edit to the next changes neither the agreement nor its pages, and an edit beside a table
/// leaves its rows and most pages the very same ones.
#[test]
fn what_is_remembered_changes_nothing() {
    let mut sources = everything();
    edit(&mut sources, "fields.ron", "most: 40", "most: 5000");
    let template = template(&sources);
    let mut draft = draft(&template);
    let rows: Vec<Row> = (1..=120).map(row).collect();
    let rows = Answer::Rows(rows);
    draft.answers.insert("sub.processors".to_owned(), rows);
    let mut random = fastrand::Rng::with_seed(14);
    let mut memory = BuildMemory::default();
    let mut typesetter = Typesetter::new(&template.language);
    for number in 0..80 {
        change(&mut draft, &mut random);
        let options = PageOptions {
            is_draft: number % 7 == 0,
        };
        let agreement = build_again(&mut memory, &template, &draft, Wording::Corrected, None);
        assert_eq!(agreement, build(&template, &draft, Wording::Corrected));
        let pages = typesetter.pages(&agreement, &template, options);
        let fresh = Typesetter::new(&template.language).pages(&agreement, &template, options);
        assert_eq!(pages, fresh, "after {number} edits");
    }
}

#[test]
fn an_edit_beside_a_table_leaves_its_pages() {
    let mut sources = everything();
    edit(&mut sources, "fields.ron", "most: 40", "most: 5000");
    let template = template(&sources);
    let mut draft = draft(&template);
    let rows = Answer::Rows((1..=1_000).map(row).collect());
    draft.answers.insert("sub.processors".to_owned(), rows);
    let mut memory = BuildMemory::default();
    let mut typesetter = Typesetter::new(&template.language);
    let mut set_again = |draft: &Draft| {
        let agreement = build_again(&mut memory, &template, draft, Wording::Corrected, None);
        typesetter.pages(&agreement, &template, PageOptions { is_draft: false })
    };
    let before = set_again(&draft);
    set(&mut draft, "customer.name", "Asiakas Oy");
    // The name stands at the head of every page; the address doesn't.
    let renamed = set_again(&draft);
    assert!(!std::sync::Arc::ptr_eq(&before.pages[2], &renamed.pages[2]));
    set(&mut draft, "customer.address", "Katu 1");
    let after = set_again(&draft);
    let same = renamed.pages.iter().zip(&after.pages);
    let same = same.filter(|(one, other)| std::sync::Arc::ptr_eq(one, other));
    assert_eq!(before.pages.len(), after.pages.len());
    assert!(same.count() + 5 > before.pages.len());
}

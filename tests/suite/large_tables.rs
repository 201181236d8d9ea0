//! Tables of a size that somebody may need: many rows, and a long cell.

use klausul::agreement::{Wording, build};
use klausul::draft::{Answer, Draft, Row};
use klausul::template::{Sources, Template, load};
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

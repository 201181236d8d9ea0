//! Benchmarks of long agreements: tables with the rows of a field, from a few pages to more than a hundred.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use klausul::agreement::{BuildMemory, Wording, build, build_again};
use klausul::draft::{Answer, Draft, Row};
use klausul::library::sources_in;
use klausul::template::{Template, load};
use klausul::typeset::{PageOptions, Typesetter, fonts};

/// How many rows the table has; with 2,100 of them the agreement has some 50 pages.
const ROWS: [usize; 4] = [200, 1_000, 2_100, 5_000];
/// The number of rows of the agreement with some 50 pages.
const FIFTY_PAGES: usize = 2_100;
const OPTIONS: PageOptions = PageOptions { is_draft: false };

/// The template with every kind of block, and more rows than it allows.
fn template() -> Template {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates/everything");
    let mut sources = sources_in(&folder).unwrap();
    let fields = sources.files.get_mut("fields.ron").unwrap();
    let text = String::from_utf8(fields.clone()).unwrap();
    assert!(text.contains("most: 40"));
    *fields = text.replace("most: 40", "most: 5000").into_bytes();
    load(&sources, &fonts::TYPEFACE).unwrap()
}

fn row(number: usize) -> Row {
    let cells = [
        ("name", format!("Alihankkija {number} Oy")),
        ("country", "FI".to_owned()),
        ("since", "2026-03-02".to_owned()),
        ("note", String::new()),
    ];
    let cells = cells.into_iter();
    cells
        .map(|(column, text)| (column.to_owned(), text))
        .collect()
}

fn draft(template: &Template, rows: usize) -> Draft {
    let mut draft = Draft::new(template);
    draft.services = template.services.iter().map(|one| one.id.clone()).collect();
    let rows = Answer::Rows((0..rows).map(row).collect());
    draft.answers.insert("sub.processors".to_owned(), rows);
    draft
}

fn benches(criterion: &mut Criterion) {
    let template = template();
    let mut group = criterion.benchmark_group("agreement and pages with a table");
    for rows in ROWS {
        let draft = draft(&template, rows);
        let agreement = build(&template, &draft, Wording::Corrected);
        let pages = Typesetter::new(&template.language).pages(&agreement, &template, OPTIONS);
        let name = format!("{} pages", pages.pages.len());
        group.bench_function(BenchmarkId::new("nothing remembered", name), |bencher| {
            bencher.iter(|| {
                let agreement = build(&template, black_box(&draft), Wording::Corrected);
                Typesetter::new(&template.language).pages(&agreement, &template, OPTIONS)
            });
        });
    }
    let mut draft = draft(&template, FIFTY_PAGES);
    let mut typesetter = Typesetter::new(&template.language);
    let mut memory = BuildMemory::default();
    let mut edits = 0_u32;
    let mut pages_of = |draft: &Draft| {
        let wording = Wording::Corrected;
        let agreement = build_again(&mut memory, &template, black_box(draft), wording, None);
        typesetter.pages(&agreement, &template, OPTIONS)
    };
    group.bench_function("50 pages after an edit", |bencher| {
        bencher.iter(|| {
            edits += 1;
            let name = Answer::Text(format!("Asiakas {edits} Oy"));
            draft.answers.insert("customer.name".to_owned(), name);
            pages_of(&draft)
        });
    });
    group.bench_function("50 pages after an edit of a row", |bencher| {
        bencher.iter(|| {
            edits += 1;
            if let Some(Answer::Rows(rows)) = draft.answers.get_mut("sub.processors") {
                let since = format!("2026-03-{:02}", edits % 28 + 1);
                rows[FIFTY_PAGES / 2].insert("since".to_owned(), since);
            }
            pages_of(&draft)
        });
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);

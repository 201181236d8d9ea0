//! How long it takes to draw pages for the second judge and to compare them, warm: `cargo bench --bench render`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::date::Date;
use klausul::draft;
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::template;
use klausul::typeset::fonts;
use klausul::verify::render::{
    Allowed, Opinion, PageStream, RenderBudget, SecondJudge, compare, page_image, render,
};

/// The example's five pages.
fn export() -> Vec<u8> {
    let template = template::built_in(&fonts::TYPEFACE).unwrap();
    let draft = draft::read(include_bytes!("../../assets/example.ron")).unwrap();
    let options = ExportOptions {
        is_draft: false,
        attaches: true,
        signing: None,
        approved: None,
    };
    let date = Date::new(2026, 11, 22).unwrap();
    let mut exporter = Exporter::default();
    exporter
        .export(&template, &draft, date, &options)
        .unwrap()
        .pdf
}

fn benches(criterion: &mut Criterion) {
    let pdf = export();
    let budget = RenderBudget::default();
    for dpi in [72.0, 100.0, 144.0] {
        criterion.bench_function(&format!("draw five pages at {dpi} dpi"), |bencher| {
            bencher.iter(|| {
                let stream = PageStream::open(black_box(&pdf), 0..5, dpi / 72.0, &budget);
                assert_eq!(stream.unwrap().map(Result::unwrap).count(), 5);
            });
        });
        let pages = render(&pdf, 0..5, dpi, &budget).unwrap();
        let again = pages.clone();
        criterion.bench_function(&format!("compare five pictures at {dpi} dpi"), |bencher| {
            bencher.iter(|| {
                let pairs = pages.iter().zip(&again);
                for (expected, found) in pairs {
                    assert!(compare(black_box(expected), black_box(found), &[]).is_empty());
                }
            });
        });
    }
    criterion.bench_function("judge two files of five pages", |bencher| {
        bencher.iter(|| {
            let opinion = SecondJudge::new(budget).compare(&pdf, &pdf, Allowed::default());
            assert!(matches!(opinion, Opinion::Agrees(_)));
        });
    });
    criterion.bench_function("judge a file, the expected pages remembered", |bencher| {
        let mut judge = SecondJudge::new(budget);
        bencher.iter(|| {
            let opinion = judge.compare(&pdf, black_box(&pdf), Allowed::default());
            assert!(matches!(opinion, Opinion::Agrees(_)));
        });
    });
    criterion.bench_function("draw a page for the window", |bencher| {
        bencher.iter(|| page_image(black_box(&pdf), 0, 2.0, &budget).unwrap());
    });
}

criterion_group!(rendering, benches);
criterion_main!(rendering);

//! How long it takes to verify a file, warm, on one core: `cargo bench --bench verify`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::date::Date;
use klausul::draft::{self, Answer, Draft};
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::template::{self, Template};
use klausul::typeset::fonts;
use klausul::verify::{Known, Verdict, Verifier};

fn exported(exporter: &mut Exporter, template: &Template, draft: &Draft) -> Vec<u8> {
    let options = ExportOptions {
        is_draft: false,
        attaches: true,
        signing: None,
        approved: None,
    };
    let date = Date::new(2026, 11, 22).unwrap();
    exporter
        .export(template, draft, date, &options)
        .unwrap()
        .pdf
}

fn benches(criterion: &mut Criterion) {
    let template = template::built_in(&fonts::TYPEFACE).unwrap();
    let draft = draft::read(include_bytes!("../../assets/example.ron")).unwrap();
    let mut exporter = Exporter::default();
    let pdf = exported(&mut exporter, &template, &draft);
    let known = Known {
        templates: vec![&template],
        ..Known::default()
    };
    criterion.bench_function("verify an export", |bencher| {
        let mut verifier = Verifier::new();
        bencher.iter(|| verifier.verify(black_box(&pdf), &known).unwrap());
    });
    criterion.bench_function("verify an export, nothing remembered", |bencher| {
        bencher.iter(|| Verifier::new().verify(black_box(&pdf), &known).unwrap());
    });
    // As in a folder: every file is another agreement.
    let others: Vec<Vec<u8>> = (0..50)
        .map(|number| {
            let mut other = draft.clone();
            let name = Answer::Text(format!("Åkerströms Öst & Söner {number} Ab"));
            other.answers.insert("customer.name".to_owned(), name);
            exported(&mut exporter, &template, &other)
        })
        .collect();
    criterion.bench_function("verify an export, each another", |bencher| {
        let mut verifier = Verifier::new();
        let mut files = others.iter().cycle();
        bencher.iter(|| {
            let report = verifier.verify(files.next().unwrap(), &known).unwrap();
            assert_eq!(report.verdict, Verdict::Unchanged);
        });
    });
    let signed = include_bytes!("../reference/signed.pdf");
    criterion.bench_function("verify a file that was signed twice", |bencher| {
        let mut verifier = Verifier::new();
        bencher.iter(|| verifier.verify(black_box(signed), &known).unwrap());
    });
}

criterion_group!(verification, benches);
criterion_main!(verification);

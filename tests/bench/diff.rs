//! Benchmarks of comparisons: `cargo bench --bench diff`. One of two versions of a template takes 20 ms at most.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::agreement::{Wording, build};
use klausul::date::Date;
use klausul::diff::{ComparisonNames, compare_agreements, compare_templates, comparison_document};
use klausul::draft;
use klausul::message::{Language, Translator};
use klausul::pipeline::comparison::comparison_pdf;
use klausul::template::{self, Sources, Template};
use klausul::typeset::fonts::TYPEFACE;

/// The built-in template with another version, and in each clause another word.
fn changed() -> Template {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/intrum-personuppgifter"
    );
    let files = klausul::storage::read_folder(folder.as_ref(), &[".ron"], 1 << 20).unwrap();
    let files = files.into_iter().map(|(name, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let text = match &*name {
            "body.ron" => text.replace(" ska ", " bör "),
            "template.ron" => text.replace("version: \"1.0.0\"", "version: \"1.1\""),
            _ => text,
        };
        (name, text.into_bytes())
    });
    let sources = Sources {
        files: files.collect(),
        ..Sources::default()
    };
    template::load(&sources, &TYPEFACE).unwrap()
}

fn benches(criterion: &mut Criterion) {
    let before = template::built_in(&TYPEFACE).unwrap();
    let after = changed();
    criterion.bench_function("two versions of a template", |bencher| {
        bencher.iter(|| compare_templates(black_box(&before), &after).unwrap());
    });
    let draft = draft::read(include_bytes!("../../assets/example.ron")).unwrap();
    let agreements = [&before, &after].map(|of| build(of, &draft, Wording::Corrected));
    criterion.bench_function("two agreements", |bencher| {
        bencher.iter(|| compare_agreements(black_box(&agreements[0]), &agreements[1]));
    });
    let comparison = compare_templates(&before, &after).unwrap();
    let names = ComparisonNames {
        before: "1.0.0".to_owned(),
        after: "1.1".to_owned(),
    };
    let translator = Translator::new(Language::Sv);
    let date = Date::new(2026, 11, 22).unwrap();
    criterion.bench_function("a comparison as a PDF", |bencher| {
        bencher.iter(|| {
            let document = comparison_document(black_box(&comparison), &names, "sv", &translator);
            comparison_pdf(&document, &before.page, String::new(), date).unwrap()
        });
    });
}

criterion_group!(all, benches);
criterion_main!(all);

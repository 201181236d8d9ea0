//! Benchmarks of the way from a draft to a PDF, warm, on one core: `cargo bench`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::agreement::{Wording, build};
use klausul::date::Date;
use klausul::draft::{self, Answer, Draft};
use klausul::library::{examples_in, sources_in};
use klausul::pdf::read::draft_in;
use klausul::pdf::write::{DocumentFacts, Writer};
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::template::{self, Template};
use klausul::template_test;
use klausul::typeset::{PageOptions, Typesetter, fonts};

/// What the document says beside its pages.
fn facts() -> DocumentFacts {
    DocumentFacts {
        date: Date::new(2026, 11, 22).unwrap(),
        record: Some(klausul::pdf::ExportRecord::default()),
        attachments: Vec::new(),
    }
}

fn benches(criterion: &mut Criterion) {
    let template = template::built_in(&fonts::TYPEFACE).unwrap();
    let draft = draft::read(include_bytes!("../../assets/example.ron")).unwrap();
    let options = PageOptions { is_draft: false };
    let facts = facts();
    criterion.bench_function("read the built-in template", |bencher| {
        bencher.iter(|| template::built_in(black_box(&fonts::TYPEFACE)).unwrap());
    });
    criterion.bench_function("agreement", |bencher| {
        bencher.iter(|| build(black_box(&template), &draft, Wording::Corrected));
    });
    criterion.bench_function("agreement and pages, nothing remembered", |bencher| {
        bencher.iter(|| {
            let agreement = build(&template, black_box(&draft), Wording::Corrected);
            Typesetter::new(&template.language).pages(&agreement, &template, options)
        });
    });
    criterion.bench_function(
        "agreement and pages after an edit of customer.name",
        |bencher| {
            let mut typesetter = Typesetter::new(&template.language);
            let mut draft = draft.clone();
            let mut edits = 0_u32;
            bencher.iter(|| {
                edits += 1;
                let name = Answer::Text(format!("Åkerströms Öst & Söner Ab {edits}"));
                draft.answers.insert("customer.name".to_owned(), name);
                let agreement = build(&template, &draft, Wording::Corrected);
                typesetter.pages(&agreement, &template, options)
            });
        },
    );
    let agreement = build(&template, &draft, Wording::Corrected);
    let pages = Typesetter::new(&template.language).pages(&agreement, &template, options);
    criterion.bench_function("what travels of the template", |bencher| {
        bencher.iter(|| template.excerpt(&black_box(&agreement).printed(&template, &draft)));
    });
    criterion.bench_function("PDF", |bencher| {
        let mut writer = Writer::new();
        bencher.iter(|| writer.write(black_box(&pages), &facts).unwrap());
    });
    exports(criterion, &template, &draft);
}

/// The example for many customers.
fn customers(draft: &Draft) -> Vec<Draft> {
    const LETTERS: [char; 12] = ['Q', 'W', 'X', 'Z', 'Þ', 'ø', 'q', 'w', 'x', 'z', 'é', '7'];
    let drafts = (0..997_usize).map(|number| {
        let mut draft = draft.clone();
        let letters: String = (0..3)
            .map(|place| LETTERS[(number * (place * 5 + 7) / 3) % LETTERS.len()])
            .collect();
        for (field, text) in [
            (
                "customer.name",
                format!("Handelsbolaget {letters} {number} Ab"),
            ),
            (
                "customer.street",
                format!("Strandvägen {}", number % 83 + 1),
            ),
            ("customer.city", format!("Ort{letters}")),
            ("agreement.number", format!("SA-2026-{number:04}")),
        ] {
            draft.answers.insert(field.to_owned(), Answer::Text(text));
        }
        draft
    });
    drafts.collect()
}

fn exports(criterion: &mut Criterion, template: &Template, draft: &Draft) {
    let facts = facts();
    let options = ExportOptions {
        is_draft: false,
        attaches: true,
        signing: None,
        approved: None,
    };
    criterion.bench_function("whole export with attachments, warm", |bencher| {
        let mut exporter = Exporter::default();
        let date = facts.date;
        bencher.iter(|| {
            exporter
                .export(template, black_box(draft), date, &options)
                .unwrap()
        });
    });
    criterion.bench_function(
        "whole export of another customer each time, warm",
        |bencher| {
            let mut exporter = Exporter::default();
            let date = facts.date;
            let drafts = customers(draft);
            let mut drafts = drafts.iter().cycle();
            bencher.iter(|| {
                let draft = drafts.next().unwrap();
                exporter.export(template, draft, date, &options).unwrap()
            });
        },
    );
    let bytes = Exporter::default()
        .export(template, draft, facts.date, &options)
        .unwrap()
        .pdf;
    let open = || draft_in(black_box(&bytes)).unwrap();
    criterion.bench_function("open", |bencher| bencher.iter(open));
}

fn tests_of_a_template(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/intrum-personuppgifter");
    let sources = sources_in(&folder).unwrap();
    let examples = examples_in(&folder).unwrap();
    let input = template_test::Input {
        sources: &sources,
        examples: &examples,
        known: &[],
        typeface: &fonts::TYPEFACE,
    };
    criterion.bench_function(
        "all laws over 511 combinations, and the examples",
        |bencher| {
            bencher.iter(|| {
                let report = template_test::run(black_box(&input));
                assert_eq!(report.failed(), 0);
            });
        },
    );
}

criterion_group!(all, benches, tests_of_a_template);
criterion_main!(all);

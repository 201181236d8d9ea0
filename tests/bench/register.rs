//! How long the register takes over 10,000 files, a third of which are signed PDFs: `cargo bench --bench register`.
//!
//! The files are made once, in `target/register-10000`. Reading all of them for the first time takes too long to be repeated, so
//! it is done once, and its time and the peak of memory are printed.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on has failed, and one says what it found"
)]

#[path = "../suite/signer.rs"]
mod signer;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::date::Date;
use klausul::draft::{self, Answer, Draft};
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::register::{Query, ReadContext, Register, Rereading, SortKey, Update, find, sorted};
use klausul::storage::RealDisk;
use klausul::template::{self, Template};
use klausul::typeset::fonts;
use peak_alloc::PeakAlloc;
use signer::Signer;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

const FILES: usize = 10_000;

/// Words that names are made of.
const WORDS: [&str; 16] = [
    "Nyländska",
    "Skärgårds",
    "Åbolands",
    "Ekenäs",
    "Jakobstads",
    "Hangö",
    "Borgå",
    "Kimito",
    "Bageriet",
    "Frakt",
    "Kraft",
    "Bokhandel",
    "Varv",
    "Fisk",
    "Järn",
    "Mejeri",
];

/// Returns the draft with a number.
fn draft_of(example: &Draft, number: usize) -> Draft {
    let mut draft = example.clone();
    let (one, other) = (WORDS[number % 8], WORDS[8 + number / 8 % 8]);
    let answers = [
        ("customer.name", format!("{one} {other} {number} Ab")),
        ("agreement.number", format!("SA-2026-{number:05}")),
    ];
    for (field, answer) in answers {
        draft.answers.insert(field.to_owned(), Answer::Text(answer));
    }
    let services = draft.services.len();
    draft.services.rotate_left(number % services);
    draft.services.truncate(1 + number % services);
    draft
}

/// Returns a folder with the files, which are made if they aren't there.
fn folder(template: &Template) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/register-10000");
    let example = draft::read(include_bytes!("../../assets/example.ron")).unwrap();
    let options = ExportOptions {
        is_draft: false,
        attaches: true,
        signing: None,
        approved: None,
    };
    let date = Date::new(2026, 11, 22).unwrap();
    let (first, second) = (Signer::new("Maria Virtanen"), Signer::new("Åke Öst"));
    let mut exporter = Exporter::default();
    for number in 0..FILES {
        let place = folder.join(format!("{:02}", number / 500));
        let is_signed = number % 3 == 0;
        let extension = if is_signed { "pdf" } else { "ron" };
        let path = place.join(format!("avtal-{number:05}.{extension}"));
        if path.exists() {
            continue;
        }
        fs::create_dir_all(&place).unwrap();
        let draft = draft_of(&example, number);
        let bytes = if is_signed {
            let whole = exporter.export(template, &draft, date, &options).unwrap();
            let once = first.sign(&whole.pdf, "Sign-Provider-1");
            second.sign(&once, "Sign-Customer-1")
        } else {
            draft::write(&draft).into_bytes()
        };
        // Whole or not at all: a run that is ended here goes on next time.
        let part = path.with_extension("part");
        fs::write(&part, bytes).unwrap();
        fs::rename(part, path).unwrap();
    }
    folder
}

fn benches(criterion: &mut Criterion) {
    let template = template::built_in(&fonts::TYPEFACE).unwrap();
    let folders = [folder(&template)];
    let context = ReadContext {
        templates: vec![Arc::new(template)],
        ..ReadContext::default()
    };
    let update = Update {
        disk: &RealDisk,
        context: &context,
        folders: &folders,
        rereading: Rereading::Changed,
    };
    let mut register = Register::default();
    PEAK.reset_peak_usage();
    let began = Instant::now();
    register.update(&update, &mut |_, _| true);
    let cases = register.cases();
    println!(
        "first read: {:.1} s, {:.0} MB at most, {} agreements",
        began.elapsed().as_secs_f64(),
        PEAK.peak_usage_as_mb(),
        cases.len()
    );
    assert_eq!(register.records().count(), FILES);
    assert!(cases.iter().all(|case| !case.state().needs_review()));
    let index = register.to_index();
    println!("the index: {:.1} MB", index.len() as f64 / 1e6);
    criterion.bench_function("start with an index of 10,000 files", |bencher| {
        bencher.iter(|| {
            let register = Register::of_index(black_box(&index)).unwrap();
            let cases = register.cases();
            sorted(&cases, SortKey::Modified, true)
        });
    });
    criterion.bench_function("look for changes in 10,000 files", |bencher| {
        bencher.iter(|| register.update(&update, &mut |_, _| true));
    });
    let order = sorted(&cases, SortKey::Modified, true);
    for words in ["b", "bageriet 77", "finns inte"] {
        let query = Query {
            words: words.to_owned(),
            ..Query::default()
        };
        criterion.bench_function(&format!("search for “{words}”"), |bencher| {
            bencher.iter(|| find(&cases, &order, black_box(&query)));
        });
    }
    criterion.bench_function("sort 10,000 agreements", |bencher| {
        bencher.iter(|| sorted(&cases, SortKey::Customer, false));
    });
    println!("at most {:.0} MB in all", PEAK.peak_usage_as_mb());
}

criterion_group!(register, benches);
criterion_main!(register);

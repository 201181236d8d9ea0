//! Benchmarks of many agreements: reading and checking a thousand rows, and exporting them on all cores: `cargo bench --bench batch`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::available_parallelism;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::date::Date;
use klausul::draft::Draft;
use klausul::draft::values::business_id;
use klausul::ledger;
use klausul::library::{Approval, Approvals, LoadedPolicy};
use klausul::message::{Language, Translator};
use klausul::pipeline::batch::{Batch, Control, RowState, Run, check};
use klausul::pipeline::export::ExportOptions;
use klausul::spreadsheet::read_sheet;
use klausul::storage::RealDisk;
use klausul::template::{self, Template};
use klausul::typeset::fonts;

const ROWS: usize = 1_000;

/// Returns a sheet of customers that differ in name, number and services.
fn sheet() -> String {
    let mut text =
        "customer.name;customer.business_id;customer.street;customer.postal_code;customer.city;\
        service.inkasso;service.kreditupplysning-privatpersoner;agreement.number;agreement.date;\
        customer.signatories.1.name;customer.signatories.1.title;provider.business_id;\
        provider.signatories.1.name;provider.signatories.1.title\n"
            .to_owned();
    let ids =
        (1_000_000..).flat_map(|number| (0..10).map(move |digit| format!("{number}-{digit}")));
    let ids = ids.filter(|id| business_id::check("FI", id).is_ok());
    for (row, id) in (0..ROWS).zip(ids) {
        let both = if row % 2 == 0 { "x" } else { "" };
        writeln!(
            text,
            "Bolag {row} Ab;{id};Storgatan {row};10600;Ekenäs;x;{both};SA-{row};2.3.2026;Eva Ek {row};VD;1470246-8;Pelle Provare;Direktör"
        )
        .unwrap();
    }
    text
}

fn batch(template: &Arc<Template>, sheet: &str) -> Batch {
    let cells = read_sheet(sheet.as_bytes()).unwrap();
    let base = Draft::new(template);
    Batch::new(
        Arc::clone(template),
        base,
        cells,
        false,
        &Translator::new(Language::Sv),
    )
}

fn benches(criterion: &mut Criterion) {
    let template = Arc::new(template::built_in(&fonts::TYPEFACE).unwrap());
    let date = Date::new(2026, 11, 27).unwrap();
    let mut approvals = Approvals::default();
    let approval = Approval::new(&template, "Eva Ek", date, None).unwrap();
    approvals.add(approval).unwrap();
    let standing = LoadedPolicy::none().standing(&template, &Ok(approvals));
    let text = sheet();
    let jobs = available_parallelism().map_or(1, NonZeroUsize::get);
    criterion.bench_function("read and check 1000 rows", |bencher| {
        bencher.iter(|| check(&batch(&template, black_box(&text)), jobs));
    });
    let batch = batch(&template, &text);
    let checked = check(&batch, jobs);
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10);
    group.bench_function("export 1000 rows to files", |bencher| {
        bencher.iter(|| {
            let folder = tempfile::tempdir().unwrap();
            let control = Control::default();
            let run = Run {
                batch: &batch,
                standing: &standing,
                options: ExportOptions {
                    is_draft: false,
                    attaches: true,
                    signing: None,
                    approved: None,
                },
                date,
                is_date_fixed: true,
                jobs,
                folder: folder.path().to_owned(),
                list: folder.path().join(ledger::FILE_NAME),
                disk: &RealDisk,
                control: &control,
            };
            let states = vec![RowState::Missing; checked.rows.len()];
            let not_listed = run.run(&checked.rows, &states, &mut |_, outcome| {
                black_box(outcome);
            });
            assert!(not_listed.unwrap().is_none() && control.done() == ROWS);
        });
    });
    group.finish();
}

criterion_group!(groups, benches);
criterion_main!(groups);

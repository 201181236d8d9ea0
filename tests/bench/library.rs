//! Benchmarks of a library of templates: `cargo bench --bench library`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

use std::fs;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use klausul::library::{Library, LoadedPolicy, sources_in};
use klausul::storage::RealDisk;
use klausul::typeset::fonts::TYPEFACE;

const TEMPLATES: usize = 100;

/// Writes versions of the built-in template.
fn write_library(root: &Path) {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/intrum-personuppgifter");
    let sources = sources_in(&built_in).unwrap();
    for number in 0..TEMPLATES {
        let folder = root.join(number.to_string());
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in &sources.files {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let version = format!("version: \"2.{number}.0\"");
            let text = text.replace("version: \"1.0.0\"", &version);
            fs::write(folder.join(name), text).unwrap();
        }
    }
}

fn benches(criterion: &mut Criterion) {
    let root = tempfile::tempdir().unwrap();
    write_library(root.path());
    let folders = vec![root.path().to_owned()];
    let mut library = Library::new(LoadedPolicy::none(), folders.clone(), None);
    library.refresh(&RealDisk, &TYPEFACE);
    assert_eq!(library.entries().len(), TEMPLATES + 1);
    criterion.bench_function("a library of 100 templates, read again", |bencher| {
        bencher.iter(|| library.refresh(&RealDisk, &TYPEFACE));
    });
    criterion.bench_function(
        "a library of 100 templates, for the first time",
        |bencher| {
            bencher.iter(|| {
                let mut library = Library::new(LoadedPolicy::none(), folders.clone(), None);
                library.refresh(&RealDisk, &TYPEFACE);
            });
        },
    );
}

criterion_group!(library, benches);
criterion_main!(library);

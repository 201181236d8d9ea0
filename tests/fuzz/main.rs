//! Hostile drafts, templates, settings, journals, PDFs and marks: whatever is in them, no reader panics or
//! takes more memory than its bound, and what it accepts is the same when it is written and read again.
//!
//! ```sh
//! cargo test --test fuzz                                  # the corpus and the same few changes of it each time
//! KLAUSUL_FUZZ_SECONDS=120 cargo test --test fuzz         # other changes each time, so long
//! KLAUSUL_FUZZ_SECONDS=60 cargo test --test fuzz -- pdf   # of one reader
//! KLAUSUL_FUZZ_SEED=7 …                                   # the changes of a run of before
//! KLAUSUL_FUZZ_INPUT=target/fuzz/pdf-0123 cargo test --test fuzz -- pdf
//! ```
//!
//! Inputs are changed files of `corpus` and of the repository ([`mutation`]). What a reader says to them takes
//! the place of coverage: an input that makes it say something new is changed further. What doesn't keep
//! what is promised is put into `target/fuzz`; mended, it goes into the corpus.
#![allow(missing_docs)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't go on has failed; without a harness it speaks for itself"
)]

#[path = "../suite/form_2.rs"]
mod form_2;
mod mutation;
mod pdf;
mod run;
mod targets;
mod verification;

use std::env;
use std::fs;
use std::process::{Command, exit};
use std::time::{Duration, Instant};

use run::{Ended, Limit};
use targets::{ALL, Target};

/// The seed of a run that is the same each time.
const SEED: u64 = 20_261_122;
/// What a child is told: the target, the seed, and the milliseconds if it is a run of some time.
const CHILD: &str = "KLAUSUL_FUZZ_CHILD";

fn main() {
    if let Ok(told) = env::var(CHILD) {
        child(&told);
    }
    let arguments: Vec<String> = env::args().skip(1).collect();
    // As the harness has it: what isn't an option is a part of a name.
    let names: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let asked = |target: &&Target| {
        names.is_empty() || names.iter().any(|name| target.name.contains(name.as_str()))
    };
    let targets: Vec<&Target> = ALL.iter().filter(asked).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        return targets
            .iter()
            .for_each(|target| println!("{}: test", target.name));
    }
    if let Ok(path) = env::var("KLAUSUL_FUZZ_INPUT") {
        let input = fs::read(path).unwrap();
        return targets
            .iter()
            .for_each(|target| println!("{}: {}", target.name, (target.read)(&input)));
    }
    all(&targets);
}

fn child(told: &str) -> ! {
    let mut told = told.split(' ');
    let name = told.next().unwrap();
    let target = ALL.iter().find(|target| target.name == name).unwrap();
    let seed = told.next().unwrap().parse().unwrap();
    let time = told
        .next()
        .map(|time| Duration::from_millis(time.parse().unwrap()));
    run::in_child(
        target,
        seed,
        time.map_or(Limit::Inputs(target.inputs), Limit::Time),
    )
}

/// Runs targets in turn, each in a process of its own, and tells how it went as the harness does.
fn all(targets: &[&Target]) {
    let begin = Instant::now();
    let seconds: Option<u64> = env::var("KLAUSUL_FUZZ_SECONDS")
        .ok()
        .map(|text| text.parse().unwrap());
    let seed = env::var("KLAUSUL_FUZZ_SEED")
        .ok()
        .map(|text| text.parse().unwrap());
    let seed = seed.unwrap_or_else(|| seconds.map_or(SEED, |_| u64::from(fastrand::u32(..))));
    let time = seconds
        .map(|seconds| Duration::from_secs(seconds) / u32::try_from(targets.len().max(1)).unwrap());
    println!(
        "\nrunning {} tests: KLAUSUL_FUZZ_SEED={seed}",
        targets.len()
    );
    fs::create_dir_all(run::folder()).unwrap();
    let passed = targets
        .iter()
        .filter(|target| passes(target, seed, time))
        .count();
    let failed = targets.len() - passed;
    println!(
        "\ntest result: {}. {passed} passed; {failed} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        if failed == 0 { "ok" } else { "FAILED" },
        ALL.len() - targets.len(),
        begin.elapsed().as_secs_f64(),
    );
    if failed > 0 {
        exit(101);
    }
}

fn passes(target: &Target, seed: u64, time: Option<Duration>) -> bool {
    let time = time
        .map(|time| time.as_millis().to_string())
        .unwrap_or_default();
    let told = format!("{} {seed} {time}", target.name);
    let mut child = Command::new(env::current_exe().unwrap());
    let status = child.env(CHILD, told.trim_end()).status().unwrap();
    let why = match status.code() {
        Some(0) => return true,
        Some(code) if code == Ended::Found as i32 => return false,
        Some(code) if code == Ended::TooSlow as i32 => "takes too long",
        Some(code) if code == Ended::TooMuchMemory as i32 => "takes memory without end",
        _ => "ends the process",
    };
    let kept = fs::read(run::running(target.name)).unwrap();
    let (length, input) = kept.split_first_chunk().unwrap();
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap();
    let path = run::keep(target.name, &input[..length.min(input.len())]);
    println!("{}: {why} ({status})\n    {}", target.name, path.display());
    false
}

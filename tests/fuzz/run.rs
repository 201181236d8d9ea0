//! Runs inputs through a target, and holds what is promised of each.
//!
//! It happens in a process of its own ([`in_child`]), so that an input that ends the process, or doesn't
//! end at all, is found as well: the parent then still has the input.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;
use klausul::ron_text::MAX_BYTES;
use klausul::storage::ContentHash;
use peak_alloc::PeakAlloc;

use crate::mutation::mutated;
use crate::targets::Target;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// An input that takes more memory than this, whatever its bound, is not waited for.
const MAX_MEMORY: usize = 3 << 29;
/// What takes longer is told.
const SLOW: Duration = Duration::from_secs(1);
/// What takes longer, for each million bytes that were begun, has failed in a run of some time.
const TOO_SLOW: Duration = Duration::from_secs(5);
/// More inputs are not kept to be changed again.
const MAX_KEPT: usize = 2000;
/// As the program reads: threads have stacks of this size unless told otherwise.
const STACK: usize = 2 << 20;

/// How long a target is run.
#[derive(Clone, Copy)]
pub enum Limit {
    /// Its corpus and so many changed inputs: always the same ones.
    Inputs(u64),
    /// Its corpus, and changed inputs for some time.
    Time(Duration),
}

impl Limit {
    /// How large inputs are that are made large: in time for so many of them, without optimisation.
    fn large(self) -> usize {
        match self {
            Self::Inputs(_) => 50_000,
            Self::Time(time) if time < Duration::from_secs(30) => 200_000,
            Self::Time(time) if time < Duration::from_mins(2) => 1_000_000,
            Self::Time(_) => MAX_BYTES - 1000,
        }
    }
}

/// Where inputs are put that don't keep what is promised.
pub fn folder() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    target.join("fuzz")
}

/// Where the input stands that is being read: its length in eight bytes, and its bytes.
pub fn running(target: &str) -> PathBuf {
    folder().join(format!("{target}.running"))
}

/// Puts an input down that was found, under a name made of its content.
pub fn keep(target: &str, input: &[u8]) -> PathBuf {
    let hash = ContentHash::of(input).to_hex();
    let path = folder().join(format!("{target}-{}", &hash[..12]));
    fs::write(&path, input).unwrap();
    path
}

/// Why a child ended that was not asked to.
#[repr(i32)]
#[derive(Clone, Copy)]
pub enum Ended {
    Found = 1,
    TooSlow = 3,
    TooMuchMemory = 4,
}

/// Until when the input that is being read has time, in milliseconds; 0 between inputs.
static UNTIL: AtomicU64 = AtomicU64::new(0);
/// What a panic said that is being caught.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// Runs a target and ends the process: with 0 if all was well.
pub fn in_child(target: &'static Target, seed: u64, limit: Limit) -> ! {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let said = info.payload_as_str().unwrap_or("");
        *PANIC.lock().unwrap() = format!("{place}: {said}");
    }));
    let start = Instant::now();
    let reader = thread::Builder::new().stack_size(STACK);
    let reader = reader
        .spawn(move || Run::new(target, seed, start).all(limit))
        .unwrap();
    while !reader.is_finished() {
        thread::sleep(Duration::from_millis(10));
        let until = UNTIL.load(Ordering::Relaxed);
        if until != 0 && elapsed(start) > until && matches!(limit, Limit::Time(_)) {
            exit(Ended::TooSlow as i32);
        }
        if until != 0 && MEMORY.current_usage() > MAX_MEMORY {
            exit(Ended::TooMuchMemory as i32);
        }
    }
    match reader.join() {
        Ok(true) => exit(0),
        Ok(false) => exit(Ended::Found as i32),
        Err(_) => {
            println!(
                "{}: the driver itself: {}",
                target.name,
                PANIC.lock().unwrap()
            );
            exit(Ended::Found as i32)
        }
    }
}

fn elapsed(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_millis())
        .unwrap_or(u64::MAX)
        .max(1)
}

struct Run {
    target: &'static Target,
    rng: Rng,
    start: Instant,
    running: File,
    /// Inputs that came as far as no other one before them.
    pool: Vec<Vec<u8>>,
    /// What the reader has said by now.
    said: HashSet<String>,
    /// What was told by now, without what is peculiar to one input.
    told: HashSet<String>,
    failed: bool,
    inputs: u64,
    /// The most memory that an input took, in parts of its bound, and that input's size.
    most: (f64, usize, usize),
}

impl Run {
    fn new(target: &'static Target, seed: u64, start: Instant) -> Self {
        Self {
            target,
            rng: Rng::with_seed(seed),
            start,
            running: File::create(running(target.name)).unwrap(),
            pool: Vec::new(),
            said: HashSet::new(),
            told: HashSet::new(),
            failed: false,
            inputs: 0,
            most: (0.0, 0, 0),
        }
    }

    /// Whether all was well.
    fn all(mut self, limit: Limit) -> bool {
        let seeds = (self.target.seeds)();
        // What is made once and kept is nobody's: messages, the built-in template.
        for seed in &seeds {
            let _ = self.read(seed);
        }
        for seed in seeds {
            self.one(&seed);
            self.pool.push(seed);
        }
        for large in (self.target.large)(limit.large()) {
            self.one(&large);
        }
        let begin = Instant::now();
        let before = self.inputs;
        while match limit {
            Limit::Inputs(most) => self.inputs - before < most,
            Limit::Time(most) => self.start.elapsed() < most,
        } {
            let input = mutated(&mut self.rng, &self.pool, self.target.words);
            let input = (self.target.finish)(&mut self.rng, input);
            if self.one(&input) && self.pool.len() < MAX_KEPT {
                self.pool.push(input);
            }
        }
        let each = (self.inputs - before) as f64 / begin.elapsed().as_secs_f64();
        let (share, size, memory) = self.most;
        println!(
            "{}: {} inputs, {each:.0} a second, {} kinds of answers; of the bound of memory at most {:.0} % ({} kB for {} kB)",
            self.target.name,
            self.inputs,
            self.said.len(),
            100.0 * share,
            memory >> 10,
            size >> 10,
        );
        !self.failed
    }

    /// Reads one input. Whether the reader said something new.
    fn one(&mut self, input: &[u8]) -> bool {
        self.inputs += 1;
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let begun = Instant::now();
        let said = self.read(input);
        let memory = MEMORY.peak_usage().saturating_sub(before);
        self.judge(input, memory, begun.elapsed(), said.is_err());
        let Ok(said) = said else {
            return false;
        };
        // What takes far more memory than others is worth more changes as well.
        let share = (memory / input.len().max(1 << 12)).checked_ilog2();
        self.said.insert(format!("{said} {share:?}"))
    }

    fn read(&mut self, input: &[u8]) -> thread::Result<String> {
        self.show(input);
        let time = TOO_SLOW * u32::try_from(1 + input.len() / 1_000_000).unwrap();
        let until = elapsed(self.start).saturating_add(u64::try_from(time.as_millis()).unwrap());
        UNTIL.store(until, Ordering::Relaxed);
        let said = panic::catch_unwind(AssertUnwindSafe(|| (self.target.read)(input)));
        UNTIL.store(0, Ordering::Relaxed);
        said
    }

    /// Puts the input where the parent finds it if this process ends.
    fn show(&mut self, input: &[u8]) {
        self.running.rewind().unwrap();
        let mut content = (input.len() as u64).to_le_bytes().to_vec();
        content.extend(input);
        self.running.write_all(&content).unwrap();
    }

    fn judge(&mut self, input: &[u8], memory: usize, time: Duration, panicked: bool) {
        let bound = (self.target.memory)(input);
        let share = memory as f64 / bound as f64;
        if share > self.most.0 {
            self.most = (share, input.len(), memory);
        }
        if panicked {
            let said = PANIC.lock().unwrap().clone();
            self.tell(&said, true, input);
        } else if memory > bound {
            let said = format!("{} kB of memory for {} kB", memory >> 10, input.len() >> 10);
            self.tell(&said, true, input);
        }
        if time > SLOW {
            self.tell("more than a second", false, input);
        }
    }

    /// Tells what was found, once of a kind.
    fn tell(&mut self, what: &str, has_failed: bool, input: &[u8]) {
        self.failed |= has_failed;
        let signs = what.chars().filter(|sign| !sign.is_ascii_digit());
        if self.told.insert(signs.take(120).collect()) {
            let path = keep(self.target.name, input);
            let what: String = what.chars().take(400).collect();
            println!("{}: {what}\n    {}", self.target.name, path.display());
        }
    }
}

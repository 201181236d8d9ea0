//! How an input becomes another one.

use fastrand::Rng;

/// What most inputs don't grow beyond: small ones are many in a second.
const USUAL_BYTES: usize = 32 << 10;
/// What a few may grow to, for what takes more than its share of memory or time.
const MAX_BYTES: usize = 512 << 10;

/// Signs and words of RON, numbers at the edge of their types, and characters that programs stumble over.
const WORDS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "\"",
    "\"\"",
    "r\"",
    "r#\"",
    "\"#",
    "r##\"",
    "\"##",
    "b\"",
    "'",
    "'a'",
    "\\",
    "\\\"",
    "\\u{0}",
    "\\u{202E}",
    "\\u{110000}",
    "\\x41",
    "\\n",
    "//",
    "/*",
    "*/",
    "/*/*",
    "#![enable(implicit_some)]",
    "#![enable(unwrap_newtypes)]",
    "#![enable(explicit_struct_names)]",
    "#",
    "r#type",
    "Some(",
    "Some",
    "None",
    "()",
    "true",
    "false",
    "inf",
    "-inf",
    "NaN",
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "255",
    "256",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "1e309",
    "1e-400",
    "0x1F",
    "0b1",
    "0o7",
    "1_000",
    "1.5",
    ".5",
    "1.",
    "1u8",
    "1i128",
    "_",
    "..",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200B}",
    "\u{AD}",
    "\u{2028}",
    "\u{85}",
    "\u{A0}",
    "\r",
    "\r\n",
    "\n",
    "\t",
    " ",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "東",
    "👩\u{200D}👩",
    "\u{FFFD}",
    "\u{10FFFF}",
    "\u{E000}",
];

/// Another input, made of those in `pool`.
pub fn mutated(rng: &mut Rng, pool: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut input = rng.choice(pool).cloned().unwrap_or_default();
    let most = if rng.u8(..) < 4 {
        MAX_BYTES
    } else {
        USUAL_BYTES
    };
    let most = most.max(2 * input.len());
    // Mostly one change, seldom many: an input that is accepted should have a chance to stay so.
    let changes = 1 + rng.u32(1..).leading_zeros().min(7);
    for _ in 0..changes {
        change(rng, &mut input, pool, words);
        input.truncate(most);
    }
    input
}

fn change(rng: &mut Rng, input: &mut Vec<u8>, pool: &[Vec<u8>], words: &[&str]) {
    match rng.u8(..12) {
        0 => flip(rng, input),
        1 => input.truncate(rng.usize(..=input.len())),
        2 => explode(rng, input),
        3 => drop(input.splice(token(rng, input), [])),
        4 => {
            let copied = input[token(rng, input)].to_vec();
            put(rng, input, &copied);
        }
        5 | 6 => {
            let other = rng.choice(pool).map_or(&[][..], Vec::as_slice);
            let part = other[tokens(rng, other)].to_vec();
            put(rng, input, &part);
        }
        7 => number(rng, input),
        kind => {
            let word = rng.choice(if kind < 10 { WORDS } else { words });
            put(rng, input, word.map_or(&[], |word| word.as_bytes()));
        }
    }
}

fn flip(rng: &mut Rng, input: &mut [u8]) {
    if let Some(byte) = rng.choice(input.iter_mut()) {
        *byte = if rng.bool() {
            *byte ^ (1 << rng.u8(..8))
        } else {
            rng.u8(..)
        };
    }
}

/// Puts bytes in, in the place of a token or before it.
fn put(rng: &mut Rng, input: &mut Vec<u8>, bytes: &[u8]) {
    let mut at = token(rng, input);
    if rng.bool() {
        at.end = at.start;
    }
    input.splice(at, bytes.iter().copied());
}

/// Repeats a part, up to some thousand times: lists, keys and brackets without end.
fn explode(rng: &mut Rng, input: &mut Vec<u8>) {
    let range = tokens(rng, input);
    let part = &input[range.clone()];
    let times = 1_usize << rng.u32(..13);
    let times = times.min(MAX_BYTES / part.len().max(1));
    let repeated = part.repeat(times);
    input.splice(range, repeated);
}

/// Puts another number in the place of one.
fn number(rng: &mut Rng, input: &mut Vec<u8>) {
    let digits: Vec<usize> = (0..input.len())
        .filter(|&at| input[at].is_ascii_digit())
        .collect();
    let Some(&start) = rng.choice(&digits) else {
        return;
    };
    let end = input[start..]
        .iter()
        .position(|byte| !byte.is_ascii_digit());
    let end = end.map_or(input.len(), |length| start + length);
    let new = match rng.u8(..4) {
        0 => rng.u64(..).to_string(),
        1 => rng.u8(..).to_string(),
        2 => (1_u128 << rng.u32(..80)).to_string(),
        _ => rng.i64(..).to_string(),
    };
    input.splice(start..end, new.into_bytes());
}

/// Where a token stands: a word, a number, white space, or one sign.
fn token(rng: &mut Rng, input: &[u8]) -> std::ops::Range<usize> {
    let at = rng.usize(..=input.len());
    let Some(&byte) = input.get(at) else {
        return at..at;
    };
    let class = class_of(byte);
    if class == 0 {
        return at..at + 1;
    }
    let is_other = |byte: &u8| class_of(*byte) != class;
    let start = input[..at]
        .iter()
        .rposition(is_other)
        .map_or(0, |before| before + 1);
    let end = input[at..].iter().position(is_other);
    start..end.map_or(input.len(), |length| at + length)
}

/// Where some tokens stand one after the other; now and then as many as there are between two brackets.
fn tokens(rng: &mut Rng, input: &[u8]) -> std::ops::Range<usize> {
    let first = token(rng, input);
    if rng.bool() {
        return first;
    }
    if let Some(range) = bracketed(&input[first.start..]) {
        return first.start..first.start + range;
    }
    let length = 1 << rng.u32(..10);
    first.start..input.len().min(first.end + length)
}

/// How far it is to the end of the bracket that begins here.
fn bracketed(input: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in input.iter().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then_some(at + 1);
        }
    }
    None
}

fn class_of(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'-' | b'.' | 0x80.. => 1,
        b'0'..=b'9' => 2,
        b' ' | b'\n' | b'\r' | b'\t' => 3,
        _ => 0,
    }
}

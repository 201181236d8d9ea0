//! What files of ours are known by when they can't be read.

use std::sync::LazyLock;

use regex::bytes::Regex;

use crate::pdf::RECORD_KEY;

/// The record of an export, or the program that made it, as they stand in files that others haven't packed anew.
static RECORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{RECORD_KEY}|Producer\s*\(Klausul ")));
/// How an export begins: the comment and the first object of the program's writer. A part of it is all that is left of a file
/// that was cut off early.
const BEGINNING: &[u8] = b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n1 0 obj\n<</Type/Pages/Count ";
/// How the first line of every PDF begins.
const HEADER: &[u8] = b"%PDF-";
/// So much of the beginning tells an export from other files.
const MIN_BEGINNING: usize = 14;
/// How a PDF ends.
const END: &[u8] = b"%%EOF";
/// So many bytes from the end of a file its last line is looked for.
const MAX_TAIL: usize = 1024;

/// The keys that every draft has, and other RON files hardly.
static TEMPLATE_KEY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\W*template\s*:\s*\("));
static ANSWERS_KEY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\W*answers\s*:"));
/// How drafts begin, without white space and comments.
const BEGINNINGS: [&str; 2] = ["(format:1,template:(", "(template:("];
/// So much of a file is looked at for that, in characters.
const MAX_BEGINNING: usize = 2_000;

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and a test uses each"
)]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// Whether nothing is in a file any more: no byte, or zeros only, as a machine leaves it that lost its power.
pub(super) fn is_lost(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    bytes.all(|byte| *byte == 0 || byte.is_ascii_whitespace())
}

/// Whether no more is left of a PDF than its first line, or a part of it.
pub(super) fn is_stub(bytes: &[u8]) -> bool {
    let is_beginning = HEADER.starts_with(bytes) || bytes.starts_with(HEADER);
    is_beginning && bytes.len() < MIN_BEGINNING
}

/// Whether a PDF has its end.
pub(super) fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(MAX_TAIL)..];
    tail.windows(END.len()).any(|window| window == END)
}

/// Whether a PDF that can't be read was an export of this program.
pub(super) fn looks_like_export(bytes: &[u8]) -> bool {
    let length = bytes.len().min(BEGINNING.len());
    let begins = length >= MIN_BEGINNING && bytes[..length] == BEGINNING[..length];
    begins || RECORD.is_match(bytes)
}

/// Whether a text that can't be read was meant as a draft: it has the keys of one, or begins as one does, however early it
/// was cut off.
pub(super) fn looks_like_draft(bytes: &[u8]) -> bool {
    if TEMPLATE_KEY.is_match(bytes) && ANSWERS_KEY.is_match(bytes) {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter(|line| !line.starts_with("//"));
    let signs = lines.flat_map(str::chars).take(MAX_BEGINNING);
    let found: String = signs.filter(|sign| !sign.is_whitespace()).collect();
    let mut beginnings = BEGINNINGS.iter();
    beginnings.any(|known| found.starts_with(known) || known.starts_with(&found))
}

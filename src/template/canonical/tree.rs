//! A template as a tree of parts: its text, its salts and its hashes.

use sha2::{Digest, Sha256};

use super::error::ExcerptError;
use super::printed::{Marks, Printed, PrintedBy};
use crate::characters::hexadecimal;

/// The first line of form 2.
const FIRST_LINE: &str = "klausul template form 2\n";

/// Parts nest as sections do, of which a template has a few.
const MAX_DEPTH: usize = 128;

/// The kinds of parts.
const KINDS: &[&str] = &[
    "annex",
    "annex-number",
    "annex-reference",
    "answer",
    "block",
    "body",
    "caption",
    "cell",
    "cells",
    "choice",
    "clause",
    "column",
    "columns",
    "common",
    "corrected",
    "correction",
    "corrections",
    "day-of-approval",
    "definition",
    "definitions",
    "draft-mark",
    "drawing",
    "families",
    "family",
    "field",
    "fields",
    "for-party",
    "foreign",
    "group",
    "groups",
    "head",
    "header",
    "heading",
    "id",
    "inside",
    "italic",
    "item",
    "items",
    "label",
    "labels",
    "layout",
    "letterhead",
    "level",
    "line",
    "lines",
    "list",
    "list-sign",
    "listed",
    "look",
    "of-field",
    "order",
    "page",
    "page-break",
    "page-number",
    "paragraph",
    "parties",
    "party",
    "party-answer",
    "party-table",
    "print",
    "printed",
    "reference",
    "row",
    "row-answer",
    "row-by-party",
    "rows",
    "rows-of-field",
    "rows-of-services",
    "running-head",
    "section",
    "service",
    "service-name",
    "services",
    "set",
    "sets",
    "shared-answers",
    "signatory",
    "signatures",
    "signer",
    "source",
    "strong",
    "table",
    "target",
    "template",
    "term",
    "text",
    "title",
    "together",
    "variant",
    "words",
    "written",
];

/// How the kinds of content and the marks of a part begin in its line.
const SALT: &str = " @";
const HASH: &str = " #";
const HOLDS: &str = " !holds";
const TESTS: &str = " !tests=";
const REQUIRED: &str = " !required";

/// SHA-256 of a part.
pub(super) type Hash = [u8; 32];
/// What makes a part's hash one that can't be found by trying contents.
type Salt = [u8; 16];

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its kind, one of the form's.
    pub(super) kind: &'static str,
    /// What puts it on the pages.
    pub(super) printed_by: PrintedBy,
    /// What it says.
    pub(super) content: Content,
    /// Its marks, which are in no hash.
    pub(super) marks: Marks,
    /// The line of the text that it was read from, from 1.
    pub(super) line: usize,
    hash: Hash,
    /// None where it isn't known: the part or one inside it is hidden.
    salt: Option<Salt>,
}

/// What a part says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Only its hash is known.
    Hidden,
    /// A line of text.
    Leaf(String),
    /// Parts in it.
    Parts(Vec<Part>),
}

impl Content {
    fn reduced(&self, printed: &Printed) -> Self {
        match self {
            Self::Hidden => Self::Hidden,
            Self::Leaf(line) => Self::Leaf(line.clone()),
            Self::Parts(parts) => {
                Self::Parts(parts.iter().map(|part| part.reduced(printed)).collect())
            }
        }
    }
}

impl Part {
    /// A part that says something. The line must not contain a line feed.
    pub(super) fn leaf(kind: &'static str, printed_by: PrintedBy, line: String) -> Self {
        Self::of(kind, printed_by, Content::Leaf(line))
    }

    /// A part made of others.
    pub(super) fn node(kind: &'static str, printed_by: PrintedBy, parts: Vec<Self>) -> Self {
        Self::of(kind, printed_by, Content::Parts(parts))
    }

    fn of(kind: &'static str, printed_by: PrintedBy, content: Content) -> Self {
        Self {
            kind,
            printed_by,
            content,
            marks: Marks::default(),
            line: 0,
            hash: Hash::default(),
            salt: None,
        }
    }

    /// Seals a whole template: gives it the salts that come of its text, and its hashes.
    pub(super) fn sealed(mut self) -> Self {
        self.salt = Some(first_half(Sha256::digest(self.whole_text()).into()));
        self.seal();
        self
    }

    /// Returns its hash in hexadecimal.
    pub(in crate::template) fn hash(&self) -> String {
        hexadecimal(&self.hash)
    }

    /// Returns its child parts; none if it is hidden.
    pub(super) fn parts(&self) -> &[Self] {
        match &self.content {
            Content::Parts(parts) => parts,
            _ => &[],
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.content == Content::Hidden
    }

    /// Returns the part with nothing in it but what is printed, and the hashes of the rest.
    pub(super) fn reduced(&self, printed: &Printed) -> Self {
        let mut marks = printed.marks(&self.printed_by);
        // An excerpt has no conditions from which this could be found again.
        marks.holds |= self.marks.holds;
        marks.tests = marks.tests.or_else(|| self.marks.tests.clone());
        let content = if printed.shows(&self.printed_by) {
            self.content.reduced(printed)
        } else {
            Content::Hidden
        };
        let is_bare = |part: &Self| part.is_hidden() && part.marks == Marks::default();
        let (content, salt) = match content {
            Content::Parts(parts)
                if self.printed_by == PrintedBy::ItsParts && parts.iter().all(is_bare) =>
            {
                (Content::Hidden, None)
            }
            Content::Parts(parts) => {
                let is_whole = parts.iter().all(|part| part.salt.is_some());
                (Content::Parts(parts), self.salt.filter(|_| is_whole))
            }
            Content::Leaf(line) => (Content::Leaf(line), self.salt),
            Content::Hidden => (Content::Hidden, None),
        };
        Self {
            kind: self.kind,
            printed_by: self.printed_by.clone(),
            content,
            marks,
            line: self.line,
            hash: self.hash,
            salt,
        }
    }

    // -- hashes --

    /// Gives each part its salt, where it follows from its parent's, and its hash.
    fn seal(&mut self) {
        let salt = self.salt;
        let salt_line = || salt.map(|salt| hexadecimal(&salt)).unwrap_or_default() + "\n";
        let mut hasher = Sha256::new();
        hasher.update(FIRST_LINE);
        match &mut self.content {
            Content::Hidden => return,
            Content::Leaf(line) => {
                hasher.update(format!("leaf {}\n", self.kind));
                hasher.update(salt_line());
                hasher.update(line);
            }
            Content::Parts(parts) => {
                hasher.update(format!("node {}\n", self.kind));
                if parts.is_empty() {
                    // Nothing in it is salted.
                    hasher.update(salt_line());
                }
                for (number, part) in parts.iter_mut().enumerate() {
                    part.salt = salt.map(|salt| salt_inside(salt, number)).or(part.salt);
                    part.seal();
                    hasher.update(part.hash());
                    hasher.update("\n");
                }
            }
        }
        self.hash = hasher.finalize().into();
    }

    // -- text --

    /// The text of a whole template, which the first salt comes of.
    pub(super) fn whole_text(&self) -> String {
        let mut text = FIRST_LINE.to_owned();
        self.write(&mut text, true);
        text
    }

    /// The text of an excerpt: with a salt for each part that is shown, unless its parent has one.
    pub(super) fn text(&self) -> String {
        let mut text = FIRST_LINE.to_owned();
        self.write(&mut text, false);
        text
    }

    /// `is_salted` if no salt is to be written, since it follows from the parent's.
    fn write(&self, text: &mut String, is_salted: bool) {
        text.push_str(self.kind);
        if self.marks.holds {
            text.push_str(HOLDS);
        }
        if let Some(tests) = &self.marks.tests {
            let tests: Vec<String> = tests.iter().map(usize::to_string).collect();
            text.extend([TESTS, &tests.join(",")]);
        }
        if self.marks.required {
            text.push_str(REQUIRED);
        }
        if let (false, Some(salt)) = (is_salted, self.salt) {
            text.extend([SALT, &hexadecimal(&salt)]);
        }
        match &self.content {
            Content::Hidden => text.extend([HASH, &self.hash()]),
            Content::Leaf(line) => text.extend([" ", line]),
            Content::Parts(parts) => {
                text.push_str(" {\n");
                for part in parts {
                    part.write(text, is_salted || self.salt.is_some());
                }
                text.push('}');
            }
        }
        text.push('\n');
    }

    /// Reads the text of an excerpt, and recomputes its hashes.
    pub(super) fn read(text: &str) -> Result<Self, ExcerptError> {
        let lines = text.strip_prefix(FIRST_LINE);
        let lines = lines.ok_or(ExcerptError::OtherForm)?;
        let mut roots: Vec<Self> = Vec::new();
        let mut open: Vec<Self> = Vec::new();
        let mut number = 1;
        let malformed = |line| ExcerptError::Malformed { line };
        for line in lines.lines() {
            number += 1;
            let part = if line == "}" {
                open.pop().ok_or(malformed(number))?
            } else {
                let mut part = Self::of_line(line).ok_or(malformed(number))?;
                part.line = number;
                if open.len() > MAX_DEPTH {
                    return Err(malformed(number));
                }
                if matches!(part.content, Content::Parts(_)) {
                    open.push(part);
                    continue;
                }
                part
            };
            match open.last_mut().map(|parent| &mut parent.content) {
                Some(Content::Parts(parts)) => parts.push(part),
                _ => roots.push(part),
            }
        }
        let root = roots.pop().filter(|_| roots.is_empty() && open.is_empty());
        let mut root = root.ok_or(malformed(number))?;
        root.seal();
        // Salts that are missing or stand where they aren't needed; numbers, spaces and ends of lines written in
        // another way.
        if root.has_salts(false) && root.text() == text {
            Ok(root)
        } else {
            Err(malformed(number))
        }
    }

    /// A line without what stands inside: `KIND !MARK @SALT CONTENT`, where the content is a text, `{` or `#HASH`.
    fn of_line(line: &str) -> Option<Self> {
        let (name, _) = line.split_once(' ')?;
        let kind = KINDS.iter().find(|kind| **kind == name)?;
        let mut rest = &line[name.len()..];
        let mut marks = Marks::default();
        if let Some(after) = rest.strip_prefix(HOLDS) {
            marks.holds = true;
            rest = after;
        }
        if let Some(after) = rest.strip_prefix(TESTS) {
            let end = after.find(' ').unwrap_or(after.len());
            let (tests, behind) = after.split_at(end);
            let tests = tests.split(',').filter(|test| !test.is_empty());
            let tests: Result<Vec<usize>, _> = tests.map(str::parse).collect();
            marks.tests = Some(tests.ok()?);
            rest = behind;
        }
        if let Some(after) = rest.strip_prefix(REQUIRED) {
            marks.required = true;
            rest = after;
        }
        let mut salt = None;
        if let Some(after) = rest.strip_prefix(SALT) {
            salt = Some(bytes(after.get(..32)?)?);
            rest = &after[32..];
        }
        let content = match rest.strip_prefix(HASH) {
            Some(_) => Content::Hidden,
            None if rest == " {" => Content::Parts(Vec::new()),
            None => {
                let line = rest.strip_prefix(' ')?;
                if line.starts_with([' ', '#', '@', '!', '{']) {
                    return None;
                }
                Content::Leaf(line.to_owned())
            }
        };
        let mut part = Self::of(kind, PrintedBy::Itself, content);
        if let Some(hash) = rest.strip_prefix(HASH) {
            part.hash = bytes(hash)?;
        }
        part.marks = marks;
        part.salt = salt;
        Some(part)
    }

    /// Whether each visible part has a salt and no hidden one has; `is_salted` if the parent has one, which shows all
    /// that is in it.
    fn has_salts(&self, is_salted: bool) -> bool {
        match &self.content {
            Content::Hidden => self.salt.is_none() && !is_salted,
            Content::Leaf(_) => self.salt.is_some(),
            Content::Parts(parts) if parts.is_empty() => self.salt.is_some(),
            Content::Parts(parts) => {
                let is_salted = self.salt.is_some();
                parts.iter().all(|part| part.has_salts(is_salted))
            }
        }
    }
}

/// Returns the salt of a child part, by its number.
fn salt_inside(salt: Salt, number: usize) -> Salt {
    let salt = hexadecimal(&salt);
    let digest = Sha256::digest(format!("{FIRST_LINE}salt {number}\n{salt}\n"));
    first_half(digest.into())
}

fn first_half(digest: Hash) -> Salt {
    let mut half = Salt::default();
    half.copy_from_slice(&digest[..16]);
    half
}

/// Bytes from lower-case hexadecimal.
fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.len() != 2 * N || !text.bytes().all(is_digit) {
        return None;
    }
    let mut bytes = [0; N];
    for (number, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * number..2 * number + 2], 16).ok()?;
    }
    Some(bytes)
}

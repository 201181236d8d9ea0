//! A PDF file: which object stands where, in each of its revisions (ISO 32000-1, 7.5).
//!
//! Nothing is repaired and nothing is guessed: viewers repair damaged files each in their own way, and
//! may then show something else than what was compared. Every bound holds for any input.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::ReadError;
use super::filter::{self, FilterError};
use super::object::{Dictionary, Id, Object, Stream};
use super::syntax::{Scanner, Token, Unsound, is_white};

/// More tables of objects than this are not followed: nobody signs so often.
const MAX_SECTIONS: usize = 100;
/// All streams together are not unpacked beyond this.
const MAX_UNPACKED_BYTES: usize = 96 * 1024 * 1024;
/// So much of it may be gone through, again and again, in all revisions together.
const MAX_READ_BYTES: usize = 512 * 1024 * 1024;
/// A reference that leads to a reference is not followed farther than this.
const MAX_STEPS: usize = 16;

impl From<Unsound> for ReadError {
    fn from(unsound: Unsound) -> Self {
        Self::Damaged { at: unsound.0 }
    }
}

/// A file that was read.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    /// The newest first.
    sections: Vec<Section>,
    /// Where each revision ends, the oldest first.
    ends: Vec<usize>,
    /// How much may still be unpacked.
    allowance: Cell<usize>,
    /// How much may still be gone through.
    reading: Cell<usize>,
    objects: RefCell<BTreeMap<(usize, usize), Rc<Object>>>,
    packs: RefCell<BTreeMap<usize, Rc<Pack>>>,
    /// Content by the place of its stream; nothing where it can't be unpacked.
    contents: RefCell<BTreeMap<usize, Option<Rc<[u8]>>>>,
}

/// A table of objects.
struct Section {
    offset: usize,
    end: usize,
    revision: usize,
    trailer: Dictionary,
    entries: BTreeMap<u32, Entry>,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    Free,
    At { offset: usize, generation: u16 },
    Packed { stream: u32, index: usize },
}

/// An unpacked stream of objects: their numbers and places.
struct Pack {
    content: Rc<[u8]>,
    places: Vec<(u32, usize)>,
}

impl<'a> File<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if !bytes.starts_with(b"%PDF-") {
            let head = &bytes[..bytes.len().min(1024)];
            let is_pdf = head.windows(5).any(|window| window == b"%PDF-");
            return Err(if is_pdf {
                ReadError::Damaged { at: 0 }
            } else {
                ReadError::NoPdf
            });
        }
        let mut file = Self {
            bytes,
            sections: Vec::new(),
            ends: Vec::new(),
            allowance: Cell::new(MAX_UNPACKED_BYTES),
            reading: Cell::new(MAX_READ_BYTES),
            objects: RefCell::default(),
            packs: RefCell::default(),
            contents: RefCell::default(),
        };
        file.read_sections()?;
        file.check_first_page()?;
        file.find_revisions()?;
        Ok(file)
    }

    /// The number of the last revision, from 0.
    pub fn last_revision(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// Where each revision ends, the oldest first.
    pub fn revision_ends(&self) -> &[usize] {
        &self.ends
    }

    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    // -- tables of objects --

    fn read_sections(&mut self) -> Result<(), ReadError> {
        let (start, _) = last_start(self.bytes)?;
        let mut seen = BTreeSet::new();
        let mut next = Some(start);
        while let Some(offset) = next {
            if !seen.insert(offset) || seen.len() > MAX_SECTIONS {
                return Err(ReadError::Damaged { at: offset });
            }
            let section = self.section(offset)?;
            if section.trailer.contains_key(&b"Encrypt"[..]) {
                return Err(ReadError::Encrypted);
            }
            // A second table for other readers: which one they use can't be known.
            if section.trailer.contains_key(&b"XRefStm"[..]) {
                return Err(ReadError::Damaged { at: offset });
            }
            next = match section.trailer.get(&b"Prev"[..]) {
                None => None,
                Some(previous) => {
                    let previous = previous.integer().and_then(|at| usize::try_from(at).ok());
                    Some(previous.ok_or(ReadError::Damaged { at: offset })?)
                }
            };
            self.sections.push(section);
        }
        Ok(())
    }

    fn section(&self, offset: usize) -> Result<Section, ReadError> {
        if offset >= self.bytes.len() {
            return Err(ReadError::Damaged { at: offset });
        }
        let mut scanner = Scanner::new(self.bytes, offset);
        if scanner.rest().starts_with(b"xref") {
            scanner.at += 4;
            let entries = table_entries(&mut scanner)?;
            let Object::Dictionary(trailer) = scanner.object()? else {
                return Err(Unsound(scanner.at).into());
            };
            return Ok(Section {
                offset,
                end: scanner.at,
                revision: 0,
                trailer,
                entries,
            });
        }
        let (_, object, end) = self.indirect(offset, 0)?;
        let Object::Stream(stream) = object else {
            return Err(ReadError::Damaged { at: offset });
        };
        let is_table = stream.dictionary.get(&b"Type"[..]).and_then(Object::name) == Some(b"XRef");
        if !is_table {
            return Err(ReadError::Damaged { at: offset });
        }
        let content = self.unpack(&stream)?;
        let entries = stream_entries(&stream.dictionary, &content)
            .ok_or(ReadError::Damaged { at: offset })?;
        Ok(Section {
            offset,
            end,
            revision: 0,
            trailer: stream.dictionary,
            entries,
        })
    }

    /// A file that was made for the web begins with a dictionary that says so. Some viewers then begin with the
    /// table behind it, others with the one that the end of the file names: it must be the same.
    fn check_first_page(&self) -> Result<(), ReadError> {
        let mut scanner = Scanner::new(self.bytes, 0);
        scanner.skip();
        let Ok((_, object, end)) = self.indirect(scanner.at, 0) else {
            return Ok(());
        };
        let dictionary = object.dictionary();
        let parameters = dictionary.filter(|all| all.contains_key(&b"Linearized"[..]));
        let length = parameters
            .and_then(|parameters| parameters.get(&b"L"[..])?.integer())
            .and_then(|length| usize::try_from(length).ok());
        if length != Some(self.bytes.len()) {
            return Ok(());
        }
        scanner.at = end;
        scanner.skip();
        match self.sections.first() {
            Some(newest) if newest.offset == scanner.at => Ok(()),
            _ => Err(Unsound(scanner.at).into()),
        }
    }

    /// A table that stands behind the one before it begins a revision. The two tables of a file that was
    /// made for the web stand the other way round, and are one revision.
    fn find_revisions(&mut self) -> Result<(), ReadError> {
        let mut last = None;
        let mut newest: usize = 0;
        for section in self.sections.iter_mut().rev() {
            let revision = match last {
                None => 0,
                Some(revision) if section.offset > newest => revision + 1,
                Some(revision) => revision,
            };
            section.revision = revision;
            last = Some(revision);
            newest = newest.max(section.offset);
        }
        for revision in 0..=last.unwrap_or(0) {
            let of_revision = self.sections.iter();
            let of_revision = of_revision.filter(|section| section.revision == revision);
            let end = of_revision.map(|section| section.end).max().unwrap_or(0);
            let end = end_after(self.bytes, end)?;
            self.ends.push(end);
        }
        // The last word of the file must be that of the revision that was found last.
        let (_, last_end) = last_start(self.bytes)?;
        let is_last = self.ends.last() == Some(&last_end);
        let is_ascending = self.ends.is_sorted();
        if is_last && is_ascending {
            Ok(())
        } else {
            Err(ReadError::Damaged { at: last_end })
        }
    }

    // -- objects --

    fn entry(&self, number: u32, revision: usize) -> Entry {
        let sections = self.sections.iter();
        let mut known = sections.filter(|section| section.revision <= revision);
        known
            .find_map(|section| section.entries.get(&number))
            .copied()
            .unwrap_or(Entry::Free)
    }

    /// An object as it stands in a revision; null if there is none (ISO 32000-1, 7.3.10).
    pub fn object(&self, id: Id, revision: usize) -> Result<Rc<Object>, ReadError> {
        match self.entry(id.0, revision) {
            Entry::Free => Ok(Rc::new(Object::Null)),
            Entry::At { offset, generation } => {
                if generation != id.1 {
                    return Err(ReadError::Damaged { at: offset });
                }
                if let Some(known) = self.objects.borrow().get(&(offset, 0)) {
                    return Ok(Rc::clone(known));
                }
                let (found, object, _) = self.indirect(offset, revision)?;
                if found != id {
                    return Err(ReadError::Damaged { at: offset });
                }
                let object = Rc::new(object);
                let mut objects = self.objects.borrow_mut();
                objects.insert((offset, 0), Rc::clone(&object));
                Ok(object)
            }
            Entry::Packed { stream, index } => self.packed_object(id, stream, index, revision),
        }
    }

    /// What an object stands for in a revision.
    pub fn resolve(&self, object: &Object, revision: usize) -> Result<Rc<Object>, ReadError> {
        let mut current = Rc::new(object.clone());
        for _ in 0..MAX_STEPS {
            let Object::Reference(id) = &*current else {
                return Ok(current);
            };
            current = self.object(*id, revision)?;
        }
        Err(ReadError::Damaged { at: 0 })
    }

    /// The object that begins at that byte, with its end.
    fn indirect(&self, offset: usize, revision: usize) -> Result<(Id, Object, usize), ReadError> {
        let mut scanner = Scanner::new(self.bytes, offset);
        if !scanner.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(ReadError::Damaged { at: offset });
        }
        let number = u32::try_from(scanner.expect_count()?);
        let generation = u16::try_from(scanner.expect_count()?);
        let (Ok(number), Ok(generation)) = (number, generation) else {
            return Err(ReadError::Damaged { at: offset });
        };
        scanner.expect(b"obj")?;
        let object = scanner.object()?;
        let object = match (scanner.token()?, object) {
            (Token::Keyword(b"endobj"), object) => object,
            (Token::Keyword(b"stream"), Object::Dictionary(dictionary)) => {
                Object::Stream(self.stream(&mut scanner, dictionary, revision)?)
            }
            _ => return Err(Unsound(scanner.at).into()),
        };
        Ok(((number, generation), object, scanner.at))
    }

    /// The stream after the keyword, up to the end of its object. Its length must be right: viewers differ in what they do otherwise.
    fn stream(
        &self,
        scanner: &mut Scanner<'_>,
        dictionary: Dictionary,
        revision: usize,
    ) -> Result<Stream, ReadError> {
        match scanner.rest() {
            [b'\r', b'\n', ..] => scanner.at += 2,
            [b'\n', ..] => scanner.at += 1,
            _ => return Err(Unsound(scanner.at).into()),
        }
        let begin = scanner.at;
        let length = match dictionary.get(&b"Length"[..]) {
            Some(Object::Integer(length)) => *length,
            Some(Object::Reference(id)) => self.length(*id, revision, begin)?,
            _ => return Err(ReadError::Damaged { at: begin }),
        };
        let end = usize::try_from(length)
            .ok()
            .and_then(|length| begin.checked_add(length))
            .filter(|end| *end <= self.bytes.len())
            .ok_or(ReadError::Damaged { at: begin })?;
        scanner.at = end;
        match scanner.rest() {
            [b'\r', b'\n', ..] => scanner.at += 2,
            [b'\r' | b'\n', ..] => scanner.at += 1,
            _ => {}
        }
        if !scanner.rest().starts_with(b"endstream") {
            return Err(Unsound(scanner.at).into());
        }
        scanner.expect(b"endstream")?;
        scanner.expect(b"endobj")?;
        Ok(Stream {
            dictionary,
            packed: begin..end,
        })
    }

    /// A length that stands in an object of its own, which is a plain one: no stream leads to another here.
    fn length(&self, id: Id, revision: usize, at: usize) -> Result<i64, ReadError> {
        let Entry::At { offset, generation } = self.entry(id.0, revision) else {
            return Err(ReadError::Damaged { at });
        };
        let mut scanner = Scanner::new(self.bytes, offset);
        let found = (scanner.expect_integer()?, scanner.expect_integer()?);
        scanner.expect(b"obj")?;
        let length = scanner.expect_integer()?;
        scanner.expect(b"endobj")?;
        if found == (i64::from(id.0), i64::from(id.1)) && generation == id.1 {
            Ok(length)
        } else {
            Err(ReadError::Damaged { at })
        }
    }

    fn packed_object(
        &self,
        id: Id,
        stream: u32,
        index: usize,
        revision: usize,
    ) -> Result<Rc<Object>, ReadError> {
        let Entry::At { offset, .. } = self.entry(stream, revision) else {
            return Err(ReadError::Damaged { at: 0 });
        };
        // 0 is the pack itself.
        let key = (offset, index + 1);
        if let Some(known) = self.objects.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let pack = self.pack(offset, stream, revision)?;
        let damaged = ReadError::Damaged { at: offset };
        let place = pack.places.get(index).filter(|place| place.0 == id.0);
        let (_, at) = place.filter(|_| id.1 == 0).ok_or(damaged)?;
        let mut scanner = Scanner::new(&pack.content, *at);
        let object = scanner.object().map_err(|_| damaged)?;
        let object = Rc::new(object);
        self.objects.borrow_mut().insert(key, Rc::clone(&object));
        Ok(object)
    }

    fn pack(&self, offset: usize, number: u32, revision: usize) -> Result<Rc<Pack>, ReadError> {
        if let Some(known) = self.packs.borrow().get(&offset) {
            return Ok(Rc::clone(known));
        }
        let damaged = ReadError::Damaged { at: offset };
        let (id, Object::Stream(stream), _) = self.indirect(offset, revision)? else {
            return Err(damaged);
        };
        let is_pack = stream.dictionary.get(&b"Type"[..]).and_then(Object::name) == Some(b"ObjStm");
        if id.0 != number || !is_pack {
            return Err(damaged);
        }
        let content = self.unpack(&stream)?;
        let places = places(&stream.dictionary, &content).ok_or(damaged)?;
        let pack = Rc::new(Pack { content, places });
        self.packs.borrow_mut().insert(offset, Rc::clone(&pack));
        Ok(pack)
    }

    // -- streams --

    /// A stream's bytes as they stand in the file.
    pub fn packed(&self, stream: &Stream) -> &'a [u8] {
        &self.bytes[stream.packed.clone()]
    }

    /// A stream's content.
    pub fn unpack(&self, stream: &Stream) -> Result<Rc<[u8]>, ReadError> {
        self.unpack_if_known(stream)?.ok_or(ReadError::Damaged {
            at: stream.packed.start,
        })
    }

    /// A stream's content; nothing if it is packed in a way that isn't known here.
    pub fn unpack_if_known(&self, stream: &Stream) -> Result<Option<Rc<[u8]>>, ReadError> {
        let at = stream.packed.start;
        if let Some(known) = self.contents.borrow().get(&at) {
            return Ok(known.clone());
        }
        let most = self.allowance.get();
        let content = match filter::unpacked(&stream.dictionary, self.packed(stream), most) {
            Ok(content) => {
                self.allowance.set(most - content.len());
                Some(content.into())
            }
            Err(FilterError::Unknown) => None,
            Err(FilterError::TooMuch) => return Err(ReadError::TooLarge),
            Err(FilterError::Broken) => return Err(ReadError::Damaged { at }),
        };
        self.contents.borrow_mut().insert(at, content.clone());
        Ok(content)
    }

    /// Notes that so many bytes are gone through.
    pub fn charge(&self, bytes: usize) -> Result<(), ReadError> {
        let left = self.reading.get().checked_sub(bytes);
        self.reading.set(left.ok_or(ReadError::TooLarge)?);
        Ok(())
    }

    // -- the trailer --

    /// An entry of the trailer of a revision.
    pub fn trailer(&self, key: &[u8], revision: usize) -> Result<Rc<Object>, ReadError> {
        let sections = self.sections.iter();
        let mut known = sections.filter(|section| section.revision <= revision);
        match known.next().and_then(|newest| newest.trailer.get(key)) {
            Some(value) => self.resolve(value, revision),
            None => Ok(Rc::new(Object::Null)),
        }
    }
}

/// The last `startxref` of a file: where it leads, and where the file's last word ends.
fn last_start(bytes: &[u8]) -> Result<(usize, usize), ReadError> {
    let damaged = ReadError::Damaged { at: bytes.len() };
    let end = bytes.len()
        - bytes
            .iter()
            .rev()
            .take_while(|byte| is_white(**byte))
            .count();
    let tail = end.saturating_sub(64);
    let keyword = b"startxref";
    let at = bytes[tail..end]
        .windows(keyword.len())
        .rposition(|window| window == keyword);
    let mut scanner = Scanner::new(&bytes[..end], tail + at.ok_or(damaged)? + keyword.len());
    let start = scanner.expect_count()?;
    skip_white(&mut scanner);
    if scanner.rest() == b"%%EOF" {
        Ok((start, end))
    } else {
        Err(damaged)
    }
}

fn skip_white(scanner: &mut Scanner<'_>) {
    while scanner.peek().is_some_and(is_white) {
        scanner.at += 1;
    }
}

/// Where the revision ends whose table ends at that byte.
fn end_after(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    let mut scanner = Scanner::new(bytes, at);
    scanner.expect(b"startxref")?;
    scanner.expect_count()?;
    skip_white(&mut scanner);
    let mark = b"%%EOF";
    if scanner.rest().starts_with(mark) {
        Ok(scanner.at + mark.len())
    } else {
        Err(Unsound(scanner.at).into())
    }
}

/// The entries of a table, up to the trailer (ISO 32000-1, 7.5.4).
fn table_entries(scanner: &mut Scanner<'_>) -> Result<BTreeMap<u32, Entry>, Unsound> {
    let mut entries = BTreeMap::new();
    loop {
        let first = match scanner.token()? {
            Token::Keyword(b"trailer") => return Ok(entries),
            Token::Object(Object::Integer(first)) => {
                usize::try_from(first).map_err(|_| Unsound(scanner.at))?
            }
            _ => return scanner.fail(),
        };
        let count = scanner.expect_count()?;
        for place in 0..count {
            let offset = scanner.expect_count()?;
            let generation = scanner.expect_count()?;
            let entry = match scanner.token()? {
                Token::Keyword(b"f") => Entry::Free,
                Token::Keyword(b"n") => Entry::At {
                    offset,
                    generation: u16::try_from(generation).map_err(|_| Unsound(scanner.at))?,
                },
                _ => return scanner.fail(),
            };
            let number = first.checked_add(place);
            let number = number.and_then(|number| u32::try_from(number).ok());
            let number = number.ok_or(Unsound(scanner.at))?;
            if entries.insert(number, entry).is_some() {
                return scanner.fail();
            }
        }
    }
}

/// The entries of a table that is a stream (ISO 32000-1, 7.5.8).
fn stream_entries(dictionary: &Dictionary, content: &[u8]) -> Option<BTreeMap<u32, Entry>> {
    let widths = dictionary.get(&b"W"[..])?.array()?;
    let widths: Option<Vec<usize>> = widths
        .iter()
        .map(|width| {
            width
                .integer()
                .and_then(|width| usize::try_from(width).ok())
        })
        .collect();
    let &[kind, second, third] = widths?.as_slice() else {
        return None;
    };
    let row = kind + second + third;
    if row == 0 || kind > 8 || second > 8 || third > 8 || !content.len().is_multiple_of(row) {
        return None;
    }
    let size = dictionary.get(&b"Size"[..])?.integer()?;
    let whole = [Object::Integer(0), Object::Integer(size)];
    let ranges = match dictionary.get(&b"Index"[..]) {
        Some(index) => index.array()?,
        None => &whole,
    };
    let mut rows = content.chunks_exact(row);
    let mut entries = BTreeMap::new();
    for range in ranges.chunks(2) {
        let [first, count] = range else { return None };
        for place in 0..count.integer()? {
            let number = u32::try_from(first.integer()?.checked_add(place)?).ok()?;
            let row = rows.next()?;
            let field = |from: usize, width: usize| {
                let bytes = row[from..from + width].iter();
                bytes.fold(0_usize, |value, byte| value << 8 | usize::from(*byte))
            };
            let (two, three) = (field(kind, second), field(kind + second, third));
            let entry = match if kind == 0 { 1 } else { field(0, kind) } {
                0 => Entry::Free,
                1 => Entry::At {
                    offset: two,
                    generation: u16::try_from(three).ok()?,
                },
                2 => Entry::Packed {
                    stream: u32::try_from(two).ok()?,
                    index: three,
                },
                _ => return None,
            };
            if entries.insert(number, entry).is_some() {
                return None;
            }
        }
    }
    rows.next().is_none().then_some(entries)
}

/// Numbers and places of the objects in an unpacked stream of them (ISO 32000-1, 7.5.7).
fn places(dictionary: &Dictionary, content: &[u8]) -> Option<Vec<(u32, usize)>> {
    let number = |key: &[u8]| {
        let value = dictionary.get(key).and_then(Object::integer);
        value.and_then(|value| usize::try_from(value).ok())
    };
    let (count, first) = (number(b"N")?, number(b"First")?);
    let mut scanner = Scanner::new(content.get(..first)?, 0);
    let mut places = Vec::new();
    for _ in 0..count {
        let number = u32::try_from(scanner.expect_count().ok()?).ok()?;
        let offset = scanner.expect_count().ok()?;
        places.push((number, first.checked_add(offset)?));
    }
    Some(places)
}

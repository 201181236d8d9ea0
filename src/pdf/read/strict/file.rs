//! The objects and streams of a PDF file, in each of its revisions (ISO 32000-1, 7.5).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::error::ReadError;
use super::filters::filters;
use super::object_stream::{ObjectStream, places};
use super::revisions::{last_start, revisions};
use super::xref::{Entry, Section, stream_entries, table_entries};
use crate::pdf::read::budget::{Budget, Exhausted};
use crate::pdf::read::filter::{self, FilterError};
use crate::pdf::read::lexer::{Lexer, SyntaxError, Token};
use crate::pdf::read::object::{Dictionary, Object, ObjectId, Stream};

/// The maximum of cross-reference sections: nobody signs so often.
const MAX_SECTIONS: usize = 100;
/// The maximum size of all decoded streams together.
const MAX_DECODED_BYTES: usize = 96 * 1024 * 1024;
/// The maximum of bytes that are gone through, again and again, in all revisions together.
const MAX_READ_BYTES: usize = 512 * 1024 * 1024;
/// The maximum of references that lead to each other.
const MAX_STEPS: usize = 16;

/// A file that was read.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    /// The newest first.
    sections: Vec<Section>,
    /// Where each revision ends, the oldest first.
    ends: Vec<usize>,
    /// The bytes that may still be decoded.
    decoding: Budget,
    /// The bytes that may still be gone through.
    reading: Budget,
    objects: RefCell<BTreeMap<(usize, usize), Rc<Object>>>,
    object_streams: RefCell<BTreeMap<usize, Rc<ObjectStream>>>,
    /// Content by the place of its stream; nothing where a filter isn't known.
    contents: RefCell<BTreeMap<usize, Option<Rc<[u8]>>>>,
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
            decoding: Budget::new(MAX_DECODED_BYTES),
            reading: Budget::new(MAX_READ_BYTES),
            objects: RefCell::default(),
            object_streams: RefCell::default(),
            contents: RefCell::default(),
        };
        file.read_sections()?;
        file.check_first_page()?;
        file.ends = revisions(bytes, &mut file.sections)?;
        Ok(file)
    }

    /// Returns the number of the last revision, from 0.
    pub fn last_revision(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// Returns where each revision ends, the oldest first.
    pub fn revision_ends(&self) -> &[usize] {
        &self.ends
    }

    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    // -- cross-reference sections --

    fn read_sections(&mut self) -> Result<(), ReadError> {
        let (start, _) = last_start(self.bytes)?;
        let mut seen = BTreeSet::new();
        let mut next = Some(start);
        while let Some(offset) = next {
            if !seen.insert(offset) || seen.len() > MAX_SECTIONS {
                return Err(ReadError::Damaged { at: offset });
            }
            let section = self.section(offset)?;
            if section.trailer.contains_key(b"Encrypt") {
                return Err(ReadError::Encrypted);
            }
            // A second table for other readers: which one they use can't be known.
            if section.trailer.contains_key(b"XRefStm") {
                return Err(ReadError::Damaged { at: offset });
            }
            next = match section.trailer.get(b"Prev") {
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
        let mut lexer = Lexer::strict(self.bytes, offset);
        if lexer.rest().starts_with(b"xref") {
            lexer.at += 4;
            let entries = table_entries(&mut lexer)?;
            let Object::Dictionary(trailer) = lexer.object()? else {
                return Err(SyntaxError(lexer.at).into());
            };
            return Ok(Section {
                offset,
                end: lexer.at,
                revision: 0,
                trailer,
                entries,
            });
        }
        let (_, object, end) = self.indirect(offset, 0)?;
        let Object::Stream(stream) = object else {
            return Err(ReadError::Damaged { at: offset });
        };
        let is_table = stream.dictionary.is_of_type(b"XRef");
        if !is_table {
            return Err(ReadError::Damaged { at: offset });
        }
        let content = self.decode(&stream)?;
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

    /// Checks that a linearised file begins with its newest section: some viewers begin with that one, others with
    /// the one that the end of the file names.
    fn check_first_page(&self) -> Result<(), ReadError> {
        let mut lexer = Lexer::strict(self.bytes, 0);
        lexer.skip_space();
        let Ok((_, object, end)) = self.indirect(lexer.at, 0) else {
            return Ok(());
        };
        let dictionary = object.dictionary();
        let parameters = dictionary.filter(|all| all.contains_key(b"Linearized"));
        let length = parameters
            .and_then(|parameters| parameters.get(b"L")?.integer())
            .and_then(|length| usize::try_from(length).ok());
        if length != Some(self.bytes.len()) {
            return Ok(());
        }
        lexer.at = end;
        lexer.skip_space();
        match self.sections.first() {
            Some(newest) if newest.offset == lexer.at => Ok(()),
            _ => Err(SyntaxError(lexer.at).into()),
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

    /// Returns an object as it stands in a revision; null if there is none (ISO 32000-1, 7.3.10).
    pub fn object(&self, id: ObjectId, revision: usize) -> Result<Rc<Object>, ReadError> {
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
            Entry::Compressed { stream, index } => {
                self.compressed_object(id, stream, index, revision)
            }
        }
    }

    /// Follows references, as they lead in a revision.
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

    /// Reads the object that begins at that byte, with its end.
    fn indirect(
        &self,
        offset: usize,
        revision: usize,
    ) -> Result<(ObjectId, Object, usize), ReadError> {
        let mut lexer = Lexer::strict(self.bytes, offset);
        if !lexer.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(ReadError::Damaged { at: offset });
        }
        let number = u32::try_from(lexer.expect_count()?);
        let generation = u16::try_from(lexer.expect_count()?);
        let (Ok(number), Ok(generation)) = (number, generation) else {
            return Err(ReadError::Damaged { at: offset });
        };
        lexer.expect(b"obj")?;
        let object = lexer.object()?;
        let object = match (lexer.token()?, object) {
            (Token::Keyword(b"endobj"), object) => object,
            (Token::Keyword(b"stream"), Object::Dictionary(dictionary)) => {
                Object::Stream(Box::new(self.stream(&mut lexer, dictionary, revision)?))
            }
            _ => return Err(SyntaxError(lexer.at).into()),
        };
        Ok(((number, generation), object, lexer.at))
    }

    /// Reads the stream after the keyword, up to the end of its object. Its length must be right: viewers differ in what
    /// they do otherwise.
    fn stream(
        &self,
        lexer: &mut Lexer<'_>,
        dictionary: Dictionary,
        revision: usize,
    ) -> Result<Stream, ReadError> {
        match lexer.rest() {
            [b'\r', b'\n', ..] => lexer.at += 2,
            [b'\n', ..] => lexer.at += 1,
            _ => return Err(SyntaxError(lexer.at).into()),
        }
        let begin = lexer.at;
        let length = match dictionary.get(b"Length") {
            Some(Object::Integer(length)) => *length,
            Some(Object::Reference(id)) => self.length(*id, revision, begin)?,
            _ => return Err(ReadError::Damaged { at: begin }),
        };
        let end = usize::try_from(length)
            .ok()
            .and_then(|length| begin.checked_add(length))
            .filter(|end| *end <= self.bytes.len())
            .ok_or(ReadError::Damaged { at: begin })?;
        lexer.at = end;
        match lexer.rest() {
            [b'\r', b'\n', ..] => lexer.at += 2,
            [b'\r' | b'\n', ..] => lexer.at += 1,
            _ => {}
        }
        if !lexer.rest().starts_with(b"endstream") {
            return Err(SyntaxError(lexer.at).into());
        }
        lexer.expect(b"endstream")?;
        lexer.expect(b"endobj")?;
        Ok(Stream {
            dictionary,
            encoded: begin..end,
        })
    }

    /// Reads a length that stands in an object of its own, which is a plain one: no stream leads to another here.
    fn length(&self, id: ObjectId, revision: usize, at: usize) -> Result<i64, ReadError> {
        let Entry::At { offset, generation } = self.entry(id.0, revision) else {
            return Err(ReadError::Damaged { at });
        };
        let mut lexer = Lexer::strict(self.bytes, offset);
        let found = (lexer.expect_integer()?, lexer.expect_integer()?);
        lexer.expect(b"obj")?;
        let length = lexer.expect_integer()?;
        lexer.expect(b"endobj")?;
        if found == (i64::from(id.0), i64::from(id.1)) && generation == id.1 {
            Ok(length)
        } else {
            Err(ReadError::Damaged { at })
        }
    }

    fn compressed_object(
        &self,
        id: ObjectId,
        stream: u32,
        index: usize,
        revision: usize,
    ) -> Result<Rc<Object>, ReadError> {
        let Entry::At { offset, .. } = self.entry(stream, revision) else {
            return Err(ReadError::Damaged { at: 0 });
        };
        // 0 is the object stream itself.
        let key = (offset, index + 1);
        if let Some(known) = self.objects.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let objects = self.object_stream(offset, stream, revision)?;
        let damaged = ReadError::Damaged { at: offset };
        let place = objects.places.get(index).filter(|place| place.0 == id.0);
        let (_, at) = place.filter(|_| id.1 == 0).ok_or(damaged)?;
        let mut lexer = Lexer::strict(&objects.content, *at);
        let object = lexer.object().map_err(|_| damaged)?;
        let object = Rc::new(object);
        self.objects.borrow_mut().insert(key, Rc::clone(&object));
        Ok(object)
    }

    fn object_stream(
        &self,
        offset: usize,
        number: u32,
        revision: usize,
    ) -> Result<Rc<ObjectStream>, ReadError> {
        if let Some(known) = self.object_streams.borrow().get(&offset) {
            return Ok(Rc::clone(known));
        }
        let damaged = ReadError::Damaged { at: offset };
        let (id, Object::Stream(stream), _) = self.indirect(offset, revision)? else {
            return Err(damaged);
        };
        let is_object_stream = stream.dictionary.is_of_type(b"ObjStm");
        if id.0 != number || !is_object_stream {
            return Err(damaged);
        }
        let content = self.decode(&stream)?;
        let places = places(&stream.dictionary, &content).ok_or(damaged)?;
        let objects = Rc::new(ObjectStream { content, places });
        self.object_streams
            .borrow_mut()
            .insert(offset, Rc::clone(&objects));
        Ok(objects)
    }

    // -- streams --

    /// Returns a stream's bytes as they stand in the file.
    pub fn encoded(&self, stream: &Stream) -> &'a [u8] {
        &self.bytes[stream.encoded.clone()]
    }

    /// Decodes a stream's content.
    pub fn decode(&self, stream: &Stream) -> Result<Rc<[u8]>, ReadError> {
        self.decode_if_known(stream)?.ok_or(ReadError::Damaged {
            at: stream.encoded.start,
        })
    }

    /// Decodes a stream's content; nothing if one of its filters isn't known.
    pub fn decode_if_known(&self, stream: &Stream) -> Result<Option<Rc<[u8]>>, ReadError> {
        let at = stream.encoded.start;
        if let Some(known) = self.contents.borrow().get(&at) {
            return Ok(known.clone());
        }
        let content = match self.decoded(stream) {
            Ok(content) => {
                self.decoding.charge(content.len())?;
                Some(content.into())
            }
            Err(FilterError::Unknown) => None,
            Err(FilterError::TooLarge) => return Err(ReadError::TooLarge),
            Err(FilterError::Broken) => return Err(ReadError::Damaged { at }),
        };
        self.contents.borrow_mut().insert(at, content.clone());
        Ok(content)
    }

    fn decoded(&self, stream: &Stream) -> Result<Vec<u8>, FilterError> {
        let filters = filters(&stream.dictionary)?;
        filter::decode(&filters, self.encoded(stream), self.decoding.left())
    }

    /// Charges the budget with bytes that are gone through.
    pub fn charge(&self, bytes: usize) -> Result<(), Exhausted> {
        self.reading.charge(bytes)
    }

    // -- the trailer --

    /// Returns an entry of the trailer of a revision.
    pub fn trailer(&self, key: &[u8], revision: usize) -> Result<Rc<Object>, ReadError> {
        let sections = self.sections.iter();
        let mut known = sections.filter(|section| section.revision <= revision);
        match known.next().and_then(|newest| newest.trailer.get(key)) {
            Some(value) => self.resolve(value, revision),
            None => Ok(Rc::new(Object::Null)),
        }
    }
}

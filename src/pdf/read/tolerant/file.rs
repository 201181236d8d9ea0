//! A PDF file that somebody gave us: its cross-reference tables, objects and streams.
//!
//! Only what is asked for is read. The libraries that read whole documents trust them: some fields of a few
//! bytes make them allocate what they say, list objects without end, or recurse as deep as a chain of
//! references is long. Here everything has a bound.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cursor::Cursor;
use super::error::OpenError;
use super::xref::{Entry, entry_of, integers, without_predictor};
use crate::pdf::read::bound::Bound;
use crate::pdf::read::budget::Budget;
use crate::pdf::read::filter;
use crate::pdf::read::object::{Dictionary, Object, ObjectId};

/// The maximum of objects: agreements have some hundred.
const MAX_OBJECTS: usize = 1_000_000;
/// The maximum of cross-reference sections: a file that was changed has one more each time.
const MAX_SECTIONS: usize = 1_000;
/// The maximum size of all decoded object streams and cross-reference streams together.
const MAX_DECODED_BYTES: usize = 16 * 1024 * 1024;
/// The maximum of references that lead to each other.
const MAX_STEPS: usize = 16;
/// The maximum size of all objects that are read: the same ones may be asked for again and again.
const MAX_READ_BYTES: usize = 32 * 1024 * 1024;

/// A stream: its dictionary, and its content as it stands in the file.
pub(in crate::pdf::read) struct Stream<'a> {
    pub dictionary: Dictionary,
    pub content: &'a [u8],
}

/// A file.
pub(in crate::pdf::read) struct File<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<u32, Entry>,
    trailer: Dictionary,
    /// Decoded object streams, by number.
    object_streams: BTreeMap<u32, Rc<[u8]>>,
    /// The bytes that may still be decoded, and read.
    decoding: Budget,
    reading: Budget,
}

impl<'a> File<'a> {
    /// Reads the cross-reference tables of a file. `bytes` begin with its header.
    ///
    /// # Errors
    /// [`OpenError`]
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let mut file = Self {
            bytes,
            entries: BTreeMap::new(),
            trailer: Dictionary::default(),
            object_streams: BTreeMap::new(),
            decoding: Budget::new(Bound::DecodedBytes, MAX_DECODED_BYTES),
            reading: Budget::new(Bound::Steps, MAX_READ_BYTES),
        };
        file.sections()?;
        Ok(file)
    }

    /// Returns the catalog.
    pub fn catalog(&mut self) -> Result<Dictionary, OpenError> {
        let root = self.trailer.get(b"Root").cloned();
        match self.resolved(&root.ok_or(OpenError::Damaged)?)? {
            Object::Dictionary(catalog) => Ok(catalog),
            _ => Err(OpenError::Damaged),
        }
    }

    /// Follows references. What leads to nothing is null.
    pub fn resolved(&mut self, object: &Object) -> Result<Object, OpenError> {
        let mut object = object.clone();
        for _ in 0..MAX_STEPS {
            let Object::Reference(id) = object else {
                return Ok(object);
            };
            object = self.object(id)?.unwrap_or(Object::Null);
        }
        Ok(Object::Null)
    }

    /// Returns the stream of that number, if it is one.
    pub fn stream(&mut self, id: ObjectId) -> Result<Option<Stream<'a>>, OpenError> {
        match self.entries.get(&id.0) {
            Some(&Entry::At(at)) => Ok(self
                .stream_at(at)?
                .filter(|(found, _)| *found == id)
                .map(|(_, stream)| stream)),
            _ => Ok(None),
        }
    }

    fn object(&mut self, id: ObjectId) -> Result<Option<Object>, OpenError> {
        match self.entries.get(&id.0) {
            Some(&Entry::At(at)) => {
                let mut cursor = Cursor::new(self.bytes, at);
                let object = if cursor.object_header() == Some(id) {
                    cursor.object()
                } else {
                    None
                };
                self.charge(cursor.at().saturating_sub(at))?;
                Ok(object)
            }
            Some(&Entry::Compressed(stream, index)) if id.1 == 0 => {
                self.compressed_object(id.0, stream, index)
            }
            _ => Ok(None),
        }
    }

    fn charge(&self, bytes: usize) -> Result<(), OpenError> {
        Ok(self.reading.charge(bytes + 1)?)
    }

    // -- cross-reference tables (ISO 32000-1, 7.5.4 to 7.5.8) --

    /// Reads all sections, the newest first: what it says of an object holds.
    fn sections(&mut self) -> Result<(), OpenError> {
        let tail = self.bytes.len().saturating_sub(2048);
        let keyword = b"startxref";
        let start = self.bytes[tail..]
            .windows(keyword.len())
            .rposition(|window| window == keyword);
        let start = start.map(|at| Cursor::new(self.bytes, tail + at + keyword.len()).integer());
        let mut open = vec![start.flatten().ok_or(OpenError::Damaged)?];
        let mut seen = BTreeSet::new();
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            if seen.len() > MAX_SECTIONS {
                return Err(OpenError::TooLarge);
            }
            let at = usize::try_from(at).ok().filter(|at| *at < self.bytes.len());
            let trailer = self.section(at.ok_or(OpenError::Damaged)?)?;
            if trailer.get(b"Encrypt").is_some() {
                return Err(OpenError::Encrypted);
            }
            open.extend(trailer.integer(b"Prev"));
            open.extend(trailer.integer(b"XRefStm"));
            if seen.len() == 1 {
                self.trailer = trailer;
            }
        }
        Ok(())
    }

    fn section(&mut self, at: usize) -> Result<Dictionary, OpenError> {
        if Cursor::new(self.bytes, at).skip_word(b"xref") {
            return self.table(at);
        }
        let (_, stream) = self.stream_at(at)?.ok_or(OpenError::Damaged)?;
        self.stream_table(&stream)?;
        Ok(stream.dictionary)
    }

    fn table(&mut self, at: usize) -> Result<Dictionary, OpenError> {
        let mut cursor = Cursor::new(self.bytes, at);
        cursor.skip_word(b"xref");
        while !cursor.skip_word(b"trailer") {
            let first = cursor.integer().ok_or(OpenError::Damaged)?;
            let count = cursor.integer().ok_or(OpenError::Damaged)?;
            for index in 0..count {
                // A long table goes on beyond what a cursor reads at once.
                cursor = Cursor::new(self.bytes, cursor.at());
                let place = cursor
                    .integer()
                    .and_then(|place| usize::try_from(place).ok());
                cursor.integer().ok_or(OpenError::Damaged)?;
                let is_used = cursor.skip_word(b"n");
                if !is_used && !cursor.skip_word(b"f") {
                    return Err(OpenError::Damaged);
                }
                let place = place.filter(|_| is_used).map_or(Entry::Free, Entry::At);
                self.add(first.checked_add(index), place)?;
            }
        }
        let trailer = Cursor::new(self.bytes, cursor.at()).dictionary();
        self.charge(cursor.at() - at)?;
        trailer.ok_or(OpenError::Damaged)
    }

    fn stream_table(&mut self, stream: &Stream<'a>) -> Result<(), OpenError> {
        let widths = integers(stream.dictionary.get(b"W")).ok_or(OpenError::Damaged)?;
        let widths: Option<Vec<usize>> = widths
            .iter()
            .map(|&width| usize::try_from(width).ok().filter(|width| *width <= 8))
            .collect();
        let widths =
            <[usize; 3]>::try_from(widths.unwrap_or_default()).map_err(|_| OpenError::Damaged)?;
        let size = stream
            .dictionary
            .integer(b"Size")
            .ok_or(OpenError::Damaged)?;
        let ranges = integers(stream.dictionary.get(b"Index")).unwrap_or_else(|| vec![0, size]);
        let content = self.decode(stream)?;
        let row: usize = widths.iter().sum();
        if row == 0 {
            return Err(OpenError::Damaged);
        }
        let mut rows = content.chunks_exact(row);
        for range in ranges.chunks_exact(2) {
            for index in 0..range[1] {
                let Some(row) = rows.next() else {
                    return Ok(());
                };
                self.add(range[0].checked_add(index), entry_of(row, widths))?;
            }
        }
        Ok(())
    }

    fn add(&mut self, number: Option<i64>, entry: Entry) -> Result<(), OpenError> {
        let number = number
            .and_then(|number| u32::try_from(number).ok())
            .ok_or(OpenError::Damaged)?;
        self.entries.entry(number).or_insert(entry);
        if self.entries.len() > MAX_OBJECTS {
            return Err(OpenError::TooLarge);
        }
        Ok(())
    }

    // -- streams --

    fn stream_at(&mut self, at: usize) -> Result<Option<(ObjectId, Stream<'a>)>, OpenError> {
        let mut cursor = Cursor::new(self.bytes, at);
        let head = cursor
            .object_header()
            .and_then(|id| Some((id, cursor.dictionary()?)));
        let is_stream = cursor.skip_word(b"stream");
        self.charge(cursor.at().saturating_sub(at))?;
        let Some((id, dictionary)) = head.filter(|_| is_stream) else {
            return Ok(None);
        };
        let Some(length) = self.length(&dictionary)? else {
            return Ok(None);
        };
        let begin = match self.bytes[cursor.at()..] {
            [b'\r', b'\n', ..] => cursor.at() + 2,
            [b'\r' | b'\n', ..] => cursor.at() + 1,
            _ => cursor.at(),
        };
        let end = usize::try_from(length)
            .ok()
            .and_then(|length| begin.checked_add(length));
        let content = end.and_then(|end| self.bytes.get(begin..end));
        let is_whole = end.is_some_and(|end| Cursor::new(self.bytes, end).skip_word(b"endstream"));
        Ok(content.filter(|_| is_whole).map(|content| {
            (
                id,
                Stream {
                    dictionary,
                    content,
                },
            )
        }))
    }

    /// Reads the length of a stream, which may stand in an object of its own. That one is not in a stream: else
    /// streams could wait for each other's lengths without end.
    fn length(&mut self, dictionary: &Dictionary) -> Result<Option<i64>, OpenError> {
        let id = match dictionary.get(b"Length") {
            Some(&Object::Integer(length)) => return Ok(Some(length)),
            Some(&Object::Reference(id)) => id,
            _ => return Ok(None),
        };
        let Some(&Entry::At(at)) = self.entries.get(&id.0) else {
            return Ok(None);
        };
        let mut cursor = Cursor::new(self.bytes, at);
        let is_it = cursor.object_header() == Some(id);
        let length = cursor.integer().filter(|_| is_it);
        self.charge(cursor.at().saturating_sub(at))?;
        Ok(length)
    }

    /// Decodes a stream of the file's own structure.
    fn decode(&self, stream: &Stream<'a>) -> Result<Vec<u8>, OpenError> {
        let content = stream.decoded(self.decoding.left())?;
        self.decoding.charge(content.len())?;
        without_predictor(content, &stream.dictionary)
    }

    /// Reads an object out of an object stream (ISO 32000-1, 7.5.7).
    fn compressed_object(
        &mut self,
        number: u32,
        container: u32,
        index: usize,
    ) -> Result<Option<Object>, OpenError> {
        let Some(stream) = self
            .stream((container, 0))?
            .filter(|stream| stream.dictionary.is_of_type(b"ObjStm"))
        else {
            return Ok(None);
        };
        let content = if let Some(content) = self.object_streams.get(&container) {
            Rc::clone(content)
        } else {
            let content: Rc<[u8]> = self.decode(&stream)?.into();
            self.object_streams.insert(container, Rc::clone(&content));
            content
        };
        let mut head = Cursor::new(&content, 0);
        let skipped = (0..index).all(|_| head.integer().is_some() && head.integer().is_some());
        let found = head.integer().filter(|_| skipped);
        let offset = head.integer().unwrap_or(-1);
        self.charge(head.at())?;
        let first = stream.dictionary.integer(b"First");
        let at = first.and_then(|first| usize::try_from(first.checked_add(offset)?).ok());
        let Some(at) = at.filter(|_| found == Some(i64::from(number))) else {
            return Ok(None);
        };
        let mut cursor = Cursor::new(&content, at);
        let object = cursor.object();
        self.charge(cursor.at().saturating_sub(at))?;
        Ok(object)
    }
}

impl Stream<'_> {
    /// Decodes its content. More than `max` bytes are [`OpenError::TooLarge`].
    pub fn decoded(&self, max: usize) -> Result<Vec<u8>, OpenError> {
        let names = match self.dictionary.get(b"Filter") {
            None => &[],
            Some(Object::Array(filters)) => filters.as_slice(),
            Some(filter) => std::slice::from_ref(filter),
        };
        // Predictors are for the file's own structure; there they are undone by whoever reads it.
        let filters: Option<Vec<_>> = names
            .iter()
            .map(|name| Some((name.name()?, None)))
            .collect();
        let filters = filters.ok_or(OpenError::Damaged)?;
        Ok(filter::decode(&filters, self.content, max)?)
    }
}

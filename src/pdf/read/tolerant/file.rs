//! A PDF file that somebody gave us: where its objects stand, and what is packed in its streams.
//!
//! Only what is asked for is read. The libraries that read whole documents trust them: some fields of a few
//! bytes make them allocate what they say, list objects without end, or recurse as deep as a chain of
//! references is long. Here everything has a bound.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::rc::Rc;

use flate2::read::ZlibDecoder;

use super::objects::{Dictionary, Lexer, Object, ObjectId};
use crate::pdf::read::draft::OpenError;
use crate::pdf::read::predictor::png_rows;

/// More objects are not listed: agreements have some hundred.
const MAX_OBJECTS: usize = 1_000_000;
/// A file that was changed has one more of them each time.
const MAX_SECTIONS: usize = 1_000;
/// Objects and places that are packed are not unpacked beyond this, all together.
const MAX_UNPACKED: usize = 16 * 1024 * 1024;
/// References that lead to references are not followed further.
const MAX_STEPS: usize = 16;
/// All objects that are read, in bytes: the same ones may be asked for again and again.
const MAX_READ: usize = 32 * 1024 * 1024;

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Free,
    At(usize),
    /// In the stream of that number, in that place.
    Packed(u32, usize),
}

/// A stream: its dictionary, and its content as it stands in the file.
pub(in crate::pdf::read) struct Stream<'a> {
    pub dictionary: Dictionary,
    pub content: &'a [u8],
}

/// A file.
pub(in crate::pdf::read) struct File<'a> {
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    trailer: Dictionary,
    /// Streams of packed objects, by number.
    unpacked: BTreeMap<u32, Rc<[u8]>>,
    /// How much may still be unpacked, and read.
    left_to_unpack: usize,
    left_to_read: usize,
}

impl<'a> File<'a> {
    /// Finds out where the objects of a file stand. `bytes` begin with its header.
    ///
    /// # Errors
    /// [`OpenError`]
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let mut file = Self {
            bytes,
            places: BTreeMap::new(),
            trailer: Dictionary::default(),
            unpacked: BTreeMap::new(),
            left_to_unpack: MAX_UNPACKED,
            left_to_read: MAX_READ,
        };
        file.sections()?;
        Ok(file)
    }

    /// The catalog.
    pub fn catalog(&mut self) -> Result<Dictionary, OpenError> {
        let root = self.trailer.get(b"Root").cloned();
        match self.resolved(&root.ok_or(OpenError::Damaged)?)? {
            Object::Dictionary(catalog) => Ok(catalog),
            _ => Err(OpenError::Damaged),
        }
    }

    /// What an object stands for. A reference to nothing stands for nothing that anybody asks for.
    pub fn resolved(&mut self, object: &Object) -> Result<Object, OpenError> {
        let mut object = object.clone();
        for _ in 0..MAX_STEPS {
            let Object::Reference(id) = object else {
                return Ok(object);
            };
            object = self.object(id)?.unwrap_or(Object::Other);
        }
        Ok(Object::Other)
    }

    /// The stream of that number, if it is one.
    pub fn stream(&mut self, id: ObjectId) -> Result<Option<Stream<'a>>, OpenError> {
        match self.places.get(&id.0) {
            Some(&Place::At(at)) => Ok(self
                .stream_at(at)?
                .filter(|(found, _)| *found == id)
                .map(|(_, stream)| stream)),
            _ => Ok(None),
        }
    }

    fn object(&mut self, id: ObjectId) -> Result<Option<Object>, OpenError> {
        match self.places.get(&id.0) {
            Some(&Place::At(at)) => {
                let mut lexer = Lexer::new(self.bytes, at);
                let object = if lexer.begin() == Some(id) {
                    lexer.object()
                } else {
                    None
                };
                self.charge(lexer.at.saturating_sub(at))?;
                Ok(object)
            }
            Some(&Place::Packed(stream, index)) if id.1 == 0 => self.packed(id.0, stream, index),
            _ => Ok(None),
        }
    }

    fn charge(&mut self, bytes: usize) -> Result<(), OpenError> {
        let left = self.left_to_read.checked_sub(bytes + 1);
        self.left_to_read = left.ok_or(OpenError::TooLarge)?;
        Ok(())
    }

    // -- where objects stand (ISO 32000-1, 7.5.4 to 7.5.8) --

    /// The newest section first: what it says of an object holds.
    fn sections(&mut self) -> Result<(), OpenError> {
        let tail = self.bytes.len().saturating_sub(2048);
        let keyword = b"startxref";
        let start = self.bytes[tail..]
            .windows(keyword.len())
            .rposition(|window| window == keyword);
        let start = start.map(|at| Lexer::new(self.bytes, tail + at + keyword.len()).integer());
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
        if Lexer::new(self.bytes, at).word(b"xref") {
            return self.table(at);
        }
        let (_, stream) = self.stream_at(at)?.ok_or(OpenError::Damaged)?;
        self.packed_table(&stream)?;
        Ok(stream.dictionary)
    }

    fn table(&mut self, at: usize) -> Result<Dictionary, OpenError> {
        let mut lexer = Lexer::new(self.bytes, at);
        lexer.word(b"xref");
        while !lexer.word(b"trailer") {
            let first = lexer.integer().ok_or(OpenError::Damaged)?;
            let count = lexer.integer().ok_or(OpenError::Damaged)?;
            for index in 0..count {
                // A long table goes on beyond what a lexer reads at once.
                lexer = Lexer::new(self.bytes, lexer.at);
                let place = lexer
                    .integer()
                    .and_then(|place| usize::try_from(place).ok());
                lexer.integer().ok_or(OpenError::Damaged)?;
                let is_used = lexer.word(b"n");
                if !is_used && !lexer.word(b"f") {
                    return Err(OpenError::Damaged);
                }
                let place = place.filter(|_| is_used).map_or(Place::Free, Place::At);
                self.put(first.checked_add(index), place)?;
            }
        }
        let trailer = Lexer::new(self.bytes, lexer.at).dictionary();
        self.charge(lexer.at - at)?;
        trailer.ok_or(OpenError::Damaged)
    }

    fn packed_table(&mut self, stream: &Stream<'a>) -> Result<(), OpenError> {
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
        let content = self.unpack(stream)?;
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
                self.put(range[0].checked_add(index), place_of(row, widths))?;
            }
        }
        Ok(())
    }

    fn put(&mut self, number: Option<i64>, place: Place) -> Result<(), OpenError> {
        let number = number
            .and_then(|number| u32::try_from(number).ok())
            .ok_or(OpenError::Damaged)?;
        self.places.entry(number).or_insert(place);
        if self.places.len() > MAX_OBJECTS {
            return Err(OpenError::TooLarge);
        }
        Ok(())
    }

    // -- streams --

    fn stream_at(&mut self, at: usize) -> Result<Option<(ObjectId, Stream<'a>)>, OpenError> {
        let mut lexer = Lexer::new(self.bytes, at);
        let head = lexer.begin().and_then(|id| Some((id, lexer.dictionary()?)));
        let is_stream = lexer.word(b"stream");
        self.charge(lexer.at.saturating_sub(at))?;
        let Some((id, dictionary)) = head.filter(|_| is_stream) else {
            return Ok(None);
        };
        let Some(length) = self.length(&dictionary)? else {
            return Ok(None);
        };
        let begin = match self.bytes[lexer.at..] {
            [b'\r', b'\n', ..] => lexer.at + 2,
            [b'\r' | b'\n', ..] => lexer.at + 1,
            _ => lexer.at,
        };
        let end = usize::try_from(length)
            .ok()
            .and_then(|length| begin.checked_add(length));
        let content = end.and_then(|end| self.bytes.get(begin..end));
        let is_whole = end.is_some_and(|end| Lexer::new(self.bytes, end).word(b"endstream"));
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

    /// The length of a stream, which may stand in an object of its own. That one is not packed: else streams could
    /// wait for each other's lengths without end.
    fn length(&mut self, dictionary: &Dictionary) -> Result<Option<i64>, OpenError> {
        let id = match dictionary.get(b"Length") {
            Some(&Object::Integer(length)) => return Ok(Some(length)),
            Some(&Object::Reference(id)) => id,
            _ => return Ok(None),
        };
        let Some(&Place::At(at)) = self.places.get(&id.0) else {
            return Ok(None);
        };
        let mut lexer = Lexer::new(self.bytes, at);
        let is_it = lexer.begin() == Some(id);
        let length = lexer.integer().filter(|_| is_it);
        self.charge(lexer.at.saturating_sub(at))?;
        Ok(length)
    }

    /// What is packed in a stream of the file's own structure.
    fn unpack(&mut self, stream: &Stream<'a>) -> Result<Vec<u8>, OpenError> {
        let content = stream.unpacked(self.left_to_unpack)?;
        self.left_to_unpack -= content.len();
        let parameters = match stream.dictionary.get(b"DecodeParms") {
            Some(Object::Array(all)) => all.first(),
            other => other,
        };
        match parameters {
            Some(Object::Dictionary(parameters)) => predicted(content, parameters),
            _ => Ok(content),
        }
    }

    /// An object out of a stream of objects (ISO 32000-1, 7.5.7).
    fn packed(
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
        let content = if let Some(content) = self.unpacked.get(&container) {
            Rc::clone(content)
        } else {
            let content: Rc<[u8]> = self.unpack(&stream)?.into();
            self.unpacked.insert(container, Rc::clone(&content));
            content
        };
        let mut head = Lexer::new(&content, 0);
        let skipped = (0..index).all(|_| head.integer().is_some() && head.integer().is_some());
        let found = head.integer().filter(|_| skipped);
        let offset = head.integer().unwrap_or(-1);
        self.charge(head.at)?;
        let first = stream.dictionary.integer(b"First");
        let at = first.and_then(|first| usize::try_from(first.checked_add(offset)?).ok());
        let Some(at) = at.filter(|_| found == Some(i64::from(number))) else {
            return Ok(None);
        };
        let mut lexer = Lexer::new(&content, at);
        let object = lexer.object();
        self.charge(lexer.at.saturating_sub(at))?;
        Ok(object)
    }
}

impl Stream<'_> {
    /// Its content, unpacked. More than `most` bytes are [`OpenError::TooLarge`].
    pub fn unpacked(&self, most: usize) -> Result<Vec<u8>, OpenError> {
        let filter = match self.dictionary.get(b"Filter") {
            None => None,
            Some(Object::Array(filters)) if filters.len() < 2 => filters.first(),
            Some(Object::Array(_)) => return Err(OpenError::Damaged),
            filter => filter,
        };
        let mut content = Vec::new();
        let mut limited: Box<dyn Read> = match filter {
            None => Box::new(self.content),
            Some(Object::Name(name)) if name == b"FlateDecode" => {
                Box::new(ZlibDecoder::new(self.content))
            }
            Some(_) => return Err(OpenError::Damaged),
        };
        let read = limited
            .by_ref()
            .take(most as u64 + 1)
            .read_to_end(&mut content);
        read.map_err(|_| OpenError::Damaged)?;
        if content.len() > most {
            return Err(OpenError::TooLarge);
        }
        Ok(content)
    }
}

/// What a row of a packed table says.
fn place_of(row: &[u8], widths: [usize; 3]) -> Place {
    let mut rest = row;
    let [kind, second, third] = widths.map(|width| {
        let (field, after) = rest.split_at(width.min(rest.len()));
        rest = after;
        field
            .iter()
            .fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
    });
    // Without a kind all are of kind 1.
    let kind = if widths[0] == 0 { 1 } else { kind };
    let place = match kind {
        1 => usize::try_from(second).ok().map(Place::At),
        2 => u32::try_from(second)
            .ok()
            .zip(usize::try_from(third).ok())
            .map(|(stream, index)| Place::Packed(stream, index)),
        _ => None,
    };
    place.unwrap_or(Place::Free)
}

fn integers(object: Option<&Object>) -> Option<Vec<i64>> {
    let Some(Object::Array(items)) = object else {
        return None;
    };
    let numbers = items.iter().map(|item| match item {
        Object::Integer(number) => Some(*number),
        _ => None,
    });
    numbers.collect()
}

/// Undoes the predictors of PNG (ISO 32000-1, 7.4.4.4), with which tables of places are often packed.
fn predicted(content: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, OpenError> {
    let said = |name: &[u8], usual| parameters.integer(name).unwrap_or(usual);
    match said(b"Predictor", 1) {
        1 => return Ok(content),
        10..=15 => {}
        _ => return Err(OpenError::Damaged),
    }
    if (said(b"Colors", 1), said(b"BitsPerComponent", 8)) != (1, 8) {
        return Err(OpenError::Damaged);
    }
    let width = usize::try_from(said(b"Columns", 1))
        .ok()
        .filter(|width| (1..=content.len()).contains(width));
    let width = width.ok_or(OpenError::Damaged)?;
    png_rows(&content, width, 1).ok_or(OpenError::Damaged)
}

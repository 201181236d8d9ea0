//! The bytes of an incremental update: objects, one table, one trailer, and nothing between them.

use std::collections::BTreeMap;

use super::refusal::{Proven, Rule, refuse};
use crate::pdf::read::object::{Dictionary, Object, Stream};
use crate::pdf::read::{Lexer, Token};

/// An update with more objects than this ends the proof.
const MAX_OBJECTS: usize = 4_000;
/// The length of a table's entry (ISO 32000-1, 7.5.4).
const ENTRY_BYTES: usize = 20;

/// What the newest trailer says, which the next one must go on from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trailer {
    pub root: Object,
    pub info: Object,
    /// The first half of the identifier, which stays.
    pub id: Object,
    pub size: u32,
    /// Where its table begins.
    pub table: usize,
}

/// An object and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub at: usize,
    pub object: Object,
}

/// A part of a file that ends in a table, a trailer and the mark of the end: an update, or the export itself.
pub(super) struct Update {
    pub objects: BTreeMap<u32, Placed>,
    pub trailer: Trailer,
    pub end: usize,
}

impl Update {
    /// Reads the update that begins at `start`, behind a part with that trailer.
    pub fn read(bytes: &[u8], start: usize, before: &Trailer) -> Proven<Self> {
        let mut reader = Reader { bytes, at: start };
        let objects = reader.objects()?;
        let table = reader.at;
        reader.table(&objects, before.size)?;
        let dictionary = reader.trailer()?;
        let highest = objects.keys().next_back().map_or(0, |number| number + 1);
        let trailer = Trailer {
            size: before.size.max(highest),
            table,
            ..before.clone()
        };
        check_trailer(&dictionary, before, trailer.size, reader.at)?;
        let end = reader.end(table)?;
        Ok(Self {
            objects,
            trailer,
            end,
        })
    }

    /// Reads an export: a header, then the same parts.
    pub fn read_export(bytes: &[u8]) -> Proven<Self> {
        let mut reader = Reader { bytes, at: 0 };
        for _ in 0..2 {
            reader.comment()?;
        }
        let objects = reader.objects()?;
        let table = reader.at;
        let size = objects.keys().next_back().map_or(0, |number| number + 1);
        reader.table(&objects, size)?;
        let dictionary = reader.trailer()?;
        let value = |key: &[u8]| match dictionary.get(key) {
            Some(value) => Ok(value.clone()),
            None => refuse(Rule::Export, table),
        };
        let Object::Array(id) = value(b"ID")? else {
            return refuse(Rule::Export, table);
        };
        let trailer = Trailer {
            root: value(b"Root")?,
            info: value(b"Info")?,
            id: id.into_iter().next().unwrap_or(Object::Null),
            size,
            table,
        };
        let end = reader.end(table)?;
        Ok(Self {
            objects,
            trailer,
            end,
        })
    }
}

/// A trailer of an update: the same document, one table further.
fn check_trailer(trailer: &Dictionary, before: &Trailer, size: u32, at: usize) -> Proven<()> {
    let integer = |number: usize| i64::try_from(number).map(Object::Integer).ok();
    for (key, value) in trailer.iter() {
        let is_right = match key {
            b"Root" => *value == before.root,
            b"Info" => *value == before.info,
            b"Size" => *value == Object::Integer(i64::from(size)),
            b"Prev" => Some(value) == integer(before.table).as_ref(),
            b"ID" => value.array().is_some_and(|parts| {
                let is_string = |part: &Object| part.string().is_some_and(|id| id.len() <= 64);
                parts.len() == 2 && parts[0] == before.id && is_string(&parts[1])
            }),
            _ => false,
        };
        if !is_right {
            return refuse(Rule::Trailer, at);
        }
    }
    // All of them must be there, and with these values no other can.
    if trailer.len() == 5 {
        Ok(())
    } else {
        refuse(Rule::Trailer, at)
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn fail<T>(&self) -> Proven<T> {
        refuse(Rule::Syntax, self.at)
    }

    fn line_ends(&mut self) {
        let ends = self.rest().iter();
        self.at += ends.take_while(|byte| b"\r\n".contains(byte)).count();
    }

    fn keyword(&mut self, keyword: &[u8]) -> Proven<()> {
        if self.rest().starts_with(keyword) {
            self.at += keyword.len();
            return Ok(());
        }
        self.fail()
    }

    /// A line end: one line feed, one carriage return, or both.
    fn line_end(&mut self) -> Proven<()> {
        match self.rest() {
            [b'\r', b'\n', ..] => self.at += 2,
            [b'\r' | b'\n', ..] => self.at += 1,
            _ => return self.fail(),
        }
        Ok(())
    }

    /// Blanks at the end of a line.
    fn blanks(&mut self) {
        let blanks = self.rest().iter();
        self.at += blanks.take_while(|byte| **byte == b' ').count();
    }

    fn comment(&mut self) -> Proven<()> {
        self.keyword(b"%")?;
        let line = self.rest().iter();
        self.at += line.take_while(|byte| !b"\r\n".contains(byte)).count();
        self.line_end()
    }

    /// Digits without a sign, at most ten.
    fn digits(&mut self) -> Proven<usize> {
        let digits = self.rest().iter();
        let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
        let text = &self.rest()[..count];
        let number = std::str::from_utf8(text).ok().filter(|_| count <= 10);
        let Some(number) = number.and_then(|text| text.parse().ok()) else {
            return self.fail();
        };
        self.at += count;
        Ok(number)
    }

    fn objects(&mut self) -> Proven<BTreeMap<u32, Placed>> {
        let mut objects = BTreeMap::new();
        loop {
            self.line_ends();
            if !self.rest().first().is_some_and(u8::is_ascii_digit) {
                return Ok(objects);
            }
            let at = self.at;
            let (number, object) = self.indirect()?;
            let is_new = objects.insert(number, Placed { at, object }).is_none();
            if !is_new || number == 0 {
                return refuse(Rule::Syntax, at);
            }
            if objects.len() > MAX_OBJECTS {
                return refuse(Rule::TooMuch, at);
            }
        }
    }

    /// `12 0 obj … endobj`, with the length of a stream said directly.
    fn indirect(&mut self) -> Proven<(u32, Object)> {
        let number = u32::try_from(self.digits()?);
        self.keyword(b" 0 obj")?;
        let begin = self.at;
        let mut lexer = Lexer::strict(self.bytes, begin);
        let Ok(object) = lexer.object() else {
            return refuse(Rule::Syntax, lexer.at);
        };
        let end = lexer.at;
        let keyword = lexer.token();
        if has_comment(&self.bytes[begin..lexer.at.max(end)]) {
            return refuse(Rule::Syntax, begin);
        }
        self.at = lexer.at;
        let object = match (keyword, object) {
            (Ok(Token::Keyword(b"endobj")), object) => object,
            (Ok(Token::Keyword(b"stream")), Object::Dictionary(dictionary)) => {
                self.stream(dictionary)?
            }
            _ => return self.fail(),
        };
        match number {
            Ok(number) => Ok((number, object)),
            Err(_) => refuse(Rule::Syntax, begin),
        }
    }

    fn stream(&mut self, dictionary: Dictionary) -> Proven<Object> {
        match self.rest() {
            [b'\r', b'\n', ..] => self.at += 2,
            [b'\n', ..] => self.at += 1,
            _ => return self.fail(),
        }
        let begin = self.at;
        let length = dictionary.get(&b"Length"[..]).and_then(Object::integer);
        let length = length.and_then(|length| usize::try_from(length).ok());
        let end = length.and_then(|length| begin.checked_add(length));
        let Some(end) = end.filter(|end| *end <= self.bytes.len()) else {
            return self.fail();
        };
        self.at = end;
        self.line_ends_at_most_one();
        self.keyword(b"endstream")?;
        self.blanks();
        self.line_end()?;
        self.keyword(b"endobj")?;
        Ok(Object::Stream(Box::new(Stream {
            dictionary,
            encoded: begin..end,
        })))
    }

    fn line_ends_at_most_one(&mut self) {
        // Without one, the keyword stands right behind the content.
        let _ = self.line_end();
    }

    /// The table names exactly the objects before it, where they stand.
    fn table(&mut self, objects: &BTreeMap<u32, Placed>, size_before: u32) -> Proven<()> {
        let at = self.at;
        self.keyword(b"xref")?;
        self.line_end()?;
        let mut found = 0;
        let mut next = 0;
        while self.rest().first().is_some_and(u8::is_ascii_digit) {
            let first = self.digits()?;
            self.keyword(b" ")?;
            let count = self.digits()?;
            self.blanks();
            self.line_end()?;
            if first < next || count > MAX_OBJECTS + usize::try_from(size_before).unwrap_or(0) {
                return refuse(Rule::Table, at);
            }
            for number in first..first + count {
                found += usize::from(self.entry(number, objects)?);
            }
            next = first + count;
        }
        if found == objects.len() {
            Ok(())
        } else {
            refuse(Rule::Table, at)
        }
    }

    /// Whether the entry is that of an object; the other one that there may be is the head of the free list.
    fn entry(&mut self, number: usize, objects: &BTreeMap<u32, Placed>) -> Proven<bool> {
        let at = self.at;
        let Some(entry) = self.rest().get(..ENTRY_BYTES) else {
            return refuse(Rule::Table, at);
        };
        self.at += ENTRY_BYTES;
        let (text, end) = entry.split_at(ENTRY_BYTES - 2);
        if !matches!(end, b" \n" | b" \r" | b"\r\n") {
            return refuse(Rule::Table, at);
        }
        if number == 0 && text == b"0000000000 65535 f" {
            return Ok(false);
        }
        let object = u32::try_from(number)
            .ok()
            .and_then(|number| objects.get(&number));
        let is_right =
            object.is_some_and(|object| text == format!("{:010} 00000 n", object.at).as_bytes());
        if is_right {
            Ok(true)
        } else {
            refuse(Rule::Table, at)
        }
    }

    fn trailer(&mut self) -> Proven<Dictionary> {
        self.keyword(b"trailer")?;
        let begin = self.at;
        let mut lexer = Lexer::strict(self.bytes, begin);
        let Ok(Object::Dictionary(dictionary)) = lexer.object() else {
            return refuse(Rule::Trailer, begin);
        };
        self.at = lexer.at;
        if has_comment(&self.bytes[begin..self.at]) {
            return refuse(Rule::Trailer, begin);
        }
        self.line_end()?;
        Ok(dictionary)
    }

    /// Where the table begins, and the mark of the end.
    fn end(&mut self, table: usize) -> Proven<usize> {
        self.keyword(b"startxref")?;
        self.line_end()?;
        if self.digits()? != table {
            return refuse(Rule::Trailer, self.at);
        }
        self.line_end()?;
        self.keyword(b"%%EOF")?;
        self.line_ends();
        Ok(self.at)
    }
}

/// Whether a comment stands between the tokens of a text that was read: nothing is said there.
fn has_comment(text: &[u8]) -> bool {
    let mut bytes = text.iter();
    let mut open = 0;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if open > 0 => {
                bytes.next();
            }
            b'(' => open += 1,
            b')' if open > 0 => open -= 1,
            b'%' if open == 0 => return true,
            _ => {}
        }
    }
    false
}

//! An object where it stands in the file (ISO 32000-1, 7.3.10).

use super::error::ReadError;
use super::scan::Scanner;
use crate::pdf::read::bound::Bound;
use crate::pdf::read::budget::{Budget, Exhausted};
use crate::pdf::read::lexer::{Lexer, Token};
use crate::pdf::read::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::read::rule::Rule;

/// An object with its number and its end in the file.
pub(super) struct Indirect {
    pub number: u32,
    pub object: Object,
    pub end: usize,
}

/// Finds the value of a length that stands in an object of its own.
pub(super) type LengthOf<'l> = &'l dyn Fn(ObjectId) -> Result<i64, ReadError>;

/// Reads the object that begins at that byte. `objects` is how many may still be made.
pub(super) fn indirect(
    bytes: &[u8],
    offset: usize,
    objects: &Budget,
    length_of: LengthOf<'_>,
) -> Result<Indirect, ReadError> {
    let (number, begin) = head(bytes, offset)?;
    let mut lexer = Lexer::strict(bytes, begin);
    let object = parsed(&mut lexer, objects)?;
    let object = match (lexer.token()?, object) {
        (_, Object::Reference(_)) => return Err(Rule::ReferenceToReference.broken_at(offset)),
        (Token::Keyword(b"endobj"), object) => object,
        (Token::Keyword(b"stream"), Object::Dictionary(dictionary)) => {
            Object::Stream(Box::new(stream(&mut lexer, dictionary, length_of)?))
        }
        _ => return Err(Rule::Syntax.broken_at(lexer.at)),
    };
    let end = lexer.at;
    Ok(Indirect {
        number,
        object,
        end,
    })
}

/// Reads an object, and charges the budget with everything that it is made of.
pub(super) fn parsed(lexer: &mut Lexer<'_>, objects: &Budget) -> Result<Object, ReadError> {
    let left = objects.left();
    lexer.objects_left = left;
    let object = lexer.object();
    objects.charge(left - lexer.objects_left)?;
    object.map_err(|error| match lexer.objects_left {
        0 => Exhausted(Bound::Objects).into(),
        _ => error.into(),
    })
}

/// Reads the words before an object: its number, generation 0 and the keyword.
fn head(bytes: &[u8], offset: usize) -> Result<(u32, usize), ReadError> {
    let mut scanner = Scanner::new(bytes, offset, Rule::ObjectPlace);
    let number = scanner.digits()?;
    let number = u32::try_from(number).map_err(|_| Rule::ObjectPlace.broken_at(offset))?;
    scanner.expect(b" ")?;
    scanner.rule = Rule::Generation;
    scanner.expect(b"0 ")?;
    scanner.rule = Rule::ObjectPlace;
    scanner.expect(b"obj")?;
    Ok((number, scanner.at))
}

/// Reads the stream after the keyword, up to the end of its object. Its length must be right: viewers differ in what they
/// do otherwise.
fn stream(
    lexer: &mut Lexer<'_>,
    dictionary: Dictionary,
    length_of: LengthOf<'_>,
) -> Result<Stream, ReadError> {
    let mut scanner = Scanner::new(lexer.bytes, lexer.at, Rule::StreamEnd);
    match scanner.rest() {
        [b'\r', b'\n', ..] => scanner.at += 2,
        [b'\n', ..] => scanner.at += 1,
        _ => scanner.fail()?,
    }
    let begin = scanner.at;
    let broken = Rule::StreamEnd.broken_at(begin);
    let length = match dictionary.get(b"Length") {
        Some(Object::Integer(length)) => *length,
        Some(Object::Reference(id)) => length_of(*id)?,
        _ => return Err(broken),
    };
    let length = usize::try_from(length).map_err(|_| broken)?;
    let end = begin.saturating_add(length);
    scanner.at = end;
    match scanner.rest() {
        [b'\r', b'\n', ..] => scanner.at += 2,
        [b'\r' | b'\n', ..] => scanner.at += 1,
        _ => {}
    }
    scanner.expect(b"endstream")?;
    scanner.skip_space();
    scanner.expect(b"endobj")?;
    lexer.at = scanner.at;
    Ok(Stream {
        dictionary,
        encoded: begin..end,
    })
}

/// Reads a length that stands in an object of its own at that byte.
pub(super) fn length_at(bytes: &[u8], offset: usize, number: u32) -> Result<i64, ReadError> {
    let broken = Rule::StreamEnd.broken_at(offset);
    let (found, begin) = head(bytes, offset)?;
    let mut scanner = Scanner::new(bytes, begin, Rule::StreamEnd);
    scanner.skip_space();
    let length = scanner.digits()?;
    scanner.skip_space();
    scanner.expect(b"endobj")?;
    if found == number {
        i64::try_from(length).map_err(|_| broken)
    } else {
        Err(broken)
    }
}

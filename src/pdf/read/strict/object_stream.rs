//! Objects that stand in a stream (ISO 32000-1, 7.5.7).

use std::rc::Rc;

use crate::pdf::read::lexer::Lexer;
use crate::pdf::read::object::{Dictionary, Object};

/// A decoded object stream: its content, and the number and place of each object in it.
pub(super) struct ObjectStream {
    pub content: Rc<[u8]>,
    pub places: Vec<(u32, usize)>,
}

/// Reads the numbers and places of the objects in a decoded object stream.
pub(super) fn places(dictionary: &Dictionary, content: &[u8]) -> Option<Vec<(u32, usize)>> {
    let number = |key: &[u8]| {
        let value = dictionary.get(key).and_then(Object::integer);
        value.and_then(|value| usize::try_from(value).ok())
    };
    let (count, first) = (number(b"N")?, number(b"First")?);
    let mut lexer = Lexer::strict(content.get(..first)?, 0);
    let mut places = Vec::new();
    for _ in 0..count {
        let number = u32::try_from(lexer.expect_count().ok()?).ok()?;
        let offset = lexer.expect_count().ok()?;
        places.push((number, first.checked_add(offset)?));
    }
    Some(places)
}

//! Reads objects one after the other out of bytes that may be anything: what is no object is `None`, nesting has
//! a bound, and so has an object's length.

use crate::pdf::read::lexer::Lexer;
use crate::pdf::read::object::{Dictionary, Object, ObjectId};

/// An object beside its stream isn't read beyond this: it would take some thirty times the memory.
const MAX_BYTES: usize = 1 << 20;

/// Reads objects one after the other.
pub(in crate::pdf::read) struct Cursor<'a> {
    lexer: Lexer<'a>,
}

impl<'a> Cursor<'a> {
    /// Begins at a place of a text.
    pub fn new(text: &'a [u8], at: usize) -> Self {
        let end = text.len().min(at.saturating_add(MAX_BYTES));
        Self {
            lexer: Lexer::tolerant(&text[..end], at),
        }
    }

    /// Returns the byte that comes next.
    pub fn at(&self) -> usize {
        self.lexer.at
    }

    /// Reads the next object.
    pub fn object(&mut self) -> Option<Object> {
        self.lexer.object().ok()
    }

    /// Reads the next object, which must be a dictionary.
    pub fn dictionary(&mut self) -> Option<Dictionary> {
        match self.object()? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// Reads `1 0 obj`.
    pub fn object_header(&mut self) -> Option<ObjectId> {
        let number = u32::try_from(self.integer()?).ok()?;
        let generation = u16::try_from(self.integer()?).ok()?;
        self.skip_word(b"obj").then_some((number, generation))
    }

    /// Reads the next whole number.
    pub fn integer(&mut self) -> Option<i64> {
        self.lexer.skip_space();
        str::from_utf8(self.lexer.word()).ok()?.parse().ok()
    }

    /// Skips a word; whether it comes next.
    pub fn skip_word(&mut self, word: &[u8]) -> bool {
        self.lexer.skip_space();
        let is_next = self.lexer.rest().starts_with(word);
        self.lexer.at += if is_next { word.len() } else { 0 };
        is_next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read() {
        let check = |text: &str, expected: Option<Object>| {
            assert_eq!(Cursor::new(text.as_bytes(), 0).object(), expected, "{text}");
        };
        let text = |text: &str| Some(Object::String(text.as_bytes().to_vec()));
        let name = |name: &str| Some(Object::Name(name.as_bytes().to_vec()));
        check("12 0 R", Some(Object::Reference((12, 0))));
        check("12 0 S", Some(Object::Integer(12)));
        check("-7", Some(Object::Integer(-7)));
        check("1.5", Some(Object::Real(1.5)));
        check("99999999999999999999", Some(Object::Null));
        check("% comment\n null", Some(Object::Null));
        check("/Obj#53tm/", name("ObjStm"));
        check("/a#4", name("a#4"));
        check("<64 7 2 6>", text("dr`"));
        check("<6", None);
        check(
            r"(d\162\141(f)\
t\)\n)",
            text("dra(f)t)\n"),
        );
        check("(a", None);
        check(&"[".repeat(40), None);
        check(
            "[1 2 0 R]",
            Some(Object::Array(vec![
                Object::Integer(1),
                Object::Reference((2, 0)),
            ])),
        );
        check(
            "<</A 1/A 2>>",
            Some(Object::Dictionary(Dictionary::of_last(vec![(
                b"A".to_vec(),
                Object::Integer(2),
            )]))),
        );
        check("<</A>>", None);
        check("", None);
        check("]", None);
    }
}

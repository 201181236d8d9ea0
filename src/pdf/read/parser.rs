//! Objects out of tokens (ISO 32000-1, 7.3).

use super::lexer::{Lexer, Rules, SyntaxError, Token};
use super::object::{Dictionary, Object};
use super::rule::Rule;

/// The maximum depth of arrays and dictionaries.
const MAX_DEPTH_STRICT: usize = 64;
/// Names, catalogs and file specifications need a handful.
const MAX_DEPTH_TOLERANT: usize = 31;

impl<'a> Lexer<'a> {
    /// Reads an object of a file, in which `1 0 R` is a reference.
    pub fn object(&mut self) -> Result<Object, SyntaxError> {
        let token = self.token()?;
        self.object_of(token, true, 0)
    }

    /// Reads the object that begins with that token.
    pub fn object_of(
        &mut self,
        token: Token<'a>,
        has_references: bool,
        depth: usize,
    ) -> Result<Object, SyntaxError> {
        let max_depth = match self.rules {
            Rules::Strict => MAX_DEPTH_STRICT,
            Rules::Tolerant => MAX_DEPTH_TOLERANT,
        };
        let Some(left) = self.objects_left.checked_sub(1) else {
            return self.fail();
        };
        self.objects_left = left;
        if depth > max_depth {
            return self.fail();
        }
        match token {
            Token::Object(Object::Integer(number)) if has_references => {
                Ok(self.reference(number).unwrap_or(Object::Integer(number)))
            }
            Token::Object(object) => Ok(object),
            Token::ArrayBegin => self.array(has_references, depth),
            Token::DictionaryBegin => self
                .dictionary_entries(has_references, depth)
                .map(Object::Dictionary),
            Token::Keyword(b"true") => Ok(Object::Boolean(true)),
            Token::Keyword(b"false") => Ok(Object::Boolean(false)),
            Token::Keyword(b"null") => Ok(Object::Null),
            // A number that is none, or a word that means nothing here.
            Token::Keyword(_) if self.rules == Rules::Tolerant => Ok(Object::Null),
            _ => self.fail(),
        }
    }

    /// Reads the rest of a reference after a whole number, if that is what it is.
    fn reference(&mut self, number: i64) -> Option<Object> {
        let mut ahead = *self;
        let Ok(Token::Object(Object::Integer(generation))) = ahead.token() else {
            return None;
        };
        let Ok(Token::Keyword(b"R")) = ahead.token() else {
            return None;
        };
        let id = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
        self.at = ahead.at;
        Some(Object::Reference(id))
    }

    fn array(&mut self, has_references: bool, depth: usize) -> Result<Object, SyntaxError> {
        let mut items = Vec::new();
        loop {
            match self.token()? {
                Token::ArrayEnd => return Ok(Object::Array(items)),
                token => items.push(self.object_of(token, has_references, depth + 1)?),
            }
        }
    }

    fn dictionary_entries(
        &mut self,
        has_references: bool,
        depth: usize,
    ) -> Result<Dictionary, SyntaxError> {
        let mut entries = Vec::new();
        loop {
            let name = match self.token()? {
                Token::DictionaryEnd => break,
                Token::Object(Object::Name(name)) => name,
                _ => return self.fail(),
            };
            let token = self.token()?;
            entries.push((name, self.object_of(token, has_references, depth + 1)?));
        }
        match self.rules {
            // Viewers differ in which of two entries with one name counts.
            Rules::Strict => {
                Dictionary::of_unique(entries).or_else(|_| self.fail_by(Rule::DuplicateKey))
            }
            Rules::Tolerant => Ok(Dictionary::of_last(entries)),
        }
    }

    /// Reads a whole number that must stand here.
    pub fn expect_integer(&mut self) -> Result<i64, SyntaxError> {
        match self.token()? {
            Token::Object(Object::Integer(number)) => Ok(number),
            _ => self.fail(),
        }
    }

    /// Reads a whole number that must stand here, and can be a place or a count.
    pub fn expect_count(&mut self) -> Result<usize, SyntaxError> {
        let number = self.expect_integer()?;
        usize::try_from(number).or_else(|_| self.fail())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Object, SyntaxError> {
        Lexer::strict(text.as_bytes(), 0).object()
    }

    #[test]
    fn objects_are_read() {
        let check = |text: &str, expected: Object| assert_eq!(read(text), Ok(expected), "{text}");
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let string = |string: &[u8]| Object::String(string.to_vec());
        check("12", Object::Integer(12));
        check("-.5", Object::Real(-0.5));
        check("+4.", Object::Real(4.0));
        check("/A#20b", name("A b"));
        check("(a(b)\\)\\101\\\r\nc\r)", string(b"a(b))Ac\n"));
        check("<4 14>", string(b"A@"));
        check("12 0 R", Object::Reference((12, 0)));
        check(
            "[1 0 R 2\n true]",
            Object::Array(vec![
                Object::Reference((1, 0)),
                Object::Integer(2),
                Object::Boolean(true),
            ]),
        );
    }

    #[test]
    fn what_viewers_would_guess_at_is_an_error() {
        for text in [
            "--1",
            "1.2.3",
            "1e5",
            ".",
            "(open",
            "<4G>",
            "/A#0",
            "/A#00",
            "(\\400)",
            "(\\q)",
            "<</A 1 /A 2>>",
            "<</A>>",
            "<<1 2>>",
            "[1",
            "]",
            ")",
            "{",
            "foo",
            "99999999999999999999",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read(&"[".repeat(1000)).is_err());
    }
}

//! Reading PDF syntax (ISO 32000-1, 7.2 and 7.3): of files and of the content of pages alike.
//!
//! It is read strictly. Where the standard leaves something open, or viewers are known to guess, each in
//! their own way, there is an error: a proof must not hang on which guess a viewer makes.

use super::object::{Dictionary, Object};

/// How deep arrays and dictionaries may nest.
const MAX_DEPTH: usize = 64;

/// That something isn't as it must be, at that byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unsound(pub usize);

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'a> {
    Object(Object),
    ArrayBegin,
    ArrayEnd,
    DictionaryBegin,
    DictionaryEnd,
    Keyword(&'a [u8]),
    End,
}

/// Reads bytes from some place on.
#[derive(Clone, Copy)]
pub(crate) struct Scanner<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

pub(crate) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

impl<'a> Scanner<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub fn fail<T>(&self) -> Result<T, Unsound> {
        Err(Unsound(self.at))
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes over white space and comments.
    pub fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter();
                self.at += line.take_while(|byte| !b"\r\n".contains(byte)).count();
            } else if is_white(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    pub fn token(&mut self) -> Result<Token<'a>, Unsound> {
        self.skip();
        let Some(byte) = self.peek() else {
            return Ok(Token::End);
        };
        let second = self.bytes.get(self.at + 1).copied();
        match (byte, second) {
            (b'<', Some(b'<')) => self.sign(2, Token::DictionaryBegin),
            (b'>', Some(b'>')) => self.sign(2, Token::DictionaryEnd),
            (b'[', _) => self.sign(1, Token::ArrayBegin),
            (b']', _) => self.sign(1, Token::ArrayEnd),
            (b'<', _) => self.hexadecimal(),
            (b'(', _) => self.literal(),
            (b'/', _) => self.name(),
            (b'+' | b'-' | b'.' | b'0'..=b'9', _) => self.number(),
            _ if is_delimiter(byte) => self.fail(),
            _ => Ok(Token::Keyword(self.word())),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the others of its kind")]
    fn sign(&mut self, length: usize, token: Token<'a>) -> Result<Token<'a>, Unsound> {
        self.at += length;
        Ok(token)
    }

    /// The characters up to the next white space or delimiter.
    fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| !is_white(**byte) && !is_delimiter(**byte))
            .count();
        self.at += length;
        &rest[..length]
    }

    fn number(&mut self) -> Result<Token<'a>, Unsound> {
        let begin = self.at;
        let word = self.word();
        let digits = word.strip_prefix(b"-").or(word.strip_prefix(b"+"));
        let digits = digits.unwrap_or(word);
        let points = digits.split(|byte| *byte == b'.').count() - 1;
        let is_sound = digits.iter().any(u8::is_ascii_digit)
            && digits
                .iter()
                .all(|byte| byte.is_ascii_digit() || *byte == b'.')
            && points <= 1
            && digits.len() <= 40;
        let text = std::str::from_utf8(word).ok().filter(|_| is_sound);
        let number = text.and_then(|text| match points {
            0 => text.parse().ok().map(Object::Integer),
            _ => text.parse().ok().map(Object::Real),
        });
        number.map(Token::Object).ok_or(Unsound(begin))
    }

    fn name(&mut self) -> Result<Token<'a>, Unsound> {
        self.at += 1;
        let mut written = self.word().iter();
        let mut name = Vec::new();
        while let Some(byte) = written.next() {
            if *byte != b'#' {
                name.push(*byte);
                continue;
            }
            let digits = written.next().zip(written.next());
            let value = digits.and_then(|(high, low)| Some(digit(*high)? << 4 | digit(*low)?));
            match value {
                Some(value @ 1..) => name.push(value),
                _ => return self.fail(),
            }
        }
        Ok(Token::Object(Object::Name(name)))
    }

    fn hexadecimal(&mut self) -> Result<Token<'a>, Unsound> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                // An odd last digit counts as if a zero followed.
                bytes.extend(high.map(|high: u8| high << 4));
                return Ok(Token::Object(Object::String(bytes)));
            }
            if is_white(byte) {
                continue;
            }
            let Some(digit) = digit(byte) else {
                return self.fail();
            };
            match high.take() {
                Some(high) => bytes.push(high << 4 | digit),
                None => high = Some(digit),
            }
        }
        self.fail()
    }

    fn literal(&mut self) -> Result<Token<'a>, Unsound> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut bytes)?;
                    continue;
                }
                b'\r' => {
                    self.line_feed_after_return();
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(Token::Object(Object::String(bytes)));
            }
            bytes.push(byte);
        }
        self.fail()
    }

    fn line_feed_after_return(&mut self) {
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
    }

    /// What stands behind a backslash (ISO 32000-1, table 3).
    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), Unsound> {
        let Some(byte) = self.peek() else {
            return self.fail();
        };
        self.at += 1;
        bytes.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 0x0C,
            b'(' | b')' | b'\\' => byte,
            b'\r' => {
                self.line_feed_after_return();
                return Ok(());
            }
            b'\n' => return Ok(()),
            b'0'..=b'7' => {
                self.at -= 1;
                let octal = self.rest().iter().take(3);
                let octal = octal.take_while(|byte| (b'0'..=b'7').contains(*byte));
                let octal: Vec<u8> = octal.map(|byte| byte - b'0').collect();
                self.at += octal.len();
                let value = octal
                    .iter()
                    .fold(0_u16, |value, digit| value << 3 | u16::from(*digit));
                u8::try_from(value).map_err(|_| Unsound(self.at))?
            }
            _ => return self.fail(),
        });
        Ok(())
    }

    /// An object of a file, in which `1 0 R` is a reference.
    pub fn object(&mut self) -> Result<Object, Unsound> {
        let token = self.token()?;
        self.object_of(token, true, 0)
    }

    /// The object that begins with that token.
    pub fn object_of(
        &mut self,
        token: Token<'a>,
        has_references: bool,
        depth: usize,
    ) -> Result<Object, Unsound> {
        if depth > MAX_DEPTH {
            return self.fail();
        }
        match token {
            Token::Object(Object::Integer(number)) if has_references => {
                Ok(self.reference(number).unwrap_or(Object::Integer(number)))
            }
            Token::Object(object) => Ok(object),
            Token::ArrayBegin => self.array(has_references, depth),
            Token::DictionaryBegin => self
                .dictionary(has_references, depth)
                .map(Object::Dictionary),
            Token::Keyword(b"true") => Ok(Object::Boolean(true)),
            Token::Keyword(b"false") => Ok(Object::Boolean(false)),
            Token::Keyword(b"null") => Ok(Object::Null),
            _ => self.fail(),
        }
    }

    /// After a whole number: the rest of a reference, if that is what it is.
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

    fn array(&mut self, has_references: bool, depth: usize) -> Result<Object, Unsound> {
        let mut items = Vec::new();
        loop {
            match self.token()? {
                Token::ArrayEnd => return Ok(Object::Array(items)),
                token => items.push(self.object_of(token, has_references, depth + 1)?),
            }
        }
    }

    /// A name that stands twice is an error: viewers differ in which one counts.
    fn dictionary(&mut self, has_references: bool, depth: usize) -> Result<Dictionary, Unsound> {
        let mut dictionary = Dictionary::new();
        loop {
            let name = match self.token()? {
                Token::DictionaryEnd => return Ok(dictionary),
                Token::Object(Object::Name(name)) => name,
                _ => return self.fail(),
            };
            let token = self.token()?;
            let value = self.object_of(token, has_references, depth + 1)?;
            if dictionary.insert(name, value).is_some() {
                return self.fail();
            }
        }
    }

    /// A keyword that must stand here.
    pub fn expect(&mut self, keyword: &[u8]) -> Result<(), Unsound> {
        match self.token()? {
            Token::Keyword(found) if found == keyword => Ok(()),
            _ => self.fail(),
        }
    }

    /// A whole number that must stand here.
    pub fn expect_integer(&mut self) -> Result<i64, Unsound> {
        match self.token()? {
            Token::Object(Object::Integer(number)) => Ok(number),
            _ => self.fail(),
        }
    }

    /// A whole number that must stand here, and can be a place or a count.
    pub fn expect_count(&mut self) -> Result<usize, Unsound> {
        let number = self.expect_integer()?;
        usize::try_from(number).map_err(|_| Unsound(self.at))
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Object, Unsound> {
        Scanner::new(text.as_bytes(), 0).object()
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
            "[1 0 R 2 % two\n true]",
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

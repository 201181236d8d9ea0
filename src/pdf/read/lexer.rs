//! The tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3), of files and of the content of pages alike.

use super::object::Object;
use super::rule::Rule;

/// The error of something that isn't as it must be, at that byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub rule: Rule,
    pub at: usize,
}

/// The maximum length of a number, in characters: more digits than viewers hold make no difference to ours.
const MAX_NUMBER_LENGTH: usize = 24;
/// The maximum of a number that isn't whole: some viewers hold little more before and behind the point together.
const MAX_REAL: f64 = 1e6;

/// The rules for where the standard leaves something open, or viewers are known to guess, each in their own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// It is an error: a proof must not depend on which guess a viewer makes.
    Strict,
    /// The usual guess is made.
    Tolerant,
}

/// A token. Numbers, names and strings are whole objects.
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
pub(crate) struct Lexer<'a> {
    pub bytes: &'a [u8],
    /// The byte that comes next.
    pub at: usize,
    pub rules: Rules,
    /// How many objects may still be made.
    pub objects_left: usize,
}

pub(crate) fn is_white_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

impl<'a> Lexer<'a> {
    pub fn strict(bytes: &'a [u8], at: usize) -> Self {
        let rules = Rules::Strict;
        let objects_left = usize::MAX;
        Self {
            bytes,
            at,
            rules,
            objects_left,
        }
    }

    pub fn tolerant(bytes: &'a [u8], at: usize) -> Self {
        let rules = Rules::Tolerant;
        Self {
            rules,
            ..Self::strict(bytes, at)
        }
    }

    fn is_tolerant(&self) -> bool {
        self.rules == Rules::Tolerant
    }

    pub fn fail<T>(&self) -> Result<T, SyntaxError> {
        self.fail_by(Rule::Syntax)
    }

    pub fn fail_by<T>(&self, rule: Rule) -> Result<T, SyntaxError> {
        let at = self.at;
        Err(SyntaxError { rule, at })
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Skips white space; comments too, unless the rules are strict.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' && self.is_tolerant() {
                let line = self.rest().iter();
                self.at += line.take_while(|byte| !b"\r\n".contains(byte)).count();
            } else if is_white_space(byte) && (byte != 0 || self.is_tolerant()) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    pub fn token(&mut self) -> Result<Token<'a>, SyntaxError> {
        self.skip_space();
        let Some(byte) = self.peek() else {
            return Ok(Token::End);
        };
        let second = self.bytes.get(self.at + 1).copied();
        match (byte, second) {
            (b'<', Some(b'<')) => self.bracket(2, Token::DictionaryBegin),
            (b'>', Some(b'>')) => self.bracket(2, Token::DictionaryEnd),
            (b'[', _) => self.bracket(1, Token::ArrayBegin),
            (b']', _) => self.bracket(1, Token::ArrayEnd),
            (b'<', _) => self.hexadecimal(),
            (b'(', _) => self.literal(),
            (b'/', _) => self.name(),
            (b'+' | b'-' | b'.' | b'0'..=b'9', _) => self.number(),
            (b'%', _) => self.fail_by(Rule::Comment),
            (0, _) => self.fail(),
            _ if is_delimiter(byte) => self.fail(),
            _ => Ok(Token::Keyword(self.word())),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the others of its kind")]
    fn bracket(&mut self, length: usize, token: Token<'a>) -> Result<Token<'a>, SyntaxError> {
        self.at += length;
        Ok(token)
    }

    /// Returns the characters up to the next white space or delimiter.
    pub fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| !is_white_space(**byte) && !is_delimiter(**byte))
            .count();
        self.at += length;
        &rest[..length]
    }

    fn number(&mut self) -> Result<Token<'a>, SyntaxError> {
        let begin = self.at;
        let word = self.word();
        let digits = word.strip_prefix(b"-").or(word.strip_prefix(b"+"));
        let digits = digits.unwrap_or(word);
        let points = digits.split(|byte| *byte == b'.').count() - 1;
        let is_number = digits.iter().any(u8::is_ascii_digit)
            && digits
                .iter()
                .all(|byte| byte.is_ascii_digit() || *byte == b'.')
            && points <= 1
            && digits.len() <= 40;
        let is_strict = self.rules == Rules::Strict;
        let text = std::str::from_utf8(word).ok().filter(|_| is_number);
        let number = text.and_then(|text| match points {
            0 => text.parse().ok().map(Object::Integer),
            _ => text.parse().ok().map(Object::Real),
        });
        let rule = if is_number {
            Rule::Number
        } else {
            Rule::Syntax
        };
        let number = number.filter(|number| !is_strict || is_held(number, word));
        match number {
            Some(number) => Ok(Token::Object(number)),
            None if self.is_tolerant() => Ok(Token::Keyword(word)),
            None => Err(SyntaxError { rule, at: begin }),
        }
    }

    fn name(&mut self) -> Result<Token<'a>, SyntaxError> {
        self.at += 1;
        let written = self.word();
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let [byte, after @ ..] = rest {
            rest = after;
            if *byte != b'#' {
                name.push(*byte);
                continue;
            }
            let value = match after {
                [high, low, ..] => digit(*high).zip(digit(*low)),
                _ => None,
            };
            match value.map(|(high, low)| high << 4 | low) {
                Some(value) if value > 0 || self.is_tolerant() => {
                    name.push(value);
                    rest = &after[2..];
                }
                None if self.is_tolerant() => name.push(b'#'),
                _ => return self.fail_by(Rule::Name),
            }
        }
        if self.rules == Rules::Strict && !name.is_ascii() {
            return self.fail_by(Rule::Name);
        }
        Ok(Token::Object(Object::Name(name)))
    }

    fn hexadecimal(&mut self) -> Result<Token<'a>, SyntaxError> {
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
            if is_white_space(byte) {
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

    fn literal(&mut self) -> Result<Token<'a>, SyntaxError> {
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
                    self.skip_line_feed();
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

    fn skip_line_feed(&mut self) {
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
    }

    /// Reads what stands behind a backslash (ISO 32000-1, table 3).
    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), SyntaxError> {
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
                self.skip_line_feed();
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
                match u8::try_from(value) {
                    Ok(value) => value,
                    // Of a number that is too large the upper bits don't count.
                    Err(_) if self.is_tolerant() => value.to_be_bytes()[1],
                    Err(_) => return self.fail(),
                }
            }
            _ if self.is_tolerant() => byte,
            _ => return self.fail(),
        });
        Ok(())
    }
}

/// Whether every viewer holds a number, written so.
fn is_held(number: &Object, word: &[u8]) -> bool {
    let is_in_range = match number {
        Object::Integer(number) => i32::try_from(*number).is_ok() && word[0] != b'+',
        Object::Real(number) => number.abs() <= MAX_REAL,
        _ => true,
    };
    is_in_range && word.len() <= MAX_NUMBER_LENGTH
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_rules_are_named() {
        let check = |text: &[u8], rule: Rule| {
            let found = Lexer::strict(text, 0).token();
            assert_eq!(found.map_err(|error| error.rule), Err(rule), "{text:?}");
            assert!(Lexer::tolerant(text, 0).token().is_ok(), "{text:?}");
        };
        check(b"% x\n1", Rule::Comment);
        check(b"2147483648", Rule::Number);
        check(b"-2147483649", Rule::Number);
        check(b"+1", Rule::Number);
        check(b"1000000.5", Rule::Number);
        check(b"0.00000000000000000000001", Rule::Number);
        check(b"/A\x80", Rule::Name);
        check(b"/A#FF", Rule::Name);
        check(b"/A#00", Rule::Name);
    }

    #[test]
    fn what_the_rules_differ_in() {
        let check = |text: &str, tolerant: Token<'_>| {
            assert!(Lexer::strict(text.as_bytes(), 0).token().is_err(), "{text}");
            let found = Lexer::tolerant(text.as_bytes(), 0).token();
            assert_eq!(found, Ok(tolerant), "{text}");
        };
        let name = |name: &[u8]| Token::Object(Object::Name(name.to_vec()));
        let string = |string: &[u8]| Token::Object(Object::String(string.to_vec()));
        check("1.2.3", Token::Keyword(b"1.2.3"));
        check(
            "99999999999999999999",
            Token::Keyword(b"99999999999999999999"),
        );
        check("/A#4", name(b"A#4"));
        check("/A#4G", name(b"A#4G"));
        check("/A#00B", name(b"A\0B"));
        check("(\\q)", string(b"q"));
        check("(\\501)", string(b"A"));
    }
}

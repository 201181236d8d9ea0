//! Digits, lines and white space of a file, to the byte.

use crate::pdf::read::lexer::{SyntaxError, is_white_space};
use crate::pdf::read::rule::Rule;

/// Reads bytes that must be just what they are; what else stands there breaks a rule.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    pub rule: Rule,
}

impl<'a> Scanner<'a> {
    pub fn new(bytes: &'a [u8], at: usize, rule: Rule) -> Self {
        Self { bytes, at, rule }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn fail<T>(&self) -> Result<T, SyntaxError> {
        let (rule, at) = (self.rule, self.at);
        Err(SyntaxError { rule, at })
    }

    /// Reads these bytes.
    pub fn expect(&mut self, bytes: &[u8]) -> Result<(), SyntaxError> {
        if !self.rest().starts_with(bytes) {
            return self.fail();
        }
        self.at += bytes.len();
        Ok(())
    }

    /// Reads a number that is made of digits only, ten at most.
    pub fn digits(&mut self) -> Result<usize, SyntaxError> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(&rest[..length]).ok();
        let number = text
            .filter(|text| text.len() <= 10)
            .and_then(|text| text.parse().ok());
        let Some(number) = number else {
            return self.fail();
        };
        self.at += length;
        Ok(number)
    }

    /// Reads so many digits.
    pub fn fixed_digits(&mut self, length: usize) -> Result<usize, SyntaxError> {
        let begin = self.at;
        let number = self.digits()?;
        if self.at == begin + length {
            Ok(number)
        } else {
            self.fail()
        }
    }

    /// Skips white space.
    pub fn skip_space(&mut self) {
        let rest = self.rest().iter();
        let space = rest.take_while(|byte| **byte != 0 && is_white_space(**byte));
        self.at += space.count();
    }

    /// Reads the end of a line, behind which other white space may stand.
    pub fn line_end(&mut self) -> Result<(), SyntaxError> {
        let begin = self.at;
        self.skip_space();
        let space = &self.bytes[begin..self.at];
        if space.contains(&b'\n') || space.contains(&b'\r') {
            Ok(())
        } else {
            self.fail()
        }
    }
}

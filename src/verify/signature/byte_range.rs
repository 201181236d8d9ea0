//! The bytes that a signature covers (ISO 32000-1, 12.8.1).

use crate::pdf::read::object::Dictionary;
use crate::pdf::read::strict::File;
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

/// The bytes before and after a signature's own value.
pub(super) struct Covered<'a> {
    /// The parts.
    pub parts: [&'a [u8]; 2],
    /// Where they end in the file.
    end: usize,
}

impl<'a> Covered<'a> {
    /// Returns the bytes before and after the signature's own value, from the first of the file on; none if it names any
    /// others: then something could stand where nobody looks.
    pub fn read(
        view: &View<'_, 'a>,
        value: &Dictionary,
        contents: &[u8],
    ) -> Result<Option<Self>, ReadError> {
        let mut numbers = Vec::new();
        for number in view.array(value, b"ByteRange")? {
            let number = view.resolve(&number)?.integer();
            numbers.push(number.and_then(|number| usize::try_from(number).ok()));
        }
        let &[Some(0), Some(before), Some(after), Some(length)] = numbers.as_slice() else {
            return Ok(None);
        };
        let bytes = view.file.bytes();
        let end = after.checked_add(length);
        let parts = || {
            let end = end?;
            let gap = bytes.get(before..after)?;
            let parts = [bytes.get(..before)?, bytes.get(after..end)?];
            is_hexadecimal_of(gap, contents).then_some(Self { parts, end })
        };
        Ok(parts())
    }

    /// How many bytes they are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// The revision that they are, from 1; the end of a line may follow it.
    pub fn revision(&self, file: &File<'_>) -> Option<usize> {
        let mut ends = file.revision_ends().iter();
        let fits = |revision_end: &usize| {
            let rest = file.bytes().get(*revision_end..self.end);
            rest.is_some_and(|rest| {
                rest.len() <= 2 && rest.iter().all(|byte| b"\r\n".contains(byte))
            })
        };
        ends.position(fits).map(|revision| revision + 1)
    }
}

/// Whether bytes are nothing but a string in hexadecimal with that value.
fn is_hexadecimal_of(bytes: &[u8], value: &[u8]) -> bool {
    let [b'<', digits @ .., b'>'] = bytes else {
        return false;
    };
    let mut nibbles = Vec::with_capacity(digits.len());
    for byte in digits {
        match char::from(*byte).to_digit(16) {
            Some(digit) => nibbles.push(u8::try_from(digit).unwrap_or_default()),
            None if byte.is_ascii_whitespace() || *byte == 0 => {}
            None => return false,
        }
    }
    // A last digit that is missing is a zero (ISO 32000-1, 7.3.4.3).
    let read = nibbles.chunks(2).map(|pair| match pair {
        [high, low] => high << 4 | low,
        [high] => high << 4,
        _ => 0,
    });
    read.eq(value.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_the_value_and_nothing_else() {
        let check = |bytes: &[u8], is_value: bool| {
            assert_eq!(
                is_hexadecimal_of(bytes, &[0xAB, 0xC0]),
                is_value,
                "{bytes:?}"
            );
        };
        check(b"<ABC0>", true);
        check(b"<aB c\n0>", true);
        check(b"<ABC>", true);
        check(b"<ABC000>", false);
        check(b"<ABC1>", false);
        check(b" <ABC0>", false);
        check(b"<ABC0> ", false);
        check(b"<AB><C0>", false);
        check(b"<ABC0>/Name(x)>", false);
        check(b"<", false);
        check(b"(ABC0)", false);
        check(b"", false);
    }
}

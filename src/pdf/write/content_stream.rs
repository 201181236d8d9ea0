//! The bytes of a content stream (ISO 32000-1, 7.8.2): operands, then their operator, one operator to a line.

use std::io::Write;

/// A content stream that is being written.
#[derive(Default)]
pub(super) struct ContentStream {
    bytes: Vec<u8>,
}

impl ContentStream {
    /// Returns what was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes an operator that has no operands, or whose operands were written.
    pub fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// Writes an operator with numbers as operands.
    pub fn with_reals(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            self.real(*number);
        }
        self.operator(operator);
    }

    /// Writes a number as an operand.
    pub fn real(&mut self, number: f32) {
        self.digits(number);
        self.bytes.push(b' ');
    }

    /// Writes a name as an operand.
    pub fn name(&mut self, name: &str) {
        self.bare_name(name);
        self.bytes.push(b' ');
    }

    /// Begins a sequence that is marked with a tag, and with a number if the structure tree refers to it.
    pub fn begin_marked(&mut self, tag: &str, number: Option<usize>) {
        self.name(tag);
        let Some(number) = number else {
            self.operator("BMC");
            return;
        };
        self.bytes.extend_from_slice(b"<</MCID ");
        self.digits(number);
        self.bytes.extend_from_slice(b">> ");
        self.operator("BDC");
    }

    /// Begins words in another language than the document's (ISO 32000-1, 14.9.2.2).
    pub fn begin_foreign(&mut self, language: &str) {
        self.name("Span");
        self.bytes.extend_from_slice(b"<</Lang(");
        for byte in language.bytes() {
            if matches!(byte, b'(' | b')' | b'\\') {
                self.bytes.push(b'\\');
            }
            self.bytes.push(byte);
        }
        self.bytes.extend_from_slice(b")>> ");
        self.operator("BDC");
    }

    /// Ends a marked sequence.
    pub fn end_marked(&mut self) {
        self.operator("EMC");
    }

    /// Selects a font.
    pub fn font(&mut self, name: &str, size_pt: f32) {
        self.name(name);
        self.with_reals(&[size_pt], "Tf");
    }

    fn digits(&mut self, number: impl std::fmt::Display) {
        // Memory takes everything that is written to it.
        let _ = write!(self.bytes, "{number}");
    }

    fn bare_name(&mut self, name: &str) {
        self.bytes.push(b'/');
        for byte in name.bytes() {
            if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
                self.bytes.push(byte);
            } else {
                self.bytes.push(b'#');
                self.hexadecimal(byte);
            }
        }
    }

    fn hexadecimal(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        for half in [byte >> 4, byte & 15] {
            self.bytes.push(DIGITS[usize::from(half)]);
        }
    }
}

/// Strings of glyphs, moved by the offsets between them, as they are being written: the operand of `TJ`.
///
/// Nothing is written as long as nothing is shown.
#[derive(Default)]
pub(super) struct Shown {
    is_begun: bool,
    is_in_string: bool,
}

impl Shown {
    /// Shows the glyph of a font with that number.
    pub fn glyph(&mut self, code: u16, stream: &mut ContentStream) {
        self.begin(stream);
        if !self.is_in_string {
            stream.bytes.push(b'<');
            self.is_in_string = true;
        }
        for byte in code.to_be_bytes() {
            stream.hexadecimal(byte);
        }
    }

    /// Moves what follows by tenths of a thousandth of an em, to the left.
    pub fn offset(&mut self, tenths: i64, stream: &mut ContentStream) {
        if self.begin(stream) {
            self.end_string(stream);
            stream.bytes.push(b' ');
        }
        if tenths < 0 {
            stream.bytes.push(b'-');
        }
        let tenths = tenths.unsigned_abs();
        stream.digits(tenths / 10);
        if !tenths.is_multiple_of(10) {
            stream.bytes.push(b'.');
            stream.digits(tenths % 10);
        }
    }

    /// Ends what is shown.
    pub fn end(&mut self, stream: &mut ContentStream) {
        if self.is_begun {
            self.end_string(stream);
            stream.bytes.extend_from_slice(b"] ");
            stream.operator("TJ");
        }
        *self = Self::default();
    }

    /// Begins, and returns whether it was begun before.
    fn begin(&mut self, stream: &mut ContentStream) -> bool {
        let was_begun = std::mem::replace(&mut self.is_begun, true);
        if !was_begun {
            stream.bytes.push(b'[');
        }
        was_begun
    }

    fn end_string(&mut self, stream: &mut ContentStream) {
        if std::mem::take(&mut self.is_in_string) {
            stream.bytes.push(b'>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut ContentStream)) -> String {
        let mut stream = ContentStream::default();
        write(&mut stream);
        String::from_utf8(stream.into_bytes()).expect("ASCII")
    }

    #[test]
    fn operands_stand_before_their_operator() {
        let check = |expected: &str, write: &dyn Fn(&mut ContentStream)| {
            assert_eq!(written(write), expected);
        };
        check("0.1 -2 0.5 rg\n", &|stream| {
            stream.with_reals(&[0.1, -2.0, 0.5], "rg");
        });
        check("0.0000001 100000000000 m\n", &|stream| {
            stream.with_reals(&[1e-7, 1e11], "m");
        });
        check("/Regular0 10.5 Tf\n", &|stream| {
            stream.font("Regular0", 10.5);
        });
        check("/A#20B#23#C3#A5 Do\n", &|stream| {
            stream.name("A B#å");
            stream.operator("Do");
        });
        check("/Span <</MCID 12>> BDC\nEMC\n", &|stream| {
            stream.begin_marked("Span", Some(12));
            stream.end_marked();
        });
        check("/Artifact BMC\n", &|stream| {
            stream.begin_marked("Artifact", None);
        });
        check("/Span <</Lang(en-GB)>> BDC\n", &|stream| {
            stream.begin_foreign("en-GB");
        });
        check("/Span <</Lang(\\(\\\\\\))>> BDC\n", &|stream| {
            stream.begin_foreign("(\\)");
        });
    }

    #[test]
    fn strings_and_offsets_are_one_array() {
        let check = |parts: &[Result<u16, i64>], expected: &str| {
            let text = written(|stream| {
                let mut shown = Shown::default();
                for part in parts {
                    match *part {
                        Ok(code) => shown.glyph(code, stream),
                        Err(tenths) => shown.offset(tenths, stream),
                    }
                }
                shown.end(stream);
                shown.end(stream);
            });
            assert_eq!(text, expected, "{parts:?}");
        };
        check(&[], "");
        check(&[Ok(1), Ok(0xABCD)], "[<0001ABCD>] TJ\n");
        check(
            &[Ok(1), Err(-5), Ok(2), Err(120), Ok(3)],
            "[<0001> -0.5<0002> 12<0003>] TJ\n",
        );
        check(&[Err(-1234), Err(10), Ok(7)], "[-123.4 1<0007>] TJ\n");
    }
}

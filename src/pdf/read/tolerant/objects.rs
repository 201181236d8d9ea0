//! The objects of a PDF file (ISO 32000-1, 7.3), as far as the way to a draft needs them.
//!
//! The bytes may be anything: what is no object is `None`, nesting has a bound, and so has an object's length.

/// Brackets don't nest deeper than this; names, catalogs and file specifications need a handful.
const MAX_DEPTH: usize = 32;
/// An object beside its stream isn't read beyond this: it would take some thirty times the memory.
const MAX_BYTES: usize = 1 << 20;

/// A number that names an object, and its generation.
pub(in crate::pdf::read) type ObjectId = (u32, u16);

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pdf::read) enum Object {
    Integer(i64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Reference(ObjectId),
    /// One whose value nobody asks for: null, a boolean, a number with decimals.
    Other,
}

/// Values by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::pdf::read) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// The value of that name; of several the last one.
    pub fn get(&self, name: &[u8]) -> Option<&Object> {
        let mut entries = self.0.iter().rev();
        entries.find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub fn integer(&self, name: &[u8]) -> Option<i64> {
        match self.get(name)? {
            Object::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn is_of_type(&self, name: &[u8]) -> bool {
        matches!(self.get(b"Type"), Some(Object::Name(found)) if found == name)
    }
}

/// Reads objects one after the other.
pub(in crate::pdf::read) struct Lexer<'a> {
    bytes: &'a [u8],
    /// What comes next.
    pub at: usize,
}

impl<'a> Lexer<'a> {
    /// Begins at a place of a text.
    pub fn new(text: &'a [u8], at: usize) -> Self {
        let end = text.len().min(at.saturating_add(MAX_BYTES));
        Self {
            bytes: &text[..end],
            at,
        }
    }

    /// The next object.
    pub fn object(&mut self) -> Option<Object> {
        self.nested(MAX_DEPTH)
    }

    /// The next object, which must be a dictionary.
    pub fn dictionary(&mut self) -> Option<Dictionary> {
        match self.object()? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// `1 0 obj`
    pub fn begin(&mut self) -> Option<ObjectId> {
        let number = u32::try_from(self.integer()?).ok()?;
        let generation = u16::try_from(self.integer()?).ok()?;
        self.word(b"obj").then_some((number, generation))
    }

    /// The next whole number.
    pub fn integer(&mut self) -> Option<i64> {
        self.skip_space();
        let word = self.regular();
        str::from_utf8(word).ok()?.parse().ok()
    }

    /// Whether this word comes next, which is passed over then.
    pub fn word(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let is_next = self.rest().starts_with(word);
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let [first, ..] = self.rest() {
            match first {
                b'%' => {
                    let rest = self.rest();
                    let line = rest.iter().position(|byte| b"\r\n".contains(byte));
                    self.at += line.unwrap_or(rest.len());
                }
                first if is_space(*first) => self.at += 1,
                _ => return,
            }
        }
    }

    /// Characters that are neither white space nor signs.
    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let is_end = |byte: &u8| is_space(*byte) || b"()<>[]{}/%".contains(byte);
        let word = &rest[..rest.iter().position(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        let depth = depth.checked_sub(1)?;
        self.skip_space();
        match self.rest() {
            [b'<', b'<', ..] => self.entries(depth).map(Object::Dictionary),
            [b'<', ..] => self.hexadecimal().map(Object::Text),
            [b'(', ..] => self.literal().map(Object::Text),
            [b'[', ..] => self.items(depth).map(Object::Array),
            [b'/', ..] => Some(Object::Name(self.name())),
            _ => self.number_or_word(),
        }
    }

    fn entries(&mut self, depth: usize) -> Option<Dictionary> {
        self.at += 2;
        let mut entries = Vec::new();
        while !self.word(b">>") {
            if self.rest().first() != Some(&b'/') {
                return None;
            }
            entries.push((self.name(), self.nested(depth)?));
        }
        Some(Dictionary(entries))
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Object>> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.word(b"]") {
            items.push(self.nested(depth)?);
        }
        Some(items)
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let written = self.regular();
        let mut name = Vec::with_capacity(written.len());
        let mut at = 0;
        while let Some(&byte) = written.get(at) {
            let digits = written.get(at + 1..at + 3).filter(|_| byte == b'#');
            let escaped =
                digits.and_then(|digits| Some(digit(digits[0])? << 4 | digit(digits[1])?));
            name.push(escaped.unwrap_or(byte));
            at += if escaped.is_some() { 3 } else { 1 };
        }
        name
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        let inside = &self.rest()[1..];
        let end = inside.iter().position(|&byte| byte == b'>')?;
        self.at += end + 2;
        let signs = inside[..end].iter().filter(|byte| !is_space(**byte));
        let digits: Option<Vec<u8>> = signs.map(|&sign| digit(sign)).collect();
        let pairs = digits?;
        let pairs = pairs.chunks(2);
        Some(
            pairs
                .map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0))
                .collect(),
        )
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1_usize;
        loop {
            let byte = self.byte()?;
            match byte {
                b'\\' => {
                    self.escaped(&mut text)?;
                    continue;
                }
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                return Some(text);
            }
            text.push(byte);
        }
    }

    /// Adds what a backslash and what follows it stand for; nothing at the end of a line.
    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        text.push(match self.byte()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Some(()),
            b'\r' => {
                self.at += usize::from(self.rest().first() == Some(&b'\n'));
                return Some(());
            }
            first @ b'0'..=b'7' => {
                let mut code = first - b'0';
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.rest().first() else {
                        break;
                    };
                    // Of a number that is too large the upper bits don't count.
                    code = code << 3 | (next - b'0');
                    self.at += 1;
                }
                code
            }
            other => other,
        });
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    /// A number, a reference (`1 0 R`), or a word like `null`.
    fn number_or_word(&mut self) -> Option<Object> {
        let word = self.regular();
        if word.is_empty() {
            return None;
        }
        let Some(number) = str::from_utf8(word)
            .ok()
            .and_then(|word| word.parse::<i64>().ok())
        else {
            return Some(Object::Other);
        };
        let behind = self.at;
        if let (Ok(number), Some(generation)) = (u32::try_from(number), self.integer())
            && let Ok(generation) = u16::try_from(generation)
            && self.word(b"R")
        {
            return Some(Object::Reference((number, generation)));
        }
        self.at = behind;
        Some(Object::Integer(number))
    }
}

fn is_space(byte: u8) -> bool {
    b"\0\t\n\x0C\r ".contains(&byte)
}

fn digit(sign: u8) -> Option<u8> {
    let digit = char::from(sign).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_read() {
        let check = |text: &str, expected: Option<Object>| {
            assert_eq!(Lexer::new(text.as_bytes(), 0).object(), expected, "{text}");
        };
        let text = |text: &str| Some(Object::Text(text.as_bytes().to_vec()));
        let name = |name: &str| Some(Object::Name(name.as_bytes().to_vec()));
        check("12 0 R", Some(Object::Reference((12, 0))));
        check("12 0 S", Some(Object::Integer(12)));
        check("-7", Some(Object::Integer(-7)));
        check("1.5", Some(Object::Other));
        check("99999999999999999999", Some(Object::Other));
        check("% comment\n null", Some(Object::Other));
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
            Some(Object::Dictionary(Dictionary(vec![
                (b"A".to_vec(), Object::Integer(1)),
                (b"A".to_vec(), Object::Integer(2)),
            ]))),
        );
        check("<</A>>", None);
        check("", None);
        check("]", None);
    }
}

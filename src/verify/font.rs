//! The fonts that a page is written in: what each code stands for, how far it moves the pen, and whether
//! two fonts are the same.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::outline::{Outline, embedded};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::{Fingerprint, View};
use crate::pdf::read::{Bound, Budget, Exhausted, Lexer, Token};

/// The maximum of characters of a font with a width or text of their own.
const MAX_CODES: usize = 70_000;

/// A font.
pub(super) struct Font {
    /// Everything in it: outlines, widths, texts.
    pub fingerprint: Fingerprint,
    /// Whether a code is two bytes long.
    pub is_wide: bool,
    default_width: f64,
    widths: BTreeMap<u32, f64>,
    texts: BTreeMap<u32, String>,
    /// The font program, where a code is the number of a glyph in it.
    program: Option<Rc<[u8]>>,
    outlines: RefCell<BTreeMap<u32, Option<Outline>>>,
    /// The points of outlines that may still be read.
    points: Rc<Budget>,
}

impl Font {
    /// Reads a font. `points` is how many points of outlines may be read, of all fonts together.
    pub fn read(
        view: &View<'_, '_>,
        object: &Object,
        points: Rc<Budget>,
    ) -> Result<Self, ReadError> {
        let fingerprint = view.fingerprint(object)?;
        let object = view.resolve(object)?;
        let nothing = Dictionary::new();
        let dictionary = object.dictionary().unwrap_or(&nothing);
        let is_wide = view.get(dictionary, b"Subtype")?.name() == Some(b"Type0");
        let mut font = Self {
            fingerprint,
            is_wide,
            default_width: 0.0,
            widths: BTreeMap::new(),
            texts: BTreeMap::new(),
            program: None,
            outlines: RefCell::default(),
            points,
        };
        if is_wide {
            font.read_wide(view, dictionary)?;
        } else {
            font.read_narrow(view, dictionary)?;
        }
        if let Object::Stream(stream) = &*view.get(dictionary, b"ToUnicode")?
            && let Some(content) = view.file.decode_if_known(stream)?
        {
            view.file.charge(content.len())?;
            font.texts = texts(&content, &|codes| view.file.charge_codes(codes))?;
        }
        Ok(font)
    }

    /// Widths by code (ISO 32000-1, 9.7.4.3).
    fn read_wide(&mut self, view: &View<'_, '_>, dictionary: &Dictionary) -> Result<(), ReadError> {
        let descendants = view.array(dictionary, b"DescendantFonts")?;
        let Some(descendant) = descendants.first() else {
            return Ok(());
        };
        let descendant = view.resolve(descendant)?;
        let Some(descendant) = descendant.dictionary() else {
            return Ok(());
        };
        let standard = view.get(descendant, b"DW")?.number();
        self.default_width = standard.unwrap_or(1000.0);
        self.program = program(view, dictionary, descendant)?;
        let items = view.array(descendant, b"W")?;
        let mut items = items.iter();
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = code(first) else { break };
            match &*view.resolve(second)? {
                Object::Array(widths) => {
                    view.file.charge_codes(widths.len())?;
                    let widths = widths.iter().filter_map(Object::number);
                    self.widths.extend((first..).zip(widths));
                }
                last => {
                    let width = items.next().and_then(Object::number);
                    let (Some(last), Some(width)) = (code(last), width) else {
                        break;
                    };
                    let count = last.saturating_sub(first) as usize;
                    view.file.charge_codes(count.saturating_add(1))?;
                    self.widths.extend((first..=last).map(|code| (code, width)));
                }
            }
            if self.widths.len() > MAX_CODES {
                return Err(Exhausted(Bound::Content).into());
            }
        }
        Ok(())
    }

    /// Widths by code (ISO 32000-1, 9.6.2); the standard fonts have none.
    fn read_narrow(
        &mut self,
        view: &View<'_, '_>,
        dictionary: &Dictionary,
    ) -> Result<(), ReadError> {
        self.default_width = 500.0;
        let first = view.get(dictionary, b"FirstChar")?;
        let widths = view.array(dictionary, b"Widths")?;
        let widths = widths.iter().filter_map(Object::number);
        if let Some(first) = code(&first) {
            self.widths.extend((first..).zip(widths).take(256));
        }
        Ok(())
    }

    /// Returns how far a code moves the pen, in ems.
    pub fn width(&self, code: u32) -> f64 {
        let width = self.widths.get(&code).copied();
        width.unwrap_or(self.default_width) / 1000.0
    }

    /// Returns how the glyph of a code is drawn; nothing if that isn't known, or took too long.
    pub fn outline(&self, code: u32) -> Option<Outline> {
        let read = || {
            let left = self.points.left();
            let found = embedded(self.program.as_deref().filter(|_| left > 0)?, code)?;
            self.points.charge(found.points.min(left)).ok()?;
            Some(found)
        };
        *self.outlines.borrow_mut().entry(code).or_insert_with(read)
    }

    /// Returns what a code stands for, as far as it is known.
    pub fn text(&self, code: u32) -> String {
        match self.texts.get(&code) {
            Some(text) => text.clone(),
            None if self.is_wide => char::REPLACEMENT_CHARACTER.to_string(),
            None => char::from_u32(code).unwrap_or_default().to_string(),
        }
    }
}

/// Returns the font program of a font with two bytes to a code, if a code is the number of a glyph (ISO 32000-1, 9.7.4.2).
fn program(
    view: &View<'_, '_>,
    font: &Dictionary,
    descendant: &Dictionary,
) -> Result<Option<Rc<[u8]>>, ReadError> {
    let is_straight = view.get(font, b"Encoding")?.name() == Some(b"Identity-H");
    let map = view.get(descendant, b"CIDToGIDMap")?;
    if !is_straight || !(*map == Object::Null || map.name() == Some(b"Identity")) {
        return Ok(None);
    }
    let descriptor = view.dictionary(descendant, b"FontDescriptor")?;
    match &*view.get(&descriptor, b"FontFile2")? {
        Object::Stream(stream) => view.file.decode_if_known(stream),
        _ => Ok(None),
    }
}

fn code(object: &Object) -> Option<u32> {
    object.integer().and_then(|code| u32::try_from(code).ok())
}

/// Charges the budget with codes.
type Charge<'c> = &'c dyn Fn(usize) -> Result<(), Exhausted>;

/// Reads the texts of codes in a character map (ISO 32000-1, 9.10.3).
fn texts(content: &[u8], charge: Charge<'_>) -> Result<BTreeMap<u32, String>, ReadError> {
    // Such maps have comments, and texts with escapes.
    let mut map = CharacterMap {
        lexer: Lexer::tolerant(content, 0),
        texts: BTreeMap::new(),
        charge,
    };
    // Read as far as it can be read: its fingerprint tells whether it is the right one.
    while let Ok(token) = map.lexer.token() {
        let read = match token {
            Token::Keyword(b"beginbfchar") => map.characters()?,
            Token::Keyword(b"beginbfrange") => map.ranges()?,
            Token::End => None,
            _ => Some(()),
        };
        if read.is_none() {
            break;
        }
    }
    Ok(map.texts)
}

/// A character map that is being read.
struct CharacterMap<'m> {
    lexer: Lexer<'m>,
    texts: BTreeMap<u32, String>,
    charge: Charge<'m>,
}

impl CharacterMap<'_> {
    /// Returns a string that must stand here.
    fn string(&mut self) -> Option<Vec<u8>> {
        match self.lexer.token().ok()? {
            Token::Object(Object::String(string)) => Some(string),
            _ => None,
        }
    }

    fn add(&mut self, code: u32, text: &[u8]) -> Result<(), ReadError> {
        (self.charge)(1 + text.len() / 16)?;
        self.texts.insert(code, utf16(text));
        if self.texts.len() > MAX_CODES {
            return Err(Exhausted(Bound::Content).into());
        }
        Ok(())
    }

    fn characters(&mut self) -> Result<Option<()>, ReadError> {
        loop {
            match self.lexer.token() {
                Ok(Token::Object(Object::String(code))) => {
                    let Some(text) = self.string() else {
                        return Ok(None);
                    };
                    self.add(number(&code), &text)?;
                }
                Ok(Token::Keyword(b"endbfchar")) => return Ok(Some(())),
                _ => return Ok(None),
            }
        }
    }

    fn ranges(&mut self) -> Result<Option<()>, ReadError> {
        loop {
            let first = match self.lexer.token() {
                Ok(Token::Object(Object::String(first))) => number(&first),
                Ok(Token::Keyword(b"endbfrange")) => return Ok(Some(())),
                _ => return Ok(None),
            };
            let Some(last) = self.string() else {
                return Ok(None);
            };
            let Ok(token) = self.lexer.token() else {
                return Ok(None);
            };
            let Ok(texts) = self.lexer.object_of(token, false, 0) else {
                return Ok(None);
            };
            if self.range(first..=number(&last), &texts)?.is_none() {
                return Ok(None);
            }
        }
    }

    fn range(
        &mut self,
        codes: RangeInclusive<u32>,
        texts: &Object,
    ) -> Result<Option<()>, ReadError> {
        match texts {
            Object::Array(items) => {
                for (code, item) in codes.zip(items) {
                    let Some(text) = item.string() else {
                        return Ok(None);
                    };
                    self.add(code, text)?;
                }
            }
            Object::String(text) => {
                // Only the last byte counts on.
                let Some((last, before)) = text.split_last() else {
                    return Ok(None);
                };
                for (code, step) in codes.zip(0..=u8::MAX) {
                    let mut text = before.to_vec();
                    text.push(last.wrapping_add(step));
                    self.add(code, &text)?;
                }
            }
            _ => return Ok(None),
        }
        Ok(Some(()))
    }
}

fn number(bytes: &[u8]) -> u32 {
    let bytes = bytes.iter().take(4);
    bytes.fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units)
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_codes() {
        let map = b"2 beginbfchar <0003> <00660069> <04> <D83DDE00> endbfchar
            2 beginbfrange <0010> <0012> <0041> <20> <21> [<0061> <0062>] endbfrange";
        let texts = texts(map, &|_| Ok(())).unwrap();
        let found: Vec<(u32, &str)> = texts
            .iter()
            .map(|(code, text)| (*code, text.as_str()))
            .collect();
        let expected = [
            (3, "fi"),
            (4, "😀"),
            (16, "A"),
            (17, "B"),
            (18, "C"),
            (32, "a"),
            (33, "b"),
        ];
        assert_eq!(found, expected);
    }
}

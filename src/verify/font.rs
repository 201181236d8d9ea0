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
    /// Whether something in it is read in one way by one viewer and in another by others.
    is_ambiguous: bool,
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
            is_ambiguous: false,
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
            let read = texts(&content, &|codes| view.file.charge_codes(codes))?;
            font.is_ambiguous |= read.is_ambiguous;
            font.texts = read.texts;
        }
        Ok(font)
    }

    /// Widths by code (ISO 32000-1, 9.7.4.3).
    fn read_wide(&mut self, view: &View<'_, '_>, dictionary: &Dictionary) -> Result<(), ReadError> {
        let descendants = view.array(dictionary, b"DescendantFonts")?;
        // Viewers take the first or the last.
        let [descendant] = descendants.as_slice() else {
            self.is_ambiguous = true;
            return Ok(());
        };
        let descendant = view.resolve(descendant)?;
        let Some(descendant) = descendant.dictionary() else {
            return Ok(());
        };
        let standard = view.get(descendant, b"DW")?.number();
        self.default_width = standard.unwrap_or(1000.0);
        self.is_ambiguous |= has_several_programs(view, descendant)?;
        self.program = program(view, dictionary, descendant)?;
        let items = view.array(descendant, b"W")?;
        let mut items = items.iter();
        while let Some(first) = items.next() {
            let (Some(first), Some(second)) = (code(first), items.next()) else {
                self.is_ambiguous = true;
                break;
            };
            match &*view.resolve(second)? {
                Object::Array(widths) => {
                    view.file.charge_codes(widths.len())?;
                    for (code, width) in (first..).zip(widths) {
                        self.set_width(code, width.number());
                    }
                }
                last => {
                    let width = items.next().and_then(Object::number);
                    let (Some(last), Some(width)) = (code(last), width) else {
                        self.is_ambiguous = true;
                        break;
                    };
                    let count = last.saturating_sub(first) as usize;
                    view.file.charge_codes(count.saturating_add(1))?;
                    for code in first..=last {
                        self.set_width(code, Some(width));
                    }
                }
            }
            if self.widths.len() > MAX_CODES {
                return Err(Exhausted(Bound::Content).into());
            }
        }
        Ok(())
    }

    /// Sets the width of a code. One that has two, or one that is no number, viewers read in different ways.
    fn set_width(&mut self, code: u32, width: Option<f64>) {
        let Some(width) = width else {
            self.is_ambiguous = true;
            return;
        };
        self.is_ambiguous |= self.widths.insert(code, width).is_some();
    }

    /// Widths by code (ISO 32000-1, 9.6.2); the standard fonts have none.
    fn read_narrow(
        &mut self,
        view: &View<'_, '_>,
        dictionary: &Dictionary,
    ) -> Result<(), ReadError> {
        self.default_width = 500.0;
        self.is_ambiguous |= has_several_programs(view, dictionary)?;
        let first = view.get(dictionary, b"FirstChar")?;
        let widths = view.array(dictionary, b"Widths")?;
        let widths = widths.iter().filter_map(Object::number);
        if let Some(first) = code(&first) {
            self.widths.extend((first..).zip(widths).take(256));
        }
        Ok(())
    }

    /// Whether viewers draw with it in different ways.
    pub fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    /// Returns how far a code moves the pen, in ems.
    pub fn width(&self, code: u32) -> f64 {
        let width = self.widths.get(&code).copied();
        width.unwrap_or(self.default_width) / 1000.0
    }

    /// Returns how the glyph of a code is drawn; nothing if that isn't known, or took too long.
    pub fn outline(&self, code: u32) -> Option<Outline> {
        if self.is_ambiguous {
            return None;
        }
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

/// Whether a font has several programs: each viewer draws with one of them.
fn has_several_programs(view: &View<'_, '_>, font: &Dictionary) -> Result<bool, ReadError> {
    let descriptor = view.dictionary(font, b"FontDescriptor")?;
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let programs = keys.iter().filter(|key| descriptor.contains_key(key));
    Ok(programs.count() > 1)
}

fn code(object: &Object) -> Option<u32> {
    object.integer().and_then(|code| u32::try_from(code).ok())
}

/// Charges the budget with codes.
type Charge<'c> = &'c dyn Fn(usize) -> Result<(), Exhausted>;

/// Reads the texts of codes in a character map (ISO 32000-1, 9.10.3).
fn texts(content: &[u8], charge: Charge<'_>) -> Result<Texts, ReadError> {
    // Such maps have comments, and texts with escapes.
    let mut map = CharacterMap {
        lexer: Lexer::tolerant(content, 0),
        read: Texts::default(),
        charge,
    };
    loop {
        let read = match map.lexer.token() {
            Ok(Token::Keyword(b"beginbfchar")) => map.characters()?,
            Ok(Token::Keyword(b"beginbfrange")) => map.ranges()?,
            Ok(Token::Keyword(b"begin" | b"begincmap" | b"begincodespacerange")) => Some(()),
            Ok(Token::End) => return Ok(map.read),
            // Others map codes, too, for some viewers.
            Ok(Token::Keyword(word)) if word.starts_with(b"begin") || word == b"usecmap" => None,
            Ok(_) => Some(()),
            Err(_) => None,
        };
        if read.is_none() {
            // What comes after, viewers read or don't.
            map.read.is_ambiguous = true;
            return Ok(map.read);
        }
    }
}

/// The texts of codes.
#[derive(Default)]
struct Texts {
    texts: BTreeMap<u32, String>,
    /// Whether the map goes on where it isn't understood, or gives a code two texts.
    is_ambiguous: bool,
}

/// A character map that is being read.
struct CharacterMap<'m> {
    lexer: Lexer<'m>,
    read: Texts,
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
        let text = utf16(text);
        let before = self.read.texts.insert(code, text.clone());
        self.read.is_ambiguous |= before.is_some_and(|before| before != text);
        if self.read.texts.len() > MAX_CODES {
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
        assert!(!texts.is_ambiguous);
        let texts = texts.texts;
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

    #[test]
    fn maps_that_viewers_read_in_two_ways_are_ambiguous() {
        for map in [
            &b"1 beginbfchar <0003> <0041> endbfchar ( 1 beginbfchar <0003> <0042> endbfchar"[..],
            b"2 beginbfchar <0003> <0041> <0003> <0042> endbfchar",
            b"1 begincidrange <0003> <0004> 7 endcidrange",
            b"/Other usecmap 1 beginbfchar <0003> <0041> endbfchar",
            b"1 beginbfchar <0003> 5 endbfchar",
        ] {
            let read = texts(map, &|_| Ok(())).unwrap();
            assert!(read.is_ambiguous, "{}", String::from_utf8_lossy(map));
        }
    }
}

//! The embedded typeface: its characters, and the shaping of words.
//!
//! Source Serif 4 (SIL Open Font License, `assets/fonts/OFL.txt`), shaped with kerning and
//! ligatures. All measures of a face are in its own units, [`UNITS_PER_EM`] to the em.

use std::sync::LazyLock;

use crate::template::{Emphasis, Typeface};

use harfrust::font::Font;
use harfrust::{Buffer, Direction, GlyphId, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

/// The number of design units in an em, in all faces.
pub const UNITS_PER_EM: f64 = 1000.0;

/// The built-in typeface, as templates know it.
pub const TYPEFACE: Typeface<'static> = Typeface {
    names: &NAMES,
    covers: &covers,
};

/// The names that a page style may ask for.
pub const NAMES: [&str; 1] = ["Source Serif 4"];

/// A face of the typeface. Text is set in the first two; the others have letters that these lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// The face of text.
    Regular,
    /// The face of headings, and of what is strong.
    Semibold,
    /// Further letters for the face of text.
    RegularExtra,
    /// Further letters for the face of headings.
    SemiboldExtra,
    /// The face of what is in italics.
    Italic,
}

/// A hyphen at which a line doesn't end. Faces have no glyph of its own for it.
const NON_BREAKING_HYPHEN: char = '\u{2011}';

impl Face {
    /// All faces.
    pub const ALL: [Self; 5] = [
        Self::Regular,
        Self::Semibold,
        Self::RegularExtra,
        Self::SemiboldExtra,
        Self::Italic,
    ];

    /// Returns the face for words that are emphasised so.
    #[must_use]
    pub fn of(emphasis: Emphasis) -> Self {
        match emphasis {
            Emphasis::Strong => Self::Semibold,
            Emphasis::Italic => Self::Italic,
        }
    }

    /// Returns the whole font program (TrueType).
    #[must_use]
    pub fn program(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::Semibold => include_bytes!("../../assets/fonts/SourceSerif4-Semibold.ttf"),
            Self::RegularExtra => {
                include_bytes!("../../assets/fonts/NotoSerif-Extra-Regular.ttf")
            }
            Self::SemiboldExtra => {
                include_bytes!("../../assets/fonts/NotoSerif-Extra-Semibold.ttf")
            }
            Self::Italic => include_bytes!("../../assets/fonts/SourceSerif4-It.ttf"),
        }
    }

    /// Returns the PostScript name.
    #[must_use]
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSerif4-Regular",
            Self::Semibold => "SourceSerif4-Semibold",
            Self::RegularExtra => "KlausulSerifExtra-Regular",
            Self::SemiboldExtra => "KlausulSerifExtra-Semibold",
            Self::Italic => "SourceSerif4-It",
        }
    }

    /// Returns whether it is a face of headings.
    #[must_use]
    pub fn is_semibold(self) -> bool {
        matches!(self, Self::Semibold | Self::SemiboldExtra)
    }

    /// Returns the face with further letters for this one.
    fn extra(self) -> Self {
        if self.is_semibold() {
            Self::SemiboldExtra
        } else {
            Self::RegularExtra
        }
    }

    /// Returns the face that prints a character of text that is set in this face: itself, unless it lacks it.
    fn of_character(self, character: char) -> Self {
        let extra = self.extra();
        let is_extra = self.glyph(printed(character)).is_none() && extra.glyph(character).is_some();
        if is_extra { extra } else { self }
    }

    fn font(self) -> Option<&'static Font> {
        static REGULAR: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Regular.program(), 0));
        static SEMIBOLD: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Semibold.program(), 0));
        static REGULAR_EXTRA: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::RegularExtra.program(), 0));
        static SEMIBOLD_EXTRA: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::SemiboldExtra.program(), 0));
        static ITALIC: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Italic.program(), 0));
        match self {
            Self::Regular => REGULAR.as_ref(),
            Self::Semibold => SEMIBOLD.as_ref(),
            Self::RegularExtra => REGULAR_EXTRA.as_ref(),
            Self::SemiboldExtra => SEMIBOLD_EXTRA.as_ref(),
            Self::Italic => ITALIC.as_ref(),
        }
    }

    /// Returns the glyph of a character.
    #[must_use]
    pub fn glyph(self, character: char) -> Option<u16> {
        let glyph = self.font()?.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32())
            .ok()
            .filter(|glyph| *glyph != 0)
    }

    /// Returns the advance width of a glyph, in the face's units.
    #[must_use]
    pub fn advance(self, glyph: u16) -> f64 {
        let Some(font) = self.font() else {
            return 0.0;
        };
        f64::from(ShaperFont::new(font).glyph_h_advance(GlyphId::from(glyph)))
    }

    /// Returns the heights above the baseline between which a glyph has ink (bottom, top), in the face's
    /// units.
    #[must_use]
    pub fn ink_heights(self, glyph: u16) -> Option<(f64, f64)> {
        let extents = ShaperFont::new(self.font()?).glyph_extents(GlyphId::from(glyph))?;
        let top = f64::from(extents.y_bearing);
        // The height counts downwards.
        Some((top + f64::from(extents.height), top))
    }
}

/// Returns whether text and headings can print a character.
#[must_use]
pub fn covers(character: char) -> bool {
    let character = printed(character);
    let has =
        |face: Face| face.glyph(character).is_some() || face.extra().glyph(character).is_some();
    has(Face::Regular) && has(Face::Semibold)
}

/// Returns the character whose glyph prints a character.
fn printed(character: char) -> char {
    if character == NON_BREAKING_HYPHEN {
        '-'
    } else {
        character
    }
}

/// A shaped word.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapedWord {
    /// The glyphs from left to right.
    pub glyphs: Vec<ShapedGlyph>,
    /// The width, in the face's units.
    pub width: f64,
}

/// A glyph of a shaped word; measures in the face's units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapedGlyph {
    /// The face.
    pub face: Face,
    /// The glyph's number in the face.
    pub id: u16,
    /// The byte of the word that its characters begin at.
    pub cluster: usize,
    /// The distance to the next glyph's origin.
    pub advance: f64,
    /// The distance that it is moved to the right.
    pub x_offset: f64,
    /// The distance that it is moved up.
    pub y_offset: f64,
}

/// Shapes words in one language; keeps what is costly to set up, and can be handed to another thread.
pub struct Shaper {
    faces: Vec<(&'static Font, ShapePlan)>,
    language: Option<Language>,
    buffer: Buffer,
}

impl Shaper {
    /// Returns a shaper for text of that language (BCP 47).
    #[must_use]
    pub fn new(language: &str) -> Self {
        let language = Language::new(language);
        let faces = Face::ALL.iter().filter_map(|face| {
            let font = face.font()?;
            let plan = ShapePlan::new(
                font,
                Direction::LeftToRight,
                Some(Script::LATIN),
                language.as_ref(),
                &[],
            );
            Some((font, plan))
        });
        Self {
            faces: faces.collect(),
            language,
            buffer: Buffer::new(),
        }
    }

    /// Shapes a word; letters that the face lacks come from the one with further letters.
    pub fn shape(&mut self, face: Face, word: &str) -> ShapedWord {
        let mut glyphs = Vec::new();
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let of_part = face.of_character(first);
            let part_end = rest
                .char_indices()
                .find(|(_, character)| face.of_character(*character) != of_part)
                .map_or(rest.len(), |(end, _)| end);
            let (part, after) = rest.split_at(part_end);
            self.shape_part(of_part, part, word.len() - rest.len(), &mut glyphs);
            rest = after;
        }
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        ShapedWord { glyphs, width }
    }

    /// Adds the glyphs of a part of a word, which begins at that byte, from one face.
    fn shape_part(&mut self, face: Face, part: &str, start: usize, glyphs: &mut Vec<ShapedGlyph>) {
        // The faces are compiled in; a test holds that all load.
        let Some((font, plan)) = self.faces.get(face as usize) else {
            return;
        };
        self.buffer.clear();
        for (offset, character) in part.char_indices() {
            let cluster = u32::try_from(start + offset).unwrap_or(u32::MAX);
            self.buffer.push(u32::from(printed(character)), cluster);
        }
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(Script::LATIN));
        self.buffer.set_language(self.language.clone());
        let options = ShapeOptions::new().plan(Some(plan));
        // A view of the font and of what the font itself caches: cheap to make, but bound to a thread.
        let font = ShaperFont::new(font);
        if harfrust::shape(&font, &mut self.buffer, options).is_err() {
            return;
        }
        let infos = self.buffer.glyph_infos().iter();
        let shaped = infos
            .zip(self.buffer.glyph_positions())
            .map(|(info, position)| ShapedGlyph {
                face,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                cluster: info.cluster as usize,
                advance: f64::from(position.x_advance),
                x_offset: f64::from(position.x_offset),
                y_offset: f64::from(position.y_offset),
            });
        glyphs.extend(shaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_load_and_cover_swedish() {
        for character in "abcåäöÅÄÖéŁźń”’–§€0123456789".chars() {
            assert!(covers(character), "{character}");
        }
        for character in "ŦŧǤǥǨǩƷʒǮǯ\u{2011}".chars() {
            assert!(covers(character), "{character}");
        }
        assert!(!covers('漢'));
        assert!(!covers('\u{202E}'));
    }

    #[test]
    fn letters_that_a_face_lacks_come_from_another() {
        use Face::{Regular, RegularExtra, Semibold, SemiboldExtra};
        let mut shaper = Shaper::new("se");
        let mut check = |face: Face, word: &str, expected: &[(usize, Face)]| {
            let word_glyphs = shaper.shape(face, word).glyphs;
            let found = word_glyphs.iter();
            let found: Vec<_> = found.map(|glyph| (glyph.cluster, glyph.face)).collect();
            assert_eq!(found, expected, "{word}");
            assert!(word_glyphs.iter().all(|glyph| glyph.id != 0), "{word}");
        };
        check(
            Regular,
            "aŧa",
            &[(0, Regular), (1, RegularExtra), (3, Regular)],
        );
        check(Semibold, "Ǥo", &[(0, SemiboldExtra), (2, Semibold)]);
        check(
            Regular,
            "b\u{2011}c",
            &[(0, Regular), (1, Regular), (4, Regular)],
        );
    }

    #[test]
    fn words_are_kerned_and_ligated() {
        let mut shaper = Shaper::new("sv-SE");
        let apart = shaper.shape(Face::Regular, "A").width + shaper.shape(Face::Regular, "V").width;
        assert!(shaper.shape(Face::Regular, "AV").width < apart, "kerning");
        assert_eq!(
            shaper.shape(Face::Regular, "fi").glyphs.len(),
            1,
            "ligature"
        );
    }
}

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

/// A face of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// The face of text.
    Regular,
    /// The face of headings, and of what is strong.
    Semibold,
    /// The face of what is in italics.
    Italic,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Semibold, Self::Italic];

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
            Self::Italic => include_bytes!("../../assets/fonts/SourceSerif4-It.ttf"),
        }
    }

    /// Returns the PostScript name.
    #[must_use]
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "SourceSerif4-Regular",
            Self::Semibold => "SourceSerif4-Semibold",
            Self::Italic => "SourceSerif4-It",
        }
    }

    fn font(self) -> Option<&'static Font> {
        static REGULAR: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Regular.program(), 0));
        static SEMIBOLD: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Semibold.program(), 0));
        static ITALIC: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Face::Italic.program(), 0));
        match self {
            Self::Regular => REGULAR.as_ref(),
            Self::Semibold => SEMIBOLD.as_ref(),
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

/// Returns whether all faces can print a character.
#[must_use]
pub fn covers(character: char) -> bool {
    Face::ALL.iter().all(|face| face.glyph(character).is_some())
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
    /// The glyph's number in the face.
    pub id: u16,
    /// The face.
    pub face: Face,
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

    /// Shapes a word.
    pub fn shape(&mut self, face: Face, word: &str) -> ShapedWord {
        let empty = ShapedWord {
            glyphs: Vec::new(),
            width: 0.0,
        };
        // The faces are compiled in; a test holds that both load.
        let Some((font, plan)) = self.faces.get(face as usize) else {
            return empty;
        };
        self.buffer.clear();
        self.buffer.push_str(word);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(Script::LATIN));
        self.buffer.set_language(self.language.clone());
        let options = ShapeOptions::new().plan(Some(plan));
        // A view of the font and of what the font itself caches: cheap to make, but bound to a thread.
        let font = ShaperFont::new(font);
        if harfrust::shape(&font, &mut self.buffer, options).is_err() {
            return empty;
        }
        let infos = self.buffer.glyph_infos().iter();
        let glyphs: Vec<ShapedGlyph> = infos
            .zip(self.buffer.glyph_positions())
            .map(|(info, position)| ShapedGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                face,
                cluster: info.cluster as usize,
                advance: f64::from(position.x_advance),
                x_offset: f64::from(position.x_offset),
                y_offset: f64::from(position.y_offset),
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        ShapedWord { glyphs, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faces_load_and_cover_swedish() {
        for character in "abcåäöÅÄÖéŁźń”’–§€0123456789".chars() {
            assert!(covers(character), "{character}");
        }
        assert!(!covers('漢'));
        assert!(!covers('\u{202E}'));
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

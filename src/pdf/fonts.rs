//! The embedded fonts: each face reduced to the glyphs that the pages use.
//!
//! In a PDF font a glyph stands for one text wherever it is used. But the hyphen of a broken word must
//! be read as a soft hyphen (ISO 32000-1, 14.8.2.2.3) while the same glyph elsewhere is a hyphen, and
//! a typed "ﬁ" looks like the ligature of "f" and "i". Where a glyph has several texts, all but the
//! first take theirs from a further, tiny subset of the face.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{FontId, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::finish::deflated;
use crate::typeset::Pages;
use crate::typeset::fonts::{Face, UNITS_PER_EM};

/// A face, and which of its subsets.
type FontKey = (Face, usize);

/// A font of a document: a subset of a face in which every glyph stands for one text.
pub(super) struct EmbeddedFont {
    /// The name of the font in page resources.
    pub id: FontId,
    /// Its name with the tag of a subset (ISO 32000-1, 9.6.4).
    pub tagged_name: String,
    pub subset: Arc<Subset>,
    face: Face,
}

impl EmbeddedFont {
    /// A glyph's number in the subset and its advance width in thousandths of an em.
    pub fn glyph(&self, id: u16) -> Option<(u16, i32)> {
        self.subset.glyphs.get(&id).copied()
    }

    /// As printpdf takes it.
    pub fn parsed(&self) -> ParsedFont {
        // Ascent, descent, bounds and slant as the faces' own `hhea` and `head` tables have them.
        const ASCENT: i16 = 1036;
        const DESCENT: i16 = -335;
        let widths = self.subset.glyphs.values();
        let widths = widths.map(|(glyph, width)| (*glyph, u16::try_from(*width).unwrap_or(0)));
        ParsedFont {
            original_bytes: self.subset.program.clone(),
            font_index: 0,
            font_name: Some(self.tagged_name.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: widths.collect(),
            units_per_em: 1000,
            font_metrics: printpdf::FontMetrics {
                ascent: ASCENT,
                descent: DESCENT,
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min: -178,
                y_min: DESCENT,
                x_max: 1138,
                y_max: ASCENT,
                caret_slope_rise: 1,
                caret_slope_run: 0,
                us_weight_class: match self.face {
                    Face::Regular => 400,
                    Face::Semibold => 600,
                },
            },
        }
    }
}

/// All fonts of a document.
pub(super) struct EmbeddedFonts {
    /// By face and glyph: its texts, sorted; a text's place is the number of its font.
    texts: [Vec<Vec<String>>; 2],
    fonts: BTreeMap<FontKey, EmbeddedFont>,
}

impl EmbeddedFonts {
    pub fn of(pages: &Pages, subsets: &mut Subsets) -> Result<Self, PdfError> {
        let texts = texts(pages);
        let mut used: BTreeMap<FontKey, Vec<u16>> = BTreeMap::new();
        for face in Face::ALL {
            for (glyph, of_glyph) in (0..).zip(&texts[face as usize]) {
                for number in 0..of_glyph.len() {
                    used.entry((face, number)).or_default().push(glyph);
                }
            }
        }
        let fonts = used
            .into_iter()
            .map(|(key, glyphs)| Ok((key, embedded(key, glyphs, subsets)?)));
        let fonts = fonts.collect::<Result<_, PdfError>>()?;
        Ok(Self { texts, fonts })
    }

    /// The font in which a glyph stands for a text.
    pub fn get(&self, face: Face, glyph: u16, text: &str) -> Option<&EmbeddedFont> {
        let texts = self.texts[face as usize].get(usize::from(glyph))?;
        let number = texts.iter().position(|of_glyph| of_glyph == text)?;
        self.fonts.get(&(face, number))
    }

    pub fn iter(&self) -> impl Iterator<Item = &EmbeddedFont> {
        self.fonts.values()
    }
}

/// What each glyph stands for on these pages.
fn texts(pages: &Pages) -> [Vec<Vec<String>>; 2] {
    let mut texts = [Vec::new(), Vec::new()];
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        for glyph in &line.text.glyphs {
            let of_face: &mut Vec<Vec<String>> = &mut texts[glyph.face as usize];
            let index = usize::from(glyph.id);
            if of_face.len() <= index {
                of_face.resize(index + 1, Vec::new());
            }
            let text = &line.text.text[glyph.text.clone()];
            if !of_face[index].iter().any(|known| known == text) {
                of_face[index].push(text.to_owned());
            }
        }
    }
    for of_glyph in texts.iter_mut().flatten() {
        of_glyph.sort_unstable();
    }
    texts
}

/// Font programs by face and glyphs.
pub(super) type Subsets = BTreeMap<(Face, Vec<u16>), Arc<Subset>>;

/// A face reduced to some glyphs.
pub(super) struct Subset {
    pub program: Vec<u8>,
    /// The same, deflated.
    pub deflated: Vec<u8>,
    /// SHA-256 of the program.
    digest: [u8; 32],
    /// The glyph in the subset, and its advance width in whole thousandths of an em, by the glyph
    /// in the face.
    glyphs: BTreeMap<u16, (u16, i32)>,
}

impl Subset {
    /// Six capital letters that differ from font to font (ISO 32000-1, 9.6.4).
    fn tag(&self, number: usize) -> String {
        let letters = self.digest.iter().take(6).enumerate();
        let letters = letters.map(|(place, byte)| {
            let shift = if place == 5 { number } else { 0 };
            let letter = (usize::from(*byte) + shift) % 26;
            char::from(b'A' + u8::try_from(letter).unwrap_or(0))
        });
        letters.collect()
    }
}

/// More subsets than this are not remembered.
const MOST_SUBSETS: usize = 64;

fn embedded(
    (face, number): FontKey,
    glyphs: Vec<u16>,
    subsets: &mut Subsets,
) -> Result<EmbeddedFont, PdfError> {
    let key = (face, glyphs);
    let subset = match subsets.get(&key) {
        Some(remembered) => Arc::clone(remembered),
        None => {
            let made = Arc::new(subset(face, &key.1)?);
            if subsets.len() >= MOST_SUBSETS {
                subsets.clear();
            }
            subsets.insert(key, Arc::clone(&made));
            made
        }
    };
    let name = format!("{face:?}{number}");
    Ok(EmbeddedFont {
        tagged_name: format!("{}+{}", subset.tag(number), face.postscript_name()),
        id: FontId(name),
        subset,
        face,
    })
}

fn subset(face: Face, used: &[u16]) -> Result<Subset, PdfError> {
    let mut remapper = GlyphRemapper::new();
    for glyph in used {
        remapper.remap(*glyph);
    }
    let program = subsetter::subset(face.program(), 0, &remapper)?;
    let glyphs = used.iter().filter_map(|&glyph| {
        let subset_glyph = remapper.get(glyph)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "truncated as printpdf writes it"
        )]
        let width = (face.advance(glyph) * 1000.0 / UNITS_PER_EM) as i32;
        Some((glyph, (subset_glyph, width)))
    });
    Ok(Subset {
        glyphs: glyphs.collect(),
        deflated: deflated(&program)?,
        digest: Sha256::digest(&program).into(),
        program,
    })
}

//! The embedded fonts: each face reduced to the glyphs that the pages use.
//!
//! In a PDF font a glyph represents one text wherever it is used. But the hyphen of a broken word must
//! be read as a soft hyphen (ISO 32000-1, 14.8.2.2.3) while the same glyph elsewhere is a hyphen, and
//! a typed "ﬁ" looks like the ligature of "f" and "i". Where a glyph has several texts, all but the
//! first take theirs from a further, tiny subset of the face.
//!
//! The faces that print answers have all of the [`ALPHABET`]: most agreements then share one subset, which
//! takes longer to make than all their pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{FontId, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::deflate::deflated;
use super::error::PdfError;
use crate::typeset::Pages;
use crate::typeset::fonts::{Face, UNITS_PER_EM};

/// A font of a document: a subset of a face in which every glyph represents one text.
pub(super) struct EmbeddedFont {
    /// The name of the font in page resources.
    pub id: FontId,
    /// Its name with the tag of a subset (ISO 32000-1, 9.6.4).
    pub tagged_name: String,
    pub subset: Arc<Subset>,
    face: Face,
}

impl EmbeddedFont {
    /// Returns the font as printpdf takes it, with a [stand-in](Subset::stand_in) for its program.
    pub fn parsed(&self) -> ParsedFont {
        let metrics = metrics(self.face);
        let slope = if self.face == Face::Italic {
            (1000, 213)
        } else {
            (1, 0)
        };
        let glyphs = self.subset.glyphs.iter();
        let widths = glyphs.map(|glyph| (glyph.code, u16::try_from(glyph.width).unwrap_or(0)));
        ParsedFont {
            original_bytes: self.subset.stand_in(),
            font_index: 0,
            font_name: Some(self.tagged_name.clone()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: widths.collect(),
            units_per_em: 1000,
            font_metrics: printpdf::FontMetrics {
                ascent: metrics.ascent,
                descent: metrics.descent,
            },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min: metrics.left,
                y_min: metrics.descent,
                x_max: metrics.right,
                y_max: metrics.ascent,
                caret_slope_rise: slope.0,
                caret_slope_run: slope.1,
                us_weight_class: if self.face.is_semibold() { 600 } else { 400 },
            },
        }
    }
}

/// The extent of a face's glyphs, as its `hhea` and `head` tables have it.
struct Metrics {
    ascent: i16,
    descent: i16,
    left: i16,
    right: i16,
}

fn metrics(face: Face) -> Metrics {
    match face {
        Face::Regular | Face::Semibold => Metrics {
            ascent: 1036,
            descent: -335,
            left: -178,
            right: 1138,
        },
        Face::Italic => Metrics {
            ascent: 1036,
            descent: -335,
            left: -238,
            right: 1138,
        },
        Face::RegularExtra | Face::SemiboldExtra => Metrics {
            ascent: 962,
            descent: -264,
            left: -487,
            right: 1213,
        },
    }
}

/// A glyph that represents one text.
pub(super) struct EmbeddedGlyph {
    pub text: String,
    /// The number of its font.
    pub font: usize,
    /// Its number in the font.
    pub code: u16,
    /// Its advance width in whole thousandths of an em.
    pub width: i32,
}

/// All fonts of a document.
pub(super) struct EmbeddedFonts {
    fonts: Vec<EmbeddedFont>,
    /// The glyphs by face and number in the face: one for each text, mostly a single one.
    glyphs: [Vec<Vec<EmbeddedGlyph>>; Face::ALL.len()],
}

impl EmbeddedFonts {
    pub fn of(pages: &Pages, subsets: &mut Subsets) -> Result<Self, PdfError> {
        let mut all = Self {
            fonts: Vec::new(),
            glyphs: Default::default(),
        };
        for (face, texts) in Face::ALL.into_iter().zip(texts(pages)) {
            all.add_face(face, &texts, subsets)?;
        }
        Ok(all)
    }

    /// Adds the fonts of a face; its glyphs represent these texts.
    fn add_face(
        &mut self,
        face: Face,
        texts: &[Vec<String>],
        subsets: &mut Subsets,
    ) -> Result<(), PdfError> {
        let glyphs = &mut self.glyphs[face as usize];
        glyphs.resize_with(texts.len(), Vec::new);
        let max_texts = texts.iter().map(Vec::len).max().unwrap_or(0);
        for number in 0..max_texts {
            let used = (0..).zip(texts);
            let used = used.filter_map(|(id, texts)| texts.get(number).map(|_| id));
            let font = embedded(face, number, used.collect(), subsets)?;
            for glyph in &font.subset.glyphs {
                let index = usize::from(glyph.id);
                glyphs[index].push(EmbeddedGlyph {
                    text: texts[index][number].clone(),
                    font: self.fonts.len(),
                    code: glyph.code,
                    width: glyph.width,
                });
            }
            self.fonts.push(font);
        }
        Ok(())
    }

    /// Returns the glyph of a face that represents a text.
    pub fn glyph(&self, face: Face, id: u16, text: &str) -> Option<&EmbeddedGlyph> {
        let glyphs = self.glyphs[face as usize].get(usize::from(id))?;
        glyphs.iter().find(|glyph| glyph.text == text)
    }

    pub fn font(&self, number: usize) -> Option<&EmbeddedFont> {
        self.fonts.get(number)
    }

    /// Returns the fonts in order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &EmbeddedFont> {
        self.fonts.iter()
    }

    /// Returns the glyphs of a font.
    pub fn glyphs(&self, font: usize) -> impl Iterator<Item = &EmbeddedGlyph> {
        let glyphs = self.glyphs.iter().flatten().flatten();
        glyphs.filter(move |glyph| glyph.font == font)
    }
}

/// Returns the texts that each glyph represents on these pages, by face and glyph, sorted. A text's index is
/// the number of its subset.
fn texts(pages: &Pages) -> [Vec<Vec<String>>; Face::ALL.len()] {
    let mut texts: [Vec<Vec<String>>; Face::ALL.len()] = Default::default();
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
    for face in [Face::Regular, Face::Semibold] {
        add_alphabet(face, &mut texts[face as usize]);
    }
    texts
}

/// What names, addresses, dates and amounts are mostly written with, wherever in the Nordic countries.
const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÆØÉÜ\
    abcdefghijklmnopqrstuvwxyzåäöæøéü\
    0123456789 .,:;!?&()/+-–'’”@€%§";

/// Adds the glyphs of the alphabet to a face that is used, each with its character unless it represents a text already.
fn add_alphabet(face: Face, texts: &mut Vec<Vec<String>>) {
    if texts.is_empty() {
        return;
    }
    for character in ALPHABET.chars() {
        let Some(index) = face.glyph(character).map(usize::from) else {
            continue;
        };
        if texts.len() <= index {
            texts.resize(index + 1, Vec::new());
        }
        if texts[index].is_empty() {
            texts[index].push(character.to_string());
        }
    }
}

/// Font programs by face and glyphs.
pub(super) type Subsets = BTreeMap<(Face, Vec<u16>), Arc<Subset>>;

/// A face reduced to some glyphs.
pub(super) struct Subset {
    /// The font program, deflated.
    pub deflated: Vec<u8>,
    /// The length of the program before that.
    pub program_bytes: usize,
    /// SHA-256 of the program.
    digest: [u8; 32],
    /// The glyphs in the order of their numbers in the face.
    glyphs: Vec<SubsetGlyph>,
}

struct SubsetGlyph {
    /// Its number in the face.
    id: u16,
    /// Its number in the subset.
    code: u16,
    /// Its advance width in whole thousandths of an em.
    width: i32,
}

impl Subset {
    /// Returns a few bytes in place of the program, which printpdf would copy again and again: `finish` knows the
    /// font by them.
    pub fn stand_in(&self) -> Vec<u8> {
        // The version of a TrueType font, so that it is taken for nothing else.
        [&[0, 1, 0, 0][..], &self.digest].concat()
    }

    /// Returns six capital letters that differ from font to font (ISO 32000-1, 9.6.4).
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

/// The number of subsets at which all are forgotten.
const MAX_SUBSETS: usize = 64;

fn embedded(
    face: Face,
    number: usize,
    glyphs: Vec<u16>,
    subsets: &mut Subsets,
) -> Result<EmbeddedFont, PdfError> {
    let key = (face, glyphs);
    let subset = if let Some(remembered) = subsets.get(&key) {
        Arc::clone(remembered)
    } else {
        let made = Arc::new(subset(face, &key.1)?);
        if subsets.len() >= MAX_SUBSETS {
            subsets.clear();
        }
        subsets.insert(key, Arc::clone(&made));
        made
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
    let glyphs = used.iter().filter_map(|&id| {
        let code = remapper.get(id)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "truncated as printpdf writes it"
        )]
        let width = (face.advance(id) * 1000.0 / UNITS_PER_EM) as i32;
        Some(SubsetGlyph { id, code, width })
    });
    Ok(Subset {
        glyphs: glyphs.collect(),
        deflated: deflated(&program),
        digest: Sha256::digest(&program).into(),
        program_bytes: program.len(),
    })
}

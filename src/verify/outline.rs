//! How the glyphs of a TrueType font are drawn (ISO/IEC 14496-22), as far as Klausul embeds such fonts: whatever
//! else a font has isn't compared, it is no font of ours.

use read_fonts::tables::glyf::{Anchor, CompositeGlyph, Glyph, SimpleGlyph};
use read_fonts::types::{GlyphId, Tag};
use read_fonts::{FontRef, TableProvider, TableRecord};
use sha2::{Digest, Sha256};

use crate::pdf::read::strict::Fingerprint;

/// The tables of a font that was embedded. Others may draw glyphs in their stead.
const TABLES: [&[u8; 4]; 9] = [
    b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"prep",
];
/// A letter with its accents is made of fewer parts, and those of fewer.
const MAX_PARTS: usize = 16;
const MAX_DEPTH: usize = 4;

/// How a glyph is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Outline {
    /// A hash over everything that it is drawn by.
    pub fingerprint: Fingerprint,
    pub ink: Ink,
    /// How many points it has: the work of reading it.
    pub points: usize,
}

/// The part of a glyph that can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Ink {
    /// None: a space.
    Nothing,
    /// How far it reaches to the left and to the right, in the font's units.
    Reaches(i16, i16),
}

/// Returns the outline of a glyph of a font that was embedded; nothing if it can't be read, or the font could draw something
/// else.
pub(super) fn embedded(program: &[u8], glyph: u32) -> Option<Outline> {
    // Whatever its tables are called, another version is another kind of font to some viewers.
    let version = program.get(..4)?;
    if version != [0, 1, 0, 0] && version != b"true" {
        return None;
    }
    let font = FontRef::new(program).ok()?;
    if !(0..=1).contains(&font.head().ok()?.index_to_loc_format()) {
        return None;
    }
    let records = font.table_directory().table_records().iter();
    let mut tags = records.map(TableRecord::tag);
    if !tags.all(|tag| TABLES.iter().any(|known| tag == Tag::new(known))) {
        return None;
    }
    outline(&font, glyph)
}

/// Returns the outline of a glyph of a whole face.
pub(super) fn of_face(program: &[u8], glyph: u16) -> Option<Outline> {
    outline(&FontRef::new(program).ok()?, u32::from(glyph))
}

fn outline(font: &FontRef<'_>, glyph: u32) -> Option<Outline> {
    let glyph = GlyphId::new(glyph);
    let mut outliner = Outliner {
        font,
        hasher: Sha256::new(),
        parts: 0,
        points: 0,
    };
    outliner.add(&font.head().ok()?.units_per_em().to_be_bytes());
    // What is done before any glyph is drawn on a coarse screen.
    let prepared = font.table_data(Tag::new(b"prep"));
    outliner.add(prepared.as_ref().map_or(&[], |data| data.as_bytes()));
    let ink = outliner.glyph(glyph, 0)?;
    if let Ink::Reaches(left, _) = ink {
        // A glyph is moved until its ink begins there.
        let bearing = font.hmtx().ok()?.side_bearing(glyph)?;
        outliner.add(&(i32::from(bearing) - i32::from(left)).to_be_bytes());
    }
    Some(Outline {
        ink,
        points: outliner.points,
        fingerprint: outliner.hasher.finalize().into(),
    })
}

struct Outliner<'a> {
    font: &'a FontRef<'a>,
    hasher: Sha256,
    parts: usize,
    points: usize,
}

impl Outliner<'_> {
    fn add(&mut self, bytes: &[u8]) {
        self.hasher.update((bytes.len() as u64).to_be_bytes());
        self.hasher.update(bytes);
    }

    /// Goes over a glyph.
    fn glyph(&mut self, glyph: GlyphId, depth: usize) -> Option<Ink> {
        self.parts += 1;
        if self.parts > MAX_PARTS || depth > MAX_DEPTH {
            return None;
        }
        let places = self.font.loca(None).ok()?;
        let found = places.get(glyph, &self.font.glyf().ok()?)?;
        match found.into_glyph() {
            None => {
                self.add(b"empty");
                Some(Ink::Nothing)
            }
            Some(Glyph::Simple(simple)) => {
                self.simple(&simple);
                Some(Ink::Reaches(simple.x_min(), simple.x_max()))
            }
            Some(Glyph::Composite(composite)) => {
                self.composite(&composite, depth)?;
                Some(Ink::Reaches(composite.x_min(), composite.x_max()))
            }
        }
    }

    fn simple(&mut self, glyph: &SimpleGlyph<'_>) {
        self.add(b"simple");
        for bound in [glyph.x_min(), glyph.x_max()] {
            self.add(&bound.to_be_bytes());
        }
        for end in glyph.end_pts_of_contours() {
            self.add(&end.get().to_be_bytes());
        }
        for point in glyph.points() {
            self.points += 1;
            self.add(&point.x.to_be_bytes());
            self.add(&point.y.to_be_bytes());
            self.add(&[u8::from(point.on_curve)]);
        }
        self.add(glyph.instructions());
    }

    fn composite(&mut self, glyph: &CompositeGlyph<'_>, depth: usize) -> Option<()> {
        self.add(b"composite");
        for bound in [glyph.x_min(), glyph.x_max()] {
            self.add(&bound.to_be_bytes());
        }
        for part in glyph.components() {
            // Where the parts are numbered is no matter, nor whether others follow.
            let anchor = match part.anchor {
                Anchor::Offset { x, y } => [0, i32::from(x), i32::from(y)],
                Anchor::Point { base, component } => [1, i32::from(base), i32::from(component)],
            };
            for number in anchor {
                self.add(&number.to_be_bytes());
            }
            let transform = part.transform;
            for number in [transform.xx, transform.yx, transform.xy, transform.yy] {
                self.add(&number.to_be_bytes());
            }
            self.add(&part.flags.bits().to_be_bytes());
            self.glyph(part.glyph, depth + 1)?;
        }
        self.add(glyph.instructions().unwrap_or_default());
        Some(())
    }
}

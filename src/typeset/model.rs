//! The page model: where every glyph, rule and box stands.

use std::ops::Range;
use std::sync::Arc;

use super::fonts::Face;
use crate::agreement::{Block, Origin, Role, Run, Runs};

/// The version of the typesetter: pages of the same version can be reproduced and compared. Whatever makes the
/// pages of any draft look different, in this room or in how [`crate::pdf`] draws them, needs the next one; a
/// test (`suite/verify`) notices.
pub const VERSION: u32 = 1;

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;

/// An agreement, set on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// Width of every page.
    pub width_pt: f64,
    /// Height of every page.
    pub height_pt: f64,
    /// The document's language, as a BCP 47 tag.
    pub language: String,
    /// The document's title.
    pub title: String,
    /// Whether it is a draft: marked on every page, with nothing to sign.
    pub is_draft: bool,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The headings, in order, for bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// The agreement's blocks, which [`Owner`] refers to.
    pub blocks: Vec<Block>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its lines, in reading order; page furniture last.
    pub lines: Vec<Line>,
    /// Lines that are drawn, not written.
    pub rules: Vec<Rule>,
    /// The letterhead.
    pub images: Vec<Image>,
    /// Where signatories sign.
    pub signature_boxes: Vec<SignatureBox>,
}

/// A line of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line belongs to.
    pub owner: Owner,
    /// The runs of that part, which [`Glyph::run`] counts; none of page furniture and the signs of lists.
    pub runs: Runs,
    /// Where its first glyph stands.
    pub x_pt: f64,
    /// The baseline.
    pub baseline_pt: f64,
    /// The size of its type.
    pub size_pt: f64,
    /// Its glyphs; shared with other layouts of the same words.
    pub text: Arc<LineText>,
    /// How dark it is.
    pub ink: Ink,
}

/// How dark something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Black,
    /// Labels and page furniture.
    Grey,
    /// The mark of a draft.
    Mark,
    /// Marks for machines.
    Pale,
    /// Not drawn: read by programs in place of a rule that is drawn over it.
    Unseen,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A part of a block: the block's index in [`Pages::blocks`], and the part's role in it.
    Block(usize, Role),
    /// Page furniture: repeated or added by the page, no part of the agreement's text.
    Furniture,
}

/// The glyphs of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineText {
    /// Its characters. A soft hyphen stands for the hyphen of a broken word; a line that ends
    /// between words ends in a space.
    pub text: String,
    /// Its glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Its width, without a space at its end.
    pub width_pt: f64,
    /// How it ends.
    pub ending: Ending,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The paragraph ends.
    #[default]
    Paragraph,
    /// Between words.
    Space,
    /// Inside a word, with a hyphen.
    Hyphen,
    /// Inside an address or a number, without one.
    Joined,
}

/// A glyph of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph of the face.
    pub id: u16,
    /// The face.
    pub face: Face,
    /// The run of the part that it belongs to.
    pub run: usize,
    /// From the line's beginning to the right.
    pub x_pt: f64,
    /// Above the baseline.
    pub y_pt: f64,
    /// How far the next glyph's origin is.
    pub advance_pt: f64,
    /// The bytes of the line's text that it stands for; several characters in a ligature, none in
    /// the second glyph of a cluster.
    pub text: Range<usize>,
}

/// A line that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its left end.
    pub x_pt: f64,
    /// Its middle.
    pub y_pt: f64,
    /// Its length.
    pub width_pt: f64,
    /// Its thickness.
    pub thickness_pt: f64,
    /// How dark it is.
    pub ink: Ink,
}

/// An image on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its left edge.
    pub x_pt: f64,
    /// Its upper edge.
    pub y_pt: f64,
    /// Its width.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
    /// Rows from top to bottom, three bytes a pixel: red, green, blue.
    pub rgb: Arc<[u8]>,
    /// Pixels in a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
    /// What it shows, for those who can't see it.
    pub alternative: String,
}

/// Where a signatory signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignatureBox {
    /// The block.
    pub block: usize,
    /// The signatory, in the block's list.
    pub signatory: usize,
    /// The party's name in the template.
    pub party: String,
    /// Which of the party's signatories, from 1.
    pub number: usize,
    /// What it is for, in the document's language: for those who can't see where it stands.
    pub name: String,
    /// Its left edge.
    pub x_pt: f64,
    /// Its upper edge.
    pub y_pt: f64,
    /// Its width.
    pub width_pt: f64,
    /// Its height.
    pub height_pt: f64,
}

/// A heading, for bookmarks.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// Its label and text.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// Its upper edge.
    pub y_pt: f64,
}

impl SignatureBox {
    /// The party with a capital letter, in letters, digits and hyphens only, which every signing service
    /// takes.
    #[must_use]
    pub fn party_name(&self) -> String {
        let mut characters = self.party.chars();
        let first = characters.next().map(|first| first.to_ascii_uppercase());
        let party: String = first.into_iter().chain(characters).collect();
        party.replace(|character: char| !character.is_ascii_alphanumeric(), "-")
    }
}

impl Line {
    /// Returns where the words of a run come from.
    #[must_use]
    pub fn origin(&self, run: usize) -> Option<&Origin> {
        self.runs.get(run).map(|run| &run.origin)
    }

    /// Returns the language of a run as a BCP 47 tag, where it isn't the document's.
    #[must_use]
    pub fn language(&self, run: usize) -> Option<&str> {
        self.runs.get(run).and_then(Run::language)
    }
}

impl LineText {
    /// Its characters as they are read: without the hyphen of a word that goes on in the next line.
    #[must_use]
    pub fn read(&self) -> &str {
        match self.ending {
            Ending::Hyphen => self.text.trim_end_matches('\u{AD}'),
            _ => &self.text,
        }
    }

    /// Adds a glyph and the characters that it stands for.
    pub(super) fn push_glyph(&mut self, mut glyph: Glyph, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        glyph.text = start..self.text.len();
        self.glyphs.push(glyph);
    }
}

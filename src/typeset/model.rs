//! The page model: pages as data, with the place of every glyph, rule and box.

use std::ops::Range;
use std::sync::Arc;

use super::fonts::Face;
use crate::agreement::{Block, Origin, Role, Run, Runs};
use crate::template::Picture;

/// The version of the typesetter: files of the same version can be reproduced byte for byte. Whatever makes the PDF of
/// any draft another one, in this room or in [`crate::pdf`], needs the next one; tests (`suite/verify`, `suite/releases`)
/// notice.
pub const VERSION: u32 = 4;

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;

/// An agreement, set on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// The width of every page.
    pub width_pt: f64,
    /// The height of every page.
    pub height_pt: f64,
    /// The document's language, as a BCP 47 tag.
    pub language: String,
    /// The document's title.
    pub title: String,
    /// Whether it is a draft, marked on every page and with nothing to sign.
    pub is_draft: bool,
    /// The pages, in order; shared with the layouts before and after an edit that doesn't touch them.
    pub pages: Vec<Arc<Page>>,
    /// The headings, in order, for bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// The agreement's blocks, which [`Owner`] refers to.
    pub blocks: Vec<Block>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The lines of text, in reading order; page furniture last.
    pub lines: Vec<Line>,
    /// The drawn lines.
    pub rules: Vec<Rule>,
    /// The letterhead.
    pub images: Vec<Image>,
    /// The boxes that signatories sign in.
    pub signature_boxes: Vec<SignatureBox>,
}

/// A line of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The part of the agreement that the line belongs to.
    pub owner: Owner,
    /// The runs of that part, which [`Glyph::run`] counts; none of page furniture and the signs of lists.
    pub runs: Runs,
    /// The left end, where the first glyph's origin is.
    pub x_pt: f64,
    /// The baseline.
    pub baseline_pt: f64,
    /// The size of the type.
    pub size_pt: f64,
    /// The glyphs; shared with other layouts of the same words.
    pub text: Arc<LineText>,
    /// The colour.
    pub ink: Ink,
}

/// The colour of text and rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Black, for text.
    Black,
    /// Grey, for labels and page furniture.
    Grey,
    /// Red, for the mark of a draft.
    Mark,
    /// Pale grey, for the marks that signing services look for.
    Pale,
    /// None: text that programs read in place of a rule that is drawn over it.
    Unseen,
}

/// The part of the agreement that a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A part of a block: the block's index in [`Pages::blocks`], and the part's role in it.
    Block(usize, Role),
    /// None: page furniture, which the page repeats or adds.
    Furniture,
}

/// The glyphs of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineText {
    /// The characters. A soft hyphen stands for the hyphen of a broken word; a line that ends
    /// between words ends in a space.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The width, without a space at the end.
    pub width_pt: f64,
    /// The way the line ends.
    pub ending: Ending,
}

/// The way a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// At the end of the paragraph.
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
    /// The glyph's number in the face.
    pub id: u16,
    /// The face.
    pub face: Face,
    /// The index of its run in [`Line::runs`].
    pub run: usize,
    /// The distance from the line's left end.
    pub x_pt: f64,
    /// The distance above the baseline.
    pub y_pt: f64,
    /// The distance to the next glyph's origin.
    pub advance_pt: f64,
    /// The bytes of the line's text that the glyph represents: several characters for a ligature, none for
    /// the second glyph of a cluster.
    pub text: Range<usize>,
}

/// A drawn line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The left end.
    pub x_pt: f64,
    /// The middle of its thickness.
    pub y_pt: f64,
    /// The length.
    pub width_pt: f64,
    /// The thickness.
    pub thickness_pt: f64,
    /// The colour.
    pub ink: Ink,
}

/// The width of a label that hangs to the left of its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelWidth {
    /// The index of its block in the agreement.
    pub block: usize,
    /// The width of the label.
    pub width_pt: f64,
    /// The width of the column that it hangs in.
    pub column_pt: f64,
}

impl LabelWidth {
    /// Whether the label is wider than its column, so that it would be broken.
    #[must_use]
    pub fn is_too_wide(&self) -> bool {
        self.width_pt > self.column_pt
    }
}

/// An image on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The left edge.
    pub x_pt: f64,
    /// The upper edge.
    pub y_pt: f64,
    /// The width.
    pub width_pt: f64,
    /// The height.
    pub height_pt: f64,
    /// What is drawn.
    pub picture: Picture,
    /// A description for those who can't see it; none of page furniture.
    pub alternative: Option<String>,
}

/// The box that a signatory signs in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignatureBox {
    /// The index of the block in [`Pages::blocks`].
    pub block: usize,
    /// The index of the signatory in the block.
    pub signatory: usize,
    /// The party's name in the template.
    pub party: String,
    /// The signatory's number among those of the party, from 1.
    pub number: usize,
    /// The purpose, in the document's language, for those who can't see the box's place.
    pub name: String,
    /// The left edge.
    pub x_pt: f64,
    /// The upper edge.
    pub y_pt: f64,
    /// The width.
    pub width_pt: f64,
    /// The height.
    pub height_pt: f64,
}

/// A heading, for bookmarks.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// The depth that it is nested to, from 0.
    pub depth: usize,
    /// The label and text.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// The upper edge.
    pub y_pt: f64,
}

impl SignatureBox {
    /// Returns the name of its field in a PDF, like `Sign-Provider-1`.
    #[must_use]
    pub fn field_name(&self) -> String {
        format!("Sign-{}-{}", self.party_name(), self.number)
    }

    /// Returns the party with a capital letter, in letters, digits and hyphens only, which every signing service
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
    /// Returns the origin of a run.
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
    /// Returns the characters as they are read: without the hyphen of a word that goes on in the next line.
    #[must_use]
    pub fn read(&self) -> &str {
        match self.ending {
            Ending::Hyphen => self.text.trim_end_matches('\u{AD}'),
            _ => &self.text,
        }
    }

    /// Adds a glyph and the characters that it represents.
    pub(super) fn push_glyph(&mut self, mut glyph: Glyph, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        glyph.text = start..self.text.len();
        self.glyphs.push(glyph);
    }
}

//! Where it stands: an agreement set on pages.
//!
//! An [`Agreement`] and a page style go in; [`Pages`] come out: plain data, every glyph at its exact
//! place, with the block and run that it belongs to. The window and the PDF draw the same pages; the
//! only line breaker and the only page breaker are in this room. It knows nothing of PDF syntax or
//! of screens.
//!
//! | file | does |
//! | --- | --- |
//! | `fonts` | the embedded typeface, shaping |
//! | `hyphenate` | where words may break |
//! | `paragraph` | lines of a paragraph |
//! | `layout` | blocks to rows: what stands beside and under what |
//! | `paginate` | rows to pages |
//!
//! Lengths are points (1/72 inch), from the upper left corner of the page, downwards.
//!
//! [`Agreement`]: crate::agreement::Agreement

pub mod fonts;
mod hyphenate;
mod layout;
mod paginate;
mod paragraph;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::agreement::{Agreement, Block, Content, PartyTable, Run, SignatoryBlock, Signatures};
use crate::language::Rules;
use crate::template::Template;

use fonts::{Face, ShapedWord, Shaper};
use hyphenate::Hyphenator;
use paragraph::ParagraphKey;
pub use paragraph::{Alignment, ParagraphStyle};

/// The number of this typesetter: with it, what is drawn can be made anew and compared. Whatever makes the
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
    /// What each block is: in order, as [`Owner`] counts them.
    pub blocks: Vec<Shape>,
    /// The runs in another language than the document's, as BCP 47 tags.
    pub foreign: ForeignRuns,
}

/// Languages by run, where they aren't the document's.
pub type ForeignRuns = BTreeMap<(Owner, usize), String>;

/// What a block is, for those who read pages without seeing them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The title.
    Title,
    /// A heading; 1 for the highest under the title.
    Heading {
        /// How deep it is.
        level: u8,
    },
    /// A paragraph without a number.
    Paragraph,
    /// A numbered clause.
    Clause,
    /// A list without an order.
    List {
        /// So many items.
        items: usize,
    },
    /// A heading, and a table with a header row and header cells at the left.
    Parties {
        /// So many columns beside the labels.
        columns: usize,
        /// So many rows with a cell in each column.
        rows: usize,
        /// So many rows after them with one cell.
        common: usize,
    },
    /// A heading, and for each signatory so many lines.
    Signatures {
        /// The lines of each signatory.
        lines: Vec<usize>,
    },
}

impl Shape {
    /// What a block is.
    #[must_use]
    pub fn of(content: &Content) -> Self {
        match content {
            Content::Title(_) => Self::Title,
            Content::Heading { level, .. } => Self::Heading { level: *level },
            Content::Paragraph(_) => Self::Paragraph,
            Content::Clause { label, .. } if label.is_empty() => Self::Paragraph,
            Content::Clause { .. } => Self::Clause,
            Content::List(items) => Self::List { items: items.len() },
            Content::Parties(table) => Self::Parties {
                columns: table.columns.len(),
                rows: table.rows.len(),
                common: table.common.len(),
            },
            Content::Signatures(signatures) => Self::Signatures {
                lines: signatures
                    .signatories
                    .iter()
                    .map(|signatory| signatory.lines.len())
                    .collect(),
            },
        }
    }
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
    /// What it belongs to.
    pub owner: Owner,
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
    /// A part of a block: an index into [`Agreement::blocks`] and which part.
    Block(usize, Part),
    /// Page furniture: repeated or added by the page, no part of the agreement's text.
    Furniture,
}

/// A part of a block. Runs are counted within a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The letter or number of a heading or clause.
    Label,
    /// The text; of a table or the signatures, the heading.
    Text,
    /// The sign before a list item: typography, not text.
    ItemSign(usize),
    /// A list item.
    Item(usize),
    /// A header cell of a table, by column.
    Header(usize),
    /// The label of a table row.
    RowLabel(usize),
    /// A cell of a table, by row and column.
    Cell(usize, usize),
    /// Who signs, by signatory.
    Signer(usize),
    /// The label of a signatory's line, by signatory and line.
    SignatoryLabel(usize, usize),
    /// The value on a signatory's line, by signatory and line.
    SignatoryValue(usize, usize),
}

/// The runs of a part of a block, which [`Glyph::run`] counts. None for a part that the block doesn't
/// have, and for the signs of lists, which are typography.
#[must_use]
pub fn runs_of(block: &Block, part: Part) -> Option<&[Run]> {
    match (&block.content, part) {
        (Content::Title(runs) | Content::Paragraph(runs), Part::Text) => Some(runs),
        (Content::Heading { label, .. } | Content::Clause { label, .. }, Part::Label) => {
            Some(label)
        }
        (Content::Heading { text, .. } | Content::Clause { text, .. }, Part::Text) => Some(text),
        (Content::List(items), Part::Item(item)) => Some(items.get(item)?),
        (Content::Parties(table), part) => runs_of_table(table, part),
        (Content::Signatures(signatures), part) => runs_of_signatures(signatures, part),
        _ => None,
    }
}

fn runs_of_table(table: &PartyTable, part: Part) -> Option<&[Run]> {
    let row = |row| table.rows.iter().chain(&table.common).nth(row);
    match part {
        Part::Text => Some(&table.heading),
        Part::Header(column) => Some(table.columns.get(column)?),
        Part::RowLabel(number) => Some(&row(number)?.label),
        Part::Cell(number, column) => Some(row(number)?.cells.get(column)?),
        _ => None,
    }
}

fn runs_of_signatures(signatures: &Signatures, part: Part) -> Option<&[Run]> {
    let line = |signatory, line| {
        let signatory: &SignatoryBlock = signatures.signatories.get(signatory)?;
        signatory.lines.get(line)
    };
    match part {
        Part::Text => Some(&signatures.heading),
        Part::Signer(signatory) => Some(&signatures.signatories.get(signatory)?.signer),
        Part::SignatoryLabel(signatory, number) => Some(&line(signatory, number)?.label),
        Part::SignatoryValue(signatory, number) => Some(&line(signatory, number)?.value),
        _ => None,
    }
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

/// What the pages say about themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// A draft carries its mark on every page and has nothing to sign.
    pub is_draft: bool,
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
    fn push_glyph(&mut self, mut glyph: Glyph, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        glyph.text = start..self.text.len();
        self.glyphs.push(glyph);
    }
}

/// Sets agreements of one language on pages, and remembers words and paragraphs so that an edit
/// breaks only what it changed.
pub struct Typesetter {
    rules: Option<&'static Rules>,
    shaper: Shaper,
    hyphenator: Hyphenator,
    words: [HashMap<Box<str>, Arc<ShapedWord>>; 2],
    paragraphs: HashMap<ParagraphKey, Remembered>,
    /// Counts layouts: what the last one didn't use is forgotten.
    layout: u64,
}

struct Remembered {
    lines: Arc<[Arc<LineText>]>,
    used_in: u64,
}

/// More words than this are not remembered: somebody has typed for days.
const MAX_WORDS: usize = 20_000;

impl Typesetter {
    /// A typesetter for a language (BCP 47).
    #[must_use]
    pub fn new(language: &str) -> Self {
        let rules = Rules::of(language);
        Self {
            rules,
            shaper: Shaper::new(language),
            hyphenator: Hyphenator::new(rules),
            words: [HashMap::new(), HashMap::new()],
            paragraphs: HashMap::new(),
            layout: 0,
        }
    }

    /// Sets an agreement on pages.
    pub fn pages(
        &mut self,
        agreement: &Agreement,
        template: &Template,
        options: PageOptions,
    ) -> Pages {
        self.layout += 1;
        let pages = layout::pages(self, agreement, template, options);
        // An edit changes a few paragraphs; what neither this layout nor the one before used is
        // gone for good.
        let layout = self.layout;
        self.paragraphs
            .retain(|_, remembered| remembered.used_in + 1 >= layout);
        for words in &mut self.words {
            if words.len() > MAX_WORDS {
                words.clear();
            }
        }
        pages
    }

    /// Puts a mark into each signature box, for signing services that look for text: small and pale, and
    /// no part of the agreement. `mark` is given the box and its number among all, from 1.
    pub fn mark_boxes(&mut self, pages: &mut Pages, mark: &dyn Fn(&SignatureBox, usize) -> String) {
        let mut index = 0;
        for page in &mut pages.pages {
            for field in &page.signature_boxes {
                index += 1;
                let runs = [Run::fixed(mark(field, index))];
                page.lines.extend(layout::mark_line(self, &runs, field));
            }
        }
    }

    /// The lines of a paragraph.
    fn paragraph(&mut self, runs: &[Run], style: ParagraphStyle) -> Arc<[Arc<LineText>]> {
        let key = ParagraphKey::new(runs, style);
        if let Some(remembered) = self.paragraphs.get_mut(&key) {
            remembered.used_in = self.layout;
            return Arc::clone(&remembered.lines);
        }
        let lines: Arc<[Arc<LineText>]> = self
            .break_paragraph(&key)
            .into_iter()
            .map(Arc::new)
            .collect();
        let remembered = Remembered {
            lines: Arc::clone(&lines),
            used_in: self.layout,
        };
        self.paragraphs.insert(key, remembered);
        lines
    }

    fn shaped(&mut self, face: Face, word: &str) -> Arc<ShapedWord> {
        if let Some(shaped) = self.words[face as usize].get(word) {
            return Arc::clone(shaped);
        }
        let shaped = Arc::new(self.shaper.shape(face, word));
        self.words[face as usize].insert(word.into(), Arc::clone(&shaped));
        shaped
    }

    /// The width of a space, in the face's units.
    fn space_width(&mut self, face: Face) -> f64 {
        self.shaped(face, " ").width
    }

    /// Byte ranges that stay on one line.
    fn together(&self, text: &str) -> Vec<Range<usize>> {
        self.rules
            .map(|rules| rules.together(text).collect())
            .unwrap_or_default()
    }
}

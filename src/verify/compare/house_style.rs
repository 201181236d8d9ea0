//! The look of our letters.
//!
//! A file that is older than a change of the typeface is called changed, unless the faces of before stay known here.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use crate::typeset::fonts::{Face, Shaper};
use crate::verify::content::{Item, Shape};
use crate::verify::document::PageContent;
use crate::verify::letters::SOFT_HYPHEN;
use crate::verify::outline::{Outline, of_face};
use crate::verify::report::AppearanceChange;

/// The look of our pages, whichever typesetter made them.
pub(super) struct HouseStyle<'a> {
    /// How the agreement's letters are painted, and those of page furniture.
    styles: BTreeSet<LetterStyle>,
    /// The sizes of the agreement's letters, in tenths of a point.
    sizes: BTreeSet<i64>,
    /// How lines are drawn: their colour, and the parameters of the graphics state.
    lines: BTreeSet<(Rc<str>, Rc<str>)>,
    pictures: BTreeSet<&'a str>,
    /// The shapes of drawings, by the operations that make them.
    drawings: BTreeMap<&'a str, Vec<&'a Item>>,
    /// How letters are drawn, by their text: those of the expected pages, and others as they are asked for.
    outlines: RefCell<BTreeMap<String, HashSet<Outline>>>,
    shaper: RefCell<Shaper>,
}

impl<'a> HouseStyle<'a> {
    pub fn new(expected: &'a [PageContent]) -> Self {
        let items = || expected.iter().flat_map(|page| &page.items);
        let letters = items().filter(|item| item.is_glyph());
        let mut style = Self {
            styles: letters.clone().map(style_of).collect(),
            sizes: letters.filter_map(size_of).collect(),
            lines: items().filter_map(line_of).collect(),
            pictures: items().filter_map(picture).collect(),
            drawings: BTreeMap::new(),
            outlines: RefCell::default(),
            shaper: RefCell::new(Shaper::new("")),
        };
        for item in items() {
            if let Some(operations) = drawing(item) {
                style.drawings.entry(operations).or_default().push(item);
            }
            if let Shape::Glyph {
                font, code, text, ..
            } = &item.shape
                && let Some(outline) = font.outline(*code)
            {
                style.add(text, outline);
            }
        }
        style
    }

    fn add(&self, text: &str, outline: Outline) {
        let mut all = self.outlines.borrow_mut();
        all.entry(text.to_owned()).or_default().insert(outline);
    }

    /// Whether a picture stands on an expected page.
    pub fn has_picture(&self, content: &str) -> bool {
        self.pictures.contains(content)
    }

    /// Whether a shape of a drawing stands on an expected page at the same place.
    pub fn has_drawing(&self, item: &Item) -> bool {
        let known = drawing(item).and_then(|operations| self.drawings.get(operations));
        known.is_some_and(|known| known.iter().any(|known| known.is_same(item)))
    }

    /// Whether a line is drawn as ours are.
    pub fn has_line(&self, item: &Item) -> bool {
        line_of(item).is_some_and(|line| self.lines.contains(&line))
    }

    /// Whether a letter of the agreement has a size of ours.
    fn has_size(&self, item: &Item) -> bool {
        size_of(item).is_none_or(|size| {
            let mut near = size - 1..=size + 1;
            near.any(|size| self.sizes.contains(&size))
        })
    }

    /// Returns how the look of a letter differs from ours.
    pub fn appearance_change(&self, item: &Item) -> Option<AppearanceChange> {
        let Shape::Glyph {
            font, code, text, ..
        } = &item.shape
        else {
            return None;
        };
        let is_gap = text.chars().all(|character| character == '_');
        if !self.styles.contains(&style_of(item)) || !(item.style.mode == 0 || is_gap) {
            return Some(AppearanceChange::Hidden);
        }
        if !self.has_size(item) {
            return Some(AppearanceChange::Other);
        }
        let is_known = font
            .outline(*code)
            .is_some_and(|outline| self.is_outline_of(text, outline));
        (!is_known).then_some(AppearanceChange::Font)
    }

    fn is_outline_of(&self, text: &str, found: Outline) -> bool {
        let knows = || {
            let all = self.outlines.borrow();
            all.get(text)
                .is_some_and(|of_text| of_text.contains(&found))
        };
        knows() || {
            self.shape(text);
            knows()
        }
    }

    /// Adds how our faces draw a text that may stand on no expected page: lines may break elsewhere.
    fn shape(&self, text: &str) {
        // A font calls the hyphen of a broken word so.
        let shown = text.replace(SOFT_HYPHEN, "-");
        for face in [Face::Regular, Face::Semibold] {
            let shaped = self.shaper.borrow_mut().shape(face, &shown);
            if let [glyph] = shaped.glyphs.as_slice()
                && let Some(outline) = of_face(glyph.face.program(), glyph.id)
            {
                self.add(text, outline);
            }
        }
    }
}

/// Whether a letter is one of page furniture, and its fill, mode, clip and parameters of the graphics state.
type LetterStyle = (bool, Rc<str>, i64, Rc<str>, Rc<str>);

fn style_of(item: &Item) -> LetterStyle {
    let style = &item.style;
    (
        item.is_furniture(),
        Rc::clone(&style.fill),
        style.mode,
        Rc::clone(&style.clip),
        Rc::clone(&style.graphics),
    )
}

/// Returns the size of a letter of the agreement, in tenths of a point.
fn size_of(item: &Item) -> Option<i64> {
    match &item.shape {
        Shape::Glyph { matrix, .. } if !item.is_furniture() => {
            #[expect(clippy::cast_possible_truncation, reason = "a page is far smaller")]
            let tenths = (matrix[3] * 10.0).round() as i64;
            Some(tenths)
        }
        _ => None,
    }
}

fn line_of(item: &Item) -> Option<(Rc<str>, Rc<str>)> {
    let style = &item.style;
    let line = || (Rc::clone(&style.stroke), Rc::clone(&style.graphics));
    item.is_thin_line().then(line)
}

fn drawing(item: &Item) -> Option<&str> {
    match &item.shape {
        Shape::Path { operations, .. } if !item.style.fill.is_empty() => Some(operations),
        _ => None,
    }
}

fn picture(item: &Item) -> Option<&str> {
    match &item.shape {
        Shape::Picture { content, .. } => Some(content),
        _ => None,
    }
}

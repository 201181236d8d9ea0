//! The words of a file that another typesetter made: all of them, in order, where somebody reads them.
//!
//! Lines and pages may be others. What is drawn is held against what any page of ours looks like: upright
//! letters with the outlines of our typeface, nothing laid over them, hidden, tiny or pale. What is older than
//! a change of the typeface is called changed, unless the faces of before stay known here.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::compare::{Expected, drawn, is_unseen_signature, words_difference};
use super::draw::{Bounds, Item, Shape, are_same};
use super::outline::{Ink, Outline, of_face};
use super::page::{Sheet, Showing};
use super::report::{Difference, DifferenceKind, Look};
use super::words::{
    Letter, SOFT_HYPHEN, area, changes_of_words, expected_letters, found_letters, spot, text,
};
use crate::typeset::fonts::{Face, Shaper, UNITS_PER_EM};

impl Expected<'_> {
    /// Whether the words of the agreement are the same, in order, whatever the lines and pages are, and
    /// nothing is laid over them or hidden: all that can be told of a file that another typesetter made.
    pub fn differences_of_words(&self, found: &Showing) -> Vec<Difference> {
        let mut all = Vec::new();
        let of_text = |letters: Vec<Letter>| -> Vec<Letter> {
            let letters = letters.into_iter();
            letters.filter(|letter| !letter.is_furniture).collect()
        };
        let before = of_text(expected_letters(self.pages));
        let found_all: Vec<Letter> = found
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(page, sheet)| found_letters(sheet, page))
            .collect();
        let after = of_text(found_all.clone());
        for change in changes_of_words(&before, &after) {
            all.push(words_difference(&before, &after, &change));
        }
        self.furniture(&found_all, found.sheets.len(), &mut all);
        let usual = Usual::new(&self.showing.sheets);
        for (number, sheet) in found.sheets.iter().enumerate() {
            self.plain_sheet(number, sheet, &usual, &mut all);
        }
        self.attachments(found, &mut all);
        self.around(found, &mut all);
        for difference in &mut all {
            difference.clause = self.clause(difference.owner);
        }
        all
    }

    /// Page furniture says what it says on some page, whatever its numbers are.
    fn furniture(&self, found: &[Letter], pages: usize, all: &mut Vec<Difference>) {
        let of_page = |letters: &[Letter], page: usize| -> Vec<Letter> {
            let letters = letters.iter();
            let of_page = letters.filter(|letter| letter.page == page && letter.is_furniture);
            of_page.cloned().collect()
        };
        let expected = expected_letters(self.pages);
        let known: BTreeSet<String> = (0..self.pages.pages.len())
            .map(|page| without_numbers(&text(&of_page(&expected, page))))
            .collect();
        for page in 0..pages {
            let letters = of_page(found, page);
            let said = text(&letters);
            if !known.contains(&without_numbers(&said)) {
                all.push(Difference {
                    found: spot(&letters),
                    ..Difference::new(DifferenceKind::Words {
                        expected: String::new(),
                        found: said,
                    })
                });
            }
        }
    }

    /// A page of another typesetter has words that can be read, thin lines, and the same pictures.
    fn plain_sheet(
        &self,
        number: usize,
        sheet: &Sheet,
        usual: &Usual<'_>,
        all: &mut Vec<Difference>,
    ) {
        let mut reader = Reader::new(sheet);
        for item in &sheet.items {
            let look = match &item.shape {
                Shape::Glyph { .. } => usual.look(item).or_else(|| reader.look(item)),
                Shape::Path { .. } if item.is_thin_line() => None,
                Shape::Picture { content, .. } if usual.pictures.contains(content.as_str()) => None,
                _ => Some(Look::Other),
            };
            let look = look.or(item.marks.contains("OC").then_some(Look::Layer));
            let Some(look) = look else { continue };
            let kind = match &item.shape {
                Shape::Glyph { text, .. } => DifferenceKind::Look {
                    words: text.clone(),
                    look,
                },
                _ => drawn(item, true),
            };
            let areas = vec![area(item.bounds, sheet.bounds)];
            all.push(Difference::on_page(kind, number, areas));
        }
        self.plain_frame(number, sheet, all);
        self.plain_annotations(number, sheet, all);
    }

    fn plain_frame(&self, number: usize, sheet: &Sheet, all: &mut Vec<Difference>) {
        let first = self.showing.sheets.first();
        let is_same = first.is_none_or(|first| {
            are_same(&first.bounds, &sheet.bounds) && first.rotation == sheet.rotation
        });
        if !is_same {
            let kind = DifferenceKind::PageFrame;
            all.push(Difference::on_page(kind, number, Vec::new()));
        }
    }

    fn plain_annotations(&self, number: usize, sheet: &Sheet, all: &mut Vec<Difference>) {
        for annotation in &sheet.annotations {
            let known = self.showing.sheets.iter();
            let is_field = known.flat_map(|sheet| &sheet.annotations).any(|known| {
                let is_empty = known.appearance == annotation.appearance;
                let vouched = annotation.field.as_ref();
                let vouched = vouched.and_then(|field| self.vouched.get(field));
                known.field == annotation.field
                    && annotation.is_signature
                    && (is_empty || vouched == Some(&annotation.appearance))
            });
            if !is_field && !is_unseen_signature(annotation) {
                let areas = vec![area(annotation.bounds, sheet.bounds)];
                let kind = DifferenceKind::AnnotationAdded(annotation.subtype.clone());
                all.push(Difference::on_page(kind, number, areas));
            }
        }
    }
}

/// What pages of ours look like, whichever typesetter made them.
struct Usual<'a> {
    /// Fill, mode and clip of letters.
    styles: BTreeSet<(Rc<str>, i64, Rc<str>)>,
    pictures: BTreeSet<&'a str>,
    /// How letters are drawn, by what they stand for: those of the pages as they should be, and others as they are
    /// asked for.
    outlines: RefCell<BTreeMap<String, HashSet<Outline>>>,
    shaper: RefCell<Shaper>,
}

impl<'a> Usual<'a> {
    fn new(expected: &'a [Sheet]) -> Self {
        let items = || expected.iter().flat_map(|sheet| &sheet.items);
        let letters = items().filter(|item| matches!(item.shape, Shape::Glyph { .. }));
        let usual = Self {
            styles: letters.map(style_of).collect(),
            pictures: items().filter_map(picture).collect(),
            outlines: RefCell::default(),
            shaper: RefCell::new(Shaper::new("")),
        };
        for item in items() {
            if let Shape::Glyph {
                font, code, text, ..
            } = &item.shape
                && let Some(outline) = font.outline(*code)
            {
                usual.note(text, outline);
            }
        }
        usual
    }

    fn note(&self, text: &str, outline: Outline) {
        let mut all = self.outlines.borrow_mut();
        all.entry(text.to_owned()).or_default().insert(outline);
    }

    /// What is amiss with how a letter is drawn.
    fn look(&self, item: &Item) -> Option<Look> {
        let Shape::Glyph {
            font, code, text, ..
        } = &item.shape
        else {
            return None;
        };
        let is_gap = text.chars().all(|character| character == '_');
        if !self.styles.contains(&style_of(item)) || !(item.style.mode == 0 || is_gap) {
            return Some(Look::Hidden);
        }
        let is_known = font
            .outline(*code)
            .is_some_and(|outline| self.is_outline_of(text, outline));
        (!is_known).then_some(Look::Font)
    }

    fn is_outline_of(&self, text: &str, found: Outline) -> bool {
        let knows = || {
            let all = self.outlines.borrow();
            all.get(text)
                .is_some_and(|of_text| of_text.contains(&found))
        };
        knows() || {
            self.ask_for(text);
            knows()
        }
    }

    /// Notes how our faces draw a text that may stand on no page of ours: lines may break elsewhere.
    fn ask_for(&self, text: &str) {
        // A font calls the hyphen of a broken word so.
        let shown = text.replace(SOFT_HYPHEN, "-");
        for face in Face::ALL {
            let shaped = self.shaper.borrow_mut().shape(face, &shown);
            if let [glyph] = shaped.glyphs.as_slice()
                && let Some(outline) = of_face(face.program(), glyph.id)
            {
                self.note(text, outline);
            }
        }
    }
}

fn style_of(item: &Item) -> (Rc<str>, i64, Rc<str>) {
    let style = &item.style;
    (Rc::clone(&style.fill), style.mode, Rc::clone(&style.clip))
}

/// Goes over a page's letters as somebody would who reads it.
struct Reader {
    sheet: Bounds,
    /// Where the letter before stood: from the left, up, and its size.
    last: Option<(f64, f64, f64)>,
    /// Where there is ink already, in steps of half a point.
    ink: HashSet<(i32, i32)>,
}

/// Sizes in which words are read, and in which a mark for a machine is set.
const SIZES_PT: std::ops::RangeInclusive<f64> = 6.0..=40.0;
const MARK_SIZES_PT: std::ops::RangeInclusive<f64> = 0.5..=40.0;

impl Reader {
    fn new(sheet: &Sheet) -> Self {
        Self {
            sheet: sheet.bounds,
            last: None,
            ink: HashSet::new(),
        }
    }

    /// What is amiss with where a letter stands: askew, tiny, beside the page, over another one, or before
    /// what is drawn before it.
    fn look(&mut self, item: &Item) -> Option<Look> {
        let Shape::Glyph {
            font, code, matrix, ..
        } = &item.shape
        else {
            return None;
        };
        let Ink::Reaches(left, right) = font.outline(*code)?.ink else {
            return None;
        };
        if item.style.mode != 0 {
            return None; // a line to write on
        }
        let [width, up, aside, size, x, y] = *matrix;
        let is_upright = up.abs().max(aside.abs()) < 0.01 && (width - size).abs() < 0.02 * size;
        let sizes = if item.is_furniture() {
            MARK_SIZES_PT
        } else {
            SIZES_PT
        };
        if !is_upright || !sizes.contains(&size) {
            return Some(Look::Other);
        }
        let [page_left, page_bottom, page_right, page_top] = self.sheet;
        let reach = |units: i16| x + f64::from(units) / UNITS_PER_EM * size;
        let (from, to) = (reach(left), reach(right));
        let is_on_page = from >= page_left && to <= page_right && y >= page_bottom;
        if !is_on_page || y + size > page_top {
            return Some(Look::Hidden);
        }
        if !item.is_furniture() && !self.follows(x, y, size) {
            return Some(Look::Moved);
        }
        // Letters may touch, but not at their hearts.
        let quarter = (to - from) / 4.0;
        let is_free = self.fill([from + quarter, y + 0.1 * size, to - quarter, y + 0.4 * size]);
        (!is_free).then_some(Look::Hidden)
    }

    /// Whether a letter is read after the one that is drawn before it: further right, further down, or in the
    /// next column.
    fn follows(&mut self, x: f64, y: f64, size: f64) -> bool {
        let last = self.last.replace((x, y, size));
        last.is_none_or(|(last_x, last_y, last_size)| {
            let is_same_line = (last_y - y).abs() < 0.3 * last_size;
            if is_same_line {
                x > last_x - 0.3 * size
            } else {
                y < last_y || x > last_x
            }
        })
    }

    /// Fills an area with ink; whether none was there.
    fn fill(&mut self, [left, bottom, right, top]: Bounds) -> bool {
        let columns = steps(left)..=steps(right);
        for row in steps(bottom)..=steps(top) {
            for column in columns.clone() {
                if !self.ink.insert((column, row)) {
                    return false;
                }
            }
        }
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is far smaller")]
fn steps(length_pt: f64) -> i32 {
    (length_pt * 2.0).floor() as i32
}

fn picture(item: &Item) -> Option<&str> {
    match &item.shape {
        Shape::Picture { content, .. } => Some(content),
        _ => None,
    }
}

fn without_numbers(text: &str) -> String {
    let mut shape = String::new();
    for character in text.chars() {
        if !character.is_ascii_digit() {
            shape.push(character);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

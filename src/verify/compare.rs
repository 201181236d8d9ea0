//! Holds what a file shows against what it should show, and says where and how they differ.

use std::collections::{BTreeMap, BTreeSet};

use super::draw::{Item, Shape, are_same};
use super::page::{Annotation, Sheet, Showing};
use super::report::{Area, Difference, DifferenceKind, Drawing, Look, Spot};
use super::words::{
    Change, Letter, area, changes, changes_of_words, expected_letters, found_letters, spot, text,
};
use crate::agreement::{Agreement, Content, plain};
use crate::pdf::read::strict::Fingerprint;
use crate::typeset::{Owner, Pages};

/// The pages as they should be.
pub(super) struct Expected<'a> {
    pub agreement: &'a Agreement,
    pub pages: &'a Pages,
    pub showing: &'a Showing,
    /// What signed fields showed when they were signed, by name.
    pub vouched: &'a BTreeMap<String, Fingerprint>,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind) -> Self {
        Self {
            kind,
            found: None,
            expected: None,
            owner: None,
            clause: String::new(),
            revision: None,
        }
    }

    pub(super) fn on_page(kind: DifferenceKind, page: usize, areas: Vec<Area>) -> Self {
        Self {
            found: Some(Spot { page, areas }),
            ..Self::new(kind)
        }
    }
}

impl Expected<'_> {
    /// Everything that a file shows differently.
    pub fn differences(&self, found: &Showing) -> Vec<Difference> {
        let mut all = self.pages(found);
        self.attachments(found, &mut all);
        self.around(found, &mut all);
        for difference in &mut all {
            if difference.clause.is_empty() {
                difference.clause = self.clause(difference.owner);
            }
        }
        all
    }

    /// The label of a part of the agreement, or of the nearest labelled one before it, behind that of the
    /// heading of the first level that it stands under: numbers begin anew there.
    pub(super) fn clause(&self, owner: Option<Owner>) -> String {
        let Some(Owner::Block(block, _)) = owner else {
            return String::new();
        };
        let mut own = String::new();
        for (number, block) in self
            .agreement
            .blocks
            .iter()
            .enumerate()
            .take(block + 1)
            .rev()
        {
            let is_table = matches!(block.content, Content::Parties(_) | Content::Signatures(_));
            if is_table && Some(number) != owner_block(owner) {
                // What stands behind a table isn't part of it.
                break;
            }
            let (label, is_first_level) = label_of(&block.content);
            if label.is_empty() || !(own.is_empty() || is_first_level) {
                continue;
            }
            if is_first_level {
                return format!("{label} {own}").trim_end().to_owned();
            }
            own = label;
        }
        own
    }

    // -- pages --

    fn pages(&self, found: &Showing) -> Vec<Difference> {
        let expected = &self.showing.sheets;
        let mut all = Vec::new();
        let is_same = |one: usize, other: usize| draw_same(&expected[one], &found.sheets[other]);
        let changes = changes(expected.len(), found.sheets.len(), &is_same);
        let missing: Vec<usize> = changes
            .iter()
            .flat_map(|change| change.before.clone())
            .collect();
        let surplus: Vec<usize> = changes
            .iter()
            .flat_map(|change| change.after.clone())
            .collect();
        let mut paired = pairs_kept(expected.len(), found.sheets.len(), &changes);
        let mut left_over = Vec::new();
        let mut moved = BTreeSet::new();
        for page in surplus {
            // A page that is what it should be, but not where.
            let twin =
                (0..expected.len()).find(|other| is_same(*other, page) && !moved.contains(other));
            match twin {
                Some(twin) if missing.contains(&twin) => {
                    moved.insert(twin);
                    paired.push((twin, page));
                    all.push(Difference::on_page(
                        DifferenceKind::PageMoved,
                        page,
                        Vec::new(),
                    ));
                }
                Some(_) => {
                    all.push(Difference::on_page(
                        DifferenceKind::PageRepeated,
                        page,
                        Vec::new(),
                    ));
                }
                None => left_over.push(page),
            }
        }
        let missing: Vec<usize> = missing
            .into_iter()
            .filter(|page| !moved.contains(page))
            .collect();
        self.other_pages(found, &missing, &left_over, &mut paired, &mut all);
        for (one, other) in paired {
            self.frame(one, other, &found.sheets[other], &mut all);
        }
        all.sort_by_key(|difference| {
            let spot = difference.found.as_ref().or(difference.expected.as_ref());
            spot.map(|spot| spot.page)
        });
        all
    }

    /// Pages that draw something else than any page should.
    fn other_pages(
        &self,
        found: &Showing,
        missing: &[usize],
        left_over: &[usize],
        paired: &mut Vec<(usize, usize)>,
        all: &mut Vec<Difference>,
    ) {
        if left_over.is_empty() || missing.is_empty() {
            for page in left_over {
                all.push(Difference::on_page(
                    DifferenceKind::PageAdded,
                    *page,
                    Vec::new(),
                ));
            }
            for page in missing {
                let spot = Spot {
                    page: *page,
                    areas: Vec::new(),
                };
                all.push(Difference {
                    expected: Some(spot),
                    ..Difference::new(DifferenceKind::PageMissing)
                });
            }
            return;
        }
        let expected = expected_letters(self.pages);
        let of_pages = |letters: Vec<Letter>, furniture: bool| -> Vec<Letter> {
            let letters = letters.into_iter();
            letters
                .filter(|letter| letter.is_furniture == furniture)
                .collect()
        };
        let expected: Vec<Letter> = expected
            .into_iter()
            .filter(|letter| missing.contains(&letter.page))
            .collect();
        let found_all: Vec<Letter> = left_over
            .iter()
            .flat_map(|page| found_letters(&found.sheets[*page], *page))
            .collect();
        let mut has_other_words = false;
        for furniture in [false, true] {
            let before = of_pages(expected.clone(), furniture);
            let after = of_pages(found_all.clone(), furniture);
            for change in changes_of_words(&before, &after) {
                has_other_words = true;
                all.push(words_difference(&before, &after, &change));
            }
        }
        let before = all.len();
        for (one, other) in missing.iter().zip(left_over) {
            paired.push((*one, *other));
            let is_alone = missing.len() == left_over.len();
            let same_words = |one: &Sheet, other: &Sheet| {
                let (one, other) = (found_letters(one, 0), found_letters(other, 0));
                one.len() == other.len()
                    && one
                        .iter()
                        .zip(&other)
                        .all(|(a, b)| a.character == b.character)
            };
            let (sheet, shown) = (&self.showing.sheets[*one], &found.sheets[*other]);
            if is_alone && (!has_other_words || same_words(sheet, shown)) {
                self.items(*one, sheet, *other, shown, all);
            }
        }
        // Other words need other glyphs, so every font is another one: that is no news then.
        let mut number = 0;
        all.retain(|difference| {
            number += 1;
            let is_font = matches!(
                difference.kind,
                DifferenceKind::Look {
                    look: Look::Font,
                    ..
                }
            );
            !(has_other_words && is_font && number > before)
        });
    }

    /// The same words on a page, but something else about what is drawn.
    fn items(
        &self,
        page: usize,
        expected: &Sheet,
        number: usize,
        found: &Sheet,
        all: &mut Vec<Difference>,
    ) {
        let is_same = |one: usize, other: usize| expected.items[one].is_same(&found.items[other]);
        let changes = changes(expected.items.len(), found.items.len(), &is_same);
        let letters: Vec<Letter> = expected_letters(self.pages)
            .into_iter()
            .filter(|letter| letter.page == page)
            .collect();
        for change in changes {
            let old = &expected.items[change.before];
            let new = &found.items[change.after];
            let bounds = found.bounds;
            looks(old, new, number, bounds, all);
            let glyphs = |items: &[Item]| {
                let items = items.iter();
                items
                    .filter(|item| matches!(item.shape, Shape::Glyph { .. }))
                    .count()
            };
            let others = |items: &[Item]| -> Vec<Item> {
                let items = items.iter();
                let items = items.filter(|item| !matches!(item.shape, Shape::Glyph { .. }));
                items.cloned().collect()
            };
            if glyphs(old) != glyphs(new) {
                // A hyphen or a space more or less, or glyphs that were torn apart.
                let of = new
                    .iter()
                    .chain(old)
                    .find(|item| matches!(item.shape, Shape::Glyph { .. }));
                let areas = of.map(|item| area(item.bounds, bounds));
                let words = of.map_or(String::new(), |item| match &item.shape {
                    Shape::Glyph { text, .. } => text.replace('\u{AD}', "-"),
                    _ => String::new(),
                });
                let kind = DifferenceKind::Look {
                    words,
                    look: Look::Other,
                };
                let areas = areas.into_iter().collect();
                all.push(Difference::on_page(kind, number, areas));
            }
            for item in others(new) {
                let areas = vec![area(item.bounds, bounds)];
                all.push(Difference::on_page(drawn(&item, true), number, areas));
            }
            for item in others(old) {
                let mut difference = Difference::new(drawn(&item, false));
                difference.expected = Some(Spot {
                    page,
                    areas: vec![area(item.bounds, expected.bounds)],
                });
                all.push(difference);
            }
        }
        // More are not listed.
        for difference in all.iter_mut().take(super::MAX_DIFFERENCES) {
            owner_of(difference, page, number, &letters);
        }
    }

    /// How the page lies, and what lies on it.
    fn frame(&self, page: usize, number: usize, found: &Sheet, all: &mut Vec<Difference>) {
        let expected = &self.showing.sheets[page];
        let is_same_frame = are_same(&expected.bounds, &found.bounds)
            && expected.rotation == found.rotation
            && are_same(&[expected.unit], &[found.unit]);
        if !is_same_frame {
            all.push(Difference::on_page(
                DifferenceKind::PageFrame,
                number,
                Vec::new(),
            ));
        }
        for (name, value) in &found.others {
            if expected.others.get(name) != Some(value) {
                let kind = DifferenceKind::PageExtra(name.clone());
                all.push(Difference::on_page(kind, number, Vec::new()));
            }
        }
        self.annotations(expected, number, found, all);
    }

    fn annotations(
        &self,
        expected: &Sheet,
        number: usize,
        found: &Sheet,
        all: &mut Vec<Difference>,
    ) {
        let mut left: Vec<&Annotation> = found.annotations.iter().collect();
        for field in &expected.annotations {
            let place = left.iter().position(|other| other.field == field.field);
            let name = field.field.clone().unwrap_or_default();
            let areas = vec![area(field.bounds, expected.bounds)];
            let kind = match place.map(|place| left.remove(place)) {
                None => DifferenceKind::FieldMissing(name),
                Some(other) if !self.is_field_kept(field, other) => {
                    DifferenceKind::FieldChanged(name)
                }
                Some(_) => continue,
            };
            all.push(Difference::on_page(kind, number, areas));
        }
        let mut letters = Vec::new();
        for other in left.into_iter().filter(|other| !is_unseen_signature(other)) {
            if letters.is_empty() {
                letters = expected_letters(self.pages);
            }
            let areas = vec![area(other.bounds, found.bounds)];
            let kind = DifferenceKind::AnnotationAdded(other.subtype.clone());
            let mut difference = Difference::on_page(kind, number, areas);
            owner_of(&mut difference, number, number, &letters);
            all.push(difference);
        }
    }

    /// Whether a field is where it should be, and shows nothing but what its signature covers.
    fn is_field_kept(&self, expected: &Annotation, found: &Annotation) -> bool {
        let is_same_place = are_same(&expected.bounds, &found.bounds);
        let is_empty = expected.appearance == found.appearance;
        let vouched = found
            .field
            .as_ref()
            .and_then(|field| self.vouched.get(field));
        let is_vouched = found.is_signed && vouched == Some(&found.appearance);
        is_same_place
            && found.subtype == expected.subtype
            && found.purpose == expected.purpose
            && found.is_signature
            && (is_empty || is_vouched)
            && found.flags & !HARMLESS_FLAGS == 0
            && found.others == expected.others
    }

    // -- around the pages --

    pub(super) fn attachments(&self, found: &Showing, all: &mut Vec<Difference>) {
        for (name, contents) in &self.showing.attachments {
            let kind = match found.attachments.get(name) {
                None => DifferenceKind::AttachmentMissing(name.clone()),
                Some(other) if other != contents => DifferenceKind::AttachmentChanged(name.clone()),
                Some(_) => continue,
            };
            all.push(Difference::new(kind));
        }
        for name in found.attachments.keys() {
            if !self.showing.attachments.contains_key(name) {
                all.push(Difference::new(DifferenceKind::AttachmentAdded(
                    name.clone(),
                )));
            }
        }
    }

    pub(super) fn around(&self, found: &Showing, all: &mut Vec<Difference>) {
        for (name, value) in &found.around {
            if self.showing.around.get(name) != Some(value) {
                all.push(Difference::new(DifferenceKind::Around(name.clone())));
            }
        }
        for said in found.said.difference(&self.showing.said) {
            all.push(Difference::new(DifferenceKind::Said(said.clone())));
        }
        // Where pages are missing or moved, bookmarks lead elsewhere: that is told already.
        let is_page = |difference: &Difference| {
            use DifferenceKind as Kind;
            let kind = &difference.kind;
            matches!(
                kind,
                Kind::PageMissing | Kind::PageAdded | Kind::PageMoved | Kind::PageRepeated
            )
        };
        let has_pages = all.iter().any(is_page) || found.sheets.len() != self.showing.sheets.len();
        for bookmark in &found.bookmarks {
            let is_known = self.showing.bookmarks.iter().any(|known| {
                let is_same_title =
                    (known.depth, &known.title) == (bookmark.depth, &bookmark.title);
                let is_same_page = known.page == bookmark.page;
                is_same_title && (is_same_page || has_pages)
            });
            if !is_known {
                let title = bookmark.title.clone();
                all.push(Difference::new(DifferenceKind::Bookmark(title)));
            }
        }
        for field in &found.fields {
            let is_known = self
                .showing
                .fields
                .iter()
                .any(|known| known.name == field.name);
            if !is_known && !field.is_signature {
                let kind = DifferenceKind::AnnotationAdded(field.name.clone());
                all.push(Difference::new(kind));
            }
        }
    }
}

fn owner_block(owner: Option<Owner>) -> Option<usize> {
    match owner {
        Some(Owner::Block(block, _)) => Some(block),
        _ => None,
    }
}

/// What a block is called, and whether nothing is above it.
fn label_of(content: &Content) -> (String, bool) {
    match content {
        Content::Heading { label, level, .. } => (plain(label).trim().to_owned(), *level == 1),
        Content::Clause { label, .. } => (plain(label).trim().to_owned(), false),
        Content::Parties(table) => (plain(&table.heading), true),
        Content::Signatures(signatures) => (plain(&signatures.heading), true),
        Content::Title(_) | Content::Paragraph(_) | Content::List(_) => (String::new(), false),
    }
}

fn draw_same(expected: &Sheet, found: &Sheet) -> bool {
    let mut pairs = expected.items.iter().zip(&found.items);
    expected.items.len() == found.items.len() && pairs.all(|(one, other)| one.is_same(other))
}

/// The pages that are the same, by their numbers.
fn pairs_kept(expected: usize, found: usize, changes: &[Change]) -> Vec<(usize, usize)> {
    let is_in = |page: usize, of: &dyn Fn(&Change) -> std::ops::Range<usize>| {
        changes.iter().any(|change| of(change).contains(&page))
    };
    let old = (0..expected).filter(|page| !is_in(*page, &|change| change.before.clone()));
    let new = (0..found).filter(|page| !is_in(*page, &|change| change.after.clone()));
    old.zip(new).collect()
}

pub(super) fn words_difference(before: &[Letter], after: &[Letter], change: &Change) -> Difference {
    let old = &before[change.before.clone()];
    let new = &after[change.after.clone()];
    // Where words were added, the ones before them tell the clause.
    let owner = old
        .first()
        .or_else(|| before.get(change.before.start.saturating_sub(1)))
        .and_then(|letter| letter.owner);
    let near = after.get(change.after.start).or(after.last());
    let found = spot(new).or_else(|| {
        near.map(|letter| Spot {
            page: letter.page,
            areas: Vec::new(),
        })
    });
    Difference {
        found,
        expected: spot(old),
        owner,
        ..Difference::new(DifferenceKind::Words {
            expected: text(old),
            found: text(new),
        })
    }
}

/// Where glyphs stand for the same words, how they look different.
fn looks(old: &[Item], new: &[Item], page: usize, bounds: [f64; 4], all: &mut Vec<Difference>) {
    let glyph = |item: &&Item| matches!(item.shape, Shape::Glyph { .. });
    let mut last: Option<(Look, String, Vec<Area>)> = None;
    for (one, other) in old.iter().filter(glyph).zip(new.iter().filter(glyph)) {
        let (Shape::Glyph { text, .. }, look) = (&other.shape, look(one, other)) else {
            continue;
        };
        let place = area(other.bounds, bounds);
        match &mut last {
            Some((of, words, areas)) if *of == look => {
                let is_same_line = areas
                    .last()
                    .is_some_and(|line| (line.y_pt - place.y_pt).abs() < 1.0);
                let is_apart = areas
                    .last()
                    .is_some_and(|line| place.x_pt - line.x_pt - line.width_pt > 1.0);
                if (!is_same_line || is_apart) && !words.ends_with(['\u{AD}', ' ']) {
                    words.push(' ');
                }
                words.push_str(text);
                match areas.last_mut() {
                    Some(line) if (line.y_pt - place.y_pt).abs() < 1.0 => {
                        let right = (line.x_pt + line.width_pt).max(place.x_pt + place.width_pt);
                        line.x_pt = line.x_pt.min(place.x_pt);
                        line.width_pt = right - line.x_pt;
                    }
                    _ => areas.push(place),
                }
            }
            _ => {
                push_look(last.take(), page, all);
                last = Some((look, text.clone(), vec![place]));
            }
        }
    }
    push_look(last, page, all);
}

fn push_look(look: Option<(Look, String, Vec<Area>)>, page: usize, all: &mut Vec<Difference>) {
    if let Some((look, words, areas)) = look {
        let words = words.replace('\u{AD}', "").trim().to_owned();
        all.push(Difference::on_page(
            DifferenceKind::Look { words, look },
            page,
            areas,
        ));
    }
}

fn look(expected: &Item, found: &Item) -> Look {
    let (old, new) = (&expected.style, &found.style);
    let (
        Shape::Glyph { font, matrix, .. },
        Shape::Glyph {
            font: other_font,
            matrix: other_matrix,
            ..
        },
    ) = (&expected.shape, &found.shape)
    else {
        return Look::Other;
    };
    if found.marks != expected.marks && found.marks.contains("OC") {
        Look::Layer
    } else if old.mode != new.mode || old.clip != new.clip {
        Look::Hidden
    } else if font.fingerprint != other_font.fingerprint {
        Look::Font
    } else if !are_same(matrix, other_matrix) {
        Look::Moved
    } else if old.fill != new.fill || old.stroke != new.stroke {
        Look::Color
    } else {
        Look::Other
    }
}

pub(super) fn drawn(item: &Item, is_added: bool) -> DifferenceKind {
    let drawing = match &item.shape {
        Shape::Path { .. } => Drawing::Shape,
        Shape::Picture { .. } => Drawing::Picture,
        Shape::Said(said) => return DifferenceKind::Said(said.clone()),
        Shape::Glyph { .. } | Shape::Unknown => Drawing::Unknown,
    };
    if is_added {
        DifferenceKind::Drawn(drawing)
    } else {
        DifferenceKind::NotDrawn(drawing)
    }
}

/// The part of the agreement that a difference lies on, if it is known where that is.
fn owner_of(
    difference: &mut Difference,
    expected_page: usize,
    found_page: usize,
    letters: &[Letter],
) {
    if difference.owner.is_some() {
        return;
    }
    let spot = match (&difference.found, &difference.expected) {
        (Some(spot), _) if spot.page == found_page => spot,
        (None, Some(spot)) if spot.page == expected_page => spot,
        _ => return,
    };
    let touches = |letter: &&Letter| {
        letter.page == expected_page && spot.areas.iter().any(|area| overlap(area, &letter.area))
    };
    difference.owner = letters.iter().find(touches).and_then(|letter| letter.owner);
}

fn overlap(one: &Area, other: &Area) -> bool {
    let apart =
        |a: f64, a_length: f64, b: f64, b_length: f64| a + a_length <= b || b + b_length <= a;
    !apart(one.x_pt, one.width_pt, other.x_pt, other.width_pt)
        && !apart(one.y_pt, one.height_pt, other.y_pt, other.height_pt)
}

/// Printed, read-only and locked are no changes to be seen (ISO 32000-1, table 165).
const HARMLESS_FLAGS: i64 = 4 | 64 | 128 | 512;

/// Whether an annotation is a signature that has no place on the page.
pub(super) fn is_unseen_signature(annotation: &Annotation) -> bool {
    const HIDDEN: i64 = 2;
    let [left, bottom, right, top] = annotation.bounds;
    let is_empty = right - left < 0.01 || top - bottom < 0.01;
    annotation.is_signature
        && annotation.others.is_empty()
        && (is_empty || annotation.flags & HIDDEN != 0)
}

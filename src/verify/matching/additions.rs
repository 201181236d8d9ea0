//! The proof that a document shows everything that is expected, with something beside it: what signing services
//! do, who write a line at the head of each page, draw a signature, or append a page.

use super::frame::{is_same_beside_pages, is_same_frame, match_annotations};
use crate::verify::compare::{Expected, is_field_in_place, is_field_kept};
use crate::verify::content::{Bounds, Item, Shape, enclosing};
use crate::verify::document::{PageContent, RenderedDocument};
use crate::verify::letters::{area, union};
use crate::verify::report::{Addition, AdditionKind, AdditionPlace, Area};

/// The clear space around everything that is expected.
const CLEARANCE_PT: f64 = 1.0;
/// How far an addition to a signature may reach over the edge of its box.
const BOX_MARGIN_PT: f64 = 3.0;
/// How much wider than its own a line of added text may become in the font that a viewer takes for one that isn't
/// in the file.
const STAND_IN_WIDTH: f64 = 0.15;
/// Glyphs that stand farther apart belong to two lines.
const LINE_GAP_PT: f64 = 40.0;
/// More additions than these are no signing service's.
const MAX_ADDED_ITEMS: usize = 20_000;
/// A piece of text that is listed is no longer than this.
const MAX_TEXT_CHARACTERS: usize = 300;

/// The proof that every expected thing was found on its page, in order, and that everything else keeps clear of
/// it. Only [`match_with_additions`] makes it.
#[derive(Debug)]
pub(in crate::verify) struct MatchWithAdditions {
    additions: Vec<Addition>,
    /// Where each addition may be drawn, by page.
    reach: Vec<(usize, Area)>,
    appended_pages: usize,
}

impl MatchWithAdditions {
    /// What was added, page by page.
    pub fn additions(&self) -> &[Addition] {
        &self.additions
    }

    /// The areas of a page in which additions may be drawn; nothing that is expected stands there.
    pub fn reach(&self, page: usize) -> impl Iterator<Item = Area> {
        let areas = self.reach.iter();
        areas.filter_map(move |(of, area)| (*of == page).then_some(*area))
    }

    /// The number of pages after the expected ones.
    pub fn appended_pages(&self) -> usize {
        self.appended_pages
    }
}

/// Matches a document with the expected one, with additions beside what is expected.
pub(in crate::verify) fn match_with_additions(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Option<MatchWithAdditions> {
    let pages = &expected.document.pages;
    if pages.is_empty() || found.pages.len() < pages.len() {
        return None;
    }
    if !is_same_beside_pages(expected.document, found) {
        return None;
    }
    let mut additions = Vec::new();
    let mut reach = Vec::new();
    let mut count = 0;
    for (number, (page, other)) in pages.iter().zip(&found.pages).enumerate() {
        let boxes = signature_boxes(expected, number, page.bounds);
        let items = left_over(page, other)?;
        count += items.len();
        let column = column(page);
        let is_clear = items
            .iter()
            .all(|item| is_clear(item, page, column, &boxes));
        if !is_clear || count > MAX_ADDED_ITEMS || !is_same_frame(page, other) {
            return None;
        }
        let of_page: Vec<Addition> = grouped(&items, number, other.bounds, &boxes)
            .into_iter()
            .chain(signatures(expected, number, page, other)?)
            .collect();
        for addition in &of_page {
            let areas = reach_of(addition, page, column)?;
            reach.extend(areas.into_iter().map(|area| (number, area)));
        }
        additions.extend(of_page);
    }
    let appended = pages.len()..found.pages.len();
    let appended_pages = appended.len();
    additions.extend(appended.map(|page| Addition {
        kind: AdditionKind::Page,
        place: AdditionPlace::End,
        page,
        areas: Vec::new(),
    }));
    Some(MatchWithAdditions {
        additions,
        reach,
        appended_pages,
    })
}

/// A box to sign in, in the page's own units, and whose it is.
struct SigningBox {
    bounds: Bounds,
    signatory: String,
}

fn signature_boxes(expected: &Expected<'_>, page: usize, bounds: Bounds) -> Vec<SigningBox> {
    let page = expected.pages.pages.get(page);
    let boxes = page.into_iter().flat_map(|page| &page.signature_boxes);
    boxes
        .map(|field| {
            let (left, top) = (bounds[0] + field.x_pt, bounds[3] - field.y_pt);
            SigningBox {
                bounds: [left, top - field.height_pt, left + field.width_pt, top],
                signatory: field.name.clone(),
            }
        })
        .collect()
}

/// Pairs every expected item of a page with one of the file, in order, and returns what is left over; nothing if
/// an expected one is missing.
fn left_over<'f>(page: &PageContent, found: &'f PageContent) -> Option<Vec<&'f Item>> {
    let mut expected = page.items.iter().peekable();
    let mut left = Vec::new();
    for item in &found.items {
        match expected.peek() {
            Some(next) if next.is_same(item) => {
                expected.next();
            }
            _ => left.push(item),
        }
    }
    expected.next().is_none().then_some(left)
}

/// The area in which the words of a page stand.
fn column(page: &PageContent) -> Bounds {
    let words = page.items.iter().filter(|item| !item.is_furniture());
    enclosing(words.map(|item| item.bounds))
}

/// Whether an item is understood, can be seen, and keeps clear of everything that is expected.
fn is_clear(item: &Item, page: &PageContent, column: Bounds, boxes: &[SigningBox]) -> bool {
    let [left, bottom, right, top] = item.bounds;
    let is_understood = match &item.shape {
        Shape::Glyph { font, .. } => item.style.mode == 0 && !font.is_ambiguous(),
        Shape::Path { .. } => right > left || top > bottom,
        // What has no bounds of its own, such as a gradient, may reach anywhere.
        Shape::Picture { .. } => right > left && top > bottom,
        Shape::AlternateText(_) | Shape::Unknown => false,
    };
    let is_plain = !item.marks.contains("OC") && item.bounds.iter().all(|side| side.is_finite());
    let around = grown(item.bounds, CLEARANCE_PT);
    let in_box = boxes
        .iter()
        .any(|field| is_inside(item.bounds, grown(field.bounds, BOX_MARGIN_PT)));
    let touches_words = page
        .items
        .iter()
        .filter(|expected| expected.is_glyph() || !in_box)
        .any(|expected| overlap(around, expected.bounds));
    is_understood && is_plain && !touches_words && (in_box || !overlap(around, column))
}

/// Returns where an addition may be drawn: a line of text as wide as the widest font makes it. Nothing if something
/// that is expected stands there.
fn reach_of(addition: &Addition, page: &PageContent, column: Bounds) -> Option<Vec<Area>> {
    if !matches!(addition.kind, AdditionKind::Text(_)) {
        return Some(addition.areas.clone());
    }
    let in_box = matches!(addition.place, AdditionPlace::SignatureLine(_));
    let reach = addition.areas.iter().map(|own| Area {
        width_pt: own.width_pt * (1.0 + STAND_IN_WIDTH),
        ..*own
    });
    let reach: Vec<Area> = reach.collect();
    let is_clear = reach.iter().all(|area| {
        let (left, top) = (page.bounds[0] + area.x_pt, page.bounds[3] - area.y_pt);
        let own = [left, top - area.height_pt, left + area.width_pt, top];
        let mut words = page.items.iter().filter(|item| item.is_glyph());
        (in_box || !overlap(own, column)) && words.all(|item| !overlap(own, item.bounds))
    });
    is_clear.then_some(reach)
}

fn grown([left, bottom, right, top]: Bounds, by_pt: f64) -> Bounds {
    [left - by_pt, bottom - by_pt, right + by_pt, top + by_pt]
}

fn is_inside(one: Bounds, other: Bounds) -> bool {
    one[0] >= other[0] && one[1] >= other[1] && one[2] <= other[2] && one[3] <= other[3]
}

fn overlap(one: Bounds, other: Bounds) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// The appearances of fields that no unbroken signature covers: they stand on the lines to sign on.
fn signatures(
    expected: &Expected<'_>,
    number: usize,
    page: &PageContent,
    found: &PageContent,
) -> Option<Vec<Addition>> {
    let mut additions = Vec::new();
    let is_matched = match_annotations(page, found, |field, other| {
        if is_field_kept(expected, field, other) {
            return true;
        }
        additions.push(Addition {
            kind: AdditionKind::Signature,
            place: AdditionPlace::SignatureLine(field.purpose.clone()),
            page: number,
            areas: vec![area(field.bounds, page.bounds)],
        });
        is_field_in_place(field, other)
    });
    is_matched.then_some(additions)
}

/// Puts together what is one thing to somebody who looks: the glyphs of a line, drawings that touch.
fn grouped(items: &[&Item], page: usize, bounds: Bounds, boxes: &[SigningBox]) -> Vec<Addition> {
    let mut additions: Vec<Addition> = Vec::new();
    for item in items {
        let place = place_of(item.bounds, bounds, boxes);
        let own = area(item.bounds, bounds);
        let kind = match &item.shape {
            Shape::Glyph { text, .. } => AdditionKind::Text(text.clone()),
            Shape::Picture { .. } => AdditionKind::Picture,
            _ => AdditionKind::Shape,
        };
        let last = additions.last_mut().filter(|last| last.place == place);
        match last {
            Some(Addition {
                kind: AdditionKind::Text(text),
                areas,
                ..
            }) if matches!(kind, AdditionKind::Text(_))
                && areas.last().is_some_and(|line| is_next_in_line(line, &own)) =>
            {
                if let (AdditionKind::Text(more), Some(line)) = (kind, areas.last_mut()) {
                    if own.x_pt - (line.x_pt + line.width_pt) > 0.2 * own.height_pt {
                        text.push(' ');
                    }
                    if text.chars().count() < MAX_TEXT_CHARACTERS {
                        text.push_str(&more);
                    }
                    *line = union(*line, own);
                }
            }
            Some(last) if last.kind == kind && !matches!(kind, AdditionKind::Text(_)) => {
                last.areas.push(own);
            }
            _ => additions.push(Addition {
                kind,
                place,
                page,
                areas: vec![own],
            }),
        }
    }
    additions.retain(
        |addition| !matches!(&addition.kind, AdditionKind::Text(text) if text.trim().is_empty()),
    );
    additions
}

fn is_next_in_line(line: &Area, own: &Area) -> bool {
    let is_same_line = (line.y_pt - own.y_pt).abs() < 0.5 * own.height_pt.max(1.0);
    is_same_line && (own.x_pt - line.x_pt - line.width_pt).abs() < LINE_GAP_PT
}

fn place_of(item: Bounds, page: Bounds, boxes: &[SigningBox]) -> AdditionPlace {
    let own = boxes
        .iter()
        .find(|field| is_inside(item, grown(field.bounds, BOX_MARGIN_PT)));
    if let Some(own) = own {
        return AdditionPlace::SignatureLine(own.signatory.clone());
    }
    let height = page[3] - page[1];
    if item[1] > page[3] - height / 6.0 {
        AdditionPlace::Head
    } else if item[3] < page[1] + height / 6.0 {
        AdditionPlace::Foot
    } else {
        AdditionPlace::Beside
    }
}

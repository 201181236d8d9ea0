//! Other words on pages, and the same words that look different.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::anchors::{Anchors, anchors};
use super::appearance::appearance_change;
use super::clauses::overlap;
use super::expected::Expected;
use crate::diff::Change;
use crate::typeset::Owner;
use crate::verify::content::{Item, Shape};
use crate::verify::document::{PageContent, RenderedDocument};
use crate::verify::letters::{
    Letter, changes_of_words, expected_letters, found_letters, location, text, union,
};
use crate::verify::report::{AppearanceChange, Difference, DifferenceKind, Location};

/// Pages that are held against one another.
pub(super) struct PageRuns<'p> {
    /// Expected pages that draw what no page of the file draws.
    pub missing: &'p [usize],
    /// Pages of the file that draw what no page should.
    pub surplus: &'p [usize],
    /// Which expected page stands for which page of the file.
    pub pairs: &'p [(usize, usize)],
}

/// Returns other words on the pages, those of the agreement first and then those of the page furniture; the same
/// words that look different; and words that only programs read differently.
pub(super) fn word_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    runs: &PageRuns<'_>,
) -> Vec<Difference> {
    let pages = AlignedPages::new(expected, found, runs);
    let mut differences = Vec::new();
    let mut looks = Vec::new();
    for is_furniture in [false, true] {
        let of_kind = |letters: &[Letter]| -> Vec<Letter> {
            let letters = letters.iter().cloned();
            letters
                .filter(|letter| letter.is_furniture == is_furniture)
                .collect()
        };
        let (before, after) = (of_kind(&pages.before), of_kind(&pages.after));
        let changes = changes_of_words(&before, &after);
        let words = changes.iter().map(|change| {
            let mut difference = word_difference(&before, &after, change);
            if change.before.is_empty() && !pages.is_in_column(&after[change.after.clone()]) {
                difference.owner = None;
            }
            difference
        });
        differences.extend(words);
        let is_moved_by_others = !changes.is_empty();
        let kept = kept(&changes, before.len());
        looks.extend(pages.looks(&before, &after, &kept, is_moved_by_others));
    }
    differences.extend(pages.text_layer_difference());
    differences.extend(gathered(looks));
    differences
}

/// The letters of the pages, those that stand where they should tied to one another.
struct AlignedPages<'p> {
    expected: &'p [PageContent],
    found: &'p [PageContent],
    before: Vec<Letter>,
    after: Vec<Letter>,
    /// The glyphs that programs read differently, by page and number, with what they should read.
    misread: BTreeMap<(usize, usize), String>,
}

impl<'p> AlignedPages<'p> {
    fn new(expected: &'p Expected<'_>, found: &'p RenderedDocument, runs: &PageRuns<'_>) -> Self {
        let (before_pages, after_pages) = (&expected.document.pages, &found.pages);
        let mut misread = BTreeMap::new();
        let mut expected_anchors: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut found_anchors: BTreeMap<usize, (usize, Anchors)> = BTreeMap::new();
        for &(one, other) in runs.pairs {
            let (page, found_page) = (&before_pages[one], &after_pages[other]);
            let anchors = anchors(page, found_page);
            for (&found_item, &expected_item) in &anchors {
                expected_anchors.insert((one, expected_item));
                let text = glyph_text(&page.items[expected_item]);
                if text != glyph_text(&found_page.items[found_item]) {
                    misread.insert((other, found_item), text.to_owned());
                }
            }
            found_anchors.insert(other, (one, anchors));
        }
        let owners = expected_letters(expected.pages);
        let before = runs.missing.iter().flat_map(|&page| {
            let mut letters = found_letters(&before_pages[page], page);
            name_owners(&mut letters, &owners);
            tie(&mut letters, |letter| {
                let own = (page, letter.item);
                expected_anchors.contains(&own).then_some(own)
            });
            letters
        });
        let after = runs.surplus.iter().flat_map(|&page| {
            let mut letters = letters_as_drawn(&after_pages[page], page, &misread);
            if let Some((one, anchors)) = found_anchors.get(&page) {
                tie(&mut letters, |letter| {
                    anchors.get(&letter.item).map(|item| (*one, *item))
                });
            }
            letters
        });
        Self {
            expected: before_pages,
            found: after_pages,
            before: before.collect(),
            after: after.collect(),
            misread,
        }
    }

    /// Whether added letters stand among those of the agreement, and not at the head, the foot or the side of a page.
    fn is_in_column(&self, letters: &[Letter]) -> bool {
        let Some(own) = location(letters) else {
            return false;
        };
        let words = self.before.iter().filter(|letter| !letter.is_furniture);
        let column = words.map(|letter| letter.area).reduce(union);
        column.is_some_and(|column| own.areas.iter().any(|area| overlap(area, &column)))
    }

    /// Returns how words that are the same look different, a run of letters at a time.
    fn looks(
        &self,
        before: &[Letter],
        after: &[Letter],
        kept: &[(usize, usize)],
        is_moved_by_others: bool,
    ) -> Vec<Look> {
        let mut runs: Vec<(AppearanceChange, usize, Range<usize>)> = Vec::new();
        for &(one, other) in kept {
            let (old, new) = (&before[one], &after[other]);
            let item = &self.expected[old.page].items[old.item];
            let found = &self.found[new.page].items[new.item];
            let change = appearance_change(item, found);
            let change =
                change.filter(|change| *change != AppearanceChange::Moved || !is_moved_by_others);
            let Some(change) = change else { continue };
            match runs.last_mut() {
                Some((last, _, range)) if *last == change && range.end == other => {
                    range.end = other + 1;
                }
                _ => runs.push((change, one, other..other + 1)),
            }
        }
        let looks = runs.into_iter().map(|(change, one, range)| Look {
            change,
            owner: before[one].owner,
            words: text(&after[range.clone()]),
            location: location(&after[range]),
        });
        looks.collect()
    }

    /// Returns the first word that looks right and is read differently by programs: one difference, however many
    /// there are.
    fn text_layer_difference(&self) -> Option<Difference> {
        let is_misread = |letter: &Letter| self.misread.contains_key(&(letter.page, letter.item));
        let first = self.after.iter().position(is_misread)?;
        let start = (0..=first).rev().find(|at| self.after[*at].starts);
        let start = start.unwrap_or(first);
        let rest = self.after.iter().skip(first + 1);
        let length = rest.take_while(|letter| !letter.starts).count();
        let word = &self.after[start..=first + length];
        let mut items: Vec<(usize, usize)> = word
            .iter()
            .map(|letter| (letter.page, letter.item))
            .collect();
        items.dedup();
        let read = items.into_iter();
        let read = read.map(|(page, item)| glyph_text(&self.found[page].items[item]));
        let kind = DifferenceKind::TextLayer {
            expected: text(word),
            found: read.collect(),
        };
        Some(Difference {
            found: location(word),
            ..Difference::new(kind)
        })
    }
}

/// Words that look different.
struct Look {
    change: AppearanceChange,
    owner: Option<Owner>,
    words: String,
    location: Option<Location>,
}

impl Look {
    fn difference(self) -> Difference {
        Difference {
            found: self.location,
            owner: self.owner,
            ..Difference::new(DifferenceKind::Appearance {
                words: self.words,
                change: self.change,
            })
        }
    }
}

/// More places of a page that look different in the same way are one difference.
const MAX_PLACES: usize = 3;

/// Returns differences, one for all the places of a page where there are many of a kind: one letter that looks
/// different does so wherever it stands.
fn gathered(looks: Vec<Look>) -> Vec<Difference> {
    let page_of = |look: &Look| look.location.as_ref().map(|location| location.page);
    let mut groups: Vec<Vec<Look>> = Vec::new();
    for look in looks {
        let own = (look.change, page_of(&look));

        let group = groups.iter_mut().find(|group| {
            let first = group.first();
            first.is_some_and(|first| (first.change, page_of(first)) == own)
        });
        match group {
            Some(group) => group.push(look),
            None => groups.push(vec![look]),
        }
    }
    let mut differences = Vec::new();
    for group in groups {
        // A whole page is one difference, with its furniture.
        let is_furniture = |look: &Look| look.owner == Some(Owner::Furniture);
        let is_whole_page = group.iter().any(is_furniture) && !group.iter().all(is_furniture);
        if group.len() <= MAX_PLACES && !is_whole_page {
            differences.extend(group.into_iter().map(Look::difference));
        } else {
            differences.extend(together(group).map(Look::difference));
        }
    }
    differences
}

/// Returns the words of several places, each once; of places that are single letters, the letters.
fn words_of(group: &[Look]) -> String {
    const MAX_LETTERS: usize = 3;
    let is_short = |look: &Look| look.words.chars().count() <= MAX_LETTERS;
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !words.contains(&word) {
            words.push(word);
        }
    };
    if group.iter().all(is_short) {
        let letters = group.iter().flat_map(|look| look.words.chars());
        letters
            .filter(|letter| !letter.is_whitespace())
            .for_each(|letter| add(letter.into()));
    } else {
        for look in group {
            add(look.words.clone());
        }
    }
    words.join(" ")
}

/// Returns several places as one.
fn together(group: Vec<Look>) -> Option<Look> {
    let words = words_of(&group);
    let mut looks = group.into_iter();
    let mut whole = looks.next()?;
    for look in looks {
        if let (Some(location), Some(more)) = (&mut whole.location, look.location) {
            location.areas.extend(more.areas);
        }
    }
    whole.words = words;
    Some(whole)
}

fn glyph_text(item: &Item) -> &str {
    match &item.shape {
        Shape::Glyph { text, .. } => text,
        _ => "",
    }
}

/// Returns the letters of a page of a file, glyphs that only read differently as what they look like.
fn letters_as_drawn(
    page: &PageContent,
    number: usize,
    misread: &BTreeMap<(usize, usize), String>,
) -> Vec<Letter> {
    if misread.keys().all(|(of, _)| *of != number) {
        return found_letters(page, number);
    }
    let items = page.items.iter().cloned().enumerate();
    let items = items.map(|(item, mut found)| {
        let drawn = misread.get(&(number, item));
        if let (Some(drawn), Shape::Glyph { text, .. }) = (drawn, &mut found.shape) {
            text.clone_from(drawn);
        }
        found
    });
    let items: Vec<Item> = items.collect();
    crate::verify::letters::letters_of(&items, page.bounds, number)
}

/// Ties letters to the expected glyphs that they stand for.
fn tie(letters: &mut [Letter], expected: impl Fn(&Letter) -> Option<(usize, usize)>) {
    let mut last = None;
    let mut count = 0;
    for letter in letters {
        // A glyph may stand for several letters.
        count = if last == Some(letter.item) {
            count + 1
        } else {
            0
        };
        last = Some(letter.item);
        letter.anchor = expected(letter).map(|(page, item)| (page, item, count));
    }
}

/// Names the parts of the agreement that expected letters belong to.
fn name_owners(letters: &mut [Letter], expected: &[Letter]) {
    let Some(page) = letters.first().map(|letter| letter.page) else {
        return;
    };
    let of_page = expected.iter().filter(|letter| letter.page == page);
    for (letter, known) in letters.iter_mut().zip(of_page) {
        letter.owner = known.owner;
    }
}

/// Returns the letters that are the same, in pairs.
fn kept(changes: &[Change], before: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut one, mut other) = (0, 0);
    for change in changes {
        let same = change.before.start - one;
        pairs.extend((0..same).map(|at| (one + at, other + at)));
        (one, other) = (change.before.end, change.after.end);
    }
    let rest = before - one;
    pairs.extend((0..rest).map(|at| (one + at, other + at)));
    pairs
}

/// Returns the difference that a change of words is.
pub(super) fn word_difference(before: &[Letter], after: &[Letter], change: &Change) -> Difference {
    let old = &before[change.before.clone()];
    let new = &after[change.after.clone()];
    // Where words were added, the ones before them tell the clause.
    let owner = old
        .first()
        .or_else(|| before.get(change.before.start.saturating_sub(1)))
        .and_then(|letter| letter.owner);
    let near = after.get(change.after.start).or(after.last());
    let found = location(new).or_else(|| {
        near.map(|letter| Location {
            page: letter.page,
            areas: Vec::new(),
        })
    });
    Difference {
        found,
        expected: location(old),
        owner,
        ..Difference::new(DifferenceKind::Words {
            expected: text(old),
            found: text(new),
        })
    }
}

//! Bounds for drawing.

use std::rc::Rc;

use crate::pdf::read::{Bound, Budget, Exhausted};

/// The maximum of items on all pages of a revision together, and in all revisions together.
const MAX_ITEMS: usize = 200_000;
const MAX_ITEMS_OF_ALL: usize = 4_000_000;
/// An item more for so many characters that a glyph stands for.
const CHARACTERS_PER_ITEM: usize = 4;
/// The maximum length of all descriptions of how things are painted, in bytes: clips, dashes, marks.
const MAX_TEXT: usize = 32 * 1024 * 1024;
/// The maximum of operations in all revisions together.
const MAX_OPERATIONS: usize = 4_000_000;
/// The maximum of points of outlines: the letters of an agreement have some 20 000.
const MAX_POINTS: usize = 1_000_000;

/// The amount that may still be drawn.
pub(in crate::verify) struct ContentBudget {
    items: Budget,
    items_of_all: Budget,
    operations: Budget,
    text: Budget,
    /// Points of outlines, which are looked at only where words are compared.
    points: Rc<Budget>,
}

impl ContentBudget {
    pub fn new() -> Self {
        Self {
            items: Budget::new(Bound::Content, MAX_ITEMS),
            items_of_all: Budget::new(Bound::Content, MAX_ITEMS_OF_ALL),
            operations: Budget::new(Bound::Content, MAX_OPERATIONS),
            text: Budget::new(Bound::Content, MAX_TEXT),
            points: Rc::new(Budget::new(Bound::Content, MAX_POINTS)),
        }
    }

    /// Begins with the pages of another revision.
    pub fn begin_revision(&self) {
        self.items.reset(MAX_ITEMS);
        self.text.reset(MAX_TEXT);
    }

    /// Charges an item that stands for so many characters.
    pub fn charge_item(&self, characters: usize) -> Result<(), Exhausted> {
        let items = 1 + characters / CHARACTERS_PER_ITEM;
        self.items.charge(items)?;
        self.items_of_all.charge(items)
    }

    pub fn charge_operation(&self) -> Result<(), Exhausted> {
        self.operations.charge(1)
    }

    /// Charges a description of so many bytes.
    pub fn charge_text(&self, bytes: usize) -> Result<(), Exhausted> {
        self.text.charge(bytes)
    }

    /// Returns the points of outlines that may still be read.
    pub fn points(&self) -> Rc<Budget> {
        Rc::clone(&self.points)
    }
}

//! Lists with labels, and definitions.

use super::builder::Builder;
use super::labels::item_label;
use crate::agreement::explain::{Explained, ExplainedKind};
use crate::agreement::parts::{Content, Definition, Item, Run, Runs, plain};
use crate::template::{Block, Condition, ItemList, Term};

/// The items of a list that are printed, and why each is or isn't.
#[derive(Default)]
struct Items {
    printed: Vec<Item>,
    explained: Vec<Explained>,
}

impl Builder<'_> {
    pub(super) fn holds(&self, when: &Condition) -> bool {
        when.holds(&|fact| self.evaluate(fact))
    }

    /// Explains an entry of a block, which is printed if its condition and the block's hold.
    pub(super) fn explain_entry(
        &self,
        block: &Block,
        (kind, id): (ExplainedKind, String),
        when: &Condition,
        words: &Runs,
    ) -> Explained {
        self.explain(&block.id, &id, kind, block.when.and(when), &plain(words))
    }

    pub(super) fn items(&self, block: &Block, list: &ItemList) -> (Content, Vec<Explained>) {
        let mut items = Items::default();
        self.push_items(block, list, "", 0, &mut items);
        (Content::Items(items.printed), items.explained)
    }

    /// Adds the items of a list inside the item of that name.
    fn push_items(
        &self,
        block: &Block,
        list: &ItemList,
        outer: &str,
        depth: usize,
        into: &mut Items,
    ) {
        let mut number = 0;
        for (index, item) in list.items.iter().enumerate() {
            let name = format!("{outer}{}", index + 1);
            let text = self.runs(&item.text);
            let id = (ExplainedKind::Item, name.clone());
            into.explained
                .push(self.explain_entry(block, id, &item.when, &text));
            if self.holds(&item.when) {
                number += 1;
                let label = item_label(list.labels, number);
                let label = label.map(Run::fixed).into_iter().collect();
                let printed = Item::new(into.printed.len(), depth, label, text);
                into.printed.push(printed);
            }
            self.push_items(block, &item.inner, &format!("{name}."), depth + 1, into);
        }
    }

    pub(super) fn definitions(&self, block: &Block, terms: &[Term]) -> (Content, Vec<Explained>) {
        let mut printed = Vec::new();
        let mut explained = Vec::new();
        for (index, entry) in terms.iter().enumerate() {
            let term = self.runs(&entry.term);
            let id = (ExplainedKind::Item, (index + 1).to_string());
            explained.push(self.explain_entry(block, id, &entry.when, &term));
            if self.holds(&entry.when) {
                let text = self.runs(&entry.text);
                printed.push(Definition::new(printed.len(), term, text));
            }
        }
        (Content::Definitions(printed), explained)
    }
}

//! Lists, definitions and tables of a template as they are written.

use super::values::{entries, items, variant, written};
use crate::agreement::{Content, Definition, Grid, Item, Run, Runs};
use crate::template::file;

/// The keys that hold entries, and those of an entry that are no texts.
const ENTRY_KEYS: [&str; 5] = ["items", "terms", "columns", "rows", "common"];
const OWN_KEYS: [&str; 4] = ["when", "labels", "width", "align"];

/// Returns a list with all its items.
pub(super) fn content_of_list(list: &file::List<'_>) -> Content {
    let mut all = Vec::new();
    push_items(&list.items, 0, &mut all);
    Content::Items(all)
}

fn push_items(items: &[file::Item<'_>], depth: usize, into: &mut Vec<Item>) {
    for item in items {
        into.push(Item::new(into.len(), depth, runs(""), runs(&item.text)));
        push_items(&item.items, depth + 1, into);
    }
}

/// Returns all definitions.
pub(super) fn content_of_definitions(block: &file::Definitions<'_>) -> Content {
    let terms = block.terms.iter().enumerate();
    let terms =
        terms.map(|(index, term)| Definition::new(index, runs(&term.term), runs(&term.text)));
    Content::Definitions(terms.collect())
}

/// Returns a table with all its rows, or with the cells of each.
pub(super) fn content_of_table(table: &file::Table<'_>) -> Content {
    let mut grid = Grid::new(runs(&table.caption));
    for column in &table.columns {
        grid.push_column(runs(&column.header), column.width, column.align);
    }
    for row in &table.rows {
        grid.push_row(row.cells.iter().map(|cell| runs(cell)));
    }
    if table.from.is_some() {
        grid.push_row(table.columns.iter().map(|column| runs(&column.text)));
    }
    Content::Grid(grid)
}

/// Returns the condition of each entry of a list, definitions or a table as it is written, in reading order.
pub(super) fn conditions(block: &str) -> Vec<String> {
    let mut conditions = Vec::new();
    if has_conditions_of_entries(block) {
        for (key, value) in entries(block) {
            if matches!(key, "items" | "terms" | "rows") {
                push_conditions(value, &mut conditions);
            }
        }
    }
    conditions
}

fn push_conditions(list: &str, into: &mut Vec<String>) {
    for entry in items(list) {
        let own = entries(entry);
        let when = own.iter().find(|(key, _)| *key == "when");
        into.push(when.map(|(_, value)| written(value)).unwrap_or_default());
        for (_, inner) in own.iter().filter(|(key, _)| *key == "items") {
            push_conditions(inner, into);
        }
    }
}

/// Whether the entries of a block are passages, which have their conditions.
fn has_conditions_of_entries(block: &str) -> bool {
    matches!(variant(block), "List" | "Definitions" | "Table")
}

/// Returns what the entries of a block have beside their texts and conditions; keys begin with the number of the entry.
pub(super) fn keys(block: &str) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    let own = entries(block).into_iter();
    let with_conditions = !has_conditions_of_entries(block);
    let is_page_break = variant(block) == "PageBreak";
    for (key, value) in own {
        if ENTRY_KEYS.contains(&key) {
            push_keys(key, value, with_conditions, &mut keys);
        } else if is_page_break && key == "when" {
            keys.push((key.to_owned(), written(value)));
        }
    }
    keys
}

fn push_keys(outer: &str, value: &str, with_conditions: bool, into: &mut Vec<(String, String)>) {
    for (index, entry) in items(value).into_iter().enumerate() {
        let outer = format!("{outer}.{}", index + 1);
        for (key, value) in entries(entry) {
            let name = format!("{outer}.{key}");
            if OWN_KEYS.contains(&key) && (with_conditions || key != "when") {
                into.push((name, written(value)));
            } else if key == "items" {
                push_keys(&name, value, with_conditions, into);
            }
        }
    }
}

/// Returns a text as runs; an empty one has none.
pub(super) fn runs(text: &str) -> Runs {
    let run = Some(text).filter(|text| !text.is_empty());
    run.into_iter().map(Run::fixed).collect()
}

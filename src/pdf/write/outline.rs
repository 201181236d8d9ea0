//! The outline: nested bookmarks for every heading (ISO 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::values::text_string;
use crate::typeset::{OutlineEntry, Pages};

/// Writes the bookmarks and returns their root; `None` without headings.
pub(super) fn outline(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let parents = parents(&pages.outline);
    for (index, entry) in pages.outline.iter().enumerate() {
        let siblings: Vec<usize> = (0..ids.len())
            .filter(|other| parents[*other] == parents[index])
            .collect();
        let place = siblings.iter().position(|sibling| *sibling == index)?;
        let mut item = dictionary! {
            "Title" => text_string(&entry.text),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
        };
        if let Some(page) = page_ids.get(entry.page) {
            #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
            let top = (pages.height_pt - entry.y_pt).round() as f32;
            let target = vec![
                Object::Reference(*page),
                "XYZ".into(),
                Object::Null,
                Object::Real(top),
                Object::Null,
            ];
            item.set("Dest", target);
        }
        if let Some(previous) = place.checked_sub(1) {
            item.set("Prev", ids[siblings[previous]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            item.set("Next", ids[*next]);
        }
        set_children(&mut item, &parents, &ids, Some(index));
        document.set_object(ids[index], item);
    }
    let mut top = dictionary! { "Type" => "Outlines" };
    set_children(&mut top, &parents, &ids, None);
    document.set_object(root, top);
    Some(root)
}

/// The entry that each one is nested in.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(outline.len());
    for (index, entry) in outline.iter().enumerate() {
        while open
            .last()
            .is_some_and(|last| outline[*last].depth >= entry.depth)
        {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn set_children(
    item: &mut Dictionary,
    parents: &[Option<usize>],
    ids: &[ObjectId],
    of: Option<usize>,
) {
    let children: Vec<usize> = (0..ids.len())
        .filter(|child| parents[*child] == of)
        .collect();
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        // All levels are open: the count is that of all descendants (ISO 32000-1, 12.3.3).
        let descendants = (0..ids.len())
            .filter(|other| is_below(*other, of, parents))
            .count();
        item.set("Count", i64::try_from(descendants).unwrap_or(0));
    }
}

fn is_below(mut entry: usize, ancestor: Option<usize>, parents: &[Option<usize>]) -> bool {
    loop {
        if parents[entry] == ancestor {
            return true;
        }
        match parents[entry] {
            Some(parent) => entry = parent,
            None => return false,
        }
    }
}

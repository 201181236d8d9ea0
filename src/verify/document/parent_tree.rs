//! The parent tree (ISO 32000-1, 14.7.4.4): from what stands on a page back to its element. Some viewers read the
//! structure by it and not from the root, so it must lead where the structure tree comes from.

use std::collections::BTreeMap;

use super::limits::{MAX_DEPTH, MAX_NODES, TOO_MANY};
use crate::pdf::read::object::{Dictionary, Object, ObjectId};
use crate::pdf::read::strict::{ReadError, View};

/// The parent tree of a document.
pub(super) struct ParentTree {
    /// For each key, the elements of a page's marked content by number, or the one element of an annotation.
    entries: BTreeMap<i64, Object>,
    /// The keys of the pages.
    page_keys: BTreeMap<usize, i64>,
}

impl ParentTree {
    /// Reads the parent tree under the root of a structure. `numbers` are those of the pages.
    pub fn read(
        view: &View<'_, '_>,
        root: &Dictionary,
        numbers: &BTreeMap<ObjectId, usize>,
    ) -> Result<Self, ReadError> {
        let mut page_keys = BTreeMap::new();
        for (id, number) in numbers {
            let page = view.resolve(&Object::Reference(*id))?;
            let Some(page) = page.dictionary() else {
                continue;
            };
            if let Some(key) = view.get(page, b"StructParents")?.integer() {
                page_keys.insert(*number, key);
            }
        }
        let entries = entries(view, view.dictionary(root, b"ParentTree")?)?;
        Ok(Self { entries, page_keys })
    }

    /// Whether marked content of a page leads to an element.
    pub fn leads_from_content(
        &self,
        view: &View<'_, '_>,
        (page, id): (Option<usize>, i64),
        element: Option<ObjectId>,
    ) -> Result<bool, ReadError> {
        let key = page.and_then(|page| self.page_keys.get(&page));
        let Some(entry) = key.and_then(|key| self.entries.get(key)) else {
            return Ok(false);
        };
        let entry = view.resolve(entry)?;
        let parents = entry.array().unwrap_or_default();
        let parent = usize::try_from(id).ok().and_then(|id| parents.get(id));
        Ok(is_reference_to(parent, element))
    }

    /// Whether an annotation leads to an element.
    pub fn leads_from_annotation(
        &self,
        view: &View<'_, '_>,
        annotation: &Dictionary,
        element: Option<ObjectId>,
    ) -> Result<bool, ReadError> {
        let key = view.get(annotation, b"StructParent")?.integer();
        let parent = key.and_then(|key| self.entries.get(&key));
        Ok(is_reference_to(parent, element))
    }
}

fn is_reference_to(parent: Option<&Object>, element: Option<ObjectId>) -> bool {
    matches!((parent, element), (Some(Object::Reference(parent)), Some(element)) if *parent == element)
}

/// Returns the entries of a number tree (ISO 32000-1, 7.9.7), without those that stand in it twice.
fn entries(view: &View<'_, '_>, root: Dictionary) -> Result<BTreeMap<i64, Object>, ReadError> {
    let mut entries = BTreeMap::new();
    let mut twice = Vec::new();
    let mut open = vec![(root, 0)];
    let mut nodes = 0;
    while let Some((node, depth)) = open.pop() {
        nodes += 1;
        if nodes > MAX_NODES || depth > MAX_DEPTH || entries.len() > MAX_NODES {
            return Err(TOO_MANY);
        }
        for pair in view.array(&node, b"Nums")?.chunks_exact(2) {
            view.file.charge_steps(1)?;
            if let Some(key) = view.resolve(&pair[0])?.integer()
                && entries.insert(key, pair[1].clone()).is_some()
            {
                twice.push(key);
            }
        }
        for kid in view.array(&node, b"Kids")? {
            let kid = view.resolve(&kid)?;
            open.extend(kid.dictionary().map(|kid| (kid.clone(), depth + 1)));
        }
    }
    for key in twice {
        entries.remove(&key);
    }
    Ok(entries)
}

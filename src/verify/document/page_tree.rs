//! The tree of pages (ISO 32000-1, 7.7.3).

use std::collections::BTreeSet;

use super::limits::MAX_DEPTH;
use crate::pdf::read::object::{Dictionary, Object, ObjectId};
use crate::pdf::read::strict::{ReadError, View};

/// The maximum of pages.
const MAX_PAGES: usize = 2_000;

/// A page of the tree.
pub(super) struct PageNode {
    pub id: Option<ObjectId>,
    /// Its dictionary, with what it inherits from the nodes above it.
    pub dictionary: Dictionary,
}

/// Returns the pages in their order.
pub(super) fn pages(view: &View<'_, '_>) -> Result<Vec<PageNode>, ReadError> {
    const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
    let damaged = ReadError::Damaged { at: 0 };
    let root = view.catalog()?.get(b"Pages").ok_or(damaged)?.clone();
    let mut pages = Vec::new();
    let mut open = vec![(root, Dictionary::new(), 0)];
    let mut seen = BTreeSet::new();
    let mut count = None;
    while let Some((node, inherited, depth)) = open.pop() {
        let id = match node {
            Object::Reference(id) => Some(id),
            _ => None,
        };
        if depth > MAX_DEPTH || pages.len() >= MAX_PAGES || !id.is_none_or(|id| seen.insert(id)) {
            return Err(damaged);
        }
        let object = view.resolve(&node)?;
        let mut dictionary = object.dictionary().ok_or(damaged)?.clone();
        for (key, value) in inherited.iter() {
            // A value that is null is as good as none (ISO 32000-1, 7.3.7).
            if *view.get(&dictionary, key)? == Object::Null {
                dictionary.insert(key.to_vec(), value.clone());
            }
        }
        match view.get(&dictionary, b"Type")?.name() {
            Some(b"Page") => pages.push(PageNode { id, dictionary }),
            Some(b"Pages") => {
                if depth == 0 {
                    count = view.get(&dictionary, b"Count")?.integer();
                }
                let mut inherited = dictionary.clone();
                inherited.retain(|key| INHERITED.contains(&key));
                for kid in view.array(&dictionary, b"Kids")?.into_iter().rev() {
                    open.push((kid, inherited.clone(), depth + 1));
                }
            }
            _ => return Err(damaged),
        }
    }
    // Viewers differ in whether they believe the count or the tree.
    let is_counted = count.and_then(|count| usize::try_from(count).ok()) == Some(pages.len());
    if is_counted { Ok(pages) } else { Err(damaged) }
}

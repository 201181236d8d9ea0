//! Bookmarks (ISO 32000-1, 12.3.3).

use std::collections::BTreeMap;

use super::limits::{MAX_DEPTH, MAX_NODES, TOO_MANY};
use crate::pdf::read::object::{Dictionary, Object, ObjectId, text_string};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};

/// A bookmark.
#[derive(PartialEq)]
pub(in crate::verify) struct Bookmark {
    pub depth: usize,
    pub title: String,
    /// The page that it leads to, from 0; none if it does something else.
    pub page: Option<usize>,
    /// Fingerprints of the place on the page and of everything else in its dictionary, by key.
    pub extras: BTreeMap<String, Fingerprint>,
}

/// The keys of a bookmark that are read here, or lead to others.
const KNOWN_KEYS: [&[u8]; 8] = [
    b"Title", b"Parent", b"Prev", b"Next", b"First", b"Last", b"Count", b"Dest",
];

/// Returns the bookmarks in their order. `pages` are the numbers of pages.
pub(super) fn bookmarks(
    view: &View<'_, '_>,
    catalog: &Dictionary,
    pages: &BTreeMap<ObjectId, usize>,
) -> Result<Vec<Bookmark>, ReadError> {
    let root = view.dictionary(catalog, b"Outlines")?;
    let mut open: Vec<(Object, usize)> = Vec::new();
    open.extend(root.get(b"First").map(|first| (first.clone(), 0)));
    let mut bookmarks = Vec::new();
    while let Some((node, depth)) = open.pop() {
        if bookmarks.len() > MAX_NODES || depth > MAX_DEPTH {
            return Err(TOO_MANY);
        }
        let item = view.resolve(&node)?;
        let Some(item) = item.dictionary() else {
            continue;
        };
        let title = view.get(item, b"Title")?;
        let title = text_string(title.string().unwrap_or_default());
        let target = view.array(item, b"Dest")?;
        let page = match target.first() {
            Some(Object::Reference(id)) => pages.get(id).copied(),
            _ => None,
        };
        let page = page.filter(|_| !item.contains_key(b"A"));
        let mut extras = view.fingerprints_without(item, &KNOWN_KEYS)?;
        for (number, part) in target.iter().enumerate().skip(1) {
            extras.insert(format!("Dest {number}"), view.fingerprint(part)?);
        }
        bookmarks.push(Bookmark {
            depth,
            title,
            page,
            extras,
        });
        open.extend(item.get(b"Next").map(|next| (next.clone(), depth)));
        open.extend(item.get(b"First").map(|first| (first.clone(), depth + 1)));
    }
    Ok(bookmarks)
}

//! The tree of pages (ISO 32000-1, 7.7.3).

use std::collections::BTreeSet;

use super::limits::{MAX_DEPTH, TOO_MANY};
use crate::pdf::read::Rule;
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
    let catalog = view.catalog()?;
    let root = catalog.get(b"Pages").ok_or(Rule::PageTree.broken())?;
    let mut tree = PageTree {
        view,
        pages: Vec::new(),
        seen: BTreeSet::new(),
    };
    tree.follow(root, None, &Dictionary::new(), 0)?;
    Ok(tree.pages)
}

/// The pages found so far.
struct PageTree<'v, 'f, 'a> {
    view: &'v View<'f, 'a>,
    pages: Vec<PageNode>,
    seen: BTreeSet<ObjectId>,
}

impl PageTree<'_, '_, '_> {
    /// Adds the pages of a node, which that parent lists. Viewers differ in whether they believe the kids, the count or the
    /// parents: they must agree.
    fn follow(
        &mut self,
        node: &Object,
        parent: Option<ObjectId>,
        inherited: &Dictionary,
        depth: usize,
    ) -> Result<(), ReadError> {
        let broken = Rule::PageTree.broken();
        let &Object::Reference(id) = node else {
            return Err(broken);
        };
        if depth > MAX_DEPTH || !self.seen.insert(id) {
            return Err(broken);
        }
        if self.seen.len() > MAX_PAGES {
            return Err(TOO_MANY);
        }
        let object = self.view.resolve(node)?;
        let Object::Dictionary(own) = &*object else {
            return Err(broken);
        };
        if !is_parent(self.view, own.get(b"Parent"), parent)? {
            return Err(broken);
        }
        let dictionary = with_inherited(self.view, own, inherited)?;
        match self.view.get(own, b"Type")?.name() {
            Some(b"Page") if depth > 0 && !own.contains_key(b"Kids") => {
                let id = Some(id);
                self.pages.push(PageNode { id, dictionary });
            }
            Some(b"Pages") => self.follow_kids(id, own, dictionary, depth)?,
            _ => return Err(broken),
        }
        Ok(())
    }

    fn follow_kids(
        &mut self,
        id: ObjectId,
        own: &Dictionary,
        mut inherited: Dictionary,
        depth: usize,
    ) -> Result<(), ReadError> {
        const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
        let broken = Rule::PageTree.broken();
        inherited.retain(|key| INHERITED.contains(&key));
        let before = self.pages.len();
        let kids = self.view.get(own, b"Kids")?;
        for kid in kids.array().ok_or(broken)? {
            self.follow(kid, Some(id), &inherited, depth + 1)?;
        }
        let count = self.view.get(own, b"Count")?.integer();
        let count = count.and_then(|count| usize::try_from(count).ok());
        if count == Some(self.pages.len() - before) {
            Ok(())
        } else {
            Err(broken)
        }
    }
}

/// Whether a node names the node that lists it; the root names none.
fn is_parent(
    view: &View<'_, '_>,
    named: Option<&Object>,
    parent: Option<ObjectId>,
) -> Result<bool, ReadError> {
    Ok(match (named, parent) {
        (Some(Object::Reference(named)), Some(parent)) => *named == parent,
        (None, None) => true,
        (Some(named), None) => *view.resolve(named)? == Object::Null,
        _ => false,
    })
}

/// Returns a node's dictionary with what it inherits.
fn with_inherited(
    view: &View<'_, '_>,
    own: &Dictionary,
    inherited: &Dictionary,
) -> Result<Dictionary, ReadError> {
    let mut dictionary = own.clone();
    for (key, value) in inherited.iter() {
        // A value that is null is as good as none (ISO 32000-1, 7.3.7).
        if *view.get(own, key)? == Object::Null {
            dictionary.insert(key.to_vec(), value.clone());
        }
    }
    Ok(dictionary)
}

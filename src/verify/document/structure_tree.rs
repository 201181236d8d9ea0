//! The structure tree (ISO 32000-1, 14.7): what a screen reader and software that reads a document go by.

use std::collections::BTreeMap;

use super::limits::{MAX_DEPTH, MAX_NODES, TOO_MANY};
use super::parent_tree::ParentTree;
use crate::pdf::read::object::{Dictionary, Object, ObjectId, text_string};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::content::{Item, Shape};
use crate::verify::document::PageContent;

/// The structure tree in its order, each node with its depth.
pub(in crate::verify) type StructureTree = Vec<(usize, StructureNode)>;

/// A node of the structure tree.
#[derive(PartialEq)]
pub(in crate::verify) enum StructureNode {
    /// An element: a heading, a paragraph, a cell.
    Element {
        /// Its standard type.
        role: String,
        /// Fingerprints of everything else that is said of it, by key.
        attributes: BTreeMap<String, Fingerprint>,
    },
    /// Marked content of a page.
    Content {
        /// The page, from 0; none if it isn't one of the document's.
        page: Option<usize>,
        /// The number of the marked content on its page.
        id: i64,
        /// What is drawn in it.
        text: String,
        /// Whether the parent tree leads from it to its element.
        leads_back: bool,
    },
    /// A field or another annotation.
    Annotation {
        /// The field's name.
        name: String,
        /// Whether the parent tree leads from it to its element.
        leads_back: bool,
    },
    /// Something else.
    Unknown,
}

/// The keys of an element that are read here.
const KNOWN_KEYS: [&[u8]; 5] = [b"Type", b"S", b"P", b"Pg", b"K"];
/// The keys of the root that are read here, or lead back to it.
const ROOT_KEYS: [&[u8]; 7] = [
    b"Type",
    b"K",
    b"ParentTree",
    b"ParentTreeNextKey",
    b"RoleMap",
    b"ClassMap",
    b"IDTree",
];
/// The maximum of types that stand for one another.
const MAX_ROLES: usize = 8;
/// The sign that stands for a drawing in a text.
const DRAWING: char = '\u{FFFC}';

/// Returns the structure tree; none if the document has none. `numbers` are those of the pages.
pub(super) fn structure_tree(
    view: &View<'_, '_>,
    catalog: &Dictionary,
    numbers: &BTreeMap<ObjectId, usize>,
    pages: &[PageContent],
) -> Result<Option<StructureTree>, ReadError> {
    let root = view.get(catalog, b"StructTreeRoot")?;
    let Some(root) = root.dictionary() else {
        return Ok(None);
    };
    let reader = TreeReader {
        view,
        roles: view.dictionary(root, b"RoleMap")?,
        numbers,
        parents: ParentTree::read(view, root, numbers)?,
        texts: texts(pages),
    };
    reader.read(root).map(Some)
}

/// Returns the text of each marked content, by page and number.
fn texts(pages: &[PageContent]) -> BTreeMap<(usize, i64), String> {
    let mut texts: BTreeMap<(usize, i64), String> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let Some(id) = item.content_id {
                add_text(item, texts.entry((number, id)).or_default());
            }
        }
    }
    texts
}

fn add_text(item: &Item, text: &mut String) {
    match &item.shape {
        Shape::Glyph { text: glyph, .. } => text.push_str(glyph),
        Shape::AlternateText(_) => {}
        Shape::Path { .. } | Shape::Picture { .. } | Shape::Unknown => text.push(DRAWING),
    }
}

/// A kid that is still to be read.
struct Kid {
    object: Object,
    depth: usize,
    /// The element that it is a kid of; none below the root.
    element: Option<ObjectId>,
    /// The page that numbers of marked content belong to, unless something else is said.
    page: Option<usize>,
}

struct TreeReader<'t, 'f, 'a> {
    view: &'t View<'f, 'a>,
    roles: Dictionary,
    numbers: &'t BTreeMap<ObjectId, usize>,
    parents: ParentTree,
    texts: BTreeMap<(usize, i64), String>,
}

impl TreeReader<'_, '_, '_> {
    fn read(&self, root: &Dictionary) -> Result<StructureTree, ReadError> {
        let attributes = self.view.fingerprints_without(root, &ROOT_KEYS)?;
        let role = "StructTreeRoot".to_owned();
        let mut tree = vec![(0, StructureNode::Element { role, attributes })];
        let mut open = self.kids(root, (0, None), None)?;
        while let Some(kid) = open.pop() {
            self.view.file.charge_steps(1)?;
            if tree.len() > MAX_NODES || kid.depth > MAX_DEPTH {
                return Err(TOO_MANY);
            }
            let object = self.view.resolve(&kid.object)?;
            let node = match &*object {
                Object::Integer(id) => self.content(kid.page, *id, kid.element)?,
                Object::Dictionary(dictionary) => {
                    let node = self.node(dictionary, &kid)?;
                    if matches!(node, StructureNode::Element { .. }) {
                        let page = self.page(dictionary, kid.page);
                        let element = match kid.object {
                            Object::Reference(id) => Some(id),
                            _ => None,
                        };
                        open.extend(self.kids(dictionary, (kid.depth + 1, element), page)?);
                    }
                    node
                }
                _ => StructureNode::Unknown,
            };
            tree.push((kid.depth, node));
        }
        Ok(tree)
    }

    /// Returns the kids of an element, the last one first.
    fn kids(
        &self,
        dictionary: &Dictionary,
        (depth, element): (usize, Option<ObjectId>),
        page: Option<usize>,
    ) -> Result<Vec<Kid>, ReadError> {
        let kids = self.view.get(dictionary, b"K")?;
        let kids = match &*kids {
            Object::Null => Vec::new(),
            Object::Array(kids) => kids.clone(),
            single => vec![single.clone()],
        };
        let kids = kids.into_iter().rev();
        let kids = kids.map(|object| Kid {
            object,
            depth,
            element,
            page,
        });
        Ok(kids.collect())
    }

    fn node(&self, dictionary: &Dictionary, kid: &Kid) -> Result<StructureNode, ReadError> {
        match self.view.get(dictionary, b"Type")?.name() {
            Some(b"MCR") => {
                let id = self.view.get(dictionary, b"MCID")?.integer();
                // What is marked in a form is drawn by another stream.
                let is_of_page = !dictionary.contains_key(b"Stm");
                match id.filter(|_| is_of_page) {
                    Some(id) => self.content(self.page(dictionary, kid.page), id, kid.element),
                    None => Ok(StructureNode::Unknown),
                }
            }
            Some(b"OBJR") => self.annotation(dictionary, kid.element),
            _ => self.element(dictionary),
        }
    }

    fn content(
        &self,
        page: Option<usize>,
        id: i64,
        element: Option<ObjectId>,
    ) -> Result<StructureNode, ReadError> {
        let text = page.and_then(|page| self.texts.get(&(page, id)));
        Ok(StructureNode::Content {
            page,
            id,
            text: text.cloned().unwrap_or_default(),
            leads_back: self
                .parents
                .leads_from_content(self.view, (page, id), element)?,
        })
    }

    fn annotation(
        &self,
        reference: &Dictionary,
        element: Option<ObjectId>,
    ) -> Result<StructureNode, ReadError> {
        let annotation = self.view.dictionary(reference, b"Obj")?;
        let mut name = String::new();
        for key in [&b"T"[..], b"Contents"] {
            if let Some(found) = self.view.get(&annotation, key)?.string() {
                name = text_string(found);
                break;
            }
        }
        let parents = &self.parents;
        let leads_back = parents.leads_from_annotation(self.view, &annotation, element)?;
        Ok(StructureNode::Annotation { name, leads_back })
    }

    fn element(&self, dictionary: &Dictionary) -> Result<StructureNode, ReadError> {
        let role = self.view.get(dictionary, b"S")?;
        let mut role = role.name().unwrap_or_default().to_vec();
        for step in 0..=MAX_ROLES {
            match self.view.get(&self.roles, &role)?.name() {
                // Types that stand for one another in a circle are none.
                Some(_) if step == MAX_ROLES => role.clear(),
                Some(standard) => role = standard.to_vec(),
                None => break,
            }
        }
        Ok(StructureNode::Element {
            role: String::from_utf8_lossy(&role).into_owned(),
            attributes: self.view.fingerprints_without(dictionary, &KNOWN_KEYS)?,
        })
    }

    /// Returns the page that a dictionary names, or else the one that holds so far.
    fn page(&self, dictionary: &Dictionary, page: Option<usize>) -> Option<usize> {
        match dictionary.get(b"Pg") {
            Some(Object::Reference(id)) => self.numbers.get(id).copied(),
            Some(_) => None,
            None => page,
        }
    }
}

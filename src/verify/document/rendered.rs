//! A document as it is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::alternate_text::alternate_texts;
use super::attachments::{Attachments, attachments};
use super::bookmarks::{Bookmark, bookmarks};
use super::extras::extras;
use super::field::{Field, fields};
use super::page::{PageContent, page_content};
use super::page_tree::pages;
use super::properties::{Properties, properties};
use super::structure_tree::{StructureTree, structure_tree};
use crate::pdf::read::object::ObjectId;
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::content::ContentBudget;

/// The document that a file shows in one of its revisions.
pub(in crate::verify) struct RenderedDocument {
    pub pages: Vec<PageContent>,
    /// Fingerprints of everything else that belongs to the document as a whole, by name.
    pub extras: BTreeMap<String, Fingerprint>,
    /// The files inside it.
    pub attachments: Attachments,
    /// Texts that are read aloud in place of what stands there.
    pub alternate_texts: BTreeSet<String>,
    pub bookmarks: Vec<Bookmark>,
    pub fields: Vec<Field>,
    /// What it says of itself; none if that can't be read.
    pub properties: Option<Properties>,
    pub structure: Option<StructureTree>,
}

impl RenderedDocument {
    /// Reads what a file shows.
    pub fn read(view: &View<'_, '_>, budget: &ContentBudget) -> Result<Self, ReadError> {
        let catalog = view.catalog()?;
        let nodes = pages(view)?;
        let numbers = nodes.iter().enumerate();
        let numbers: BTreeMap<ObjectId, usize> = numbers
            .filter_map(|(number, page)| Some((page.id?, number)))
            .collect();
        let pages: Result<Vec<PageContent>, ReadError> = nodes
            .iter()
            .map(|page| page_content(view, &page.dictionary, budget))
            .collect();
        let pages = pages?;
        Ok(Self {
            structure: structure_tree(view, &catalog, &numbers, &pages)?,
            properties: properties(view, &catalog)?,
            pages,
            extras: extras(view, &catalog)?,
            attachments: attachments(view, &catalog)?,
            alternate_texts: alternate_texts(view, &catalog)?,
            bookmarks: bookmarks(view, &catalog, &numbers)?,
            fields: fields(view, &catalog)?,
        })
    }
}

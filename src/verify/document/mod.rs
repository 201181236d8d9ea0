//! The document that a file shows in one of its revisions: pages, and everything beside them that can be seen or heard.
//!
//! | file | does |
//! | --- | --- |
//! | `rendered` | the document as a whole |
//! | `page_tree` | the tree of pages |
//! | `page` | a page: boxes, content, annotations |
//! | `annotation`, `field` | what lies on a page, and the fields of the form |
//! | `attachments`, `bookmarks`, `alternate_text`, `extras` | what belongs to the document as a whole |
//! | `properties`, `structure_tree` | what the document says of itself, and its structure |
//! | `letterhead` | the picture of a letterhead |
//! | `limits` | how far trees are followed |

mod alternate_text;
mod annotation;
mod attachments;
mod bookmarks;
mod extras;
mod field;
mod letterhead;
mod limits;
mod page;
mod page_tree;
mod parent_tree;
mod properties;
mod rendered;
mod structure_tree;

pub(super) use annotation::{Annotation, appearances};
pub(super) use attachments::{Attachments, attachments};
pub(super) use bookmarks::Bookmark;
pub(super) use extras::DESCRIPTIONS;
pub(super) use letterhead::letterhead;
pub(super) use page::PageContent;
pub(super) use properties::{Properties, Property};
pub(super) use rendered::RenderedDocument;
pub(super) use structure_tree::StructureNode;

//! The document that a file shows in one of its revisions: pages, and everything beside them that can be seen or heard.
//!
//! | file | does |
//! | --- | --- |
//! | `rendered` | the document as a whole |
//! | `page_tree` | the tree of pages |
//! | `page` | a page: boxes, content, annotations |
//! | `annotation`, `field` | what lies on a page, and the fields of the form |
//! | `attachments`, `bookmarks`, `alternate_text`, `extras` | what belongs to the document as a whole |
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
mod rendered;

pub(super) use annotation::{Annotation, appearances};
pub(super) use attachments::{Attachments, attachments};
pub(super) use letterhead::letterhead;
pub(super) use page::PageContent;
pub(super) use rendered::RenderedDocument;

//! PDF: pages to bytes, and what is read out of PDF files again.
//!
//! | room | does |
//! | --- | --- |
//! | `attachment` | the files that travel inside a PDF, for both sides |
//! | [`write`](mod@write) | pages to bytes |
//! | [`read`] | the draft inside anybody's file; a strict view of a file for verification |

mod attachment;
pub mod read;
mod record;
pub mod write;

pub use attachment::{Attachment, DRAFT_NAME, Relationship, TEMPLATE_NAME};
pub use record::{ExportRecord, RECORD_KEY};

//! As much of a PDF as leads to the draft inside it, however the file was saved: what isn't understood is passed over.
//!
//! | file | does |
//! | --- | --- |
//! | `file` | cross-reference tables, objects and streams of a file |
//! | `xref` | the parts of cross-reference streams |
//! | `cursor` | objects one after the other, out of bytes that may be anything |
//! | `error` | why no draft can be taken out of a file |

mod cursor;
pub(super) mod error;
pub(super) mod file;
mod xref;

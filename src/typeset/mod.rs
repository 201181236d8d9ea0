//! Typesetting: an agreement set on pages.
//!
//! An [`Agreement`] and a page style go in; [`Pages`] come out: plain data, every glyph at its exact
//! place, with the block, part and run that it belongs to. The window and the PDF draw the same pages; the
//! only line breaker and the only page breaker are in this room. It knows nothing of PDF syntax or
//! of screens.
//!
//! | file | does |
//! | --- | --- |
//! | `model` | the pages as data |
//! | `typesetter` | the way from an agreement to pages |
//! | `fonts` | the embedded typeface, shaping |
//! | `hyphenate` | where words may break |
//! | `paragraph` | lines of a paragraph |
//! | `row` | what stands side by side on a page, shared by layouts |
//! | `layout` | blocks to rows, a file a kind of block; rows to pages |
//! | `paginate` | where pages break |
//!
//! Lengths are points (1/72 inch), from the upper left corner of the page, downwards.
//!
//! [`Agreement`]: crate::agreement::Agreement

pub mod fonts;
mod hyphenate;
mod layout;
mod model;
mod paginate;
mod paragraph;
mod row;
mod typesetter;

pub use model::{
    Ending, Glyph, Image, Ink, LabelWidth, Line, LineText, OutlineEntry, Owner, PT_PER_MM, Page,
    Pages, Rule, SignatureBox, VERSION,
};
pub use typesetter::{PageOptions, Typesetter};

//! The preview: the very pages that the PDF has, to read, find in, select from and ask.
//!
//! | file | content |
//! | --- | --- |
//! | `pages` | the pages in their scroll area, with keys and zoom |
//! | `viewport` | [`PageViewport`]: where pages stand on the screen |
//! | `drawing` | pictures on pages, as textures |
//! | `paint`, `line` | painting: a line is one galley, with every word where the page model has it |
//! | `pointer`, `read` | the pointer and screen readers: both work on the page model |
//! | `anchor` | the line at the top stays where it is |
//! | `columns`, `found`, `pictures`, `marks` | an opened PDF: its own pages beside the expected ones, with marks |
//! | `find`, `reasons`, `strip` | the find bar, the reasons of a block, the strip of pages |

mod anchor;
mod columns;
mod drawing;
mod find;
mod found;
mod line;
mod marks;
mod pages;
mod paint;
mod pictures;
mod pointer;
mod read;
mod reasons;
mod strip;
mod viewport;

pub use line::{SetLine, set_line, words};
pub use pages::preview_ui;
pub use pictures::Pictures;
pub use reasons::{part_name, reason_text};
pub use viewport::PageViewport;

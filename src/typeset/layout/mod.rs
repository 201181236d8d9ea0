//! Layout: blocks to rows of what stands side by side, and rows to pages.
//!
//! | file | lays out |
//! | --- | --- |
//! | `blocks` | each block by its kind of content |
//! | `text` | titles, paragraphs, clauses |
//! | `heading` | headings |
//! | `list` | lists |
//! | `annex` | the headings of annexes |
//! | `items` | lists with labels, and definitions |
//! | `grid`, `widths` | tables of entries, and the widths of their columns |
//! | `table` | the table of the parties |
//! | `signatures` | the places to sign |
//! | `letterhead` | the letterhead |
//! | `pages` | the rows on pages, page furniture |
//! | `memory` | what is remembered from one layout to the next |
//! | `mark` | marks for signing services |
//! | `labels` | the room of the labels that hang beside the text |
//! | `columns` | the widths of columns side by side |
//! | `changes` | underlines, strikes and bars of a comparison |
//! | `rows` | the common ground: lines of a part, placed |
//! | `style`, `frame`, `furniture` | kinds of type, the measures of the page, what else a page depends on |

mod annex;
mod blocks;
mod changes;
mod columns;
mod frame;
mod furniture;
mod grid;
mod heading;
mod items;
mod labels;
mod letterhead;
mod list;
mod mark;
mod memory;
mod pages;
mod rows;
mod signatures;
mod style;
mod table;
mod text;
mod widths;

pub(super) use labels::label_widths;
pub(super) use mark::mark_line;
pub(super) use memory::LayoutMemory;
pub(super) use pages::{Setting, set_pages};

//! Parts: the one model of an agreement's structure.
//!
//! A [`Block`] of the agreement has a [`Content`], whose leaves are [`Part`]s: pieces of text with a
//! [`Role`], which names each of them within its block. Layout works on the content. Whoever has to know no
//! more than what is a heading, a list or a table (plain text, the tags of a PDF) reads the block's
//! [`Element`]s, which have the same parts for leaves. So a new kind of content is a variant of [`Content`],
//! its elements, and a layout.
//!
//! | file | has |
//! | --- | --- |
//! | `run` | text in pieces of one origin each |
//! | `part` | a part and its role |
//! | `block` | blocks and the kinds of content |
//! | `entries` | lists with labels, definitions and tables of entries |
//! | `element` | the elements of a block, and its parts in reading order |

mod block;
mod element;
mod entries;
mod part;
mod run;

pub use block::{
    Block, Content, Flow, ListItem, Signatory, SignatoryLine, Signatures, Table, TableRow,
};
pub use element::{Cell, CellKind, Element};
pub use entries::{Definition, Grid, GridColumn, GridRow, Item};
pub use part::{Part, Role};
pub use run::{GAP, Mark, Origin, Run, Runs, is_to_write_on, plain};

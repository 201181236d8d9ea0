//! Agreements: what is said, and why.
//!
//! A [`Template`] and a [`Draft`] go in; an [`Agreement`] comes out: blocks of text runs in order.
//! Every run knows where its words come from, every part why it is printed, and what was left out is
//! accounted for too. The room knows nothing of fonts, pages, PDF or screens, and no agreement in
//! particular: which blocks there are is the template's business.
//!
//! | file | has |
//! | --- | --- |
//! | `parts` | the one model of structure: blocks, contents, elements, parts, runs |
//! | `model` | the agreement |
//! | `clause`, `clauses_of` | the numbers of clauses, as people refer to them; those that print an answer |
//! | `build` | the way from template and draft to an agreement |
//! | `explain`, `reason` | why each part is printed or left out: as data, and in words |
//! | `printed` | what an agreement prints of its template |
//! | `extent` | how long an agreement can get, before it is made |
//! | `plain_text` | the agreement as plain text |
//!
//! [`Template`]: crate::template::Template
//! [`Draft`]: crate::draft::Draft

mod build;
mod clause;
mod clauses_of;
mod explain;
mod extent;
mod model;
mod parts;
mod plain_text;
mod printed;
mod reason;

pub use build::{BuildMemory, Wording, build, build_again, build_approved};
pub use clause::ClauseNumber;
pub use explain::{Explained, ExplainedKind};
pub use extent::max_text_bytes;
pub use model::Agreement;
pub use parts::{
    Block, Cell, CellKind, Content, Definition, Element, Flow, GAP, Grid, GridColumn, GridRow,
    Item, ListItem, Mark, Origin, Part, Role, Run, Runs, Signatory, SignatoryLine, Signatures,
    Table, TableRow, is_to_write_on, plain,
};
pub use printed::{asked, tests_of};
pub use reason::{Names, Reasons};

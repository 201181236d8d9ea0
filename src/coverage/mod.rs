//! Which clauses of a template serve what Article 28(3) of the General Data Protection Regulation asks of a contract
//! with a processor.
//!
//! A [`Template`] and its `coverage.ron` go in; a [`Coverage`] comes out, or everything that is wrong with the file.
//! The file stands beside the template's content and is no part of it: lawyers may come to another view of the same
//! wording.
//!
//! | file | has |
//! | --- | --- |
//! | `items` | what the regulation asks for, as data |
//! | `format` | the file |
//! | `problem` | what can be wrong with it |
//! | `table` | the items with the clauses that serve them |
//!
//! [`Template`]: crate::template::Template

mod format;
mod items;
mod problem;
mod table;

pub use format::BUILT_IN_COVERAGE;
pub use items::Item;
pub use problem::{CoverageProblem, CoverageProblemKind};
pub use table::{Coverage, CoverageRow, CoverageState, CoveringClause};

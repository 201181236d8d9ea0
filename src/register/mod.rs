//! The register: the agreements in the folders that people keep them in.
//!
//! Folders come in; cases come out, each with the files of one agreement, what its draft says and how far it has come by what
//! verification says of its PDF. The files are the truth: everything here can be thrown away and made again from them. The
//! room knows no window, writes nothing and reads files only through [`storage`](crate::storage).
//!
//! ```text
//! folders ──walk──> files ──read, on several threads──> entries ──> cases ──> search, sorting, lists
//!                     ▲                                    │
//!                     └────────────── index <──────────────┘
//! ```
//!
//! | file | does |
//! | --- | --- |
//! | `context` | what files are read and verified with |
//! | `read` | a file's bytes to an [`Entry`]; what is not ours gives none |
//! | `marks` | what files of ours are known by when they can't be read |
//! | `facts` | what a draft says of its agreement, and all of its text as it is sought |
//! | `entry`, `state` | entries and states as data |
//! | `records` | the register: all files that are known, and which of them have to be read |
//! | `update` | brings the register up to date, on several threads |
//! | `index` | the register as text, kept between starts |
//! | `cases` | the files of one agreement together |
//! | `search` | finding and sorting cases |
//! | `table`, `spreadsheet` | the list as rows of text, as XLSX and as CSV |
//!
//! # Invariants
//!
//! - A file is read when its length or time changed, and verified when its content is new: copies and renamed files are known by
//!   their hash.
//! - How far an agreement has come is what verification says. Only a file that is proven counts as exported or signed; the
//!   proof by bytes is looked for first, and the second judge is only asked on demand.
//! - A file that can't be reached keeps its entry, which says so. One that is gone, or no longer in a chosen folder, has none.
//! - Whatever is left out, because it is too large, too deep or can't be read, is reported.

mod cases;
mod context;
mod entry;
mod facts;
mod index;
mod marks;
mod read;
mod records;
mod search;
mod spreadsheet;
mod state;
mod table;
mod update;

pub use cases::{Case, CaseFile};
pub use context::ReadContext;
pub use entry::{Entry, EntryKind, Facts, Problem, Record};
pub use facts::facts_of;
pub use read::may_be_ours;
pub use records::Register;
pub use search::{Filters, Found, Query, SortKey, find, sorted};
pub use spreadsheet::{to_csv, to_xlsx};
pub use state::{CaseState, StateGroup};
pub use table::{Column, Names, row_of};
pub use update::{Progress, Rereading, Update, Updated};

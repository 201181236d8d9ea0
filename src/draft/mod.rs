//! What is filled in: chosen services and answers, read, written and checked.
//!
//! A [`Draft`] is plain data that knows no template; [`check()`] holds it against one and gives
//! everything that is missing or wrong. The room knows nothing of wording, pages or screens.

mod address;
mod check;
mod check_lists;
mod check_value;
mod difference;
mod file;
mod model;
mod normalised;
pub mod pasted;
mod problem;
mod row;
mod term_limits;
mod terms;
pub mod values;

pub use check::check;
pub use difference::{Change, Changed, difference};
pub(crate) use file::must_not_be_newer;
pub use file::{EXTENSIONS, FORMAT, OWN_EXTENSION, has_extension, read, write};
pub use model::{Answer, Draft, Permission, PermissionPart, Signatory, SignatoryPart, normal};
pub use problem::{ColumnPlace, DraftProblem, DraftProblemKind, ReadError, Severity};
pub use row::Row;
pub use term_limits::{ShownLimits, shown_term};
pub use terms::{Deviation, deviation, deviations};

//! What can be wrong with lists, tables, annexes and running heads.

use crate::message::Message;

/// What is wrong with a list, a table or an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockProblem {
    /// Items inside one another more than so often.
    ListTooDeep(usize),
    /// A list, definitions or a table without entries.
    NoEntries,
    /// A row with another number of cells than the table has columns.
    WrongCellCount {
        /// How many it has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// More columns than this, or columns that together are wider than the page.
    TableTooWide(usize),
    /// A table both with rows of its own and with `from`.
    TwoKindsOfRows,
    /// A table with rows of services of which no cell names the service.
    ServiceNotNamed,
    /// A table with the rows of a field of which no cell prints anything of the row.
    RowNotNamed,
    /// An annex inside an annex.
    NestedAnnex(String),
    /// An annex that refers to itself in its own heading.
    AnnexInItsHeading(String),
    /// A label of an annex that has something else in braces than its number.
    PlaceInAnnexLabel,
    /// A second line at the head of every page.
    SecondRunningHead,
}

impl BlockProblem {
    /// The sentence for the person who reads it (without the place).
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::ListTooDeep(max) => Message::new("template-list-too-deep").with("most", *max),
            Self::SecondRunningHead => Message::new("template-second-running-head"),
            Self::NoEntries => Message::new("template-no-entries"),
            Self::WrongCellCount { found, columns } => Message::new("template-wrong-cell-count")
                .with("found", *found)
                .with("columns", *columns),
            Self::TableTooWide(max) => Message::new("template-table-too-wide").with("most", *max),
            Self::TwoKindsOfRows => Message::new("template-two-kinds-of-rows"),
            Self::ServiceNotNamed => Message::new("template-service-not-named"),
            Self::RowNotNamed => Message::new("template-row-not-named"),
            Self::NestedAnnex(id) => Message::new("template-nested-annex").with("id", id),
            Self::AnnexInItsHeading(id) => {
                Message::new("template-annex-in-its-heading").with("id", id)
            }
            Self::PlaceInAnnexLabel => Message::new("template-place-in-annex-label"),
        }
    }
}

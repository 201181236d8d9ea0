//! `body.ron`: blocks with entries: lists, definitions, tables.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::standards::{is_empty, is_standard};
use crate::ron_text::Spanned;

/// A list, of which every item may have a condition and a list inside.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct List<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// What stands before its items.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub labels: ListLabels,
    /// Its items.
    pub items: Vec<Item<'a>>,
}

/// An item of a list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item<'a> {
    /// When it is printed; always, if it doesn't say.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// The wording.
    pub text: Spanned<'a>,
    /// What stands before the items inside it.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub labels: ListLabels,
    /// The items inside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item<'a>>,
}

/// What stands before the items of a list. Numbers and letters count the items that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum ListLabels {
    /// The sign of the page's style.
    #[default]
    Sign,
    /// `1)`
    Number,
    /// `(a)`
    Letter,
    /// `(i)`
    Roman,
}

/// Terms with their definitions.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Definitions<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// The terms.
    pub terms: Vec<Term<'a>>,
}

/// A term with its definition.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term<'a> {
    /// When it is printed; always, if it doesn't say.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// What is defined.
    pub term: Spanned<'a>,
    /// What it means.
    pub text: Spanned<'a>,
}

/// A table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Table<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// A caption over the table.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub caption: Spanned<'a>,
    /// Its columns.
    pub columns: Vec<TableColumn<'a>>,
    /// Rows that the template has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<TableRow<'a>>,
    /// What there is a row for each of, instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<RowsFrom<'a>>,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableColumn<'a> {
    /// What stands over it.
    #[serde(borrow)]
    pub header: Spanned<'a>,
    /// Its width.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub width: ColumnWidth,
    /// The edge that its cells stand at.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub align: Align,
    /// The cell of each row, in a table with `from`: `{service.name}` is the name of the service, `{row.name}` what
    /// stands in the column `name` of the row.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub text: Spanned<'a>,
}

/// The width of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
pub enum ColumnWidth {
    /// By what stands in it.
    #[default]
    Auto,
    /// So many hundredths of the table.
    Share(f64),
}

/// The edge that the cells of a column stand at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Align {
    /// The left one.
    #[default]
    Left,
    /// The right one, as amounts do.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableRow<'a> {
    /// When it is printed; always, if it doesn't say.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// Its cells, from the left; one may be empty.
    pub cells: Vec<Spanned<'a>>,
}

/// What a table has a row for each of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum RowsFrom<'a> {
    /// The chosen services of a set.
    Services(#[serde(borrow)] Spanned<'a>),
    /// All chosen services.
    AllServices,
    /// The rows of a field of kind `Rows`.
    Field(Spanned<'a>),
}

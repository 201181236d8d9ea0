//! What is remembered from one layout to the next, beside words and paragraphs: the rows of tables, page breaks and
//! pages. Everything is known by all that it was made of, so that it never changes what a layout gives.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::frame::Frame;
use super::furniture::Furniture;
use super::widths::Columns;
use crate::agreement::{Grid, GridColumn, GridRow};
use crate::template::Sizes;
use crate::typeset::model::{OutlineEntry, Page};
use crate::typeset::paginate::Paginator;
use crate::typeset::row::{Repeat, Row};

/// What is remembered from one layout to the next.
#[derive(Default)]
pub(in crate::typeset) struct LayoutMemory {
    /// The tables of the last layout, by the index of their block.
    last_grids: BTreeMap<usize, RememberedGrid>,
    /// Those of this one.
    grids: BTreeMap<usize, RememberedGrid>,
    pub(super) paginator: Paginator,
    pub(super) pages: RememberedPages,
}

impl LayoutMemory {
    /// Begins a layout: what the last one didn't use is forgotten.
    pub(super) fn begin(&mut self) {
        self.last_grids = std::mem::take(&mut self.grids);
    }

    /// Takes out what is remembered of a table on pages of that style.
    pub(super) fn take_grid(
        &mut self,
        block: usize,
        (frame, sizes): (Frame, Sizes),
        grid: &Grid,
    ) -> RememberedGrid {
        let ground = GridGround {
            frame,
            sizes,
            columns: grid.columns.clone(),
        };
        let last = self.last_grids.remove(&block);
        let last = last.filter(|last| last.ground.as_ref() == Some(&ground));
        RememberedGrid {
            ground: Some(ground),
            ..last.unwrap_or_default()
        }
    }

    /// Remembers a table.
    pub(super) fn put_grid(&mut self, block: usize, grid: RememberedGrid) {
        self.grids.insert(block, grid);
    }
}

/// What all rows of a table depend on, beside their cells and the widths of columns.
#[derive(PartialEq)]
struct GridGround {
    frame: Frame,
    sizes: Sizes,
    columns: Vec<GridColumn>,
}

/// What is remembered of a table.
#[derive(Default)]
pub(super) struct RememberedGrid {
    ground: Option<GridGround>,
    pub rows: Vec<RememberedRow>,
    /// The columns that the rows stand in, with the header that is repeated over them.
    pub placed: Option<(Columns, Arc<Repeat>)>,
}

/// What is remembered of a row of a table.
pub(super) struct RememberedRow {
    pub cells: GridRow,
    /// For each column, the width of the longest word and that of the longest line.
    pub widths_pt: Vec<(f64, f64)>,
    pub is_last: bool,
    /// The rows that its lines stand in; none before they are set.
    pub lines: Vec<Arc<Row>>,
}

/// The pages of the last layout.
#[derive(Default)]
pub(super) struct RememberedPages {
    pub furniture: Option<Furniture>,
    pub pages: Vec<RememberedPage>,
}

/// What is remembered of a page.
#[derive(Clone)]
pub(super) struct RememberedPage {
    pub rows: Vec<Arc<Row>>,
    pub page: Arc<Page>,
    pub outline: Vec<OutlineEntry>,
}

impl RememberedPages {
    /// Returns the page with that index if it has the same rows.
    pub(super) fn page(&self, index: usize, rows: &[Arc<Row>]) -> Option<&RememberedPage> {
        let page = self.pages.get(index)?;
        let same = |(one, other): (&Arc<Row>, &Arc<Row>)| Arc::ptr_eq(one, other);
        (page.rows.len() == rows.len() && page.rows.iter().zip(rows).all(same)).then_some(page)
    }
}

//! Rows: what layout makes of blocks, and pages are made of.

use std::sync::Arc;

use super::model::{Image, Line, Rule, SignatureBox};

/// Lines and boxes that stand side by side and are never torn apart. Positions are relative to its upper edge.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Space over it, unless it begins a page.
    pub space_before_pt: f64,
    pub height_pt: f64,
    /// The cost of beginning a page with it.
    pub break_cost: f64,
    /// Whether it begins a page in any case.
    pub begins_page: bool,
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
    pub images: Vec<Image>,
    pub boxes: Vec<SignatureBox>,
    /// A heading that begins here: depth and text.
    pub outline: Option<(usize, String)>,
    /// The heading that is repeated over it if it begins a page.
    pub repeat: Option<Arc<Repeat>>,
}

/// A heading that is repeated over what continues on another page.
#[derive(Clone, Debug)]
pub(super) struct Repeat {
    pub height_pt: f64,
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
}

/// Rows one under the other. They are shared with earlier layouts; who changes one changes a copy.
#[derive(Default)]
pub(super) struct Rows(Vec<Arc<Row>>);

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn push(&mut self, row: Row) {
        self.0.push(Arc::new(row));
    }

    /// Adds a row that may be shared.
    pub(super) fn push_shared(&mut self, row: Arc<Row>) {
        self.0.push(row);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.0.iter()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Row> {
        self.0.get(index).map(|row| &**row)
    }

    pub(super) fn last(&self) -> Option<&Row> {
        self.0.last().map(|row| &**row)
    }

    /// Returns the rows in that range, which they must have.
    pub(super) fn range(&self, range: std::ops::Range<usize>) -> &[Arc<Row>] {
        self.0.get(range).unwrap_or_default()
    }

    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Row> {
        self.0.get_mut(index).map(Arc::make_mut)
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Row> {
        self.0.last_mut().map(Arc::make_mut)
    }

    /// Returns the rows from an index on, to be changed.
    pub(super) fn all_from_mut(&mut self, first: usize) -> impl Iterator<Item = &mut Row> {
        let rows = self.0.get_mut(first..).unwrap_or_default();
        rows.iter_mut().map(Arc::make_mut)
    }
}

impl FromIterator<Row> for Rows {
    fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
        Self(rows.into_iter().map(Arc::new).collect())
    }
}

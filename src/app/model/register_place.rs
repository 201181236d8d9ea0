//! The register as the window shows it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::local_data::Customer;
use crate::register::{Case, Column, Filters, Found, Problem, Progress, Query, find, sorted};

/// The register as the window shows it.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
pub struct RegisterPlace {
    /// Whether the window shows it, in the place of the draft.
    pub is_open: bool,
    /// The agreements, by customer and number.
    pub cases: Arc<Vec<Case>>,
    /// What they can be filtered by.
    pub filters: Filters,
    /// What people should know about the folders.
    pub problems: Vec<Problem>,
    /// How far the reading is; none while nothing is read.
    pub progress: Option<Progress>,
    /// Whether all files are being verified.
    pub verifies: bool,
    /// Whether the folders were read to their end.
    pub is_read: bool,
    /// What is looked for.
    pub query: Query,
    /// The column that the list is sorted by.
    pub sort: Column,
    /// Whether it is sorted the other way round.
    pub is_descending: bool,
    /// What was found.
    pub found: Found,
    /// The key of the selected case, which may stand in another row later.
    pub selected: Option<String>,
    /// Whether the user has selected it.
    has_selected: bool,
    /// The customers in it.
    pub customers: Vec<Customer>,
    /// All cases in the order of the list.
    order: Vec<usize>,
}

impl Default for RegisterPlace {
    fn default() -> Self {
        Self {
            is_open: false,
            cases: Arc::default(),
            filters: Filters::default(),
            problems: Vec::new(),
            progress: None,
            verifies: false,
            is_read: false,
            query: Query::default(),
            // What was worked on last is looked for most.
            sort: Column::Modified,
            is_descending: true,
            found: Found::default(),
            selected: None,
            has_selected: false,
            customers: Vec::new(),
            order: Vec::new(),
        }
    }
}

impl RegisterPlace {
    /// Takes in the agreements as they were read.
    pub(super) fn set_cases(&mut self, cases: Arc<Vec<Case>>, filters: Filters) {
        self.cases = cases;
        self.filters = filters;
        self.sort_again();
    }

    /// Sorts the list anew.
    pub(super) fn sort_again(&mut self) {
        self.order = sorted(&self.cases, self.sort.sort_key(), self.is_descending);
        self.find_again();
    }

    /// Looks for what is to be shown.
    pub(super) fn find_again(&mut self) {
        self.found = find(&self.cases, &self.order, &self.query);
        // While nobody has selected anything, the first row is, whatever comes in.
        if !self.has_selected || self.selected_row().is_none() {
            self.select(0);
            self.has_selected = false;
        }
    }

    /// Selects a row; none if there is no such row.
    pub(super) fn select(&mut self, row: usize) {
        self.has_selected = true;
        self.selected = self.case_in(row).map(|case| case.key.clone());
    }

    /// Returns the case in a row.
    #[must_use]
    pub fn case_in(&self, row: usize) -> Option<&Case> {
        self.cases.get(*self.found.cases.get(row)?)
    }

    /// Returns the row of the selected case.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        let key = self.selected.as_ref()?;
        let mut rows = self.found.cases.iter();
        rows.position(|index| self.cases.get(*index).is_some_and(|case| case.key == *key))
    }

    /// Returns the selected case.
    #[must_use]
    pub fn selected_case(&self) -> Option<&Case> {
        self.case_in(self.selected_row()?)
    }

    /// Returns the file of the selected case that is worked on next.
    #[must_use]
    pub fn selected_draft(&self) -> Option<PathBuf> {
        Some(self.selected_case()?.draft().path.clone())
    }

    /// Returns the PDF of the selected case.
    #[must_use]
    pub fn selected_pdf(&self) -> Option<PathBuf> {
        Some(self.selected_case()?.pdf()?.path.clone())
    }
}

//! What is missing or wrong in lists: chosen options, and rows with their cells.

use std::collections::BTreeSet;

use super::check::{Checker, Spot};
use super::check_value::{problem_of, unknown_option};
use super::model::normal;
use super::problem::DraftProblemKind;
use super::row::Row;
use super::values::choice;
use crate::message::suggestion;
use crate::template::{AnswerOption, Column, Field, FieldKind, RowsOf};

impl Checker<'_> {
    pub(super) fn choices(&mut self, field: &Field, options: &[AnswerOption], chosen: &[String]) {
        let mut seen = BTreeSet::new();
        for one in chosen {
            if let Some(problem) = unknown_option(options, one) {
                self.report(Some(field), problem);
                continue;
            }
            let id = choice::find(options, one).map_or(one, |option| &option.id);
            if !seen.insert(id) {
                self.report(Some(field), DraftProblemKind::OptionTwice(one.clone()));
            }
        }
    }

    pub(super) fn rows(&mut self, field: &Field, of: &RowsOf, rows: &[Row]) {
        if rows.len() < of.min {
            self.report(Some(field), DraftProblemKind::TooFewRows(of.min));
        }
        if rows.len() > of.max {
            let kind = DraftProblemKind::TooManyRows {
                max: of.max,
                found: rows.len(),
            };
            self.report(Some(field), kind);
        }
        for (index, row) in rows.iter().take(of.max).enumerate() {
            if self.is_full() {
                return;
            }
            self.row(field, of, index, row);
        }
    }

    fn row(&mut self, field: &Field, of: &RowsOf, index: usize, row: &Row) {
        for name in row.keys().filter(|name| of.column(name).is_none()) {
            let known = of.columns.iter().map(|column| column.id.as_str());
            let kind = DraftProblemKind::UnknownColumn {
                found: name.clone(),
                suggestion: suggestion(name, known),
            };
            self.report_at(Some(field), Spot::row(index), kind);
        }
        for column in &of.columns {
            let text = row.get(&column.id).map_or("", String::as_str);
            let spot = Spot::cell(index, column);
            if text.trim().is_empty() {
                if column.required {
                    self.report_at(Some(field), spot, DraftProblemKind::CellMissing);
                }
                continue;
            }
            let is_multiline = matches!(column.kind, FieldKind::Text { lines: 2.. });
            self.characters(field, spot.clone(), text, is_multiline);
            let country = country_of(column, row);
            if let Some(problem) = problem_of(&column.kind, &normal(text), &country) {
                self.report_at(Some(field), spot, problem);
            }
        }
    }
}

/// The country whose rules apply to a cell, in upper case; empty if its row names none.
fn country_of(column: &Column, row: &Row) -> String {
    match &column.kind {
        FieldKind::BusinessId { country } | FieldKind::PostalCode { country } => {
            let country = row.get(country).map_or("", String::as_str);
            country.trim().to_uppercase()
        }
        _ => String::new(),
    }
}

//! Which column of a sheet is for what.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{ColumnRole, normal, roles, translators};
use super::problem::{BatchProblem, BatchProblemKind};
use crate::draft::Draft;
use crate::message::{Translator, nearest};
use crate::spreadsheet::{CellPlace, CellValue, Sheet, SheetRow};
use crate::template::{FieldKind, Required, Template};

/// Among so many rows from the top the headings are looked for.
const MAX_ROWS_ABOVE: usize = 20;

/// Which column of a sheet is for what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The columns that are for something, from the left.
    pub columns: Vec<LayoutColumn>,
    /// The row with the headings, from 0.
    pub heading_row: u32,
    /// The first row below the headings, from 0.
    pub first_row: u32,
    /// The columns by what they are for.
    pub(super) by_role: BTreeMap<ColumnRole, u32>,
}

/// A column that is for something.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutColumn {
    /// The column, from 0.
    pub column: u32,
    /// What it is for.
    pub role: ColumnRole,
    /// Its heading as the sheet has it.
    pub heading: String,
}

impl Layout {
    /// Returns the column that is for something.
    #[must_use]
    pub fn column_of(&self, role: ColumnRole) -> Option<u32> {
        self.by_role.get(&role).copied()
    }

    /// Returns what a column is for.
    #[must_use]
    pub fn column(&self, column: u32) -> Option<&LayoutColumn> {
        self.columns.iter().find(|known| known.column == column)
    }

    /// Whether any column is about a field.
    pub(super) fn has_field(&self, wanted: usize) -> bool {
        self.by_role.keys().any(|role| match role {
            ColumnRole::Field(field) | ColumnRole::Signatory { field, .. } => *field == wanted,
            _ => false,
        })
    }

    /// Whether any column is about services.
    pub(super) fn has_services(&self) -> bool {
        let mut roles = self.by_role.keys();
        roles.any(|role| matches!(role, ColumnRole::Service(_) | ColumnRole::Services))
    }
}

/// What columns are called.
struct Names {
    by_id: BTreeMap<String, ColumnRole>,
    by_name: BTreeMap<String, ColumnRole>,
    /// What is offered for an unknown name, with its form to compare.
    offered: Vec<(String, String)>,
}

impl Names {
    fn new(template: &Template, translator: &Translator) -> Self {
        let mut all = roles(template);
        all.push(ColumnRole::Services);
        let translators = translators();
        let mut by_id = BTreeMap::new();
        let mut by_name: BTreeMap<String, ColumnRole> = BTreeMap::new();
        let mut offered = Vec::new();
        for role in &all {
            by_id.insert(normal(&role.id(template)), *role);
            let heading = role.heading(template, translator);
            offered.push((normal(&heading), heading));
            offered.push((normal(&role.id(template)), role.id(template)));
            for name in role.names(template, &translators) {
                by_name.entry(name).or_insert(*role);
            }
        }
        add_bare_names(&mut by_name, &all, template);
        Self {
            by_id,
            by_name,
            offered,
        }
    }

    fn role(&self, heading: &str) -> Option<ColumnRole> {
        self.by_name.get(&normal(heading)).copied()
    }

    fn nearest(&self, heading: &str) -> Option<String> {
        let compared = self.offered.iter().map(|(compared, _)| compared.as_str());
        let found = nearest(&normal(heading), compared)?;
        let mut offered = self.offered.iter();
        let (_, heading) = offered.find(|(compared, _)| *compared == found)?;
        Some(heading.clone())
    }
}

/// Adds labels without their group where only one column can be meant: only one has it, or only one that isn't about the own
/// party.
fn add_bare_names(
    by_name: &mut BTreeMap<String, ColumnRole>,
    all: &[ColumnRole],
    template: &Template,
) {
    let mut bare: BTreeMap<String, BTreeSet<ColumnRole>> = BTreeMap::new();
    for role in all {
        for name in role.bare_names(template) {
            bare.entry(name).or_default().insert(*role);
        }
    }
    for (name, roles) in bare {
        let is_other = |role: &&ColumnRole| match role {
            ColumnRole::Field(field) => !template.is_own(&template.fields[*field].id),
            _ => true,
        };
        let mut others = roles.iter().filter(is_other);
        let meant = match (others.next(), others.next()) {
            (Some(only), None) => Some(only),
            (None, _) if roles.len() == 1 => roles.first(),
            _ => None,
        };
        if let Some(role) = meant {
            by_name.entry(name).or_insert(*role);
        }
    }
}

/// Returns what the columns of a sheet are for, and what is wrong with them. `base` is what the draft of each row begins with: what it
/// answers needs no column.
pub(super) fn layout(
    sheet: &Sheet,
    template: &Template,
    base: &Draft,
    translator: &Translator,
) -> (Layout, Vec<BatchProblem>) {
    let names = Names::new(template, translator);
    let Some((heading_row, ids)) = headings(sheet, &names) else {
        let problem = BatchProblem::of_sheet(BatchProblemKind::NoHeadings);
        return (Layout::default(), vec![problem]);
    };
    let mut finder = Finder {
        sheet,
        template,
        names: &names,
        layout: Layout {
            heading_row: heading_row.number,
            first_row: ids.map_or(heading_row.number, |ids| ids.number) + 1,
            ..Layout::default()
        },
        problems: Vec::new(),
    };
    finder.columns(heading_row, ids);
    finder.missing(base, translator);
    if sheet.is_encoding_guessed {
        let problem = BatchProblem::of_sheet(BatchProblemKind::EncodingGuessed);
        finder.problems.insert(0, problem);
    }
    (finder.layout, finder.problems)
}

/// The rows with headings and with identifiers.
fn headings<'s>(sheet: &'s Sheet, names: &Names) -> Option<(&'s SheetRow, Option<&'s SheetRow>)> {
    let known = |row: &SheetRow, is_known: &dyn Fn(&str) -> bool| {
        let cells = row.cells.iter();
        cells.filter(|cell| is_known(&cell.value.shown())).count()
    };
    let is_name = |text: &str| names.role(text).is_some();
    let is_id = |text: &str| text.contains(['.', '_']) && names.by_id.contains_key(&normal(text));
    let rows = || sheet.rows.iter().take(MAX_ROWS_ABOVE);
    let count = |row: &SheetRow| known(row, &is_name).max(known(row, &is_id));
    let best = rows().map(count).max().filter(|count| *count > 0)?;
    let (at, row) = rows().enumerate().find(|(_, row)| count(row) == best)?;
    let is_ids = |row: &SheetRow| known(row, &is_id) * 2 > row.cells.len();
    let follows = |one: &SheetRow, other: &SheetRow| one.number + 1 == other.number;
    if is_ids(row) {
        let before = at.checked_sub(1).and_then(|before| sheet.rows.get(before));
        let before = before.filter(|before| follows(before, row));
        return Some((before.unwrap_or(row), Some(row)));
    }
    let after = sheet.rows.get(at + 1);
    let after = after.filter(|after| follows(row, after) && is_ids(after));
    Some((row, after))
}

struct Finder<'a> {
    sheet: &'a Sheet,
    template: &'a Template,
    names: &'a Names,
    layout: Layout,
    problems: Vec<BatchProblem>,
}

impl Finder<'_> {
    fn report(&mut self, row: u32, column: u32, kind: BatchProblemKind) {
        let place = CellPlace::new(row, column);
        self.problems.push(BatchProblem::at(place, kind));
    }

    fn columns(&mut self, headings: &SheetRow, ids: Option<&SheetRow>) {
        let filled = self.filled_columns();
        let cells = headings
            .cells
            .iter()
            .chain(ids.iter().flat_map(|ids| &ids.cells));
        let mut columns: BTreeSet<u32> = cells.map(|cell| cell.column).collect();
        columns.extend(&filled);
        for column in columns {
            let text = |row: &SheetRow| row.value(column).map(CellValue::shown);
            let heading = text(headings).unwrap_or_default();
            let id = ids.and_then(text);
            let by_id = id.as_ref().and_then(|id| self.names.by_id.get(&normal(id)));
            let role = by_id.copied().or_else(|| self.names.role(&heading));
            match role {
                Some(role) => self.known(column, role, heading.trim()),
                None if !filled.contains(&column) => {}
                None => self.unknown(column, heading.trim()),
            }
        }
    }

    /// The columns with anything below the headings.
    fn filled_columns(&self) -> BTreeSet<u32> {
        let rows = self.sheet.rows.iter();
        let rows = rows.filter(|row| row.number >= self.layout.first_row);
        rows.flat_map(|row| row.cells.iter().map(|cell| cell.column))
            .collect()
    }

    fn known(&mut self, column: u32, role: ColumnRole, heading: &str) {
        let row = self.layout.heading_row;
        if let Some(first) = self.layout.column_of(role) {
            let first = CellPlace::new(row, first);
            let kind = BatchProblemKind::ColumnTwice { first };
            return self.report(row, column, kind);
        }
        self.layout.by_role.insert(role, column);
        self.layout.columns.push(LayoutColumn {
            column,
            role,
            heading: heading.to_owned(),
        });
    }

    fn unknown(&mut self, column: u32, heading: &str) {
        let kind = if heading.is_empty() {
            BatchProblemKind::NoHeading
        } else {
            BatchProblemKind::UnknownColumn {
                found: heading.to_owned(),
                nearest: self.names.nearest(heading),
            }
        };
        self.report(self.layout.heading_row, column, kind);
    }

    /// Columns that every row needs.
    fn missing(&mut self, base: &Draft, translator: &Translator) {
        let template = self.template;
        let mut missing = Vec::new();
        for (index, field) in template.fields.iter().enumerate() {
            let is_needed = field.required == Required::Yes && !base.is_answered(&field.id);
            let is_list = matches!(field.kind, FieldKind::Rows(_));
            if is_needed && !is_list && !self.layout.has_field(index) {
                missing.push(match field.kind {
                    FieldKind::Signatories { .. } => ColumnRole::Signatory {
                        field: index,
                        index: 0,
                        part: super::columns::PARTS[0],
                    },
                    _ => ColumnRole::Field(index),
                });
            }
        }
        if base.services.is_empty() && !self.layout.has_services() {
            missing.push(ColumnRole::Services);
        }
        for role in missing {
            let heading = role.heading(template, translator);
            let id = role.id(template);
            let problem = BatchProblem {
                row: Some(self.layout.heading_row),
                column: None,
                kind: BatchProblemKind::ColumnMissing { heading, id },
            };
            self.problems.push(problem);
        }
    }
}

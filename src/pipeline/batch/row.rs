//! The draft of a row.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::{self, CellProblem, CellRemark};
use super::columns::{ColumnRole, PARTS};
use super::layout::{Layout, layout};
use super::merged::merged;
use super::problem::{BatchProblem, BatchProblemKind};
use crate::draft::{
    self, Answer, Draft, DraftProblem, DraftProblemKind, Signatory, SignatoryPart, values,
};
use crate::message::{Language, Translator};
use crate::pipeline::file_name::{PDF_EXTENSION, file_name};
use crate::spreadsheet::{CellPlace, CellValue, Sheet, SheetRow};
use crate::template::{FieldKind, Required, Template};
use crate::typeset::fonts;

/// A sheet with what its columns are for.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The template of all agreements.
    pub template: Arc<Template>,
    /// What the draft of each row begins with: standard values and a profile.
    pub base: Draft,
    /// The cells.
    pub sheet: Sheet,
    /// What the columns are for.
    pub layout: Layout,
    /// What is wrong with the sheet as a whole.
    pub problems: Vec<BatchProblem>,
    /// Whether what is missing is no problem: every page is marked as a draft.
    pub is_draft: bool,
    /// Whether the names of files say that they are drafts.
    pub is_marked: bool,
    /// The language of names in problems.
    pub language: Language,
}

/// The draft of a row, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct RowDraft {
    /// The draft.
    pub draft: Draft,
    /// The name of its file, without extension; empty if there is none.
    pub file: String,
    /// The name of the other party.
    pub customer: String,
    /// What the other party is known by: its business ids, or else its name.
    pub identity: String,
    /// What is wrong, by column.
    pub problems: Vec<BatchProblem>,
}

/// How the note of the example begins, in the languages of the program.
const EXAMPLES: [&str; 3] = ["exempel", "esimerkki", "example"];

impl Batch {
    /// Creates the batch of a sheet; `translator` is for the names of columns that are not there.
    #[must_use]
    pub fn new(
        template: Arc<Template>,
        base: Draft,
        sheet: Sheet,
        is_draft: bool,
        translator: &Translator,
    ) -> Self {
        let (layout, mut problems) = layout(&sheet, &template, &base, translator);
        let mut batch = Self {
            template,
            base,
            sheet,
            layout,
            problems: Vec::new(),
            is_draft,
            is_marked: is_draft,
            language: translator.language(),
        };
        let exported: BTreeSet<u32> = batch.rows().map(|row| row.number).collect();
        problems.extend(merged(&batch.sheet, &batch.layout, &exported));
        let has_headings = !batch.layout.columns.is_empty();
        if has_headings && exported.is_empty() {
            problems.push(BatchProblem::of_sheet(BatchProblemKind::NoRows));
        }
        let hidden = batch.sheet.hidden.iter().copied();
        let rows: Vec<u32> = hidden.filter(|row| exported.contains(row)).collect();
        if !rows.is_empty() {
            let kind = BatchProblemKind::HiddenRows { rows };
            problems.push(BatchProblem::of_sheet(kind));
        }
        batch.problems = problems;
        batch
    }

    /// Returns the rows that are to be agreements: below the headings, with anything in a column that is for something, and
    /// not the example.
    pub fn rows(&self) -> impl Iterator<Item = &SheetRow> {
        self.sheet.rows.iter().filter(|row| self.is_exported(row))
    }

    /// Whether a problem is about the sheet as a whole, so that leaving rows out doesn't help. A row of headings is no row
    /// that could be left out.
    #[must_use]
    pub fn is_of_sheet(&self, problem: &BatchProblem) -> bool {
        problem.row.is_none_or(|row| row < self.layout.first_row)
    }

    /// Whether a row is to be an agreement.
    #[must_use]
    pub fn is_exported(&self, row: &SheetRow) -> bool {
        row.number >= self.layout.first_row && self.is_filled(row) && !self.is_example(row)
    }

    /// Whether a row is the example, which its note says.
    #[must_use]
    pub fn is_example(&self, row: &SheetRow) -> bool {
        let note = self.layout.column_of(ColumnRole::Note);
        let note = note.and_then(|column| row.value(column));
        let note = note.map(|value| value.shown().trim().to_lowercase());
        note.is_some_and(|note| EXAMPLES.iter().any(|word| note.starts_with(word)))
    }

    fn is_filled(&self, row: &SheetRow) -> bool {
        let mut cells = row.cells.iter();
        cells.any(|cell| {
            let column = self.layout.column(cell.column);
            column.is_some_and(|column| column.role != ColumnRole::Note)
        })
    }

    /// Returns the draft of a row.
    #[must_use]
    pub fn draft(&self, row: &SheetRow) -> Draft {
        self.read(row).draft
    }

    fn read<'a>(&'a self, row: &'a SheetRow) -> Reader<'a> {
        let mut reader = Reader {
            batch: self,
            row,
            draft: self.base.clone(),
            problems: Vec::new(),
            signatories: BTreeMap::new(),
            unreadable: Vec::new(),
        };
        reader.services();
        reader.fields(false);
        // Their rules are those of a country, which stands in another column.
        reader.fields(true);
        reader.signatories();
        // A sheet is read at any time, so that a day such as "tomorrow" is none.
        reader.draft = reader.draft.normalised(&self.template, None);
        reader
    }

    /// Returns the draft of a row with everything that is wrong with it, without looking at other rows.
    #[must_use]
    pub fn row(&self, row: &SheetRow) -> RowDraft {
        let mut reader = self.read(row);
        reader.check();
        let Reader {
            draft,
            mut problems,
            ..
        } = reader;
        let template = &self.template;
        let customer = draft.other_party_names(template);
        let file = self.file(row, &customer).unwrap_or_else(|problem| {
            problems.push(problem);
            String::new()
        });
        problems.sort_by_key(|problem| problem.column.unwrap_or(u32::MAX));
        // Where the name is missing, that is said already.
        let mut all = problems.iter().chain(&self.problems);
        let is_blocked = all.any(|problem| problem.blocks(self.is_draft));
        if file.is_empty() && !is_blocked {
            let kind = BatchProblemKind::NoFileName;
            problems.push(BatchProblem::of_row(row.number, kind));
        }
        RowDraft {
            file,
            identity: identity(template, &draft, &customer),
            customer,
            problems,
            draft,
        }
    }

    /// The name of a row's file: that of its column, or else that of the other party.
    fn file(&self, row: &SheetRow, customer: &str) -> Result<String, BatchProblem> {
        let column = self.layout.column_of(ColumnRole::File);
        let own = column.and_then(|column| Some((column, row.value(column)?)));
        let own = own.map(|(column, value)| {
            let place = CellPlace::new(row.number, column);
            let unusable = |problem| BatchProblem::at(place, BatchProblemKind::Cell(problem));
            cell::text(value).map_err(unusable)
        });
        let own = own.transpose()?.unwrap_or_default();
        let own = without_extension(own.trim());
        let mark = if self.is_marked {
            self.template.page.draft_mark.as_str()
        } else {
            ""
        };
        Ok(match (own, customer.trim()) {
            ("", "") => String::new(),
            ("", customer) => file_name(&[&self.template.title, customer, mark]),
            (own, _) => file_name(&[own, mark]),
        })
    }
}

/// The name of a PDF without what it ends in, in capitals or not.
fn without_extension(name: &str) -> &str {
    let mut name = name;
    while let Some((stem, extension)) = name.rsplit_once('.')
        && extension.eq_ignore_ascii_case(PDF_EXTENSION)
    {
        name = stem;
    }
    name
}

/// What the other parties are known by: their business ids as far as they are answered, or else their names.
fn identity(template: &Template, draft: &Draft, customer: &str) -> String {
    let fields = template.fields.iter();
    let ids = fields.filter(|field| {
        matches!(field.kind, FieldKind::BusinessId { .. }) && !template.is_own(&field.id)
    });
    let ids = ids.filter_map(|field| draft.text(&field.id));
    let ids = ids
        .filter(|id| !id.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let known = if ids.is_empty() { customer } else { &ids };
    let letters = known.chars().filter(|one| one.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Reads a row.
struct Reader<'a> {
    batch: &'a Batch,
    row: &'a SheetRow,
    draft: Draft,
    problems: Vec<BatchProblem>,
    /// By field: which column each signatory of the draft is from.
    signatories: BTreeMap<usize, Vec<usize>>,
    /// Fields of which a cell couldn't be read: nothing more is said about them.
    unreadable: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn report(&mut self, column: u32, kind: BatchProblemKind) {
        let place = CellPlace::new(self.row.number, column);
        self.problems.push(BatchProblem::at(place, kind));
    }

    /// The value in the column for something.
    fn value(&self, role: ColumnRole) -> Option<(u32, &'a CellValue)> {
        let column = self.batch.layout.column_of(role)?;
        Some((column, self.row.value(column)?))
    }

    fn services(&mut self) {
        if !self.batch.layout.has_services() {
            return;
        }
        let template = &self.batch.template;
        let mut chosen = vec![false; template.services.len()];
        let mut unknown = Vec::new();
        if let Some((column, value)) = self.value(ColumnRole::Services) {
            match cell::text(value) {
                Ok(text) => {
                    for name in text.split([',', ';', '\n']).map(str::trim) {
                        match service_named(template, name) {
                            Some(service) => chosen[service] = true,
                            None if name.is_empty() => {}
                            None => unknown.push(name.to_owned()),
                        }
                    }
                }
                Err(problem) => self.report(column, BatchProblemKind::Cell(problem)),
            }
        }
        for (service, chosen) in chosen.iter_mut().enumerate() {
            let Some((column, value)) = self.value(ColumnRole::Service(service)) else {
                continue;
            };
            match cell::tick(value) {
                Ok(is_ticked) => *chosen |= is_ticked,
                Err(problem) => self.report(column, BatchProblemKind::Cell(problem)),
            }
        }
        let services = template.services.iter().zip(&chosen);
        let services = services.filter(|(_, chosen)| **chosen);
        let services = services.map(|(service, _)| service.id.clone());
        // A name that isn't known stays, so that the check says what may have been meant.
        self.draft.services = services.chain(unknown).collect();
    }

    /// Answers fields: those whose rules are those of a country, or all others.
    fn fields(&mut self, by_country: bool) {
        let batch = self.batch;
        for (index, field) in batch.template.fields.iter().enumerate() {
            let kind = &field.kind;
            let is_by_country = matches!(
                kind,
                FieldKind::BusinessId { .. } | FieldKind::PostalCode { .. }
            );
            if is_by_country != by_country {
                continue;
            }
            let Some((column, value)) = self.value(ColumnRole::Field(index)) else {
                continue;
            };
            let country = self.draft.country_for(kind);
            let text = match cell::answer(value, kind, &country) {
                Ok((text, remark)) => {
                    self.remark(column, remark);
                    text
                }
                Err(problem) => {
                    self.unreadable(index, column, problem);
                    continue;
                }
            };
            let answer = match kind {
                FieldKind::Choices { options } => {
                    Answer::Choices(values::choice::typed(options, &text))
                }
                // The rules of other fields depend on it.
                FieldKind::Country => Answer::Text(values::typed::stored(kind, &text)),
                _ => Answer::Text(text),
            };
            self.draft.answers.insert(field.id.clone(), answer);
        }
    }

    fn remark(&mut self, column: u32, remark: Option<CellRemark>) {
        if let Some(remark) = remark {
            self.report(column, BatchProblemKind::Remark(remark));
        }
    }

    fn unreadable(&mut self, field: usize, column: u32, problem: CellProblem) {
        self.unreadable.push(field);
        self.report(column, BatchProblemKind::Cell(problem));
    }

    fn signatories(&mut self) {
        let batch = self.batch;
        for (field, of) in batch.template.fields.iter().enumerate() {
            let FieldKind::Signatories { max, .. } = of.kind else {
                continue;
            };
            let mut found = Vec::new();
            let mut places = Vec::new();
            for index in 0..max {
                let signatory = self.signatory(field, index);
                if !signatory.is_empty() {
                    found.push(signatory);
                    places.push(index);
                }
            }
            if !found.is_empty() {
                self.signatories.insert(field, places);
                let answer = Answer::Signatories(found);
                self.draft.answers.insert(of.id.clone(), answer);
            }
        }
    }

    fn signatory(&mut self, field: usize, index: usize) -> Signatory {
        let mut signatory = Signatory::default();
        for part in PARTS {
            let role = ColumnRole::Signatory { field, index, part };
            let Some((column, value)) = self.value(role) else {
                continue;
            };
            match cell::text(value) {
                Ok(text) => *signatory.part_mut(part) = text,
                Err(problem) => self.unreadable(field, column, problem),
            }
        }
        signatory
    }

    /// Checks the draft as any other.
    fn check(&mut self) {
        let template = &self.batch.template;
        for problem in draft::check(&self.draft, template, &fonts::covers) {
            if self.is_said_elsewhere(&problem) {
                continue;
            }
            let column = self.column_of(&problem);
            let kind = match self.missing_list(&problem) {
                Some(name) => BatchProblemKind::RowsMissing { name },
                None => BatchProblemKind::Draft(Box::new(problem)),
            };
            self.problems.push(BatchProblem {
                row: Some(self.row.number),
                column,
                kind,
            });
        }
    }

    /// The name of the list whose rows are missing, which no sheet has columns for.
    fn missing_list(&self, problem: &DraftProblem) -> Option<String> {
        let field = &self.batch.template.fields[self.index_of(problem)?];
        let is_list = matches!(field.kind, FieldKind::Rows(_));
        let is_missing = matches!(problem.kind, DraftProblemKind::Missing);
        let language = self.batch.language.tag();
        let name = || self.batch.template.full_field_name(&field.id, language);
        (is_list && is_missing).then(name)
    }

    fn index_of(&self, problem: &DraftProblem) -> Option<usize> {
        let id = problem.field.as_ref()?;
        let mut fields = self.batch.template.fields.iter();
        fields.position(|field| field.id == *id)
    }

    /// Whether a problem was reported already: of a cell that can't be read, or of a column that is missing.
    fn is_said_elsewhere(&self, problem: &DraftProblem) -> bool {
        let layout = &self.batch.layout;
        match (&problem.kind, self.index_of(problem)) {
            (DraftProblemKind::NoService, _) => !layout.has_services(),
            (DraftProblemKind::Missing, Some(field)) => {
                let field_of = &self.batch.template.fields[field];
                let is_always = field_of.required == Required::Yes;
                let is_list = matches!(field_of.kind, FieldKind::Rows(_));
                self.unreadable.contains(&field)
                    || (is_always && !is_list && !layout.has_field(field))
            }
            (_, Some(field)) => self.unreadable.contains(&field),
            _ => false,
        }
    }

    /// The column that a problem of the draft is in.
    fn column_of(&self, problem: &DraftProblem) -> Option<u32> {
        let layout = &self.batch.layout;
        let Some(field) = self.index_of(problem) else {
            let services = 0..self.batch.template.services.len();
            let services = services.map(ColumnRole::Service);
            let mut roles = [ColumnRole::Services].into_iter().chain(services);
            let is_of_services = matches!(
                problem.kind,
                DraftProblemKind::NoService
                    | DraftProblemKind::UnknownService { .. }
                    | DraftProblemKind::ServiceTwice(_)
            );
            let column = roles.find_map(|role| layout.column_of(role));
            return column.filter(|_| is_of_services);
        };
        if let FieldKind::Signatories { .. } = self.batch.template.fields[field].kind {
            let places = self.signatories.get(&field);
            let index = problem.index.unwrap_or_default();
            let index = places.and_then(|places| places.get(index)).copied();
            let index = index.unwrap_or_default();
            let column = |part| layout.column_of(ColumnRole::Signatory { field, index, part });
            let part = match problem.kind {
                DraftProblemKind::SignatoryWithoutTitle => SignatoryPart::Title,
                DraftProblemKind::Email(_) => SignatoryPart::Email,
                _ => SignatoryPart::Name,
            };
            // Where the sheet has no such column, the signatory has others.
            return column(part).or_else(|| PARTS.into_iter().find_map(column));
        }
        layout.column_of(ColumnRole::Field(field))
    }
}

/// The service that a text names, by its identifier, its name or its short name.
fn service_named(template: &Template, name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let mut services = template.services.iter();
    services.position(|service| {
        let labels = service.short.others.values().chain([&service.short.own]);
        let mut names = labels.chain([&service.id, &service.name]);
        names.any(|known| known.to_lowercase() == lower)
    })
}

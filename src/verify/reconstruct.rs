//! The agreement made anew from the draft inside a file.

use std::collections::{BTreeMap, BTreeSet};

use super::content::ContentBudget;
use super::document::RenderedDocument;
use super::error::VerifyError;
use super::found::{FoundDocument, FoundFile};
use super::letters::found_letters;
use crate::agreement::{Agreement, Wording, build, max_text_bytes};
use crate::date::Date;
use crate::draft::{self, Draft};
use crate::message::Message;
use crate::pdf::read::strict::{File, View};
use crate::pdf::write::PdfError;
use crate::pipeline::error::ExportError;
use crate::pipeline::export::{ExportOptions, Exported, Exporter, blocks_export};
use crate::signing::{Service, Services};
use crate::template::Template;
use crate::typeset::{Pages, fonts};

/// The maximum length of an agreement's text; the built-in template's have some 25 kB.
const MAX_TEXT_BYTES: usize = 512 * 1024;
/// The maximum of what it may come to, which is estimated before it is made, and generously.
const MAX_BOUND_BYTES: usize = 4 * MAX_TEXT_BYTES;

/// An agreement made anew.
pub(super) struct Reconstruction {
    pub agreement: Agreement,
    pub pages: Pages,
    /// Its export.
    pub pdf: Vec<u8>,
    /// Its export, as it is shown.
    pub document: RenderedDocument,
}

impl Reconstruction {
    /// Reads what an export shows.
    pub fn of(exported: Exported) -> Result<Self, VerifyError> {
        let file = File::read(&exported.pdf)?;
        let view = View::new(&file, file.last_revision());
        let document = RenderedDocument::read(&view, &ContentBudget::new())?;
        Ok(Self {
            agreement: exported.agreement,
            pages: exported.pages,
            pdf: exported.pdf,
            document,
        })
    }
}

/// Makes agreements anew, and remembers words, paragraphs and fonts from one to the next.
#[derive(Default)]
pub(super) struct Reconstructor {
    exporter: Exporter,
    services: Vec<Service>,
    /// The days of approvals, by the hash of what was approved.
    approval_days: BTreeMap<String, BTreeSet<Date>>,
}

impl Reconstructor {
    /// Makes one that remembers nothing yet.
    pub fn new() -> Self {
        Self {
            exporter: Exporter::default(),
            services: Services::built_in().map_or_else(|_| Vec::new(), |all| all.services),
            approval_days: BTreeMap::new(),
        }
    }

    /// Takes over which approvals are known.
    pub fn know_approvals(&mut self, days: &BTreeMap<String, BTreeSet<Date>>) {
        if self.approval_days != *days {
            self.approval_days.clone_from(days);
        }
    }

    /// Returns the day of approval that a file records, unless approvals of that content are known and none is of that
    /// day.
    fn approval_day(&self, template: &Template, found: &FoundFile<'_, '_>) -> Option<Date> {
        let day = found.record.as_ref()?.approved?;
        let known = self.approval_days.get(&template.hash);
        known.is_none_or(|days| days.contains(&day)).then_some(day)
    }

    /// Exports the agreement of a draft anew, on the day and in the way that the file records; nothing if it
    /// records none that is known here.
    pub fn as_recorded(
        &mut self,
        template: &Template,
        draft: &Draft,
        found: &FoundFile<'_, '_>,
    ) -> Result<Option<Exported>, VerifyError> {
        let (Some(options), Some(date)) = (self.recorded_options(template, found), found.date)
        else {
            return Ok(None);
        };
        match self.exporter.export(template, draft, date, &options) {
            Ok(exported) => Ok(Some(exported)),
            // A mark that stands in the agreement too was never exported, nor what isn't printed.
            Err(
                ExportError::Pdf(PdfError::Mark { .. })
                | ExportError::ServiceNotPrinted { .. }
                | ExportError::AnswerNotPrinted { .. },
            ) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn recorded_options(
        &self,
        template: &Template,
        found: &FoundFile<'_, '_>,
    ) -> Option<ExportOptions> {
        let record = found.record.as_ref()?;
        let signing = match &record.signing {
            None => None,
            Some(id) => {
                let mut services = self.services.iter();
                Some(services.find(|service| service.id == *id)?.clone())
            }
        };
        Some(ExportOptions {
            is_draft: record.is_draft,
            attaches: record.attaches,
            signing,
            approved: self.approval_day(template, found),
        })
    }

    /// Makes the agreement of a draft anew, exported as the pages of the file show that it was: for a file that
    /// doesn't record it.
    pub fn reconstruct(
        &mut self,
        template: &Template,
        draft: &Draft,
        found: &FoundFile<'_, '_>,
        shown: &FoundDocument,
    ) -> Result<Reconstruction, VerifyError> {
        let approved = self.approval_day(template, found);
        let options = self.options(template, draft, &shown.document, approved)?;
        // The day of the export stands nowhere on the pages.
        let date = found.date.unwrap_or(Date::FIRST);
        Reconstruction::of(self.exporter.export(template, draft, date, &options)?)
    }

    /// Returns how the file was exported, as its pages show it: as a draft, with marks for a signing service.
    fn options(
        &mut self,
        template: &Template,
        draft: &Draft,
        found: &RenderedDocument,
        approved: Option<Date>,
    ) -> Result<ExportOptions, VerifyError> {
        let furniture = furniture_text(found);
        // An excerpt has the mark of a draft only if its pages do.
        let stands = |text: &str| !text.is_empty() && furniture.contains(&without_spaces(text));
        let has_fields = found.pages.iter().any(|page| {
            let mut annotations = page.annotations.iter();
            annotations.any(|annotation| annotation.is_signature)
        });
        let mut options = ExportOptions {
            is_draft: !has_fields && stands(&template.page.draft_mark),
            attaches: true,
            signing: None,
            approved,
        };
        let (_, pages) = self.exporter.pages(template, draft, &options)?;
        let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
        let boxes: Vec<_> = boxes.enumerate().collect();
        let is_marked = |service: &&Service| {
            let mut boxes = boxes.iter();
            boxes.any(|(index, field)| stands(&service.mark_for(field, index + 1)))
        };
        let service = self.services.iter().find(is_marked).cloned();
        options.signing = service;
        // A mark that stands in the agreement too was never exported.
        if self.exporter.pages(template, draft, &options).is_err() {
            options.signing = None;
        }
        Ok(options)
    }
}

/// Returns why no agreement was ever exported from a draft: what is too long for a page, and would take long to set.
pub(super) fn never_exported(template: &Template, draft: &Draft) -> Option<Message> {
    let problems = draft::check(draft, template, &fonts::covers);
    let blocking = problems.iter().find(|problem| blocks_export(problem, true));
    if let Some(problem) = blocking {
        return Some(problem.message());
    }
    let is_too_long = max_text_bytes(template, draft) > MAX_BOUND_BYTES || {
        let lines = build(template, draft, Wording::Corrected).lines();
        let length: usize = lines.iter().map(String::len).sum();
        length > MAX_TEXT_BYTES
    };
    is_too_long.then(too_long)
}

/// Returns the sentence about an agreement that is too long to be compared.
pub(super) fn too_long() -> Message {
    Message::new("draft-too-long").with("most", MAX_TEXT_BYTES)
}

/// Returns the letters of the page furniture of all pages.
fn furniture_text(found: &RenderedDocument) -> String {
    let pages = found.pages.iter().enumerate();
    let letters = pages.flat_map(|(number, page)| found_letters(page, number));
    let letters = letters.filter(|letter| letter.is_furniture);
    letters.map(|letter| letter.character).collect()
}

fn without_spaces(text: &str) -> String {
    let characters = text.chars();
    characters
        .filter(|character| !character.is_whitespace())
        .collect()
}

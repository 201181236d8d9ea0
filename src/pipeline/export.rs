//! The way from a template and a draft to a PDF.

use std::collections::BTreeSet;

use super::attachments::attachments;
use super::error::ExportError;
use crate::agreement::{Agreement, Origin, Wording, asked, build_approved};
use crate::date::Date;
use crate::draft::{Draft, DraftProblem, DraftProblemKind};
use crate::pdf::ExportRecord;
use crate::pdf::write::{DocumentFacts, PdfError, Writer};
use crate::signing::Service;
use crate::template::{Fact, Template};
use crate::typeset::{PageOptions, Pages, Typesetter};

/// Exports agreements, and remembers words, paragraphs, fonts and packed streams from one export to the next: what is
/// remembered changes the time that an export takes, never its bytes. It can be handed to another thread.
#[derive(Default)]
pub struct Exporter {
    writer: Writer,
    /// The typesetter of the last language.
    typesetter: Option<(String, Typesetter)>,
    /// What the conditions of the last template ask about, with its hash.
    asked: Option<(String, BTreeSet<Fact>)>,
}

/// How an agreement is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether it is a draft: marked on every page, gaps allowed, nothing to sign.
    pub is_draft: bool,
    /// Whether what the pages say of the draft and the template is attached, so that the case can be opened again.
    pub attaches: bool,
    /// The signing service that the places to sign are marked for.
    pub signing: Option<Service>,
    /// The day on which the template was approved.
    pub approved: Option<Date>,
}

/// An exported agreement.
#[derive(Clone, Debug)]
pub struct Exported {
    /// What it says.
    pub agreement: Agreement,
    /// Its pages.
    pub pages: Pages,
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
}

impl Exporter {
    /// Exports the agreement of a template and a draft.
    ///
    /// # Errors
    /// [`ExportError`]; unreachable for a draft without problems that [block the export](blocks_export), unless
    /// the mark of a signing service also stands in the agreement itself.
    pub fn export(
        &mut self,
        template: &Template,
        draft: &Draft,
        date: Date,
        options: &ExportOptions,
    ) -> Result<Exported, ExportError> {
        let (agreement, pages) = self.pages(template, draft, options)?;
        check_printed(template, draft, &agreement)?;
        let attachments = if options.attaches {
            let asked = self.asked(template);
            attachments(&agreement, template, asked, draft, options.is_draft)
        } else {
            Vec::new()
        };
        let record = ExportRecord {
            is_draft: options.is_draft,
            attaches: options.attaches,
            signing: options.signing.as_ref().map(|service| service.id.clone()),
            approved: options.approved.filter(|_| says_approval(&agreement)),
        };
        let facts = DocumentFacts {
            date,
            attachments,
            record: Some(record),
        };
        let pdf = self.writer.write(&pages, &facts)?;
        Ok(Exported {
            agreement,
            pages,
            pdf,
        })
    }

    /// Returns the agreement and the pages that an export with the same arguments would have.
    ///
    /// # Errors
    /// [`PdfError::Mark`] in it, if the mark of the signing service also stands in the agreement itself.
    pub fn pages(
        &mut self,
        template: &Template,
        draft: &Draft,
        options: &ExportOptions,
    ) -> Result<(Agreement, Pages), ExportError> {
        let agreement = build_approved(template, draft, Wording::Corrected, options.approved);
        let is_draft = options.is_draft;
        let typesetter = self.typesetter(&template.language);
        let mut pages = typesetter.pages(&agreement, template, PageOptions { is_draft });
        if let Some(service) = &options.signing {
            mark(typesetter, &mut pages, service)?;
        }
        Ok((agreement, pages))
    }

    fn typesetter(&mut self, language: &str) -> &mut Typesetter {
        let known = self.typesetter.take().filter(|(of, _)| of == language);
        let known = known.unwrap_or_else(|| (language.to_owned(), Typesetter::new(language)));
        &mut self.typesetter.insert(known).1
    }

    fn asked(&mut self, template: &Template) -> &BTreeSet<Fact> {
        let known = self.asked.take().filter(|(of, _)| *of == template.hash);
        let known = known.unwrap_or_else(|| (template.hash.clone(), asked(template)));
        &self.asked.insert(known).1
    }
}

/// Whether the pages of an agreement say when its template was approved.
fn says_approval(agreement: &Agreement) -> bool {
    let mut runs = agreement.runs();
    runs.any(|run| run.origin == Origin::Approval)
}

/// Checks that an agreement prints every chosen service and every required answer, but for those that the template
/// says are for the form only. A checked template promises it; nothing is written if it doesn't hold.
fn check_printed(
    template: &Template,
    draft: &Draft,
    agreement: &Agreement,
) -> Result<(), ExportError> {
    let mut services = BTreeSet::new();
    let mut fields = BTreeSet::new();
    for run in agreement.runs() {
        match &run.origin {
            Origin::Service(service) => drop(services.insert(service)),
            // An answer that can't be printed leaves a gap.
            Origin::Field(field)
            | Origin::Signatory { field, .. }
            | Origin::Gap {
                field: Some(field), ..
            } => drop(fields.insert(field)),
            _ => {}
        }
    }
    let chosen = template.services.iter().filter(|service| {
        let is_chosen = draft.has_service(&service.id);
        is_chosen && !service.form_only
    });
    for service in chosen {
        if !services.contains(&service.id) {
            let service = service.id.clone();
            return Err(ExportError::ServiceNotPrinted { service });
        }
    }
    let answered = template.fields.iter().filter(|field| {
        let is_answered = draft.is_answered(&field.id) && draft.requires(template, field);
        is_answered && !field.form_only
    });
    for field in answered {
        // A genitive prints the answer that it is of.
        let genitive = template.genitive_field(&field.id);
        if !fields.contains(&field.id) && !genitive.is_some_and(|one| fields.contains(&one.id)) {
            let field = field.id.clone();
            return Err(ExportError::AnswerNotPrinted { field });
        }
    }
    Ok(())
}

/// Marks the places to sign, and checks that each mark stands on the pages exactly once.
fn mark(typesetter: &mut Typesetter, pages: &mut Pages, service: &Service) -> Result<(), PdfError> {
    typesetter.mark_boxes(pages, &|field, index| service.mark_for(field, index));
    let text: Vec<&str> = pages
        .pages
        .iter()
        .flat_map(|page| page.lines.iter().map(|line| line.text.text.as_str()))
        .collect();
    let text = text.join("\n");
    let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
    for (index, field) in boxes.enumerate() {
        let mark = service.mark_for(field, index + 1);
        let count = text.matches(&mark).count();
        if count != 1 {
            return Err(PdfError::Mark { mark, count });
        }
    }
    Ok(())
}

/// Whether a problem blocks an export. A draft's PDF may have gaps and mistakes, but nothing that is too long
/// for a page.
#[must_use]
pub fn blocks_export(problem: &DraftProblem, is_draft: bool) -> bool {
    let too_long = matches!(problem.kind, DraftProblemKind::TooLong(_));
    too_long || (!is_draft && problem.severity().blocks_export())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft;
    use crate::template::{BlockKind, built_in};
    use crate::typeset::fonts::TYPEFACE;

    fn options() -> ExportOptions {
        ExportOptions {
            is_draft: false,
            attaches: true,
            signing: None,
            approved: None,
        }
    }

    /// Exports the example with a template of which some blocks were taken out after it was checked.
    fn export_without(is_taken_out: impl Fn(&BlockKind) -> bool) -> Result<Exported, ExportError> {
        let mut template = built_in(&TYPEFACE).expect("a sound template");
        let draft = draft::read(include_bytes!("../../assets/example.ron"));
        let draft = draft.expect("a sound draft");
        template.blocks.retain(|block| !is_taken_out(&block.kind));
        Exporter::default().export(&template, &draft, Date::FIRST, &options())
    }

    #[test]
    fn an_agreement_that_leaves_a_choice_or_an_answer_out_is_not_exported() {
        assert!(export_without(|_| false).is_ok());
        let without_list =
            export_without(|kind| matches!(kind, BlockKind::Services { set } if set == "B"));
        assert!(matches!(
            without_list,
            Err(ExportError::ServiceNotPrinted { service }) if service == "kreditupplysning-privatpersoner"
        ));
        let without_parties = export_without(|kind| matches!(kind, BlockKind::Parties(_)));
        assert!(matches!(
            without_parties,
            Err(ExportError::AnswerNotPrinted { field }) if field == "provider.business_id"
        ));
    }

    #[test]
    fn an_exporter_can_be_handed_to_another_thread() {
        fn assert_send<T: Send>() {}
        assert_send::<Exporter>();
    }
}

//! What may leave the house: agreements of approved templates, and drafts.

use super::error::ExportError;
use super::export::{ExportOptions, Exported, Exporter};
use crate::date::Date;
use crate::draft::Draft;
use crate::library::Standing;
use crate::message::Message;
use crate::template::Template;

/// An exported PDF that may leave the house. Both shells write nothing else, and only [`Release::new`] makes it:
/// what isn't a draft is made with a template that is approved.
#[derive(Clone, Debug)]
pub struct Release {
    exported: Exported,
    withheld: Option<Message>,
}

impl Release {
    /// Exports an agreement; as a draft if its template isn't approved.
    ///
    /// # Errors
    /// [`ExportError`], as [`Exporter::export`] says.
    pub fn new(
        exporter: &mut Exporter,
        template: &Template,
        standing: &Standing,
        draft: &Draft,
        date: Date,
        options: &ExportOptions,
    ) -> Result<Self, ExportError> {
        let withheld = if options.is_draft {
            None
        } else {
            standing.objection_to(template)
        };
        let options = ExportOptions {
            is_draft: options.is_draft || withheld.is_some(),
            approved: standing.approved_on(template),
            ..options.clone()
        };
        Ok(Self {
            exported: exporter.export(template, draft, date, &options)?,
            withheld,
        })
    }

    /// The export.
    #[must_use]
    pub fn exported(&self) -> &Exported {
        &self.exported
    }

    /// Returns the bytes of its PDF.
    #[must_use]
    pub fn into_pdf(self) -> Vec<u8> {
        self.exported.pdf
    }

    /// The sentence that says why this is a draft, if an agreement was asked for.
    #[must_use]
    pub fn withheld(&self) -> Option<&Message> {
        self.withheld.as_ref()
    }
}

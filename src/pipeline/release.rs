//! What may leave the house: agreements of approved templates, and drafts.

use super::error::ExportError;
use super::export::{ExportOptions, Exported, Exporter};
use crate::date::Date;
use crate::draft::Draft;
use crate::ledger::Entry;
use crate::library::Standing;
use crate::message::Message;
use crate::template::Template;

/// An exported PDF that may leave the house. Both shells write nothing else, and only [`Release::new`] makes it:
/// what isn't a draft is made with a template that is approved.
#[derive(Clone, Debug)]
pub struct Release {
    exported: Exported,
    withheld: Option<Message>,
    /// Its entry in the list of exports, if it is final.
    entry: Option<Entry>,
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
        let made = exporter.export(template, draft, date, &options)?;
        let is_final = !options.is_draft;
        let entry = is_final.then(|| Entry::new(&made.pdf, date, &template.hash));
        Ok(Self {
            exported: made,
            withheld,
            entry,
        })
    }

    /// The export.
    #[must_use]
    pub fn exported(&self) -> &Exported {
        &self.exported
    }

    /// Returns the bytes of its PDF, and its entry in the list of exports.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, Option<Entry>) {
        (self.exported.pdf, self.entry)
    }

    /// Its entry in the list of exports; none for a draft.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.entry.as_ref()
    }

    /// The sentence that says why this is a draft, if an agreement was asked for.
    #[must_use]
    pub fn withheld(&self) -> Option<&Message> {
        self.withheld.as_ref()
    }
}

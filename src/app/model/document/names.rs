//! What the draft, its files and the window are called.

use std::path::Path;

use super::Purpose;
use crate::app::model::state::State;
use crate::characters::visible;
use crate::draft::Draft;
use crate::pipeline::file_name::file_name;
use crate::register::facts_of;

impl State {
    /// Returns what a draft is called: after the other party, else after its file.
    #[must_use]
    pub fn name_of(&self, draft: &Draft, path: Option<&Path>) -> String {
        let counterparty = draft.other_party_names(&self.template);
        match (counterparty.trim(), path.and_then(Path::file_stem)) {
            ("", Some(file)) => file.to_string_lossy().into_owned(),
            ("", None) => self.translate("window-untitled"),
            (name, _) => name.to_owned(),
        }
    }

    /// Returns what is worked on: the other party or the file, with a mark for unsaved changes.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.name_of(&self.document.draft, self.document.path.as_deref());
        let mark = if self.document.is_changed() {
            "• "
        } else {
            ""
        };
        format!("{mark}{}", visible(&name))
    }

    /// Returns the window's title.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} – Klausul", self.name())
    }

    /// Returns the name that a file gets unless the user has a better one; without extension.
    pub(super) fn proposed_name(&self, purpose: &Purpose) -> Option<String> {
        let counterparty = self.document.draft.other_party_names(&self.template);
        let title = &self.template.title;
        let number = self.number_of(&self.document.draft);
        match purpose {
            Purpose::Open
            | Purpose::Verify
            | Purpose::Sheet
            | Purpose::BatchFolder { .. }
            | Purpose::Folder(_)
            | Purpose::RegisterFolder
            | Purpose::TemplateFolder => None,
            Purpose::NewSheet => Some(file_name(&[&self.translate("batch-sheet-name")])),
            Purpose::MendedSheet { .. } => {
                let stem = self.batch.as_ref()?.path.file_stem()?.to_string_lossy();
                Some(file_name(&[&stem, &self.translate("batch-mended-name")]))
            }
            Purpose::List => Some(self.translate("register-title")),
            Purpose::Comparison => {
                let names = self.versions.as_ref()?.names();
                Some(file_name(&[&names.before, &names.after]))
            }
            Purpose::Save { .. } | Purpose::Export { is_draft: false } => {
                Some(file_name(&[title, &counterparty, &number]))
            }
            Purpose::Export { is_draft: true } => {
                let mark = &self.template.page.draft_mark;
                Some(file_name(&[title, &counterparty, &number, mark]))
            }
            Purpose::StandardComparison => {
                let stem = self.exported.as_ref().and_then(|path| path.file_stem());
                let stem = stem.unwrap_or_default().to_string_lossy();
                Some(file_name(&[&stem, &self.translate("window-comparison")]))
            }
            Purpose::SaveCopy { .. } => {
                let path = self.document.path.as_ref();
                let stem = path.and_then(|path| path.file_stem());
                let stem = stem.unwrap_or_default().to_string_lossy();
                Some(file_name(&[&stem, &self.translate("window-copy")]))
            }
        }
    }

    /// Returns the number of the agreement that a draft is of; empty if it has none yet.
    fn number_of(&self, draft: &Draft) -> String {
        facts_of(draft, Some(&self.template)).number
    }

    /// Returns which agreement a draft is of: customer, number and date, as far as they are filled in.
    pub(in crate::app::model) fn agreement_of(&self, draft: &Draft) -> String {
        let template = Some(&*self.template).filter(|template| template.id == draft.template);
        let facts = facts_of(draft, template);
        let parts = [facts.customer, facts.number, facts.date];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}

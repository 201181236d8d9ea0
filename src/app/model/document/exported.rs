//! What is done with an exported PDF: a message, the signing package.

use std::path::{Path, PathBuf};

use super::export::export_options;
use crate::app::effect::{Effect, ExportError, ExportRequest, MailRequest};
use crate::app::model::notice::{Notice, Offer};
use crate::app::model::state::State;
use crate::app::model::update::Update;
use crate::draft::Draft;
use crate::message::Message;
use crate::storage::Existing;
use crate::template::FieldKind;

impl Update<'_> {
    /// Does something with the exported PDF, if there is one.
    pub(in crate::app::model) fn with_exported(&mut self, effect: fn(PathBuf) -> Effect) {
        if let Some(path) = self.state.exported.clone() {
            self.effect(effect(path));
        }
    }

    /// Opens a message with the exported PDF in the mail program.
    pub(in crate::app::model) fn mail_exported(&mut self) {
        let Some(path) = self.state.exported.clone() else {
            return;
        };
        let draft = &self.state.document.draft;
        let subject = self.state.mail_subject(draft);
        let to = self.state.mail_addresses(draft);
        let request = MailRequest { path, to, subject };
        self.effect(Effect::MailFile(Box::new(request)));
    }

    /// Says where the message is: whether a mail program answers nobody can tell.
    pub(in crate::app::model) fn on_mail_opened(&mut self, path: &Path) {
        self.notify(Notice {
            offer: Offer::Exported,
            ..Notice::information(path.display().to_string(), Message::new("window-mailed"))
        });
    }

    /// Writes the signing package beside the exported PDF.
    pub(in crate::app::model) fn package_exported(&mut self) {
        let Some((path, draft)) = self.state.packable() else {
            return;
        };
        let request = ExportRequest {
            path: path.clone(),
            draft: draft.clone(),
            options: export_options(self.state, false),
            chosen: self.state.chosen(),
            existing: Existing::Replace,
            folders: Vec::new(),
        };
        self.effect(Effect::WriteSigningPackage(Box::new(request)));
    }

    pub(in crate::app::model) fn on_package_written(
        &mut self,
        path: &Path,
        result: Result<(), ExportError>,
    ) {
        let place = path.display().to_string();
        self.notify(match result {
            Ok(()) => Notice {
                offer: Offer::Exported,
                ..Notice::information(place, Message::new("window-packaged"))
            },
            Err(error) => Notice::error(place, error.message()),
        });
    }
}

impl State {
    /// Returns the final PDF that was exported last, and the draft that it was made of.
    #[must_use]
    pub fn packable(&self) -> Option<(&PathBuf, &Draft)> {
        Some((self.exported.as_ref()?, self.signed_draft.as_deref()?))
    }

    /// Whether the draft was exported as it is: then the PDF is what one goes on with.
    #[must_use]
    pub fn is_exported(&self) -> bool {
        let draft = &self.document.draft;
        let is_it = |(_, exported): (&PathBuf, &Draft)| exported == draft;
        self.packable().is_some_and(is_it)
    }

    /// Returns the subject of a message with an agreement: its title, its customer, and whatever the agreement is called
    /// after.
    fn mail_subject(&self, draft: &Draft) -> String {
        let name = self.name_of(draft, None);
        let title = &self.template.title;
        format!("{title} – {name}")
    }

    /// Returns the e-mail addresses of the other parties, as far as they are filled in.
    fn mail_addresses(&self, draft: &Draft) -> Vec<String> {
        let others = self.template.other_parties();
        let fields = self.template.fields.iter();
        let fields = fields.filter(|field| {
            field.kind == FieldKind::Email && others.iter().any(|party| party.has(&field.id))
        });
        let addresses = fields.filter_map(|field| draft.text(&field.id));
        let addresses = addresses.map(|address| address.trim().to_owned());
        addresses.filter(|address| !address.is_empty()).collect()
    }
}

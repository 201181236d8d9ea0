//! Choosing files: in a dialog, or by typing a path.

use std::path::{Path, PathBuf};

use super::Purpose;
use super::dialog::Dialog;
use crate::app::command::Folder;
use crate::app::effect::Effect;
use crate::app::model::notice::{Notice, Offer};
use crate::app::model::question::Question;
use crate::app::model::state::State;
use crate::app::model::update::Update;
use crate::app::platform::{Choice, FileKind, FileRequest};
use crate::message::Message;
use crate::storage::Existing;

impl Update<'_> {
    /// Asks for a file, with a name that fits.
    pub(in crate::app::model) fn choose(&mut self, purpose: Purpose) {
        // One dialog at a time: whoever presses twice means it once, or can't see the dialog.
        if self.state.dialog.want(&purpose) {
            let mut notice = Notice::information("", Message::new("window-dialog-is-open"));
            notice.offer = Offer::TypePath;
            return self.notify(notice);
        }
        self.state.notice = None;
        self.state.last_dialog += 1;
        let turn = self.state.last_dialog;
        let request = self.state.file_request(&purpose);
        self.state.dialog = Dialog::Open {
            turn,
            purpose,
            wanted: None,
        };
        self.effect(Effect::ChooseFile { request, turn });
    }

    pub(in crate::app::model) fn on_chosen(&mut self, choice: Choice, turn: u64) {
        let Some(purpose) = self.state.dialog.answered(turn) else {
            return; // nobody waits for it any more
        };
        let offer = self.state.notice.as_ref().map(|notice| notice.offer);
        if offer == Some(Offer::TypePath) {
            // The dialog isn't open any more.
            self.state.notice = None;
        }
        match choice {
            Choice::Cancelled => {}
            Choice::NoDialog => self.ask_for_path(purpose),
            // The dialog has asked whether a file may be replaced.
            Choice::Path(path) => self.use_path(purpose, path, Existing::Replace),
        }
    }

    /// Does without a dialog that can't be found.
    pub(in crate::app::model) fn type_path(&mut self) {
        if let Some(purpose) = self.state.dialog.abandoned() {
            self.state.notice = None;
            self.ask_for_path(purpose);
        }
    }

    fn ask_for_path(&mut self, purpose: Purpose) {
        let name = self.state.proposed_name(&purpose);
        let name = name.map(|name| format!("{name}.{}", purpose.kind().extension()));
        let folder = self.state.folder_for(&purpose).unwrap_or_default();
        let path = folder.join(name.unwrap_or_default());
        self.ask(Question::TypePath {
            purpose,
            path: path.display().to_string(),
            problem: None,
        });
    }

    /// Uses a path that was typed. If it can't be used, it comes back to be corrected.
    pub(in crate::app::model) fn use_typed_path(&mut self, purpose: Purpose, path: String) {
        let typed = PathBuf::from(path.trim());
        if purpose.kind() != FileKind::Folder {
            let purpose = purpose.clone();
            self.state.dialog = Dialog::Typed { purpose, path };
        }
        self.use_path(purpose, typed, Existing::Keep);
    }

    pub(in crate::app::model) fn use_path(
        &mut self,
        purpose: Purpose,
        path: PathBuf,
        existing: Existing,
    ) {
        self.use_last_folder(&purpose, &path);
        match purpose {
            Purpose::Open | Purpose::Verify => self.read(path, None),
            Purpose::Save { then } | Purpose::SaveCopy { then } => {
                self.write_draft(path, existing, then);
            }
            Purpose::Export { is_draft } => self.write_pdf(path, is_draft, existing),
            Purpose::StandardComparison => self.write_standard_comparison(path, existing),
            Purpose::TemplateFolder => self.open_folder(path),
            Purpose::Comparison => self.write_comparison(path, existing),
            Purpose::Sheet => self.read_sheet(path),
            Purpose::NewSheet => self.write_sheet(path, existing),
            Purpose::MendedSheet { table, then } => self.write_mended(path, existing, table, then),
            Purpose::BatchFolder { table } => self.use_batch_folder(path, table),
            Purpose::Folder(folder) => self.use_folder(folder, Some(path)),
            Purpose::RegisterFolder => self.add_register_folder(path),
            Purpose::List => self.write_list(path, existing),
        }
    }

    /// Shows an error; a path that was typed comes back with it, to be corrected.
    pub(in crate::app::model) fn fail(&mut self, notice: Notice) {
        if let Some((mut purpose, path)) = self.state.dialog.take_typed() {
            purpose.forget_follow_up();
            self.ask(Question::TypePath {
                purpose,
                path,
                problem: notice.lines.first().cloned(),
            });
        }
        self.notify(notice);
    }
}

impl State {
    fn file_request(&self, purpose: &Purpose) -> FileRequest {
        let title = match purpose {
            Purpose::Open => "window-choose-open",
            Purpose::Verify => "window-choose-verify",
            Purpose::Save { .. } | Purpose::SaveCopy { .. } => "window-choose-save",
            Purpose::Export { .. } => "window-choose-export",
            Purpose::StandardComparison => "window-choose-standard-comparison",
            Purpose::TemplateFolder => "window-choose-template-folder",
            Purpose::Comparison => "window-choose-comparison",
            Purpose::Sheet => "window-choose-sheet",
            Purpose::NewSheet => "window-choose-new-sheet",
            Purpose::MendedSheet { .. } => "window-choose-mended-sheet",
            Purpose::BatchFolder { .. } => "window-choose-batch-folder",
            Purpose::Folder(Folder::Drafts) => "window-choose-drafts-folder",
            Purpose::Folder(Folder::Pdf) => "window-choose-pdf-folder",
            Purpose::Folder(Folder::Trusted) => "window-choose-trusted-folder",
            Purpose::RegisterFolder => "window-choose-register-folder",
            Purpose::List => "window-choose-list",
        };
        let kind_name = match purpose.kind() {
            FileKind::Draft => "window-kind-draft",
            FileKind::Pdf => "window-kind-pdf",
            FileKind::Sheet => "window-kind-sheet",
            FileKind::Folder => "window-kind-folder",
        };
        FileRequest {
            title: self.translate(title),
            kind_name: self.translate(kind_name),
            kind: purpose.kind(),
            name: self.proposed_name(purpose),
            folder: self.folder_for(purpose),
        }
    }

    /// Returns the folder that was set, else the one that was used last for files of that kind, or at all.
    fn folder_for(&self, purpose: &Purpose) -> Option<PathBuf> {
        let beside = self.exported.as_ref().and_then(|path| path.parent());
        let beside = beside.map(Path::to_owned);
        let set = match purpose {
            Purpose::StandardComparison if beside.is_some() => &beside,
            Purpose::Export { .. }
            | Purpose::Verify
            | Purpose::Comparison
            | Purpose::StandardComparison
            | Purpose::BatchFolder { .. }
            | Purpose::Folder(Folder::Pdf) => &self.settings.pdf_folder,
            Purpose::TemplateFolder => &self.settings.template_folder,
            Purpose::Folder(Folder::Trusted) => &self.settings.trusted_folder,
            Purpose::Open
            | Purpose::Sheet
            | Purpose::NewSheet
            | Purpose::MendedSheet { .. }
            | Purpose::RegisterFolder
            | Purpose::List
            | Purpose::Save { .. }
            | Purpose::SaveCopy { .. }
            | Purpose::Folder(Folder::Drafts) => &self.settings.drafts_folder,
        };
        let of_kind = self.local_data.recent.folders.get(purpose.kind().key());
        let known = self.document.path.as_ref().or(self.exported.as_ref());
        let recent = self.local_data.recent.paths.first();
        let last = known.or(recent).and_then(|path| path.parent());
        set.clone()
            .or_else(|| of_kind.cloned())
            .or_else(|| last.map(Path::to_owned))
            .or_else(|| self.home.clone())
    }
}

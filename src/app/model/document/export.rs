//! Exporting the PDF.

use std::path::PathBuf;
use std::sync::Arc;

use super::{FollowUp, Purpose};
use crate::app::command::Place;
use crate::app::effect::{Effect, ExportError, ExportRequest, Exported, StandardComparison};
use crate::app::model::notice::{Notice, Offer};
use crate::app::model::question::Question;
use crate::app::model::state::State;
use crate::app::model::update::Update;
use crate::diff::ComparisonNames;
use crate::draft::DraftProblem;
use crate::ledger;
use crate::message::Message;
use crate::pipeline::export::{ExportOptions, blocks_export};
use crate::signing::{Service, Services};
use crate::storage::Existing;

impl Update<'_> {
    /// Asks where to write the PDF, or shows what is missing.
    pub(in crate::app::model) fn export(&mut self, is_draft: bool) {
        let is_blocking = |problem: &DraftProblem| blocks_export(problem, is_draft);
        if self.state.derived.problems.iter().any(is_blocking) {
            let gaps = self.state.gaps();
            self.state.view.visited.extend(gaps.iter().map(Place::row));
            self.notify(Notice::error("", Message::new("window-not-complete")));
            return self.step_gap(true);
        }
        self.choose(Purpose::Export { is_draft });
    }

    pub(super) fn write_pdf(&mut self, path: PathBuf, is_draft: bool, existing: Existing) {
        self.state.is_exporting = true;
        let draft = self.state.document.draft.clone();
        let options = export_options(self.state, is_draft);
        self.effect(Effect::ExportPdf(Box::new(ExportRequest {
            path,
            draft,
            options,
            chosen: self.state.chosen(),
            existing,
            folders: self.state.settings.agreement_folders(),
        })));
    }

    pub(in crate::app::model) fn on_exported(
        &mut self,
        path: PathBuf,
        options: &ExportOptions,
        result: Result<Exported, ExportError>,
    ) {
        self.state.is_exporting = false;
        let quits = std::mem::take(&mut self.state.quits_once_exported);
        match result {
            Ok(exported) => {
                self.state.dialog.take_typed();
                let not_listed = exported.not_listed.map(|error| {
                    let place = error.path.display().to_string();
                    (place, ledger::not_listed(&error))
                });
                let mut notice = exported_notice(&path, options, exported.withheld);
                if options.attaches && self.state.folder.is_some() {
                    // What travels inside, file by file, is for those who work on the template.
                    let message = Message::new("export-attached");
                    notice.lines.push((String::new(), message));
                }
                notice.lines.extend(not_listed);
                if !self.state.derived.deviations.is_empty() {
                    notice.offer = Offer::ExportedWithDeviations;
                }
                self.notify(notice);
                if exported.is_held {
                    self.state.document.held = exported.signed_draft.as_deref().cloned();
                }
                self.state.signed_draft = exported.signed_draft;
                self.state.exported = Some(path);
                if quits {
                    self.proceed(FollowUp::Quit, false);
                }
            }
            Err(error) if error.is_replaceable() => {
                let purpose = Purpose::Export {
                    is_draft: options.is_draft,
                };
                self.ask(Question::Replace { purpose, path });
            }
            Err(error) => {
                self.fail(Notice::error(path.display().to_string(), error.message()));
            }
        }
    }

    pub(super) fn write_standard_comparison(&mut self, path: PathBuf, existing: Existing) {
        let exported = self.state.exported.as_ref().unwrap_or(&path);
        let file = exported.file_name().unwrap_or_default();
        let after = file.to_string_lossy().into_owned();
        let standard = Message::new("diff-standard").with("file", &after);
        let names = ComparisonNames {
            before: self.state.translator.format(&standard),
            after,
        };
        let request = StandardComparison {
            path,
            draft: self.state.document.draft.clone(),
            template: Arc::clone(&self.state.template),
            names,
            language: self.state.translator.language(),
            existing,
        };
        self.effect(Effect::ExportStandardComparison(Box::new(request)));
    }

    pub(in crate::app::model) fn on_standard_comparison_exported(
        &mut self,
        path: PathBuf,
        result: Result<(), ExportError>,
    ) {
        match result {
            Ok(()) => {
                self.state.dialog.take_typed();
                let message = Message::new("window-comparison-written");
                self.notify(Notice::information(path.display().to_string(), message));
            }
            Err(error) if error.is_replaceable() => {
                let purpose = Purpose::StandardComparison;
                self.ask(Question::Replace { purpose, path });
            }
            Err(error) => {
                self.fail(Notice::error(path.display().to_string(), error.message()));
            }
        }
    }
}

/// Returns how agreements are exported, as the settings say.
pub(super) fn export_options(state: &State, is_draft: bool) -> ExportOptions {
    ExportOptions {
        is_draft,
        attaches: state.attaches(),
        signing: state.signing_service(),
        approved: None,
    }
}

fn exported_notice(
    path: &std::path::Path,
    options: &ExportOptions,
    withheld: Option<Message>,
) -> Notice {
    let message = Message::new(if options.is_draft || withheld.is_some() {
        "window-exported-draft"
    } else {
        "window-exported"
    });
    let mut notice = Notice::information(path.display().to_string(), message);
    let withheld = withheld.map(|message| (String::new(), message));
    notice.lines.extend(withheld);
    notice.offer = Offer::Exported;
    notice
}

impl State {
    /// Returns the signing service that PDFs are marked for.
    pub(in crate::app::model) fn signing_service(&self) -> Option<Service> {
        let id = self.signing()?;
        // One that a newer version of the program knew: no mark is better than a wrong one.
        Services::built_in().ok()?.find(id).ok().cloned()
    }
}

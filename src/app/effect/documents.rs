//! Effects on drafts and PDFs: reading, saving, exporting.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::effects::ExportRequest;
use super::errors::{ExportError, OpenFailure, SaveError, Theirs};
use super::outcome::{Exported, OpenedDraft, Outcome, VerifiedPdf};
use super::pictures::drawable;
use super::trusted_folders::TrustedFolders;
use super::worker::Worker;
use crate::app::platform::FileKind;
use crate::draft::{self, Answer, Draft};
use crate::ledger;
use crate::library::Chosen;
use crate::local_data::{JournalEntry, trusted};
use crate::pdf::read::{MAX_PDF_BYTES, enclosed_in};
use crate::pipeline::attachments::left_out;
use crate::pipeline::release::Release;
use crate::pipeline::target::must_not_replace;
use crate::storage::{self, ContentHash, Existing, StorageError, StorageErrorKind};
use crate::template::Template;
use crate::verify::{Known, Verdict, Verifier};

impl Worker {
    pub(super) fn read_draft(
        &self,
        path: PathBuf,
        discarded: Option<u64>,
        trusted: &TrustedFolders,
    ) -> Outcome {
        let path = absolute(path);
        let (result, verified) = self.read(&path, trusted);
        Outcome::DraftRead {
            path,
            result,
            verified,
            discarded,
        }
    }

    pub(super) fn check_file(&self, path: PathBuf) -> Outcome {
        let bytes = storage::read_on(self.disk(), &path, MAX_PDF_BYTES);
        Outcome::FileChecked {
            content_hash: bytes.ok().map(|bytes| ContentHash::of(&bytes)),
            is_open_elsewhere: self.is_open_elsewhere(&path),
            path,
        }
    }

    pub(super) fn save_draft(&self, path: PathBuf, draft: Draft, existing: Existing) -> Outcome {
        let (path, result) = target(path, FileKind::Draft, existing);
        let save = |existing| self.save(&path, &draft, existing);
        Outcome::DraftSaved {
            result: result.map_err(SaveError::from).and_then(save),
            path,
            draft,
        }
    }

    pub(super) fn export_pdf(&self, request: ExportRequest) -> Outcome {
        let (path, result) = target(request.path.clone(), FileKind::Pdf, request.existing);
        let result = result.map_err(ExportError::from);
        let export = |existing| self.export(&path, &request, existing);
        Outcome::PdfExported {
            result: result.and_then(export),
            path,
            options: request.options,
        }
    }

    /// Saves a draft while no other window does, so that what is compared is what is replaced.
    fn save(
        &self,
        path: &Path,
        draft: &Draft,
        existing: Existing,
    ) -> Result<ContentHash, SaveError> {
        // The journal holds what is being saved: whoever finds both after a crash sees that nothing was
        // lost. Where it can't be written, that was reported already.
        let _ = self.write_journal(Some(&JournalEntry {
            path: Some(path.to_owned()),
            content_hash: match existing {
                Existing::IfStill(content_hash) => Some(content_hash),
                Existing::Replace | Existing::Keep => None,
            },
            draft: draft.clone(),
        }));
        let text = draft::write(draft);
        let content_hash = ContentHash::of(text.as_bytes());
        let turn = self.turn_to_save();
        let written = storage::write_on(self.disk(), path, text.as_bytes(), existing);
        drop(turn);
        match written {
            Ok(()) => Ok(content_hash),
            Err(error) if matches!(error.kind, StorageErrorKind::Changed) => {
                let theirs = self.theirs(path);
                // Whoever made the same change has made no other one.
                if theirs.content_hash == Some(content_hash) {
                    return Ok(content_hash);
                }
                Err(SaveError::Conflict(Box::new(theirs)))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Returns what a draft's own file holds now.
    pub(super) fn theirs(&self, path: &Path) -> Theirs {
        match storage::read_on(self.disk(), path, MAX_PDF_BYTES) {
            Ok(bytes) => Theirs {
                draft: draft::read(&bytes).map_err(OpenFailure::from),
                content_hash: Some(ContentHash::of(&bytes)),
            },
            Err(error) => Theirs {
                draft: Err(error.into()),
                content_hash: None,
            },
        }
    }

    /// Reads the draft in a file, and verifies a PDF.
    fn read(
        &self,
        path: &Path,
        trusted: &TrustedFolders,
    ) -> (Result<Box<OpenedDraft>, OpenFailure>, Option<VerifiedPdf>) {
        match storage::read_on(self.disk(), path, MAX_PDF_BYTES) {
            Ok(bytes) => {
                let is_pdf = bytes.starts_with(b"%PDF");
                let verified = is_pdf.then(|| self.verified(&bytes, trusted));
                (self.opened(path, bytes), verified.flatten())
            }
            Err(error) => (Err(error.into()), None),
        }
    }

    /// Verifies a PDF. None for one that can't be read, which is reported anyway.
    fn verified(&self, pdf: &[u8], folders: &TrustedFolders) -> Option<VerifiedPdf> {
        let templates = self.templates().all();
        let (exports, _) = ledger::of_folders(&folders.agreements);
        let trusted = folders.certificates.as_deref();
        let trusted = trusted.map(trusted::read).transpose();
        let (trusted, trust_problem) = match trusted {
            Ok(trusted) => (trusted, None),
            Err(error) => {
                let path = error.path().display().to_string();
                (None, Some((path, error.message())))
            }
        };
        let known = Known {
            templates: templates.iter().map(|template| &**template).collect(),
            approval_days: self.templates().approval_days(),
            trusted: trusted.as_ref(),
            exports: Some(&exports),
            ..Known::default()
        };
        let report = Verifier::new().verify(pdf, &known).ok()?;
        let may_differ = report.verdict != Verdict::Unchanged;
        Some(VerifiedPdf {
            report: Box::new(report),
            trust_problem,
            drawable: may_differ.then(|| drawable(pdf)).flatten(),
        })
    }

    /// Reads the draft in a file's bytes: its own, or the one that travels inside a PDF.
    pub(super) fn opened(
        &self,
        path: &Path,
        mut bytes: Vec<u8>,
    ) -> Result<Box<OpenedDraft>, OpenFailure> {
        let content_hash = ContentHash::of(&bytes);
        // A file that is called a PDF and is none is reported as such.
        let extension = path.extension().unwrap_or_default();
        let is_from_pdf = bytes.starts_with(b"%PDF") || extension.eq_ignore_ascii_case("pdf");
        let mut excerpt = Vec::new();
        if is_from_pdf {
            let enclosed = enclosed_in(&bytes)?;
            bytes = enclosed.draft;
            excerpt = enclosed.excerpt.unwrap_or_default();
        }
        let draft = draft::read(&bytes)?;
        let chosen = self.template_of(&draft);
        let left_out = chosen
            .as_ref()
            .map_or_else(Vec::new, |chosen| left_out(&excerpt, &chosen.template));
        // What travelled in a PDF is proven as it is written.
        let draft = match &chosen {
            Some(chosen) if !is_from_pdf => draft.normalised(&chosen.template, None),
            _ => draft,
        };
        Ok(Box::new(OpenedDraft {
            draft,
            chosen,
            is_from_pdf,
            left_out,
            content_hash,
            is_open_elsewhere: self.is_open_elsewhere(path),
        }))
    }

    fn export(
        &self,
        path: &Path,
        request: &ExportRequest,
        existing: Existing,
    ) -> Result<Exported, ExportError> {
        if must_not_replace(path) {
            return Err(ExportError::OtherKind(path.to_owned()));
        }
        let date = self.platform.today().ok_or(ExportError::Clock)?;
        let mut shared = self.exporter.lock().unwrap_or_else(PoisonError::into_inner);
        // It is put back when it is done: a panic leaves a new one with an empty cache.
        let mut exporter = std::mem::take(&mut *shared);
        let Chosen {
            template, standing, ..
        } = &request.chosen;
        let (draft, options) = (&request.draft, &request.options);
        let result = Release::new(&mut exporter, template, standing, draft, date, options);
        *shared = exporter;
        drop(shared);
        let release = result?;
        storage::write_on(self.disk(), path, &release.exported().pdf, existing)?;
        let entered = release.entry().map(|entry| {
            let list = ledger::list_for(path, &request.folders);
            ledger::append_on(self.disk(), &list, std::slice::from_ref(entry))
        });
        let is_final = release.entry().is_some();
        Ok(Exported {
            withheld: release.withheld().cloned(),
            signed_draft: is_final.then(|| Box::new(draft.clone())),
            is_held: is_final && holds(&release.exported().pdf, draft, template),
            not_listed: entered.and_then(Result::err),
        })
    }
}

/// Whether a PDF holds all of a draft: what is enclosed is read back, and nothing that is filled in is missing. A standard value
/// that nobody changed and no page prints is the template's.
fn holds(pdf: &[u8], draft: &Draft, template: &Template) -> bool {
    let enclosed = enclosed_in(pdf).ok();
    let enclosed = enclosed.and_then(|enclosed| draft::read(&enclosed.draft).ok());
    let Some(enclosed) = enclosed else {
        return false;
    };
    let is_nothing = |id: &str, answer: &Answer| {
        let Answer::Text(text) = answer else {
            return false;
        };
        let standard = template
            .field(id)
            .and_then(|field| field.standard.as_deref());
        text.is_empty() || Some(text.as_str()) == standard
    };
    let mut answers = draft.answers.iter();
    let services: BTreeSet<&String> = draft.services.iter().collect();
    draft.allowed.is_empty()
        && services == enclosed.services.iter().collect()
        && answers
            .all(|(id, answer)| enclosed.answers.get(id) == Some(answer) || is_nothing(id, answer))
}

/// Returns where a file of a kind is written: the path with its extension, which dialogs and people forget.
/// A name that nobody was asked about is not replaced without a question.
pub(super) fn target(
    path: PathBuf,
    kind: FileKind,
    existing: Existing,
) -> (PathBuf, Result<Existing, StorageError>) {
    let path = absolute(path);
    if path.is_dir() {
        let error = StorageError::new(&path, StorageErrorKind::IsFolder);
        return (path, Err(error));
    }
    let found = path.extension().unwrap_or_default();
    let is_known = |known: &&str| found.eq_ignore_ascii_case(known);
    if kind.extensions().iter().any(is_known) {
        return (path, Ok(existing));
    }
    // A name may hold points of its own: "Öst & Söner Ab. 2.0".
    let mut name = path.into_os_string();
    name.push(".");
    name.push(kind.extension());
    (PathBuf::from(name), Ok(Existing::Keep))
}

/// Returns the path from the root: it is kept, and the next start may be in another folder.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

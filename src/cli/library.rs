//! The library as commands use it, and `template list`.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use super::context::{Context, Status};
use super::failure::{Failure, warn};
use super::templates::template_in;
use crate::draft::Draft;
use crate::library::{
    Chosen, Copies, Entry, Library, LoadedPolicy, Origin, Standing, Templates, approvals_in,
    notes_in,
};
use crate::local_data::Folders;
use crate::message::Message;
use crate::notes::ClauseNotes;
use crate::storage::RealDisk;
use crate::typeset::fonts::TYPEFACE;

impl Context {
    /// Reads the library: the built-in template, and the folders of the policy, the settings and the arguments.
    pub(super) fn library(&self) -> Library {
        let policy = self.policy().clone();
        let local = Folders::of_machine();
        let own = self.settings().libraries.clone();
        let folders = library_folders(&policy, own, &self.arguments.library);
        let copies = local.data.as_deref().map(Copies::new);
        let mut library = Library::new(policy, folders, copies);
        library.refresh(&RealDisk, &TYPEFACE);
        library
    }

    /// Warns of what is wrong with the library.
    pub(super) fn warn_of_library(&self, library: &Library) {
        for remark in library.remarks() {
            warn(
                &remark.place.to_string(),
                &self.translator.format(&remark.message),
            );
        }
    }

    /// Returns the template that `--template` names.
    pub(super) fn named_template(&self) -> Result<Option<Chosen>, Failure> {
        let Some(folder) = self.arguments.template.as_deref() else {
            return Ok(None);
        };
        let template = template_in(folder)?;
        let standing = self
            .policy()
            .standing_outside(&template, &approvals_in(folder));
        let notes = notes_in(folder)?;
        let notes = notes.and_then(|bytes| ClauseNotes::read(&bytes, &template).ok());
        Ok(Some(Chosen {
            template: Arc::new(template),
            standing,
            notes: Arc::new(notes.unwrap_or_default()),
        }))
    }

    /// Returns where templates come from: the folder that `--template` names, or the library.
    pub(super) fn templates(&self) -> Result<Templates, Failure> {
        if let Some(named) = self.named_template()? {
            return Ok(Templates::One(named));
        }
        let library = self.library();
        self.warn_of_library(&library);
        Ok(Templates::Library(Box::new(library)))
    }

    /// Returns where the window's templates come from: a folder that is named may have mistakes, which are listed there.
    pub(super) fn window_templates(&self) -> Result<Templates, Failure> {
        let folder = self.arguments.template.clone();
        let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
            return self.templates();
        };
        let mut templates = Templates::Library(Box::new(self.library()));
        templates.open_folder(folder, &RealDisk, &TYPEFACE);
        Ok(templates)
    }

    /// Returns the template that new drafts are made with.
    pub(super) fn template(&self) -> Result<Chosen, Failure> {
        let standard = self.templates()?.standard();
        standard.ok_or_else(no_template)
    }

    /// Returns the template that a draft was made with, or the nearest to it.
    pub(super) fn template_of(&self, draft: &Draft) -> Result<Chosen, Failure> {
        let templates = self.templates()?;
        let hash = draft.template_hash.as_deref();
        let own = templates.for_draft(&draft.template, &draft.version, hash);
        // Of another template, there is something to say about what the draft and it have in common.
        own.or_else(|| templates.standard()).ok_or_else(no_template)
    }

    /// Carries out `template list`.
    pub(super) fn template_list(&self) -> Result<Status, Failure> {
        let library = self.library();
        let lines: Vec<String> = library
            .entries()
            .iter()
            .map(|entry| self.entry_line(entry))
            .collect();
        let json = json!({
            "templates": library.entries().iter().map(|entry| self.entry_json(entry)).collect::<Vec<_>>(),
            "remarks": library.remarks().iter().map(|remark| json!({
                "place": remark.place.to_string(),
                "message": self.translator.format(&remark.message),
            })).collect::<Vec<_>>(),
        });
        self.print(&lines, &json)?;
        self.warn_of_library(&library);
        Ok(Status::of_problems(library.remarks()))
    }

    fn entry_line(&self, entry: &Entry) -> String {
        let template = &entry.template;
        let approval = self.standing(&entry.standing);
        let place = self.place(&entry.origin);
        let columns = [
            &template.id,
            &template.version,
            &template.language,
            &template.title,
            &approval,
            &place,
        ];
        columns.map(String::as_str).join("\t")
    }

    /// Returns whether a template is approved, in words.
    pub(super) fn standing(&self, standing: &Standing) -> String {
        match standing {
            Standing::Approved(approved) => self.translator.format(
                &Message::new("approved-by")
                    .with("on", approved.on())
                    .with("by", approved.by().join(", ")),
            ),
            Standing::NotApproved(objections) => {
                let last = objections
                    .last()
                    .map(|one| self.translator.format(&one.message()));
                last.unwrap_or_default()
            }
        }
    }

    /// Returns whether a template is approved, as a sentence of its own.
    pub(super) fn standing_line(&self, standing: &Standing) -> String {
        let state = self.standing(standing);
        self.sentence(&Message::new("approval-state").with("state", state.trim_end_matches('.')))
    }

    fn place(&self, origin: &Origin) -> String {
        match origin {
            Origin::BuiltIn => self.translator.format(&Message::new("library-built-in")),
            Origin::Folder(folder) => folder.display().to_string(),
            Origin::Copy(folder) => {
                let folder = folder.display().to_string();
                let message = Message::new("library-copied").with("folder", folder);
                self.translator.format(&message)
            }
        }
    }

    fn entry_json(&self, entry: &Entry) -> serde_json::Value {
        let template = &entry.template;
        json!({
            "id": template.id,
            "version": template.version,
            "language": template.language,
            "title": template.title,
            "sha256": template.hash,
            "approved": entry.standing.is_approved(),
            "approval": self.standing(&entry.standing),
            "ambiguous": entry.is_ambiguous,
            "built_in": entry.origin == Origin::BuiltIn,
            "folder": entry.origin.folder().map(|folder| folder.display().to_string()),
            "copy": matches!(entry.origin, Origin::Copy(_)),
        })
    }
}

/// Returns the template of a library that a draft was made with, or the nearest to it.
pub(super) fn template_in_library(library: &Library, draft: &Draft) -> Result<Chosen, Failure> {
    let hash = draft.template_hash.as_deref();
    let entry = library.for_draft(&draft.template, &draft.version, hash);
    // Of another template, there is something to say about what the draft and it have in common.
    let entry = entry.or_else(|| library.entries().first());
    entry.map(Chosen::from).ok_or_else(no_template)
}

/// Returns the folders of a library: those of the policy, then those of the settings unless the policy decides,
/// then those of the arguments.
fn library_folders(policy: &LoadedPolicy, own: Vec<PathBuf>, more: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders = policy.policy.libraries.clone();
    if !policy.policy.decides(crate::library::Decision::Libraries) {
        folders.extend(own);
        folders.extend(more.iter().cloned());
    }
    let mut unique: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if !unique.contains(&folder) {
            unique.push(folder);
        }
    }
    unique
}

/// Unreachable in a released program: there always is the built-in template.
fn no_template() -> Failure {
    Failure::new("", Message::new("library-no-template"))
}

//! `export`: the PDF.

use std::path::Path;

use serde_json::json;

use super::arguments;
use super::context::{Context, Status};
use super::document::write_document;
use super::failure::{Failure, warn};
use crate::clock;
use crate::date::Date;
use crate::draft::{self, Draft};
use crate::ledger::{self, Entry};
use crate::library::{Decision, Policy, Version};
use crate::message::Message;
use crate::pdf::{DRAFT_NAME, TEMPLATE_NAME};
use crate::pipeline::export::{ExportOptions, Exporter, blocks_export};
use crate::pipeline::release::Release;
use crate::pipeline::signing_package::SigningPackage;
use crate::pipeline::target::must_not_replace;
use crate::ron_text::{self, MAX_BYTES};
use crate::signing::{Service, Services, SigningError};
use crate::storage::{RealDisk, StorageError, StorageErrorKind, read};
use crate::template::Template;
use crate::typeset::fonts;

impl Context {
    /// Carries out `export`.
    pub(super) fn export(&self, arguments: &arguments::Export) -> Result<Status, Failure> {
        must_have_a_place(arguments)?;
        let (draft, chosen) = self.draft_and_template(&arguments.input)?;
        let template = &chosen.template;
        let other_version = self.other_version(arguments, &draft, template);
        let problems = draft::check(&draft, template, &fonts::covers);
        let (blocking, other): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|problem| blocks_export(problem, arguments.is_draft));
        if !blocking.is_empty() {
            return Err(Failure::of_problems(&blocking, self.tag()));
        }
        for problem in other
            .iter()
            .filter(|problem| !problem.severity().blocks_export())
        {
            warn("", &self.line(problem));
        }
        let date = match arguments.date {
            Some(date) => date,
            None => today()?,
        };
        let policy = &self.policy().policy;
        if arguments.without_attachments && policy.decides(Decision::Attachments) {
            return Err(decided("--without-attachments"));
        }
        let options = ExportOptions {
            is_draft: arguments.is_draft || other_version.is_some(),
            attaches: !arguments.without_attachments,
            signing: signing(
                arguments.signing.as_deref(),
                arguments.signing_services.as_deref(),
                policy,
            )?,
            approved: None,
        };
        let standing = &chosen.standing;
        let mut exporter = Exporter::default();
        let release = Release::new(&mut exporter, template, standing, &draft, date, &options)?;
        write_document(&arguments.output, &release.exported().pdf, arguments.force)?;
        if let Some(entry) = release.entry() {
            self.enter(&arguments.output, entry);
            if arguments.signing_package {
                write_package(arguments, &release, template, &draft)?;
            }
        }
        if options.attaches && arguments.output != Path::new("-") {
            let sentence = self.translator.format(&Message::new("export-attached"));
            let json = json!({ "attached": [DRAFT_NAME, TEMPLATE_NAME] });
            self.print(&[sentence], &json)?;
        }
        match other_version.as_ref().or(release.withheld()) {
            Some(message) => {
                warn("", &self.translator.format(message));
                Ok(Status::Found)
            }
            None => Ok(Status::Fine),
        }
    }
}

impl Context {
    /// Enters a final export in the list of its folder, and warns if that isn't possible: the export itself is whole.
    pub(super) fn enter(&self, output: &Path, entry: &Entry) {
        // A device or a pipe is in no folder of agreements.
        if output == Path::new("-") || !output.is_file() {
            return;
        }
        let list = ledger::list_for(output, &self.settings().agreement_folders());
        if let Err(error) = ledger::append_on(&RealDisk, &list, std::slice::from_ref(entry)) {
            self.warn_not_listed(&error);
        }
    }

    /// Warns that an export isn't in the list of exports.
    pub(super) fn warn_not_listed(&self, error: &StorageError) {
        let place = error.path.display().to_string();
        warn(&place, &self.translator.format(&ledger::not_listed(error)));
    }

    /// Returns why there is no final agreement with another version of the template than the draft's, unless that one is
    /// named: moving a draft to another version is somebody's decision.
    fn other_version(
        &self,
        arguments: &arguments::Export,
        draft: &Draft,
        template: &Template,
    ) -> Option<Message> {
        let is_decided = arguments.is_draft || self.arguments.template.is_some();
        let is_other = Version::new(&draft.version) != Version::new(&template.version);
        (is_other && !is_decided).then(|| {
            Message::new("export-other-version")
                .with("draft", &draft.version)
                .with("template", &template.version)
        })
    }
}

/// Refuses an output that would replace something else, or have nothing beside it.
fn must_have_a_place(arguments: &arguments::Export) -> Result<(), Failure> {
    if arguments.force && must_not_replace(&arguments.output) {
        let place = arguments.output.display().to_string();
        return Err(Failure::new(place, Message::new("export-onto-other")));
    }
    if !arguments.signing_package {
        return Ok(());
    }
    if arguments.output == Path::new("-") {
        let message = Message::new("export-package-beside");
        return Err(Failure::new("--signing-package", message));
    }
    // Either all three files are written, or none.
    let mut taken = Failure::default();
    for path in SigningPackage::paths(&arguments.output) {
        if !arguments.force && path.exists() {
            taken.extend(StorageError::new(&path, StorageErrorKind::Exists).into());
        }
    }
    if taken.is_empty() { Ok(()) } else { Err(taken) }
}

/// Writes the signing package beside a PDF.
fn write_package(
    arguments: &arguments::Export,
    release: &Release,
    template: &Template,
    draft: &Draft,
) -> Result<(), Failure> {
    let file = arguments.output.file_name().unwrap_or_default();
    let file = file.to_string_lossy();
    let package = SigningPackage::new(&file, &release.exported().pages, template, draft);
    for (path, content) in package.files(&arguments.output) {
        write_document(&path, content.as_bytes(), arguments.force)?;
    }
    Ok(())
}

/// Returns the signing service that is asked for, of a file of them or the built-in ones, as far as the policy leaves the choice.
pub(super) fn signing(
    own: Option<&str>,
    services: Option<&Path>,
    policy: &Policy,
) -> Result<Option<Service>, Failure> {
    if own.is_some() && policy.decides(Decision::Signing) && own != policy.signing.as_deref() {
        return Err(decided("--signing"));
    }
    let Some(id) = policy.signing(own) else {
        return Ok(None);
    };
    let (place, services) = match services {
        None => ("--signing".to_owned(), Services::built_in()),
        Some(file) => {
            let bytes = read(file, MAX_BYTES)?;
            let text = ron_text::decode(&bytes).map_err(SigningError::from);
            let place = file.display().to_string();
            (place, text.and_then(Services::read))
        }
    };
    let service = services.and_then(|services| services.find(id).cloned());
    service
        .map(Some)
        .map_err(|error| Failure::new(error.place(&place), error.message()))
}

/// The failure of an argument that the organisation has decided about.
fn decided(argument: &str) -> Failure {
    Failure::new(argument, Message::new("policy-decides"))
}

/// Returns the date of today.
pub(super) fn today() -> Result<Date, Failure> {
    clock::today().ok_or_else(|| Failure::new("--date", Message::new("export-clock")))
}

//! `template check` and `template hash`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use crate::coverage::BUILT_IN_COVERAGE;
use crate::library::{COVERAGE_FILE, NOTES_FILE, approvals_in, coverage_in, notes_in, sources_in};
use crate::message::Message;
use crate::notes::BUILT_IN_NOTES;
use crate::storage::{Existing, StorageError, write};
use crate::template::{CANONICAL_FORM, LoadError, Template, built_in_sources, load};
use crate::typeset::fonts::TYPEFACE;

impl Context {
    /// Carries out `template check`: lists the problems, or what was found right.
    pub(super) fn template_check(&self, folder: &Path) -> Result<Status, Failure> {
        let (lines, template, problems) = match load(&sources_in(folder)?, &TYPEFACE) {
            Ok(template) => {
                if let Some(problems) = self.coverage_problems(folder, &template)? {
                    return Ok(problems);
                }
                if let Some(problems) = self.notes_problems(folder, &template)? {
                    return Ok(problems);
                }
                let policy = self.policy();
                let standing = policy.standing_outside(&template, &approvals_in(folder));
                let mut lines = self.sound_lines(&template);
                lines.push(self.standing_line(&standing));
                let mut json = as_json(&template);
                json["approved"] = standing.is_approved().into();
                (lines, json, Vec::new())
            }
            Err(error) => (self.problem_lines(&error), Value::Null, error.problems),
        };
        let listed = problems.iter().map(|problem| {
            json!({
                "file": problem.place.file,
                "line": problem.place.position.map(|position| position.line),
                "column": problem.place.position.map(|position| position.column),
                "kind": problem.kind.message().id(),
                "message": self.sentence(&problem.kind.message()),
            })
        });
        let listed: Value = listed.collect();
        self.print(&lines, &json!({ "problems": listed, "template": template }))?;
        Ok(Status::of_problems(&problems))
    }

    /// Returns a line for each problem.
    fn problem_lines(&self, error: &LoadError) -> Vec<String> {
        let problems = error.problems.iter();
        let lines = problems.map(|problem| {
            let sentence = self.sentence(&problem.kind.message());
            format!("{}: {sentence}", problem.place)
        });
        lines.collect()
    }

    /// Returns what was found right.
    fn sound_lines(&self, template: &Template) -> Vec<String> {
        let counts = Counts::of(template);
        let sentences = [
            Message::new("template-sound")
                .with("title", &template.title)
                .with("id", &template.id)
                .with("version", &template.version)
                .with("language", &template.language),
            Message::new("template-counts")
                .with("blocks", counts.blocks)
                .with("sets", counts.sets)
                .with("services", counts.services)
                .with("parties", counts.parties)
                .with("fields", counts.fields)
                .with("corrections", counts.corrections)
                .with("off", counts.corrections_off),
            Message::new("template-content-hash").with("hash", &template.hash),
        ];
        sentences.map(|sentence| self.sentence(&sentence)).to_vec()
    }

    /// Carries out `template copy`.
    pub(super) fn template_copy(&self, output: &Path) -> Result<Status, Failure> {
        let (sources, beside) = if let Some(folder) = self.arguments.template.as_deref() {
            let beside = [coverage_in(folder)?, notes_in(folder)?];
            (sources_in(folder)?, beside)
        } else {
            let beside = [BUILT_IN_COVERAGE, BUILT_IN_NOTES];
            (built_in_sources(), beside.map(|bytes| Some(bytes.to_vec())))
        };
        fs::create_dir(output).map_err(|error| StorageError::of_io(output, error))?;
        for (name, bytes) in &sources.files {
            write(&output.join(name), bytes, Existing::Keep)?;
        }
        for (name, bytes) in [COVERAGE_FILE, NOTES_FILE].into_iter().zip(beside) {
            if let Some(bytes) = bytes {
                write(&output.join(name), &bytes, Existing::Keep)?;
            }
        }
        Ok(Status::Fine)
    }

    /// Carries out `template hash`.
    pub(super) fn template_hash(&self, folder: &Path) -> Result<Status, Failure> {
        let template = template_in(folder)?;
        let json = json!({
            "id": template.id,
            "version": template.version,
            "form": CANONICAL_FORM,
            "sha256": template.hash,
        });
        self.print(std::slice::from_ref(&template.hash), &json)?;
        Ok(Status::Fine)
    }
}

/// How much a template has of what.
struct Counts {
    blocks: usize,
    sets: usize,
    services: usize,
    parties: usize,
    fields: usize,
    corrections: usize,
    /// Those of the corrections that are switched off.
    corrections_off: usize,
}

impl Counts {
    fn of(template: &Template) -> Self {
        let corrections = template.corrections.iter();
        Self {
            blocks: template.blocks.len(),
            sets: template.sets.len(),
            services: template.services.len(),
            parties: template.parties.len(),
            fields: template.fields.len(),
            corrections: template.corrections.len(),
            corrections_off: corrections.filter(|correction| !correction.on).count(),
        }
    }
}

/// Returns what was found right, for scripts.
fn as_json(template: &Template) -> Value {
    let counts = Counts::of(template);
    json!({
        "id": template.id,
        "version": template.version,
        "language": template.language,
        "title": template.title,
        "blocks": counts.blocks,
        "sets": counts.sets,
        "services": counts.services,
        "parties": counts.parties,
        "fields": counts.fields,
        "corrections": counts.corrections,
        "corrections_off": counts.corrections_off,
        "form": CANONICAL_FORM,
        "sha256": template.hash,
    })
}

/// Reads the template of a folder.
pub(super) fn template_in(folder: &Path) -> Result<Template, Failure> {
    load(&sources_in(folder)?, &TYPEFACE)
        .map_err(|error| Failure::of_template(Some(folder), &error))
}

//! `new`, `check`, `text`: drafts in and out.

use std::io;
use std::path::Path;

use serde_json::json;

use super::answer::write_document;
use super::failure::{place_of, warn};
use super::{Context, Failure, Status, arguments};
use crate::agreement::{Wording, build};
use crate::draft::{self, Answer, Draft, DraftProblem, Severity, Signatory, values};
use crate::local_data::profile::new_draft;
use crate::local_data::{Folders, Profile, settings};
use crate::message::{Message, suggestion};
use crate::ron_text::MAX_BYTES;
use crate::storage::{Existing, RealDisk, read, read_from};
use crate::template::{FieldKind, Named, Template};
use crate::typeset::fonts;

/// What `-` stands for in errors.
pub(super) const STANDARD_INPUT: &str = "<stdin>";

impl Context {
    /// Reads a draft, from standard input for `-`.
    fn read_draft(path: &Path) -> Result<Draft, Failure> {
        let (path, bytes) = if path == Path::new("-") {
            let path = Path::new(STANDARD_INPUT);
            (path, read_from(io::stdin().lock(), path, MAX_BYTES)?)
        } else {
            (path, read(path, MAX_BYTES)?)
        };
        draft::read(&bytes).map_err(|error| Failure::of_draft(path, &error))
    }

    /// A draft and the template that it belongs to.
    pub(super) fn draft_and_template(&self, path: &Path) -> Result<(Draft, Template), Failure> {
        let draft = Self::read_draft(path)?;
        let template = self.template()?;
        if draft.template != template.id {
            let message = Message::new("draft-other-template")
                .with("draft", &draft.template)
                .with("template", &template.id);
            return Err(Failure::new(path.display().to_string(), message));
        }
        Ok((draft, template))
    }

    pub(super) fn check(&self, path: &Path) -> Result<Status, Failure> {
        let draft = Self::read_draft(path)?;
        let template = self.template()?;
        let problems = draft::check(&draft, &template, &fonts::covers);
        let lines: Vec<String> = problems.iter().map(|found| self.line(found)).collect();
        let json = problems.iter().map(|problem| {
            json!({
                "field": problem.field,
                "label": problem.label.as_ref().map(|label| label.text(self.tag())),
                "signatory": problem.index.map(|index| index + 1),
                "severity": problem.severity().name(),
                "kind": problem.message().id(),
                "message": self.translator.format(&problem.message()),
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(if problems.is_empty() {
            Status::Fine
        } else {
            Status::Found
        })
    }

    /// A problem as a line: where, and what is wrong.
    pub(super) fn line(&self, problem: &DraftProblem) -> String {
        let sentence = self.translator.format(&problem.message());
        let place = crate::characters::visible(&place_of(problem, self.tag()));
        if place.is_empty() {
            sentence
        } else {
            format!("{place}: {sentence}")
        }
    }

    pub(super) fn text(&self, path: &Path, source_wording: bool) -> Result<Status, Failure> {
        let (draft, template) = self.draft_and_template(path)?;
        self.warn_of_leftovers(&draft, &template);
        let wording = if source_wording {
            Wording::Source
        } else {
            Wording::Corrected
        };
        let lines = build(&template, &draft, wording).lines();
        let json = json!(lines);
        self.print(&lines, &json)?;
        Ok(Status::Fine)
    }

    /// What can't show in the agreement is said on standard error: a service or an answer that this
    /// template doesn't have, and a draft of another version.
    pub(super) fn warn_of_leftovers(&self, draft: &Draft, template: &Template) {
        use draft::DraftProblemKind as Kind;
        for problem in draft::check(draft, template, &fonts::covers) {
            let is_leftover = matches!(
                problem.kind,
                Kind::UnknownService { .. }
                    | Kind::UnknownField { .. }
                    | Kind::OtherVersion { .. }
                    | Kind::OtherContent { .. }
            );
            if is_leftover {
                warn("", &self.line(&problem));
            }
        }
    }

    // -- new --

    pub(super) fn new_draft(&self, arguments: &arguments::New) -> Result<Status, Failure> {
        let template = self.template()?;
        let mut wrong = Vec::new();
        let profile = arguments.profile.as_deref().map(profile).transpose();
        let profile = profile.unwrap_or_else(|no_profile| {
            wrong.push(no_profile);
            None
        });
        let mut draft = new_draft(&template, profile.as_ref());
        choose_services(&mut draft, &template, &arguments.services, &mut wrong);
        for assignment in &arguments.set {
            wrong.extend(set(&mut draft, &template, assignment).err());
        }
        for signatory in &arguments.signatory {
            wrong.extend(add_signatory(&mut draft, &template, signatory).err());
        }
        if !wrong.is_empty() {
            return Err(Failure::all(wrong));
        }
        let existing = if arguments.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        write_document(&arguments.output, draft::write(&draft).as_bytes(), existing)?;
        // What is not filled in yet is no surprise in a new draft; what is wrong in it is.
        let mut status = Status::Fine;
        for problem in draft::check(&draft, &template, &fonts::covers) {
            if problem.severity() != Severity::Missing {
                warn("", &self.line(&problem));
                status = Status::Found;
            }
        }
        Ok(status)
    }
}

type Wrong = (String, Message);

fn unknown<'a>(
    argument: String,
    named: Named,
    found: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Wrong {
    let found = crate::characters::visible(found);
    let suggestion = suggestion(&found, known);
    let message = Message::unknown_name(named.message(), &found, &suggestion);
    (argument, message)
}

/// The profile of that name in the settings.
fn profile(name: &str) -> Result<Profile, Wrong> {
    let folder = Folders::of_machine().settings;
    let found = folder.map(|folder| settings::look(&RealDisk, &folder));
    let mut profiles = found.unwrap_or_default().profiles.into_iter();
    let found = profiles.find(|profile| profile.name == name);
    found.ok_or_else(|| {
        let message = Message::new("new-no-profile").with("name", crate::characters::visible(name));
        (format!("--profile {name}"), message)
    })
}

/// Chosen services stand in a new draft in the agreement's order, each once.
fn choose_services(draft: &mut Draft, template: &Template, ids: &[String], wrong: &mut Vec<Wrong>) {
    for id in ids.iter().filter(|id| template.service(id).is_none()) {
        let known = template.services.iter().map(|service| service.id.as_str());
        wrong.push(unknown("--services".to_owned(), Named::Service, id, known));
    }
    let chosen = template.services.iter().map(|service| &service.id);
    draft.services = chosen.filter(|id| ids.contains(id)).cloned().collect();
}

fn set(draft: &mut Draft, template: &Template, assignment: &str) -> Result<(), Wrong> {
    let argument = format!("--set {assignment}");
    let Some((id, value)) = assignment.split_once('=') else {
        return Err((argument, Message::new("new-set-form")));
    };
    let Some(field) = template.field(id) else {
        let known = template.fields.iter().map(|field| field.id.as_str());
        return Err(unknown(argument, Named::Field, id, known));
    };
    if matches!(field.kind, FieldKind::Signatories { .. }) {
        return Err((argument, Message::new("new-set-signatories")));
    }
    let mut answer = value.to_owned();
    if matches!(field.kind, FieldKind::Country)
        && let Some(code) = values::country::nearest(value)
    {
        code.clone_into(&mut answer);
    }
    if matches!(field.kind, FieldKind::Text { lines: 2.. }) {
        // A shell has no easy way to type a line feed.
        answer = answer.replace("\\n", "\n");
    }
    draft.answers.insert(id.to_owned(), Answer::Text(answer));
    Ok(())
}

fn add_signatory(draft: &mut Draft, template: &Template, written: &str) -> Result<(), Wrong> {
    let argument = format!("--signatory {written}");
    let pieces: Vec<&str> = written.splitn(3, ':').collect();
    let &[party, name, title] = pieces.as_slice() else {
        return Err((argument, Message::new("new-signatory-form")));
    };
    let Some(field) = template.signatories_of(party) else {
        let known = template.parties.iter().map(|party| party.id.as_str());
        return Err(unknown(argument, Named::Party, party, known));
    };
    let answer = draft
        .answers
        .entry(field.id.clone())
        .or_insert_with(|| Answer::Signatories(Vec::new()));
    if let Answer::Signatories(signatories) = answer {
        signatories.push(Signatory {
            name: name.trim().to_owned(),
            title: title.trim().to_owned(),
        });
    }
    Ok(())
}

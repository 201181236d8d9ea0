//! `new`: a new draft.

use std::collections::BTreeSet;

use super::arguments;
use super::context::{Context, Status};
use super::document::write_document;
use super::failure::{Failure, place_of, warn};
use super::signatory::{signatory, unescaped};
use crate::characters::visible;
use crate::clock;
use crate::draft::{self, Answer, Draft, DraftProblemKind, Row, Severity, values};
use crate::local_data::Profile;
use crate::local_data::profile::new_draft;
use crate::message::{Message, suggestion};
use crate::template::{FieldKind, Named, RowsOf, Template};
use crate::typeset::fonts;

impl Context {
    /// Carries out `new`.
    pub(super) fn new_draft(&self, arguments: &arguments::New) -> Result<Status, Failure> {
        let template = self.template()?.template;
        let mut errors = Vec::new();
        let profile = arguments.profile.as_deref();
        let profile = profile.map(|name| self.profile(name)).transpose();
        let profile = profile.unwrap_or_else(|no_profile| {
            errors.push(no_profile);
            None
        });
        let mut draft = new_draft(&template, profile.as_ref());
        choose_services(&mut draft, &template, &arguments.services, &mut errors);
        let mut answered = BTreeSet::new();
        for assignment in &arguments.set {
            errors.extend(set(&mut draft, &template, assignment, &mut answered).err());
        }
        for signatory in &arguments.signatory {
            errors.extend(add_signatory(&mut draft, &template, signatory).err());
        }
        if !errors.is_empty() {
            return Err(Failure::all(errors));
        }
        let today = clock::today();
        let draft = draft.normalised(&template, today);
        let text = draft::write(&draft);
        write_document(&arguments.output, text.as_bytes(), arguments.force)?;
        // What is not filled in yet is no surprise in a new draft; what is wrong in it is.
        let mut status = Status::Fine;
        for problem in draft::check(&draft, &template, &fonts::covers) {
            if problem.severity() != Severity::Missing {
                // With a clock, the day would be known.
                let needs_clock = matches!(problem.kind, DraftProblemKind::RelativeDate(_));
                if needs_clock && today.is_none() {
                    let sentence = self.translator.format(&Message::new("new-clock"));
                    warn(&visible(&place_of(&problem, self.tag())), &sentence);
                } else {
                    warn("", &self.line(&problem));
                }
                status = Status::Found;
            }
        }
        Ok(status)
    }
}

/// An argument that can't be used, and why.
pub(super) type ArgumentError = (String, Message);

/// Returns the error about a name that is not in the template.
fn unknown<'a>(
    argument: String,
    named: Named,
    found: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> ArgumentError {
    let found = visible(found);
    let suggestion = suggestion(&found, known);
    let message = Message::unknown_name(named.message(), &found, &suggestion);
    (argument, message)
}

impl Context {
    /// Returns the profile of a name in the settings.
    pub(super) fn profile(&self, name: &str) -> Result<Profile, ArgumentError> {
        let mut profiles = self.settings().profiles.iter();
        let found = profiles.find(|profile| profile.name == name);
        found.cloned().ok_or_else(|| {
            let message = Message::new("new-no-profile").with("name", visible(name));
            (format!("--profile {name}"), message)
        })
    }
}

/// Chooses services, in the template's order and each once.
fn choose_services(
    draft: &mut Draft,
    template: &Template,
    ids: &[String],
    errors: &mut Vec<ArgumentError>,
) {
    for id in ids.iter().filter(|id| template.service(id).is_none()) {
        let known = template.services.iter().map(|service| service.id.as_str());
        errors.push(unknown("--services".to_owned(), Named::Service, id, known));
    }
    let chosen = template.services.iter().map(|service| &service.id);
    draft.services = chosen.filter(|id| ids.contains(id)).cloned().collect();
}

/// Answers a field; `answered` are those that were answered before.
fn set<'a>(
    draft: &mut Draft,
    template: &Template,
    assignment: &'a str,
    answered: &mut BTreeSet<&'a str>,
) -> Result<(), ArgumentError> {
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
    if !answered.insert(id) {
        return Err((argument, Message::new("new-set-twice").with("field", id)));
    }
    let answer = match &field.kind {
        FieldKind::Choices { options } => Answer::Choices(values::choice::typed(options, value)),
        FieldKind::Rows(of) => match rows_of(of, value, &template.language) {
            Some(rows) => Answer::Rows(rows),
            None => return Err((argument, Message::new("new-set-rows"))),
        },
        // A shell has no easy way to type a line feed.
        FieldKind::Text { lines: 2.. } => Answer::Text(unescaped(value, 'n', '\n')),
        _ => Answer::Text(value.to_owned()),
    };
    draft.answers.insert(id.to_owned(), answer);
    Ok(())
}

/// Reads rows: a list of objects in JSON, or cells separated by tabs and line feeds.
fn rows_of(of: &RowsOf, text: &str, language: &str) -> Option<Vec<Row>> {
    if !text.trim_start().starts_with('[') {
        let text = unescaped(&unescaped(text, 't', '\t'), 'n', '\n');
        let cells = values::rows::cells(&text);
        return Some(values::rows::from_cells(of, &cells, language));
    }
    serde_json::from_str(text).ok()
}

fn add_signatory(
    draft: &mut Draft,
    template: &Template,
    written: &str,
) -> Result<(), ArgumentError> {
    let argument = format!("--signatory {written}");
    let (party, signatory) = signatory(written).map_err(|error| (argument.clone(), error))?;
    let Some(field) = template.signatories_of(&party) else {
        let known = template.parties.iter().map(|party| party.id.as_str());
        return Err(unknown(argument, Named::Party, &party, known));
    };
    let answer = draft
        .answers
        .entry(field.id.clone())
        .or_insert_with(|| Answer::Signatories(Vec::new()));
    if let Answer::Signatories(signatories) = answer {
        signatories.push(signatory);
    }
    Ok(())
}

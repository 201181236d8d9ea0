//! `check` and `text`, and what all commands that read drafts share.

use std::path::Path;

use serde_json::json;

use super::context::{Context, Status};
use super::document::read_document;
use super::failure::{Failure, place_of, warn};
use crate::agreement::{Wording, build};
use crate::draft::{self, Draft, DraftProblem};
use crate::library::Chosen;
use crate::message::Message;
use crate::ron_text::MAX_BYTES;
use crate::template::Template;
use crate::typeset::fonts;

/// Reads a draft as it is written, from standard input for `-`.
pub(super) fn read_draft(path: &Path) -> Result<Draft, Failure> {
    let document = read_document(path, MAX_BYTES)?;
    draft::read(&document.bytes).map_err(|error| Failure::of_draft(&document.path, &error))
}

/// Returns what to say about a draft that belongs to another template than that one.
pub(super) fn other_template(draft: &Draft, template: &Template) -> Option<Message> {
    (draft.template != template.id).then(|| {
        Message::new("draft-other-template")
            .with("draft", &draft.template)
            .with("template", &template.id)
    })
}

impl Context {
    /// Reads a draft, and returns it, with its answers as they were meant, and the template that it belongs to.
    pub(super) fn draft_and_template(&self, path: &Path) -> Result<(Draft, Chosen), Failure> {
        let draft = read_draft(path)?;
        let chosen = self.template_of(&draft)?;
        let draft = draft.normalised(&chosen.template, None);
        match other_template(&draft, &chosen.template) {
            Some(message) => Err(Failure::new(path.display().to_string(), message)),
            None => Ok((draft, chosen)),
        }
    }

    /// Carries out `check`.
    pub(super) fn check(&self, path: &Path) -> Result<Status, Failure> {
        let draft = read_draft(path)?;
        let template = self.template_of(&draft)?.template;
        let draft = draft.normalised(&template, None);
        let problems = draft::check(&draft, &template, &fonts::covers);
        let lines: Vec<String> = problems.iter().map(|found| self.line(found)).collect();
        let json = problems.iter().map(|problem| {
            let number = |is_it: bool| problem.index.filter(|_| is_it).map(|index| index + 1);
            json!({
                "field": problem.field,
                "label": problem.label.as_ref().map(|label| label.text(self.tag())),
                "signatory": number(problem.column.is_none()),
                "row": number(problem.column.is_some()),
                "column": problem.column.as_ref().map(|column| column.id.as_str()),
                "severity": problem.severity().name(),
                "kind": problem.message().id(),
                "message": self.translator.format(&problem.message()),
            })
        });
        self.print(&lines, &json.collect())?;
        Ok(Status::of_problems(&problems))
    }

    /// Returns a problem as a line: where, and what is wrong.
    pub(super) fn line(&self, problem: &DraftProblem) -> String {
        let sentence = self.translator.format(&problem.message());
        let place = crate::characters::visible(&place_of(problem, self.tag()));
        if place.is_empty() {
            sentence
        } else {
            format!("{place}: {sentence}")
        }
    }

    /// Carries out `text`.
    pub(super) fn text(&self, path: &Path, source_wording: bool) -> Result<Status, Failure> {
        let (draft, chosen) = self.draft_and_template(path)?;
        let template = chosen.template;
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

    /// Warns of what the agreement can't show: services and answers that this template doesn't have, and a draft
    /// of another version.
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
}

//! `template affects`: which drafts and PDFs another template would change, and where.

use std::path::Path;

use serde_json::json;

use super::comparison::change_json;
use super::context::{Context, Status};
use super::failure::Failure;
use super::folder::{FolderAnswer, cases_in};
use super::places::Places;
use crate::agreement::{Wording, build};
use crate::diff::{Comparison, compare_agreements};
use crate::draft::Draft;
use crate::message::Message;
use crate::template::Template;

impl Context {
    /// Carries out `template affects`.
    pub(super) fn template_affects(
        &self,
        before: &Path,
        after: &Path,
        folder: &Path,
    ) -> Result<Status, Failure> {
        let places = Places::new(self)?;
        let before = places.template_at(before)?;
        let after = places.template_at(after)?;
        let mut answer = FolderAnswer::default();
        for path in cases_in(folder)? {
            let draft = match places.draft_at(&path, &before) {
                Ok(draft) => draft,
                Err(failure) => {
                    answer.push_failure(self, &path, failure);
                    continue;
                }
            };
            let (message, comparison) = effect(&draft, &before, &after);
            let name = path.display().to_string();
            answer
                .lines
                .push(format!("{name}: {}", self.sentence(&message)));
            let changes = comparison.iter().flat_map(Comparison::changes);
            let changes: Vec<_> = changes.map(change_json).collect();
            answer.is_found |= !changes.is_empty();
            answer.values.push(json!({
                "file": name,
                "template": draft.template,
                "version": draft.version,
                "is_of_template": comparison.is_some(),
                "passages": changes,
            }));
        }
        answer.print(self)
    }
}

/// Returns what a newer template would change in the agreement of a draft: in a sentence, and as a comparison if the
/// draft is made with that template.
fn effect(draft: &Draft, before: &Template, after: &Template) -> (Message, Option<Comparison>) {
    let message = |id: &'static str| {
        Message::new(id)
            .with("template", &draft.template)
            .with("version", &draft.version)
    };
    if draft.template != before.id {
        return (message("affects-other-template"), None);
    }
    let agreement = |template: &Template| build(template, draft, Wording::Corrected);
    let comparison = compare_agreements(&agreement(before), &agreement(after));
    let mut names: Vec<String> = Vec::new();
    for change in comparison.changes() {
        let name = change.passage().name();
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    let message = if names.is_empty() {
        message("affects-nothing")
    } else {
        message("affects-clauses").with("clauses", names.join(", "))
    };
    (message, Some(comparison))
}

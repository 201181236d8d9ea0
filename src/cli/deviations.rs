//! `deviations`: the terms that differ from their standard.

use std::path::Path;

use serde_json::{Value, json};

use super::context::{Context, Status};
use super::failure::Failure;
use super::places::Places;
use crate::agreement::{Agreement, Wording, build};
use crate::characters::visible_line;
use crate::draft::{Deviation, Draft, deviations, shown_term};
use crate::message::Message;
use crate::template::Template;

/// The deviations of a draft, with the agreement that prints them.
pub(super) struct ListedDeviations<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) template: &'a Template,
    pub(super) draft: &'a Draft,
}

impl Context {
    /// Carries out `deviations`.
    pub(super) fn deviations(&self, path: &Path) -> Result<Status, Failure> {
        let case = Places::new(self)?.case_at(path)?;
        self.warn_of_leftovers(&case.draft, &case.template);
        let agreement = build(&case.template, &case.draft, Wording::Corrected);
        let listed = ListedDeviations {
            agreement: &agreement,
            template: &case.template,
            draft: &case.draft,
        };
        let lines = self.deviation_lines(&listed);
        let status = Status::of_problems(&lines);
        self.print(&lines, &listed.json().into_iter().collect())?;
        Ok(status)
    }

    /// Returns a line for each deviation, tab-separated: field, clauses, standard, answer, and who allowed it.
    pub(super) fn deviation_lines(&self, listed: &ListedDeviations<'_>) -> Vec<String> {
        // A draft that travelled in a PDF names its template by the hash; permissions stay behind.
        let is_from_pdf = listed.draft.template_hash.is_some();
        let lines = listed.all().map(|(deviation, clauses)| {
            let shown = |stored: &str| listed.shown(&deviation, stored);
            let cells = [
                deviation.field.clone(),
                clauses.join(", "),
                shown(&deviation.standard),
                shown(&deviation.value),
                self.sentence(&permission_message(&deviation, is_from_pdf)),
            ];
            cells.map(|cell| visible_line(&cell)).join("\t")
        });
        lines.collect()
    }
}

impl ListedDeviations<'_> {
    /// Returns each deviation with the clauses that print it.
    fn all(&self) -> impl Iterator<Item = (Deviation, Vec<String>)> {
        let all = deviations(self.draft, self.template).into_iter();
        all.map(|deviation| {
            let clauses = self.agreement.clauses_with(&deviation.field);
            (deviation, clauses)
        })
    }

    /// Returns an answer as people read it.
    fn shown(&self, deviation: &Deviation, stored: &str) -> String {
        let field = self.template.field(&deviation.field);
        field.map_or_else(
            || stored.to_owned(),
            |field| shown_term(&field.kind, stored, &self.template.language),
        )
    }

    /// Returns the deviations for scripts.
    pub(super) fn json(&self) -> Vec<Value> {
        let values = self.all().map(|(deviation, clauses)| {
            let permission = deviation.permission.as_ref();
            json!({
                "field": deviation.field,
                "clauses": clauses,
                "standard": deviation.standard,
                "value": deviation.value,
                "within_sales": deviation.is_within_sales,
                "allowed": deviation.is_allowed(),
                "by": permission.map(|one| &one.by),
                "reason": permission.map(|one| &one.reason),
            })
        });
        values.collect()
    }
}

/// Returns the phrase that says who allowed a deviation.
fn permission_message(deviation: &Deviation, is_from_pdf: bool) -> Message {
    match &deviation.permission {
        _ if deviation.is_within_sales => Message::new("deviation-within-sales"),
        Some(permission) => Message::new("deviation-allowed")
            .with("by", permission.by.trim())
            .with("reason", permission.reason.trim()),
        None if is_from_pdf => Message::new("deviation-not-in-pdf"),
        None => Message::new("deviation-not-allowed"),
    }
}

//! Reports of `verify`, as text and as JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::context::Context;
use super::signatures::signature_json;
use crate::characters::visible_line;
use crate::message::Message;
use crate::verify::{Addition, AdditionKind, BytesCompared, Difference, Location, Report};

impl Context {
    /// Returns a report as lines: the verdict; of a single file also every difference and every signature.
    pub(super) fn report_lines(
        &self,
        path: &Path,
        report: &Report,
        is_single: bool,
    ) -> Vec<String> {
        let path = visible_line(&path.display().to_string());
        let verdict = self.sentence(&report.message());
        let mut lines = vec![format!("{path}: {}", verdict.trim())];
        if report.is_of_draft() {
            lines[0].extend([" ", &self.sentence(&Message::new("verify-of-draft"))]);
        }
        for signing in self.signing(report, is_single) {
            lines[0].extend([" ", &signing]);
        }
        if !is_single {
            return lines;
        }
        if report.was_saved_after_signing() {
            let message = Message::new("verify-saved-after-signing");
            lines.push(format!("  {}", self.sentence(&message)));
        }
        for addition in report.addition_messages() {
            lines.push(format!("  {}", self.sentence(&addition).trim()));
        }
        for difference in &report.differences {
            lines.push(format!("  {}", self.difference(difference)));
        }
        if report.has_more {
            lines.push(format!("  {}", self.sentence(&Message::new("verify-more"))));
        }
        lines.extend(self.signature_lines(report));
        lines
    }

    /// Returns a difference as a line: where, and what differs.
    fn difference(&self, difference: &Difference) -> String {
        let sentence = self.sentence(&difference.message());
        match difference.place() {
            Some(place) => format!("{}: {sentence}", self.sentence(&place)),
            None => sentence,
        }
    }

    /// Returns a report as JSON.
    pub(super) fn report_json(&self, path: &Path, report: &Report) -> Value {
        let differences = report.differences.iter();
        let differences: Vec<Value> = differences
            .map(|difference| {
                json!({
                    "kind": difference.kind.name(),
                    "clause": difference.clause,
                    "found": difference.found.as_ref().map(location),
                    "expected": difference.expected.as_ref().map(location),
                    "revision": difference.revision,
                    "repeats": difference.repeats.iter().map(location).collect::<Vec<_>>(),
                    "after_signer": difference.after_signer,
                    "field": difference.kind.field().map(|field| &field.name),
                    "message": self.translator.format(&difference.message()),
                })
            })
            .collect();
        json!({
            "file": path.display().to_string(),
            "verdict": report.verdict.name(),
            "compared": report.compared.name(),
            "bytes": report.bytes.map(bytes),
            "message": self.translator.format(&report.message()).trim(),
            "draft": report.is_of_draft(),
            "typesetter": report.typesetter,
            "template": report.template.as_ref().map(|template| json!({
                "id": template.id,
                "version": template.version,
                "sha256": template.hash,
                "known": template.is_known,
            })),
            "differences": differences,
            "more": report.has_more,
            "additions": report.additions.iter().map(addition).collect::<Vec<_>>(),
            "revisions": report.revisions,
            "signed": report.is_signed(),
            "signatures": report.signatures.iter().map(signature_json).collect::<Vec<_>>(),
            "unchecked_signatures": report.unchecked_signatures,
        })
    }
}

fn bytes(compared: BytesCompared) -> Value {
    match compared {
        BytesCompared::Same { updates } => json!({ "same": true, "updates": updates }),
        BytesCompared::Listed { updates, date } => {
            json!({ "same": true, "updates": updates, "listed": date.to_string() })
        }
        BytesCompared::Other { rule, at } => json!({ "same": false, "rule": rule, "byte": at }),
    }
}

fn addition(addition: &Addition) -> Value {
    let text = match &addition.kind {
        AdditionKind::Text(text) => Some(text.trim()),
        _ => None,
    };
    json!({
        "what": addition.kind.name(),
        "where": addition.place.name(),
        "text": text,
        "found": location(&Location {
            page: addition.page,
            areas: addition.areas.clone(),
        }),
    })
}

fn location(location: &Location) -> Value {
    let round = |length: f64| (length * 10.0).round() / 10.0;
    let areas = location.areas.iter().map(|area| {
        json!([
            round(area.x_pt),
            round(area.y_pt),
            round(area.width_pt),
            round(area.height_pt)
        ])
    });
    json!({ "page": location.page + 1, "areas": areas.collect::<Vec<_>>() })
}

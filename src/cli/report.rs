//! Reports of `verify`, as text and as JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::context::Context;
use crate::characters::visible;
use crate::message::Message;
use crate::verify::{
    Addition, AdditionKind, BytesCompared, Difference, Location, Report, Signature, Trust,
};

impl Context {
    /// Returns a report as lines: the verdict; of a single file also every difference and every signature.
    pub(super) fn report_lines(
        &self,
        path: &Path,
        report: &Report,
        is_single: bool,
    ) -> Vec<String> {
        let path = visible(&path.display().to_string());
        let verdict = self.translator.format(&report.message());
        let mut lines = vec![format!("{path}: {}", verdict.trim())];
        if report.is_of_draft() {
            let message = self.translator.format(&Message::new("verify-of-draft"));
            lines[0].extend([" ", &message]);
        }
        if !is_single {
            let broken = report
                .signatures
                .iter()
                .find(|signature| !signature.is_good());
            if let Some(signature) = broken {
                let sentences: Vec<String> = signature
                    .messages()
                    .iter()
                    .map(|message| self.translator.format(message))
                    .collect();
                lines[0].extend([" ", &sentences.join(" ")]);
            }
            return lines;
        }
        if report.was_saved_after_signing() {
            let message = Message::new("verify-saved-after-signing");
            lines.push(format!("  {}", self.translator.format(&message)));
        }
        for addition in report.addition_messages() {
            let sentence = visible(&self.translator.format(&addition));
            lines.push(format!("  {}", sentence.trim()));
        }
        for difference in &report.differences {
            lines.push(format!("  {}", self.difference(difference)));
        }
        if report.has_more {
            lines.push(format!(
                "  {}",
                self.translator.format(&Message::new("verify-more"))
            ));
        }
        for signature in &report.signatures {
            let mut sentences = signature.messages().into_iter();
            let first = sentences.next().map(|first| self.translator.format(&first));
            lines.extend(first.map(|first| visible(&first)));
            lines.extend(sentences.map(|other| format!("  {}", self.translator.format(&other))));
        }
        if is_unchecked(report) {
            lines.push(self.translator.format(&Message::new("verify-trust-hint")));
        }
        lines
    }

    /// Returns a difference as a line: where, and what differs.
    fn difference(&self, difference: &Difference) -> String {
        let sentence = visible(&self.translator.format(&difference.message()));
        match difference.place() {
            Some(place) => format!("{}: {sentence}", self.translator.format(&place)),
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
            "signatures": report.signatures.iter().map(signature).collect::<Vec<_>>(),
        })
    }
}

fn bytes(compared: BytesCompared) -> Value {
    match compared {
        BytesCompared::Same { updates } => json!({ "same": true, "updates": updates }),
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

/// Whether somebody signed, and nothing says who is trusted.
fn is_unchecked(report: &Report) -> bool {
    let mut signatures = report.signatures.iter();
    signatures.any(|signature| matches!(signature.trust, Trust::NotChecked))
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

fn signature(signature: &Signature) -> Value {
    let reason = match &signature.trust {
        Trust::Bad(reason) => Some(reason),
        Trust::NotChecked | Trust::Good => None,
    };
    json!({
        "field": signature.field,
        "signer": signature.signer,
        "time": signature.time,
        "timestamp": signature.is_timestamp,
        "digest": signature.digest.name(),
        "signature": signature.signature.name(),
        "covers": signature.covers,
        "followed_by": signature.followed_by,
        "trust": signature.trust.name(),
        "reason": reason,
    })
}

//! What `verify` says about signatures.

use serde_json::{Value, json};

use super::context::Context;
use crate::message::Message;
use crate::verify::{Level, Moment, Problem, Report, Signature, TimeStamp, Trust};

impl Context {
    /// Returns what the first line says about signing: that nobody did or that no signature counts, and, where it is the
    /// only line of a file, what is wrong with the first signature that isn't good.
    pub(super) fn signing(&self, report: &Report, is_single: bool) -> Vec<String> {
        let mut messages = Vec::from_iter(report.signing_message());
        if !is_single {
            let mut signatures = report.signatures.iter();
            let bad = signatures.find(|signature| !signature.is_good());
            if report.was_saved_after_signing() {
                messages.push(Message::new("verify-saved-after-signing"));
            } else {
                messages.extend(bad.map(Signature::messages).unwrap_or_default());
            }
            messages.extend(report.unchecked_message());
        }
        let messages = messages.iter();
        messages.map(|message| self.sentence(message)).collect()
    }

    /// Returns everything about the signatures of a file: a line for each, and what there is to say about it below.
    pub(super) fn signature_lines(&self, report: &Report) -> Vec<String> {
        let mut lines = Vec::new();
        for signature in &report.signatures {
            let mut messages = signature.messages().into_iter();
            lines.extend(messages.next().map(|first| self.sentence(&first)));
            lines.extend(messages.map(|other| format!("  {}", self.sentence(&other))));
        }
        let unchecked = report.unchecked_message();
        lines.extend(unchecked.map(|message| self.sentence(&message)));
        let mut signatures = report.signatures.iter();
        if signatures.any(|signature| matches!(signature.trust, Trust::NotChecked)) {
            lines.push(self.sentence(&Message::new("verify-trust-hint")));
        }
        lines
    }
}

/// Returns a signature as JSON.
pub(super) fn signature_json(signature: &Signature) -> Value {
    let problems = signature.problems.iter();
    json!({
        "field": signature.field,
        "label": signature.label,
        "signer": signature.signer,
        "time": signature.time.map(Moment::iso),
        "stated_reason": signature.stated_reason,
        "stated_location": signature.stated_location,
        "timestamp": signature.is_timestamp,
        "digest": signature.digest.name(),
        "signature": signature.signature.name(),
        "moved": signature.is_moved,
        "covers": signature.covers,
        "followed_by": signature.followed_by,
        "trust": signature.trust.name(),
        "reason": reason(&signature.trust),
        "stamp": signature.stamp.as_ref().map(stamp),
        "level": signature.level.map(Level::name),
        "problems": problems.map(Problem::name).collect::<Vec<_>>(),
        "good": signature.is_good(),
    })
}

fn stamp(stamp: &TimeStamp) -> Value {
    json!({
        "by": stamp.by,
        "time": stamp.time.iso(),
        "check": stamp.check.name(),
        "trust": stamp.trust.name(),
        "reason": reason(&stamp.trust),
    })
}

fn reason(trust: &Trust) -> Option<String> {
    match trust {
        Trust::Bad(reason) => Some(reason.to_string()),
        Trust::NotChecked | Trust::Good => None,
    }
}

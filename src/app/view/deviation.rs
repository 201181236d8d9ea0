//! Deviations in words.

use crate::app::model::State;
use crate::draft::{Deviation, shown_term};
use crate::message::Message;

/// Returns the sentence about a deviation.
pub fn deviation_text(state: &State, deviation: &Deviation) -> String {
    let field = state.template.field(&deviation.field);
    let shown = |stored: &str| match field {
        Some(field) => shown_term(&field.kind, stored, &state.template.language),
        None => stored.to_owned(),
    };
    let (allowed, by, reason) = match &deviation.permission {
        _ if deviation.is_within_sales => ("sales", "", ""),
        Some(permission) => ("yes", permission.by.trim(), permission.reason.trim()),
        None => ("no", "", ""),
    };
    let message = Message::new("window-deviation")
        .with("standard", shown(&deviation.standard))
        .with("value", shown(&deviation.value))
        .with("allowed", allowed)
        .with("by", by)
        .with("reason", reason);
    state.translator.format(&message)
}

//! Comparisons in lines and as JSON.

use serde_json::{Value, json};

use crate::characters::visible_line;
use crate::diff::{
    ChangeKind, Comparison, ComparisonNames, DefinitionChange, DefinitionEdit, Passage,
    PassageChange, Segment, SegmentKind, compare_words, separated,
};
use crate::message::{Message, Translator};

/// The words beside a change that are shown with it.
const CONTEXT_WORDS: usize = 8;

/// Returns what differs in lines: for each change what happened to which clause, then its words; how much changed, at
/// the end.
pub(super) fn comparison_lines(comparison: &Comparison, translator: &Translator) -> Vec<String> {
    let mut lines = Vec::new();
    let sentence = |message: &Message| {
        let sentence = visible_line(&translator.format(message));
        sentence.trim_end().to_owned()
    };
    for change in comparison.changes() {
        lines.push(sentence(&change.message()));
        if let Some(condition) = change.condition_of_added() {
            let name = Message::new("diff-condition").with("passages", &change.passage().id);
            lines.push(format!("    {} {condition}", sentence(&name)));
        }
        lines.push(format!("    {}", words_of(change)));
    }
    for change in &comparison.conditions {
        lines.push(sentence(&change.message()));
        let always = translator.format(&Message::new("diff-always"));
        lines.push(format!("    {}", shown(&change.segments(&always))));
    }
    for change in &comparison.definitions {
        lines.push(sentence(&change.message()));
        lines.extend(key_lines(change, translator));
    }
    lines.push(sentence(&comparison.message()));
    lines
}

/// Returns the words of a change; of those that both sides have, only the ones beside it.
fn words_of(change: &PassageChange) -> String {
    let words = shown(&change.segments());
    match change {
        PassageChange::Kept(kept) if kept.is_renumbered() => {
            let label = shown(&compare_words(&kept.before.label, &kept.after.label));
            format!("{label}  {words}")
        }
        _ => words,
    }
}

fn key_lines(change: &DefinitionChange, translator: &Translator) -> Vec<String> {
    let line = |key: &str, segments: &[Segment]| format!("    {key}: {}", shown(segments));
    match &change.edit {
        DefinitionEdit::Added(keys) => keys
            .iter()
            .map(|(key, value)| line(key, &compare_words("", value)))
            .collect(),
        DefinitionEdit::Removed(keys) => keys
            .iter()
            .map(|(key, value)| line(key, &compare_words(value, "")))
            .collect(),
        DefinitionEdit::Changed { keys, is_moved } => {
            let moved = Message::new("diff-definition-moved");
            let moved = is_moved.then(|| format!("    {}", translator.format(&moved)));
            let keys = keys.iter().map(|key| line(&key.key, &key.segments));
            moved.into_iter().chain(keys).collect()
        }
    }
}

/// Returns segments on a line, with `[-removed-]` and `{+added+}` words.
fn shown(segments: &[Segment]) -> String {
    let segments = separated(segments);
    let last = segments.len().saturating_sub(1);
    let parts = segments.iter().enumerate().map(|(index, segment)| {
        let text = visible_line(&segment.text.replace('\t', " | "));
        match segment.kind {
            SegmentKind::Same => beside_change(&text, index > 0, index < last),
            SegmentKind::Removed => format!("[-{text}-]"),
            SegmentKind::Added => format!("{{+{text}+}}"),
        }
    });
    parts.collect()
}

/// Shortens a text to the words beside a change before or after it.
fn beside_change(text: &str, is_after_change: bool, is_before_change: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let kept =
        CONTEXT_WORDS * (usize::from(is_after_change) + usize::from(is_before_change)).max(1);
    if words.len() <= kept + 1 {
        return text.to_owned();
    }
    let head = if is_after_change || !is_before_change {
        CONTEXT_WORDS
    } else {
        0
    };
    let tail = if is_before_change { CONTEXT_WORDS } else { 0 };
    let (head, tail) = (&words[..head], &words[words.len() - tail..]);
    let parts = [head.join(" "), "…".to_owned(), tail.join(" ")];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Returns a comparison as JSON: what changed, and how much.
pub(super) fn comparison_json(comparison: &Comparison, names: &ComparisonNames) -> Value {
    let counts = comparison.counts();
    let conditions = comparison.conditions.iter().map(|change| {
        json!({
            "passages": change.passages.iter().map(|passage| &passage.id).collect::<Vec<_>>(),
            "before": change.before,
            "after": change.after,
        })
    });
    json!({
        "before": names.before,
        "after": names.after,
        "equal": comparison.is_empty(),
        "arranged_differently": comparison.is_arranged_differently,
        "passages": comparison.changes().map(change_json).collect::<Vec<_>>(),
        "conditions": conditions.collect::<Vec<_>>(),
        "definitions": comparison.definitions.iter().map(definition_json).collect::<Vec<_>>(),
        "counts": {
            "changed": counts.changed,
            "added": counts.added,
            "removed": counts.removed,
            "moved": counts.moved,
            "renumbered": counts.renumbered,
            "conditions": counts.conditions,
            "definitions": counts.definitions,
        },
    })
}

/// Returns what happened to a passage as JSON.
pub(super) fn change_json(change: &PassageChange) -> Value {
    let (before, after) = match change {
        PassageChange::Added(passage) => (None, Some(passage)),
        PassageChange::Removed(passage) => (Some(passage), None),
        PassageChange::Kept(kept) => (Some(&kept.before), Some(&kept.after)),
    };
    debug_assert!(change.kind() != ChangeKind::Same, "only changes are listed");
    json!({
        "change": change.kind().name(),
        "before": before.map(passage_json),
        "after": after.map(passage_json),
        "words": segments_json(&change.segments()),
    })
}

fn passage_json(passage: &Passage) -> Value {
    json!({
        "id": passage.id,
        "block": passage.block(),
        "kind": passage.kind.name(),
        "clause": passage.clause,
        "label": passage.label,
        "text": passage.text,
        "condition": passage.condition,
    })
}

fn segments_json(segments: &[Segment]) -> Value {
    let segments = segments.iter().map(|segment| {
        let kind = match segment.kind {
            SegmentKind::Same => "same",
            SegmentKind::Removed => "removed",
            SegmentKind::Added => "added",
        };
        json!({ "kind": kind, "text": segment.text })
    });
    segments.collect()
}

fn definition_json(change: &DefinitionChange) -> Value {
    let value = |key: &str, before: Option<&str>, after: Option<&str>| json!({ "key": key, "before": before, "after": after });
    let (edit, is_moved, keys): (_, _, Vec<Value>) = match &change.edit {
        DefinitionEdit::Added(keys) => {
            let keys = keys
                .iter()
                .map(|(key, after)| value(key, None, Some(after)));
            ("added", false, keys.collect())
        }
        DefinitionEdit::Removed(keys) => {
            let keys = keys
                .iter()
                .map(|(key, before)| value(key, Some(before), None));
            ("removed", false, keys.collect())
        }
        DefinitionEdit::Changed { keys, is_moved } => {
            let keys = keys
                .iter()
                .map(|change| value(&change.key, Some(&change.before), Some(&change.after)));
            ("changed", *is_moved, keys.collect())
        }
    };
    json!({
        "change": edit,
        "kind": change.kind,
        "id": change.id,
        "moved": is_moved,
        "keys": keys,
    })
}

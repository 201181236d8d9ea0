//! Changes in sentences.

use super::result::{
    ChangeKind, Comparison, ConditionChange, DefinitionChange, DefinitionEdit, Kept, Moved,
    PassageChange,
};
use crate::message::Message;

impl PassageChange {
    /// Returns the sentence that says what happened to the passage, and to which.
    #[must_use]
    pub fn message(&self) -> Message {
        let id = match self.kind() {
            ChangeKind::Same => "diff-same",
            ChangeKind::Changed => "diff-changed",
            ChangeKind::Added => "diff-added",
            ChangeKind::Removed => "diff-removed",
            ChangeKind::Moved => "diff-moved",
            ChangeKind::MovedAndChanged => "diff-moved-and-changed",
            ChangeKind::Renumbered => "diff-renumbered",
            ChangeKind::Emphasised => "diff-emphasised",
        };
        let message = Message::new(id).with("clause", self.passage().name());
        match self {
            Self::Kept(kept) => message
                .with("from", kept.before.name())
                .with("after", kept.stood_after()),
            Self::Added(_) | Self::Removed(_) => message,
        }
    }
}

impl Kept {
    /// Returns the name of the passage that it stood after before it was moved.
    pub(super) fn stood_after(&self) -> String {
        match &self.moved {
            Some(Moved { after }) if !after.is_empty() => after.clone(),
            _ => "–".to_owned(),
        }
    }
}

impl ConditionChange {
    /// Returns the sentence that names the passages that it applies to.
    #[must_use]
    pub fn message(&self) -> Message {
        let names = self.passages.iter().map(|passage| passage.id.as_str());
        Message::new("diff-condition").with("passages", names.collect::<Vec<_>>().join(", "))
    }
}

impl DefinitionChange {
    /// Returns the sentence that names the definition.
    #[must_use]
    pub fn message(&self) -> Message {
        let id = match self.edit {
            DefinitionEdit::Added(_) => "diff-definition-added",
            DefinitionEdit::Removed(_) => "diff-definition-removed",
            DefinitionEdit::Changed { .. } => "diff-definition-changed",
        };
        let kind = match self.kind {
            "template" => "diff-kind-template",
            "set" => "diff-kind-set",
            "party" => "diff-kind-party",
            "family" => "diff-kind-family",
            "service" => "diff-kind-service",
            "group" => "diff-kind-group",
            "field" => "diff-kind-field",
            "correction" => "diff-kind-correction",
            "page" => "diff-kind-page",
            "letterhead" => "diff-kind-letterhead",
            "block" => "diff-kind-block",
            _ => "diff-kind-other",
        };
        Message::new(id)
            .with("kind", Message::new(kind))
            .with("id", &self.id)
    }
}

impl Comparison {
    /// Returns the sentence that says how much changed.
    #[must_use]
    pub fn message(&self) -> Message {
        if self.is_arranged_differently {
            return Message::new("diff-arranged");
        }
        if self.is_empty() {
            return Message::new("diff-none");
        }
        let counts = self.counts();
        Message::new("diff-counts")
            .with("changed", counts.changed)
            .with("added", counts.added)
            .with("removed", counts.removed)
            .with("moved", counts.moved)
            .with("renumbered", counts.renumbered)
            .with("rest", counts.conditions + counts.definitions)
    }
}

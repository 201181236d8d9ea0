//! Comparisons as data.

use super::passage::Passage;
use super::words::{Segment, SegmentKind, compare_words};

/// What differs between two agreements or two templates.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// All passages, in the reading order of the newer document; what was removed stands where it was.
    pub passages: Vec<PassageChange>,
    /// The conditions that changed.
    pub conditions: Vec<ConditionChange>,
    /// What templates define beside their text, where it changed.
    pub definitions: Vec<DefinitionChange>,
    /// Whether the templates' contents have different hashes although nothing above changed: their files are
    /// arranged in another way.
    pub is_arranged_differently: bool,
}

/// A passage, and what happened to it.
#[expect(
    clippy::large_enum_variant,
    reason = "most passages are kept, and have both sides"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageChange {
    /// Only the newer document has it.
    Added(Passage),
    /// Only the older one has it.
    Removed(Passage),
    /// Both have it.
    Kept(Kept),
}

/// A passage that both documents have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// As it was.
    pub before: Passage,
    /// As it is.
    pub after: Passage,
    /// Its words.
    pub segments: Vec<Segment>,
    /// Where it stood, if it stands in another place among the others.
    pub moved: Option<Moved>,
}

/// Where a passage stood that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The name of the passage that it stood after; empty if it stood first.
    pub after: String,
}

/// What happened to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Nothing.
    Same,
    /// Its words changed.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands in another place, with the same words.
    Moved,
    /// It stands in another place, and its words changed.
    MovedAndChanged,
    /// It has another letter or number, with the same words.
    Renumbered,
    /// Other words of it are emphasised, and all are the same.
    Emphasised,
}

/// A condition that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionChange {
    /// The passages that begin the blocks, and the choices, that it applies to.
    pub passages: Vec<Passage>,
    /// As it was written; empty for always.
    pub before: String,
    /// As it is written; empty for always.
    pub after: String,
}

/// A definition of a template that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionChange {
    /// The kind: `service`, `field`, `correction`, …
    pub kind: &'static str,
    /// The id; empty for what a template has only one of.
    pub id: String,
    /// What happened to it.
    pub edit: DefinitionEdit,
}

/// What happened to a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionEdit {
    /// It is new; its keys and values.
    Added(Vec<(String, String)>),
    /// It is gone; its keys and values.
    Removed(Vec<(String, String)>),
    /// Its keys changed, or its place among the others.
    Changed {
        /// The keys.
        keys: Vec<KeyChange>,
        /// Whether it stands in another place among the others.
        is_moved: bool,
    },
}

/// A key whose value changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChange {
    /// The key; keys inside keys are separated by full stops.
    pub key: String,
    /// The older value as it is written; empty if there is none.
    pub before: String,
    /// The newer one.
    pub after: String,
    /// Both by word.
    pub segments: Vec<Segment>,
}

/// How many changes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passages whose words, or the emphasis on them, changed in their place.
    pub changed: usize,
    /// New passages.
    pub added: usize,
    /// Passages that are gone.
    pub removed: usize,
    /// Passages that stand in another place, changed or not.
    pub moved: usize,
    /// Passages that only have another number.
    pub renumbered: usize,
    /// Conditions.
    pub conditions: usize,
    /// Definitions.
    pub definitions: usize,
}

impl ConditionChange {
    /// Returns the older and the newer condition whole; `always` stands for none.
    #[must_use]
    pub fn segments(&self, always: &str) -> Vec<Segment> {
        let segment = |kind: SegmentKind, condition: &str| Segment {
            kind,
            text: match condition {
                "" => always.to_owned(),
                condition => condition.to_owned(),
            },
        };
        vec![
            segment(SegmentKind::Removed, &self.before),
            segment(SegmentKind::Added, &self.after),
        ]
    }
}

impl ChangeKind {
    /// Returns the kind's name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::MovedAndChanged => "moved-and-changed",
            Self::Renumbered => "renumbered",
            Self::Emphasised => "emphasised",
        }
    }
}

/// Returns the condition that all of these hold.
pub(super) fn joined(conditions: &[String]) -> String {
    match conditions {
        [] => String::new(),
        [only] => only.clone(),
        all => format!("All([{}])", all.join(", ")),
    }
}

impl PassageChange {
    /// Returns what happened to the passage.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Added(_) => ChangeKind::Added,
            Self::Removed(_) => ChangeKind::Removed,
            Self::Kept(kept) => kept.kind(),
        }
    }

    /// Returns the passage as it is, or as it was if it is gone.
    #[must_use]
    pub fn passage(&self) -> &Passage {
        match self {
            Self::Added(passage) | Self::Removed(passage) => passage,
            Self::Kept(kept) => &kept.after,
        }
    }

    /// Returns the conditions of a passage of a template that is new: that of the block that it begins, and its own.
    #[must_use]
    pub fn condition_of_added(&self) -> Option<String> {
        match self {
            Self::Added(passage) => {
                let all = [&passage.condition, &passage.entry_condition];
                let all: Vec<String> = all
                    .into_iter()
                    .filter(|condition| !condition.is_empty())
                    .cloned()
                    .collect();
                (!all.is_empty()).then(|| joined(&all))
            }
            Self::Removed(_) | Self::Kept(_) => None,
        }
    }

    /// Returns its words.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment> {
        match self {
            Self::Added(passage) => compare_words("", &passage.text),
            Self::Removed(passage) => compare_words(&passage.text, ""),
            Self::Kept(kept) => kept.segments.clone(),
        }
    }
}

impl Kept {
    /// Returns what happened to the passage.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        let is_changed = self.before.kind != self.after.kind
            || self
                .segments
                .iter()
                .any(|segment| segment.kind != SegmentKind::Same);
        match (self.moved.is_some(), is_changed) {
            (true, true) => ChangeKind::MovedAndChanged,
            (true, false) => ChangeKind::Moved,
            (false, true) => ChangeKind::Changed,
            (false, false) if self.is_renumbered() => ChangeKind::Renumbered,
            (false, false) if self.before.emphasis != self.after.emphasis => ChangeKind::Emphasised,
            (false, false) => ChangeKind::Same,
        }
    }

    /// Returns whether its own letter or number changed.
    #[must_use]
    pub fn is_renumbered(&self) -> bool {
        self.before.label != self.after.label
    }
}

impl Comparison {
    /// Returns whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
            && self.conditions.is_empty()
            && self.definitions.is_empty()
            && !self.is_arranged_differently
    }

    /// Returns the passages that something happened to.
    pub fn changes(&self) -> impl Iterator<Item = &PassageChange> {
        let changes = self.passages.iter();
        changes.filter(|change| change.kind() != ChangeKind::Same)
    }

    /// Returns how many changes there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            conditions: self.conditions.len(),
            definitions: self.definitions.len(),
            ..Counts::default()
        };
        for change in &self.passages {
            match change.kind() {
                ChangeKind::Same => {}
                ChangeKind::Changed | ChangeKind::Emphasised => counts.changed += 1,
                ChangeKind::Added => counts.added += 1,
                ChangeKind::Removed => counts.removed += 1,
                ChangeKind::Moved | ChangeKind::MovedAndChanged => counts.moved += 1,
                ChangeKind::Renumbered => counts.renumbered += 1,
            }
        }
        counts
    }
}

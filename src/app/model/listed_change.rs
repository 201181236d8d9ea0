//! The changes of a comparison as a list.

use crate::diff::{
    ChangeKind, Comparison, ConditionChange, DefinitionChange, DefinitionEdit, PassageChange,
    Segment, SegmentKind, compare_words,
};
use crate::message::Message;
use crate::template::Named;

/// A change of a comparison: what happened, to what, and the words.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedChange {
    /// The sentence.
    pub message: Message,
    /// The words: the name of each text, which may be empty, and its segments. A condition without words is the one
    /// that always holds.
    pub texts: Vec<(String, Vec<Segment>)>,
    /// The block that it is in, if it is in one.
    pub block: Option<String>,
    /// The block before it that is still there, for what is gone.
    pub after: Option<String>,
    /// What it is of, in the newer template; nothing for what is gone.
    pub named: Option<(Named, String)>,
}

/// Returns the changes of a comparison: those of passages, then of conditions, then of definitions.
#[must_use]
pub fn listed_changes(comparison: &Comparison) -> Vec<ListedChange> {
    let mut passages = Vec::new();
    let mut after: Option<&str> = None;
    for change in &comparison.passages {
        if change.kind() != ChangeKind::Same {
            passages.push(of_passage(change, after));
        }
        if !matches!(change, PassageChange::Removed(_)) {
            after = Some(change.passage().block());
        }
    }
    let conditions = comparison.conditions.iter().map(of_condition);
    let definitions = comparison.definitions.iter().map(of_definition);
    let passages = passages.into_iter();
    passages.chain(conditions).chain(definitions).collect()
}

fn of_passage(change: &PassageChange, after: Option<&str>) -> ListedChange {
    let block = change.passage().block().to_owned();
    let is_gone = matches!(change, PassageChange::Removed(_));
    ListedChange {
        message: change.message(),
        texts: vec![(String::new(), change.segments())],
        after: after.filter(|_| is_gone).map(str::to_owned),
        named: (!is_gone).then(|| (Named::Block, block.clone())),
        block: Some(block),
    }
}

fn of_condition(change: &ConditionChange) -> ListedChange {
    let block = change.passages.first();
    let block = block.map(|passage| passage.block().to_owned());
    ListedChange {
        message: change.message(),
        texts: vec![(String::new(), change.segments(""))],
        after: None,
        named: block.clone().map(|block| (Named::Block, block)),
        block,
    }
}

fn of_definition(change: &DefinitionChange) -> ListedChange {
    let whole = |keys: &[(String, String)], kind: SegmentKind| {
        let texts = keys.iter().map(|(key, value)| {
            let segments = match kind {
                SegmentKind::Added => compare_words("", value),
                SegmentKind::Same | SegmentKind::Removed => compare_words(value, ""),
            };
            (key.clone(), segments)
        });
        texts.collect()
    };
    let texts = match &change.edit {
        DefinitionEdit::Added(keys) => whole(keys, SegmentKind::Added),
        DefinitionEdit::Removed(keys) => whole(keys, SegmentKind::Removed),
        DefinitionEdit::Changed { keys, .. } => {
            let keys = keys.iter();
            keys.map(|key| (key.key.clone(), key.segments.clone()))
                .collect()
        }
    };
    let kind = match change.kind {
        "set" => Some(Named::Set),
        "service" => Some(Named::Service),
        "field" => Some(Named::Field),
        "block" => Some(Named::Block),
        _ => None,
    };
    let is_gone = matches!(change.edit, DefinitionEdit::Removed(_));
    ListedChange {
        message: change.message(),
        texts,
        block: (kind == Some(Named::Block)).then(|| change.id.clone()),
        after: None,
        named: kind
            .filter(|_| !is_gone)
            .map(|kind| (kind, change.id.clone())),
    }
}

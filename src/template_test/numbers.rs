//! Numbers that stand twice under one heading.

use std::collections::BTreeMap;

use super::finding::FindingKind;
use crate::agreement::{Agreement, Content};

/// A heading that what follows stands under.
struct Open {
    level: u8,
    name: String,
    /// The block of each number under it.
    numbers: BTreeMap<String, String>,
}

/// Returns the numbers of an agreement that stand twice. A number of one part ("3", "a)") may stand once under its
/// heading; one of several parts ("7.1"), which people refer to without that heading, once under the heading of the
/// first level.
pub(super) fn numbers_twice(agreement: &Agreement) -> Vec<FindingKind> {
    let mut twice = Vec::new();
    let mut open = vec![Open {
        level: 0,
        name: String::new(),
        numbers: BTreeMap::new(),
    }];
    for block in &agreement.blocks {
        let (label, heading) = match &block.content {
            Content::Heading { level, label, text } => {
                (label.text(), Some(((*level).max(1), text.text())))
            }
            Content::Annex { label, text } => (label.text(), Some((1, text.text()))),
            Content::Clause { label, .. } => (label.text(), None),
            _ => continue,
        };
        if let Some((level, _)) = &heading {
            open.retain(|outer| outer.level < *level);
        }
        let number = number_of(&label);
        // Of the first level, or of none where the number stands over all headings.
        let outermost = open.len().min(2) - 1;
        let scope = if number.contains('.') {
            outermost
        } else {
            open.len() - 1
        };
        if !number.is_empty() {
            let scope = &mut open[scope];
            match scope.numbers.get(&number) {
                Some(first) => twice.push(FindingKind::NumberTwice {
                    number,
                    heading: scope.name.clone(),
                    first: first.clone(),
                    second: block.id.clone(),
                }),
                None => drop(scope.numbers.insert(number, block.id.clone())),
            }
        }
        if let Some((level, text)) = heading {
            open.push(Open {
                level,
                name: format!("{} {text}", label.trim()).trim().to_owned(),
                numbers: BTreeMap::new(),
            });
        }
    }
    twice
}

/// Returns a label without the signs behind the number.
fn number_of(label: &str) -> String {
    let label = label.trim();
    label.trim_end_matches(['.', ')', ':', ' ']).to_owned()
}

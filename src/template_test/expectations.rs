//! What must hold of an example's agreement.

use std::collections::{BTreeMap, BTreeSet};

use super::example::{Example, Placed};
use super::report::{FilePlace, TestFailure};
use super::snapshot::{difference, text_of};
use crate::agreement::{Agreement, Wording, build, max_text_bytes};
use crate::message::Message;
use crate::ron_text::{Position, decode};
use crate::template::{Fact, Template};

/// The maximum of text of an agreement, in bytes.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// What an example came to.
pub(super) struct Outcome {
    pub failures: Vec<TestFailure>,
    /// The text that its snapshot would have to be, if that isn't so.
    pub new_text: Option<String>,
}

/// Holds an example's agreement against what it says.
pub(super) fn hold(
    example: &Example,
    template: &Template,
    files: &BTreeMap<String, Vec<u8>>,
) -> Outcome {
    let mut outcome = Outcome {
        failures: Vec::new(),
        new_text: None,
    };
    if max_text_bytes(template, &example.draft) > MAX_TEXT_BYTES {
        let place = FilePlace::in_example(&example.file, None);
        let message = Message::new("template-test-too-long");
        outcome
            .failures
            .push(TestFailure::new(Some(place), message));
        return outcome;
    }
    let agreement = build(template, &example.draft, Wording::Corrected);
    sets(example, template, &mut outcome.failures);
    blocks(example, &agreement, &mut outcome.failures);
    if example.has_text {
        text(example, &agreement, files, &mut outcome);
    }
    outcome
}

fn sets(example: &Example, template: &Template, failures: &mut Vec<TestFailure>) {
    let Some(expected) = &example.sets else {
        return;
    };
    let applies = |set: &str| {
        let fact = Fact::ServiceOf(set.to_owned());
        example.draft.evaluate(template, &fact)
    };
    let missing = expected.iter().filter(|set| !applies(&set.id));
    failures.extend(missing.map(|set| failure("template-example-set-missing", "set", set)));
    let is_expected = |set: &str| expected.iter().any(|expected| expected.id == set);
    for set in &template.sets {
        if applies(&set.id) && !is_expected(&set.id) {
            let place = FilePlace::in_example(&example.file, None);
            let message = Message::new("template-example-set-extra").with("set", &set.id);
            failures.push(TestFailure::new(Some(place), message));
        }
    }
}

fn blocks(example: &Example, agreement: &Agreement, failures: &mut Vec<TestFailure>) {
    let printed: BTreeSet<&str> = agreement.blocks.iter().map(|block| &*block.id).collect();
    let missing = example.printed.iter();
    let missing = missing.filter(|block| !printed.contains(&*block.id));
    failures.extend(missing.map(|block| failure("template-example-not-printed", "block", block)));
    let extra = example.not_printed.iter();
    let extra = extra.filter(|block| printed.contains(&*block.id));
    failures.extend(extra.map(|block| failure("template-example-printed", "block", block)));
}

fn failure(sentence: &'static str, what: &'static str, placed: &Placed) -> TestFailure {
    let message = Message::new(sentence).with(what, &placed.id);
    TestFailure::new(Some(placed.place.clone()), message)
}

/// Holds the text against the snapshot.
fn text(
    example: &Example,
    agreement: &Agreement,
    files: &BTreeMap<String, Vec<u8>>,
    outcome: &mut Outcome,
) {
    let name = snapshot_name(&example.file);
    let text = text_of(agreement);
    let Some(bytes) = files.get(&name) else {
        let place = FilePlace::in_example(&name, None);
        let mut failure = TestFailure::new(Some(place), Message::new("template-example-no-text"));
        failure.is_outdated_text = true;
        outcome.failures.push(failure);
        outcome.new_text = Some(text);
        return;
    };
    let before = match decode(bytes) {
        Ok(before) => before,
        Err(error) => {
            let place = FilePlace::in_example(&name, error.position);
            let mut failure = TestFailure::new(Some(place), error.message());
            failure.is_outdated_text = true;
            outcome.failures.push(failure);
            outcome.new_text = Some(text);
            return;
        }
    };
    if let Some(found) = difference(before, &text) {
        let position = Position {
            line: found.line,
            column: 1,
        };
        let place = FilePlace::in_example(&name, Some(position));
        let message = Message::new("template-example-text").with("count", found.count);
        outcome.failures.push(TestFailure {
            shown: found.shown,
            is_outdated_text: true,
            ..TestFailure::new(Some(place), message)
        });
        outcome.new_text = Some(text);
    }
}

/// Returns the file of an example's text.
pub(super) fn snapshot_name(file: &str) -> String {
    format!("{}.txt", file.trim_end_matches(".ron"))
}

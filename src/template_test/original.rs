//! Whether a translation still is one of its original.

use super::report::{FilePlace, TestFailure, TestName, TestResult};
use crate::library::Version;
use crate::message::Message;
use crate::template::{Original, Places, Template};

/// The characters of a hash that are shown, as on the foot of a page.
const SHOWN_OF_HASH: usize = 8;

/// Tests a translation; nothing for a template that is none. `known` are the templates that are known here.
pub(super) fn test_original(
    template: &Template,
    known: &[Original],
    places: &Places,
) -> Option<TestResult> {
    let translated = template.original.as_ref()?;
    let known = known.iter().filter(|one| one.id == translated.id);
    let newest = known.max_by(|one, other| {
        let version = |original: &Original| Version::new(&original.version);
        // Of two contents with one number, the one that was translated is no better.
        let is_other = |original: &Original| original.hash != translated.hash;
        let order = version(one).cmp(&version(other));
        order.then(is_other(one).cmp(&is_other(other)))
    });
    let failure = match newest {
        None => Some(Message::new("template-test-original-unknown").with("id", &translated.id)),
        Some(newest) if newest.hash == translated.hash => None,
        Some(newest) => Some(
            Message::new("template-test-original-stale")
                .with("id", &translated.id)
                .with("old", &translated.version)
                .with("old-hash", shown(&translated.hash))
                .with("version", &newest.version)
                .with("hash", shown(&newest.hash)),
        ),
    };
    let place = places.original.map(FilePlace::from);
    let failures = failure.map(|message| TestFailure::new(place, message));
    Some(TestResult::new(
        TestName::Original,
        failures.into_iter().collect(),
    ))
}

fn shown(hash: &str) -> &str {
    hash.get(..SHOWN_OF_HASH).unwrap_or(hash)
}

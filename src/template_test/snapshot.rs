//! The text of an agreement beside the text that it had.

use crate::agreement::Agreement;
use crate::diff::changes;

/// The maximum of lines that are shown of what changed.
const MAX_LINES: usize = 60;
/// The maximum of words that are shown around what changed in a line.
const CONTEXT: usize = 4;

/// A difference between two texts.
pub(super) struct Difference {
    /// The line of the older text in which it begins, from 1.
    pub line: usize,
    /// The places in which they differ.
    pub count: usize,
    /// What changed: lines that begin with `-` and `+`.
    pub shown: Vec<String>,
}

/// Returns an agreement as the text of a snapshot: a paragraph a line.
pub(super) fn text_of(agreement: &Agreement) -> String {
    let mut text = agreement.lines().join("\n");
    text.push('\n');
    text
}

/// Returns what differs between two texts. Line ends may be those of any system.
pub(super) fn difference(before: &str, after: &str) -> Option<Difference> {
    let before: Vec<&str> = before.trim_start_matches('\u{FEFF}').lines().collect();
    let after: Vec<&str> = after.lines().collect();
    let changes = changes(before.len(), after.len(), &|old, new| {
        before[old] == after[new]
    });
    let first = changes.first()?;
    let mut shown = Vec::new();
    for change in &changes {
        let (old, new) = (&before[change.before.clone()], &after[change.after.clone()]);
        if old.len() == new.len() {
            for (old, new) in old.iter().zip(new) {
                let (old, new) = excerpts(old, new);
                shown.push(format!("- {old}"));
                shown.push(format!("+ {new}"));
            }
        } else {
            shown.extend(old.iter().map(|line| format!("- {line}")));
            shown.extend(new.iter().map(|line| format!("+ {line}")));
        }
    }
    if shown.len() > MAX_LINES {
        shown.truncate(MAX_LINES);
        shown.push("…".to_owned());
    }
    Some(Difference {
        line: first.before.start + 1,
        count: changes.len(),
        shown,
    })
}

/// Returns the parts of two lines that differ, with some words around them.
fn excerpts(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
    let tail = (0..shorter - head)
        .take_while(|at| old[old.len() - 1 - at] == new[new.len() - 1 - at])
        .count();
    let excerpt = |words: &[&str]| {
        let from = head.saturating_sub(CONTEXT);
        let to = words.len() - tail.saturating_sub(CONTEXT);
        let mut excerpt = words[from..to].join(" ");
        if from > 0 {
            excerpt.insert_str(0, "… ");
        }
        if to < words.len() {
            excerpt.push_str(" …");
        }
        excerpt
    };
    (excerpt(&old), excerpt(&new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_shown_with_words_around_it() {
        let check = |before: &str, after: &str, expected: &[&str]| {
            let shown = difference(before, after).map(|found| found.shown);
            assert_eq!(shown.unwrap_or_default(), expected, "{before} {after}");
        };
        check("a\nb\n", "a\nb\n", &[]);
        check("\u{FEFF}a\r\nb\r\n", "a\nb\n", &[]);
        check("a\nb\n", "a\nc\n", &["- b", "+ c"]);
        check("a\n", "a\nb\nc\n", &["+ b", "+ c"]);
        check("a\nb\nc\n", "a\nx\n", &["- b", "- c", "+ x"]);
        let long = "ett två tre fyra fem sex sju åtta nio tio elva tolv";
        check(
            long,
            &long.replace("sex", "SEX"),
            &[
                "- … två tre fyra fem sex sju åtta nio tio …",
                "+ … två tre fyra fem SEX sju åtta nio tio …",
            ],
        );
    }

    #[test]
    fn a_difference_has_its_line_and_the_number_of_places() {
        let found = difference("a\nb\nc\nd\n", "a\nB\nc\nD\n").expect("a difference");
        assert_eq!((found.line, found.count), (2, 2));
    }
}

//! The differences of two sequences.

use std::ops::Range;

/// A place where two lists differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part of the first list.
    pub before: Range<usize>,
    /// The part of the second list.
    pub after: Range<usize>,
}

/// The maximum of changes: with more it is another text, and one change.
const MAX_CHANGES: usize = 1200;

/// Returns where two lists differ (Myers, "An O(ND) difference algorithm and its variations", 1986).
pub fn changes(before: usize, after: usize, is_same: &dyn Fn(usize, usize) -> bool) -> Vec<Change> {
    let shorter = before.min(after);
    let head = (0..shorter).take_while(|at| is_same(*at, *at)).count();
    let tail = (0..shorter - head)
        .take_while(|at| is_same(before - 1 - at, after - 1 - at))
        .count();
    let (old, new) = (before - head - tail, after - head - tail);
    if old == 0 && new == 0 {
        return Vec::new();
    }
    let same = |one: usize, other: usize| is_same(head + one, head + other);
    let kept = kept(old, new, &same).unwrap_or_default();
    let mut changes = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for (one, other) in kept.into_iter().chain([(old, new)]) {
        if one > at_old || other > at_new {
            changes.push(Change {
                before: head + at_old..head + one,
                after: head + at_new..head + other,
            });
        }
        (at_old, at_new) = (one + 1, other + 1);
    }
    changes
}

/// Returns the pairs that stand in both lists, in order; nothing if there are too many changes.
fn kept(
    before: usize,
    after: usize,
    is_same: &dyn Fn(usize, usize) -> bool,
) -> Option<Vec<(usize, usize)>> {
    let (end_x, end_y) = (isize::try_from(before).ok()?, isize::try_from(after).ok()?);
    let at = |x: isize, y: isize| is_same(x.unsigned_abs(), y.unsigned_abs());
    // For each number of changes, how far each diagonal gets.
    let mut trace: Vec<Vec<isize>> = Vec::new();
    for changes in 0..=isize::try_from((before + after).min(MAX_CHANGES)).ok()? {
        let mut reach = vec![0; 2 * changes.unsigned_abs() + 1];
        for diagonal in (-changes..=changes).step_by(2) {
            let (_, mut x) = step(&trace, changes, diagonal);
            while x < end_x && x - diagonal < end_y && at(x, x - diagonal) {
                x += 1;
            }
            reach[(diagonal + changes).unsigned_abs()] = x;
            if x >= end_x && x - diagonal >= end_y {
                return Some(path_back(&trace, end_x, end_y));
            }
        }
        trace.push(reach);
    }
    None
}

/// Returns the diagonal from which one comes to this one with so many changes, and how far that gets.
fn step(trace: &[Vec<isize>], changes: isize, diagonal: isize) -> (isize, isize) {
    let Some(last) = trace
        .get((changes - 1).max(0).unsigned_abs())
        .filter(|_| changes > 0)
    else {
        return (diagonal, 0);
    };
    let reach = |of: isize| last[(of + changes - 1).unsigned_abs()];
    let adds =
        diagonal == -changes || (diagonal != changes && reach(diagonal - 1) < reach(diagonal + 1));
    if adds {
        (diagonal + 1, reach(diagonal + 1))
    } else {
        (diagonal - 1, reach(diagonal - 1) + 1)
    }
}

/// Returns the pairs on the way that the search took.
fn path_back(trace: &[Vec<isize>], end_x: isize, end_y: isize) -> Vec<(usize, usize)> {
    let (mut x, mut y) = (end_x, end_y);
    let mut pairs = Vec::new();
    for changes in (0..=isize::try_from(trace.len()).unwrap_or(0)).rev() {
        let diagonal = x - y;
        let (from, begin) = step(trace, changes, diagonal);
        let begin_y = begin - diagonal;
        while x > begin.max(0) && y > begin_y.max(0) {
            x -= 1;
            y -= 1;
            pairs.push((x.unsigned_abs(), y.unsigned_abs()));
        }
        if changes > 0 {
            // One step sideways or down, onto the diagonal that it came from.
            if from > diagonal {
                y -= 1;
            } else {
                x -= 1;
            }
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) =
            (before.chars().collect(), after.chars().collect());
        let changes = changes(old.len(), new.len(), &|one, other| old[one] == new[other]);
        let changes = changes.into_iter().map(|change| {
            let old: String = old[change.before].iter().collect();
            let new: String = new[change.after].iter().collect();
            format!("{old}>{new}")
        });
        changes.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn changes_are_found() {
        let check = |before: &str, after: &str, expected: &str| {
            assert_eq!(shown(before, after), expected, "{before} {after}");
        };
        check("", "", "");
        check("abc", "abc", "");
        check("abc", "", "abc>");
        check("", "abc", ">abc");
        check("abc", "abd", "c>d");
        check("abcdef", "abXdef", "c>X");
        check("abcdef", "bcdefg", "a> >g");
        check("kitten on a mat", "kitten in a hat", "o>i m>h");
        check("aaaa", "aa", "aa>");
    }

    #[test]
    fn another_text_is_one_change() {
        let before = "a".repeat(3000);
        let after = "b".repeat(3000);
        assert_eq!(shown(&before, &after), format!("{before}>{after}"));
    }
}

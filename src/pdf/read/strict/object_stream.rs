//! Objects that stand in a stream (ISO 32000-1, 7.5.7).

use super::error::ReadError;
use super::indirect::parsed;
use super::layout::{check_gap, gap_length};
use crate::pdf::read::budget::Budget;
use crate::pdf::read::lexer::Lexer;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::rule::Rule;

/// Reads the objects of a decoded object stream that begins at byte `at` of the file, with their numbers. Nothing else
/// may stand in it.
pub(super) fn objects_in(
    dictionary: &Dictionary,
    content: &[u8],
    at: usize,
    objects: &Budget,
) -> Result<Vec<(u32, Object)>, ReadError> {
    let broken = Rule::ObjectStream.broken_at(at);
    if dictionary.contains_key(b"Extends") {
        return Err(broken);
    }
    let places = places(dictionary, content, objects).ok_or(broken)?;
    let begin = dictionary.integer(b"First");
    let mut end = begin
        .and_then(|at| usize::try_from(at).ok())
        .ok_or(broken)?;
    let mut all = Vec::new();
    for (number, offset) in places {
        let gap = content.get(end..offset).ok_or(broken)?;
        check_gap(gap, offset).map_err(|_| broken)?;
        // qpdf lets an object begin with its comment.
        let begin = offset + gap_length(content.get(offset..).unwrap_or_default());
        let mut lexer = Lexer::strict(content, begin);
        let object = parsed(&mut lexer, objects).map_err(|error| match error {
            ReadError::OutsideSubset { rule, .. } => rule.broken_at(at),
            other => other,
        })?;
        if matches!(object, Object::Reference(_)) {
            return Err(Rule::ReferenceToReference.broken_at(at));
        }
        end = lexer.at;
        all.push((number, object));
    }
    check_gap(content.get(end..).unwrap_or_default(), end).map_err(|_| broken)?;
    Ok(all)
}

/// Reads the numbers and places of the objects.
fn places(dictionary: &Dictionary, content: &[u8], objects: &Budget) -> Option<Vec<(u32, usize)>> {
    let number = |key: &[u8]| usize::try_from(dictionary.integer(key)?).ok();
    let (count, first) = (number(b"N")?, number(b"First")?);
    let mut lexer = Lexer::strict(content.get(..first)?, 0);
    let mut places = Vec::new();
    for _ in 0..count {
        objects.charge(1).ok()?;
        let number = u32::try_from(lexer.expect_count().ok()?).ok()?;
        let offset = lexer.expect_count().ok()?;
        places.push((number, first.checked_add(offset)?));
    }
    let gap = check_gap(lexer.rest(), lexer.at);
    gap.is_ok().then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::read::bound::Bound;

    #[test]
    fn nothing_but_objects_stands_in_a_stream() {
        let check = |head: &str, content: &str, others: &str, expected: Result<usize, Rule>| {
            let count = head.split_whitespace().count() / 2;
            let first = head.len();
            let dictionary = format!("<</N {count}/First {first}{others}>>");
            let dictionary = Lexer::strict(dictionary.as_bytes(), 0).object();
            let dictionary = dictionary.unwrap().dictionary().cloned().unwrap();
            let content = format!("{head}{content}");
            let budget = Budget::new(Bound::Objects, 100);
            let found = objects_in(&dictionary, content.as_bytes(), 0, &budget);
            let found = found.map(|all| all.len()).map_err(|error| match error {
                ReadError::OutsideSubset { rule, .. } => rule,
                other => panic!("{other}"),
            });
            assert_eq!(found, expected, "{head}{content}");
        };
        check("7 0 8 5 ", "<<>> (x)", "", Ok(2));
        check("7 0 ", "<<>> ", "", Ok(1));
        let broken = Err(Rule::ObjectStream);
        check("7 0 ", "<<>> (x)", "", broken);
        check("7 0 8 2 ", "<<>> (x)", "", broken);
        check("7 5 8 0 ", "<<>> (x)", "", broken);
        check("7 0 ", "<<>>", "/Extends 9 0 R", broken);
        check("7 0 ", "9 0 R", "", Err(Rule::ReferenceToReference));
        check("7 0 ", "/A#80", "", Err(Rule::Name));
    }
}

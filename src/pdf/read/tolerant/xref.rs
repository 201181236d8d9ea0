//! The parts of cross-reference streams (ISO 32000-1, 7.5.8).

use super::error::OpenError;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::predictor::png_rows;

/// The place of an object.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Free,
    /// At that byte.
    At(usize),
    /// In the object stream of that number, in that place.
    Compressed(u32, usize),
}

/// Reads a row of a cross-reference stream.
pub(super) fn entry_of(row: &[u8], widths: [usize; 3]) -> Entry {
    let mut rest = row;
    let [kind, second, third] = widths.map(|width| {
        let (field, after) = rest.split_at(width.min(rest.len()));
        rest = after;
        field
            .iter()
            .fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
    });
    // Without a kind all are of kind 1.
    let kind = if widths[0] == 0 { 1 } else { kind };
    let entry = match kind {
        1 => usize::try_from(second).ok().map(Entry::At),
        2 => u32::try_from(second)
            .ok()
            .zip(usize::try_from(third).ok())
            .map(|(stream, index)| Entry::Compressed(stream, index)),
        _ => None,
    };
    entry.unwrap_or(Entry::Free)
}

/// Returns the whole numbers of an array that holds nothing else.
pub(super) fn integers(object: Option<&Object>) -> Option<Vec<i64>> {
    let Some(Object::Array(items)) = object else {
        return None;
    };
    let numbers = items.iter().map(|item| match item {
        Object::Integer(number) => Some(*number),
        _ => None,
    });
    numbers.collect()
}

/// Undoes the predictors of PNG (ISO 32000-1, 7.4.4.4) in a cross-reference or object stream. A last row that is broken
/// off is left out.
pub(super) fn without_predictor(
    content: Vec<u8>,
    stream: &Dictionary,
) -> Result<Vec<u8>, OpenError> {
    let parameters = match stream.get(b"DecodeParms") {
        Some(Object::Array(all)) => all.first(),
        other => other,
    };
    let Some(Object::Dictionary(parameters)) = parameters else {
        return Ok(content);
    };
    let number = |name: &[u8], default| parameters.integer(name).unwrap_or(default);
    match number(b"Predictor", 1) {
        1 => return Ok(content),
        10..=15 => {}
        _ => return Err(OpenError::Damaged),
    }
    if (number(b"Colors", 1), number(b"BitsPerComponent", 8)) != (1, 8) {
        return Err(OpenError::Damaged);
    }
    let width = usize::try_from(number(b"Columns", 1))
        .ok()
        .filter(|width| (1..=content.len()).contains(width));
    let width = width.ok_or(OpenError::Damaged)?;
    png_rows(&content, width, 1).ok_or(OpenError::Damaged)
}

//! Operators of marked content (ISO 32000-1, 14.6): page furniture, layers, alternate text, languages.

use std::rc::Rc;

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, understood};
use super::item::{FURNITURE, Shape};
use crate::pdf::read::object::{Dictionary, Object, text_string};

/// The maximum depth of marked sequences.
const MAX_DEPTH: usize = 64;

pub(super) fn operate(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    let mark = match (operator, operands) {
        (b"EMC", []) => {
            (stream.marks, stream.content_id) = understood(stream.outer_marks.pop())?;
            return Ok(());
        }
        (b"BMC", [Object::Name(tag)]) => mark_of(tag, None),
        (b"BDC", [Object::Name(tag), Object::Dictionary(properties)]) => {
            mark_of(tag, Some(properties))
        }
        (b"BDC", [Object::Name(tag), name @ Object::Name(_)]) => {
            let one = std::slice::from_ref(name);
            let found = canvas.resource(stream, b"Properties", one)?;
            let tag = String::from_utf8_lossy(tag);
            format!("{tag} {}", canvas.fingerprint(&found)?)
        }
        _ => return Err(OperatorError::NotUnderstood),
    };
    if let Some(text) = alternate_text(operands) {
        let style = stream.graphics.plain_style();
        canvas.push(stream, Shape::AlternateText(text), style, [0.0; 4])?;
    }
    canvas.budget.charge_text(stream.marks.len() + mark.len())?;
    open(stream, &mark, content_id(operands))
}

/// Returns the number of a marked sequence, if the structure tree refers to it.
fn content_id(operands: &[Object]) -> Option<i64> {
    operands.get(1)?.dictionary()?.get(b"MCID")?.integer()
}

/// Opens a marked sequence.
fn open(stream: &mut StreamState<'_>, mark: &str, content_id: Option<i64>) -> OperatorResult {
    if stream.outer_marks.len() > MAX_DEPTH {
        return Err(OperatorError::NotUnderstood);
    }
    let outer = (Rc::clone(&stream.marks), stream.content_id);
    stream.outer_marks.push(outer);
    // In a form, numbers are those of the form.
    if stream.depth == 0 {
        stream.content_id = content_id.or(stream.content_id);
    }
    if !mark.is_empty() {
        stream.marks = format!("{}{mark};", stream.marks).into();
    }
    Ok(())
}

/// Returns what is read in place of what a marked sequence holds (ISO 32000-1, 14.9).
fn alternate_text(operands: &[Object]) -> Option<String> {
    let properties = operands.get(1)?.dictionary()?;
    let keys: [&[u8]; 3] = [b"ActualText", b"Alt", b"E"];
    let text = keys.iter().find_map(|key| properties.get(key)?.string());
    text.map(text_string)
}

/// Returns what a mark means to those who see or hear the page. Numbers only tie it to the structure.
fn mark_of(tag: &[u8], properties: Option<&Dictionary>) -> String {
    let tag = String::from_utf8_lossy(tag);
    let properties = properties.into_iter().flat_map(Dictionary::iter);
    let others: Vec<String> = properties
        .filter(|(key, _)| *key != b"MCID")
        .map(|(key, value)| format!("{} {value:?}", String::from_utf8_lossy(key)))
        .collect();
    match (&*tag, others.is_empty()) {
        (FURNITURE, _) => FURNITURE.to_owned(),
        ("OC", _) => format!("OC {others:?}"),
        (_, true) => String::new(),
        (tag, false) => format!("{tag} {}", others.join(" ")),
    }
}

//! Operators of the graphics state (ISO 32000-1, 8.4.4).

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, numbers, understood};
use super::geometry::multiply;
use crate::pdf::read::object::Object;

/// The maximum of states saved at a time.
const MAX_SAVED: usize = 64;
/// The maximum of dashes and gaps in a line.
const MAX_DASHES: usize = 16;
/// The maximum length of the description of parameters, in bytes.
const MAX_PARAMETERS: usize = 4096;

pub(super) fn operate(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    match operator {
        b"q" if operands.is_empty() && stream.saved.len() < MAX_SAVED => {
            stream.saved.push(stream.graphics.clone());
        }
        b"Q" if operands.is_empty() => stream.graphics = understood(stream.saved.pop())?,
        b"cm" => stream.graphics.matrix = multiply(numbers(operands)?, stream.graphics.matrix),
        b"w" => [stream.graphics.line_width] = numbers(operands)?,
        b"J" => return line_style(stream, "J", operands),
        b"j" => return line_style(stream, "j", operands),
        b"M" => return line_style(stream, "M", operands),
        b"d" => return line_style(stream, "d", operands),
        b"i" => return line_style(stream, "i", operands),
        b"ri" => return line_style(stream, "ri", operands),
        b"gs" => return parameters(canvas, stream, operands),
        _ => return Err(OperatorError::NotUnderstood),
    }
    Ok(())
}

fn line_style(
    stream: &mut StreamState<'_>,
    name: &'static str,
    operands: &[Object],
) -> OperatorResult {
    let is_usual = match (name, operands) {
        ("J" | "j", [Object::Integer(0..=2)]) | ("ri", [Object::Name(_)]) => true,
        ("M" | "i", [number]) => number.number().is_some(),
        ("d", [Object::Array(lengths), phase]) => {
            let is_plain = lengths.iter().all(|length| length.number().is_some());
            is_plain && lengths.len() <= MAX_DASHES && phase.number().is_some()
        }
        _ => false,
    };
    if !is_usual {
        return Err(OperatorError::NotUnderstood);
    }
    let value = format!("{operands:?}");
    stream.graphics.line.insert(name, value);
    Ok(())
}

/// Sets the parameters of a graphics state dictionary.
fn parameters(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operands: &[Object],
) -> OperatorResult {
    let found = canvas.resource(stream, b"ExtGState", operands)?;
    let fingerprint = canvas.fingerprint(&found)?;
    if stream.graphics.graphics.len() > MAX_PARAMETERS {
        return Err(OperatorError::NotUnderstood);
    }
    canvas.budget.charge_text(stream.graphics.graphics.len())?;
    stream.graphics.add_parameter(&fingerprint);
    Ok(())
}

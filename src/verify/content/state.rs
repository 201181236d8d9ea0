//! Operators of the graphics state (ISO 32000-1, 8.4.4).

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, numbers, understood};
use super::geometry::multiply;
use crate::pdf::read::object::Object;

/// The maximum of states saved at a time.
const MAX_SAVED: usize = 64;
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
    if operands.is_empty() {
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
    stream.graphics.add_parameter(&fingerprint);
    Ok(())
}

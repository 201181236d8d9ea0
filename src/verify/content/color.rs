//! Operators of colour (ISO 32000-1, 8.6.8).

use std::fmt::Write as _;
use std::rc::Rc;

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, understood};
use super::graphics_state::GraphicsState;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::ReadError;

pub(super) fn operate(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    let strokes = operator[0].is_ascii_uppercase();
    match operator {
        b"cs" | b"CS" => space(canvas, stream, strokes, operands),
        b"g" | b"G" => device_color(canvas, stream, strokes, "g", 1, operands),
        b"rg" | b"RG" => device_color(canvas, stream, strokes, "rg", 3, operands),
        b"k" | b"K" => device_color(canvas, stream, strokes, "k", 4, operands),
        _ => {
            let space = if strokes {
                &stream.graphics.stroke_space
            } else {
                &stream.graphics.fill_space
            };
            let paint = space.to_string();
            paint_of(canvas, stream, strokes, paint, operands)
        }
    }
}

/// Notes what stands in for the device's own colours.
pub(super) fn note_default_spaces(
    canvas: &Canvas<'_, '_, '_>,
    resources: &Dictionary,
    graphics: &mut GraphicsState,
) -> Result<(), ReadError> {
    let spaces = canvas.view.dictionary(resources, b"ColorSpace")?;
    for key in [&b"DefaultGray"[..], b"DefaultRGB", b"DefaultCMYK"] {
        if let Some(space) = spaces.get(key) {
            graphics.add_parameter(&canvas.fingerprint(space)?);
        }
    }
    Ok(())
}

fn space(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    strokes: bool,
    operands: &[Object],
) -> OperatorResult {
    let space: Rc<str> = match operands {
        [Object::Name(name)] if is_device(name) => String::from_utf8_lossy(name).into(),
        _ => {
            let space = canvas.resource(stream, b"ColorSpace", operands)?;
            canvas.fingerprint(&space)?.into()
        }
    };
    let graphics = &mut stream.graphics;
    if strokes {
        (graphics.stroke, graphics.stroke_space) = (Rc::clone(&space), space);
    } else {
        (graphics.fill, graphics.fill_space) = (Rc::clone(&space), space);
    }
    Ok(())
}

fn device_color(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    strokes: bool,
    operator: &str,
    components: usize,
    operands: &[Object],
) -> OperatorResult {
    if operands.len() != components {
        return Err(OperatorError::NotUnderstood);
    }
    paint_of(canvas, stream, strokes, operator.to_owned(), operands)
}

/// Sets a colour of which the space is known: numbers, and the names of patterns.
fn paint_of(
    canvas: &Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    strokes: bool,
    mut paint: String,
    operands: &[Object],
) -> OperatorResult {
    for operand in operands {
        if let Object::Name(_) = operand {
            let one = std::slice::from_ref(operand);
            let pattern = canvas.resource(stream, b"Pattern", one)?;
            paint.extend([" ", &canvas.fingerprint(&pattern)?]);
        } else {
            let number = understood(operand.number())?;
            let _ = write!(paint, " {number}");
        }
    }
    canvas.budget.charge_text(paint.len())?;
    if strokes {
        stream.graphics.stroke = paint.into();
    } else {
        stream.graphics.fill = paint.into();
    }
    Ok(())
}

fn is_device(name: &[u8]) -> bool {
    matches!(
        name,
        b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"Pattern"
    )
}

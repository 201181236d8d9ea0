//! Operators of text (ISO 32000-1, 9.3 and 9.4).

use std::rc::Rc;

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, numbers, understood};
use super::geometry::{IDENTITY, bounds_of, multiply, transform, translate};
use super::item::Shape;
use crate::pdf::read::object::Object;
use crate::verify::font::Font;

pub(super) fn operate(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    match operator {
        b"BT" | b"ET" => text_object(stream, operator, operands),
        b"Tf" => font(canvas, stream, operands),
        b"Td" | b"TD" | b"Tm" | b"T*" => position(stream, operator, operands),
        b"Tj" | b"TJ" | b"'" | b"\"" => show(canvas, stream, operator, operands),
        _ => text_state(stream, operator, operands),
    }
}

fn text_object(
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    if !operands.is_empty() {
        return Err(OperatorError::NotUnderstood);
    }
    stream.is_in_text = operator == b"BT";
    if stream.is_in_text {
        stream.text_matrix = IDENTITY;
        stream.line_matrix = IDENTITY;
    }
    Ok(())
}

fn text_state(
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    let text = &mut stream.graphics.text;
    if operator == b"Tr" {
        let [Object::Integer(mode @ 0..8)] = operands else {
            return Err(OperatorError::NotUnderstood);
        };
        text.mode = *mode;
        return Ok(());
    }
    let [value] = numbers(operands)?;
    match operator {
        b"Tc" => text.character_space = value,
        b"Tw" => text.word_space = value,
        b"Tz" => text.scale = value / 100.0,
        b"TL" => text.leading = value,
        b"Ts" => text.rise = value,
        _ => return Err(OperatorError::NotUnderstood),
    }
    Ok(())
}

fn font(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operands: &[Object],
) -> OperatorResult {
    let [Object::Name(name), size] = operands else {
        return Err(OperatorError::NotUnderstood);
    };
    stream.graphics.text.size = understood(size.number())?;
    let font = if let Some(known) = stream.fonts.get(name) {
        Rc::clone(known)
    } else {
        let object = canvas.resource(stream, b"Font", &operands[..1])?;
        let resolved = canvas.view.resolve(&object)?;
        let dictionary = understood(resolved.dictionary())?;
        let kind = canvas.view.get(dictionary, b"Subtype")?;
        // Glyphs that are content of their own (Type 3) are none of ours.
        let is_usual = |kind: &[u8]| matches!(kind, b"Type0" | b"TrueType" | b"Type1" | b"MMType1");
        if !kind.name().is_some_and(is_usual) {
            return Err(OperatorError::NotUnderstood);
        }
        let fingerprint = canvas.view.fingerprint(&object)?;
        let font = match canvas.fonts.get(&fingerprint) {
            Some(known) => Rc::clone(known),
            None => Rc::new(Font::read(canvas.view, &object, canvas.budget.points())?),
        };
        canvas.fonts.insert(fingerprint, Rc::clone(&font));
        stream.fonts.insert(name.clone(), Rc::clone(&font));
        font
    };
    stream.graphics.text.font = Some(font);
    Ok(())
}

fn position(stream: &mut StreamState<'_>, operator: &[u8], operands: &[Object]) -> OperatorResult {
    match operator {
        b"Tm" => {
            stream.line_matrix = numbers(operands)?;
            stream.text_matrix = stream.line_matrix;
        }
        b"T*" if operands.is_empty() => next_line(stream),
        b"Td" | b"TD" => {
            let [x, y] = numbers(operands)?;
            if operator == b"TD" {
                stream.graphics.text.leading = -y;
            }
            move_line(stream, x, y);
        }
        _ => return Err(OperatorError::NotUnderstood),
    }
    Ok(())
}

fn move_line(stream: &mut StreamState<'_>, x: f64, y: f64) {
    stream.line_matrix = translate(x, y, stream.line_matrix);
    stream.text_matrix = stream.line_matrix;
}

fn next_line(stream: &mut StreamState<'_>) {
    move_line(stream, 0.0, -stream.graphics.text.leading);
}

fn show(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    let parts = match (operator, operands) {
        (b"Tj", [Object::String(_)]) => operands,
        (b"TJ", [Object::Array(parts)]) => parts,
        (b"'", [Object::String(_)]) => {
            next_line(stream);
            operands
        }
        (b"\"", [word, character, Object::String(_)]) => {
            let spaces = word.number().zip(character.number());
            let (word, character) = understood(spaces)?;
            stream.graphics.text.word_space = word;
            stream.graphics.text.character_space = character;
            next_line(stream);
            &operands[2..]
        }
        _ => return Err(OperatorError::NotUnderstood),
    };
    for part in parts {
        if let Object::String(codes) = part {
            show_string(canvas, stream, codes)?;
        } else {
            let offset = understood(part.number())?;
            let text = &stream.graphics.text;
            let x = -offset / 1000.0 * text.size * text.scale;
            stream.text_matrix = translate(x, 0.0, stream.text_matrix);
        }
    }
    Ok(())
}

fn show_string(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    codes: &[u8],
) -> OperatorResult {
    let font = understood(stream.graphics.text.font.clone())?;
    let length = if font.is_wide { 2 } else { 1 };
    if !codes.len().is_multiple_of(length) {
        return Err(OperatorError::NotUnderstood);
    }
    for code in codes.chunks(length) {
        show_glyph(canvas, stream, &font, code)?;
    }
    // Glyphs that clip what follows are none of ours.
    if stream.graphics.text.mode < 4 {
        Ok(())
    } else {
        Err(OperatorError::NotUnderstood)
    }
}

fn show_glyph(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    font: &Rc<Font>,
    code: &[u8],
) -> OperatorResult {
    let is_space = code == b" ";
    let bytes = code.iter();
    let code = bytes.fold(0, |value, byte| value << 8 | u32::from(*byte));
    let text = &stream.graphics.text;
    let of_size = [text.size * text.scale, 0.0, 0.0, text.size, 0.0, text.rise];
    let matrix = multiply(
        of_size,
        multiply(stream.text_matrix, stream.graphics.matrix),
    );
    let fills = matches!(text.mode, 0 | 2 | 4 | 6);
    let strokes = matches!(text.mode, 1 | 2 | 5 | 6);
    let style = stream.graphics.style(fills, strokes, text.mode);
    let width = font.width(code);
    let corners = [(0.0, -0.25), (width, -0.25), (0.0, 0.75), (width, 0.75)];
    let bounds = bounds_of(corners.map(|(x, y)| transform(matrix, x, y)));
    let word_space = if is_space { text.word_space } else { 0.0 };
    let space = text.character_space + word_space;
    let x = (width * text.size + space) * text.scale;
    let glyph = Shape::Glyph {
        font: Rc::clone(font),
        code,
        text: font.text(code),
        matrix,
    };
    canvas.push(stream, glyph, style, bounds)?;
    stream.text_matrix = translate(x, 0.0, stream.text_matrix);
    Ok(())
}

//! Operators of paths (ISO 32000-1, 8.5).

use std::fmt::Write as _;

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, understood};
use super::geometry::{bounds_of, transform};
use super::item::Shape;
use crate::pdf::read::object::Object;

/// The maximum of coordinates in a path.
const MAX_POINTS: usize = 100_000;
/// The maximum length of the description of a clip, in bytes.
const MAX_CLIP: usize = 16 * 1024;

/// Adds a segment to the path that is being made.
pub(super) fn construct(
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    if stream.path.points.len() > MAX_POINTS || stream.path.clip_rule.is_some() {
        return Err(OperatorError::NotUnderstood);
    }
    let operands: Option<Vec<f64>> = operands.iter().map(Object::number).collect();
    let operands = understood(operands)?;
    let matrix = stream.graphics.matrix;
    // Without a point to begin at some viewers begin at the origin, others not at all.
    if !matches!(operator, b"m" | b"re") && stream.path.operations.is_empty() {
        return Err(OperatorError::NotUnderstood);
    }
    let mut to = |x: f64, y: f64| {
        let (x, y) = transform(matrix, x, y);
        stream.path.points.extend([x, y]);
    };
    match (operator, operands.as_slice()) {
        (b"m" | b"l", &[x, y]) => to(x, y),
        (b"c", &[x1, y1, x2, y2, x, y]) => {
            to(x1, y1);
            to(x2, y2);
            to(x, y);
        }
        (b"v" | b"y", &[x1, y1, x, y]) => {
            to(x1, y1);
            to(x, y);
        }
        (b"h", []) => {}
        (b"re", &[x, y, width, height]) => {
            to(x, y);
            to(x + width, y);
            to(x + width, y + height);
            to(x, y + height);
        }
        _ => return Err(OperatorError::NotUnderstood),
    }
    let operations = &mut stream.path.operations;
    operations.push_str(&String::from_utf8_lossy(operator));
    operations.push(' ');
    Ok(())
}

/// Lets the path clip what follows, when it is painted.
pub(super) fn clip(
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    let is_of_path = !stream.path.operations.is_empty() && stream.path.clip_rule.is_none();
    if !operands.is_empty() || !is_of_path {
        return Err(OperatorError::NotUnderstood);
    }
    stream.path.clip_rule = Some(if operator == b"W" { "W" } else { "W*" });
    Ok(())
}

/// Paints the path.
pub(super) fn paint(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &mut StreamState<'_>,
    operator: &[u8],
    operands: &[Object],
) -> OperatorResult {
    if !operands.is_empty() {
        return Err(OperatorError::NotUnderstood);
    }
    let path = std::mem::take(&mut stream.path);
    let (mut operations, points) = (path.operations, path.points);
    let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
    let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
    if let Some(rule) = path.clip_rule {
        if stream.graphics.clip.len() > MAX_CLIP {
            return Err(OperatorError::NotUnderstood);
        }
        let length = stream.graphics.clip.len() + operations.len() + 8 * points.len();
        canvas.budget.charge_text(length)?;
        let mut clip = format!("{} {rule} {operations}", stream.graphics.clip);
        for point in &points {
            let _ = write!(clip, " {point:.2}");
        }
        stream.graphics.clip = clip.into();
    }
    if !fills && !strokes {
        return Ok(());
    }
    operations.push_str(&String::from_utf8_lossy(operator));
    let style = stream.graphics.style(fills, strokes, 0);
    let pairs = points.as_chunks::<2>().0.iter();
    let bounds = bounds_of(pairs.map(|[x, y]| (*x, *y)));
    let shape = Shape::Path { operations, points };
    canvas.push(stream, shape, style, bounds)?;
    Ok(())
}

//! Pictures, shadings, and forms: content in content (ISO 32000-1, 8.8 to 8.10).

use std::rc::Rc;

use super::context::{Canvas, OperatorError, OperatorResult, StreamState, understood};
use super::geometry::{bounds_of, multiply, transform};
use super::graphics_state::GraphicsState;
use super::item::Shape;
use crate::characters::hexadecimal;
use crate::pdf::read::object::{Dictionary, Object};

/// The maximum depth of content in content.
const MAX_DEPTH: usize = 8;

/// A form: content, and the state in which it is drawn.
pub(super) struct Form {
    pub content: Rc<[u8]>,
    pub resources: Option<Dictionary>,
    pub graphics: GraphicsState,
}

/// Draws a picture, or returns the form that is to be drawn.
pub(super) fn draw(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &StreamState<'_>,
    operands: &[Object],
) -> OperatorResult<Option<Form>> {
    let found = canvas.resource(stream, b"XObject", operands)?;
    let object = canvas.view.resolve(&found)?;
    let Object::Stream(xobject) = &*object else {
        return Err(OperatorError::NotUnderstood);
    };
    let dictionary = &xobject.dictionary;
    match canvas.view.get(dictionary, b"Subtype")?.name() {
        Some(b"Image") => {
            picture(canvas, stream, &found)?;
            Ok(None)
        }
        // A layer can be hung on the form itself.
        Some(b"Form") if stream.depth < MAX_DEPTH && !dictionary.contains_key(b"OC") => {
            let content = understood(canvas.view.file.decode_if_known(xobject)?)?;
            form(canvas, stream, dictionary, content).map(Some)
        }
        _ => Err(OperatorError::NotUnderstood),
    }
}

fn picture(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &StreamState<'_>,
    object: &Object,
) -> OperatorResult {
    const INVISIBLE: [&[u8]; 5] = [b"Name", b"Metadata", b"StructParent", b"Type", b"ID"];
    let content = canvas.view.fingerprint_without(object, &INVISIBLE)?;
    let matrix = stream.graphics.matrix;
    let shape = Shape::Picture {
        content: hexadecimal(&content),
        matrix,
    };
    let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
    let bounds = bounds_of(corners.map(|(x, y)| transform(matrix, x, y)));
    let style = stream.graphics.style(true, false, 0);
    canvas.push(stream, shape, style, bounds)?;
    Ok(())
}

fn form(
    canvas: &Canvas<'_, '_, '_>,
    stream: &StreamState<'_>,
    dictionary: &Dictionary,
    content: Rc<[u8]>,
) -> OperatorResult<Form> {
    let mut graphics = stream.graphics.clone();
    if let Some(matrix) = canvas.view.numbers(dictionary, b"Matrix")? {
        graphics.matrix = multiply(matrix, graphics.matrix);
    }
    if let Some(bounds) = canvas.view.numbers::<4>(dictionary, b"BBox")? {
        let matrix = graphics.matrix;
        graphics.clip = format!("{} BBox {bounds:.2?} {matrix:.2?}", graphics.clip).into();
    }
    if let Some(group) = dictionary.get(b"Group") {
        graphics.add_parameter(&canvas.fingerprint(group)?);
    }
    // Old files let content in content use the resources of what draws it.
    let resources = canvas.view.get(dictionary, b"Resources")?;
    Ok(Form {
        content,
        resources: resources.dictionary().cloned(),
        graphics,
    })
}

/// Draws a shading.
pub(super) fn shading(
    canvas: &mut Canvas<'_, '_, '_>,
    stream: &StreamState<'_>,
    operands: &[Object],
) -> OperatorResult {
    let found = canvas.resource(stream, b"Shading", operands)?;
    let shape = Shape::Picture {
        content: canvas.fingerprint(&found)?,
        matrix: stream.graphics.matrix,
    };
    let style = stream.graphics.plain_style();
    canvas.push(stream, shape, style, [0.0; 4])?;
    Ok(())
}

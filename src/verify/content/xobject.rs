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

/// The minimum of a side of what a form may draw in.
const MIN_SIDE_PT: f64 = 0.001;

/// The keys of a form that is drawn as it stands: others hang it on a layer, or put something else in its place.
const KNOWN_KEYS: [&[u8]; 16] = [
    b"Type",
    b"Subtype",
    b"FormType",
    b"BBox",
    b"Matrix",
    b"Resources",
    b"Group",
    b"Length",
    b"Filter",
    b"DecodeParms",
    b"Name",
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"StructParent",
    b"StructParents",
];

/// A form: content, and the state in which it is drawn.
pub(super) struct Form {
    pub content: Rc<[u8]>,
    pub resources: Dictionary,
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
        Some(b"Form") if stream.depth < MAX_DEPTH && has_known_keys(dictionary) => {
            let content = understood(canvas.view.file.decode_if_known(xobject)?)?;
            canvas.view.file.charge(content.len())?;
            form(canvas, stream, dictionary, content).map(Some)
        }
        _ => Err(OperatorError::NotUnderstood),
    }
}

fn has_known_keys(dictionary: &Dictionary) -> bool {
    let mut keys = dictionary.iter();
    keys.all(|(key, _)| KNOWN_KEYS.contains(&key))
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
    let bounds = understood(canvas.view.numbers::<4>(dictionary, b"BBox")?)?;
    let [left, bottom, right, top] = bounds;
    if (left - right).abs() < MIN_SIDE_PT || (bottom - top).abs() < MIN_SIDE_PT {
        return Err(OperatorError::NotUnderstood);
    }
    let matrix = graphics.matrix;
    canvas.budget.charge_text(graphics.clip.len() + 100)?;
    graphics.clip = format!("{} BBox {bounds:.2?} {matrix:.2?}", graphics.clip).into();
    if let Some(group) = dictionary.get(b"Group") {
        graphics.add_parameter(&canvas.fingerprint(group)?);
    }
    // Old files let content in content use the resources of what draws it, and not every viewer does.
    let resources = match &*canvas.view.get(dictionary, b"Resources")? {
        Object::Null => Dictionary::new(),
        Object::Dictionary(resources) => resources.clone(),
        _ => return Err(OperatorError::NotUnderstood),
    };
    Ok(Form {
        content,
        resources,
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

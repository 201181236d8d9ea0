//! The things that operators work on: the resources and the state of one content stream, and the items that were drawn.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::ContentBudget;
use super::geometry::{Bounds, IDENTITY, Matrix};
use super::graphics_state::GraphicsState;
use super::item::{Item, Shape, Style};
use crate::characters::hexadecimal;
use crate::pdf::read::Exhausted;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{Fingerprint, ReadError, View};
use crate::verify::font::Font;

/// Why an operation wasn't done.
pub(super) enum OperatorError {
    /// The operation isn't understood, or stands where viewers differ in what they do.
    NotUnderstood,
    /// The file can't be read, or a bound is reached: that ends everything.
    Read(ReadError),
}

/// The result of an operation.
pub(super) type OperatorResult<T = ()> = Result<T, OperatorError>;

impl From<ReadError> for OperatorError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<Exhausted> for OperatorError {
    fn from(error: Exhausted) -> Self {
        Self::Read(error.into())
    }
}

/// Returns what there is, if it is understood.
pub(super) fn understood<T>(found: Option<T>) -> OperatorResult<T> {
    found.ok_or(OperatorError::NotUnderstood)
}

/// Returns the operands as numbers, if that is what they are, and so many.
pub(super) fn numbers<const N: usize>(operands: &[Object]) -> OperatorResult<[f64; N]> {
    let numbers: Option<Vec<f64>> = operands.iter().map(Object::number).collect();
    understood(numbers.and_then(|numbers| numbers.try_into().ok()))
}

/// The items drawn on a page, and what it takes to draw more.
pub(super) struct Canvas<'v, 'f, 'a> {
    pub view: &'v View<'f, 'a>,
    pub budget: &'v ContentBudget,
    pub fonts: BTreeMap<Fingerprint, Rc<Font>>,
    pub items: Vec<Item>,
}

impl Canvas<'_, '_, '_> {
    /// Charges the budgets with an operation.
    pub fn charge_operation(&self) -> Result<(), Exhausted> {
        self.view.file.charge_steps(1)?;
        self.budget.charge_operation()
    }

    /// Adds an item.
    pub fn push(
        &mut self,
        stream: &StreamState<'_>,
        shape: Shape,
        style: Style,
        bounds: Bounds,
    ) -> Result<(), Exhausted> {
        self.view.file.charge_steps(1)?;
        let (characters, coordinates) = match &shape {
            Shape::Glyph { text, .. } | Shape::AlternateText(text) => (text.len(), 0),
            Shape::Path { points, .. } => (0, points.len()),
            _ => (0, 0),
        };
        self.budget.charge_item(characters)?;
        let bytes = style.line.len() + characters + size_of::<f64>() * coordinates;
        self.budget.charge_text(bytes)?;
        self.items.push(Item {
            shape,
            style,
            marks: Rc::clone(&stream.marks),
            content_id: stream.content_id,
            bounds,
        });
        Ok(())
    }

    /// Adds an item for what isn't understood.
    pub fn push_unknown(&mut self, stream: &StreamState<'_>) -> Result<(), Exhausted> {
        let style = stream.graphics.plain_style();
        self.push(stream, Shape::Unknown, style, [0.0; 4])
    }

    /// Returns the resource of a kind that an operand names.
    pub fn resource(
        &self,
        stream: &StreamState<'_>,
        kind: &[u8],
        operands: &[Object],
    ) -> OperatorResult<Object> {
        let [Object::Name(name)] = operands else {
            return Err(OperatorError::NotUnderstood);
        };
        let resources = self.view.dictionary(stream.resources, kind)?;
        understood(resources.get(name).cloned())
    }

    /// Returns the fingerprint of an object, in hexadecimal digits.
    pub fn fingerprint(&self, object: &Object) -> Result<String, ReadError> {
        Ok(hexadecimal(&self.view.fingerprint(object)?))
    }
}

/// Where the interpreter stands in one content stream.
pub(super) struct StreamState<'r> {
    pub resources: &'r Dictionary,
    /// Fonts that were used already, by their names among the resources.
    pub fonts: BTreeMap<Vec<u8>, Rc<Font>>,
    pub graphics: GraphicsState,
    pub saved: Vec<GraphicsState>,
    /// Whether a text object is open.
    pub is_in_text: bool,
    pub text_matrix: Matrix,
    pub line_matrix: Matrix,
    pub path: OpenPath,
    /// The marked sequences that matter and are open.
    pub marks: Rc<str>,
    /// The number of the marked content that is open, if the structure tree refers to it.
    pub content_id: Option<i64>,
    /// The marks and the number before each sequence that is open.
    pub outer_marks: Vec<(Rc<str>, Option<i64>)>,
    /// How many streams this one is drawn by.
    pub depth: usize,
}

/// The path that is being made.
#[derive(Default)]
pub(super) struct OpenPath {
    pub operations: String,
    pub points: Vec<f64>,
    /// The rule by which it will clip what follows.
    pub clip_rule: Option<&'static str>,
}

impl OpenPath {
    /// Whether nothing was added to it.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.clip_rule.is_none()
    }
}

impl<'r> StreamState<'r> {
    pub fn new(
        resources: &'r Dictionary,
        graphics: GraphicsState,
        marks: Rc<str>,
        depth: usize,
    ) -> Self {
        Self {
            resources,
            fonts: BTreeMap::new(),
            graphics,
            saved: Vec::new(),
            is_in_text: false,
            text_matrix: IDENTITY,
            line_matrix: IDENTITY,
            path: OpenPath::default(),
            marks,
            content_id: None,
            outer_marks: Vec::new(),
            depth,
        }
    }

    /// Whether everything that was opened is closed.
    pub fn is_closed(&self) -> bool {
        let is_balanced = self.outer_marks.is_empty() && self.saved.is_empty();
        is_balanced && !self.is_in_text && self.path.is_empty()
    }
}

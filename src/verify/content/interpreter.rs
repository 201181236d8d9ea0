//! Goes through a content stream, operator by operator, and into the forms that it draws.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::ContentBudget;
use super::context::{Canvas, OperatorError, OperatorResult, StreamState};
use super::geometry::IDENTITY;
use super::graphics_state::GraphicsState;
use super::item::Item;
use super::page_stream::{PageStream, Seam};
use super::{color, marked_content, path, state, text, xobject};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{ReadError, View};
use crate::pdf::read::{Lexer, Rule, SyntaxError, Token};

/// The maximum of operands of an operator.
const MAX_OPERANDS: usize = 64;
/// The maximum of values in the operands of an operator.
const MAX_OBJECTS: usize = 200_000;
/// The greatest number that every viewer holds on a page (ISO 32000-1, annex C.2).
const MAX_NUMBER: f64 = 32_767.0;

/// Interprets content and keeps what was drawn.
pub(in crate::verify) struct ContentInterpreter<'v, 'f, 'a> {
    canvas: Canvas<'v, 'f, 'a>,
}

impl<'v, 'f, 'a> ContentInterpreter<'v, 'f, 'a> {
    pub fn new(view: &'v View<'f, 'a>, budget: &'v ContentBudget) -> Self {
        let canvas = Canvas {
            view,
            budget,
            fonts: BTreeMap::new(),
            items: Vec::new(),
        };
        Self { canvas }
    }

    /// Returns what the content of a page draws.
    pub fn page(
        mut self,
        content: &PageStream,
        resources: &Dictionary,
    ) -> Result<Vec<Item>, ReadError> {
        let graphics = GraphicsState::new(IDENTITY);
        self.content(content, resources, graphics, "".into(), 0)?;
        Ok(self.canvas.items)
    }

    /// Draws content. Where it isn't understood, an item says so.
    fn content(
        &mut self,
        content: &PageStream,
        resources: &Dictionary,
        mut graphics: GraphicsState,
        marks: Rc<str>,
        depth: usize,
    ) -> Result<(), ReadError> {
        color::note_default_spaces(&self.canvas, resources, &mut graphics)?;
        let mut stream = StreamState::new(resources, graphics, marks, depth);
        match self.operators(content, &mut stream) {
            Ok(()) if stream.is_closed() => Ok(()),
            Ok(()) | Err(OperatorError::NotUnderstood) => Ok(self.canvas.push_unknown(&stream)?),
            Err(OperatorError::Read(error)) => Err(error),
        }
    }

    /// Does all operations of a stream. What is no syntax any more ends it.
    fn operators(&mut self, content: &PageStream, stream: &mut StreamState<'_>) -> OperatorResult {
        let mut lexer = Lexer::strict(&content.bytes, 0);
        let mut seams = SeamCheck::new(&content.seams);
        let mut operands = Vec::new();
        loop {
            lexer.skip_space();
            seams.pass_to(lexer.at, operands.is_empty())?;
            lexer.objects_left = MAX_OBJECTS;
            let token = lexer.token().map_err(error_of)?;
            match token {
                Token::End if operands.is_empty() => return Ok(()),
                Token::End => return Err(OperatorError::NotUnderstood),
                Token::Keyword(operator) if !matches!(operator, b"true" | b"false" | b"null") => {
                    self.canvas.charge_operation()?;
                    match self.operate(stream, operator, &operands) {
                        // A picture in the content: what follows is no syntax any more.
                        Err(error) if operator == b"BI" => return Err(error),
                        Err(OperatorError::NotUnderstood) => self.canvas.push_unknown(stream)?,
                        result => result?,
                    }
                    operands.clear();
                }
                token => operands.push(lexer.object_of(token, false, 0).map_err(error_of)?),
            }
            seams.pass_to(lexer.at, false)?;
            if operands.len() > MAX_OPERANDS {
                return Err(OperatorError::NotUnderstood);
            }
        }
    }

    fn operate(
        &mut self,
        stream: &mut StreamState<'_>,
        operator: &[u8],
        operands: &[Object],
    ) -> OperatorResult {
        let is_interrupted = !stream.path.is_empty() && !is_of_path(operator);
        let is_in_place = is_in_place(operator, stream.is_in_text) && !is_interrupted;
        if !is_in_place || !operands.iter().all(is_held) {
            return Err(OperatorError::NotUnderstood);
        }
        let canvas = &mut self.canvas;
        match operator {
            b"q" | b"Q" | b"cm" | b"w" | b"J" | b"j" | b"M" | b"d" | b"i" | b"ri" | b"gs" => {
                state::operate(canvas, stream, operator, operands)
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => {
                path::construct(stream, operator, operands)
            }
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                path::paint(canvas, stream, operator, operands)
            }
            b"W" | b"W*" => path::clip(stream, operator, operands),
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" | b"cs" | b"CS" | b"sc" | b"scn" | b"SC"
            | b"SCN" => color::operate(canvas, stream, operator, operands),
            b"BT" | b"ET" | b"Tf" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr" | b"Td"
            | b"TD" | b"Tm" | b"T*" | b"Tj" | b"TJ" | b"'" | b"\"" => {
                text::operate(canvas, stream, operator, operands)
            }
            b"Do" => self.xobject(stream, operands),
            b"sh" => xobject::shading(canvas, stream, operands),
            b"BMC" | b"BDC" | b"EMC" => marked_content::operate(canvas, stream, operator, operands),
            _ => Err(OperatorError::NotUnderstood),
        }
    }

    fn xobject(&mut self, stream: &StreamState<'_>, operands: &[Object]) -> OperatorResult {
        if let Some(form) = xobject::draw(&mut self.canvas, stream, operands)? {
            let (marks, depth) = (Rc::clone(&stream.marks), stream.depth + 1);
            let mut content = PageStream::default();
            content.add(&form.content);
            self.content(&content, &form.resources, form.graphics, marks, depth)?;
        }
        Ok(())
    }
}

/// The seams of parts that are still ahead.
struct SeamCheck<'c> {
    ahead: std::slice::Iter<'c, Seam>,
}

impl<'c> SeamCheck<'c> {
    fn new(seams: &'c [Seam]) -> Self {
        let ahead = seams.iter();
        Self { ahead }
    }

    /// Passes the seams before that byte. They must be where it makes no difference how parts are joined.
    fn pass_to(&mut self, at: usize, is_between_operations: bool) -> OperatorResult {
        while let Some(seam) = self.ahead.as_slice().first().filter(|seam| seam.at < at) {
            if !seam.is_apart || !is_between_operations {
                let broken = Rule::ContentSeam.broken_at(seam.at);
                return Err(OperatorError::Read(broken));
            }
            self.ahead.next();
        }
        Ok(())
    }
}

/// Returns the error of content that is no syntax. What a comment hides depends on how parts are joined.
fn error_of(error: SyntaxError) -> OperatorError {
    if error.rule == Rule::Comment {
        OperatorError::Read(error.into())
    } else {
        OperatorError::NotUnderstood
    }
}

/// Whether the numbers in an operand are such as every viewer holds.
fn is_held(operand: &Object) -> bool {
    match operand {
        Object::Integer(_) | Object::Real(_) => {
            let number = operand.number();
            number.is_some_and(|number| number.abs() <= MAX_NUMBER)
        }
        Object::Array(items) => items.iter().all(is_held),
        _ => true,
    }
}

/// Whether an operator may stand inside of a path that is open: those that make and paint it and, as `MuPDF` writes them,
/// those that set a colour or a line. Viewers differ in what others do to the path.
fn is_of_path(operator: &[u8]) -> bool {
    const PATHS: [&[u8]; 19] = [
        b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*",
        b"b", b"b*", b"n", b"W", b"W*",
    ];
    const PAINTS: [&[u8]; 11] = [
        b"g", b"G", b"rg", b"RG", b"k", b"K", b"w", b"J", b"j", b"M", b"d",
    ];
    PATHS.contains(&operator) || PAINTS.contains(&operator)
}

/// Whether an operator may stand there, inside a text object or outside (ISO 32000-1, 8.2, figure 9).
fn is_in_place(operator: &[u8], is_in_text: bool) -> bool {
    match operator {
        b"ET" | b"Td" | b"TD" | b"Tm" | b"T*" | b"Tj" | b"TJ" | b"'" | b"\"" => is_in_text,
        b"BT" | b"q" | b"Q" | b"cm" | b"Do" | b"sh" | b"BI" | b"m" | b"l" | b"c" | b"v" | b"y"
        | b"h" | b"re" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
        | b"W" | b"W*" => !is_in_text,
        _ => true,
    }
}

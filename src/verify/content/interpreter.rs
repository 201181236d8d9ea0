//! Goes through a content stream, operator by operator, and into the forms that it draws.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::ContentBudget;
use super::context::{Canvas, OperatorError, OperatorResult, StreamState};
use super::geometry::IDENTITY;
use super::graphics_state::GraphicsState;
use super::item::Item;
use super::{color, marked_content, path, state, text, xobject};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{ReadError, View};
use crate::pdf::read::{Lexer, Token};

/// The maximum of operands of an operator.
const MAX_OPERANDS: usize = 64;

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
    pub fn page(mut self, content: &[u8], resources: &Dictionary) -> Result<Vec<Item>, ReadError> {
        let graphics = GraphicsState::new(IDENTITY);
        self.content(content, resources, graphics, "".into(), 0)?;
        Ok(self.canvas.items)
    }

    /// Draws content. Where it isn't understood, an item says so.
    fn content(
        &mut self,
        content: &[u8],
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
    fn operators(&mut self, content: &[u8], stream: &mut StreamState<'_>) -> OperatorResult {
        let mut lexer = Lexer::strict(content, 0);
        let mut operands = Vec::new();
        loop {
            let token = lexer.token().map_err(|_| OperatorError::NotUnderstood)?;
            match token {
                Token::End if operands.is_empty() => return Ok(()),
                Token::End => return Err(OperatorError::NotUnderstood),
                Token::Keyword(operator) if !matches!(operator, b"true" | b"false" | b"null") => {
                    self.canvas.budget.charge_operation()?;
                    match self.operate(stream, operator, &operands) {
                        // A picture in the content: what follows is no syntax any more.
                        Err(error) if operator == b"BI" => return Err(error),
                        Err(OperatorError::NotUnderstood) => self.canvas.push_unknown(stream)?,
                        result => result?,
                    }
                    operands.clear();
                }
                token => {
                    let object = lexer.object_of(token, false, 0);
                    operands.push(object.map_err(|_| OperatorError::NotUnderstood)?);
                }
            }
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
        if !is_in_place(operator, stream.is_in_text) {
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
            b"BMC" | b"BDC" | b"EMC" | b"MP" | b"DP" => {
                marked_content::operate(canvas, stream, operator, operands)
            }
            _ => Err(OperatorError::NotUnderstood),
        }
    }

    fn xobject(&mut self, stream: &StreamState<'_>, operands: &[Object]) -> OperatorResult {
        if let Some(form) = xobject::draw(&mut self.canvas, stream, operands)? {
            let resources = form.resources.as_ref().unwrap_or(stream.resources);
            let (marks, depth) = (Rc::clone(&stream.marks), stream.depth + 1);
            self.content(&form.content, resources, form.graphics, marks, depth)?;
        }
        Ok(())
    }
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

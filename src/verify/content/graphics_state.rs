//! The graphics state: how things are painted (ISO 32000-1, 8.4 and 9.3).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use super::geometry::Matrix;
use super::item::Style;
use crate::verify::font::Font;

/// The graphics state. Colours, clips and parameters are texts that are equal where they mean the same.
#[derive(Clone)]
pub(super) struct GraphicsState {
    pub matrix: Matrix,
    pub fill_space: Rc<str>,
    pub stroke_space: Rc<str>,
    pub fill: Rc<str>,
    pub stroke: Rc<str>,
    pub line_width: f64,
    /// Ends, corners, dashes, by their operators.
    pub line: BTreeMap<&'static str, String>,
    pub clip: Rc<str>,
    /// Parameters of graphics state dictionaries, transparency groups and default colour spaces.
    pub graphics: Rc<str>,
    pub text: TextState,
}

/// The part of it that is about text.
#[derive(Clone)]
pub(super) struct TextState {
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub character_space: f64,
    pub word_space: f64,
    /// The horizontal scale: 1 for glyphs as they are.
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    /// The rendering mode.
    pub mode: i64,
}

impl GraphicsState {
    pub fn new(matrix: Matrix) -> Self {
        let black: Rc<str> = "g 0".into();
        Self {
            matrix,
            fill_space: "".into(),
            stroke_space: "".into(),
            fill: Rc::clone(&black),
            stroke: black,
            line_width: 1.0,
            line: BTreeMap::new(),
            clip: "".into(),
            graphics: "".into(),
            text: TextState {
                font: None,
                size: 0.0,
                character_space: 0.0,
                word_space: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// Returns what matters of it for something that is filled or stroked.
    pub fn style(&self, fills: bool, strokes: bool, mode: i64) -> Style {
        let if_used = |is_used: bool, value: &Rc<str>| {
            if is_used { Rc::clone(value) } else { "".into() }
        };
        let line = if strokes {
            let [a, b, c, d, ..] = self.matrix;
            let mut line = format!("{:.3} {a:.3} {b:.3} {c:.3} {d:.3}", self.line_width);
            for (operator, value) in &self.line {
                let _ = write!(line, " {operator} {value}");
            }
            line.into()
        } else {
            "".into()
        };
        Style {
            fill: if_used(fills, &self.fill),
            stroke: if_used(strokes, &self.stroke),
            line,
            clip: Rc::clone(&self.clip),
            graphics: Rc::clone(&self.graphics),
            mode,
        }
    }

    /// Returns the style of something that is neither filled nor stroked.
    pub fn plain_style(&self) -> Style {
        self.style(false, false, 0)
    }

    /// Adds a parameter that holds for everything that follows.
    pub fn add_parameter(&mut self, parameter: &str) {
        self.graphics = format!("{} {parameter}", self.graphics).into();
    }
}

//! What content draws: every glyph, path and picture with where it stands and how it is painted (ISO
//! 32000-1, 8 and 9).
//!
//! That is a normal form: how content is split into streams, what resources are called and in what steps
//! the pen got somewhere leaves no trace in it. Whatever isn't understood is an item of its own, which none
//! of our pages has.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use super::font::Font;
use crate::characters::hexadecimal;
use crate::pdf::read::object::{Dictionary, Object, text_string as text};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;
use crate::pdf::read::{Lexer, Token};

/// Content in content nests no deeper.
const MAX_DEPTH: usize = 8;
/// So much may be drawn on all pages together, in all revisions together, and so many operations may be done
/// for it.
const MAX_ITEMS: usize = 400_000;
const MAX_ITEMS_EVER: usize = 4_000_000;
const MAX_OPERATIONS: usize = 4_000_000;
/// The letters of an agreement have some 20 000 points.
const MAX_POINTS: usize = 1_000_000;
/// Lengths that differ by less are the same: a thousandth of an inch is 0.07 pt.
const SAME_PT: f64 = 0.01;

/// A matrix as PDF writes it.
pub(super) type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one matrix, then the other.
#[expect(clippy::many_single_char_names, reason = "as the standard names them")]
fn times(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = then;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

#[expect(clippy::many_single_char_names, reason = "as the standard names them")]
fn moved(matrix: Matrix, x: f64, y: f64) -> (f64, f64) {
    let [a, b, c, d, e, f] = matrix;
    (a * x + c * y + e, b * x + d * y + f)
}

/// A rectangle on a page in PDF's own units, from the lower left corner: left, bottom, right, top.
pub(super) type Bounds = [f64; 4];

fn bounds_of(points: impl IntoIterator<Item = (f64, f64)>) -> Bounds {
    let nothing = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let bounds = points.into_iter().fold(nothing, |bounds, (x, y)| {
        let [left, bottom, right, top] = bounds;
        [left.min(x), bottom.min(y), right.max(x), top.max(y)]
    });
    if bounds[0] > bounds[2] {
        [0.0; 4]
    } else {
        bounds
    }
}

/// Something that is drawn.
#[derive(Clone)]
pub(super) struct Item {
    pub shape: Shape,
    pub style: Style,
    /// The marked sequences around it that matter: page furniture, layers, replaced text, languages.
    pub marks: Rc<str>,
    pub bounds: Bounds,
}

#[derive(Clone)]
pub(super) enum Shape {
    Glyph {
        font: Rc<Font>,
        code: u32,
        text: String,
        matrix: Matrix,
    },
    Path {
        /// The operations that made it and the one that painted it.
        operations: String,
        /// Its points on the page.
        points: Vec<f64>,
    },
    /// A picture or a shading, by its fingerprint.
    Picture { content: String, matrix: Matrix },
    /// What is said in place of something that is drawn.
    Said(String),
    /// What isn't understood.
    Unknown,
}

/// How something is painted; what makes no difference to it is left empty.
#[derive(Clone, PartialEq)]
pub(super) struct Style {
    pub fill: Rc<str>,
    pub stroke: Rc<str>,
    line: Rc<str>,
    pub clip: Rc<str>,
    graphics: Rc<str>,
    pub mode: i64,
}

impl Item {
    /// Whether it looks the same, is read the same and is painted the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.style == other.style && self.marks == other.marks && self.shape.is_same(&other.shape)
    }

    /// Whether it is a line that is drawn, too thin to hide anything.
    pub fn is_thin_line(&self) -> bool {
        let [left, bottom, right, top] = self.bounds;
        let width: Option<f64> = self
            .style
            .line
            .split(' ')
            .next()
            .and_then(|width| width.parse().ok());
        matches!(self.shape, Shape::Path { .. })
            && self.style.fill.is_empty()
            && (right - left).min(top - bottom) < 2.0
            && width.is_some_and(|width| width < 2.0)
    }

    pub fn is_furniture(&self) -> bool {
        self.marks.split(';').any(|mark| mark == FURNITURE)
    }
}

/// The mark of what is no part of the agreement's text.
const FURNITURE: &str = "Artifact";

impl Shape {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Glyph {
                    font,
                    code,
                    text,
                    matrix,
                },
                Self::Glyph {
                    font: other_font,
                    code: other_code,
                    text: other_text,
                    matrix: other_matrix,
                },
            ) => {
                code == other_code
                    && text == other_text
                    && font.fingerprint == other_font.fingerprint
                    && are_same(matrix, other_matrix)
            }
            (
                Self::Path { operations, points },
                Self::Path {
                    operations: other_operations,
                    points: other_points,
                },
            ) => operations == other_operations && are_same(points, other_points),
            (
                Self::Picture { content, matrix },
                Self::Picture {
                    content: other_content,
                    matrix: other_matrix,
                },
            ) => content == other_content && are_same(matrix, other_matrix),
            (Self::Said(said), Self::Said(other)) => said == other,
            _ => false,
        }
    }
}

pub(super) fn are_same(lengths: &[f64], others: &[f64]) -> bool {
    let mut pairs = lengths.iter().zip(others);
    lengths.len() == others.len() && pairs.all(|(one, other)| (one - other).abs() < SAME_PT)
}

/// How much may still be drawn.
pub(super) struct Allowance {
    items: Cell<usize>,
    items_ever: Cell<usize>,
    operations: Cell<usize>,
    /// Points of outlines, which are looked at only where words are compared.
    points: Rc<Cell<usize>>,
}

impl Allowance {
    pub fn new() -> Self {
        Self {
            items: Cell::new(MAX_ITEMS),
            items_ever: Cell::new(MAX_ITEMS_EVER),
            operations: Cell::new(MAX_OPERATIONS),
            points: Rc::new(Cell::new(MAX_POINTS)),
        }
    }

    /// The pages of another revision begin.
    pub fn renew(&self) {
        self.items.set(MAX_ITEMS);
    }

    fn take(of: &Cell<usize>) -> Result<(), ReadError> {
        let left = of.get().checked_sub(1).ok_or(ReadError::TooLarge)?;
        of.set(left);
        Ok(())
    }
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    fill_space: Rc<str>,
    stroke_space: Rc<str>,
    fill: Rc<str>,
    stroke: Rc<str>,
    width: f64,
    /// Ends, corners, dashes.
    line: BTreeMap<&'static str, String>,
    clip: Rc<str>,
    graphics: Rc<str>,
    font: Option<Rc<Font>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

impl State {
    fn new(matrix: Matrix) -> Self {
        let black: Rc<str> = "g 0".into();
        Self {
            matrix,
            fill_space: "".into(),
            stroke_space: "".into(),
            fill: Rc::clone(&black),
            stroke: black,
            width: 1.0,
            line: BTreeMap::new(),
            clip: "".into(),
            graphics: "".into(),
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    fn style(&self, fills: bool, strokes: bool, mode: i64) -> Style {
        let if_used = |is_used: bool, value: &Rc<str>| {
            if is_used { Rc::clone(value) } else { "".into() }
        };
        let line = if strokes {
            let [a, b, c, d, ..] = self.matrix;
            let width = format!("{:.3} {a:.3} {b:.3} {c:.3} {d:.3}", self.width);
            let mut line = width;
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
}

/// Draws content and keeps what was drawn.
pub(super) struct Artist<'v, 'f, 'a> {
    view: &'v View<'f, 'a>,
    allowance: &'v Allowance,
    fonts: BTreeMap<[u8; 32], Rc<Font>>,
    pub items: Vec<Item>,
}

/// Where the artist stands in one stream of content.
struct Place<'r> {
    resources: &'r Dictionary,
    fonts: BTreeMap<Vec<u8>, Rc<Font>>,
    state: State,
    saved: Vec<State>,
    /// Whether a text object is open.
    is_in_text: bool,
    text_matrix: Matrix,
    line_matrix: Matrix,
    /// The path that is being made: its operations and its points.
    operations: String,
    points: Vec<f64>,
    /// The rule by which the path will bound what follows.
    clips: Option<&'static str>,
    marks: Vec<Rc<str>>,
    around: Rc<str>,
    depth: usize,
}

impl<'v, 'f, 'a> Artist<'v, 'f, 'a> {
    pub fn new(view: &'v View<'f, 'a>, allowance: &'v Allowance) -> Self {
        Self {
            view,
            allowance,
            fonts: BTreeMap::new(),
            items: Vec::new(),
        }
    }

    /// Draws a page's content.
    pub fn page(&mut self, content: &[u8], resources: &Dictionary) -> Result<(), ReadError> {
        let state = State::new(IDENTITY);
        self.content(content, resources, state, "".into(), 0)
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Dictionary,
        mut state: State,
        around: Rc<str>,
        depth: usize,
    ) -> Result<(), ReadError> {
        self.standard_colors(resources, &mut state)?;
        let mut place = Place {
            resources,
            fonts: BTreeMap::new(),
            state,
            saved: Vec::new(),
            is_in_text: false,
            text_matrix: IDENTITY,
            line_matrix: IDENTITY,
            operations: String::new(),
            points: Vec::new(),
            clips: None,
            marks: Vec::new(),
            around,
            depth,
        };
        let mut scanner = Lexer::strict(content, 0);
        let mut operands = Vec::new();
        loop {
            let Ok(token) = scanner.token() else {
                return self.unknown(&place);
            };
            match token {
                Token::End if operands.is_empty() => break,
                Token::End => return self.unknown(&place),
                Token::Keyword(b"true" | b"false" | b"null") => {
                    operands.push(scanner.object_of(token, false, 0)?);
                }
                Token::Keyword(operator) => {
                    Allowance::take(&self.allowance.operations)?;
                    if self.operate(&mut place, operator, &operands)?.is_none() {
                        self.unknown(&place)?;
                        if operator == b"BI" {
                            // A picture in the content: what follows is no syntax any more.
                            return Ok(());
                        }
                    }
                    operands.clear();
                }
                token => match scanner.object_of(token, false, 0) {
                    Ok(object) => operands.push(object),
                    Err(_) => return self.unknown(&place),
                },
            }
            if operands.len() > 64 {
                return self.unknown(&place);
            }
        }
        if place.marks.is_empty() && !place.is_in_text {
            Ok(())
        } else {
            self.unknown(&place)
        }
    }

    /// What stands in for the device's own colours.
    fn standard_colors(&self, resources: &Dictionary, state: &mut State) -> Result<(), ReadError> {
        let spaces = self.view.dictionary(resources, b"ColorSpace")?;
        for key in [&b"DefaultGray"[..], b"DefaultRGB", b"DefaultCMYK"] {
            if let Some(space) = spaces.get(key) {
                let space = hexadecimal(&self.view.fingerprint(space)?);
                state.graphics = format!("{} {space}", state.graphics).into();
            }
        }
        Ok(())
    }

    fn push(
        &mut self,
        place: &Place<'_>,
        shape: Shape,
        style: Style,
        bounds: Bounds,
    ) -> Result<(), ReadError> {
        Allowance::take(&self.allowance.items)?;
        Allowance::take(&self.allowance.items_ever)?;
        self.items.push(Item {
            shape,
            style,
            marks: Rc::clone(&place.around),
            bounds,
        });
        Ok(())
    }

    fn unknown(&mut self, place: &Place<'_>) -> Result<(), ReadError> {
        let style = place.state.style(false, false, 0);
        self.push(place, Shape::Unknown, style, [0.0; 4])
    }

    /// Does one operation; nothing if it isn't understood, or stands where viewers differ in what they do.
    fn operate(
        &mut self,
        place: &mut Place<'_>,
        operator: &[u8],
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        if !is_in_place(operator, place.is_in_text) {
            return Ok(None);
        }
        Ok(match operator {
            b"q" if operands.is_empty() && place.saved.len() < 64 => {
                place.saved.push(place.state.clone());
                Some(())
            }
            b"Q" if operands.is_empty() => place.saved.pop().map(|state| place.state = state),
            b"cm" => numbers(operands).map(|matrix| {
                place.state.matrix = times(matrix, place.state.matrix);
            }),
            b"w" => numbers(operands).map(|[width]| place.state.width = width),
            b"J" | b"j" | b"M" | b"d" | b"i" | b"ri" => line_style(place, operator, operands),
            b"gs" => return self.graphics(place, operands),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => path(place, operator, operands),
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
                if operands.is_empty() =>
            {
                return self.paint(place, operator);
            }
            b"W" | b"W*" if operands.is_empty() => {
                place.clips = Some(if operator == b"W" { "W" } else { "W*" });
                Some(())
            }
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" | b"cs" | b"CS" | b"sc" | b"scn" | b"SC"
            | b"SCN" => return self.color(place, operator, operands),
            b"BT" if operands.is_empty() => {
                place.is_in_text = true;
                place.text_matrix = IDENTITY;
                place.line_matrix = IDENTITY;
                Some(())
            }
            b"ET" if operands.is_empty() => {
                place.is_in_text = false;
                Some(())
            }
            b"Tf" => return self.font(place, operands),
            b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr" | b"Td" | b"TD" | b"Tm" | b"T*" => {
                text_state(place, operator, operands)
            }
            b"Tj" | b"TJ" | b"'" | b"\"" => return self.show_operation(place, operator, operands),
            b"Do" => return self.object(place, operands),
            b"sh" => return self.shading(place, operands),
            b"BMC" | b"BDC" | b"EMC" | b"MP" | b"DP" => {
                return self.mark(place, operator, operands);
            }
            _ => None,
        })
    }

    fn graphics(
        &mut self,
        place: &mut Place<'_>,
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let Some(found) = self.resource(place, b"ExtGState", operands)? else {
            return Ok(None);
        };
        let fingerprint = hexadecimal(&self.view.fingerprint(&found)?);
        if place.state.graphics.len() > 4096 {
            return Ok(None);
        }
        place.state.graphics = format!("{} {fingerprint}", place.state.graphics).into();
        Ok(Some(()))
    }

    fn resource(
        &self,
        place: &Place<'_>,
        kind: &[u8],
        operands: &[Object],
    ) -> Result<Option<Object>, ReadError> {
        let [Object::Name(name)] = operands else {
            return Ok(None);
        };
        let resources = self.view.dictionary(place.resources, kind)?;
        Ok(resources.get(name).cloned())
    }

    // -- colours --

    fn color(
        &mut self,
        place: &mut Place<'_>,
        operator: &[u8],
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let strokes = operator[0].is_ascii_uppercase();
        let operator = operator.to_ascii_lowercase();
        if operator == b"cs" {
            let device = match operands {
                [Object::Name(name)] if is_device(name) => Some(String::from_utf8_lossy(name)),
                _ => None,
            };
            let space = match device {
                Some(device) => device.into_owned(),
                None => match self.resource(place, b"ColorSpace", operands)? {
                    Some(space) => hexadecimal(&self.view.fingerprint(&space)?),
                    None => return Ok(None),
                },
            };
            let space: Rc<str> = space.into();
            let state = &mut place.state;
            if strokes {
                (state.stroke, state.stroke_space) = (Rc::clone(&space), space);
            } else {
                (state.fill, state.fill_space) = (Rc::clone(&space), space);
            }
            return Ok(Some(()));
        }
        let mut paint = match (operator.as_slice(), strokes) {
            (b"g" | b"rg" | b"k", _) => String::from_utf8_lossy(&operator).into_owned(),
            (_, true) => place.state.stroke_space.to_string(),
            (_, false) => place.state.fill_space.to_string(),
        };
        let expected = match operator.as_slice() {
            b"g" => Some(1),
            b"rg" => Some(3),
            b"k" => Some(4),
            _ => None,
        };
        if expected.is_some_and(|count| operands.len() != count) {
            return Ok(None);
        }
        for operand in operands {
            match operand {
                Object::Name(_) => {
                    let one = std::slice::from_ref(operand);
                    let Some(pattern) = self.resource(place, b"Pattern", one)? else {
                        return Ok(None);
                    };
                    paint.extend([" ", &hexadecimal(&self.view.fingerprint(&pattern)?)]);
                }
                number => match number.number() {
                    Some(number) => {
                        let _ = write!(paint, " {number}");
                    }
                    None => return Ok(None),
                },
            }
        }
        let paint: Rc<str> = paint.into();
        if strokes {
            place.state.stroke = paint;
        } else {
            place.state.fill = paint;
        }
        Ok(Some(()))
    }

    // -- paths --

    fn paint(&mut self, place: &mut Place<'_>, operator: &[u8]) -> Result<Option<()>, ReadError> {
        let mut operations = std::mem::take(&mut place.operations);
        let points = std::mem::take(&mut place.points);
        let fills = matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        let strokes = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
        let clip = place.clips.take();
        if let Some(rule) = clip {
            if place.state.clip.len() > 16 * 1024 {
                return Ok(None);
            }
            let mut clip = format!("{} {rule} {operations}", place.state.clip);
            for point in &points {
                let _ = write!(clip, " {point:.2}");
            }
            place.state.clip = clip.into();
        }
        if !fills && !strokes {
            return Ok(Some(()));
        }
        operations.push_str(&String::from_utf8_lossy(operator));
        let style = place.state.style(fills, strokes, 0);
        let pairs = points.as_chunks::<2>().0.iter();
        let bounds = bounds_of(pairs.map(|[x, y]| (*x, *y)));
        self.push(place, Shape::Path { operations, points }, style, bounds)?;
        Ok(Some(()))
    }

    // -- text --

    fn font(
        &mut self,
        place: &mut Place<'_>,
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let [Object::Name(name), size] = operands else {
            return Ok(None);
        };
        let Some(size) = size.number() else {
            return Ok(None);
        };
        place.state.size = size;
        if let Some(known) = place.fonts.get(name) {
            place.state.font = Some(Rc::clone(known));
            return Ok(Some(()));
        }
        let Some(object) = self.resource(place, b"Font", &operands[..1])? else {
            return Ok(None);
        };
        let fingerprint = self.view.fingerprint(&object)?;
        let font = match self.fonts.get(&fingerprint) {
            Some(known) => Rc::clone(known),
            None => Rc::new(Font::read(
                self.view,
                &object,
                Rc::clone(&self.allowance.points),
            )?),
        };
        self.fonts.insert(fingerprint, Rc::clone(&font));
        place.fonts.insert(name.clone(), Rc::clone(&font));
        place.state.font = Some(font);
        Ok(Some(()))
    }

    fn show_operation(
        &mut self,
        place: &mut Place<'_>,
        operator: &[u8],
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let parts = match (operator, operands) {
            (b"Tj", [Object::String(_)]) => operands,
            (b"TJ", [Object::Array(parts)]) => parts,
            (b"'", [Object::String(_)]) => {
                next_line(place, 0.0, -place.state.leading);
                operands
            }
            (b"\"", [word, character, Object::String(_)]) => {
                let (Some(word), Some(character)) = (word.number(), character.number()) else {
                    return Ok(None);
                };
                place.state.word_space = word;
                place.state.character_space = character;
                next_line(place, 0.0, -place.state.leading);
                &operands[2..]
            }
            _ => return Ok(None),
        };
        for part in parts {
            match part {
                Object::String(codes) => {
                    if self.show(place, codes)?.is_none() {
                        return Ok(None);
                    }
                }
                number => match number.number() {
                    Some(offset) => {
                        let state = &place.state;
                        let x = -offset / 1000.0 * state.size * state.scale;
                        place.text_matrix = times([1.0, 0.0, 0.0, 1.0, x, 0.0], place.text_matrix);
                    }
                    None => return Ok(None),
                },
            }
        }
        Ok(Some(()))
    }

    fn show(&mut self, place: &mut Place<'_>, codes: &[u8]) -> Result<Option<()>, ReadError> {
        let Some(font) = place.state.font.clone() else {
            return Ok(None);
        };
        let length = if font.is_wide { 2 } else { 1 };
        if !codes.len().is_multiple_of(length) {
            return Ok(None);
        }
        for code in codes.chunks(length) {
            let is_space = code == b" ";
            let code = code
                .iter()
                .fold(0, |value, byte| value << 8 | u32::from(*byte));
            let state = &place.state;
            let (size, scale) = (state.size, state.scale);
            let of_size = [size * scale, 0.0, 0.0, size, 0.0, state.rise];
            let matrix = times(of_size, times(place.text_matrix, state.matrix));
            let mode = state.mode;
            let fills = matches!(mode, 0 | 2 | 4 | 6);
            let strokes = matches!(mode, 1 | 2 | 5 | 6);
            let style = state.style(fills, strokes, mode);
            let width = font.width(code);
            let corners = [(0.0, -0.25), (width, -0.25), (0.0, 0.75), (width, 0.75)];
            let bounds = bounds_of(corners.map(|(x, y)| moved(matrix, x, y)));
            let space = state.character_space + if is_space { state.word_space } else { 0.0 };
            let x = (width * size + space) * scale;
            let glyph = Shape::Glyph {
                font: Rc::clone(&font),
                code,
                text: font.text(code),
                matrix,
            };
            self.push(place, glyph, style, bounds)?;
            place.text_matrix = times([1.0, 0.0, 0.0, 1.0, x, 0.0], place.text_matrix);
        }
        // Glyphs that bound what follows are none of ours.
        Ok((place.state.mode < 4).then_some(()))
    }

    // -- pictures and content in content --

    fn object(
        &mut self,
        place: &mut Place<'_>,
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let Some(found) = self.resource(place, b"XObject", operands)? else {
            return Ok(None);
        };
        let object = self.view.resolve(&found)?;
        let Object::Stream(stream) = &*object else {
            return Ok(None);
        };
        let dictionary = &stream.dictionary;
        // A layer can be hung on the picture itself.
        let layer = dictionary.get(&b"OC"[..]);
        match self.view.get(dictionary, b"Subtype")?.name() {
            Some(b"Image") => {
                let without: [&[u8]; 5] = [b"Name", b"Metadata", b"StructParent", b"Type", b"ID"];
                let content = self.view.fingerprint_without(&found, &without)?;
                let matrix = place.state.matrix;
                let shape = Shape::Picture {
                    content: hexadecimal(&content),
                    matrix,
                };
                let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
                let bounds = bounds_of(corners.map(|(x, y)| moved(matrix, x, y)));
                let style = place.state.style(true, false, 0);
                self.push(place, shape, style, bounds)?;
                Ok(Some(()))
            }
            Some(b"Form") if place.depth < MAX_DEPTH && layer.is_none() => {
                let Some(content) = self.view.file.decode_if_known(stream)? else {
                    return Ok(None);
                };
                self.form(place, dictionary, &content)?;
                Ok(Some(()))
            }
            _ => Ok(None),
        }
    }

    fn form(
        &mut self,
        place: &Place<'_>,
        dictionary: &Dictionary,
        content: &[u8],
    ) -> Result<(), ReadError> {
        let mut state = place.state.clone();
        if let Some(matrix) = self.view.numbers(dictionary, b"Matrix")? {
            state.matrix = times(matrix, state.matrix);
        }
        if let Some(bounds) = self.view.numbers::<4>(dictionary, b"BBox")? {
            let matrix = state.matrix;
            state.clip = format!("{} BBox {bounds:.2?} {matrix:.2?}", state.clip).into();
        }
        if let Some(group) = dictionary.get(&b"Group"[..]) {
            let group = hexadecimal(&self.view.fingerprint(group)?);
            state.graphics = format!("{} {group}", state.graphics).into();
        }
        let resources = self.view.get(dictionary, b"Resources")?;
        // Old files let content in content use the resources around it.
        let resources = resources.dictionary().unwrap_or(place.resources);
        let around = Rc::clone(&place.around);
        self.content(content, resources, state, around, place.depth + 1)
    }

    fn shading(
        &mut self,
        place: &mut Place<'_>,
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let Some(found) = self.resource(place, b"Shading", operands)? else {
            return Ok(None);
        };
        let shape = Shape::Picture {
            content: hexadecimal(&self.view.fingerprint(&found)?),
            matrix: place.state.matrix,
        };
        let style = place.state.style(false, false, 0);
        self.push(place, shape, style, [0.0; 4])?;
        Ok(Some(()))
    }

    // -- marks --

    fn mark(
        &mut self,
        place: &mut Place<'_>,
        operator: &[u8],
        operands: &[Object],
    ) -> Result<Option<()>, ReadError> {
        let mark = match (operator, operands) {
            (b"MP", [Object::Name(_)]) => return Ok(Some(())),
            (b"EMC", []) => {
                let before = place.marks.pop();
                return Ok(before.map(|before| place.around = before));
            }
            (b"BMC", [Object::Name(tag)]) => mark_of(tag, None),
            (b"BDC" | b"DP", [Object::Name(tag), Object::Dictionary(properties)]) => {
                mark_of(tag, Some(properties))
            }
            (b"BDC" | b"DP", [Object::Name(tag), name @ Object::Name(_)]) => {
                let one = std::slice::from_ref(name);
                let found = self.resource(place, b"Properties", one)?;
                let found = found.map(|found| self.view.fingerprint(&found));
                let tag = String::from_utf8_lossy(tag);
                match found {
                    Some(fingerprint) => format!("{tag} {}", hexadecimal(&fingerprint?)),
                    None => return Ok(None),
                }
            }
            _ => return Ok(None),
        };
        if let Some(said) = said_instead(operands) {
            let style = place.state.style(false, false, 0);
            self.push(place, Shape::Said(said), style, [0.0; 4])?;
        }
        if operator == b"DP" {
            return Ok(Some(()));
        }
        if place.marks.len() > 64 {
            return Ok(None);
        }
        place.marks.push(Rc::clone(&place.around));
        if !mark.is_empty() {
            place.around = format!("{}{mark};", place.around).into();
        }
        Ok(Some(()))
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

/// What is read in place of what a mark goes around (ISO 32000-1, 14.9).
fn said_instead(operands: &[Object]) -> Option<String> {
    let properties = operands.get(1)?.dictionary()?;
    let keys: [&[u8]; 3] = [b"ActualText", b"Alt", b"E"];
    let said = keys.iter().find_map(|key| properties.get(*key)?.string());
    said.map(text)
}

/// What a mark means to those who see or hear the page. Numbers only tie it to the structure.
fn mark_of(tag: &[u8], properties: Option<&Dictionary>) -> String {
    let tag = String::from_utf8_lossy(tag);
    let properties = properties.into_iter().flat_map(Dictionary::iter);
    let others: Vec<String> = properties
        .filter(|(key, _)| *key != b"MCID")
        .map(|(key, value)| format!("{} {value:?}", String::from_utf8_lossy(key)))
        .collect();
    match (&*tag, others.is_empty()) {
        (FURNITURE, _) => FURNITURE.to_owned(),
        ("OC", _) => format!("OC {others:?}"),
        (_, true) => String::new(),
        (tag, false) => format!("{tag} {}", others.join(" ")),
    }
}

fn is_device(name: &[u8]) -> bool {
    matches!(
        name,
        b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"Pattern"
    )
}

fn numbers<const N: usize>(operands: &[Object]) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = operands.iter().map(Object::number).collect();
    numbers?.try_into().ok()
}

fn line_style(place: &mut Place<'_>, operator: &[u8], operands: &[Object]) -> Option<()> {
    let name = match operator {
        b"J" => "J",
        b"j" => "j",
        b"M" => "M",
        b"d" => "d",
        b"i" => "i",
        _ => "ri",
    };
    if operands.is_empty() {
        return None;
    }
    place.state.line.insert(name, format!("{operands:?}"));
    Some(())
}

fn path(place: &mut Place<'_>, operator: &[u8], operands: &[Object]) -> Option<()> {
    if place.points.len() > 100_000 {
        return None;
    }
    let operands: Option<Vec<f64>> = operands.iter().map(Object::number).collect();
    let operands = operands?;
    let matrix = place.state.matrix;
    let mut to = |x: f64, y: f64| {
        let (x, y) = moved(matrix, x, y);
        place.points.extend([x, y]);
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
        _ => return None,
    }
    place
        .operations
        .push_str(&String::from_utf8_lossy(operator));
    place.operations.push(' ');
    Some(())
}

fn next_line(place: &mut Place<'_>, x: f64, y: f64) {
    place.line_matrix = times([1.0, 0.0, 0.0, 1.0, x, y], place.line_matrix);
    place.text_matrix = place.line_matrix;
}

fn text_state(place: &mut Place<'_>, operator: &[u8], operands: &[Object]) -> Option<()> {
    let state = &mut place.state;
    match operator {
        b"Tm" => {
            place.line_matrix = numbers(operands)?;
            place.text_matrix = place.line_matrix;
        }
        b"Td" | b"TD" => {
            let [x, y] = numbers(operands)?;
            if operator == b"TD" {
                state.leading = -y;
            }
            next_line(place, x, y);
        }
        b"T*" if operands.is_empty() => next_line(place, 0.0, -place.state.leading),
        b"Tr" => match operands {
            [Object::Integer(mode @ 0..8)] => state.mode = *mode,
            _ => return None,
        },
        _ => {
            let [value] = numbers(operands)?;
            match operator {
                b"Tc" => state.character_space = value,
                b"Tw" => state.word_space = value,
                b"Tz" => state.scale = value / 100.0,
                b"TL" => state.leading = value,
                b"Ts" => state.rise = value,
                _ => return None,
            }
        }
    }
    Some(())
}

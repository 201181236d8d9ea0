//! The items that are drawn.

use std::rc::Rc;

use super::geometry::{Bounds, Matrix, are_same};
use crate::verify::font::Font;

/// The mark of what is no part of the agreement's text.
pub(super) const FURNITURE: &str = "Artifact";

/// Something that is drawn.
#[derive(Clone)]
pub(in crate::verify) struct Item {
    pub shape: Shape,
    pub style: Style,
    /// The marked sequences that it stands in and that matter: page furniture, layers, alternate text, languages.
    pub marks: Rc<str>,
    /// The number by which the structure tree refers to the marked content that it stands in.
    pub content_id: Option<i64>,
    pub bounds: Bounds,
}

/// The kind of an item, and where it stands.
#[derive(Clone)]
pub(in crate::verify) enum Shape {
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
    /// A text that is read aloud in place of something that is drawn.
    AlternateText(String),
    /// Something that isn't understood.
    Unknown,
}

/// How something is painted; what makes no difference to it is left empty.
#[derive(Clone, PartialEq)]
pub(in crate::verify) struct Style {
    pub fill: Rc<str>,
    pub stroke: Rc<str>,
    pub line: Rc<str>,
    pub clip: Rc<str>,
    pub graphics: Rc<str>,
    /// The rendering mode of text.
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
        let width = self.style.line.split(' ').next();
        let width: Option<f64> = width.and_then(|width| width.parse().ok());
        matches!(self.shape, Shape::Path { .. })
            && self.style.fill.is_empty()
            && (right - left).min(top - bottom) < 2.0
            && width.is_some_and(|width| width < 2.0)
    }

    /// Whether both are glyphs with the same outline, whatever text they stand for.
    pub fn has_same_outline(&self, other: &Self) -> bool {
        match (&self.shape, &other.shape) {
            (
                Shape::Glyph { font, code, .. },
                Shape::Glyph {
                    font: other_font,
                    code: other_code,
                    ..
                },
            ) => is_same_glyph((font, *code), (other_font, *other_code)),
            _ => false,
        }
    }

    pub fn is_furniture(&self) -> bool {
        self.marks.split(';').any(|mark| mark == FURNITURE)
    }

    pub fn is_glyph(&self) -> bool {
        matches!(self.shape, Shape::Glyph { .. })
    }
}

/// Whether two glyphs are drawn alike: by the same code of the same font, or with the same outline. Programs that
/// save a file make smaller subsets of its fonts.
fn is_same_glyph((font, code): (&Font, u32), (other_font, other_code): (&Font, u32)) -> bool {
    if font.fingerprint == other_font.fingerprint {
        return code == other_code;
    }
    match (font.outline(code), other_font.outline(other_code)) {
        (Some(one), Some(found)) => {
            let width = |font: &Font, code| font.width(code);
            let is_same_width = (width(font, code) - width(other_font, other_code)).abs() < 5e-4;
            one == found && is_same_width
        }
        _ => false,
    }
}

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
                text == other_text
                    && are_same(matrix, other_matrix)
                    && is_same_glyph((font, *code), (other_font, *other_code))
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
            (Self::AlternateText(text), Self::AlternateText(other)) => text == other,
            _ => false,
        }
    }
}

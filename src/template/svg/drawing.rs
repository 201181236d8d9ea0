//! Drawings as data.

use std::sync::Arc;

/// The width of every drawing, in its own units. They are whole numbers, so that nothing is rounded twice: a millionth
/// of the widest page is far finer than any printer.
pub const WIDTH: i32 = 1_000_000;

/// A drawing: filled shapes, one over the other. Nothing of it is seen outside of its frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The SVG text that it was read from, with nothing in it but what draws.
    pub svg: Arc<str>,
    /// The height, in units of which the width has [`WIDTH`].
    pub height: i32,
    /// The shapes, the lowest first.
    pub shapes: Arc<[Shape]>,
}

/// A filled shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The colour: red, green, blue.
    pub rgb: [u8; 3],
    /// Whether what is enclosed twice stays empty.
    pub even_odd: bool,
    /// The outline. It begins with a [`Segment::Move`].
    pub segments: Vec<Segment>,
}

/// A segment of an outline. Points are counted from the left and the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Begins a new outline.
    Move([i32; 2]),
    /// A straight line.
    Line([i32; 2]),
    /// A cubic Bézier curve: two control points and the end.
    Curve([[i32; 2]; 3]),
    /// Back to the beginning of the outline.
    Close,
}

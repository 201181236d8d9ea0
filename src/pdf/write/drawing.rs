//! Drawings, as operations of paths.

use printpdf::{DictItem, Op};

use crate::template::{DRAWING_WIDTH, Drawing, Segment, Shape};
use crate::typeset::Image;

/// The decimals of a length in points; a drawing is placed as exactly as letters are.
const PER_PT: f64 = 1e4;
/// The decimals of a colour.
const PER_COLOUR: f64 = 1e4;

/// Returns the operations that draw a drawing at the place of an image. Nothing outside of its frame is seen.
pub(super) fn drawing_ops(drawing: &Drawing, image: &Image, page_height_pt: f64) -> Vec<Op> {
    let place = Place {
        left_pt: image.x_pt,
        top_pt: page_height_pt - image.y_pt,
        unit_pt: image.width_pt / f64::from(DRAWING_WIDTH),
    };
    let mut ops = vec![Op::SaveGraphicsState];
    let bottom_pt = place.top_pt - image.height_pt;
    let frame = [place.left_pt, bottom_pt, image.width_pt, image.height_pt];
    ops.push(operation("re", &frame.map(|length| number(length, PER_PT))));
    ops.push(operation("W", &[]));
    ops.push(operation("n", &[]));
    for shape in drawing.shapes.iter() {
        shape_ops(shape, &place, &mut ops);
    }
    ops.push(Op::RestoreGraphicsState);
    ops
}

/// Where a drawing stands on the page.
#[expect(clippy::struct_field_names, reason = "a length says its unit")]
struct Place {
    left_pt: f64,
    top_pt: f64,
    /// The length of a unit of the drawing.
    unit_pt: f64,
}

impl Place {
    fn at(&self, [x, y]: [i32; 2]) -> [f32; 2] {
        [
            number(self.left_pt + f64::from(x) * self.unit_pt, PER_PT),
            number(self.top_pt - f64::from(y) * self.unit_pt, PER_PT),
        ]
    }
}

fn shape_ops(shape: &Shape, place: &Place, ops: &mut Vec<Op>) {
    let colour = shape
        .rgb
        .map(|part| number(f64::from(part) / 255.0, PER_COLOUR));
    ops.push(operation("rg", &colour));
    for segment in &shape.segments {
        ops.push(match *segment {
            Segment::Move(to) => operation("m", &place.at(to)),
            Segment::Line(to) => operation("l", &place.at(to)),
            Segment::Curve(points) => operation("c", &points.map(|at| place.at(at)).concat()),
            Segment::Close => operation("h", &[]),
        });
    }
    ops.push(operation(if shape.even_odd { "f*" } else { "f" }, &[]));
}

fn operation(key: &str, numbers: &[f32]) -> Op {
    Op::Unknown {
        key: key.to_owned(),
        value: numbers.iter().copied().map(DictItem::Real).collect(),
    }
}

/// Returns a number as printpdf takes it, rounded to a part of a unit.
pub(super) fn number(value: f64, per_unit: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
    let rounded = ((value * per_unit).round() / per_unit) as f32;
    rounded
}

//! Drawings, as paths.

use super::content_stream::ContentStream;
use crate::template::{DRAWING_WIDTH, Drawing, Segment, Shape};
use crate::typeset::Image;

/// The decimals of a length in points; a drawing is placed as exactly as letters are.
const PER_PT: f64 = 1e4;
/// The decimals of a colour.
const PER_COLOUR: f64 = 1e4;

/// Draws a drawing at the place of an image. Nothing outside of its frame is seen.
pub(super) fn drawing(
    drawing: &Drawing,
    image: &Image,
    page_height_pt: f64,
    stream: &mut ContentStream,
) {
    let place = Place {
        left_pt: image.x_pt,
        top_pt: page_height_pt - image.y_pt,
        unit_pt: image.width_pt / f64::from(DRAWING_WIDTH),
    };
    stream.operator("q");
    let bottom_pt = place.top_pt - image.height_pt;
    let frame = [place.left_pt, bottom_pt, image.width_pt, image.height_pt];
    stream.with_reals(&frame.map(|length| number(length, PER_PT)), "re");
    stream.operator("W");
    stream.operator("n");
    for shape in drawing.shapes.iter() {
        draw_shape(shape, &place, stream);
    }
    stream.operator("Q");
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

fn draw_shape(shape: &Shape, place: &Place, stream: &mut ContentStream) {
    let colour = shape
        .rgb
        .map(|part| number(f64::from(part) / 255.0, PER_COLOUR));
    stream.with_reals(&colour, "rg");
    for segment in &shape.segments {
        match *segment {
            Segment::Move(to) => stream.with_reals(&place.at(to), "m"),
            Segment::Line(to) => stream.with_reals(&place.at(to), "l"),
            Segment::Curve(points) => {
                stream.with_reals(&points.map(|at| place.at(at)).concat(), "c");
            }
            Segment::Close => stream.operator("h"),
        }
    }
    stream.operator(if shape.even_odd { "f*" } else { "f" });
}

/// Returns a number as it is written, rounded to a part of a unit.
pub(super) fn number(value: f64, per_unit: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
    let rounded = ((value * per_unit).round() / per_unit) as f32;
    rounded
}

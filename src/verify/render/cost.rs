//! What a page costs to draw, before it is drawn.
//!
//! Content can ask for far more work than it has bytes: forms that show forms, dashes finer than anything
//! that can be seen, pictures larger than any page. The page is interpreted once onto a device that only counts.

use std::time::Instant;

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_syntax::object::{Dict, Stream};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::kurbo::{BezPath, PathEl, Point};

use super::budget::RenderBudget;
use super::error::{RenderError, Undrawable};
use super::stop::stop;

/// How often the clock is read, in operations.
const OPERATIONS_PER_LOOK: u64 = 1024;
/// A group is drawn apart and then laid over the page: that costs as much as this many operations.
const OPERATIONS_PER_GROUP: u64 = 500;

/// Counts what is drawn, and stops the interpreter when that is too much.
pub(super) struct CostCounter<'b> {
    page: usize,
    budget: &'b RenderBudget,
    deadline: Instant,
    operations: u64,
    next_look: u64,
    picture_px: u64,
}

impl<'b> CostCounter<'b> {
    pub(super) fn new(page: usize, budget: &'b RenderBudget, deadline: Instant) -> Self {
        Self {
            page,
            budget,
            deadline,
            operations: 0,
            next_look: 0,
            picture_px: 0,
        }
    }

    fn count(&mut self, operations: u64) {
        self.operations = self.operations.saturating_add(operations);
        if self.operations > self.budget.max_operations {
            stop(RenderError::TooComplex { page: self.page });
        }
        if self.operations >= self.next_look {
            self.next_look = self.operations + OPERATIONS_PER_LOOK;
            if Instant::now() >= self.deadline {
                stop(RenderError::Timeout);
            }
        }
    }

    fn refuse(&self, what: Undrawable) -> ! {
        stop(RenderError::Undrawable {
            page: self.page,
            what,
        })
    }

    fn count_path(&mut self, path: &BezPath, draw_mode: &DrawMode) {
        self.count(1 + path.elements().len() as u64);
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = draw_mode {
            let period: f32 = stroke.dash_array.iter().sum();
            if !stroke.dash_array.is_empty() {
                self.count(dashes(path, f64::from(period)));
            }
        }
    }

    fn count_paint(&self, props: &DrawProps<'_>) {
        if let Paint::Pattern(_) = props.paint {
            self.refuse(Undrawable::Pattern);
        }
        if props.soft_mask.is_some() {
            self.refuse(Undrawable::Mask);
        }
    }

    fn count_picture(&mut self, width_px: u32, height_px: u32) {
        let picture_px = u64::from(width_px) * u64::from(height_px);
        self.picture_px = self.picture_px.saturating_add(picture_px);
        if self.picture_px > self.budget.max_picture_px {
            stop(RenderError::TooComplex { page: self.page });
        }
    }
}

impl<'a> Device<'a> for CostCounter<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.count_paint(&props);
        self.count_path(path, draw_mode);
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.count(1 + clip_path.path.elements().len() as u64);
    }

    fn push_transparency_group(
        &mut self,
        _opacity: f32,
        mask: Option<SoftMask<'a>>,
        _blend_mode: BlendMode,
    ) {
        if mask.is_some() {
            self.refuse(Undrawable::Mask);
        }
        self.count(OPERATIONS_PER_GROUP);
    }

    fn draw_glyph_run(
        &mut self,
        glyph_run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        draw_mode: &DrawMode,
    ) {
        self.count_paint(&props);
        for glyph in glyph_run.glyphs() {
            self.count(1);
            match &**glyph {
                Glyph::Outline(outline) => {
                    if let DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) = draw_mode {
                        self.count_path(&outline.outline(), draw_mode);
                    }
                }
                Glyph::Type3(program) => {
                    program.interpret(self, props.transform, glyph.transform(), &props.paint);
                }
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        if props.soft_mask.is_some() {
            self.refuse(Undrawable::Mask);
        }
        self.count(1);
        self.count_picture(image.width(), image.height());
        let dictionary = match &image {
            Image::Stencil(stencil) => stencil.stream().dict(),
            Image::Raster(raster) => raster.stream().dict(),
        };
        for mask in [&b"SMask"[..], b"Mask"] {
            if let Some((width_px, height_px)) = size_of_mask(dictionary, mask) {
                self.count_picture(width_px, height_px);
            }
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

fn size_of_mask(picture: &Dict<'_>, key: &[u8]) -> Option<(u32, u32)> {
    let mask = picture.get::<Stream<'_>>(key)?;
    let length = |key: &[u8]| mask.dict().get::<u32>(key);
    Some((length(b"Width")?, length(b"Height")?))
}

/// About how many dashes a path has.
fn dashes(path: &BezPath, period: f64) -> u64 {
    let mut at = Point::ZERO;
    let mut start = Point::ZERO;
    let mut length = 0.0;
    for element in path.elements() {
        let to = match *element {
            PathEl::MoveTo(to) => {
                start = to;
                at = to;
                to
            }
            PathEl::LineTo(to) => to,
            PathEl::QuadTo(control, to) => {
                length += at.distance(control);
                at = control;
                to
            }
            PathEl::CurveTo(first, second, to) => {
                length += at.distance(first) + first.distance(second);
                at = second;
                to
            }
            PathEl::ClosePath => start,
        };
        length += at.distance(to);
        at = to;
    }
    // Of a length that is no number there is no bound.
    let count = length / period.max(f64::MIN_POSITIVE);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number; too many are as many as there can be"
    )]
    if count.is_nan() {
        u64::MAX
    } else {
        count as u64
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use hayro::kurbo::{Circle, Line, Rect, Shape};

    use super::*;

    #[test]
    fn dashes_are_counted_by_length() {
        let check = |shape: &dyn Fn() -> BezPath, period: f64, expected: Range<u64>| {
            let count = dashes(&shape(), period);
            assert!(expected.contains(&count), "{count}");
        };
        check(
            &|| Line::new((0.0, 0.0), (30.0, 40.0)).to_path(0.1),
            5.0,
            10..11,
        );
        check(
            &|| Rect::new(0.0, 0.0, 10.0, 20.0).to_path(0.1),
            1.0,
            60..61,
        );
        check(&|| Circle::new((0.0, 0.0), 10.0).to_path(0.1), 1.0, 62..70);
        check(&BezPath::new, 1.0, 0..1);
        assert_eq!(
            dashes(&Line::new((0.0, 0.0), (9.0, 0.0)).to_path(0.1), 0.0),
            u64::MAX
        );
    }
}

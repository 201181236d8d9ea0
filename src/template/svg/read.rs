//! The way from the text of what draws to a drawing.

use usvg::tiny_skia_path::{Path as Outline, PathSegment, Point, Transform};
use usvg::{
    BlendMode, Fill, FillRule, Group, Node, Options, Paint, PaintOrder, Path, Stroke, Tree,
};

use super::drawing::{Drawing, Segment, Shape, WIDTH};
use super::problem::{Feature, SvgFault, SvgProblem};
use super::reduce::reduce;

/// The most segments of all outlines together.
const MAX_SEGMENTS: usize = 20_000;
/// The largest coordinate, in widths of the picture.
const MAX_WIDTHS: f64 = 1_000.0;
/// The largest height, in widths.
const MAX_HEIGHT: f64 = 100.0;

/// Reads a file.
///
/// # Errors
/// What is wrong with it, and where.
pub(in crate::template) fn read_file(bytes: &[u8]) -> Result<Drawing, SvgProblem> {
    read(reduce(bytes)?)
}

/// Reads the text of what draws, which has to be just that.
///
/// # Errors
/// What is wrong with it.
pub(in crate::template) fn read_reduced(svg: &str) -> Result<Drawing, SvgProblem> {
    let reduced = reduce(svg.as_bytes())?;
    if reduced != svg {
        return Err(SvgProblem::of_file(SvgFault::NotSvg));
    }
    read(reduced)
}

fn read(svg: String) -> Result<Drawing, SvgProblem> {
    let fault = |fault| SvgProblem::of_file(fault);
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| {
        fault(match error {
            usvg::Error::InvalidSize => SvgFault::NoSize,
            usvg::Error::ElementsLimitReached => SvgFault::TooMuch,
            error => SvgFault::NotXml(error.to_string()),
        })
    })?;
    let size = tree.size();
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    if height / width > MAX_HEIGHT {
        return Err(fault(SvgFault::NoSize));
    }
    let scale = f64::from(WIDTH) / width;
    let mut reader = Reader {
        scale,
        shapes: Vec::new(),
        segments: 0,
    };
    reader.group(tree.root()).map_err(fault)?;
    if reader.shapes.is_empty() {
        return Err(fault(SvgFault::Empty));
    }
    Ok(Drawing {
        svg: svg.into(),
        height: reader.units(height).ok_or(fault(SvgFault::NoSize))?,
        shapes: reader.shapes.into(),
    })
}

struct Reader {
    /// Units of the drawing in one of the file.
    scale: f64,
    shapes: Vec<Shape>,
    segments: usize,
}

impl Reader {
    fn group(&mut self, group: &Group) -> Result<(), SvgFault> {
        let refused = [
            (group.opacity().get() < 1.0, Feature::Transparency),
            (group.blend_mode() != BlendMode::Normal, Feature::Blend),
            (group.clip_path().is_some(), Feature::Clip),
            (group.mask().is_some(), Feature::Mask),
            (!group.filters().is_empty(), Feature::Filter),
        ];
        if let Some((_, feature)) = refused.into_iter().find(|(is_there, _)| *is_there) {
            return Err(SvgFault::Feature(feature));
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group)?,
                Node::Path(path) if path.is_visible() => self.path(path)?,
                Node::Path(_) => {}
                Node::Image(_) => return Err(SvgFault::Pixels),
                Node::Text(_) => return Err(SvgFault::Text),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &Path) -> Result<(), SvgFault> {
        match path.paint_order() {
            PaintOrder::FillAndStroke => {
                self.fill(path, path.fill())?;
                self.stroke(path, path.stroke())
            }
            PaintOrder::StrokeAndFill => {
                self.stroke(path, path.stroke())?;
                self.fill(path, path.fill())
            }
        }
    }

    fn fill(&mut self, path: &Path, fill: Option<&Fill>) -> Result<(), SvgFault> {
        let Some(fill) = fill else {
            return Ok(());
        };
        let rgb = color(fill.paint(), fill.opacity())?;
        let even_odd = fill.rule() == FillRule::EvenOdd;
        self.add(path.data(), path.abs_transform(), rgb, even_odd)
    }

    /// Adds the outline of a line.
    fn stroke(&mut self, path: &Path, stroke: Option<&Stroke>) -> Result<(), SvgFault> {
        let Some(stroke) = stroke else {
            return Ok(());
        };
        let rgb = color(stroke.paint(), stroke.opacity())?;
        if stroke.dasharray().is_some() {
            return Err(SvgFault::Feature(Feature::Dashes));
        }
        let outline = path
            .data()
            .stroke(&stroke.to_tiny_skia(), self.resolution(path));
        match outline {
            Some(outline) => self.add(&outline, path.abs_transform(), rgb, false),
            None => Ok(()),
        }
    }

    /// Returns how fine curves of an outline have to be: as if the picture had a thousand pixels in a row.
    fn resolution(&self, path: &Path) -> f32 {
        const PIXELS: f64 = 1_000.0;
        let transform = path.abs_transform();
        let (across, down) = transform.get_scale();
        #[expect(clippy::cast_possible_truncation, reason = "a rough measure")]
        let scale = (self.scale / f64::from(WIDTH) * PIXELS) as f32;
        (scale * across.max(down)).clamp(0.001, 1_000.0)
    }

    fn add(
        &mut self,
        outline: &Outline,
        transform: Transform,
        rgb: [u8; 3],
        even_odd: bool,
    ) -> Result<(), SvgFault> {
        let Some(outline) = outline.clone().transform(transform) else {
            return Ok(());
        };
        self.segments += outline.len();
        if self.segments > MAX_SEGMENTS {
            return Err(SvgFault::TooMuch);
        }
        let mut segments = Vec::with_capacity(outline.len());
        let mut last = Point::zero();
        for segment in outline.segments() {
            segments.push(match segment {
                PathSegment::MoveTo(point) => Segment::Move(self.point(point)?),
                PathSegment::LineTo(point) => Segment::Line(self.point(point)?),
                PathSegment::QuadTo(control, point) => self.quadratic(last, control, point)?,
                PathSegment::CubicTo(first, second, point) => {
                    Segment::Curve([self.point(first)?, self.point(second)?, self.point(point)?])
                }
                PathSegment::Close => Segment::Close,
            });
            last = match segment {
                PathSegment::MoveTo(point)
                | PathSegment::LineTo(point)
                | PathSegment::QuadTo(_, point)
                | PathSegment::CubicTo(_, _, point) => point,
                PathSegment::Close => last,
            };
        }
        self.shapes.push(Shape {
            rgb,
            even_odd,
            segments,
        });
        Ok(())
    }

    /// Returns a quadratic curve as the cubic one that it is.
    fn quadratic(&self, from: Point, control: Point, to: Point) -> Result<Segment, SvgFault> {
        let near = |end: Point| {
            let coordinate =
                |end: f32, control: f32| (f64::from(end) + 2.0 * f64::from(control)) / 3.0;
            self.place(coordinate(end.x, control.x), coordinate(end.y, control.y))
        };
        Ok(Segment::Curve([near(from)?, near(to)?, self.point(to)?]))
    }

    fn point(&self, point: Point) -> Result<[i32; 2], SvgFault> {
        self.place(f64::from(point.x), f64::from(point.y))
    }

    fn place(&self, x: f64, y: f64) -> Result<[i32; 2], SvgFault> {
        let units = |length| self.units(length).ok_or(SvgFault::TooMuch);
        Ok([units(x)?, units(y)?])
    }

    fn units(&self, length: f64) -> Option<i32> {
        let units = (length * self.scale).round();
        #[expect(clippy::cast_possible_truncation, reason = "it is in the range")]
        (units.abs() <= f64::from(WIDTH) * MAX_WIDTHS).then_some(units as i32)
    }
}

fn color(paint: &Paint, opacity: usvg::Opacity) -> Result<[u8; 3], SvgFault> {
    if opacity.get() < 1.0 {
        return Err(SvgFault::Feature(Feature::Transparency));
    }
    match paint {
        Paint::Color(color) => Ok([color.red, color.green, color.blue]),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => {
            Err(SvgFault::Feature(Feature::Gradient))
        }
        Paint::Pattern(_) => Err(SvgFault::Feature(Feature::Pattern)),
    }
}

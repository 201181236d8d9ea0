//! Pictures on pages, as textures.

use std::sync::Arc;

use eframe::egui::{ColorImage, Id, TextureHandle, TextureOptions, Ui, Vec2};
use hayro::kurbo::{Affine, BezPath, Point};
use hayro::vello_cpu::color::{AlphaColor, Srgb};
use hayro::vello_cpu::peniko::{Fill, ImageAlphaType};
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources};

use crate::template::{DRAWING_WIDTH, Drawing, Picture, Pixels, Segment, Shape};

/// The most pixels of a side that is drawn: every graphics card takes them.
const MAX_SIDE: f32 = 2048.0;

/// Returns a picture as a texture, which is made once; a drawing is made anew for another size on the screen.
pub(super) fn texture_of(ui: &Ui, picture: &Picture, size: Vec2) -> TextureHandle {
    let (address, size_px) = match picture {
        Picture::Pixels(pixels) => (Arc::as_ptr(&pixels.rgb).addr(), [0; 2]),
        Picture::Drawing(drawing) => {
            let size = size * ui.pixels_per_point();
            (
                Arc::as_ptr(&drawing.shapes).addr(),
                [side(size.x), side(size.y)],
            )
        }
    };
    let id = Id::unique(("picture on a page", address));
    let known = ui.data(|data| data.get_temp::<([u16; 2], TextureHandle)>(id));
    if let Some((_, texture)) = known.filter(|(known_px, _)| *known_px == size_px) {
        return texture;
    }
    let image = match picture {
        Picture::Pixels(pixels) => image_of(pixels),
        Picture::Drawing(drawing) => drawn(drawing, size_px),
    };
    let texture = ui
        .ctx()
        .load_texture("letterhead", image, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, (size_px, texture.clone())));
    texture
}

fn side(length_px: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is in the range"
    )]
    let side = length_px.ceil().clamp(1.0, MAX_SIDE) as u16;
    side
}

fn image_of(pixels: &Pixels) -> ColorImage {
    let size = [pixels.width_px, pixels.height_px].map(|side| usize::try_from(side).unwrap_or(0));
    ColorImage::from_rgb(size, &pixels.rgb)
}

/// Returns the pixels of a drawing, transparent where nothing is drawn.
fn drawn(drawing: &Drawing, [width_px, height_px]: [u16; 2]) -> ColorImage {
    let mut canvas = RenderContext::new(width_px, height_px);
    let across = f64::from(width_px) / f64::from(DRAWING_WIDTH);
    let down = f64::from(height_px) / f64::from(drawing.height.max(1));
    canvas.set_transform(Affine::scale_non_uniform(across, down));
    for shape in drawing.shapes.iter() {
        let [red, green, blue] = shape.rgb;
        canvas.set_paint(AlphaColor::<Srgb>::from_rgb8(red, green, blue));
        canvas.set_fill_rule(if shape.even_odd {
            Fill::EvenOdd
        } else {
            Fill::NonZero
        });
        canvas.fill_path(&outline_of(shape));
    }
    canvas.flush();
    let mut pixels = Pixmap::new(width_px, height_px);
    canvas.render_with(
        &mut pixels,
        &mut Resources::default(),
        RasterizerSettings::default(),
    );
    let rgba = pixels.take_rgba8(ImageAlphaType::AlphaPremultiplied);
    ColorImage::from_rgba_premultiplied([width_px, height_px].map(usize::from), &rgba)
}

fn outline_of(shape: &Shape) -> BezPath {
    let point = |[x, y]: [i32; 2]| Point::new(f64::from(x), f64::from(y));
    let mut outline = BezPath::new();
    for segment in &shape.segments {
        match *segment {
            Segment::Move(to) => outline.move_to(point(to)),
            Segment::Line(to) => outline.line_to(point(to)),
            Segment::Curve([first, second, to]) => {
                outline.curve_to(point(first), point(second), point(to));
            }
            Segment::Close => outline.close_path(),
        }
    }
    outline
}

#[cfg(test)]
mod tests {
    use eframe::egui::Color32;

    use super::*;

    #[test]
    fn a_drawing_fills_its_frame() {
        let square = |at: i32, rgb| Shape {
            rgb,
            even_odd: false,
            segments: vec![
                Segment::Move([at, 0]),
                Segment::Line([at + 500_000, 0]),
                Segment::Line([at + 500_000, 500_000]),
                Segment::Line([at, 500_000]),
                Segment::Close,
            ],
        };
        let drawing = Drawing {
            svg: "".into(),
            height: 1_000_000,
            shapes: [square(0, [200, 0, 0]), square(500_000, [0, 0, 200])].into(),
        };
        let image = drawn(&drawing, [8, 4]);
        assert_eq!(image.size, [8, 4]);
        let at = |x: usize, y: usize| image.pixels[y * 8 + x];
        assert_eq!(at(1, 1), Color32::from_rgb(200, 0, 0));
        assert_eq!(at(6, 0), Color32::from_rgb(0, 0, 200));
        assert_eq!(at(1, 3), Color32::TRANSPARENT);
    }
}

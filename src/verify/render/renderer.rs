//! Draws pages with `hayro`, on the thread that calls.

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use hayro::hayro_interpret::font::{FontQuery, StandardFont};
use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, TransformExt,
    interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::peniko::ImageAlphaType;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::budget::RenderBudget;
use super::cost::CostCounter;
use super::error::{RenderError, Undrawable};
use super::image::PageImage;
use super::stop::stop;

/// What is to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// The pages, from 0. Those that the file doesn't have are left out.
    pub pages: Range<usize>,
    pub px_per_pt: f64,
    pub budget: RenderBudget,
    pub deadline: Instant,
}

/// What comes of a request, in this order.
pub(super) enum Drawn {
    /// How many pages the file has.
    Count(usize),
    /// The next page.
    Page(PageImage),
}

/// Draws pages, one after the other, as long as the receiver wants them.
pub(super) fn draw(
    pdf: Arc<Vec<u8>>,
    request: &Request,
    mut receiver_wants_more: impl FnMut(Drawn) -> bool,
) -> Result<(), RenderError> {
    let pdf = Pdf::new(pdf).map_err(|_| RenderError::Unreadable)?;
    let pages = pdf.pages();
    let max = request.budget.max_pages;
    if pages.len() > max {
        return Err(RenderError::TooManyPages { max });
    }
    if !receiver_wants_more(Drawn::Count(pages.len())) {
        return Ok(());
    }
    // Of this file only: the cache knows things by their numbers in the file.
    let mut cache = RenderCache::new();
    let costs = InterpreterCache::new();
    let range = request.pages.start..request.pages.end.min(pages.len());
    for index in range {
        let Some(page) = pages.get(index) else { break };
        let image = draw_page(page, index, request, &costs, &mut cache)?;
        if !receiver_wants_more(Drawn::Page(image)) {
            break;
        }
    }
    Ok(())
}

/// The size of a page in points, as a viewer shows it, and in pixels.
struct Size {
    width_pt: f64,
    height_pt: f64,
    width_px: u16,
    height_px: u16,
}

/// The size of a page; none if it has too many pixels, or none at all.
fn size(page: &Page<'_>, request: &Request) -> Option<Size> {
    let (width, height) = page.render_dimensions();
    let size = Size {
        width_pt: f64::from(width),
        height_pt: f64::from(height),
        width_px: pixels(width, request.px_per_pt)?,
        height_px: pixels(height, request.px_per_pt)?,
    };
    let area_px = u64::from(size.width_px) * u64::from(size.height_px);
    (area_px <= request.budget.max_page_px).then_some(size)
}

fn pixels(length_pt: f32, px_per_pt: f64) -> Option<u16> {
    let count = (f64::from(length_pt) * px_per_pt).ceil();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be within the bounds"
    )]
    (1.0..=f64::from(u16::MAX))
        .contains(&count)
        .then_some(count as u16)
}

/// The font that letters are drawn with if their own is not in the file, as in the stamps of signing programs. Every
/// viewer takes another one; here it is one that looks unlike any of ours, so that no letter of an agreement
/// passes that has lost its font.
const SUBSTITUTE: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf");

/// A font in place of one that is not in the file: none for symbols, and for letters that it may lack.
fn substitute(query: &FontQuery) -> Option<&'static [u8]> {
    match query {
        FontQuery::Standard(StandardFont::Symbol | StandardFont::ZapfDingBats) => None,
        FontQuery::Standard(_) => Some(SUBSTITUTE),
        FontQuery::Fallback(font) => font.character_collection.is_none().then_some(SUBSTITUTE),
    }
}

fn refuse(page: usize, what: Undrawable) -> ! {
    stop(RenderError::Undrawable { page, what })
}

/// Answers that end the drawing where the renderer would leave something out.
fn settings(page: usize) -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(move |query| match substitute(query) {
            Some(program) => Some((Arc::new(program), 0)),
            None => refuse(page, Undrawable::Font),
        }),
        cmap_resolver: Arc::new(move |_| refuse(page, Undrawable::Font)),
        warning_sink: Arc::new(move |warning| match warning {
            InterpreterWarning::UnsupportedFont => refuse(page, Undrawable::Font),
            InterpreterWarning::UnresolvedAnnotationAppearance => {
                refuse(page, Undrawable::Appearance)
            }
            // Pictures, and whatever a later release warns of.
            _ => refuse(page, Undrawable::Picture),
        }),
        ..InterpreterSettings::default()
    }
}

/// Exact outlines: hinted and cached glyphs are moved to the nearest whole or quarter pixel, and a rounding in
/// the last digit of a number moves some of them to another one.
const EXACT: RenderSettings = RenderSettings {
    force_image_interpolation: false,
    aliasing_threshold: None,
    hinting: false,
    glyph_caching: false,
};

fn draw_page<'a>(
    page: &'a Page<'a>,
    index: usize,
    request: &Request,
    costs: &InterpreterCache<'a>,
    cache: &mut RenderCache<'a>,
) -> Result<PageImage, RenderError> {
    let size = size(page, request).ok_or(RenderError::TooLarge { page: index })?;
    let settings = settings(index);
    let transform = Affine::scale(request.px_per_pt) * page.initial_transform(true).to_kurbo();
    let target = Rect::new(
        0.0,
        0.0,
        f64::from(size.width_px),
        f64::from(size.height_px),
    );
    let mut counter = CostCounter::new(index, &request.budget, request.deadline);
    let mut context = Context::new(transform, target, costs, page.xref(), settings.clone());
    interpret_page(page, &mut context, &mut counter);
    let mut canvas = RenderContext::new(size.width_px, size.height_px);
    render_into(page, cache, &settings, &EXACT, &mut canvas, transform);
    canvas.flush();
    let mut pixels = Pixmap::new(size.width_px, size.height_px);
    let on_white = RasterizerSettings {
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    canvas.render_with(&mut pixels, &mut Resources::default(), on_white);
    if Instant::now() >= request.deadline {
        return Err(RenderError::Timeout);
    }
    Ok(PageImage {
        width_pt: size.width_pt,
        height_pt: size.height_pt,
        width_px: usize::from(size.width_px),
        height_px: usize::from(size.height_px),
        px_per_pt: request.px_per_pt,
        rgba: pixels.take_rgba8(ImageAlphaType::AlphaPremultiplied),
    })
}

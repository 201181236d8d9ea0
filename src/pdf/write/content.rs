//! The pages' content, and the document that printpdf makes for it.

use std::sync::Arc;

use printpdf::{
    Codepoint, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, RawImage,
    RawImageData, RawImageFormat, TextItem, XObject, XObjectId,
};

use super::content_stream::{ContentStream, Shown};
use super::drawing::{drawing, number};
use super::error::PdfError;
use super::fonts::{EmbeddedFont, EmbeddedFonts, EmbeddedGlyph};
use super::structure::marks;
use crate::template::{Picture, Pixels};
use crate::typeset::{Glyph, Image, Ink, Line, PT_PER_MM, Page, Pages, Rule};

/// Pages with their content still apart from them.
pub(super) struct Content {
    /// The document as printpdf makes it: fonts, pictures, empty pages, and behind these a specimen of the fonts.
    pub document: lopdf::Document,
    /// The content streams of the pages.
    pub streams: Vec<Vec<u8>>,
}

/// Returns everything on the pages; `finish` puts the streams in their places, adds what concerns the document as a
/// whole, and removes the specimen.
pub(super) fn content(pages: &Pages, fonts: &EmbeddedFonts) -> Result<Content, PdfError> {
    let mut document = PdfDocument::new(&pages.title);
    for font in fonts.iter() {
        let pdf_font = PdfFont::new(font.parsed());
        let fonts = &mut document.resources.fonts.map;
        fonts.insert(font.id.clone(), pdf_font);
    }
    let mut images = ImageIds::default();
    let mut streams = Vec::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let mut stream = ContentStream::default();
        let mut figures = 0..;
        for (number, image) in page.images.iter().enumerate() {
            match &image.alternative {
                Some(_) => stream.begin_marked("Figure", figures.next()),
                None => stream.begin_marked(ARTIFACT, None),
            }
            match &image.picture {
                Picture::Pixels(pixels) => {
                    let id = images.id_of(pixels, index, number);
                    place_image(image, &id, pages.height_pt, &mut stream);
                    let xobjects = &mut document.resources.xobjects.map;
                    let entry = xobjects.entry(id);
                    entry.or_insert_with(|| XObject::Image(raw_image(pixels)));
                }
                Picture::Drawing(shapes) => drawing(shapes, image, pages.height_pt, &mut stream),
            }
            stream.end_marked();
        }
        write_page(page, pages, fonts, &mut stream).ok_or(PdfError::Glyph { page: index + 1 })?;
        streams.push(stream.into_bytes());
        document.pages.push(pdf_page(pages, Vec::new()));
    }
    document.pages.push(pdf_page(pages, specimen(fonts)));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    Ok(Content {
        document: document.to_lopdf_document(&options, &mut Vec::new()),
        streams,
    })
}

/// The tag of what is no part of the agreement: page furniture and drawn lines.
const ARTIFACT: &str = "Artifact";

/// The images that have been written: one that stands on many pages is written once.
#[derive(Default)]
struct ImageIds(Vec<(Arc<[u8]>, XObjectId)>);

impl ImageIds {
    /// Returns the name of an image; a new one tells the page and the number on it.
    fn id_of(&mut self, pixels: &Pixels, page: usize, number: usize) -> XObjectId {
        let mut known = self.0.iter();
        if let Some((_, id)) = known.find(|(rgb, _)| Arc::ptr_eq(rgb, &pixels.rgb)) {
            return id.clone();
        }
        let id = XObjectId(format!("Image{}-{}", page + 1, number + 1));
        self.0.push((Arc::clone(&pixels.rgb), id.clone()));
        id
    }
}

fn pdf_page(pages: &Pages, ops: Vec<Op>) -> PdfPage {
    #[expect(clippy::cast_possible_truncation, reason = "printpdf measures in f32")]
    let mm = |pt: f64| Mm((pt / PT_PER_MM) as f32);
    PdfPage::new(mm(pages.width_pt), mm(pages.height_pt), ops)
}

/// Returns operations that show each font with each of its glyphs: printpdf embeds no font, and no text of a
/// glyph, that it has not shown in its own way, and the pages show theirs in ours.
fn specimen(fonts: &EmbeddedFonts) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for (number, font) in fonts.iter().enumerate() {
        let glyphs = fonts.glyphs(number);
        let glyphs = glyphs.map(|glyph| Codepoint::with_cid(glyph.code, 0.0, glyph.text.clone()));
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(font.id.clone()),
            size: Pt(1.0),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    ops
}

fn write_page(
    page: &Page,
    pages: &Pages,
    fonts: &EmbeddedFonts,
    stream: &mut ContentStream,
) -> Option<()> {
    if !page.rules.is_empty() {
        stream.begin_marked(ARTIFACT, None);
        for rule in &page.rules {
            draw_rule(rule, pages.height_pt, stream);
        }
        stream.end_marked();
    }
    stream.operator("BT");
    let mut ink = None;
    for mark in marks(page) {
        // The tag of a sequence says nothing: the element in the structure tree does.
        let tag = if mark.number.is_some() {
            "Span"
        } else {
            ARTIFACT
        };
        stream.begin_marked(tag, mark.number);
        for line in page.lines.get(mark.lines)? {
            let glyphs = match &mark.glyphs {
                Some(glyphs) => line.text.glyphs.get(glyphs.clone())?,
                None => &line.text.glyphs,
            };
            set_ink(line.ink, &mut ink, stream);
            write_line(line, glyphs, pages, fonts, stream)?;
        }
        stream.end_marked();
    }
    stream.operator("ET");
    Some(())
}

/// Changes the colour, unless it is the one of the text before.
fn set_ink(ink: Ink, current: &mut Option<Ink>, stream: &mut ContentStream) {
    if *current == Some(ink) {
        return;
    }
    match colour(ink) {
        Colour::Grey(grey) => stream.with_reals(&[grey], "g"),
        Colour::Rgb(rgb) => stream.with_reals(&rgb, "rg"),
    }
    // How letters are painted: not at all, or filled (ISO 32000-1, 9.3.6).
    stream.operator(match ink {
        Ink::Unseen => "3 Tr",
        _ => "0 Tr",
    });
    *current = Some(ink);
}

enum Colour {
    Grey(f32),
    Rgb([f32; 3]),
}

fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Black | Ink::Unseen => Colour::Grey(0.0),
        // 7:1 against white paper.
        Ink::Grey => Colour::Grey(0.35),
        Ink::Pale => Colour::Grey(0.7),
        Ink::Mark => Colour::Rgb([0.72, 0.11, 0.11]),
    }
}

/// Returns a length as it is written; five decimals of a point are far finer than any printer.
fn pt(length_pt: f64) -> f32 {
    number(length_pt, 1e5)
}

/// Writes glyphs of a line: one text matrix and a glyph after the other, each moved to the place that the layout gives
/// it.
fn write_line(
    line: &Line,
    glyphs: &[Glyph],
    pages: &Pages,
    fonts: &EmbeddedFonts,
    stream: &mut ContentStream,
) -> Option<()> {
    let mut pen = Pen {
        line,
        page_height_pt: pages.height_pt,
        x_pt: 0.0,
        raised_pt: 0.0,
        font: None,
        shown: Shown::default(),
    };
    let mut language: Option<&str> = None;
    for glyph in glyphs {
        let own = line.language(glyph.run);
        if language != own {
            pen.shown.end(stream);
            if language.is_some() {
                stream.end_marked();
            }
            language = own;
            if let Some(language) = language {
                stream.begin_foreign(language);
            }
        }
        let text = &line.text.text[glyph.text.clone()];
        let embedded = fonts.glyph(glyph.face, glyph.id, text)?;
        if pen.continues(embedded, glyph.y_pt) {
            pen.move_to(glyph.x_pt, stream);
        } else {
            pen.shown.end(stream);
            pen.font = Some(embedded.font);
            pen.place(fonts.font(embedded.font)?, glyph, stream);
        }
        pen.show(embedded, stream);
    }
    pen.shown.end(stream);
    if language.is_some() {
        stream.end_marked();
    }
    Some(())
}

/// The place of the next glyph of a line, and what is shown since the pen was placed.
struct Pen<'a> {
    line: &'a Line,
    page_height_pt: f64,
    x_pt: f64,
    raised_pt: f64,
    /// The number of the font.
    font: Option<usize>,
    shown: Shown,
}

impl Pen<'_> {
    /// Returns whether a glyph has the font and the height of the last one.
    fn continues(&self, glyph: &EmbeddedGlyph, y_pt: f64) -> bool {
        #[expect(
            clippy::float_cmp,
            reason = "unless a glyph is raised both are exactly zero"
        )]
        let same_height = self.raised_pt == y_pt;
        same_height && self.font == Some(glyph.font)
    }

    fn show(&mut self, glyph: &EmbeddedGlyph, stream: &mut ContentStream) {
        self.shown.glyph(glyph.code, stream);
        self.x_pt += f64::from(glyph.width) / 1000.0 * self.line.size_pt;
    }

    /// Moves the pen by an offset after the last glyph (in thousandths of an em, to the left).
    fn move_to(&mut self, x_pt: f64, stream: &mut ContentStream) {
        let offset = (self.x_pt - x_pt) * 1000.0 / self.line.size_pt;
        // A tenth of a thousandth of an em: far finer than print, and short to write.
        let tenths = (offset * 10.0).round();
        if tenths != 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole")]
            self.shown.offset(tenths as i64, stream);
            // The pen is where the rounded number puts it, so errors don't add up.
            self.x_pt -= tenths / 10.0 * self.line.size_pt / 1000.0;
        }
    }

    /// Places the pen at a glyph of that font.
    fn place(&mut self, font: &EmbeddedFont, glyph: &Glyph, stream: &mut ContentStream) {
        self.x_pt = glyph.x_pt;
        self.raised_pt = glyph.y_pt;
        stream.font(&font.id.0, pt(self.line.size_pt));
        let x = number(self.line.x_pt + self.x_pt, 1e4);
        let y = number(
            self.page_height_pt - self.line.baseline_pt + self.raised_pt,
            1e4,
        );
        stream.with_reals(&[1.0, 0.0, 0.0, 1.0, x, y], "Tm");
    }
}

fn draw_rule(rule: &Rule, page_height_pt: f64, stream: &mut ContentStream) {
    match colour(rule.ink) {
        Colour::Grey(grey) => stream.with_reals(&[grey], "G"),
        Colour::Rgb(rgb) => stream.with_reals(&rgb, "RG"),
    }
    stream.with_reals(&[pt(rule.thickness_pt)], "w");
    let y = pt(page_height_pt - rule.y_pt);
    stream.with_reals(&[pt(rule.x_pt), y], "m");
    stream.with_reals(&[pt(rule.x_pt + rule.width_pt), y], "l");
    stream.operator("S");
}

fn place_image(image: &Image, id: &XObjectId, page_height_pt: f64, stream: &mut ContentStream) {
    stream.operator("q");
    let (width, height) = (number(image.width_pt, 1e4), number(image.height_pt, 1e4));
    let (x, y) = (
        pt(image.x_pt),
        pt(page_height_pt - image.y_pt - image.height_pt),
    );
    stream.with_reals(&[width, 0.0, 0.0, height, x, y], "cm");
    stream.name(&id.0);
    stream.operator("Do");
    stream.operator("Q");
}

fn raw_image(pixels: &Pixels) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(pixels.rgb.to_vec()),
        width: pixels.width_px as usize,
        height: pixels.height_px as usize,
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    }
}

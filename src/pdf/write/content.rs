//! The pages' content, as printpdf operations.

use std::sync::Arc;

use printpdf::{
    Codepoint, Color, DictItem, Greyscale, Line as PdfLine, LinePoint, Mm, Op, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, RawImage, RawImageData,
    RawImageFormat, Rgb, TextItem, TextMatrix, TextRenderingMode, XObject, XObjectId,
    XObjectTransform,
};

use super::drawing::{drawing_ops, number};
use super::error::PdfError;
use super::fonts::{EmbeddedFont, EmbeddedFonts, EmbeddedGlyph};
use super::structure::marks;
use crate::template::{Picture, Pixels};
use crate::typeset::{Glyph, Image, Ink, Line, PT_PER_MM, Page, Pages, Rule};

/// Returns a document with everything on the pages, and behind them a specimen of the fonts; `finish` adds what
/// concerns the document as a whole, and removes the specimen.
pub(super) fn document(pages: &Pages, fonts: &EmbeddedFonts) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new(&pages.title);
    for font in fonts.iter() {
        let pdf_font = PdfFont::new(font.parsed());
        document
            .resources
            .fonts
            .map
            .insert(font.id.clone(), pdf_font);
    }
    let mut images = ImageIds::default();
    for (index, page) in pages.pages.iter().enumerate() {
        let mut ops = Vec::new();
        let mut figures = 0..;
        for (number, image) in page.images.iter().enumerate() {
            ops.push(match &image.alternative {
                Some(_) => begin_marked("Figure", figures.next().unwrap_or_default()),
                None => artifact(),
            });
            match &image.picture {
                Picture::Pixels(pixels) => {
                    let id = images.id_of(pixels, index, number);
                    ops.extend(image_ops(image, &id, pages.height_pt));
                    let xobjects = &mut document.resources.xobjects.map;
                    let entry = xobjects.entry(id);
                    entry.or_insert_with(|| XObject::Image(raw_image(pixels)));
                }
                Picture::Drawing(drawing) => {
                    ops.extend(drawing_ops(drawing, image, pages.height_pt));
                }
            }
            ops.push(Op::EndMarkedContent);
        }
        page_ops(page, pages, fonts, &mut ops).ok_or(PdfError::Glyph { page: index + 1 })?;
        document.pages.push(pdf_page(pages, ops));
    }
    document.pages.push(pdf_page(pages, specimen(fonts)));
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Otherwise printpdf leaves out what `show` writes. No operation here is anybody else's.
        secure: false,
        image_optimization: None,
    };
    Ok(document.to_lopdf_document(&options, &mut Vec::new()))
}

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
        ops.push(set_font(font, 1.0));
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    ops.push(Op::EndTextSection);
    ops
}

fn page_ops(page: &Page, pages: &Pages, fonts: &EmbeddedFonts, ops: &mut Vec<Op>) -> Option<()> {
    if !page.rules.is_empty() {
        ops.push(artifact());
        for rule in &page.rules {
            ops.extend(rule_ops(rule, pages.height_pt));
        }
        ops.push(Op::EndMarkedContent);
    }
    ops.push(Op::StartTextSection);
    let mut ink = None;
    for mark in marks(page) {
        ops.push(match mark.number {
            Some(number) => begin_marked("Span", number),
            None => artifact(),
        });
        for line in page.lines.get(mark.lines)? {
            let glyphs = match &mark.glyphs {
                Some(glyphs) => line.text.glyphs.get(glyphs.clone())?,
                None => &line.text.glyphs,
            };
            set_ink(line.ink, &mut ink, ops);
            line_ops(line, glyphs, pages, fonts, ops)?;
        }
        ops.push(Op::EndMarkedContent);
    }
    ops.push(Op::EndTextSection);
    Some(())
}

/// Begins a sequence that the structure tree refers to by that number of the page. Its tag says nothing: the
/// element in the tree does.
fn begin_marked(tag: &str, number: usize) -> Op {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let map = [("MCID".to_owned(), DictItem::Int(number))].into();
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict { map },
    }
}

/// Begins words in another language than the document's (ISO 32000-1, 14.9.2.2).
fn begin_foreign(language: &str) -> Op {
    let tag = DictItem::String {
        data: language.as_bytes().to_vec(),
        literal: true,
    };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: [("Lang".to_owned(), tag)].into(),
        },
    }
}

/// Begins an artifact, which is no part of the agreement: page furniture or drawn lines.
fn artifact() -> Op {
    Op::BeginMarkedContent {
        tag: "Artifact".to_owned(),
    }
}

/// Changes the colour, unless it is the one of the text before.
fn set_ink(ink: Ink, current: &mut Option<Ink>, ops: &mut Vec<Op>) {
    if *current == Some(ink) {
        return;
    }
    ops.push(Op::SetFillColor { col: color(ink) });
    ops.push(Op::SetTextRenderingMode {
        mode: match ink {
            Ink::Unseen => TextRenderingMode::Invisible,
            _ => TextRenderingMode::Fill,
        },
    });
    *current = Some(ink);
}

fn color(ink: Ink) -> Color {
    let grey = |percent: f32| {
        Color::Greyscale(Greyscale {
            percent,
            icc_profile: None,
        })
    };
    match ink {
        Ink::Black | Ink::Unseen => grey(0.0),
        // 7:1 against white paper.
        Ink::Grey => grey(0.35),
        Ink::Pale => grey(0.7),
        Ink::Mark => Color::Rgb(Rgb {
            r: 0.72,
            g: 0.11,
            b: 0.11,
            icc_profile: None,
        }),
    }
}

/// Returns a length as printpdf takes it, in `f32`; five decimals of a point are far finer than any printer.
fn pt(length_pt: f64) -> Pt {
    Pt(number(length_pt, 1e5))
}

/// Writes glyphs of a line: one text matrix and a glyph after the other, each moved to the place that the layout gives
/// it.
fn line_ops(
    line: &Line,
    glyphs: &[Glyph],
    pages: &Pages,
    fonts: &EmbeddedFonts,
    ops: &mut Vec<Op>,
) -> Option<()> {
    let mut pen = Pen {
        line,
        page_height_pt: pages.height_pt,
        x_pt: 0.0,
        raised_pt: 0.0,
        font: None,
        codes: Vec::new(),
        shown: Vec::new(),
    };
    let mut language: Option<&str> = None;
    for glyph in glyphs {
        let own = line.language(glyph.run);
        if language != own {
            pen.flush(ops);
            if language.is_some() {
                ops.push(Op::EndMarkedContent);
            }
            language = own;
            ops.extend(language.map(begin_foreign));
        }
        let text = &line.text.text[glyph.text.clone()];
        let embedded = fonts.glyph(glyph.face, glyph.id, text)?;
        if pen.continues(embedded, glyph.y_pt) {
            pen.move_to(glyph.x_pt);
        } else {
            pen.flush(ops);
            pen.font = Some(embedded.font);
            pen.place(fonts.font(embedded.font)?, glyph, ops);
        }
        pen.show(embedded);
    }
    pen.flush(ops);
    if language.is_some() {
        ops.push(Op::EndMarkedContent);
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
    /// The glyphs since the last offset.
    codes: Vec<u8>,
    /// The strings and offsets before them.
    shown: Vec<DictItem>,
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

    fn show(&mut self, glyph: &EmbeddedGlyph) {
        self.codes.extend(glyph.code.to_be_bytes());
        self.x_pt += f64::from(glyph.width) / 1000.0 * self.line.size_pt;
    }

    /// Moves the pen by an offset after the last glyph (in thousandths of an em, to the left).
    fn move_to(&mut self, x_pt: f64) {
        let offset = (self.x_pt - x_pt) * 1000.0 / self.line.size_pt;
        // A tenth of a thousandth of an em: far finer than print, and short to write.
        let rounded = (offset * 10.0).round() / 10.0;
        if rounded != 0.0 {
            self.end_string();
            self.shown.push(offset_item(rounded));
            // The pen is where the rounded number puts it, so errors don't add up.
            self.x_pt -= rounded * self.line.size_pt / 1000.0;
        }
    }

    /// Places the pen at a glyph of that font.
    fn place(&mut self, font: &EmbeddedFont, glyph: &Glyph, ops: &mut Vec<Op>) {
        self.x_pt = glyph.x_pt;
        self.raised_pt = glyph.y_pt;
        ops.push(set_font(font, self.line.size_pt));
        let x = number(self.line.x_pt + self.x_pt, 1e4);
        let y = number(
            self.page_height_pt - self.line.baseline_pt + self.raised_pt,
            1e4,
        );
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            let codes = std::mem::take(&mut self.codes);
            self.shown.push(DictItem::Bytes(codes));
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        self.end_string();
        if !self.shown.is_empty() {
            let shown = std::mem::take(&mut self.shown);
            ops.push(show(shown));
        }
    }
}

/// Returns an offset as it is written: whole ones as integers, which take less time.
fn offset_item(offset: f64) -> DictItem {
    if offset.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole")]
        return DictItem::Int(offset as i64);
    }
    DictItem::Real(number(offset, 10.0))
}

fn set_font(font: &EmbeddedFont, size_pt: f64) -> Op {
    Op::SetFont {
        font: PdfFontHandle::External(font.id.clone()),
        size: pt(size_pt),
    }
}

/// Shows strings of glyphs, moved by the offsets between them. printpdf's own operation writes a
/// string for each glyph, which takes far longer.
fn show(strings_and_offsets: Vec<DictItem>) -> Op {
    Op::Unknown {
        key: "TJ".to_owned(),
        value: vec![DictItem::Array(strings_and_offsets)],
    }
}

fn rule_ops(rule: &Rule, page_height_pt: f64) -> [Op; 3] {
    let point = |x_pt: f64| LinePoint {
        p: Point {
            x: pt(x_pt),
            y: pt(page_height_pt - rule.y_pt),
        },
        bezier: false,
    };
    [
        Op::SetOutlineColor {
            col: color(rule.ink),
        },
        Op::SetOutlineThickness {
            pt: pt(rule.thickness_pt),
        },
        Op::DrawLine {
            line: PdfLine {
                points: vec![point(rule.x_pt), point(rule.x_pt + rule.width_pt)],
                is_closed: false,
            },
        },
    ]
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

fn image_ops(image: &Image, id: &XObjectId, page_height_pt: f64) -> [Op; 1] {
    [Op::UseXobject {
        id: id.clone(),
        transform: XObjectTransform {
            translate_x: Some(pt(image.x_pt)),
            translate_y: Some(pt(page_height_pt - image.y_pt - image.height_pt)),
            rotate: None,
            scale_x: Some(number(image.width_pt, 1e4)),
            scale_y: Some(number(image.height_pt, 1e4)),
            dpi: None,
            no_auto_scale: true,
        },
    }]
}

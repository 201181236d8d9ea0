//! The pages' content, as printpdf operations.

use printpdf::{
    Codepoint, Color, Greyscale, Line as PdfLine, LinePoint, Mm, Op, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, RawImage, RawImageData, RawImageFormat, Rgb,
    TextItem, TextMatrix, TextRenderingMode, XObject, XObjectId, XObjectTransform,
};

use super::PdfError;
use super::fonts::{EmbeddedFont, EmbeddedFonts};
use crate::typeset::{Image, Ink, Line, PT_PER_MM, Page, Pages, Rule};

/// Everything on the pages; what concerns the document as a whole comes in `finish`.
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
    for (index, page) in pages.pages.iter().enumerate() {
        let mut ops = Vec::new();
        for (number, image) in page.images.iter().enumerate() {
            let id = XObjectId(format!("Image{}-{}", index + 1, number + 1));
            ops.extend(image_ops(image, &id, pages.height_pt));
            let raw = XObject::Image(raw_image(image));
            document.resources.xobjects.map.insert(id, raw);
        }
        page_ops(page, pages, fonts, &mut ops).ok_or(PdfError::Glyph { page: index + 1 })?;
        #[expect(clippy::cast_possible_truncation, reason = "printpdf measures in f32")]
        let mm = |pt: f64| Mm((pt / PT_PER_MM) as f32);
        let page = PdfPage::new(mm(pages.width_pt), mm(pages.height_pt), ops);
        document.pages.push(page);
    }
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    Ok(document.to_lopdf_document(&options, &mut Vec::new()))
}

fn page_ops(page: &Page, pages: &Pages, fonts: &EmbeddedFonts, ops: &mut Vec<Op>) -> Option<()> {
    for rule in &page.rules {
        ops.extend(rule_ops(rule, pages.height_pt));
    }
    ops.push(Op::StartTextSection);
    let mut ink = None;
    for line in &page.lines {
        if ink != Some(line.ink) {
            ops.push(Op::SetFillColor {
                col: color(line.ink),
            });
            ops.push(Op::SetTextRenderingMode {
                mode: match line.ink {
                    Ink::Unseen => TextRenderingMode::Invisible,
                    _ => TextRenderingMode::Fill,
                },
            });
            ink = Some(line.ink);
        }
        line_ops(line, pages.height_pt, fonts, ops)?;
    }
    ops.push(Op::EndTextSection);
    Some(())
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
        Ink::Mark => Color::Rgb(Rgb {
            r: 0.72,
            g: 0.11,
            b: 0.11,
            icc_profile: None,
        }),
    }
}

/// printpdf measures in `f32`; five decimals of a point are far finer than any printer.
fn pt(length_pt: f64) -> Pt {
    Pt(number(length_pt, 1e5))
}

fn number(value: f64, per_unit: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
    let rounded = ((value * per_unit).round() / per_unit) as f32;
    rounded
}

/// A line is one text matrix and a glyph after the other, each moved so that it stands where the
/// layout has it.
fn line_ops(
    line: &Line,
    page_height_pt: f64,
    fonts: &EmbeddedFonts,
    ops: &mut Vec<Op>,
) -> Option<()> {
    let mut pen = Pen {
        line,
        page_height_pt,
        x_pt: 0.0,
        raised_pt: 0.0,
        font: None,
        shown: Vec::new(),
    };
    for glyph in &line.text.glyphs {
        let text = &line.text.text[glyph.text.clone()];
        let font = fonts.get(glyph.face, glyph.id, text)?;
        pen.show(font, glyph.id, text, glyph.x_pt, glyph.y_pt, ops)?;
    }
    pen.flush(ops);
    Some(())
}

/// Where the next glyph of a line would be drawn.
struct Pen<'a> {
    line: &'a Line,
    page_height_pt: f64,
    x_pt: f64,
    raised_pt: f64,
    font: Option<&'a EmbeddedFont>,
    shown: Vec<Codepoint>,
}

impl<'a> Pen<'a> {
    fn show(
        &mut self,
        font: &'a EmbeddedFont,
        id: u16,
        text: &str,
        x_pt: f64,
        y_pt: f64,
        ops: &mut Vec<Op>,
    ) -> Option<()> {
        let (glyph, width) = font.glyph(id)?;
        let same_font = self.font.is_some_and(|current| current.id == font.id);
        #[expect(
            clippy::float_cmp,
            reason = "unless a glyph is raised both are exactly zero"
        )]
        let same_height = self.raised_pt == y_pt;
        if same_font && same_height {
            self.move_to(x_pt);
        } else {
            self.flush(ops);
            self.font = Some(font);
            self.raised_pt = y_pt;
            self.begin(font, x_pt, ops);
        }
        self.shown
            .push(Codepoint::with_cid(glyph, 0.0, text.to_owned()));
        self.x_pt += f64::from(width) / 1000.0 * self.line.size_pt;
        Some(())
    }

    /// Moves the pen by an offset after the last glyph (in thousandths of an em, to the left).
    fn move_to(&mut self, x_pt: f64) {
        let offset = (self.x_pt - x_pt) * 1000.0 / self.line.size_pt;
        // A tenth of a thousandth of an em: far finer than print, and short to write.
        let rounded = (offset * 10.0).round() / 10.0;
        if rounded != 0.0
            && let Some(last) = self.shown.last_mut()
        {
            last.offset = number(rounded, 10.0);
            // The pen stands where the rounded number puts it, so errors don't add up.
            self.x_pt -= rounded * self.line.size_pt / 1000.0;
        }
    }

    fn begin(&mut self, font: &EmbeddedFont, x_pt: f64, ops: &mut Vec<Op>) {
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(font.id.clone()),
            size: pt(self.line.size_pt),
        });
        let x = number(self.line.x_pt + x_pt, 1e4);
        let y = number(
            self.page_height_pt - self.line.baseline_pt + self.raised_pt,
            1e4,
        );
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
        self.x_pt = x_pt;
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        if !self.shown.is_empty() {
            let glyphs = std::mem::take(&mut self.shown);
            ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            });
        }
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

fn raw_image(image: &Image) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(image.rgb.to_vec()),
        width: image.width_px as usize,
        height: image.height_px as usize,
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

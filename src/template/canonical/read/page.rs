//! How the pages look.

use super::parts::{Parts, Result, problem, shown, value};
use super::reader::{Reader, in_range};
use crate::message::suggestion;
use crate::template::canonical::content::{
    Layout, Letterhead as LetterheadContent, LetterheadDrawing,
};
use crate::template::canonical::error::ExcerptError;
use crate::template::canonical::printed::PrintedBy;
use crate::template::canonical::tree::Part;
use crate::template::letterhead::{Letterhead, Picture, Pixels};
use crate::template::measures::{
    letterhead_out_of_range, measures_out_of_range, too_large_letterhead,
};
use crate::template::model::PageStyle;
use crate::template::named::Named;
use crate::template::picture::PictureProblem;
use crate::template::problem::ProblemKind;
use crate::template::svg::read_reduced;

impl Reader<'_> {
    pub fn page(&self, part: &mut Part, pixels: Option<Pixels>) -> Result<PageStyle> {
        let mut parts = Parts::of(part, "page")?;
        let own = parts.next("layout")?;
        let layout: Layout = shown(own)?;
        let numbers = measures_out_of_range(&layout.sizes, &layout.margins_mm, layout.hang_mm);
        in_range(own, numbers.first())?;
        let names = self.typeface.names;
        if !names.contains(&&*layout.font) {
            let kind = ProblemKind::Unknown {
                named: Named::Font,
                suggestion: suggestion(&layout.font, names.iter().copied()),
                found: layout.font,
            };
            return Err(problem(own, kind));
        }
        let mut sign = |kind: &str, printed_by: PrintedBy| {
            let part = parts.next(kind)?;
            part.printed_by = printed_by;
            let text: String = value(part)?.unwrap_or_default();
            self.printable(part, &text)?;
            Ok(text)
        };
        let list_sign = sign("list-sign", PrintedBy::List)?;
        let page_number = sign("page-number", PrintedBy::Itself)?;
        let draft_mark = sign("draft-mark", PrintedBy::Draft)?;
        let letterhead = parts.next_if("letterhead");
        let letterhead = letterhead.map(|part| self.letterhead(part, pixels));
        let letterhead = letterhead.transpose()?;
        let measures = (layout.paper, layout.margins_mm, layout.hang_mm);
        if let Some(image) = &letterhead
            && let Some(too_large) = too_large_letterhead(measures, image)
        {
            return Err(problem(own, ProblemKind::Picture(too_large)));
        }
        parts.hidden("written")?;
        parts.end()?;
        Ok(PageStyle {
            paper: layout.paper,
            margins_mm: layout.margins_mm,
            hang_mm: layout.hang_mm,
            font: layout.font,
            sizes: layout.sizes,
            list_sign,
            page_number,
            draft_mark,
            letterhead,
        })
    }

    fn letterhead(&self, part: &mut Part, pixels: Option<Pixels>) -> Result<Letterhead> {
        let mut parts = Parts::of(part, "letterhead")?;
        let letterhead = match parts.next_if("drawing") {
            Some(print) => self.drawing(print)?,
            None => self.pixels(parts.next("print")?, pixels)?,
        };
        parts.hidden("written")?;
        parts.end()?;
        Ok(letterhead)
    }

    fn pixels(&self, print: &Part, found: Option<Pixels>) -> Result<Letterhead> {
        let image: LetterheadContent = shown(print)?;
        in_range(print, letterhead_out_of_range(image.width_mm).as_ref())?;
        self.printable(print, &image.alternative)?;
        let size = (image.width_px, image.height_px);
        let pixels = found.filter(|pixels| {
            (pixels.width_px, pixels.height_px) == size && pixels.hash() == image.pixels
        });
        Ok(Letterhead {
            picture: Picture::Pixels(pixels.ok_or(ExcerptError::Letterhead)?),
            width_mm: image.width_mm,
            on: image.on,
            place: image.place,
            side: image.side,
            alternative: image.alternative,
            // That of the file isn't known.
            sha256: String::new(),
        })
    }

    /// Reads a letterhead of paths, which travels whole.
    fn drawing(&self, print: &Part) -> Result<Letterhead> {
        let image: LetterheadDrawing = shown(print)?;
        in_range(print, letterhead_out_of_range(image.width_mm).as_ref())?;
        self.printable(print, &image.alternative)?;
        let drawing = read_reduced(&image.svg).map_err(|found| {
            let kind = ProblemKind::Picture(PictureProblem::Svg(found));
            problem(print, kind)
        })?;
        Ok(Letterhead {
            picture: Picture::Drawing(drawing),
            width_mm: image.width_mm,
            on: image.on,
            place: image.place,
            side: image.side,
            alternative: image.alternative,
            sha256: String::new(),
        })
    }
}

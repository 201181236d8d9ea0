//! `page.ron`: how the pages look.

use std::sync::Arc;

use super::checker::Checker;
use crate::message::suggestion;
use crate::ron_text::fold_white_space;
use crate::template::file::{Margins, PageFile, Sizes, TemplateFile::Page};
use crate::template::letterhead::{Letterhead, decode};
use crate::template::model::PageStyle;
use crate::template::named::Named;
use crate::template::picture::PictureProblem;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    pub(super) fn page(&mut self) -> PageStyle {
        let page = &self.files.page;
        if !self.input.typeface.names.contains(&&*page.font) {
            let names = self.input.typeface.names.to_vec();
            self.unknown(Page, &page.font, Named::Font, &names);
        }
        self.sizes(page);
        for text in [&page.list_sign, &page.draft_mark, &page.page_number] {
            self.wording(Page, text);
        }
        PageStyle {
            paper: page.paper,
            margins_mm: page.margins_mm,
            hang_mm: page.hang_mm,
            font: page.font.to_string(),
            sizes: page.sizes,
            list_sign: fold_white_space(&page.list_sign),
            page_number: fold_white_space(&page.page_number),
            draft_mark: fold_white_space(&page.draft_mark),
            letterhead: self.letterhead(),
        }
    }

    fn sizes(&mut self, page: &PageFile<'_>) {
        let Sizes {
            text_pt,
            leading_pt,
            title_pt,
            heading_pt,
            subheading_pt,
            small_pt,
        } = page.sizes;
        let Margins {
            top,
            right,
            bottom,
            left,
        } = page.margins_mm;
        if !self.measure_in_range("text_pt", text_pt, 6.0, 16.0) {
            return; // The other bounds depend on this size.
        }
        // Bounds within which a page still has room for text that can be read.
        for (key, value, min, max) in [
            ("leading_pt", leading_pt, text_pt, 3.0 * text_pt),
            ("title_pt", title_pt, text_pt, 36.0),
            ("heading_pt", heading_pt, text_pt, 24.0),
            ("subheading_pt", subheading_pt, text_pt, 20.0),
            ("small_pt", small_pt, 5.0, text_pt),
            ("top", top, 10.0, 80.0),
            ("right", right, 10.0, 60.0),
            ("bottom", bottom, 15.0, 80.0),
            ("left", left, 10.0, 60.0),
            ("hang_mm", page.hang_mm, 0.0, left),
        ] {
            self.measure_in_range(key, value, min, max);
        }
    }

    fn letterhead(&mut self) -> Option<Letterhead> {
        let letterhead = self.files.page.letterhead.as_ref()?;
        self.measure_in_range("width_mm", letterhead.width_mm, 5.0, 200.0);
        let alternative = self.wording(Page, &letterhead.alternative);
        if let Some((sha256, pixels)) = &self.input.image {
            return Some(Letterhead {
                rgb: Arc::clone(&pixels.rgb),
                width_px: pixels.width_px,
                height_px: pixels.height_px,
                width_mm: letterhead.width_mm,
                alternative,
                sha256: sha256.clone(),
            });
        }
        let problem = match self.picture(&letterhead.file) {
            Ok(bytes) => match decode(bytes, letterhead.width_mm, alternative) {
                Ok(image) => return Some(image),
                Err(detail) => PictureProblem::Undecodable(detail),
            },
            Err(problem) => problem,
        };
        self.report(Page, &letterhead.file, ProblemKind::Picture(problem));
        None
    }

    /// The bytes of a PNG file in the folder.
    fn picture(&self, name: &str) -> Result<&[u8], PictureProblem> {
        let sources = self.input.sources;
        let found = name.to_owned();
        if let Some(bytes) = sources.files.get(name) {
            return match PictureProblem::of_beginning(name, bytes) {
                Some(problem) => Err(problem),
                None => Ok(bytes),
            };
        }
        if sources.other_names.contains(name) {
            return Err(PictureProblem::OtherName(found));
        }
        if name.contains(['/', '\\']) {
            return Err(PictureProblem::Elsewhere(found));
        }
        let names = sources.files.keys().chain(&sources.other_names);
        let pictures = names.filter(|name| PictureProblem::is_picture(name));
        let suggestion = suggestion(name, pictures.map(String::as_str));
        Err(PictureProblem::Missing { found, suggestion })
    }
}

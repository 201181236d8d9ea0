//! `page.ron`: how the pages look.

use super::checker::Checker;
use crate::ron_text::fold_white_space;
use crate::template::file::{PageFile, TemplateFile::Page};
use crate::template::letterhead::{Letterhead, decode};
use crate::template::measures::{letterhead_out_of_range, measures_out_of_range};
use crate::template::model::PageStyle;
use crate::template::named::Named;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    pub(super) fn page(&mut self) -> PageStyle {
        let page = &self.files.page;
        if !self.input.typeface.names.contains(&&*page.font) {
            let names = self.input.typeface.names.to_vec();
            self.unknown(Page, &page.font, Named::Font, &names);
        }
        self.measures(page);
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

    fn measures(&mut self, page: &PageFile<'_>) {
        let outside = measures_out_of_range(&page.sizes, &page.margins_mm, page.hang_mm);
        for measure in outside {
            self.report_measure(measure);
        }
    }

    fn letterhead(&mut self) -> Option<Letterhead> {
        let letterhead = self.files.page.letterhead.as_ref()?;
        if let Some(width) = letterhead_out_of_range(letterhead.width_mm) {
            self.report_measure(width);
        }
        let alternative = self.wording(Page, &letterhead.alternative);
        let Some(bytes) = self.input.sources.files.get(&*letterhead.file) else {
            self.report(Page, &letterhead.file, ProblemKind::MissingFile);
            return None;
        };
        match decode(bytes, letterhead.width_mm, alternative) {
            Ok(image) => Some(image),
            Err(detail) => {
                self.report(Page, &letterhead.file, ProblemKind::Letterhead(detail));
                None
            }
        }
    }
}

//! `page.ron`: how the pages look.

use super::checker::Checker;
use crate::message::suggestion;
use crate::ron_text::fold_white_space;
use crate::template::file::{PageFile, TemplateFile::Page};
use crate::template::letterhead::Letterhead;
use crate::template::measures::{
    letterhead_out_of_range, measures_out_of_range, too_large_letterhead,
};
use crate::template::model::PageStyle;
use crate::template::named::Named;
use crate::template::picture::PictureProblem;
use crate::template::picture_file::decode;
use crate::template::problem::ProblemKind;

impl Checker<'_> {
    pub(super) fn page(&mut self) -> PageStyle {
        let page = &self.files.page;
        if !self.input.typeface.names.contains(&&*page.font) {
            let names = self.input.typeface.names.to_vec();
            self.unknown(Page, &page.font, Named::Font, &names);
        }
        self.measures(page);
        for text in [&page.list_sign, &page.draft_mark] {
            self.wording(Page, text);
        }
        self.wording_with_places(Page, &page.page_number);
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
        let image = self.picture(&letterhead.file).and_then(|bytes| {
            let picture = decode(&letterhead.file, bytes)?;
            let image = Letterhead::new(picture, bytes, letterhead, alternative);
            self.has_room(&image).map(|()| image)
        });
        match image {
            Ok(image) => return Some(image),
            Err(problem) => {
                self.report(Page, &letterhead.file, ProblemKind::Picture(problem));
            }
        }
        None
    }

    /// That a letterhead isn't too large for its place.
    fn has_room(&self, image: &Letterhead) -> Result<(), PictureProblem> {
        let page = &self.files.page;
        let measures = (page.paper, page.margins_mm, page.hang_mm);
        too_large_letterhead(measures, image).map_or(Ok(()), Err)
    }

    /// The bytes of a picture in the folder.
    fn picture(&self, name: &str) -> Result<&[u8], PictureProblem> {
        let sources = self.input.sources;
        let found = name.to_owned();
        if let Some(bytes) = sources.files.get(name) {
            return Ok(bytes);
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

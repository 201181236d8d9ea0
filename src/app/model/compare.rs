//! The own pages of an opened PDF beside the expected ones.

use super::bar::Bar;
use super::found_pages::{FoundPages, PageSize};
use super::requests::{Picture, ViewRequest};
use super::state::State;
use super::update::Update;
use crate::app::effect::Effect;
use crate::verify::render::{PageImage, RenderError};

impl Update<'_> {
    /// Brings the verdict to the front where another bar covers it; else shows the file's own pages, or hides them.
    pub(super) fn toggle_comparison(&mut self) {
        if self.state.has_bar(Bar::Verdict) && !self.state.shows_bar(Bar::Verdict) {
            return self.bring_to_front(Bar::Verdict);
        }
        if self.state.comparable().is_some()
            && let Some(found) = self.found_pages()
        {
            found.are_shown ^= true;
        }
    }

    /// Hides the file's own pages; returns whether they were shown.
    pub(super) fn close_comparison(&mut self) -> bool {
        let is_shown = self.state.compared().is_some();
        if is_shown && let Some(found) = self.found_pages() {
            found.are_shown = false;
        }
        is_shown
    }

    /// Shows the file's own pages of a PDF that was just opened, if there is something to look at.
    pub(super) fn compare_if_needed(&mut self) {
        let inspection = self.state.inspection.as_ref();
        let is_needed = inspection.is_some_and(|one| !one.report.verdict.is_good());
        if is_needed && let Some(found) = self.found_pages() {
            found.are_shown = true;
        }
    }

    /// Draws the file's pages in the resolution at which they are shown.
    pub(super) fn set_resolution(&mut self, px_per_pt: f64) {
        if let Some(found) = self.found_pages() {
            found.set_resolution(px_per_pt);
            self.draw_next_page();
        }
    }

    /// Takes in a picture. One of a PDF that was closed meanwhile is dropped.
    pub(super) fn on_page_drawn(
        &mut self,
        number: u64,
        page: usize,
        px_per_pt: f64,
        result: Result<PageImage, RenderError>,
    ) {
        let Some(found) = self.found_pages().filter(|found| found.number == number) else {
            return;
        };
        let size = result.as_ref().map_err(|error| *error);
        let size = size.map(|image| PageSize {
            width_pt: image.width_pt,
            height_pt: image.height_pt,
            px_per_pt,
        });
        found.add(page, px_per_pt, size);
        if let Ok(image) = result {
            let picture = Picture {
                number,
                page,
                image,
            };
            self.view(ViewRequest::KeepPicture(picture));
        }
        self.draw_next_page();
    }

    /// Draws a page at a time, so that nothing piles up.
    fn draw_next_page(&mut self) {
        let Some(found) = self.found_pages() else {
            return;
        };
        let number = found.number;
        if let Some(next) = found.next() {
            self.effect(Effect::DrawPage {
                number,
                file: next.file,
                page: next.page,
                px_per_pt: next.px_per_pt,
            });
        }
    }

    fn found_pages(&mut self) -> Option<&mut FoundPages> {
        let inspection = self.state.inspection.as_mut()?;
        inspection.found_pages.as_mut()
    }
}

impl State {
    /// Returns the file's own pages, if they can be shown beside those that are open.
    #[must_use]
    pub fn comparable(&self) -> Option<&FoundPages> {
        let found = self.inspection.as_ref()?.found_pages.as_ref()?;
        self.shows_inspected().then_some(found)
    }

    /// Returns the file's own pages, if they are shown beside the expected ones.
    #[must_use]
    pub fn compared(&self) -> Option<&FoundPages> {
        self.comparable().filter(|found| found.are_shown)
    }
}

//! What the views are still to do once.

use crate::app::command::Place;
use crate::app::model::{Picture, ScrollTarget, ViewRequest};

/// Requests of the model that no view has handled yet; of each kind the last one counts, but for pictures.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a request of its own"
)]
pub struct PendingRequests {
    place: Option<Place>,
    scroll: Option<ScrollTarget>,
    focuses_export: bool,
    focuses_menu: bool,
    focuses_find: bool,
    focuses_register_search: bool,
    shows_register_row: bool,
    /// All of them count.
    pictures: Vec<Picture>,
}

impl PendingRequests {
    /// Adds a request.
    pub fn add(&mut self, request: ViewRequest) {
        match request {
            ViewRequest::FocusPlace(place) => self.place = Some(place),
            ViewRequest::Scroll(target) => self.scroll = Some(target),
            ViewRequest::FocusExport => self.focuses_export = true,
            ViewRequest::FocusMenu => self.focuses_menu = true,
            ViewRequest::FocusFind => self.focuses_find = true,
            ViewRequest::FocusRegisterSearch => self.focuses_register_search = true,
            ViewRequest::ShowRegisterRow => self.shows_register_row = true,
            ViewRequest::KeepPicture(picture) => self.pictures.push(picture),
        }
    }

    /// Takes the place of the form that is to get the focus.
    pub(super) fn take_place(&mut self) -> Option<Place> {
        self.place.take()
    }

    /// Takes where the pages are to be scrolled to.
    pub(super) fn take_scroll(&mut self) -> Option<ScrollTarget> {
        self.scroll.take()
    }

    /// Takes whether the button that exports is to get the focus.
    pub(super) fn take_export_focus(&mut self) -> bool {
        std::mem::take(&mut self.focuses_export)
    }

    /// Takes whether the menus are to get the focus.
    pub(super) fn take_menu_focus(&mut self) -> bool {
        std::mem::take(&mut self.focuses_menu)
    }

    /// Takes the pictures that are to be kept.
    pub(super) fn take_pictures(&mut self) -> Vec<Picture> {
        std::mem::take(&mut self.pictures)
    }

    /// Takes whether the search field of the register is to get the focus.
    pub(super) fn take_register_search_focus(&mut self) -> bool {
        std::mem::take(&mut self.focuses_register_search)
    }

    /// Takes whether the selected row of the register is to be scrolled to.
    pub(super) fn take_register_row(&mut self) -> bool {
        std::mem::take(&mut self.shows_register_row)
    }

    /// Takes whether the find bar is to get the focus.
    pub(super) fn take_find_focus(&mut self) -> bool {
        std::mem::take(&mut self.focuses_find)
    }
}

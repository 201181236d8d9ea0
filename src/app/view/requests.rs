//! What the views are still to do once.

use crate::app::command::Place;
use crate::app::model::{MainView, Picture, ScrollTarget, ViewRequest};

/// The number of frames within which a place of the form that is to get the focus comes into view.
const MAX_FRAMES: u8 = 20;

/// A place of the form that is to get the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WantedPlace {
    pub(super) place: Place,
    /// Whether what is there is selected.
    pub(super) selects: bool,
    /// The number of frames that have been drawn without it.
    pub(super) frames: u8,
}

/// Requests of the model that no view has handled yet; of each kind the last one counts, but for pictures.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a request of its own"
)]
pub struct PendingRequests {
    place: Option<WantedPlace>,
    cursor: Option<(Place, usize)>,
    calendar: Option<String>,
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
            ViewRequest::FocusPlace { place, selects } => {
                self.place = Some(WantedPlace {
                    place,
                    selects,
                    frames: 0,
                });
            }
            ViewRequest::SetCursor { place, at } => self.cursor = Some((place, at)),
            ViewRequest::OpenCalendar(field) => self.calendar = Some(field),
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
    pub(super) fn take_place(&mut self) -> Option<WantedPlace> {
        self.place.take()
    }

    /// Puts a place back that was not drawn: what is virtual has to be scrolled to first.
    pub(super) fn put_back(&mut self, wanted: WantedPlace) {
        let frames = wanted.frames + 1;
        if frames < MAX_FRAMES && self.place.is_none() {
            self.place = Some(WantedPlace { frames, ..wanted });
        }
    }

    /// Whether the focus is to be moved to something that is drawn beside the menus: then keys wait for it.
    #[must_use]
    pub fn move_focus(&self, shown: MainView) -> bool {
        let elsewhere = match shown {
            MainView::Document => self.place.is_some() || self.focuses_export || self.focuses_find,
            MainView::Register => self.focuses_register_search,
            // Its table takes the focus by itself.
            MainView::Sheet => false,
        };
        elsewhere || self.focuses_menu
    }

    /// Takes where the cursor is to be moved.
    pub(super) fn take_cursor(&mut self) -> Option<(Place, usize)> {
        self.cursor.take()
    }

    /// Takes the field whose calendar is to be opened.
    pub(super) fn take_calendar(&mut self) -> Option<String> {
        self.calendar.take()
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

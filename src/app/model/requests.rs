//! What is to be done outside of the model.

use super::pages_text::LinePlace;
use crate::app::command::Place;
use crate::app::effect::Effect;
use crate::verify::Area;
use crate::verify::render::PageImage;

/// What is to be done outside of the model after a command.
#[derive(Debug, Default)]
#[must_use]
pub struct Requests {
    /// Effects to run, in order.
    pub effects: Vec<Effect>,
    /// What the views are to do once.
    pub views: Vec<ViewRequest>,
}

/// Something that a view does once, in this frame or the next.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewRequest {
    /// Moves the focus to a place of the form.
    FocusPlace {
        /// The place.
        place: Place,
        /// Whether what is there is selected, so that the next key replaces it.
        selects: bool,
    },
    /// Moves the cursor in the text at a place of the form, by characters.
    SetCursor {
        /// The place.
        place: Place,
        /// The characters before it.
        at: usize,
    },
    /// Opens the calendar of a date, by the field.
    OpenCalendar(String),
    /// Moves the focus to the button that exports.
    FocusExport,
    /// Moves the focus to the menus.
    FocusMenu,
    /// Moves the focus to the find bar.
    FocusFind,
    /// Moves the focus to the search field of the register.
    FocusRegisterSearch,
    /// Scrolls to the selected row of the register.
    ShowRegisterRow,
    /// Scrolls the pages.
    Scroll(ScrollTarget),
    /// Keeps a picture to be shown.
    KeepPicture(Picture),
}

/// The picture of a page of an opened PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The number of the opened PDF.
    pub number: u64,
    /// The page, from 0.
    pub page: usize,
    /// Its pixels.
    pub image: PageImage,
}

/// Where the pages are scrolled to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScrollTarget {
    /// To the top of a row of pages.
    Row(usize),
    /// So that a line is visible.
    Line(LinePlace),
    /// So that an area of the pages in a row is visible.
    Area(usize, Area),
}

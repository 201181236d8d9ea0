//! The letterhead: over the text, or in the top margin; on the first page, or on every page.
//!
//! A template has none that is too large for its place.

use super::frame::Frame;
use crate::template::{
    LETTERHEAD_EDGE_MM, LETTERHEAD_GAP_MM, Letterhead, LetterheadOn, LetterheadPlace,
    LetterheadSide,
};
use crate::typeset::model::{Image, PT_PER_MM};
use crate::typeset::row::Row;

/// The room of page furniture: its ends.
#[derive(Clone, Copy)]
pub(super) struct HeadRoom {
    pub left_pt: f64,
    pub right_pt: f64,
}

impl HeadRoom {
    /// Returns the whole measure.
    pub(super) fn measure(frame: Frame) -> Self {
        Self {
            left_pt: frame.text_left_pt,
            right_pt: frame.right_pt,
        }
    }

    /// Returns its width.
    pub(super) fn width_pt(self) -> f64 {
        self.right_pt - self.left_pt
    }
}

/// A letterhead on pages of that frame.
#[derive(Clone, Copy)]
pub(super) struct Head<'a> {
    letterhead: &'a Letterhead,
    leading_pt: f64,
}

impl<'a> Head<'a> {
    pub(super) fn new(letterhead: &'a Letterhead, leading_pt: f64) -> Self {
        Self {
            letterhead,
            leading_pt,
        }
    }

    fn width_pt(self) -> f64 {
        self.letterhead.width_mm * PT_PER_MM
    }

    fn height_pt(self) -> f64 {
        self.width_pt() * self.letterhead.height_per_width()
    }

    /// Returns the image at that height.
    fn image(self, frame: Frame, y_pt: f64) -> Image {
        let letterhead = self.letterhead;
        let left_pt = match letterhead.place {
            LetterheadPlace::Column => frame.left_pt,
            LetterheadPlace::Margin => frame.text_left_pt,
        };
        Image {
            x_pt: match letterhead.side {
                LetterheadSide::Left => left_pt,
                LetterheadSide::Right => frame.right_pt - self.width_pt(),
            },
            y_pt,
            width_pt: self.width_pt(),
            height_pt: self.height_pt(),
            picture: letterhead.picture.clone(),
            alternative: Some(letterhead.alternative.clone()),
        }
    }

    /// Returns the row over the text of the first page; none if the letterhead stands elsewhere.
    pub(super) fn row(self, frame: Frame) -> Option<Row> {
        if self.is_in_margin() || self.is_on_every_page() {
            return None;
        }
        Some(Row {
            height_pt: self.height_pt() + self.leading_pt,
            images: vec![self.image(frame, 0.0)],
            ..Row::default()
        })
    }

    /// Makes room over the text of every page if the letterhead stands there.
    pub(super) fn make_room(self, frame: &mut Frame) {
        if self.is_on_every_page() && !self.is_in_margin() {
            frame.top_pt += self.height_pt() + self.leading_pt;
        }
    }

    /// Returns the image that stands outside the rows of the page with that index. It is a figure of the document once;
    /// on later pages it is furniture.
    pub(super) fn image_on(self, frame: Frame, page: usize) -> Option<Image> {
        let is_here = page == 0 || self.is_on_every_page();
        if !is_here || self.row(frame).is_some() {
            return None;
        }
        let y_pt = if self.is_in_margin() {
            let edge_pt = LETTERHEAD_EDGE_MM * PT_PER_MM;
            let room_pt = frame.margin_pt - LETTERHEAD_GAP_MM * PT_PER_MM - edge_pt;
            edge_pt + (room_pt - self.height_pt()) / 2.0
        } else {
            frame.margin_pt
        };
        let mut image = self.image(frame, y_pt);
        image.alternative = image.alternative.filter(|_| page == 0);
        Some(image)
    }

    /// Returns the room that the letterhead leaves in the top margin of the page with that index.
    pub(super) fn room_beside(self, frame: Frame, page: usize) -> Option<HeadRoom> {
        let image = self.image_on(frame, page).filter(|_| self.is_in_margin())?;
        let taken_pt = image.width_pt + LETTERHEAD_GAP_MM * PT_PER_MM;
        let mut room = HeadRoom::measure(frame);
        match self.letterhead.side {
            LetterheadSide::Left => room.left_pt += taken_pt,
            LetterheadSide::Right => room.right_pt -= taken_pt,
        }
        Some(room)
    }

    fn is_in_margin(self) -> bool {
        self.letterhead.place == LetterheadPlace::Margin
    }

    fn is_on_every_page(self) -> bool {
        self.letterhead.on == LetterheadOn::EveryPage
    }
}

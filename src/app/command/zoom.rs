//! The zoom of the pages.

use crate::local_data::settings::PageZoom;

/// How large the pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As wide as the window lets them.
    #[default]
    Width,
    /// A whole page is visible.
    Page,
    /// In per cent of the printed size.
    Percent(f32),
}

impl From<PageZoom> for Zoom {
    fn from(zoom: PageZoom) -> Self {
        match zoom {
            PageZoom::Width => Self::Width,
            PageZoom::Page => Self::Page,
            PageZoom::Percent(percent) => Self::Percent(f32::from(percent.clamp(10, 500))),
        }
    }
}

impl From<Zoom> for PageZoom {
    fn from(zoom: Zoom) -> Self {
        match zoom {
            Zoom::Width => Self::Width,
            Zoom::Page => Self::Page,
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a zoom is between 10 and 500 per cent"
            )]
            Zoom::Percent(percent) => Self::Percent(percent.round() as u16),
        }
    }
}

//! The zoom of the pages.

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

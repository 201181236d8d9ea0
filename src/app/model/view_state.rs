//! What of the document is shown, and how.

use std::collections::BTreeSet;
use std::ops::Range;

use super::bar::BarOrder;
use super::palette::Palette;
use crate::app::command::{Column, Panel, Place, Zoom};

/// What of the document is shown, and how.
#[derive(Clone, Debug, Default)]
pub struct ViewState {
    /// Where the focus is in the form.
    pub focus: Option<Place>,
    /// The place that the focus was at last, or that the button stands at which has it now.
    pub near: Option<Place>,
    /// Rows of the form that the focus has left: they show what is wrong with them.
    pub visited: BTreeSet<Place>,
    /// The text in the field that has the focus, as it was typed.
    pub typing: Option<(Place, String)>,
    /// Sections that are folded.
    pub folded: BTreeSet<usize>,
    /// Whether the own party's fields are shown though a profile fills them in.
    pub shows_own_party: bool,
    /// The id of the block whose reasons are shown: the blocks before it may come and go.
    pub reasons: Option<String>,
    /// The find bar, if it is open.
    pub find: Option<Find>,
    /// The selected characters of the pages' text.
    pub selection: Option<Range<usize>>,
    /// How large the pages are to be.
    pub zoom: Zoom,
    /// The zoom that is shown, in per cent.
    pub percent: f32,
    /// Which pages are shown of an opened PDF, where there is no room for both columns.
    pub column: Column,
    /// Whether changes since the approved version are not marked on the pages.
    pub hides_changes: bool,
    /// Which of the open bars is in front.
    pub(super) bars: BarOrder,
    /// The open panel of information.
    pub panel: Option<Panel>,
    /// Whether what support needs to know was copied since its panel was opened.
    pub has_copied_support: bool,
    /// The command palette.
    pub palette: Palette,
}

/// The find bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The text to find.
    pub sought: String,
    /// The hits: characters of the pages' text.
    pub hits: Vec<Range<usize>>,
    /// The index of the current hit.
    pub current: usize,
}

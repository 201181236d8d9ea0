//! What is looked at, and how.

use std::collections::BTreeSet;
use std::ops::Range;

use super::form::Place;
use super::text::LinePlace;
use super::{Palette, State};
use crate::agreement::Origin;
use crate::app::effect::Errand;
use crate::typeset::Owner;
use crate::verify::Area;

/// What of the document is looked at, and how.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Where the focus is in the form.
    pub focus: Option<Place>,
    /// Where it should go with the next frame.
    pub wants_focus: Option<Place>,
    /// Whether the button that exports should get it: nothing is missing.
    pub wants_export: bool,
    /// Whether the menus should get it.
    pub wants_menu: bool,
    /// Rows of the form that were left: they say what is wrong with them.
    pub left: BTreeSet<Place>,
    /// What is typed in the field that has the focus, as it was typed.
    pub typing: Option<(Place, String)>,
    /// Sections that are folded.
    pub folded: BTreeSet<usize>,
    /// The block whose reasons are shown, by its name: what stands before it may come and go.
    pub why: Option<String>,
    /// The open line for finding text.
    pub find: Option<Find>,
    /// The selected characters of the pages' text.
    pub selection: Option<Range<usize>>,
    /// How large the pages are.
    pub zoom: Zoom,
    /// The zoom that is shown, in per cent.
    pub percent: f32,
    /// Where the pages should be scrolled to with the next frame.
    pub scroll_to: Option<ScrollTarget>,
    /// The open panel of information.
    pub panel: Option<Panel>,
    /// What is typed in the command palette.
    pub palette: Palette,
}

/// How large the pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As wide as the window lets them.
    #[default]
    Width,
    /// A whole page is seen.
    Page,
    /// In per cent of the printed size.
    Percent(f32),
}

/// Where the pages are scrolled to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScrollTarget {
    /// To the top of a page.
    Page(usize),
    /// So that a line is seen.
    Line(LinePlace),
    /// So that a place of a page is seen.
    Area(usize, Area),
}

/// The line for finding text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// What is looked for.
    pub sought: String,
    /// Where it stands: characters of the pages' text.
    pub hits: Vec<Range<usize>>,
    /// The hit that is looked at.
    pub current: usize,
    /// Whether its line should get the focus.
    pub wants_focus: bool,
}

/// A panel of information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// About the program.
    About,
    /// All shortcuts.
    Shortcuts,
    /// Why each part is there or was left out.
    Explanation,
    /// About the template.
    Template,
    /// Settings.
    Settings,
    /// Drafts that were left without saving them.
    Recovery,
    /// The command palette.
    Palette,
}

/// The steps of the zoom, in per cent.
const STEPS: [f32; 13] = [
    25.0, 33.0, 50.0, 67.0, 80.0, 90.0, 100.0, 110.0, 125.0, 150.0, 200.0, 300.0, 400.0,
];

impl State {
    pub(super) fn focus(&mut self, place: Place) {
        let section = self.section_of(&place);
        self.view.folded.remove(&section);
        self.view.wants_focus = Some(place);
    }

    pub(super) fn focused(&mut self, place: Option<Place>) {
        self.view.wants_focus = None;
        let before = std::mem::replace(&mut self.view.focus, place);
        if before == self.view.focus {
            return;
        }
        self.document.history.end_run();
        self.view.typing = None;
        if let Some(before) = before
            && Some(before.row()) != self.view.focus.as_ref().map(Place::row)
        {
            self.view.left.insert(before.row());
        }
        // The services stand in many places, none of which is the one that is meant.
        if let Some(place) = self
            .view
            .focus
            .clone()
            .filter(|place| *place != Place::Services)
        {
            self.show_place(&place);
        }
    }

    /// Scrolls the pages to the first place where a field stands.
    fn show_place(&mut self, place: &Place) {
        let found = self.lines_of(place).next();
        if let Some(line) = found {
            self.view.scroll_to = Some(ScrollTarget::Line(line));
        }
    }

    /// The lines of the pages where a place of the form is printed, or missing.
    fn lines_of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = LinePlace> + 'a {
        let pages = self.derived.pages.pages.iter().enumerate();
        pages.flat_map(move |(page, content)| {
            let lines = content.lines.iter().enumerate();
            lines
                .filter(move |(_, line)| {
                    line.text.glyphs.iter().any(|glyph| {
                        let origin = line.origin(glyph.run);
                        origin.and_then(place_of_origin).as_ref() == Some(place)
                    })
                })
                .map(move |(line, _)| LinePlace { page, line })
        })
    }

    pub(super) fn step_gap(&mut self, forward: bool) {
        let gaps = self.gaps();
        if gaps.is_empty() {
            self.view.wants_export = true;
            return;
        }
        let here = self.view.focus.as_ref();
        let position = here.map(|here| (self.order(here), here.clone()));
        let next = match (position, forward) {
            (None, true) => gaps.first(),
            (None, false) => gaps.last(),
            (Some(here), true) => gaps
                .iter()
                .find(|gap| (self.order(gap), (*gap).clone()) > here)
                .or(gaps.first()),
            (Some(here), false) => gaps
                .iter()
                .rev()
                .find(|gap| (self.order(gap), (*gap).clone()) < here)
                .or(gaps.last()),
        };
        if let Some(place) = next.cloned() {
            self.focus(place);
        }
    }

    pub(super) fn fold(&mut self, section: usize) {
        if !self.view.folded.remove(&section) {
            self.view.folded.insert(section);
        }
    }

    pub(super) fn why(&mut self, block: usize) {
        let block = self.derived.agreement.blocks.get(block);
        self.view.why = block.map(|block| block.id.clone());
    }

    /// The block whose reasons are shown.
    #[must_use]
    pub fn why_block(&self) -> Option<usize> {
        let id = self.view.why.as_ref()?;
        let blocks = &self.derived.agreement.blocks;
        blocks.iter().position(|block| block.id == *id)
    }

    pub(super) fn step_block(&mut self, forward: bool) {
        let last = self.derived.agreement.blocks.len().saturating_sub(1);
        let block = match (self.why_block(), forward) {
            (None, _) => 0,
            (Some(block), true) => (block + 1).min(last),
            (Some(block), false) => block.saturating_sub(1),
        };
        self.why(block);
        let is_of_block = |owner: Owner| matches!(owner, Owner::Block(of, _) if of == block);
        let pages = self.derived.pages.pages.iter().enumerate();
        let first = pages
            .flat_map(|(page, content)| {
                let lines = content.lines.iter().enumerate();
                lines.map(move |(line, content)| (LinePlace { page, line }, content.owner))
            })
            .find(|(_, owner)| is_of_block(*owner));
        if let Some((line, _)) = first {
            self.view.scroll_to = Some(ScrollTarget::Line(line));
        }
    }

    pub(super) fn open_find(&mut self) {
        let mut find = self.view.find.take().unwrap_or_default();
        find.wants_focus = true;
        self.view.find = Some(find);
    }

    pub(super) fn set_find(&mut self, sought: String) {
        let find = self.view.find.get_or_insert_default();
        find.hits = self.derived.text.find(&sought);
        find.sought = sought;
        find.current = 0;
        self.show_hit();
    }

    /// Finds anew after the pages have changed; nothing is scrolled.
    pub(super) fn follow_find(&mut self) {
        if let Some(find) = &mut self.view.find {
            find.hits = self.derived.text.find(&find.sought);
            find.current = find.current.min(find.hits.len().saturating_sub(1));
        }
    }

    pub(super) fn step_hit(&mut self, forward: bool) {
        let Some(find) = &mut self.view.find else {
            return self.open_find();
        };
        let count = find.hits.len();
        if count == 0 {
            return;
        }
        find.current = (find.current + if forward { 1 } else { count - 1 }) % count;
        self.show_hit();
    }

    fn show_hit(&mut self) {
        let hit = self
            .view
            .find
            .as_ref()
            .and_then(|find| find.hits.get(find.current));
        let line = hit.and_then(|hit| self.derived.text.bytes_in(hit.clone()).next());
        if let Some((line, _)) = line {
            self.view.scroll_to = Some(ScrollTarget::Line(line));
        }
    }

    pub(super) fn copy(&mut self) {
        if let Some(text) = self.selected_text() {
            self.errands.push(Errand::Copy(text));
        }
    }

    /// The selected text of the pages; without one, the text of the block whose reasons are shown.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        if let Some(range) = self
            .view
            .selection
            .clone()
            .filter(|range| !range.is_empty())
        {
            return Some(self.derived.text.slice(range));
        }
        Some(self.block_text(self.why_block()?))
    }

    /// The text of a block as it stands on the pages.
    #[must_use]
    pub fn block_text(&self, block: usize) -> String {
        let mut text = String::new();
        let mut previous: Option<Owner> = None;
        for line in self.derived.pages.pages.iter().flat_map(|page| &page.lines) {
            if matches!(line.owner, Owner::Block(of, _) if of == block) {
                if previous.is_some_and(|previous| previous != line.owner) {
                    text.push(' ');
                }
                text.push_str(line.text.read());
                previous = Some(line.owner);
            }
        }
        text
    }

    pub(super) fn show_page(&mut self, page: usize) {
        let last = self.derived.pages.pages.len().saturating_sub(1);
        self.view.scroll_to = Some(ScrollTarget::Page(page.min(last)));
    }

    pub(super) fn step_zoom(&mut self, nearer: bool) {
        let now = self.view.percent;
        let step = if nearer {
            STEPS.into_iter().find(|step| *step > now + 1.0)
        } else {
            STEPS.into_iter().rev().find(|step| *step < now - 1.0)
        };
        if let Some(percent) = step {
            self.view.zoom = Zoom::Percent(percent);
        }
    }
}

/// The place of the form where words of that origin are filled in.
#[must_use]
pub fn place_of_origin(origin: &Origin) -> Option<Place> {
    let signatory = |field: &String, index, part| Place::Signatory {
        field: field.clone(),
        index,
        part,
    };
    Some(match origin {
        Origin::Signatory { field, index, part }
        | Origin::Gap {
            field: Some(field),
            signatory: Some((index, part)),
            ..
        } => signatory(field, *index, *part),
        Origin::Field(field)
        | Origin::Gap {
            field: Some(field), ..
        } => Place::Field(field.clone()),
        Origin::Service(_) => Place::Services,
        _ => return None,
    })
}

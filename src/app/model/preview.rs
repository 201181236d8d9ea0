//! The pages: reasons, find, selection, zoom.

use super::bar::Bar;
use super::pages_text::LinePlace;
use super::requests::{ScrollTarget, ViewRequest};
use super::state::State;
use super::update::Update;
use crate::agreement::Origin;
use crate::app::command::{Place, Zoom};
use crate::app::effect::Effect;
use crate::typeset::{Line, Owner};

/// The steps of the zoom, in per cent.
const STEPS: [f32; 13] = [
    25.0, 33.0, 50.0, 67.0, 80.0, 90.0, 100.0, 110.0, 125.0, 150.0, 200.0, 300.0, 400.0,
];

impl Update<'_> {
    // -- reasons --

    pub(super) fn show_reasons(&mut self, block: usize) {
        let block = self.state.derived.agreement.blocks.get(block);
        self.state.view.reasons = block.map(|block| block.id.clone());
        self.bring_to_front(Bar::Reasons);
    }

    pub(super) fn step_block(&mut self, forward: bool) {
        let last = self.state.derived.agreement.blocks.len().saturating_sub(1);
        let block = match (self.state.explained_block(), forward) {
            (None, _) => 0,
            (Some(block), true) => (block + 1).min(last),
            (Some(block), false) => block.saturating_sub(1),
        };
        self.show_reasons(block);
        let mut lines = self.state.lines();
        let first = lines.find(|(_, line)| is_of_block(line, block));
        let first = first.map(|(place, _)| place);
        drop(lines);
        if let Some(place) = first {
            self.scroll_to(ScrollTarget::Line(place));
        }
    }

    // -- find --

    pub(super) fn open_find(&mut self) {
        if self.state.register.is_open {
            return self.view(ViewRequest::FocusRegisterSearch);
        }
        self.state.view.find.get_or_insert_default();
        self.bring_to_front(Bar::Find);
        self.view(ViewRequest::FocusFind);
    }

    pub(super) fn set_find(&mut self, sought: String) {
        let find = self.state.view.find.get_or_insert_default();
        find.hits = self.state.derived.text.find(&sought);
        find.sought = sought;
        find.current = 0;
        self.bring_to_front(Bar::Find);
        self.show_hit();
    }

    /// Finds the text again after the pages have changed; nothing is scrolled.
    pub(super) fn find_again(&mut self) {
        if let Some(find) = &mut self.state.view.find {
            find.hits = self.state.derived.text.find(&find.sought);
            find.current = find.current.min(find.hits.len().saturating_sub(1));
        }
    }

    pub(super) fn step_hit(&mut self, forward: bool) {
        let Some(find) = &mut self.state.view.find else {
            return self.open_find();
        };
        let count = find.hits.len();
        if count == 0 {
            return;
        }
        find.current = (find.current + if forward { 1 } else { count - 1 }) % count;
        self.bring_to_front(Bar::Find);
        self.show_hit();
    }

    fn show_hit(&mut self) {
        let find = self.state.view.find.as_ref();
        let hit = find.and_then(|find| find.hits.get(find.current));
        let text = &self.state.derived.text;
        let line = hit.and_then(|hit| text.bytes_in(hit.clone()).next());
        if let Some((line, _)) = line {
            self.scroll_to(ScrollTarget::Line(line));
        }
    }

    // -- selection and zoom --

    pub(super) fn copy(&mut self) {
        if let Some(text) = self.state.selected_text() {
            self.effect(Effect::CopyText(text));
        }
    }

    /// Copies what support needs to know, once it has been looked at.
    pub(super) fn copy_support(&mut self) {
        if let Some(information) = &self.state.support {
            let lines = information.lines(&self.state.translator);
            self.effect(Effect::CopyText(lines.join("\n")));
            self.state.view.has_copied_support = true;
        }
    }

    pub(super) fn show_page(&mut self, page: usize) {
        let last = self.state.derived.pages.pages.len().saturating_sub(1);
        let row = self.state.rows().of_expected(page.min(last));
        self.scroll_to(ScrollTarget::Row(row));
    }

    pub(super) fn step_zoom(&mut self, nearer: bool) {
        let now = self.state.view.percent;
        let step = if nearer {
            STEPS.into_iter().find(|step| *step > now + 1.0)
        } else {
            STEPS.into_iter().rev().find(|step| *step < now - 1.0)
        };
        if let Some(percent) = step {
            self.state.view.zoom = Zoom::Percent(percent);
        }
    }
}

impl State {
    /// Returns the block whose reasons are shown.
    #[must_use]
    pub fn explained_block(&self) -> Option<usize> {
        let id = self.view.reasons.as_ref()?;
        let blocks = &self.derived.agreement.blocks;
        blocks.iter().position(|block| block.id == *id)
    }

    /// Returns the selected text of the pages; without a selection, the text of the block whose reasons are shown.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        let selection = self.view.selection.clone();
        if let Some(range) = selection.filter(|range| !range.is_empty()) {
            return Some(self.derived.text.slice(range));
        }
        Some(self.block_text(self.explained_block()?))
    }

    /// Returns the text of a block as it stands on the pages.
    #[must_use]
    pub fn block_text(&self, block: usize) -> String {
        let mut text = String::new();
        let mut previous: Option<Owner> = None;
        for (_, line) in self.lines().filter(|(_, line)| is_of_block(line, block)) {
            if previous.is_some_and(|previous| previous != line.owner) {
                text.push(' ');
            }
            text.push_str(line.text.read());
            previous = Some(line.owner);
        }
        text
    }

    /// Returns the lines of the pages where a place of the form is printed, or missing.
    pub(super) fn lines_of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = LinePlace> + 'a {
        let is_of_place = move |line: &Line| {
            line.text.glyphs.iter().any(|glyph| {
                let origin = line.origin(glyph.run);
                origin.and_then(place_of_origin).as_ref() == Some(place)
            })
        };
        let lines = self.lines();
        lines.filter_map(move |(place, line)| is_of_place(line).then_some(place))
    }

    /// Returns the first line of a block, by its id, if it is printed.
    pub(super) fn first_line_of(&self, id: &str) -> Option<LinePlace> {
        let blocks = &self.derived.agreement.blocks;
        let block = blocks.iter().position(|block| block.id == id)?;
        let mut lines = self.lines();
        lines
            .find(|(_, line)| is_of_block(line, block))
            .map(|(place, _)| place)
    }

    /// Whether a block, by its id, is marked as changed since the approved version.
    #[must_use]
    pub fn marks_as_changed(&self, id: &str) -> bool {
        let folder = self.folder.as_ref().filter(|_| !self.view.hides_changes);
        folder.is_some_and(|folder| folder.changed_blocks.contains(id))
    }

    /// Returns all lines of the pages.
    fn lines(&self) -> impl Iterator<Item = (LinePlace, &Line)> {
        let pages = self.derived.pages.pages.iter().enumerate();
        pages.flat_map(|(page, content)| {
            let lines = content.lines.iter().enumerate();
            lines.map(move |(line, content)| (LinePlace { page, line }, content))
        })
    }
}

fn is_of_block(line: &Line, block: usize) -> bool {
    matches!(line.owner, Owner::Block(of, _) if of == block)
}

/// Returns the place of the form where words of an origin are filled in.
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

//! A block that is pasted in a field of a party.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Event, Ui};

use super::row::{Form, id_of};
use crate::app::command::{EditCommand, Place};
use crate::template::Field;

impl Form<'_> {
    /// Takes a block that is pasted while a field of a party has the focus, if its pieces fit fields of the party.
    pub(super) fn pasted_block(&mut self, ui: &Ui, field: &Field, place: &Place) {
        if self.state.view.focus.as_ref() != Some(place) {
            return;
        }
        let is_block = |text: &str| self.state.block(&field.id, text).is_some();
        let mut pasted = None;
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if pasted.is_none() && is_block(text) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        let Some(text) = pasted else {
            return;
        };
        let edit = TextEditState::load(ui.ctx(), id_of(place));
        let range = edit.and_then(|edit| edit.cursor.char_range());
        let at = if let Some(range) = range {
            let (one, other) = (range.primary.index, range.secondary.index);
            usize::from(one.min(other))..usize::from(one.max(other))
        } else {
            let end = self.state.shown(&field.id).chars().count();
            end..end
        };
        let field = field.id.clone();
        self.commands
            .push(EditCommand::PasteBlock { field, text, at }.into());
    }
}

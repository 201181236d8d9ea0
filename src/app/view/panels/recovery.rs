//! Drafts of windows that ended without saving: opening or removing them.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::differences::{Sides, differences_ui};
use crate::app::command::{Command, SessionCommand};
use crate::app::effect::RecoveryOffer;
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::title_ui;
use crate::characters::visible;
use crate::clock;
use crate::draft::Draft;
use crate::local_data::journal::JournalError;
use crate::message::Message;

/// Draws them, each with its buttons.
pub fn recovery_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("recovery-title"));
    ui.label(state.translate("recovery-text"));
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for offer in &state.recoverable {
                let name = &offer.recoverable.name;
                ui.push_id(name, |ui| offer_ui(ui, state, offer, commands));
                ui.add_space(space::MEDIUM);
            }
        });
}

fn offer_ui(ui: &mut Ui, state: &State, offer: &RecoveryOffer, commands: &mut Vec<Command>) {
    let entry = &offer.recoverable.entry;
    ui.label(RichText::new(title(state, offer)).font(theme::strong(size::BODY)));
    let weak = |ui: &mut Ui, text: &str| {
        let text = RichText::new(visible(text)).color(palette(ui).weak);
        ui.label(text.size(size::SMALL));
    };
    if let Some(time) = offer.recoverable.changed.and_then(clock::local) {
        weak(
            ui,
            &state
                .translator
                .format(&Message::new("recovery-changed").with("time", time)),
        );
    }
    match entry {
        Ok(entry) => {
            match &entry.path {
                Some(path) => weak(ui, &path.display().to_string()),
                None => weak(ui, &state.translate("recovery-never-saved")),
            }
            // What was never saved differs from a new draft.
            let new = Draft::new(&state.template);
            let before = offer.saved.as_ref().unwrap_or(&new);
            differences_ui(ui, state, before, &entry.draft, Sides::Recovery);
        }
        Err(error) => {
            let message = match error {
                JournalError::Storage(error) => error.message(),
                JournalError::Read(error) => error.message(),
            };
            weak(ui, &state.translator.format(&message));
        }
    }
    ui.add_space(space::TIGHT);
    ui.horizontal(|ui| {
        let name = offer.recoverable.name.clone();
        if entry.is_ok() && ui.button(state.translate("recovery-open")).clicked() {
            commands.push(SessionCommand::Recover(name.clone()).into());
        }
        let dismiss = RichText::new(state.translate("recovery-dismiss")).color(palette(ui).wrong);
        if ui.button(dismiss).clicked() {
            commands.push(SessionCommand::Dismiss(name).into());
        }
    });
}

/// Returns what a draft is called, as in the window's title; its file in the journal if it can't be read.
pub fn title(state: &State, offer: &RecoveryOffer) -> String {
    visible(&match &offer.recoverable.entry {
        Ok(entry) => state.name_of(&entry.draft, entry.path.as_deref()),
        Err(_) => offer.recoverable.file.display().to_string(),
    })
}

//! Drafts that were left without saving them: what is in them, and what is to become of them.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::differences::{Sides, differences_ui};
use super::title_ui;
use crate::app::command::Command;
use crate::app::effect::LostDraft;
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::characters::visible;
use crate::clock;
use crate::draft::Draft;
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
            for lost in &state.lost {
                ui.push_id(&lost.lost.name, |ui| lost_ui(ui, state, lost, commands));
                ui.add_space(space::MEDIUM);
            }
        });
}

fn lost_ui(ui: &mut Ui, state: &State, lost: &LostDraft, commands: &mut Vec<Command>) {
    let kept = &lost.lost.entry;
    ui.label(RichText::new(title(state, lost)).font(theme::strong(size::BODY)));
    let weak = |ui: &mut Ui, text: &str| {
        let text = RichText::new(visible(text)).color(palette(ui).weak);
        ui.label(text.size(size::SMALL));
    };
    if let Some(time) = lost.lost.changed.and_then(clock::local) {
        weak(
            ui,
            &state
                .translator
                .format(&Message::new("recovery-changed").with("time", time)),
        );
    }
    match kept {
        Ok(kept) => {
            match &kept.path {
                Some(path) => weak(ui, &path.display().to_string()),
                None => weak(ui, &state.translate("recovery-never-saved")),
            }
            // What was never saved differs from a new draft.
            let new = Draft::new(&state.template);
            let before = lost.saved.as_ref().unwrap_or(&new);
            differences_ui(ui, state, before, &kept.draft, Sides::Recovery);
        }
        Err(error) => {
            let message = match error {
                crate::local_data::journal::JournalError::Storage(error) => error.message(),
                crate::local_data::journal::JournalError::Read(error) => error.message(),
            };
            weak(ui, &state.translator.format(&message));
        }
    }
    ui.add_space(space::TIGHT);
    ui.horizontal(|ui| {
        let name = lost.lost.name.clone();
        if kept.is_ok() && ui.button(state.translate("recovery-open")).clicked() {
            commands.push(Command::Recover(name.clone()));
        }
        let throw = RichText::new(state.translate("recovery-dismiss")).color(palette(ui).wrong);
        if ui.button(throw).clicked() {
            commands.push(Command::Dismiss(name));
        }
    });
}

/// What a lost draft is called, as the window's title would have it; its journal if it can't be read.
pub fn title(state: &State, lost: &LostDraft) -> String {
    visible(&match &lost.lost.entry {
        Ok(kept) => state.name_of(&kept.draft, kept.path.as_deref()),
        Err(_) => lost.lost.file.display().to_string(),
    })
}

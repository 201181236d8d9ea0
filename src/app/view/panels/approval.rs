//! Lines about the draft's template: why it may not be signed, what is wrong with the folders, and whether there is a
//! newer version.

use eframe::egui::{self, RichText, Ui};

use crate::app::command::{Command, Panel, PanelCommand};
use crate::app::model::State;
use crate::app::theme::{palette, size};
use crate::characters::visible;
use crate::library::Chosen;
use crate::message::Message;

/// Draws the lines above the one at the foot; nothing if all is well.
pub fn approval_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let withheld = state.withheld();
    let withheld = withheld.map(|message| state.translator.format(&message));
    // What is wrong in the folder that somebody works on stands in its own list.
    let remarks = state.library_remarks.iter();
    let remarks: Vec<String> = remarks.map(|remark| state.remark_line(remark)).collect();
    let newer = state.newer_version();
    if withheld.is_none() && remarks.is_empty() && newer.is_none() {
        return;
    }
    let palette = palette(ui);
    let frame = egui::Frame::NONE
        .fill(palette.panel)
        .inner_margin(egui::Margin::symmetric(12, 4));
    egui::Panel::bottom("approval").frame(frame).show(ui, |ui| {
        let lines = withheld.into_iter().chain(remarks);
        for line in lines {
            let line = visible(&line);
            let text = RichText::new(&line)
                .color(palette.missing)
                .size(size::SMALL);
            ui.add(egui::Label::new(text).truncate())
                .on_hover_text(line);
        }
        if let Some(newer) = newer {
            newer_ui(ui, state, newer, commands);
        }
    });
}

/// Draws the line about a newer version, which leads to what it changes.
fn newer_ui(ui: &mut Ui, state: &State, newer: &Chosen, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let message = Message::new("upgrade-newer").with("version", &newer.template.version);
        let text = visible(&state.translator.format(&message));
        ui.label(RichText::new(text).size(size::SMALL));
        if ui.small_button(state.translate("upgrade-show")).clicked() {
            commands.push(PanelCommand::Show(Panel::NewerVersion).into());
        }
    });
}

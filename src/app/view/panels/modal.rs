//! The open question, or the open panel of information.

use eframe::egui::{self, Align2, Id, Modal, Ui, Vec2};

use super::{deviations, information, palette, questions, recovery, settings, upgrade};
use crate::app::command::{Command, Panel, PanelCommand};
use crate::app::model::State;
use crate::app::theme::space;

/// Where the palette begins, as a part of the window's height.
const PALETTE_TOP: f32 = 0.15;

/// Draws the open question, or the open panel.
pub fn panels_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::window(ui.style());
    let id = Id::unique("open panel");
    let modal = Modal::new(id).frame(frame);
    let response = if let Some(question) = &state.question {
        modal.show(ui.ctx(), |ui| {
            questions::question_ui(ui, state, question, commands);
        })
    } else if state.view.panel == Some(Panel::Palette) {
        // What is typed in stands still, however much is found.
        let top = ui.ctx().content_rect().height() * PALETTE_TOP;
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, Vec2::new(0.0, top));
        modal
            .area(area)
            .show(ui.ctx(), |ui| panel_ui(ui, state, Panel::Palette, commands))
    } else if let Some(panel) = state.view.panel {
        modal.show(ui.ctx(), |ui| panel_ui(ui, state, panel, commands))
    } else {
        return;
    };
    settle(ui, response.response.rect.size());
    if response.should_close() {
        commands.push(PanelCommand::Close.into());
    }
}

/// Asks for frames while a panel finds its size, which takes some.
fn settle(ui: &Ui, size: egui::Vec2) {
    let id = Id::unique("size of the open panel");
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(id), size));
    if before != size {
        ui.ctx().request_repaint();
    }
}

fn panel_ui(ui: &mut Ui, state: &State, panel: Panel, commands: &mut Vec<Command>) {
    ui.set_width(match panel {
        Panel::Deviations | Panel::Explanation | Panel::Recovery | Panel::NewerVersion => 760.0,
        Panel::About | Panel::Settings => 640.0,
        _ => 520.0,
    });
    let height = ui.ctx().content_rect().height() * 0.62;
    match panel {
        Panel::About => information::about_ui(ui, state, height, commands),
        Panel::Shortcuts => information::shortcuts_ui(ui, state, height),
        Panel::Explanation => information::explanation_ui(ui, state, height),
        Panel::Deviations => deviations::deviations_ui(ui, state, height, commands),
        Panel::Template => information::template_ui(ui, state),
        Panel::NewerVersion => upgrade::upgrade_ui(ui, state, height, commands),
        Panel::Settings => settings::settings_ui(ui, state, height, commands),
        Panel::Recovery => recovery::recovery_ui(ui, state, height, commands),
        Panel::Palette => return palette::palette_ui(ui, state, height, commands),
    }
    ui.add_space(space::LARGE);
    let close = ui.button(state.translate("window-close"));
    if ui.memory(|memory| memory.focused().is_none()) {
        close.request_focus();
    }
    if close.clicked() {
        commands.push(PanelCommand::Close.into());
    }
}

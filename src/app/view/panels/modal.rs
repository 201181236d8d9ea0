//! Notices, questions and panels: what comes over the form and the pages, and goes again.

mod differences;
mod information;
mod notice;
mod palette;
mod questions;
mod recovery;
mod settings;
mod verdict;

pub use notice::notice_ui;
pub use verdict::verdict_ui;

use eframe::egui::{self, Id, Modal, RichText, Ui};

use crate::app::command::Command;
use crate::app::model::{Panel, State};
use crate::app::theme::{self, palette, size, space};
/// Says that a file can be let go here.
pub fn drop_ui(ui: &Ui, state: &State) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let palette = palette(ui);
    let rect = ui.ctx().content_rect().shrink(space::LARGE);
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::unique("file to drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(
        rect,
        8.0,
        palette.accent_soft.gamma_multiply(0.9),
        egui::Stroke::new(2.0, palette.accent),
        egui::StrokeKind::Inside,
    );
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        state.translate("window-drop"),
        theme::strong(size::TITLE),
        palette.text,
    );
}

/// Draws the open question, or the open panel.
pub fn panels_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::window(ui.style());
    let modal = Modal::new(Id::unique("what is open")).frame(frame);
    let response = if let Some(question) = &state.question {
        modal.show(ui.ctx(), |ui| {
            questions::question_ui(ui, state, question, commands);
        })
    } else if let Some(panel) = state.view.panel {
        modal.show(ui.ctx(), |ui| panel_ui(ui, state, panel, commands))
    } else {
        return;
    };
    settle(ui, response.response.rect.size());
    if response.should_close() {
        commands.push(Command::ClosePanel);
    }
}

/// What is open finds its size over some frames: they are drawn without anybody moving the pointer.
fn settle(ui: &Ui, size: egui::Vec2) {
    let id = Id::unique("size of what is open");
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(id), size));
    if before != size {
        ui.ctx().request_repaint();
    }
}

fn title_ui(ui: &mut Ui, text: &str) {
    let response = ui.label(RichText::new(text).font(theme::strong(size::TITLE)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(text);
    });
    ui.add_space(space::SMALL);
}

fn panel_ui(ui: &mut Ui, state: &State, panel: Panel, commands: &mut Vec<Command>) {
    ui.set_width(match panel {
        Panel::Explanation | Panel::Recovery => 760.0,
        Panel::Settings => 640.0,
        _ => 520.0,
    });
    let height = ui.ctx().content_rect().height() * 0.62;
    match panel {
        Panel::About => information::about_ui(ui, state, height),
        Panel::Shortcuts => information::shortcuts_ui(ui, state, height),
        Panel::Explanation => information::explanation_ui(ui, state, height),
        Panel::Template => information::template_ui(ui, state),
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
        commands.push(Command::ClosePanel);
    }
}

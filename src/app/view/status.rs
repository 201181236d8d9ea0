//! The line at the foot: what is missing and the way through it, what is being made, the zoom.

use eframe::egui::{self, Align, Button, Layout, RichText, Ui};

use super::form::{named_button, progress_text};
use crate::app::command::{Command, Wish};
use crate::app::model::{State, Zoom};
use crate::app::theme::{self, palette, size, space};
use crate::message::Message;
use crate::template::Set;

/// Below this width the line leaves out what is only good to know.
const WIDE_PT: f32 = 1100.0;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(12, 5));
    egui::Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(32.0);
            way_ui(ui, state, commands);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                zoom_ui(ui, state, commands);
                saved_ui(ui, state);
                if ui.ctx().content_rect().width() > WIDE_PT {
                    made_ui(ui, state);
                }
            });
        });
    });
}

/// What is missing, with steps through it; then the export.
fn way_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = palette(ui);
    if state.derived.is_complete() {
        let text = state.translate(if state.under_way.is_exporting {
            "window-exporting"
        } else {
            "window-export-now"
        });
        let text = RichText::new(text)
            .color(palette.done)
            .font(theme::strong(size::BODY));
        let button = Button::new(text);
        let response = ui.add_enabled(!state.under_way.is_exporting, button);
        if state.view.wants_export {
            response.request_focus();
            commands.push(Command::Given(Wish::Export));
        }
        if response.clicked() {
            commands.push(Command::Export { is_draft: false });
        }
        return;
    }
    let text = RichText::new(progress_text(state, state.whole_progress()))
        .color(palette.missing)
        .font(theme::strong(size::BODY));
    let has_gaps = !state.gaps().is_empty();
    let response = ui.add_enabled(has_gaps, Button::new(text));
    if response
        .on_hover_text(state.translate("menu-next-gap"))
        .clicked()
    {
        commands.push(Command::NextGap);
    }
    ui.spacing_mut().item_spacing.x = space::TIGHT;
    if named_button(ui, "‹", &state.translate("menu-previous-gap"), has_gaps).clicked() {
        commands.push(Command::PreviousGap);
    }
    ui.label(RichText::new("F8").color(palette.weak).size(size::SMALL));
    if named_button(ui, "›", &state.translate("menu-next-gap"), has_gaps).clicked() {
        commands.push(Command::NextGap);
    }
}

/// Whether everything is saved.
fn saved_ui(ui: &mut Ui, state: &State) {
    let id = match (&state.document.path, state.document.is_changed()) {
        (_, true) if state.journal_fails() => "window-not-secured",
        (_, true) => "window-not-saved",
        (Some(_), false) => "window-saved",
        (None, false) => return,
    };
    let palette = palette(ui);
    let color = if state.journal_fails() {
        palette.wrong
    } else {
        palette.weak
    };
    let text = RichText::new(state.translate(id)).color(color);
    let response = ui.label(text.size(size::SMALL));
    if let Some(path) = &state.document.path {
        response.on_hover_text(path.display().to_string());
    }
    ui.add_space(space::SMALL);
}

fn zoom_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    // From right to left.
    if named_button(ui, "+", &state.translate("menu-zoom-in"), true).clicked() {
        commands.push(Command::ZoomIn);
    }
    let percent = format!("{:.0} %", state.view.percent);
    let fits = state.view.zoom == Zoom::Width;
    let response = ui.add(Button::new(RichText::new(percent).size(size::SMALL)).frame(false));
    let next = if fits {
        "menu-fit-page"
    } else {
        "menu-fit-width"
    };
    if response.on_hover_text(state.translate(next)).clicked() {
        commands.push(Command::SetZoom(if fits {
            Zoom::Page
        } else {
            Zoom::Width
        }));
    }
    if named_button(ui, "−", &state.translate("menu-zoom-out"), true).clicked() {
        commands.push(Command::ZoomOut);
    }
    ui.add_space(space::SMALL);
}

/// Which sets apply, how many pages there are, and by which template.
fn made_ui(ui: &mut Ui, state: &State) {
    let template = &state.template;
    let chosen = |set: &str| {
        let mut services = template.services_of(set);
        services.any(|service| state.document.draft.has_service(&service.id))
    };
    let sets: Vec<&str> = template
        .sets
        .iter()
        .filter(|set| chosen(&set.id))
        .map(Set::letter)
        .collect();
    let joined = sets.join(&format!(" {} ", state.translate("rule-and")));
    let pages = Message::new("window-pages").with("count", state.derived.pages.pages.len());
    let made_with = Message::new("window-template")
        .with("version", &template.version)
        .with("hash", template.short_hash());
    let mut parts = vec![
        state.translator.format(&pages),
        state.translator.format(&made_with),
    ];
    if !sets.is_empty() {
        parts.insert(0, joined);
    }
    let text = RichText::new(parts.join(" · ")).color(palette(ui).weak);
    ui.label(text.size(size::SMALL));
    ui.add_space(space::SMALL);
}

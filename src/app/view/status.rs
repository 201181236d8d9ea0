//! The line at the foot: what is missing, whether it is saved, the sets and pages, the zoom.

use eframe::egui::{self, Align, Button, Layout, RichText, Ui};

use super::requests::PendingRequests;
use super::widgets::named_button;
use crate::app::command::{Command, FileCommand, FormCommand, PreviewCommand, Zoom};
use crate::app::model::{Bar, State};
use crate::app::theme::{self, palette, size, space};
use crate::message::Message;
use crate::template::Set;

/// Below this width, in points, the line leaves out what is less important.
const WIDE_PT: f32 = 1100.0;

/// Draws the line.
pub fn status_ui(
    ui: &mut Ui,
    state: &State,
    requests: &mut PendingRequests,
    commands: &mut Vec<Command>,
) {
    let gets_focus = requests.take_export_focus();
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(12, 5));
    egui::Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(32.0);
            next_step_ui(ui, state, gets_focus, commands);
            covered_verdict_ui(ui, state, commands);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                zoom_ui(ui, state, commands);
                saved_ui(ui, state);
                if ui.ctx().content_rect().width() > WIDE_PT {
                    about_ui(ui, state);
                }
            });
        });
    });
}

/// Draws what is missing, with steps through it; or the export button.
fn next_step_ui(ui: &mut Ui, state: &State, gets_focus: bool, commands: &mut Vec<Command>) {
    let palette = palette(ui);
    if state.derived.is_complete() {
        let is_exported = state.is_exported();
        let text = state.translate(if state.is_exporting {
            "window-exporting"
        } else if is_exported {
            "window-export-again"
        } else {
            "window-export-now"
        });
        let text = if is_exported {
            RichText::new(text).color(palette.weak)
        } else {
            RichText::new(text)
                .color(palette.done)
                .font(theme::strong(size::BODY))
        };
        let button = Button::new(text);
        let response = ui.add_enabled(!state.is_exporting, button);
        if gets_focus {
            response.request_focus();
        }
        if response.clicked() {
            commands.push(FileCommand::Export { is_draft: false }.into());
        }
        return;
    }
    let text = RichText::new(state.progress_text(state.whole_progress()))
        .color(palette.missing)
        .font(theme::strong(size::BODY));
    let has_gaps = !state.gaps().is_empty();
    let response = ui.add_enabled(has_gaps, Button::new(text));
    if response
        .on_hover_text(state.translate("menu-next-gap"))
        .clicked()
    {
        commands.push(FormCommand::NextGap.into());
    }
    ui.spacing_mut().item_spacing.x = space::TIGHT;
    if named_button(ui, "‹", &state.translate("menu-previous-gap"), has_gaps).clicked() {
        commands.push(FormCommand::PreviousGap.into());
    }
    ui.label(RichText::new("F8").color(palette.weak).size(size::SMALL));
    if named_button(ui, "›", &state.translate("menu-next-gap"), has_gaps).clicked() {
        commands.push(FormCommand::NextGap.into());
    }
}

/// Draws the way to the verdict about an opened PDF that another bar covers.
fn covered_verdict_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let is_shown = state.shows_bar(Bar::Verdict);
    let Some(inspection) = state.inspection.as_ref().filter(|_| !is_shown) else {
        return;
    };
    let (sign, color) = if inspection.is_good() {
        ("✓", palette(ui).done)
    } else {
        ("●", palette(ui).wrong)
    };
    let name = state.translate("menu-verdict");
    ui.add_space(space::SMALL);
    ui.label(RichText::new(sign).color(color));
    if named_button(ui, "F9", &name, true).clicked() {
        commands.push(PreviewCommand::ShowVerdict.into());
    }
}

/// Draws whether everything is saved.
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
        commands.push(PreviewCommand::ZoomIn.into());
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
        let zoom = if fits { Zoom::Page } else { Zoom::Width };
        commands.push(PreviewCommand::SetZoom(zoom).into());
    }
    if named_button(ui, "−", &state.translate("menu-zoom-out"), true).clicked() {
        commands.push(PreviewCommand::ZoomOut.into());
    }
    ui.add_space(space::SMALL);
}

/// Draws which sets apply, how many pages there are, and the template.
fn about_ui(ui: &mut Ui, state: &State) {
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

//! The notice above the line at the foot. It takes no focus.

use eframe::egui::{self, Align, Layout, RichText, ScrollArea, Ui};

use crate::app::command::{Command, FileCommand, PanelCommand};
use crate::app::model::{Bar, Notice, Offer, State};
use crate::app::theme::{palette, size};
use crate::app::view::widgets::named_button;
use crate::characters::visible;

/// The largest height of a notice, in points; longer ones scroll.
const NOTICE_HEIGHT: f32 = 160.0;

/// Draws the notice above the line at the foot.
pub fn notice_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let is_shown = state.shows_bar(Bar::Notice);
    let Some(notice) = state.notice.as_ref().filter(|_| is_shown) else {
        return;
    };
    let palette = palette(ui);
    let color = if notice.is_error {
        palette.wrong
    } else {
        palette.done
    };
    let frame = egui::Frame::NONE
        .fill(palette.panel)
        .inner_margin(egui::Margin::symmetric(12, 8));
    egui::Panel::bottom("notice").frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let sign = if notice.is_error { "●" } else { "✓" };
            ui.label(RichText::new(sign).color(color));
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if named_button(ui, "×", &state.translate("window-close"), true).clicked() {
                    commands.push(PanelCommand::DismissNotice.into());
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    lines_ui(ui, state, notice);
                    ui.horizontal_wrapped(|ui| offer_ui(ui, state, notice.offer, commands));
                });
            });
        });
    });
}

fn lines_ui(ui: &mut Ui, state: &State, notice: &Notice) {
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .min_scrolled_height(NOTICE_HEIGHT)
        .max_height(NOTICE_HEIGHT)
        .show(ui, |ui| {
            for (place, message) in &notice.lines {
                let sentence = state.translator.format(message);
                let response = ui.label(visible(&sentence));
                // Screen readers read it without moving the focus.
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_live(if notice.is_error {
                        egui::accesskit::Live::Assertive
                    } else {
                        egui::accesskit::Live::Polite
                    });
                });
                if !place.is_empty() {
                    let text = RichText::new(visible(place)).color(palette(ui).weak);
                    ui.label(text.size(size::SMALL));
                }
            }
        });
}

/// Draws what a notice offers to do.
fn offer_ui(ui: &mut Ui, state: &State, offer: Offer, commands: &mut Vec<Command>) {
    let offered: &[(&str, FileCommand)] = match offer {
        Offer::Nothing => &[],
        Offer::Exported => &[
            ("menu-new-for-other", FileCommand::NewForOther),
            ("window-mail", FileCommand::MailExported),
            ("window-open", FileCommand::OpenExported),
            ("window-print", FileCommand::PrintExported),
            ("window-reveal", FileCommand::RevealExported),
        ],
        Offer::ExportedWithDeviations => &[
            ("menu-new-for-other", FileCommand::NewForOther),
            ("window-mail", FileCommand::MailExported),
            ("window-open", FileCommand::OpenExported),
            ("window-print", FileCommand::PrintExported),
            ("window-reveal", FileCommand::RevealExported),
            (
                "window-compare-standard",
                FileCommand::ExportStandardComparison,
            ),
        ],
        Offer::Reload => &[("menu-reload", FileCommand::Reload)],
        Offer::TypePath => &[("window-type-path", FileCommand::TypePath)],
    };
    for (text, command) in offered {
        if ui.button(state.translate(text)).clicked() {
            commands.push(command.clone().into());
        }
    }
}

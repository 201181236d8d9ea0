//! The verdict about an opened PDF: in a sentence, then everything that was added or differs, then the signatures.
//! All of it is marked on the pages above.

use eframe::egui::{self, Align, Button, Layout, RichText, ScrollArea, Ui};

use crate::app::command::{Command, PreviewCommand};
use crate::app::model::{Bar, Inspection, State};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::named_button;
use crate::characters::visible_line;
use crate::message::Message;
use crate::verify::{Difference, Signature};

/// The largest part of the window's height.
const PART: f32 = 0.35;

/// Draws the verdict above the line at the foot.
pub fn verdict_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let is_shown = state.shows_bar(Bar::Verdict);
    let Some(inspection) = state.inspection.as_ref().filter(|_| is_shown) else {
        return;
    };
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(12, 8));
    let height = ui.ctx().content_rect().height() * PART;
    egui::Panel::bottom("verdict").frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let is_good = inspection.is_good();
            let color = if is_good {
                palette(ui).done
            } else {
                palette(ui).wrong
            };
            let sign = if is_good { "✓" } else { "●" };
            ui.label(RichText::new(sign).color(color));
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if named_button(ui, "×", &state.translate("window-close"), true).clicked() {
                    commands.push(PreviewCommand::CloseInspection.into());
                }
                if state.comparable().is_some() {
                    let text = state.translate("menu-compare");
                    let button = Button::selectable(state.compared().is_some(), text);
                    if ui.add(button).clicked() {
                        commands.push(PreviewCommand::ToggleComparison.into());
                    }
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    sentence_ui(ui, state, inspection);
                    ScrollArea::vertical()
                        .id_salt("verdict")
                        .auto_shrink([false, true])
                        .min_scrolled_height(height)
                        .max_height(height)
                        .show(ui, |ui| report_ui(ui, state, inspection, commands));
                });
            });
        });
    });
}

fn sentence_ui(ui: &mut Ui, state: &State, inspection: &Inspection) {
    let report = &inspection.report;
    let mut sentence = state.translator.format(&report.message()).trim().to_owned();
    if report.is_of_draft() {
        sentence.extend([" ", &state.translate("verify-of-draft")]);
    }
    if let Some(signing) = report.signing_message() {
        sentence.extend([" ", &state.translator.format(&signing)]);
    }
    let text = RichText::new(visible_line(&sentence)).font(theme::strong(size::BODY));
    let response = ui.add(egui::Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let path = RichText::new(visible_line(&inspection.path.display().to_string()));
    ui.label(path.color(palette(ui).weak).size(size::SMALL));
    let weak = |ui: &mut Ui, id: &'static str| {
        let text = RichText::new(state.translate(id)).color(palette(ui).weak);
        ui.add(egui::Label::new(text.size(size::SMALL)).wrap());
    };
    if !inspection.is_open {
        weak(ui, "verify-not-opened");
    } else if report.draft.as_ref() != Some(&state.document.draft) {
        weak(ui, "verify-before");
    } else if state.compared().is_none()
        && state.shows_inspected()
        && !report.differences.is_empty()
    {
        weak(ui, "verify-shown");
    }
}

fn report_ui(ui: &mut Ui, state: &State, inspection: &Inspection, commands: &mut Vec<Command>) {
    let report = &inspection.report;
    let hint = report
        .was_saved_after_signing()
        .then(|| Message::new("verify-saved-after-signing"));
    if let Some(message) = hint {
        let sentence = state.translator.format(&message);
        ui.add(egui::Label::new(visible_line(sentence.trim())).wrap());
    }
    for group in report.addition_groups() {
        let current = inspection.current_addition;
        let is_current = current.is_some_and(|current| group.members.contains(&current));
        let text = state.translator.format(&group.message);
        let button = Button::selectable(is_current, visible_line(text.trim())).wrap();
        if ui.add(button).clicked()
            && let Some(first) = group.members.first()
        {
            commands.push(PreviewCommand::ShowAddition(*first).into());
        }
    }
    for (index, difference) in report.differences.iter().enumerate() {
        let is_current = inspection.current == Some(index);
        let text = difference_text(state, difference);
        let button = Button::selectable(is_current, visible_line(&text)).wrap();
        if ui.add(button).clicked() {
            commands.push(PreviewCommand::ShowDifference(index).into());
        }
    }
    if report.has_more {
        ui.label(state.translate("verify-more"));
    }
    for signature in &report.signatures {
        signature_ui(ui, state, signature);
    }
    let trust_problem = inspection.trust_problem.as_ref();
    let trust_problem = trust_problem.map(|(path, problem)| {
        Message::new("verify-trust-unusable")
            .with("path", path)
            .with("problem", problem.clone())
    });
    for message in report.unchecked_message().into_iter().chain(trust_problem) {
        let text = visible_line(&state.translator.format(&message));
        let text = RichText::new(text).color(palette(ui).wrong);
        ui.add(egui::Label::new(text).wrap());
    }
}

fn difference_text(state: &State, difference: &Difference) -> String {
    let sentence = state.translator.format(&difference.message());
    match difference.place() {
        Some(place) => format!("{}: {sentence}", state.translator.format(&place)),
        None => sentence,
    }
}

fn signature_ui(ui: &mut Ui, state: &State, signature: &Signature) {
    ui.add_space(space::TIGHT);
    let color = if signature.is_good() {
        palette(ui).text
    } else {
        palette(ui).wrong
    };
    let format = |message: &Message| visible_line(&state.translator.format(message));
    let mut messages = signature.messages().into_iter();
    if let Some(first) = messages.next() {
        ui.add(egui::Label::new(RichText::new(format(&first)).color(color)).wrap());
    }
    for message in messages {
        let text = RichText::new(format(&message)).color(palette(ui).weak);
        ui.add(egui::Label::new(text.size(size::SMALL)).wrap());
    }
}

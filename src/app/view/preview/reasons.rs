//! The reasons of a block: the rule, the services and answers behind it, and corrections in it.

use eframe::egui::{self, Align, Layout, RichText, ScrollArea, Ui};

use crate::agreement::{Explained, ExplainedKind, Names, Reasons};
use crate::app::command::{Command, PreviewCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::deviation::deviation_text;
use crate::app::view::widgets::{edit_button_ui, named_button};
use crate::characters::visible;
use crate::message::Message;
use crate::template::Condition;

/// The largest height of the reasons, in points.
const HEIGHT: f32 = 170.0;

/// Draws the reasons at the foot of the preview.
pub fn reasons_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let blocks = &state.derived.agreement.blocks;
    let block = state.explained_block().and_then(|block| blocks.get(block));
    let Some(block) = block else {
        return;
    };
    let explanation = &state.derived.agreement.explanation;
    let explained = explanation.get(block.explained);
    let palette = palette(ui);
    let frame = egui::Frame::NONE
        .fill(palette.panel)
        .inner_margin(egui::Margin::symmetric(16, 10));
    egui::Panel::bottom("why")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let question = state.translate("window-why");
                ui.label(RichText::new(question).font(theme::strong(size::HEADING)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if named_button(ui, "×", &state.translate("window-close"), true).clicked() {
                        commands.push(PreviewCommand::CloseReasons.into());
                    }
                    if ui.button(state.translate("window-copy-clause")).clicked() {
                        commands.push(PreviewCommand::Select(None).into());
                        commands.push(PreviewCommand::Copy.into());
                    }
                    let words = explained.map_or("", |explained| &*explained.words);
                    let about = part_name(state, words, &block.id);
                    let text = RichText::new(about).color(palette.weak).size(size::SMALL);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(text).truncate());
                    });
                });
            });
            ScrollArea::vertical()
                .min_scrolled_height(HEIGHT)
                .max_height(HEIGHT)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    if let Some(place) = state.place_of_block(&block.id) {
                        edit_button_ui(ui, state, &place, commands);
                    }
                    if let Some(explained) = explained {
                        explained_ui(ui, state, explained);
                    }
                    note_ui(ui, state, &block.id);
                    deviations_ui(ui, state, &block.id);
                    let inside = explanation.iter().filter(|part| {
                        let is_fixed = part.rule == Condition::Always
                            && part.kind != ExplainedKind::Correction;
                        part.block == block.id && part.kind != ExplainedKind::Block && !is_fixed
                    });
                    for part in inside {
                        inside_ui(ui, state, part);
                    }
                });
        });
}

/// Returns what a part is called: its words, and its id for those who work on the template.
pub fn part_name(state: &State, words: &str, id: &str) -> String {
    match words {
        "" => id.to_owned(),
        words if words == id || state.place_of_block(id).is_none() => words.to_owned(),
        words => format!("{words} ({id})"),
    }
}

/// Draws the note to a block for sales, if there is one.
fn note_ui(ui: &mut Ui, state: &State, block: &str) {
    let Some(note) = state.notes.of(block) else {
        return;
    };
    ui.add_space(space::TIGHT);
    let heading = state.translate("window-clause-note");
    ui.label(RichText::new(heading).font(theme::strong(size::BODY)));
    ui.label(visible(note.text(state.tag())));
}

/// Draws the terms in a block that differ from their standard.
fn deviations_ui(ui: &mut Ui, state: &State, block: &str) {
    let agreement = &state.derived.agreement;
    for deviation in &state.derived.deviations {
        let mut blocks = agreement.blocks_with(&deviation.field);
        if blocks.any(|index| agreement.blocks[index].id == block) {
            let (_, label) = state.template.field_name(&deviation.field, state.tag());
            let text = format!("≠ {label}: {}", deviation_text(state, deviation));
            ui.label(visible(&text));
        }
    }
}

/// Draws the rule, and the facts that decided, one a line.
fn explained_ui(ui: &mut Ui, state: &State, explained: &Explained) {
    let reasons = reasons(state);
    if explained.rule == Condition::Always {
        ui.label(state.translate("window-always"));
        return;
    }
    let rule = Message::new("window-rule").with("rule", reasons.rule(&explained.rule));
    ui.label(state.translator.format(&rule));
    for cause in &explained.causes {
        ui.horizontal_wrapped(|ui| {
            let (sign, color) = if cause.holds {
                ("✓", palette(ui).done)
            } else {
                ("×", palette(ui).weak)
            };
            ui.label(RichText::new(sign).color(color));
            ui.label(reasons.cause(cause));
        });
    }
}

/// Draws a service, row, choice of wording or correction inside the block.
fn inside_ui(ui: &mut Ui, state: &State, part: &Explained) {
    let palette = palette(ui);
    if part.kind == ExplainedKind::Correction {
        let known = &state.template.corrections;
        let Some(correction) = known.iter().find(|correction| correction.id == part.id) else {
            return;
        };
        ui.add_space(space::TIGHT);
        let sentence = Message::new("window-correction")
            .with("source", &correction.source)
            .with("printed", &correction.printed)
            .with("reason", &correction.reason)
            .with("state", if part.printed { "on" } else { "off" });
        ui.label(state.translator.format(&sentence));
        return;
    }
    let sign = if part.printed { "✓" } else { "×" };
    let words = if part.words.is_empty() {
        &part.id
    } else {
        &part.words
    };
    let line = format!(
        "{sign} {words} ({}). {}",
        reasons(state).kind(part.kind),
        reason_text(state, part)
    );
    let color = if part.printed {
        palette.text
    } else {
        palette.weak
    };
    ui.label(RichText::new(line).size(size::SMALL).color(color));
}

/// Returns why a part is there or was left out: first what was filled in, then the rule.
pub fn reason_text(state: &State, part: &Explained) -> String {
    let reasons = reasons(state);
    if part.kind == ExplainedKind::Correction
        || part.rule == Condition::Always
        || part.causes.is_empty()
    {
        return reasons.why(part);
    }
    let causes: Vec<String> = part
        .causes
        .iter()
        .map(|cause| reasons.cause(cause))
        .collect();
    let message = Message::new("window-because")
        .with("causes", causes.join("; "))
        .with("rule", reasons.rule(&part.rule))
        .with("printed", if part.printed { "yes" } else { "no" });
    state.translator.format(&message)
}

/// Returns the formatter of reasons, with the form's names for things.
fn reasons(state: &State) -> Reasons<'_> {
    Reasons {
        translator: &state.translator,
        names: Names::Labels(&state.template),
    }
}

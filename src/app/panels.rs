//! Notices, questions and panels of information.

use eframe::egui::{
    self, Align, Button, Id, Key, Layout, Modal, Modifiers, RichText, ScrollArea, Ui,
};

use super::command::{Command, ENTRIES};
use super::errand::Purpose;
use super::form::{focus_ring, named_button};
use super::preview::because;
use super::state::{Answer, Notice, Panel, Question, State};
use super::theme::{self, palette, size, space};
use crate::agreement::{Explained, Part};
use crate::characters::visible;
use crate::message::Message;
use crate::template::Condition;

/// The work of others that the program ships with.
const NOTICES: &str = include_str!("../../assets/NOTICES.md");
/// More lines of a notice are not shown at once.
const NOTICE_HEIGHT: f32 = 160.0;

/// Draws the notice above the line at the foot.
pub fn notice_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(notice) = &state.notice else {
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
                if named_button(ui, "×", &state.say("window-close"), true).clicked() {
                    commands.push(Command::DismissNotice);
                }
                if notice.offers_export {
                    export_ui(ui, state, commands);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    lines_ui(ui, state, notice);
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
                let sentence = state.speaker.say(message);
                let response = ui.label(visible(&sentence));
                // What just happened is said aloud without taking the focus.
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

/// What can be done with the exported PDF, from right to left.
fn export_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (text, command) in [
        ("window-reveal", Command::RevealExported),
        ("window-print", Command::PrintExported),
        ("window-open", Command::OpenExported),
    ] {
        if ui.button(state.say(text)).clicked() {
            commands.push(command);
        }
    }
}

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
        state.say("window-drop"),
        theme::strong(size::TITLE),
        palette.text,
    );
}

/// Draws the open question, or the open panel.
pub fn panels_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let frame = egui::Frame::window(ui.style());
    let modal = Modal::new(Id::unique("what is open")).frame(frame);
    let response = if let Some(question) = &state.question {
        modal.show(ui.ctx(), |ui| question_ui(ui, state, question, commands))
    } else if let Some(panel) = state.view.panel {
        modal.show(ui.ctx(), |ui| panel_ui(ui, state, panel, commands))
    } else {
        return;
    };
    if response.should_close() {
        commands.push(Command::ClosePanel);
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

// -- questions --

fn question_ui(ui: &mut Ui, state: &State, question: &Question, commands: &mut Vec<Command>) {
    ui.set_width(match question {
        Question::TypePath { .. } => 640.0,
        _ => 460.0,
    });
    match question {
        Question::Unsaved(_) => unsaved_ui(ui, state, commands),
        Question::Replace { path, .. } => {
            title_ui(ui, &state.say("question-replace"));
            ui.label(visible(&path.display().to_string()));
            let buttons = [("question-replace-accept", Answer::Accept, Kind::Destroys)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::TypePath { purpose, path } => path_ui(ui, state, *purpose, path, commands),
    }
}

fn unsaved_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title_ui(ui, &state.say("question-unsaved"));
    ui.label(state.say("question-unsaved-text"));
    let buttons = [
        ("question-save", Answer::Save, Kind::Main),
        ("question-discard", Answer::Discard, Kind::Destroys),
    ];
    answers_ui(ui, state, &buttons, commands);
}

/// Where no file dialog can be shown, a path is typed.
fn path_ui(ui: &mut Ui, state: &State, purpose: Purpose, path: &str, commands: &mut Vec<Command>) {
    title_ui(ui, &state.say("question-path"));
    let mut typed = path.to_owned();
    let label = ui.label(state.say("question-path-text"));
    let response = ui.add(
        egui::TextEdit::singleline(&mut typed)
            .id(Id::unique("path"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    let response = response.labelled_by(label.id);
    if response.changed() {
        commands.push(Command::TypePath(typed));
    }
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let takes = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if takes {
        commands.push(Command::Answer(Answer::Accept));
    }
    let verb = match purpose {
        Purpose::Open => "question-path-open",
        Purpose::Save => "question-save",
        Purpose::Export { .. } => "question-path-export",
    };
    answers_ui(ui, state, &[(verb, Answer::Accept, Kind::Main)], commands);
}

/// What a button does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What is most likely wanted.
    Main,
    /// Something that can't be taken back.
    Destroys,
}

fn answers_ui(
    ui: &mut Ui,
    state: &State,
    answers: &[(&'static str, Answer, Kind)],
    commands: &mut Vec<Command>,
) {
    let palette = palette(ui);
    ui.add_space(space::LARGE);
    ui.horizontal(|ui| {
        for (text, answer, kind) in answers {
            let text = RichText::new(state.say(text));
            let button = match kind {
                Kind::Main => Button::new(text.color(palette.on_accent)).fill(palette.accent),
                Kind::Destroys => Button::new(text.color(palette.wrong)),
            };
            let response = ui.add(button);
            focus_ring(ui, &response, response.rect);
            let nothing_has_focus = ui.memory(|memory| memory.focused().is_none());
            if *kind == Kind::Main && nothing_has_focus {
                response.request_focus();
            }
            if response.clicked() {
                commands.push(Command::Answer(*answer));
            }
        }
        if ui.button(state.say("question-cancel")).clicked() {
            commands.push(Command::Answer(Answer::Cancel));
        }
    });
}

// -- panels of information --

fn panel_ui(ui: &mut Ui, state: &State, panel: Panel, commands: &mut Vec<Command>) {
    ui.set_width(match panel {
        Panel::Explanation => 760.0,
        _ => 520.0,
    });
    let height = ui.ctx().content_rect().height() * 0.62;
    match panel {
        Panel::About => about_ui(ui, state, height),
        Panel::Shortcuts => shortcuts_ui(ui, state, height),
        Panel::Explanation => explanation_ui(ui, state, height),
        Panel::Template => template_ui(ui, state),
    }
    ui.add_space(space::LARGE);
    let close = ui.button(state.say("window-close"));
    if ui.memory(|memory| memory.focused().is_none()) {
        close.request_focus();
    }
    if close.clicked() {
        commands.push(Command::ClosePanel);
    }
}

fn about_ui(ui: &mut Ui, state: &State, height: f32) {
    title_ui(ui, "Klausul");
    let version = Message::new("about-version").with("version", env!("CARGO_PKG_VERSION"));
    ui.label(state.speaker.say(&version));
    ui.label(state.say("about-text"));
    ui.label(state.say("about-licence"));
    ui.add_space(space::SMALL);
    ui.label(RichText::new(state.say("about-others")).font(theme::strong(size::BODY)));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height * 0.6)
        .show(ui, |ui| {
            for paragraph in NOTICES.split("\n\n").skip(1) {
                notices_ui(ui, paragraph);
            }
        });
}

/// A paragraph or table of the notices, which are Markdown.
fn notices_ui(ui: &mut Ui, paragraph: &str) {
    let plain = |text: &str| text.replace('`', "");
    if !paragraph.starts_with('|') {
        ui.label(RichText::new(plain(&paragraph.replace('\n', " "))).size(size::SMALL));
        ui.add_space(space::TIGHT);
        return;
    }
    for row in paragraph.lines().skip(2) {
        let cells: Vec<&str> = row
            .split('|')
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        ui.label(RichText::new(plain(&cells.join(" · "))).size(size::SMALL));
        ui.add_space(space::TIGHT);
    }
}

fn shortcuts_ui(ui: &mut Ui, state: &State, height: f32) {
    title_ui(ui, &state.say("menu-shortcuts"));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for entry in ENTRIES {
                let Some(shortcut) = entry.shortcuts.first() else {
                    continue;
                };
                let keys = ui.ctx().format_shortcut(shortcut);
                let keys = keys.replace("Plus", "+").replace("Minus", "−");
                two_columns_ui(ui, &state.say(entry.text), &keys);
            }
            for (text, keys) in [
                ("keys-next-field", "keys-tab"),
                ("keys-blocks", "keys-arrows"),
                ("keys-copy", "keys-copy-keys"),
                ("keys-scroll", "keys-page"),
                ("keys-zoom", "keys-wheel"),
                ("keys-close", "keys-escape"),
            ] {
                two_columns_ui(ui, &state.say(text), &state.say(keys));
            }
        });
}

fn two_columns_ui(ui: &mut Ui, left: &str, right: &str) {
    ui.horizontal(|ui| {
        ui.label(left);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::LARGE);
            ui.label(RichText::new(right).color(palette(ui).weak));
        });
    });
}

fn template_ui(ui: &mut Ui, state: &State) {
    let template = &state.template;
    title_ui(ui, &template.title);
    for (text, value) in [
        ("about-template-id", &template.id),
        ("about-template-version", &template.version),
        ("about-template-language", &template.language),
        ("about-template-hash", &template.hash),
        ("about-template-source", &template.source),
    ] {
        ui.label(
            RichText::new(state.say(text))
                .color(palette(ui).weak)
                .size(size::SMALL),
        );
        ui.label(visible(value));
        ui.add_space(space::TIGHT);
    }
}

/// Every block of the agreement, and every other part that is not simply always there: printed or left
/// out, and why.
fn explanation_ui(ui: &mut Ui, state: &State, height: f32) {
    title_ui(ui, &state.say("menu-explanation"));
    let parts = state.derived.agreement.explanation.iter();
    let telling = parts.filter(|part| part.part == Part::Block || part.rule != Condition::Always);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for part in telling {
                explained_ui(ui, state, part);
            }
        });
}

fn explained_ui(ui: &mut Ui, state: &State, part: &Explained) {
    let palette = palette(ui);
    let (sign, color) = if part.printed {
        ("✓", palette.done)
    } else {
        ("×", palette.weak)
    };
    ui.horizontal_top(|ui| {
        if part.part != Part::Block {
            ui.add_space(space::LARGE);
        }
        ui.label(RichText::new(sign).color(color));
        ui.vertical(|ui| {
            let name = match part.words.as_str() {
                "" => part.id.clone(),
                words if words == part.id => part.id.clone(),
                words => format!("{words} ({})", part.id),
            };
            ui.label(visible(&name));
            let why = RichText::new(because(state, part)).color(palette.weak);
            ui.add(egui::Label::new(why.size(size::SMALL)).wrap());
        });
    });
}

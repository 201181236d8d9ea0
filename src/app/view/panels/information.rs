//! Panels of information: the program, its shortcuts, the template, why the agreement is as it is.

use eframe::egui::{self, Align, Layout, RichText, ScrollArea, Ui};

use crate::agreement::{Explained, ExplainedKind};
use crate::app::actions::{ACTIONS, shortcut_text};
use crate::app::command::{Command, PanelCommand};
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::preview::{part_name, reason_text};
use crate::app::view::widgets::title_ui;
use crate::characters::visible;
use crate::template::Condition;

/// The part of a panel's height in which what the program is scrolls.
const ABOUT_PART: f32 = 0.8;

/// The notices about the work of others that the program ships with.
const NOTICES: &str = include_str!("../../../../assets/NOTICES.md");

/// Draws what the program is, what support needs to know of it, and the notices about the work of others.
pub(super) fn about_ui(ui: &mut Ui, state: &State, height: f32, commands: &mut Vec<Command>) {
    // What stands above and below needs its room, too.
    let height = height * ABOUT_PART;
    title_ui(ui, "Klausul");
    ui.label(state.translate("about-text"));
    ui.label(state.translate("about-licence"));
    ui.add_space(space::SMALL);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for line in state
                .support
                .iter()
                .flat_map(|one| one.lines(&state.translator))
            {
                let line = RichText::new(visible(&line)).size(size::SMALL);
                ui.add(egui::Label::new(line).wrap());
            }
            ui.add_space(space::SMALL);
            let others = RichText::new(state.translate("about-others"));
            ui.label(others.font(theme::strong(size::BODY)));
            for paragraph in NOTICES.split("\n\n").skip(1) {
                notices_ui(ui, paragraph);
            }
        });
    if state.support.is_some() {
        ui.add_space(space::SMALL);
        copy_support_ui(ui, state, commands);
    }
}

/// Draws the button that copies what support needs to know, and that it was copied.
fn copy_support_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if ui.button(state.translate("about-copy")).clicked() {
            commands.push(PanelCommand::CopySupport.into());
        }
        if state.view.has_copied_support {
            let text = RichText::new(state.translate("about-copied"));
            let response = ui.label(text.color(palette(ui).done));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        }
    });
    let promise = RichText::new(state.translate("about-copy-text")).size(size::SMALL);
    ui.label(promise.color(palette(ui).weak));
}

/// Draws a paragraph or table of the notices, which are Markdown.
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

pub(super) fn shortcuts_ui(ui: &mut Ui, state: &State, height: f32) {
    title_ui(ui, &state.translate("menu-shortcuts"));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for action in ACTIONS {
                if action.shortcuts.is_empty() {
                    continue;
                }
                let keys = action.shortcuts.iter();
                let keys: Vec<_> = keys.map(|one| shortcut_text(ui.ctx(), *one)).collect();
                two_columns_ui(ui, &state.translate(action.text), &keys.join(", "));
            }
            for (text, keys) in [
                ("keys-next-field", "keys-tab"),
                ("keys-next-gap", "keys-enter"),
                ("keys-blocks", "keys-arrows"),
                ("keys-copy", "keys-copy-keys"),
                ("keys-scroll", "keys-page"),
                ("keys-zoom", "keys-wheel"),
                ("keys-close", "keys-escape"),
            ] {
                two_columns_ui(ui, &state.translate(text), &state.translate(keys));
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

pub(super) fn template_ui(ui: &mut Ui, state: &State) {
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
            RichText::new(state.translate(text))
                .color(palette(ui).weak)
                .size(size::SMALL),
        );
        ui.label(visible(value));
        ui.add_space(space::TIGHT);
    }
}

/// Draws every block of the agreement, and every other part that is not always there: whether it is printed, and
/// why.
pub(super) fn explanation_ui(ui: &mut Ui, state: &State, height: f32) {
    title_ui(ui, &state.translate("menu-explanation"));
    let parts = state.derived.agreement.explanation.iter();
    let explained =
        parts.filter(|part| part.kind == ExplainedKind::Block || part.rule != Condition::Always);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            for part in explained {
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
        if part.kind != ExplainedKind::Block {
            ui.add_space(space::LARGE);
        }
        ui.label(RichText::new(sign).color(color));
        ui.vertical(|ui| {
            ui.label(visible(&part_name(state, &part.words, &part.id)));
            let why = RichText::new(reason_text(state, part)).color(palette.weak);
            ui.add(egui::Label::new(why.size(size::SMALL)).wrap());
        });
    });
}

//! The selected agreement: its files, and what can be done with it.

use eframe::egui::{self, Button, RichText, ScrollArea, Ui};

use super::names::{names, sign};
use crate::app::command::{Command, RegisterCommand};
use crate::app::effect::Derivation;
use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::characters::visible_line;
use crate::message::Message;
use crate::register::{Case, CaseFile, CaseState, Column, row_of};

/// The width, in points.
const WIDTH_PT: f32 = 296.0;

/// Draws the selected agreement at the right of the list.
pub fn details_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(case) = state.register.selected_case() else {
        return;
    };
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(16, 10));
    egui::Panel::right("agreement")
        .exact_size(WIDTH_PT)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| case_ui(ui, state, case, commands));
        });
}

fn case_ui(ui: &mut Ui, state: &State, case: &Case, commands: &mut Vec<Command>) {
    let names = names(state);
    let text = |column: Column| visible_line(&row_of(case, column, &names));
    let name = RichText::new(text(Column::Customer)).font(theme::strong(size::HEADING));
    ui.add(egui::Label::new(name).wrap());
    let (sign, color) = sign(ui, case.state());
    let state_text = format!("{sign} {}", text(Column::State));
    ui.label(RichText::new(state_text).color(color));
    if let Some(message) = explanation(case).or_else(|| names.remark(case.lead())) {
        sentence_ui(ui, state, &message);
    }
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| actions_ui(ui, state, commands));
    ui.add_space(space::SMALL);
    for column in [
        Column::Number,
        Column::Date,
        Column::Services,
        Column::Template,
        Column::Deviations,
    ] {
        let value = text(column);
        if !value.is_empty() {
            let label = state.translator.format(&column.message());
            ui.label(
                RichText::new(label)
                    .color(palette(ui).weak)
                    .size(size::SMALL),
            );
            ui.add(egui::Label::new(value).wrap());
        }
    }
    ui.add_space(space::MEDIUM);
    let heading = state.translate("register-files");
    ui.label(RichText::new(heading).font(theme::strong(size::BODY)));
    for (index, file) in case.files.iter().enumerate() {
        file_ui(ui, state, file, commands);
        // What is unusual about the first stands above.
        let entry = &file.entry;
        let message = || entry.problem.clone().or_else(|| names.remark(entry));
        if index > 0
            && let Some(message) = message()
        {
            sentence_ui(ui, state, &message);
        }
    }
}

fn sentence_ui(ui: &mut Ui, state: &State, message: &Message) {
    let sentence = visible_line(&state.translator.format(message));
    let sentence = RichText::new(sentence).size(size::SMALL);
    ui.add(egui::Label::new(sentence).wrap());
}

/// Returns why somebody must look at an agreement.
fn explanation(case: &Case) -> Option<Message> {
    let lead = case.lead();
    if let Some(problem) = &lead.problem {
        return Some(problem.clone());
    }
    // A missing end is the reason; the list says so.
    if !lead.state.needs_review() || lead.is_cut_off && lead.state != CaseState::Changed {
        return None;
    }
    let id = match lead.verdict.as_deref()? {
        "changed" => "register-why-changed",
        "added" => "register-why-added",
        "same-words" => "register-why-same-words",
        "unknown-template" => "register-why-unknown-template",
        _ => "register-why-signature",
    };
    Some(Message::new(id))
}

/// Draws what can be done with the selected agreement, one beside or below the other as the place has it; whether something was chosen.
pub fn actions_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) -> bool {
    let register = &state.register;
    let has_pdf = register.selected_pdf().is_some();
    let actions = [
        ("register-open", RegisterCommand::Open, true),
        ("register-open-pdf", RegisterCommand::OpenPdf, has_pdf),
        ("window-reveal", RegisterCommand::Reveal, true),
        (
            "register-new-same-customer",
            RegisterCommand::NewFrom(Derivation::SameCustomer),
            true,
        ),
        (
            "register-new-like",
            RegisterCommand::NewFrom(Derivation::Like),
            true,
        ),
    ];
    let mut is_chosen = false;
    for (text, command, is_possible) in actions {
        let button = Button::new(state.translate(text));
        if ui.add_enabled(is_possible, button).clicked() {
            commands.push(command.into());
            is_chosen = true;
        }
    }
    is_chosen
}

/// Draws a file, which is opened by a click.
fn file_ui(ui: &mut Ui, state: &State, file: &CaseFile, commands: &mut Vec<Command>) {
    let name = file.path.file_name().unwrap_or(file.path.as_os_str());
    let name = visible_line(&name.to_string_lossy());
    let button = Button::new(RichText::new(name).color(palette(ui).accent)).frame(false);
    let response = ui.add_enabled(file.is_reachable, button.truncate());
    let response = response.on_hover_text(visible_line(&file.path.display().to_string()));
    if response.clicked() {
        commands.push(RegisterCommand::OpenFile(file.path.clone()).into());
    }
    let mut parts = vec![
        state.translator.format(&file.entry.state.message()),
        crate::clock::local_ns(file.modified_ns),
    ];
    if file.is_copy {
        parts.push(state.translate("register-copy"));
    }
    if !file.is_reachable {
        parts.push(state.translate("register-not-reachable"));
    }
    let text = RichText::new(parts.join(" · ")).color(palette(ui).weak);
    ui.add(egui::Label::new(text.size(size::SMALL)).wrap());
}

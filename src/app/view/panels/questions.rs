//! Questions, with verbs on the buttons.

use eframe::egui::{self, Button, Id, Key, Modifiers, RichText, Ui};

use super::differences::{Sides, differences_ui};
use super::recovery;
use crate::app::command::{Answer, Command, PanelCommand};
use crate::app::effect::Theirs;
use crate::app::model::{Purpose, Question, State};
use crate::app::theme::{palette, space};
use crate::app::view::widgets::{focus_ring, title_ui};
use crate::characters::visible;
use crate::message::Message;

pub(super) fn question_ui(
    ui: &mut Ui,
    state: &State,
    question: &Question,
    commands: &mut Vec<Command>,
) {
    ui.set_width(match question {
        Question::TypePath { .. } | Question::Conflict { .. } => 640.0,
        _ => 460.0,
    });
    match question {
        Question::Unsaved(_) => unsaved_ui(ui, state, commands),
        Question::Replace { path, .. } => {
            title_ui(ui, &state.translate("question-replace"));
            ui.label(visible(&path.display().to_string()));
            let buttons = [("question-replace-accept", Answer::Accept, Kind::Destroys)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::Conflict { path, theirs, .. } => {
            conflict_ui(ui, state, &path.display().to_string(), theirs, commands);
        }
        Question::TypePath { purpose, path } => path_ui(ui, state, purpose, path, commands),
        Question::ProfileName { name } => {
            title_ui(ui, &state.translate("question-profile"));
            typed_ui(
                ui,
                &state.translate("question-profile-text"),
                name,
                commands,
            );
            let buttons = [("question-save", Answer::Accept, Kind::Main)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::Forget => forget_ui(ui, state, commands),
        Question::Dismiss(name) => {
            title_ui(ui, &state.translate("question-dismiss"));
            let mut offers = state.recoverable.iter();
            let offer = offers.find(|offer| offer.recoverable.name == *name);
            ui.label(offer.map_or_else(String::new, |offer| recovery::title(state, offer)));
            let buttons = [("recovery-dismiss", Answer::Accept, Kind::Destroys)];
            answers_ui(ui, state, &buttons, commands);
        }
    }
}

/// Draws what somebody else has changed in the file, and what can be done.
fn conflict_ui(
    ui: &mut Ui,
    state: &State,
    path: &str,
    theirs: &Theirs,
    commands: &mut Vec<Command>,
) {
    title_ui(ui, &state.translate("question-conflict"));
    ui.label(visible(path));
    ui.add_space(space::SMALL);
    let mut buttons = vec![
        ("question-conflict-copy", Answer::SaveCopy, Kind::Main),
        ("question-conflict-mine", Answer::KeepMine, Kind::Destroys),
    ];
    match &theirs.draft {
        Ok(draft) => {
            ui.label(state.translate("question-conflict-text"));
            differences_ui(ui, state, draft, &state.document.draft, Sides::Conflict);
            buttons.insert(
                1,
                ("question-conflict-theirs", Answer::TakeTheirs, Kind::Plain),
            );
        }
        Err(failure) => {
            let message = Message::new("question-conflict-unreadable");
            let message = message.with("detail", failure.message());
            ui.label(visible(&state.translator.format(&message)));
        }
    }
    answers_ui(ui, state, &buttons, commands);
}

/// Draws the personal data that is kept, before it is removed.
fn forget_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("question-forget"));
    let data = state.personal_data();
    if data.is_empty() {
        ui.label(state.translate("question-forget-nothing"));
    } else {
        ui.label(state.translate("question-forget-text"));
        for line in data {
            ui.label(format!("– {}", state.translator.format(&line)));
        }
    }
    ui.add_space(space::SMALL);
    ui.label(RichText::new(state.translate("local-data-drafts-stay")).color(palette(ui).weak));
    let buttons = [("question-forget-accept", Answer::Accept, Kind::Destroys)];
    answers_ui(ui, state, &buttons, commands);
}

fn unsaved_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("question-unsaved"));
    ui.label(state.translate("question-unsaved-text"));
    let buttons = [
        ("question-save", Answer::Save, Kind::Main),
        ("question-discard", Answer::Discard, Kind::Destroys),
    ];
    answers_ui(ui, state, &buttons, commands);
}

/// Draws the line for a path, where no file dialog can be shown.
fn path_ui(ui: &mut Ui, state: &State, purpose: &Purpose, path: &str, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("question-path"));
    typed_ui(ui, &state.translate("question-path-text"), path, commands);
    let verb = match purpose {
        Purpose::Open | Purpose::Verify | Purpose::Sheet => "question-path-open",
        Purpose::Save { .. } | Purpose::SaveCopy { .. } | Purpose::NewSheet => "question-save",
        Purpose::Export { .. } | Purpose::Comparison | Purpose::StandardComparison => {
            "question-path-export"
        }
        Purpose::Folder(_) | Purpose::TemplateFolder | Purpose::BatchFolder => {
            "question-path-folder"
        }
    };
    answers_ui(ui, state, &[(verb, Answer::Accept, Kind::Main)], commands);
}

/// Draws a line for typing an answer; Enter accepts it.
fn typed_ui(ui: &mut Ui, label: &str, text: &str, commands: &mut Vec<Command>) {
    let mut typed = text.to_owned();
    let label = ui.label(label);
    let response = ui.add(
        egui::TextEdit::singleline(&mut typed)
            .id(Id::unique("answer"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 5))
            .return_key(None),
    );
    let response = response.labelled_by(label.id);
    if response.changed() {
        commands.push(PanelCommand::Type(typed).into());
    }
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let is_accepted = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if is_accepted {
        commands.push(PanelCommand::Answer(Answer::Accept).into());
    }
}

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It does what is most likely wanted.
    Main,
    /// It does something else.
    Plain,
    /// It does something that can't be undone.
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
    ui.horizontal_wrapped(|ui| {
        for (text, answer, kind) in answers {
            let text = RichText::new(state.translate(text));
            let button = match kind {
                Kind::Main => Button::new(text.color(palette.on_accent)).fill(palette.accent),
                Kind::Plain => Button::new(text),
                Kind::Destroys => Button::new(text.color(palette.wrong)),
            };
            let response = ui.add(button);
            focus_ring(ui, &response, response.rect);
            let nothing_has_focus = ui.memory(|memory| memory.focused().is_none());
            if *kind == Kind::Main && nothing_has_focus {
                response.request_focus();
            }
            if response.clicked() {
                commands.push(PanelCommand::Answer(*answer).into());
            }
        }
        if ui.button(state.translate("question-cancel")).clicked() {
            commands.push(PanelCommand::Answer(Answer::Cancel).into());
        }
    });
}

//! Questions, with verbs on the buttons.

use eframe::egui::{self, Button, Id, Key, Modifiers, Response, RichText, Ui};

use super::differences::{Sides, differences_ui};
use super::recovery;
use crate::app::command::{Answer, Command, PanelCommand};
use crate::app::effect::Theirs;
use crate::app::model::{FollowUp, Pasted, Purpose, Question, State};
use crate::app::platform::FileKind;
use crate::app::theme::{palette, size, space};
use crate::app::view::widgets::{focus_ring, select_all, title_ui};
use crate::characters::visible;
use crate::draft::pasted::Fit;
use crate::message::Message;

pub(super) fn question_ui(
    ui: &mut Ui,
    state: &State,
    question: &Question,
    commands: &mut Vec<Command>,
) {
    ui.set_width(match question {
        Question::TypePath { .. } | Question::Conflict { .. } | Question::Pasted(_) => 640.0,
        _ => 460.0,
    });
    match question {
        Question::Unsaved(_) => {
            let texts = ["question-unsaved", "question-unsaved-text"];
            unsaved_ui(ui, state, texts, commands);
        }
        Question::UnsavedSheet(_) => {
            let texts = ["question-unsaved-sheet", "question-unsaved-sheet-text"];
            unsaved_ui(ui, state, texts, commands);
        }
        Question::Running(next) => running_ui(ui, state, next, commands),
        Question::Replace { path, .. } => {
            title_ui(ui, &state.translate("question-replace"));
            ui.label(visible(&path.display().to_string()));
            let buttons = [("question-replace-accept", Answer::Accept, Kind::Destroys)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::Conflict { path, theirs, .. } => {
            conflict_ui(ui, state, &path.display().to_string(), theirs, commands);
        }
        Question::TypePath {
            purpose,
            path,
            problem,
        } => path_ui(ui, state, (purpose, path, problem.as_ref()), commands),
        Question::ProfileName { name } => {
            title_ui(ui, &state.translate("question-profile"));
            let label = state.translate("question-profile-text");
            name_ui(ui, &label, name, commands);
            let buttons = [("question-save", Answer::Accept, Kind::Main)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::PresetName { name } => {
            title_ui(ui, &state.translate("question-preset"));
            let label = state.translate("question-preset-text");
            name_ui(ui, &label, name, commands);
            let buttons = [("question-save", Answer::Accept, Kind::Main)];
            answers_ui(ui, state, &buttons, commands);
        }
        Question::Pasted(pasted) => pasted_ui(ui, state, pasted, commands),
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

/// Draws which field each piece of a pasted block fits, and what has no place.
fn pasted_ui(ui: &mut Ui, state: &State, pasted: &Pasted, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("question-pasted"));
    let height = ui.ctx().content_rect().height() * 0.5;
    let weak = palette(ui).weak;
    egui::ScrollArea::vertical()
        .auto_shrink([false, true])
        .max_height(height)
        .show(ui, |ui| {
            egui::Grid::new("pasted")
                .num_columns(2)
                .spacing([space::LARGE, space::TIGHT])
                .min_row_height(0.0)
                .show(ui, |ui| {
                    for fit in &pasted.distribution.fits {
                        fit_ui(ui, state, fit);
                        ui.end_row();
                    }
                });
            if !pasted.distribution.left_over.is_empty() {
                ui.add_space(space::SMALL);
                let heading = state.translate("question-pasted-left");
                ui.label(RichText::new(heading).color(weak));
                for text in &pasted.distribution.left_over {
                    ui.add(egui::Label::new(format!("– {}", visible(text))).wrap());
                }
            }
        });
    let buttons = [
        ("question-pasted-accept", Answer::Accept, Kind::Main),
        ("question-pasted-plain", Answer::Cancel, Kind::Plain),
    ];
    let cancel = ("question-cancel", Answer::Discard);
    answers_or_ui(ui, state, &buttons, cancel, commands);
}

/// Draws a piece of a pasted block beside the field that it fits, and what is there now.
fn fit_ui(ui: &mut Ui, state: &State, fit: &Fit) {
    let weak = palette(ui).weak;
    let (label, now) = state.fit_label(fit);
    // The label stands level with the first line of what is beside it.
    ui.vertical(|ui| {
        ui.add(egui::Label::new(RichText::new(label).color(weak)).extend());
    });
    ui.vertical(|ui| {
        let kind = state.template.field(fit.field()).map(|field| &field.kind);
        let text = match kind {
            Some(kind) => state.as_written(kind, &fit.text),
            None => fit.text.clone(),
        };
        ui.add(egui::Label::new(visible(&text)).wrap());
        if !now.is_empty() {
            let message = Message::new("question-pasted-now").with("now", visible(&now));
            let text = RichText::new(state.translator.format(&message)).color(weak);
            ui.label(text.size(size::SMALL));
        }
    });
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
    ui.label(RichText::new(state.translate("local-data-log")).color(palette(ui).weak));
    let buttons = [("question-forget-accept", Answer::Accept, Kind::Destroys)];
    answers_ui(ui, state, &buttons, commands);
}

/// Asks what becomes of changes that no file has, with a title and a sentence about what they are of.
fn unsaved_ui(
    ui: &mut Ui,
    state: &State,
    [title, text]: [&'static str; 2],
    commands: &mut Vec<Command>,
) {
    title_ui(ui, &state.translate(title));
    ui.label(state.translate(text));
    let buttons = [
        ("question-save", Answer::Save, Kind::Main),
        ("question-discard", Answer::Discard, Kind::Destroys),
    ];
    answers_ui(ui, state, &buttons, commands);
}

/// Asks whether the export of a spreadsheet's rows is waited for, before something follows.
fn running_ui(ui: &mut Ui, state: &State, next: &FollowUp, commands: &mut Vec<Command>) {
    title_ui(ui, &state.translate("question-running"));
    ui.label(state.translate("question-running-text"));
    let (wait, stop) = match next {
        FollowUp::Quit => ("question-running-quit", "question-running-stop-quit"),
        _ => ("question-running-wait", "question-running-stop"),
    };
    let buttons = [
        (wait, Answer::Wait, Kind::Main),
        (stop, Answer::Stop, Kind::Destroys),
    ];
    // The usual word could be taken for ending the export.
    let back = ("question-running-back", Answer::Cancel);
    answers_or_ui(ui, state, &buttons, back, commands);
}

/// Draws the line for a path, where no file dialog can be shown, and what was wrong with the one before.
fn path_ui(
    ui: &mut Ui,
    state: &State,
    (purpose, path, problem): (&Purpose, &str, Option<&(String, Message)>),
    commands: &mut Vec<Command>,
) {
    let (title, label) = match purpose.kind() {
        FileKind::Folder => ("question-path-of-folder", "question-path-of-folder-text"),
        _ => ("question-path", "question-path-text"),
    };
    title_ui(ui, &state.translate(title));
    typed_ui(ui, &state.translate(label), path, commands);
    if let Some((place, message)) = problem {
        problem_ui(ui, state, place, message);
    }
    let verb = match purpose {
        Purpose::Open | Purpose::Verify | Purpose::Sheet => "question-path-open",
        Purpose::Save { .. }
        | Purpose::SaveCopy { .. }
        | Purpose::NewSheet
        | Purpose::MendedSheet { .. }
        | Purpose::List => "question-save",
        Purpose::Export { .. } | Purpose::Comparison | Purpose::StandardComparison => {
            "question-path-export"
        }
        Purpose::Folder(_)
        | Purpose::TemplateFolder
        | Purpose::BatchFolder { .. }
        | Purpose::RegisterFolder => "question-path-folder",
    };
    answers_ui(ui, state, &[(verb, Answer::Accept, Kind::Main)], commands);
}

/// Draws what is wrong, and where; screen readers read it at once.
fn problem_ui(ui: &mut Ui, state: &State, place: &str, message: &Message) {
    let palette = palette(ui);
    ui.add_space(space::SMALL);
    let sentence = visible(&state.translator.format(message));
    let response = ui.label(RichText::new(sentence).color(palette.wrong));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Assertive);
    });
    if !place.is_empty() {
        let place = RichText::new(visible(place)).color(palette.weak);
        ui.label(place.size(size::SMALL));
    }
}

/// Draws a line for a name. The one that is proposed is selected, so that the next key replaces it.
fn name_ui(ui: &mut Ui, label: &str, name: &str, commands: &mut Vec<Command>) {
    let response = typed_ui(ui, label, name, commands);
    if response.gained_focus() {
        select_all(ui.ctx(), response.id);
    }
}

/// Draws a line for typing an answer; Enter accepts it.
fn typed_ui(ui: &mut Ui, label: &str, text: &str, commands: &mut Vec<Command>) -> Response {
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
    response
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
    let cancel = ("question-cancel", Answer::Cancel);
    answers_or_ui(ui, state, answers, cancel, commands);
}

/// Draws the buttons of a question; the last one leaves everything as it is.
fn answers_or_ui(
    ui: &mut Ui,
    state: &State,
    answers: &[(&'static str, Answer, Kind)],
    (otherwise, leaves): (&'static str, Answer),
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
        if ui.button(state.translate(otherwise)).clicked() {
            commands.push(PanelCommand::Answer(leaves).into());
        }
    });
}

//! The file, what is wrong with it as a whole, the folder, the run.

use std::time::Duration;

use eframe::egui::{self, Align, Button, Layout, ProgressBar, RichText, Ui};

use crate::app::command::{BatchCommand, Command};
use crate::app::model::{BatchRun, BatchStage, BatchTable, FollowUp, State};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::{named_button, set_name};
use crate::characters::visible_line;
use crate::message::Message;

/// The most problems of the sheet as a whole that are shown; the others wait until these are mended.
const MAX_SHOWN: usize = 4;
/// How often a run is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// Draws it.
pub(super) fn head_ui(ui: &mut Ui, state: &State, table: &BatchTable, commands: &mut Vec<Command>) {
    let frame = egui::Frame::NONE
        .fill(palette(ui).panel)
        .inner_margin(egui::Margin::symmetric(16, 10));
    egui::Panel::top("batch").frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        title_ui(ui, state, table, commands);
        problems_ui(ui, state, table);
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(space::TARGET);
            folder_ui(ui, state, table, commands);
        });
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(space::TARGET);
            match &table.stage {
                BatchStage::Running(run) => run_ui(ui, state, run, commands),
                BatchStage::Ready => export_ui(ui, state, table, commands),
                BatchStage::Done { .. } => {
                    done_ui(ui, state, table, commands);
                    export_ui(ui, state, table, commands);
                }
            }
        });
    });
}

fn title_ui(ui: &mut Ui, state: &State, table: &BatchTable, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let name = table.path.file_name().unwrap_or_default();
        let name = visible_line(&name.to_string_lossy());
        let title = ui.label(RichText::new(&name).font(theme::strong(size::HEADING)));
        title.on_hover_text(table.path.display().to_string());
        let rows = table.checked.rows.len();
        let message = Message::new("window-batch-counts")
            .with("rows", rows)
            .with("wrong", rows - table.fine_rows());
        let counts = state.translator.format(&message);
        ui.label(RichText::new(counts).color(palette(ui).weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = state.translate("window-batch-close");
            if named_button(ui, "×", &close, true).clicked() {
                commands.push(BatchCommand::Close.into());
            }
        });
    });
}

/// Draws what is wrong with the sheet as a whole.
fn problems_ui(ui: &mut Ui, state: &State, table: &BatchTable) {
    let problems = table.batch.problems.iter();
    let problems: Vec<_> = problems
        .filter(|problem| table.batch.is_of_sheet(problem))
        .collect();
    for problem in problems.iter().take(MAX_SHOWN) {
        let sentence = state.translator.format(&problem.message());
        let place = problem.place();
        let text = if place.is_empty() {
            sentence
        } else {
            format!("{place}: {sentence}")
        };
        let palette = palette(ui);
        let color = if problem.blocks(table.batch.is_draft) {
            palette.wrong
        } else {
            palette.weak
        };
        ui.label(RichText::new(visible_line(&text)).color(color));
    }
    if problems.len() > MAX_SHOWN {
        let message = Message::new("window-batch-more").with("count", problems.len() - MAX_SHOWN);
        ui.label(state.translator.format(&message));
    }
}

fn folder_ui(ui: &mut Ui, state: &State, table: &BatchTable, commands: &mut Vec<Command>) {
    let can_change = !table.is_running();
    let label = state.translate("window-batch-folder");
    ui.label(RichText::new(label).color(palette(ui).weak));
    match &table.folder {
        Some(folder) => ui.label(visible_line(&folder.display().to_string())),
        None => ui.label(state.translate("window-batch-no-folder")),
    };
    let choose = Button::new(state.translate("window-batch-choose-folder"));
    if ui.add_enabled(can_change, choose).clicked() {
        commands.push(BatchCommand::ChooseFolder.into());
    }
}

fn export_ui(ui: &mut Ui, state: &State, table: &BatchTable, commands: &mut Vec<Command>) {
    let palette = palette(ui);
    let fine = table.fine_rows();
    let message = Message::new("window-batch-export").with("rows", fine);
    let text = RichText::new(state.translator.format(&message)).color(palette.on_accent);
    let button = Button::new(text).fill(palette.accent);
    if ui.add_enabled(table.can_export(), button).clicked() {
        commands.push(BatchCommand::Export.into());
    }
    let has_wrong = fine < table.checked.rows.len();
    let next = Button::new(state.translate("window-batch-next"));
    if ui.add_enabled(has_wrong, next).clicked() {
        commands.push(BatchCommand::NextProblem.into());
    }
    let save = Button::new(state.translate("window-batch-save"));
    if ui.add_enabled(table.changes.can_undo(), save).clicked() {
        commands.push(BatchCommand::SaveMended.into());
    }
    let mut wrong_only = table.shows_wrong_only;
    let text = state.translate("window-batch-wrong-only");
    if ui.checkbox(&mut wrong_only, text).clicked() {
        commands.push(BatchCommand::ToggleWrongOnly.into());
    }
}

fn run_ui(ui: &mut Ui, state: &State, run: &BatchRun, commands: &mut Vec<Command>) {
    // Nothing else asks for a frame while rows are exported.
    ui.ctx().request_repaint_after(LOOK);
    let done = run.control.done().min(run.total);
    let share = done as f32 / run.total.max(1) as f32;
    let left = run.left_s(state.now_s);
    let message = Message::new("window-batch-progress")
        .with("done", done)
        .with("total", run.total)
        .with(
            "left",
            left.map_or_else(String::new, |left| format!("{left:.0}")),
        )
        .with("known", yes_or_no(left.is_some()));
    let text = state.translator.format(&message);
    let bar = ui.add(
        ProgressBar::new(share)
            .desired_width(260.0)
            .corner_radius(4),
    );
    set_name(ui, &bar, &text);
    ui.label(&text);
    let pause = if run.paused_s.is_some() {
        "window-batch-resume"
    } else {
        "window-batch-pause"
    };
    let pause = Button::new(state.translate(pause));
    if ui.add_enabled(!run.is_stopped, pause).clicked() {
        commands.push(BatchCommand::TogglePause.into());
    }
    let stop = Button::new(state.translate("window-batch-stop"));
    if ui.add_enabled(!run.is_stopped, stop).clicked() {
        commands.push(BatchCommand::Stop.into());
    }
    if let Some(then) = &run.then {
        let quits = matches!(then, FollowUp::Quit);
        let message = Message::new("window-batch-then").with("quits", yes_or_no(quits));
        let text = state.translator.format(&message);
        ui.label(RichText::new(text).color(palette(ui).weak));
    }
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

fn done_ui(ui: &mut Ui, state: &State, table: &BatchTable, commands: &mut Vec<Command>) {
    let BatchStage::Done { lines, results } = &table.stage else {
        return;
    };
    let count = |wanted: &str| lines.iter().filter(|line| line.state == wanted).count();
    let (written, there) = (count("written"), count("there"));
    let message = Message::new("batch-done")
        .with("written", written)
        .with("there", there)
        .with("rest", lines.len() - written - there);
    let text = state.translator.format(&message);
    let is_whole = written + there == lines.len();
    let (sign, color) = if is_whole {
        ("✓", palette(ui).done)
    } else {
        ("!", palette(ui).missing)
    };
    ui.label(RichText::new(format!("{sign} {text}")).color(color));
    let reveal = Button::new(state.translate("window-batch-reveal"));
    if ui.add_enabled(results.is_some(), reveal).clicked() {
        commands.push(BatchCommand::RevealResults.into());
    }
}

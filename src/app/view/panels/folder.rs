//! The template's folder that somebody works on: its mistakes, and what is changed since the approved version.

use eframe::egui::{
    self, Button, FontId, Label, RichText, ScrollArea, TextFormat, Ui, text::LayoutJob,
};

use super::changes;
use crate::app::command::{Command, TemplateCommand};
use crate::app::model::{ListedChange, Shown, State, TemplateFolder};
use crate::app::theme::{self, palette, size, space};
use crate::app::view::controls::check_box;
use crate::app::view::widgets::{closable_title_ui, edit_button_ui, set_name};
use crate::characters::{visible, visible_line};
use crate::library::Remark;
use crate::message::Message;

/// The room for the number of a line, in points.
const NUMBER: f32 = 44.0;

/// Draws it.
pub(super) fn folder_ui(
    ui: &mut Ui,
    state: &State,
    folder: &TemplateFolder,
    commands: &mut Vec<Command>,
) {
    let title = state.translate("folder-title");
    let close = state.translate("menu-close-folder");
    closable_title_ui(ui, &title, &close, TemplateCommand::CloseFolder, commands);
    let path = visible_line(&folder.report.path.display().to_string());
    let text = RichText::new(&path).color(palette(ui).weak);
    ui.add(Label::new(text.size(size::SMALL)).truncate())
        .on_hover_text(path);
    ScrollArea::vertical()
        .id_salt("template folder")
        .auto_shrink(false)
        .show(ui, |ui| {
            let mut list = List {
                state,
                folder,
                commands,
            };
            list.problems_ui(ui);
            list.changes_ui(ui);
        });
}

struct List<'a> {
    state: &'a State,
    folder: &'a TemplateFolder,
    commands: &'a mut Vec<Command>,
}

impl List<'_> {
    fn problems_ui(&mut self, ui: &mut Ui) {
        let problems = &self.folder.report.problems;
        let heading = Message::new("folder-problems").with("count", problems.len());
        self.heading_ui(ui, &heading);
        if problems.is_empty() {
            return;
        }
        self.weak_ui(ui, &Message::new("folder-last-good"));
        for (index, problem) in problems.iter().enumerate() {
            let is_shown = self.folder.shown == Some(Shown::Problem(index));
            let line = self.state.remark_line(problem);
            let button = Button::selectable(is_shown, problem_text(ui, self.state, problem)).wrap();
            let response = ui.add(button).on_hover_text(visible(&line));
            set_name(ui, &response, &visible(&line));
            if response.clicked() {
                self.push(TemplateCommand::ShowProblem(index));
            }
            if is_shown {
                self.lines_ui(ui, problem);
                edit_button_ui(ui, self.state, &problem.place, self.commands);
                ui.add_space(space::SMALL);
            }
        }
    }

    /// Draws the lines around a mistake; its own is strong, and what begins where it is is marked.
    fn lines_ui(&self, ui: &mut Ui, problem: &Remark) {
        let palette = palette(ui);
        let room = ui.available_width() - NUMBER;
        egui::Grid::new("lines around a mistake")
            .num_columns(2)
            .spacing([space::SMALL, 0.0])
            .min_row_height(0.0)
            .show(ui, |ui| {
                for line in self.folder.lines_around(problem) {
                    let number = RichText::new(line.number.to_string());
                    let (number, color) = if line.wrong.is_some() {
                        (number.font(theme::strong(size::SMALL)), palette.text)
                    } else {
                        (number.size(size::SMALL), palette.weak)
                    };
                    ui.label(number.color(color));
                    let code = |color| TextFormat::simple(FontId::proportional(size::SMALL), color);
                    let mut marked = code(palette.wrong);
                    marked.underline = (1.5, palette.wrong).into();
                    let mut job = LayoutJob::default();
                    job.wrap.max_width = room;
                    job.append(&visible_line(&line.text), 0.0, code(color));
                    let wrong = line.wrong.unwrap_or_default();
                    job.append(&visible_line(&wrong), 0.0, marked);
                    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                    ui.label(galley);
                    ui.end_row();
                }
            });
        ui.add_space(space::TIGHT);
    }

    fn changes_ui(&mut self, ui: &mut Ui) {
        ui.add_space(space::MEDIUM);
        let Some((approved, comparison)) = &self.folder.report.approved else {
            self.heading_ui(ui, &Message::new("folder-changes-none-approved"));
            return;
        };
        let heading = Message::new("folder-changes").with("version", &approved.version);
        self.heading_ui(ui, &heading);
        self.weak_ui(ui, &comparison.message());
        if self.folder.changes.is_empty() {
            return;
        }
        let mut marks = !self.state.view.hides_changes;
        let text = self.state.translate("menu-mark-changes");
        if check_box(ui, &mut marks, text).changed() {
            self.push(TemplateCommand::ToggleMarks);
        }
        for (index, change) in self.folder.changes.iter().enumerate() {
            let is_shown = self.folder.shown == Some(Shown::Change(index));
            let text = change_text(ui, self.state, change, is_shown);
            if ui.add(Button::selectable(is_shown, text).wrap()).clicked() {
                self.push(TemplateCommand::ShowChange(index));
            }
            if is_shown {
                self.change_ui(ui, change);
            }
        }
    }

    fn change_ui(&mut self, ui: &mut Ui, change: &ListedChange) {
        let is_there = change.named.is_some();
        let block = change.block.as_ref().filter(|_| is_there);
        let mut blocks = self.state.derived.agreement.blocks.iter();
        if block.is_some_and(|block| !blocks.any(|known| known.id == *block)) {
            self.weak_ui(ui, &Message::new("folder-not-printed"));
        }
        changes::words_ui(ui, self.state, change);
        let named = change.named.as_ref();
        let place = named.and_then(|(named, id)| self.folder.place_of(*named, id));
        if let Some(place) = place {
            edit_button_ui(ui, self.state, &place, self.commands);
        }
        ui.add_space(space::SMALL);
    }

    fn heading_ui(&self, ui: &mut Ui, message: &Message) {
        let text = visible(&self.state.translator.format(message));
        let text = RichText::new(text).font(theme::strong(size::BODY));
        ui.add(Label::new(text).wrap());
    }

    fn weak_ui(&self, ui: &mut Ui, message: &Message) {
        let text = visible(&self.state.translator.format(message));
        let text = RichText::new(text).color(palette(ui).weak);
        ui.add(Label::new(text.size(size::SMALL)).wrap());
    }

    fn push(&mut self, command: TemplateCommand) {
        self.commands.push(command.into());
    }
}

/// Returns what happened to which clause; of one that isn't unfolded, also the first words.
fn change_text(ui: &Ui, state: &State, change: &ListedChange, is_shown: bool) -> LayoutJob {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    let format = |size, color| TextFormat::simple(FontId::proportional(size), color);
    let sentence = changes::sentence(state, change);
    job.append(&sentence, 0.0, format(size::BODY, palette.text));
    let words = changes::first_words(change);
    if !is_shown && !words.is_empty() {
        let words = format!("\n{words}");
        job.append(&words, 0.0, format(size::SMALL, palette.weak));
    }
    job
}

/// Returns a mistake with its place in the folder: the file, then line and column.
fn problem_text(ui: &Ui, state: &State, problem: &Remark) -> LayoutJob {
    let palette = palette(ui);
    let place = problem.place.to_string();
    let folder = problem.place.path.parent();
    let folder = folder.map_or_else(String::new, |folder| folder.display().to_string());
    let place = place.strip_prefix(&folder).unwrap_or(&place);
    let place = place.trim_start_matches(['/', '\\']);
    let mut job = LayoutJob::default();
    let strong = TextFormat::simple(theme::strong(size::BODY), palette.wrong);
    job.append(&visible_line(place), 0.0, strong);
    job.append("  ", 0.0, TextFormat::default());
    let sentence = visible(&state.translator.format(&problem.message));
    let body = FontId::proportional(size::BODY);
    job.append(&sentence, 0.0, TextFormat::simple(body, palette.text));
    job
}

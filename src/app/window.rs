//! The window: takes in outcomes, applies commands, runs effects, draws.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use eframe::egui::{self, Context, Key, Modifiers, RawInput, Ui, ViewportCommand};

use super::actions::pressed_actions;
use super::command::{
    Command, FileCommand, FormCommand, PanelCommand, RegisterCommand, SessionCommand,
    SettingsCommand,
};
use super::effect::{Effect, EffectRunner};
use super::model::{MainView, Requests, State};
use super::placement::Placement;
use super::platform::Screen;
use super::turns::{Focus, Turns, is_input};
use super::view::{self, PendingRequests, Pictures};
use super::{fonts, theme};

/// How long a window that ends waits for its settings.
const SETTINGS_WRITTEN: Duration = Duration::from_secs(1);

/// The window.
pub struct Window {
    state: State,
    runner: EffectRunner,
    /// Effects that are not running yet.
    effects: Vec<Effect>,
    /// What the views are still to do once.
    requests: PendingRequests,
    pictures: Pictures,
    title: String,
    has_started: Arc<AtomicBool>,
    has_focus: bool,
    drawn: Drawn,
    unread: Unread,
    turns: Turns,
    placement: Placement,
    /// Letters that the window's own faces don't have.
    missing: fonts::MissingLetters,
    /// What the last frame was about the keyboard.
    keyboard: Keyboard,
}

/// What the last frame was about the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Keyboard {
    /// Whether suggestions are shown: then keys are theirs first.
    suggests: bool,
    /// Whether Tab was pressed.
    tabbed: bool,
    cover: Cover,
    /// What had the focus before a panel or question took it.
    before: Option<egui::Id>,
    /// The frames until it shows whether the focus is anywhere, after a panel closed.
    settling: u8,
}

/// The frames after which a widget that is gone has lost the focus.
const SETTLING: u8 = 3;

/// A panel or question over the form and the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cover {
    #[default]
    Closed,
    /// It opened after the frame was drawn.
    Opened,
    /// It is drawn.
    Drawn,
}

/// When the last frame was drawn.
struct Drawn {
    /// On the clock of egui, which stands still while the window is covered.
    time_s: f64,
    at: Instant,
}

/// Whether there is input that waits for a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unread {
    Nothing,
    Something,
    /// Input, and a frame was asked for.
    AskedFor,
}

impl Window {
    /// A window that shows a state and runs its effects with a runner.
    #[must_use]
    pub fn new(context: &egui::Context, state: State, runner: EffectRunner) -> Self {
        fonts::install(context);
        theme::apply(context);
        theme::set_accent(context, runner.accent());
        context.options_mut(|options| {
            // These keys zoom the pages.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        let mut window = Self {
            state,
            runner,
            effects: Vec::new(),
            requests: PendingRequests::default(),
            pictures: Pictures::default(),
            title: String::new(),
            has_started: Arc::default(),
            has_focus: true,
            drawn: Drawn {
                time_s: f64::NEG_INFINITY,
                at: Instant::now(),
            },
            unread: Unread::Nothing,
            turns: Turns::default(),
            placement: Placement::default(),
            missing: fonts::MissingLetters::of(context),
            keyboard: Keyboard::default(),
        };
        window.apply(SessionCommand::Start.into());
        window
    }

    /// Returns a flag that is set once the first frame is drawn.
    #[must_use]
    pub fn has_started(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.has_started)
    }

    /// Tells the window of the screens that it may open on.
    pub fn set_screens(&mut self, screens: Vec<Screen>) {
        self.placement = Placement::on(screens);
    }

    /// Opens a draft as soon as the window is open.
    pub fn open(&mut self, path: PathBuf) {
        self.apply(RegisterCommand::ShowDraft.into());
        self.apply(FileCommand::OpenPath(path).into());
    }

    /// Returns the state that is shown.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    fn apply(&mut self, command: Command) {
        let Requests { effects, views } = self.state.apply(command);
        self.effects.extend(effects);
        for request in views {
            self.requests.add(request);
        }
    }

    /// Applies commands, runs what they ask for, and sees that the result is shown.
    pub fn run(
        &mut self,
        commands: impl IntoIterator<Item = impl Into<Command>>,
        context: &egui::Context,
    ) {
        let mut has_work = false;
        for command in commands {
            self.apply(command.into());
            has_work = true;
        }
        for effect in std::mem::take(&mut self.effects) {
            self.runner.run(effect, context);
            has_work = true;
        }
        if has_work {
            context.request_repaint();
        }
    }

    /// Takes in what came since the last frame: outcomes, dropped files, a click on the close button. Then, while the
    /// window is covered and no frame is drawn, does what can't wait for one.
    pub fn collect(&mut self, context: &egui::Context) {
        let is_seen = context.input(|input| input.time) > self.drawn.time_s;
        let outcomes = std::iter::from_fn(|| self.runner.outcome());
        let mut commands: Vec<Command> = outcomes.map(Command::from).collect();
        fonts::add(context, self.runner.faces());
        context.input(|input| {
            // Without a frame, what is dropped is still that of the last one.
            // A question has to be answered first.
            let is_taken = is_seen && self.state.question.is_none();
            if let Some(file) = input.raw.dropped_files.first().filter(|_| is_taken) {
                let path = file.path().to_owned();
                commands.push(FileCommand::OpenPath(path).into());
            }
        });
        let has_focus = context.input(|input| input.focused);
        if has_focus && !std::mem::replace(&mut self.has_focus, has_focus) {
            // Whoever comes back may have been elsewhere with the file, or in the system's settings.
            commands.push(FileCommand::CheckFile.into());
            theme::set_accent(context, self.runner.accent());
        }
        self.has_focus = has_focus;
        if self.runner.clipboard_refused() {
            commands.push(SessionCommand::ClipboardRefused.into());
        }
        let wants_to_close = context.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.state.may_quit() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            commands.push(FileCommand::Quit.into());
        }
        commands.extend(self.look(context, wants_to_close).map(Command::from));
        self.run(commands, context);
        if !is_seen {
            self.collect_unseen(context);
        }
    }

    /// Returns the command that remembers how the window looks, when it does so for a while or is closed.
    fn look(&mut self, context: &Context, at_once: bool) -> Option<SettingsCommand> {
        let remembered = &self.state.settings.window;
        let zoom = self.state.view.zoom;
        let look = self.placement.changed(context, remembered, zoom, at_once)?;
        Some(SettingsCommand::RememberWindow(look))
    }

    /// Handles a covered window, which is not drawn: what was typed before counts all the same, and goes into the
    /// journal.
    fn collect_unseen(&mut self, context: &egui::Context) {
        if self.unread == Unread::Something {
            self.unread = Unread::AskedFor;
            context.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
            context.request_repaint();
        }
        self.state.now_s = self.drawn.time_s + self.drawn.at.elapsed().as_secs_f64();
        self.write_journal(context);
    }

    /// Returns where the keys of the next frame go.
    fn focus_of_keys(&self, context: &Context) -> Focus {
        let wraps = self.keyboard.tabbed && context.memory(|memory| memory.focused().is_none());
        let moves = self.requests.move_focus(self.state.main_view());
        let opens = self.state.is_opening() && !self.is_covered();
        if moves || opens || self.keyboard.cover == Cover::Opened || wraps {
            Focus::Moving
        } else if context.text_edit_focused() {
            Focus::Text
        } else {
            Focus::Other
        }
    }

    /// Handles shortcuts. They are taken before any field sees them, so that undo is the draft's also while a field has
    /// the focus.
    fn keys(&mut self, ui: &Ui) {
        if self.is_covered() {
            return; // the open panel has the keys
        }
        let has_popup = egui::Popup::is_any_open(ui.ctx());
        let mut commands = ui.input_mut(pressed_actions);
        if !has_popup && !self.keyboard.suggests {
            if self.state.enter_steps() && ui.input_mut(consumes_enter) {
                commands.push(FormCommand::NextGap.into());
            }
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                commands.push(PanelCommand::Escape.into());
            }
        }
        self.run(commands, ui.ctx());
    }

    /// Whether a question or a panel is open over the form and the pages.
    fn is_covered(&self) -> bool {
        self.state.question.is_some() || self.state.view.panel.is_some()
    }

    /// Applies the scale, the theme and the title.
    fn apply_settings(&mut self, ui: &Ui) {
        let scale = f32::from(self.state.settings.scale) / 100.0;
        // Setting it to what it is costs nothing.
        ui.ctx().set_zoom_factor(scale);
        let wanted = theme::preference(self.state.settings.theme);
        if ui.ctx().options(|options| options.theme_preference) != wanted {
            ui.ctx().set_theme(wanted);
        }
        let title = self.state.title();
        // A screen reader asks the window itself.
        let root = egui::accesskit_root_id();
        ui.ctx()
            .accesskit_node_builder(root, |node| node.set_label(title.as_str()));
        if title != self.title {
            let command = ViewportCommand::Title(title.clone());
            ui.ctx().send_viewport_cmd(command);
            self.title = title;
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.collect(context);
    }

    fn raw_input_hook(&mut self, context: &egui::Context, input: &mut RawInput) {
        if self.unread == Unread::Nothing && input.events.iter().any(is_input) {
            self.unread = Unread::Something;
        }
        self.turns.take(input, self.focus_of_keys(context));
        if self.turns.are_waiting() {
            context.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        if !self.has_started.swap(true, Ordering::Relaxed) {
            self.runner.log_start();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish_settings();
        // Whatever else ends the window leaves its draft in the journal.
        if self.state.may_lose_draft() {
            self.runner.end_session();
        }
        self.runner.log_end();
    }
}

impl Window {
    /// Waits for a moment until the settings are written.
    fn finish_settings(&mut self) {
        let deadline = Instant::now() + SETTINGS_WRITTEN;
        while self.state.local_data.writes_settings() && Instant::now() < deadline {
            match self.runner.outcome() {
                Some(outcome) => self.apply(outcome.into()),
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        }
    }

    /// Writes the journal when it is time to, or asks for a frame at that time.
    fn write_journal(&mut self, context: &egui::Context) {
        let Some(due_s) = self.state.local_data.due_s() else {
            return;
        };
        let left_s = due_s - self.state.now_s;
        if left_s > 0.0 {
            let left = Duration::from_secs_f64(left_s);
            context.request_repaint_after(left);
        } else {
            self.run([SessionCommand::Tick], context);
        }
    }

    /// Draws a frame and applies the commands given in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.draw_all(ui);
        self.runner.find_faces(self.missing.take(), ui.ctx());
    }

    fn draw_all(&mut self, ui: &mut Ui) {
        self.drawn = Drawn {
            time_s: ui.input(|input| input.time),
            at: Instant::now(),
        };
        self.state.now_s = self.drawn.time_s;
        self.state.today = self.runner.today();
        self.turns.on_drawn();
        self.unread = if self.has_waiting_input() {
            Unread::Something
        } else {
            Unread::Nothing
        };
        if self.keyboard.tabbed {
            view::select_focused(ui.ctx());
        }
        self.keyboard.tabbed = ui.input(|input| input.key_pressed(Key::Tab));
        self.keys(ui);
        self.apply_settings(ui);
        self.placement.place(ui.ctx(), &self.state.settings.window);
        let mut commands = Vec::new();
        view::menu_ui(ui, &self.state, &mut self.requests, &mut commands);
        let shown = self.state.main_view();
        if shown == MainView::Register {
            self.draw_register(ui, &mut commands);
            self.panels(ui, commands);
            return self.write_journal(ui.ctx());
        }
        if shown == MainView::Document {
            view::status_ui(ui, &self.state, &mut self.requests, &mut commands);
        }
        view::notice_ui(ui, &self.state, &mut commands);
        if shown == MainView::Sheet {
            view::batch_ui(ui, &self.state, &mut commands);
        } else {
            commands = self.document_ui(ui, commands);
        }
        view::drop_ui(ui, &self.state);
        self.panels(ui, commands);
        self.write_journal(ui.ctx());
    }

    /// Draws the form and the pages.
    fn document_ui(&mut self, ui: &mut Ui, mut commands: Vec<Command>) -> Vec<Command> {
        view::approval_ui(ui, &self.state, &mut commands);
        view::verdict_ui(ui, &self.state, &mut commands);
        let form = self.form_panel(ui, &mut commands);
        // The pages show what was typed in this very frame.
        self.run(commands.drain(..), ui.ctx());
        view::side_ui(ui, &self.state, &mut commands);
        view::preview_ui(
            ui,
            &self.state,
            &mut self.requests,
            &mut self.pictures,
            &mut commands,
        );
        if let Some(dragged) = view::divider_ui(ui, form.right(), form.y_range()) {
            self.placement.drag_divider(dragged, form.left());
            ui.ctx().request_repaint();
        }
        commands
    }

    /// Draws the register in the place of the form and the pages.
    fn draw_register(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        view::notice_ui(ui, &self.state, commands);
        view::register_ui(ui, &self.state, &mut self.requests, commands);
        view::drop_ui(ui, &self.state);
    }

    /// Draws the open panel or question, and applies the commands of the frame. What had the focus before gets it back.
    fn panels(&mut self, ui: &mut Ui, mut commands: Vec<Command>) {
        let was_covered = self.is_covered();
        let focused = ui.memory(egui::Memory::focused);
        if was_covered && self.keyboard.cover != Cover::Drawn {
            self.keyboard.before = focused;
        }
        view::panels_ui(ui, &self.state, &mut commands);
        self.run(commands, ui.ctx());
        let is_covered = self.is_covered();
        if !is_covered && let Some(before) = self.keyboard.before.take() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
        if was_covered && !is_covered {
            self.keyboard.settling = SETTLING;
        }
        self.settle_focus(ui);
        self.keyboard.cover = match (was_covered, is_covered) {
            (_, false) => Cover::Closed,
            (false, true) => Cover::Opened,
            (true, true) => Cover::Drawn,
        };
    }

    /// Gives the focus back to the form, once a panel has closed that a menu led to: the menu had the focus, and is gone.
    fn settle_focus(&mut self, ui: &Ui) {
        if self.keyboard.settling == 0 {
            return;
        }
        self.keyboard.settling -= 1;
        ui.ctx().request_repaint();
        let is_in_form = self.state.main_view() == MainView::Document;
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let is_settled = self.keyboard.settling == 0 && is_in_form && is_free;
        if is_settled
            && !self.is_covered()
            && !self.requests.move_focus(MainView::Document)
            && let Some(near) = self.state.view.near.clone()
        {
            self.run([FormCommand::Focus(near)], ui.ctx());
        }
    }

    /// Whether there is input that no frame was given yet.
    #[must_use]
    pub fn has_waiting_input(&self) -> bool {
        self.turns.are_waiting()
    }

    /// Draws the form in its panel; returns where it is.
    fn form_panel(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> egui::Rect {
        let room = ui.available_width();
        let palette = theme::palette(ui);
        let width = self.placement.form_width(&self.state.settings.window, room);
        let panel = egui::Panel::left("form")
            .resizable(false)
            .exact_size(width)
            .frame(egui::Frame::NONE.fill(palette.panel))
            .show(ui, |ui| {
                self.keyboard.suggests =
                    view::form_ui(ui, &self.state, &mut self.requests, commands);
            });
        panel.response.rect
    }
}

/// Consumes Enter; returns whether it was pressed.
fn consumes_enter(input: &mut egui::InputState) -> bool {
    input.consume_key(Modifiers::NONE, Key::Enter)
}

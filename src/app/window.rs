//! The window: brings answers in, draws, does what was asked for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use eframe::egui::{self, Event, Key, RawInput, Ui, ViewportCommand};

use super::command::{Command, ENTRIES};
use super::effect::Outside;
use super::model::State;
use super::view::{form, menu, panels, preview, status};
use super::{fonts, theme};

/// The width of the form, in points.
const FORM_PT: std::ops::RangeInclusive<f32> = 370.0..=620.0;

/// The window.
pub struct Window {
    state: State,
    outside: Outside,
    title: String,
    has_started: Arc<AtomicBool>,
    has_focus: bool,
    drawn: Drawn,
    unread: Unread,
    /// What was typed and waits for the next frame.
    waiting: Vec<Event>,
}

/// When the last frame was drawn.
struct Drawn {
    /// On the clock of egui, which stands still while nobody sees the window.
    time_s: f64,
    at: Instant,
}

/// Whether something was done to the window that waits for a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unread {
    Nothing,
    Something,
    /// And a frame was asked for.
    AskedFor,
}

impl Window {
    /// A window that shows a state and has its errands done outside.
    #[must_use]
    pub fn new(context: &egui::Context, state: State, outside: Outside) -> Self {
        let mut state = state;
        state.apply(Command::Start);
        fonts::install(context);
        theme::apply(context);
        context.options_mut(|options| {
            // These keys zoom the pages.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        Self {
            state,
            outside,
            title: String::new(),
            has_started: Arc::default(),
            has_focus: true,
            drawn: Drawn {
                time_s: f64::NEG_INFINITY,
                at: Instant::now(),
            },
            unread: Unread::Nothing,
            waiting: Vec::new(),
        }
    }

    /// Is set once the first frame is drawn.
    #[must_use]
    pub fn has_started(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.has_started)
    }

    /// Opens a draft as soon as the window is there.
    pub fn open(&mut self, path: PathBuf) {
        self.state.apply(Command::OpenPath(path));
    }

    /// What is shown.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does what was asked for, and sees that it is shown.
    pub fn run(&mut self, commands: impl IntoIterator<Item = Command>, context: &egui::Context) {
        let mut is_any = false;
        for command in commands {
            self.state.apply(command);
            is_any = true;
        }
        for errand in self.state.take_errands() {
            self.outside.run(errand, context);
            is_any = true;
        }
        if is_any {
            context.request_repaint();
        }
    }

    /// What came in since the last frame: answers, dropped files, the wish to close. Then, while nobody sees
    /// the window and no frame is drawn, what can't wait for one.
    pub fn collect(&mut self, context: &egui::Context) {
        let is_seen = context.input(|input| input.time) > self.drawn.time_s;
        let mut commands: Vec<Command> = std::iter::from_fn(|| self.outside.answer()).collect();
        context.input(|input| {
            // Without a frame, what is dropped is still that of the last one.
            if let Some(file) = input.raw.dropped_files.first().filter(|_| is_seen) {
                commands.push(Command::OpenPath(file.path().to_owned()));
            }
        });
        let has_focus = context.input(|input| input.focused);
        if has_focus && !std::mem::replace(&mut self.has_focus, has_focus) {
            // Whoever comes back may have been elsewhere with the file.
            commands.push(Command::LookAtFile);
        }
        self.has_focus = has_focus;
        if self.outside.clipboard_refused() {
            commands.push(Command::ClipboardRefused);
        }
        let wants_to_close = context.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.state.may_quit() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            commands.push(Command::Quit);
        }
        self.run(commands, context);
        if !is_seen {
            self.collect_unseen(context);
        }
    }

    /// A covered window is not drawn. What was typed before counts all the same, and goes into the journal.
    fn collect_unseen(&mut self, context: &egui::Context) {
        if self.unread == Unread::Something {
            self.unread = Unread::AskedFor;
            context.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
            context.request_repaint();
        }
        self.state.now_s = self.drawn.time_s + self.drawn.at.elapsed().as_secs_f64();
        self.keep(context);
    }

    /// A shortcut has a frame of its own: what was typed before it is done before it, and what was typed after
    /// it goes to what it opens, however many keys come in one frame.
    fn take_turns(&mut self, ui: &Ui) {
        ui.input_mut(|input| {
            let mut events = std::mem::take(&mut self.waiting);
            events.append(&mut input.events);
            (input.events, self.waiting) = one_turn(events);
        });
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// Keys that mean something everywhere. They are taken before any field sees them, so that undo
    /// is the draft's also while a field has the focus.
    fn keys(&mut self, ui: &Ui) {
        if self.state.question.is_some() || self.state.view.panel.is_some() {
            return; // what is open has the keys
        }
        let mut commands = Vec::new();
        let has_popup = egui::Popup::is_any_open(ui.ctx());
        ui.input_mut(|input| {
            // Ctrl+Shift+S holds Ctrl+S: those with more keys come first.
            for with_shift in [true, false] {
                for entry in ENTRIES {
                    let shortcuts = entry.shortcuts.iter();
                    for shortcut in shortcuts.filter(|one| one.modifiers.shift == with_shift) {
                        if input.consume_shortcut(shortcut) {
                            commands.push((entry.command)());
                        }
                    }
                }
            }
            if !has_popup && input.key_pressed(Key::Escape) {
                commands.push(Command::Escape);
            }
        });
        self.run(commands, ui.ctx());
    }

    fn dress(&mut self, ui: &Ui) {
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

    fn raw_input_hook(&mut self, _context: &egui::Context, input: &mut RawInput) {
        if self.unread == Unread::Nothing && input.events.iter().any(does_something) {
            self.unread = Unread::Something;
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        self.has_started.store(true, Ordering::Relaxed);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Whatever else ends the window leaves its draft in the journal.
        if self.state.may_quit() {
            self.outside.finish();
        }
    }
}

impl Window {
    /// Writes the journal when it is time to, and sees that there is a frame then.
    fn keep(&mut self, context: &egui::Context) {
        let Some(due_s) = self.state.memory.due_s() else {
            return;
        };
        let left_s = due_s - self.state.now_s;
        if left_s > 0.0 {
            let left = Duration::from_secs_f64(left_s);
            context.request_repaint_after(left);
        } else {
            self.run([Command::Tick], context);
        }
    }

    /// Draws a frame and does what is asked for in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.drawn = Drawn {
            time_s: ui.input(|input| input.time),
            at: Instant::now(),
        };
        self.state.now_s = self.drawn.time_s;
        self.state.today = self.outside.today();
        self.take_turns(ui);
        self.unread = if self.waiting.is_empty() {
            Unread::Nothing
        } else {
            Unread::Something
        };
        self.keys(ui);
        self.dress(ui);
        let mut commands = Vec::new();
        menu::menu_ui(ui, &self.state, &mut commands);
        status::status_ui(ui, &self.state, &mut commands);
        panels::notice_ui(ui, &self.state, &mut commands);
        panels::verdict_ui(ui, &self.state, &mut commands);
        let room = ui.available_width();
        let palette = theme::palette(ui);
        egui::Panel::left("form")
            .default_size((room * 0.36).clamp(*FORM_PT.start(), 460.0))
            .size_range(*FORM_PT.start()..=FORM_PT.end().min(room * 0.6))
            .frame(egui::Frame::NONE.fill(palette.panel))
            .show(ui, |ui| form::form_ui(ui, &self.state, &mut commands));
        // The pages show what was typed in this very frame.
        self.run(commands.drain(..), ui.ctx());
        preview::preview_ui(ui, &self.state, &mut commands);
        panels::drop_ui(ui, &self.state);
        panels::panels_ui(ui, &self.state, &mut commands);
        self.run(commands, ui.ctx());
        self.keep(ui.ctx());
    }
}

/// What is done in this frame, and what waits for the next one.
fn one_turn(events: Vec<Event>) -> (Vec<Event>, Vec<Event>) {
    let (mut now, mut later) = (Vec::new(), Vec::new());
    let (mut has_typing, mut has_shortcut) = (false, false);
    for event in events {
        let is_shortcut = is_shortcut(&event);
        let is_typing = is_typing(&event);
        let waits = has_shortcut && is_typing || is_shortcut && has_typing;
        if waits || is_typing && !later.is_empty() {
            later.push(event);
            continue;
        }
        has_shortcut |= is_shortcut;
        has_typing |= is_typing;
        now.push(event);
    }
    (now, later)
}

fn is_shortcut(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.command)
}

/// Whether it is something from the keyboard; a key that is let go does nothing.
fn is_typing(event: &Event) -> bool {
    use Event as E;
    let is_key = matches!(event, E::Key { pressed: true, .. });
    is_key || matches!(event, E::Text(_) | E::Ime(_) | E::Paste(_) | E::Cut)
}

/// Whether it may change the draft.
fn does_something(event: &Event) -> bool {
    use Event as E;
    is_typing(event)
        || matches!(
            event,
            E::PointerButton { .. } | E::AccessKitActionRequest(_)
        )
}

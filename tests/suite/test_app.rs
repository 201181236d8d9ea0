//! A window under test, driven through its accessible names, without a display.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use eframe::App as _;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, RawInput, TexturesDelta};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, TestRenderer};
use klausul::app::command::SessionCommand;
use klausul::app::effect::{Effect, EffectRunner};
use klausul::app::model::{Requests, State};
use klausul::app::platform::{Choice, FileRequest, Platform, SystemFace};
use klausul::app::start::started;
use klausul::app::{Command, Window};
use klausul::date::Date;
use klausul::draft::Draft;
use klausul::library::{Chosen, Templates};
use klausul::local_data::Folders;
use klausul::message::{Language, Message};
use klausul::storage::{Disk, RealDisk};
use klausul::template::Template;

use crate::support::{approved, built_in};

/// A machine whose file dialogs are answered by the test.
#[derive(Default)]
pub struct Machine {
    pub choice: Mutex<Option<Choice>>,
    pub asked: Mutex<Vec<FileRequest>>,
    pub shown: Mutex<Vec<String>>,
    pub home: Option<Arc<tempfile::TempDir>>,
    pub names: AtomicUsize,
    /// Another file system than the real one.
    pub disk: Option<Arc<dyn Disk>>,
    pub has_viewer: bool,
    /// The accent colour of the system.
    pub accent: Mutex<Option<[u8; 3]>>,
    /// A typeface that is offered for any letter.
    pub face: Option<SystemFace>,
    /// The letters that typefaces were asked for.
    pub letters: Mutex<Vec<char>>,
}

impl Machine {
    fn note(&self, what: &str, path: &Path) -> Result<(), Message> {
        let name = path.file_name().unwrap().to_string_lossy();
        self.shown.lock().unwrap().push(format!("{what} {name}"));
        if self.has_viewer {
            Ok(())
        } else {
            Err(Message::new("window-no-viewer"))
        }
    }
}

impl Platform for Machine {
    fn choose(&self, request: &FileRequest) -> Choice {
        self.asked.lock().unwrap().push(request.clone());
        self.choice
            .lock()
            .unwrap()
            .take()
            .unwrap_or(Choice::Cancelled)
    }
    fn open(&self, path: &Path) -> Result<(), Message> {
        self.note("open", path)
    }
    fn start(&self, program: &str, arguments: &[String]) -> Result<(), Message> {
        let line = format!("start {program} {}", arguments.join(" "));
        self.shown.lock().unwrap().push(line);
        Ok(())
    }
    fn print(&self, path: &Path) -> Result<(), Message> {
        self.note("print", path)
    }
    fn reveal(&self, path: &Path) -> Result<(), Message> {
        self.note("reveal", path)
    }
    fn today(&self) -> Option<Date> {
        Date::new(2026, 11, 22).ok()
    }
    fn folders(&self) -> Folders {
        let home = self.home.as_ref().map(|home| home.path().to_owned());
        Folders {
            settings: home.as_ref().map(|home| home.join("config")),
            data: home.map(|home| home.join("data")),
            earlier_data: None,
        }
    }
    fn disk(&self) -> &dyn Disk {
        match &self.disk {
            Some(disk) => &**disk,
            None => &RealDisk,
        }
    }
    fn new_name(&self) -> String {
        let number = self.names.fetch_add(1, Ordering::Relaxed);
        format!("{:p}-{number}", std::ptr::from_ref(self))
    }
    fn clipboard_refused(&self) -> bool {
        false
    }
    fn accent(&self) -> Option<[u8; 3]> {
        *self.accent.lock().unwrap()
    }
    fn faces_with(&self, letters: &BTreeSet<char>) -> Vec<SystemFace> {
        self.letters.lock().unwrap().extend(letters);
        self.face.iter().cloned().collect()
    }
}

/// A renderer that draws nothing. Without one, the harness keeps every change of every texture.
struct NoRenderer;

impl TestRenderer for NoRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        delta.clear();
    }
}

/// A window under test, and its machine.
pub struct TestApp {
    pub window: Harness<'static, Window>,
    pub machine: Arc<Machine>,
    pub folder: tempfile::TempDir,
}

impl TestApp {
    pub fn new() -> Self {
        Self::at(&Arc::new(tempfile::tempdir().unwrap()))
    }

    /// A window of somebody with that home.
    pub fn at(home: &Arc<tempfile::TempDir>) -> Self {
        Self::with(Machine {
            has_viewer: true,
            home: Some(Arc::clone(home)),
            ..Machine::default()
        })
    }

    pub fn with(machine: Machine) -> Self {
        Self::with_template(machine, built_in().clone())
    }

    pub fn with_template(machine: Machine, template: Template) -> Self {
        let machine = Arc::new(machine);
        let chosen = approved(template);
        Self::with_templates(machine, chosen.clone(), Templates::One(chosen))
    }

    /// A window that begins with a template, and finds others.
    pub fn with_templates(machine: Arc<Machine>, chosen: Chosen, templates: Templates) -> Self {
        Self::built(machine, chosen, templates, false)
    }

    /// A window whose effects run on threads of their own, as they do for users.
    pub fn with_threads(machine: Machine) -> Self {
        let chosen = approved(built_in().clone());
        let templates = Templates::One(chosen.clone());
        Self::built(Arc::new(machine), chosen, templates, true)
    }

    fn built(
        machine: Arc<Machine>,
        chosen: Chosen,
        templates: Templates,
        in_threads: bool,
    ) -> Self {
        let platform: Arc<dyn Platform> = Arc::clone(&machine) as _;
        let window = Harness::builder()
            .with_size([1400.0, 900.0])
            .with_max_steps(60)
            .with_step_dt(1.0 / 60.0)
            .renderer(NoRenderer)
            .build_eframe(move |creation| {
                let state = started(chosen.clone(), Language::Sv, &*platform);
                let runner = EffectRunner::new(platform, templates, in_threads);
                Window::new(&creation.egui_ctx, state, runner)
            });
        let mut app = Self {
            window,
            machine,
            folder: tempfile::tempdir().unwrap(),
        };
        app.window.run();
        app
    }

    /// Returns the text of a file in the home.
    pub fn home_file(&self, path: &str) -> String {
        let home = self.machine.home.as_ref().unwrap();
        std::fs::read_to_string(home.path().join(path)).unwrap_or_default()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn state(&self) -> &State {
        self.window.state().state()
    }

    pub fn draft(&self) -> &Draft {
        &self.state().document.draft
    }

    pub fn click(&mut self, name: &str) {
        self.window.get_by_label(name).click_accesskit();
        self.window.run();
    }

    /// Presses the last of several of that name: a menu's entries are drawn over everything else.
    pub fn click_last(&mut self, name: &str) {
        let last = self.window.query_all_by_label(name).last();
        last.expect(name).click_accesskit();
        self.window.run();
    }

    pub fn has_containing(&self, words: &str) -> bool {
        let mut found = self.window.query_all_by_label_contains(words);
        found.next().is_some()
    }

    pub fn has(&self, name: &str) -> bool {
        self.window.query_all_by_label(name).next().is_some()
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    /// Gives a frame all these events at once, as a slow screen does, and draws until none waits.
    pub fn at_once(&mut self, events: Vec<Event>) {
        let mut input = RawInput {
            events,
            ..RawInput::default()
        };
        let context = self.window.ctx.clone();
        for _ in 0..500 {
            let window = self.window.state_mut();
            window.raw_input_hook(&context, &mut input);
            self.window.input_mut().events = std::mem::take(&mut input.events);
            self.window.step();
            if !self.window.state().has_waiting_input() {
                self.window.run();
                return;
            }
        }
        panic!("events still wait");
    }

    pub fn field<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        self.window.get_by(|node| {
            let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
            is_field && node.label().as_deref() == Some(name)
        })
    }

    /// Types into a field, as if it were empty.
    pub fn fill(&mut self, name: &str, text: &str) {
        self.field(name).focus();
        self.window.run();
        self.field(name).type_text(text);
        self.window.run();
    }

    pub fn command(&mut self, command: impl Into<Command>) {
        let context = self.window.ctx.clone();
        self.window.state_mut().run([command.into()], &context);
        self.window.run();
    }

    pub fn choose_next(&self, choice: Choice) {
        *self.machine.choice.lock().unwrap() = Some(choice);
    }

    /// The text of the pages.
    pub fn pages(&self) -> String {
        let text = &self.state().derived.text;
        text.slice(0..text.len())
    }

    pub fn notice(&self) -> String {
        let notice = self.state().notice.as_ref();
        let lines = notice
            .map(|notice| notice.lines.as_slice())
            .unwrap_or_default();
        let said = lines
            .iter()
            .map(|(_, message)| self.state().translator.format(message));
        said.collect::<Vec<_>>().join("\n")
    }

    /// Everything that is required, typed by hand.
    pub fn fill_all(&mut self) {
        self.click("Inkassoservice");
        self.click("Privatpersoner");
        for (field, text) in [
            ("Leverantör: FO-nummer", "1470246-8"),
            ("Kund: Namn", "Åkerströms Öst & Söner Ab"),
            ("Kund: FO-nummer", "0112038-9"),
            ("Kund: Gatuadress", "Gustav Wasas gata 12 B"),
            ("Kund: Postnummer", "10600"),
            ("Kund: Ort", "Ekenäs"),
            ("Samarbetsavtal: Nummer", "SA-1"),
            ("Samarbetsavtal: Datum", "2 mars 2026"),
            (
                "Leverantörens undertecknare, undertecknare 1: Namn",
                "Maria Virtanen",
            ),
            (
                "Leverantörens undertecknare, undertecknare 1: Titel",
                "Försäljningsdirektör",
            ),
            ("Kundens undertecknare, undertecknare 1: Namn", "Åke Öst"),
            (
                "Kundens undertecknare, undertecknare 1: Titel",
                "Verkställande direktör",
            ),
        ] {
            self.fill(field, text);
        }
    }
}

/// A window's state and its machine, without anything that is drawn.
pub struct Headless {
    pub state: State,
    pub machine: Arc<Machine>,
    runner: EffectRunner,
    context: eframe::egui::Context,
}

impl Headless {
    pub fn with(machine: Machine) -> Self {
        Self::with_template(machine, built_in().clone())
    }

    pub fn with_template(machine: Machine, template: Template) -> Self {
        let machine = Arc::new(machine);
        let platform: Arc<dyn Platform> = Arc::clone(&machine) as _;
        let chosen = approved(template);
        let state = started(chosen.clone(), Language::Sv, &*platform);
        let mut headless = Self {
            state,
            machine,
            runner: EffectRunner::new(platform, Templates::One(chosen), false),
            context: eframe::egui::Context::default(),
        };
        headless.run(SessionCommand::Start);
        headless
    }

    /// Does a command, and all that comes of it.
    pub fn run(&mut self, command: impl Into<Command>) {
        let effects = self.begin(command);
        self.end(effects);
    }

    /// Does a command; what takes time goes on until it is ended.
    pub fn begin(&mut self, command: impl Into<Command>) -> Vec<Effect> {
        let Requests { effects, .. } = self.state.apply(command);
        effects
    }

    /// Ends what takes time, and does all that comes of it.
    pub fn end(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.runner.run(effect, &self.context);
        }
        while let Some(outcome) = self.runner.outcome() {
            let effects = self.begin(outcome);
            for effect in effects {
                self.runner.run(effect, &self.context);
            }
        }
    }

    /// Time passes, and what waits for it is done.
    pub fn wait(&mut self, time_s: f64) {
        self.state.now_s += time_s;
        self.run(SessionCommand::Tick);
    }

    pub fn choose_next(&self, choice: Choice) {
        *self.machine.choice.lock().unwrap() = Some(choice);
    }

    pub fn notice(&self) -> String {
        let notice = self.state.notice.as_ref();
        let lines = notice
            .map(|notice| notice.lines.as_slice())
            .unwrap_or_default();
        let said = lines
            .iter()
            .map(|(_, message)| self.state.translator.format(message));
        said.collect::<Vec<_>>().join("\n")
    }
}

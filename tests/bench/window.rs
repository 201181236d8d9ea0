//! From a key press to the changed page, and from a saved file of a template: the window's work on one core, without the graphics card.
//! `cargo bench --bench window`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on has failed, and says what it measured"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Event, Modifiers, Pos2, RawInput, Rect, Vec2};
use klausul::app::command::{FileCommand, FormCommand, Place};
use klausul::app::effect::{Effect, EffectRunner};
use klausul::app::model::State;
use klausul::app::platform::{Choice, FileRequest, Platform};
use klausul::app::{Command, Window};
use klausul::date::Date;
use klausul::library::{Library, LoadedPolicy, Templates, sources_in};
use klausul::local_data::{Folders, Settings};
use klausul::message::{Language, Message};
use klausul::storage::{Disk, RealDisk};
use klausul::typeset::fonts;

/// So many key presses are measured.
const KEYS: usize = 500;
/// So many times a file of a template is saved.
const SAVED: usize = 50;

/// A machine with nothing around the window but a home, where the journal is written meanwhile.
struct Home(tempfile::TempDir);

impl Platform for Home {
    fn choose(&self, _: &FileRequest) -> Choice {
        Choice::Cancelled
    }
    fn open(&self, _: &Path) -> Result<(), Message> {
        Ok(())
    }
    fn start(&self, _: &str, _: &[String]) -> Result<(), Message> {
        Ok(())
    }
    fn print(&self, _: &Path) -> Result<(), Message> {
        Ok(())
    }
    fn reveal(&self, _: &Path) -> Result<(), Message> {
        Ok(())
    }
    fn today(&self) -> Option<Date> {
        Date::new(2026, 11, 22).ok()
    }
    fn folders(&self) -> Folders {
        Folders {
            settings: Some(self.0.path().join("settings")),
            data: Some(self.0.path().join("data")),
            earlier_data: None,
        }
    }
    fn disk(&self) -> &dyn Disk {
        &RealDisk
    }
    fn new_name(&self) -> String {
        "bench".to_owned()
    }
    fn clipboard_refused(&self) -> bool {
        false
    }
}

struct Screen {
    context: Context,
    window: Window,
    time_s: f64,
}

impl Screen {
    fn new() -> Self {
        let mut library = Library::new(LoadedPolicy::none(), Vec::new(), None);
        library.refresh(&RealDisk, &fonts::TYPEFACE);
        let templates = Templates::Library(Box::new(library));
        let chosen = templates.standard().unwrap();
        let context = Context::default();
        let state = State::new(chosen, Language::Sv, Settings::default());
        let home = Home(tempfile::tempdir().unwrap());
        let runner = EffectRunner::new(Arc::new(home), templates, true);
        let window = Window::new(&context, state, runner);
        Self {
            context,
            window,
            time_s: 0.0,
        }
    }

    /// A frame, up to the triangles that go to the graphics card.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time_s += 0.05;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1400.0, 900.0))),
            time: Some(self.time_s),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begun = Instant::now();
        let window = &mut self.window;
        let mut output = self.context.run_ui(input, |ui| window.draw(ui));
        let triangles = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        let took = begun.elapsed();
        assert!(!triangles.is_empty());
        output.textures_delta.clear();
        took
    }

    fn run(&mut self, command: impl Into<Command>) {
        let context = self.context.clone();
        self.window.run([command.into()], &context);
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }
}

fn text_of(key: usize) -> Event {
    if key % 20 == 19 {
        return Event::Key {
            key: eframe::egui::Key::Backspace,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
    }
    let letters = ["å", "k", "e", " ", "ö", "s", "t"];
    Event::Text(letters[key % letters.len()].to_owned())
}

fn main() {
    let mut screen = Screen::new();
    screen.run(FileCommand::OpenExample);
    screen.run(FormCommand::Focus(Place::Field("customer.name".to_owned())));
    let idle = screen.frame(Vec::new());
    // A key press changes the page in its own frame; the next one shows what follows from it.
    let mut pairs: Vec<(Duration, Duration)> = (0..KEYS)
        .map(|key| (screen.frame(vec![text_of(key)]), screen.frame(Vec::new())))
        .collect();
    let typed = screen.window.state().shown("customer.name");
    assert!(typed.len() > KEYS / 2, "the keys reached the field");
    pairs.sort_unstable();
    let whole = |(one, other): &(Duration, Duration)| (*one + *other).as_secs_f64() * 1e3;
    let first = |(one, _): &(Duration, Duration)| one.as_secs_f64() * 1e3;
    let middle = &pairs[KEYS / 2];
    let worst = pairs.iter().map(whole).fold(0.0, f64::max);
    println!(
        "a frame without input            {:6.2} ms",
        idle.as_secs_f64() * 1e3
    );
    println!("a key press, its frame, median   {:6.2} ms", first(middle));
    println!("with the frame after it, median  {:6.2} ms", whole(middle));
    println!("with the frame after it, worst   {worst:6.2} ms of {KEYS}");
    saved_file();
}

/// From a saved file of a template's folder to the new pages: reading, checking, comparing with the approved version,
/// the agreement and its pages.
fn saved_file() {
    let work = tempfile::tempdir().unwrap();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/intrum-personuppgifter");
    let sources = sources_in(&built_in).unwrap();
    for (name, bytes) in &sources.files {
        fs::write(work.path().join(name), bytes).unwrap();
    }
    let mut library = Library::new(LoadedPolicy::none(), Vec::new(), None);
    library.refresh(&RealDisk, &fonts::TYPEFACE);
    let templates = Templates::Library(Box::new(library));
    let chosen = templates.standard().unwrap();
    let mut state = State::new(chosen, Language::Sv, Settings::default());
    let home = Home(tempfile::tempdir().unwrap());
    let runner = EffectRunner::new(Arc::new(home), templates, false);
    let context = Context::default();
    let mut run = |effect: Effect| {
        runner.run(effect, &context);
        while let Some(outcome) = runner.outcome() {
            let _ = state.apply(outcome);
        }
        state.template.hash.clone()
    };
    run(Effect::OpenTemplateFolder {
        path: work.path().to_owned(),
        hash: String::new(),
    });
    let body = String::from_utf8(sources.files["body.ron"].clone()).unwrap();
    let mut before = String::new();
    let mut took: Vec<Duration> = (0..SAVED)
        .map(|number| {
            let body = body.replace("Parterna", &format!("Parterna {number}"));
            fs::write(work.path().join("body.ron"), body).unwrap();
            let begun = Instant::now();
            let hash = run(Effect::ReadTemplates(String::new()));
            let took = begun.elapsed();
            assert_ne!(hash, before, "the pages are those of the saved file");
            before = hash;
            took
        })
        .collect();
    took.sort_unstable();
    let ms = |took: Duration| took.as_secs_f64() * 1e3;
    println!(
        "a saved file of a template, median {:6.2} ms",
        ms(took[SAVED / 2])
    );
    println!(
        "a saved file of a template, worst  {:6.2} ms",
        ms(took[SAVED - 1])
    );
}

//! Opening the window, or the reason why that is not possible.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui;

use super::effect::EffectRunner;
use super::model::{Notice, State};
use super::placement::{MIN_SIZE_PT, SIZE_PT};
use super::platform::{
    self, Desktop, Platform, RENDERERS, Screen, has_display, listen, native, no_graphics,
    run_again, set_renderer, write_warnings,
};
use super::window::Window;
use crate::library::{Chosen, Templates};
use crate::local_data::settings::WindowLook;
use crate::local_data::{recent, settings, take_over};
use crate::message::{Language, Message, Translator};
use crate::support::{Event, Renderer, SourcePlace};

/// The program's icon.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// What the window starts with.
pub struct Start {
    /// Where templates come from.
    pub templates: Templates,
    /// The draft to open.
    pub file: Option<PathBuf>,
    /// The language that the user chose on the command line.
    pub asked: Option<Language>,
    /// The language of the environment.
    pub language: Language,
    /// The renderer, if the user chose one.
    pub renderer: Option<Renderer>,
}

/// Why the window can't be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartError {
    /// There is no display.
    NoDisplay,
    /// There is no template.
    NoTemplate,
    /// A system library is missing, or the graphics don't work: the messages of the system.
    Graphics(String),
}

impl StartError {
    /// Returns the sentence for the person who reads it: what is missing, what installs it, what works without it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoDisplay => Message::new("start-no-display"),
            Self::NoTemplate => Message::new("library-no-template"),
            Self::Graphics(detail) => no_graphics(detail),
        }
    }
}

/// Opens the window, and returns when it is closed.
///
/// # Errors
/// [`StartError`] when no window can be opened.
pub fn run(start: Start) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let chosen = start.renderer.map(|renderer| vec![renderer]);
    let renderers = chosen.unwrap_or_else(|| RENDERERS.to_vec());
    listen();
    write_warnings(log);
    let Some(standard) = start.templates.standard() else {
        return Err(StartError::NoTemplate);
    };
    log_what_is_broken(&start.templates);
    let seed = Seed {
        standard,
        templates: Arc::new(Mutex::new(Some(start.templates))),
        file: start.file,
        asked: start.asked,
        language: start.language,
    };
    let mut details = Vec::new();
    let mut renderers = renderers.into_iter();
    while let Some(renderer) = renderers.next() {
        let failed = match attempt(&seed, renderer) {
            Ok(()) => return Ok(()),
            // Another renderer would not find one either.
            Err(failed) if failed.error == StartError::NoDisplay => return Err(failed.error),
            Err(failed) => failed,
        };
        log(&Event::RendererFailed {
            renderer,
            has_panicked: failed.has_panicked,
        });
        // A process has one event loop, and one that was left by a panic opens no further window.
        if failed.has_panicked
            && let Some(next) = renderers.next()
            && let Ok(status) = run_again(next)
        {
            std::process::exit(status);
        }
        if let StartError::Graphics(detail) = failed.error {
            details.push(detail);
        }
    }
    Err(StartError::Graphics(details.join("; ")))
}

/// Appends to the log. Where that is not possible, the window shows it with the log's place.
fn log(event: &Event) {
    let _ = Desktop::default().log(event);
}

/// Writes to the log what can't be read of policy and templates.
fn log_what_is_broken(templates: &Templates) {
    let library = templates.library();
    if library.is_some_and(|library| library.policy.problem.is_some()) {
        log(&Event::PolicyBroken);
    }
    let count = templates.remarks().len();
    if count > 0 {
        log(&Event::TemplatesBroken { count });
    }
}

/// Why a renderer didn't open the window.
struct Failed {
    error: StartError,
    /// Whether the windowing crates panicked.
    has_panicked: bool,
}

impl From<StartError> for Failed {
    fn from(error: StartError) -> Self {
        Self {
            error,
            has_panicked: false,
        }
    }
}

/// What a window is made from; each attempt makes one.
#[derive(Clone)]
struct Seed {
    standard: Chosen,
    /// Taken by the attempt that gets as far as the first frame.
    templates: Arc<Mutex<Option<Templates>>>,
    file: Option<PathBuf>,
    asked: Option<Language>,
    language: Language,
}

impl Seed {
    fn window(self, creation: &eframe::CreationContext<'_>) -> Window {
        let context = &creation.egui_ctx;
        let desktop = Desktop::of_window(creation);
        let mut state = started(self.standard.clone(), self.language, &desktop);
        if let Some(asked) = self.asked {
            state.translator = Translator::new(asked);
        }
        state.home = etcetera::home_dir().ok();
        let mut templates = self
            .templates
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let templates = templates.take().unwrap_or(Templates::One(self.standard));
        let runner = EffectRunner::new(Arc::new(desktop), templates, true);
        runner.watch(context);
        let mut window = Window::new(context, state, runner);
        if let Some(file) = self.file {
            window.open(file);
        }
        window
    }
}

/// Returns the state of a window that opens on a machine, with its settings and recent files.
#[must_use]
pub fn started(chosen: Chosen, language: Language, platform: &dyn Platform) -> State {
    let folders = platform.folders();
    take_over(platform.disk(), &folders);
    let settings = folders.settings.as_deref();
    let loaded = settings.map(|folder| settings::load(platform.disk(), folder));
    let loaded = loaded.unwrap_or_default();
    let data = folders.data.as_deref();
    let mut recent = data.map(|folder| recent::load(platform.disk(), folder));
    let mut state = State::new(chosen, language, loaded.settings);
    if recent.as_ref().is_none_or(|recent| recent.paths.is_empty()) {
        recent = Some(loaded.recent);
    }
    state.local_data.recent = recent.unwrap_or_default();
    if let Some((place, message)) = loaded.remark {
        // Where that is not possible, work goes on.
        let _ = platform.log(&Event::SettingsBroken);
        state.notice = Some(Notice::error(place, message));
    }
    state
}

/// Opens the window with a renderer. A library that is missing is a panic in the windowing crates: until the first
/// frame is drawn, it is turned into an error.
fn attempt(seed: &Seed, renderer: Renderer) -> Result<(), Failed> {
    let Some(options) = options(renderer, &left()) else {
        let missing = StartError::Graphics(renderer.name().to_owned());
        return Err(missing.into());
    };
    let has_started = Arc::new(Mutex::new(Arc::<AtomicBool>::default()));
    let started = Arc::clone(&has_started);
    let seed = seed.clone();
    let panic_message = Arc::new(Mutex::new(String::new()));
    let previous_hook = Arc::new(panic::take_hook());
    let hook = (
        Arc::clone(&previous_hook),
        Arc::clone(&panic_message),
        Arc::clone(&has_started),
    );
    panic::set_hook(Box::new(move |information| {
        let (previous_hook, message, has_started) = &hook;
        log(&Event::Panicked(
            information.location().map(SourcePlace::of),
        ));
        if is_set(has_started) {
            previous_hook(information);
        } else {
            let mut message = message.lock().unwrap_or_else(PoisonError::into_inner);
            information
                .payload_as_str()
                .unwrap_or_default()
                .clone_into(&mut message);
        }
    }));
    let run = panic::catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "klausul",
            options,
            Box::new(move |creation| {
                set_renderer(renderer);
                let mut window = seed.window(creation);
                window.set_screens(screens(creation));
                *started.lock().unwrap_or_else(PoisonError::into_inner) = window.has_started();
                Ok(Box::new(window))
            }),
        )
    }));
    panic::set_hook(Box::new(move |information| previous_hook(information)));
    match run {
        Ok(Ok(())) => Ok(()),
        // The display that the environment names can't be reached.
        Ok(Err(eframe::Error::WinitEventLoop(_))) => Err(StartError::NoDisplay.into()),
        Ok(Err(error)) => Err(StartError::Graphics(first_words(&error.to_string())).into()),
        Err(payload) if is_set(&has_started) => panic::resume_unwind(payload),
        Err(_) => {
            let message = panic_message.lock().unwrap_or_else(PoisonError::into_inner);
            Err(Failed {
                error: StartError::Graphics(first_words(&message)),
                has_panicked: true,
            })
        }
    }
}

/// Returns the message of the system without the settings that some libraries print after it.
fn first_words(detail: &str) -> String {
    let clause = detail.split(['{', '\n']).next().unwrap_or_default();
    let short: String = clause.chars().take(120).collect();
    short.trim_end_matches([' ', ':', '.']).to_owned()
}

fn is_set(flag: &Mutex<Arc<AtomicBool>>) -> bool {
    let flag = flag.lock().unwrap_or_else(PoisonError::into_inner);
    flag.load(Ordering::Relaxed)
}

/// Returns how the last window was left.
fn left() -> WindowLook {
    let desktop = Desktop::default();
    let folder = desktop.folders().settings;
    let settings = folder.map(|folder| settings::peek(desktop.disk(), &folder));
    settings.unwrap_or_default().window
}

/// Returns the screens.
fn screens(creation: &eframe::CreationContext<'_>) -> Vec<Screen> {
    let monitors = creation
        .winit_window()
        .map(|window| window.available_monitors());
    let rect = |place: (i32, i32), size: (u32, u32)| {
        #[expect(clippy::cast_precision_loss, reason = "a screen is far smaller")]
        let [x, y, width, height] = [place.0 as f32, place.1 as f32, size.0 as f32, size.1 as f32];
        egui::Rect::from_min_size(egui::pos2(x, y), egui::vec2(width, height))
    };
    let monitors = monitors.into_iter().flatten();
    platform::screens(
        monitors.map(|monitor| rect(monitor.position().into(), monitor.size().into())),
    )
}

/// Returns how eframe opens the window; none if the renderer was not built in.
fn options(renderer: Renderer, left: &WindowLook) -> Option<eframe::NativeOptions> {
    let renderer = native(renderer)?;
    let size = left.size.map_or(SIZE_PT, |(width, height)| {
        egui::vec2(f32::from(width), f32::from(height)).max(MIN_SIZE_PT)
    });
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Klausul")
        .with_app_id("klausul")
        .with_inner_size(size)
        .with_min_inner_size(MIN_SIZE_PT)
        .with_maximized(left.is_maximized)
        .with_drag_and_drop(true);
    // A test holds that the icon is sound; without one the system shows its own.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    Some(eframe::NativeOptions {
        viewport,
        renderer,
        multisampling: 0,
        depth_buffer: 0,
        stencil_buffer: 0,
        centered: true,
        persist_window: false,
        ..eframe::NativeOptions::default()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_icon_is_sound() {
        let icon = eframe::icon_data::from_png_bytes(super::ICON).expect("a PNG image");
        assert_eq!((icon.width, icon.height), (256, 256));
    }
}

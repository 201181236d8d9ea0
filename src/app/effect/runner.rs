//! Runs effects: local data in one queue, everything else on threads of its own.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui;

use super::effects::{Effect, LocalDataEffect, RegisterEffect};
use super::outcome::Outcome;
use super::register_read::RegisterRequest;
use super::worker::Worker;
use crate::app::platform::{Platform, SystemFace};
use crate::date::Date;
use crate::library::Templates;
use crate::support::Event;

/// How often a template's folder is looked into.
const WATCH: Duration = Duration::from_millis(200);
/// How often the folders of the register are looked into, at most.
const LOOK: Duration = Duration::from_secs(2);
/// How often they are looked into, at least.
const MAX_LOOK: Duration = Duration::from_secs(30);
/// How many times longer than looking into them takes the pause is.
const MAX_PART: u32 = 20;

/// Runs effects and collects their outcomes.
pub struct EffectRunner {
    worker: Arc<Worker>,
    outcomes: Receiver<Outcome>,
    sender: Sender<Outcome>,
    faces: Receiver<SystemFace>,
    face_sender: Sender<SystemFace>,
    /// Takes effects on local data, which run one after the other; none without threads.
    queue: Option<Sender<(LocalDataEffect, egui::Context)>>,
}

impl EffectRunner {
    /// A runner with threads, as the window wants it, or without, as tests do.
    #[must_use]
    pub fn new(platform: Arc<dyn Platform>, templates: Templates, in_threads: bool) -> Self {
        let (sender, outcomes) = channel();
        let (face_sender, faces) = channel();
        let worker = Arc::new(Worker::new(platform, templates));
        let queue = in_threads.then(|| start_queue(Arc::clone(&worker), sender.clone()));
        Self {
            worker,
            outcomes,
            sender,
            faces,
            face_sender,
            queue,
        }
    }

    /// Watches a template's folder that somebody works on: what is saved there comes as an outcome.
    pub fn watch(&self, context: &egui::Context) {
        if self.queue.is_none() || !self.worker.is_folder_open() {
            return;
        }
        watch(&self.worker, &self.sender, context);
    }

    /// Returns the next outcome that has come in.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcomes.try_recv().ok()
    }

    /// Returns today's date, if the clock shows one.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.worker.platform().today()
    }

    /// Whether the clipboard has refused something since the last call.
    #[must_use]
    pub fn clipboard_refused(&self) -> bool {
        self.worker.platform().clipboard_refused()
    }

    /// Writes to the log that the window opened, if it is known what draws it. No frame waits for it.
    pub fn log_start(&self) {
        let Some(renderer) = self.worker.platform().renderer() else {
            return;
        };
        let worker = Arc::clone(&self.worker);
        thread::spawn(move || worker.log(&Event::Started(renderer)));
    }

    /// Writes to the log that the window was closed.
    pub fn log_end(&self) {
        if self.worker.platform().renderer().is_some() {
            self.worker.log(&Event::Ended);
        }
    }

    /// Returns the accent colour that the user chose for all programs, if there is one.
    #[must_use]
    pub fn accent(&self) -> Option<[u8; 3]> {
        self.worker.platform().accent()
    }

    /// Looks for typefaces of the machine that have these letters; they come later, with a repaint.
    pub fn find_faces(&self, letters: BTreeSet<char>, context: &egui::Context) {
        if letters.is_empty() {
            return;
        }
        let (worker, sender) = (Arc::clone(&self.worker), self.face_sender.clone());
        let context = context.clone();
        let find = move || {
            for face in worker.platform().faces_with(&letters) {
                // Nobody waits for it when the window is gone.
                let _ = sender.send(face);
            }
            context.request_repaint();
        };
        if self.queue.is_some() {
            thread::spawn(find);
        } else {
            find();
        }
    }

    /// Returns the typefaces that were found since the last call.
    #[must_use]
    pub fn faces(&self) -> Vec<SystemFace> {
        self.faces.try_iter().collect()
    }

    /// Runs an effect; the outcome comes later, with a repaint.
    pub fn run(&self, effect: Effect, context: &egui::Context) {
        match effect {
            Effect::CopyText(text) => context.copy_text(text),
            Effect::Register(RegisterEffect::Read(request)) => {
                self.read_register(request, context);
            }
            Effect::Quit => {
                self.end_session();
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Effect::LocalData(effect) => match &self.queue {
                Some(queue) => {
                    // The queue lives as long as the runner.
                    let _ = queue.send((effect, context.clone()));
                }
                None => send(&self.sender, self.worker.local_data(effect), context),
            },
            effect if self.queue.is_some() => {
                let (worker, sender) = (Arc::clone(&self.worker), self.sender.clone());
                let context = context.clone();
                let opens_folder = matches!(effect, Effect::OpenTemplateFolder { .. });
                thread::spawn(move || {
                    send(&sender, worker.run(effect), &context);
                    if opens_folder {
                        watch(&worker, &sender, &context);
                    }
                });
            }
            effect => send(&self.sender, self.worker.run(effect), context),
        }
    }

    /// Reads the register. With threads, what changes in its folders comes as an outcome from then on.
    fn read_register(&self, request: RegisterRequest, context: &egui::Context) {
        let turn = self.worker.begin_register();
        if self.queue.is_some() {
            follow_register(&self.worker, &self.sender, request, turn, context);
        } else {
            let pass = |outcome| send(&self.sender, self.worker.logged(Some(outcome)), context);
            self.worker.read_register(&request, turn, &pass);
        }
    }

    /// Ends the window's session: everything is saved, or may be lost.
    pub fn end_session(&self) {
        self.worker.end_session();
    }
}

/// Watches the folder of a template until it is closed or another one is opened.
fn watch(worker: &Arc<Worker>, sender: &Sender<Outcome>, context: &egui::Context) {
    let number = worker.begin_watch();
    let (worker, sender) = (Arc::downgrade(worker), sender.clone());
    let context = context.clone();
    thread::spawn(move || {
        // It ends with the window.
        while let Some(worker) = worker.upgrade()
            && worker.goes_on(number)
        {
            send(&sender, worker.look_into_folder(), &context);
            drop(worker);
            thread::sleep(WATCH);
        }
    });
}

/// Reads the register until another reading begins, whenever some time has passed.
fn follow_register(
    worker: &Arc<Worker>,
    sender: &Sender<Outcome>,
    mut request: RegisterRequest,
    turn: u64,
    context: &egui::Context,
) {
    let (worker, sender) = (Arc::downgrade(worker), sender.clone());
    let context = context.clone();
    thread::spawn(move || {
        // It ends with the window.
        while let Some(worker) = worker.upgrade()
            && worker.is_register_turn(turn)
        {
            let pass = |outcome| send(&sender, worker.logged(Some(outcome)), &context);
            let began = Instant::now();
            let has_read = worker.read_register(&request, turn, &pass);
            drop(worker);
            request.verifies_all = false;
            request.is_first = false;
            // A folder that is slow to walk through is looked into less often.
            let slow = if has_read { 0 } else { MAX_PART };
            let pause = began.elapsed() * slow;
            thread::sleep(pause.clamp(LOOK, MAX_LOOK));
        }
    });
}

/// Passes an outcome on, and asks for a frame that shows it.
fn send(outcomes: &Sender<Outcome>, outcome: Option<Outcome>, context: &egui::Context) {
    if let Some(outcome) = outcome {
        // Nobody waits for it when the window is gone.
        let _ = outcomes.send(outcome);
        context.request_repaint();
    }
}

/// Starts the thread for effects on local data. It ends with the runner.
fn start_queue(
    worker: Arc<Worker>,
    outcomes: Sender<Outcome>,
) -> Sender<(LocalDataEffect, egui::Context)> {
    let (sender, effects) = channel::<(LocalDataEffect, egui::Context)>();
    thread::spawn(move || {
        for (effect, context) in effects {
            send(&outcomes, worker.local_data(effect), &context);
        }
    });
    sender
}

//! The bars at the head and the foot of the pages: one is drawn at a time, and what it covers comes back.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use klausul::app::command::{FileCommand, PanelCommand, PreviewCommand};
use klausul::app::model::Bar;
use klausul::app::platform::Choice;

use crate::test_app::TestApp;

const ERROR: &str = "Filen är ingen PDF";

/// What is drawn of each bar: words that stand nowhere else.
fn is_drawn(app: &TestApp, bar: Bar) -> bool {
    match bar {
        Bar::Notice => app.has_containing(ERROR),
        Bar::Verdict => app.has_containing("Oförändrad: filen är"),
        Bar::Reasons => app.has("Varför finns detta?"),
        Bar::Find => app.has("Nästa träff"),
    }
}

struct Bars {
    app: TestApp,
    pdf: PathBuf,
}

impl Bars {
    fn new() -> Self {
        let mut app = TestApp::new();
        app.command(FileCommand::OpenExample);
        let pdf = app.path("avtal.pdf");
        app.choose_next(Choice::Path(pdf.clone()));
        app.command(FileCommand::Export { is_draft: false });
        app.command(PanelCommand::DismissNotice);
        Self { app, pdf }
    }

    fn open(&mut self, bar: Bar) {
        match bar {
            Bar::Notice => {
                let none = self.app.path("inte.pdf");
                std::fs::write(&none, "hej").unwrap();
                self.app.command(FileCommand::OpenPath(none));
            }
            Bar::Verdict if self.app.state().has_bar(Bar::Verdict) => {
                self.app.keys(Modifiers::NONE, Key::F9);
            }
            Bar::Verdict => self.app.command(FileCommand::OpenPath(self.pdf.clone())),
            Bar::Reasons => self.app.command(PreviewCommand::ShowReasons(0)),
            Bar::Find => self.app.keys(Modifiers::COMMAND, Key::F),
        }
    }

    fn close(&mut self, bar: Bar) {
        match bar {
            Bar::Notice => self.app.command(PanelCommand::DismissNotice),
            Bar::Verdict => self.app.command(PreviewCommand::CloseInspection),
            Bar::Reasons => self.app.command(PreviewCommand::CloseReasons),
            Bar::Find => self.app.command(PreviewCommand::CloseFind),
        }
    }

    fn drawn(&self) -> Vec<Bar> {
        let all = Bar::ALL.into_iter();
        all.filter(|bar| is_drawn(&self.app, *bar)).collect()
    }
}

/// Of every two bars the one that was opened last is drawn, and the other one comes back once that is closed. A notice
/// and the find bar are drawn together.
#[test]
fn one_bar_at_a_time_and_none_is_lost() {
    for first in Bar::ALL {
        for second in Bar::ALL.into_iter().filter(|second| *second != first) {
            let mut bars = Bars::new();
            // What is opened from a file closes what belonged to the draft before.
            bars.open(Bar::Verdict);
            if first != Bar::Verdict && second != Bar::Verdict {
                bars.close(Bar::Verdict);
            }
            bars.open(first);
            assert_eq!(bars.drawn(), [first], "{first:?}");
            bars.open(second);
            let both = first.shares_with(second);
            let drawn = bars.drawn();
            assert!(drawn.contains(&second), "{first:?}, {second:?}: {drawn:?}");
            assert_eq!(drawn.contains(&first), both, "{first:?}, {second:?}");
            assert_eq!(drawn.len(), 1 + usize::from(both));
            bars.close(second);
            assert_eq!(bars.drawn(), [first], "after {second:?}");
        }
    }
}

#[test]
fn the_verdict_is_reached_by_key_and_button_from_behind_an_error() {
    let mut bars = Bars::new();
    bars.open(Bar::Verdict);
    bars.open(Bar::Notice);
    assert_eq!(bars.drawn(), [Bar::Notice]);
    bars.app.keys(Modifiers::NONE, Key::F9);
    assert_eq!(bars.drawn(), [Bar::Verdict]);
    bars.open(Bar::Find);
    assert_eq!(bars.drawn(), [Bar::Find]);
    bars.app.click("Visa kontrollens resultat");
    assert_eq!(bars.drawn(), [Bar::Verdict]);
    assert!(!bars.app.has("Visa kontrollens resultat"));
    // The error is still there, and so is what was sought.
    bars.close(Bar::Verdict);
    assert_eq!(bars.drawn(), [Bar::Notice, Bar::Find]);
    bars.app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(bars.drawn(), [Bar::Notice]);
    bars.app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(bars.drawn(), []);
}

/// Clicks the title on the pages.
fn click_title(app: &mut TestApp) {
    let title = "Behandling av personuppgifter i samarbetsavtal";
    let found = app
        .window
        .get_by(|node| node.role() == Role::Heading && node.label().as_deref() == Some(title));
    found.click();
    app.window.run();
    assert!(is_drawn(app, Bar::Reasons));
}

#[test]
fn what_a_clause_covers_comes_back_and_hits_are_marked_with_their_bar_only() {
    let mut bars = Bars::new();
    let app = &mut bars.app;
    app.field("Kund: Ort").focus();
    app.window.run();
    app.choose_next(Choice::Path(app.path("ännu ett.pdf")));
    app.keys(Modifiers::COMMAND, Key::E);
    assert!(app.has("Skriv ut"), "{}", app.notice());
    click_title(app);
    assert!(!app.has("Skriv ut"));
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(app.has("Skriv ut") && !is_drawn(app, Bar::Reasons));
    app.keys(Modifiers::COMMAND, Key::F);
    app.field("Sök i avtalet").type_text("personuppgifter");
    app.window.run();
    // The find bar, a line, leaves the notice where it is.
    assert!(app.has("Skriv ut") && is_drawn(app, Bar::Find));
    assert!(app.state().shown_find().is_some());
    click_title(app);
    assert!(!app.has("Skriv ut") && !is_drawn(app, Bar::Find));
    assert_eq!(app.state().shown_find(), None);
    app.command(PreviewCommand::CloseReasons);
    assert!(app.has("Skriv ut") && is_drawn(app, Bar::Find));
    assert!(app.state().shown_find().is_some());
}

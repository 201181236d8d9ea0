//! What the window's controls say and remember: menus, the palette, the zoom, the divider.

use std::sync::Arc;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, Vec2, ViewportCommand,
};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::command::{EditCommand, FileCommand, FormCommand, Place, PreviewCommand, Zoom};
use klausul::local_data::settings::{PageZoom, Settings};

use crate::test_app::TestApp;

fn is_open(app: &TestApp, entry: &str) -> bool {
    app.has_containing(entry)
}

#[test]
fn arrows_go_from_menu_to_menu() {
    let mut app = TestApp::new();
    app.keys(Modifiers::NONE, Key::F10);
    app.keys(Modifiers::NONE, Key::ArrowDown);
    assert!(is_open(&app, "Ny för annan kund"), "File");
    app.keys(Modifiers::NONE, Key::ArrowDown);
    app.keys(Modifiers::NONE, Key::ArrowRight);
    assert!(!is_open(&app, "Ny för annan kund"));
    assert!(is_open(&app, "Gör om"), "Edit");
    app.keys(Modifiers::NONE, Key::ArrowRight);
    assert!(is_open(&app, "Anpassa till bredden"), "View");
    app.keys(Modifiers::NONE, Key::ArrowUp);
    app.keys(Modifiers::NONE, Key::ArrowRight);
    assert!(
        is_open(&app, "Svenska"),
        "the last entry opens a menu of its own"
    );
    app.keys(Modifiers::NONE, Key::ArrowLeft);
    assert!(!is_open(&app, "Svenska"));
    assert!(is_open(&app, "Anpassa till bredden"));
    app.keys(Modifiers::NONE, Key::ArrowLeft);
    app.keys(Modifiers::NONE, Key::ArrowLeft);
    app.keys(Modifiers::NONE, Key::ArrowLeft);
    assert!(
        is_open(&app, "Kommandopaletten") || is_open(&app, "Om Klausul"),
        "around to Help"
    );
}

#[test]
fn an_entry_that_sets_something_says_whether_it_is_set() {
    let mut app = TestApp::new();
    app.click("Visa");
    let toggled = |app: &TestApp, name: &str| {
        let node = app.window.get_by_label(name);
        node.accesskit_node().toggled()
    };
    assert_eq!(toggled(&app, "Sidöversikt"), Some(Toggled::True));
    app.click("Sidöversikt");
    app.click("Visa");
    assert_eq!(toggled(&app, "Sidöversikt"), Some(Toggled::False));
}

#[test]
fn the_line_of_the_palette_stands_still() {
    let mut app = TestApp::new();
    app.keys(Modifiers::COMMAND, Key::K);
    app.window.run();
    let place = |app: &TestApp| app.field("Sök kommando…").rect();
    let before = place(&app);
    for letters in ["z", "oom", "xyz"] {
        app.window.event(Event::Text(letters.to_owned()));
        app.window.run();
        assert_eq!(place(&app), before, "{letters}");
    }
}

#[test]
fn a_click_keeps_the_zoom_of_whole_pages() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(PreviewCommand::SetZoom(Zoom::Page));
    app.window.run();
    let before = app.state().view.percent;
    app.command(PreviewCommand::ShowReasons(3));
    app.window.run();
    assert!(app.has("Varför finns detta?"));
    assert!(
        (app.state().view.percent - before).abs() < 0.5,
        "{before} -> {}",
        app.state().view.percent
    );
}

#[test]
fn what_is_under_the_pointer_stays_there_while_it_zooms() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(PreviewCommand::SetZoom(Zoom::Percent(100.0)));
    let words = "Dataskyddslagstiftningen definierar";
    let rect = |app: &TestApp| -> Rect {
        let found = app.window.query_all_by_label_contains(words).next();
        found.expect("a paragraph").rect()
    };
    let before = rect(&app);
    let pointer = before.left_top() + Vec2::new(20.0, 10.0);
    app.window.hover_at(pointer);
    app.window.run();
    for _ in 0..3 {
        app.window.event_modifiers(
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, 60.0),
                phase: eframe::egui::TouchPhase::Move,
                source: eframe::egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::COMMAND,
            },
            Modifiers::COMMAND,
        );
        app.window.run();
    }
    app.window.run_steps(30);
    let percent = app.state().view.percent;
    assert!(percent > 110.0, "{percent}");
    let grown = percent / 100.0;
    let expected: Pos2 = pointer - (pointer - before.left_top()) * grown;
    let after = rect(&app).left_top();
    assert!(
        after.distance(expected) < 6.0,
        "{after} instead of {expected}"
    );
}

#[test]
fn a_field_has_a_menu_that_keeps_the_selection() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Öst");
    app.keys(Modifiers::COMMAND, Key::A);
    let at = app.field("Kund: Namn").rect().left_center() + Vec2::new(60.0, 0.0);
    for pressed in [true, false] {
        app.window.event(Event::PointerMoved(at));
        app.window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    app.window.run();
    assert!(app.has("Klipp ut") && app.has("Klistra in") && app.has("Markera allt"));
    app.window.get_by_label("Klipp ut").click_accesskit();
    app.window.step();
    let commands = app.window.output().viewport_output.values();
    let asks = commands.flat_map(|viewport| &viewport.commands);
    assert!(
        asks.clone()
            .any(|command| *command == ViewportCommand::RequestCut)
    );
    // The system answers with an event.
    app.window.event(Event::Cut);
    app.window.run();
    assert_eq!(app.draft().text("customer.name"), None, "all of it was cut");
}

#[test]
fn a_chosen_profile_says_so() {
    let mut app = TestApp::new();
    app.fill("Leverantör: FO-nummer", "1470246-8");
    app.command(klausul::app::command::SettingsCommand::SaveProfile);
    app.window.run();
    app.keys(Modifiers::NONE, Key::Enter);
    app.command(FormCommand::Focus(Place::Services));
    // Folded, its line says who it is.
    app.command(FormCommand::ToggleOwnParty);
    let used = app
        .window
        .query_all_by(|node| node.role() == Role::Button && node.toggled() == Some(Toggled::True));
    assert_eq!(used.count(), 1);
    app.command(EditCommand::SetText {
        field: "provider.city".to_owned(),
        text: "Åbo".to_owned(),
    });
}

#[test]
fn the_zoom_and_the_divider_are_remembered() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let mut app = TestApp::at(&home);
    app.command(PreviewCommand::SetZoom(Zoom::Percent(80.0)));
    let width = |app: &TestApp| app.field("Kund: Namn").rect().right();
    let before = width(&app);
    let divider = Pos2::new(460.0, 400.0);
    drag(&mut app, divider, 80.0);
    assert!(width(&app) > before + 40.0, "{before} -> {}", width(&app));
    app.window.run_steps(90);
    let text = app.home_file("config/settings.ron");
    let settings = Settings::read(text.as_bytes()).settings;
    assert_eq!(settings.window.zoom, PageZoom::Percent(80));
    let dragged = width(&app);
    let app = TestApp::at(&home);
    assert_eq!(app.state().view.zoom, Zoom::Percent(80.0));
    assert!(
        (width(&app) - dragged).abs() < 1.0,
        "{dragged} -> {}",
        width(&app)
    );
}

/// Drags from a place to the right.
fn drag(app: &mut TestApp, from: Pos2, by: f32) {
    app.window.hover_at(from);
    app.window.run();
    app.window.drag_at(from);
    app.window.step();
    for step in [0.3, 0.7, 1.0] {
        app.window.hover_at(from + Vec2::new(by * step, 0.0));
        app.window.step();
    }
    app.window.drop_at(from + Vec2::new(by, 0.0));
    app.window.run();
}

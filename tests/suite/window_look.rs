//! How the window looks on its machine: the accent colour of the system, and letters that its own faces don't have.

use std::sync::{Arc, Mutex};

use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Color32, FontFamily, Theme};
use klausul::app::fonts::family_of;
use klausul::app::platform::SystemFace;
use klausul::app::theme::{DARK, LIGHT};
use klausul::typeset::fonts::Face;

use crate::support::repository;
use crate::test_app::{Machine, TestApp};

fn app_with(machine: Machine) -> TestApp {
    TestApp::with(Machine {
        has_viewer: true,
        home: Some(Arc::new(tempfile::tempdir().unwrap())),
        ..machine
    })
}

/// Somebody goes to another window, and comes back.
fn leave_and_come_back(app: &mut TestApp) {
    for has_focus in [false, true] {
        app.window.input_mut().focused = has_focus;
        app.window.run();
    }
}

#[test]
fn the_accent_of_the_system_is_followed() {
    let accents = |app: &TestApp| {
        [Theme::Light, Theme::Dark].map(|theme| {
            let visuals = &app.window.ctx.style_of(theme).visuals;
            assert!(!visuals.text_cursor.blink);
            visuals.hyperlink_color
        })
    };
    let mut app = app_with(Machine {
        accent: Mutex::new(Some([0x00, 0x5F, 0xB8])),
        ..Machine::default()
    });
    let [light, dark] = accents(&app);
    assert_eq!(light, Color32::from_rgb(0x00, 0x5F, 0xB8));
    assert_ne!(dark, light, "it has to be seen on a dark ground");
    *app.machine.accent.lock().unwrap() = Some([0x88, 0x17, 0x98]);
    leave_and_come_back(&mut app);
    assert_eq!(accents(&app)[0], Color32::from_rgb(0x88, 0x17, 0x98));
    *app.machine.accent.lock().unwrap() = None;
    leave_and_come_back(&mut app);
    assert_eq!(accents(&app), [LIGHT.accent, DARK.accent]);
}

#[test]
fn letters_that_the_window_lacks_come_from_the_machine() {
    let bytes = std::fs::read(repository("assets/fonts/SourceSans3-Regular.ttf")).unwrap();
    let mut app = app_with(Machine {
        face: Some(SystemFace {
            name: "of the machine".to_owned(),
            bytes,
            index: 0,
        }),
        ..Machine::default()
    });
    // A box is drawn until the face is there.
    app.window
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let last = |app: &TestApp, family: FontFamily| {
        app.window.ctx.fonts(|fonts| {
            let families = &fonts.definitions().families;
            families[&family].last().unwrap().clone()
        })
    };
    let of_pages = Face::ALL.map(|face| last(&app, family_of(face)));
    app.fill("Kund: Namn", "Åkerströms Öst & Söner Łódź Ω Ab");
    assert!(app.machine.letters.lock().unwrap().is_empty());
    assert_ne!(last(&app, FontFamily::Proportional), "of the machine");

    app.fill("Kund: Namn", "中村 Ab");
    let asked: Vec<char> = app.machine.letters.lock().unwrap().clone();
    assert_eq!(asked, ['中', '村']);
    assert_eq!(last(&app, FontFamily::Proportional), "of the machine");
    assert_eq!(Face::ALL.map(|face| last(&app, family_of(face))), of_pages);

    app.fill("Kund: Namn", "村中 Ab 木");
    let asked = app.machine.letters.lock().unwrap().clone();
    assert_eq!(asked, ['中', '村', '木'], "each once");
}

//! The window and the keyboard: what is typed lands where the focus was meant to be, however slow the screen is.

use std::sync::Arc;

use eframe::egui::{Event, ImeEvent, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable;
use klausul::app::command::{FormCommand, Place, SettingsCommand, SignatoryPart};
use klausul::app::effect::Outcome;
use klausul::app::platform::Choice;
use klausul::local_data::customers::of_draft;

use crate::support::example;
use crate::test_app::TestApp;

/// A press of a key, and its release.
pub fn press(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

/// What a keyboard sends for a text, in which `⇥` is Tab, `⇤` Shift+Tab, `⏎` Enter and `⑧` F8.
pub fn keys(text: &str) -> Vec<Event> {
    let of = |sign: char| match sign {
        '⇥' => press(Key::Tab, Modifiers::NONE),
        '⇤' => press(Key::Tab, Modifiers::SHIFT),
        '⏎' => press(Key::Enter, Modifiers::NONE),
        '⑧' => press(Key::F8, Modifiers::NONE),
        letter => {
            let mut events = press(Key::A, Modifiers::NONE);
            events.insert(1, Event::Text(letter.to_string()));
            events
        }
    };
    text.chars().flat_map(of).collect()
}

fn at(field: &str) -> TestApp {
    let mut app = TestApp::new();
    app.command(FormCommand::Focus(Place::Field(field.to_owned())));
    app.window.run_steps(60);
    app
}

fn text(app: &TestApp, field: &str) -> String {
    app.draft().text(field).unwrap_or_default()
}

fn focused_field(app: &TestApp) -> &str {
    let focus = app.state().view.focus.as_ref();
    focus.and_then(Place::field).unwrap_or_default()
}

const CUSTOMER: &[(&str, &str)] = &[
    ("customer.name", "Nyländska Bageriet Ab"),
    ("customer.business_id", "0112038-9"),
    ("customer.street", "Gustav Wasas gata 12 B"),
    ("customer.postal_code", "10600"),
    ("customer.city", "Ekenäs"),
];

#[test]
fn a_customer_that_comes_in_one_frame_lands_in_its_fields() {
    for key in ["⇥", "⏎", "⑧"] {
        let mut app = at("customer.name");
        let texts: Vec<&str> = CUSTOMER.iter().map(|(_, text)| *text).collect();
        // A street may have several lines, so that Enter makes one there.
        let typed = texts.join(key).replace("B⏎", "B⇥");
        app.at_once(keys(&typed));
        for (field, expected) in CUSTOMER {
            assert_eq!(text(&app, field), *expected, "{key}");
        }
    }
}

#[test]
fn a_way_back_is_typed_at_once_too() {
    let mut app = at("customer.city");
    app.at_once(keys("Ekenäs⇤10600⇤⇤0112038-9"));
    assert_eq!(text(&app, "customer.city"), "Ekenäs");
    assert_eq!(text(&app, "customer.postal_code"), "10600");
    assert_eq!(text(&app, "customer.business_id"), "0112038-9");
}

#[test]
fn from_the_services_to_the_pdf_at_once() {
    let mut app = TestApp::new();
    app.choose_next(Choice::Path(app.path("avtal")));
    let mut typed = press(Key::Space, Modifiers::NONE);
    typed.insert(1, Event::Text(" ".to_owned()));
    typed.extend(keys(
        "⏎Öst Ab⏎0112038-9⏎Gatan 1⇥10600⏎Ekenäs⏎1470246-8⏎SA-1⏎2.3.2026⏎Maria⏎Chef⏎Åke⏎Vd",
    ));
    typed.extend(press(Key::Enter, Modifiers::COMMAND));
    app.at_once(typed);
    assert_eq!(
        app.state().whole_progress().missing,
        0,
        "{:?}",
        app.state().gaps()
    );
    assert_eq!(text(&app, "agreement.date"), "2026-03-02");
    let signatories = app.draft().signatories("customer.signatories");
    assert_eq!(
        (&*signatories[0].name, &*signatories[0].title),
        ("Åke", "Vd")
    );
    assert!(app.path("avtal.pdf").exists());
}

#[test]
fn what_waits_keeps_its_order_with_the_pointer_and_compositions() {
    let mut app = at("customer.name");
    let city = app.field("Kund: Ort").rect().center();
    let button = |pressed| Event::PointerButton {
        pos: city,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let mut events = keys("Öst⇥0112038-");
    events.extend([Event::Ime(ImeEvent::Commit("9".to_owned()))]);
    events.extend([Event::PointerMoved(city), button(true), button(false)]);
    events.extend(keys("Ekenäs"));
    app.at_once(events);
    assert_eq!(text(&app, "customer.name"), "Öst");
    assert_eq!(text(&app, "customer.business_id"), "0112038-9");
    assert_eq!(text(&app, "customer.city"), "Ekenäs");
}

#[test]
fn a_button_that_adds_a_field_keeps_what_is_typed_for_it() {
    let mut app = at("customer.name");
    app.window
        .get_by_label("Lägg till undertecknare: Kundens undertecknare")
        .focus();
    app.window.run();
    let mut events = press(Key::Space, Modifiers::NONE);
    events.insert(1, Event::Text(" ".to_owned()));
    events.extend(keys("Åke Öst⇥Vd"));
    app.at_once(events);
    let signatories = app.draft().signatories("customer.signatories");
    assert_eq!(
        (&*signatories[1].name, &*signatories[1].title),
        ("Åke Öst", "Vd")
    );
}

#[test]
fn a_field_in_a_folded_section_takes_what_is_typed_before_it_is_seen() {
    let mut app = at("agreement.number");
    app.command(FormCommand::FoldHere);
    assert!(
        app.state().view.folded.contains(
            &app.state()
                .section_of(&Place::Field("agreement.number".to_owned()))
        )
    );
    let gap = app
        .state()
        .gaps()
        .into_iter()
        .find(|gap| gap.field() == Some("customer.city"));
    app.command(FormCommand::Focus(gap.unwrap()));
    app.at_once(keys("Ekenäs⑧1470246-8⑧SA-1"));
    assert_eq!(text(&app, "customer.city"), "Ekenäs");
    assert_eq!(text(&app, "agreement.number"), "SA-1");
}

#[test]
fn a_panel_that_closes_gives_the_keyboard_back() {
    let mut app = at("customer.name");
    let mut events = keys("Öst");
    events.extend(press(Key::F1, Modifiers::NONE));
    events.extend(press(Key::Escape, Modifiers::NONE));
    events.extend(keys(" Ab"));
    app.at_once(events);
    assert!(app.state().view.panel.is_none());
    assert_eq!(text(&app, "customer.name"), "Öst Ab");
}

#[test]
fn tab_goes_from_field_to_field_and_selects_what_is_there() {
    let mut app = at("agreement.date");
    app.at_once(keys("2.3.2026"));
    app.keys(Modifiers::NONE, Key::Tab);
    assert_eq!(
        focused_field(&app),
        "signing.place",
        "past the calendar and the heading"
    );
    app.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused_field(&app), "agreement.date");
    app.at_once(keys("4.5.2026"));
    assert_eq!(text(&app, "agreement.date"), "2026-05-04");
    app.command(FormCommand::Focus(Place::Signatory {
        field: "provider.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Name,
    }));
    app.at_once(keys("Maria⇥Chef⇥"));
    app.at_once(keys("⇤Direktör"));
    let signatories = app.draft().signatories("provider.signatories");
    assert_eq!(&*signatories[0].title, "Direktör");
}

#[test]
fn what_tab_passes_by_is_reached_by_keys_of_its_own() {
    let mut app = at("agreement.date");
    app.keys(Modifiers::ALT, Key::ArrowDown);
    assert!(app.has("november 2026"), "the calendar is open");
    app.keys(Modifiers::NONE, Key::ArrowDown);
    app.keys(Modifiers::NONE, Key::ArrowDown);
    assert!(app.has("december 2026"), "two weeks on");
    app.keys(Modifiers::NONE, Key::ArrowLeft);
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(text(&app, "agreement.date"), "2026-12-05");
    assert_eq!(focused_field(&app), "agreement.date");

    app.command(FormCommand::Focus(Place::Signatory {
        field: "customer.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Name,
    }));
    app.at_once(keys("Åke⇥Vd"));
    app.click("Lägg till undertecknare: Kundens undertecknare");
    app.at_once(keys("Eva"));
    let names = |app: &TestApp| -> Vec<String> {
        let signatories = app.draft().signatories("customer.signatories");
        signatories.iter().map(|one| one.name.clone()).collect()
    };
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(names(&app), ["Eva", "Åke"]);
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(names(&app), ["Eva", "Åke"], "no further");
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(names(&app), ["Åke", "Eva"]);
    app.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Delete);
    assert_eq!(names(&app), ["Åke"]);
    app.at_once(keys("⇥"));
    app.click("Redigera");
    app.click("Ta bort raden Ctrl+Shift+Delete");
    assert!(names(&app).is_empty(), "from the menu");
}

#[test]
fn enter_on_a_suggestion_takes_it_and_goes_on() {
    for (key, next) in [("⏎", "provider.business_id"), ("⇥", "customer.business_id")] {
        let mut app = TestApp::new();
        app.click("Inkassoservice");
        app.at_once(keys("⏎"));
        let customers = of_draft(&app.state().template, &example()).collect();
        app.command(Outcome::CustomersFound(customers));
        assert_eq!(focused_field(&app), "customer.name");
        app.at_once(keys("Åker"));
        app.at_once(keys(key));
        assert_eq!(
            text(&app, "customer.name"),
            "Åkerströms Öst & Söner Ab",
            "{key}"
        );
        assert_eq!(focused_field(&app), next, "{key}");
    }
    let mut app = at("customer.city");
    app.at_once(keys("⇥Sver"));
    app.at_once(keys("⇥Maria"));
    assert_eq!(text(&app, "customer.country"), "SE");
    assert_eq!(text(&app, "customer.contact_name"), "Maria");
}

#[test]
fn the_next_gap_from_a_button_is_the_one_after_it() {
    let mut app = at("customer.name");
    app.window
        .get_by_label("Lägg till undertecknare: Leverantörens undertecknare")
        .focus();
    app.window.run();
    app.keys(Modifiers::NONE, Key::F8);
    assert_eq!(focused_field(&app), "customer.signatories");
}

#[test]
fn a_gap_with_a_mistake_is_selected_and_in_the_middle() {
    let mut app = at("customer.business_id");
    app.at_once(keys("0112038-1⇥"));
    app.window.run_steps(60);
    for _ in 0..30 {
        app.keys(Modifiers::NONE, Key::F8);
        app.window.run_steps(60);
        let focus = app.state().view.focus.clone().expect("a gap");
        let found = app
            .window
            .query_all_by(|node| node.is_focused() && !node.is_hidden())
            .next();
        let middle = found.expect("has the focus").rect().center().y;
        if focus != Place::Services {
            assert!((250.0..650.0).contains(&middle), "{focus:?} at {middle}");
        }
        if focused_field(&app) == "customer.business_id" {
            break;
        }
    }
    app.at_once(keys("0112038-9"));
    assert_eq!(text(&app, "customer.business_id"), "0112038-9");
}

#[test]
fn a_mistake_does_not_move_the_field_that_is_typed_in() {
    let mut app = at("customer.business_id");
    app.at_once(keys("0112038-1"));
    let top = |app: &TestApp| app.field("Kund: Gatuadress").rect().top();
    let before = top(&app);
    app.keys(Modifiers::NONE, Key::Tab);
    app.at_once(keys("Gatan"));
    assert!(app.has_containing("Kontrollsiffran stämmer inte"));
    assert!(
        (top(&app) - before).abs() < 1.0,
        "{before} -> {}",
        top(&app)
    );
    assert_eq!(app.state().whole_progress().wrong, 1);
}

#[test]
fn nothing_is_wrong_while_it_is_typed() {
    let mut app = at("customer.business_id");
    app.at_once(keys("0112"));
    assert_eq!(app.state().whole_progress().wrong, 0);
    app.at_once(keys("⇥"));
    assert_eq!(app.state().whole_progress().wrong, 1);
}

#[test]
fn enter_makes_a_line_where_there_are_several() {
    let mut app = at("customer.privacy_details");
    app.at_once(keys("Ett⏎Två⇥"));
    assert_eq!(text(&app, "customer.privacy_details"), "Ett\nTvå");
    assert_ne!(focused_field(&app), "customer.privacy_details");
}

/// The most keys from the start to the PDF that the README promises, where the customer's data is in an e-mail.
const MOST_KEYS: usize = 40;

const SIGNATURE: &str = "Med vänlig hälsning

Åke Öst
Verkställande direktör

Nyländska Bageriet Ab
FO-nummer 0112038-9
Gustav Wasas gata 12 B
10600 Ekenäs
ake.ost@example.com";

/// Presses keys and counts them, those that are held with others too.
struct Counting {
    app: TestApp,
    pressed: usize,
}

impl Counting {
    fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.pressed += 1 + usize::from(modifiers.any());
        self.app.at_once(press(key, modifiers));
    }

    fn type_text(&mut self, text: &str) {
        self.pressed += text.chars().count();
        self.app.at_once(keys(text));
    }

    /// Ctrl+V: the system gives what is in the clipboard instead of the key.
    fn paste(&mut self, text: &str) {
        self.pressed += 2;
        self.app.at_once(vec![Event::Paste(text.to_owned())]);
    }
}

#[test]
fn from_the_signature_of_an_e_mail_to_the_pdf_with_few_keys() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let mut first = TestApp::at(&home);
    first.fill("Leverantör: FO-nummer", "1470246-8");
    let signatory = "Leverantörens undertecknare, undertecknare 1: ";
    first.fill(&format!("{signatory}Namn"), "Maria Virtanen");
    first.fill(&format!("{signatory}Titel"), "Direktör");
    first.command(SettingsCommand::SaveProfile);
    first.keys(Modifiers::NONE, Key::Enter);
    drop(first);

    let app = TestApp::at(&home);
    app.choose_next(Choice::Path(app.path("avtal")));
    let mut typist = Counting { app, pressed: 0 };
    typist.press(Key::Space, Modifiers::NONE);
    typist.press(Key::Enter, Modifiers::NONE);
    typist.paste(SIGNATURE);
    typist.press(Key::Enter, Modifiers::NONE);
    typist.type_text("SA-2026-0417⏎idag⏎");
    typist.press(Key::Enter, Modifiers::COMMAND);
    // The dialog that proposes the file's name.
    typist.pressed += 1;
    let app = &typist.app;
    let gaps = app.state().gaps();
    assert!(gaps.is_empty(), "{gaps:?}");
    for (field, expected) in CUSTOMER {
        assert_eq!(text(app, field), *expected);
    }
    assert_eq!(text(app, "agreement.number"), "SA-2026-0417");
    assert_eq!(text(app, "agreement.date"), "2026-11-22");
    let signatories = app.draft().signatories("customer.signatories");
    assert_eq!(signatories[0].name, "Åke Öst");
    assert!(app.path("avtal.pdf").exists());
    assert_eq!(typist.pressed, 26, "as the README says");
    assert!(typist.pressed <= MOST_KEYS);
}

/// A menu that led to a panel had the focus, and is gone when the panel closes.
#[test]
fn the_focus_comes_back_to_the_form_after_what_a_menu_led_to() {
    let mut app = TestApp::new();
    app.fill("Kund: Namn", "Öst");
    app.click("Mall");
    app.click_last("Om mallen");
    assert!(app.state().view.panel.is_some());
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(app.state().view.panel.is_none());
    for _ in 0..8 {
        app.window.step();
    }
    let name = Place::Field("customer.name".to_owned());
    assert_eq!(app.state().view.focus, Some(name));
}

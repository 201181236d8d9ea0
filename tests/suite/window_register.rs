//! The register in the window, driven by accessible names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::command::{FileCommand, FormCommand, Place, RegisterCommand, SessionCommand};
use klausul::app::effect::Derivation;
use klausul::app::platform::Choice;
use klausul::draft;
use klausul::local_data::list_index::ListIndex;
use klausul::register::{Column, Register, StateGroup};
use klausul::storage::RealDisk;

use crate::register::{example_of, touch};
use crate::support::{built_in, set};
use crate::test_app::TestApp;
use crate::verify::{PLAIN, exported};
use crate::window_keys::{keys, press};

const OST: &str = "Åkerströms Öst & Söner Ab";
const BAGERIET: &str = "Nyländska Bageriet Ab";

/// Writes three agreements: an exported one with its draft, a draft, and a PDF that was altered.
fn write_agreements(folder: &Path) {
    let write = |name: &str, bytes: &[u8], hour: u64| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        touch(&path, hour);
    };
    let first = example_of(OST, "0112038-9", "SA-1");
    write("öst.ron", draft::write(&first).as_bytes(), 1);
    write("öst.pdf", &exported(built_in(), &first, &PLAIN), 2);
    let mut second = example_of(BAGERIET, "2284215-1", "SA-2");
    second.services = vec!["inkasso".to_owned()];
    write("bageriet.ron", draft::write(&second).as_bytes(), 3);
    let mut third = example_of("Skärgårdsfrakt r.f.", "1234567-1", "SA-3");
    set(&mut third, "customer.business_id", "1234567-1");
    let mut pdf = exported(built_in(), &third, &PLAIN);
    // Inside what a page draws, or a font: it can be read, and isn't what it was.
    let at = pdf.windows(6).position(|word| word == b"stream").unwrap() + 300;
    pdf[at] ^= 1;
    write("frakt.pdf", &pdf, 4);
}

/// A window that shows those agreements.
fn with_agreements() -> (TestApp, PathBuf) {
    let mut app = TestApp::new();
    let folder = app.path("avtal");
    fs::create_dir(&folder).unwrap();
    write_agreements(&folder);
    app.keys(Modifiers::COMMAND, Key::L);
    app.choose_next(Choice::Path(folder.clone()));
    app.click("Välj mapp…");
    (app, folder)
}

/// The customers of the rows, from above.
fn rows(app: &TestApp) -> Vec<String> {
    let register = &app.state().register;
    let cases = register.found.cases.iter();
    cases.map(|index| register.cases[*index].name()).collect()
}

fn is_in_register(app: &TestApp) -> bool {
    app.state().register.is_open
}

#[test]
fn an_empty_register_says_what_to_do_and_shows_the_folder_that_is_chosen() {
    let (app, folder) = with_agreements();
    assert_eq!(app.state().settings.register_folders, [folder]);
    assert_eq!(rows(&app), ["Skärgårdsfrakt r.f.", BAGERIET, OST]);
    for group in [
        "Alla 3",
        "Utkast 1",
        "Skickade 1",
        "Undertecknade 0",
        "Att se över 1",
    ] {
        assert!(app.has(group), "{group}");
    }
    assert!(app.has_containing("Åkerströms Öst & Söner Ab, SA-1, exporterat, Inkasso"));
    assert!(app.has_containing("Nyländska Bageriet Ab, SA-2, utkast, Inkasso (Inkassoservice)"));
    assert!(app.has("3 avtal"));
    let kept = app.home_file("config/settings.ron");
    assert!(kept.contains("register_folders"), "{kept}");
}

#[test]
fn one_finds_by_typing_and_opens_by_keys_and_comes_back() {
    let (mut app, folder) = with_agreements();
    app.keys(Modifiers::COMMAND, Key::F);
    app.field("Sök bland avtalen").type_text("ostra aker");
    app.window.run();
    assert!(app.has("Inget avtal stämmer med sökningen."));
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(rows(&app).len(), 3);
    app.field("Sök bland avtalen").type_text("nylandska");
    app.window.run();
    assert_eq!(rows(&app), [BAGERIET]);
    app.keys(Modifiers::NONE, Key::Enter);
    assert!(!is_in_register(&app));
    assert_eq!(app.draft().text("customer.name").unwrap(), BAGERIET);
    assert_eq!(app.state().document.path, Some(folder.join("bageriet.ron")));
    app.click("‹ Avtal");
    assert!(is_in_register(&app));
    app.keys(Modifiers::COMMAND, Key::L);
    assert!(!is_in_register(&app));
    app.keys(Modifiers::COMMAND, Key::L);
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(rows(&app).len(), 3, "the search is cleared first");
    assert!(is_in_register(&app));
    app.keys(Modifiers::NONE, Key::ArrowDown);
    app.keys(Modifiers::NONE, Key::ArrowDown);
    let selected = app.state().register.selected_case().unwrap();
    assert_eq!(selected.name(), OST);
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(app.state().document.path, Some(folder.join("öst.ron")));
}

#[test]
fn an_earlier_search_is_replaced_by_what_is_typed() {
    let (mut app, _) = with_agreements();
    let typed = |app: &mut TestApp, text: &str| {
        app.at_once(keys(text));
        app.state().register.query.words.clone()
    };
    app.keys(Modifiers::COMMAND, Key::F);
    assert_eq!(typed(&mut app, "nyl"), "nyl");
    app.keys(Modifiers::COMMAND, Key::L);
    app.keys(Modifiers::COMMAND, Key::L);
    assert_eq!(
        typed(&mut app, "ost"),
        "ost",
        "in the place of the earlier one"
    );
    assert_eq!(typed(&mut app, "ra"), "ostra");
    app.keys(Modifiers::COMMAND, Key::F);
    assert_eq!(typed(&mut app, "frakt"), "frakt");
}

/// What is typed behind the Enter that opens an agreement goes into its next gap, or else its first field.
#[test]
fn an_agreement_that_is_opened_has_the_focus_at_once() {
    let (mut app, folder) = with_agreements();
    let mut draft = example_of("Gapet Ab", "0112038-9", "SA-4");
    draft.answers.remove("customer.city");
    fs::write(folder.join("gapet.ron"), draft::write(&draft)).unwrap();
    let opened_by_keys = |app: &mut TestApp, words: &str| {
        app.field("Sök bland avtalen").type_text(words);
        app.window.run();
        let mut events = press(Key::Enter, Modifiers::NONE);
        events.extend(keys("Vasa"));
        app.at_once(events);
    };
    app.command(RegisterCommand::Refresh);
    opened_by_keys(&mut app, "gapet");
    assert_eq!(app.draft().text("customer.city").unwrap(), "Vasa");
    app.command(FileCommand::Save);
    app.keys(Modifiers::COMMAND, Key::L);
    app.command(RegisterCommand::Search(String::new()));
    opened_by_keys(&mut app, "aker sa-1");
    assert_eq!(app.state().gaps(), []);
    assert!(app.draft().text("customer.name").unwrap().contains("Vasa"));
}

/// Whoever comes back from the list goes on where they were.
#[test]
fn the_way_back_from_the_list_leads_to_where_the_focus_was() {
    let (mut app, _) = with_agreements();
    app.keys(Modifiers::COMMAND, Key::L);
    let city = Place::Field("customer.city".to_owned());
    app.command(FormCommand::Focus(city.clone()));
    app.keys(Modifiers::COMMAND, Key::L);
    assert!(is_in_register(&app));
    let mut events = press(Key::L, Modifiers::COMMAND);
    events.extend(keys("Vasa"));
    app.at_once(events);
    assert_eq!(app.state().view.focus, Some(city));
    assert_eq!(app.draft().text("customer.city").unwrap(), "Vasa");
}

#[test]
fn escape_leaves_a_field_first_and_the_draft_then() {
    let (mut app, _) = with_agreements();
    app.keys(Modifiers::COMMAND, Key::L);
    app.field("Kund: Namn").focus();
    app.window.run();
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(!is_in_register(&app));
    app.keys(Modifiers::NONE, Key::Escape);
    assert!(is_in_register(&app));
}

#[test]
fn columns_sort_and_groups_and_filters_narrow_the_list() {
    let (mut app, _) = with_agreements();
    app.click("Sortera efter Kund");
    assert_eq!(rows(&app), [BAGERIET, "Skärgårdsfrakt r.f.", OST]);
    app.click("Sortera efter Kund");
    assert_eq!(rows(&app), [OST, "Skärgårdsfrakt r.f.", BAGERIET]);
    app.click("Skickade 1");
    assert_eq!(rows(&app), [OST]);
    app.command(RegisterCommand::ShowGroup(StateGroup::All));
    app.click("Tjänster ▾");
    app.click_last("Faktura och reskontra (Påminnelsetjänst) (2)");
    assert_eq!(rows(&app).len(), 2);
    app.command(RegisterCommand::ShowService(None));
    app.command(RegisterCommand::ToggleColumn(Column::Date));
    assert!(!app.has("Sortera efter Datum"));
    assert!(
        app.home_file("config/settings.ron")
            .contains("register_columns")
    );
}

#[test]
fn what_somebody_must_look_at_says_why() {
    let (mut app, _) = with_agreements();
    app.click("Att se över 1");
    assert_eq!(rows(&app), ["Skärgårdsfrakt r.f."]);
    let case = app.state().register.selected_case().unwrap();
    assert!(case.lead().problem.is_some() || case.lead().verdict.is_some());
}

#[test]
fn verifying_all_says_what_came_of_it() {
    let (mut app, folder) = with_agreements();
    app.click("Kontrollera alla");
    assert_eq!(
        app.notice(),
        "Alla 3 avtal är kontrollerade. Att se över: 1."
    );
    fs::remove_file(folder.join("frakt.pdf")).unwrap();
    app.click("Kontrollera alla");
    assert_eq!(
        app.notice(),
        "Alla 2 avtal är kontrollerade. Inget behöver ses över."
    );
}

#[test]
fn new_drafts_take_the_customer_or_all_but_the_customer() {
    let (mut app, _) = with_agreements();
    app.command(RegisterCommand::Search("bageriet".to_owned()));
    app.click("Ny för samma kund");
    assert!(!is_in_register(&app));
    assert_eq!(app.draft().text("customer.name").unwrap(), BAGERIET);
    assert_eq!(app.draft().text("customer.city").unwrap(), "Ekenäs");
    assert!(app.draft().services.is_empty());
    assert!(!app.draft().is_answered("agreement.number"));
    assert_eq!(app.state().document.path, None);
    app.command(RegisterCommand::Toggle);
    app.click("Ny som denna");
    assert_eq!(app.draft().services, ["inkasso"]);
    assert_eq!(
        app.draft().text("provider.business_id").unwrap(),
        "1470246-8"
    );
    for field in [
        "customer.name",
        "customer.signatories",
        "agreement.number",
        "agreement.date",
    ] {
        assert!(!app.draft().is_answered(field), "{field}");
    }
    // What was typed is not lost without a question.
    app.fill("Kund: Namn", "Ny kund Ab");
    app.command(RegisterCommand::Toggle);
    app.command(RegisterCommand::NewFrom(Derivation::SameCustomer));
    assert!(app.state().question.is_some());
    app.click("Kasta ändringarna");
    assert_eq!(app.draft().text("customer.name").unwrap(), BAGERIET);
}

#[test]
fn commands_for_the_draft_lead_to_it() {
    let (mut app, _) = with_agreements();
    app.command(RegisterCommand::ShowDraft);
    app.click("Inkassoservice");
    app.keys(Modifiers::COMMAND, Key::L);
    assert!(is_in_register(&app));
    app.keys(Modifiers::COMMAND, Key::Z);
    assert!(!is_in_register(&app));
}

#[test]
fn the_list_is_written_and_files_are_shown() {
    let (mut app, _) = with_agreements();
    app.choose_next(Choice::Path(app.path("lista.xlsx")));
    app.click("Spara listan som kalkylblad…");
    assert!(
        app.notice().contains("Listan är sparad"),
        "{}",
        app.notice()
    );
    assert!(fs::read(app.path("lista.xlsx")).unwrap().starts_with(b"PK"));
    app.command(RegisterCommand::Search("SA-1".to_owned()));
    app.click("Öppna PDF-filen");
    app.click("Visa i mapp");
    let shown = app.machine.shown.lock().unwrap().clone();
    assert_eq!(shown, ["open öst.pdf", "reveal öst.pdf"]);
}

#[test]
fn the_register_is_kept_for_the_next_start_and_forgotten_when_told_so() {
    let (app, folder) = with_agreements();
    let home = Arc::clone(app.machine.home.as_ref().unwrap());
    assert!(app.home_file("data/register.jsonl").contains(BAGERIET));
    // What the command line knows of folders is forgotten, too.
    let lists = home.path().join("data/lists");
    let folders = [folder.clone()];
    let (index, _) = ListIndex::claim(&RealDisk, &home.path().join("data"), &folders).unwrap();
    assert!(lists.exists());
    // The folder is gone: the list is there, and says so.
    fs::rename(&folder, app.path("borta")).unwrap();
    let mut next = TestApp::at(&home);
    assert!(is_in_register(&next));
    assert_eq!(rows(&next).len(), 3);
    assert!(next.has_containing("Nyländska Bageriet Ab, SA-2, utkast (går inte att nå just nu)"));
    assert!(next.has("1 anmärkning"));
    next.command(SessionCommand::Forget);
    next.click("Glöm uppgifterna");
    assert!(rows(&next).is_empty());
    assert!(!home.path().join("data/register.jsonl").exists());
    index.keep(&RealDisk, &Register::default());
    assert!(!lists.exists());
    assert!(!next.state().has_register());
    next.command(RegisterCommand::Refresh);
    assert!(!home.path().join("data/register.jsonl").exists());
    let again = TestApp::at(&home);
    assert!(!is_in_register(&again));
    assert!(again.state().customers.is_empty());
}

#[test]
fn what_the_command_line_remembers_is_counted_and_forgotten() {
    let (app, folder) = with_agreements();
    let index = app.home_file("data/register.jsonl");
    let home = Arc::clone(app.machine.home.as_ref().unwrap());
    let data = home.path().join("data");
    let mut app = app;
    app.command(SessionCommand::Forget);
    assert!(!app.has_containing("klausul list"));
    app.click("Glöm uppgifterna");
    let known = Register::of_index(&index).unwrap();
    let (list, _) = ListIndex::claim(&RealDisk, &data, &[folder]).unwrap();
    list.keep(&RealDisk, &known);
    app.command(SessionCommand::Forget);
    assert!(!app.has("Programmet minns inga uppgifter om personer."));
    assert!(app.has("– 1 lista med kunder som klausul list minns"));
    app.click("Glöm uppgifterna");
    let said = app.notice();
    assert!(said.contains("1 lista med kunder"), "{said}");
    assert!(!data.join("lists").exists());
    app.command(SessionCommand::Forget);
    assert!(app.has("Programmet minns inga uppgifter om personer."));
}

#[test]
fn customers_of_the_register_are_suggested() {
    let (mut app, _) = with_agreements();
    app.command(FileCommand::New);
    app.fill("Kund: Namn", "nyl");
    assert!(app.has_containing(BAGERIET));
    assert!(
        app.state()
            .customers
            .iter()
            .any(|customer| customer.name == OST)
    );
}

#[test]
fn only_rows_that_are_seen_are_drawn_and_the_selected_one_is() {
    let mut app = TestApp::new();
    let folder = app.path("avtal");
    fs::create_dir(&folder).unwrap();
    for number in 0..200 {
        let mut draft = example_of(
            &format!("Kund {number:03}"),
            "0112038-9",
            &number.to_string(),
        );
        draft.services.truncate(1);
        let path = folder.join(format!("{number}.ron"));
        fs::write(&path, draft::write(&draft)).unwrap();
        touch(&path, number);
    }
    app.choose_next(Choice::Path(folder));
    app.command(RegisterCommand::AddFolder);
    let drawn = |app: &TestApp| {
        let rows = app.window.query_all_by_role(Role::ListBoxOption);
        rows.filter_map(|row| row.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let first = drawn(&app);
    assert!((10..60).contains(&first.len()), "{}", first.len());
    assert!(
        first[0].starts_with("Kund 199, 199, utkast, Inkasso (Inkassoservice)"),
        "{first:?}"
    );
    for _ in 0..5 {
        app.keys(Modifiers::NONE, Key::PageDown);
    }
    app.window.run();
    let selected = app.state().register.selected_case().unwrap().name();
    assert_eq!(selected, "Kund 139");
    let later = drawn(&app);
    assert!(
        later.iter().any(|row| row.starts_with("Kund 139")),
        "{later:?}"
    );
    assert!(!later.iter().any(|row| row.starts_with("Kund 199")));
}

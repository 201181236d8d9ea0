//! Presets of services, the order of the form, and the own party that a profile fills in.

use eframe::egui::{Event, Key, Modifiers};
use klausul::app::command::{
    Answer, EditCommand, FileCommand, FormCommand, PanelCommand, Place, SessionCommand,
    SettingsCommand,
};

use crate::test_app::TestApp;

fn choose(app: &mut TestApp, services: &[&str]) {
    for id in services {
        let id = (*id).to_owned();
        app.command(EditCommand::SetService { id, chosen: true });
    }
}

/// Saves the chosen services under a name.
fn save_preset(app: &mut TestApp, name: &str) {
    app.command(SettingsCommand::SavePreset);
    app.command(PanelCommand::Type(name.to_owned()));
    app.command(PanelCommand::Answer(Answer::Accept));
}

#[test]
fn a_choice_of_services_is_kept_under_a_name() {
    let mut app = TestApp::new();
    choose(&mut app, &["inkasso", "kreditupplysning-privatpersoner"]);
    app.command(SettingsCommand::SavePreset);
    assert!(app.has("Vad ska urvalet heta?"));
    app.command(PanelCommand::Answer(Answer::Cancel));
    save_preset(&mut app, "Inkasso + privatpersoner");
    assert!(app.has("Ta bort: Inkasso + privatpersoner"));

    app.command(FileCommand::New);
    app.command(PanelCommand::Answer(Answer::Discard));
    choose(&mut app, &["moms-aterbaring"]);
    app.click("Välj tjänsterna i ”Inkasso + privatpersoner”");
    let expected = ["inkasso", "kreditupplysning-privatpersoner"];
    assert_eq!(app.draft().services, expected);
    app.command(EditCommand::Undo);
    assert_eq!(app.draft().services, ["moms-aterbaring"]);

    // What was typed is forgotten with the rest.
    app.command(SessionCommand::Forget);
    assert!(app.has("– ett urval av tjänster"));
    app.command(PanelCommand::Answer(Answer::Accept));
    assert!(app.state().settings.presets.is_empty());
    assert!(!app.home_file("settings.ron").contains("privatpersoner"));
}

#[test]
fn services_that_the_template_lacks_are_said() {
    let mut app = TestApp::new();
    choose(&mut app, &["inkasso"]);
    app.command(EditCommand::SetService {
        id: "fonsterputs".to_owned(),
        chosen: true,
    });
    save_preset(&mut app, "Allt");
    let name = "Allt".to_owned();
    app.command(EditCommand::UsePreset { name, is_own: true });
    assert_eq!(app.draft().services, ["inkasso"]);
    assert!(app.notice().contains("fonsterputs"), "{}", app.notice());
    app.command(SettingsCommand::RemovePreset("Allt".to_owned()));
    assert!(app.state().settings.presets.is_empty());
}

#[test]
fn the_customer_comes_first_and_the_own_party_folds() {
    let mut app = TestApp::new();
    let gaps = app.state().gaps();
    let place = |field: &str| Place::Field(field.to_owned());
    let at = |field: &str| gaps.iter().position(|gap| *gap == place(field)).unwrap();
    assert!(at("customer.name") < at("provider.business_id"));
    assert!(at("provider.business_id") < at("agreement.number"));

    app.command(FileCommand::OpenExample);
    app.command(SettingsCommand::SaveProfile);
    app.command(PanelCommand::Type("Åbo".to_owned()));
    app.command(PanelCommand::Answer(Answer::Accept));
    app.command(FileCommand::New);
    app.command(PanelCommand::Answer(Answer::Discard));
    let line = "Intrum Oy, Maria Virtanen";
    let business_id = "Leverantör: FO-nummer";
    assert!(app.has(line) && !app.has(business_id));
    app.click(line);
    assert!(app.has(line) && app.has(business_id));
    app.click(line);
    assert!(!app.has(business_id));
    // What is wrong there can be seen, and whoever goes there finds the field.
    app.command(FormCommand::Focus(place("provider.business_id")));
    assert!(app.has(business_id));
}

/// The name that is proposed is selected: the next key replaces it.
#[test]
fn a_proposed_name_is_replaced_by_what_is_typed() {
    let mut app = TestApp::new();
    app.command(FileCommand::OpenExample);
    app.command(SettingsCommand::SaveProfile);
    assert!(app.has("Spara som profil"));
    app.window.event(Event::Text("Åbo".to_owned()));
    app.window.run();
    app.keys(Modifiers::NONE, Key::Enter);
    let names: Vec<&str> = app
        .state()
        .settings
        .profiles
        .iter()
        .map(|one| &*one.name)
        .collect();
    assert_eq!(names, ["Åbo"]);
}

/// With the only profile, the line says who it is; with several, they can be chosen above it.
#[test]
fn a_folded_party_says_its_name_once() {
    let mut app = TestApp::new();
    let save_as = |app: &mut TestApp, name: &str| {
        app.command(SettingsCommand::SaveProfile);
        app.command(PanelCommand::Type(name.to_owned()));
        app.command(PanelCommand::Answer(Answer::Accept));
    };
    app.command(FileCommand::OpenExample);
    save_as(&mut app, "Intrum Oy");
    let chosen = "Fyll i profilen Intrum Oy";
    let line = "Intrum Oy, Maria Virtanen";
    assert!(app.has(line) && !app.has(chosen));
    app.click(line);
    assert!(app.has(line) && app.has(chosen));
    app.click(line);
    save_as(&mut app, "Åbo");
    assert!(app.has(line) && app.has(chosen));
}

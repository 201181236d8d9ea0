//! What support is told: `klausul --version`, *Om Klausul*, the log. None of it says anything of customers.

use std::fs;
use std::io;
use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use klausul::app::command::{FileCommand, Panel, PanelCommand, SessionCommand, SettingsCommand};
use klausul::app::model::State;
use klausul::app::platform::Choice;
use klausul::local_data::settings::ThemeChoice;
use klausul::support::{FileState, MAX_BYTES};
use serde_json::Value;

use crate::faults::Faulty;
use crate::session::Session;
use crate::support::with_slashes;
use crate::test_app::{Machine, TestApp};

/// What `fill_all` types, and the name of the file that it is exported to.
const TYPED: [&str; 13] = [
    "Åkerströms",
    "Öst & Söner",
    "0112038-9",
    "1470246-8",
    "Gustav Wasas",
    "10600",
    "Ekenäs",
    "SA-1",
    "2 mars",
    "2026-03-02",
    "Virtanen",
    "Åke",
    "Kundens avtal",
];

fn assert_nothing_typed(text: &str) {
    for typed in TYPED {
        assert!(!text.contains(typed), "{typed}: {text}");
    }
}

fn version(session: &Session) -> Value {
    serde_json::from_str(&session.succeed("--version --json")).unwrap()
}

#[test]
fn the_version_is_one_line_or_all_that_support_asks_for() {
    let session = Session::new();
    let line = session.succeed("-V");
    let expected = format!("klausul {} (", env!("CARGO_PKG_VERSION"));
    assert!(line.starts_with(&expected), "{line}");
    assert_eq!(line.lines().count(), 1);

    let lines = session.succeed("--version --lang sv");
    for part in [
        concat!("klausul ", env!("CARGO_PKG_VERSION"), " ("),
        "Mall: intrum-personuppgifter 1.0.0, ",
        "(inbyggd, godkänd)",
        "settings.ron (finns inte)",
        "Policy: ",
        "klausul.log (finns inte)",
        "Fönstret kan ritas med: glow",
        "Klocka: 2",
    ] {
        assert!(lines.contains(part), "{part}: {lines}");
    }

    let json = version(&session);
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(json["typesetter"], klausul::typeset::VERSION);
    assert_eq!(json["form"], klausul::template::CANONICAL_FORM);
    assert_eq!(json["templates"][0]["id"], "intrum-personuppgifter");
    assert_eq!(json["templates"][0]["source"], "built-in");
    assert_eq!(json["settings"]["state"], "missing");
    assert!(!session.path("data").exists(), "nothing is written");
}

#[test]
fn the_version_says_what_is_broken() {
    let session = Session::new();
    session.write(
        "policy.ron",
        "(format: 1,\n libraries: [\"mallar\"],\n persons: 2)",
    );
    let settings = "(format: 1,\n theme: Åkerströms, libraries: [\"egna\"])";
    session.write("config/klausul/settings.ron", settings);
    session.write("egna/trasig/template.ron", "(format: 1,\n id: ");
    let json = version(&session);
    let place = |of: &str| {
        let of = &json[of];
        let path = of["path"].as_str().unwrap().to_owned();
        (path, of["state"].as_str().unwrap(), of["line"].as_u64())
    };
    let (path, state, line) = place("policy");
    assert!(path.ends_with("policy.ron"), "{path}");
    assert_eq!((state, line), ("broken", Some(3)));
    let reason = json["policy"]["message"].as_str().unwrap();
    assert!(reason.contains("persons"), "{reason}");
    let (_, state, line) = place("settings");
    assert_eq!((state, line), ("broken", Some(2)));
    assert!(json["settings"]["message"].is_string(), "{json:#}");
    let path = json["problems"][0]["path"].as_str().unwrap();
    assert!(path.contains("trasig"), "{json:#}");
    assert!(json["problems"][0]["message"].is_string());
    assert_eq!(json["templates"][0]["source"], "built-in");

    let lines = session.succeed("--version --lang sv");
    assert!(lines.contains("policy.ron:3:"), "{lines}");
    assert!(
        lines.contains("settings.ron:2:9 (kan inte läsas helt: "),
        "{lines}"
    );
    // Settings hold what was typed.
    assert_nothing_typed(&lines);
    assert_eq!(
        fs::read_to_string(session.path("config/klausul/settings.ron")).unwrap(),
        settings,
        "the file stays as it is"
    );
}

#[test]
fn the_version_needs_no_folder_and_no_time_zone() {
    let session = Session::new();
    session.write("config", "a file in the place of a folder");
    session.write("data", "another");
    let lines = session.succeed("--version --lang sv");
    assert!(lines.contains("settings.ron ("), "{lines}");
    let output = session
        .command("--version --lang sv")
        .env("TZ", "Mars/Olympus")
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(
        lines.contains("Klocka: visar inget datum, eller så är tidszonen okänd"),
        "{lines}"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn without_a_clock_a_new_draft_says_why_its_date_is_not_known() {
    let session = Session::new();
    let stderr = |zone: &str, name: &str| {
        let output = session
            .command(&format!("new -o {name}.ron --set agreement.date=idag"))
            .env("TZ", zone)
            .output()
            .unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let said = stderr("Mars/Olympus", "a");
    assert!(said.contains("klocka eller tidszon"), "{said}");
    assert!(!said.contains("olika dagar"), "{said}");
    let said = stderr("Europe/Helsinki", "b");
    assert!(!said.contains("tidszon"), "{said}");
}

#[test]
fn a_policy_that_is_named_and_missing_is_a_problem() {
    let session = Session::new();
    let json = version(&session);
    let path = json["policy"]["path"].as_str().unwrap();
    assert!(path.ends_with("policy.ron"), "{path}");
    assert_eq!(json["policy"]["state"], "missing");
    let problems = json["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0]["path"], path);
    let message = problems[0]["message"].as_str().unwrap();
    assert!(message.contains("KLAUSUL_POLICY"), "{message}");
    session.write("policy.ron", "(format: 1)");
    assert_eq!(version(&session)["problems"], serde_json::json!([]));
}

#[test]
fn the_users_name_is_left_out_of_paths() {
    let session = Session::new();
    let home = session.path("hem/åsa");
    let output = session
        .command("--version --lang sv")
        .envs(["HOME", "USERPROFILE"].map(|name| (name, &home)))
        .envs(["USER", "USERNAME"].map(|name| (name, "åsa")))
        .envs(["XDG_CONFIG_HOME", "APPDATA"].map(|name| (name, home.join(".config"))))
        .envs(
            ["XDG_DATA_HOME", "LOCALAPPDATA"].map(|name| (name, session.path("profiler/åsa/data"))),
        )
        .output()
        .unwrap();
    let lines = with_slashes(&String::from_utf8(output.stdout).unwrap());
    let sign = if cfg!(windows) { "%USERPROFILE%" } else { "~" };
    let settings = format!("{sign}/.config/klausul/settings.ron");
    assert!(lines.contains(&settings), "{lines}");
    assert!(lines.contains("profiler/…/data/klausul"), "{lines}");
    assert!(!lines.contains("åsa"), "{lines}");
}

/// Opens *Om Klausul* and returns what it shows of the program.
fn about(app: &mut TestApp) -> Vec<String> {
    app.command(PanelCommand::Show(Panel::About));
    lines(app.state())
}

fn lines(state: &State) -> Vec<String> {
    let information = state.support.as_ref().expect("looked at");
    information.lines(&state.translator)
}

fn export(app: &mut TestApp, name: &str) {
    app.choose_next(Choice::Path(app.path(name)));
    app.command(FileCommand::Export { is_draft: false });
}

fn log(app: &TestApp) -> String {
    app.home_file("data/log/klausul.log")
}

#[test]
fn what_the_window_copies_and_logs_says_nothing_of_customers() {
    let mut app = TestApp::new();
    app.fill_all();
    export(&mut app, "Kundens avtal.pdf");
    assert!(app.state().exported.is_some(), "{}", app.notice());
    app.choose_next(Choice::Path(app.path("Kundens avtal.ron")));
    app.command(FileCommand::Save);
    app.command(FileCommand::OpenPath(
        app.path("Kundens avtal, finns inte.ron"),
    ));
    export(&mut app, "finns inte/Kundens avtal.pdf");

    let log = log(&app);
    assert_nothing_typed(&log);
    for line in [
        "wrote kind=pdf",
        "wrote kind=draft",
        "failed doing=open why=not-found os=2",
        "failed doing=write-pdf why=",
    ] {
        assert!(log.contains(line), "{line}: {log}");
    }
    // Nothing but a moment, a process and words of the program's own.
    for line in log.lines() {
        let mut words = line.split(' ');
        let moment = words.next().unwrap();
        assert!(moment.ends_with('Z') && moment.len() == 20, "{line}");
        assert!(words.next().unwrap().parse::<u32>().is_ok(), "{line}");
        let is_plain = |word: &str| {
            let mut bytes = word.bytes();
            bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-_=.:/".contains(&byte))
        };
        assert!(words.all(is_plain), "{line}");
    }

    let shown = about(&mut app).join("\n");
    assert_nothing_typed(&shown);
    assert!(shown.contains("klausul.log (finns)"), "{shown}");
    assert!(app.has_containing("Mall: intrum-personuppgifter 1.0.0"));
    app.window
        .get_by_label("Kopiera uppgifter för support")
        .click_accesskit();
    app.window.step();
    assert_eq!(copied(&app), Some(shown));
    app.window.run();
    assert!(app.has("✓ Kopierat"));
    about(&mut app);
    assert!(!app.has("✓ Kopierat"));
}

#[test]
fn what_is_forgotten_takes_the_log_along() {
    let mut app = TestApp::new();
    export(&mut app, "finns inte/a.pdf");
    app.fill_all();
    export(&mut app, "finns inte/a.pdf");
    assert!(log(&app).contains("failed"), "{}", log(&app));
    app.command(SessionCommand::Forget);
    assert!(app.has_containing("Programmets logg"));
    app.click("Glöm uppgifterna");
    let log = log(&app);
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.ends_with(" forgot\n"), "{log}");
}

#[test]
fn a_log_that_cannot_be_written_is_said_where_one_looks_for_it() {
    let home = Arc::new(tempfile::tempdir().unwrap());
    let disk = Faulty::new(usize::MAX, io::ErrorKind::PermissionDenied);
    let mut app = TestApp::with(Machine {
        home: Some(home),
        disk: Some(Arc::clone(&disk) as _),
        ..Machine::default()
    });
    disk.fail_at(0);
    app.command(SettingsCommand::SetTheme(ThemeChoice::Dark));
    assert!(app.notice().contains("Inställningarna"), "{}", app.notice());
    let shown = about(&mut app).join("\n");
    assert!(
        shown.contains("klausul.log (kunde inte skrivas: "),
        "{shown}"
    );
    let information = app.state().support.as_ref().unwrap();
    let log = information.log.as_ref().unwrap();
    assert!(matches!(log.state, FileState::NotWritten(_)));
}

/// A machine without a home, as some services have.
#[test]
fn without_a_home_the_window_says_that_nothing_is_kept() {
    let mut app = TestApp::with(Machine::default());
    let shown = about(&mut app).join("\n");
    for part in ["Inställningar: – (", "Logg: – (", "så inget sparas"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn the_log_is_bounded() {
    let mut app = TestApp::new();
    let folder = app.machine.home.as_ref().unwrap().path().join("data/log");
    fs::create_dir_all(&folder).unwrap();
    let full = "x".repeat(usize::try_from(MAX_BYTES).unwrap());
    fs::write(folder.join("klausul.log"), &full).unwrap();
    fs::write(folder.join("klausul.1.log"), "what is older").unwrap();
    app.command(FileCommand::OpenPath(app.path("finns inte.ron")));
    let size = |name: &str| fs::metadata(folder.join(name)).unwrap().len();
    assert_eq!(size("klausul.1.log"), MAX_BYTES);
    assert!(size("klausul.log") < 200);
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 2);
}

/// Events and what support is told are made of plain kinds: a field for free text would be a way out for names.
#[test]
fn no_event_has_a_field_for_text() {
    let source = fs::read_to_string(crate::support::repository("src/support/event.rs")).unwrap();
    let file = syn::parse_file(&source).unwrap();
    let mut events = file.items.iter().filter_map(|item| match item {
        syn::Item::Enum(item) if item.ident == "Event" => Some(item),
        _ => None,
    });
    let event = events.next().unwrap();
    let mut types = 0;
    for field in event.variants.iter().flat_map(|variant| &variant.fields) {
        let syn::Type::Path(path) = &field.ty else {
            panic!("a field that isn't a plain type");
        };
        let name = path.path.segments.last().unwrap().ident.to_string();
        let plain = [
            "Renderer",
            "bool",
            "usize",
            "WrittenFile",
            "Doing",
            "Failure",
            "Heard",
            "Option",
        ];
        assert!(plain.contains(&name.as_str()), "{name}");
        types += 1;
    }
    assert!(types > 8);
}

fn copied(app: &TestApp) -> Option<String> {
    use eframe::egui::OutputCommand;
    let commands = &app.window.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

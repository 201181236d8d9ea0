//! Random commands, as long as one likes: nothing panics, undo leads back to the start, what is saved
//! opens equal. `KLAUSUL_SOAK_SECONDS=1200 cargo test --test suite soak -- --nocapture` for long; then
//! memory must not grow either.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Key, Modifiers};
use klausul::app::actions::ACTIONS;
use klausul::app::command::{
    Answer, Command, EditCommand, FileCommand, Folder, FormCommand, PanelCommand, Place,
    PreviewCommand, SettingsCommand, SignatoryPart, Zoom,
};
use klausul::app::platform::Choice;
use klausul::draft::{self, Draft};
use klausul::template::FieldKind;

use crate::support::built_in;
use crate::test_app::TestApp;

/// A plain generator of numbers (Knuth's MMIX), the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

const TEXTS: [&str; 10] = [
    "Åkerströms Öst & Söner Ab",
    "0112038-9",
    "",
    "2 mars 2026",
    "10600",
    "Sverige",
    "漢\u{202E}\u{0}",
    "rad ett\nrad två\n\nrad fyra",
    "Försäkringsaktiebolaget Österbottens Ömsesidiga Verkställande Direktörs Förvaltning",
    "{customer.name} \\ \" )",
];

fn command(random: &mut Random, app: &TestApp, folder: &Path) -> Command {
    let template = built_in();
    let field = random.one(&template.fields);
    let id = field.id.clone();
    let is_people = matches!(field.kind, FieldKind::Signatories { .. });
    match random.below(30) {
        number @ 0..=9 if is_people => signatory_command(random, id, number).into(),
        0..=9 => EditCommand::SetText {
            field: id,
            text: (*random.one(&TEXTS)).to_owned(),
        }
        .into(),
        10..=12 => EditCommand::SetService {
            id: random.one(&template.services).id.clone(),
            chosen: random.below(2) == 0,
        }
        .into(),
        13 | 14 => EditCommand::Undo.into(),
        15 => EditCommand::Redo.into(),
        16 => FormCommand::Focus(Place::Field(id)).into(),
        number @ 17..=21 => preview_command(random, number).into(),
        22 => FileCommand::OpenPath(random.one(&files(folder)).clone()).into(),
        23 => PanelCommand::Answer(*random.one(&ANSWERS)).into(),
        // A path that is typed is one in the folder of the test, and nowhere else.
        24 => PanelCommand::Type(folder.join(random.one(&TEXTS)).display().to_string()).into(),
        25 => SettingsCommand::ChooseFolder(Folder::Drafts).into(),
        26 => match app.state().settings.profiles.first() {
            Some(profile) => EditCommand::UseProfile(profile.name.clone()).into(),
            None => SettingsCommand::SaveProfile.into(),
        },
        27 => match app.state().customers.first() {
            Some(customer) => EditCommand::UseCustomer {
                party: customer.party.clone(),
                name: customer.name.clone(),
                remark: customer.remark(template),
            }
            .into(),
            None => FileCommand::CheckFile.into(),
        },
        _ => action(random, app),
    }
}

fn signatory_command(random: &mut Random, field: String, number: usize) -> EditCommand {
    let index = random.below(5);
    match number {
        0..=6 => EditCommand::SetSignatory {
            field,
            index,
            part: *random.one(&[SignatoryPart::Name, SignatoryPart::Title]),
            text: (*random.one(&TEXTS)).to_owned(),
        },
        7 => EditCommand::AddSignatory { field },
        8 => EditCommand::RemoveSignatory { field, index },
        _ => EditCommand::MoveSignatory {
            field,
            from: index,
            to: random.below(5),
        },
    }
}

fn preview_command(random: &mut Random, number: usize) -> PreviewCommand {
    match number {
        17 => PreviewCommand::ShowReasons(random.below(80)),
        18 => PreviewCommand::SetFind((*random.one(&TEXTS)).to_owned()),
        19 => PreviewCommand::Select(Some(random.below(90)..random.below(9000))),
        20 => PreviewCommand::ShowPage(random.below(9)),
        _ => PreviewCommand::SetZoom(Zoom::Percent(*random.one(&[25.0, 100.0, 400.0]))),
    }
}

/// An action of the menus that is possible, and doesn't end the window.
fn action(random: &mut Random, app: &TestApp) -> Command {
    let action = random.one(ACTIONS);
    let is_quit = action.text == "menu-quit";
    if is_quit || !action.is_possible(app.state()) {
        return PanelCommand::Escape.into();
    }
    (action.command)()
}

const ANSWERS: [Answer; 9] = [
    Answer::Save,
    Answer::Discard,
    Answer::Accept,
    Answer::KeepMine,
    Answer::TakeTheirs,
    Answer::SaveCopy,
    Answer::Wait,
    Answer::Stop,
    Answer::Cancel,
];

/// Files to open and to replace: a few, so that they meet again.
fn files(folder: &Path) -> [PathBuf; 3] {
    ["a.ron", "b.ron", "finns inte.ron"].map(|name| folder.join(name))
}

/// What file dialogs answer.
fn answer(random: &mut Random, folder: &Path) -> Choice {
    match random.below(6) {
        0 => Choice::Cancelled,
        1 => Choice::NoDialog,
        2 => Choice::Path(folder.to_owned()),
        3 => Choice::Path(folder.join("c")),
        number => Choice::Path(files(folder)[number % 2].clone()),
    }
}

/// A while of commands, then what must hold.
fn round(app: &mut TestApp, random: &mut Random, commands: usize) {
    let folder = app.folder.path().to_owned();
    let mut start = app.draft().clone();
    for number in 0..commands {
        app.choose_next(answer(random, &folder));
        let command = command(random, app, &folder);
        run(app, command);
        note_start(app, &mut start);
        if number % 7 == 0 {
            // Answers come in with a frame, and may bring another draft.
            app.window.step();
            note_start(app, &mut start);
        }
    }
    close_what_is_open(app);
    note_start(app, &mut start);
    undo_and_redo(app, &start);
    save_and_open(app, &folder);
}

/// What undo has to lead back to: the draft at which nothing can be taken back.
fn note_start(app: &TestApp, start: &mut Draft) {
    let history = &app.state().document.history;
    match (history.can_undo(), history.can_redo()) {
        (false, false) => *start = app.draft().clone(),
        (false, true) => assert_eq!(app.draft(), start, "undone"),
        _ => {}
    }
}

/// Does a command without drawing.
fn run(app: &mut TestApp, command: impl Into<Command>) {
    let context = app.window.ctx.clone();
    app.window.state_mut().run([command.into()], &context);
}

fn close_what_is_open(app: &mut TestApp) {
    run(app, PanelCommand::Answer(Answer::Cancel));
    run(app, PanelCommand::Close);
    app.window.run();
    app.keys(Modifiers::NONE, Key::Escape);
}

fn undo_and_redo(app: &mut TestApp, start: &Draft) {
    let end = app.draft().clone();
    let mut steps = 0;
    while app.state().document.history.can_undo() {
        run(app, EditCommand::Undo);
        steps += 1;
    }
    // More steps than are kept were not made in one round.
    assert_eq!(app.draft(), start, "undone {steps} steps");
    while app.state().document.history.can_redo() {
        run(app, EditCommand::Redo);
        steps -= 1;
    }
    // What could be done again before is done again too.
    if steps == 0 {
        assert_eq!(app.draft(), &end);
    }
}

fn save_and_open(app: &mut TestApp, folder: &Path) {
    let path = folder.join("rundan.ron");
    app.choose_next(Choice::Path(path.clone()));
    app.command(FileCommand::SaveAs);
    if app.state().question.is_some() {
        app.command(PanelCommand::Answer(Answer::KeepMine));
    }
    let saved = draft::read(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(&saved, app.draft());
    app.command(FileCommand::OpenPath(path));
    // Whoever reads a file reads what was meant.
    let meant = saved.normalised(&app.state().template, None);
    assert_eq!(&meant, app.draft());
    assert!(!app.state().document.is_changed());
}

/// Returns the resident memory in megabytes, where the system reports it.
fn memory_mb() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = status.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096 / 1_000_000)
}

#[test]
#[expect(clippy::print_stdout, reason = "says what it measured")]
fn random_commands_and_keys_neither_panic_nor_grow() {
    let mut app = TestApp::new();
    // In the form, a character that its typefaces lack is a box; the test harness rejects that.
    app.window
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let seconds = std::env::var("KLAUSUL_SOAK_SECONDS").ok();
    let seconds: Option<u64> = seconds.and_then(|seconds| seconds.parse().ok());
    let Some(seconds) = seconds else {
        return round(&mut app, &mut Random(1), 300);
    };
    let began = Instant::now();
    let whole = Duration::from_secs(seconds);
    let seed = std::env::var("KLAUSUL_SOAK_SEED").ok();
    let seed = seed.and_then(|seed| seed.parse().ok());
    let mut random = Random(seed.unwrap_or_else(|| u64::from(std::process::id())));
    println!("seed {}", random.0);
    let (mut rounds, mut warm_mb) = (0, None);
    while began.elapsed() < whole {
        round(&mut app, &mut random, 400);
        rounds += 1;
        if rounds % 10 == 0 {
            println!("{rounds} rounds, {:?} MB", memory_mb());
        }
        // The first half fills what is remembered of words, glyphs, pictures and steps.
        if warm_mb.is_none() && began.elapsed() > whole / 2 {
            warm_mb = memory_mb();
        }
    }
    let end_mb = memory_mb();
    println!("{rounds} rounds of 400 commands, {warm_mb:?} MB warm, {end_mb:?} MB at the end");
    if let (Some(warm_mb), Some(end_mb)) = (warm_mb, end_mb) {
        assert!(end_mb < warm_mb + warm_mb / 5 + 10, "memory grows");
    }
}

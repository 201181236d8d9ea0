//! Random commands, as long as one likes: nothing panics, undo leads back to the start, what is saved
//! opens equal. `KLAUSUL_SOAK_SECONDS=1200 cargo test --test suite soak -- --nocapture` for long; then
//! memory must not grow either.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Key, Modifiers};
use klausul::app::Command;
use klausul::app::command::ENTRIES;
use klausul::app::effect::Purpose;
use klausul::app::model::{Answer, Place, SignatoryPart, Zoom};
use klausul::app::platform::Choice;
use klausul::draft::{self, Draft};
use klausul::template::FieldKind;

use crate::desk::Desk;
use crate::support::built_in;

/// A plain generator of numbers (Knuth's MMIX), the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
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

fn command(random: &mut Random, desk: &Desk, folder: &Path) -> Command {
    let template = built_in();
    let field = random.one(&template.fields);
    let id = field.id.clone();
    let is_people = matches!(field.kind, FieldKind::Signatories { .. });
    let index = random.below(5);
    match random.below(30) {
        0..=6 if is_people => Command::SetSignatory {
            field: id,
            index,
            part: *random.one(&[SignatoryPart::Name, SignatoryPart::Title]),
            text: (*random.one(&TEXTS)).to_owned(),
        },
        7 if is_people => Command::AddSignatory { field: id },
        8 if is_people => Command::RemoveSignatory { field: id, index },
        9 if is_people => Command::MoveSignatory {
            field: id,
            from: index,
            to: random.below(5),
        },
        0..=9 => Command::SetText {
            field: id,
            text: (*random.one(&TEXTS)).to_owned(),
        },
        10..=12 => Command::SetService {
            id: random.one(&template.services).id.clone(),
            chosen: random.below(2) == 0,
        },
        13 | 14 => Command::Undo,
        15 => Command::Redo,
        16 => Command::Focus(Place::Field(id)),
        17 => Command::Why(random.below(80)),
        18 => Command::SetFind((*random.one(&TEXTS)).to_owned()),
        19 => Command::Select(Some(random.below(90)..random.below(9000))),
        20 => Command::ShowPage(random.below(9)),
        21 => Command::SetZoom(Zoom::Percent(*random.one(&[25.0, 100.0, 400.0]))),
        22 => Command::OpenPath(random.one(&files(folder)).clone()),
        23 => Command::Answer(*random.one(&[
            Answer::Save,
            Answer::Discard,
            Answer::Accept,
            Answer::KeepMine,
            Answer::TakeTheirs,
            Answer::SaveCopy,
            Answer::Cancel,
        ])),
        // A path that is typed is one in the folder of the test, and nowhere else.
        24 => Command::Type(folder.join(random.one(&TEXTS)).display().to_string()),
        25 => Command::ChooseFolder(Purpose::DraftsFolder),
        26 => match desk.state().settings.profiles.first() {
            Some(profile) => Command::UseProfile(profile.name.clone()),
            None => Command::SaveProfile,
        },
        27 => match desk.state().customers.first() {
            Some(customer) => Command::UseCustomer {
                party: customer.party.clone(),
                name: customer.name.clone(),
                remark: customer.remark(template),
            },
            None => Command::LookAtFile,
        },
        _ => {
            let entry = random.one(ENTRIES);
            let is_quit = entry.text == "menu-quit";
            if is_quit || !(entry.is_possible)(desk.state()) {
                return Command::Escape;
            }
            (entry.command)()
        }
    }
}

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
fn round(desk: &mut Desk, random: &mut Random, commands: usize) {
    let folder = desk.folder.path().to_owned();
    let mut start = desk.draft().clone();
    for number in 0..commands {
        desk.choose_next(answer(random, &folder));
        let command = command(random, desk, &folder);
        run(desk, command);
        note_start(desk, &mut start);
        if number % 7 == 0 {
            // Answers come in with a frame, and may bring another draft.
            desk.window.step();
            note_start(desk, &mut start);
        }
    }
    close_what_is_open(desk);
    note_start(desk, &mut start);
    undo_and_redo(desk, &start);
    save_and_open(desk, &folder);
}

/// What undo has to lead back to: the draft at which nothing can be taken back.
fn note_start(desk: &Desk, start: &mut Draft) {
    let history = &desk.state().document.history;
    match (history.can_undo(), history.can_redo()) {
        (false, false) => *start = desk.draft().clone(),
        (false, true) => assert_eq!(desk.draft(), start, "undone"),
        _ => {}
    }
}

/// Does a command without drawing.
fn run(desk: &mut Desk, command: Command) {
    let context = desk.window.ctx.clone();
    desk.window.state_mut().run([command], &context);
}

fn close_what_is_open(desk: &mut Desk) {
    run(desk, Command::Answer(Answer::Cancel));
    run(desk, Command::ClosePanel);
    desk.window.run();
    desk.keys(Modifiers::NONE, Key::Escape);
}

fn undo_and_redo(desk: &mut Desk, start: &Draft) {
    let end = desk.draft().clone();
    let mut steps = 0;
    while desk.state().document.history.can_undo() {
        run(desk, Command::Undo);
        steps += 1;
    }
    // More steps than are kept were not made in one round.
    assert_eq!(desk.draft(), start, "undone {steps} steps");
    while desk.state().document.history.can_redo() {
        run(desk, Command::Redo);
        steps -= 1;
    }
    // What could be done again before is done again too.
    if steps == 0 {
        assert_eq!(desk.draft(), &end);
    }
}

fn save_and_open(desk: &mut Desk, folder: &Path) {
    let path = folder.join("rundan.ron");
    desk.choose_next(Choice::Path(path.clone()));
    desk.command(Command::SaveAs);
    if desk.state().question.is_some() {
        desk.command(Command::Answer(Answer::KeepMine));
    }
    let saved = draft::read(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(&saved, desk.draft());
    desk.command(Command::OpenPath(path));
    assert_eq!(&saved, desk.draft());
    assert!(!desk.state().document.is_changed());
}

/// Resident memory in megabytes, where the system tells it.
fn memory_mb() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = status.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096 / 1_000_000)
}

#[test]
#[expect(clippy::print_stdout, reason = "says what it measured")]
fn random_commands_do_no_harm() {
    let mut desk = Desk::new();
    // In the form, a character that its typefaces lack is a box; the test harness takes that amiss.
    desk.window
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let seconds = std::env::var("KLAUSUL_SOAK_SECONDS").ok();
    let seconds: Option<u64> = seconds.and_then(|seconds| seconds.parse().ok());
    let Some(seconds) = seconds else {
        return round(&mut desk, &mut Random(1), 300);
    };
    let began = Instant::now();
    let whole = Duration::from_secs(seconds);
    let seed = std::env::var("KLAUSUL_SOAK_SEED").ok();
    let seed = seed.and_then(|seed| seed.parse().ok());
    let mut random = Random(seed.unwrap_or_else(|| u64::from(std::process::id())));
    println!("seed {}", random.0);
    let (mut rounds, mut warm_mb) = (0, None);
    while began.elapsed() < whole {
        round(&mut desk, &mut random, 400);
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

//! What the window keeps on this machine: nothing is lost, nothing of others is replaced, nothing piles up.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers, RawInput};
use klausul::app::command::{
    Answer, BatchCommand, Command, EditCommand, FileCommand, Folder, FormCommand, Panel,
    PanelCommand, Place, SessionCommand, SettingsCommand,
};
use klausul::app::platform::Choice;
use klausul::draft::{self, Draft};
use klausul::local_data::settings::ThemeChoice;
use klausul::local_data::{JournalEntry, Settings};
use klausul::spreadsheet::CellPlace;

use crate::support::{example, set};
use crate::test_app::{Machine, TestApp};

type Home = Arc<tempfile::TempDir>;

fn home() -> Home {
    Arc::new(tempfile::tempdir().unwrap())
}

/// The names of a folder's files, those for all windows left out.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "saving")
        .collect();
    names.sort();
    names
}

/// The drafts in a journal's folder.
fn journals(folder: &Path) -> Vec<String> {
    let mut names = files(folder);
    names.retain(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|found| found == "ron")
    });
    names
}

impl TestApp {
    fn recovery(&self) -> PathBuf {
        self.machine
            .home
            .as_ref()
            .unwrap()
            .path()
            .join("data/recovery")
    }

    /// Half a second passes, after which the journal is written.
    fn wait(&mut self) {
        for _ in 0..40 {
            self.window.step();
        }
    }

    /// The window goes as if its process were killed.
    fn kill(self) {
        // A killed process lets go of its locks and removes nothing; dropping would remove.
        let folder = self.recovery();
        let copy = tempfile::tempdir().unwrap();
        for name in files(&folder) {
            fs::copy(folder.join(&name), copy.path().join(&name)).unwrap();
        }
        drop(self);
        for name in files(copy.path()) {
            fs::copy(copy.path().join(&name), folder.join(&name)).unwrap();
        }
    }

    fn quit(mut self) {
        self.command(FileCommand::Quit);
        assert!(self.state().may_quit());
    }

    fn open(&mut self, path: &Path) {
        self.command(FileCommand::OpenPath(path.to_owned()));
    }
}

fn saved(folder: &Path, name: &str, draft: &Draft) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, draft::write(draft)).unwrap();
    path
}

fn read(path: &Path) -> Draft {
    draft::read(&fs::read(path).unwrap()).unwrap()
}

// -- recovery --

#[test]
fn what_was_typed_before_the_window_is_covered_is_kept() {
    let mut app = TestApp::at(&home());
    app.fill("Kund: Namn", "Öst Ab");
    assert!(
        journals(&app.recovery()).is_empty(),
        "half a second is not over"
    );
    let context = app.window.ctx.clone();
    for _ in 0..10 {
        // As eframe does while nothing of the window can be seen: no frame, and no time.
        let _ = context.run_logic(&RawInput::default(), |context| {
            app.window.state_mut().collect(context);
        });
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(journals(&app.recovery()).len(), 1);
    let kept = fs::read(app.recovery().join(&journals(&app.recovery())[0])).unwrap();
    assert_eq!(&JournalEntry::read(&kept).unwrap().draft, app.draft());
}

#[test]
fn a_draft_is_not_recovered_behind_a_sheet_with_changes() {
    let home = home();
    let mut app = TestApp::at(&home);
    app.fill("Kund: Namn", "Öst Ab");
    app.wait();
    app.kill();

    let mut app = TestApp::at(&home);
    app.keys(Modifiers::NONE, Key::Escape);
    let sheet = home.path().join("kunder.csv");
    fs::write(&sheet, crate::batch::sheet(&[&[]])).unwrap();
    app.command(BatchCommand::OpenPath(sheet));
    app.command(BatchCommand::Select(CellPlace::new(1, 4)));
    app.keys(Modifiers::NONE, Key::Delete);
    app.click("Arkiv");
    app.click_last("Återställ utkast…");
    app.click("Öppna");
    assert!(app.has("Vill du spara det rättade kalkylbladet?"));
    assert!(!app.draft().answers.contains_key("customer.name"));
    app.click("Kasta ändringarna");
    let name = Some(&draft::Answer::Text("Öst Ab".to_owned()));
    assert_eq!(app.draft().answers.get("customer.name"), name);
    assert!(app.state().batch.is_none());
}

#[test]
fn what_was_typed_is_offered_after_a_crash() {
    let home = home();
    let path = saved(home.path(), "öst.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.fill("Kund: Namn", " 2");
    let typed = app.draft().clone();
    app.wait();
    app.kill();
    assert_eq!(read(&path), example(), "the file is as it was");

    let mut app = TestApp::at(&home);
    assert!(app.has("Utkast som inte blev sparade"));
    assert!(app.has("Åkerströms Öst & Söner Ab 2"));
    assert!(app.has("Kund: Namn"), "what differs is shown");
    app.click("Öppna");
    assert_eq!(app.draft(), &typed);
    assert_eq!(app.state().document.path.as_deref(), Some(path.as_path()));
    assert!(app.state().document.is_changed());

    // It stays safe until it is saved, whatever happens.
    app.kill();
    let mut app = TestApp::at(&home);
    app.click("Öppna");
    app.command(FileCommand::Save);
    assert_eq!(read(&path), typed);
    app.wait();
    assert!(journals(&app.recovery()).is_empty());
    app.quit();
    let app = TestApp::at(&home);
    assert!(!app.has("Utkast som inte blev sparade"));
    let recovery = app.recovery();
    app.quit();
    assert_eq!(files(&recovery), [""; 0], "nothing piles up");
}

#[test]
fn a_draft_that_was_never_saved_is_offered_too_and_goes_when_it_is_dismissed() {
    let home = home();
    let mut app = TestApp::at(&home);
    app.fill("Kund: Namn", "Öst");
    app.wait();
    app.kill();
    let mut app = TestApp::at(&home);
    assert!(app.has("Aldrig sparat i någon fil"));
    // Closing the panel puts it off.
    app.click("Stäng");
    app.command(PanelCommand::Show(Panel::Recovery));
    app.click("Kasta");
    assert!(app.has("Ska utkastet kastas? Det finns ingen annanstans."));
    app.click("Kasta");
    assert!(app.state().recoverable.is_empty());
    assert_eq!(app.state().view.panel, None);
    app.quit();
    let app = TestApp::at(&home);
    assert!(!app.has("Utkast som inte blev sparade"));
}

#[test]
fn what_is_undone_saved_or_discarded_is_not_kept() {
    let home = home();
    let mut app = TestApp::at(&home);
    let has_draft = |app: &TestApp| !journals(&app.recovery()).is_empty();
    app.fill("Kund: Namn", "Öst");
    app.wait();
    assert!(has_draft(&app));
    app.command(EditCommand::Undo);
    app.wait();
    assert!(!has_draft(&app), "undone");
    app.command(EditCommand::Redo);
    app.wait();
    assert!(has_draft(&app));
    app.command(FileCommand::New);
    app.click("Kasta ändringarna");
    app.wait();
    assert!(!has_draft(&app), "discarded");
    app.fill("Kund: Namn", "Öst");
    app.wait();
    app.command(FileCommand::Quit);
    app.click("Kasta ändringarna");
    // What comes after the end is not kept.
    app.command(EditCommand::Undo);
    app.command(EditCommand::Redo);
    app.wait();
    assert!(!has_draft(&app), "discarded at the end");
}

#[test]
fn two_windows_do_not_take_each_others_drafts() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut one = TestApp::at(&home);
    one.open(&path);
    one.fill("Kund: Namn", " 1");
    one.wait();
    let mut other = TestApp::at(&home);
    assert!(
        !other.has("Utkast som inte blev sparade"),
        "its window lives"
    );
    other.open(&path);
    assert!(other.notice().contains("öppet i ett annat fönster"));
    one.command(FileCommand::CheckFile);
    assert!(
        one.notice().contains("öppet i ett annat fönster"),
        "the first one learns it too"
    );
    other.fill("Kund: Namn", " 2");
    other.wait();
    one.kill();
    other.kill();
    let app = TestApp::at(&home);
    assert_eq!(app.state().recoverable.len(), 2);
}

#[test]
fn a_broken_journal_is_reported_and_can_be_thrown_away() {
    let home = home();
    let recovery = home.path().join("data/recovery");
    fs::create_dir_all(&recovery).unwrap();
    fs::write(recovery.join("x.ron"), "(format: 1, draft: (").unwrap();
    let mut app = TestApp::at(&home);
    assert!(app.has("Utkast som inte blev sparade"));
    assert!(!app.has("Öppna"));
    app.click("Kasta");
    assert!(app.has("Ska utkastet kastas? Det finns ingen annanstans."));
    app.click("Kasta");
    assert!(!recovery.join("x.ron").exists());
}

#[test]
fn without_a_home_it_is_reported_once_and_work_goes_on() {
    let mut app = TestApp::with(Machine::default());
    app.fill("Kund: Namn", "Öst");
    app.wait();
    assert!(app.notice().contains("Spara ofta."), "{}", app.notice());
    app.command(PanelCommand::DismissNotice);
    app.fill("Kund: Namn", " 2");
    app.wait();
    assert_eq!(app.notice(), "");
    app.command(SettingsCommand::SetTheme(ThemeChoice::Dark));
    assert!(app.notice().contains("kunde inte sparas till nästa gång"));
    assert_eq!(app.state().settings.theme, ThemeChoice::Dark);
}

/// Killed after saving and before the journal was tidied up: nothing was lost, and nothing is offered.
#[test]
fn what_was_just_saved_is_not_offered() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.fill("Kund: Namn", " 1");
    app.wait();
    app.fill("Kund: Namn", " 2");
    let context = app.window.ctx.clone();
    app.window.state_mut().run([FileCommand::Save], &context);
    assert_eq!(&read(&path), app.draft());
    assert_eq!(journals(&app.recovery()).len(), 1, "it is there still");
    app.kill();
    let app = TestApp::at(&home);
    assert!(!app.has("Utkast som inte blev sparade"));
}

/// A draft that was lost during its first saving, as a file that exists, replaces it only after a question.
#[test]
fn a_lost_first_save_replaces_nothing_unasked() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let recovery = home.path().join("data/recovery");
    fs::create_dir_all(&recovery).unwrap();
    let mut draft = example();
    set(&mut draft, "customer.name", "Öst");
    let kept = JournalEntry {
        path: Some(path.clone()),
        content_hash: None,
        draft,
    };
    fs::write(recovery.join("x.ron"), kept.write()).unwrap();
    let mut app = TestApp::at(&home);
    app.click("Öppna");
    app.command(FileCommand::Save);
    assert!(app.has("Filen finns redan. Ska den ersättas?"));
    assert_eq!(read(&path), example());
    app.click("Ersätt filen");
    assert_eq!(&read(&path), app.draft());
}

#[test]
fn what_killed_programs_leave_is_tidied_up() {
    let home = home();
    let recovery = home.path().join("data/recovery");
    fs::create_dir_all(&recovery).unwrap();
    for name in ["a.starting", "b.lock", "b.open", ".klausul-1-2.part"] {
        fs::write(recovery.join(name), "").unwrap();
    }
    let hours_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    let part = fs::File::options()
        .write(true)
        .open(recovery.join(".klausul-1-2.part"));
    part.unwrap().set_modified(hours_ago).unwrap();
    TestApp::at(&home).quit();
    assert_eq!(files(&recovery), [""; 0]);
}

/// Letters and a shortcut that come in one frame are done in their order.
#[test]
fn what_is_typed_just_before_a_shortcut_is_saved_with_it() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.field("Kund: Namn").focus();
    app.window.run();
    app.window.event(Event::Text(" ny".to_owned()));
    app.window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    app.window.run();
    assert!(read(&path).text("customer.name").unwrap().ends_with(" ny"));
}

// -- conflicts --

/// A window with a change, on a file that somebody else has changed meanwhile.
fn conflict(home: &Home) -> (TestApp, PathBuf, Draft) {
    let path = saved(home.path(), "gemensamt.ron", &example());
    let mut app = TestApp::at(home);
    app.open(&path);
    app.fill("Kund: Namn", " mitt");
    let mut theirs = example();
    set(&mut theirs, "customer.city", "Deras");
    saved(home.path(), "gemensamt.ron", &theirs);
    app.command(FileCommand::Save);
    assert!(app.has("Filen har ändrats av någon annan"));
    assert!(app.has("Kund: Ort"), "what differs is shown");
    assert_eq!(read(&path), theirs, "nothing was replaced");
    (app, path, theirs)
}

#[test]
fn mine_is_kept_when_the_user_says_so() {
    let (mut app, path, _) = conflict(&home());
    let mine = app.draft().clone();
    app.click("Skriv över med mina uppgifter");
    assert_eq!(read(&path), mine);
    assert!(!app.state().document.is_changed());
    app.fill("Kund: Namn", " igen");
    app.command(FileCommand::Save);
    assert_eq!(&read(&path), app.draft(), "no conflict with oneself");
}

#[test]
fn theirs_is_taken_in_a_step_that_can_be_taken_back() {
    let (mut app, path, theirs) = conflict(&home());
    let mine = app.draft().clone();
    app.click("Ta det som står i filen");
    assert_eq!(app.draft(), &theirs);
    assert!(!app.state().document.is_changed());
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(app.draft(), &mine);
    assert!(app.state().document.is_changed());
    assert_eq!(read(&path), theirs);
}

#[test]
fn a_copy_leaves_both() {
    let home = home();
    let (mut app, path, theirs) = conflict(&home);
    let copy = home.path().join("min.ron");
    app.choose_next(Choice::Path(copy.clone()));
    app.click("Spara en kopia…");
    let asked = app.machine.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked.name.as_deref(), Some("gemensamt – kopia"));
    assert_eq!(read(&path), theirs);
    assert_eq!(&read(&copy), app.draft());
    assert_eq!(app.state().document.path, Some(copy));
}

#[test]
fn what_changes_while_the_question_stands_is_asked_about_again() {
    let home = home();
    let (mut app, path, mut theirs) = conflict(&home);
    set(&mut theirs, "customer.city", "Ännu senare");
    saved(home.path(), "gemensamt.ron", &theirs);
    app.click("Skriv över med mina uppgifter");
    assert!(app.has("Filen har ändrats av någon annan"));
    assert!(app.has("Ännu senare"));
    app.click("Avbryt");
    assert_eq!(read(&path), theirs);
    assert!(app.state().document.is_changed());
}

#[test]
fn a_file_that_is_half_synchronised_is_reported_and_not_replaced_unasked() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.fill("Kund: Namn", " mitt");
    fs::write(&path, "(format: 1, temp").unwrap();
    app.command(FileCommand::Save);
    assert!(app.has("Filen har ändrats av någon annan"));
    assert!(!app.has("Ta det som står i filen"));
    app.click("Avbryt");
    assert_eq!(fs::read(&path).unwrap(), b"(format: 1, temp");
    // A file that is gone replaces nothing.
    fs::remove_file(&path).unwrap();
    app.command(FileCommand::Save);
    assert_eq!(&read(&path), app.draft());
}

#[test]
fn a_file_that_was_changed_is_reported_to_whoever_comes_back() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.command(FileCommand::CheckFile);
    assert_eq!(app.notice(), "");
    let mut theirs = example();
    set(&mut theirs, "customer.city", "Deras");
    saved(home.path(), "a.ron", &theirs);
    app.command(FileCommand::CheckFile);
    assert!(app.notice().contains("Någon annan har ändrat filen"));
    app.click("Läs in filen på nytt");
    assert_eq!(app.draft(), &theirs);
    app.fill("Kund: Namn", " mitt");
    saved(home.path(), "a.ron", &example());
    app.command(FileCommand::CheckFile);
    assert!(app.notice().contains("När du sparar"));
    app.command(PanelCommand::DismissNotice);
    app.command(FileCommand::CheckFile);
    assert_eq!(app.notice(), "", "reported once");
}

/// Every version that somebody chose to keep is there.
#[test]
fn two_windows_save_in_turn_a_hundred_times() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut windows = vec![TestApp::at(&home), TestApp::at(&home)];
    for app in &mut windows {
        app.open(&path);
    }
    let mut kept = vec![path.clone()];
    let mut expected = vec![example()];
    // A plain generator of numbers: which window, and what it answers.
    let mut random = 12_345_u64;
    let mut next = |end: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) % end
    };
    for turn in 0..100 {
        let app = &mut windows[usize::try_from(next(2)).unwrap()];
        let text = format!("Kund {turn}");
        app.command(EditCommand::SetText {
            field: "customer.name".to_owned(),
            text,
        });
        let mine = app.draft().clone();
        app.command(FileCommand::Save);
        let at = app.state().document.path.clone().unwrap();
        let index = kept.iter().position(|known| *known == at).unwrap();
        if app.state().question.is_none() {
            expected[index] = mine;
            continue;
        }
        assert_eq!(read(&at), expected[index], "a conflict replaces nothing");
        match next(3) {
            0 => {
                app.command(PanelCommand::Answer(Answer::KeepMine));
                expected[index] = mine;
            }
            1 => {
                app.command(PanelCommand::Answer(Answer::TakeTheirs));
                assert_eq!(app.draft(), &expected[index]);
            }
            _ => {
                let copy = home.path().join(format!("kopia {turn}.ron"));
                app.choose_next(Choice::Path(copy.clone()));
                app.command(PanelCommand::Answer(Answer::SaveCopy));
                kept.push(copy);
                expected.push(mine);
                // Back to the file that both have.
                app.open(&path);
            }
        }
        for (path, draft) in kept.iter().zip(&expected) {
            assert_eq!(&read(path), draft, "turn {turn}");
        }
    }
    assert!(kept.len() > 5, "there were conflicts: {}", kept.len());
}

/// On a slow drive a saving takes its time, and somebody presses on.
#[test]
fn what_is_saved_elsewhere_while_a_saving_goes_on_is_saved_there() {
    let home = home();
    let path = saved(home.path(), "öst.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.fill("Kund: Namn", " 2");
    let other = home.path().join("väst.ron");
    app.choose_next(Choice::Path(other.clone()));
    let context = app.window.ctx.clone();
    // The dialog's answer comes in while the draft is being saved in its own file.
    let commands = [FileCommand::SaveAs, FileCommand::Save];
    app.window.state_mut().run(commands, &context);
    app.window.run();
    assert_eq!(&read(&path), app.draft());
    assert_eq!(&read(&other), app.draft());
    assert_eq!(app.state().document.path.as_deref(), Some(other.as_path()));
    assert!(!app.state().document.is_changed());
}

/// "Save" as an answer that came to nothing is forgotten: nothing else happens after a saving of later.
#[test]
fn what_was_to_follow_a_saving_does_not_follow_another_one() {
    let home = home();
    let mut app = TestApp::at(&home);
    app.fill("Kund: Namn", "Öst Ab");
    app.choose_next(Choice::Path(home.path().join("finns inte.ron")));
    let context = app.window.ctx.clone();
    // The dialog for opening is still there, so that none for saving can be shown.
    let commands: [Command; 3] = [
        FileCommand::Open.into(),
        FileCommand::New.into(),
        PanelCommand::Answer(Answer::Save).into(),
    ];
    app.window.state_mut().run(commands, &context);
    app.window.run();
    let path = home.path().join("öst.ron");
    app.choose_next(Choice::Path(path.clone()));
    app.command(FileCommand::SaveAs);
    let name = app.draft().text("customer.name");
    assert_eq!(name.as_deref(), Some("Öst Ab"));
    assert_eq!(&read(&path), app.draft());
}

/// What follows a saving waits while a conflict is asked about, and goes with the answer.
#[test]
fn what_follows_a_saving_follows_the_answer_about_a_conflict() {
    let home = home();
    let (mut app, path, theirs) = conflict(&home);
    let mine = app.draft().clone();
    app.click("Avbryt");
    app.command(FileCommand::New);
    app.click("Spara");
    assert!(app.has("Filen har ändrats av någon annan"));
    app.click("Avbryt");
    // The saving came to nothing; another one is followed by nothing.
    app.command(FileCommand::Save);
    app.click("Skriv över med mina uppgifter");
    assert_eq!(app.draft(), &mine);
    assert_eq!(read(&path), mine);

    app.fill("Kund: Namn", " igen");
    let mine = app.draft().clone();
    saved(home.path(), "gemensamt.ron", &theirs);
    app.command(FileCommand::New);
    app.click("Spara");
    app.click("Skriv över med mina uppgifter");
    assert_eq!(read(&path), mine);
    assert!(!app.draft().is_answered("customer.name"), "a new draft");
}

/// A saving that fails after another draft was begun asks nothing about that one.
#[test]
fn a_conflict_about_a_draft_that_was_put_away_is_reported_and_asks_nothing() {
    let home = home();
    let path = saved(home.path(), "gemensamt.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    app.fill("Kund: Namn", " mitt");
    let mut theirs = example();
    set(&mut theirs, "customer.city", "Deras");
    saved(home.path(), "gemensamt.ron", &theirs);
    let context = app.window.ctx.clone();
    let commands: [Command; 3] = [
        FileCommand::Save.into(),
        FileCommand::New.into(),
        PanelCommand::Answer(Answer::Discard).into(),
    ];
    app.window.state_mut().run(commands, &context);
    app.window.run();
    assert!(!app.draft().is_answered("customer.name"), "a new draft");
    assert!(!app.has("Filen har ändrats av någon annan"));
    assert!(app.notice().contains("sparades inte"), "{}", app.notice());
    assert_eq!(read(&path), theirs);
}

// -- profiles and customers --

#[test]
fn the_own_party_is_asked_for_once() {
    let home = home();
    let mut app = TestApp::at(&home);
    assert!(!app.has("Spara som profil…"), "nothing to keep yet");
    app.fill_all();
    app.click("Spara som profil…");
    app.command(PanelCommand::Type("Helsingfors".to_owned()));
    app.click("Spara");
    assert!(!app.has("Spara som profil…"), "it is kept");
    let own = ["provider.business_id", "provider.signatories"];
    let before = app.draft().clone();
    app.command(FileCommand::Save);
    app.command(FileCommand::New);
    app.click("Kasta ändringarna");
    for field in own {
        assert_eq!(app.draft().answers.get(field), before.answers.get(field));
    }
    assert!(!app.draft().is_answered("customer.name"));
    assert!(!app.state().document.is_changed());

    // Another start begins with it too; another profile can be filled in and taken back.
    let mut app = TestApp::at(&home);
    assert_eq!(
        app.draft().text("provider.business_id").as_deref(),
        Some("1470246-8")
    );
    app.command(FormCommand::ToggleOwnParty);
    app.fill("Leverantör: Gatuadress", "Åbogatan 1");
    app.command(SettingsCommand::SaveProfile);
    app.command(PanelCommand::Type("Åbo".to_owned()));
    app.click("Spara");
    assert!(app.home_file("config/settings.ron").contains("Åbogatan 1"));
    app.command(EditCommand::UseProfile("Åbo".to_owned()));
    app.command(FileCommand::New);
    app.click("Kasta ändringarna");
    assert_eq!(
        app.draft().text("provider.street").as_deref(),
        Some("Åbogatan 1")
    );
    app.command(SettingsCommand::RemoveProfile("Åbo".to_owned()));
    assert!(!app.home_file("config/settings.ron").contains("Åbogatan 1"));
}

#[test]
fn a_profile_is_filled_in_as_one_step() {
    let home = home();
    let mut app = TestApp::at(&home);
    app.fill_all();
    app.command(SettingsCommand::SaveProfile);
    app.command(PanelCommand::Type("P".to_owned()));
    app.click("Spara");
    app.command(FormCommand::ToggleOwnParty);
    app.fill("Leverantör: Namn", " Annat");
    let before = app.draft().clone();
    app.click("Fyll i profilen P");
    assert_eq!(
        app.draft().text("provider.name").as_deref(),
        Some("Intrum Oy")
    );
    app.command(EditCommand::Undo);
    assert_eq!(app.draft(), &before);
}

#[test]
fn customers_of_before_complete_as_one_types() {
    let home = home();
    let folder = home.path().join("avtal");
    fs::create_dir(&folder).unwrap();
    saved(&folder, "a.ron", &example());
    let mut other = example();
    set(&mut other, "customer.name", "Österbottens Kött Ab");
    set(&mut other, "customer.city", "Vasa");
    saved(&folder, "b.klausul", &other);
    fs::write(folder.join("trasig.ron"), "(").unwrap();
    let mut app = TestApp::at(&home);
    app.choose_next(Choice::Path(folder));
    app.command(SettingsCommand::ChooseFolder(Folder::Drafts));
    assert_eq!(app.state().customers.len(), 2);
    let before = app.draft().clone();
    app.fill("Kund: Namn", "kött");
    assert!(
        app.has("Österbottens Kött Ab 0112038-9"),
        "any word of the name will do"
    );
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(app.draft().text("customer.city").as_deref(), Some("Vasa"));
    assert_eq!(
        app.draft().signatories("customer.signatories"),
        other.signatories("customer.signatories")
    );
    assert!(!app.draft().is_answered("agreement.number"));
    app.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(app.draft(), &before, "one step back to before it was typed");
}

#[test]
fn what_is_kept_of_persons_is_forgotten_and_reported() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut lost = TestApp::at(&home);
    lost.fill("Kund: Namn", "Öst");
    lost.wait();
    lost.kill();
    let mut app = TestApp::at(&home);
    app.command(PanelCommand::Close);
    app.open(&path);
    app.command(SettingsCommand::SaveProfile);
    app.click("Spara");
    app.command(SettingsCommand::SetTheme(ThemeChoice::Dark));
    app.command(SessionCommand::Forget);
    assert!(app.has("– en profil"));
    app.click("Glöm uppgifterna");
    let said = app.notice();
    for kept in [
        "en profil",
        "en kund som föreslås",
        "en fil i listan",
        "ett utkast som inte blev sparat",
    ] {
        assert!(said.contains(kept), "{kept} | {said}");
    }
    app.wait();
    let mut left = String::new();
    for file in ["config/settings.ron", "data/recent.ron"] {
        left.push_str(&app.home_file(file));
    }
    for name in journals(&app.recovery()) {
        left.push_str(&app.home_file(&format!("data/recovery/{name}")));
    }
    for person in ["Öst", "Maria", "a.ron", "1470246"] {
        assert!(!left.contains(person), "{person} | {left}");
    }
    assert!(left.contains("theme: Dark"), "other settings stay");
    assert_eq!(read(&path), example(), "drafts stay");
}

// -- settings and commands --

#[test]
fn settings_are_edited_in_their_dialog() {
    let home = home();
    let mut app = TestApp::at(&home);
    app.keys(Modifiers::COMMAND, Key::Comma);
    app.click("Mörkt");
    app.click("125 %");
    app.click("English");
    assert!(app.has("Settings"));
    let kept = Settings::read(app.home_file("config/settings.ron").as_bytes()).settings;
    assert_eq!((kept.theme, kept.scale), (ThemeChoice::Dark, 125));
    assert!((app.window.ctx.zoom_factor() - 1.25).abs() < 0.01);
    app.click("Close");
    app.quit();
    let app = TestApp::at(&home);
    assert!(app.has("File"), "it speaks English");
}

#[test]
fn broken_settings_are_set_aside_and_reported() {
    let home = home();
    let config = home.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(
        config.join("settings.ron"),
        "(format: 1, theme: Dark, scale: stor)",
    )
    .unwrap();
    let app = TestApp::at(&home);
    assert!(
        app.notice().contains("settings.broken.ron"),
        "{}",
        app.notice()
    );
    assert_eq!(app.state().settings.theme, ThemeChoice::Dark);
}

#[test]
fn commands_are_found_in_the_palette_by_their_words() {
    let mut app = TestApp::at(&home());
    app.keys(Modifiers::COMMAND, Key::K);
    app.fill("Sök kommando…", "mörkt");
    app.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(app.state().settings.theme, ThemeChoice::Dark);
    assert_eq!(app.state().view.panel, None);
    app.keys(Modifiers::COMMAND, Key::K);
    app.fill("Sök kommando…", "zoom");
    app.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(app.state().view.palette.current, 1);
    app.fill("Sök kommando…", "finns inte");
    assert!(app.has("Inget kommando heter så."));
    app.keys(Modifiers::NONE, Key::Enter);
    app.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(app.state().view.panel, None);
}

// -- surroundings --

#[test]
fn a_dialog_that_hangs_is_done_without() {
    let mut app = TestApp::at(&home());
    app.fill("Kund: Namn", "Öst");
    app.choose_next(Choice::Path(app.path("sent.ron")));
    let context = app.window.ctx.clone();
    // The dialog is open: its answer hasn't come when the user presses again.
    let state = app.window.state_mut();
    state.run([FileCommand::Save, FileCommand::Save], &context);
    assert!(app.notice().contains("En fildialog är redan öppen"));
    let context = app.window.ctx.clone();
    app.window
        .state_mut()
        .run([FileCommand::TypePath], &context);
    app.window.run();
    assert!(app.has("Ange en fil"));
    let path = app.path("skrivet.ron");
    app.command(PanelCommand::Type(path.display().to_string()));
    app.click("Spara");
    assert!(path.exists());
    assert!(!app.path("sent.ron").exists(), "its answer comes too late");
}

#[test]
fn a_recent_file_on_a_drive_that_is_gone_stays_in_the_list() {
    let home = home();
    let drive = home.path().join("disk");
    fs::create_dir(&drive).unwrap();
    let path = saved(&drive, "a.ron", &example());
    let mut app = TestApp::at(&home);
    app.open(&path);
    fs::rename(&drive, home.path().join("borta")).unwrap();
    app.open(&path);
    assert!(
        app.notice()
            .contains("Mappen eller disken finns inte just nu.")
    );
    assert_eq!(
        app.state().local_data.recent.paths,
        std::slice::from_ref(&path)
    );
    fs::create_dir(&drive).unwrap();
    app.open(&path);
    assert!(
        app.state().local_data.recent.paths.is_empty(),
        "the file itself is gone"
    );
}

#[test]
fn long_and_odd_names_are_reported() {
    let mut app = TestApp::at(&home());
    app.fill("Kund: Namn", "Öst");
    app.choose_next(Choice::Path(app.path(&"å".repeat(300))));
    app.command(FileCommand::Save);
    assert!(
        app.notice().contains("Namnet är för långt"),
        "{}",
        app.notice()
    );
    assert!(app.state().document.is_changed());
}

#[test]
fn the_window_stands_another_scale_in_mid_work() {
    let mut app = TestApp::at(&home());
    app.command(FileCommand::OpenExample);
    for scale in [2.0, 0.75, 1.0] {
        app.window.set_pixels_per_point(scale);
        app.window.run();
        assert!(app.has("Allt är ifyllt: exportera PDF"));
    }
    app.command(FormCommand::Focus(Place::Services));
}

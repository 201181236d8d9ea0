//! What the window keeps on the machine: nothing is lost, nothing of others is replaced, nothing piles up.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers, RawInput};
use klausul::app::Command;
use klausul::app::effect::Purpose;
use klausul::app::model::{Answer, Panel, Place};
use klausul::app::platform::Choice;
use klausul::draft::{self, Draft};
use klausul::local_data::settings::ThemeChoice;
use klausul::local_data::{JournalEntry, Settings};

use crate::desk::{Desk, Machine};
use crate::support::{example, set};

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

impl Desk {
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
        self.command(Command::Quit);
        assert!(self.state().may_quit());
    }

    fn open(&mut self, path: &Path) {
        self.command(Command::OpenPath(path.to_owned()));
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
    let mut desk = Desk::at(&home());
    desk.fill("Kund: Namn", "Öst Ab");
    assert!(
        journals(&desk.recovery()).is_empty(),
        "half a second is not over"
    );
    let context = desk.window.ctx.clone();
    for _ in 0..10 {
        // As eframe does while nothing of the window can be seen: no frame, and no time.
        let _ = context.run_logic(&RawInput::default(), |context| {
            desk.window.state_mut().collect(context);
        });
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(journals(&desk.recovery()).len(), 1);
    let kept = fs::read(desk.recovery().join(&journals(&desk.recovery())[0])).unwrap();
    assert_eq!(&JournalEntry::read(&kept).unwrap().draft, desk.draft());
}

#[test]
fn what_was_typed_is_offered_after_a_crash() {
    let home = home();
    let path = saved(home.path(), "öst.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.fill("Kund: Namn", " 2");
    let typed = desk.draft().clone();
    desk.wait();
    desk.kill();
    assert_eq!(read(&path), example(), "the file is as it was");

    let mut desk = Desk::at(&home);
    assert!(desk.has("Utkast som inte blev sparade"));
    assert!(desk.has("Åkerströms Öst & Söner Ab 2"));
    assert!(desk.has("Kund: Namn"), "what differs is told");
    desk.click("Öppna");
    assert_eq!(desk.draft(), &typed);
    assert_eq!(desk.state().document.path.as_deref(), Some(path.as_path()));
    assert!(desk.state().document.is_changed());

    // It stays safe until it is saved, whatever happens.
    desk.kill();
    let mut desk = Desk::at(&home);
    desk.click("Öppna");
    desk.command(Command::Save);
    assert_eq!(read(&path), typed);
    desk.wait();
    assert!(journals(&desk.recovery()).is_empty());
    desk.quit();
    let desk = Desk::at(&home);
    assert!(!desk.has("Utkast som inte blev sparade"));
    let recovery = desk.recovery();
    desk.quit();
    assert_eq!(files(&recovery), [""; 0], "nothing piles up");
}

#[test]
fn a_draft_that_was_never_saved_is_offered_too_and_goes_when_it_is_dismissed() {
    let home = home();
    let mut desk = Desk::at(&home);
    desk.fill("Kund: Namn", "Öst");
    desk.wait();
    desk.kill();
    let mut desk = Desk::at(&home);
    assert!(desk.has("Aldrig sparat i någon fil"));
    // Closing the panel puts it off.
    desk.click("Stäng");
    desk.command(Command::Show(Panel::Recovery));
    desk.click("Kasta");
    assert!(desk.has("Ska utkastet kastas? Det finns ingen annanstans."));
    desk.click("Kasta");
    assert!(desk.state().lost.is_empty());
    assert_eq!(desk.state().view.panel, None);
    desk.quit();
    let desk = Desk::at(&home);
    assert!(!desk.has("Utkast som inte blev sparade"));
}

#[test]
fn what_is_undone_saved_or_discarded_is_not_kept() {
    let home = home();
    let mut desk = Desk::at(&home);
    let has_draft = |desk: &Desk| !journals(&desk.recovery()).is_empty();
    desk.fill("Kund: Namn", "Öst");
    desk.wait();
    assert!(has_draft(&desk));
    desk.command(Command::Undo);
    desk.wait();
    assert!(!has_draft(&desk), "undone");
    desk.command(Command::Redo);
    desk.wait();
    assert!(has_draft(&desk));
    desk.command(Command::New);
    desk.click("Kasta ändringarna");
    desk.wait();
    assert!(!has_draft(&desk), "discarded");
    desk.fill("Kund: Namn", "Öst");
    desk.wait();
    desk.command(Command::Quit);
    desk.click("Kasta ändringarna");
    // What comes after the end is not kept.
    desk.command(Command::Undo);
    desk.command(Command::Redo);
    desk.wait();
    assert!(!has_draft(&desk), "discarded at the end");
}

#[test]
fn two_windows_do_not_take_each_others_drafts() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut one = Desk::at(&home);
    one.open(&path);
    one.fill("Kund: Namn", " 1");
    one.wait();
    let mut other = Desk::at(&home);
    assert!(
        !other.has("Utkast som inte blev sparade"),
        "its window lives"
    );
    other.open(&path);
    assert!(other.notice().contains("öppet i ett annat fönster"));
    one.command(Command::LookAtFile);
    assert!(
        one.notice().contains("öppet i ett annat fönster"),
        "the first one learns it too"
    );
    other.fill("Kund: Namn", " 2");
    other.wait();
    one.kill();
    other.kill();
    let desk = Desk::at(&home);
    assert_eq!(desk.state().lost.len(), 2);
}

#[test]
fn a_broken_journal_is_told_and_can_be_thrown_away() {
    let home = home();
    let recovery = home.path().join("data/recovery");
    fs::create_dir_all(&recovery).unwrap();
    fs::write(recovery.join("x.ron"), "(format: 1, draft: (").unwrap();
    let mut desk = Desk::at(&home);
    assert!(desk.has("Utkast som inte blev sparade"));
    assert!(!desk.has("Öppna"));
    desk.click("Kasta");
    assert!(desk.has("Ska utkastet kastas? Det finns ingen annanstans."));
    desk.click("Kasta");
    assert!(!recovery.join("x.ron").exists());
}

#[test]
fn without_a_home_it_is_told_once_and_work_goes_on() {
    let mut desk = Desk::with(Machine::default());
    desk.fill("Kund: Namn", "Öst");
    desk.wait();
    assert!(desk.notice().contains("Spara ofta."), "{}", desk.notice());
    desk.command(Command::DismissNotice);
    desk.fill("Kund: Namn", " 2");
    desk.wait();
    assert_eq!(desk.notice(), "");
    desk.command(Command::SetTheme(ThemeChoice::Dark));
    assert!(desk.notice().contains("kunde inte sparas till nästa gång"));
    assert_eq!(desk.state().settings.theme, ThemeChoice::Dark);
}

/// Killed after saving and before the journal was tidied up: nothing was lost, and nothing is offered.
#[test]
fn what_was_just_saved_is_not_offered() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.fill("Kund: Namn", " 1");
    desk.wait();
    desk.fill("Kund: Namn", " 2");
    let context = desk.window.ctx.clone();
    desk.window.state_mut().run([Command::Save], &context);
    assert_eq!(&read(&path), desk.draft());
    assert_eq!(journals(&desk.recovery()).len(), 1, "it is there still");
    desk.kill();
    let desk = Desk::at(&home);
    assert!(!desk.has("Utkast som inte blev sparade"));
}

/// What was lost while it was saved as a file that was there before replaces it only after a question.
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
    let mut desk = Desk::at(&home);
    desk.click("Öppna");
    desk.command(Command::Save);
    assert!(desk.has("Filen finns redan. Ska den ersättas?"));
    assert_eq!(read(&path), example());
    desk.click("Ersätt filen");
    assert_eq!(&read(&path), desk.draft());
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
    Desk::at(&home).quit();
    assert_eq!(files(&recovery), [""; 0]);
}

/// Letters and a shortcut that come in one frame are done in their order.
#[test]
fn what_is_typed_just_before_a_shortcut_is_saved_with_it() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.field("Kund: Namn").focus();
    desk.window.run();
    desk.window.event(Event::Text(" ny".to_owned()));
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    desk.window.run();
    assert!(read(&path).text("customer.name").unwrap().ends_with(" ny"));
}

// -- conflicts --

/// A window with a change, on a file that somebody else has changed meanwhile.
fn conflict(home: &Home) -> (Desk, PathBuf, Draft) {
    let path = saved(home.path(), "gemensamt.ron", &example());
    let mut desk = Desk::at(home);
    desk.open(&path);
    desk.fill("Kund: Namn", " mitt");
    let mut theirs = example();
    set(&mut theirs, "customer.city", "Deras");
    saved(home.path(), "gemensamt.ron", &theirs);
    desk.command(Command::Save);
    assert!(desk.has("Filen har ändrats av någon annan"));
    assert!(desk.has("Kund: Ort"), "what differs is told");
    assert_eq!(read(&path), theirs, "nothing was replaced");
    (desk, path, theirs)
}

#[test]
fn mine_is_kept_when_the_user_says_so() {
    let (mut desk, path, _) = conflict(&home());
    let mine = desk.draft().clone();
    desk.click("Skriv över med mina uppgifter");
    assert_eq!(read(&path), mine);
    assert!(!desk.state().document.is_changed());
    desk.fill("Kund: Namn", " igen");
    desk.command(Command::Save);
    assert_eq!(&read(&path), desk.draft(), "no conflict with oneself");
}

#[test]
fn theirs_is_taken_in_a_step_that_can_be_taken_back() {
    let (mut desk, path, theirs) = conflict(&home());
    let mine = desk.draft().clone();
    desk.click("Ta det som står i filen");
    assert_eq!(desk.draft(), &theirs);
    assert!(!desk.state().document.is_changed());
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.draft(), &mine);
    assert!(desk.state().document.is_changed());
    assert_eq!(read(&path), theirs);
}

#[test]
fn a_copy_leaves_both() {
    let home = home();
    let (mut desk, path, theirs) = conflict(&home);
    let copy = home.path().join("min.ron");
    desk.choose_next(Choice::Path(copy.clone()));
    desk.click("Spara en kopia…");
    let asked = desk.machine.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked.name.as_deref(), Some("gemensamt – kopia"));
    assert_eq!(read(&path), theirs);
    assert_eq!(&read(&copy), desk.draft());
    assert_eq!(desk.state().document.path, Some(copy));
}

#[test]
fn what_changes_while_the_question_stands_is_asked_about_again() {
    let home = home();
    let (mut desk, path, mut theirs) = conflict(&home);
    set(&mut theirs, "customer.city", "Ännu senare");
    saved(home.path(), "gemensamt.ron", &theirs);
    desk.click("Skriv över med mina uppgifter");
    assert!(desk.has("Filen har ändrats av någon annan"));
    assert!(desk.has("Ännu senare"));
    desk.click("Avbryt");
    assert_eq!(read(&path), theirs);
    assert!(desk.state().document.is_changed());
}

#[test]
fn a_file_that_is_half_synchronised_is_told_and_not_replaced_unasked() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.fill("Kund: Namn", " mitt");
    fs::write(&path, "(format: 1, temp").unwrap();
    desk.command(Command::Save);
    assert!(desk.has("Filen har ändrats av någon annan"));
    assert!(!desk.has("Ta det som står i filen"));
    desk.click("Avbryt");
    assert_eq!(fs::read(&path).unwrap(), b"(format: 1, temp");
    // A file that is gone replaces nothing.
    fs::remove_file(&path).unwrap();
    desk.command(Command::Save);
    assert_eq!(&read(&path), desk.draft());
}

#[test]
fn whoever_comes_back_is_told_that_the_file_has_changed() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.command(Command::LookAtFile);
    assert_eq!(desk.notice(), "");
    let mut theirs = example();
    set(&mut theirs, "customer.city", "Deras");
    saved(home.path(), "a.ron", &theirs);
    desk.command(Command::LookAtFile);
    assert!(desk.notice().contains("Någon annan har ändrat filen"));
    desk.click("Läs in filen på nytt");
    assert_eq!(desk.draft(), &theirs);
    desk.fill("Kund: Namn", " mitt");
    saved(home.path(), "a.ron", &example());
    desk.command(Command::LookAtFile);
    assert!(desk.notice().contains("När du sparar"));
    desk.command(Command::DismissNotice);
    desk.command(Command::LookAtFile);
    assert_eq!(desk.notice(), "", "told once");
}

/// Every version that somebody chose to keep is there.
#[test]
fn two_windows_save_in_turn_a_hundred_times() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut windows = [Desk::at(&home), Desk::at(&home)];
    for desk in &mut windows {
        desk.open(&path);
    }
    let mut kept = vec![path.clone()];
    let mut expected = vec![example()];
    // A plain generator of numbers: which window, and what it answers.
    let mut random = 12_345_u64;
    let mut next = |most: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) % most
    };
    for turn in 0..100 {
        let desk = &mut windows[usize::try_from(next(2)).unwrap()];
        let text = format!("Kund {turn}");
        desk.command(Command::SetText {
            field: "customer.name".to_owned(),
            text,
        });
        let mine = desk.draft().clone();
        desk.command(Command::Save);
        let at = desk.state().document.path.clone().unwrap();
        let index = kept.iter().position(|known| *known == at).unwrap();
        if desk.state().question.is_none() {
            expected[index] = mine;
            continue;
        }
        assert_eq!(read(&at), expected[index], "a conflict replaces nothing");
        match next(3) {
            0 => {
                desk.command(Command::Answer(Answer::KeepMine));
                expected[index] = mine;
            }
            1 => {
                desk.command(Command::Answer(Answer::TakeTheirs));
                assert_eq!(desk.draft(), &expected[index]);
            }
            _ => {
                let copy = home.path().join(format!("kopia {turn}.ron"));
                desk.choose_next(Choice::Path(copy.clone()));
                desk.command(Command::Answer(Answer::SaveCopy));
                kept.push(copy);
                expected.push(mine);
                // Back to the file that both have.
                desk.open(&path);
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
    let mut desk = Desk::at(&home);
    desk.open(&path);
    desk.fill("Kund: Namn", " 2");
    let other = home.path().join("väst.ron");
    desk.choose_next(Choice::Path(other.clone()));
    let context = desk.window.ctx.clone();
    // The dialog's answer comes in while the draft is being saved in its own file.
    let commands = [Command::SaveAs, Command::Save];
    desk.window.state_mut().run(commands, &context);
    desk.window.run();
    assert_eq!(&read(&path), desk.draft());
    assert_eq!(&read(&other), desk.draft());
    assert_eq!(desk.state().document.path.as_deref(), Some(other.as_path()));
    assert!(!desk.state().document.is_changed());
}

/// "Save" as an answer that came to nothing is forgotten: nothing else happens after a saving of later.
#[test]
fn what_was_to_follow_a_saving_does_not_follow_another_one() {
    let home = home();
    let mut desk = Desk::at(&home);
    desk.fill("Kund: Namn", "Öst Ab");
    desk.choose_next(Choice::Path(home.path().join("finns inte.ron")));
    let context = desk.window.ctx.clone();
    // The dialog for opening is still there, so that none for saving can be shown.
    let commands = [Command::Open, Command::New, Command::Answer(Answer::Save)];
    desk.window.state_mut().run(commands, &context);
    desk.window.run();
    let path = home.path().join("öst.ron");
    desk.choose_next(Choice::Path(path.clone()));
    desk.command(Command::SaveAs);
    let name = desk.draft().text("customer.name");
    assert_eq!(name.as_deref(), Some("Öst Ab"));
    assert_eq!(&read(&path), desk.draft());
}

// -- profiles and customers --

#[test]
fn the_own_party_is_asked_for_once() {
    let home = home();
    let mut desk = Desk::at(&home);
    assert!(!desk.has("Spara som profil…"), "nothing to keep yet");
    desk.fill_all();
    desk.click("Spara som profil…");
    desk.command(Command::Type("Helsingfors".to_owned()));
    desk.click("Spara");
    assert!(!desk.has("Spara som profil…"), "it is kept");
    let own = ["provider.business_id", "provider.signatories"];
    let before = desk.draft().clone();
    desk.command(Command::Save);
    desk.command(Command::New);
    desk.click("Kasta ändringarna");
    for field in own {
        assert_eq!(desk.draft().answers.get(field), before.answers.get(field));
    }
    assert!(!desk.draft().is_answered("customer.name"));
    assert!(!desk.state().document.is_changed());

    // Another start begins with it too; another profile can be filled in and taken back.
    let mut desk = Desk::at(&home);
    assert_eq!(
        desk.draft().text("provider.business_id").as_deref(),
        Some("1470246-8")
    );
    desk.fill("Leverantör: Gatuadress", "Åbogatan 1");
    desk.command(Command::SaveProfile);
    desk.command(Command::Type("Åbo".to_owned()));
    desk.click("Spara");
    assert!(desk.kept("config/settings.ron").contains("Åbogatan 1"));
    desk.command(Command::UseProfile("Åbo".to_owned()));
    desk.command(Command::New);
    desk.click("Kasta ändringarna");
    assert_eq!(
        desk.draft().text("provider.street").as_deref(),
        Some("Åbogatan 1")
    );
    desk.command(Command::RemoveProfile("Åbo".to_owned()));
    assert!(!desk.kept("config/settings.ron").contains("Åbogatan 1"));
}

#[test]
fn a_profile_is_filled_in_as_one_step() {
    let home = home();
    let mut desk = Desk::at(&home);
    desk.fill_all();
    desk.command(Command::SaveProfile);
    desk.command(Command::Type("P".to_owned()));
    desk.click("Spara");
    desk.fill("Leverantör: Namn", " Annat");
    let before = desk.draft().clone();
    desk.click("Fyll i profilen P");
    assert_eq!(
        desk.draft().text("provider.name").as_deref(),
        Some("Intrum Oy")
    );
    desk.command(Command::Undo);
    assert_eq!(desk.draft(), &before);
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
    saved(&folder, "b.ron", &other);
    fs::write(folder.join("trasig.ron"), "(").unwrap();
    let mut desk = Desk::at(&home);
    desk.choose_next(Choice::Path(folder));
    desk.command(Command::ChooseFolder(Purpose::DraftsFolder));
    assert_eq!(desk.state().customers.len(), 2);
    let before = desk.draft().clone();
    desk.fill("Kund: Namn", "kött");
    assert!(
        desk.has("Österbottens Kött Ab 0112038-9"),
        "any word of the name will do"
    );
    desk.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.draft().text("customer.city").as_deref(), Some("Vasa"));
    assert_eq!(
        desk.draft().signatories("customer.signatories"),
        other.signatories("customer.signatories")
    );
    assert!(!desk.draft().is_answered("agreement.number"));
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        desk.draft(),
        &before,
        "one step back to before it was typed"
    );
}

#[test]
fn what_is_kept_of_persons_is_forgotten_and_told() {
    let home = home();
    let path = saved(home.path(), "a.ron", &example());
    let mut lost = Desk::at(&home);
    lost.fill("Kund: Namn", "Öst");
    lost.wait();
    lost.kill();
    let mut desk = Desk::at(&home);
    desk.command(Command::ClosePanel);
    desk.open(&path);
    desk.command(Command::SaveProfile);
    desk.click("Spara");
    desk.command(Command::SetTheme(ThemeChoice::Dark));
    desk.command(Command::Forget);
    assert!(desk.has("– en profil"));
    desk.click("Glöm uppgifterna");
    let said = desk.notice();
    for kept in [
        "en profil",
        "en kund som föreslås",
        "en fil i listan",
        "ett utkast som inte blev sparat",
    ] {
        assert!(said.contains(kept), "{kept} | {said}");
    }
    desk.wait();
    let mut left = String::new();
    for file in ["config/settings.ron", "data/recent.ron"] {
        left.push_str(&desk.kept(file));
    }
    for name in journals(&desk.recovery()) {
        left.push_str(&desk.kept(&format!("data/recovery/{name}")));
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
    let mut desk = Desk::at(&home);
    desk.keys(Modifiers::COMMAND, Key::Comma);
    desk.click("Mörkt");
    desk.click("125 %");
    desk.click("English");
    assert!(desk.has("Settings"));
    let kept = Settings::read(desk.kept("config/settings.ron").as_bytes()).settings;
    assert_eq!((kept.theme, kept.scale), (ThemeChoice::Dark, 125));
    assert!((desk.window.ctx.zoom_factor() - 1.25).abs() < 0.01);
    desk.click("Close");
    desk.quit();
    let desk = Desk::at(&home);
    assert!(desk.has("File"), "it speaks English");
}

#[test]
fn broken_settings_are_set_aside_and_told() {
    let home = home();
    let config = home.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(
        config.join("settings.ron"),
        "(format: 1, theme: Dark, scale: stor)",
    )
    .unwrap();
    let desk = Desk::at(&home);
    assert!(
        desk.notice().contains("settings.broken.ron"),
        "{}",
        desk.notice()
    );
    assert_eq!(desk.state().settings.theme, ThemeChoice::Dark);
}

#[test]
fn every_command_is_found_in_the_palette() {
    let mut desk = Desk::at(&home());
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.fill("Sök kommando…", "mörkt");
    desk.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.state().settings.theme, ThemeChoice::Dark);
    assert_eq!(desk.state().view.panel, None);
    desk.keys(Modifiers::COMMAND, Key::K);
    desk.fill("Sök kommando…", "zoom");
    desk.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(desk.state().view.palette.current, 1);
    desk.fill("Sök kommando…", "finns inte");
    assert!(desk.has("Inget kommando heter så."));
    desk.keys(Modifiers::NONE, Key::Enter);
    desk.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().view.panel, None);
}

// -- surroundings --

#[test]
fn a_dialog_that_hangs_is_done_without() {
    let mut desk = Desk::at(&home());
    desk.fill("Kund: Namn", "Öst");
    desk.choose_next(Choice::Path(desk.path("sent.ron")));
    let context = desk.window.ctx.clone();
    // The dialog is open: its answer hasn't come when the user presses again.
    let state = desk.window.state_mut();
    state.run([Command::Save, Command::Save], &context);
    assert!(desk.notice().contains("En fildialog är redan öppen"));
    let context = desk.window.ctx.clone();
    desk.window
        .state_mut()
        .run([Command::TypeInstead], &context);
    desk.window.run();
    assert!(desk.has("Ange en fil"));
    let path = desk.path("skrivet.ron");
    desk.command(Command::Type(path.display().to_string()));
    desk.click("Spara");
    assert!(path.exists());
    assert!(!desk.path("sent.ron").exists(), "its answer comes too late");
}

#[test]
fn a_recent_file_on_a_drive_that_is_gone_stays_in_the_list() {
    let home = home();
    let drive = home.path().join("disk");
    fs::create_dir(&drive).unwrap();
    let path = saved(&drive, "a.ron", &example());
    let mut desk = Desk::at(&home);
    desk.open(&path);
    fs::rename(&drive, home.path().join("borta")).unwrap();
    desk.open(&path);
    assert!(
        desk.notice()
            .contains("Mappen eller disken finns inte just nu.")
    );
    assert_eq!(
        desk.state().memory.recent.paths,
        std::slice::from_ref(&path)
    );
    fs::create_dir(&drive).unwrap();
    desk.open(&path);
    assert!(
        desk.state().memory.recent.paths.is_empty(),
        "the file itself is gone"
    );
}

#[test]
fn long_and_odd_names_are_told() {
    let mut desk = Desk::at(&home());
    desk.fill("Kund: Namn", "Öst");
    desk.choose_next(Choice::Path(desk.path(&"å".repeat(300))));
    desk.command(Command::Save);
    assert!(
        desk.notice().contains("Namnet är för långt"),
        "{}",
        desk.notice()
    );
    assert!(desk.state().document.is_changed());
}

#[test]
fn the_window_stands_another_scale_in_mid_work() {
    let mut desk = Desk::at(&home());
    desk.command(Command::OpenExample);
    for scale in [2.0, 0.75, 1.0] {
        desk.window.set_pixels_per_point(scale);
        desk.window.run();
        assert!(desk.has("Allt är ifyllt: exportera PDF"));
    }
    desk.command(Command::Focus(Place::Services));
}

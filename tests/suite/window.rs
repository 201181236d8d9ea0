//! The window, driven through its accessible names, without a display.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, DroppedFileHandle, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use klausul::app::Command;
use klausul::app::model::{Place, SignatoryPart, Zoom};
use klausul::app::platform::{Choice, FileKind};
use klausul::draft;
use klausul::local_data::settings::ThemeChoice;
use klausul::message::Language;

use crate::desk::{Desk, Machine};
use crate::support::{built_in, example};

#[test]
fn from_an_empty_draft_to_a_pdf() {
    let mut desk = Desk::new();
    assert!(desk.has("11 uppgifter saknas"));
    assert_eq!(desk.state().title(), "Nytt utkast – Klausul");
    desk.fill_all();
    let pages = desk.pages();
    for words in [
        "Åkerströms Öst & Söner Ab",
        "den 2 mars 2026",
        "Verkställande direktör",
    ] {
        assert!(pages.contains(words), "{words}");
    }
    assert_eq!(
        desk.state().title(),
        "• Åkerströms Öst & Söner Ab – Klausul"
    );
    let path = desk.path("avtal");
    desk.choose_next(Choice::Path(path));
    desk.click("Allt är ifyllt: exportera PDF");
    let asked = desk.machine.asked.lock().unwrap().remove(0);
    assert_eq!(asked.kind, FileKind::Pdf);
    assert_eq!(
        asked.name.as_deref(),
        Some("Behandling av personuppgifter i samarbetsavtal – Åkerströms Öst & Söner Ab")
    );
    assert_eq!(
        desk.notice(),
        "PDF-filen är klar.\nUtkastet och mallen ligger inuti PDF-filen, där den andra parten kan läsa dem."
    );
    let text = pdf_extract::extract_text(desk.path("avtal.pdf")).unwrap();
    for words in ["Åkerströms", "Ekenäs", "Inkassoservice", "Maria Virtanen"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("UTKAST"));
    for name in ["Öppna", "Skriv ut", "Visa i mapp"] {
        desk.click(name);
    }
    let shown = desk.machine.shown.lock().unwrap().join(", ");
    assert_eq!(shown, "open avtal.pdf, print avtal.pdf, reveal avtal.pdf");
}

/// What was exported can be opened again: as a draft of its own, with no file yet.
#[test]
fn an_exported_pdf_opens_like_a_draft() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let draft = desk.draft().clone();
    desk.choose_next(Choice::Path(desk.path("avtal.pdf")));
    desk.command(Command::Export { is_draft: false });
    desk.command(Command::New);
    desk.command(Command::OpenPath(desk.path("avtal.pdf")));
    assert_eq!(desk.draft(), &draft);
    assert_eq!(desk.state().document.path, None);

    // Without attachments there is nothing to open.
    desk.command(Command::ToggleAttachments);
    desk.choose_next(Choice::Path(desk.path("utan.pdf")));
    desk.command(Command::Export { is_draft: false });
    assert_eq!(desk.notice(), "PDF-filen är klar.");
    desk.command(Command::OpenPath(desk.path("utan.pdf")));
    assert!(
        desk.notice()
            .contains("Det finns inget utkast i PDF-filen.")
    );
}

/// The example, exported from that window.
fn exported(desk: &mut Desk, is_draft: bool) -> PathBuf {
    desk.command(Command::OpenExample);
    let path = desk.path("avtal.pdf");
    desk.choose_next(Choice::Path(path.clone()));
    desk.command(Command::Export { is_draft });
    path
}

/// A PDF that comes back says whether it still says what was agreed, and where it doesn't.
#[test]
fn an_opened_pdf_is_held_against_its_draft() {
    let mut desk = Desk::new();
    let path = exported(&mut desk, false);
    desk.choose_next(Choice::Path(path.clone()));
    desk.command(Command::Verify);
    let said =
        "Oförändrad: sidorna säger det som utkastet i filen och mallen säger, och ser ut så.";
    assert!(desk.has(said));
    assert!(desk.state().differing(0).is_empty());

    // A page is turned, by other means than ours.
    let mut document = lopdf::Document::load(&path).unwrap();
    let pages = document.get_pages();
    let second = document.get_dictionary_mut(pages[&2]).unwrap();
    second.set("Rotate", 180);
    let turned = desk.path("vriden.pdf");
    document.save(&turned).unwrap();
    desk.command(Command::OpenPath(turned));
    let place = "sida 2: Sidan är vriden, beskuren eller av en annan storlek.";
    assert!(desk.has(place));
    desk.click(place);
    let inspection = desk.state().inspection.as_ref().unwrap();
    assert_eq!(inspection.current, Some(0));
    // One goes on from the draft inside; what was found out is about the draft as it was.
    assert_eq!(desk.draft(), &example());
    desk.fill("Kund: Namn", " ny");
    assert!(desk.state().differing(1).is_empty());
    desk.command(Command::CloseInspection);
    assert!(!desk.has(place));
}

#[test]
fn what_cannot_be_opened_leaves_the_verdict_alone() {
    let mut desk = Desk::new();
    let path = exported(&mut desk, true);
    desk.command(Command::OpenPath(path.clone()));
    assert!(desk.has(
        "Oförändrad: sidorna säger det som utkastet i filen och mallen säger, och ser ut så. Men det är ett utkast, och inget avtal än."
    ));
    let broken = desk.path("avbruten.pdf");
    std::fs::write(&broken, &std::fs::read(&path).unwrap()[..20_000]).unwrap();
    desk.command(Command::OpenPath(broken));
    assert!(desk.notice().contains("skadad"), "{}", desk.notice());
    let none = desk.path("inte.pdf");
    std::fs::write(&none, "hej").unwrap();
    desk.command(Command::OpenPath(none));
    assert!(
        desk.notice().contains("Filen är ingen PDF"),
        "{}",
        desk.notice()
    );
    assert_eq!(desk.state().inspection.as_ref().unwrap().path, path);
}

/// Many keys in one frame, as a slow screen has them, are done in their order.
#[test]
fn the_palette_takes_what_is_typed_at_once() {
    let mut desk = Desk::new();
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    for letter in ["g", "l", "o", "m"] {
        desk.window.event(Event::Text(letter.to_owned()));
    }
    desk.window.key_press(Key::Enter);
    desk.window.run();
    assert!(desk.has("Glömma sparade uppgifter?"));
}

#[test]
fn gaps_are_stepped_through_both_ways() {
    let mut desk = Desk::new();
    let places = desk.state().gaps();
    assert_eq!(places.len(), 11);
    // A new draft begins at the services, which are missing themselves.
    assert_eq!(desk.state().view.focus.as_ref(), Some(&places[0]));
    for place in places[1..].iter().chain(&places[..2]) {
        desk.keys(Modifiers::NONE, Key::F8);
        assert_eq!(desk.state().view.focus.as_ref(), Some(place));
    }
    desk.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(desk.state().view.focus.as_ref(), Some(&places[0]));
    desk.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(desk.state().view.focus.as_ref(), places.last());
}

#[test]
fn undo_leads_to_the_beginning_and_redo_to_the_end() {
    let mut desk = Desk::new();
    let beginning = desk.draft().clone();
    desk.fill_all();
    let end = desk.draft().clone();
    let mut steps = 0;
    while desk.state().document.history.can_undo() {
        desk.keys(Modifiers::COMMAND, Key::Z);
        steps += 1;
    }
    assert_eq!(desk.draft(), &beginning);
    assert_eq!(steps, 14, "a run of typing is one step");
    assert!(!desk.state().document.is_changed());
    while desk.state().document.history.can_redo() {
        desk.keys(Modifiers::COMMAND, Key::Y);
    }
    assert_eq!(desk.draft(), &end);
}

#[test]
fn a_saved_draft_opens_equal() {
    let mut desk = Desk::new();
    desk.fill("Kund: Namn", "Öst");
    desk.choose_next(Choice::Path(desk.path("öst")));
    desk.keys(Modifiers::COMMAND, Key::S);
    let path = desk.path("öst.ron");
    assert_eq!(
        &draft::read(&std::fs::read(&path).unwrap()).unwrap(),
        desk.draft()
    );
    assert!(!desk.state().document.is_changed());
    assert!(desk.kept("data/recent.ron").contains("öst.ron"));

    let saved = desk.draft().clone();
    desk.command(Command::New);
    assert_ne!(desk.draft(), &saved);
    desk.command(Command::OpenPath(path));
    assert_eq!(desk.draft(), &saved);
    assert_eq!(desk.state().title(), "Öst – Klausul");
}

#[test]
fn changes_are_not_lost_without_a_question() {
    let mut desk = Desk::new();
    let other = desk.path("annat.ron");
    std::fs::write(&other, draft::write(&example())).unwrap();
    desk.fill("Kund: Namn", "Öst");
    let typed = desk.draft().clone();

    desk.command(Command::New);
    assert!(desk.has("Spara ändringarna?"));
    desk.click("Avbryt");
    assert_eq!(desk.draft(), &typed);

    desk.command(Command::OpenPath(other.clone()));
    desk.click("Avbryt");
    assert_eq!(desk.draft(), &typed);

    // Saving that is cancelled cancels what was to come.
    desk.command(Command::OpenPath(other.clone()));
    desk.click("Spara");
    assert_eq!(desk.draft(), &typed);
    assert!(desk.state().document.is_changed());

    // Throwing away is for the draft that is opened: a file that can't be read leaves it alone.
    desk.command(Command::OpenPath(other.clone()));
    std::fs::write(&other, "(").unwrap();
    desk.click("Kasta ändringarna");
    assert_eq!(desk.draft(), &typed);
    assert!(desk.state().document.is_changed());

    desk.command(Command::Quit);
    assert!(desk.has("Spara ändringarna?"));
    desk.choose_next(Choice::Path(desk.path("sparat.ron")));
    desk.click("Spara");
    assert!(desk.path("sparat.ron").exists());
    assert!(desk.state().may_quit());
}

#[test]
fn the_language_changes_in_mid_edit() {
    let mut desk = Desk::new();
    desk.fill("Kund: Namn", "Åke");
    desk.command(Command::SetLanguage(Language::Fi));
    assert!(desk.has("Palvelut: 1 tieto puuttuu"));
    desk.fill("Asiakas: Nimi", " Öst");
    desk.command(Command::SetLanguage(Language::En));
    assert_eq!(
        desk.draft().text("customer.name").as_deref(),
        Some("Åke Öst")
    );
    assert!(desk.has("10 details are missing"));
    assert!(desk.kept("config/settings.ron").contains("language: En"));
}

#[test]
fn checks_speak_when_a_field_is_left() {
    let mut desk = Desk::new();
    let wrong = "Kontrollsiffran stämmer inte. Sist väntas 9, om de andra siffrorna är rätt.";
    desk.fill("Kund: FO-nummer", "0112038-1");
    assert!(!desk.has(wrong), "not while it is typed");
    desk.keys(Modifiers::NONE, Key::Tab);
    assert!(desk.has(wrong));
    let unprintable =
        "Dokumentets typsnitt kan inte trycka tecknet 漢 (U+6F22). Använd ett annat tecken.";
    desk.window
        .ctx
        .set_missing_glyph_policy(eframe::egui::epaint::text::MissingGlyphPolicy::Tofu);
    desk.fill("Kund: Namn", "漢");
    assert!(desk.has(unprintable), "while it is typed");
}

#[test]
fn dates_are_typed_or_picked() {
    let mut desk = Desk::new();
    let field = "Samarbetsavtal: Samarbetsavtalets datum";
    desk.fill(field, "2 mars 2026");
    assert_eq!(
        desk.draft().text("agreement.date").as_deref(),
        Some("2026-03-02")
    );
    desk.keys(Modifiers::NONE, Key::Tab);
    let shown = desk.field(field).value();
    assert_eq!(shown.as_deref(), Some("2.3.2026"));
    desk.click("Kalender: Samarbetsavtal: Samarbetsavtalets datum");
    assert!(desk.has("mars 2026"));
    desk.click("Nästa månad");
    assert!(desk.has("april 2026"));
    desk.click("den 15 april 2026");
    assert_eq!(
        desk.draft().text("agreement.date").as_deref(),
        Some("2026-04-15")
    );
    assert!(!desk.has("april 2026"), "the calendar closes");
}

#[test]
fn countries_are_typed_by_name() {
    let mut desk = Desk::new();
    desk.fill("Kund: Land", "");
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.keys(Modifiers::NONE, Key::Backspace);
    desk.fill("Kund: Land", "Sver");
    desk.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.draft().text("customer.country").as_deref(), Some("SE"));
    assert!(desk.pages().contains("Sverige"));
}

#[test]
fn signatories_are_added_moved_and_taken_out() {
    let mut desk = Desk::new();
    let field = |number: usize, part: &str| {
        format!("Kundens undertecknare, undertecknare {number}: {part}")
    };
    desk.fill(&field(1, "Namn"), "A");
    desk.click("Lägg till undertecknare: Kundens undertecknare");
    desk.fill(&field(2, "Namn"), "B");
    let names = |desk: &Desk| {
        let signatories = desk.draft().signatories("customer.signatories");
        signatories
            .iter()
            .map(|one| one.name.clone())
            .collect::<String>()
    };
    assert_eq!(names(&desk), "AB");
    desk.click("Flytta upp: Kundens undertecknare, undertecknare 2");
    assert_eq!(names(&desk), "BA");
    desk.click("Ta bort: Kundens undertecknare, undertecknare 1");
    assert_eq!(names(&desk), "A");
    desk.click("Ta bort: Kundens undertecknare, undertecknare 1");
    assert!(!desk.draft().is_answered("customer.signatories"));
}

#[test]
fn another_customer_gets_a_draft_of_its_own() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let before = desk.draft().clone();
    desk.command(Command::NewForOther);
    let draft = desk.draft();
    assert_eq!(draft.services, before.services);
    for kept in [
        "provider.name",
        "provider.business_id",
        "provider.signatories",
    ] {
        assert_eq!(draft.answers.get(kept), before.answers.get(kept), "{kept}");
    }
    for gone in ["customer.name", "customer.signatories", "agreement.number"] {
        assert!(!draft.is_answered(gone), "{gone}");
    }
    assert_eq!(draft.text("customer.country").as_deref(), Some("FI"));
    assert_eq!(desk.state().document.path, None);
}

#[test]
fn every_file_error_is_told() {
    let mut desk = Desk::new();
    let check = |desk: &mut Desk, content: &[u8], expected: &str| {
        let path = desk.path("fel.ron");
        std::fs::write(&path, content).unwrap();
        desk.command(Command::OpenPath(path));
        assert!(desk.notice().contains(expected), "{}", desk.notice());
    };
    check(
        &mut desk,
        b"%PDF-1.7",
        "PDF-filen är skadad eller inte hel.",
    );
    check(&mut desk, b"", "Filen är tom.");
    check(&mut desk, b"(format: 1", "Här väntas tecknet «,».");
    check(&mut desk, b"(format: 99)", "Filen har format 99.");
    let other = draft::write(&example()).replace("intrum-personuppgifter", "annan");
    check(&mut desk, other.as_bytes(), "mallen «annan»");
    let place = desk.state().notice.as_ref().unwrap().lines[0].0.clone();
    assert!(place.ends_with("fel.ron"), "{place}");
    desk.command(Command::OpenPath(desk.path("finns inte.ron")));
    assert!(desk.notice().contains("Det finns ingen fil"));

    // Where nothing can be written.
    desk.fill("Kund: Namn", "Öst");
    desk.choose_next(Choice::Path(desk.path("ingen mapp").join("a.ron")));
    desk.command(Command::Save);
    assert!(
        desk.notice()
            .contains("Mappen som filen ska ligga i finns inte.")
    );
    assert!(desk.state().document.is_changed());
    desk.choose_next(Choice::Path(desk.folder.path().to_owned()));
    desk.command(Command::Export { is_draft: true });
    assert!(!desk.state().under_way.is_exporting);
}

#[test]
fn a_draft_is_exported_at_any_time_and_nothing_is_replaced_unasked() {
    let mut desk = Desk::new();
    desk.command(Command::Export { is_draft: false });
    assert!(desk.notice().contains("Avtalet kan exporteras när"));
    assert!(desk.machine.asked.lock().unwrap().is_empty());

    desk.choose_next(Choice::Path(desk.path("utkast.pdf")));
    desk.command(Command::Export { is_draft: true });
    let text = pdf_extract::extract_text(desk.path("utkast.pdf")).unwrap();
    assert!(text.contains("UTKAST"));

    // The dialog asked about "utkast", which isn't there; "utkast.pdf" is.
    desk.choose_next(Choice::Path(desk.path("utkast")));
    desk.command(Command::Export { is_draft: true });
    assert!(desk.has("Filen finns redan. Ska den ersättas?"));
    desk.click("Ersätt filen");
    let said = "Utkastet är klart som PDF, märkt på varje sida.";
    assert!(desk.notice().starts_with(said));

    std::fs::write(desk.path("anteckningar.pdf"), "my notes").unwrap();
    desk.choose_next(Choice::Path(desk.path("anteckningar.pdf")));
    desk.command(Command::Export { is_draft: true });
    assert!(
        desk.notice()
            .contains("Filen är ingen PDF och ersätts inte.")
    );
    assert_eq!(
        std::fs::read(desk.path("anteckningar.pdf")).unwrap(),
        b"my notes"
    );
}

#[test]
fn where_no_dialog_can_be_shown_a_path_is_typed() {
    let mut desk = Desk::new();
    desk.choose_next(Choice::NoDialog);
    desk.command(Command::Save);
    assert!(desk.has("Ange en fil"));
    let path = desk.path("skrivet");
    desk.command(Command::Type(path.display().to_string()));
    desk.click("Spara");
    assert!(desk.path("skrivet.ron").exists());

    // Nothing, and a folder, are no file; what was typed comes back.
    desk.command(Command::New);
    desk.choose_next(Choice::NoDialog);
    desk.command(Command::Save);
    desk.command(Command::Type(" ".to_owned()));
    desk.click("Spara");
    assert!(desk.has("Ange en fil"));
    let folder = desk.folder.path().display().to_string();
    desk.command(Command::Type(folder.clone()));
    desk.click("Spara");
    assert!(desk.notice().contains("Detta är en mapp."));
    assert!(desk.has("Ange en fil"));
    desk.click("Avbryt");

    // A path that was typed was not asked about by a dialog.
    desk.command(Command::New);
    desk.choose_next(Choice::NoDialog);
    desk.command(Command::Save);
    desk.command(Command::Type(path.display().to_string()));
    desk.click("Spara");
    assert!(desk.has("Filen finns redan. Ska den ersättas?"));
    desk.click("Avbryt");
    assert_eq!(desk.state().document.path, None);
}

#[test]
fn the_keyboard_goes_through_the_form_in_its_order() {
    let mut desk = Desk::new();
    desk.command(Command::Focus(Place::Field("provider.name".to_owned())));
    let mut visited = Vec::new();
    for _ in 0..60 {
        let focus = desk.state().view.focus.as_ref();
        let field = focus.and_then(Place::field).map(str::to_owned);
        if field.is_some() && visited.last() != field.as_ref() {
            visited.extend(field);
        }
        desk.keys(Modifiers::NONE, Key::Tab);
    }
    let fields: Vec<&str> = built_in().fields.iter().map(|field| &*field.id).collect();
    assert_eq!(visited[..fields.len()], fields);
}

/// A draft that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files itself".to_owned())
    }
}

#[test]
fn a_dropped_draft_is_opened() {
    let mut desk = Desk::new();
    let path = desk.path("släppt.ron");
    std::fs::write(&path, draft::write(&example())).unwrap();
    let dropped: DroppedFileHandle = Arc::new(Dropped(path));
    desk.window.input_mut().dropped_files.push(dropped);
    desk.window.run();
    assert_eq!(desk.draft(), &example());
}

#[test]
fn a_missing_viewer_is_told() {
    let mut desk = Desk::with(Machine::default());
    desk.choose_next(Choice::Path(desk.path("a.pdf")));
    desk.command(Command::Export { is_draft: true });
    desk.click("Öppna");
    assert!(
        desk.notice()
            .contains("Inget program för den här filen hittades.")
    );
}

#[test]
fn a_clause_says_why_it_is_there() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let blocks = &desk.state().derived.agreement.blocks;
    let of_b = blocks.iter().position(|block| block.id == "b-2-1").unwrap();
    desk.command(Command::Why(of_b));
    assert!(desk.has("Varför finns detta?"));
    assert!(desk.has("Regel: tjänst i grupp B är vald."));
    assert!(desk.has("valda: Privatpersoner, Återbäring av moms, Oavsett påminnelsetjänst"));
    desk.command(Command::CloseWhy);
    assert!(!desk.has("Regel: tjänst i grupp B är vald."));

    // A clause with an editorial correction shows what the source says.
    let correction = built_in().corrections[0].clone();
    let blocks = &desk.state().derived.agreement.blocks;
    let block = blocks.iter().position(|block| block.id == correction.block);
    desk.command(Command::Why(block.unwrap()));
    let said = desk.window.query_all_by_label_contains(&correction.source);
    assert!(said.count() > 0, "{}", correction.source);
}

#[test]
fn text_is_found_selected_and_copied() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    desk.keys(Modifiers::COMMAND, Key::F);
    desk.fill("Sök i avtalet", "PERSONUPPGIFTSBITRÄDE");
    let hits = desk.state().view.find.as_ref().unwrap().hits.clone();
    assert!(hits.len() > 1, "{hits:?}");
    let text = desk.state().derived.text.slice(hits[0].clone());
    assert_eq!(text.to_uppercase(), "PERSONUPPGIFTSBITRÄDE");
    assert!(desk.has(&format!("1 av {}", hits.len())));
    desk.keys(Modifiers::NONE, Key::Enter);
    assert!(desk.has(&format!("2 av {}", hits.len())));
    desk.command(Command::PreviousHit);
    desk.command(Command::PreviousHit);
    assert!(desk.has(&format!("{0} av {0}", hits.len())));
    desk.command(Command::CloseFind);

    desk.command(Command::SelectAll);
    let copied = desk.state().selected_text().unwrap();
    assert!(copied.contains("samarbetsavtalet"));
    assert!(!copied.contains('\u{AD}'), "broken words are copied whole");
}

impl Desk {
    /// Where a part of the pages stands on the screen.
    fn part(&self, text: &str) -> eframe::egui::Rect {
        let is_part = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let said = node.value().or_else(|| node.label());
            matches!(node.role(), Role::Label | Role::Heading) && said.as_deref() == Some(text)
        };
        let parts = self.window.get_all_by(is_part);
        let mut places = parts.map(|part| part.rect());
        // The same words may stand in the menus and in the form.
        let is_on_page = |rect: &eframe::egui::Rect| rect.top() > 60.0 && rect.left() > 520.0;
        places.find(is_on_page).expect("a part of the pages")
    }

    fn click_at(&mut self, place: Pos2) {
        self.window.hover_at(place);
        self.window.run();
        self.window.drag_at(place);
        self.window.drop_at(place);
        self.window.run();
    }
}

#[test]
fn a_click_on_the_pages_leads_to_the_field_or_the_reason() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let name = desk.part("Åkerströms Öst & Söner Ab").center();
    desk.click_at(name);
    let field = Place::Field("customer.name".to_owned());
    assert_eq!(desk.state().view.focus.as_ref(), Some(&field));
    assert_eq!(desk.state().view.why, None);

    let label = desk.part("Samarbetsavtalets datum").center();
    desk.click_at(label);
    assert_eq!(desk.state().view.why.as_deref(), Some("parties"));

    // The title of a signatory leads to the title, not to the name.
    desk.command(Command::CloseWhy);
    desk.command(Command::ShowPage(4));
    desk.window.run_steps(120);
    let title = desk.part("Försäljningsdirektör").center();
    desk.click_at(title);
    let place = Place::Signatory {
        field: "provider.signatories".to_owned(),
        index: 0,
        part: SignatoryPart::Title,
    };
    assert_eq!(desk.state().view.focus.as_ref(), Some(&place));

    // A gap is clicked like a value.
    desk.command(Command::New);
    let gap = desk.part("______").center();
    desk.click_at(gap);
    let field = Place::Field("customer.name".to_owned());
    assert_eq!(desk.state().view.focus.as_ref(), Some(&field));
}

/// Reasons stay with their clause while others come and go.
#[test]
fn reasons_stay_with_their_clause() {
    let mut desk = Desk::new();
    desk.click("Inkassoservice");
    let blocks = &desk.state().derived.agreement.blocks;
    let last = blocks.len() - 1;
    let id = blocks[last].id.clone();
    desk.command(Command::Why(last));
    desk.click("Privatpersoner");
    let block = desk.state().why_block().expect("a reason");
    assert_eq!(desk.state().derived.agreement.blocks[block].id, id);
    assert!(block > last);
    desk.click("Privatpersoner");
    assert_eq!(desk.state().why_block(), Some(last));
}

/// What comes and goes above a widget doesn't take its focus.
#[test]
fn the_focus_stays_on_what_was_pressed() {
    let mut desk = Desk::new();
    assert_eq!(desk.state().view.focus, Some(Place::Services));
    let is_chosen = |desk: &Desk, id| desk.draft().has_service(id);
    desk.keys(Modifiers::NONE, Key::Space);
    assert!(is_chosen(&desk, "inkasso"));
    desk.keys(Modifiers::NONE, Key::Space);
    assert!(!is_chosen(&desk, "inkasso"));
    assert!(desk.draft().services.is_empty());
}

#[test]
fn the_keyboard_brings_its_field_into_view() {
    let mut desk = Desk::new();
    desk.command(Command::Focus(Place::Field("provider.name".to_owned())));
    for _ in 0..16 {
        desk.keys(Modifiers::NONE, Key::Tab);
    }
    desk.window.run_steps(30);
    let focus = desk.state().view.focus.clone().expect("a field");
    let field = focus.field().expect("a field").to_owned();
    let (group, label) = built_in().field_name(&field, "sv");
    let name = format!("{group}: {label}");
    let rect = desk.field(&name).rect();
    assert!(rect.bottom() < 860.0, "{name} at {rect}");
}

#[test]
fn menus_close_when_the_keyboard_chooses() {
    let mut desk = Desk::new();
    desk.click("Arkiv");
    let entry = "Ny för annan kund";
    desk.window.get_by_label_contains(entry).focus();
    desk.keys(Modifiers::NONE, Key::Enter);
    assert!(desk.window.query_by_label_contains(entry).is_none());
}

#[test]
fn escape_closes_one_thing_after_the_other() {
    let mut desk = Desk::new();
    desk.command(Command::Why(0));
    desk.command(Command::Find);
    desk.keys(Modifiers::NONE, Key::Escape);
    assert!(desk.state().view.find.is_none());
    assert!(desk.state().view.why.is_some());
    desk.keys(Modifiers::NONE, Key::Escape);
    assert!(desk.state().view.why.is_none());
}

#[test]
fn a_mistake_is_told_until_it_is_typed_away() {
    let mut desk = Desk::new();
    let wrong = "Numret har inte rätt form. Det ska se ut som 1234567-1.";
    desk.fill("Kund: FO-nummer", "12");
    desk.keys(Modifiers::NONE, Key::Tab);
    let told = |desk: &Desk| {
        desk.window
            .query_by_label_contains("Numret har inte rätt form")
            .is_some()
    };
    assert!(told(&desk), "{wrong}");
    desk.command(Command::Focus(Place::Field(
        "customer.business_id".to_owned(),
    )));
    assert!(told(&desk), "while it is looked at");
    desk.fill("Kund: FO-nummer", "3");
    assert!(!told(&desk), "not while it is typed");
}

#[test]
fn the_pointer_selects() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let title = "Behandling av personuppgifter i samarbetsavtal";
    let rect = desk.part(title);
    let place = rect.left_center() + vec2(20.0, 0.0);
    desk.window.drag_at(place);
    desk.window.drop_at(place);
    desk.window.drag_at(place);
    desk.window.drop_at(place);
    desk.window.run();
    assert_eq!(desk.state().selected_text().as_deref(), Some("Behandling"));
    desk.window.hover_at(rect.left_center());
    desk.window.drag_at(rect.left_center());
    desk.window.run();
    desk.window.hover_at(rect.center());
    desk.window.run();
    desk.window.hover_at(rect.right_center() - vec2(1.0, 0.0));
    desk.window.run();
    desk.window.drop_at(rect.right_center() - vec2(1.0, 0.0));
    desk.window.run();
    assert_eq!(desk.state().selected_text().as_deref(), Some(title));
}

/// A draft is seen from its beginning.
#[test]
fn a_draft_opens_at_its_title() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    desk.window.run_steps(60);
    let title = desk.part("Behandling av personuppgifter i samarbetsavtal");
    assert!((60.0..400.0).contains(&title.top()), "{title}");
}

/// Text that grows above what is looked at doesn't push it away.
#[test]
fn the_page_keeps_its_place() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    desk.command(Command::ShowPage(2));
    desk.window.run_steps(30);
    let texts: Vec<String> = desk.state().derived.pages.pages[2]
        .lines
        .iter()
        .map(|line| line.text.text.trim_end().to_owned())
        .collect();
    let heading = texts
        .iter()
        .find(|text| text.as_str() == "Konfidentialitet");
    let heading = heading.expect("a heading on the page").clone();
    let before = desk.part(&heading).top();
    assert!((0.0..900.0).contains(&before), "{before}");
    desk.command(Command::SetService {
        id: "moms-konsulttjanster".to_owned(),
        chosen: false,
    });
    desk.window.run_steps(10);
    let after = desk.part(&heading).top();
    assert!((before - after).abs() < 2.0, "{before} {after}");
}

/// Every word of the agreement is read out, in order.
#[test]
fn pages_that_become_larger_do_not_drift() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    desk.command(Command::Find);
    desk.command(Command::SetZoom(Zoom::Page));
    desk.command(Command::ShowPage(4));
    // Without the bar of the search there is more room: the pages grow while the last one is looked at.
    desk.window.key_press(Key::Escape);
    let frames = desk.window.run();
    assert!(frames < 12, "the window came to rest after {frames} frames");
}

#[test]
fn to_a_screen_reader_the_pages_are_text() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    let root = desk.window.root();
    let mut read = String::new();
    let mut headings = 0;
    for node in root.children_recursive() {
        let node = node.accesskit_node();
        let text = node.value().or_else(|| node.label()).unwrap_or_default();
        headings += usize::from(node.role() == Role::Heading);
        read.push_str(&text);
        read.push('\n');
    }
    assert!(headings > 3, "{headings}");
    for paragraph in klausul::agreement::build(
        built_in(),
        desk.draft(),
        klausul::agreement::Wording::Corrected,
    )
    .blocks
    .iter()
    .filter_map(|block| match &block.content {
        klausul::agreement::Content::Clause { text, .. } => Some(text.text()),
        _ => None,
    }) {
        assert!(read.contains(&paragraph), "{paragraph}");
    }
}

#[test]
fn every_control_has_a_name() {
    let mut desk = Desk::new();
    desk.command(Command::OpenExample);
    desk.command(Command::Find);
    desk.command(Command::Why(3));
    for panel in [
        klausul::app::model::Panel::About,
        klausul::app::model::Panel::Shortcuts,
        klausul::app::model::Panel::Explanation,
        klausul::app::model::Panel::Template,
    ] {
        desk.command(Command::Show(panel));
        assert_eq!(desk.window.unnamed_widgets(), Vec::<String>::new());
        desk.command(Command::ClosePanel);
    }
    for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
        desk.command(Command::SetTheme(theme));
    }
}

/// What is in a draft and not in the template is told, and can be taken out.
#[test]
fn leftovers_can_be_taken_out() {
    let mut desk = Desk::new();
    let path = desk.path("rester.ron");
    let text = draft::write(&example()).replace("customer.city", "customer.town");
    std::fs::write(&path, text).unwrap();
    desk.command(Command::OpenPath(path));
    assert!(desk.state().problems_elsewhere().len() == 1);
    desk.click("Ta bort");
    assert!(desk.state().problems_elsewhere().is_empty());
    desk.keys(Modifiers::COMMAND, Key::Z);
    assert!(desk.state().problems_elsewhere().len() == 1);
}

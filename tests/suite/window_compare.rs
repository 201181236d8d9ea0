//! The window shows an opened PDF's own pages beside the expected ones.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable;
use klausul::app::command::{FileCommand, PreviewCommand, RegisterCommand, Zoom};
use klausul::app::effect::Outcome;
use klausul::app::model::{FoundPage, Mark, MarkKind};
use klausul::app::platform::Choice;
use klausul::verify::Verdict;
use klausul::verify::render::{DrawablePdf, PageImage, RenderBudget, RenderError};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};

use crate::test_app::TestApp;

const TITLE: &str = "Behandling av personuppgifter i samarbetsavtal";
const EXPECTED: &str = "Som det ska se ut";
const FOUND: &str = "Som filen ser ut";

/// The example, exported and then changed by somebody.
fn altered(app: &mut TestApp, change: impl FnOnce(&mut Document)) -> PathBuf {
    app.command(FileCommand::OpenExample);
    let export = app.path("avtal.pdf");
    app.choose_next(Choice::Path(export.clone()));
    app.command(FileCommand::Export { is_draft: false });
    let mut document = Document::load(&export).unwrap();
    change(&mut document);
    let path = app.path("ändrad.pdf");
    document.save(&path).unwrap();
    path
}

fn opened(change: impl FnOnce(&mut Document)) -> TestApp {
    let mut app = TestApp::new();
    let path = altered(&mut app, change);
    app.command(FileCommand::OpenPath(path));
    app
}

/// Draws something on a page, from 1.
fn draw(document: &mut Document, page: u32, content: &str) {
    let id = document.get_pages()[&page];
    let content = content.as_bytes().to_vec();
    document.add_page_contents(id, content).unwrap();
}

/// Covers words of the second page.
fn cover(document: &mut Document) {
    draw(document, 2, "q 1 g 60 600 490 60 re f Q");
}

/// Adds an empty page of some size at the end.
fn add_page(document: &mut Document, width: i64, height: i64) {
    let catalog = document.catalog().unwrap();
    let root = catalog.get(b"Pages").unwrap().as_reference().unwrap();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => root, "Resources" => dictionary! {},
        "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
    });
    let root = document.get_dictionary_mut(root).unwrap();
    let kids = root.get_mut(b"Kids").unwrap().as_array_mut().unwrap();
    kids.push(Object::Reference(page));
    let count = i64::try_from(kids.len()).unwrap();
    root.set("Count", count);
}

impl TestApp {
    /// The pictures that the graphics card holds.
    fn picture_count(&self) -> usize {
        let textures = self.window.ctx.tex_manager();
        let textures = textures.read();
        let mut count = 0;
        for (_, texture) in textures.allocated() {
            count += usize::from(texture.name == "page of the file");
        }
        count
    }

    fn place_of(&self, name: &str) -> Rect {
        self.window.get_by_label(name).rect()
    }

    /// Where the title stands on the expected pages, if they are shown.
    fn title(&self) -> Option<Rect> {
        let is_title = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Heading && node.label().as_deref() == Some(TITLE)
        };
        self.window.query_by(is_title).map(|node| node.rect())
    }

    fn is_compared(&self) -> bool {
        self.state().compared().is_some()
    }
}

fn kinds(marks: &[Mark]) -> Vec<MarkKind> {
    marks.iter().map(|mark| mark.kind).collect()
}

#[test]
fn what_was_covered_is_marked_on_both_sides() {
    let mut app = opened(cover);
    let pages = app.state().derived.pages.pages.len();
    assert!(app.is_compared());
    assert!(app.has(EXPECTED) && app.has(FOUND));
    assert_eq!(app.picture_count(), pages);
    for page in 0..pages {
        assert!(app.has(&format!("Sida {} i filen", page + 1)));
        let found = app.state().compared().unwrap().page(page);
        let FoundPage::Picture(size) = found else {
            panic!("{found:?}");
        };
        assert!((size.width_pt - 595.276).abs() < 0.01, "{size:?}");
    }

    // In points from the upper left corner of the page.
    let marks = app.state().found_marks(1);
    assert_eq!(kinds(&marks), [MarkKind::Difference]);
    let area = marks[0].area.unwrap();
    assert!((area.x_pt - 60.0).abs() < 1.0, "{area:?}");
    assert!((area.y_pt - (841.89 - 660.0)).abs() < 1.0, "{area:?}");
    assert!((area.width_pt - 490.0).abs() < 2.0, "{area:?}");
    let beside = app.state().expected_marks(1);
    assert_eq!(kinds(&beside), [MarkKind::OtherSide]);
    assert_eq!(beside[0].area, Some(area));
    assert!(marks[0].is_current && beside[0].is_current);
    assert!(app.state().found_marks(0).is_empty());

    // Without the file's pages, the expected ones have the mark.
    app.keys(Modifiers::NONE, Key::F9);
    assert!(!app.has(FOUND) && !app.has("Sida 2 i filen"));
    let alone = app.state().expected_marks(1);
    assert_eq!(kinds(&alone), [MarkKind::Difference]);
    app.click("Jämför med filens egna sidor");
    assert!(app.has(FOUND));
}

/// The same part of the pages is seen at both sides, and the expected ones can be used as ever.
#[test]
fn pages_stand_side_by_side() {
    let mut app = opened(cover);
    app.command(PreviewCommand::ShowPage(0));
    app.window.run_steps(60);
    let page = app.place_of("Sida 1 i filen");
    let title = app.title().unwrap();
    assert!(title.right() < page.left(), "{title} {page}");
    assert!(page.y_range().contains(title.center().y), "{title} {page}");
    let headings = [EXPECTED, FOUND].map(|name| app.place_of(name).center().x);
    assert!(title.x_range().contains(headings[0]), "{headings:?}");
    assert!(page.x_range().contains(headings[1]), "{headings:?}");

    let place = title.left_center() + vec2(10.0, 0.0);
    for _ in 0..2 {
        app.window.drag_at(place);
        app.window.drop_at(place);
    }
    app.window.run();
    assert_eq!(app.state().selected_text().as_deref(), Some("Behandling"));

    // Zoomed in, each column shows its part.
    app.command(PreviewCommand::SetZoom(Zoom::Percent(150.0)));
    app.window.run_steps(60);
    let (title, page) = (app.title().unwrap(), app.place_of("Sida 1 i filen"));
    let shift = page.left() - app.place_of("Sida 2 i filen").left();
    assert!(shift.abs() < 1.0);
    assert!(title.left() < page.left());
}

#[test]
fn a_closed_file_leaves_no_pictures() {
    let mut app = opened(cover);
    let number = app.state().compared().unwrap().number;
    assert!(app.picture_count() > 0);
    app.command(PreviewCommand::CloseInspection);
    app.window.run();
    assert_eq!(app.picture_count(), 0);
    assert!(!app.has("Sida 1 i filen"));

    // A picture that comes too late is nobody's, also while another file is open.
    let late = || Outcome::PageDrawn {
        number,
        page: 0,
        px_per_pt: 1.0,
        result: Ok(PageImage {
            width_pt: 1.0,
            height_pt: 1.0,
            width_px: 1,
            height_px: 1,
            px_per_pt: 1.0,
            rgba: vec![255; 4],
        }),
    };
    app.command(late());
    assert_eq!(app.picture_count(), 0);
    let path = app.path("ändrad.pdf");
    app.command(FileCommand::OpenPath(path));
    let found = app.state().compared().unwrap();
    assert_ne!(found.number, number);
    let before = found.page(0);
    app.command(late());
    assert_eq!(app.state().compared().unwrap().page(0), before);
    // An agreement that is changed is not that of the file any more.
    app.fill("Kund: Namn", " ny");
    assert!(!app.is_compared() && !app.has("Sida 1 i filen"));
}

#[test]
fn a_page_that_cannot_be_drawn_says_why() {
    let mut app = opened(|document| add_page(document, 9000, 9000));
    assert!(app.has("Sida 6 i filen: Sidan 6 är för stor för att ritas."));
    assert!(app.has("Sida 5 i filen"));
    assert_eq!(app.picture_count(), 5);
    // A page that can't be drawn in time is told from one that has not come yet.
    let number = app.state().compared().unwrap().number;
    app.command(Outcome::PageDrawn {
        number,
        page: 0,
        px_per_pt: 1.0,
        result: Err(RenderError::Failed),
    });
    app.window.run();
    assert!(app.has("Sida 1 i filen"), "it is drawn in the right size");
}

#[test]
fn of_long_files_the_first_pages_are_drawn() {
    let app = opened(|document| {
        for _ in 0..40 {
            add_page(document, 100, 100);
        }
    });
    assert_eq!(app.picture_count(), 40);
    assert!(app.has("Sida 40 i filen"));
    assert!(app.has("Sida 41 i filen: Bara de 40 första sidorna ritas här."));
}

/// Pages stand beside their like, also where one is missing or was added.
#[test]
fn added_and_missing_pages_have_rows_of_their_own() {
    let app = opened(|document| add_page(document, 595, 842));
    let inspection = app.state().inspection.as_ref().unwrap();
    assert_eq!(inspection.report.verdict, Verdict::Added);
    assert_eq!(inspection.current_addition, Some(0));
    let rows = app.state().rows();
    assert_eq!((rows.count, rows.found.len()), (6, 6));
    assert_eq!(kinds(&app.state().found_marks(5)), [MarkKind::Addition]);
    assert!(app.state().expected_marks(5).is_empty());
    assert!(app.has("Tillagt i slutet: sidan 6"));

    let app = opened(|document| document.delete_pages(&[2]));
    let rows = app.state().rows();
    assert_eq!(rows.missing, [1]);
    assert_eq!(rows.found, [0, 2, 3, 4]);
    let missing = app.place_of("Sidan finns inte i filen.");
    assert!(missing.top() > app.place_of("Sida 1 i filen").bottom());
    assert!(missing.bottom() < app.place_of("Sida 2 i filen").top());
    assert_eq!(
        kinds(&app.state().expected_marks(1)),
        [MarkKind::Difference]
    );
}

/// Where there is no room for two columns, there is one at a time: at first the one in which there is something.
#[test]
fn in_a_narrow_window_the_columns_take_turns() {
    let mut app = TestApp::new();
    let path = altered(&mut app, cover);
    app.window.set_size(vec2(900.0, 700.0));
    app.command(FileCommand::OpenPath(path));
    assert!(app.has("Sida 2 i filen") && app.title().is_none());
    app.click(EXPECTED);
    assert!(!app.has("Sida 2 i filen") && app.title().is_some());
    app.click(FOUND);
    assert!(app.has("Sida 2 i filen") && app.title().is_none());
    // What is found is found in the agreement.
    app.command(PreviewCommand::SetFind("personuppgifter".to_owned()));
    app.window.run();
    assert!(app.title().is_some());
    app.command(PreviewCommand::ShowDifference(0));
    assert!(app.has("Sida 2 i filen"));
    assert_eq!(app.window.unnamed_widgets(), Vec::<String>::new());
}

/// Where everything is as it should be, nothing is drawn unasked; what is proven by its bytes isn't drawn at all.
#[test]
fn good_files_are_shown_on_demand() {
    let mut app = opened(|_| ());
    let inspection = app.state().inspection.as_ref().unwrap();
    assert_eq!(inspection.report.verdict, Verdict::SamePages);
    assert!(!app.is_compared());
    assert_eq!(app.picture_count(), 0);
    app.keys(Modifiers::NONE, Key::F9);
    assert!(app.is_compared());
    assert_eq!(app.picture_count(), 5);

    let export = app.path("avtal.pdf");
    app.command(FileCommand::OpenPath(export));
    assert!(app.state().comparable().is_none());
    assert!(!app.has("Jämför med filens egna sidor"));
    app.keys(Modifiers::NONE, Key::F9);
    assert!(!app.is_compared());
    app.window.run();
    assert_eq!(app.picture_count(), 0);
}

/// The renderer doesn't decrypt: a file with an owner password is drawn as it is decrypted. What the strict reader
/// refuses is not drawn.
#[test]
fn encrypted_files_are_drawn_and_refused_ones_are_not() {
    let mut app = opened(|document| {
        cover(document);
        let encryption = EncryptionState::try_from(EncryptionVersion::V2 {
            document,
            owner_password: "owner",
            user_password: "",
            key_length: 128,
            permissions: Permissions::all(),
        });
        document.encrypt(&encryption.unwrap()).unwrap();
    });
    assert!(app.is_compared());
    assert_eq!(app.picture_count(), 5);
    let encrypted = std::fs::read(app.path("ändrad.pdf")).unwrap();
    let plain = std::fs::read(altered(&mut app, cover)).unwrap();
    let budget = RenderBudget::default();
    let picture = |pdf: &[u8]| {
        let file = DrawablePdf::read(pdf, &budget).unwrap();
        file.page_image(1, 1.0, &budget).unwrap()
    };
    assert!(find(&encrypted, b"/Encrypt") && !find(&plain, b"/Encrypt"));
    assert!(picture(&encrypted) == picture(&plain));

    let mut refused = plain;
    refused.truncate(20_000);
    assert!(DrawablePdf::read(&refused, &budget).is_err());
}

fn find(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[test]
fn escape_closes_the_comparison_before_it_leaves_for_the_list() {
    let mut app = TestApp::new();
    let folder = app.path("avtal");
    std::fs::create_dir(&folder).unwrap();
    app.choose_next(Choice::Path(folder));
    app.command(RegisterCommand::AddFolder);
    let path = altered(&mut app, cover);
    app.command(FileCommand::OpenPath(path));
    assert!(app.is_compared());
    let escape = |app: &mut TestApp| {
        app.keys(Modifiers::NONE, Key::Escape);
        (app.is_compared(), app.state().register.is_open)
    };
    assert_eq!(escape(&mut app), (false, false));
    assert!(app.state().inspection.is_some());
    // There is nothing more to close.
    assert_eq!(escape(&mut app), (false, true));
}

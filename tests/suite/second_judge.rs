//! The second judge finds alterations that an eye can see, and forgives those that none can.

use std::time::Duration;

use klausul::characters::hexadecimal;
use klausul::verify::Area;
use klausul::verify::render::{
    Allowed, DifferingPages, Opinion, PageAreas, RenderBudget, SecondJudge,
};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::support::{built_in, example, pages, set};
use crate::verify::{PLAIN, exported, saved};
use crate::verify_alterations::{
    add_resource, annotate, characters, count_pages, draw, in_fonts, kids, page_mut, rewrite, white,
};

pub const PAGES: usize = 5;
/// As the tests may run on a machine that has other things to do.
pub const PATIENT: RenderBudget = RenderBudget {
    time: Duration::from_mins(5),
    max_pages: 200,
    max_page_px: 10_000_000,
    max_operations: 200_000,
    max_picture_px: 16_000_000,
};

pub fn export() -> Vec<u8> {
    exported(built_in(), &example(), &PLAIN)
}

pub fn altered(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(&export()).unwrap();
    change(&mut document);
    saved(document)
}

pub fn opinion(found: &[u8]) -> Opinion {
    SecondJudge::new(PATIENT).compare(&export(), found, Allowed::default())
}

fn differing(name: &str, opinion: Opinion) -> DifferingPages {
    match opinion {
        Opinion::Differs(differing) => differing,
        other => panic!("{name}: {other:?}"),
    }
}

fn check_agrees(name: &str, opinion: &Opinion) {
    match opinion {
        Opinion::Agrees(pages) => assert_eq!(pages.count(), PAGES, "{name}"),
        other => panic!("{name}: {other:?}"),
    }
}

fn area(x_pt: f64, y_pt: f64, width_pt: f64, height_pt: f64) -> Area {
    Area {
        x_pt,
        y_pt,
        width_pt,
        height_pt,
    }
}

/// The operations that write a text on a page, in its own font.
fn writing(document: &Document, number: u32, look: &str, text: &str) -> String {
    let page = document.get_pages()[&number];
    let fonts = document.get_page_fonts(page).unwrap();
    let has_all = |font: &&Dictionary| {
        let map = characters(document, font);
        let mut letters = text.chars();
        letters.all(|letter| map.values().any(|text| *text == letter.to_string()))
    };
    let (name, font) = fonts.iter().find(|(_, font)| has_all(font)).unwrap();
    let map = characters(document, font);
    let code_of = |letter: char| {
        let mut all = map.iter();
        all.find(|(_, text)| **text == letter.to_string())
            .unwrap()
            .0
    };
    let codes: Vec<u8> = text.chars().flat_map(code_of).copied().collect();
    let codes = hexadecimal(&codes);
    let name = String::from_utf8_lossy(name);
    let look = look.replace("FONT", &format!("/{name}"));
    format!(" q BT {look} <{codes}> Tj ET Q")
}

fn write_over(document: &mut Document, number: u32, look: &str, text: &str) {
    let operations = writing(document, number, look, text);
    draw(document, number, &operations);
}

// -- what agrees --

/// Passes all numbers of the content through a function.
fn with_numbers(document: &mut Document, change: impl Fn(f32) -> f32) {
    for (_, page) in document.get_pages() {
        let mut content = Content::decode(&document.get_page_content(page)).unwrap();
        for operation in &mut content.operations {
            for operand in &mut operation.operands {
                if let Object::Real(number) = operand {
                    *number = change(*number);
                }
            }
        }
        let content = Stream::new(Dictionary::new(), content.encode().unwrap());
        let content = document.add_object(content);
        let page = document.get_dictionary_mut(page).unwrap();
        page.set("Contents", content);
    }
}

#[test]
fn files_that_were_saved_anew_agree() {
    check_agrees("itself", &opinion(&export()));
    let check = |name: &str, change: fn(&mut Document)| {
        check_agrees(name, &opinion(&altered(change)));
    };
    check("saved by lopdf", |_| {});
    check("unpacked", Document::decompress);
    check("numbered anew", |document| {
        document.renumber_objects_with(1000);
    });
    check("content written anew", |document| {
        with_numbers(document, |number| number);
    });
    // As MuPDF does.
    check("numbers shortened", |document| {
        with_numbers(document, |number| (number * 1000.0).round() / 1000.0);
    });
}

#[test]
fn what_nobody_sees_agrees() {
    let check = |name: &str, operations: &str| {
        let found = altered(|document| draw(document, 2, operations));
        check_agrees(name, &opinion(&found));
    };
    check("a white area on white", " 1 g 10 10 30 30 re f");
    check("an almost white area", " 0.996 g 10 10 30 30 re f");
    check("outside the page", " 0 g 700 100 30 30 re f");
    check(
        "clipped away",
        " q 10 10 5 5 re W n 0 g 300 300 50 50 re f Q",
    );
    check("a path that isn't painted", " 100 300 m 400 300 l n");
    let invisible = altered(|document| {
        write_over(document, 2, "3 Tr FONT 12 Tf 200 400 Td", "inte");
    });
    check_agrees("invisible text", &opinion(&invisible));
}

// -- what differs --

struct Alteration {
    name: &'static str,
    /// What must be found: about this area of page 2, from above.
    place: Area,
    change: fn(&mut Document),
}

const fn alteration(
    name: &'static str,
    [x_pt, y_pt, width_pt, height_pt]: [f64; 4],
    change: fn(&mut Document),
) -> Alteration {
    Alteration {
        name,
        place: Area {
            x_pt,
            y_pt,
            width_pt,
            height_pt,
        },
        change,
    }
}

/// Places are as far apart from an area's own edges as a letter is wide.
const NEAR_PT: f64 = 4.0;

const ALTERATIONS: &[Alteration] = &[
    alteration("a comma", [60.0, 801.0, 4.0, 5.0], |document| {
        write_over(document, 2, "FONT 10 Tf 60 40 Td", ",");
    }),
    alteration("a tiny word", [20.0, 437.0, 10.0, 6.0], |document| {
        write_over(document, 2, "FONT 6 Tf 20 400 Td", "inte");
    }),
    alteration("a pale word", [20.0, 433.0, 21.0, 9.0], |document| {
        write_over(document, 2, "0.95 g FONT 12 Tf 20 400 Td", "inte");
    }),
    alteration("a thin pale line", [10.0, 441.0, 30.0, 1.0], |document| {
        draw(document, 2, " q 0.9 G 0.1 w 10 401 m 40 401 l S Q");
    }),
    alteration("a tiny picture", [10.0, 440.0, 2.0, 2.0], |document| {
        let picture = " q 2 0 0 2 10 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q";
        draw(document, 2, picture);
    }),
    alteration("a dot", [10.0, 441.0, 0.3, 0.3], |document| {
        draw(document, 2, " q 0 g 10 400.6 0.3 0.3 re f Q");
    }),
];

#[test]
fn small_alterations_are_found_where_they_are() {
    for Alteration {
        name,
        place,
        change,
    } in ALTERATIONS
    {
        let differing = differing(name, opinion(&altered(change)));
        let pages: Vec<usize> = differing.pages.iter().map(|areas| areas.page).collect();
        assert_eq!(pages, [1], "{name}");
        let [found] = differing.pages[0].areas[..] else {
            panic!("{name}: {:?}", differing.pages);
        };
        let right = found.x_pt + found.width_pt - place.x_pt - place.width_pt;
        let below = found.y_pt + found.height_pt - place.y_pt - place.height_pt;
        let offsets = [
            found.x_pt - place.x_pt,
            found.y_pt - place.y_pt,
            right,
            below,
        ];
        let is_near = offsets.iter().all(|offset| offset.abs() < NEAR_PT);
        assert!(is_near, "{name}: {found:?}");
    }
}

/// The areas of page 2, the only one that differs.
fn on_page_two(name: &str, change: impl FnOnce(&mut Document)) -> Vec<Area> {
    let differing = differing(name, opinion(&altered(change)));
    assert_eq!(differing.found_pages, PAGES, "{name}");
    let [PageAreas { page: 1, areas }] = &differing.pages[..] else {
        panic!("{name}: {:?}", differing.pages);
    };
    areas.clone()
}

#[test]
fn altered_words_are_found_in_their_line() {
    for (old, new) in [
        ("hemliga", "hemilga"),
        ("inte vid", "dock vid"),
        ("hemliga", "hemliga,"),
    ] {
        let areas = on_page_two(new, |document| rewrite(document, 2, old, new));
        let height: f64 = areas.iter().map(|area| area.height_pt).sum();
        assert!(height < 16.0, "{new}: {areas:?}");
    }
    // A letter that is drawn in another agreement on the same pages.
    let mut draft = example();
    set(&mut draft, "customer.name", "Åkerströms Öst & Söner Ab");
    let expected = exported(built_in(), &draft, &PLAIN);
    set(&mut draft, "customer.name", "Åkerströms Öst & Sönar Ab");
    let found = exported(built_in(), &draft, &PLAIN);
    let opinion = SecondJudge::new(PATIENT).compare(&expected, &found, Allowed::default());
    let differing = differing("a letter", opinion);
    assert!(differing.pages.iter().any(|areas| areas.page == 0));
}

#[test]
fn what_covers_words_is_found() {
    let areas = on_page_two("a thin white line", |document| {
        draw(document, 2, " q 1 G 0.2 w 200 100 m 200 700 l S Q");
    });
    assert!(areas.len() > 1);
    let is_at_the_line = |area: &Area| (197.0..203.0).contains(&area.x_pt) && area.width_pt < 4.0;
    assert!(areas.iter().all(is_at_the_line), "{areas:?}");
    let areas = on_page_two("a white box", |document| {
        draw(document, 2, " 1 g 60 400 470 60 re f");
    });
    let is_in_the_box = |area: &Area| {
        area.x_pt >= 59.0
            && area.x_pt + area.width_pt <= 531.0
            && area.y_pt >= 380.0
            && area.y_pt + area.height_pt <= 443.0
    };
    assert!(areas.iter().all(is_in_the_box), "{areas:?}");
    let differing = differing(
        "a white annotation",
        opinion(&altered(|document| {
            let white = white(document);
            let annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Stamp",
                "F" => 4,
                "Rect" => vec![70.into(), 500.into(), 470.into(), 600.into()],
                "AP" => dictionary! { "N" => white },
            };
            annotate(document, annotation);
        })),
    );
    assert_eq!(differing.pages.len(), 1);
    assert_eq!(differing.pages[0].page, 0);
}

#[test]
fn pages_that_are_turned_cut_or_in_another_place_are_found() {
    let whole = |name: &str, change: fn(&mut Document), expected: &[usize]| {
        let differing = differing(name, opinion(&altered(change)));
        let pages: Vec<usize> = differing.pages.iter().map(|areas| areas.page).collect();
        assert_eq!(pages, expected, "{name}");
        differing
    };
    let turned = whole(
        "turned a quarter",
        |document| page_mut(document, 2).set("Rotate", 90),
        &[1],
    );
    assert!(turned.pages[0].areas[0].height_pt > 800.0);
    whole(
        "turned around",
        |document| page_mut(document, 2).set("Rotate", 180),
        &[1],
    );
    whole(
        "cut",
        |document| {
            let cut = vec![0.into(), 0.into(), 595.into(), 800.into()];
            page_mut(document, 2).set("CropBox", cut);
        },
        &[1],
    );
    whole("swapped", |document| kids(document).swap(1, 3), &[1, 3]);
    let dropped = whole(
        "the last one dropped",
        |document| document.delete_pages(&[5]),
        &[],
    );
    assert_eq!((dropped.expected_pages, dropped.found_pages), (5, 4));
}

// -- what is allowed --

fn with_a_blank_page(document: &mut Document) {
    let mut blank = page_mut(document, 1).clone();
    for key in [&b"Contents"[..], b"StructParents", b"Annots"] {
        blank.remove(key);
    }
    let blank = document.add_object(blank);
    kids(document).push(blank.into());
    count_pages(document);
}

#[test]
fn additions_differ_unless_they_are_allowed() {
    let expected = export();
    let found = altered(|document| {
        with_a_blank_page(document);
        draw(document, 2, " 0 g 10 10 30 30 re f");
    });
    let mut judge = SecondJudge::new(PATIENT);
    let page = |page| PageAreas {
        page,
        areas: vec![area(10.0, 801.0, 30.0, 31.0)],
    };
    let mut check = |areas: &[PageAreas], appended_pages: usize| {
        let allowed = Allowed {
            areas,
            appended_pages,
        };
        judge.compare(&expected, &found, allowed)
    };
    check_agrees("both are allowed", &check(&[page(1)], 1));
    for (areas, appended_pages) in [
        (&[][..], 1),
        (&[page(0), page(2)], 1),
        (&[page(1)], 0),
        (&[page(1)], 2),
    ] {
        let differing = differing("not allowed", check(areas, appended_pages));
        assert_eq!((differing.expected_pages, differing.found_pages), (5, 6));
    }
    // What is drawn beyond an allowed area.
    let narrow = [PageAreas {
        page: 1,
        areas: vec![area(10.0, 801.0, 20.0, 31.0)],
    }];
    let differing = differing("beyond", check(&narrow, 1));
    let [found] = differing.pages[0].areas[..] else {
        panic!("{:?}", differing.pages)
    };
    assert!((29.0..32.0).contains(&found.x_pt), "{found:?}");
}

#[test]
fn what_is_remembered_changes_no_opinion() {
    fn is_send<T: Send>(_: &T) {}
    let first = export();
    let mut draft = example();
    set(&mut draft, "customer.name", "Bolaget Ab");
    let second = exported(built_in(), &draft, &PLAIN);
    let files = [&first[..], &second, b"no PDF"];
    let fresh = |expected: &[u8], found: &[u8]| {
        SecondJudge::new(PATIENT).compare(expected, found, Allowed::default())
    };
    let mut judge = SecondJudge::new(PATIENT);
    is_send(&judge);
    for expected in [0, 0, 1, 2, 1] {
        for found in 0..3 {
            let (expected, found) = (files[expected], files[found]);
            let opinion = judge.compare(expected, found, Allowed::default());
            assert_eq!(opinion, fresh(expected, found));
        }
    }
}

/// Writes in a font that is not in the file.
pub fn write_in_standard_font(document: &mut Document, name: &str) {
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => name,
    };
    let font = document.add_object(font);
    add_resource(document, 2, "Font", "Own", font.into());
    draw(document, 2, " BT /Own 12 Tf 20 400 Td (inte) Tj ET");
}

#[test]
fn letters_without_a_font_of_their_own_differ() {
    for name in ["Helvetica", "Times-Roman", "Courier", "ArialMT"] {
        let areas = on_page_two(name, |document| write_in_standard_font(document, name));
        let [area] = areas[..] else {
            panic!("{name}: {areas:?}")
        };
        assert!((19.0..22.0).contains(&area.x_pt), "{name}: {area:?}");
    }
    // The agreement's own letters without their outlines: whatever is drawn in their place isn't them.
    let opinion = opinion(&altered(|document| in_fonts(document, Vec::clear)));
    assert!(!matches!(opinion, Opinion::Agrees(_)), "{opinion:?}");
}

/// A file that pyHanko signed twice, in November 2026.
const SIGNED: &[u8] = include_bytes!("../reference/signed.pdf");

/// Returns the places of the example's first two signatures.
fn first_signature_areas() -> Vec<Area> {
    let pages = pages(&example(), false);
    let boxes = &pages.pages[PAGES - 1].signature_boxes;
    let areas = boxes.iter().take(2);
    areas
        .map(|place| area(place.x_pt, place.y_pt, place.width_pt, place.height_pt))
        .collect()
}

#[test]
fn stamps_of_signatures_stand_in_their_fields() {
    let end = b"%%EOF";
    let unsigned = SIGNED.windows(end.len()).position(|bytes| bytes == end);
    let unsigned = &SIGNED[..=unsigned.unwrap() + end.len()];
    let fields = [PageAreas {
        page: PAGES - 1,
        areas: first_signature_areas(),
    }];
    let allowed = Allowed {
        areas: &fields,
        ..Allowed::default()
    };
    let mut judge = SecondJudge::new(PATIENT);
    check_agrees("in the fields", &judge.compare(unsigned, SIGNED, allowed));
    let opinion = judge.compare(unsigned, SIGNED, Allowed::default());
    let differing = differing("anywhere", opinion);
    assert_eq!(differing.pages.len(), 1);
    assert_eq!(differing.pages[0].page, PAGES - 1);
}

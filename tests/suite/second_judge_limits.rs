//! The second judge says when it can't say, and comes to an end whatever a file asks for. Pages are drawn for the
//! window within the same limits.

use std::time::Duration;

use klausul::verify::render::{
    Opinion, PageStream, RenderBudget, RenderError, Undrawable, page_image, render,
};
use lopdf::{Dictionary, Document, ObjectId, Stream, dictionary};

use crate::second_judge::{PAGES, PATIENT, altered, export, opinion, write_in_standard_font};
use crate::verify_alterations::{add_resource, annotate, draw, page_mut, white};

// -- what can't be said --

fn unsaid(change: impl FnOnce(&mut Document)) -> RenderError {
    match opinion(&altered(change)) {
        Opinion::CannotSay(error) => error,
        other => panic!("{other:?}"),
    }
}

fn check_undrawable(what: Undrawable, change: impl FnOnce(&mut Document)) {
    assert_eq!(unsaid(change), RenderError::Undrawable { page: 1, what });
}

#[test]
fn what_would_be_left_out_is_said() {
    check_undrawable(Undrawable::Font, |document| {
        write_in_standard_font(document, "ZapfDingbats");
    });
    check_undrawable(Undrawable::Picture, |document| {
        let picture = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => 10,
            "Height" => 10,
            "ColorSpace" => "DeviceRGB",
            "BitsPerComponent" => 8,
            "Filter" => "DCTDecode",
        };
        let picture = document.add_object(Stream::new(picture, b"no JPEG".to_vec()));
        add_resource(document, 2, "XObject", "Own", picture.into());
        draw(document, 2, " q 50 0 0 50 100 400 cm /Own Do Q");
    });
    check_undrawable(Undrawable::Pattern, |document| {
        let pattern = dictionary! {
            "PatternType" => 1,
            "PaintType" => 1,
            "TilingType" => 1,
            "BBox" => vec![0.into(), 0.into(), 4.into(), 4.into()],
            "XStep" => 1,
            "YStep" => 1,
            "Resources" => Dictionary::new(),
        };
        let pattern = document.add_object(Stream::new(pattern, b"0 0 1 1 re f".to_vec()));
        add_resource(document, 2, "Pattern", "Own", pattern.into());
        draw(document, 2, " /Pattern cs /Own scn 100 400 50 50 re f");
    });
    check_undrawable(Undrawable::Mask, |document| {
        let white = white(document);
        let form = document.get_object_mut(white).unwrap();
        let group = dictionary! { "S" => "Transparency", "CS" => "DeviceGray" };
        form.as_stream_mut().unwrap().dict.set("Group", group);
        let mask = dictionary! { "S" => "Luminosity", "G" => white };
        let state = dictionary! { "SMask" => mask };
        add_resource(document, 2, "ExtGState", "Own", state.into());
        draw(document, 2, " q /Own gs 0 g 100 400 50 50 re f Q");
    });
    let error = unsaid(|document| {
        let annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Stamp",
            "F" => 4,
            "Rect" => vec![70.into(), 500.into(), 470.into(), 600.into()],
            "AP" => Dictionary::new(),
        };
        annotate(document, annotation);
    });
    let what = Undrawable::Appearance;
    assert_eq!(error, RenderError::Undrawable { page: 0, what });
}

// -- what has a bound --

/// A form that shows another ten times.
fn show_ten_times(document: &mut Document, inner: ObjectId) -> ObjectId {
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 600.into(), 900.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "Own" => inner } },
    };
    document.add_object(Stream::new(form, b" /Own Do".repeat(10)))
}

#[test]
fn bombs_are_refused_before_they_are_drawn() {
    let complex = RenderError::TooComplex { page: 1 };
    let forms = unsaid(|document| {
        let mut form = white(document);
        for _ in 0..12 {
            form = show_ten_times(document, form);
        }
        add_resource(document, 2, "XObject", "Own", form.into());
        draw(document, 2, " /Own Do");
    });
    assert_eq!(forms, complex);
    let dashes = unsaid(|document| {
        draw(document, 2, " [0.0001] 0 d 0 0 m 500 500 l S");
    });
    assert_eq!(dashes, complex);
    let groups = unsaid(|document| {
        let white = white(document);
        let form = document.get_object_mut(white).unwrap();
        let group = dictionary! { "S" => "Transparency" };
        form.as_stream_mut().unwrap().dict.set("Group", group);
        add_resource(document, 2, "XObject", "Own", white.into());
        draw(document, 2, &" /Own Do".repeat(1000));
    });
    assert_eq!(groups, complex);
    let picture = unsaid(|document| {
        let picture = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => 60_000,
            "Height" => 60_000,
            "ColorSpace" => "DeviceRGB",
            "BitsPerComponent" => 8,
        };
        let picture = document.add_object(Stream::new(picture, Vec::new()));
        add_resource(document, 2, "XObject", "Own", picture.into());
        draw(document, 2, " q 50 0 0 50 100 400 cm /Own Do Q");
    });
    assert_eq!(picture, complex);
    let large = unsaid(|document| {
        let area = vec![0.into(), 0.into(), 14_400.into(), 14_400.into()];
        page_mut(document, 2).set("MediaBox", area);
    });
    assert_eq!(large, RenderError::TooLarge { page: 1 });
}

#[test]
fn a_file_that_takes_too_long_is_left_in_time() {
    // Operators that draw nothing can't be counted: only the clock ends this.
    let bomb = altered(|document| draw(document, 1, &" q Q".repeat(3_000_000)));
    let budget = RenderBudget {
        time: Duration::from_millis(100),
        ..PATIENT
    };
    let error = page_image(&bomb, 0, 1.0, &budget).unwrap_err();
    // Other tests beside this one may keep all threads busy for so short a time.
    let is_left = matches!(error, RenderError::Timeout | RenderError::Busy);
    assert!(is_left, "{error:?}");
    // Nobody waits for it.
    assert_eq!(
        page_image(&export(), 0, 1.0, &PATIENT).unwrap().width_px,
        596
    );
}

#[test]
fn damaged_files_are_errors() {
    let pdf = export();
    let render = |bytes: &[u8]| render(bytes, 0..1, 10.0, &PATIENT);
    for bytes in [&b""[..], b"text", b"%PDF-1.7", &pdf[..1000]] {
        let error = render(bytes).unwrap_err();
        assert_eq!(error, RenderError::Unreadable);
    }
    // The renderer repairs what it can; whatever it does, there is an answer.
    let mut random = fastrand::Rng::with_seed(12);
    for _ in 0..60 {
        let mut bytes = pdf.clone();
        for _ in 0..random.usize(1..40) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if random.bool() {
            bytes.truncate(random.usize(..bytes.len()));
        }
        if let Ok(pages) = render(&bytes) {
            assert!(pages.len() <= 1);
        }
    }
}

// -- pages for the window --

#[test]
fn pages_are_drawn_at_the_scale_that_is_asked_for() {
    let pdf = export();
    for scale in [0.5, 1.0, 2.5] {
        let image = page_image(&pdf, 0, scale, &PATIENT).unwrap();
        assert!(
            (image.width_pt - 595.276).abs() < 0.01,
            "{}",
            image.width_pt
        );
        assert!(
            (image.height_pt - 841.89).abs() < 0.01,
            "{}",
            image.height_pt
        );
        let is_whole = |pixels: usize, length_pt: f64| {
            let rest = pixels as f64 - length_pt * scale;
            (0.0..1.0).contains(&rest)
        };
        assert!(is_whole(image.width_px, image.width_pt));
        assert!(is_whole(image.height_px, image.height_pt));
        assert_eq!(image.rgba.len(), image.width_px * image.height_px * 4);
        let pixels = || image.rgba.chunks(4);
        assert!(pixels().all(|pixel| pixel[3] == 255));
        let dark = pixels().filter(|pixel| pixel[0] < 128).count();
        let share = dark as f64 / pixels().count() as f64;
        assert!((0.005..0.2).contains(&share), "{share}");
    }
    let error = page_image(&pdf, PAGES, 1.0, &PATIENT).unwrap_err();
    assert_eq!(error, RenderError::NoSuchPage { page: PAGES });
    for scale in [0.0, -1.0, f64::NAN, 1e9] {
        let error = page_image(&pdf, 0, scale, &PATIENT).unwrap_err();
        assert_eq!(error, RenderError::TooLarge { page: 0 });
    }
}

#[test]
fn pages_come_one_after_the_other() {
    let pdf = export();
    let stream = PageStream::open(&pdf, 1..4, 0.5, &PATIENT).unwrap();
    assert_eq!(stream.page_count(), PAGES);
    let streamed: Vec<_> = stream.map(Result::unwrap).collect();
    assert_eq!(streamed, render(&pdf, 1..4, 36.0, &PATIENT).unwrap());
    let all = render(&pdf, 0..usize::MAX, 36.0, &PATIENT).unwrap();
    assert_eq!(streamed, all[1..4]);
    assert!(render(&pdf, 7..9, 36.0, &PATIENT).unwrap().is_empty());
    let small = RenderBudget {
        max_pages: 4,
        ..PATIENT
    };
    let error = render(&pdf, 0..1, 36.0, &small).unwrap_err();
    assert_eq!(error, RenderError::TooManyPages { max: 4 });
}

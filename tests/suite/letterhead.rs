//! The letterhead: its files, its places, and what is read and verified of it.

use std::fmt::Write as _;

use klausul::template::{Picture, Template};
use klausul::typeset::{Image, Page, Pages};
use klausul::verify::Verdict;
use lopdf::{Document, Object};
use sha2::{Digest, Sha256};

use crate::excerpt::comes_out_again;
use crate::support::{
    example, jpeg, letterhead, pages_of, pdf_of, png, repository, sources, turned,
};
use crate::verify::{PLAIN, exported, verified_with};

const PT_PER_MM: f64 = 72.0 / 25.4;

fn logo() -> Vec<u8> {
    png(300, 60, [11, 92, 107, 255])
}

fn pages(template: &Template, is_draft: bool) -> Pages {
    pages_of(template, &example(), is_draft)
}

fn image(page: &Page) -> &Image {
    assert_eq!(page.images.len(), 1);
    &page.images[0]
}

/// The upper edge of the uppermost line of text, and the lines over the text that are page furniture.
fn check_places(keys: &str, is_on_every_page: bool, left_mm: f64, top_mm: f64) {
    let template = letterhead(&logo(), &format!("width_mm: 50, {keys}"));
    for is_draft in [false, true] {
        let pages = pages(&template, is_draft);
        assert!(pages.pages.len() > 2);
        for (index, page) in pages.pages.iter().enumerate() {
            if index > 0 && !is_on_every_page {
                assert_eq!(page.images, [], "{keys}");
                continue;
            }
            let image = image(page);
            assert!(
                (image.x_pt - left_mm * PT_PER_MM).abs() < 0.01,
                "{keys}: {}",
                image.x_pt
            );
            assert!(
                (image.y_pt - top_mm * PT_PER_MM).abs() < 0.01,
                "{keys}: {}",
                image.y_pt
            );
            assert_eq!(image.alternative.is_some(), index == 0, "{keys}");
            stands_alone(image, page, keys);
        }
    }
}

/// That no line of the page crosses an image.
fn stands_alone(image: &Image, page: &Page, keys: &str) {
    for line in &page.lines {
        let is_beside = line.x_pt >= image.x_pt + image.width_pt
            || line.x_pt + line.text.width_pt <= image.x_pt;
        let is_over_or_under = line.baseline_pt < image.y_pt
            || line.baseline_pt - line.size_pt > image.y_pt + image.height_pt;
        assert!(is_beside || is_over_or_under, "{keys}: {}", line.text.text);
    }
}

#[test]
fn a_letterhead_stands_where_the_template_says() {
    // The margins of the built-in template: 25 above, 35 right, 41 left; labels hang 12 mm into the left one.
    check_places("", false, 29.0, 25.0);
    check_places("side: Right", false, 125.0, 25.0);
    check_places("on: EveryPage", true, 29.0, 25.0);
    // 16 mm of the margin are free, of which the image takes 10.
    check_places("place: Margin", false, 41.0, 8.0);
    check_places("place: Margin, side: Right", false, 125.0, 8.0);
    check_places("place: Margin, on: EveryPage", true, 41.0, 8.0);
    check_places(
        "place: Margin, on: EveryPage, side: Right",
        true,
        125.0,
        8.0,
    );
}

#[test]
fn a_letterhead_in_the_margin_moves_no_text() {
    let with = pages(
        &letterhead(&logo(), "width_mm: 50, place: Margin, on: EveryPage"),
        false,
    );
    let without = pages(crate::support::built_in(), false);
    for (with, without) in with.pages.iter().zip(&without.pages) {
        let text = |page: &Page| {
            let lines = page.lines.iter();
            let lines =
                lines.filter(|line| !matches!(line.owner, klausul::typeset::Owner::Furniture));
            lines.cloned().collect::<Vec<_>>()
        };
        assert_eq!(text(with), text(without));
    }
    assert_eq!(with.pages.len(), without.pages.len());
}

#[test]
fn a_letterhead_on_every_page_is_written_once_and_read_once() {
    let pdf = pdf_of(&pages(
        &letterhead(&logo(), "width_mm: 50, on: EveryPage"),
        false,
    ));
    let document = Document::load_mem(&pdf).unwrap();
    let names = |key: &[u8], name: &[u8]| {
        let objects = document.objects.values();
        let dictionaries = objects.filter_map(|object| match object {
            Object::Stream(stream) => Some(&stream.dict),
            object => object.as_dict().ok(),
        });
        let named = dictionaries.filter(|dictionary| {
            dictionary
                .get(key)
                .and_then(Object::as_name)
                .is_ok_and(|found| found == name)
        });
        named.count()
    };
    assert_eq!(names(b"Subtype", b"Image"), 1);
    assert_eq!(names(b"S", b"Figure"), 1);
}

#[test]
fn letterheads_are_verified() {
    for keys in [
        "on: EveryPage",
        "place: Margin",
        "on: EveryPage, place: Margin, side: Right",
    ] {
        let template = letterhead(&jpeg("logo"), &format!("width_mm: 50, {keys}"));
        comes_out_again(&template, &example(), &PLAIN, keys);
        let pdf = exported(&template, &example(), &PLAIN);
        let report = verified_with(&pdf, &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Unchanged, "{keys}");
        // The same agreement with the letterhead somewhere else.
        let other = letterhead(&jpeg("logo"), "width_mm: 50");
        assert_ne!(template.hash, other.hash, "{keys}");
        let report = verified_with(&pdf, &[&other]).unwrap();
        assert_ne!(report.verdict, Verdict::Unchanged, "{keys}");
    }
}

/// The pixels are a part of the template's hash: every machine has to find the same.
#[test]
fn jpeg_pictures_have_the_same_pixels_everywhere() {
    let mut hashes = String::new();
    for name in ["grey", "logo", "progressive"] {
        let template = letterhead(&jpeg(name), "width_mm: 50");
        let Picture::Pixels(image) = template.page.letterhead.unwrap().picture else {
            panic!("a JPEG picture has pixels");
        };
        assert_eq!(
            image.rgb.len(),
            (image.width_px * image.height_px * 3) as usize
        );
        let hash = Sha256::digest(&image.rgb);
        let hash: [u8; 8] = hash[..8].try_into().unwrap();
        let hash = u64::from_be_bytes(hash);
        let (width, height) = (image.width_px, image.height_px);
        writeln!(hashes, "{name}: {width} × {height}, {hash:016x}").unwrap();
    }
    insta::assert_snapshot!(hashes);
    let upright = letterhead(&turned(&jpeg("logo"), 1), "width_mm: 50");
    assert!(upright.page.letterhead.is_some());
}

/// A JPEG picture in a folder is a part of the template, as a PNG picture is.
#[test]
fn jpeg_pictures_are_read_from_a_folder() {
    let session = crate::session::Session::new();
    for (name, bytes) in sources("templates/intrum-personuppgifter").files {
        session.write(&format!("mall/{name}"), bytes);
    }
    let page = String::from_utf8(session.read("mall/page.ron")).unwrap();
    let page = page
        .replace("// letterhead", "letterhead")
        .replace("brevhuvud.png", "logo.jpg");
    session.write("mall/page.ron", page);
    session.write(
        "mall/logo.jpg",
        std::fs::read(repository("tests/pictures/logo.jpg")).unwrap(),
    );
    session.succeed("template check mall");
}

//! The PDF, read back by libraries that are not ours.

use std::collections::BTreeSet;

use klausul::draft::Draft;
use klausul::template::Picture;
use klausul::typeset::Owner;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::support::{
    agreement, built_in, example, first, klausul, pages, pages_of, pdf_of, set, set_signatories,
    with_letterhead,
};
use crate::verify::{PLAIN, exported};

fn named(name: &str) -> Draft {
    let mut draft = example();
    set(&mut draft, "customer.name", name);
    draft
}

/// The words of an agreement as `pdf-extract` reads them off its PDF: soft hyphens and white space
/// joined, page furniture and list signs aside.
fn extracted(draft: &Draft, is_draft: bool) -> String {
    let pages = pages(draft, is_draft);
    let texts = pdf_extract::extract_text_from_mem_by_pages(&pdf_of(&pages)).unwrap();
    assert_eq!(texts.len(), pages.pages.len());
    let mut all = String::new();
    for (page, text) in pages.pages.iter().zip(texts) {
        let mut text = squeezed(&text);
        for line in page
            .lines
            .iter()
            .filter(|line| line.owner == Owner::Furniture)
            .rev()
        {
            let furniture = squeezed(&line.text.text);
            let at = text
                .rfind(&furniture)
                .unwrap_or_else(|| panic!("{furniture} in {text}"));
            text.replace_range(at..at + furniture.len(), "");
        }
        all.push_str(&text);
    }
    all.replace('–', "")
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{AD}')
        .collect()
}

#[test]
fn the_text_is_the_agreements() {
    for draft in [
        example(),
        named("Åkerströms Öst & Söner Ab"),
        named("O’Brien Łódź s.r.o."),
        named(&first(300, "Försäkringsaktiebolaget Österbotten ")),
        named(&first(120, "Österbottenfi")),
        named("Offfiffl Æther ß ﬁ (EU) 2016/679 ”x” – y"),
    ] {
        let expected = squeezed(&agreement(&draft).lines().join("\n")).replace('–', "");
        assert_eq!(extracted(&draft, false), expected);
    }
}

#[test]
fn a_draft_shows_gaps_and_its_mark_on_every_page() {
    let draft = Draft::new(built_in());
    let text = extracted(&draft, true);
    assert!(text.contains("Samarbetsavtaletsnummer______"));
    let pages = pages(&draft, true);
    for page in &pages.pages {
        assert!(page.signature_boxes.is_empty());
        let marks = page.lines.iter().filter(|line| line.text.text == "UTKAST");
        assert_eq!(marks.count(), 1);
    }
}

#[test]
fn words_survive_copying() {
    // Word boundaries and ligatures as a reader copies them, not only the letters.
    let text = pdf_extract::extract_text_from_mem(&pdf_of(&pages(&example(), false))).unwrap();
    let text = text.replace("\u{AD}\n", "").replace('\u{AD}', "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for wanted in [
        "konfidentiella och hemliga",
        "finns en giltig rättslig grund",
        "effektiviteten hos de tekniska",
        "med rubriken ”Villkor för behandling av personuppgifter”",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn same_input_and_date_give_the_same_bytes() {
    let once = pdf_of(&pages(&example(), false));
    assert_eq!(once, pdf_of(&pages(&example(), false)));
    let folder = tempfile::tempdir().unwrap();
    for name in ["one.pdf", "two.pdf"] {
        let path = folder.path().join(name);
        klausul()
            .args(["export", "assets/example.ron", "--date", "2026-11-22"])
            .args(["--without-attachments", "-o"])
            .arg(&path)
            .assert()
            .code(0);
        assert_eq!(std::fs::read(path).unwrap(), once, "across processes");
    }
}

fn dictionary(document: &Document, id: ObjectId) -> &Dictionary {
    document.get_object(id).unwrap().as_dict().unwrap()
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn bookmarks(document: &Document, id: ObjectId, depth: usize, into: &mut Vec<String>) {
    let mut next = dictionary(document, id)
        .get(b"First")
        .and_then(Object::as_reference);
    while let Ok(id) = next {
        let item = dictionary(document, id);
        into.push(format!(
            "{}{}",
            "  ".repeat(depth),
            text(item.get(b"Title").unwrap())
        ));
        bookmarks(document, id, depth + 1, into);
        next = item.get(b"Next").and_then(Object::as_reference);
    }
}

#[test]
fn title_language_and_nested_bookmarks() {
    let document = Document::load_mem(&pdf_of(&pages(&example(), false))).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"sv-SE");
    let information = document
        .trailer
        .get(b"Info")
        .unwrap()
        .as_reference()
        .unwrap();
    let title = text(dictionary(&document, information).get(b"Title").unwrap());
    assert_eq!(title, "Behandling av personuppgifter i samarbetsavtal");
    let outlines = catalog.get(b"Outlines").unwrap().as_reference().unwrap();
    let mut found = Vec::new();
    bookmarks(&document, outlines, 0, &mut found);
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn every_font_is_an_embedded_tagged_subset() {
    let bytes = pdf_of(&pages(&example(), false));
    assert!(bytes.len() < 80_000, "{}", bytes.len());
    let document = Document::load_mem(&bytes).unwrap();
    let mut names = BTreeSet::new();
    for object in document.objects.values() {
        let Ok(descriptor) = object.as_dict() else {
            continue;
        };
        if let Ok(name) = descriptor.get(b"FontName").and_then(Object::as_name) {
            assert!(descriptor.has(b"FontFile2"));
            let name = String::from_utf8(name.to_vec()).unwrap();
            assert_eq!(name.find('+'), Some(6), "{name}");
            names.insert(name);
        }
    }
    assert!(
        names.len() >= 3,
        "two faces and the hyphen of broken words: {names:?}"
    );
}

#[test]
fn no_object_is_left_over() {
    let mut document = Document::load_mem(&pdf_of(&pages(&example(), false))).unwrap();
    assert_eq!(document.prune_objects(), []);
    let numbers: Vec<u32> = document.objects.keys().map(|id| id.0).collect();
    let all: Vec<u32> = (1..).take(numbers.len()).collect();
    assert_eq!(numbers, all);
}

#[test]
fn many_signatories_have_a_box_each() {
    let mut draft = example();
    let people = [("Anna Öst", "Direktör"); 4];
    set_signatories(&mut draft, "customer.signatories", &people);
    set_signatories(&mut draft, "provider.signatories", &people[..3]);
    let pages = pages(&draft, false);
    let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
    let names: Vec<String> = boxes
        .map(|place| format!("{}-{}", place.party, place.number))
        .collect();
    assert_eq!(
        names,
        [
            "provider-1",
            "customer-1",
            "provider-2",
            "customer-2",
            "provider-3",
            "customer-3",
            "customer-4",
        ]
    );
}

#[test]
fn a_letterhead_stands_on_the_first_page() {
    let template = with_letterhead();
    assert_ne!(
        template.hash,
        built_in().hash,
        "the image is part of the content"
    );
    let pages = pages_of(&template, &example(), false);
    let images: Vec<usize> = pages.pages.iter().map(|page| page.images.len()).collect();
    assert_eq!(images[0], 1);
    assert!(images[1..].iter().all(|count| *count == 0));
    let image = &pages.pages[0].images[0];
    assert!((image.width_pt - 60.0 * 72.0 / 25.4).abs() < 0.01);
    assert!((image.height_pt * 5.0 - image.width_pt).abs() < 0.01);
    // Half transparent red on white paper.
    let Picture::Pixels(pixels) = &image.picture else {
        panic!("a PNG picture has pixels");
    };
    assert_eq!(pixels.rgb[..3], [227, 128, 128]);
    let document = Document::load_mem(&pdf_of(&pages)).unwrap();
    let drawn = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let drawn = drawn.filter(|stream| {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        subtype.is_ok_and(|subtype| subtype == b"Image")
    });
    assert_eq!(drawn.count(), 1);
}

#[test]
fn every_stream_is_packed_by_the_same_compressor() {
    let exported = exported(&with_letterhead(), &example(), &PLAIN);
    let document = Document::load_mem(&exported).unwrap();
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let packed: Vec<_> = streams
        .filter(|stream| stream.dict.has(b"Filter"))
        .collect();
    assert!(packed.len() > 10);
    for stream in packed {
        let content = stream.decompressed_content().unwrap();
        let again = miniz_oxide::deflate::compress_to_vec_zlib(&content, 4);
        assert_eq!(stream.content, again, "{:?}", stream.dict);
    }
}

/// The embedded font programs, in the order of their objects.
fn font_programs(draft: &Draft) -> Vec<Vec<u8>> {
    let document = Document::load_mem(&exported(built_in(), draft, &PLAIN)).unwrap();
    let objects = document.objects.values();
    let streams = objects.filter_map(|object| object.as_stream().ok());
    let fonts = streams.filter(|stream| stream.dict.has(b"Length1"));
    let programs = fonts.map(|font| {
        let program = font.decompressed_content().unwrap();
        let length = font.dict.get(b"Length1").unwrap().as_i64().unwrap();
        assert_eq!(usize::try_from(length), Ok(program.len()));
        program
    });
    programs.collect()
}

#[test]
fn customers_with_other_letters_share_the_fonts() {
    let programs = font_programs(&example());
    assert!(!programs.is_empty());
    for name in ["Zyx & Wüq Ab", "QXZ 0123456789 Ærø Oy", "É+@€ Åland Ab"] {
        assert!(font_programs(&named(name)) == programs, "{name}");
    }
    assert!(font_programs(&named("Þór ehf.")) != programs);
}

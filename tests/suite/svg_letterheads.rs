//! Letterheads of paths: what is read of SVG files, how they are drawn and verified, and what is refused.

use std::fmt::Write as _;

use klausul::message::{Language, Translator};
use klausul::template::{self, Drawing, Picture, ProblemKind, Segment, Template};
use klausul::verify::Verdict;
use lopdf::Document;

use crate::conformance;
use crate::excerpt::comes_out_again;
use crate::support::{TYPEFACE, edit, example, letterhead, pages_of, pdf_of, repository, sources};
use crate::verify::{PLAIN, exported, verified_with};

fn logo() -> Vec<u8> {
    std::fs::read(repository("tests/pictures/logo.svg")).unwrap()
}

fn with_logo(keys: &str) -> Template {
    letterhead(&logo(), &format!("width_mm: 60{keys}"))
}

fn drawing(template: &Template) -> &Drawing {
    match &template.page.letterhead.as_ref().unwrap().picture {
        Picture::Drawing(drawing) => drawing,
        Picture::Pixels(_) => panic!("an SVG file is a drawing"),
    }
}

/// What travels with agreements and what the hash covers is the text of what draws: no number in it is calculated.
#[test]
fn a_file_is_reduced_to_what_draws() {
    let template = with_logo("");
    let drawing = drawing(&template);
    assert_eq!(drawing.height, 200_000);
    insta::assert_snapshot!(drawing.svg.replace('>', ">\n"));
    let colours: Vec<[u8; 3]> = drawing.shapes.iter().map(|shape| shape.rgb).collect();
    let petrol = [0x0B, 0x5C, 0x6B];
    let red = [0xA5, 0x1D, 0x17];
    assert_eq!(
        colours,
        [
            petrol,
            [255; 3],
            petrol,
            [0x21, 0x66, 0x3A],
            red,
            red,
            red,
            [125, 78, 0]
        ]
    );
    assert!(drawing.shapes[1].even_odd);
    let square = &drawing.shapes[1].segments;
    assert_eq!(square[0], Segment::Move([46_667, 46_667]));
    assert_eq!(square[1], Segment::Line([153_333, 46_667]));
}

/// Changing what doesn't draw changes the template's hash, as it does with pictures of pixels, but not what travels.
#[test]
fn the_file_is_a_part_of_the_hash() {
    let template = with_logo("");
    let hash = |from: &str, to: &str| {
        let text = String::from_utf8(logo()).unwrap();
        assert!(text.contains(from), "{from}");
        let other = letterhead(text.replacen(from, to, 1).as_bytes(), "width_mm: 60");
        (other.hash.clone(), drawing(&other).svg.to_string())
    };
    let svg = drawing(&template).svg.to_string();
    let (noted, same) = hash("Arbetsnamn", "Slutnamn");
    assert_ne!(noted, template.hash);
    assert_eq!(same, svg);
    let (changed, other) = hash("r=\"18\"", "r=\"17\"");
    assert_ne!(changed, template.hash);
    assert_ne!(other, svg);
}

#[test]
fn drawings_conform_and_are_drawn_as_paths() {
    for keys in ["", ", on: EveryPage", ", place: Margin, side: Right"] {
        let pdf = pdf_of(&pages_of(&with_logo(keys), &example(), false));
        conformance::check(keys, &pdf);
        let document = Document::load_mem(&pdf).unwrap();
        let images = document.objects.values().filter(|object| {
            let dictionary = object.as_stream().map(|stream| &stream.dict);
            let subtype = dictionary.and_then(|dictionary| dictionary.get(b"Subtype"));
            subtype.is_ok_and(|subtype| subtype.as_name().is_ok_and(|name| name == b"Image"))
        });
        assert_eq!(images.count(), 0);
        let page = *document.get_pages().get(&1).unwrap();
        let content = document.get_page_content(page);
        let content = String::from_utf8_lossy(&content);
        assert!(content.contains("/Figure"), "{keys}");
        assert!(content.contains("f*"), "{keys}");
    }
}

#[test]
fn drawings_are_verified() {
    for keys in [", on: EveryPage", ", place: Margin", ""] {
        let template = with_logo(keys);
        comes_out_again(&template, &example(), &PLAIN, keys);
        let pdf = exported(&template, &example(), &PLAIN);
        let report = verified_with(&pdf, &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Unchanged, "{keys}");
        let report = verified_with(&pdf, &[]).unwrap();
        assert_eq!(report.verdict, Verdict::UnknownTemplate, "{keys}");
    }
}

/// A path, a colour or a place that was changed on the page is found.
#[test]
fn a_changed_drawing_is_found() {
    let template = with_logo("");
    let pdf = exported(&template, &example(), &PLAIN);
    let check = |from: &str, to: &str| {
        let mut document = Document::load_mem(&pdf).unwrap();
        let page = *document.get_pages().get(&1).unwrap();
        let content = document.get_page_content(page);
        let content = String::from_utf8(content).unwrap();
        let changed = content.replacen(from, to, 1);
        assert_ne!(changed, content, "{from}");
        document
            .change_page_content(page, changed.into_bytes())
            .unwrap();
        let report = verified_with(&crate::verify::saved(document), &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{from}");
        assert!(!report.differences.is_empty());
    };
    check("f*\n", "f\n");
    check("0.0431", "0.5431");
    check("h\n", "");
}

/// Nothing of a file leaves but what draws.
#[test]
fn what_a_drawing_program_notes_stays_at_home() {
    let pdf = exported(&with_logo(""), &example(), &PLAIN);
    let mut document = Document::load_mem(&pdf).unwrap();
    document.decompress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("<ellipse"));
    for secret in [
        "hemligt",
        "Hemligt",
        "Arbetsnamn",
        "Upphovsman",
        "Anteckningar",
        "merkki",
        "cls-1",
        "Dold",
        "oanvand",
        "blad",
        "zoom",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
}

/// Files that are refused: what is wrong, and what stands inside the picture.
const REFUSED: &[(&str, &str)] = &[
    ("a script", "<script>alert(1)</script>"),
    ("a script among definitions", "<defs><script/></defs>"),
    (
        "an attribute that starts a script",
        "<rect width='9' height='9' onload='x()'/>",
    ),
    (
        "a link that starts a script",
        "<g><use href='javascript:x()'/></g>",
    ),
    (
        "a link",
        "<a href='https://example.com'><rect width='9' height='9'/></a>",
    ),
    ("a reference to another file", "<use href='other.svg#a'/>"),
    (
        "a paint of another file",
        "<rect width='9' height='9' fill='url(other.svg#a)'/>",
    ),
    ("an imported style sheet", "<style>@import 'a.css';</style>"),
    (
        "an embedded image",
        "<image width='9' height='9' href='data:image/png;base64,AAAA'/>",
    ),
    ("text", "<text y='9'>Intrum</text>"),
    (
        "a gradient",
        "<linearGradient id='a'/><rect width='9' height='9' style='fill:url(#a)'/>",
    ),
    (
        "a pattern",
        "<pattern id='a'/><rect width='9' height='9' fill='url(#a)'/>",
    ),
    ("a filter", "<rect width='9' height='9' filter='url(#a)'/>"),
    (
        "a mask",
        "<g mask='url(#a)'><rect width='9' height='9'/></g>",
    ),
    (
        "a marker",
        "<path d='M0 0h9' marker-end='url(#a)' stroke='red'/>",
    ),
    (
        "transparency",
        "<rect width='9' height='9' fill-opacity='.5'/>",
    ),
    (
        "a transparent group",
        "<g opacity='.5'><rect width='9' height='9'/></g>",
    ),
    (
        "mixed colours",
        "<g style='mix-blend-mode:multiply'><rect width='9' height='9'/></g>",
    ),
    (
        "a dashed line",
        "<path d='M0 0h9' stroke='red' stroke-dasharray='.001'/>",
    ),
    (
        "a clip",
        "<clipPath id='a'><circle r='9'/></clipPath><rect width='9' height='9' clip-path='url(#a)'/>",
    ),
    (
        "a symbol",
        "<symbol id='a'><rect width='9' height='9'/></symbol><use href='#a'/>",
    ),
    ("a picture in the picture", "<svg width='9' height='9'/>"),
    ("an animation", "<rect width='9' height='9'/><animate/>"),
    ("an unknown element", "<foreignObject/>"),
    (
        "a style sheet of selectors",
        "<style>g > rect { fill: red }</style><rect width='9' height='9'/>",
    ),
    (
        "a style sheet that moves",
        "<style>rect { transform: scale(2) }</style><rect width='9' height='9'/>",
    ),
    (
        "something used inside itself",
        "<g id='a'><use href='#a'/></g>",
    ),
    (
        "two that use each other",
        "<g id='a'><use href='#b'/></g><defs><g id='b'><use href='#a'/></g></defs>",
    ),
    ("nothing", ""),
    (
        "nothing that is seen",
        "<rect width='9' height='9' fill='none'/>",
    ),
    ("broken XML", "<g>"),
];

fn problem_of(svg: &[u8]) -> ProblemKind {
    let mut sources = sources("templates/intrum-personuppgifter");
    let to = "letterhead: (file: \"bild.svg\", width_mm: 50, alternative: \"Logotyp\"),\n)";
    edit(&mut sources, "page.ron", "\n)", &format!("\n    {to}"));
    sources.files.insert("bild.svg".to_owned(), svg.to_vec());
    let error = template::load(&sources, &TYPEFACE).err().unwrap();
    assert_eq!(error.problems.len(), 1);
    error.problems[0].kind.clone()
}

#[test]
fn what_cannot_be_drawn_is_refused_with_place_and_advice() {
    let mut reports = String::new();
    for (name, inside) in REFUSED {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'>\n<title>x</title>\n{inside}\n</svg>"
        );
        let problem = problem_of(svg.as_bytes());
        let translator = Translator::new(Language::Sv);
        writeln!(
            reports,
            "{name}\n    {}",
            translator.format(&problem.message())
        )
        .unwrap();
    }
    insta::assert_snapshot!(reports);
}

#[test]
fn other_files_are_refused() {
    let check = |svg: &str, expected: &str| {
        let message = problem_of(svg.as_bytes()).message();
        let sentence = Translator::new(Language::En).format(&message);
        assert!(sentence.contains(expected), "{sentence}");
    };
    check("<svg/>", "not an SVG picture");
    check(
        "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>",
        "“viewBox”",
    );
    check(
        "<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='9'/>",
        "“viewBox”",
    );
    check(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'><rect width='1' height='1'/></svg>",
        "size",
    );
    check(
        "<!DOCTYPE svg [\n<!ENTITY a 'aaaaaaaaaa'>\n<!ENTITY b '&a;&a;&a;'>]><svg>&b;</svg>",
        "line 2: it defines entities",
    );
}

/// Files that would take much time or memory if they were read without bounds.
#[test]
fn bombs_are_refused() {
    let svg = |inside: &str| {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'>";
        format!("{head}{inside}</svg>")
    };
    let mut uses = String::from("<defs><g id='a0'><rect width='1' height='1'/></g>");
    for level in 1..40 {
        let use_before = format!("<use href='#a{}'/>", level - 1);
        write!(uses, "<g id='a{level}'>{}</g>", use_before.repeat(10)).unwrap();
    }
    uses.push_str("</defs><use href='#a39'/>");
    let rules = ".a{fill:red}".repeat(50_000);
    let bombs = [
        ("uses inside uses", uses),
        ("deep groups", "<g>".repeat(200_000)),
        ("many groups", "<g/>".repeat(200_000)),
        ("many paths", "<path d='M0 0h1v1z'/>".repeat(40_000)),
        (
            "a long path",
            format!("<path d='M0 0{}'/>", "h1".repeat(60_000)),
        ),
        (
            "a long stroke",
            format!("<path stroke='red' d='M0 0{}'/>", "h1v1".repeat(15_000)),
        ),
        (
            "many rules",
            format!("<style>{rules}</style><rect width='1' height='1'/>"),
        ),
        ("open tags", "<a".repeat(300_000) + "/>"),
        ("huge numbers", "<path d='M0 0H1e30V1e30z'/>".to_owned()),
        ("a long file", " ".repeat(3_000_000)),
        (
            "spaces in an attribute",
            format!("<g id='{}'/>", " ".repeat(1_000_000)),
        ),
    ];
    for (name, inside) in bombs {
        let message = problem_of(svg(&inside).as_bytes()).message();
        assert_eq!(message.id(), "template-svg", "{name}");
    }
}

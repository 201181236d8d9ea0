//! The readers, what is promised of each beside that it ends well, and what they are given first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use fastrand::Rng;
use klausul::agreement::{Wording, build};
use klausul::draft::{self, Draft};
use klausul::local_data::{JournalEntry, Recent, Settings};
use klausul::message::{Language, Message, Translator};
use klausul::pdf::read::draft_in;
use klausul::ron_text::{self, MAX_BYTES};
use klausul::signing::Services;
use klausul::spreadsheet::limits::MAX_UNPACKED_BYTES;
use klausul::spreadsheet::read_sheet;
use klausul::template::{self, Excerpt, Sources, Template, TemplateFile};
use klausul::template_test;
use klausul::typeset::{SignatureBox, fonts};

use crate::{form_2, pdf, verification};

/// A reader.
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// Reads an input and tells in short what it said. Panics if a promise isn't kept.
    pub read: fn(&[u8]) -> String,
    /// What inputs are made of.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Inputs of about so many bytes, too large for the corpus; they are read, not changed.
    pub large: fn(usize) -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// What a changed input goes through.
    pub finish: fn(&mut Rng, Vec<u8>) -> Vec<u8>,
    /// How much memory an input may take, in bytes.
    pub memory: fn(&[u8]) -> usize,
    /// How many changed inputs it gets in a short run.
    pub inputs: u64,
}

pub static ALL: [Target; 11] = [
    Target {
        name: "sheet",
        read: sheet,
        seeds: sheet_seeds,
        large: |_| Vec::new(),
        words: SHEET_WORDS,
        finish: unchanged,
        memory: |_| MAX_UNPACKED_BYTES * 4,
        inputs: 300,
    },
    Target {
        name: "draft",
        read: draft,
        seeds: || corpus("draft", &["assets/example.ron"]),
        large: |most| large(most, &draft_with),
        words: DRAFT_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
    Target {
        name: "template",
        read: template,
        seeds: template_seeds,
        large: large_templates,
        words: TEMPLATE_WORDS,
        finish: unchanged,
        memory: of_template,
        inputs: 150,
    },
    Target {
        name: "example",
        read: example,
        seeds: || corpus("example", &[]),
        large: |most| {
            large(most, &|value| {
                format!("(services: [\"hammer\"], printed: [{value}], text: false)")
            })
        },
        words: EXAMPLE_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 300,
    },
    Target {
        name: "excerpt",
        read: excerpt,
        seeds: || corpus("excerpt", &[]),
        large: large_excerpts,
        words: EXCERPT_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
    Target {
        name: "settings",
        read: settings,
        seeds: || corpus("settings", &[]),
        large: |most| {
            large(most, &|value| {
                format!("(format: 1, profiles: [(name: \"a\", answers: {{\"b\": {value}}})])")
            })
        },
        words: SETTINGS_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
    Target {
        name: "recent",
        read: recent,
        seeds: || corpus("recent", &[]),
        large: |most| large(most, &|value| format!("(recent: [{value}])")),
        words: SETTINGS_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
    Target {
        name: "journal",
        read: journal,
        seeds: || corpus("journal", &[]),
        large: |most| {
            large(most, &|value| {
                format!("(format: 1, path: \"/a\", draft: {})", draft_with(value))
            })
        },
        words: DRAFT_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
    Target {
        name: "pdf",
        read: pdf,
        seeds: || {
            corpus("pdf", &[])
                .into_iter()
                .map(pdf::with_places)
                .chain(pdf::made())
                .collect()
        },
        large: pdf::large,
        words: pdf::WORDS,
        finish: pdf::finish,
        memory: of_pdf,
        inputs: 500,
    },
    Target {
        name: "verify",
        read: verification::read,
        seeds: verification::made,
        large: verification::hostile,
        words: pdf::WORDS,
        finish: pdf::finish,
        memory: |_| verification::MAX_MEMORY,
        inputs: 500,
    },
    Target {
        name: "signing",
        read: signing,
        seeds: || corpus("signing", &["assets/signing.ron"]),
        large: |most| {
            large(most, &|value| {
                format!(
                    "(services: [(id: {value}, name: \"\", mark: \"{{index}}\", source: \"\")])"
                )
            })
        },
        words: SIGNING_WORDS,
        finish: unchanged,
        memory: of_text,
        inputs: 500,
    },
];

/// Of a text. A reader's values are larger than the signs that stand for them: `(name:""),` is two strings of
/// 24 bytes in a list that doubles as it grows, and is read once more when it was written. Measured, it is up to
/// 50 bytes for a byte; the rest is for allocators and types of other sizes. Messages and problems, of
/// which no more than some hundred are told, are in the constant part.
fn of_text(input: &[u8]) -> usize {
    (8 << 20) + 100 * input.len()
}

/// Of a template: an image in it is unpacked, up to 20 megapixels of four bytes, and once more without its alpha; of a
/// JPEG image it is the coefficients, six bytes a pixel, and the pixels.
fn of_template(input: &[u8]) -> usize {
    let begins_image = |window: &[u8]| window == b"\x89PNG" || window.starts_with(b"\xFF\xD8\xFF");
    let has_image = input.windows(4).any(begins_image);
    of_text(input) + if has_image { 256 << 20 } else { 0 }
}

/// Of a PDF: what is unpacked of its structure, in a buffer that doubles; one object of it at a time; its draft.
fn of_pdf(input: &[u8]) -> usize {
    (128 << 20) + 10 * input.len()
}

fn unchanged(_: &mut Rng, input: Vec<u8>) -> Vec<u8> {
    input
}

// -- what is read first --

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of a target's folder in the order of their names, and others of the repository.
fn corpus(target: &str, others: &[&str]) -> Vec<Vec<u8>> {
    let folder = repository("tests/fuzz/corpus").join(target);
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let paths: BTreeSet<_> = files
        .chain(others.iter().map(|path| repository(path)))
        .collect();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A draft with a value in its answers.
fn draft_with(value: &str) -> String {
    format!(
        "(format: 1, template: (id: \"intrum-personuppgifter\", version: \"1\"), services: [], answers: {{\"a\": {value}}})"
    )
}

/// Files that hold something of a size that nobody needs.
fn large(most: usize, around: &dyn Fn(&str) -> String) -> Vec<Vec<u8>> {
    let keys = (0..10_000).fold(String::new(), |keys, key| {
        keys + &format!("\"k{key}\": \"\", ")
    });
    let mut files = vec![
        around(&"[".repeat(most)),
        around(&"(a: ".repeat(most / 4)),
        around(&format!("\"{}\"", "å".repeat(most / 2))),
        around(&format!("\"{}\"", "\\u{1}".repeat(most / 5))),
        around(&format!("\"\", {keys} \"z\": \"\"")),
        around(&format!("[{}]", "(name:\"\"),".repeat(most / 11))),
        around(&"a".repeat(most)),
        around(&"9".repeat(most)),
        around(&format!("/*{}*/ \"\"", "/*".repeat(most / 2 - 9))),
        around(&format!("{}\"\"", "//\n".repeat(most / 3))),
        around(&format!("r{}\"\"", "#".repeat(most / 2))),
        around(&" ".repeat(most)),
        around(&format!("\"\"), {}: (", "x".repeat(most))),
    ];
    files.push("#![enable(implicit_some)]\n".repeat(most / 27) + &around("\"\""));
    let mut files: Vec<Vec<u8>> = files.into_iter().map(String::into_bytes).collect();
    files.push(vec![0; most]);
    files.push(vec![b'('; most]);
    files.push(vec![b'('; MAX_BYTES + 1]);
    files
}

// -- what it said, in short --

/// A value's own words without what is peculiar to one input: texts and numbers.
fn shape(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    let mut shape = String::new();
    let mut quoted = false;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            '"' => quoted = !quoted,
            _ if quoted || sign.is_ascii_digit() || shape.len() > 300 => {}
            _ => shape.push(sign),
        }
    }
    shape
}

/// Some values' shapes, each once.
fn shapes<T: Debug>(values: impl Iterator<Item = T>) -> String {
    let shapes: BTreeSet<String> = values.take(200).map(|value| shape(&value)).collect();
    shapes.into_iter().take(8).collect()
}

/// People are told something.
pub fn say(message: &Message) {
    static TRANSLATOR: LazyLock<Translator> = LazyLock::new(|| Translator::new(Language::En));
    assert!(!TRANSLATOR.format(message).is_empty());
}

// -- the readers --

pub fn built_in() -> &'static Template {
    static TEMPLATE: LazyLock<Template> =
        LazyLock::new(|| template::built_in(&fonts::TYPEFACE).unwrap());
    &TEMPLATE
}

fn draft(bytes: &[u8]) -> String {
    match draft::read(bytes) {
        Ok(draft) => {
            let written = draft::write(&draft);
            // What is written with its escapes may be too much to be read, if nearly too much was read.
            if written.len() <= MAX_BYTES {
                assert!(
                    draft::read(written.as_bytes()).as_ref() == Ok(&draft),
                    "written and read, it is another"
                );
            }
            let problems = draft::check(&draft, built_in(), &fonts::covers);
            problems
                .iter()
                .take(20)
                .for_each(|problem| say(&problem.message()));
            shapes(problems.iter().map(|problem| &problem.kind))
        }
        Err(error) => {
            say(&error.message());
            shape(&error)
        }
    }
}

fn journal(bytes: &[u8]) -> String {
    match JournalEntry::read(bytes) {
        Ok(kept) => {
            let written = kept.write();
            if written.len() <= MAX_BYTES {
                assert!(
                    JournalEntry::read(written.as_bytes()).as_ref() == Ok(&kept),
                    "written and read, it is another"
                );
            }
            format!("{} {}", shape(&kept.path), shape(&kept.content_hash))
        }
        Err(error) => {
            say(&error.message());
            shape(&error)
        }
    }
}

fn settings(bytes: &[u8]) -> String {
    let read = Settings::read(bytes);
    let written = read.settings.write();
    if written.len() <= MAX_BYTES {
        let again = Settings::read(written.as_bytes());
        assert!(
            again.settings == read.settings,
            "written and read, they are others"
        );
        assert_eq!(again.problem, None);
    }
    if let Some(problem) = &read.problem {
        say(&problem.message());
    }
    let parts = [
        read.settings.language.is_some(),
        read.settings.drafts_folder.is_some(),
        read.settings.pdf_folder.is_some(),
        read.settings.signing.is_some(),
        read.settings.profile.is_some(),
        read.settings.profiles.is_empty(),
    ];
    format!("{parts:?} {} {}", read.is_newer, shape(&read.problem))
}

fn recent(bytes: &[u8]) -> String {
    let recent = Recent::read(bytes);
    let written = ron_text::options().to_string(&recent).unwrap();
    assert_eq!(Recent::read(written.as_bytes()), recent);
    // A broken file says nothing; what is wrong with it still tells how far it was read.
    let text = ron_text::decode(bytes).unwrap_or_default();
    let error = ron_text::parse::<Recent>(text).err();
    format!("{} {}", recent.paths.len(), shape(&error))
}

fn signing(bytes: &[u8]) -> String {
    let services = match ron_text::decode(bytes) {
        Ok(text) => Services::read(text),
        Err(error) => Err(error.into()),
    };
    let services = match services {
        Ok(services) => services,
        Err(error) => {
            say(&error.message());
            return shape(&error);
        }
    };
    let field = SignatureBox::default();
    let ids = services
        .services
        .iter()
        .map(|service| &*service.id)
        .chain(["docusing"])
        .take(20);
    shapes(ids.map(|id| {
        let found = services
            .find(id)
            .map(|service| service.mark_for(&field, 3).is_ascii());
        found.map_err(|error| say(&error.message()))
    }))
}

fn pdf(bytes: &[u8]) -> String {
    match draft_in(bytes) {
        Ok(found) => format!(
            "{:?}",
            draft::read(&found)
                .map(|_| ())
                .map_err(|error| shape(&error))
        ),
        Err(error) => {
            say(&error.message());
            format!("{error:?}")
        }
    }
}

// -- templates: a folder as one input --

/// What stands before each file: its name follows, and a line feed.
const FILE_MARK: &str = "\n=== ";

/// The folder in an input. Files that are not in it are those of the small template.
fn folder(input: &[u8]) -> Sources {
    static SMALL: LazyLock<BTreeMap<String, Vec<u8>>> =
        LazyLock::new(|| files("tests/templates/tiny"));
    let mut files = SMALL.clone();
    let mark = FILE_MARK.as_bytes();
    let starts = input
        .windows(mark.len())
        .enumerate()
        .filter(|(_, window)| *window == mark);
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    for (index, start) in starts.iter().enumerate() {
        let file =
            &input[start + mark.len()..starts.get(index + 1).copied().unwrap_or(input.len())];
        let name = file.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let content = file.get(name.len() + 1..).unwrap_or_default();
        files.insert(String::from_utf8_lossy(name).into_owned(), content.to_vec());
    }
    Sources {
        files,
        ..Sources::default()
    }
}

fn files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let names = TemplateFile::ALL
        .map(|file| (file.name().to_owned(), format!("{folder}/{file}")))
        .into_iter();
    names
        .map(|(name, path)| (name, fs::read(repository(&path)).unwrap()))
        .collect()
}

/// An input with these files.
fn of_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let parts = files
        .into_iter()
        .map(|(name, content)| [FILE_MARK.as_bytes(), name.as_bytes(), b"\n", content].concat());
    parts.collect::<Vec<_>>().concat()
}

fn template_seeds() -> Vec<Vec<u8>> {
    let mut seeds = corpus("template", &[]);
    for folder in ["tests/templates/tiny", "templates/intrum-personuppgifter"] {
        let files = files(folder);
        seeds.push(of_files(
            files.iter().map(|(name, content)| (&**name, &**content)),
        ));
    }
    let page = with_image(&files("tests/templates/tiny")["page.ron"]);
    seeds.push(of_files([
        ("page.ron", &*page),
        ("a.png", &png(2, 2, true)),
    ]));
    seeds.push(of_files([("page.ron", &*page), ("a.png", JPEG)]));
    seeds
}

/// A JPEG image.
const JPEG: &[u8] = include_bytes!("../pictures/logo.jpg");

/// A JPEG image whose frame header says that it has that many pixels in a row and in a column.
fn jpeg(side: u16) -> Vec<u8> {
    let start = JPEG.windows(2).position(|pair| pair == [0xFF, 0xC0]);
    let start = start.unwrap() + 5;
    let side = side.to_be_bytes();
    [&JPEG[..start], &side, &side, &JPEG[start + 4..]].concat()
}

/// A `page.ron` with an image.
fn with_image(page: &[u8]) -> Vec<u8> {
    let end = page.iter().rposition(|&byte| byte == b')').unwrap();
    let image = b"letterhead: (file: \"a.png\", width_mm: 50, alternative: \"A\"))";
    [&page[..end], image].concat()
}

/// A PNG; one that isn't whole says that it is larger than what is in it.
fn png(width: u32, height: u32, is_whole: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, width, height)
        .write_header()
        .unwrap();
    if is_whole {
        writer
            .write_image_data(&vec![7; (width * height) as usize])
            .unwrap();
    }
    drop(writer);
    bytes
}

fn large_templates(most: usize) -> Vec<Vec<u8>> {
    let paragraph = |value: &str| format!("(blocks: [Paragraph(id: \"p\", text: {value})])");
    let mut folders: Vec<Vec<u8>> = large(most, &paragraph)
        .iter()
        .map(|body| of_files([("body.ron", &**body)]))
        .collect();
    folders.extend(
        large_bodies(most)
            .iter()
            .map(|body| of_files([("body.ron", body.as_bytes())])),
    );
    let page = with_image(&files("tests/templates/tiny")["page.ron"]);
    let side = 4472.min(u32::try_from(most).unwrap_or(u32::MAX) / 100);
    for image in [
        png(side, side, true),
        png(side, side, false),
        png(1 << 30, 1 << 30, false),
        jpeg(4000),
        jpeg(u16::MAX),
    ] {
        folders.push(of_files([("page.ron", &*page), ("a.png", &*image)]));
    }
    folders
}

/// Bodies in which many things meet many others.
fn large_bodies(most: usize) -> Vec<String> {
    let times = most / 100;
    let blocks = "Paragraph(id: \"p\", text: \"t\"), ".repeat(times);
    let condition = "Service(\"saw\"), ".repeat(times);
    let places = "{owner.name}{party.name}{set hand}{block p}{ ".repeat(times);
    let choices = "(when: Service(\"saw\"), text: \"t\"), ".repeat(times);
    let variants = "{variant v}".repeat(times);
    let label = "l".repeat(most / 2);
    let references = "{block c}".repeat(times);
    vec![
        format!(
            "(blocks: [Paragraph(id: \"p\", text: \"{variants}\", variants: {{\"v\": [{choices}]}})])"
        ),
        format!("(blocks: [Clause(id: \"c\", label: \"{label}\", text: \"{references}\")])"),
        format!("(blocks: [Paragraph(id: \"{label}\", text: \"{references}\")])"),
        format!("(blocks: [Section(id: \"s\", when: Any([{condition}]), blocks: [{blocks}])])"),
        format!("(blocks: [Paragraph(id: \"p\", when: All([{condition}]), text: \"{places}\")])"),
        format!("(blocks: [{blocks}])"),
    ]
}

fn template(input: &[u8]) -> String {
    match template::load(&folder(input), &fonts::TYPEFACE) {
        Ok(template) => {
            assert_eq!(template.hash, form_2::hash(&template.canonical()));
            let agreement = build(&template, &Draft::new(&template), Wording::Corrected);
            format!("sound {}", agreement.lines().is_empty())
        }
        Err(error) => {
            assert!(!error.problems.is_empty());
            error
                .problems
                .iter()
                .take(20)
                .for_each(|problem| say(&problem.kind.message()));
            shapes(error.problems.iter().map(|problem| &problem.kind))
        }
    }
}

/// An example of the tiny template.
fn example(input: &[u8]) -> String {
    static SOURCES: LazyLock<Sources> = LazyLock::new(|| Sources {
        files: files("tests/templates/tiny"),
        ..Sources::default()
    });
    let report = template_test::run(&template_test::Input {
        sources: &SOURCES,
        examples: &BTreeMap::from([("a.ron".to_owned(), input.to_vec())]),
        known: &[],
        typeface: &fonts::TYPEFACE,
    });
    let failures = report.results.iter().flat_map(|result| &result.failures);
    let failures: Vec<_> = failures.collect();
    failures
        .iter()
        .take(20)
        .for_each(|failure| say(&failure.message));
    failures
        .iter()
        .map(|failure| failure.message.id())
        .take(5)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Many parts, deep parts and a long one.
fn large_excerpts(most: usize) -> Vec<Vec<u8>> {
    let inside =
        |body: String| format!("klausul template form 2\ntemplate {{\n{body}}}\n").into_bytes();
    let hidden = format!("block #{}\n", "0".repeat(64));
    let words = format!("words @{} \"{}\"\n", "0".repeat(32), "w".repeat(most));
    vec![
        inside(hidden.repeat(most / hidden.len())),
        inside("block {\n".repeat(most / 10) + &"}\n".repeat(most / 10)),
        inside("block {\n".repeat(most / 8)),
        inside(words),
    ]
}

fn excerpt(input: &[u8]) -> String {
    let text = String::from_utf8_lossy(input);
    let read = match Excerpt::read(&text) {
        Ok(excerpt) => excerpt,
        Err(error) => {
            say(&error.message());
            return shapes([&error].into_iter());
        }
    };
    assert_eq!(read.hash(), form_2::hash_of_excerpt(&text));
    match read.template(&fonts::TYPEFACE, None) {
        Ok(template) => {
            let draft = Draft::new(&template);
            let agreement = build(&template, &draft, Wording::Corrected);
            // What is cut from it belongs to the same template.
            let again = template.excerpt(&agreement.printed(&template, &draft));
            assert_eq!(Excerpt::read(&again).unwrap().hash(), template.hash);
            format!("sound {}", agreement.lines().is_empty())
        }
        Err(error) => {
            say(&error.message());
            shapes([&error].into_iter())
        }
    }
}

const EXCERPT_WORDS: &[&str] = &[
    "template {",
    "block {",
    "section {",
    "paragraph {",
    "variant {",
    "choice {",
    "corrected {",
    "reference {",
    "row {",
    "}",
    "\n",
    " !holds",
    " !required",
    " #",
    " @",
    "words ",
    "answer ",
    "(field:\"owner.name\")",
    "(field:\"owner.name\",form:Genitive)",
    "signatory Name",
    "\"\"",
    "prints:Date",
    "prints:Signatories(\"owner\")",
];

const EXAMPLE_WORDS: &[&str] = &[
    "format:",
    "template:",
    "id:",
    "services:",
    "answers:",
    "sets:",
    "printed:",
    "not_printed:",
    "text:",
    "true",
    "false",
    "\"hammer\"",
    "\"power-1\"",
    "[",
    "]",
    "(",
    ")",
];

const DRAFT_WORDS: &[&str] = &[
    "format:",
    "template:",
    "id:",
    "version:",
    "hash:",
    "services:",
    "answers:",
    "name:",
    "title:",
    "path:",
    "stamp:",
    "draft:",
    "\"inkasso\"",
    "\"inkasso\",",
    "\"customer.name\":",
    "\"customer.signatories\":",
    "\"customer.country\":",
    "\"customer.business_id\":",
    "\"customer.postal_code\":",
    "\"agreement.date\":",
    "\"FI\"",
    "\"SE\"",
    "\"2026-02-30\"",
    "\"0112038-9\"",
    "(name: \"A\", title: \"B\"),",
    "[(name: \"A\")]",
    "\"intrum-personuppgifter\"",
    "\"1.0.0\"",
    "answers: {}",
    "services: []",
    "format: 2,",
];

const SETTINGS_WORDS: &[&str] = &[
    "format:",
    "language:",
    "theme:",
    "scale:",
    "drafts_folder:",
    "pdf_folder:",
    "hides_strip:",
    "leaves_out_attachments:",
    "signing:",
    "profile:",
    "profiles:",
    "name:",
    "answers:",
    "recent:",
    "Sv",
    "Fi",
    "En",
    "Dark",
    "Light",
    "System",
    "100",
    "format: 2,",
    "\"provider.name\":",
    "(name: \"a\"),",
    "\"/a\",",
    "profile: \"a\",",
    "voice: (pitch: 3),",
    "[(name: \"A\", title: \"B\")]",
];

const SIGNING_WORDS: &[&str] = &[
    "services:",
    "id:",
    "name:",
    "mark:",
    "source:",
    "{index}",
    "{party}",
    "{number}",
    "{{",
    "}}",
    "\"own\"",
    "(id: \"own\", name: \"Own\", mark: \"{index}\", source: \"\"),",
];

const TEMPLATE_WORDS: &[&str] = &[
    "\n=== template.ron\n",
    "\n=== fields.ron\n",
    "\n=== body.ron\n",
    "\n=== corrections.ron\n",
    "\n=== page.ron\n",
    "\n=== a.png\n",
    "format:",
    "id:",
    "label:",
    "labels:",
    "text:",
    "when:",
    "blocks:",
    "variants:",
    "Section(",
    "Title(",
    "Heading(",
    "Paragraph(",
    "Clause(",
    "Services(",
    "Parties(",
    "Signatures(",
    "Signature(",
    "Value(",
    "level:",
    "set:",
    "rows:",
    "common:",
    "heading:",
    "signer:",
    "lines:",
    "Not(",
    "All([",
    "Any([",
    "ServiceOf(\"power\")",
    "Service(\"saw\")",
    "Answered(\"tenant.name\")",
    "Yes",
    "No",
    "When(",
    "Text",
    "Lines(most: 3)",
    "BusinessId(country: \"",
    "PostalCode(country: \"",
    "Country",
    "Email",
    "Date",
    "Signatories(party: \"owner\", least: 1, most: 2)",
    "standard:",
    "follows:",
    "help:",
    "helps:",
    "{owner.name}",
    "{owner.name, genitive}",
    "{party.name}",
    "{signatory.name}",
    "{set hand}",
    "{block power-2}",
    "{variant guarantee}",
    "{lang en ",
    "{",
    "}",
    "corrections:",
    "block:",
    "part: Label,",
    "source:",
    "printed:",
    "reason:",
    "on:",
    "language: \"sv\"",
    "\"power-2\"",
    "\"power\"",
    "\"tenant.name\"",
    "letterhead: (file: \"a.png\", width_mm: 50, alternative: \"A\"),",
    "on: EveryPage,",
    "place: Margin,",
    "side: Right,",
    "explanations:",
    "shorts:",
];

const SHEET_WORDS: &[&str] = &[
    "uniqueCount=\"99999999999\"",
    "table:number-columns-repeated=\"16384\"",
    "table:number-rows-repeated=\"1048576\"",
    "office:value-type=\"float\"",
    "r=\"XFD1048576\"",
    "t=\"s\"",
    "<sheetData>",
    ";",
    "\"",
];

/// Reads a spreadsheet: as it is, and as the content of an ods file and the sheet of a workbook, since few changes of a
/// packed file can be unpacked.
fn sheet(input: &[u8]) -> String {
    let said = |bytes: &[u8]| match read_sheet(bytes) {
        Ok(sheet) => format!("{} rows", sheet.rows.len().min(3)),
        Err(error) => error.message().id().to_owned(),
    };
    let open_document = packed(&[("content.xml", input)]);
    let relationships = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let workbook = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let workbook = packed(&[
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relationships),
        ("xl/sharedStrings.xml", input),
        ("xl/worksheets/sheet1.xml", input),
    ]);
    [input, &open_document, &workbook].map(said).join(", ")
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sheet_seeds() -> Vec<Vec<u8>> {
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="510"><text:p>00510</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#;
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sst uniqueCount="1"><si><t>a</t></si></sst><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1</f></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
    let text = "Namn;FO-nummer\n\"Öst; Ab\";0112038-9\n";
    let template = template::built_in(&fonts::TYPEFACE).unwrap();
    let empty = klausul::pipeline::batch::empty_sheet(&template, &Translator::new(Language::Sv));
    let texts = [content, sheet, text].map(|text| text.as_bytes().to_vec());
    texts.into_iter().chain(empty).collect()
}

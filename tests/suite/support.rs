//! Helpers of several tests.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use assert_cmd::Command;
use klausul::agreement::{Agreement, Wording, build};
use klausul::date::Date;
use klausul::draft::{self, Answer, Draft, Signatory};
use klausul::library::{Approval, Approvals, Chosen, LoadedPolicy};
use klausul::message::{Language, Translator};
use klausul::notes::{BUILT_IN_NOTES, ClauseNotes};
use klausul::pdf::write::{self as pdf, DocumentFacts};
use klausul::template::{self, Sources, Template};
use klausul::typeset::{PageOptions, Pages, Typesetter};

pub use klausul::typeset::fonts::TYPEFACE;

/// The published agreement text.
pub const SOURCE_TEXT: &str = include_str!("../reference/source-text.sv.txt");

/// Returns the built-in template.
pub fn built_in() -> &'static Template {
    static TEMPLATE: LazyLock<Template> = LazyLock::new(|| template::built_in(&TYPEFACE).unwrap());
    &TEMPLATE
}

/// Returns a template with an approval.
pub fn approved(template: Template) -> Chosen {
    let date = Date::new(2026, 11, 25).unwrap();
    let mut approvals = Approvals::default();
    let approval = Approval::new(&template, "Eva Ek", date, None).unwrap();
    approvals.add(approval).unwrap();
    let notes = ClauseNotes::read(BUILT_IN_NOTES, &template).unwrap_or_default();
    Chosen {
        notes: Arc::new(notes),
        standing: LoadedPolicy::none().standing(&template, &Ok(approvals)),
        template: Arc::new(template),
    }
}

/// Returns the path of a file or folder of the repository, with slashes on every system: it may stand in a command.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))
}

/// Returns a text in which paths are written as on Unix, in JSON, too. A backslash before a colon is none of a path: it keeps
/// the colon from being read as an end. Two before a name are the beginning of a share.
pub fn with_slashes(text: &str) -> String {
    if cfg!(unix) {
        return text.to_owned();
    }
    let in_json = regex::Regex::new(r"(\w)\\\\").unwrap();
    let single = in_json.replace_all(text, r"$1\");
    single.replace('\\', "/").replace("/:", r"\:")
}

/// Reads the files of a template's folder.
pub fn sources(folder: &str) -> Sources {
    klausul::library::sources_in(&repository(folder)).unwrap()
}

/// Returns the files of a template's folder with the last occurrence of a text replaced: the first may stand in a comment.
pub fn edited(folder: &str, file: &str, from: &str, to: &str) -> Sources {
    let mut sources = sources(folder);
    edit(&mut sources, file, from, to);
    sources
}

/// Replaces the last occurrence of a text in a file of a template.
pub fn edit(sources: &mut Sources, file: &str, from: &str, to: &str) {
    let bytes = sources.files.get_mut(file).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let at = text
        .rfind(from)
        .unwrap_or_else(|| panic!("{file} has no {from}"));
    let edited = [&text[..at], to, &text[at + from.len()..]].concat();
    *bytes = edited.into_bytes();
}

/// Returns what is reported of a template, in Swedish, a line each.
pub fn reported(sources: &Sources) -> String {
    let Err(error) = template::load(sources, &TYPEFACE) else {
        return "no problem".to_owned();
    };
    let translator = Translator::new(Language::Sv);
    let lines = error.problems.iter().map(|problem| {
        let sentence = translator.format(&problem.kind.message());
        format!("{}: {sentence}", problem.place)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the example draft that the program carries.
pub fn example() -> Draft {
    draft::read(include_bytes!("../../assets/example.ron")).unwrap()
}

/// Returns the example as it travels inside a PDF: it names the template by its hash too.
pub fn example_inside() -> Draft {
    Draft {
        template_hash: Some(built_in().hash.clone()),
        ..example()
    }
}

/// Returns a new draft with the services of a bit mask, in the template's order.
pub fn with_services(mask: usize) -> Draft {
    let mut draft = Draft::new(built_in());
    let services = built_in().services.iter().enumerate();
    draft.services = services
        .filter(|(bit, _)| mask >> bit & 1 == 1)
        .map(|(_, service)| service.id.clone())
        .collect();
    draft
}

pub fn set(draft: &mut Draft, field: &str, value: &str) {
    draft
        .answers
        .insert(field.to_owned(), Answer::Text(value.to_owned()));
}

pub fn set_signatories(draft: &mut Draft, field: &str, people: &[(&str, &str)]) {
    let signatories = people.iter().map(|(name, title)| Signatory {
        name: (*name).to_owned(),
        title: (*title).to_owned(),
        email: String::new(),
    });
    let answer = Answer::Signatories(signatories.collect());
    draft.answers.insert(field.to_owned(), answer);
}

pub fn agreement(draft: &Draft) -> Agreement {
    build(built_in(), draft, Wording::Corrected)
}

pub fn pages(draft: &Draft, is_draft: bool) -> Pages {
    pages_of(built_in(), draft, is_draft)
}

pub fn pages_of(template: &Template, draft: &Draft, is_draft: bool) -> Pages {
    let agreement = build(template, draft, Wording::Corrected);
    Typesetter::new(&template.language).pages(&agreement, template, PageOptions { is_draft })
}

pub fn pdf_of(pages: &Pages) -> Vec<u8> {
    let date = Date::new(2026, 11, 22).unwrap();
    pdf::write(
        pages,
        &DocumentFacts {
            date,
            record: Some(klausul::pdf::ExportRecord::default()),
            attachments: Vec::new(),
        },
    )
    .unwrap()
}

/// Returns the words of a text: white space carries no meaning.
pub fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Returns a command that runs the program in Swedish, whatever the language of the machine.
pub fn klausul() -> Command {
    let mut command = Command::cargo_bin("klausul").unwrap();
    command.env("LC_ALL", "sv_FI.UTF-8");
    command
}

/// Returns the first `count` characters of a text that is repeated without end.
pub fn first(count: usize, text: &str) -> String {
    text.chars().cycle().take(count).collect()
}

/// Returns a JPEG image of `tests/pictures`.
pub fn jpeg(name: &str) -> Vec<u8> {
    std::fs::read(repository(&format!("tests/pictures/{name}.jpg"))).unwrap()
}

/// Returns a JPEG image whose frame header says something else at that offset behind its marker.
pub fn with_frame(jpeg: &[u8], offset: usize, bytes: &[u8]) -> Vec<u8> {
    let mut pairs = jpeg.windows(2);
    let at = pairs.position(|pair| pair == [0xFF, 0xC0]).unwrap() + offset;
    let mut jpeg = jpeg.to_vec();
    jpeg[at..at + bytes.len()].copy_from_slice(bytes);
    jpeg
}

/// Returns a JPEG image whose camera says that it held it that way (Exif 2.32, 4.6.4).
pub fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif =
        b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

/// Returns a PNG image of one colour.
pub fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    // The bytes are part of a template's hash: none may depend on what another crate chose for flate2.
    encoder.set_compression(png::Compression::Fast);
    let pixels = pixel.repeat((width * height) as usize);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&pixels)
        .unwrap();
    bytes
}

/// Returns the built-in template with an image at the top of the first page.
pub fn with_letterhead() -> Template {
    let mut with_image = sources("templates/intrum-personuppgifter");
    let page = String::from_utf8(with_image.files["page.ron"].clone()).unwrap();
    let page = page.replace("// letterhead:", "letterhead:").into_bytes();
    with_image.files.insert("page.ron".to_owned(), page);
    let image = png(300, 60, [200, 0, 0, 127]);
    with_image.files.insert("brevhuvud.png".to_owned(), image);
    template::load(&with_image, &TYPEFACE).unwrap()
}

/// Returns the built-in template with that letterhead: a file with that content, and keys beside its width.
pub fn letterhead(file: &[u8], keys: &str) -> Template {
    let mut sources = sources("templates/intrum-personuppgifter");
    let to =
        format!("letterhead: (file: \"bild.png\", alternative: \"Intrums logotyp\", {keys}),\n)");
    edit(&mut sources, "page.ron", "\n)", &format!("\n    {to}"));
    sources.files.insert("bild.png".to_owned(), file.to_vec());
    template::load(&sources, &TYPEFACE).unwrap()
}

/// Returns drafts that differ in services, names, signatories and answers, each with what is special about it.
pub fn varied() -> Vec<(String, Draft)> {
    let mut all = Vec::new();
    // Every service alone, pairs across the sets, all of them, and none.
    let alone = (0..9).map(|bit| 1 << bit);
    let pairs = [
        0b1_0000_0001,
        0b100_0001,
        0b1_0100_0001,
        0b1_1111_0000,
        0b0_0011_1111,
        0b1_1100_0000,
    ];
    for mask in alone.chain(pairs).chain([0b1_1111_1111, 0]) {
        all.push((format!("services {mask:b}"), with_services(mask)));
    }
    let names = [
        "Å",
        "O’Brien & Łódź s.r.o. <ab>",
        "Försäkringsaktiebolaget Österbottens Ömsesidiga",
        "A/B \\ (C) ]]> \"D\" 'E'",
        // Letters of the second face, and a hyphen at which no line ends.
        "Ŧŧ Ǥǥ Ǩǩ Ʒʒ Ǯǯ A\u{2011}lag",
    ];
    for name in names.map(str::to_owned).into_iter().chain([
        first(300, "Försäkringsaktiebolaget Österbotten "),
        first(120, "Österbottenfi"),
    ]) {
        let mut draft = example();
        set(&mut draft, "customer.name", &name);
        all.push((format!("name {name}"), draft));
    }
    for provider in 1..=4 {
        for customer in 1..=4 {
            let mut draft = example();
            let people = [("Anna-Lisa Öst", "Verkställande direktör"); 4];
            set_signatories(&mut draft, "provider.signatories", &people[..provider]);
            set_signatories(&mut draft, "customer.signatories", &people[..customer]);
            all.push((format!("{provider} and {customer} signatories"), draft));
        }
    }
    for field in [
        "signing.place",
        "provider.street",
        "customer.contact_name",
        "customer.country",
    ] {
        let mut draft = example();
        draft.answers.remove(field);
        all.push((format!("without {field}"), draft));
    }
    all
}

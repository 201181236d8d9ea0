//! Nothing leaves with a PDF that its pages don't say.
//!
//! Every text of the template's files and of the draft that no page shows is searched for in everything that the file
//! holds: its pages' content, its attachments, metadata, bookmarks, names of fields, structure.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use klausul::agreement::{Wording, build};
use klausul::draft::{Answer, Draft, Permission};
use klausul::notes::{BUILT_IN_NOTES, ClauseNotes};
use klausul::pipeline::export::ExportOptions;
use klausul::signing::Services;
use klausul::template::{FieldKind, Required, Sources, Template, load};
use klausul::typeset::{PageOptions, Typesetter};
use lopdf::content::Content;
use lopdf::{Document, Object};
use regex::Regex;

use crate::internal_notes::{internal_notes, with_internal_notes};
use crate::support::{TYPEFACE, set, sources, varied, with_services};
use crate::verify::{PLAIN, exported};

/// The colour profile, in which a maker left his mark: "hand".
const PROFILE: &[u8] = include_bytes!("../../assets/color/sRGB-v2-micro.icc");

/// Words of a text: letters, digits and the signs inside names.
fn words(text: &str) -> Vec<String> {
    let inside = |character: char| character.is_alphanumeric() || "._-@".contains(character);
    text.split(|character| !inside(character))
        .map(|word| word.trim_matches(['.', '_', '-']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A text in which sequences of words are found fast.
#[derive(Default)]
struct Index {
    words: Vec<String>,
    places: HashMap<String, Vec<usize>>,
}

impl Index {
    fn add(&mut self, text: &str) {
        for word in words(text) {
            let places = self.places.entry(word.clone()).or_default();
            places.push(self.words.len());
            self.words.push(word);
        }
        // Nothing is found across two texts.
        self.words.push(String::new());
    }

    fn has(&self, sought: &[String]) -> bool {
        self.find(sought).is_some()
    }

    /// Returns the sought words with their context.
    fn find(&self, sought: &[String]) -> Option<String> {
        let places = self.places.get(&sought[0]).map_or(&[][..], Vec::as_slice);
        let mut places = places.iter();
        let at = places.find(|at| self.words.get(**at..**at + sought.len()) == Some(sought))?;
        let around = at.saturating_sub(4)..(at + sought.len() + 4).min(self.words.len());
        Some(self.words[around].join(" "))
    }
}

/// Words of the program's own, in the attachments and in the document.
const OWN_WORDS: &str = "Text Date Country Name Title Signatories Genitive klausul template form id version hash \
     services answers name title set label language prints field text format page pages heading parties signatures \
     rows lines common body corrections families groups fields party service head template variant block set lang 1.1 \
     signing words counted unit one many gender Number annex row";

/// The texts of a template's files and of a draft, in pieces as short as they could leak: what stands between places, and
/// of longer texts each six words in a row.
fn texts(files: &Sources, draft: &Draft) -> BTreeSet<Vec<String>> {
    let literal = Regex::new(r##"r#"((?s:.)*?)"#|"([^"]*)""##).unwrap();
    let mut texts: Vec<String> = Vec::new();
    for bytes in files.files.values() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.retain(|line| !line.trim_start().starts_with("//"));
        let text = lines.join("\n");
        let found = literal.captures_iter(&text);
        texts.extend(found.map(|found| {
            let inner = found.get(1).or(found.get(2));
            inner.unwrap().as_str().to_owned()
        }));
    }
    texts.extend(draft.services.clone());
    for (field, answer) in &draft.answers {
        texts.push(field.clone());
        match answer {
            Answer::Text(text) => texts.extend(text.lines().map(str::to_owned)),
            Answer::Signatories(signatories) => {
                for signatory in signatories {
                    let email = signatory.email.clone();
                    texts.extend([signatory.name.clone(), signatory.title.clone(), email]);
                }
            }
            Answer::Choices(chosen) => texts.extend(chosen.clone()),
            Answer::Rows(rows) => {
                for (column, text) in rows.iter().flatten() {
                    texts.push(column.clone());
                    texts.extend(text.lines().map(str::to_owned));
                }
            }
        }
    }
    let mut pieces = BTreeSet::new();
    for (number, piece) in texts
        .iter()
        .flat_map(|text| text.split(['{', '}']).enumerate())
    {
        let words = words(piece);
        // Inside braces each word is a name.
        let length = if number % 2 == 1 {
            1
        } else {
            words.len().min(6)
        };
        pieces.extend(words.windows(length.max(1)).map(<[String]>::to_vec));
    }
    // A letter or a number stands everywhere.
    pieces.retain(|piece| piece.len() > 1 || piece[0].chars().count() > 2);
    pieces
}

/// What the pages say, and the names that stand for it: of the printed services, fields and parties.
fn shown(template: &Template, draft: &Draft, options: &ExportOptions) -> Index {
    let agreement = build(template, draft, Wording::Corrected);
    let page_options = PageOptions {
        is_draft: options.is_draft,
    };
    let pages = Typesetter::new(&template.language).pages(&agreement, template, page_options);
    let mut index = Index::default();
    let lines = agreement.lines().join("\n");
    index.add(&lines);
    let furniture = pages.pages.iter().flat_map(|page| &page.lines);
    furniture.for_each(|line| index.add(&line.text.text));
    for image in pages.pages.iter().flat_map(|page| &page.images) {
        image.alternative.iter().for_each(|text| index.add(text));
    }
    let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
    for (number, field) in boxes.enumerate() {
        let service = options.signing.iter();
        service.for_each(|service| index.add(&service.mark_for(field, number + 1)));
    }
    for text in [&template.id, &template.version, &template.language] {
        index.add(text);
    }
    index.add(OWN_WORDS);
    index.add(&template.page.font);
    let says = |text: &str| lines.contains(text);
    for service in &template.services {
        if draft.has_service(&service.id) && says(&service.name) {
            index.add(&service.id);
            index.add(&service.set);
        }
    }
    template
        .parties
        .iter()
        .for_each(|party| index.add(&party.id));
    for field in printed_fields(template, draft) {
        index.add(&field);
    }
    // What a number counts travels in both of its forms: either may be the one that is printed.
    for field in printed_fields(template, draft) {
        let kind = template.field(&field).map(|field| &field.kind);
        if let Some(FieldKind::Number {
            unit: Some(unit), ..
        }) = kind
        {
            index.add(&format!("{} ; {}", unit.one, unit.many));
            unit.gender.iter().for_each(|gender| index.add(gender));
        }
    }
    // A date and a country stand as words on the page.
    for field in &template.fields {
        if matches!(field.kind, FieldKind::Date | FieldKind::Country) {
            draft
                .text(&field.id)
                .iter()
                .for_each(|text| index.add(text));
        }
    }
    index
}

/// The fields that the agreement's runs name.
fn printed_fields(template: &Template, draft: &Draft) -> BTreeSet<String> {
    let agreement = build(template, draft, Wording::Corrected);
    let printed = agreement.printed(template, draft);
    // What is called printed must have left something: an answer, a gap, or nothing on purpose.
    for field in &printed.fields {
        let is_blank = draft.text(field).as_deref() == Some("");
        let is_named = format!("{agreement:?}").contains(&format!("{field:?}"));
        assert!(is_blank || is_named, "{field}");
    }
    printed.fields
}

/// Everything that a file holds, as text.
fn held(pdf: &[u8]) -> Index {
    let document = Document::load_mem(pdf).unwrap();
    let mut index = Index::default();
    let mut open: Vec<Object> = document.objects.values().cloned().collect();
    open.push(Object::Dictionary(document.trailer.clone()));
    while let Some(object) = open.pop() {
        match object {
            Object::String(bytes, _) => index.add(&decoded(&bytes)),
            Object::Name(name) => index.add(&String::from_utf8_lossy(&name)),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dictionary) => {
                for (key, value) in dictionary {
                    index.add(&String::from_utf8_lossy(&key));
                    open.push(value);
                }
            }
            Object::Stream(stream) => {
                let content = stream.decompressed_content().unwrap_or(stream.content);
                let is_image = stream.dict.has_type(b"XObject");
                if !is_image && content != PROFILE {
                    index.add(&words_in(&content));
                }
                // The strings in it, whatever they are written as.
                let is_font = stream.dict.has(b"Length1");
                if !is_font && let Ok(content) = Content::decode(&content) {
                    open.extend(content.operations.into_iter().flat_map(|one| one.operands));
                }
                open.push(Object::Dictionary(stream.dict));
            }
            _ => {}
        }
    }
    // The words that the glyphs of the pages stand for, and what stands between the objects.
    let pages = pdf_extract::extract_text_from_mem_by_pages(pdf).unwrap();
    for page in pages {
        index.add(&page.replace('\u{ad}', ""));
    }
    let streams = regex::bytes::Regex::new(r"(?s-u:\bstream\n.*?\nendstream\b)").unwrap();
    index.add(&decoded(&streams.replace_all(pdf, b"\n".as_slice())));
    index
}

/// The words of a stream. In a font or a picture, a few letters between white space are there by chance.
fn words_in(content: &[u8]) -> String {
    let text = decoded(content);
    if std::str::from_utf8(content).is_ok() {
        return text;
    }
    let long = Regex::new(r"[\w.-]{6,}").unwrap();
    let words = long.find_iter(&text).map(|word| word.as_str());
    words.collect::<Vec<_>>().join(" ")
}

/// A string in UTF-16, UTF-8 or bytes.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2);
            let units = units.map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

/// The texts that no page shows and the file has nevertheless.
fn leaks(
    files: &Sources,
    template: &Template,
    draft: &Draft,
    options: &ExportOptions,
) -> (usize, Vec<String>) {
    let shown = shown(template, draft, options);
    let mut secrets = texts(files, draft);
    secrets.retain(|secret| !shown.has(secret));
    let held = held(&exported(template, draft, options));
    let leaked = secrets.iter().filter_map(|secret| {
        let around = held.find(secret)?;
        Some(format!("{}: … {around} …", secret.join(" ")))
    });
    (secrets.len(), leaked.collect())
}

fn check(files: &Sources, drafts: &[(String, Draft)]) {
    let template = load(files, &TYPEFACE).unwrap();
    let services = Services::built_in().unwrap().services;
    for (index, (name, draft)) in drafts.iter().enumerate() {
        let options = ExportOptions {
            is_draft: index % 3 == 1,
            signing: services.get(index % 11).cloned(),
            ..PLAIN
        };
        let (count, leaked) = leaks(files, &template, draft, &options);
        assert!(count > 30, "{name}: {count} secrets");
        assert!(leaked.is_empty(), "{name}: {leaked:#?}");
    }
}

/// The varied drafts, and some with what nobody else is to know.
fn drafts() -> Vec<(String, Draft)> {
    let mut drafts = varied();
    for mask in (0..512).step_by(37) {
        let mut draft = with_services(mask);
        set(&mut draft, "customer.name", "Åkerströms Öst & Söner Ab");
        set(
            &mut draft,
            "internal.note",
            "Intern anteckning: betalar sent,\nge ingen rabatt",
        );
        set(&mut draft, "gone.field", "kvar sedan version noll");
        for answer in draft.answers.values_mut() {
            if let Answer::Signatories(signatories) = answer {
                "hemlig.adress@undertecknare.example".clone_into(&mut signatories[0].email);
            }
        }
        draft.services.push("gone-service".to_owned());
        if mask % 3 == 0 {
            draft.services.push("internal-counsel".to_owned());
        }
        if mask % 2 == 0 {
            set(&mut draft, "signing.place", "");
            set(&mut draft, "internal.approver", "Advokat Alfhild Ögren");
        }
        drafts.push((format!("with notes {mask:b}"), draft));
    }
    // Each optional answer alone, with services of set A, of set B, and of both.
    let optional = with_internal_notes().fields.into_iter();
    let optional = optional.filter(|field| !matches!(field.required, Required::Yes));
    // A text is no answer to a list: its table would stand there without rows.
    let is_list = |kind: &FieldKind| matches!(kind, FieldKind::Rows(_) | FieldKind::Choices { .. });
    let optional = optional.filter(|field| !is_list(&field.kind));
    for (number, field) in optional.enumerate() {
        let mut draft = with_services([0b1, 0b100_0000, 0b1000_0001][number % 3]);
        draft.answers.clear();
        let answer = match field.kind {
            FieldKind::Date => "2027-03-04",
            FieldKind::Country => "SE",
            _ => "Sällsynt svar",
        };
        set(&mut draft, &field.id, answer);
        // Both templates have a turn.
        drafts.push((format!("only {}", field.id), draft.clone()));
        drafts.push((format!("only {}", field.id), draft));
    }
    drafts
}

#[test]
fn no_text_leaves_that_no_page_shows() {
    let (mut some, mut others) = (Vec::new(), Vec::new());
    for (index, draft) in drafts().into_iter().enumerate() {
        if index % 2 == 0 {
            &mut some
        } else {
            &mut others
        }
        .push(draft);
    }
    check(&sources("templates/intrum-personuppgifter"), &some);
    check(&internal_notes(), &others);
}

/// Who allowed what, and what sales are told about clauses.
#[test]
fn no_permission_and_no_note_leaves() {
    let template = load(&sources("templates/intrum-personuppgifter"), &TYPEFACE).unwrap();
    let notes = ClauseNotes::read(BUILT_IN_NOTES, &template).unwrap();
    let mut draft = crate::support::example();
    set(&mut draft, "audit.notice", "6");
    let permission = Permission {
        by: "Justitierådet Alfhild Ögren".to_owned(),
        reason: "Kunden granskar kvartalsvis".to_owned(),
        value: "6".to_owned(),
    };
    draft.allowed.insert("audit.notice".to_owned(), permission);
    let mut secrets: Vec<String> = ["Justitierådet", "Ögren", "kvartalsvis", "allowed"]
        .map(str::to_owned)
        .into();
    for (_, note) in notes.iter() {
        let texts = [&note.own].into_iter().chain(note.others.values());
        let pieces = texts.flat_map(|text| {
            let words = words(text);
            let pieces: Vec<String> = words.windows(4).map(|four| four.join(" ")).collect();
            pieces
        });
        secrets.extend(pieces);
    }
    assert!(secrets.len() > 100);
    for is_draft in [false, true] {
        let held = held(&exported(
            &template,
            &draft,
            &ExportOptions { is_draft, ..PLAIN },
        ));
        assert!(held.has(&words("sex (6) veckor")));
        for secret in &secrets {
            assert_eq!(held.find(&words(secret)), None, "{secret}");
        }
    }
}

#[test]
fn no_text_of_another_template_leaves_that_no_page_shows() {
    let files = sources("tests/templates/tiny");
    let template = load(&files, &TYPEFACE).unwrap();
    let mut drafts = Vec::new();
    for mask in 0..16 {
        let mut draft = Draft::new(&template);
        let services = template.services.iter().enumerate();
        let services = services.filter(|(bit, _)| mask >> bit & 1 == 1);
        draft.services = services.map(|(_, service)| service.id.clone()).collect();
        if mask % 3 == 0 {
            set(&mut draft, "guarantor.name", "Guaranty Ltd");
            set(&mut draft, "tenant.phone", "040 123456");
        }
        drafts.push((format!("{mask:b}"), draft));
    }
    check(&files, &drafts);
}

/// What no page prints leaves no trace at all, not even in a hash that guesses could be tried against.
#[test]
fn unprinted_words_change_no_byte() {
    let template = with_internal_notes();
    for (index, (name, draft)) in varied().into_iter().enumerate().step_by(4) {
        let bytes = |note: &str, approver: &str| {
            let mut draft = draft.clone();
            set(&mut draft, "internal.note", note);
            set(&mut draft, "internal.approver", approver);
            set(&mut draft, "gone.field", note);
            let options = ExportOptions {
                is_draft: index % 8 == 0,
                ..PLAIN
            };
            exported(&template, &draft, &options)
        };
        let one = bytes("Betalar sent", "Advokat Alfhild");
        let other = bytes("Betalar i tid, alltid\noch gärna", "Notarie Bo Ek");
        assert!(one == other, "{name}");
    }
}

/// A document must have a title: without one on its pages it is called by what stands at their foot.
#[test]
fn a_title_that_no_page_shows_is_not_the_documents() {
    let mut files = sources("templates/intrum-personuppgifter");
    let body = String::from_utf8(files.files["body.ron"].clone()).unwrap();
    let title = Regex::new(r"(?s:Title\(.*?\),\n)").unwrap();
    let body = title.replace(&body, "").into_owned().into_bytes();
    files.files.insert("body.ron".to_owned(), body);
    let template = load(&files, &TYPEFACE).unwrap();
    let held = held(&exported(&template, &with_services(1), &PLAIN));
    assert!(!held.has(&words(&template.title)));
    assert!(held.has(&words("intrum-personuppgifter 1.0.0")));
}

/// The search itself: in a file with the whole template inside, it finds what no page shows.
#[test]
fn the_search_finds_what_is_there() {
    let files = internal_notes();
    let template = load(&files, &TYPEFACE).unwrap();
    let mut draft = with_services(1);
    set(
        &mut draft,
        "internal.note",
        "Intern anteckning: betalar sent",
    );
    let mut document = Document::load_mem(&exported(&template, &draft, &PLAIN)).unwrap();
    let whole = template.canonical() + &klausul::draft::write(&draft);
    for (place, text) in BTreeMap::from([
        ("attachment", whole.clone()),
        ("bookmark", "Godkännare".to_owned()),
    ]) {
        let id = if place == "attachment" {
            document.add_object(lopdf::Stream::new(
                lopdf::Dictionary::new(),
                text.into_bytes(),
            ))
        } else {
            let units = text.encode_utf16().flat_map(u16::to_be_bytes);
            let bytes = [0xFE, 0xFF].into_iter().chain(units).collect();
            let string = Object::String(bytes, lopdf::StringFormat::Hexadecimal);
            document.add_object(lopdf::dictionary! { "Title" => string })
        };
        document.trailer.set(place, id);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes.extend("%Sagt bakom filen\n".bytes());
    let held = held(&bytes);
    for secret in [
        "Sagt bakom filen",
        // From the glyphs of a page.
        "läggs ett avsnitt med rubriken",
        "Intern anteckning",
        "betalar sent",
        "Godkännare",
        "sextiotusen euro och",
        "Följande stycke har numret",
        "Det namn som avtalets text",
        "personuppgifter endast i enlighet med Kundens",
        "Vihdoin",
    ] {
        let is_there = secret != "Vihdoin";
        assert_eq!(held.has(&words(secret)), is_there, "{secret}");
    }
    let shown = shown(&template, &draft, &PLAIN);
    let mut secrets = texts(&files, &draft);
    secrets.retain(|secret| !shown.has(secret));
    let found = secrets.iter().filter(|secret| held.has(secret)).count();
    assert!(
        found * 10 > secrets.len() * 8,
        "{found} of {}",
        secrets.len()
    );
}

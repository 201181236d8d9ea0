//! Every export is PDF/A-3a and PDF/UA-1, as a validator that is not ours reads it, and says to those who
//! can't see it what the pages say.

use klausul::draft::Draft;
use klausul::template::load;
use klausul::typeset::Ending;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::support::{
    TYPEFACE, example, pages, pages_of, pdf_of, sources, varied, with_letterhead,
};

/// Checks that a file is PDF/A-3a and PDF/UA-1.
pub fn check(name: &str, bytes: &[u8]) {
    for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        let failures: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
        assert_eq!(failures, Vec::<String>::new(), "{name}, {profile:?}");
    }
}

#[test]
fn varied_drafts_conform() {
    let varied = varied();
    assert!(varied.len() >= 40, "{}", varied.len());
    for (name, draft) in &varied {
        check(name, &pdf_of(&pages(draft, false)));
    }
    for (name, draft) in varied.iter().step_by(4) {
        check(&format!("{name}, a draft"), &pdf_of(&pages(draft, true)));
    }
}

#[test]
fn a_letterhead_conforms() {
    let pages = pages_of(&with_letterhead(), &example(), false);
    check("letterhead", &pdf_of(&pages));
}

/// Words in another language say so to those who read aloud, and are not hyphenated by the rules of
/// the document's.
#[test]
fn foreign_words_carry_their_language() {
    let mut tiny = sources("tests/templates/tiny");
    let body = String::from_utf8(tiny.files["body.ron"].clone()).unwrap();
    let words = "{lang de Datenschutzgrundverordnungsbestimmungen} ".repeat(40);
    let body = body.replace("No instruction", &format!("{words}: no instruction"));
    tiny.files.insert("body.ron".to_owned(), body.into_bytes());
    let template = load(&tiny, &TYPEFACE).unwrap();
    let mut draft = Draft::new(&template);
    draft.services = vec!["hammer".to_owned()];
    let pages = pages_of(&template, &draft, true);
    let broken = pages.pages.iter().flat_map(|page| &page.lines);
    let broken = broken.filter(|line| line.text.ending == Ending::Hyphen);
    assert_eq!(broken.count(), 0);
    let bytes = pdf_of(&pages);
    check("foreign words", &bytes);
    let document = Document::load_mem(&bytes).unwrap();
    let mut spans = 0;
    for page in document.get_pages().into_values() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let tags = content.operations.iter().filter_map(|operation| {
            let properties = operation.operands.get(1)?.as_dict().ok()?;
            properties.get(b"Lang").and_then(Object::as_str).ok()
        });
        for language in tags {
            assert_eq!(language, b"de");
            spans += 1;
        }
    }
    assert_eq!(spans, 40, "one for each, and none for what stands between");
}

/// The validator does find what is missing: a document that doesn't say that it is tagged.
#[test]
fn a_missing_mark_for_tags_is_found() {
    let mut document = Document::load_mem(&pdf_of(&pages(&example(), false))).unwrap();
    document.catalog_mut().unwrap().remove(b"MarkInfo");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let report = validate_pdf_bytes(&bytes, &options).unwrap();
    assert!(!report.failures.is_empty());
}

/// A line for each element of the structure, indented under its parent; repeated ones are counted.
fn outline(document: &Document, element: &Dictionary, depth: usize, lines: &mut Vec<String>) {
    let tag = element.get(b"S").and_then(Object::as_name).unwrap();
    let mut line = format!("{}{}", "  ".repeat(depth), String::from_utf8_lossy(tag));
    if let Ok(attributes) = element.get(b"A").and_then(Object::as_dict) {
        for key in [&b"Scope"[..], b"ListNumbering"] {
            if let Ok(value) = attributes.get(key).and_then(Object::as_name) {
                line.extend([" ", &String::from_utf8_lossy(value)]);
            }
        }
        if let Ok(columns) = attributes.get(b"ColSpan").and_then(Object::as_i64) {
            line.extend([" over ", &columns.to_string()]);
        }
    }
    let kids = match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    };
    let has_field = kids.iter().any(|kid| {
        let kid = kid
            .as_dict()
            .and_then(|kid| kid.get(b"Type"))
            .and_then(Object::as_name);
        kid.is_ok_and(|kind| kind == b"OBJR")
    });
    if has_field {
        line.push_str(" with a field");
    }
    lines.push(line);
    for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
        outline(
            document,
            document.get_dictionary(kid).unwrap(),
            depth + 1,
            lines,
        );
    }
}

#[test]
fn the_structure_is_the_agreements() {
    let document = Document::load_mem(&pdf_of(&pages(&example(), false))).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    let top = root.get(b"K").unwrap().as_array().unwrap()[0]
        .as_reference()
        .unwrap();
    let mut lines = Vec::new();
    outline(
        &document,
        document.get_dictionary(top).unwrap(),
        0,
        &mut lines,
    );
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn signatories_have_fields_that_say_what_they_are_for() {
    let document = Document::load_mem(&pdf_of(&pages(&example(), false))).unwrap();
    let mut fields = Vec::new();
    for object in document.objects.values() {
        let Ok(field) = object.as_dict() else {
            continue;
        };
        let is_field = field
            .get(b"FT")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Sig");
        if is_field {
            let name = field.get(b"T").and_then(Object::as_str).unwrap();
            let said = lopdf::decode_text_string(field.get(b"TU").unwrap()).unwrap();
            fields.push(format!("{}: {said}", String::from_utf8_lossy(name)));
        }
    }
    fields.sort();
    insta::assert_snapshot!(fields.join("\n"));
    let draft = Document::load_mem(&pdf_of(&pages(&example(), true))).unwrap();
    assert!(
        !draft.catalog().unwrap().has(b"AcroForm"),
        "nothing to sign in a draft"
    );
}

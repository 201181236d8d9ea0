//! Exports verify, however other programs saved them; what can't be seen raises no alarm; whatever happens to
//! a file, verifying it ends.

use std::time::{Duration, Instant};

use klausul::date::Date;
use klausul::draft::Draft;
use klausul::pipeline::export::{ExportOptions, Exporter};
use klausul::signing::Services;
use klausul::template::{Template, load};
use klausul::verify::{
    AdditionKind, BytesCompared, Check, Compared, Known, Report, Signature, Trust, Verdict,
    Verifier, VerifyError,
};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::internal_notes::with_internal_notes;
use crate::support::{
    TYPEFACE, built_in, example, first, klausul, repository, set, set_signatories, sources, varied,
    with_letterhead, with_services, with_slashes,
};

/// A file that pyHanko signed twice, in the order of its fields, in November 2026.
const SIGNED: &[u8] = include_bytes!("../reference/signed.pdf");

pub const PLAIN: ExportOptions = ExportOptions {
    is_draft: false,
    attaches: true,
    signing: None,
    approved: None,
};

pub fn exported(template: &Template, draft: &Draft, options: &ExportOptions) -> Vec<u8> {
    let date = Date::new(2026, 11, 22).unwrap();
    let mut exporter = Exporter::default();
    exporter.export(template, draft, date, options).unwrap().pdf
}

pub fn verified(pdf: &[u8]) -> Result<Report, VerifyError> {
    verified_with(pdf, &[built_in()])
}

pub fn verified_with(pdf: &[u8], templates: &[&Template]) -> Result<Report, VerifyError> {
    let known = Known {
        templates: templates.to_vec(),
        ..Known::default()
    };
    Verifier::new().verify(pdf, &known)
}

pub fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn verdict(pdf: &[u8]) -> Verdict {
    let report = verified(pdf).unwrap();
    let differences = &report.differences;
    assert!(differences.is_empty() || report.verdict == Verdict::Changed);
    report.verdict
}

#[test]
fn varied_exports_are_unchanged() {
    let varied = varied();
    assert!(varied.len() >= 40, "{}", varied.len());
    let known = Known {
        templates: vec![built_in()],
        ..Known::default()
    };
    let mut verifier = Verifier::new();
    let draft = ExportOptions {
        is_draft: true,
        ..PLAIN
    };
    for (index, (name, case)) in varied.iter().enumerate() {
        let mut check = |options: &ExportOptions| {
            let report = verifier
                .verify(&exported(built_in(), case, options), &known)
                .unwrap();
            assert_eq!(
                report.verdict,
                Verdict::Unchanged,
                "{name}: {:?}",
                report.differences
            );
            assert_eq!(report.compared, Compared::Bytes);
            assert_eq!(report.expected.unwrap().is_draft, options.is_draft);
        };
        check(&PLAIN);
        if index % 4 == 0 {
            check(&draft);
        }
    }
}

#[test]
fn marks_and_letterheads_and_other_templates_are_unchanged() {
    for service in Services::built_in().unwrap().services {
        let options = ExportOptions {
            signing: Some(service),
            ..PLAIN
        };
        assert_eq!(
            verdict(&exported(built_in(), &example(), &options)),
            Verdict::Unchanged
        );
    }
    let letterhead = with_letterhead();
    let pdf = exported(&letterhead, &example(), &PLAIN);
    let report = verified_with(&pdf, &[built_in(), &letterhead]).unwrap();
    assert_eq!(report.verdict, Verdict::Unchanged);
    // The image comes out of the file then: its hash can't be made from it.
    let report = verified(&pdf).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::UnknownTemplate,
        "{:?}",
        report.differences
    );
    assert!(report.template.unwrap().is_namesake);
    let tiny = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let mut draft = Draft::new(&tiny);
    draft.services = vec!["hammer".to_owned()];
    let pdf = exported(&tiny, &draft, &PLAIN);
    assert_eq!(
        verified_with(&pdf, &[&tiny]).unwrap().verdict,
        Verdict::Unchanged
    );
    let report = verified(&pdf).unwrap();
    assert_eq!(report.verdict, Verdict::UnknownTemplate);
    assert!(!report.template.unwrap().is_namesake);
}

/// The excerpt inside is enough for the proof by bytes, though not for more than "unknown template".
#[test]
fn the_bytes_are_compared_with_the_file_alone() {
    let check = |template: &Template, draft: &Draft, options: &ExportOptions| {
        let report = verified_with(&exported(template, draft, options), &[]).unwrap();
        assert_eq!(report.verdict, Verdict::UnknownTemplate);
        assert_eq!(report.compared, Compared::Bytes);
        assert_eq!(report.bytes, Some(BytesCompared::Same { updates: 0 }));
        let used = report.template.unwrap();
        assert!(!used.is_known && !report.verdict.is_good());
    };
    for (index, (_, draft)) in varied().into_iter().enumerate().step_by(3) {
        let options = ExportOptions {
            is_draft: index % 2 == 1,
            ..PLAIN
        };
        check(built_in(), &draft, &options);
    }
    check(&with_letterhead(), &example(), &PLAIN);
}

/// A draft that one has proves a file without attachments by its bytes, also if it says more than the pages.
#[test]
fn the_bytes_are_compared_with_the_draft_at_hand() {
    let template = with_internal_notes();
    let mut draft = example();
    set(&mut draft, "internal.note", "Kunden betalar sent");
    let options = ExportOptions {
        attaches: false,
        ..PLAIN
    };
    let pdf = exported(&template, &draft, &options);
    let verdict = |draft: &Draft| {
        let known = Known {
            templates: vec![&template],
            draft: Some(draft),
            ..Known::default()
        };
        let report = Verifier::new().verify(&pdf, &known).unwrap();
        (report.verdict, report.compared)
    };
    assert_eq!(verdict(&draft), (Verdict::Unchanged, Compared::Bytes));
    // Without the note, a paragraph shouldn't be there.
    assert_eq!(verdict(&example()).0, Verdict::Changed);
}

#[test]
fn without_the_draft_there_is_nothing_to_compare_with() {
    let options = ExportOptions {
        attaches: false,
        ..PLAIN
    };
    assert_eq!(
        verdict(&exported(built_in(), &example(), &options)),
        Verdict::NotOurs
    );
    for bytes in [
        &b""[..],
        b"text",
        b"%PDF-1.7",
        b"%PDF-1.7\nstartxref\n0\n%%EOF",
    ] {
        assert!(verified(bytes).is_err());
    }
}

// -- what can't be seen --

/// Another page in the same place, made of the objects of a document.
pub type Change = fn(&mut Document);

pub fn information(document: &mut Document) -> &mut Dictionary {
    let id = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .unwrap();
    document.get_dictionary_mut(id).unwrap()
}

fn with_metadata_rewritten(document: &mut Document) {
    let information = information(document);
    information.set("Producer", Object::string_literal("Other 1.0"));
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = document.add_object(Stream::new(metadata, b"<x/>".to_vec()));
    document.catalog_mut().unwrap().set("Metadata", metadata);
}

fn with_content_split(document: &mut Document) {
    for page in document.get_pages().into_values() {
        let content = document.get_page_content(page);
        let text = String::from_utf8_lossy(&content).into_owned();
        let parts = text.split_inclusive('\n').collect::<Vec<_>>();
        let parts = parts.chunks(7).map(|lines| {
            let part = lines.concat().replace('\n', " \r\n\t");
            Object::from(document.add_object(Stream::new(Dictionary::new(), part.into_bytes())))
        });
        let parts = parts.collect::<Vec<Object>>();
        let page = document.get_dictionary_mut(page).unwrap();
        page.set("Contents", parts);
    }
}

fn with_resources_renamed(document: &mut Document) {
    for page in document.get_pages().into_values() {
        let content = document.get_page_content(page);
        let content = String::from_utf8_lossy(&content)
            .replace("/Regular0 ", "/F1 ")
            .replace("/Semibold0 ", "/Bold ");
        let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let page = document.get_dictionary_mut(page).unwrap();
        page.set("Contents", content);
        let resources = page.get(b"Resources").and_then(Object::as_reference);
        let resources = document.get_dictionary(resources.unwrap()).unwrap();
        let fonts = resources.get(b"Font").and_then(Object::as_reference);
        let fonts = document.get_dictionary_mut(fonts.unwrap()).unwrap();
        for (old, new) in [("Regular0", "F1"), ("Semibold0", "Bold")] {
            if let Some(font) = fonts.remove(old.as_bytes()) {
                fonts.set(new, font);
            }
        }
    }
}

fn with_things_nobody_sees(document: &mut Document) {
    document.add_object(dictionary! { "Left" => "Over" });
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("LastModified", Object::string_literal("D:20270101000000Z"));
    page.set("PieceInfo", dictionary! { "Other" => 1 });
    let catalog = document.catalog_mut().unwrap();
    catalog.set("PageLayout", "TwoColumnLeft");
    catalog.set("Extensions", dictionary! { "ADBE" => Dictionary::new() });
}

#[test]
fn files_that_say_the_same_in_another_way_are_the_same_pages() {
    let changes: [(&str, Change); 8] = [
        ("saved", |_| {}),
        ("renumbered", |document| {
            document.renumber_objects_with(1000);
        }),
        ("unpacked", Document::decompress),
        ("packed", |document| {
            document.decompress();
            document.compress();
        }),
        ("metadata", with_metadata_rewritten),
        ("split", with_content_split),
        ("renamed", with_resources_renamed),
        ("unseen", with_things_nobody_sees),
    ];
    for pdf in [
        exported(built_in(), &example(), &PLAIN),
        exported(built_in(), &with_services(0b1_0000_0001), &PLAIN),
    ] {
        for (name, change) in &changes {
            let mut document = Document::load_mem(&pdf).unwrap();
            change(&mut document);
            let report = verified(&saved(document)).unwrap();
            assert_eq!(
                report.verdict,
                Verdict::SamePages,
                "{name}: {:?}",
                report.differences
            );
        }
    }
}

// -- another typesetter --

/// Replaces text in the content of a page.
pub fn replace(document: &mut Document, page: u32, old: &str, new: &str) {
    let page = document.get_pages()[&page];
    let content = document.get_page_content(page);
    let content = String::from_utf8(content).unwrap();
    assert!(content.contains(old), "{old} in {content}");
    let content = content.replacen(old, new, 1);
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Contents", content);
}

/// The typesetter's number stands in every file, and with it everything that is drawn is compared. When
/// this changes, [`klausul::typeset::VERSION`] needs the next number: files of the old one then are compared in their
/// words, instead of being called changed.
#[test]
fn a_typesetter_that_draws_something_else_has_another_number() {
    let mut lines = vec![format!("typesetter {}", klausul::typeset::VERSION)];
    let mut long = example();
    set(
        &mut long,
        "customer.name",
        &first(300, "Försäkringsaktiebolaget Österbotten "),
    );
    let mut many = example();
    set_signatories(
        &mut many,
        "customer.signatories",
        &[("Anna-Lisa Öst", "Direktör"); 4],
    );
    let tiny = load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap();
    let mut hammer = Draft::new(&tiny);
    hammer.services = vec!["hammer".to_owned()];
    let draft = ExportOptions {
        is_draft: true,
        ..PLAIN
    };
    let built_in = built_in();
    for (name, template, case, options) in [
        ("example", built_in, &example(), &PLAIN),
        ("draft", built_in, &Draft::new(built_in), &draft),
        ("long name", built_in, &long, &PLAIN),
        ("many signatories", built_in, &many, &PLAIN),
        ("one service", built_in, &with_services(1), &PLAIN),
        ("letterhead", &with_letterhead(), &example(), &PLAIN),
        ("tiny", &tiny, &hammer, &PLAIN),
    ] {
        let document = Document::load_mem(&exported(template, case, options)).unwrap();
        lines.push(format!("{name}: {}", drawn(&document)));
    }
    // What the foot of each page says is drawn too: with the hash of a template, these change.
    insta::assert_snapshot!(lines.join("\n"));
}

/// The number of pages, and a hash over what they draw and with what fonts, as lopdf reads them.
fn drawn(document: &Document) -> String {
    let mut hasher = Sha256::new();
    let pages = document.get_pages();
    for page in pages.values() {
        hasher.update(document.get_page_content(*page));
    }
    for object in document.objects.values() {
        if let Ok(stream) = object.as_stream()
            && stream.dict.has(b"Length1")
        {
            hasher.update(stream.decompressed_content().unwrap());
        }
    }
    let digest = klausul::characters::hexadecimal(&hasher.finalize());
    format!("{} pages, {}", pages.len(), &digest[..16])
}

// -- signatures --

#[test]
fn signatures_are_reported_with_what_they_cover() {
    let report = verified(SIGNED).unwrap();
    assert!(
        matches!(
            report.verdict,
            Verdict::Unchanged | Verdict::SamePages | Verdict::UnknownTemplate
        ),
        "{:?}",
        report.differences
    );
    assert_eq!(report.revisions, 3);
    let reported: Vec<String> = report
        .signatures
        .iter()
        .map(|signature| {
            assert_eq!(
                (signature.digest, signature.signature),
                (Check::Good, Check::Good)
            );
            assert_eq!(signature.trust, Trust::NotChecked);
            assert!(signature.is_good() && signature.time.is_some());
            format!(
                "{} {} {:?} {}",
                signature.field, signature.signer, signature.covers, signature.followed_by
            )
        })
        .collect();
    insta::assert_snapshot!(reported.join("\n"));
}

#[test]
fn a_broken_signature_is_reported() {
    // A byte that nobody sees, in the first revision: the comment after the header.
    let mut bytes = SIGNED.to_vec();
    let at = bytes.iter().position(|byte| *byte > 127).unwrap();
    bytes[at] = 0xFE;
    let report = verified(&bytes).unwrap();
    let digests: Vec<Check> = report
        .signatures
        .iter()
        .map(|signature| signature.digest)
        .collect();
    assert_eq!(digests, [Check::Bad; 2]);
    // Saved by another program there is one revision, and nothing that the signatures cover.
    let report = verified(&saved(Document::load_mem(SIGNED).unwrap())).unwrap();
    assert!(
        report
            .signatures
            .iter()
            .all(|signature| !signature.is_good())
    );
    // Then no signature covers any more what the fields show: that stands beside the agreement.
    assert_eq!(report.verdict, Verdict::Added, "{:?}", report.differences);
    let kinds = report.additions.iter().map(|addition| &addition.kind);
    assert!(kinds.clone().all(|kind| *kind == AdditionKind::Signature));
    assert_eq!(kinds.count(), 2);
    assert!(report.was_saved_after_signing());
    // That is said of nothing else: neither of signatures that can't be checked nor of time stamps alone.
    let with = |change: &dyn Fn(&mut Signature)| {
        let mut changed = report.clone();
        changed.signatures.iter_mut().for_each(change);
        changed
    };
    let unknown = with(&|signature| signature.is_moved = false);
    assert!(!unknown.was_saved_after_signing());
    let stamped = with(&|signature| signature.is_timestamp = true);
    assert!(!stamped.was_saved_after_signing());
}

// -- the command line --

#[test]
fn the_command_line_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("a.pdf"), exported(built_in(), &example(), &PLAIN)).unwrap();
    std::fs::write(path("signed.PDF"), SIGNED).unwrap();
    let options = ExportOptions {
        attaches: false,
        ..PLAIN
    };
    std::fs::write(
        path("without.pdf"),
        exported(built_in(), &example(), &options),
    )
    .unwrap();
    let run = |arguments: &[&str], status: i32| {
        let mut command = klausul();
        let output = command
            .current_dir(folder.path())
            .arg("verify")
            .args(arguments);
        let output = output.assert().code(status).get_output().clone();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        format!("{}--\n{}", text(output.stdout), text(output.stderr))
    };
    let mut said = vec![
        run(&["a.pdf"], 0),
        run(&["a.pdf", "without.pdf"], 1),
        run(&["."], 1),
        run(&["a.pdf", "missing.pdf"], 2),
        run(&["a.pdf", "--json"], 0),
        run(&["signed.PDF", "--lang", "fi"], 0),
    ];
    let mut changed = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
    replace(&mut changed, 2, "BT\n", "1 g 80 600 400 12 re f 0 g BT\n");
    let pages = changed.get_pages();
    changed
        .get_dictionary_mut(pages[&3])
        .unwrap()
        .set("Rotate", 90);
    std::fs::create_dir(path("other")).unwrap();
    std::fs::write(path("other/changed.pdf"), saved(changed)).unwrap();
    said.push(run(&["other"], 1));
    said.push(run(&["other", "--json"], 1));
    let trust = repository("tests/reference/trust");
    said.push(run(&["signed.PDF", "--trust", trust.to_str().unwrap()], 0));
    std::fs::create_dir(path("nobody")).unwrap();
    said.push(run(&["a.pdf", "--trust", "nobody"], 2));
    said.push(run(&["nobody"], 2));
    said.push(run(&["missing.pdf", "--json"], 2));
    let said = said.join("====\n").replace(&built_in().hash, "<hash>");
    let said = with_slashes(&said);
    insta::assert_snapshot!(said);
}

#[test]
fn names_in_a_file_write_no_line_of_the_report() {
    let mut document = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
    let long = " ".repeat(400);
    let note = dictionary! {
        "Type" => "Annot",
        "Subtype" => Object::Name(format!("Text\nOther.pdf: Unchanged{long}x").into_bytes()),
        "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
    };
    let note = document.add_object(note);
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Annots", vec![note.into()]);
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap();
    let outlines = document.get_dictionary(outlines.as_reference().unwrap());
    let first = outlines.unwrap().get(b"First").unwrap();
    let bookmark = document.get_dictionary_mut(first.as_reference().unwrap());
    let title = lopdf::text_string("1\r\nOther.pdf: Unchanged\u{202e}\u{2028}");
    bookmark.unwrap().set("Title", title);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, saved(document)).unwrap();
    let mut command = klausul();
    let output = command.arg("verify").arg(path).args(["--lang", "en"]);
    let said = output.assert().code(1).get_output().stdout.clone();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(said.lines().count(), 3, "{said}");
    let mut command = klausul();
    let output = command.args(["verify", "gone\nOther.pdf: Unchanged", "--lang", "en"]);
    let missing = output.assert().code(2).get_output().stderr.clone();
    let missing = String::from_utf8(missing).unwrap();
    // Windows takes no such name.
    let reason = if cfg!(windows) {
        "The name is"
    } else {
        "There is no file"
    };
    let begins = format!("klausul: gone[U+000A]Other.pdf: Unchanged: {reason}");
    assert!(missing.starts_with(&begins), "{missing}");
    for shown in [
        "(Text[U+000A]Other.pdf: Unchanged[U+0020 × 400]x)",
        "“1[U+000D][U+000A]Other.pdf: Unchanged[U+202E][U+2028]”",
    ] {
        assert!(said.contains(shown), "{said}");
    }
}

/// Several revisions may have the same alteration: it is reported once.
#[test]
fn an_alteration_that_stays_is_reported_once() {
    let mut document = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
    replace(&mut document, 2, "BT\n", "1 g 80 600 400 12 re f 0 g BT\n");
    let altered = saved(document);
    let previous = Document::load_mem(&altered).unwrap();
    let mut later = lopdf::IncrementalDocument::create_from(altered, previous);
    later.new_document.add_object(dictionary! { "Own" => 1 });
    let mut bytes = Vec::new();
    later.save_to(&mut bytes).unwrap();
    let report = verified(&bytes).unwrap();
    assert_eq!((report.revisions, report.verdict), (2, Verdict::Changed));
    assert_eq!(report.differences.len(), 1, "{:?}", report.differences);
}

#[test]
fn standard_input_is_verified() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    klausul()
        .args(["verify", "-"])
        .write_stdin(pdf)
        .assert()
        .code(0);
}

// -- whatever happens --

/// A file in one piece, of these objects from the first on.
fn plain_file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table.extend([&format!("{:010}", bytes.len()), " 00000 n \n"]);
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    let tail = format!("{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(tail.bytes());
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dictionary}/Length {}>>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

fn zipped(bytes: &[u8], times: usize) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..times {
        encoder.write_all(bytes).unwrap();
    }
    encoder.finish().unwrap()
}

/// A file of one page, of which the page or its content is odd.
fn odd_file(kids: &str, count: usize, page: &str, content: Vec<u8>) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R{page}>>");
    plain_file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {count}>>").into_bytes(),
        page.into_bytes(),
        content,
    ])
}

/// Verifies a file, which ends in time: as one that isn't ours, or as one that can't be read.
fn check_end(name: &str, bytes: &[u8], is_readable: bool) {
    let begin = Instant::now();
    // With a draft to hold it against, all of the file is read.
    let draft = example();
    let known = Known {
        templates: vec![built_in()],
        draft: Some(&draft),
        ..Known::default()
    };
    let report = Verifier::new().verify(bytes, &known);
    let time = begin.elapsed();
    assert!(time < Duration::from_secs(40), "{name}: {time:?}");
    assert_eq!(report.is_ok(), is_readable, "{name}: {:?}", report.err());
    assert!(report.is_err() || report.unwrap().verdict == Verdict::Changed);
}

/// Content that takes long or decodes to too much is refused in time.
#[test]
fn content_is_not_followed_without_end() {
    let check = |name: &str, content: Vec<u8>, is_readable: bool| {
        check_end(name, &odd_file("3 0 R", 1, "", content), is_readable);
    };
    check("sound", stream("", b"q Q"), true);
    check("brackets", stream("", &b"[".repeat(100_000)), true);
    check("operations", stream("", &b"q Q ".repeat(3_000_000)), false);
    let bomb = zipped(&vec![b' '; 1 << 20], 1024);
    check("a bomb", stream("/Filter/FlateDecode", &bomb), false);
    let twice = zipped(&bomb, 1);
    let filters = "/Filter[/FlateDecode/FlateDecode]";
    check("a bomb in a bomb", stream(filters, &twice), false);
    check(
        "a length that leads to itself",
        b"<</Length 4 0 R>>\nstream\n\nendstream".to_vec(),
        false,
    );
    check(
        "a wrong length",
        b"<</Length 3>>\nstream\n0123456\nendstream".to_vec(),
        false,
    );
}

/// Pages that lead back to themselves, or contradict themselves, are refused.
#[test]
fn pages_are_not_followed_without_end() {
    let check = |name: &str, kids: &str, count: usize, page: &str, is_readable: bool| {
        check_end(
            name,
            &odd_file(kids, count, page, stream("", b"")),
            is_readable,
        );
    };
    check("a page twice", "3 0 R 3 0 R", 2, "", false);
    check("another count", "3 0 R", 2, "", false);
    check("a tree in itself", "2 0 R", 1, "", false);
    check("a key twice", "3 0 R", 1, "/Rotate 0/Rotate 90", false);
    let font = "/Resources<</Font<</F 3 0 R>>>>";
    let content = stream("", b"/F 9 Tf (x) Tj");
    let bytes = odd_file("3 0 R", 1, font, content);
    check_end("a font in itself", &bytes, true);
}

/// The operations of each page, as lopdf reads them: an independent reader.
fn operations(pdf: &[u8]) -> Option<Vec<Vec<Operation>>> {
    let document = Document::load_mem(pdf).ok()?;
    let pages = document.get_pages().into_values();
    let decoded = pages.map(|page| Content::decode(&document.get_page_content(page)).ok());
    let contents: Option<Vec<Content>> = decoded.collect();
    Some(
        contents?
            .into_iter()
            .map(|content| content.operations)
            .collect(),
    )
}

/// Whether two things look the same: a number that differs by a hair doesn't show, nor do the numbers that tie a page to
/// the structure.
fn look_alike(one: &Object, other: &Object, hair: f32) -> bool {
    match (one, other) {
        (Object::Array(one), Object::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| look_alike(one, other, hair))
        }
        (Object::Dictionary(_), Object::Dictionary(_)) => true,
        _ => match (one.as_float(), other.as_float()) {
            (Ok(one), Ok(other)) => (one - other).abs() < hair,
            _ => one == other,
        },
    }
}

/// What of an operation can be seen. What marked content is called can't, unless it is a layer.
fn seen(operation: &Operation) -> Vec<Object> {
    let is_mark = matches!(operation.operator.as_str(), "BDC" | "BMC");
    let is_layer = |operand: &Object| operand.as_name().is_ok_and(|name| name == b"OC");
    match operation.operands.as_slice() {
        [first, rest @ ..] if is_mark && !is_layer(first) => rest.to_vec(),
        all => all.to_vec(),
    }
}

fn assert_alike(original: &[u8], bytes: &[u8]) {
    let (one, other) = (operations(original).unwrap(), operations(bytes).unwrap());
    assert_eq!(one.len(), other.len(), "pages");
    for (one, other) in one.into_iter().flatten().zip(other.into_iter().flatten()) {
        // Offsets between glyphs are thousandths of an em.
        let hair = if one.operator == "TJ" { 2.0 } else { 0.02 };
        let is_alike = one.operator == other.operator
            && look_alike(
                &Object::Array(seen(&one)),
                &Object::Array(seen(&other)),
                hair,
            );
        assert!(is_alike, "unchanged, but {one:?} became {other:?}");
    }
}

fn harmless(original: &[u8], bytes: &[u8]) {
    let begin = Instant::now();
    let report = verified(bytes);
    assert!(
        begin.elapsed() < Duration::from_secs(20),
        "{:?}",
        begin.elapsed()
    );
    if let Ok(report) = report
        && report.verdict == Verdict::Unchanged
    {
        assert_alike(original, bytes);
    }
}

/// A file with some bytes replaced, and perhaps cut.
fn mutated(
    original: &[u8],
    changes: &[(prop::sample::Index, u8)],
    cut: Option<&prop::sample::Index>,
) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for (index, byte) in changes {
        let at = index.index(bytes.len());
        bytes[at] = *byte;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn mutated_files_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        static PDF: std::sync::LazyLock<Vec<u8>> =
            std::sync::LazyLock::new(|| exported(built_in(), &example(), &PLAIN));
        harmless(&PDF, &mutated(&PDF, &changes, cut.as_ref()));
        harmless(SIGNED, &mutated(SIGNED, &changes, cut.as_ref()));
    }

    /// Unpacked, a byte that is changed means something nearly everywhere.
    #[test]
    fn mutated_plain_files_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        static PDF: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
            let mut document = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
            document.decompress();
            saved(document)
        });
        harmless(&PDF, &mutated(&PDF, &changes, None));
    }
}

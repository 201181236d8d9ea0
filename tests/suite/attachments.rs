//! The draft and the template are attached to a PDF, and come out of it again.

use std::io::Write;

use insta::assert_snapshot;
use klausul::draft::{self, Draft};
use klausul::pdf::read::{OpenError, draft_in};
use klausul::pipeline::export::{ExportOptions, Exporter};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;

use crate::session::Session;
use crate::support::{built_in, example, example_inside, repository};

fn exported(draft: &Draft, attaches: bool) -> Vec<u8> {
    let options = ExportOptions {
        is_draft: false,
        attaches,
        signing: None,
        approved: None,
    };
    let date = klausul::date::Date::new(2026, 11, 22).unwrap();
    let mut exporter = Exporter::default();
    let mut export = || exporter.export(built_in(), draft, date, &options).unwrap();
    let (first, second) = (export().pdf, export().pdf);
    assert!(first == second, "what is remembered changes nothing");
    first
}

#[test]
fn the_draft_comes_out_as_it_went_in() {
    let draft = example();
    let found = draft_in(&exported(&draft, true)).unwrap();
    assert_eq!(draft::read(&found).unwrap(), example_inside());
    assert_eq!(draft_in(&exported(&draft, false)), Err(OpenError::NoDraft));
}

/// A document with files inside it.
fn with_files(names: &[&str], content: &[u8]) -> Document {
    let mut document = Document::load_mem(&exported(&example(), false)).unwrap();
    let mut files = Vec::new();
    for name in names {
        let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, content.to_vec());
        stream.dict.set("Filter", "FlateDecode");
        let stream = document.add_object(stream);
        let file = dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(*name),
            "EF" => dictionary! { "F" => stream },
        };
        files.push(Object::from(document.add_object(file)));
    }
    document.catalog_mut().unwrap().set("AF", files);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn zipped(content: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for part in content {
        encoder.write_all(&part).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn files_without_a_usable_draft_say_why() {
    let whole = exported(&example(), true);
    let check = |bytes: &[u8], expected: OpenError| assert_eq!(draft_in(bytes), Err(expected));
    check(b"", OpenError::NoPdf);
    check(b"(format: 1)", OpenError::NoPdf);
    check(b"%PDF-1.7", OpenError::Damaged);
    for part in 1..8 {
        check(&whole[..whole.len() * part / 8], OpenError::Damaged);
    }
    let small = zipped([b"(format: 1)".to_vec()]);
    check(
        &saved(with_files(&["other.ron"], &small)),
        OpenError::NoDraft,
    );
    let two = with_files(&["draft.ron", "draft.ron"], &small);
    check(&saved(two), OpenError::SeveralDrafts);
    // A gigabyte when unpacked.
    let bomb = zipped((0..1024).map(|_| vec![0; 1 << 20]));
    check(
        &saved(with_files(&["draft.ron"], &bomb)),
        OpenError::TooLarge,
    );
    let broken = with_files(&["draft.ron"], b"not deflated");
    check(&saved(broken), OpenError::Damaged);
    let mut encrypted = Document::load_mem(&whole).unwrap();
    let handler = encrypted.add_object(dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2 });
    encrypted.trailer.set("Encrypt", handler);
    let found = draft_in(&saved(encrypted));
    assert!(
        matches!(found, Err(OpenError::Encrypted | OpenError::Damaged)),
        "{found:?}"
    );
    // A name tree that leads to itself.
    let mut looped = Document::load_mem(&whole).unwrap();
    let tree = looped.new_object_id();
    looped.set_object(
        tree,
        dictionary! { "Kids" => vec![tree.into(), tree.into()] },
    );
    let catalog = looped.catalog_mut().unwrap();
    catalog.remove(b"AF");
    catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
    check(&saved(looped), OpenError::NoDraft);
    // A page tree that leads to itself doesn't matter: nobody goes there.
    let mut pages = Document::load_mem(&whole).unwrap();
    let root = pages
        .catalog()
        .unwrap()
        .get(b"Pages")
        .unwrap()
        .as_reference()
        .unwrap();
    pages
        .get_dictionary_mut(root)
        .unwrap()
        .set("Kids", vec![root.into()]);
    assert!(draft_in(&saved(pages)).is_ok());
}

/// Packed objects that unpack to more than is reasonable are not unpacked, however they say that they are packed.
#[test]
fn packed_objects_have_a_bound() {
    let bomb = zipped((0..64).map(|_| vec![b' '; 1 << 20]));
    let mut bytes =
        b"%PDF-1.7\n1 0 obj\n<</Type/Obj#53tm/N 1/First 4/Filter[/Flate#44ecode]".to_vec();
    bytes.extend(format!("/Length {}>>\nstream\n", bomb.len()).into_bytes());
    bytes.extend(&bomb);
    bytes.extend(b"\nendstream\nendobj\n");
    let start = bytes.len();
    bytes.extend(
        b"2 0 obj\n<</Type/XRef/Size 4/Root 3 0 R/W[1 1 1]/Index[1 1 3 1]/Length 6>>\nstream\n",
    );
    bytes.extend([1, 9, 0, 2, 1, 0]);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
    assert_eq!(draft_in(&bytes), Err(OpenError::TooLarge));
}

/// The length of a stream of objects stands in that very stream: neither can be read before the other.
#[test]
fn a_length_in_its_own_stream_leads_nowhere() {
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Names 4 0 R>>\nendobj\n".to_vec();
    let stream = bytes.len();
    bytes.extend(b"2 0 obj\n<</Type/ObjStm/N 1/First 4/Length 4 0 R>>\nstream\n4 0 <<>>\n");
    bytes.extend(b"endstream\nendobj\n");
    let start = bytes.len();
    bytes.extend(b"3 0 obj\n<</Type/XRef/Size 5/Root 1 0 R/W[1 1 1]/Length 15>>\nstream\n");
    let place = |at: usize| u8::try_from(at).unwrap();
    let rows = [
        [0, 0, 0],
        [1, 9, 0],
        [1, place(stream), 0],
        [1, place(start), 0],
        [2, 2, 0],
    ];
    bytes.extend(rows.concat());
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
    assert_eq!(draft_in(&bytes), Err(OpenError::NoDraft));
}

#[test]
fn the_draft_comes_out_of_files_saved_in_other_ways() {
    let whole = exported(&example(), true);
    let expected = example_inside();
    let check =
        |bytes: &[u8]| assert_eq!(draft::read(&draft_in(bytes).unwrap()).unwrap(), expected);
    let mut document = Document::load_mem(&whole).unwrap();
    let mut packed = Vec::new();
    document.save_modern(&mut packed).unwrap();
    check(&packed);
    check(&[b"sent by somebody\n", &*whole].concat());
    // As a signature is added: more objects and a section of their places behind the file.
    let mut signed = lopdf::IncrementalDocument::create_from(whole, document);
    signed
        .new_document
        .add_object(dictionary! { "Type" => "Sig" });
    let mut bytes = Vec::new();
    signed.save_to(&mut bytes).unwrap();
    check(&bytes);
}

/// A cross-reference table as most programs pack it: each row as its difference from the one above.
#[test]
fn packed_cross_references_with_a_predictor_are_read() {
    let rows: [[u8; 3]; 4] = [[0, 0, 0], [1, 9, 0], [1, 79, 0], [1, 127, 0]];
    let packed = |kind: u8| -> Vec<u8> {
        let mut packed = Vec::new();
        let mut above = [0; 3];
        for row in rows {
            packed.push(kind);
            let mut left = 0;
            for (value, up) in row.into_iter().zip(above) {
                let guess = match kind {
                    0 => 0,
                    1 => left,
                    2 => up,
                    _ => u8::midpoint(left, up),
                };
                packed.push(value.wrapping_sub(guess));
                left = value;
            }
            above = row;
        }
        packed
    };
    for kind in 0..4 {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend(b"1 0 obj\n<</Type/Catalog/AF[<</F(draft.ron)/EF<</F 2 0 R>>>>]>>\nendobj\n");
        assert_eq!(bytes.len(), 79);
        bytes.extend(b"2 0 obj\n<</Length 2>>stream\n()\nendstream\nendobj\n");
        assert_eq!(bytes.len(), 127);
        let table = zipped([packed(kind)]);
        let head = format!(
            "3 0 obj\n<</Type/XRef/Size 4/Root 1 0 R/W[1 1 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3>>/Length {}>>stream\n",
            table.len()
        );
        bytes.extend(head.into_bytes());
        bytes.extend(table);
        bytes.extend(b"\nendstream\nendobj\nstartxref\n127\n%%EOF\n");
        assert_eq!(draft_in(&bytes).as_deref(), Ok(&b"()"[..]), "{kind}");
    }
}

#[test]
fn the_command_line_opens_what_it_exported() {
    let session = Session::with_example();
    assert_snapshot!(session.run("
        export example.ron -o whole.pdf --date 2026-11-22
        open whole.pdf -o draft.ron
    "), @r"
    $ klausul export example.ron -o whole.pdf --date 2026-11-22
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    $ klausul open whole.pdf -o draft.ron
    status: 0
    ");
    let same = session.read("whole.pdf");
    assert!(same == exported(&example(), true), "across processes");
    assert_eq!(
        draft::read(&session.read("draft.ron")).unwrap(),
        example_inside()
    );
}

#[test]
fn without_attachments_there_is_nothing_to_open() {
    let session = Session::with_example();
    assert_snapshot!(session.run("
        export example.ron -o without.pdf --without-attachments
        open without.pdf -o -
    "), @r"
    $ klausul export example.ron -o without.pdf --without-attachments
    status: 0
    $ klausul open without.pdf -o -
    stderr: klausul: without.pdf: Det finns inget utkast i PDF-filen. Ett annat program har gjort den, eller så exporterades den utan bilagor.
    status: 2
    ");
}

#[test]
fn a_draft_of_a_template_that_is_not_known_here_comes_out_with_a_warning() {
    let session = Session::with_example();
    session.succeed("export example.ron -o whole.pdf");
    let tiny = repository("tests/templates/tiny");
    let open = format!(
        "open whole.pdf -o draft.ron --template '{}'",
        tiny.display()
    );
    let transcript = session.run(&open);
    assert_snapshot!(transcript.replace(tiny.to_str().unwrap(), "tiny"), @r"
    $ klausul open whole.pdf -o draft.ron --template 'tiny'
    stderr: klausul: whole.pdf: Utkastet är gjort med mallen ”intrum-personuppgifter”, inte med ”tiny-lease”. Ange utkastets egen mall med --template.
    status: 1
    ");
    assert_eq!(
        draft::read(&session.read("draft.ron")).unwrap(),
        example_inside()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Opening a file ends without a panic, whatever happened to the file.
    #[test]
    fn mutated_files_do_not_panic_the_draft_reader(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = exported(&example(), true);
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = draft_in(&bytes);
    }
}

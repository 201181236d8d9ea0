//! The strict subset of PDF, rule by rule: a file outside it can't be read, and content in which viewers differ is
//! never good.

use std::fmt::Write as _;

use klausul::verify::{Known, ReadError, Rule, Verdict, Verifier, VerifyError, decrypted};
use lopdf::{Dictionary, Document, Object, Stream, decode_text_string, dictionary};

use crate::support::{built_in, example};
use crate::verify::{PLAIN, exported, saved, verified};

/// The objects of a page that draws nothing, from the first on.
const PAGE: [&str; 4] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
    "<</Length 3>>\nstream\nq Q\nendstream",
];

/// Adds a revision with these objects.
fn with_revision(before: &str, objects: &[(usize, &str)], trailer: &str) -> String {
    let mut file = before.to_owned();
    let mut table = "xref\n".to_owned();
    if before.len() < 20 {
        table.push_str("0 1\n0000000000 65535 f \n");
    }
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.iter().map(|(number, _)| number + 1).max();
    let size = size.unwrap_or(1).max(5);
    let _ = write!(
        file,
        "{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    file
}

fn file(objects: &[&str]) -> String {
    let numbered: Vec<(usize, &str)> = (1..).zip(objects.iter().copied()).collect();
    with_revision("%PDF-1.7\n", &numbered, "")
}

fn start(file: &str) -> &str {
    file.lines().rev().nth(1).unwrap()
}

/// A file with a second revision.
fn updated(before: &str, objects: &[(usize, &str)]) -> String {
    with_revision(before, objects, &format!("/Prev {}", start(before)))
}

/// A file in which an object of the page stands in another form.
fn with(number: usize, object: &str) -> String {
    let mut objects = PAGE;
    objects[number - 1] = object;
    file(&objects)
}

/// A file whose page has something else in its dictionary.
fn with_page(entries: &str) -> String {
    with(
        3,
        &format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R{entries}>>"),
    )
}

/// Verifies a file against a draft, so that its pages are read; they are never those of the draft.
fn broken_rule(bytes: &[u8]) -> Option<Rule> {
    let draft = example();
    let known = Known {
        templates: vec![built_in()],
        draft: Some(&draft),
        ..Known::default()
    };
    match Verifier::new().verify(bytes, &known) {
        Ok(report) => {
            assert_eq!(report.verdict, Verdict::Changed);
            None
        }
        Err(VerifyError::Read(ReadError::OutsideSubset { rule, .. })) => Some(rule),
        Err(other) => panic!("{other}"),
    }
}

fn check(name: &str, file: &str, expected: Option<Rule>) {
    assert_eq!(broken_rule(file.as_bytes()), expected, "{name}");
}

#[test]
fn bytes_that_no_table_lists_are_refused() {
    let plain = file(&PAGE);
    let at = start(&plain);
    let end = format!("startxref\n{at}\n");
    // What stands before the table moves it.
    let before_table = |text: &str| {
        let moved = at.parse::<usize>().unwrap() + text.len();
        plain
            .replacen("xref\n0 1", &format!("{text}xref\n0 1"), 1)
            .replace(&end, &format!("startxref\n{moved}\n"))
    };
    check("sound", &plain, None);
    check("qpdf's comment", &before_table("%% Page 1\n"), None);
    check(
        "before the header",
        &format!("x\n{plain}"),
        Some(Rule::Header),
    );
    check("behind the end", &format!("{plain}x"), Some(Rule::Start));
    check("a comment", &before_table("% x\n"), Some(Rule::Bytes));
    check("a word", &before_table("x\n"), Some(Rule::Bytes));
    let twice = before_table("4 0 obj\n<<>>\nendobj\n");
    check("an object of the same number", &twice, Some(Rule::Bytes));
}

#[test]
fn tables_outside_the_subset_are_refused() {
    let plain = file(&PAGE);
    let at = start(&plain);
    let end = format!("startxref\n{at}\n");
    let signed = format!("startxref\n+{at}\n");
    let looped = format!("/Prev {at}/Size 5");
    for (old, new, rule) in [
        ("1.7", "1.9", Rule::Header),
        (" 00000 n \n", " 00000 n\n", Rule::Table),
        (" 00000 n \n", " 00000 n  \n", Rule::Table),
        (" 00000 n \n", " 00000 x \n", Rule::Table),
        ("\n4 1\n", "\n3 1\n", Rule::Table),
        ("\n4 1\n", "\n+4 1\n", Rule::Table),
        (" 00000 n \n", " 00001 n \n", Rule::Generation),
        (&end, &signed, Rule::Start),
        (&end, "startxref\n9\n", Rule::Start),
        ("%%EOF", "%EOF", Rule::Start),
        ("/Size 5", "/Saze 5", Rule::Size),
        ("/Size 5", "/Size 4", Rule::Size),
        ("/Size 5", "/XRefStm 9/Size 5", Rule::Chain),
        ("/Size 5", &looped, Rule::Chain),
        ("0000000009", "0000000010", Rule::ObjectPlace),
        ("2 0 obj", "7 0 obj", Rule::ObjectPlace),
        ("2 0 obj", "2 1 obj", Rule::Generation),
    ] {
        assert!(plain.contains(old), "{old}");
        check(new, &plain.replacen(old, new, 1), Some(rule));
    }
}

#[test]
fn values_and_pages_outside_the_subset_are_refused() {
    let sound = "/Own[1 -2 .5 true null (x) <00> /A]";
    check(sound, &with_page(sound), None);
    for (entries, rule) in [
        ("/Own 9 0 R", Rule::Dangling),
        ("/Own 4 1 R", Rule::Dangling),
        ("/Own 2147483648", Rule::Number),
        ("/Own 1234567.5", Rule::Number),
        ("/Own +1", Rule::Number),
        ("/A#80 1", Rule::Name),
        ("/Own 1/Own 2", Rule::DuplicateKey),
        ("%x\n", Rule::Comment),
        ("/Own (\\q)", Rule::Syntax),
        ("/Own foo", Rule::Syntax),
        ("/Annots<<>>", Rule::Annotation),
        ("/Annots[4 0 R]", Rule::Annotation),
        ("/Annots[<</Subtype/Link>>]", Rule::Annotation),
        (
            "/Annots[<</Subtype/Link/Rect[0 0 1 1]/F -1>>]",
            Rule::Annotation,
        ),
        ("/Annots[<</Rect[0 0 1 1]>>]", Rule::Annotation),
        (
            "/Annots[<</Subtype/Stamp/Rect[0 0 1 1]/AP<</N 4 0 R>>>>]",
            Rule::Appearance,
        ),
        (
            "/Annots[<</Subtype/Stamp/Rect[0 0 1 1]/AP 1>>]",
            Rule::Appearance,
        ),
        ("/Resources 4 0 R", Rule::Resources),
        ("/CropBox[0 0 0 9]", Rule::PageBox),
        ("/CropBox[0 0 9]", Rule::Type),
        ("/CropBox 1", Rule::Type),
        ("/Rotate 45", Rule::PageBox),
    ] {
        check(entries, &with_page(entries), Some(rule));
    }
}

#[test]
fn objects_outside_the_subset_are_refused() {
    for (number, object, rule) in [
        (4, "3 0 R", Rule::ReferenceToReference),
        (2, "<</Type/Pages/Kids[3 0 R]>>", Rule::PageTree),
        (2, "<</Type/Pages/Count 0>>", Rule::PageTree),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 2>>", Rule::PageTree),
        (
            2,
            "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 1 0 R>>",
            Rule::PageTree,
        ),
        (
            3,
            "<</Type/Page/Parent 1 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            Rule::PageTree,
        ),
        (
            3,
            "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            Rule::PageTree,
        ),
        (
            3,
            "<</Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            Rule::PageTree,
        ),
        (
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 99999]>>",
            Rule::PageBox,
        ),
        (3, "<</Type/Page/Parent 2 0 R>>", Rule::PageBox),
        (4, "<</Length 2>>\nstream\nq Q\nendstream", Rule::StreamEnd),
        (4, "<</Length 3>>\nstream q Q\nendstream", Rule::StreamEnd),
        (
            4,
            "<</Filter[/FlateDecode/FlateDecode]/Length 3>>\nstream\nq Q\nendstream",
            Rule::Filter,
        ),
        (
            4,
            "<</F(x)/Length 3>>\nstream\nq Q\nendstream",
            Rule::Filter,
        ),
        (4, "<<>>", Rule::Type),
    ] {
        check(object, &with(number, object), Some(rule));
    }
}

#[test]
fn later_revisions_outside_the_subset_are_refused() {
    let plain = file(&PAGE);
    check("sound", &updated(&plain, &[(5, "<</Own 1>>")]), None);
    let by_length = with(4, "<</Length 5 0 R>>\nstream\nq Q\nendstream");
    let by_length = updated(&by_length, &[]);
    check(
        "a length that isn't there",
        &by_length,
        Some(Rule::StreamEnd),
    );
    let content = "<</Length 5 0 R>>\nstream\nq Q\nendstream";
    let once = updated(&plain, &[(4, content), (5, "3")]);
    check("a length of its own", &once, None);
    let twice = updated(&once, &[(5, "1")]);
    check("a length that was changed", &twice, Some(Rule::StreamKeys));
    let later = updated(&plain, &[(5, "<</Own 1>>")]);
    let place = format!("{:010}", plain.len());
    let moved = later.replacen(&place, "0000000009", 1);
    check(
        "an object of an earlier revision",
        &moved,
        Some(Rule::ObjectPlace),
    );
    let freed = format!("4 1\n{:010} 00000 n ", plain.len());
    let freed = updated(&plain, &[(4, PAGE[3])]).replacen(&freed, "4 1\n0000000000 00000 f ", 1);
    check("an object that no table lists", &freed, Some(Rule::Bytes));
}

// -- content --

/// An export whose second page has these contents instead.
fn with_contents(change: impl Fn(&str) -> Vec<String>) -> Document {
    let mut document = Document::load_mem(&exported(built_in(), &example(), &PLAIN)).unwrap();
    let page = document.get_pages()[&2];
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    let parts = change(&content).into_iter().map(|part| {
        let part = Stream::new(Dictionary::new(), part.into_bytes());
        Object::from(document.add_object(part))
    });
    let parts = parts.collect::<Vec<Object>>();
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Contents", parts);
    document
}

fn with_operations(operations: &str) -> Document {
    with_contents(|content| vec![format!("{content}\n{operations}\n")])
}

#[test]
fn content_in_which_viewers_differ_is_changed() {
    let verdict = |operations: &str| {
        let report = verified(&saved(with_operations(operations))).unwrap();
        report.verdict
    };
    for sound in [
        "q Q",
        "q 1 0 0 1 5 5 cm Q",
        "q 1 1 m 2 2 l n Q",
        "q 0 0 1 1 re W n Q",
    ] {
        assert_eq!(verdict(sound), Verdict::SamePages, "{sound}");
    }
    for odd in [
        "5 5 m 6 6 l q 1 0 0 1 0 0 cm S Q",
        "5 5 m 1 0 0 1 0 0 cm n",
        "5 5 l n",
        "5 5 m",
        "0 0 1 1 re W 2 2 m n",
        "/X <</A 1>> DP",
        "/X MP",
        "BX EX",
        "q",
        "Q",
        "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI",
        "BT BT ET ET",
        "BT",
        "(x) Tj",
        "1 q Q",
        "q 1 0 0 1 40000 0 cm Q",
        "q (x) w Q",
        "q [1 (x)] 0 d Q",
        "foo",
        "[1",
        "\0",
    ] {
        assert_eq!(verdict(odd), Verdict::Changed, "{odd}");
    }
}

fn cut(content: &str, at: usize) -> Vec<String> {
    let (one, other) = content.split_at(at);
    vec![one.to_owned(), other.to_owned()]
}

#[test]
fn parts_of_content_end_where_joining_makes_no_difference() {
    let check = |name: &str, cut: fn(&str) -> Vec<String>, expected: Option<Rule>| {
        let rule = match verified(&saved(with_contents(cut))) {
            Ok(report) => {
                assert_eq!(report.verdict, Verdict::SamePages, "{name}");
                None
            }
            Err(VerifyError::Read(ReadError::OutsideSubset { rule, .. })) => Some(rule),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(rule, expected, "{name}");
    };
    let seam = Some(Rule::ContentSeam);
    check(
        "between operations",
        |all| cut(all, all.find("BT\n").unwrap()),
        None,
    );
    check(
        "in an operator",
        |all| cut(all, all.find("BT\n").unwrap() + 1),
        seam,
    );
    check(
        "in a string",
        |all| cut(all, all.find("[<").unwrap() + 3),
        seam,
    );
    check(
        "in an array",
        |all| cut(all, all.find("[<").unwrap() + 1),
        seam,
    );
    check(
        "before an operator",
        |all| cut(all, all.find(" TJ").unwrap() + 1),
        seam,
    );
    let unspaced = |all: &str| vec![all.trim_end().to_owned(), "q Q".to_owned()];
    check("without a space", unspaced, seam);
    let comment = |all: &str| vec![format!("{all}\n%"), "q Q".to_owned()];
    check("in a comment", comment, Some(Rule::Comment));
}

#[test]
fn forms_in_which_viewers_differ_are_changed() {
    let verdict = |form: Dictionary, content: &str| {
        let mut document = with_operations("q /Own Do Q");
        let form = document.add_object(Stream::new(form, content.as_bytes().to_vec()));
        let page = document.get_pages()[&2];
        let resources = document.get_dictionary(page).unwrap().get(b"Resources");
        let resources = resources.and_then(Object::as_reference).unwrap();
        let resources = document.get_dictionary_mut(resources).unwrap();
        resources.set("XObject", dictionary! { "Own" => form });
        verified(&saved(document)).unwrap().verdict
    };
    let form = |entries: Dictionary| {
        let mut form = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        form.extend(&entries);
        form
    };
    let bounds = |top: i64| Object::Array(vec![0.into(), 0.into(), 9.into(), top.into()]);
    let sound = dictionary! { "BBox" => bounds(9) };
    assert_eq!(verdict(form(sound), "q Q"), Verdict::SamePages);
    for odd in [
        dictionary! {},
        dictionary! { "BBox" => bounds(0) },
        dictionary! { "BBox" => bounds(9), "Ref" => Dictionary::new() },
        dictionary! { "BBox" => bounds(9), "OPI" => Dictionary::new() },
        dictionary! { "BBox" => bounds(9), "PS" => 1 },
        dictionary! { "BBox" => bounds(9), "OC" => Dictionary::new() },
        dictionary! { "BBox" => bounds(9), "Resources" => 1 },
    ] {
        assert_eq!(
            verdict(form(odd.clone()), "q Q"),
            Verdict::Changed,
            "{odd:?}"
        );
    }
    let sound = dictionary! { "BBox" => bounds(9) };
    assert_eq!(verdict(form(sound), "q"), Verdict::Changed);
}

// -- encrypted files --

/// qpdf encrypted a page with a title with `--encrypt '' owner`.
const ENCRYPTED: [(&str, &[u8]); 3] = [
    (
        "AES-256",
        include_bytes!("../reference/encrypted/aes-256.pdf"),
    ),
    (
        "AES-128",
        include_bytes!("../reference/encrypted/aes-128.pdf"),
    ),
    (
        "RC4-128",
        include_bytes!("../reference/encrypted/rc4-128.pdf"),
    ),
];

#[test]
fn a_file_with_an_owner_password_only_is_read_and_written_plainly() {
    for (name, encrypted) in ENCRYPTED {
        assert_eq!(
            verified(encrypted).unwrap().verdict,
            Verdict::NotOurs,
            "{name}"
        );
        let plain = decrypted(encrypted).unwrap().unwrap();
        assert_eq!(decrypted(&plain), Ok(None), "{name}");
        let document = Document::load_mem(&plain).unwrap();
        assert!(!document.is_encrypted(), "{name}");
        let information = document.trailer.get(b"Info").unwrap();
        let information = document.dereference(information).unwrap().1;
        let title = information.as_dict().unwrap().get(b"Title").unwrap();
        assert_eq!(decode_text_string(title).unwrap(), "Hemligt åäö", "{name}");
        let page = document.get_pages()[&1];
        let content = document.get_page_content(page);
        assert!(content.starts_with(b"q 1 0 0 1 5 5 cm Q"), "{name}");
    }
    let plain = file(&PAGE);
    assert_eq!(decrypted(plain.as_bytes()), Ok(None));
    let locked = include_bytes!("../reference/encrypted/user-password.pdf");
    assert_eq!(decrypted(locked), Err(ReadError::Encrypted));
}

#[test]
fn damaged_encryption_is_refused() {
    for (name, encrypted) in ENCRYPTED {
        let at = encrypted
            .windows(3)
            .position(|window| window == b"/U ")
            .unwrap();
        let mut other = encrypted.to_vec();
        other[at + 5] ^= 1;
        let error = decrypted(&other).unwrap_err();
        let is_refused =
            error == ReadError::Encrypted || matches!(error, ReadError::OutsideSubset { .. });
        assert!(is_refused, "{name}: {error}");
    }
}

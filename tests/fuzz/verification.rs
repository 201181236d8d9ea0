//! PDFs that are verified: files of a page, and those in which something grows beyond what anybody needs.

use std::sync::LazyLock;

use klausul::draft::{self, Draft};
use klausul::verify::{Known, Verdict, Verifier, VerifyError};

use crate::pdf::{of_objects, stream, zipped};
use crate::targets::{built_in, say};

/// The memory that a verification may take, whatever the file.
pub const MAX_MEMORY: usize = 400 << 20;

/// Verifies a file of other pages against a draft: whatever is in it, nobody is told that they are the same.
pub fn read(bytes: &[u8]) -> String {
    static DRAFT: LazyLock<Draft> =
        LazyLock::new(|| draft::read(include_bytes!("../../assets/example.ron")).unwrap());
    let known = Known {
        templates: vec![built_in()],
        draft: Some(&DRAFT),
        ..Known::default()
    };
    match Verifier::new().verify(bytes, &known) {
        Ok(report) => {
            assert_eq!(report.verdict, Verdict::Changed);
            format!("{:?}", report.verdict)
        }
        Err(VerifyError::Read(error)) => {
            say(&error.message());
            let text = error.to_string();
            text.split(" (byte").next().unwrap_or_default().to_owned()
        }
        Err(other) => panic!("{other}"),
    }
}

const CATALOG: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";
const FONT: &[u8] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// A file of a page with something in its dictionary, content, and other objects from the fifth on.
fn file(entries: &str, content: &[u8], others: &[&[u8]]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Contents 4 0 R{entries}>>");
    let content = stream("/Filter/FlateDecode", &zipped(content));
    let mut objects = vec![CATALOG, PAGES, page.as_bytes(), &content];
    objects.extend(others);
    of_objects(&objects)
}

const FONTS: &str = "/Resources<</Font<</F 5 0 R>>>>";

/// Whole files for the mutations to begin with.
pub fn made() -> Vec<Vec<u8>> {
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f");
    vec![
        file("", b"q Q", &[]),
        file(FONTS, b"BT /F 9 Tf 1 0 0 1 9 9 Tm (abc) Tj ET", &[FONT]),
        file(
            "/Resources<</XObject<</F 5 0 R>>>>/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]",
            b"q 0 0 9 9 re W n 0.5 g /F Do Q 1 1 m 5 5 l S",
            &[&form],
        ),
    ]
}

/// Content that grows as it is read: many items, and long descriptions of how each is painted.
fn contents(max: usize) -> Vec<Vec<u8>> {
    let drawn = |before: &str, again: &str, after: &str| {
        let content = [before, &again.repeat(10 * max / again.len()), after].concat();
        file(FONTS, content.as_bytes(), &[FONT])
    };
    vec![
        drawn(
            "BT /F 9 Tf ",
            "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ",
            "ET",
        ),
        drawn("q ", "0 0 900 900 re W n 0 0 1 1 re f ", "Q"),
        drawn("", "[1 2 3 4 5 6 7 8 9 10] 0 d 0 0 m 9 9 l S ", ""),
        drawn(
            &format!("/A <</B ({})>> BDC ", "x".repeat(9000)).repeat(60),
            "0 0 1 1 re f ",
            "",
        ),
        drawn("0 0 m ", "1 1 l ", "S"),
        drawn("", "q ", ""),
        drawn("", "[", ""),
        drawn("", " ", ""),
    ]
}

/// Fonts of which a few bytes stand for many codes, or a code for a long text.
fn fonts(max: usize) -> Vec<Vec<u8>> {
    let font = |widths: &str, texts: &str| {
        let font = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>";
        let descendant = format!("<</Type/Font/Subtype/CIDFontType2/W[{widths}]>>");
        let texts = stream("", texts.as_bytes());
        let others = [font.as_bytes(), descendant.as_bytes(), &texts];
        file(
            FONTS,
            &[b"BT /F 9 Tf ", &b"<0041> Tj ".repeat(max / 10)[..], b"ET"].concat(),
            &others,
        )
    };
    let ranges = "<0000> <00FF> <0041> ".repeat(max / 21);
    let lists = format!("<0000> <FFFF> [{}] ", "<0041> ".repeat(max / 70)).repeat(10);
    let long = format!("<0041> <{}>", "0041".repeat(max / 4));
    vec![
        font("", &format!("1 beginbfrange {ranges}endbfrange")),
        font("", &format!("1 beginbfrange {lists}endbfrange")),
        font("", &format!("1 beginbfchar {long} endbfchar")),
        font(&"0 65535 500 ".repeat(max / 12), ""),
    ]
}

/// Files in which something grows beyond what anybody needs.
pub fn hostile(max: usize) -> Vec<Vec<u8>> {
    let form = |number: usize| {
        let resources = format!("/Resources<</XObject<</F {} 0 R>>>>", number + 1);
        let dictionary = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}");
        stream(&dictionary, &b"/F Do ".repeat(20))
    };
    let forms: Vec<Vec<u8>> = (5..13).map(form).collect();
    let forms: Vec<&[u8]> = forms.iter().map(Vec::as_slice).collect();
    let list = |number: usize| format!("[{}]", format!("{} 0 R ", number + 1).repeat(max / 700));
    let lists: Vec<String> = (5..100).map(list).chain(["0".to_owned()]).collect();
    let lists: Vec<&[u8]> = lists.iter().map(String::as_bytes).collect();
    let annotation = "<</Subtype/Square/Rect[0 0 900 900]>>";
    let nothing = vec![&b"<<>>"[..]; max / 50];
    let mut files = vec![
        file("/Resources<</XObject<</F 5 0 R>>>>", b"/F Do", &forms),
        file("/Own 5 0 R", b"", &lists),
        file(
            &format!("/Annots[{}]", annotation.repeat(max / annotation.len())),
            b"",
            &[],
        ),
        file("", b"", &nothing),
        file(&format!("/Own[{}]", "0 ".repeat(10 * max)), b"", &[]),
        file(&format!("/Own[{}]", "[0 0] ".repeat(2 * max)), b"", &[]),
        file("", &vec![b' '; (300 * max).max(80 << 20)], &[]),
    ];
    files.extend(contents(max));
    files.extend(fonts(max));
    files
}

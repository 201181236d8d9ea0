//! Updates that signing programs write, and updates that prove nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::prove;
use super::refusal::{Refusal, Rule};
use super::state::Base;
use crate::date::Date;
use crate::draft;
use crate::pipeline::export::{ExportOptions, Exporter};
use crate::template::built_in;
use crate::typeset::fonts::TYPEFACE;

/// The example, exported.
fn export() -> &'static [u8] {
    static EXPORT: OnceLock<Vec<u8>> = OnceLock::new();
    EXPORT.get_or_init(|| {
        let template = built_in(&TYPEFACE).unwrap();
        let draft = draft::read(include_bytes!("../../../assets/example.ron")).unwrap();
        let options = ExportOptions {
            is_draft: false,
            attaches: true,
            signing: None,
            approved: None,
        };
        let date = Date::new(2026, 11, 22).unwrap();
        let exported = Exporter::default().export(&template, &draft, date, &options);
        exported.unwrap().pdf
    })
}

/// The numbers of the objects that updates change.
struct Numbers {
    catalog: u32,
    info: u32,
    metadata: u32,
    fields: Vec<u32>,
    page: u32,
    /// The first number that is free.
    free: u32,
}

fn numbers() -> Numbers {
    let base = Base::read(export()).unwrap();
    Numbers {
        catalog: base.catalog,
        info: base.info,
        metadata: base.metadata,
        fields: base.fields.clone(),
        page: *base.pages.first().unwrap(),
        free: base.first_new(),
    }
}

/// What an object of the export says, without the words around it.
fn source(number: u32) -> String {
    let at = Base::read(export()).unwrap().objects[&number].at;
    let text = String::from_utf8_lossy(&export()[at..]);
    let (_, text) = text.split_once("obj").unwrap();
    text.split("endobj").next().unwrap().trim().to_owned()
}

/// An update under construction.
#[derive(Clone)]
struct Update {
    before: Vec<u8>,
    objects: BTreeMap<u32, String>,
    /// What stands in the trailer in place of something else.
    trailer: Vec<(String, String)>,
    /// What stands in the finished update in place of something else.
    text: Vec<(String, String)>,
}

impl Update {
    fn of(before: &[u8]) -> Self {
        Self {
            before: before.to_vec(),
            objects: BTreeMap::new(),
            trailer: Vec::new(),
            text: Vec::new(),
        }
    }

    fn with(mut self, number: u32, object: &str) -> Self {
        self.objects.insert(number, object.to_owned());
        self
    }

    /// Changes the text of an object that the update has.
    fn change(mut self, number: u32, from: &str, to: &str) -> Self {
        let object = self.objects.get_mut(&number).unwrap();
        assert!(object.contains(from), "{object} has no {from}");
        *object = object.replace(from, to);
        self
    }

    fn in_trailer(mut self, from: &str, to: &str) -> Self {
        self.trailer.push((from.to_owned(), to.to_owned()));
        self
    }

    fn in_text(mut self, from: &str, to: &str) -> Self {
        self.text.push((from.to_owned(), to.to_owned()));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, object) in &self.objects {
            let at = self.before.len() + text.len();
            let _ = write!(table, "{number} 1\n{at:010} 00000 n \n");
            let _ = write!(text, "{number} 0 obj\n{object}\nendobj\n");
        }
        let before = String::from_utf8_lossy(&self.before[self.before.len() - 300..]).into_owned();
        let previous = before.split("startxref\n").nth(1).unwrap();
        let previous = previous.lines().next().unwrap();
        let size = |text: &str| {
            text.split("/Size ")
                .nth(1)?
                .split(['/', '>', '\n'])
                .next()?
                .trim()
                .parse()
                .ok()
        };
        let size: u32 = size(&before).unwrap();
        let size = size.max(self.objects.keys().next_back().map_or(0, |last| last + 1));
        let id = before.split("/ID").nth(1).unwrap();
        let id = id.split('<').nth(1).unwrap().split('>').next().unwrap();
        let Numbers { catalog, info, .. } = numbers();
        let mut trailer = format!(
            "trailer\n<< /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <00ff>] /Size {size} /Prev {previous} >>\n"
        );
        for (from, to) in &self.trailer {
            assert!(trailer.contains(from), "{trailer} has no {from}");
            trailer = trailer.replace(from, to);
        }
        let at = self.before.len() + text.len();
        let mut all = format!("{text}{table}{trailer}startxref\n{at}\n%%EOF\n");
        for (from, to) in &self.text {
            assert!(all.contains(from), "no {from}");
            all = all.replacen(from, to, 1);
        }
        [self.before.as_slice(), all.as_bytes()].concat()
    }
}

const CONTENT: &str = "q BT /F1 9 Tf 4 12 Td (Signed) Tj ET Q";

/// What a signing program writes: the field's value and what it shows.
fn signed(before: &[u8], field: usize, free: u32) -> Update {
    let numbers = numbers();
    let (value, appearance, font) = (free, free + 1, free + 2);
    let number = numbers.fields[field];
    let widget = source(number);
    let appearance_before = widget
        .split("/AP<<")
        .nth(1)
        .unwrap()
        .split(">>")
        .next()
        .unwrap();
    let widget = widget.replace(appearance_before, &format!("/N {appearance} 0 R"));
    let widget = format!("{}/V {value} 0 R>>", widget.strip_suffix(">>").unwrap());
    Update::of(before)
        .with(numbers.catalog, &source(numbers.catalog).replace("/SigFlags 1", "/SigFlags 3"))
        .with(number, &widget)
        .with(
            value,
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents <00> \
             /ByteRange [0 1 2 3] /M (D:20261127101112Z) /Reason (ok) >>",
        )
        .with(
            appearance,
            &format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 112 34] /Resources << /Font << /F1 {font} 0 R >> >> \
                 /Length {} >>\nstream\n{CONTENT}\nendstream",
                CONTENT.len()
            ),
        )
        .with(font, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
}

fn one() -> Update {
    signed(export(), 0, numbers().free)
}

#[track_caller]
fn check(update: &Update, expected: Result<usize, Rule>) {
    let found = prove(&update.bytes(), export());
    let found = found.map(super::ByteProof::updates);
    assert_eq!(found.map_err(|Refusal { rule, .. }| rule), expected);
}

#[test]
fn an_export_is_proven_with_and_without_signatures() {
    let none = prove(export(), export()).unwrap();
    assert_eq!(none.updates(), 0);
    check(&one(), Ok(1));
    let twice = signed(&one().bytes(), 1, numbers().free + 3);
    check(&twice, Ok(2));
    // A signature that shows nothing makes the field flat.
    let field = numbers().fields[0];
    let rectangle = one().objects[&field]
        .split("/Rect[")
        .nth(1)
        .unwrap()
        .to_owned();
    let rectangle = rectangle.split(']').next().unwrap();
    let flat = one().change(field, rectangle, "0 0 0 0");
    check(&flat, Err(Rule::Appearance));
    let empty =
        "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream";
    let free = numbers().free;
    let mut flat = flat.with(free + 1, empty);
    flat.objects.remove(&(free + 2));
    check(&flat, Ok(1));
}

#[test]
fn other_bytes_prove_nothing() {
    let mut other = export().to_vec();
    other[1000] ^= 1;
    let refusal = prove(&other, export()).unwrap_err();
    assert_eq!(
        refusal,
        Refusal {
            rule: Rule::OtherBytes,
            at: 1000
        }
    );
    let short = prove(&export()[..5000], export()).unwrap_err();
    assert_eq!(short.rule, Rule::OtherBytes);
}

#[test]
fn updates_are_well_formed_to_the_byte() {
    let Numbers { catalog, free, .. } = numbers();
    check(&one().in_text("%%EOF\n", "%%EOF\n1"), Err(Rule::Syntax));
    check(&one().in_text("%%EOF\n", "%%EOF\n%x\n"), Err(Rule::Syntax));
    check(&one().in_text("endobj", "endobj % two"), Err(Rule::Syntax));
    check(&one().in_text("/Reason", "%x\n/Reason"), Err(Rule::Syntax));
    check(&one().in_text("endstream", "endstreaM"), Err(Rule::Syntax));
    check(&one().in_text(" 0 obj", " 1 obj"), Err(Rule::Syntax));
    check(
        &one().in_text("/Length 38", "/Length 37"),
        Err(Rule::Syntax),
    );
    check(
        &one().in_text("/Length 38", &format!("/Length {free} 0 R")),
        Err(Rule::Syntax),
    );
    check(
        &one().in_text(&format!("{free} 1\n"), &format!("{free} 2\n")),
        Err(Rule::Table),
    );
    check(&one().in_text("65535 f", "00000 f"), Err(Rule::Table));
    check(
        &one().in_text(" 00000 n \n", " 00001 n \n"),
        Err(Rule::Table),
    );
    check(
        &one().in_text(&format!("{catalog} 1\n00"), &format!("{catalog} 1\n01")),
        Err(Rule::Table),
    );
    check(
        &one().in_text(" 00000 n \n", " 00000 n  "),
        Err(Rule::Table),
    );
    check(
        &one().in_text("startxref\n", "startxref\n1"),
        Err(Rule::Trailer),
    );
    check(
        &one().in_text("startxref\n", "startxref\n+"),
        Err(Rule::Syntax),
    );
}

#[test]
fn trailers_go_on_from_the_one_before() {
    let Numbers { catalog, info, .. } = numbers();
    check(
        &one().in_trailer("/Size", "/Encrypt 1 0 R /Size"),
        Err(Rule::Trailer),
    );
    check(
        &one().in_trailer("/Size", "/XRefStm 1 /Size"),
        Err(Rule::Trailer),
    );
    check(&one().in_trailer("/Size ", "/Size 1"), Err(Rule::Trailer));
    check(&one().in_trailer("/Prev ", "/Prev 1"), Err(Rule::Trailer));
    check(
        &one().in_trailer(&format!("/Root {catalog}"), &format!("/Root {info}")),
        Err(Rule::Trailer),
    );
    check(
        &one().in_trailer(&format!("/Info {info} 0 R"), ""),
        Err(Rule::Trailer),
    );
    check(&one().in_trailer("/ID [<", "/ID [<00"), Err(Rule::Trailer));
}

#[test]
fn nothing_but_what_signatures_change_is_changed() {
    let Numbers {
        catalog,
        info,
        metadata,
        page,
        free,
        ..
    } = numbers();
    let in_catalog =
        |to: &str| one().change(catalog, "/Type/Catalog", &format!("/Type/Catalog{to}"));
    check(&in_catalog("/OpenAction[1 0 R]"), Err(Rule::KeyNotListed));
    check(&in_catalog("/Version/1.4"), Err(Rule::KeyNotListed));
    check(&in_catalog("/Version/2.0"), Ok(1));
    check(&in_catalog("/DSS<</Certs[]>>"), Ok(1));
    check(&in_catalog("/DSS<</Certs[1 0 R]>>"), Err(Rule::Value));
    check(
        &in_catalog("/Perms<</DocMDP 1 0 R>>"),
        Err(Rule::KeyNotListed),
    );
    check(&in_catalog(&format!("/Perms<</DocMDP {free} 0 R>>")), Ok(1));
    check(
        &one().change(catalog, "/SigFlags 3", "/SigFlags 3/NeedAppearances true"),
        Err(Rule::KeyNotListed),
    );
    check(
        &one().change(catalog, "/SigFlags 3", "/SigFlags 3/XFA 1 0 R"),
        Err(Rule::KeyNotListed),
    );
    check(
        &one().change(catalog, "/Lang(sv-SE)", "/Lang(fi-FI)"),
        Err(Rule::KeyNotListed),
    );
    check(&one().with(1, &source(1)), Err(Rule::ObjectNotListed));
    check(&one().with(free + 9, "<< >>"), Err(Rule::Unreachable));
    check(&one().with(page, &source(page)), Ok(1));
    let turned = source(page).replace("/Type/Page", "/Rotate 180/Type/Page");
    check(&one().with(page, &turned), Err(Rule::KeyNotListed));
    let title = source(info).replace("/Title(", "/Title(Annat ");
    check(&one().with(info, &title), Err(Rule::KeyNotListed));
    // The same text, which viewers of before PDF 2.0 show in another way.
    let utf_8 = source(info).replace("/Title(", "/Title(\\357\\273\\277");
    check(&one().with(info, &utf_8), Err(Rule::KeyNotListed));
    let producer = source(info).replace("/Producer(", "/Producer(Signing ");
    check(&one().with(info, &producer), Ok(1));
    let packet = source(metadata);
    let words = packet.replace("x-default\">Behandling", "x-default\">Hantering_");
    assert_ne!(words, packet);
    check(&one().with(metadata, &words), Err(Rule::Metadata));
}

#[test]
fn fields_stay_what_and_where_they_are() {
    let Numbers {
        fields,
        page,
        free,
        catalog,
        ..
    } = numbers();
    let field = fields[0];
    let moved = one().change(field, "/Rect[", "/Rect[1 2 3 4]/Old[");
    check(&moved, Err(Rule::KeyNotListed));
    check(
        &one().change(field, "/F 4", "/F 6"),
        Err(Rule::KeyNotListed),
    );
    check(&one().change(field, "/F 4", "/F 132"), Ok(1));
    check(
        &one().change(field, "/TU(", "/TU(Annan "),
        Err(Rule::KeyNotListed),
    );
    check(
        &one().change(field, "/F 4", "/F 4/A<</S/JavaScript>>"),
        Err(Rule::KeyNotListed),
    );
    check(
        &one().change(field, "/F 4", "/F 4/MK<</CA(x)>>"),
        Err(Rule::KeyNotListed),
    );
    // What was signed stays signed.
    let first = one();
    let again = signed(&first.bytes(), 0, free + 3);
    check(&again, Err(Rule::SignedAgain));
    let other = Update::of(&first.bytes()).with(free + 1, &first.objects[&(free + 1)]);
    check(&other, Err(Rule::ObjectNotListed));
    // A field that shows nothing may be added, any other may not.
    let unseen = free + 9;
    let seal = format!(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] /P {page} 0 R /V {free} 0 R >>"
    );
    let last = format!("{} 0 R]/SigFlags", fields.last().unwrap());
    let with_seal = one()
        .change(
            catalog,
            &last,
            &last.replace(']', &format!(" {unseen} 0 R]")),
        )
        .with(unseen, &seal);
    check(&with_seal, Ok(1));
    check(
        &with_seal.clone().change(unseen, "[0 0 0 0]", "[0 0 9 9]"),
        Err(Rule::Value),
    );
    check(
        &with_seal.clone().change(unseen, "/Sig ", "/Tx "),
        Err(Rule::Value),
    );
    check(
        &with_seal.change(catalog, &format!(" {unseen} 0 R"), ""),
        Err(Rule::Unreachable),
    );
}

#[test]
fn appearances_draw_inside_of_their_field() {
    let Numbers { free, .. } = numbers();
    let form = free + 1;
    let check = |from: &str, to: &str, expected: Result<usize, Rule>| {
        check(&one().change(form, from, to), expected);
    };
    check("/BBox [0 0 112 34]", "", Err(Rule::Appearance));
    check(
        "/BBox [0 0 112 34]",
        "/BBox [0 0 112 0]",
        Err(Rule::Appearance),
    );
    check("/BBox [0 0 112 34]", "/BBox [0 34 112 0]", Ok(1));
    check("/Length", "/Matrix [1 0 0 1 5 5] /Length", Ok(1));
    check(
        "/Length",
        "/Matrix [1 1 1 1 0 0] /Length",
        Err(Rule::Appearance),
    );
    check("/Length", "/OPI << >> /Length", Err(Rule::KeyNotListed));
    check("/Length", "/Ref << >> /Length", Err(Rule::KeyNotListed));
    check("/Length", "/OC 1 0 R /Length", Err(Rule::KeyNotListed));
    check("/Length", "/F (other.bin) /Length", Err(Rule::Appearance));
    check("q BT", "Q BT", Err(Rule::Appearance));
    check("ET Q", "ET q", Err(Rule::Appearance));
    check("/F1 9 Tf", "/F1 Do  ", Err(Rule::Appearance));
    check("/F1 9 Tf", "/OC BMC ", Err(Rule::Appearance));
    check("/F1 9 Tf", "/F1 1 DP", Err(Rule::Appearance));
    check("/F1 9 Tf", "BI ID EI", Err(Rule::Appearance));
    let font = |object: &str, expected| {
        super::tests::check(&one().with(free + 2, object), expected);
    };
    font(
        "<< /Type /Font /Subtype /Type3 /CharProcs << >> >>",
        Err(Rule::KeyNotListed),
    );
    font("<< /Type /Font /FontDescriptor 5 0 R >>", Err(Rule::Value));
}

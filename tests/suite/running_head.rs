//! The line at the head of every page.

use klausul::date::Date;
use klausul::pipeline::export::ExportOptions;
use klausul::template::{self, Template};
use klausul::typeset::Owner;
use klausul::verify::{Known, Verdict, Verifier};
use lopdf::Document;

use crate::session::Session;
use crate::support::{TYPEFACE, edited, example};
use crate::verify::{PLAIN, exported, information, saved, verified_with};

const BUILT_IN: &str = "templates/intrum-personuppgifter";
const HEAD: &str = r#"RunningHead(id: "head", text: "{agreement.number} · {customer.name} · {template version}, godkänd {template approved}"),"#;

/// The built-in template with a running head.
fn with_head(head: &str) -> Template {
    let blocks = "    blocks: [\n        Title(";
    let with_head = format!("    blocks: [\n        {head}\n        Title(");
    let sources = edited(BUILT_IN, "body.ron", blocks, &with_head);
    template::load(&sources, &TYPEFACE).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The text of each page.
pub fn texts(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.get_pages().into_keys();
    let text = |page| document.extract_text(&[page]).unwrap();
    // A head of two lines has a break in it.
    let joined = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    pages.map(text).map(joined).collect()
}

#[test]
fn every_page_says_number_customer_version_and_approval() {
    let template = with_head(HEAD);
    let options = ExportOptions {
        approved: Date::new(2026, 11, 26).ok(),
        ..PLAIN
    };
    let pdf = exported(&template, &example(), &options);
    let pages = texts(&pdf);
    assert!(pages.len() > 3);
    for page in pages {
        assert!(page.contains("SA-2026-0417 · Åkerströms"), "{page}");
        assert!(page.contains("1.0.0, godkänd 26 november 2026"), "{page}");
    }
    let report = verified_with(&pdf, &[&template]).unwrap();
    assert_eq!(
        report.verdict,
        Verdict::Unchanged,
        "{:?}",
        report.differences
    );
    // Saved by another program, the pages still say it.
    let again = saved(Document::load_mem(&pdf).unwrap());
    let report = verified_with(&again, &[&template]).unwrap();
    assert_eq!(report.verdict, Verdict::SamePages);
}

#[test]
fn another_day_of_approval_is_a_change() {
    let template = with_head(HEAD);
    let options = |day| ExportOptions {
        approved: Date::new(2026, 11, day).ok(),
        ..PLAIN
    };
    let pdf = exported(&template, &example(), &options(26));
    let mut document = Document::load_mem(&pdf).unwrap();
    let record = lopdf::Object::string_literal("1 final attached approved=2026-11-25");
    information(&mut document).set("KlausulExport", record);
    let report = verified_with(&saved(document), &[&template]).unwrap();
    assert_eq!(report.verdict, Verdict::Changed);
}

#[test]
fn a_day_on_which_nobody_approved_is_not_believed() {
    let template = with_head(HEAD);
    let day = |day| Date::new(2026, 11, day).unwrap();
    let options = ExportOptions {
        approved: Some(day(2)),
        ..PLAIN
    };
    let pdf = exported(&template, &example(), &options);
    let verdict = |days: &[Date]| {
        let mut known = Known {
            templates: vec![&template],
            ..Known::default()
        };
        if !days.is_empty() {
            let days = days.iter().copied().collect();
            known.approval_days.insert(template.hash.clone(), days);
        }
        Verifier::new().verify(&pdf, &known).unwrap().verdict
    };
    assert_eq!(verdict(&[]), Verdict::Unchanged);
    assert_eq!(verdict(&[day(1), day(2)]), Verdict::Unchanged);
    assert_eq!(verdict(&[day(1)]), Verdict::Changed);
}

#[test]
fn without_a_running_head_nothing_records_the_approval() {
    let template = with_head("");
    let options = ExportOptions {
        approved: Date::new(2026, 11, 26).ok(),
        ..PLAIN
    };
    let with = exported(&template, &example(), &options);
    assert_eq!(with, exported(&template, &example(), &PLAIN));
}

#[test]
fn a_long_name_leaves_the_text_alone() {
    let template = with_head(HEAD);
    let mut draft = example();
    let name = "Nyländska Bageri- och Konditorivarufabriken ".repeat(6);
    crate::support::set(&mut draft, "customer.name", name.trim());
    let pages = crate::support::pages_of(&template, &draft, false);
    let first_of_text = pages.pages[1]
        .lines
        .iter()
        .filter(|line| !matches!(line.owner, Owner::Furniture))
        .map(|line| line.baseline_pt)
        .fold(f64::INFINITY, f64::min);
    let furniture = pages.pages[1].lines.iter();
    let heads =
        furniture.filter(|line| matches!(line.owner, Owner::Furniture) && line.baseline_pt < 100.0);
    let heads: Vec<f64> = heads.map(|line| line.baseline_pt).collect();
    assert_eq!(heads.len(), 3);
    assert!(heads.iter().all(|head| *head < first_of_text - 12.0));
}

#[test]
fn the_day_is_that_of_the_approval_file() {
    let session = Session::with_example();
    session.succeed("template copy -o mall");
    let body = String::from_utf8(session.read("mall/body.ron")).unwrap();
    let with_head = body.replacen(
        "    blocks: [",
        &format!("    blocks: [\n        {HEAD}"),
        1,
    );
    session.write("mall/body.ron", with_head);
    // Another content needs another version.
    let head = String::from_utf8(session.read("mall/template.ron")).unwrap();
    session.write("mall/template.ron", head.replacen("1.0.0", "1.0.1", 1));
    let draft = String::from_utf8(session.read("example.ron")).unwrap();
    session.write("example.ron", draft.replacen("1.0.0", "1.0.1", 1));
    session.succeed("template approve mall --by \"Eva Ek\" --date 2026-10-09");
    let export =
        "export example.ron -o ut.pdf --date 2026-11-26 --template mall --without-attachments";
    session.succeed(export);
    let pages = texts(&session.read("ut.pdf"));
    for page in pages {
        assert!(page.contains("godkänd 9 oktober 2026"), "{page}");
    }
}

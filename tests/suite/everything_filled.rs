//! A filled draft of a Finnish template that uses everything: every kind of answer, every block, a genitive.

use std::fs;

use klausul::agreement::{Wording, build};
use klausul::draft::{self, Answer, Draft};
use klausul::template::Template;
use klausul::typeset::fonts;
use klausul::verify::Verdict;
use lopdf::Document;

use crate::conformance;
use crate::everything::{FOLDER, changed, everything, forged};
use crate::excerpt::comes_out_again;
use crate::session::Session;
use crate::support::{built_in, repository, set, sources};
use crate::verify::{PLAIN, exported, saved, verified_with};

/// The draft of the template's example.
fn filled(template: &Template) -> Draft {
    let path = repository(FOLDER).join("examples/kaikki.ron");
    let text = fs::read_to_string(path).unwrap();
    let (draft, _) = text.split_once("    sets:").unwrap();
    let (_, draft) = draft.split_once("(\n").unwrap();
    let head = r#"(format: 1, template: (id: "kaikki", version: "0.1.0"),"#;
    let mut draft = draft::read(format!("{head}{draft})").as_bytes()).unwrap();
    draft.template_hash = Some(template.hash.clone());
    draft
}

#[test]
fn every_kind_and_every_block_is_there() {
    let files = sources(FOLDER).files;
    let is_in = |file: &str, words: &[&str]| {
        let text = String::from_utf8(files[file].clone()).unwrap();
        for word in words {
            assert!(text.contains(word), "{file}: {word}");
        }
    };
    let kinds = "Text Lines BusinessId PostalCode Country Email Date Signatories Choice Choices YesNo Number Amount \
                 Percent Phone Iban Rows";
    let kinds = kinds.split(' ').map(|kind| format!("kind: {kind}"));
    let kinds: Vec<String> = kinds.collect();
    is_in(
        "fields.ron",
        &kinds.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    is_in("fields.ron", &["genitive_of", "term: (sales"]);
    let blocks = "Section Title Heading Paragraph Clause Services Parties Signatures Annex PageBreak List Definitions \
                  Table RunningHead";
    let blocks = blocks.split(' ').map(|block| format!("{block}("));
    let blocks: Vec<String> = blocks.collect();
    is_in(
        "body.ron",
        &blocks.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let others = [
        "from: AllServices",
        "from: Services",
        "from: Field",
        "rows: [",
        "labels: Letter",
        "labels: Roman",
        "labels: Number",
        "together: true",
        "level: 3",
        "{strong ",
        "{italic ",
        "{lang ",
        "{annex number}",
        ", genitive}",
        ", counted}",
        ", counted in digits}",
        ", words}",
        ", code}",
        ", count}",
        "{template version}",
    ];
    is_in("body.ron", &others);
}

#[test]
fn the_template_passes_its_test() {
    let session = Session::new();
    for (name, bytes) in sources(FOLDER).files {
        session.write(&format!("mall/{name}"), bytes);
    }
    for name in ["kaikki.ron", "kaikki.txt"] {
        let path = repository(FOLDER).join("examples").join(name);
        session.write(&format!("mall/examples/{name}"), fs::read(path).unwrap());
    }
    let report = session.succeed("template test mall --lang en");
    assert!(report.contains("ok      example: kaikki"), "{report}");
    assert!(report.contains("0 FAILED"), "{report}");
    // As a translation of the built-in template, of which it is one until that one changes.
    let hash = &built_in().hash;
    let original = format!(
        "original: (id: \"intrum-personuppgifter\", version: \"1.0.0\", hash: \"{hash}\"),\n    sets: ["
    );
    let head = String::from_utf8(session.read("mall/template.ron")).unwrap();
    session.write("mall/template.ron", head.replacen("sets: [", &original, 1));
    let report = session.succeed("template test mall --lang en");
    assert!(
        report.contains("ok      the translation matches its original"),
        "{report}"
    );
}

#[test]
fn it_is_archived_read_aloud_and_verified() {
    let template = everything();
    let draft = filled(&template);
    let problems = draft::check(&draft, &template, &fonts::covers);
    let problems: Vec<_> = problems
        .iter()
        .map(|problem| (&problem.field, &problem.kind))
        .collect();
    // A remark: the time to pay is another than the standard.
    assert_eq!(problems.len(), 1, "{problems:?}");
    let pdf = exported(&template, &draft, &PLAIN);
    conformance::check("filled", &pdf);
    comes_out_again(&template, &draft, &PLAIN, "filled");
    let verdict = |pdf: &[u8]| verified_with(pdf, &[&template]).unwrap().verdict;
    assert_eq!(verdict(&pdf), Verdict::Unchanged);
    let resaved = saved(Document::load_mem(&pdf).unwrap());
    assert_ne!(resaved, pdf);
    assert_eq!(verdict(&resaved), Verdict::SamePages);
}

/// Pages that say something else than the draft inside.
#[test]
fn what_was_changed_is_named() {
    let template = everything();
    let draft = filled(&template);
    let check = |name: &str, other: (&Template, &Draft), words: &str| {
        let report = verified_with(&forged((&template, &draft), other), &[&template]).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{name}");
        let found = format!("{:?}", report.differences);
        assert!(found.contains(words), "{name}: {found}");
    };
    let mut other = draft.clone();
    set(&mut other, "customer.email", "toinen@example.com");
    check("a cell", (&template, &other), "toinen@example.com");
    let mut other = draft.clone();
    set(&mut other, "customer.genitive", "Koetehtaan Konetta");
    check("a genitive", (&template, &other), "Konetta");
    let mut other = draft.clone();
    let Some(Answer::Rows(rows)) = other.answers.get_mut("sub.processors") else {
        panic!("no rows");
    };
    rows.swap(0, 1);
    check("two swapped rows", (&template, &other), "Moln");
    let mut other = template.clone();
    other.blocks.retain(|block| block.place.annex != Some(0));
    check("an annex taken out", (&other, &draft), "Arkiston ylläpito");
    let other = changed(
        "kuukauden {italic viimeisenä} päivänä",
        "kuukauden {strong viimeisenä} päivänä",
    );
    check("a changed emphasis", (&other, &draft), "viimeisenä");
}

/// All that the draft says stands in the agreement.
#[test]
fn every_answer_is_printed() {
    let template = everything();
    let agreement = build(&template, &filled(&template), Wording::Corrected);
    let text = agreement.lines().join("\n");
    for answer in [
        "Koetoimittaja Oy:n",
        "Koetehtaan Koneen",
        "556000-0000",
        "Tehtaankatu 5",
        "B-rappu",
        "00150",
        "Suomi",
        "1470246-8",
        "talous@example.com",
        "+358 40 123 4567",
        "2. maaliskuuta 2026",
        "kerran kuukaudessa",
        "tilausnumero, yhteyshenkilön nimi ja kustannuspaikka",
        "lähetetään postitse",
        "kolmekymmentä (30) päivää",
        "30 päivää",
        "1\u{a0}999,50\u{a0}euroa",
        "1\u{a0}999,50\u{a0}EUR",
        "9,25\u{a0}%",
        "FI21 1234 5600 0007 85",
        "Helsinki",
        "Pekka Mäkelä",
        "lakimies",
        "Moln Ab",
    ] {
        assert!(text.contains(answer), "{answer}: {text}");
    }
}

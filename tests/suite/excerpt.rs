//! What travels of a template: its hash is the whole template's, and the agreement comes out of it again.

use std::collections::{BTreeMap, BTreeSet};

use klausul::characters::hexadecimal;
use klausul::draft::{self, Answer, Draft, Signatory};
use klausul::pipeline::export::ExportOptions;
use klausul::signing::Services;
use klausul::template::{Excerpt, Picture, Pixels, Sources, Template, load};
use klausul::verify::Verdict;
use lopdf::Document;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::form_2;
use crate::internal_notes::with_internal_notes;
use crate::support::{
    TYPEFACE, built_in, example, set, sources, varied, with_letterhead, with_services,
};
use crate::verify::{PLAIN, exported, verified_with};

fn tiny() -> Template {
    load(&sources("tests/templates/tiny"), &TYPEFACE).unwrap()
}

/// The files inside a PDF, by name.
pub fn inside(pdf: &[u8]) -> BTreeMap<String, String> {
    let document = Document::load_mem(pdf).unwrap();
    let specifications = document.objects.values().filter_map(|object| {
        let specification = object.as_dict().ok()?;
        let name = specification
            .get(b"F")
            .and_then(lopdf::Object::as_str)
            .ok()?;
        let files = specification
            .get(b"EF")
            .and_then(lopdf::Object::as_dict)
            .ok()?;
        let file = files.get(b"F").and_then(lopdf::Object::as_reference).ok()?;
        let stream = document.get_object(file).and_then(lopdf::Object::as_stream);
        let content = stream.unwrap().decompressed_content().unwrap();
        let name = String::from_utf8(name.to_vec()).unwrap();
        Some((name, String::from_utf8(content).unwrap()))
    });
    specifications.collect()
}

fn pixels(template: &Template) -> Option<Pixels> {
    let letterhead = template.page.letterhead.as_ref()?;
    match &letterhead.picture {
        Picture::Pixels(pixels) => Some(pixels.clone()),
        // It travels whole.
        Picture::Drawing(_) => None,
    }
}

/// That the file has the template's hash inside, and that the same bytes come of what is inside, once more too.
pub fn comes_out_again(template: &Template, draft: &Draft, options: &ExportOptions, name: &str) {
    let pdf = exported(template, draft, options);
    let files = inside(&pdf);
    let text = &files["template.ron"];
    assert_eq!(form_2::hash_of_excerpt(text), template.hash, "{name}");
    let excerpt = Excerpt::read(text).unwrap();
    assert_eq!(excerpt.hash(), template.hash, "{name}");
    let read = excerpt.template(&TYPEFACE, pixels(template)).unwrap();
    assert_eq!(read.hash, template.hash, "{name}");
    let enclosed = draft::read(files["draft.ron"].as_bytes()).unwrap();
    assert_eq!(enclosed.template_hash.as_ref(), Some(&template.hash));
    assert_eq!(
        (&enclosed.template, &enclosed.version),
        (&template.id, &template.version)
    );
    let again = exported(&read, &enclosed, options);
    if again != pdf {
        let others = inside(&again);
        assert_eq!(others["draft.ron"], files["draft.ron"], "{name}");
        assert_eq!(others["template.ron"], *text, "{name}");
        panic!("{name}: other pages");
    }
}

#[test]
fn an_agreement_comes_out_of_its_excerpt_with_the_same_bytes() {
    let with_notes = with_internal_notes();
    for (index, (name, draft)) in varied().iter().enumerate() {
        comes_out_again(built_in(), draft, &PLAIN, name);
        let mut draft = draft.clone();
        if index % 2 == 0 {
            set(&mut draft, "internal.note", "Kunden betalar aldrig i tid.");
        }
        if index % 5 == 0 {
            draft.services.push("internal-counsel".to_owned());
        }
        if index % 3 == 0 {
            set(&mut draft, "internal.approver", "Advokat Alfhild");
            set(&mut draft, "signing.place", "");
        }
        let options = ExportOptions {
            is_draft: index % 4 == 0,
            ..PLAIN
        };
        comes_out_again(&with_notes, &draft, &options, name);
    }
    comes_out_again(&with_letterhead(), &example(), &PLAIN, "letterhead");
    for service in Services::built_in().unwrap().services {
        let options = ExportOptions {
            signing: Some(service),
            ..PLAIN
        };
        comes_out_again(built_in(), &example(), &options, "marks");
    }
    let tiny = tiny();
    for mask in 0..16 {
        let mut draft = Draft::new(&tiny);
        let services = tiny.services.iter().enumerate();
        let services = services.filter(|(bit, _)| mask >> bit & 1 == 1);
        draft.services = services.map(|(_, service)| service.id.clone()).collect();
        if mask % 3 == 0 {
            set(&mut draft, "guarantor.name", "Guaranty Ltd");
        }
        comes_out_again(&tiny, &draft, &PLAIN, &format!("tiny {mask}"));
    }
}

/// Going on from an excerpt discloses no more than going on from the whole template.
#[test]
fn what_is_left_out_later_does_not_travel_either() {
    let mut draft = example();
    draft.services = vec![
        "inkasso".to_owned(),
        "internationellt-inkasso".to_owned(),
        "moms-aterbaring".to_owned(),
    ];
    let text = inside(&exported(built_in(), &draft, &PLAIN))["template.ron"].clone();
    let read = Excerpt::read(&text)
        .unwrap()
        .template(&TYPEFACE, None)
        .unwrap();
    draft.services.remove(0);
    for field in [
        "customer.contact_name",
        "customer.contact_email",
        "provider.street",
    ] {
        draft.answers.remove(field);
    }
    set(&mut draft, "customer.country", "SE");
    assert_eq!(
        exported(&read, &draft, &PLAIN),
        exported(built_in(), &draft, &PLAIN)
    );
    let text = inside(&exported(&read, &draft, &PLAIN))["template.ron"].clone();
    for gone in ["Inkassoservice", "Kontaktperson", "provider.street"] {
        assert!(!text.contains(gone), "{gone}");
    }
}

/// An answer that no page prints doesn't travel, though it decides what is printed: a mark says that it is there.
#[test]
fn what_decides_unprinted_is_known_without_its_words() {
    let template = with_internal_notes();
    let mut draft = with_services(0b1);
    set(&mut draft, "internal.note", "Kunden betalar aldrig i tid.");
    set(&mut draft, "internal.approver", "Advokat Alfhild");
    let pdf = exported(&template, &draft, &PLAIN);
    let files = inside(&pdf);
    let text = format!("{}{}", files["draft.ron"], files["template.ron"]);
    assert!(text.contains("Särskilda villkor gäller.") && text.contains("femtiotusen"));
    for secret in [
        "internal",
        "betalar",
        "Alfhild",
        "sextiotusen",
        "sjuttiotusen",
        "fallback",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
    let verdict = |templates: &[&Template]| verified_with(&pdf, templates).unwrap().verdict;
    assert_eq!(verdict(&[&template]), Verdict::Unchanged);
    assert_eq!(verdict(&[built_in()]), Verdict::UnknownTemplate);
    // Somebody says that the note isn't there, so that the paragraph shouldn't be.
    let mut document = Document::load_mem(&pdf).unwrap();
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else {
            continue;
        };
        let content = stream.decompressed_content().unwrap_or_default();
        if let Ok(text) = String::from_utf8(content)
            && text.contains(" !holds")
        {
            stream.set_plain_content(text.replace(" !holds", "").into_bytes());
        }
    }
    let mut altered = Vec::new();
    document.save_to(&mut altered).unwrap();
    let report = verified_with(&altered, &[&template]).unwrap();
    assert_eq!(report.verdict, Verdict::Changed);
}

/// A part that says nothing is hidden like any other: its hash is not the one that all such parts would have.
#[test]
fn a_hidden_part_does_not_show_that_it_is_empty() {
    let template = with_internal_notes();
    let mut draft = with_services(0b1);
    set(&mut draft, "internal.note", "Kunden betalar aldrig i tid.");
    let text = &inside(&exported(&template, &draft, &PLAIN))["template.ron"];
    assert!(template.canonical().contains("choice {\n}\n"));
    assert!(text.contains("choice #"));
    let empty = Sha256::digest("klausul template form 2\nnode choice\n");
    assert!(!text.contains(&hexadecimal(&empty)));
}

/// The draft inside names the template of the pages, whatever version it was begun with.
#[test]
fn the_draft_inside_names_the_template_of_the_pages() {
    let mut draft = example();
    draft.version = "0.9.0".to_owned();
    draft.template_hash = Some("0".repeat(64));
    let pdf = exported(built_in(), &draft, &PLAIN);
    let found = draft::read(inside(&pdf)["draft.ron"].as_bytes()).unwrap();
    assert_eq!(found.version, built_in().version);
    assert_eq!(found.template_hash.as_ref(), Some(&built_in().hash));
    assert_eq!(
        verified_with(&pdf, &[built_in()]).unwrap().verdict,
        Verdict::Unchanged
    );
    // Somebody writes another version, or another hash, into the draft.
    for (from, to) in [
        ("version: \"1.0.0\"", "version: \"1.0.1\""),
        (&*built_in().hash, &*"0".repeat(64)),
    ] {
        let mut document = Document::load_mem(&pdf).unwrap();
        for object in document.objects.values_mut() {
            if let Ok(stream) = object.as_stream_mut()
                && let Ok(text) =
                    String::from_utf8(stream.decompressed_content().unwrap_or_default())
                && text.contains("answers:")
            {
                assert!(text.contains(from));
                stream.set_plain_content(text.replace(from, to).into_bytes());
            }
        }
        let mut altered = Vec::new();
        document.save_to(&mut altered).unwrap();
        let report = verified_with(&altered, &[built_in()]).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{to}");
    }
}

// -- the hash --

#[test]
fn the_hash_can_be_computed_from_the_text_independently() {
    for template in [
        built_in().clone(),
        tiny(),
        with_letterhead(),
        with_internal_notes(),
    ] {
        assert_eq!(form_2::hash(&template.canonical()), template.hash);
    }
}

/// Every string and number of the files, changed one at a time, gives a hash of its own.
#[test]
fn a_change_of_any_part_changes_the_hash() {
    every_edit_changes_the_hash(&sources("tests/templates/tiny"), 80);
}

/// That the hash changes with every text, number and word of the files, of which so many can be changed at least.
pub fn every_edit_changes_the_hash(files: &Sources, min: usize) {
    let unchanged = load(files, &TYPEFACE).unwrap_or_else(|error| panic!("{error}"));
    let mut hashes = BTreeSet::from([unchanged.hash]);
    let mut loaded = 0;
    let literal =
        regex::Regex::new(r##"r#"[^"]*"#|"[^"]+"|[0-9]+|(?-u:\b)(?:true|false|Yes|No)(?-u:\b)"##)
            .unwrap();
    for (name, bytes) in &files.files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for found in literal.find_iter(&text) {
            let line = text[..found.start()].rsplit('\n').next();
            if line.is_some_and(|line| line.starts_with("//")) {
                continue;
            }
            let old = found.as_str();
            let new = match old {
                "true" => "false".to_owned(),
                "false" => "true".to_owned(),
                "Yes" => "No".to_owned(),
                "No" => "Yes".to_owned(),
                _ if old.ends_with('"') || old.ends_with('#') => {
                    let end = old.rfind('"').unwrap();
                    format!("{}x{}", &old[..end], &old[end..])
                }
                _ => (old.parse::<u32>().unwrap() + 1).to_string(),
            };
            let mut changed = files.clone();
            let text = [&text[..found.start()], &new, &text[found.end()..]].concat();
            changed.files.insert(name.clone(), text.into_bytes());
            if let Ok(template) = load(&changed, &TYPEFACE) {
                loaded += 1;
                assert!(hashes.insert(template.hash), "{name}: {old} → {new}");
            }
        }
    }
    assert!(loaded > min, "{loaded}");
}

/// Whatever the strings of the files hold, each part is a line of the text, and the excerpt is read again.
#[test]
fn any_string_is_one_line() {
    let literal = regex::Regex::new(r#""[^"]+""#).unwrap();
    let mut loaded = 0;
    let mut check = |files: &Sources, odd: &str| {
        if let Ok(template) = load(files, &TYPEFACE) {
            loaded += 1;
            let hash = form_2::hash(&template.canonical());
            assert_eq!(hash, template.hash, "{odd}");
            let mut draft = Draft::new(&template);
            draft.services = vec!["hammer".to_owned(), "saw".to_owned()];
            comes_out_again(&template, &draft, &PLAIN, odd);
        }
    };
    let all = [
        " \n ",
        "\t",
        "\r\n",
        "\\u{b}",
        "\\u{85}",
        "\\u{2028}",
        "\\u{a0}",
        "#\\\"#\\\"##",
        "\\\\",
        " #@! {",
        "}",
    ];
    let files = sources("tests/templates/tiny");
    for (index, odd) in all.into_iter().cycle().take(4 * all.len()).enumerate() {
        for (name, bytes) in &files.files {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let mut strings = literal.find_iter(&text);
            let Some(found) = strings.nth(index * 7 % literal.find_iter(&text).count().max(1))
            else {
                continue;
            };
            let at = found.start() + 2;
            if !text.is_char_boundary(at) {
                continue;
            }
            let mut changed = files.clone();
            let text = [&text[..at], odd, &text[at..]].concat();
            changed.files.insert(name.clone(), text.into_bytes());
            check(&changed, odd);
        }
    }
    assert!(loaded > 40, "{loaded}");
}

#[test]
fn the_order_of_lists_counts() {
    let mut hashes = BTreeSet::from([tiny().hash]);
    let mut check = |file: &str, first: &str, second: &str| {
        let mut sources = sources("tests/templates/tiny");
        let text = String::from_utf8(sources.files[file].clone()).unwrap();
        assert!(text.contains(first) && text.contains(second), "{first}");
        let text = text
            .replace(first, "\0")
            .replace(second, first)
            .replace('\0', second);
        sources.files.insert(file.to_owned(), text.into_bytes());
        let template = load(&sources, &TYPEFACE).unwrap();
        assert!(hashes.insert(template.hash), "{first}");
    };
    check(
        "template.ron",
        r#"(id: "owner", label: "Owner"),"#,
        r#"(id: "tenant", label: "Tenant"),"#,
    );
    check(
        "template.ron",
        r#"(id: "drill", set: "power", family: "tools", name: "Drill", short: "Drill"),"#,
        r#"(id: "saw", set: "power", family: "tools", name: "Circular saw", short: "Saw"),"#,
    );
    check(
        "fields.ron",
        r#"(id: "tenant.phone", group: "all", kind: Text, label: "Telephone", required: No),"#,
        r#"(id: "lease.begins", group: "all", kind: Date, label: "Begins", required: Yes),"#,
    );
    check(
        "body.ron",
        r#"Value(label: "Name", text: "{signatory.name}"),"#,
        r#"Value(label: "Date", text: "{lease.begins}"),"#,
    );
    check(
        "body.ron",
        r#"(label: "Name", text: "{party.name}"),"#,
        r#"(label: "Telephone", text: "{party.phone}"),"#,
    );
}

// -- reading --

/// An excerpt of the tiny template.
fn small_excerpt() -> String {
    let tiny = tiny();
    let mut draft = Draft::new(&tiny);
    draft.services = vec!["hammer".to_owned(), "saw".to_owned()];
    let people = vec![Signatory {
        name: "Ann Öst".to_owned(),
        ..Signatory::default()
    }];
    let answer = Answer::Signatories(people);
    draft
        .answers
        .insert("tenant.signatories".to_owned(), answer);
    inside(&exported(&tiny, &draft, &PLAIN))["template.ron"].clone()
}

#[test]
fn an_excerpt_looks_like_this() {
    insta::assert_snapshot!(small_excerpt());
}

#[test]
fn wrong_excerpts_are_reported() {
    let excerpt = small_excerpt();
    let check = |text: &str, expected: &str| {
        let read = Excerpt::read(text).and_then(|excerpt| excerpt.template(&TYPEFACE, None));
        let said = read.map(|_| ()).unwrap_err().message().in_english();
        assert!(said.contains(expected), "{said}");
    };
    check("", "not written in canonical form 2");
    check(
        "klausul template form 1\n()",
        "not written in canonical form 2",
    );
    check("klausul template form 2\n", "Line 1 is not written");
    check(
        "klausul template form 2\ntemplate {\n",
        "Line 2 is not written",
    );
    check(&tiny().canonical(), "is not written in canonical form 2");
    let edited = |from: &str, to: &str, expected: &str| {
        assert!(excerpt.contains(from), "{from}");
        check(&excerpt.replacen(from, to, 1), expected);
    };
    edited("head {", "head  {", "Line 3 is not written");
    edited("head {", "tail {", "Line 3 is not written");
    edited("print @", "print ", "is not written");
    edited("hang_mm:15.0", "hang_mm:15.00", "is not written");
    edited("hang_mm:15.0", "hang_mm:150.0", "It must be at least");
    edited("paper:Letter", "paper:Napkin", "is not written");
    edited("language:\"en-GB\"", "language:\"english\"", "english");
    edited("\"Lease of tools\"", "\"Lease of 事\"", "事");
    edited("tools are leased", "tools are\u{7}leased", "U+0007");
    edited("}\n", "}\n}\n", "is not written");
    edited(" #", " #g", "is not written");
    // A letterhead's picture must be the template's.
    let template = with_letterhead();
    let text = &inside(&exported(&template, &example(), &PLAIN))["template.ron"];
    check(text, "not the template’s");
    let mut other = pixels(&template).unwrap();
    other.rgb = other.rgb.iter().map(|value| value ^ 1).collect();
    let excerpt = Excerpt::read(text).unwrap();
    assert!(excerpt.template(&TYPEFACE, Some(other)).is_err());
}

/// What is shown belongs to the hash: with anything else in its place, the hash is another.
#[test]
fn no_line_can_be_another_and_keep_the_hash() {
    let excerpt = small_excerpt();
    let hash = Excerpt::read(&excerpt).unwrap().hash();
    let lines: Vec<&str> = excerpt.lines().collect();
    let mut read = 0;
    for number in 1..lines.len() {
        let joined = |line: &str| {
            let mut lines = lines.clone();
            lines[number] = line;
            lines.join("\n") + "\n"
        };
        let line = lines[number];
        let mut others = vec![
            joined(&line.replace('"', "\"x")),
            joined(&line.replace("words ", "label ")),
            joined(&line.replace("label ", "text ")),
            joined(&line.replace("printed ", "source ")),
            joined(&line.replace("@0", "@1").replace("#0", "#1")),
            joined(&line.replace("@a", "@b").replace("#a", "#b")),
        ];
        let mut without = lines.clone();
        without.remove(number);
        others.push(without.join("\n") + "\n");
        let mut swapped = lines.clone();
        if number > 1 && lines[number - 1] != line {
            swapped.swap(number - 1, number);
            others.push(swapped.join("\n") + "\n");
        }
        for other in others.iter().filter(|other| **other != excerpt) {
            if let Ok(other) = Excerpt::read(other) {
                read += 1;
                assert_ne!(other.hash(), hash, "{line}");
            }
        }
    }
    assert!(read > 100, "{read}");
}

// -- any draft --

/// The draft of the example after some changes.
fn changed(changes: &[(usize, u8)], mask: usize) -> Draft {
    let mut draft = example();
    draft.services = with_services(mask).services;
    if mask % 4 == 3 {
        draft.services.push("internal-counsel".to_owned());
    }
    let template = with_notes();
    for (field, change) in changes {
        let field = &template.fields[field % template.fields.len()].id;
        let is_signatories = field.ends_with("signatories");
        let person = |name: &str, title: &str| Signatory {
            name: name.to_owned(),
            title: title.to_owned(),
            email: String::new(),
        };
        let answer = match (change % 5, is_signatories) {
            (0, _) => {
                draft.answers.remove(field);
                continue;
            }
            (1, false) => Answer::Text(String::new()),
            (2, false) => Answer::Text("  e\u{301} \u{202e}x\u{a0}  \n\n Öst ".to_owned()),
            (3, false) => Answer::Signatories(vec![person("A", "B")]),
            (4, false) => Answer::Text("Ö".repeat(40)),
            (1, true) => Answer::Signatories(Vec::new()),
            (2, true) => Answer::Signatories(vec![person("", ""), person("B\u{200b}", "")]),
            (3, true) => Answer::Text("Ann".to_owned()),
            _ => Answer::Signatories(vec![person("Ann", "VD"); 3]),
        };
        draft.answers.insert(field.clone(), answer);
    }
    draft
}

fn with_notes() -> &'static Template {
    static TEMPLATE: std::sync::LazyLock<Template> = std::sync::LazyLock::new(with_internal_notes);
    &TEMPLATE
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of any draft, gaps, mistakes and answers of the wrong kind included: the same bytes come of what is inside,
    /// and the file is what its template gives.
    #[test]
    fn any_agreement_comes_out_again(
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 0..12),
        mask in 0_usize..512,
        is_draft in any::<bool>(),
    ) {
        let draft = changed(&changes, mask);
        let options = ExportOptions { is_draft, ..PLAIN };
        comes_out_again(with_notes(), &draft, &options, "any");
        let pdf = exported(with_notes(), &draft, &options);
        let report = verified_with(&pdf, &[with_notes()]).unwrap();
        prop_assert_eq!(report.verdict, Verdict::Unchanged, "{:?}", report.differences);
    }

    #[test]
    fn altered_excerpts_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let excerpt = small_excerpt();
        let hash = Excerpt::read(&excerpt).unwrap().hash();
        let mut bytes = excerpt.clone().into_bytes();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(other) = Excerpt::read(&text)
        {
            prop_assert!(text == excerpt || other.hash() != hash || text.contains('!'));
            let _ = other.template(&TYPEFACE, None);
        }
    }
}

//! Comparisons of agreements and templates.

use insta::assert_snapshot;
use klausul::agreement::{Content, Mark, Run, Wording, build};
use klausul::date::Date;
use klausul::diff::{
    Comparison, ComparisonNames, PassageChange, Segment, SegmentKind, compare_agreements,
    compare_templates, compare_words, comparison_document, passages,
};
use klausul::draft::Draft;
use klausul::message::{Language, Translator};
use klausul::pdf::read::enclosed_in;
use klausul::pipeline::comparison::comparison_pdf;
use klausul::template::{Sources, Template, load};
use proptest::prelude::*;

use crate::conformance;
use crate::session::Session;
use crate::support::{
    TYPEFACE, agreement, built_in, edit, edited, example, repository, set, set_signatories,
    sources, varied,
};

const FOLDER: &str = "templates/intrum-personuppgifter";

/// A clause that is put before clause B) 1.2 of the built-in template.
const NEW_CLAUSE: &str = r##"Clause(
                    id: "b-1-new",
                    label: "1.2",
                    text: r#"Kunden ska underrätta {provider.short_name} om ändringar."#,
                ),
                Clause(
                    id: "b-1-2","##;

fn template(sources: &Sources) -> Template {
    load(sources, &TYPEFACE).unwrap()
}

/// Compares the built-in template with itself after edits: file, text, text in its place.
fn edited_by(edits: &[(&str, &str, &str)]) -> Comparison {
    let mut sources = sources(FOLDER);
    for (file, from, to) in edits {
        edit(&mut sources, file, from, to);
    }
    compare_templates(built_in(), &template(&sources)).unwrap()
}

/// Returns what changed, a line each.
fn shown(comparison: &Comparison) -> String {
    let words = |segments: &[Segment]| {
        let parts = segments.iter().map(|segment| match segment.kind {
            SegmentKind::Same if segment.text.chars().count() > 30 => "…".to_owned(),
            SegmentKind::Same => segment.text.clone(),
            SegmentKind::Removed => format!("[-{}-]", segment.text),
            SegmentKind::Added => format!("{{+{}+}}", segment.text),
        });
        parts.collect::<String>()
    };
    let mut lines = Vec::new();
    for change in comparison.changes() {
        let kind = change.kind().name();
        lines.push(format!(
            "{kind} {}: {}",
            change.passage().name(),
            words(&change.segments())
        ));
    }
    for change in &comparison.conditions {
        let ids: Vec<&str> = change.passages.iter().map(|passage| &*passage.id).collect();
        lines.push(format!(
            "condition {}: {} -> {}",
            ids.join(" "),
            change.before,
            change.after
        ));
    }
    for change in &comparison.definitions {
        lines.push(format!("{} {}: {:?}", change.kind, change.id, change.edit));
    }
    lines.join("\n")
}

#[test]
fn a_template_is_compared_by_clause_and_word() {
    let check = |edits: &[(&str, &str, &str)], expected: &str| {
        assert_eq!(shown(&edited_by(edits)), expected, "{edits:?}");
    };
    check(&[], "");
    // A word.
    check(
        &[("body.ron", "dock ha företräde", "alltid ha företräde")],
        "changed B) 1.1: …[- dock-]{+ alltid+} ha företräde.",
    );
    // A clause that is new, and the one behind it with another number.
    check(
        &[
            ("body.ron", "label: \"1.2\",", "label: \"1.3\","),
            (
                "body.ron",
                "Clause(\n                    id: \"b-1-2\",",
                NEW_CLAUSE,
            ),
        ],
        "added B) 1.2: {+Kunden ska underrätta {provider.short_name} om ändringar.+}\n\
         renumbered B) 1.3: …",
    );
    // An id says nothing to a reader.
    check(&[("body.ron", "id: \"b-1-2\"", "id: \"b-1-9\"")], "");
    // Conditions: one change of a section is one entry.
    check(
        &[(
            "body.ron",
            "id: \"b-services\",\n            when: ServiceOf(\"B\")",
            "id: \"b-services\",\n            when: Any([ServiceOf(\"B\"), All([ServiceOf(\"B\"), Service(\"inkasso\")])])",
        )],
        "condition b-roles b-list/1: ServiceOf(\"B\") -> Any([ServiceOf(\"B\"), All([ServiceOf(\"B\"), Service(\"inkasso\")])])",
    );
    check(
        &[(
            "body.ron",
            "Kunden (Uppdragsgivaren i den tidigare",
            "Kunden (Uppdragsgivaren i den äldre",
        )],
        "changed lead-in/definition-2: Kunden (Uppdragsgivaren i den[- tidigare-]{+ äldre+} avtalstexten)",
    );
    check(
        &[("body.ron", "label: \"Land\"", "label: \"Hemland\"")],
        "changed Parter, Hemland: [-Land-]{+Hemland+}\t{party.country}",
    );
}

#[test]
fn what_a_template_defines_is_compared_by_key() {
    let comparison = edited_by(&[
        ("template.ron", "version: \"1.0.0\"", "version: \"1.1\""),
        (
            "template.ron",
            "name: \"Inkassoservice\"",
            "name: \"Inkassotjänst\"",
        ),
        ("page.ron", "leading_pt: 14.5", "leading_pt: 14"),
        ("page.ron", "paper: A4", "paper: Letter"),
    ]);
    assert_snapshot!(shown(&comparison));
}

/// Swaps two texts that stand one after the other in a file of the built-in template.
fn swapped(first: &str, second: &str) -> Template {
    let mut sources = sources(FOLDER);
    let bytes = sources.files.get_mut("body.ron").unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let start = text
        .find(&format!("Clause(\n                    id: \"{first}\""))
        .unwrap();
    let middle = text
        .find(&format!("Clause(\n                    id: \"{second}\""))
        .unwrap();
    let end = middle
        + text[middle..].find("\n                ),\n").unwrap()
        + "\n                ),\n".len();
    let indent = " ".repeat(16);
    let moved = [
        &text[..start],
        text[middle..end].trim_end(),
        "\n",
        &indent,
        text[start..middle].trim_end(),
        "\n",
        &text[end..],
    ];
    *bytes = moved.concat().into_bytes();
    template(&sources)
}

#[test]
fn a_clause_in_another_place_is_moved_and_not_removed_and_added() {
    let comparison = compare_templates(built_in(), &swapped("b-2-1", "b-2-2")).unwrap();
    assert_eq!(shown(&comparison), "moved B) 2.2: …");
    let [change] = comparison.changes().collect::<Vec<_>>()[..] else {
        panic!("one change");
    };
    let PassageChange::Kept(kept) = change else {
        panic!("a passage that both have");
    };
    assert_eq!(kept.moved.as_ref().unwrap().after, "B) 2.1");
}

#[test]
fn files_that_are_only_arranged_otherwise_are_said_to_be() {
    let comparison = edited_by(&[("body.ron", "id: \"b-services\"", "id: \"b-chosen\"")]);
    assert!(comparison.is_arranged_differently && !comparison.is_empty());
    assert_eq!(shown(&comparison), "");
}

#[test]
fn agreements_are_compared_by_their_answers_and_services() {
    let before = example();
    let mut after = before.clone();
    set(&mut after, "customer.name", "Åkerströms Väst & Söner Ab");
    set_signatories(
        &mut after,
        "customer.signatories",
        &[
            ("Åke Öst", "Verkställande direktör"),
            ("Eva Väst", "Ordförande"),
        ],
    );
    after.services.retain(|service| service != "inkasso");
    assert_snapshot!(shown(&compare_agreements(
        &agreement(&before),
        &agreement(&after)
    )));
}

#[test]
fn nothing_differs_from_itself() {
    for (name, draft) in varied() {
        let agreement = agreement(&draft);
        assert!(
            compare_agreements(&agreement, &agreement).is_empty(),
            "{name}"
        );
    }
    for folder in [FOLDER, "tests/templates/tiny"] {
        let template = template(&sources(folder));
        assert!(compare_templates(&template, &template).unwrap().is_empty());
    }
}

/// Returns the words of one side of two compared texts.
fn side(segments: &[Segment], without: SegmentKind) -> String {
    let own = segments.iter().filter(|segment| segment.kind != without);
    own.map(|segment| &*segment.text).collect()
}

/// Returns a text without white space.
/// Returns the letters of a text as words are compared: a hyphen is one, whether a line may end at it or not.
fn letters(text: &str) -> String {
    text.replace('\u{2011}', "-").split_whitespace().collect()
}

#[test]
fn each_passage_stands_in_exactly_one_change() {
    let all = varied();
    for pair in all.windows(2) {
        let (before, after) = (agreement(&pair[0].1), agreement(&pair[1].1));
        let comparison = compare_agreements(&before, &after);
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for change in &comparison.passages {
            match change {
                PassageChange::Added(passage) => new.push(passage.clone()),
                PassageChange::Removed(passage) => old.push(passage.clone()),
                PassageChange::Kept(kept) => {
                    old.push(kept.before.clone());
                    new.push(kept.after.clone());
                    let old_text = side(&kept.segments, SegmentKind::Added);
                    assert_eq!(letters(&old_text), letters(&kept.before.text));
                    let new_text = side(&kept.segments, SegmentKind::Removed);
                    assert_eq!(letters(&new_text), letters(&kept.after.text));
                }
            }
        }
        assert_eq!(new, passages(&after), "{}", pair[1].0);
        let mut all_old = passages(&before);
        let key = |passage: &klausul::diff::Passage| (passage.id.clone(), passage.text.clone());
        old.sort_by_key(key);
        all_old.sort_by_key(key);
        assert_eq!(old, all_old, "{}", pair[0].0);
    }
}

proptest! {
    #[test]
    fn words_that_are_not_removed_are_the_newer_text(
        before in "[ab(,. åx\u{a0}\t]{0,30}",
        after in "[ab(,. åx\u{a0}\t]{0,30}",
    ) {
        let segments = compare_words(&before, &after);
        prop_assert_eq!(letters(&side(&segments, SegmentKind::Added)), letters(&before));
        prop_assert_eq!(letters(&side(&segments, SegmentKind::Removed)), letters(&after));
        prop_assert!(segments.windows(2).all(|pair| pair[0].kind != pair[1].kind));
    }

    #[test]
    fn a_text_has_no_difference_to_itself(text in "\\PC{0,60}") {
        let segments = compare_words(&text, &text);
        prop_assert!(segments.iter().all(|segment| segment.kind == SegmentKind::Same));
    }

    /// Whatever is replaced in a file of a template: equal hashes and no difference are the same.
    #[test]
    fn templates_compare_equal_only_with_the_same_hash(
        file in prop::sample::select(vec!["template.ron", "fields.ron", "body.ron", "corrections.ron", "page.ron"]),
        at in 0..10_000_usize,
        word in "[a-zå1-9]{1,5}",
    ) {
        let mut changed = sources("tests/templates/tiny");
        let text = String::from_utf8(changed.files[file].clone()).unwrap();
        let ends: Vec<usize> = text.char_indices().filter(|(_, character)| character.is_alphanumeric()).map(|(index, _)| index).collect();
        let at = ends[at % ends.len()];
        let text = [&text[..at], &word, &text[at..]].concat();
        changed.files.insert(file.to_owned(), text.into_bytes());
        if let Ok(after) = load(&changed, &TYPEFACE) {
            let before = template(&sources("tests/templates/tiny"));
            let comparison = compare_templates(&before, &after).unwrap();
            prop_assert_eq!(comparison.is_empty(), before.hash == after.hash);
        }
    }
}

/// Returns the PDF of a comparison of the built-in template with an edited one.
fn comparison_of(
    before: &Draft,
    after: &Draft,
) -> (Comparison, klausul::pipeline::comparison::ComparisonPdf) {
    let comparison = compare_agreements(&agreement(before), &agreement(after));
    let names = ComparisonNames {
        before: "gammal.ron".to_owned(),
        after: "ny.ron".to_owned(),
    };
    let translator = Translator::new(Language::Sv);
    let document = comparison_document(&comparison, &names, "sv", &translator);
    let date = Date::new(2026, 11, 22).unwrap();
    let foot = "gammal.ron – ny.ron".to_owned();
    let written = comparison_pdf(&document, &built_in().page, foot, date).unwrap();
    (comparison, written)
}

fn changed_example() -> Draft {
    let mut after = example();
    set(&mut after, "customer.name", "Åkerströms Väst & Söner Ab");
    after.services.retain(|service| service != "inkasso");
    after
}

#[test]
fn a_comparison_has_nothing_to_sign_and_nothing_attached() {
    let (_, written) = comparison_of(&example(), &changed_example());
    assert_eq!(written.pages.title, "Jämförelse: gammal.ron och ny.ron");
    assert!(
        written
            .pages
            .pages
            .iter()
            .all(|page| page.signature_boxes.is_empty())
    );
    assert!(enclosed_in(&written.pdf).is_err());
    let pdf = String::from_utf8_lossy(&written.pdf);
    assert!(!pdf.contains("KlausulExport") && !pdf.contains("AcroForm"));
    let again = comparison_of(&example(), &changed_example()).1;
    assert!(again.pdf == written.pdf);
}

#[test]
fn a_comparison_conforms() {
    let template_comparison = edited_by(&[
        ("body.ron", "dock ha företräde", "alltid ha företräde"),
        ("body.ron", "label: \"Land\"", "label: \"Hemland\""),
        ("page.ron", "leading_pt: 14.5", "leading_pt: 14"),
    ]);
    let names = ComparisonNames {
        before: "1".to_owned(),
        after: "2".to_owned(),
    };
    let date = Date::new(2026, 11, 22).unwrap();
    // The comparison's own sentences may be in another language than the document.
    for language in [Language::Sv, Language::En] {
        let translator = Translator::new(language);
        let document = comparison_document(&template_comparison, &names, "sv", &translator);
        let written = comparison_pdf(&document, &built_in().page, String::new(), date).unwrap();
        conformance::check("templates", &written.pdf);
    }
    conformance::check(
        "agreements",
        &comparison_of(&example(), &changed_example()).1.pdf,
    );
    let unlike = varied();
    let (first, last) = (&unlike[0].1, &unlike[unlike.len() - 1].1);
    conformance::check("unlike agreements", &comparison_of(first, last).1.pdf);
}

#[test]
fn a_screen_reader_says_what_was_added_and_removed() {
    let (_, written) = comparison_of(&example(), &changed_example());
    let document = lopdf::Document::load_mem(&written.pdf).unwrap();
    let spans = document.objects.values().filter_map(|object| {
        let element = object.as_dict().ok()?;
        let text = lopdf::decode_text_string(element.get(b"ActualText").ok()?).unwrap();
        let attributes = element.get(b"A").unwrap().as_dict().unwrap();
        let look = attributes
            .get(b"TextDecorationType")
            .unwrap()
            .as_name()
            .unwrap();
        Some(format!("{}: {text}", String::from_utf8_lossy(look)))
    });
    let mut spans: Vec<String> = spans.collect();
    spans.sort();
    spans.dedup();
    assert_snapshot!(spans.join("\n"));
}

#[test]
fn what_changed_is_underlined_or_struck_through_with_a_bar_beside_it() {
    let (_, written) = comparison_of(&example(), &changed_example());
    let (mut underlines, mut strikes, mut others) = (0, 0, 0);
    for page in &written.pages.pages {
        for line in &page.lines {
            let is_marked = line.runs.iter().any(|run| run.mark().is_some());
            let bar = page.rules.iter().find(|rule| {
                let is_upright = rule.thickness_pt > rule.width_pt;
                is_upright && (rule.y_pt - line.baseline_pt).abs() < rule.thickness_pt / 2.0
            });
            assert!(bar.is_some() || !is_marked, "{}", line.text.text);
            others += usize::from(bar.is_none());
            for glyph in &line.text.glyphs {
                let Some(mark) = line.runs.get(glyph.run).and_then(Run::mark) else {
                    continue;
                };
                let middle_pt = line.x_pt + glyph.x_pt + glyph.advance_pt / 2.0;
                let drawn = page.rules.iter().find(|rule| {
                    let is_near = (rule.y_pt - line.baseline_pt).abs() < line.size_pt / 2.0;
                    let is_over = (rule.x_pt..=rule.x_pt + rule.width_pt).contains(&middle_pt);
                    is_near && is_over
                });
                let Some(rule) = drawn else {
                    assert!(line.text.text.ends_with(' '), "{}", line.text.text);
                    continue;
                };
                let is_below = rule.y_pt > line.baseline_pt;
                assert_eq!(is_below, matches!(mark, Mark::Added { .. }));
                underlines += usize::from(is_below);
                strikes += usize::from(!is_below);
            }
        }
    }
    assert!(underlines > 20 && strikes > 20 && others > 100);
}

/// Begins a session with the built-in template as `old`, a changed one as `new`, and drafts and PDFs of both.
fn session() -> Session {
    let session = Session::with_example();
    for (folder, version, word) in [("old", "1.0.0", "dock"), ("new", "1.1", "alltid")] {
        let mut sources = edited(
            FOLDER,
            "body.ron",
            "dock ha företräde",
            &format!("{word} ha företräde"),
        );
        edit(
            &mut sources,
            "template.ron",
            "version: \"1.0.0\"",
            &format!("version: \"{version}\""),
        );
        for (name, bytes) in sources.files {
            session.write(&format!("{folder}/{name}"), bytes);
        }
    }
    session
}

#[test]
fn templates_and_agreements_are_compared_on_the_command_line() {
    let session = session();
    session.succeed("export example.ron -o old.pdf --date 2026-11-22");
    session.write("broken.ron", "(");
    session.succeed("new -o other.ron --set provider.name=Annan --set provider.short_name=Annan");
    assert_snapshot!(session.run(
        "
        template diff old new
        template diff old old --lang fi
        template diff old old.pdf --lang en
        template diff old example.ron
        diff example.ron old.pdf
        diff example.ron broken.ron
        diff --standard example.ron
        diff --standard other.ron
        diff example.ron
        template diff old new -o out.pdf --date 2026-11-22
        template diff old new -o out.pdf
        template diff old nowhere
    "
    ));
    assert!(session.read("out.pdf").starts_with(b"%PDF-1.7"));
    let json = session
        .command("template diff old new --json")
        .output()
        .unwrap()
        .stdout;
    assert_snapshot!("template_diff_json", String::from_utf8(json).unwrap());
}

/// A PDF has only what its pages print of its template.
#[test]
fn templates_are_found_by_version_and_by_hash() {
    let session = session();
    session.succeed("template approve new --by Lena --date 2026-11-20");
    session
        .command("export example.ron --template new -o new.pdf --date 2026-11-22")
        .assert()
        .success();
    assert_snapshot!(
        "templates_by_version",
        session.run(
            "
        diff example.ron new.pdf
        template diff intrum-personuppgifter@1.0 new
        template diff old new.pdf
        template diff old new.pdf --template new
        template diff old intrum-personuppgifter@3
        template affects old new . --lang en
    "
        )
    );
    session.write("library/new/1", "");
    for name in [
        "template.ron",
        "fields.ron",
        "body.ron",
        "corrections.ron",
        "page.ron",
    ] {
        session.write(
            &format!("library/new/{name}"),
            session.read(&format!("new/{name}")),
        );
    }
    assert_snapshot!(
        "templates_of_the_library",
        session.run(
            "
        template diff old new.pdf --library library
        template diff intrum-personuppgifter@1.0 intrum-personuppgifter@1.1 --library library
    "
        )
    );
}

#[test]
fn a_folder_is_checked_and_says_what_another_template_would_change() {
    let session = session();
    let example = session.read("example.ron");
    session.write("kunder/a.ron", &example);
    session.write("kunder/b.klausul", &example);
    session.write("kunder/notes.txt", "no draft");
    session.succeed("new -o kunder/only-a.ron --services inkasso");
    session.succeed("export example.ron -o kunder/c.pdf --date 2026-11-22");
    assert_snapshot!(
        "folder",
        session.run(
            "
        template affects old new kunder
        template affects old old kunder --lang en
        check kunder
        check old/nothing
    "
        )
    );
    session.write("kunder/d.ron", "(");
    session.write("empty/notes.txt", "no draft");
    assert_snapshot!(
        "folder_with_a_broken_draft",
        session.run(
            "
        template affects old new kunder --lang en
        check empty --lang fi
    "
        )
    );
}

#[test]
fn the_example_of_the_repository_can_be_compared() {
    // The folder of the built-in template is the built-in template.
    let folder = repository(FOLDER);
    let session = Session::with_example();
    let words = format!("template diff '{0}' '{0}' --lang en", folder.display());
    assert_eq!(session.succeed(&words), "No differences.\n");
}

/// Compares the template with every kind of block with itself after edits of its body.
fn everything_edited_by(edits: &[(&str, &str)]) -> Comparison {
    let folder = "tests/templates/everything";
    let mut changed = sources(folder);
    for (from, to) in edits {
        edit(&mut changed, "body.ron", from, to);
    }
    compare_templates(&template(&sources(folder)), &template(&changed)).unwrap()
}

#[test]
fn conditions_of_entries_are_compared() {
    let check = |edits: &[(&str, &str)], expected: &str| {
        assert_eq!(shown(&everything_edited_by(edits)), expected);
    };
    let first = "(text: \"yhteyshenkilön nimeäminen\"),";
    let new = "(text: \"laskujen tarkistaminen\", when: Service(\"laskutus\")),";
    let comparison = everything_edited_by(&[(first, &format!("{new}{first}"))]);
    let added = comparison.changes().next().unwrap();
    assert_eq!(
        added.condition_of_added().as_deref(),
        Some("Service(\"laskutus\")")
    );
    assert!(
        comparison.conditions.is_empty(),
        "{:?}",
        comparison.conditions
    );
    assert!(
        comparison.definitions.is_empty(),
        "{:?}",
        comparison.definitions
    );
    let old = "(term: \"Päivä\", text:";
    let new = "(term: \"Yö\", when: ServiceOf(\"V\"), text: \"kalenteriyö.\"),";
    let comparison = everything_edited_by(&[(old, &format!("{new}{old}"))]);
    let added = comparison.changes().next().unwrap();
    assert_eq!(
        added.condition_of_added().as_deref(),
        Some("ServiceOf(\"V\")")
    );
    check(
        &[(
            "muistutukset;\", when: Service(\"muistutus\"))",
            "muistutukset;\", when: ServiceOf(\"V\"))",
        )],
        "condition duties-list/2: Service(\"muistutus\") -> ServiceOf(\"V\")",
    );
    // Where a caption goes, nothing happens to the condition of its table.
    let with = "id: \"archive-table\",\n            when: ServiceOf(\"V\"),";
    let caption = format!("{with}\n            caption: \"Taulukko\",");
    check(&[(with, &caption)], "added 3: {+Taulukko+}");
}

/// Nested items keep their places, and two tables in a row stay two.
#[test]
fn comparisons_keep_lists_and_tables_apart() {
    let template = template(&sources("tests/templates/everything"));
    let mut draft = Draft::new(&template);
    let before = build(&template, &draft, Wording::Corrected);
    draft.services = vec!["laskutus".to_owned()];
    let after = build(&template, &draft, Wording::Corrected);
    let names = ComparisonNames {
        before: "a".to_owned(),
        after: "b".to_owned(),
    };
    let comparison = compare_agreements(&before, &after);
    let translator = Translator::new(Language::Sv);
    let document = comparison_document(&comparison, &names, "fi", &translator);
    let depths = |agreement: &klausul::agreement::Agreement| {
        let lists = agreement.blocks.iter();
        let lists = lists.filter_map(|block| match &block.content {
            Content::Items(items) => Some(items.iter().map(|item| item.depth).collect()),
            _ => None,
        });
        lists.collect::<Vec<Vec<usize>>>()
    };
    let nested = |depths: &[Vec<usize>]| {
        depths
            .iter()
            .filter(|list| list.contains(&1))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(!nested(&depths(&after)).is_empty());
    assert_eq!(nested(&depths(&document)), nested(&depths(&after)));
    let tables = document
        .blocks
        .iter()
        .filter(|block| matches!(block.content, Content::Grid(_) | Content::Table(_)));
    let own = after
        .blocks
        .iter()
        .filter(|block| matches!(block.content, Content::Grid(_) | Content::Table(_)));
    assert!(tables.count() >= own.count());
}

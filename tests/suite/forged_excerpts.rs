//! Whatever is done to the excerpt inside a file, the verdict never is that a known template says what the file says.

use std::time::{Duration, Instant};

use klausul::agreement::{Wording, build};
use klausul::draft::{self, Draft};
use klausul::template::{BlockKind, Excerpt, Printed, Template};
use klausul::verify::{Report, Verdict};
use lopdf::Document;

use crate::excerpt::inside;
use crate::internal_notes::with_internal_notes;
use crate::support::{TYPEFACE, built_in, example, set, set_signatories, with_services};
use crate::verify::{PLAIN, exported, saved, verified, verified_with};
use crate::verify_alterations::edit_attachment;

/// Returns a file with other text in its attachments.
fn altered(pdf: &[u8], name: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    edit_attachment(&mut document, name, edit);
    saved(document)
}

fn excerpt_of(pdf: &[u8]) -> String {
    inside(pdf)["template.ron"].clone()
}

fn template_of(excerpt: &str) -> Template {
    let excerpt = Excerpt::read(excerpt).unwrap();
    excerpt.template(&TYPEFACE, None).unwrap()
}

/// Returns the lines of the innermost part of a kind that the text stands in.
fn part<'t>(excerpt: &'t str, kind: &str, text: &str) -> &'t str {
    let before = &excerpt[..excerpt.find(text).unwrap()];
    let start = before.rfind(&format!("\n{kind} ")).unwrap() + 1;
    let mut depth = 0;
    let mut end = start;
    for line in excerpt[start..].split_inclusive('\n') {
        end += line.len();
        depth += i32::from(line.ends_with("{\n")) - i32::from(line == "}\n");
        if depth == 0 {
            break;
        }
    }
    &excerpt[start..end]
}

/// The verdict on a file must not be that a template known here says what the file says.
fn assert_not_vouched_for(report: &Report, what: &str) {
    let is_known = report.template.as_ref().is_some_and(|used| used.is_known);
    assert!(
        report.verdict == Verdict::Changed
            || (report.verdict == Verdict::UnknownTemplate && !is_known),
        "{what}: {:?}, known: {is_known}",
        report.verdict
    );
}

/// Forgeries of the excerpt of the example, each with what it does.
fn forgeries(excerpt: &str) -> Vec<(&'static str, String)> {
    let hidden: Vec<&str> = excerpt
        .lines()
        .filter(|line| line.starts_with("written #"))
        .collect();
    let field = part(excerpt, "field", "id:\"customer.name\"");
    let service = part(excerpt, "service", "id:\"inkasso\"");
    let party = part(excerpt, "party", " \"customer\"\n");
    let clause = part(excerpt, "block", "hemliga");
    let renamed = service.replace("Inkassoservice", "Inkasso utan ansvar");
    let another = field.replace("customer.name", "customer.city");
    vec![
        ("another wording", excerpt.replace("hemliga", "offentliga")),
        ("a part left out", excerpt.replace(clause, "")),
        (
            "a part hidden by another part's hash",
            excerpt.replace(
                clause,
                &format!("{}\n", hidden[0].replace("written", "block")),
            ),
        ),
        (
            "a hidden part with another's hash",
            excerpt.replacen(hidden[0], hidden[1], 1),
        ),
        (
            "hidden parts in another order",
            excerpt
                .replace(hidden[0], "\0")
                .replace(hidden[1], hidden[0])
                .replace('\0', hidden[1]),
        ),
        (
            "two fields of one id",
            excerpt.replace(field, &field.repeat(2)),
        ),
        (
            "two services of one id",
            excerpt.replace(service, &format!("{renamed}{service}")),
        ),
        (
            "two parties of one id",
            excerpt.replace(party, &party.repeat(2)),
        ),
        ("a clause twice", excerpt.replace(clause, &clause.repeat(2))),
        (
            "a field in the place of another",
            excerpt.replace(field, &another),
        ),
        (
            "a salt of the forger's",
            excerpt.replace(clause, &clause.replacen('a', "b", 1)),
        ),
    ]
}

#[test]
fn forged_excerpts_are_not_vouched_for() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    let excerpt = excerpt_of(&pdf);
    let mut exported_by_forger = 0;
    for (what, forged) in forgeries(&excerpt) {
        assert!(forged != excerpt, "{what}");
        // Put into the file, which is otherwise what it was.
        let file = altered(&pdf, "template.ron", |_| forged.clone());
        assert_eq!(verified(&file).unwrap().verdict, Verdict::Changed, "{what}");
        // Pages made of the forgery, by a program that checks nothing.
        let Ok(template) =
            Excerpt::read(&forged).and_then(|forged| forged.template(&TYPEFACE, None))
        else {
            continue;
        };
        exported_by_forger += 1;
        assert_ne!(template.hash, built_in().hash, "{what}");
        let file = exported(&template, &example(), &PLAIN);
        let report = verified(&file).unwrap();
        assert_not_vouched_for(&report, what);
        let used = report.template.unwrap();
        assert!(
            used.hash == template.hash || report.verdict == Verdict::Changed,
            "{what}"
        );
        // The draft claims the hash that the template ought to have.
        let claim = |text: String| text.replace(&template.hash, &built_in().hash);
        let file = altered(&file, "draft.ron", claim);
        assert_eq!(verified(&file).unwrap().verdict, Verdict::Changed, "{what}");
    }
    assert!(exported_by_forger > 6, "{exported_by_forger}");
}

/// Returns an excerpt with the hash of the true template, but other parts shown than the draft would print.
fn excerpt_with(draft: &Draft, edit: impl Fn(&mut Printed)) -> Template {
    let agreement = build(built_in(), draft, Wording::Corrected);
    let mut printed = agreement.printed(built_in(), draft);
    edit(&mut printed);
    let template = template_of(&built_in().excerpt(&printed));
    assert_eq!(template.hash, built_in().hash);
    template
}

/// The hash is right and every word is the template's: only the whole template knows that others should stand there.
#[test]
fn true_parts_wrongly_chosen_are_found_with_the_whole_template() {
    let draft = example();
    let is_clause =
        |index: &usize| matches!(built_in().blocks[*index].kind, BlockKind::Clause { .. });
    let mut clauses = (0..built_in().blocks.len()).filter(is_clause);
    let clause = clauses.nth(3).unwrap();
    let check = |what: &str, template: &Template, draft: &Draft| {
        let file = exported(template, draft, &PLAIN);
        let report = verified(&file).unwrap();
        assert_eq!(report.verdict, Verdict::Changed, "{what}");
        let alone = verified_with(&file, &[]).unwrap();
        assert_eq!(alone.verdict, Verdict::UnknownTemplate, "{what}");
    };
    let without = excerpt_with(&draft, |printed| printed.blocks[clause] = None);
    check("a clause hidden", &without, &draft);
    // The parts of one agreement under the draft of another.
    let one = with_services(1);
    let of_one = excerpt_with(&one, |_| {});
    let mut more = one.clone();
    more.services = draft.services.clone();
    let of_more = excerpt_with(&more, |_| {});
    check("the parts of more services", &of_more, &one);
    let file = altered(&exported(&of_one, &one, &PLAIN), "template.ron", |_| {
        excerpt_of(&exported(built_in(), &more, &PLAIN))
    });
    assert_eq!(verified(&file).unwrap().verdict, Verdict::Changed);
}

/// What holds unprinted is a mark beside the hashes; wherever it is put, the whole template must come to these pages.
#[test]
fn marks_that_do_not_fit_the_pages_are_found() {
    let template = with_internal_notes();
    // With services of both sets: an answer for an annex of set B doesn't change the pages of set A alone.
    let mut draft = with_services(0b1000_0011);
    set(&mut draft, "customer.name", "Öst Ab");
    let pdf = exported(&template, &draft, &PLAIN);
    let excerpt = excerpt_of(&pdf);
    assert!(!excerpt.contains(" !holds"));
    let mut count = 0;
    for (at, _) in excerpt.match_indices('\n') {
        let line = excerpt[at + 1..].lines().next().unwrap_or_default();
        let Some((kind @ ("field" | "service"), rest)) = line.split_once(' ') else {
            continue;
        };
        for mark in ["!holds", "!required", "!holds !required"] {
            if rest.starts_with('!') {
                continue;
            }
            count += 1;
            let marked = format!("{kind} {mark} {rest}");
            let forged = [&excerpt[..=at], &marked, &excerpt[at + 1 + line.len()..]].concat();
            let file = altered(&pdf, "template.ron", |_| forged.clone());
            let report = verified_with(&file, &[&template]).unwrap();
            assert_eq!(report.verdict, Verdict::Changed, "{marked}");
        }
    }
    assert!(count > 60, "{count}");
}

/// Rows for each party and lines for each signatory make gigabytes of a few kilobytes, and a word without end is broken
/// between any two of its letters: neither takes long.
#[test]
fn excerpts_that_say_much_come_to_an_end() {
    let pdf = exported(built_in(), &example(), &PLAIN);
    let excerpt = excerpt_of(&pdf);
    let answer = "answer (field:\"signing.place\")\n";
    let wording = part(&excerpt, "words", "hemliga");
    let check = |from: &str, count: usize| {
        let forged = excerpt.replace(from, &answer.repeat(count));
        assert!(Excerpt::read(&forged).is_ok() && forged.len() < 256 * 1024);
        let file = altered(&pdf, "template.ron", |_| forged.clone());
        let file = altered(&file, "draft.ron", |_| {
            let mut draft = example();
            set(&mut draft, "signing.place", &"w".repeat(400));
            for party in ["provider", "customer"] {
                let field = format!("{party}.signatories");
                set_signatories(&mut draft, &field, &[("Ann", "VD"); 20]);
            }
            draft::write(&draft)
        });
        let start = Instant::now();
        assert_eq!(verified(&file).unwrap().verdict, Verdict::Changed);
        assert!(start.elapsed() < Duration::from_mins(2), "{count}");
    };
    check(answer, 6_000);
    check(wording, 1_000);
}

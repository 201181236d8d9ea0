//! Tests of templates: `klausul template test`, and the approval that waits for it.

use klausul::message::{Language, Translator};
use klausul::template::Sources;
use klausul::template_test::{Input, TestName, TestReport, run};

use crate::session::Session;
use crate::support::{TYPEFACE, edit, edited, repository, sources};

const BUILT_IN: &str = "templates/intrum-personuppgifter";
const TINY: &str = "tests/templates/tiny";

fn run_with(sources: &Sources, examples: &[(&str, &str)]) -> TestReport {
    let files = examples.iter();
    let files = files.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    run(&Input {
        sources,
        examples: &files.collect(),
        known: &[],
        typeface: &TYPEFACE,
    })
}

/// Returns what failed, in English, a line each: the test, the place, the sentence, the case.
fn failed(report: &TestReport) -> Vec<String> {
    let translator = Translator::new(Language::En);
    let mut lines = Vec::new();
    for result in &report.results {
        let name = match &result.name {
            TestName::Check => "check".to_owned(),
            TestName::Law(law) => law.name().to_owned(),
            TestName::Original => "original".to_owned(),
            TestName::Example(name) => name.clone(),
        };
        for failure in &result.failures {
            let place = failure.place.as_ref().map(ToString::to_string);
            let sentence = translator.format(&failure.message);
            let case = failure.case.as_ref().map(|case| translator.format(case));
            let line = [Some(name.clone()), place, Some(sentence), case];
            lines.push(line.into_iter().flatten().collect::<Vec<_>>().join(" | "));
        }
    }
    lines
}

/// A session with a copy of a template, without its approvals, in `mall`.
fn with_template(folder: &str) -> Session {
    let session = Session::new();
    for (file, bytes) in sources(folder).files {
        if file != "approvals.ron" {
            session.write(&format!("mall/{file}"), bytes);
        }
    }
    session
}

#[test]
fn the_built_in_template_passes_with_its_examples() {
    let session = Session::new();
    let folder = repository(BUILT_IN);
    let output = session.succeed(&format!("template test {} --json", folder.display()));
    let report: serde_json::Value = serde_json::from_str(&output).unwrap();
    let examples: Vec<&str> = report["tests"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|test| test["kind"] == "example")
        .map(|test| test["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        examples,
        [
            "alla-svar",
            "avvikelser",
            "bada",
            "bara-a",
            "bara-b",
            "bilagor"
        ]
    );
    assert_eq!(report["cases"]["combinations"], 511);
    assert_eq!(report["cases"]["every_combination"], true);
    // With what may be left out of the annexes, a selection: all would be 2^50 and more.
    assert_eq!(report["cases"]["complete"], false);
    let agreements = report["cases"]["agreements"].as_u64().unwrap();
    assert!((512..1000).contains(&agreements), "{agreements}");
    assert_eq!(report["failed"], 0);
}

#[test]
fn what_breaks_a_law_is_reported_with_its_place_and_case() {
    let check = |file: &str, from: &str, to: &str, expected: &[&str]| {
        let report = run_with(&edited(TINY, file, from, to), &[]);
        assert_eq!(failed(&report), expected, "{to}");
    };
    check("body.ron", "II.3", "II.4", &[]);
    // In a final agreement, every required answer is there.
    check(
        "body.ron",
        "Not(ServiceOf(\"power\"))",
        "Not(Answered(\"tenant.name\"))",
        &[
            "blocks | body.ron:33:26 | The block “hand-only” is printed in no final agreement. Check its condition.",
        ],
    );
    check(
        "body.ron",
        "label: \"II.3\"",
        "label: \"II.2.\"",
        &[
            "numbers | body.ron:48:26 | The number II.2 stands twice under “Part II Power tools”: in the block “power-2” and in “power-3”. | This is so in 4 cases, among them: drill, saw.",
        ],
    );
    check(
        "body.ron",
        "label: \"Part III\"",
        "label: \"Part II\"",
        &[
            "numbers | body.ron:59:30 | The number Part II stands twice: in the block “power-heading” and in “garden-heading”. | This is so in 6 cases, among them: drill, mower.",
        ],
    );
    check(
        "body.ron",
        "label: \"II.3\"",
        "label: \"II.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18\"",
        &[
            "labels | body.ron:48:26 | The label II.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18 is 73.0 mm wide, and its column only 54.0 mm. Increase hang_mm in page.ron, or shorten the label. | This is so in 4 cases, among them: drill, saw.",
        ],
    );
    check(
        "fields.ron",
        "    fields: [",
        "    fields: [(id: \"lease.note\", group: \"all\", kind: Text, label: \"Note\", required: No),",
        &[
            "fields | fields.ron:3:20 | The field “lease.note” is printed in no agreement. Put it into the text, or mark it with form_only: true.",
        ],
    );
    check(
        "body.ron",
        "Service(\"saw\")",
        "Service(\"swa\")",
        &["check | body.ron:50:59 | The service “swa” does not exist. Did you mean “saw”?"],
    );
}

#[test]
fn numbers_may_begin_again_under_the_next_heading() {
    let check = |clauses: &str, stands_twice: bool| {
        let blocks = format!("        // new\n{clauses}\n        Signatures(");
        let sources = edited(TINY, "body.ron", "        Signatures(", &blocks);
        let found = failed(&run_with(&sources, &[]));
        assert_eq!(!found.is_empty(), stands_twice, "{clauses}: {found:?}");
    };
    let heading = |id: &str, level: u8, label: &str| {
        format!("Heading(id: \"{id}\", level: {level}, label: \"{label}\", text: \"Terms\"),")
    };
    let clause = |id: &str, label: &str| {
        format!("Clause(id: \"{id}\", label: \"{label}\", text: \"Words.\"),")
    };
    let all = |parts: &[String]| parts.join("\n");
    let (one, two) = (heading("h1", 2, "1"), heading("h2", 2, "2"));
    check(
        &all(&[
            one.clone(),
            clause("c1", "a)"),
            two.clone(),
            clause("c2", "a)"),
        ]),
        false,
    );
    check(
        &all(&[one.clone(), clause("c1", "a)"), clause("c2", "a.")]),
        true,
    );
    // A number of several parts names its place without the heading.
    check(
        &all(&[
            one.clone(),
            clause("c1", "1.1"),
            two.clone(),
            clause("c2", "1.1"),
        ]),
        true,
    );
    check(&all(&[one.clone(), heading("h2", 2, "1")]), true);
    check(
        &all(&[one, heading("h3", 1, "Part IV"), heading("h2", 2, "1")]),
        false,
    );
    check(&all(&[clause("c1", ""), clause("c2", "")]), false);
}

#[test]
fn a_language_without_hyphenation_is_reported_and_no_failure() {
    let mut german = edited(TINY, "template.ron", "en-GB", "de-DE");
    edit(
        &mut german,
        "body.ron",
        "{owner.name, genitive} tools",
        "{owner.name}",
    );
    let report = run_with(&german, &[]);
    assert_eq!(failed(&report), Vec::<String>::new());
    let remarks: Vec<String> = report
        .results
        .iter()
        .filter_map(|result| result.remark.as_ref())
        .map(|remark| Translator::new(Language::En).format(remark))
        .collect();
    assert_eq!(
        remarks,
        ["The language de-DE has no hyphenation here: lines break only between words."]
    );
}

/// Adds services to the tiny template, so that there are too many combinations to test all.
fn with_many_services() -> Sources {
    let services: Vec<String> = (0..30)
        .map(|number| {
            format!(
                "(id: \"rake-{number}\", set: \"garden\", family: \"tools\", name: \"Rake {number}\", short: \"Rake\"),"
            )
        })
        .collect();
    let services = format!("    services: [\n{}", services.join("\n"));
    edited(TINY, "template.ron", "    services: [", &services)
}

#[test]
fn of_too_many_combinations_a_selection_prints_every_block() {
    let mut many = with_many_services();
    let report = run_with(&many, &[]);
    assert_eq!(failed(&report), Vec::<String>::new());
    let cases = report.cases.unwrap();
    assert!(!cases.is_complete);
    // Alone, all, all but one, pairs.
    assert!(cases.combinations > 34 + 34 * 33 / 2, "{cases:?}");
    // A block that only three services together print.
    let three = "All([Service(\"rake-3\"), Service(\"rake-7\"), Service(\"saw\"), Not(Service(\"drill\"))])";
    edit(
        &mut many,
        "body.ron",
        "All([Service(\"drill\"), Service(\"saw\")])",
        three,
    );
    assert_eq!(failed(&run_with(&many, &[])), Vec::<String>::new());
    edit(
        &mut many,
        "body.ron",
        "Not(Service(\"drill\"))",
        "Not(Answered(\"owner.name\"))",
    );
    let found = failed(&run_with(&many, &[]));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("“power-3” is printed in no final agreement"),
        "{found:?}"
    );
}

#[test]
fn mistakes_in_examples_are_reported_with_their_place() {
    let cases = [
        ("nothing in it", ""),
        ("a key", "(services: [\"hammer\"],\n    set: [\"hand\"])"),
        (
            "a bracket",
            "(services: [\"hammer\",\n    sets: [\"hand\"])",
        ),
        (
            "a service, a field, a set, a block",
            "(\n    services: [\"hamer\"],\n    answers: {\"tenant.nane\": \"x\"},\n    sets: [\"hnad\"],\n    printed: [\"hand-headin\"],\n    not_printed: [\"power\"],\n)",
        ),
        (
            "an answer",
            "(services: [\"hammer\"], answers: {\n    \"lease.begins\": \"yesterday\",\n    \"owner.name\": [(name: \"x\")],\n})",
        ),
        (
            "a key twice",
            "(services: [\"hammer\"], answers: {\n    \"tenant.name\": \"x\",\n    \"tenant.name\": \"y\",\n})",
        ),
        (
            "a service twice",
            "(services: [\"hammer\",\n    \"hammer\"])",
        ),
        (
            "another template",
            "(format: 1, template: (id: \"tiny-leese\", version: \"1\"), services: [\"hammer\"])",
        ),
        ("a newer format", "(format: 2, services: [\"hammer\"])"),
        (
            "nothing that must hold",
            "(services: [\"hammer\"], text: false)",
        ),
        (
            "nothing that holds",
            "(services: [\"hammer\"],\n    sets: [\"power\"],\n    printed: [\"title\", \"power-1\"],\n    not_printed: [\"power-2\", \"hand-only\"],\n    text: false)",
        ),
    ];
    let mut all = String::new();
    for (what, text) in cases {
        let report = run_with(&sources(TINY), &[("case.ron", text)]);
        all.extend([what, "\n"]);
        for line in failed(&report) {
            all.extend(["    ", &line, "\n"]);
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_draft_becomes_an_example_by_what_is_added_to_it() {
    let session = with_template(BUILT_IN);
    let folder = session.path("mall");
    let template =
        klausul::template::load(&klausul::library::sources_in(&folder).unwrap(), &TYPEFACE);
    let mut draft = klausul::draft::Draft::new(&template.unwrap());
    draft.services.push("inkasso".to_owned());
    let written = klausul::draft::write(&draft);
    let example = written.trim_end().trim_end_matches(')').to_owned() + "    sets: [\"A\"],\n)\n";
    session.write("mall/examples/ny.ron", example);
    session
        .command("template test mall --update")
        .assert()
        .success();
    let output = session.succeed("template test mall");
    assert!(output.contains("ok      exempel: ny"), "{output}");
}

#[test]
fn a_text_is_compared_with_its_snapshot_and_written_anew_when_asked() {
    let session = with_template(TINY);
    let example =
        "(services: [\"hammer\"], answers: {\"tenant.name\": \"Jane\"}, sets: [\"hand\"])";
    session.write("mall/examples/hammer.ron", example);
    let transcript = session.run(
        "template test mall
         template test mall --update",
    );
    let body = String::from_utf8(session.read("mall/body.ron")).unwrap();
    session.write("mall/body.ron", body.replace("are leased to", "are let to"));
    let changed = session.run(
        "template test mall
         template approve mall --by 'Eva Ek' --date 2026-11-25
         template test mall --update
         template test mall
         template approve mall --by 'Eva Ek' --date 2026-11-25",
    );
    // What changed doesn't change what the laws say.
    let lines = [transcript, changed].concat();
    let lines: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with("ok      regel"))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_else_lies_in_the_folder_of_examples() {
    let report = run_with(
        &sources(TINY),
        &[("gone.txt", "x"), ("readme.txt.bak", "x")],
    );
    assert_eq!(
        failed(&report),
        ["gone | examples/gone.txt | The text belongs to no example: gone.ron doesn't exist."]
    );
    let session = with_template(TINY);
    session.write("mall/examples/latin1.ron", b"(services: [\"h\xE4mmer\"])");
    session.write("mall/examples/large.ron", vec![b' '; 9 << 20]);
    let output = session.run("template test mall");
    assert!(
        output.contains("stderr: klausul: mall/examples/large.ron"),
        "{output}"
    );
    assert!(output.ends_with("status: 2\n"), "{output}");
    session.write("mall/examples/large.ron", "(services: [])");
    let output = session.run("template test mall");
    assert!(output.contains("examples/latin1.ron:1:15:"), "{output}");
    assert!(output.ends_with("status: 1\n"), "{output}");
}

#[test]
fn examples_are_no_content() {
    let session = with_template(TINY);
    let before = session.succeed("template hash mall");
    session.write("mall/examples/hammer.ron", "(services: [\"hammer\"])");
    assert_eq!(session.succeed("template hash mall"), before);
}

#[test]
fn a_broken_template_is_not_tested_and_not_approved() {
    let session = with_template(TINY);
    session.write("mall/page.ron", "(paper: A5)");
    let transcript = session.run(
        "template test mall
         template approve mall --by 'Eva Ek'
         template test mall --json
         template test nowhere",
    );
    insta::assert_snapshot!(transcript);
    assert!(!session.path("mall/approvals.ron").exists());
}

#[test]
fn a_translation_is_stale_when_its_original_changes() {
    let session = with_template(TINY);
    let head = String::from_utf8(session.read("mall/template.ron")).unwrap();
    // The built-in template is the original.
    let folder = repository(BUILT_IN);
    let built_in = session.succeed(&format!("template hash {}", folder.display()));
    let built_in = built_in.trim();
    let outcome_of = |id: &str, version: &str, hash: &str, arguments: &str| {
        let original =
            format!("original: (id: \"{id}\", version: \"{version}\", hash: \"{hash}\"),");
        let sets = format!("{original}\n    sets: [");
        session.write("mall/template.ron", head.replacen("sets: [", &sets, 1));
        let words = format!("template test mall --lang en {arguments}");
        let output = session.command(&words).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().skip_while(|line| !line.contains("original"));
        let lines: Vec<&str> = lines.take(2).map(str::trim).collect();
        let hidden = lines.join("\n").replace(&built_in[..8], "(built-in)");
        (hidden, output.status.code())
    };
    let id = "intrum-personuppgifter";
    let (text, status) = outcome_of(id, "1.0.0", built_in, "");
    assert_eq!(status, Some(0));
    assert!(text.starts_with("ok "), "{text}");
    let other = "0".repeat(64);
    let (text, status) = outcome_of(id, "0.9", &other, "");
    assert_eq!(status, Some(1));
    insta::assert_snapshot!(text, @r"
    FAILED  the translation matches its original
    template.ron:9:69: The translation was made of version 0.9 of intrum-personuppgifter (hash 00000000), but the original is now version 1.0.0 (hash (built-in)). See with `klausul template diff` what changed, change the translation, and write the new version and hash of the original here.
    ");
    let (text, status) = outcome_of("another", "0.9", &other, "");
    assert_eq!(status, Some(1));
    insta::assert_snapshot!(text, @r"
    FAILED  the translation matches its original
    template.ron:9:54: The original another isn't here, so nobody can say whether the translation is up to date. Name the folder with the original with --library.
    ");
    // A newer version in the library, which the translation doesn't know.
    session.succeed("template copy -o mallar");
    let newer = String::from_utf8(session.read("mallar/template.ron")).unwrap();
    session.write(
        "mallar/template.ron",
        newer.replace("\"1.0.0\"", "\"1.1.0\""),
    );
    let (text, status) = outcome_of(id, "1.0.0", built_in, "--library mallar");
    assert_eq!(status, Some(1));
    assert!(text.contains("is now version 1.1.0"), "{text}");
}

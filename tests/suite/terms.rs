//! Terms: what sales may choose, what a lawyer allows, and the notes to clauses.

use klausul::draft::{self, DraftProblem, DraftProblemKind, Severity, deviations};
use klausul::library::{COVERAGE_FILE, NOTES_FILE};
use klausul::template::{SalesLimits, load};
use klausul::typeset::fonts;

use crate::session::Session;
use crate::support::{TYPEFACE, built_in, edit, example, set, sources};

const BUILT_IN: &str = "templates/intrum-personuppgifter";

/// A session with the example, in which the notice before an audit is another one.
fn with_notice(weeks: &str, allowed: &str) -> Session {
    let session = Session::with_example();
    let text = String::from_utf8(session.read("example.ron")).unwrap();
    let text = text.replace(
        "\"audit.notice\": \"2\"",
        &format!("\"audit.notice\": \"{weeks}\""),
    );
    let text = text.trim_end().trim_end_matches(')').to_owned();
    session.write("example.ron", format!("{text}{allowed})\n"));
    session
}

const ALLOWED: &str =
    "    allowed: {\"audit.notice\": (by: \"Eva Ek\", reason: \"Egen revision\", value: \"6\")},\n";

#[test]
fn an_answer_beyond_sales_waits_for_a_lawyer() {
    let session = with_notice("6", "");
    let check = session.run("check example.ron --lang en");
    assert!(
        check.contains(
            "audit.notice (Notice before an audit): Sales may choose 2–4 veckor, not 6 veckor. A lawyer can allow it: fill in the \
             lawyer’s name and the reason."
        ),
        "{check}"
    );
    let export = session.run("export example.ron -o a.pdf --date 2026-11-22 --lang en");
    assert!(export.contains("A lawyer can allow it"), "{export}");
    assert!(!session.path("a.pdf").exists());
    assert_eq!(
        session.run("deviations example.ron --lang en"),
        "$ klausul deviations example.ron --lang en\n\
         audit.notice\tB) 5\t2 veckor\t6 veckor\tnot allowed\nstatus: 1\n"
    );
    // As a draft it may be shown.
    session.run("export example.ron -o utkast.pdf --date 2026-11-22 --draft");
    assert!(session.path("utkast.pdf").exists());
}

#[test]
fn what_a_lawyer_allowed_is_exported_and_stays_at_home() {
    let session = with_notice("6", ALLOWED);
    let check = session.run("check example.ron --lang en");
    assert!(
        check.contains(
            "Differs from the standard: 6 veckor instead of 2 veckor. Allowed by Eva Ek: Egen revision"
        ),
        "{check}"
    );
    session.run("export example.ron -o a.pdf --date 2026-11-22");
    let list = session.run("deviations example.ron --lang en");
    assert!(
        list.contains("\t6 veckor\tallowed by Eva Ek: Egen revision\n"),
        "{list}"
    );
    session.succeed("open a.pdf -o opened.ron");
    let opened = String::from_utf8(session.read("opened.ron")).unwrap();
    assert!(opened.contains("\"audit.notice\": \"6\""), "{opened}");
    assert!(
        !opened.contains("allowed") && !opened.contains("Eva"),
        "{opened}"
    );
    let verified = session.run("verify a.pdf --structure-only --json");
    assert!(verified.contains("\"unchanged\""), "{verified}");
    // The same PDF, whoever allowed it and why.
    let other = ALLOWED.replace("Eva Ek", "Bo Ö").replace("Egen", "Annan");
    let other = with_notice("6", &other);
    other.run("export example.ron -o a.pdf --date 2026-11-22");
    assert!(other.read("a.pdf") == session.read("a.pdf"));
}

#[test]
fn a_permission_is_for_one_answer() {
    let session = with_notice("7", ALLOWED);
    let check = session.run("check example.ron --lang en");
    assert!(check.contains("The permission is for 6 veckor."), "{check}");
    let half = ALLOWED.replace("Egen revision", " ");
    let check = with_notice("6", &half).run("check example.ron --lang en");
    assert!(check.contains("The permission is not complete."), "{check}");
    let strange = "    allowed: {\"audit.notic\": (by: \"E\", reason: \"r\", value: \"6\")},\n";
    let check = with_notice("2", strange).run("check example.ron --lang en");
    assert!(check.contains("audit.notice"), "{check}");
}

#[test]
fn sales_may_deviate_within_their_limits() {
    let session = with_notice("3", "");
    let check = session.run("check example.ron --lang sv");
    assert!(
        check.contains("Avviker från standard: 3 veckor i stället för 2 veckor."),
        "{check}"
    );
    session.run("export example.ron -o a.pdf --date 2026-11-22");
    assert!(session.path("a.pdf").exists());
    let json = session.run("deviations example.ron --json");
    for part in ["\"within_sales\": true", "\"by\": null", "\"B) 5\""] {
        assert!(json.contains(part), "{json}");
    }
    let explained = session.run("explain example.ron --lang sv");
    let line = "≠ audit.notice\tB) 5\t2 veckor\t3 veckor\tsäljaren får välja det";
    assert!(explained.contains(line), "{explained}");
    let explained = session.run("explain example.ron --json");
    assert!(explained.contains("\"part\": \"deviation\""));
}

#[test]
fn the_standard_is_no_deviation() {
    let session = Session::with_example();
    assert_eq!(session.succeed("deviations example.ron"), "");
    assert_eq!(session.succeed("check example.ron"), "");
    // A draft of before says nothing of permissions, and is written as it was.
    let text = session.read("example.ron");
    let written = draft::write(&draft::read(&text).unwrap());
    assert!(!written.contains("allowed"));
}

#[test]
fn a_draft_is_compared_with_the_standard() {
    let session = with_notice("4", "");
    let diff = session.run("diff --standard example.ron --lang en");
    assert!(diff.contains("fyra (4"), "{diff}");
    assert!(diff.ends_with("status: 1\n"));
    session.run("diff --standard example.ron -o standard.pdf --date 2026-11-22");
    let text = pdf_extract::extract_text(session.path("standard.pdf")).unwrap();
    assert!(text.contains("fyra"), "{text}");
}

#[test]
fn terms_that_are_not_printed_are_no_deviations() {
    let mut draft = example();
    draft.services = vec!["inkasso".to_owned()];
    set(&mut draft, "audit.notice", "6");
    assert_eq!(deviations(&draft, built_in()), []);
    let problems = draft::check(&draft, built_in(), &fonts::covers);
    let kinds: Vec<&DraftProblemKind> = problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&DraftProblemKind::NotPrinted]);
}

#[test]
fn a_choice_and_yes_or_no_can_be_terms() {
    let mut files = sources(BUILT_IN);
    edit(
        &mut files,
        "fields.ron",
        "kind: Text,\n            label: \"Kortnamn\",",
        "kind: Choice(options: [(id: \"Intrum\", text: \"Intrum\"), (id: \"b\", text: \"Intrum B\"), (id: \"c\", text: \
         \"Intrum C\")]),\n            label: \"Kortnamn\",\n            term: (sales: [\"Intrum\", \"b\"]),",
    );
    edit(
        &mut files,
        "fields.ron",
        "kind: Text,\n            label: \"Nummer\",",
        "kind: YesNo(),\n            standard: \"no\",\n            term: (),\n            label: \"Nummer\",",
    );
    let template = load(&files, &TYPEFACE).unwrap();
    let sales = |field: &str| template.field(field).unwrap().term.clone().unwrap().sales;
    let options =
        |names: &[&str]| SalesLimits::Options(names.iter().map(ToString::to_string).collect());
    assert_eq!(sales("provider.short_name"), options(&["Intrum", "b"]));
    assert_eq!(sales("agreement.number"), options(&["no"]));
    let mut draft = example();
    set(&mut draft, "agreement.number", "no");
    let mut check = |short: &str, number: &str| {
        set(&mut draft, "provider.short_name", short);
        set(&mut draft, "agreement.number", number);
        let problems = draft::check(&draft, &template, &fonts::covers);
        let terms = problems.iter().filter(|problem| {
            let field = problem.field.as_deref();
            field == Some("provider.short_name") || field == Some("agreement.number")
        });
        terms.map(DraftProblem::severity).collect::<Vec<Severity>>()
    };
    assert_eq!(check("Intrum", "no"), []);
    assert_eq!(check("b", "nej"), [Severity::Warning]);
    assert_eq!(check("c", "no"), [Severity::Missing]);
    assert_eq!(check("c", "yes"), [Severity::Missing, Severity::Missing]);
}

#[test]
fn notes_travel_with_copies_and_are_no_content() {
    let session = Session::with_example();
    session.succeed("template copy -o mall");
    let hash = session.succeed("template hash mall");
    assert!(session.path("mall").join(COVERAGE_FILE).exists());
    let notes = session.path("mall").join(NOTES_FILE);
    std::fs::write(
        &notes,
        "(format: 1, notes: [(block: \"b-7-1\", text: \"Hemlig anvisning\")])",
    )
    .unwrap();
    assert_eq!(session.succeed("template hash mall"), hash);
    session.succeed("template check mall");
    session.run("export example.ron -o a.pdf --date 2026-11-22 --template mall");
    for said in [
        session.succeed("text example.ron --template mall"),
        session.succeed("explain example.ron --json --template mall"),
        session.succeed("open a.pdf -o -"),
    ] {
        assert!(!said.contains("Hemlig"));
    }
    std::fs::write(
        &notes,
        "(\n format: 1,\n notes: [\n  (block: \"b-7-11\", text: \"x\"),\n  (block: \"b-7-1\", text: \" \"),\n  \
         (block: \"b-7-1\", text: \"y\", texts: {\"fi\": \"\"}),\n ],\n)",
    )
    .unwrap();
    let check = session.run("template check mall --lang sv");
    for line in [
        "notes.ron:4:12: Blocket ”b-7-11” finns inte. Menades ”b-7-1”?",
        "notes.ron:5:27: Anmärkningen till ”b-7-1” är tom. Skriv något, eller ta bort den.",
        "notes.ron:6:12: Blocket ”b-7-1” har redan en anmärkning. Skriv allt i en.",
        "notes.ron:6:46: Anmärkningen till ”b-7-1” är tom. Skriv något, eller ta bort den.",
        "status: 1",
    ] {
        assert!(check.contains(line), "{line}\n{check}");
    }
}

#[test]
fn a_permission_is_by_somebody_whom_people_see() {
    for by in ["\u{200b}", " ", "\u{ad}", "-"] {
        let allowed = ALLOWED.replace("Eva Ek", by);
        let session = with_notice("6", &allowed);
        let mut output = session.command("export example.ron -o a.pdf --date 2026-11-22");
        assert_eq!(output.output().unwrap().status.code(), Some(2), "{by:?}");
        assert!(!session.path("a.pdf").exists());
    }
}

#[test]
fn a_term_that_only_conditions_ask_about_counts() {
    let field = "(id: \"liability\", group: \"terms\", label: \"Ansvar\", required: When(Not(Is(\"liability\", \"none\"))),\n\
         kind: Choice(options: [(id: \"capped\", text: \"begränsat\"), (id: \"none\", text: \"obegränsat\")]),\n\
         standard: \"capped\", term: (sales: [\"capped\"])),\n    ";
    let mut files = sources(BUILT_IN);
    let group = "group: \"terms\"";
    let text = String::from_utf8(files.files["fields.ron"].clone()).unwrap();
    let group = text.split(group).count() > 1;
    let field = if group {
        field.to_owned()
    } else {
        let of_audit = text.split("id: \"audit.notice\"").nth(1).unwrap();
        let name = of_audit.split("group: \"").nth(1).unwrap();
        let name = name.split('"').next().unwrap();
        field.replace("\"terms\"", &format!("\"{name}\""))
    };
    edit(
        &mut files,
        "fields.ron",
        "    fields: [",
        &format!("    fields: [\n        {field}"),
    );
    let block = "Paragraph(id: \"x\", text: \"Ansvaret är {variant of}.\", variants: {\"of\": [\
         (when: Is(\"liability\", \"none\"), text: \"obegränsat\"), (text: \"{liability}\")]}),\n        Title(";
    edit(
        &mut files,
        "body.ron",
        "        Title(",
        &format!("        {block}"),
    );
    let template = load(&files, &TYPEFACE).unwrap_or_else(|error| panic!("{error:?}"));
    let mut draft = example();
    let problems = |draft: &klausul::draft::Draft| {
        let found = draft::check(draft, &template, &fonts::covers);
        let found = found
            .into_iter()
            .filter(|problem| problem.field.as_deref() == Some("liability"));
        found.map(|problem| problem.severity()).collect::<Vec<_>>()
    };
    set(&mut draft, "liability", "capped");
    assert_eq!(problems(&draft), []);
    set(&mut draft, "liability", "none");
    assert!(
        problems(&draft)
            .iter()
            .any(|severity| severity.blocks_export())
    );
    assert_eq!(deviations(&draft, &template).len(), 1);
}

/// Permissions never travel in a PDF, so that a check of one can't miss them.
#[test]
fn a_check_of_pdfs_does_not_ask_for_permissions() {
    let session = with_notice("6", ALLOWED);
    session.write("sent/b.ron", session.read("example.ron"));
    session.run("export example.ron -o sent/a.pdf --date 2026-11-22");
    let answer = session.run("check sent --lang en");
    assert!(!answer.contains("A lawyer can allow it"), "{answer}");
    let sentence = "Who allowed it isn’t in the PDF, but in the draft.";
    assert!(answer.contains(sentence), "{answer}");
    assert!(answer.contains("Allowed by Eva Ek"), "{answer}");
}

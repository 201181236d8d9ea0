//! Whatever is chosen or answered is printed, or the template says that it isn't.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use klausul::agreement::{Origin, Run, Wording, build};
use klausul::draft::{self, Draft, DraftProblemKind};
use klausul::template::{FieldKind, Sources, Template, load};
use klausul::typeset::fonts;

use crate::session::Session;
use crate::support::{
    TYPEFACE, built_in, edit, edited, example, reported, set, set_signatories, sources,
};

const BUILT_IN: &str = "templates/intrum-personuppgifter";
const TINY: &str = "tests/templates/tiny";

const LIST_OF_B: &str = "Services(id: \"b-list\", set: \"B\"),";

#[test]
fn a_service_that_no_list_prints_is_refused_everywhere() {
    let without_list = edited(BUILT_IN, "body.ron", LIST_OF_B, "");
    assert_snapshot!(reported(&without_list), @r#"
    template.ron:116:18: Tjänsten kreditupplysning-privatpersoner kan väljas men trycks ingenstans. Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:124:18: Tjänsten moms-aterbaring kan väljas men trycks ingenstans. Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:132:18: Tjänsten faktura-reskontra kan väljas men trycks ingenstans. Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    "#);
    let session = Session::with_example();
    for (name, bytes) in &without_list.files {
        session.write(&format!("template/{name}"), bytes);
    }
    for (command, status) in [
        ("template check template", 1),
        ("check example.ron --template template", 2),
        ("export example.ron -o out.pdf --template template", 2),
        (
            "export example.ron -o out.pdf --draft --template template",
            2,
        ),
    ] {
        let said = session.run(command);
        let sentence = "Tjänsten moms-aterbaring kan väljas men trycks ingenstans.";
        assert!(said.contains(sentence), "{said}");
        assert!(said.ends_with(&format!("status: {status}\n")), "{said}");
    }
    assert!(!session.path("out.pdf").exists());
}

/// An edit of a file.
type Edit = (&'static str, &'static str, &'static str);

/// Returns what is reported of a template after edits.
fn after(folder: &str, edits: &[Edit]) -> String {
    let mut sources = sources(folder);
    for (file, from, to) in edits {
        edit(&mut sources, file, from, to);
    }
    reported(&sources)
}

#[test]
fn a_list_that_is_not_always_there_is_reported_with_a_case() {
    let check = |when: &'static str| {
        let to = format!("Services(id: \"b-list\", set: \"B\", when: {when}),");
        reported(&edited(BUILT_IN, "body.ron", LIST_OF_B, &to))
    };
    assert_snapshot!(check("Answered(\"signing.place\")"), @r#"
    template.ron:116:18: Tjänsten kreditupplysning-privatpersoner kan väljas men trycks inte i alla fall: inte när Not(Answered("signing.place")). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:124:18: Tjänsten moms-aterbaring kan väljas men trycks inte i alla fall: inte när Not(Answered("signing.place")). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:132:18: Tjänsten faktura-reskontra kan väljas men trycks inte i alla fall: inte när Not(Answered("signing.place")). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    "#);
    assert_snapshot!(check("Not(Service(\"inkasso\"))"), @r#"
    template.ron:116:18: Tjänsten kreditupplysning-privatpersoner kan väljas men trycks inte i alla fall: inte när Service("inkasso"). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:124:18: Tjänsten moms-aterbaring kan väljas men trycks inte i alla fall: inte när Service("inkasso"). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    template.ron:132:18: Tjänsten faktura-reskontra kan väljas men trycks inte i alla fall: inte när Service("inkasso"). Lägg till ett block Services för dess villkorsgrupp eller rätta blockets villkor. Hör tjänsten bara till formuläret, skriv ”form_only: true” vid den.
    "#);
    // Without a required answer, no final agreement is made.
    assert_eq!(check("Answered(\"customer.name\")"), "no problem");
    assert_eq!(
        check("Any([ServiceOf(\"A\"), ServiceOf(\"B\")])"),
        "no problem"
    );
}

#[test]
fn a_set_has_text_of_its_own() {
    let heading = "Heading(id: \"garden-heading\", level: 1, label: \"Part III\", text: \"Garden machines\"),";
    assert_snapshot!(after(TINY, &[("body.ron", heading, "")]), @r#"template.ron:12:15: Villkorsgruppen garden har tjänster men ingen text. Skriv text som trycks för gruppens skull, till exempel med ”when: ServiceOf("garden")”. Ska gruppen inte ha någon text, skriv ”form_only: true” vid den."#);
    let form_only = (
        "template.ron",
        "explanation: \"Garden machines\"",
        "explanation: \"Garden machines\", form_only: true",
    );
    assert_eq!(
        after(TINY, &[("body.ron", heading, ""), form_only]),
        "no problem"
    );
    // A clause that two sets share is text of both, and a choice of wording is text too.
    let shared = (
        "body.ron",
        "when: Not(ServiceOf(\"power\"))",
        "when: Any([ServiceOf(\"hand\"), ServiceOf(\"garden\")])",
    );
    let moved = [("body.ron", heading, ""), shared];
    assert_snapshot!(after(TINY, &moved), @r#"template.ron:12:15: Villkorsgruppen garden har tjänster men ingen text. Skriv text som trycks för gruppens skull, till exempel med ”when: ServiceOf("garden")”. Ska gruppen inte ha någon text, skriv ”form_only: true” vid den."#);
    let choice = (
        "body.ron",
        "(text: \"\"),",
        "(when: ServiceOf(\"garden\"), text: \", in the garden\"), (text: \"\"),",
    );
    assert_snapshot!(after(TINY, &[("body.ron", heading, ""), choice]), @r#"template.ron:12:15: Villkorsgruppen garden har tjänster men inte text i alla fall: inte när Service("mower"), Answered("guarantor.name"). Skriv text som trycks för gruppens skull, till exempel med ”when: ServiceOf("garden")”. Ska gruppen inte ha någon text, skriv ”form_only: true” vid den."#);
}

#[test]
fn what_a_set_is_called_stands_somewhere() {
    // The clauses of set B are gone, but for its list: what "punkt B)" refers to isn't there.
    let text = String::from_utf8(sources(BUILT_IN).files["body.ron"].clone()).unwrap();
    let start = text.find("Section(\n            id: \"b\",").unwrap();
    let end = text.find("Signatures(\n").unwrap();
    let mut without = sources(BUILT_IN);
    let body = [&text[..start], &text[end..]].concat();
    without
        .files
        .insert("body.ron".to_owned(), body.into_bytes());
    edit(
        &mut without,
        "corrections.ron",
        "block: \"b-6-1\",\n            part: Label",
        "block: \"a-1\",\n            part: Label",
    );
    let reported = reported(&without);
    assert!(
        reported.contains("Hänvisningen till ”B” kan bli tryckt"),
        "{reported}"
    );
}

const NOTE: &str = "(id: \"note\", group: \"all\", kind: Text, label: \"Note\", required: ";

fn with_note(rest: &str, body: Option<(&str, &str)>) -> Sources {
    let to = format!("fields: [\n        {NOTE}{rest}),");
    let mut sources = edited(TINY, "fields.ron", "fields: [", &to);
    if let Some((from, to)) = body {
        edit(&mut sources, "body.ron", from, to);
    }
    sources
}

#[test]
fn a_required_answer_is_printed() {
    let check = |rest: &str, body: Option<(&str, &str)>| reported(&with_note(rest, body));
    assert_snapshot!(check("Yes", None), @"fields.ron:4:15: Fältet note måste fyllas i men trycks ingenstans. Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet.");
    assert_snapshot!(check("When(ServiceOf(\"power\"))", None), @"fields.ron:4:15: Fältet note måste fyllas i men trycks ingenstans. Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet.");
    let in_power = Some((
        "The tenant wears goggles",
        "{note}: the tenant wears goggles",
    ));
    assert_snapshot!(check("Yes", in_power), @r#"fields.ron:4:15: Fältet note måste fyllas i men trycks inte i alla fall: inte när Not(Service("hammer")), Not(Service("drill")), Not(Service("saw")), Service("mower"). Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet."#);
    assert_eq!(check("When(ServiceOf(\"power\"))", in_power), "no problem");
    assert_eq!(check("When(Service(\"drill\"))", in_power), "no problem");
    assert_eq!(
        check("Yes", Some(("{tenant.name}", "{tenant.name} ({note})"))),
        "no problem"
    );
    assert_eq!(check("No", None), "no problem");
    assert_eq!(check("Yes, form_only: true", None), "no problem");
    assert_snapshot!(check("Yes, form_only: true", in_power), @"fields.ron:4:15: Fältet note hör bara till formuläret (”form_only: true”) men trycks i texten. Ta bort det ena.");
    let signatories = Some(("Value(label: \"Name\", text: \"{signatory.name}\"),", ""));
    assert_snapshot!(check("No", signatories), @r#"
    fields.ron:10:15: Fältet owner.signatories måste fyllas i men trycks ingenstans. Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet.
    fields.ron:11:15: Fältet tenant.signatories måste fyllas i men trycks ingenstans. Skriv in fältet i texten, eller kräv det bara när det trycks. Hör svaret bara till formuläret, skriv ”form_only: true” vid fältet.
    "#);
}

#[test]
fn a_service_for_the_form_only_is_in_no_list() {
    let mut quiet = sources(TINY);
    edit(
        &mut quiet,
        "template.ron",
        "short: \"Mower\"",
        "short: \"Mower\", form_only: true",
    );
    let template = load(&quiet, &TYPEFACE).unwrap();
    let mut draft = Draft::new(&template);
    draft.services = vec!["mower".to_owned(), "saw".to_owned()];
    let lines = build(&template, &draft, Wording::Corrected).lines();
    assert!(
        lines.contains(&"Garden machines".to_owned())
            || lines.iter().any(|line| line.contains("Garden machines"))
    );
    assert!(lines.iter().any(|line| line.contains("Circular saw")));
    assert!(!lines.iter().any(|line| line.contains("Mower")));
}

#[test]
fn keys_at_their_standard_value_are_in_no_hash() {
    let mut explicit = sources(TINY);
    for (file, from) in [
        ("template.ron", "short: \"Mower\""),
        ("template.ron", "explanation: \"Garden machines\""),
        ("fields.ron", "label: \"Telephone\""),
    ] {
        edit(
            &mut explicit,
            file,
            from,
            &format!("{from}, form_only: false"),
        );
    }
    let hash = |sources: &Sources| load(sources, &TYPEFACE).unwrap().hash;
    assert_eq!(hash(&explicit), hash(&sources(TINY)));
}

#[test]
fn an_answer_that_is_not_printed_is_worth_a_warning() {
    let warns = |sources: &Sources, value: &str| {
        let template = load(sources, &TYPEFACE).unwrap();
        let mut draft = Draft::new(&template);
        draft.services = vec!["hammer".to_owned()];
        set(&mut draft, "note", value);
        let problems = draft::check(&draft, &template, &fonts::covers);
        problems.iter().any(|problem| {
            let is_note = problem.field.as_deref() == Some("note");
            assert!(!is_note || !problem.severity().blocks_export());
            is_note && problem.kind == DraftProblemKind::NotPrinted
        })
    };
    let in_power = Some((
        "The tenant wears goggles",
        "{note}: the tenant wears goggles",
    ));
    assert!(warns(&with_note("No", None), "x"));
    assert!(warns(&with_note("No", in_power), "x"));
    assert!(!warns(&with_note("No", None), " "));
    assert!(!warns(&with_note("No, standard: \"x\"", None), "x"));
    assert!(!warns(&with_note("No, form_only: true", None), "x"));
    assert!(!warns(
        &with_note("No", Some(("{tenant.name}", "{tenant.name} {note}"))),
        "x"
    ));
}

#[test]
fn conditions_without_end_are_reported_in_time() {
    // Each of the many paragraphs asks about each of the many services.
    let services = (0..1500).map(|number| {
        format!(
            "(id: \"s{number}\", set: \"power\", family: \"tools\", name: \"S\", short: \"S\"),"
        )
    });
    let paragraphs = (0..3000).map(|number| {
        let when = format!(
            "Any([Not(Service(\"s{}\")), ServiceOf(\"power\")])",
            number % 1500
        );
        format!("Paragraph(id: \"p{number}\", when: {when}, text: \"x\"),")
    });
    let mut large = sources(TINY);
    let to = format!("services: [{}", services.collect::<String>());
    edit(&mut large, "template.ron", "services: [", &to);
    let to = format!(
        "Title(id: \"title\", text: \"x\"),{}",
        paragraphs.collect::<String>()
    );
    let title = "Title(id: \"title\", text: r#\"Lease of tools\"#),";
    edit(&mut large, "body.ron", title, &to);
    let said = reported(&large);
    assert!(said.contains("Villkoren är så invecklade"), "{said}");
}

/// Returns where the words of an agreement come from.
fn origins(template: &Template, draft: &Draft) -> BTreeSet<String> {
    let agreement = build(template, draft, Wording::Corrected);
    let runs = agreement.runs();
    let names = runs.filter_map(|run: &Run| match &run.origin {
        Origin::Service(id) | Origin::Field(id) => Some(id.clone()),
        Origin::Signatory { field, .. } => Some(field.clone()),
        _ => None,
    });
    names.collect()
}

/// Checks every choice of services, with all that is required and with all that can be answered.
fn check_all_drafts(template: &Template) {
    for mask in 1_usize..1 << template.services.len() {
        for answers_all in [false, true] {
            let mut draft = Draft::new(template);
            let services = template.services.iter().enumerate();
            let chosen = services.filter(|(bit, _)| mask >> bit & 1 == 1);
            draft.services = chosen.map(|(_, service)| service.id.clone()).collect();
            for field in &template.fields {
                if !answers_all && !draft.requires(template, field) {
                    draft.answers.remove(&field.id);
                } else if matches!(field.kind, FieldKind::Signatories { .. }) {
                    set_signatories(&mut draft, &field.id, &[("Eva Ek", "Chef")]);
                } else {
                    set(&mut draft, &field.id, "2026-03-02");
                }
            }
            let printed = origins(template, &draft);
            for service in &draft.services {
                assert!(printed.contains(service), "{service} of {mask:b}");
            }
            for field in &template.fields {
                let is_required = draft.requires(template, field);
                assert!(
                    !is_required || printed.contains(&field.id),
                    "{} of {mask:b}",
                    field.id
                );
            }
            let problems = draft::check(&draft, template, &fonts::covers);
            let unprinted = problems
                .iter()
                .filter(|one| one.kind == DraftProblemKind::NotPrinted);
            for problem in unprinted {
                assert!(!printed.contains(problem.field.as_deref().unwrap()));
            }
        }
    }
}

#[test]
fn every_choice_and_required_answer_is_printed_in_every_draft() {
    check_all_drafts(built_in());
    check_all_drafts(&load(&sources(TINY), &TYPEFACE).unwrap());
    let problems = draft::check(&example(), built_in(), &fonts::covers);
    assert!(problems.is_empty());
}

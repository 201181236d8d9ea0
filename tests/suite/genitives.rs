//! Genitives in a language of which the rule can't know every name: whose field has them, and when it is asked for.

use klausul::agreement::{Wording, build};
use klausul::draft::{self, Draft};
use klausul::message::{Language, Translator};
use klausul::template::{Template, load};
use klausul::typeset::fonts;

use crate::excerpt::{comes_out_again, inside};
use crate::kinds::{files, optional};
use crate::support::{TYPEFACE, set};
use crate::verify::{PLAIN, exported};

const OWN: &str = r#"(
    id: "owner.genitive", group: "g", kind: Text, label: "Genitive", required: No, genitive_of: "owner.name",
),"#;
const TEXT: &str = r#"Paragraph(id: "p", when: Service("one"), text: "Noudatetaan {owner.name, genitive} ohjeita."),"#;

fn template() -> Template {
    load(&files("fi", OWN, TEXT), &TYPEFACE).unwrap()
}

fn draft_of(template: &Template, service: &str, name: &str, genitive: &str) -> Draft {
    let mut draft = Draft::new(template);
    draft.services = vec![service.to_owned()];
    set(&mut draft, "owner.name", name);
    set(&mut draft, "owner.genitive", genitive);
    draft
}

/// The paragraph of a draft, and the problems of the draft.
fn printed(service: &str, name: &str, genitive: &str) -> (String, String) {
    let template = template();
    let draft = draft_of(&template, service, name, genitive);
    let agreement = build(&template, &draft, Wording::Corrected);
    comes_out_again(&template, &draft, &PLAIN, name);
    let lines = agreement.lines();
    let line = lines
        .into_iter()
        .find(|line| line.starts_with("Noudatetaan"));
    let translator = Translator::new(Language::En);
    let problems = draft::check(&draft, &template, &fonts::covers);
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| translator.format(&problem.message()))
        .collect();
    (line.unwrap_or_default(), problems.join(" "))
}

#[test]
fn the_rule_or_the_field_decides() {
    let check = |name: &str, genitive: &str, expected: &str| {
        let (line, problems) = printed("one", name, genitive);
        let expected = format!("Noudatetaan {expected} ohjeita.");
        assert_eq!((&*line, &*problems), (&*expected, ""), "{name} {genitive}");
    };
    check("Intrum Oy", "", "Intrum Oy:n");
    check("Intrum", "", "Intrumin");
    check("Intrum", "Intrum-konsernin", "Intrum-konsernin");
    check("Kone", "Koneen", "Koneen");
}

#[test]
fn the_field_is_asked_for_where_the_rule_can_not_know() {
    let (line, problems) = printed("one", "Kone", "");
    assert_eq!(line, "Noudatetaan ______ ohjeita.");
    let sentence = "The program can’t be sure of the genitive of “Kone”. Fill it in.";
    assert_eq!(problems, sentence);
    // Where no text prints it, it is not.
    assert_eq!(printed("two", "Kone", ""), (String::new(), String::new()));
}

/// A genitive that was forgotten when the name changed is asked about.
#[test]
fn a_genitive_of_another_name_is_noticed() {
    let check = |name: &str, genitive: &str, is_noticed: bool| {
        let (_, problems) = printed("one", name, genitive);
        let sentence = format!("The genitive does not begin like the name “{name}”. Is it right?");
        assert_eq!(
            problems,
            if is_noticed { sentence } else { String::new() },
            "{name}"
        );
    };
    check("Kesko Oyj", "Koneen", true);
    check("Helsingin Energia", "Helsingin Energian", false);
    check("Uusi Tuote", "Uuden Tuotteen", false);
    check("Yö", "Yön", false);
    check("\"Kone\"", "Koneen", false);
}

/// The mistakes of a template in Finnish.
fn mistakes(fields: &str, text: &str) -> String {
    let Err(error) = load(&files("fi", fields, text), &TYPEFACE) else {
        return String::new();
    };
    let translator = Translator::new(Language::En);
    let sentences = error.problems.iter();
    let sentences = sentences.map(|problem| translator.format(&problem.kind.message()));
    sentences.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_template_has_a_field_for_what_no_rule_knows() {
    let unknown = |field: &str| {
        format!(
            "There is no sure rule for the genitive of “{field}” in the agreement’s language. Add a field with \
             “genitive_of: \"{field}\"”, or rewrite the text without “genitive”."
        )
    };
    assert_eq!(mistakes(OWN, TEXT), "");
    assert_eq!(mistakes("", TEXT), unknown("owner.name"));
    let of_party = r#"Parties(
        id: "q", heading: "Osapuolet", rows: [(label: "Ohje", text: "{party.name, genitive} ohjeet")], common: [],
    ),"#;
    assert_eq!(mistakes(OWN, of_party), unknown("tenant.name"));
    let options = |text: &str| {
        optional(
            "tool",
            &format!(r#"Choice(options: [(id: "a", text: "{text}"), (id: "b", text: "Nokia")])"#),
        )
    };
    let text = r#"Paragraph(id: "p", text: "{tool, genitive}"),"#;
    assert_eq!(mistakes(&options("Intrum"), text), "");
    assert_eq!(mistakes(&options("Kone"), text), unknown("tool"));
}

/// A name of which only the typed genitive is printed stays at home.
#[test]
fn a_name_that_only_its_genitive_prints_does_not_travel() {
    let fields = [
        &*optional("nick", "Text"),
        &OWN.replace("owner.", "nick-").replace("nick-name", "nick"),
    ];
    let text = TEXT.replace("owner.name", "nick");
    let template = load(&files("fi", &fields.concat(), &text), &TYPEFACE).unwrap();
    let mut draft = draft_of(&template, "one", "Intrum", "");
    draft.answers.remove("owner.genitive");
    set(&mut draft, "nick", "Salanimi");
    set(&mut draft, "nick-genitive", "Kuoren");
    let files = inside(&exported(&template, &draft, &PLAIN));
    assert!(files["draft.ron"].contains("Kuoren"));
    assert!(!files["draft.ron"].contains("Salanimi"));
    comes_out_again(&template, &draft, &PLAIN, "a genitive");
    draft.answers.remove("nick-genitive");
    comes_out_again(&template, &draft, &PLAIN, "a gap");
}

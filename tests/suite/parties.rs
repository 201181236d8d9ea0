//! What is said of parties: addresses, and the e-mail addresses of those who sign.

use insta::assert_snapshot;
use klausul::draft::{self, Answer, Draft};
use klausul::template::load;

use crate::excerpt::inside;
use crate::session::Session;
use crate::support::{TYPEFACE, agreement, built_in, edited, example, set};
use crate::verify::{PLAIN, exported, verified_with};

/// Returns the fields of which something is missing.
fn missing(draft: &Draft) -> Vec<String> {
    let problems = draft::check(draft, built_in(), &|_| true);
    let missing = problems
        .iter()
        .filter(|problem| problem.severity().blocks_export());
    missing
        .filter_map(|problem| problem.field.clone())
        .collect()
}

#[test]
fn an_address_is_whole_or_not_there() {
    let check = |answers: &[(&str, &str)], expected: &[&str]| {
        let mut draft = example();
        for field in ["street", "postal_code", "city"] {
            draft.answers.remove(&format!("provider.{field}"));
        }
        for (field, value) in answers {
            set(&mut draft, &format!("provider.{field}"), value);
        }
        let expected: Vec<String> = expected
            .iter()
            .map(|one| format!("provider.{one}"))
            .collect();
        assert_eq!(missing(&draft), expected, "{answers:?}");
    };
    check(&[], &[]);
    check(&[("street", "Gata 1")], &["postal_code", "city"]);
    check(&[("city", "Vasa")], &["street", "postal_code"]);
    check(&[("postal_code", "65100")], &["street", "city"]);
    check(
        &[
            ("street", "Gata 1"),
            ("postal_code", "65100"),
            ("city", "Vasa"),
        ],
        &[],
    );
    check(
        &[("street", "Gata 1"), ("city", "Kowloon"), ("country", "HK")],
        &[],
    );
    check(&[("street", "Gata 1"), ("country", "HK")], &["city"]);
}

#[test]
fn a_postal_code_is_asked_for_where_there_are_any() {
    let mut draft = example();
    draft.answers.remove("customer.postal_code");
    assert_eq!(missing(&draft), ["customer.postal_code"]);
    for (field, value) in [
        ("customer.country", "HK"),
        ("customer.business_id", "12345678"),
        ("customer.city", "Kowloon"),
    ] {
        set(&mut draft, field, value);
    }
    assert!(missing(&draft).is_empty());
    let lines = agreement(&draft).lines();
    let line = lines.iter().find(|line| line.contains("Kowloon")).unwrap();
    assert!(!line.contains("  ") && !line.contains('_'), "{line}");
    let template = built_in();
    let pdf = exported(template, &draft, &PLAIN);
    assert!(verified_with(&pdf, &[template]).unwrap().is_good());
    // Without the template, by the excerpt inside alone: the same pages, and no gap.
    let report = verified_with(&pdf, &[]).unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

/// The example, with an e-mail address of the customer's first signatory.
fn with_address() -> Draft {
    let mut draft = example();
    if let Some(Answer::Signatories(people)) = draft.answers.get_mut("customer.signatories") {
        "ake@ost.example".clone_into(&mut people[0].email);
    }
    draft
}

#[test]
fn an_address_that_isnt_printed_stays_at_home() {
    let draft = with_address();
    assert_eq!(draft::read(draft::write(&draft).as_bytes()).unwrap(), draft);
    let (with, without) = (
        exported(built_in(), &draft, &PLAIN),
        exported(built_in(), &example(), &PLAIN),
    );
    assert_eq!(with, without);
}

#[test]
fn an_address_is_printed_where_the_template_says_so() {
    let sources = edited(
        "templates/intrum-personuppgifter",
        "body.ron",
        "Value(label: \"Titel\", text: \"{signatory.title}\"),",
        "Value(label: \"Titel\", text: \"{signatory.title}\"), Value(label: \"E-post\", text: \"{signatory.email}\"),",
    );
    let template = load(&sources, &TYPEFACE).unwrap();
    let mut draft = with_address();
    draft.template_hash = None;
    let pdf = exported(&template, &draft, &PLAIN);
    assert!(inside(&pdf)["draft.ron"].contains("email: \"ake@ost.example\""));
    assert!(verified_with(&pdf, &[&template]).unwrap().is_good());
    let report = verified_with(&pdf, &[]).unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
    let text = pdf_extract::extract_text_from_mem(&pdf).unwrap();
    assert!(text.contains("ake@ost.example"));
}

#[test]
fn addresses_of_signatories_are_checked() {
    let session = Session::new();
    let text = draft::write(&with_address());
    session.write("draft.ron", text.replace("ake@ost.example", "ake.ost"));
    assert_snapshot!(session.run("
        check draft.ron
        new -o - --signatory 'customer:Åke Öst:VD:ake@OST.fi:x'
        new -o - --signatory 'customer:title=VD'
        new -o new.ron --signatory 'customer:Åke Öst:VD:ake@OST.fi'
    "), @r#"
    $ klausul check draft.ron
    customer.signatories[1] (Kundens undertecknare): Tecknet @ saknas. En e-postadress ser ut som namn@example.com.
    status: 1
    $ klausul new -o - --signatory 'customer:Åke Öst:VD:ake@OST.fi:x'
    stderr: klausul: --signatory customer:Åke Öst:VD:ake@OST.fi:x: Det finns fler än två kolon, så att namn och titel inte kan skiljas åt. Skriv \: för ett kolon i namnet eller titeln, till exempel --signatory "customer:Carl K\:son Berg:Ekonomichef". Eller skriv --signatory "customer:name=Carl K:son Berg,title=Ekonomichef". En fjärde uppgift är e-postadressen.
    status: 2
    $ klausul new -o - --signatory 'customer:title=VD'
    stderr: klausul: --signatory customer:title=VD: Namnet saknas, eller en uppgift är tom eller anges två gånger. Skriv till exempel --signatory "customer:name=Åsa Öst,title=Ekonomichef,email=asa.ost@example.com"; e-posten kan utelämnas.
    status: 2
    $ klausul new -o new.ron --signatory 'customer:Åke Öst:VD:ake@OST.fi'
    status: 0
    "#);
    let new = draft::read(&session.read("new.ron")).unwrap();
    assert_eq!(
        new.signatories("customer.signatories")[0].email,
        "ake@ost.fi"
    );
}

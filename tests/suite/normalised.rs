//! Values as they were meant: through the command line, in files and in the form alike.

use klausul::app::command::{EditCommand, FormCommand, Place};
use klausul::draft::values::{Context, normalise};
use klausul::draft::{self, Answer, Draft};
use klausul::template::FieldKind;
use proptest::prelude::*;

use crate::session::Session;
use crate::support::{built_in, example, set};
use crate::test_app::TestApp;

/// Returns the example as it is read with another answer.
fn read_with(field: &str, value: &str) -> Draft {
    let mut draft = example();
    set(&mut draft, field, value);
    draft.normalised(built_in(), None)
}

#[test]
fn what_is_right_stays_as_it_is() {
    let example = example();
    assert_eq!(example.normalised(built_in(), None), example);
}

#[test]
fn each_field_has_what_was_meant() {
    let check = |field: &str, value: &str, expected: &str| {
        let draft = read_with(field, value);
        assert_eq!(draft.text(field).as_deref(), Some(expected), "{value}");
        assert_eq!(draft.normalised(built_in(), None), draft, "{value}");
    };
    check("customer.business_id", "01120389", "0112038-9");
    check("customer.business_id", "fi0112038\u{2013}9", "0112038-9");
    check("customer.business_id", "1120389", "0112038-9");
    check("customer.business_id", "1120388", "1120388");
    check("customer.postal_code", "FI-10600", "10600");
    check("customer.postal_code", "10600 ekenäs", "10600");
    check(
        "customer.postal_code",
        "00100 Helsingfors",
        "00100 Helsingfors",
    );
    check("customer.name", "Öst\u{a0}&  Söner", "Öst & Söner");
    check("customer.street", "Gata 1 \r\n c/o  Öst", "Gata 1\nc/o Öst");
    check("customer.street", "Gata 1\n10600 Ekenäs", "Gata 1");
    check(
        "customer.street",
        "Gata 1\nFI-10600 ekenäs\nFinland",
        "Gata 1",
    );
    check(
        "customer.street",
        "Gata 1\n00100 Helsingfors",
        "Gata 1\n00100 Helsingfors",
    );
    check("customer.street", "10600 Ekenäs", "10600 Ekenäs");
    check(
        "customer.postal_code",
        "114 55 Stockholm",
        "114 55 Stockholm",
    );
    check("customer.contact_email", "<A@EXAMPLE.com>", "A@example.com");
    check("customer.country", "Suomi", "FI");
    check("customer.country", "u.s.a.", "US");
    check("customer.country", "Holland", "NL");
    check("agreement.date", "1.12.26", "2026-12-01");
    check("agreement.date", "1/12/2026", "1/12/2026");
    check("agreement.date", "1 dec 2026", "2026-12-01");
    check("agreement.date", "1. joulu 2026", "2026-12-01");
    check("audit.times", " 01 ", "1");
}

#[test]
fn the_country_is_known_before_the_numbers() {
    let mut draft = example();
    for (field, value) in [
        ("customer.country", "Ruotsi"),
        ("customer.business_id", "5560360793"),
        ("customer.postal_code", "SE-111 22 Stockholm"),
        ("customer.city", ""),
    ] {
        set(&mut draft, field, value);
    }
    let draft = draft.normalised(built_in(), None);
    let said = |field: &str| draft.text(field).unwrap();
    assert_eq!(said("customer.business_id"), "556036-0793");
    assert_eq!(said("customer.postal_code"), "111 22");
    assert_eq!(said("customer.city"), "Stockholm");
}

/// A postal code as in Sweden says so while the country is another one, and is understood once the country is chosen.
#[test]
fn a_swedish_postal_code_waits_for_its_country() {
    let mut app = TestApp::new();
    let mut typed = |field: &str, text: &str| {
        let place = |field: &str| Place::Field(field.to_owned());
        app.command(FormCommand::Focus(place(field)));
        let (field, text) = (field.to_owned(), text.to_owned());
        app.command(EditCommand::SetText { field, text });
        app.command(FormCommand::Focus(place("customer.name")));
    };
    typed("customer.street", "Storgatan 1\n10600 Ekenäs");
    typed("customer.postal_code", "");
    typed("customer.city", "");
    typed("customer.business_id", "5560360793");
    typed("customer.postal_code", "114 55 Stockholm");
    let session = Session::new();
    session.write("draft.ron", draft::write(app.draft()));
    let said = session.run("check draft.ron");
    assert!(
        said.contains("Postnumret är skrivet som i Sverige. Välj Sverige som land"),
        "{said}"
    );
    assert_eq!(
        app.draft().text("customer.street").as_deref(),
        Some("Storgatan 1")
    );
    app.command(FormCommand::Focus(Place::Field(
        "customer.country".to_owned(),
    )));
    let (field, text) = ("customer.country".to_owned(), "Sverige".to_owned());
    app.command(EditCommand::SetText { field, text });
    app.command(FormCommand::Focus(Place::Field("customer.name".to_owned())));
    for (field, expected) in [
        ("customer.country", "SE"),
        ("customer.postal_code", "114 55"),
        ("customer.city", "Stockholm"),
        ("customer.business_id", "556036-0793"),
    ] {
        assert_eq!(app.draft().text(field).as_deref(), Some(expected));
    }
}

#[test]
fn files_and_arguments_are_read_alike() {
    let session = Session::with_example();
    let text = String::from_utf8(session.read("example.ron")).unwrap();
    let typed = text
        .replace("0112038-9", "01120389")
        .replace("Åkerströms Öst", "Åkerströms\u{a0}Öst")
        .replace("\"10600\"", "\"FI-10600\"");
    session.write("typed.ron", &typed);
    assert_eq!(
        session.succeed("check typed.ron"),
        session.succeed("check example.ron")
    );
    assert_eq!(
        session.succeed("text typed.ron"),
        session.succeed("text example.ron")
    );
    for name in ["example", "typed"] {
        session.succeed(&format!(
            "export {name}.ron -o {name}.pdf --date 2026-11-27"
        ));
        session.succeed(&format!("verify {name}.pdf --draft typed.ron"));
    }
    assert_eq!(session.read("typed.pdf"), session.read("example.pdf"));
    session.succeed("export typed.ron -o bare.pdf --date 2026-11-27 --without-attachments");
    session.succeed("verify bare.pdf --draft typed.ron");

    let new = session.succeed(
        "new -o - --set customer.business_id=1120389 --set 'customer.postal_code=10600 Ekenäs' \
         --set agreement.date=1.12.26",
    );
    let new = draft::read(new.as_bytes()).unwrap();
    assert_eq!(
        new.text("customer.business_id").as_deref(),
        Some("0112038-9")
    );
    assert_eq!(new.text("customer.city").as_deref(), Some("Ekenäs"));
    let other = session.run(
        "new -o other.ron --set 'customer.postal_code=10600 Ekenäs' --set customer.city=Borgå",
    );
    assert!(
        other.contains("Bredvid postnumret står orten Ekenäs, men orten är ifylld som Borgå."),
        "{other}"
    );
    assert_eq!(new.text("agreement.date").as_deref(), Some("2026-12-01"));
    let day = session.succeed("new -o - --set agreement.date=+0 --set signing.date=imorgon");
    let day = draft::read(day.as_bytes()).unwrap();
    for field in ["agreement.date", "signing.date"] {
        let date = day.text(field).unwrap();
        assert!(klausul::date::Date::parse(&date).is_ok(), "{date}");
    }
}

#[test]
fn a_file_doesnt_depend_on_when_it_is_read() {
    let session = Session::new();
    let text = include_str!("../../assets/example.ron");
    session.write("draft.ron", text.replace("2026-03-02", "imorgon"));
    insta::assert_snapshot!(session.run("check draft.ron"), @r"
    $ klausul check draft.ron
    agreement.date (Datum): ”imorgon” betyder olika dagar beroende på när utkastet läses. Skriv datumet med år, till exempel 2026-11-22.
    status: 1
    ");
}

#[test]
fn the_form_shows_what_was_meant_once_it_is_typed() {
    let mut app = TestApp::new();
    let place = |field: &str| Place::Field(field.to_owned());
    let mut typed = |field: &str, text: &str| {
        app.command(FormCommand::Focus(place(field)));
        let (field, text) = (field.to_owned(), text.to_owned());
        app.command(EditCommand::SetText {
            field: field.clone(),
            text: text.clone(),
        });
        assert_eq!(app.state().shown(&field), text);
        app.command(FormCommand::Focus(place("customer.name")));
    };
    typed("customer.business_id", "fi01120389");
    typed("customer.postal_code", "10600 Ekenäs");
    assert_eq!(app.state().shown("customer.business_id"), "0112038-9");
    assert_eq!(app.state().shown("customer.postal_code"), "10600");
    assert_eq!(app.state().shown("customer.city"), "Ekenäs");

    // A step takes it back, and nothing does it again.
    app.command(EditCommand::Undo);
    assert_eq!(app.draft().text("customer.city"), None);
    assert_eq!(app.state().shown("customer.postal_code"), "10600 Ekenäs");
    app.command(FormCommand::Focus(place("customer.name")));
    assert_eq!(app.state().shown("customer.postal_code"), "10600 Ekenäs");
    app.command(EditCommand::Undo);
    assert_eq!(app.state().shown("customer.postal_code"), "");
    assert_eq!(app.state().shown("customer.business_id"), "0112038-9");
}

/// Texts that people might type, with the characters that mean something to some kind.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \u{a0}\u{2011}\u{2013}\u{2212}.,+/0-9a-zA-ZåäöÅÄÖ@<>:;-]{0,24}",
        "(FI|fi|SE|S-|)[ -]?[0-9]{3,10}[ \u{2013}-]?[0-9A-Za-zåäö ]{0,12}",
        "[0-9]{1,2}[./][0-9]{1,2}[./]([0-9]{2}|[0-9]{4}|)",
    ]
}

fn kinds() -> Vec<FieldKind> {
    let country = || "country".to_owned();
    let range = klausul::template::NumberRange::default();
    vec![
        FieldKind::Text { lines: 1 },
        FieldKind::Text { lines: 6 },
        FieldKind::BusinessId { country: country() },
        FieldKind::PostalCode { country: country() },
        FieldKind::Country,
        FieldKind::Email,
        FieldKind::Date,
        FieldKind::Phone,
        FieldKind::Iban,
        FieldKind::Number { range, unit: None },
        FieldKind::Amount {
            currency: "EUR".to_owned(),
            range,
        },
        FieldKind::Percent { range },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_was_meant_means_itself(
        text in typed(),
        country in prop::sample::select(vec!["FI", "AX", "SE", "GB", "NL", "LT", "DE", "HK", "IE", ""]),
        asks_for_vat in any::<bool>(),
    ) {
        let today = klausul::date::Date::new(2026, 11, 27).ok();
        for today in [None, today] {
            let context = Context { country, asks_for_vat, today };
            for kind in kinds() {
                let once = normalise(&kind, &text, &context).text;
                let twice = normalise(&kind, &once, &context);
                prop_assert_eq!(&twice.text, &once, "{:?} {:?}", &kind, &text);
                prop_assert_eq!(twice.city, None);
            }
        }
    }

    /// A number, code or address that is valid, and in the form in which it is printed, is never touched.
    #[test]
    fn what_is_right_is_never_changed(
        seven in "[0-9]{7}",
        nine in "[0-9]{6}-[0-9]{4}",
        code in "[0-9]{5}",
        mail in "[a-zA-Z0-9._+-]{1,10}@[a-z0-9]{1,8}\\.(fi|se|com)",
        name in "[A-ZÅÄÖ][a-zåäö]{0,8}( [&\u{2013}] |-| )[A-Za-zåäö0-9]{1,8}",
    ) {
        use klausul::draft::values::{business_id, email, postal_code};
        let check = |kind: &FieldKind, country: &str, text: &str| {
            let context = Context { country, ..Context::default() };
            normalise(kind, text, &context).text == text
        };
        let id = FieldKind::BusinessId { country: String::new() };
        for digit in 0..10 {
            let text = format!("{seven}-{digit}");
            if business_id::check("FI", &text).is_ok() {
                prop_assert!(check(&id, "FI", &text));
            }
        }
        prop_assert!(business_id::check("SE", &nine).is_err() || check(&id, "SE", &nine));
        let postal = FieldKind::PostalCode { country: String::new() };
        for country in ["FI", "SE", "DE", "FR", "EE"] {
            prop_assert!(postal_code::check(country, &code).is_ok());
            prop_assert!(check(&postal, country, &code));
        }
        prop_assert!(email::check(&mail).is_err() || check(&FieldKind::Email, "", &mail));
        let line = FieldKind::Text { lines: 1 };
        prop_assert!(check(&line, "", &name));
    }

    #[test]
    fn a_draft_that_was_read_stays(
        answers in prop::collection::vec((0..30_usize, typed()), 0..8),
    ) {
        let template = built_in();
        let mut draft = example();
        for (index, text) in answers {
            let field = &template.fields[index % template.fields.len()];
            draft.answers.insert(field.id.clone(), Answer::Text(text));
        }
        let once = draft.normalised(template, None);
        prop_assert_eq!(once.normalised(template, None), once);
    }
}

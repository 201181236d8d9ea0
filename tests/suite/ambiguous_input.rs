//! What is read is what was meant: input that can be read in two ways is refused, with how to write it.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::tz::TimeZone;
use klausul::draft::{self, Answer, Signatory};

use crate::session::Session;
use crate::support::{edited, reported};

const EXAMPLE: &str = include_str!("../../assets/example.ron");

#[test]
fn a_colon_in_a_name_is_not_guessed() {
    let session = Session::new();
    assert_snapshot!(session.run("
        new -o - --signatory 'customer:Carl K:son Berg:VD'
        new -o - --signatory 'customer:Åsa Öst'
    "), @r#"
    $ klausul new -o - --signatory 'customer:Carl K:son Berg:VD'
    stderr: klausul: --signatory customer:Carl K:son Berg:VD: Det finns fler än två kolon, så att namn och titel inte kan skiljas åt. Skriv \: för ett kolon i namnet eller titeln, till exempel --signatory "customer:Carl K\:son Berg:Ekonomichef". Eller skriv --signatory "customer:name=Carl K:son Berg,title=Ekonomichef". En fjärde uppgift är e-postadressen.
    status: 2
    $ klausul new -o - --signatory 'customer:Åsa Öst'
    stderr: klausul: --signatory customer:Åsa Öst: Namnet eller titeln saknas. Skriv PART:NAMN:TITEL, till exempel --signatory "customer:Åsa Öst:Ekonomichef".
    status: 2
    "#);
    let check = |written: &str, name: &str, title: &str| {
        let written = format!("new -o - --signatory '{written}'");
        let draft = draft::read(session.succeed(&written).as_bytes()).unwrap();
        let expected = Signatory {
            name: name.to_owned(),
            title: title.to_owned(),
            email: String::new(),
        };
        assert_eq!(draft.signatories("customer.signatories"), [expected]);
    };
    check("customer:Åsa Öst:VD", "Åsa Öst", "VD");
    check(r"customer:Carl K\:son Berg:VD", "Carl K:son Berg", "VD");
    check(r"customer:A:VD \: ordförande", "A", "VD : ordförande");
    check(r"customer:A\\:B", r"A\", "B");
    check(r"customer:A\B:C", r"A\B", "C");
    check(
        "customer:name=Carl K:son Berg,title=VD: styrelsen",
        "Carl K:son Berg",
        "VD: styrelsen",
    );
}

#[test]
fn a_field_is_answered_once() {
    let session = Session::new();
    assert_snapshot!(session.run("
        new -o - --set customer.city=Vasa --set customer.city=Ekenäs
    "), @r#"
    $ klausul new -o - --set customer.city=Vasa --set customer.city=Ekenäs
    stderr: klausul: --set customer.city=Ekenäs: Fältet ”customer.city” anges mer än en gång. Ange det en gång.
    status: 2
    "#);
    let draft = session.succeed(
        r"new -o - --set agreement.number=a=b --set 'customer.street=Gata 1\nc/o C:\\nytt'",
    );
    let draft = draft::read(draft.as_bytes()).unwrap();
    assert_eq!(draft.text("agreement.number").as_deref(), Some("a=b"));
    let street = draft.text("customer.street");
    assert_eq!(street.as_deref(), Some("Gata 1\nc/o C:\\nytt"));
}

/// Returns what `check` says of the example after an edit.
fn checked(from: &str, to: &str) -> String {
    let session = Session::new();
    assert!(EXAMPLE.contains(from), "{from}");
    session.write("draft.ron", EXAMPLE.replacen(from, to, 1));
    session.run("check draft.ron")
}

#[test]
fn drafts_that_can_be_read_in_two_ways_are_refused() {
    let mut said = String::new();
    let mut check = |from: &str, to: &str| {
        writeln!(said, "{from} → {to}\n{}", checked(from, to)).unwrap();
    };
    check("\"2026-03-02\"", "\"01/02/2026\"");
    check("\"2026-03-02\"", "\"02-03-2026\"");
    check("\"2026-03-02\"", "\"2.3.26\"");
    check("\"2026-03-02\"", "\"2026-3-2\"");
    check("\"2026-03-02\"", "\"٢٠٢٦-٠٣-٠٢\"");
    check("\"inkasso\"", "\"inkasso \"");
    check("\"inkasso\"", "\"inkasso\", \"inkasso\"");
    check(
        "\"customer.city\": ",
        "\"customer.city\": \"Vasa\", \"customer.city\": ",
    );
    check("services: [", "services: [], services: [");
    check(
        "ake.ost@example.com",
        &format!("{}@example.com", "a".repeat(65)),
    );
    check(
        "ake.ost@example.com",
        &format!("a@{}example.com", "b.".repeat(123)),
    );
    check(
        "ake.ost@example.com",
        "ake.ost@example.com, eva.ek@example.com",
    );
    assert_snapshot!(said);
}

#[test]
fn two_drafts_in_a_file_are_refused() {
    let session = Session::new();
    session.write("two.ron", [EXAMPLE, EXAMPLE].concat());
    assert_snapshot!(session.run("check two.ron"), @r#"
    $ klausul check two.ron
    stderr: klausul: two.ron:47:1: Filen borde sluta här, men något står kvar efter den sista parentesen. Ta bort det eller flytta parentesen.
    status: 2
    "#);
}

/// Returns what is reported of the tiny template after an edit.
fn of_template(file: &str, from: &str, to: &str) -> String {
    reported(&edited("tests/templates/tiny", file, from, to))
}

#[test]
fn templates_that_can_be_read_in_two_ways_are_refused() {
    // `{party.name}` is each party's own field.
    assert_snapshot!(of_template("template.ron", "(id: \"owner\"", "(id: \"party\", label: \"P\"), (id: \"owner\""), @"template.ron:15:15: Namnet ”party” är upptaget: i texten betyder {party.…} var parts eget fält och {signatory.…} undertecknarens. Välj ett annat namn.");
    assert_snapshot!(of_template("fields.ron", "(id: \"tenant.phone\"", "(id: \"signatory.name\""), @r#"
    fields.ron:7:15: Namnet ”signatory.name” är upptaget: i texten betyder {party.…} var parts eget fält och {signatory.…} undertecknarens. Välj ett annat namn.
    body.ron:9:46: Fältet ”party.phone” finns inte. Det här finns: party.name, party.signatories.
    "#);
    let second = "(id: \"owner.more\", group: \"all\", kind: Signatories(party: \"owner\", least: 0, most: 2), label: \"More\", required: No), (id: \"guarantor.signatories\"";
    assert_snapshot!(of_template("fields.ron", "(id: \"guarantor.signatories\"", second), @"fields.ron:11:15: Parten ”owner” har redan ett fält för sina undertecknare: ”owner.signatories”. Ta bort det ena.");
    assert_snapshot!(of_template("body.ron", "{lease.begins}.", "{owner.signatories}."), @"body.ron:17:38: Fältet ”owner.signatories” är av fel slag. Här behövs ett fält med ”kind: Text”.");
    assert_snapshot!(of_template("body.ron", "signer: \"{party.name}\"", "signer: \"{party.signatories}\""), @"body.ron:66:23: Fältet ”owner.signatories” är av fel slag. Här behövs ett fält med ”kind: Text”.");
    assert_snapshot!(of_template("template.ron", "en-GB", "en_GB"), @"template.ron:6:16: ”en_GB” är ingen språkbeteckning. Skriv en sådan som en, fi eller de.");
}

/// Returns the day that an export made in a time zone carries.
fn export_day(session: &Session, zone: &str) -> String {
    let mut export = session.command("export example.ron -o out.pdf --force");
    export.env("TZ", zone).assert().code(0);
    let bytes = session.read("out.pdf");
    let text = String::from_utf8_lossy(&bytes);
    let date = text.split("/CreationDate(D:").nth(1).unwrap();
    date[..8].to_owned()
}

#[test]
fn an_export_carries_the_day_of_the_place() {
    let session = Session::with_example();
    // They are 26 hours apart: at any moment, at least one of them has another day than UTC.
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Helsinki"] {
        let today = || {
            let now = jiff::Timestamp::now().to_zoned(TimeZone::get(zone).unwrap());
            now.strftime("%Y%m%d").to_string()
        };
        let before = today();
        let day = export_day(&session, zone);
        assert!([before, today()].contains(&day), "{zone}: {day}");
    }
}

#[test]
fn a_time_zone_that_is_not_known_is_not_taken_for_another() {
    let session = Session::with_example();
    let export = |arguments: &str| {
        let mut command = session.command(&format!("export example.ron -o out.pdf {arguments}"));
        let output = command.env("TZ", "Europe/Helsingfors").output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        format!("{said}status: {}", output.status.code().unwrap())
    };
    assert_snapshot!(export(""), @r#"
    klausul: --date: Datorns klocka eller tidszon visar inget giltigt datum. Ställ in dem, eller ange datumet, till exempel --date 2026-11-22.
    status: 2
    "#);
    assert_eq!(export("--date 2026-03-02"), "status: 0");
}

#[test]
fn answers_are_compared_as_they_are_printed() {
    // White space at the ends means nothing, wherever it is typed.
    let mut draft = crate::support::example();
    draft.answers.insert(
        "customer.country".to_owned(),
        Answer::Text(" FI ".to_owned()),
    );
    let problems = draft::check(
        &draft,
        crate::support::built_in(),
        &klausul::typeset::fonts::covers,
    );
    assert!(problems.is_empty());
}

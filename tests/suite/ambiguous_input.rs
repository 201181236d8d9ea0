//! What is read is what was meant: input that can be read in two ways is refused, with how to write it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use klausul::draft::{self, Answer, Signatory};

use crate::support::{edited, klausul, reported};

const EXAMPLE: &str = include_str!("../../assets/example.ron");

/// Makes a new draft with arguments, and gives the status and what is said, or the draft.
fn new(arguments: &[&str]) -> String {
    let output = klausul()
        .args(["new", "-o", "-"])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    format!("{}\n{said}", output.status.code().unwrap())
}

fn signatories(written: &str) -> Vec<Signatory> {
    let output = klausul()
        .args(["new", "-o", "-", "--signatory", written])
        .assert()
        .code(0);
    let draft = draft::read(&output.get_output().stdout).unwrap();
    draft.signatories("customer.signatories").to_vec()
}

#[test]
fn a_colon_in_a_name_is_not_guessed() {
    insta::assert_snapshot!(new(&["--signatory", "customer:Carl K:son Berg:VD"]), @r#"
    2
    klausul: --signatory customer:Carl K:son Berg:VD: Det finns fler än två kolon, så att namn och titel inte kan skiljas åt. Skriv \: för ett kolon i namnet eller titeln, till exempel --signatory "customer:Carl K\:son Berg:Ekonomichef".
    "#);
    insta::assert_snapshot!(new(&["--signatory", "customer:Åsa Öst"]), @r#"
    2
    klausul: --signatory customer:Åsa Öst: Namnet eller titeln saknas. Skriv PART:NAMN:TITEL, till exempel --signatory "customer:Åsa Öst:Ekonomichef".
    "#);
    let check = |written: &str, name: &str, title: &str| {
        let expected = Signatory {
            name: name.to_owned(),
            title: title.to_owned(),
        };
        assert_eq!(signatories(written), [expected], "{written}");
    };
    check("customer:Åsa Öst:VD", "Åsa Öst", "VD");
    check(r"customer:Carl K\:son Berg:VD", "Carl K:son Berg", "VD");
    check(r"customer:A:VD \: ordförande", "A", "VD : ordförande");
    check(r"customer:A\\:B", r"A\", "B");
    check(r"customer:A\B:C", r"A\B", "C");
}

#[test]
fn a_field_is_answered_once() {
    insta::assert_snapshot!(
        new(&["--set", "customer.city=Vasa", "--set", "customer.city=Ekenäs"]),
        @r#"
    2
    klausul: --set customer.city=Ekenäs: Fältet «customer.city» anges mer än en gång. Ange det en gång.
    "#
    );
    let output = klausul()
        .args(["new", "-o", "-", "--set", "agreement.number=a=b"])
        .args(["--set", r"customer.street=Gata 1\nc/o C:\\nytt"])
        .assert()
        .code(0);
    let draft = draft::read(&output.get_output().stdout).unwrap();
    assert_eq!(draft.text("agreement.number").as_deref(), Some("a=b"));
    let street = draft.text("customer.street");
    assert_eq!(street.as_deref(), Some("Gata 1\nc/o C:\\nytt"));
}

/// What `check` says of the example after an edit.
fn checked(from: &str, to: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    assert!(EXAMPLE.contains(from), "{from}");
    let draft = EXAMPLE.replacen(from, to, 1);
    fs::write(folder.path().join("draft.ron"), draft).unwrap();
    let output = klausul()
        .args(["check", "draft.ron"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap()
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
    insta::assert_snapshot!(said);
}

#[test]
fn two_drafts_in_a_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("two.ron"), [EXAMPLE, EXAMPLE].concat()).unwrap();
    let output = klausul()
        .args(["check", "two.ron"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"klausul: two.ron:43:55: Filen borde sluta här, men något står kvar efter den sista parentesen. Ta bort det eller flytta parentesen.");
}

/// What is reported of the tiny template after an edit.
fn of_template(file: &str, from: &str, to: &str) -> String {
    reported(&edited("tests/templates/tiny", file, from, to))
}

#[test]
fn templates_that_can_be_read_in_two_ways_are_refused() {
    // `{party.name}` is each party's own field.
    insta::assert_snapshot!(of_template("template.ron", "(id: \"owner\"", "(id: \"party\", label: \"P\"), (id: \"owner\""), @"template.ron:15:15: Namnet «party» är upptaget: i texten betyder {party.…} var parts eget fält och {signatory.…} undertecknarens. Välj ett annat namn.");
    insta::assert_snapshot!(of_template("fields.ron", "(id: \"tenant.phone\"", "(id: \"signatory.name\""), @r#"
    fields.ron:7:15: Namnet «signatory.name» är upptaget: i texten betyder {party.…} var parts eget fält och {signatory.…} undertecknarens. Välj ett annat namn.
    body.ron:9:46: Fältet «party.phone» finns inte. Det här finns: party.name, party.signatories.
    "#);
    let second = "(id: \"owner.more\", group: \"all\", kind: Signatories(party: \"owner\", least: 0, most: 2), label: \"More\", required: No), (id: \"guarantor.signatories\"";
    insta::assert_snapshot!(of_template("fields.ron", "(id: \"guarantor.signatories\"", second), @"fields.ron:11:15: Parten «owner» har redan ett fält för sina undertecknare: «owner.signatories». Ta bort det ena.");
    insta::assert_snapshot!(of_template("body.ron", "{lease.begins}.", "{owner.signatories}."), @"body.ron:17:38: Fältet «owner.signatories» är av fel slag. Här behövs ett fält med «kind: Text».");
    insta::assert_snapshot!(of_template("body.ron", "signer: \"{party.name}\"", "signer: \"{party.signatories}\""), @"body.ron:66:23: Fältet «owner.signatories» är av fel slag. Här behövs ett fält med «kind: Text».");
    insta::assert_snapshot!(of_template("template.ron", "en-GB", "en_GB"), @"template.ron:6:16: «en_GB» är ingen språkbeteckning. Skriv en sådan som en, fi eller de.");
}

/// The day that an export made in a time zone carries.
fn export_day(folder: &Path, zone: &str) -> String {
    let pdf = folder.join("out.pdf");
    klausul()
        .args(["export", "-o"])
        .args([&pdf, &folder.join("draft.ron")])
        .arg("--force")
        .env("TZ", zone)
        .assert()
        .code(0);
    let bytes = fs::read(pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let date = text.split("/CreationDate(D:").nth(1).unwrap();
    date[..8].to_owned()
}

#[test]
fn an_export_carries_the_day_of_the_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.ron"), EXAMPLE).unwrap();
    // They are 26 hours apart: at any moment, at least one of them has another day than UTC.
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Helsinki"] {
        let today = || {
            let now = jiff::Timestamp::now().to_zoned(TimeZone::get(zone).unwrap());
            now.strftime("%Y%m%d").to_string()
        };
        let before = today();
        let day = export_day(folder.path(), zone);
        assert!([before, today()].contains(&day), "{zone}: {day}");
    }
}

#[test]
fn a_time_zone_that_is_not_known_is_not_taken_for_another() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.ron"), EXAMPLE).unwrap();
    let export = |arguments: &[&str]| {
        let output = klausul()
            .args(["export", "draft.ron", "-o", "out.pdf"])
            .args(arguments)
            .current_dir(folder.path())
            .env("TZ", "Europe/Helsingfors")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        format!("{}\n{said}", output.status.code().unwrap())
    };
    insta::assert_snapshot!(export(&[]), @r#"
    2
    klausul: --date: Datorns klocka eller tidszon visar inget giltigt datum. Ställ in dem, eller ange datumet, till exempel --date 2026-11-22.
    "#);
    assert_eq!(export(&["--date", "2026-03-02"]), "0\n");
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

//! The command line as a process: what scripts and people rely on.

use std::fs;

use insta::assert_snapshot;
use klausul::draft;

use crate::session::Session;
use crate::support::{built_in, example_inside, repository};

/// The arguments of a new draft that lacks nothing.
const NEW: &str = "
    new -o draft.ron --lang sv
    --services moms-aterbaring,inkasso
    --set 'customer.name=Åkerströms Öst & Söner Ab'
    --set customer.business_id=0112038-9
    --set provider.business_id=1470246-8
    --set 'customer.street=Storgatan 1\\nPB 7'
    --set customer.postal_code=10600
    --set customer.city=Ekenäs
    --set agreement.number=SA-1
    --set agreement.date=2.3.2026
    --set customer.country=Suomi
    --set customer.contact_name=
    --signatory 'provider:Maria Virtanen:Försäljningsdirektör'
    --signatory 'customer:Åke Öst:VD\\: ordförande'
";

/// A session in a folder with that draft, `draft.ron`.
fn with_draft() -> Session {
    let session = Session::new();
    assert_eq!(session.succeed(NEW), "");
    session
}

/// The example, changed: each text is replaced once.
fn changed_example(changes: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(repository("assets/example.ron")).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[test]
fn a_new_draft_is_checked_and_exported_and_what_travels_is_said() {
    let session = with_draft();
    let written = String::from_utf8(session.read("draft.ron")).unwrap();
    assert_snapshot!("new_draft", written.replace(&built_in().hash, "<hash>"));
    assert_snapshot!(session.run("
        check draft.ron
        export draft.ron -o out.pdf
    "), @r"
    $ klausul check draft.ron
    status: 0
    $ klausul export draft.ron -o out.pdf
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    ");
    assert!(session.read("out.pdf").starts_with(b"%PDF-1.7"));
}

#[test]
fn text_and_explanation_of_a_small_agreement() {
    let session = with_draft();
    assert_snapshot!("text", session.succeed("text draft.ron"));
    let explanation = session.succeed("explain draft.ron");
    assert_snapshot!("explain", explanation);
    let json = session.succeed("explain --json draft.ron");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), explanation.lines().count());
    let part = |id: &str| {
        let mut parts = json.as_array().unwrap().iter();
        parts.find(|part| part["id"] == id).unwrap()
    };
    assert_eq!(part("b-7-1")["clause"], "B) 7.1");
    let correction = &part("borjar")["correction"];
    assert_eq!(correction["source"], "bör-jar");
    assert_eq!(correction["printed"], "börjar");
    assert_eq!(
        correction["reason"],
        "Ett avstavningsstreck har blivit kvar inne i ordet."
    );
}

#[test]
fn services_and_fields_are_listed_as_lines_and_as_json() {
    let session = Session::new();
    for command in ["services", "fields"] {
        let lines = session.succeed(command);
        assert_snapshot!(command, lines);
        let json = session.succeed(&format!("{command} --json"));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let ids = json.as_array().unwrap().iter();
        let ids: Vec<&str> = ids.map(|entry| entry["id"].as_str().unwrap()).collect();
        let of_lines: Vec<&str> = lines
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(ids, of_lines);
    }
}

#[test]
fn everything_missing_is_listed_in_three_languages() {
    let session = Session::new();
    session.succeed("new -o empty.ron");
    assert_snapshot!(session.run("check --lang sv empty.ron"), @r"
    $ klausul check --lang sv empty.ron
    Ingen av mallens tjänster är vald. Välj minst en.
    provider.business_id (FO-nummer): Uppgiften saknas. Fyll i den.
    customer.name (Namn): Uppgiften saknas. Fyll i den.
    customer.business_id (FO-nummer): Uppgiften saknas. Fyll i den.
    customer.street (Gatuadress): Uppgiften saknas. Fyll i den.
    customer.postal_code (Postnummer): Uppgiften saknas. Fyll i den.
    customer.city (Ort): Uppgiften saknas. Fyll i den.
    agreement.number (Nummer): Uppgiften saknas. Fyll i den.
    agreement.date (Datum): Uppgiften saknas. Fyll i den.
    provider.signatories (Leverantörens undertecknare): Uppgiften saknas. Fyll i den.
    customer.signatories (Kundens undertecknare): Uppgiften saknas. Fyll i den.
    status: 1
    ");
    assert_snapshot!(session.run("check --lang fi empty.ron"), @r"
    $ klausul check --lang fi empty.ron
    Mitään mallin palvelua ei ole valittu. Valitse vähintään yksi.
    provider.business_id (Y-tunnus): Tieto puuttuu. Täytä se.
    customer.name (Nimi): Tieto puuttuu. Täytä se.
    customer.business_id (Y-tunnus): Tieto puuttuu. Täytä se.
    customer.street (Katuosoite): Tieto puuttuu. Täytä se.
    customer.postal_code (Postinumero): Tieto puuttuu. Täytä se.
    customer.city (Postitoimipaikka): Tieto puuttuu. Täytä se.
    agreement.number (Numero): Tieto puuttuu. Täytä se.
    agreement.date (Päiväys): Tieto puuttuu. Täytä se.
    provider.signatories (Palveluntarjoajan allekirjoittajat): Tieto puuttuu. Täytä se.
    customer.signatories (Asiakkaan allekirjoittajat): Tieto puuttuu. Täytä se.
    status: 1
    ");
    assert_snapshot!(session.run("check --lang en empty.ron"), @r"
    $ klausul check --lang en empty.ron
    None of the template’s services is chosen. Choose at least one.
    provider.business_id (Business ID): The answer is missing. Fill it in.
    customer.name (Name): The answer is missing. Fill it in.
    customer.business_id (Business ID): The answer is missing. Fill it in.
    customer.street (Street address): The answer is missing. Fill it in.
    customer.postal_code (Postal code): The answer is missing. Fill it in.
    customer.city (City): The answer is missing. Fill it in.
    agreement.number (Number): The answer is missing. Fill it in.
    agreement.date (Date): The answer is missing. Fill it in.
    provider.signatories (Signatories of the provider): The answer is missing. Fill it in.
    customer.signatories (Signatories of the customer): The answer is missing. Fill it in.
    status: 1
    ");
}

#[test]
fn a_draft_with_gaps_is_exported_only_as_a_draft() {
    let session = Session::new();
    session.succeed("new -o empty.ron");
    assert_snapshot!(session.run("export empty.ron -o out.pdf"), @r"
    $ klausul export empty.ron -o out.pdf
    stderr: klausul: Ingen av mallens tjänster är vald. Välj minst en.
    stderr: klausul: provider.business_id (FO-nummer): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.name (Namn): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.business_id (FO-nummer): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.street (Gatuadress): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.postal_code (Postnummer): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.city (Ort): Uppgiften saknas. Fyll i den.
    stderr: klausul: agreement.number (Nummer): Uppgiften saknas. Fyll i den.
    stderr: klausul: agreement.date (Datum): Uppgiften saknas. Fyll i den.
    stderr: klausul: provider.signatories (Leverantörens undertecknare): Uppgiften saknas. Fyll i den.
    stderr: klausul: customer.signatories (Kundens undertecknare): Uppgiften saknas. Fyll i den.
    status: 2
    ");
    assert!(!session.path("out.pdf").exists());
    assert_snapshot!(session.run("
        export empty.ron -o out.pdf --draft
        export empty.ron -o out.pdf --draft
        export empty.ron -o out.pdf --draft --force
    "), @r"
    $ klausul export empty.ron -o out.pdf --draft
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    $ klausul export empty.ron -o out.pdf --draft
    stderr: klausul: out.pdf: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    $ klausul export empty.ron -o out.pdf --draft --force
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    ");
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let session = Session::with_example();
    assert_snapshot!(session.run("
        export example.ron -o out.pdf
        export example.ron -o out.pdf
        export example.ron -o out.pdf --force
        open out.pdf -o draft.ron
        open out.pdf -o draft.ron
        open out.pdf -o draft.ron --force
        new -o draft.ron
        new -o draft.ron --force
    "), @r"
    $ klausul export example.ron -o out.pdf
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    $ klausul export example.ron -o out.pdf
    stderr: klausul: out.pdf: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    $ klausul export example.ron -o out.pdf --force
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    status: 0
    $ klausul open out.pdf -o draft.ron
    status: 0
    $ klausul open out.pdf -o draft.ron
    stderr: klausul: draft.ron: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    $ klausul open out.pdf -o draft.ron --force
    status: 0
    $ klausul new -o draft.ron
    stderr: klausul: draft.ron: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    $ klausul new -o draft.ron --force
    status: 0
    ");
}

#[test]
fn an_export_replaces_nothing_but_a_pdf() {
    let session = Session::with_example();
    let before = session.read("example.ron");
    assert_snapshot!(session.run("export example.ron -o example.ron --force"), @r"
    $ klausul export example.ron -o example.ron --force
    stderr: klausul: example.ron: Filen är ingen PDF och ersätts inte, inte heller med --force. Ange ett annat namn.
    status: 2
    ");
    assert_eq!(session.read("example.ron"), before);
}

#[test]
fn a_dash_is_standard_input_and_output() {
    let session = Session::new();
    let example = fs::read(repository("assets/example.ron")).unwrap();
    let piped = session
        .command("export - -o - --date 2026-11-22")
        .write_stdin(example.clone())
        .assert()
        .code(0);
    let pdf = &piped.get_output().stdout;
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.ends_with(b"%%EOF\n"));
    let mut open = session.command("open - -o -");
    let opened = open.write_stdin(pdf.clone()).assert().code(0);
    let found = draft::read(&opened.get_output().stdout).unwrap();
    assert_eq!(found, example_inside());
    let made = draft::read(session.succeed("new -o -").as_bytes()).unwrap();
    assert_eq!(made.template, built_in().id);
    let mut check = session.command("check -");
    check.write_stdin(example).assert().code(0);
}

#[test]
fn a_mistyped_command_is_no_file() {
    let session = Session::new();
    assert_snapshot!(session.run("draft.ron services"), @r"
    $ klausul draft.ron services
    stderr: error: 'draft.ron' is neither a command nor an option
    stderr:
    stderr: Usage: klausul [OPTIONS] [FILE] [COMMAND]
    stderr:
    stderr: For more information, try '--help'.
    status: 2
    ");
    assert_snapshot!(session.run("servcies"), @r"
    $ klausul servcies
    stderr: error: there is no command and no file 'servcies'; did you mean 'services'?
    stderr:
    stderr: Usage: klausul [OPTIONS] [FILE] [COMMAND]
    stderr:
    stderr: For more information, try '--help'.
    status: 2
    ");
}

// Windows always has a display.
#[cfg(unix)]
#[test]
fn without_a_display_the_window_says_so() {
    let session = Session::with_example();
    assert_snapshot!(session.run(""), @r"
    $ klausul
    stderr: klausul: Ingen skärm hittades, så fönstret kan inte öppnas. Starta Klausul i en grafisk session, eller gör arbetet på kommandoraden: klausul new, klausul export (klausul --help visar allt).
    status: 2
    ");
    assert_snapshot!(session.run("example.ron"), @r"
    $ klausul example.ron
    stderr: klausul: Ingen skärm hittades, så fönstret kan inte öppnas. Starta Klausul i en grafisk session, eller gör arbetet på kommandoraden: klausul new, klausul export (klausul --help visar allt).
    status: 2
    ");
}

#[test]
fn another_content_under_the_same_version_is_reported() {
    let session = Session::new();
    let other = ("version: \"1.0.0\"", "version: \"1.0.0\", hash: \"0123\"");
    session.write("draft.ron", changed_example(&[other]));
    assert_snapshot!(session.run("export draft.ron -o out.pdf"), @r"
    $ klausul export draft.ron -o out.pdf
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    stderr: klausul: Utkastet är gjort med ett annat innehåll i mallen, fast versionen är densamma (1.0.0). Är det rätt mall? En ändrad mall ska ha en ny version.
    status: 0
    ");
}

#[test]
fn a_draft_of_another_version_keeps_its_answers() {
    let session = Session::new();
    let old = changed_example(&[
        ("version: \"1.0.0\"", "version: \"0.9.0\""),
        (
            "answers: {",
            "answers: {\n        \"customer.fax\": \"09 123\",",
        ),
    ]);
    session.write("old.ron", &old);
    assert_snapshot!(session.run("
        check old.ron
        export old.ron -o out.pdf
    "), @r"
    $ klausul check old.ron
    Utkastet är gjort med version 0.9.0 av mallen; det här är version 1.0.0. Kontrollera tjänsterna och svaren.
    customer.fax: Fältet finns inte i den här versionen av mallen. Svaret blir kvar i utkastet men trycks inte.
    status: 1
    $ klausul export old.ron -o out.pdf
    Inuti PDF-filen ligger det som sidorna säger och inget annat: de tryckta svaren och tjänsterna (draft.ron) och den tryckta ordalydelsen (template.ron), där den andra parten kan läsa dem. Av resten av mallen finns bara hashar.
    stderr: klausul: Utkastet är gjort med version 0.9.0 av mallen; det här är version 1.0.0. Kontrollera tjänsterna och svaren.
    stderr: klausul: customer.fax: Fältet finns inte i den här versionen av mallen. Svaret blir kvar i utkastet men trycks inte.
    stderr: klausul: Utkastet hör till version 0.9.0 av mallen, som inte finns här. Därför är PDF-filen ett utkast: varje sida säger det, och inget kan undertecknas. Ange mappen med den versionen med --library eller --template. Ska avtalet göras med version 1.0.0, så öppna utkastet i fönstret, som visar vad som blir annorlunda, eller ange den mallen med --template.
    status: 1
    ");
    let read = draft::read(old.as_bytes()).unwrap();
    assert!(draft::write(&read).contains("09 123"), "nothing is dropped");
}

#[test]
fn new_begins_with_a_profile() {
    let session = Session::new();
    let settings = r#"(format: 1, profiles: [(name: "Åbo", answers: {
        "provider.city": "Åbo", "customer.city": "inte vår", "provider.other": "finns inte",
    })])"#;
    session.write("config/klausul/settings.ron", settings);
    let draft = session.succeed("new -o - --profile Åbo");
    let draft = draft::read(draft.as_bytes()).unwrap();
    assert_eq!(draft.text("provider.city").as_deref(), Some("Åbo"));
    assert_eq!(draft.text("provider.short_name").as_deref(), Some("Intrum"));
    assert_eq!(draft.text("customer.city"), None);
    assert_eq!(draft.text("provider.other"), None);
    assert_snapshot!(session.run("new -o - --profile Vasa"), @r"
    $ klausul new -o - --profile Vasa
    stderr: klausul: --profile Vasa: Profilen ”Vasa” finns inte bland inställningarna.
    status: 2
    ");
}

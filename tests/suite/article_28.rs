//! What clauses serve: `klausul template coverage`.

use insta::assert_snapshot;

use crate::session::Session;
use crate::support::repository;

const BUILT_IN: &str = "templates/intrum-personuppgifter";

/// A session with a copy of the built-in template in `mall`.
fn with_copy() -> Session {
    let session = Session::new();
    session.succeed("template copy -o mall");
    session
}

#[test]
fn the_built_in_template_says_what_its_clauses_serve() {
    let session = Session::new();
    let folder = repository(BUILT_IN);
    let run = |arguments: &str| {
        let words = format!("template coverage {} {arguments}", folder.display());
        let output = session.command(&words).output().unwrap();
        // Something is covered by nothing.
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stderr, b"");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_snapshot!(run("--lang sv"), @r"
    28(3)	regleras i en valfri bilaga, hänvisar annars bara till annat	B) 1.2 (b-1-2), bilaga: annex-processing-services	föremålet för behandlingen
    28(3)	reglerad	B) 1.2 (b-1-2), bilaga: annex-processing-facts	behandlingens varaktighet
    28(3)	regleras i en valfri bilaga, hänvisar annars bara till annat	B) 1.2 (b-1-2), bilaga: annex-processing-services	behandlingens art och ändamål
    28(3)	regleras i en valfri bilaga, hänvisar annars bara till annat	B) 1.2 (b-1-2), bilaga: annex-processing-facts, bilaga: annex-processing-sensitive	typen av personuppgifter
    28(3)	regleras i en valfri bilaga, hänvisar annars bara till annat	B) 1.2 (b-1-2), bilaga: annex-processing-facts	kategorier av registrerade
    28(3)	reglerad	B) 2.1 (b-2-1), B) 5 (b-5-text), B) 9 (b-9-text)	den personuppgiftsansvariges skyldigheter och rättigheter
    28(3)(a)	reglerad	B) 2.1 (b-2-1), B) 2.2 (b-2-2), bilaga: annex-transfers-list, bilaga: annex-other-facts	behandling endast på dokumenterade instruktioner, också vid överföringar till tredjeland
    28(3)(b)	reglerad	B) 3 (b-3-text)	tystnadsplikt för dem som behandlar uppgifterna
    28(3)(c)	reglerad	B) 4 (b-4-text), bilaga: annex-security-document, bilaga: annex-security-measures	säkerhetsåtgärder enligt artikel 32
    28(3)(d)	reglerad	B) 7.1 (b-7-1), B) 7.2 (b-7-2), bilaga: annex-subprocessors-facts, bilaga: annex-subprocessors-list, bilaga: annex-subprocessors-tasks	villkoren för att anlita ett annat biträde
    28(3)(e)	reglerad	B) 6.1 (b-6-1), B) 6.2 (b-6-2), bilaga: annex-other-facts	bistånd med att svara på de registrerades begäranden
    28(3)(f)	reglerad	B) 6.1 (b-6-1), bilaga: annex-other-facts	bistånd med skyldigheterna enligt artiklarna 32–36
    28(3)(g)	reglerad	B) 8 (b-8-text), bilaga: annex-processing-facts	radering eller återlämning när tjänsterna upphör
    28(3)(g)	saknas		den personuppgiftsansvariges val mellan radering och återlämning
    28(3)(h)	reglerad	B) 5 (b-5-text), B) 6.1 (b-6-1), bilaga: annex-other-facts	uppgifter som visar att skyldigheterna fullgörs, och granskningar
    28(3)	saknas		underrättelse om en instruktion strider mot lagen (sista stycket)
    ");
    let rows: serde_json::Value = serde_json::from_str(&run("--json")).unwrap();
    let rows = rows.as_array().unwrap();
    let nothing: Vec<&str> = rows
        .iter()
        .filter(|row| row["state"] == "nothing")
        .map(|row| row["item"].as_str().unwrap())
        .collect();
    assert_eq!(nothing, ["g-choice", "infringement"]);
    let optional: Vec<&str> = rows
        .iter()
        .filter(|row| row["state"] == "optional")
        .map(|row| row["item"].as_str().unwrap())
        .collect();
    assert_eq!(
        optional,
        [
            "subject-matter",
            "nature-and-purpose",
            "data-types",
            "data-subjects"
        ]
    );
    assert_eq!(rows[0]["annexes"][0]["block"], "annex-processing-services");
    assert_eq!(rows[0]["refers"][0]["block"], "b-1-2");
}

#[test]
fn what_only_an_annex_covers_may_be_missing() {
    let session = with_copy();
    session.write(
        "mall/coverage.ron",
        r#"(
    format: 1,
    items: [
        (item: "data-types", annexes: ["annex-processing-facts"]),
        (item: "data-subjects", refers: ["b-1-2"], annexes: ["annex-processing-facts"]),
    ],
)"#,
    );
    let lines = session.run("template coverage mall --lang en");
    let covered: Vec<&str> = lines
        .lines()
        .filter(|line| line.contains("annex"))
        .collect();
    assert_eq!(
        covered,
        [
            "28(3)\tset out in an optional annex, otherwise nothing\tannex: annex-processing-facts\tthe type of personal data",
            "28(3)\tset out in an optional annex, otherwise only refers elsewhere\tB) 1.2 (b-1-2), annex: annex-processing-facts\tthe categories of data subjects",
        ]
    );
    assert!(lines.ends_with("status: 1\n"), "{lines}");
}

#[test]
fn coverage_travels_with_copies_and_is_no_content() {
    let session = with_copy();
    let hash = session.succeed("template hash mall");
    let coverage = String::from_utf8(session.read("mall/coverage.ron")).unwrap();
    session.write(
        "mall/coverage.ron",
        coverage.replace("\"b-4-text\"", "\"b-9-text\""),
    );
    assert_eq!(session.succeed("template hash mall"), hash);
    std::fs::remove_file(session.path("mall/coverage.ron")).unwrap();
    assert_snapshot!(session.run("template coverage mall --lang en"), @r"
    $ klausul template coverage mall --lang en
    28(3)	nothing		the subject-matter of the processing
    28(3)	nothing		the duration of the processing
    28(3)	nothing		the nature and purpose of the processing
    28(3)	nothing		the type of personal data
    28(3)	nothing		the categories of data subjects
    28(3)	nothing		the obligations and rights of the controller
    28(3)(a)	nothing		processing only on documented instructions, also for transfers to third countries
    28(3)(b)	nothing		confidentiality of those who process the data
    28(3)(c)	nothing		security measures as in Article 32
    28(3)(d)	nothing		the conditions for engaging another processor
    28(3)(e)	nothing		assistance with requests of data subjects
    28(3)(f)	nothing		assistance with the obligations of Articles 32 to 36
    28(3)(g)	nothing		erasure or return after the end of the services
    28(3)(g)	nothing		the controller's choice between erasure and return
    28(3)(h)	nothing		information that shows compliance, and audits
    28(3)	nothing		notice of an instruction that infringes the law (last subparagraph)
    stderr: klausul: mall/coverage.ron: There is no such file, so the template doesn't say which blocks serve Article 28(3). The guide in templates/README.md shows how to write it.
    status: 1
    ");
    session.succeed("template check mall");
}

#[test]
fn mistakes_in_a_coverage_file_are_reported_at_once() {
    let session = with_copy();
    session.write(
        "mall/coverage.ron",
        r#"(
    format: 1,
    items: [
        (item: "durration", serves: ["b-1-2"]),
        (item: "a", serves: ["b-2-22", "b-2-2"], refers: ["b-2-2"]),
        (item: "a", serves: ["b-2-1"]),
        (item: "b"),
        (item: "c", serves: ["annex-security-measures"], annexes: ["b-4-text"]),
    ],
)"#,
    );
    assert_snapshot!(session.run("template coverage mall\ntemplate check mall"), @r"
    $ klausul template coverage mall
    coverage.ron:4:17: Punkten ”durration” finns inte. Menades ”duration”?
    coverage.ron:5:31: Blocket ”b-2-22” finns inte. Menades ”b-2-2”?
    coverage.ron:5:60: Blocket ”b-2-2” nämns två gånger för samma punkt. Ta bort det ena.
    coverage.ron:6:17: Punkten ”a” står två gånger. Skriv alla dess block på samma rad.
    coverage.ron:7:17: För punkten ”b” nämns inget block. Skriv dem efter serves, refers eller annexes, eller ta bort raden: det som inte nämns saknas.
    coverage.ron:8:31: Blocket ”annex-security-measures” trycks bara när någon fyller i bilagan. Skriv det efter annexes.
    coverage.ron:8:69: Blocket ”b-4-text” står inte i en valfri bilaga. Skriv det efter serves eller refers.
    status: 1
    $ klausul template check mall
    coverage.ron:4:17: Punkten ”durration” finns inte. Menades ”duration”?
    coverage.ron:5:31: Blocket ”b-2-22” finns inte. Menades ”b-2-2”?
    coverage.ron:5:60: Blocket ”b-2-2” nämns två gånger för samma punkt. Ta bort det ena.
    coverage.ron:6:17: Punkten ”a” står två gånger. Skriv alla dess block på samma rad.
    coverage.ron:7:17: För punkten ”b” nämns inget block. Skriv dem efter serves, refers eller annexes, eller ta bort raden: det som inte nämns saknas.
    coverage.ron:8:31: Blocket ”annex-security-measures” trycks bara när någon fyller i bilagan. Skriv det efter annexes.
    coverage.ron:8:69: Blocket ”b-4-text” står inte i en valfri bilaga. Skriv det efter serves eller refers.
    status: 1
    ");
    let broken = [
        "(format: 2, layers: [])",
        "(format: 1, items: [(item: a)])",
        "(format: 1, items: [(item: \"a\", serve: [])])",
        "",
    ];
    let mut transcript = String::new();
    for text in broken {
        session.write("mall/coverage.ron", text);
        transcript += &session.run("template coverage mall --lang en");
    }
    assert_snapshot!(transcript, @r#"
    $ klausul template coverage mall --lang en
    coverage.ron:1:2: The file is in format 2. The newest that this program can read is format 1. Update Klausul.
    status: 1
    $ klausul template coverage mall --lang en
    coverage.ron:1:28: A text is expected here, and texts stand between quotation marks. Write "a".
    status: 1
    $ klausul template coverage mall --lang en
    coverage.ron:1:33: The entry “serve” does not exist here. Did you mean “serves”?
    status: 1
    $ klausul template coverage mall --lang en
    coverage.ron: The file is empty. Check that it is the right file.
    status: 1
    "#);
}

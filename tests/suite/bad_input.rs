//! Bad input gets a clear line and an exit status; nothing is lost and nothing panics.

use std::fmt::Write as _;
use std::fs;

use insta::assert_snapshot;

use crate::session::Session;
use crate::support::klausul;

const EXAMPLE: &str = include_str!("../../assets/example.ron");

/// Runs a command on a draft of these bytes, and returns its status and what it printed.
fn reported(arguments: &[&str], draft: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.ron"), draft).unwrap();
    let output = klausul()
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    format!("{}\n{said}", output.status.code().unwrap())
}

#[test]
fn a_wrong_draft_is_reported_with_what_is_wrong_where() {
    let mut all = String::new();
    let mut check = |name: &str, draft: &[u8]| {
        writeln!(all, "{name}: {}", reported(&["check", "draft.ron"], draft)).unwrap();
    };
    let mut edit = |from: &str, to: &str| {
        assert!(EXAMPLE.contains(from), "{from}");
        check(
            &format!("{from} → {}", to.escape_debug()),
            EXAMPLE.replacen(from, to, 1).as_bytes(),
        );
    };
    edit("services: [", "services [");
    edit("answers:", "answer:");
    edit("format: 1", "format: 7");
    edit("\"inkasso\"", "\"inkaso\"");
    edit("\"inkasso\"", "\"kreditupplysning-foretag\"");
    edit("\"customer.name\"", "\"customer.nmae\"");
    edit("\"customer.name\"", "\"customer.city\"");
    edit("0112038-9", "0112038-4");
    edit("0112038-9", "123");
    edit("10600", "106 00 1");
    edit("\"FI\"", "\"Sverige\"");
    edit("ake.ost@example.com", "ake.ost(at)example.com");
    edit("2026-03-02", "2026-02-30");
    edit("2026-03-02", "den 2 mars");
    edit("Ekenäs", "Eke\u{202E}näs");
    edit("Ekenäs", "Eke\u{7}näs");
    edit("Ekenäs", "Eke\\u{200b}näs");
    edit("Ekenäs", "東京");
    edit("Ekenäs", &"Ekenäs ".repeat(100));
    edit("Gustav Wasas gata 12 B", "1\\n2\\n3\\n4\\n5\\n6\\n7");
    edit(
        "(name: \"Maria Virtanen\", title: \"Försäljningsdirektör\"),",
        "",
    );
    edit("title: \"Ekonomichef\"", "title: \" \"");
    edit("\"Intrum Oy\"", "\"Intrum Sverige AB\"");
    edit(
        "\"customer.city\": \"Ekenäs\"",
        "\"customer.city\": [(name: \"A\", title: \"B\")]",
    );
    edit("\"customer.city\": \"Ekenäs\"", "\"customer.city\": 12");
    edit("intrum-personuppgifter", "annan-mall");
    check("empty", b"");
    check("not UTF-8", b"(format: 1, \xFF");
    check("byte-order mark", format!("\u{FEFF}{EXAMPLE}").as_bytes());
    check("UTF-16", b"\xFF\xFE(\0");
    check("deep", "[".repeat(100_000).as_bytes());
    check(
        "deep in answers",
        EXAMPLE
            .replacen("\"Ekenäs\"", &"[".repeat(100_000), 1)
            .as_bytes(),
    );
    assert_snapshot!(all);
}

#[test]
fn a_draft_of_a_hundred_megabytes_is_refused() {
    let text = reported(&["check", "draft.ron"], &vec![b'('; 100 << 20]);
    assert_snapshot!(text);
}

#[test]
fn a_file_or_folder_that_cannot_be_used_is_named() {
    let session = Session::new();
    session.write("draft.ron", EXAMPLE);
    assert_snapshot!(session.run("
        check nowhere.ron
        text .
        text draft.ron --template nowhere
        text draft.ron --template draft.ron
        text draft.ron --template .
        export draft.ron -o .
        export draft.ron -o nowhere/out.pdf
        export draft.ron -o draft.ron --force
        new -o draft.ron
        template hash nowhere
    "), @r"
    $ klausul check nowhere.ron
    stderr: klausul: nowhere.ron: Det finns ingen fil eller mapp med det namnet. Kontrollera namnet.
    status: 2
    $ klausul text .
    stderr: klausul: .: Detta är en mapp. Ange en fil.
    status: 2
    $ klausul text draft.ron --template nowhere
    stderr: klausul: nowhere: Det finns ingen fil eller mapp med det namnet. Kontrollera namnet.
    status: 2
    $ klausul text draft.ron --template draft.ron
    stderr: klausul: draft.ron: Här behövs en mapp, men namnet eller en del av det hör till en fil. Kontrollera namnet.
    status: 2
    $ klausul text draft.ron --template .
    stderr: klausul: ./template.ron: Filen saknas i mallens mapp. Lägg den där.
    stderr: klausul: ./fields.ron: Filen saknas i mallens mapp. Lägg den där.
    stderr: klausul: ./body.ron: Filen saknas i mallens mapp. Lägg den där.
    stderr: klausul: ./corrections.ron: Filen saknas i mallens mapp. Lägg den där.
    stderr: klausul: ./page.ron: Filen saknas i mallens mapp. Lägg den där.
    status: 2
    $ klausul export draft.ron -o .
    stderr: klausul: .: Detta är en mapp. Ange en fil.
    status: 2
    $ klausul export draft.ron -o nowhere/out.pdf
    stderr: klausul: nowhere/out.pdf: Mappen som filen ska ligga i finns inte. Skapa den eller ange en annan mapp.
    status: 2
    $ klausul export draft.ron -o draft.ron --force
    stderr: klausul: draft.ron: Filen är ingen PDF och ersätts inte, inte heller med --force. Ange ett annat namn.
    status: 2
    $ klausul new -o draft.ron
    stderr: klausul: draft.ron: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    $ klausul template hash nowhere
    stderr: klausul: nowhere: Det finns ingen fil eller mapp med det namnet. Kontrollera namnet.
    status: 2
    ");
    assert_eq!(session.read("draft.ron"), EXAMPLE.as_bytes());
}

#[test]
fn all_wrong_arguments_of_new_are_listed_at_once() {
    let session = Session::new();
    assert_snapshot!(session.run(
        "new -o new.ron --services inkaso,moms --set customer.nam=x --set x --signatory kund:A:B --signatory customer:A"
    ), @r#"
    $ klausul new -o new.ron --services inkaso,moms --set customer.nam=x --set x --signatory kund:A:B --signatory customer:A
    stderr: klausul: --services: Tjänsten ”inkaso” finns inte. Menades ”inkasso”?
    stderr: klausul: --services: Tjänsten ”moms” finns inte. Det här finns: inkasso, kreditupplysning-foretag, internationellt-inkasso, juridiska-arenden, moms-konsulttjanster, paminnelsetjanst, kreditupplysning-privatpersoner, moms-aterbaring, faktura-reskontra.
    stderr: klausul: --set customer.nam=x: Fältet ”customer.nam” finns inte. Menades ”customer.name”?
    stderr: klausul: --set x: Likhetstecknet saknas. Skriv FÄLT=VÄRDE, till exempel --set customer.city=Vasa.
    stderr: klausul: --signatory kund:A:B: Parten ”kund” finns inte. Det här finns: provider, customer.
    stderr: klausul: --signatory customer:A: Namnet eller titeln saknas. Skriv PART:NAMN:TITEL, till exempel --signatory "customer:Åsa Öst:Ekonomichef".
    status: 2
    "#);
    assert_snapshot!(session.run("new -o new.ron --set customer.signatories=A"), @r"
    $ klausul new -o new.ron --set customer.signatories=A
    stderr: klausul: --set customer.signatories=A: Undertecknare anges inte med --set. Skriv --signatory PART:NAMN:TITEL.
    status: 2
    ");
    assert!(!session.path("new.ron").exists());
}

#[test]
fn a_new_draft_with_a_wrong_answer_is_written_and_the_mistake_reported() {
    let session = Session::new();
    assert_snapshot!(session.run("new -o new.ron --set customer.business_id=0112038-1"), @r"
    $ klausul new -o new.ron --set customer.business_id=0112038-1
    stderr: klausul: customer.business_id (FO-nummer): Kontrollsiffran stämmer inte. Den sista siffran borde vara 9, om de andra är rätt.
    status: 1
    ");
    assert!(session.path("new.ron").exists());
}

#[test]
fn usage_errors_are_status_2() {
    for arguments in [
        &["export", "draft.ron"][..],
        &["no-such-command"],
        &["export", "d", "-o", "x", "--date", "2026-13-01"],
        &["check"],
    ] {
        klausul().args(arguments).assert().code(2);
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::process::{Command, Stdio};

    fn shell(script: &str, folder: &std::path::Path) -> std::process::Output {
        Command::new("sh")
            .args(["-c", script, "sh", env!("CARGO_BIN_EXE_klausul")])
            .current_dir(folder)
            .env("LC_ALL", "sv_FI.UTF-8")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    #[test]
    fn when_the_disk_is_full_the_old_file_survives() {
        // A limit on the size of files fails a write half-way, for root too, as a full disk does.
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("draft.ron"), EXAMPLE).unwrap();
        fs::write(folder.path().join("out.pdf"), "%PDF-old").unwrap();
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$1\" export draft.ron -o out.pdf --force";
        let output = shell(script, folder.path());
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_snapshot!("full_disk", said);
        assert_eq!(
            fs::read_to_string(folder.path().join("out.pdf")).unwrap(),
            "%PDF-old"
        );
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            2,
            "no rest is left"
        );
    }

    #[test]
    fn a_closed_pipe_ends_quietly_for_lists_and_loudly_for_documents() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("draft.ron"), EXAMPLE).unwrap();
        // The reader is gone before the program writes.
        let closed = |arguments: &str| {
            let script =
                format!("{{ sleep 0.2; \"$1\" {arguments}; echo \"status $?\" >&2; }} | true");
            String::from_utf8(shell(&script, folder.path()).stderr).unwrap()
        };
        assert_eq!(closed("text draft.ron"), "status 0\n");
        assert_snapshot!("closed_pipe", closed("export draft.ron -o -"));
    }

    #[test]
    fn a_read_only_pdf_is_respected() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("draft.ron"), EXAMPLE).unwrap();
        let pdf = folder.path().join("out.pdf");
        fs::write(&pdf, "%PDF-old").unwrap();
        let mut permissions = fs::metadata(&pdf).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&pdf, permissions).unwrap();
        let output = shell(
            "exec \"$1\" export draft.ron -o out.pdf --force",
            folder.path(),
        );
        assert_eq!(output.status.code(), Some(2));
        assert_snapshot!("read_only", String::from_utf8(output.stderr).unwrap());
        assert_eq!(fs::read_to_string(&pdf).unwrap(), "%PDF-old");
    }
}

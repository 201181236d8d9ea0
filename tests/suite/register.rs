//! The register: the agreements in folders, on the command line and as a library.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;
use klausul::draft;
use klausul::register::{
    Case, CaseState, EntryKind, Query, ReadContext, Register, Rereading, SortKey, Update, Updated,
    find, sorted,
};
use klausul::storage::RealDisk;

use crate::session::Session;
use crate::signer::Signer;
use crate::support::{built_in, example, repository, set, with_slashes};
use crate::verify::{PLAIN, exported};

/// Sets when a file was changed last, in hours of a day.
pub fn touch(path: &Path, hour: u64) {
    let day = SystemTime::UNIX_EPOCH + Duration::from_hours(20_779 * 24);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(day + Duration::from_hours(hour)).unwrap();
}

/// Returns the example for another customer, with another number.
pub fn example_of(customer: &str, id: &str, number: &str) -> draft::Draft {
    let mut draft = example();
    draft.template_hash = Some(built_in().hash.clone());
    set(&mut draft, "customer.name", customer);
    set(&mut draft, "customer.business_id", id);
    set(&mut draft, "agreement.number", number);
    draft
}

/// A folder of agreements, and the register of it.
pub struct Agreements {
    pub folder: tempfile::TempDir,
    pub register: Register,
    context: ReadContext,
}

impl Agreements {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            register: Register::default(),
            context: ReadContext {
                templates: vec![Arc::new(built_in().clone())],
                ..ReadContext::default()
            },
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>, hour: u64) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        touch(&path, hour);
    }

    fn update(&mut self) -> Updated {
        self.update_with(Rereading::Changed, &mut 0)
    }

    /// Brings the register up to date, and counts the files that are read.
    fn update_with(&mut self, rereading: Rereading, count: &mut usize) -> Updated {
        let folders = [self.folder.path().to_owned()];
        let update = Update {
            disk: &RealDisk,
            context: &self.context,
            folders: &folders,
            rereading,
        };
        self.register.update(&update, &mut |_, progress| {
            *count = progress.all;
            true
        })
    }

    fn read_count(&mut self) -> usize {
        let mut count = 0;
        self.update_with(Rereading::Changed, &mut count);
        count
    }

    /// Each case with its state and its files, the first of which leads.
    fn summary(&self) -> Vec<String> {
        let summary = |case: &Case| {
            let files = case.files.iter().map(|file| {
                let path = file.path.strip_prefix(self.folder.path()).unwrap();
                let copy = if file.is_copy { " (copy)" } else { "" };
                format!("{}{copy}", with_slashes(&path.display().to_string()))
            });
            let files: Vec<String> = files.collect();
            format!(
                "{}: {}: {}",
                case.name(),
                case.state().name(),
                files.join(", ")
            )
        };
        self.register.cases().iter().map(summary).collect()
    }
}

const NYLAND: (&str, &str, &str) = ("Nyländska Bageriet Ab", "2284215-1", "SA-2");

fn pdf_of(draft: &draft::Draft) -> Vec<u8> {
    exported(built_in(), draft, &PLAIN)
}

#[test]
#[expect(clippy::too_many_lines, reason = "most are a transcript")]
fn a_folder_is_listed_with_its_agreements_and_nothing_else() {
    let session = Session::new();
    let draft = example_of("Åkerströms Öst & Söner Ab", "0112038-9", "SA-1");
    session.write("avtal/kund.ron", draft::write(&draft));
    session.write("avtal/sänt/kund.pdf", pdf_of(&draft));
    let broken = draft::write(&draft).replace("services: [", "services: ");
    session.write("avtal/trasig.ron", broken);
    session.write("avtal/settings.ron", "(format: 1, theme: Dark)");
    let foreign = repository("tests/reference/signatures/rsa.pdf");
    session.write("avtal/annan.pdf", fs::read(foreign).unwrap());
    let (name, id, number) = NYLAND;
    let changed = example_of(name, id, number);
    let mut other = changed.clone();
    set(&mut other, "customer.city", "Borgå");
    let pages = pdf_of(&other);
    session.write("avtal/nyland.pdf", pages);
    for (name, hour) in [
        ("kund.ron", 8),
        ("sänt/kund.pdf", 9),
        ("trasig.ron", 10),
        ("nyland.pdf", 11),
    ] {
        touch(&session.path(&format!("avtal/{name}")), hour);
    }
    assert_snapshot!(session.run("
        list avtal
        list avtal --search 'ostra  aker'
        list avtal --search 'ÖST aker sa-1'
        list avtal --state unreadable
        list avtal --state lost
        list avtal --search nyland --json
        list nowhere avtal/kund.ron
        list avtal -o lista.txt
        list avtal -o lista.csv
        list avtal -o lista.csv
    "), @r#"
    $ klausul list avtal
    Nyländska Bageriet Ab	SA-2	2026-03-02	Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra	A B	intrum-personuppgifter 1.0.0		2026-11-22 11:00	exporterat	avtal/nyland.pdf
    trasig.ron							2026-11-22 10:00	oläsligt	avtal/trasig.ron	Här väntas tecknet ”[”. Ofta har det glömts strax före det här stället, eller så är en parentes inte avslutad.
    Åkerströms Öst & Söner Ab	SA-1	2026-03-02	Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra	A B	intrum-personuppgifter 1.0.0		2026-11-22 09:00	exporterat	avtal/sänt/kund.pdf
    status: 1
    $ klausul list avtal --search 'ostra  aker'
    status: 0
    $ klausul list avtal --search 'ÖST aker sa-1'
    Åkerströms Öst & Söner Ab	SA-1	2026-03-02	Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra	A B	intrum-personuppgifter 1.0.0		2026-11-22 09:00	exporterat	avtal/sänt/kund.pdf
    status: 0
    $ klausul list avtal --state unreadable
    trasig.ron							2026-11-22 10:00	oläsligt	avtal/trasig.ron	Här väntas tecknet ”[”. Ofta har det glömts strax före det här stället, eller så är en parentes inte avslutad.
    status: 1
    $ klausul list avtal --state lost
    stderr: error: invalid value 'lost' for '--state <STATE,STATE…>': the states are draft, exported, partly-signed, signed, review, changed, unreadable
    stderr:
    stderr: For more information, try '--help'.
    status: 2
    $ klausul list avtal --search nyland --json
    {
      "agreements": [
        {
          "customer": "Nyländska Bageriet Ab",
          "customer_id": "2284215-1",
          "date": "2026-03-02",
          "deviations": [],
          "files": [
            {
              "is_copy": false,
              "message": null,
              "modified": "2026-11-22T11:00:00Z",
              "path": "avtal/nyland.pdf",
              "state": "exported",
              "verdict": "unchanged"
            }
          ],
          "modified": "2026-11-22T11:00:00Z",
          "number": "SA-2",
          "remark": null,
          "services": [
            "inkasso",
            "kreditupplysning-foretag",
            "internationellt-inkasso",
            "juridiska-arenden",
            "moms-konsulttjanster",
            "paminnelsetjanst",
            "kreditupplysning-privatpersoner",
            "moms-aterbaring",
            "faktura-reskontra"
          ],
          "sets": [
            "A",
            "B"
          ],
          "signatories": 3,
          "signed": 0,
          "state": "exported",
          "template": "intrum-personuppgifter",
          "version": "1.0.0"
        }
      ],
      "problems": []
    }
    status: 0
    $ klausul list nowhere avtal/kund.ron
    stderr: klausul: nowhere: Det finns ingen fil eller mapp med det namnet. Kontrollera namnet.
    stderr: klausul: avtal/kund.ron: Här behövs en mapp, men namnet eller en del av det hör till en fil. Kontrollera namnet.
    status: 2
    $ klausul list avtal -o lista.txt
    stderr: klausul: lista.txt: Listan skrivs som .xlsx eller .csv. Ge filen ett sådant namn.
    status: 2
    $ klausul list avtal -o lista.csv
    status: 1
    $ klausul list avtal -o lista.csv
    stderr: klausul: lista.csv: Filen finns redan. Välj ett annat namn, eller ersätt den med --force.
    status: 2
    "#);
    let csv = String::from_utf8(session.read("lista.csv")).unwrap();
    let csv = with_slashes(&csv).replace('\r', "");
    assert_snapshot!(csv.trim_start_matches('\u{feff}'), @r"
    Kund;Nummer;Datum;Tjänster;Grupp;Mall;Avvikelser;Ändrat;Status;Fil
    Nyländska Bageriet Ab;SA-2;2026-03-02;Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra;A B;intrum-personuppgifter 1.0.0;;2026-11-22 11:00;exporterat;avtal/nyland.pdf
    trasig.ron;;;;;;;2026-11-22 10:00;oläsligt;avtal/trasig.ron
    Åkerströms Öst & Söner Ab;SA-1;2026-03-02;Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra;A B;intrum-personuppgifter 1.0.0;;2026-11-22 09:00;exporterat;avtal/sänt/kund.pdf
    ");
}

/// What is left of files when a machine stops, or a copy ends early, is listed; other files of those kinds aren't.
#[test]
fn files_of_ours_that_were_cut_off_are_listed_and_others_are_not() {
    let mut agreements = Agreements::new();
    let (name, id, number) = NYLAND;
    let draft = example_of(name, id, number);
    let pdf = pdf_of(&draft);
    let text = draft::write(&draft);
    let at = |pattern: &[u8]| {
        let mut windows = pdf.windows(pattern.len());
        windows.position(|window| window == pattern).unwrap()
    };
    let cuts = [20, 2_000, at(b"KlausulExport"), at(b"/EmbeddedFile") + 40];
    let cuts = cuts.into_iter().chain([pdf.len() - 400]);
    for (number, cut) in cuts.enumerate() {
        agreements.write(&format!("{number}.pdf"), &pdf[..cut], 2);
    }
    for (number, cut) in [0, 1, 30, 60, text.len() / 2].into_iter().enumerate() {
        agreements.write(&format!("{number}.ron"), &text[..cut], 2);
    }
    agreements.write("empty.pdf", "", 3);
    agreements.write("zeros.pdf", [0; 4_096], 3);
    let named = format!("{} – {name}.pdf", built_in().title);
    agreements.write(&named, "no PDF any more", 3);
    let foreign = fs::read(repository("tests/reference/signatures/rsa.pdf")).unwrap();
    agreements.write("foreign.pdf", &foreign, 4);
    agreements.write("foreign-cut.pdf", &foreign[..foreign.len() / 2], 4);
    agreements.write("foreign.ron", "(window: (width: 3", 4);
    agreements.update();
    let cases = agreements.register.cases();
    let listed = cases.iter().map(|case| {
        assert_eq!(case.state(), CaseState::Unreadable, "{}", case.name());
        assert!(case.lead().problem.is_some(), "{}", case.name());
        case.name()
    });
    let listed: Vec<String> = listed.collect();
    let mut expected: Vec<String> = (0..5)
        .flat_map(|number| [format!("{number}.pdf"), format!("{number}.ron")])
        .collect();
    expected.extend([named, "empty.pdf".to_owned(), "zeros.pdf".to_owned()]);
    expected.sort();
    assert_eq!(listed, expected);
}

/// What is known of a folder is kept for the next time: files that stay as they are aren't read again, and whatever changes is
/// seen.
#[test]
fn a_list_is_kept_for_the_next_time_and_follows_the_files() {
    let session = Session::new();
    let (name, id, number) = NYLAND;
    let before = draft::write(&example_of(name, id, number));
    let after = before.replace("Bageriet", "Skräddar");
    assert_eq!(before.len(), after.len() - 1, "å is two bytes");
    let after = after.replacen("SA-2", "SA2", 1);
    let path = session.path("avtal/a.ron");
    session.write("avtal/a.ron", &before);
    touch(&path, 8);
    let listed = |words: &str| session.run(words);
    assert!(listed("list avtal").contains("Bageriet"));
    // Only who doesn't look takes this file for the one that it was.
    session.write("avtal/a.ron", &after);
    touch(&path, 8);
    assert!(listed("list avtal").contains("Bageriet"));
    assert!(listed("list avtal --no-index").contains("Skräddar"));
    assert!(listed("list avtal/../avtal").contains("Skräddar"));
    touch(&path, 9);
    assert!(listed("list avtal").contains("Skräddar"));
    session.write(
        "avtal/b.ron",
        draft::write(&example_of("Ny Ab", id, "SA-9")),
    );
    assert!(listed("list avtal").contains("Ny Ab"));
    fs::remove_file(&path).unwrap();
    let last = listed("list avtal");
    assert!(!last.contains("Skräddar") && last.contains("Ny Ab"));
    let kept = session.path("data/klausul/lists");
    assert_eq!(fs::read_dir(&kept).unwrap().count(), 2);
    fs::remove_dir_all(&kept).unwrap();
    listed("list avtal --no-index");
    assert!(!kept.exists());
    // With damaged files all is read again.
    listed("list avtal");
    for entry in fs::read_dir(&kept).unwrap() {
        fs::write(entry.unwrap().path(), "{} not an index").unwrap();
    }
    assert!(listed("list avtal").contains("Ny Ab"));
}

#[test]
fn drafts_of_unknown_templates_and_services_say_so() {
    let session = Session::new();
    let draft = |number: &str| example_of("Bolaget Ab", "0112038-9", number);
    let mut unknown = draft("SA-1");
    unknown.template = "annan".to_owned();
    session.write("avtal/mall.ron", draft::write(&unknown));
    let mut newer = draft("SA-2");
    newer.version = "9.0.0".to_owned();
    newer.template_hash = None;
    session.write("avtal/version.ron", draft::write(&newer));
    let mut service = draft("SA-3");
    service.services = vec!["inkasso".to_owned(), "fonsterputs".to_owned()];
    session.write("avtal/tjanst.ron", draft::write(&service));
    for name in ["mall", "version", "tjanst"] {
        touch(&session.path(&format!("avtal/{name}.ron")), 8);
    }
    assert_snapshot!(session.run("list avtal"), @r"
    $ klausul list avtal
    Bolaget Ab	SA-2	2026-03-02	Inkasso, Kreditupplysningar, Juridiska ärenden, Moms, Faktura och reskontra	A B	intrum-personuppgifter 9.0.0		2026-11-22 08:00	utkast	avtal/version.ron	Mallens version 9.0.0 finns inte här. Utkastet visas enligt version 1.0.0; lägg till den rätta i biblioteket.
    Bolaget Ab	SA-3	2026-03-02	Inkasso (Inkassoservice), fonsterputs	A	intrum-personuppgifter 1.0.0		2026-11-22 08:00	utkast	avtal/tjanst.ron	Tjänsten fonsterputs finns inte i mallen. Öppna utkastet och välj en annan.
    mall.ron			inkasso, kreditupplysning-foretag, internationellt-inkasso, juridiska-arenden, moms-konsulttjanster, paminnelsetjanst, kreditupplysning-privatpersoner, moms-aterbaring, faktura-reskontra		annan 1.0.0		2026-11-22 08:00	utkast	avtal/mall.ron	Mallen annan finns inte här, så det går inte att säga mer om utkastet. Lägg till mallen i biblioteket.
    status: 0
    ");
}

#[test]
fn a_list_as_a_workbook_is_read_again_and_always_the_same() {
    use calamine::{Reader, Xlsx, open_workbook};
    let session = Session::new();
    session.write("avtal/kund.ron", draft::write(&example()));
    assert_eq!(session.succeed("list avtal -o ett.xlsx"), "");
    assert_eq!(session.succeed("list avtal -o två.xlsx"), "");
    assert_eq!(session.read("ett.xlsx"), session.read("två.xlsx"));
    let mut workbook: Xlsx<_> = open_workbook(session.path("ett.xlsx")).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let row = |row: usize| -> Vec<String> {
        let cells = sheet.rows().nth(row).unwrap().iter();
        cells.take(4).map(ToString::to_string).collect()
    };
    assert_eq!(row(0), ["Kund", "Nummer", "Datum", "Tjänster"]);
    let first = row(1);
    assert_eq!(
        first[..3],
        ["Åkerströms Öst & Söner Ab", "SA-2026-0417", "2026-03-02"]
    );
    assert!(
        first[3].starts_with("Inkasso, Kreditupplysningar, "),
        "{first:?}"
    );
}

#[test]
fn drafts_and_pdfs_of_one_agreement_are_one_case_and_the_newest_version_leads() {
    let mut agreements = Agreements::new();
    let (name, id, number) = NYLAND;
    let first = example_of(name, id, number);
    let mut second = first.clone();
    set(&mut second, "customer.city", "Borgå");
    agreements.write("a.ron", draft::write(&first), 1);
    agreements.write("a.pdf", pdf_of(&first), 2);
    agreements.update();
    assert_eq!(
        agreements.summary(),
        ["Nyländska Bageriet Ab: exported: a.pdf, a.ron"]
    );
    // Saved once more, and copied, without saying anything else.
    agreements.write("a.ron", draft::write(&first), 3);
    agreements.write("b/a.pdf", pdf_of(&first), 4);
    agreements.update();
    assert_eq!(
        agreements.summary(),
        ["Nyländska Bageriet Ab: exported: b/a.pdf, a.pdf (copy), a.ron"]
    );
    // Changed after the export: there is a draft again.
    agreements.write("a.ron", draft::write(&second), 5);
    agreements.update();
    assert_eq!(
        agreements.summary(),
        ["Nyländska Bageriet Ab: draft: a.ron, b/a.pdf, a.pdf (copy)"]
    );
    let cases = agreements.register.cases();
    assert_eq!(cases[0].draft().path, agreements.path("a.ron"));
    assert_eq!(cases[0].pdf().unwrap().path, agreements.path("b/a.pdf"));
    // Another customer with the same number is another case, and so is a draft without a number.
    agreements.write(
        "c.ron",
        draft::write(&example_of("Annan Ab", "0112038-9", number)),
        6,
    );
    agreements.write(
        "d.ron",
        draft::write(&example_of("Annan Ab", "0112038-9", "")),
        6,
    );
    agreements.update();
    assert_eq!(agreements.summary().len(), 3);
}

#[test]
fn what_changed_is_read_and_nothing_else() {
    let mut agreements = Agreements::new();
    for number in 0..4 {
        let draft = example_of(&format!("Kund {number}"), "0112038-9", &number.to_string());
        agreements.write(&format!("{number}.ron"), draft::write(&draft), 1);
    }
    agreements.write("annan.ron", "(theme: Dark)", 1);
    assert_eq!(agreements.read_count(), 5);
    assert_eq!(
        agreements.update(),
        Updated {
            is_changed: false,
            is_complete: true
        }
    );
    assert_eq!(agreements.read_count(), 0);
    // Renamed: known by its content. Removed: gone.
    fs::rename(agreements.path("0.ron"), agreements.path("ny.ron")).unwrap();
    fs::remove_file(agreements.path("1.ron")).unwrap();
    assert_eq!(agreements.read_count(), 1);
    assert_eq!(agreements.summary().len(), 3);
    assert!(agreements.summary()[0].contains("ny.ron"));
    // The same length, another time.
    agreements.write(
        "2.ron",
        draft::write(&example_of("Kund X", "0112038-9", "2")),
        2,
    );
    assert!(agreements.update().is_changed);
    assert!(
        agreements.summary()[2].starts_with("Kund X"),
        "{:?}",
        agreements.summary()
    );
    let mut count = 0;
    agreements.update_with(Rereading::All, &mut count);
    assert_eq!(count, 4);
}

#[test]
fn an_index_gives_the_register_back_and_a_broken_one_counts_as_none() {
    let mut agreements = Agreements::new();
    agreements.write("a.ron", draft::write(&example()), 1);
    agreements.write("a.pdf", pdf_of(&example()), 2);
    agreements.write("b.klausul", "", 3);
    agreements.update();
    let index = agreements.register.to_index();
    let before = agreements.summary();
    agreements.register = Register::of_index(&index).unwrap();
    // A file that can't be read is read again.
    assert_eq!(agreements.read_count(), 1);
    assert_eq!(agreements.summary(), before);
    let half = &index[..index.len() / 2];
    let other = index.replace("\"format\":1", "\"format\":2");
    let altered = index.replace("Åkerströms", "Åkerstroms");
    for broken in ["", "x", "{}\n", half, &other, &altered] {
        assert!(Register::of_index(broken).is_none());
    }
    // Read with other templates, all is read again.
    agreements.context.templates.clear();
    assert_eq!(agreements.read_count(), 3);
    let review = "Åkerströms Öst & Söner Ab: review: a.pdf";
    assert!(
        agreements.summary().contains(&review.to_owned()),
        "{:?}",
        agreements.summary()
    );
}

#[test]
fn a_folder_that_is_gone_leaves_the_list_readable() {
    let mut agreements = Agreements::new();
    agreements.write("enhet/a.ron", draft::write(&example()), 1);
    agreements.update();
    let folders = [agreements.path("enhet")];
    let mut register = Register::default();
    let update = Update {
        disk: &RealDisk,
        context: &agreements.context,
        folders: &folders,
        rereading: Rereading::Changed,
    };
    register.update(&update, &mut |_, _| true);
    fs::rename(agreements.path("enhet"), agreements.path("borta")).unwrap();
    let updated = register.update(&update, &mut |_, _| true);
    assert!(updated.is_changed);
    let cases = register.cases();
    assert_eq!(cases.len(), 1);
    assert!(!cases[0].is_reachable());
    assert_eq!(register.problems().len(), 1);
    assert!(!register.update(&update, &mut |_, _| true).is_changed);
    fs::rename(agreements.path("borta"), agreements.path("enhet")).unwrap();
    assert!(register.update(&update, &mut |_, _| true).is_changed);
    assert!(register.cases()[0].is_reachable() && register.problems().is_empty());
    // A folder that was taken out of the list takes its agreements along.
    let none = Update {
        folders: &[],
        ..update
    };
    assert!(register.update(&none, &mut |_, _| true).is_changed);
    assert!(register.cases().is_empty());
}

#[test]
fn everything_that_a_draft_says_is_found_without_accents() {
    let mut agreements = Agreements::new();
    agreements.write("kund-avtal.ron", draft::write(&example()), 1);
    let (name, id, number) = NYLAND;
    agreements.write("b.pdf", pdf_of(&example_of(name, id, number)), 2);
    agreements.update();
    let cases = agreements.register.cases();
    let order = sorted(&cases, SortKey::Modified, true);
    assert_eq!(cases[order[0]].files[0].entry.kind, EntryKind::Pdf);
    let check = |words: &str, expected: usize| {
        let query = Query {
            words: words.to_owned(),
            ..Query::default()
        };
        let found = find(&cases, &order, &query);
        assert_eq!(found.cases.len(), expected, "{words}");
        assert_eq!(found.counts[0], expected, "{words}");
    };
    check("", 2);
    check("akerstroms", 1);
    check("AKERSTRÖMS  OST", 1);
    check("nylandska", 1);
    check("sa-2", 2);
    check("sa-2026", 1);
    check("ekenas", 2);
    check("ebba ekonomichef", 2);
    check("internationellt", 2);
    check("mars 2026", 2);
    check("suomi", 0);
    check("finland", 2);
    check("kund-avtal", 1);
    check("nylandska akerstroms", 0);
    let query = Query {
        states: vec![CaseState::Draft],
        ..Query::default()
    };
    assert_eq!(find(&cases, &order, &query).cases.len(), 1);
    let query = Query {
        service: Some("inkasso".to_owned()),
        set: Some("B".to_owned()),
        ..Query::default()
    };
    assert_eq!(find(&cases, &order, &query).cases.len(), 2);
    let query = Query {
        template: Some("annan".to_owned()),
        ..Query::default()
    };
    assert!(find(&cases, &order, &query).cases.is_empty());
}

#[test]
fn signatures_take_an_agreement_from_exported_to_signed() {
    let mut agreements = Agreements::new();
    let draft = example_of("Kund Ab", "0112038-9", "7");
    let exported = pdf_of(&draft);
    let one = Signer::new("Maria Virtanen").sign(&exported, "Sign-Provider-1");
    let two = Signer::new("Åke Öst").sign(&one, "Sign-Customer-1");
    let all = Signer::new("Ebba Åkerström-Lindqvist").sign(&two, "Sign-Customer-2");
    let mut check = |name: &str, pdf: &[u8], hour: u64, expected: &str, signed: usize| {
        agreements.write(name, pdf, hour);
        agreements.update();
        let cases = agreements.register.cases();
        assert_eq!(cases.len(), 1);
        let lead = cases[0].lead();
        assert_eq!(
            (lead.state.name(), lead.signed),
            (expected, Some((signed, 3))),
            "{name}"
        );
    };
    check("a.pdf", &exported, 1, "exported", 0);
    check("b.pdf", &one, 2, "partly-signed", 1);
    check("c.pdf", &two, 3, "partly-signed", 2);
    check("d.pdf", &all, 4, "signed", 3);
    // A copy of the unsigned file that comes later hides nothing, and a file that was changed is hidden by nothing.
    check("e.pdf", &exported, 5, "signed", 3);
    let mut broken = all.clone();
    let time = b"20261127101112Z";
    let mut places = broken.windows(time.len());
    let at = places.rposition(|window| window == time).unwrap();
    broken[at + 13] = b'3';
    agreements.write("f.pdf", &broken, 6);
    agreements.update();
    let files = &agreements.register.cases()[0].files;
    let last = files
        .iter()
        .find(|file| file.path.ends_with("f.pdf"))
        .unwrap();
    assert!(last.entry.state.needs_review(), "{:?}", last.entry.state);
}

#[test]
fn a_copy_that_lost_its_end_does_not_hide_the_proven_file() {
    let session = Session::new();
    let draft = example_of("Kund Ab", "0112038-9", "7");
    let pdf = pdf_of(&draft);
    session.write("avtal/a.pdf", &pdf);
    session.write("avtal/b.pdf", &pdf[..pdf.len() - 1]);
    touch(&session.path("avtal/a.pdf"), 8);
    touch(&session.path("avtal/b.pdf"), 9);
    let listed = session.succeed("list avtal --json");
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let agreements = listed["agreements"].as_array().unwrap();
    assert_eq!(agreements.len(), 1);
    assert_eq!(agreements[0]["state"], "exported");
    let files = &agreements[0]["files"];
    assert_eq!(files[0]["verdict"], "unchanged");
    assert_eq!(files[1]["verdict"], "same-words");
    assert_eq!(files[1]["state"], "review");
    let message = files[1]["message"].as_str().unwrap();
    assert!(message.starts_with("Slutet av filen saknas"), "{message}");
    // Alone, it is what somebody must look at.
    fs::remove_file(session.path("avtal/a.pdf")).unwrap();
    let listed = session.run("list avtal");
    assert!(listed.contains("att granska"), "{listed}");
    assert!(listed.contains("Slutet av filen saknas"), "{listed}");
}

#[test]
fn a_remark_about_a_draft_is_with_its_file_when_another_one_leads() {
    let session = Session::new();
    let draft = example_of("Kund Ab", "0112038-9", "7");
    let mut unknown = draft.clone();
    unknown.services.push("fonsterputs".to_owned());
    session.write("avtal/a.ron", draft::write(&unknown));
    session.write("avtal/b.pdf", pdf_of(&draft));
    touch(&session.path("avtal/a.ron"), 8);
    touch(&session.path("avtal/b.pdf"), 9);
    let listed = session.succeed("list avtal --json");
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let files = &listed["agreements"][0]["files"];
    assert!(files[0]["path"].as_str().unwrap().ends_with("b.pdf"));
    assert_eq!(files[0]["message"], serde_json::Value::Null);
    let message = files[1]["message"].as_str().unwrap();
    assert!(message.contains("fonsterputs"), "{message}");
}

#[test]
fn a_file_with_other_pages_than_its_draft_leads_as_changed() {
    let mut agreements = Agreements::new();
    let draft = example_of("Kund Ab", "0112038-9", "7");
    agreements.write("a.ron", draft::write(&draft), 1);
    agreements.write("a.pdf", pdf_of(&draft), 2);
    // Another draft stands in the file than the one that its pages show.
    let mut document = lopdf::Document::load_mem(&pdf_of(&draft)).unwrap();
    let page = *document.get_pages().values().next().unwrap();
    let mut content = document.get_page_content(page);
    content.extend(b"\nq 1 0 0 rg 100 100 300 300 re f Q\n");
    document.change_page_content(page, content).unwrap();
    agreements.write("b.pdf", crate::verify::saved(document), 3);
    agreements.update();
    assert_eq!(
        agreements.summary(),
        ["Kund Ab: changed: b.pdf, a.pdf, a.ron"]
    );
}

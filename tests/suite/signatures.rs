//! Signatures, as programs of all kinds make them: what is reported of each, and that nothing but a sound one is
//! called good. The files are made by `tests/acceptance/signatures.py`; none is one of ours, so that only their
//! signatures matter.

use std::fmt::Write as _;

use klausul::message::{Language, Translator};
use klausul::verify::{Check, Known, Report, Signature, Trust, Trusted, Verifier};
use lopdf::{Document, Object};
use proptest::prelude::*;

use crate::support::{klausul, repository};

const FOLDER: &str = "tests/reference/signatures";

fn file(name: &str) -> Vec<u8> {
    std::fs::read(repository(&format!("{FOLDER}/{name}.pdf"))).unwrap()
}

fn trusted() -> Trusted {
    let mut trusted = Trusted::default();
    let authority = repository(&format!("{FOLDER}/trust/authority.pem"));
    trusted.add(&std::fs::read(authority).unwrap()).unwrap();
    trusted
}

fn report(pdf: &[u8], trusted: Option<&Trusted>) -> Report {
    let known = Known {
        trusted,
        ..Known::default()
    };
    Verifier::new().verify(pdf, &known).unwrap()
}

/// Returns the result of every check of a signature, in a line.
fn summary(signature: &Signature) -> String {
    let is_stamp = if signature.is_timestamp {
        "stamp"
    } else {
        "signature"
    };
    let mut text = format!("{is_stamp} by {}", signature.signer.escape_debug());
    let whole = signature.whole().name();
    write!(text, ": {whole}, trust {}", signature.trust.name()).unwrap();
    if let Some(stamp) = &signature.stamp {
        write!(text, ", stamped {}", stamp.check.name()).unwrap();
    }
    if let Some(level) = signature.level {
        write!(text, ", {}", level.name()).unwrap();
    }
    for problem in &signature.problems {
        write!(text, ", {problem:?}").unwrap();
    }
    let is_good = if signature.is_good() {
        ""
    } else {
        ", not good"
    };
    text + is_good
}

fn check(name: &str, expected: &[&str]) {
    let report = report(&file(name), Some(&trusted()));
    let found: Vec<String> = report.signatures.iter().map(summary).collect();
    assert_eq!(found, expected, "{name}");
}

const GOOD: &str = "signature by Eva Ek: good, trust good";
const WEAK: &str = "signature by Eva Ek: weak, trust good, not good";
const UNKNOWN: &str = "signature by Eva Ek: unknown, trust good, not good";
const BAD: &str = "signature by Eva Ek: bad, trust good, not good";

#[test]
fn signatures_of_other_programs_hold() {
    for name in [
        "pdfbox",
        "openssl-stream",
        "openssl-key-identifier",
        "content-inside",
        "ber-open",
        "ber-split",
        "attributes-unsorted",
        "names-its-certificate",
        "time-with-fraction",
        "time-with-offset",
    ] {
        check(name, &[GOOD]);
    }
    // Nothing says when: then nobody knows whether the certificate was valid.
    let timeless = "signature by Eva Ek: good, trust bad, not good";
    check("openssl-no-attributes", &[timeless]);
}

#[test]
fn usual_algorithms_are_checked_and_weak_ones_do_not_count() {
    for name in ["rsa", "rsa-pss", "p384", "ed25519"] {
        check(name, &[GOOD]);
    }
    for name in ["sha1", "md5", "pss-sha1", "short-key", "sha1-inside"] {
        check(name, &[WEAK]);
    }
    for name in ["sha3", "brainpool"] {
        check(name, &[UNKNOWN]);
    }
}

#[test]
fn a_certificate_has_to_be_there_and_to_be_the_one_that_was_named() {
    check("names-another-certificate", &[BAD]);
    let none = "signature by : unknown, trust bad, not good";
    check("no-certificate", &[none]);
    check("other-content-inside", &[BAD]);
}

#[test]
fn a_certificate_has_to_be_meant_for_signing() {
    for name in ["email", "document-signing"] {
        check(name, &[GOOD]);
    }
    for (name, holder) in [
        ("tls-server", "www.example.com"),
        ("no-signing-key", "Eva Ek"),
    ] {
        let bad = format!("signature by {holder}: good, trust bad, not good");
        check(name, &[&bad]);
        // It needs no trusted certificates to see that.
        let report = report(&file(name), None);
        assert!(matches!(report.signatures[0].trust, Trust::Bad(_)));
        assert!(!report.signatures[0].is_good());
    }
}

#[test]
fn time_stamps_and_levels_are_no_further_signatories() {
    let level = |rest: &str| format!("{GOOD}{rest}");
    check("level-b", &[&level(", B-B")]);
    check("level-t", &[&level(", stamped good, B-T")]);
    check("level-lt", &[&level(", stamped good, B-LT")]);
    let stamp = "stamp by Tidstämpling Ab: good, trust good";
    check("level-lta", &[&level(", stamped good, B-LTA"), stamp]);
    check(
        "stamped-pkcs7",
        &["signature by Carl Berg: good, trust good, stamped good"],
    );
    check("only-time-stamp", &[stamp]);
    // A stranger's stamp attests no time.
    check("stamped-by-stranger", &[&level(", stamped good, B-B")]);
    check("time-stamp-with-fraction", &[stamp]);
    // A signature in the place of a stamp attests no time.
    check(
        "time-stamp-by-signer",
        &["stamp by : unknown, trust bad, not good"],
    );
    let signed = |name: &str| report(&file(name), None).is_signed();
    assert!(!signed("only-time-stamp") && !signed("unsigned"));
    assert!(signed("level-lta"));
}

#[test]
fn changes_that_a_signature_does_not_permit_are_reported() {
    let forbidden = |change: &str| format!("{GOOD}, Forbidden({change}), not good");
    let other = "signature by Carl Berg: good, trust good";
    let stamp = "stamp by Tidstämpling Ab: good, trust good";
    check("certified-1-filled", &[&forbidden("Fields")]);
    check("certified-1-signed", &[&forbidden("Signing"), other]);
    check("certified-1-stamped", &[GOOD, stamp]);
    check("certified-2-filled", &[GOOD]);
    check("certified-2-signed", &[GOOD, other]);
    check("certified-2-signed-by-pyhanko", &[GOOD, other]);
    check("certified-2-stamped", &[GOOD, stamp]);
    check("certified-2-annotated", &[&forbidden("Annotations")]);
    check("certified-3-annotated", &[GOOD]);
    check("certified-3-drawn", &[&forbidden("Pages")]);
    let locked = format!("{GOOD}, LockedField {{ field: \"Anteckning\" }}, not good");
    check("locked-filled", &[&locked]);
    check("unlocked-filled", &[GOOD]);
}

#[test]
fn a_signature_holds_for_one_field() {
    let shared = |other: &str| format!("{GOOD}, SharedValue {{ other: \"{other}\" }}, not good");
    let (one, two) = (
        "Underskrift: Eva Ek, Intrum Oy",
        "Underskrift: Åke Öst, Exempel Ab",
    );
    check("shared-value", &[&shared(two), &shared(one)]);
    let moved = format!("{GOOD}, OtherField {{ other: \"{one}\" }}, not good");
    check("moved-value", &[&moved]);
}

#[test]
fn changed_and_moved_and_uncheckable_are_three_things() {
    let text = |pdf: &[u8]| {
        let report = report(pdf, None);
        let translator = Translator::new(Language::En);
        let text = report.signatures[0].messages();
        translator.format(&text[1])
    };
    let sound = file("rsa");
    assert!(text(&sound).starts_with("What was signed is unchanged"));
    let mut changed = sound.clone();
    // A byte of the comment in the second line.
    changed[10] ^= 1;
    assert_eq!(
        text(&changed),
        "The signature is broken: what was signed was changed."
    );
    let mut moved = Vec::new();
    let mut document = Document::load_mem(&sound).unwrap();
    document.save_to(&mut moved).unwrap();
    assert!(
        text(&moved)
            .starts_with("The signature is broken: what was signed is no longer where it was")
    );
    assert!(text(&file("brainpool")).starts_with("The signature can't be checked"));
    assert!(text(&file("sha1")).starts_with("The signature doesn't count"));
}

/// A file with the first field of another as often as that, signed in the same place.
fn with_fields(name: &str, count: usize) -> Vec<u8> {
    let mut document = Document::load_mem(&file(name)).unwrap();
    let catalog = document.catalog().unwrap();
    let form = catalog.get(b"AcroForm").unwrap().as_dict().unwrap().clone();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let first = document
        .get_object(fields[0].as_reference().unwrap())
        .unwrap();
    let first = first.as_dict().unwrap().clone();
    let mut all = Vec::new();
    for number in 0..count {
        let mut field = first.clone();
        field.set("T", Object::string_literal(format!("Sign-{number}")));
        all.push(Object::Reference(document.add_object(field)));
    }
    let catalog = document.catalog_mut().unwrap();
    let form = catalog.get_mut(b"AcroForm").unwrap().as_dict_mut().unwrap();
    form.set("Fields", all);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn signatures_beyond_the_hundredth_are_reported_and_never_good() {
    let few = report(&with_fields("rsa", 100), None);
    assert_eq!((few.signatures.len(), few.unchecked_signatures), (100, 0));
    assert_eq!(few.unchecked_message(), None);
    let many = report(&with_fields("rsa", 101), None);
    assert_eq!((many.signatures.len(), many.unchecked_signatures), (100, 1));
    assert!(many.is_signed() && !many.is_good());
    let text = many.unchecked_message().unwrap().in_english();
    assert_eq!(
        text,
        "The file has one more signature, which was not checked."
    );
}

#[test]
fn trusted_certificates_may_stand_in_the_settings() {
    let home = tempfile::tempdir().unwrap();
    let run = |settings: &str, arguments: &[&str], status: i32| {
        let folder = home.path().join("klausul");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("settings.ron"), settings).unwrap();
        let mut command = klausul();
        command.env("XDG_CONFIG_HOME", home.path());
        command.env("APPDATA", home.path());
        let path = repository(&format!("{FOLDER}/rsa.pdf"));
        let output = command.arg("verify").arg(path).args(["--lang", "en"]);
        let output = output.args(arguments).assert().code(status);
        let output = output.get_output();
        let text = [&output.stdout[..], &output.stderr].concat();
        String::from_utf8(text).unwrap()
    };
    let (trust, other) = (format!("{FOLDER}/trust"), "tests/reference/trust");
    let (trust, other) = (repository(&trust), repository(other));
    let settings = |folder: &std::path::Path| {
        let folder = folder.to_str().unwrap();
        format!("(format: 1, trusted_folder: Some({folder:?}))")
    };
    let unchecked = run("(format: 1)", &[], 1);
    assert!(unchecked.contains("Who the signer is was not checked."));
    let good = "The certificate comes from a trusted one";
    assert!(run(&settings(&trust), &[], 1).contains(good));
    // The command line comes first.
    let bad = "The certificate doesn't come from a trusted one";
    let arguments = ["--trust", other.to_str().unwrap()];
    assert!(run(&settings(&trust), &arguments, 1).contains(bad));
    // A folder that is gone leaves nothing unchecked in silence.
    let gone = run(&settings(&home.path().join("gone")), &[], 2);
    assert!(gone.contains("gone"), "{gone}");
}

fn report_of(name: &str, language: &str) -> String {
    let path = repository(&format!("{FOLDER}/{name}.pdf"));
    let mut command = klausul();
    let output = command.arg("verify").arg(path).args(["--lang", language]);
    String::from_utf8(output.output().unwrap().stdout).unwrap()
}

#[test]
fn names_and_reasons_write_no_line_of_the_report() {
    for (name, lines) in [("level-b", 7), ("hostile-name", 8)] {
        let text = report_of(name, "en");
        assert_eq!(text.lines().count(), lines, "{text}");
        let is_plain = |character: char| character == '\n' || !character.is_control();
        assert!(
            text.chars()
                .all(|character| is_plain(character) && character != '\u{202e}')
        );
    }
    let text = report_of("hostile-name", "en");
    assert!(
        text.contains("signed by “Eva Ek[U+000A]Unchanged: [U+202E]all is well[U+0020 × 200]”"),
        "{text}"
    );
    assert!(
        text.contains("Stated reason: “Ja[U+000D][U+000A]Oförändrad[U+2028]”"),
        "{text}"
    );
}

#[test]
fn a_file_that_nobody_signed_says_so_first() {
    let first = |name: &str, language: &str| {
        let text = report_of(name, language);
        text.lines().next().unwrap().to_owned()
    };
    for name in ["unsigned", "only-time-stamp"] {
        assert!(first(name, "sv").ends_with(" Undertecknad av ingen."));
        assert!(first(name, "fi").ends_with(" Kukaan ei ole allekirjoittanut."));
        assert!(first(name, "en").ends_with(" Signed by nobody."));
    }
    assert!(!first("level-lta", "en").contains("Signed by nobody"));
}

#[test]
fn a_file_in_which_no_signature_counts_says_so_first() {
    let first = |name: &str, language: &str| {
        let text = report_of(name, language);
        text.lines().next().unwrap().to_owned()
    };
    for name in ["sha1", "brainpool", "no-certificate", "tls-server"] {
        assert!(first(name, "sv").ends_with(" Ingen underskrift i den gäller."));
        assert!(first(name, "fi").ends_with(" Mikään sen allekirjoitus ei päde."));
        assert!(first(name, "en").ends_with(" No signature in it counts."));
    }
    assert!(!first("rsa", "en").contains("counts"));
    // One of two is enough to look further.
    assert!(!first("certified-1-signed", "en").contains("counts"));
}

#[test]
fn a_file_saved_anew_after_signing_says_what_to_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    let signed = repository("tests/reference/signed.pdf");
    let mut document = Document::load(signed).unwrap();
    document.save(folder.path().join("a.pdf")).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = klausul();
        let command = command.current_dir(folder.path()).arg("verify");
        let output = command.args(arguments).args(["--lang", "en"]);
        let output = output.assert().code(1).get_output().stdout.clone();
        String::from_utf8(output).unwrap()
    };
    let sentence = "Another program saved the file anew after it was signed, which ends every signature. The pages still say what was agreed. Ask for the file as the signing service sent it.";
    let alone = run(&["a.pdf"]);
    let first: Vec<&str> = alone.lines().take(2).collect();
    assert!(first[0].ends_with(" No signature in it counts."), "{alone}");
    assert_eq!(first[1].trim(), sentence);
    // Of many files it is all that is said of the signatures.
    document.save(folder.path().join("b.pdf")).unwrap();
    let many = run(&["."]);
    assert_eq!(many.lines().count(), 2, "{many}");
    assert!(many.lines().all(|line| line.ends_with(sentence)), "{many}");
}

#[test]
fn a_signature_reads_in_the_readers_language() {
    let line = |language: &str| {
        let text = report_of("time-with-offset", language);
        text.lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(
        line("sv"),
        "Fältet ”Underskrift: Eva Ek, Intrum Oy”: undertecknat av ”Eva Ek”, 26 november 2026 kl. 10.42 (UTC+2) enligt undertecknaren."
    );
    assert_eq!(
        line("fi"),
        "Kenttä ”Underskrift: Eva Ek, Intrum Oy”: allekirjoittaja ”Eva Ek”, 26. marraskuuta 2026 klo 10.42 (UTC+2) allekirjoittajan mukaan."
    );
    assert_eq!(
        line("en"),
        "Field “Underskrift: Eva Ek, Intrum Oy”: signed by “Eva Ek”, 26 November 2026 at 10:42 (UTC+2) according to the signer."
    );
}

/// Where the signature's own value begins and ends, in hexadecimal.
fn value_of(pdf: &[u8]) -> std::ops::Range<usize> {
    let mark = b"/Contents <";
    let at = pdf
        .windows(mark.len())
        .rposition(|window| window == mark)
        .unwrap();
    let begin = at + mark.len();
    let length = pdf[begin..].iter().position(|byte| *byte == b'>').unwrap();
    begin..begin + length
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever changes a byte of the message itself makes no other signer and no other time out of it.
    #[test]
    fn a_changed_message_names_nobody_else(place in 0.0..1.0, byte: u8, name in prop::sample::select(vec!["ber-split", "pdfbox", "level-t", "ed25519"])) {
        let sound = file(name);
        let value = value_of(&sound);
        let digits = &sound[value.clone()];
        let used = digits.len() - digits.iter().rev().take_while(|digit| **digit == b'0').count();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the file")]
        let at = value.start + (place * used as f64) as usize / 2 * 2;
        let mut changed = sound.clone();
        changed[at..at + 2].copy_from_slice(format!("{byte:02x}").as_bytes());
        let trusted = trusted();
        let of = |pdf: &[u8]| report(pdf, Some(&trusted)).signatures.remove(0);
        let (before, after) = (of(&sound), of(&changed));
        let is_same = (&before.signer, before.time) == (&after.signer, after.time);
        prop_assert!(is_same || !after.is_good(), "{}", summary(&after));
    }

    /// What is covered can't be changed at all.
    #[test]
    fn a_changed_file_is_never_good(place in 0.0..1.0, bit in 0_u8..8) {
        let sound = file("ber-open");
        let value = value_of(&sound);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the file")]
        let at = (place * sound.len() as f64) as usize;
        prop_assume!(!value.contains(&at));
        let mut changed = sound;
        changed[at] ^= 1 << bit;
        if let Ok(report) = Verifier::new().verify(&changed, &Known::default()) {
            prop_assert!(!report.signatures.iter().any(Signature::is_good));
            prop_assert!(report.signatures.iter().all(|signature| signature.digest != Check::Good));
        }
    }
}

//! A newcomer follows the guide for lawyers, step by step, with the guide alone.
//!
//! The steps are read from the guide: what it says to write into a file, and the commands that it says to run.

use std::fs;
use std::path::Path;

use regex::Regex;

use crate::session::Session;
use crate::support::repository;

/// A step of the guide.
enum Step {
    /// A block of commands.
    Commands(String),
    /// A text that is written into a file, and how.
    Edit { how: String, text: String },
}

/// Reads the steps between two headings of the guide.
fn steps() -> Vec<Step> {
    let guide = fs::read_to_string(repository("templates/README.md")).unwrap();
    let (_, rest) = guide.split_once("\n## Steg för steg\n").unwrap();
    let (section, _) = rest.split_once("\n## ").unwrap();
    let mut steps = Vec::new();
    let mut how = None;
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if let Some(marked) = line.strip_prefix("<!-- prov: ") {
            how = Some(marked.trim_end_matches(" -->").to_owned());
        } else if let Some(language) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = text.join("\n");
            steps.push(match (language, how.take()) {
                ("sh", None) => Step::Commands(text),
                ("ron", Some(how)) => Step::Edit { how, text },
                (language, how) => panic!("{language} after {how:?}"),
            });
        }
    }
    steps
}

/// Writes a text of the guide into a file.
fn edit(session: &Session, how: &str, text: &str, replaced: &mut Option<(String, String)>) {
    if let Some(file) = how.strip_prefix("skriv ") {
        session.write(file, format!("{text}\n"));
        return;
    }
    if let Some(file) = how.strip_prefix("ersätt i ") {
        *replaced = Some((file.to_owned(), text.to_owned()));
        return;
    }
    let read = |file: &str| String::from_utf8(session.read(file)).unwrap();
    if how == "med" {
        let (file, before) = replaced.take().unwrap();
        let old = read(&file);
        assert_eq!(old.matches(&before).count(), 1, "{file} has {before} once");
        session.write(&file, old.replace(&before, text));
        return;
    }
    let how = how.strip_prefix("lägg in i ").unwrap();
    let (place, line) = how.split_once(" raden: ").unwrap();
    let (file, side) = place.split_once(' ').unwrap();
    let old = read(file);
    let at: Vec<usize> = old
        .lines()
        .enumerate()
        .filter(|(_, found)| found.trim_start().starts_with(line))
        .map(|(number, _)| number)
        .collect();
    let [at] = at.as_slice() else {
        panic!("{file} has one line {line}: {at:?}");
    };
    let at = match side {
        "före" => *at,
        "efter" => at + 1,
        other => panic!("{other}"),
    };
    let lines: Vec<&str> = old.lines().collect();
    let parts = [&lines[..at], &[text], &lines[at..]].concat();
    session.write(file, parts.join("\n") + "\n");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Runs a line of commands: the program, or what every system has.
fn command(session: &Session, line: &str) -> String {
    if let Some(words) = line.strip_prefix("klausul ") {
        return session.run(words);
    }
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["cp", "-r", from, to] => copy(&session.path(from), &session.path(to)),
        ["mkdir", folder] => fs::create_dir(session.path(folder)).unwrap(),
        ["mv", from, to] => fs::rename(session.path(from), session.path(to)).unwrap(),
        other => panic!("{other:?}"),
    }
    format!("$ {line}\n")
}

#[test]
fn a_newcomer_changes_tests_approves_and_hands_out_a_template() {
    let session = Session::new();
    let built_in = "templates/intrum-personuppgifter";
    fs::create_dir(session.path("templates")).unwrap();
    copy(&repository(built_in), &session.path(built_in));
    let mut transcript = String::new();
    let mut replaced = None;
    for step in steps() {
        match step {
            Step::Edit { how, text } => {
                edit(&session, &how, &text, &mut replaced);
                transcript.push_str(&format!("({how})\n"));
            }
            Step::Commands(lines) => {
                for line in lines.lines() {
                    transcript.push_str(&command(&session, line));
                }
            }
        }
    }
    let pdf = pdf_extract::extract_text_from_mem(&session.read("kund.pdf")).unwrap();
    assert!(!pdf.contains("UTKAST"));
    let words = pdf.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "Bevakning av kreditvärdighet hos privatpersoner",
        "incident@example.com",
        "11 Personuppgiftsincidenter",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    let hidden = [
        ("[0-9a-f]{64}", "HASH"),
        ("20[0-9]{2}-[0-9]{2}-[0-9]{2} av", "DAGEN av"),
        ("20[0-9]{2}-[0-9]{2}-[0-9]{2} Eva", "DAGEN Eva"),
    ];
    for (pattern, shown) in hidden {
        transcript = Regex::new(pattern)
            .unwrap()
            .replace_all(&transcript, shown)
            .into_owned();
    }
    insta::assert_snapshot!(transcript);
}

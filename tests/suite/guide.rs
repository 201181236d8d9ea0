//! The guide for lawyers: its lists of keys are those of the format, and its commands exist.

use std::collections::BTreeMap;
use std::fs;

use klausul::ron_text::{SyntaxError, SyntaxErrorKind, parse};
use klausul::template::file;
use klausul::template_test::format;

use crate::session::Session;
use crate::support::repository;

/// The variable that has the lists of keys written anew: keys are kept with their examples, new ones get "…".
const UPDATE: &str = "KLAUSUL_UPDATE_GUIDE";
const GUIDE: &str = "templates/README.md";

/// Something that is written in a template, and how it is read.
struct Kind {
    name: &'static str,
    parse: fn(&str) -> Result<(), SyntaxError>,
}

macro_rules! kinds {
    ($($room:ident::$name:ident),* $(,)?) => {
        [$(Kind {
            name: stringify!($name),
            parse: |text| parse::<$room::$name>(text).map(drop),
        }),*]
    };
}

fn kinds() -> Vec<Kind> {
    kinds![
        file::Head,
        file::Original,
        file::Set,
        file::Party,
        file::Family,
        file::Service,
        file::FieldFile,
        file::Field,
        file::FieldKind,
        file::AnswerOption,
        file::Unit,
        file::Column,
        file::TermOf,
        file::SalesRange,
        file::Required,
        file::BodyFile,
        file::Block,
        file::Section,
        file::TextBlock,
        file::Heading,
        file::Clause,
        file::Choice,
        file::Services,
        file::Parties,
        file::Row,
        file::PartyRow,
        file::Signatures,
        file::SignatureLine,
        file::Annex,
        file::PageBreak,
        file::List,
        file::Item,
        file::ListLabels,
        file::Definitions,
        file::Term,
        file::Table,
        file::TableColumn,
        file::ColumnWidth,
        file::Align,
        file::TableRow,
        file::RowsFrom,
        file::Condition,
        file::CorrectionFile,
        file::Correction,
        file::Part,
        file::PageFile,
        file::Paper,
        file::Margins,
        file::Sizes,
        file::Letterhead,
        file::LetterheadOn,
        file::LetterheadPlace,
        file::LetterheadSide,
        format::ExampleFile,
        format::ExampleTemplate,
    ]
    .into()
}

/// Returns the keys of a kind, or the words of one that is a choice, as the messages about mistakes list them.
fn keys(kind: &Kind) -> (Vec<&'static str>, bool) {
    for (text, is_choice) in [("(no_such_key: 0)", false), ("NoSuchWord", true)] {
        let error = (kind.parse)(text).unwrap_err();
        match error.kind {
            SyntaxErrorKind::UnknownKey { expected, .. }
            | SyntaxErrorKind::UnknownVariant { expected, .. } => return (expected, is_choice),
            _ => {}
        }
    }
    panic!("{} lists no keys", kind.name);
}

/// A table of the guide: the cells behind each key.
type Cells<'g> = BTreeMap<&'g str, Vec<&'g str>>;

fn cells_of(table: &str) -> Cells<'_> {
    let rows = table.lines().skip(2).map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        (cells[0].trim_matches('`'), cells[1..].to_vec())
    });
    rows.collect()
}

/// Returns a table with every key of the format, and the examples and meanings that it had.
fn refreshed(kind: &Kind, cells: &Cells<'_>) -> String {
    let (keys, is_choice) = keys(kind);
    let cell = |key: &str, index: usize| {
        let cells = cells.get(key).and_then(|cells| cells.get(index));
        cells.copied().unwrap_or("…").to_owned()
    };
    let example = |key: &str| cell(key, 1).trim_matches('`').to_owned();
    let mut table = "| nyckel | | exempel | betyder |\n| --- | --- | --- | --- |\n".to_owned();
    for key in &keys {
        let others = keys.iter().filter(|other| *other != key);
        let others: Vec<String> = others.map(|other| example(other)).collect();
        let text = format!("({})", others.join(", "));
        let is_missed = !is_choice
            && matches!(
                (kind.parse)(&text).map_err(|error| error.kind),
                Err(SyntaxErrorKind::MissingKey(missing)) if missing == *key
            );
        let needed = if is_missed { "krävs" } else { "" };
        let (example, meaning) = (cell(key, 1), cell(key, 2));
        let row = ["", &format!("`{key}`"), needed, &example, &meaning, ""].join(" | ");
        table.push_str(row.replace(" |  | ", " | | ").trim());
        table.push('\n');
    }
    table
}

/// Every example stands for its key, and all of a kind can stand together.
fn examples_can_be_read(kind: &Kind, cells: &Cells<'_>) {
    let (keys, is_choice) = keys(kind);
    let examples: Vec<&str> = keys
        .iter()
        .map(|key| cells[key][1].trim_matches('`'))
        .collect();
    for (key, example) in keys.iter().zip(&examples) {
        assert!(example.starts_with(key), "{}: {key}: {example}", kind.name);
        if is_choice {
            (kind.parse)(example).unwrap_or_else(|error| panic!("{key}: {error}"));
        }
    }
    if !is_choice {
        let text = format!("({})", examples.join(", "));
        (kind.parse)(&text).unwrap_or_else(|error| panic!("{}: {text}: {error}", kind.name));
    }
}

#[test]
fn the_guide_lists_every_key_of_the_format_with_an_example() {
    let path = repository(GUIDE);
    let mut guide = fs::read_to_string(&path).unwrap();
    let before = guide.clone();
    for kind in kinds() {
        let marker = format!("<!-- nycklar: {} -->\n\n", kind.name);
        let (head, rest) = guide
            .split_once(&marker)
            .unwrap_or_else(|| panic!("{GUIDE} has no {marker}"));
        let (table, tail) = rest.split_at(rest.find("\n\n").map_or(rest.len(), |end| end + 1));
        let table = refreshed(&kind, &cells_of(table));
        guide = [head, &marker, &table, tail].concat();
    }
    if guide != before && std::env::var_os(UPDATE).is_some() {
        fs::write(&path, &guide).unwrap();
    } else {
        let differs = guide
            .lines()
            .zip(before.lines())
            .find(|(new, old)| new != old);
        assert!(
            guide == before,
            "{GUIDE} is not as the format is: {differs:?}. Run this test with {UPDATE}=1, and write the examples and \
             meanings that are \"…\"."
        );
    }
    for kind in kinds() {
        let marker = format!("<!-- nycklar: {} -->\n\n", kind.name);
        let (_, rest) = guide.split_once(&marker).unwrap();
        let table = rest.split("\n\n").next().unwrap();
        examples_can_be_read(&kind, &cells_of(table));
    }
}

#[test]
fn the_guide_has_a_list_for_everything_that_is_marked() {
    let guide = fs::read_to_string(repository(GUIDE)).unwrap();
    let marked = guide.matches("<!-- nycklar: ").count();
    assert_eq!(marked, kinds().len());
    // What the format has beside these is a part of an example: `Lines(most: 6)`.
    let source = fs::read_to_string(repository("src/template/file/mod.rs")).unwrap();
    let exported = source.split("pub use ").skip(1).flat_map(|line| {
        let names = line.split(';').next().unwrap();
        names.split(|c: char| !c.is_alphanumeric() && c != '_')
    });
    let is_type = |name: &&str| name.chars().next().is_some_and(char::is_uppercase);
    let known: Vec<&str> = kinds().iter().map(|kind| kind.name).collect();
    let others = exported
        .filter(is_type)
        .filter(|name| !known.contains(name));
    let others: Vec<&str> = others.collect();
    assert_eq!(
        others,
        [
            "LabelOnly",
            "SharedAnswers",
            "Variants",
            "ByName",
            "Translations",
            "AmountOf",
            "CountryOf",
            "LineCount",
            "NumberOf",
            "OptionsOf",
            "PercentOf",
            "RowsOf",
            "SignatoriesOf",
            "YesNoOf",
            "FORMAT",
            "TemplateFile",
            "TemplateFiles",
            "Sales",
        ]
    );
}

#[test]
fn the_commands_of_the_guide_exist() {
    let guide = fs::read_to_string(repository(GUIDE)).unwrap();
    let session = Session::new();
    let mut found = 0;
    for rest in guide.split("klausul template ").skip(1) {
        let command: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        session.succeed(&format!("template {command} --help"));
        found += 1;
    }
    assert!(found > 5, "{found}");
}

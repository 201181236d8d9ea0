//! The presets of a library's folder.
//!
//! The folder may have a file with some (`presets.ron`), which all who use the library are offered:
//!
//! ```ron
//! (
//!     format: 1,
//!     presets: [(name: "Inkasso + privatpersoner", services: ["inkasso", "kreditupplysning-privatpersoner"])],
//! )
//! ```

use std::path::Path;

use serde::Deserialize;

use super::folder::{PRESETS_FILE, presets_in};
use super::preset::Preset;
use super::remark::{FilePlace, Remark};
use crate::message::Message;
use crate::ron_text::{self, NewerFormat, Position, Spanned, SyntaxError};

/// The number of the file's format.
const FORMAT: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'t> {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(borrow)]
    presets: Vec<Line<'t>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'t> {
    #[serde(borrow)]
    name: Spanned<'t>,
    #[serde(borrow)]
    services: Vec<Spanned<'t>>,
}

/// Something that is wrong with a file of presets: where, and a sentence.
type Problem = (Option<Position>, Message);

fn syntax(error: &SyntaxError) -> Problem {
    (error.position, error.message())
}

/// Reads the presets of a library's folder, and what is wrong with them. A preset with a problem is left out; the others are
/// there.
pub(super) fn read_presets(
    folder: &Path,
    is_service: &dyn Fn(&str) -> bool,
) -> (Vec<Preset>, Vec<Remark>) {
    let path = folder.join(PRESETS_FILE);
    let bytes = match presets_in(folder) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (Vec::new(), Vec::new()),
        Err(error) => return (Vec::new(), vec![Remark::new(path, error.message())]),
    };
    let (presets, problems) = parse(&bytes, is_service);
    let problems = problems.into_iter();
    let remarks = problems.map(|(position, message)| {
        let path = path.clone();
        Remark::new(FilePlace { path, position }, message)
    });
    (presets, remarks.collect())
}

fn parse(bytes: &[u8], is_service: &dyn Fn(&str) -> bool) -> (Vec<Preset>, Vec<Problem>) {
    let text = match ron_text::decode(bytes) {
        Ok(text) => text,
        Err(error) => return (Vec::new(), vec![syntax(&error)]),
    };
    if let Some(NewerFormat { found, known, .. }) = ron_text::newer_format(text, FORMAT) {
        let message = Message::new("newer-format")
            .with("found", found.to_string())
            .with("known", known.to_string());
        return (Vec::new(), vec![(None, message)]);
    }
    match ron_text::parse::<File<'_>>(text) {
        Ok(file) => checked(&file, text, is_service),
        Err(error) => (Vec::new(), vec![syntax(&error)]),
    }
}

fn checked(
    file: &File<'_>,
    text: &str,
    is_service: &dyn Fn(&str) -> bool,
) -> (Vec<Preset>, Vec<Problem>) {
    let mut presets: Vec<Preset> = Vec::new();
    let mut problems = Vec::new();
    for line in &file.presets {
        let name = line.name.trim();
        let before = problems.len();
        let mut report = |at: &Spanned<'_>, message| problems.push((at.position_in(text), message));
        if name.is_empty() {
            report(&line.name, Message::new("presets-no-name"));
        } else if presets.iter().any(|preset| preset.name == name) {
            let message = Message::new("presets-twice").with("name", name);
            report(&line.name, message);
        }
        if line.services.is_empty() {
            let message = Message::new("presets-no-service").with("name", name);
            report(&line.name, message);
        }
        for service in line.services.iter().filter(|id| !is_service(id)) {
            let message = Message::new("presets-unknown-service").with("service", service.trim());
            report(service, message);
        }
        if problems.len() == before {
            let services = line.services.iter();
            presets.push(Preset {
                name: name.to_owned(),
                services: services.map(ToString::to_string).collect(),
            });
        }
    }
    (presets, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_the_rest_is_there() {
        let check = |text: &str, names: &[&str], expected: &[&str]| {
            let (presets, problems) = parse(text.as_bytes(), &|id| id == "a" || id == "b");
            let found: Vec<&str> = presets.iter().map(|preset| &*preset.name).collect();
            assert_eq!(found, names, "{text}");
            let problems = problems.iter().map(|(position, message)| {
                let place = position.map(|place| format!("{}:{} ", place.line, place.column));
                format!("{}{}", place.unwrap_or_default(), message.id())
            });
            assert_eq!(problems.collect::<Vec<_>>(), expected, "{text}");
        };
        let file = |presets: &str| format!("(format: 1, presets: [{presets}])");
        check(&file(""), &[], &[]);
        check(
            &file(r#"(name: "All", services: ["a", "b"])"#),
            &["All"],
            &[],
        );
        check(
            &file("\n(name: \"A\", services: [\"a\", \"c\"]),\n(name: \"B\", services: [\"b\"])"),
            &["B"],
            &["2:30 presets-unknown-service"],
        );
        check(
            &file(
                "\n(name: \" \", services: []),\n(name: \"B\", services: [\"b\"]),\n(name: \"B\", services: [\"a\"])",
            ),
            &["B"],
            &[
                "2:9 presets-no-name",
                "2:9 presets-no-service",
                "4:9 presets-twice",
            ],
        );
        check("(format: 9)", &[], &["newer-format"]);
        let (_, problems) = parse(b"(format: 1, presets: [(nam: \"A\")])", &|_| true);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].0.is_some());
    }
}

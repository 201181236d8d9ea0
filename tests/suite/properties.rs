//! What must hold for all inputs.

use klausul::characters::code_point;
use klausul::draft::{self, Draft};
use klausul::template::load;
use klausul::typeset::{Owner, fonts};
use proptest::prelude::*;

use crate::support::{
    TYPEFACE, agreement, built_in, example, pages, set, set_signatories, sources,
};

const EXAMPLE: &[u8] = include_bytes!("../../assets/example.ron");

/// A text with some of its bytes replaced, taken out or put in.
fn mutated(text: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let edit = (
        0..text.len(),
        0..3_u8,
        any::<u8>(),
        "[(){}\\[\\]\",:r#a-zåäö0-9/*\\\\]{0,6}",
    );
    prop::collection::vec(edit, 1..8).prop_map(move |edits| {
        let mut bytes = text.to_vec();
        for (at, kind, byte, insert) in edits {
            let at = at.min(bytes.len().saturating_sub(1));
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.splice(at..=at, [])),
                _ => drop(bytes.splice(at..at, insert.into_bytes())),
            }
        }
        bytes
    })
}

fn template_with(file: &str, bytes: Vec<u8>) {
    let mut sources = sources("tests/templates/tiny");
    sources.files.insert(file.to_owned(), bytes);
    // What is wrong is reported with at least one problem; nothing panics.
    if let Err(error) = load(&sources, &TYPEFACE) {
        assert!(!error.problems.is_empty());
        assert!(!error.to_string().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_panic_the_draft_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = draft::read(&bytes);
    }

    #[test]
    fn no_mutation_panics_the_draft_reader(bytes in mutated(EXAMPLE)) {
        if let Ok(draft) = draft::read(&bytes) {
            let problems = draft::check(&draft, built_in(), &fonts::covers);
            for problem in problems {
                prop_assert!(!problem.message().in_english().is_empty());
            }
            prop_assert_eq!(draft::read(draft::write(&draft).as_bytes()).unwrap(), draft);
        }
    }

    #[test]
    fn no_mutation_panics_the_template_reader(
        body in mutated(include_bytes!("../templates/tiny/body.ron")),
        fields in mutated(include_bytes!("../templates/tiny/fields.ron")),
        head in mutated(include_bytes!("../templates/tiny/template.ron")),
    ) {
        template_with("body.ron", body);
        template_with("fields.ron", fields);
        template_with("template.ron", head);
    }

    #[test]
    fn a_draft_survives_its_file(
        services in prop::collection::vec("\\PC{0,12}", 0..4),
        answers in prop::collection::btree_map("\\PC{0,12}", any::<String>(), 0..6),
        people in prop::collection::vec((any::<String>(), any::<String>()), 0..3),
    ) {
        let mut draft = Draft { template: "t\"\\".to_owned(), version: "1\n".to_owned(),
            template_hash: Some(String::new()), services, ..Draft::default() };
        for (field, value) in &answers {
            set(&mut draft, field, value);
        }
        let people: Vec<(&str, &str)> = people.iter().map(|(name, title)| (&**name, &**title)).collect();
        set_signatories(&mut draft, "people", &people);
        prop_assert_eq!(draft::read(draft::write(&draft).as_bytes()).unwrap(), draft);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_name_is_set_whole_and_printable(name in any::<String>(), title in "\\PC{0,60}") {
        let mut draft = example();
        set(&mut draft, "customer.name", &name.chars().take(200).collect::<String>());
        set_signatories(&mut draft, "customer.signatories", &[(&name, &title)]);
        let pages = pages(&draft, true);
        let mut printed = String::new();
        for line in pages.pages.iter().flat_map(|page| &page.lines) {
            for glyph in &line.text.glyphs {
                prop_assert_ne!(glyph.id, 0, "a blank box in {:?}", line.text.text);
            }
            let is_sign = matches!(line.owner, Owner::Block(_, klausul::agreement::Role::ItemSign(_)));
            if line.owner != Owner::Furniture && !is_sign {
                printed.push_str(&line.text.text.replace('\u{AD}', ""));
            }
        }
        // Characters that the typeface lacks stand as their code; all others as they are.
        let mut expected = String::new();
        for character in agreement(&draft).lines().join("").chars().filter(|c| !c.is_whitespace()) {
            if fonts::covers(character) {
                expected.push(character);
            } else {
                expected.extend(["[", &code_point(character), "]"]);
            }
        }
        let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(printed, expected);
    }
}

//! The same sentences, with the same variables, in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;
use klausul::message::Language;

use crate::support::repository;

/// Returns the sentences of a language, with the variables in each.
fn sentences(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(language.ftl()).expect("a sound file");
    let mut sentences = BTreeMap::new();
    for entry in resource.body {
        if let ast::Entry::Message(message) = entry {
            let pattern = message.value.expect("a sentence");
            let mut variables = BTreeSet::new();
            collect(&pattern, &mut variables);
            let id = message.id.name.to_owned();
            assert!(
                sentences.insert(id.clone(), variables).is_none(),
                "{id} stands twice"
            );
        }
    }
    sentences
}

fn collect(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            ast::Expression::Inline(inline) => collect_inline(inline, variables),
            ast::Expression::Select { selector, variants } => {
                collect_inline(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn collect_inline(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    if let ast::InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}

#[test]
fn every_language_has_the_same_sentences_and_variables() {
    let swedish = sentences(Language::Sv);
    assert!(swedish.len() > 80);
    for language in [Language::Fi, Language::En] {
        let other = sentences(language);
        let ids = |all: &BTreeMap<String, _>| all.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(ids(&swedish), ids(&other), "{language:?}");
        for (id, variables) in &swedish {
            assert_eq!(variables, &other[id], "{language:?} {id}");
        }
    }
}

/// Identifiers in answers as JSON and in the canonical form that look like the names of sentences.
const IDENTIFIERS: [&str; 4] = [
    "draft-mark",
    "draft-unusable",
    "template-unusable",
    "unknown-template",
];

/// Whether a string in the source is the name of a sentence by its form: words with hyphens, of which the first is
/// that of a group of sentences.
fn names_a_sentence(quoted: &str, groups: &BTreeSet<&str>) -> bool {
    let is_word = |word: &str| {
        let is_lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(is_lower)
    };
    let has_form = quoted.contains('-') && quoted.split('-').all(is_word);
    let group = quoted.split('-').next().unwrap_or_default();
    has_form && groups.contains(group) && !IDENTIFIERS.contains(&quoted)
}

#[test]
fn no_sentence_is_missing_or_unused() {
    let mut source = String::new();
    read_folder(&repository("src"), &mut source);
    let quoted: BTreeSet<&str> = source.split('"').collect();
    let sentences = sentences(Language::Sv);
    for id in sentences.keys() {
        assert!(quoted.contains(id.as_str()), "nothing says {id}");
    }
    let groups = sentences.keys().filter_map(|id| id.split('-').next());
    let groups: BTreeSet<&str> = groups.collect();
    for id in quoted.iter().filter(|text| names_a_sentence(text, &groups)) {
        assert!(sentences.contains_key(*id), "{id} has no sentence");
    }
    // Where a message is made, whatever its name looks like.
    let made = source.split("Message::new(\"").skip(1);
    let made = made.chain(source.split(".translate(\"").skip(1));
    for id in made.filter_map(|rest| rest.split('"').next()) {
        assert!(sentences.contains_key(id), "{id} has no sentence");
    }
}

fn read_folder(folder: &std::path::Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, into);
        } else {
            into.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Swedish and Finnish write ”so”; «so» is how other languages quote.
#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, foreign) in [
        (Language::Sv, "«»“„"),
        (Language::Fi, "«»“„"),
        (Language::En, "«»„"),
    ] {
        for line in language.ftl().lines() {
            let found = line.chars().find(|sign| foreign.contains(*sign));
            assert_eq!(found, None, "{line}");
        }
    }
}

#[test]
fn locales_choose_a_language() {
    let check = |locale: &str, expected: Option<Language>| {
        assert_eq!(Language::of_locale(locale), expected, "{locale}");
    };
    check("sv_FI.UTF-8", Some(Language::Sv));
    check("fi-FI", Some(Language::Fi));
    check("en", Some(Language::En));
    check("C.UTF-8", None);
    check("svenska", None);
}

//! A template as it is written: its texts as passages, with their conditions, and everything else as definitions.

use serde_json::{Map, Value};

use super::files::Files;
use super::passage::{Passage, PassageKind, block_passages};
use super::values::{value_of, written};
use crate::agreement::{Agreement, Block as AgreementBlock, Content, Run, Runs, Signatures, Table};
use crate::ron_text::SyntaxError;
use crate::template::Template;
use crate::template::file::{Block, BodyFile, Condition, Row, SignatureLine, Variants};

/// The kind of definitions of blocks: what a block has beside its texts and its condition.
pub(super) const BLOCK: &str = "block";

/// The lists of definitions in a template's files, with the kind of their members.
const LISTS: [(&str, &str); 7] = [
    ("sets", "set"),
    ("parties", "party"),
    ("families", "family"),
    ("services", "service"),
    ("groups", "group"),
    ("fields", "field"),
    ("corrections", "correction"),
];

/// The keys of a block that are compared as passages or conditions.
const TEXT_KEYS: [&str; 12] = [
    "id", "when", "blocks", "label", "text", "variants", "heading", "rows", "common", "signer",
    "lines", "set",
];

/// A template as it is written.
pub(super) struct Written {
    pub passages: Vec<Passage>,
    pub definitions: Vec<Definition>,
}

/// Something that a template defines.
pub(super) struct Definition {
    pub kind: &'static str,
    /// Empty for what a template has only one of.
    pub id: String,
    /// Keys and values; keys inside keys are separated by full stops.
    pub keys: Vec<(String, String)>,
}

impl Written {
    /// Reads a template from its canonical form.
    pub fn of(template: &Template) -> Result<Self, SyntaxError> {
        let files = Files::read(&template.canonical)?;
        let mut definitions = Vec::new();
        push_definitions("template", &value_of(&files.template), &mut definitions);
        push_definitions("form", &value_of(&files.fields), &mut definitions);
        push_definitions("text", &value_of(&files.corrections), &mut definitions);
        push_definitions("page", &value_of(&files.page), &mut definitions);
        if let Some(sha256) = &files.letterhead {
            let keys = vec![("sha256".to_owned(), sha256.to_string())];
            push(&mut definitions, "letterhead", "", keys);
        }
        for block in &files.body.blocks {
            push_block_definitions(&value_of(block), &mut definitions);
        }
        Ok(Self {
            passages: passages_of(&files.body),
            definitions,
        })
    }
}

fn push(into: &mut Vec<Definition>, kind: &'static str, id: &str, keys: Vec<(String, String)>) {
    into.push(Definition {
        kind,
        id: id.to_owned(),
        keys,
    });
}

/// Adds the definitions in a file: the members of its lists, and the file's other keys as one.
fn push_definitions(kind: &'static str, file: &Value, into: &mut Vec<Definition>) {
    let mut own = Vec::new();
    let first = into.len();
    for (key, value) in file.as_object().into_iter().flatten() {
        let list = LISTS.iter().find(|(list, _)| list == key);
        match (list, value) {
            (Some((_, kind)), Value::Array(members)) => {
                for member in members {
                    let mut keys = keys_of(member, &[]);
                    keys.retain(|(key, _)| key != "id");
                    push(into, kind, member["id"].as_str().unwrap_or_default(), keys);
                }
            }
            _ => push_key(key, value, &mut own),
        }
    }
    if !own.is_empty() {
        let id = String::new();
        into.insert(
            first,
            Definition {
                kind,
                id,
                keys: own,
            },
        );
    }
}

/// Adds what blocks, and those in sections, have beside their texts and conditions.
fn push_block_definitions(block: &Value, into: &mut Vec<Definition>) {
    let Some((kind, content)) = block.as_object().and_then(|block| block.iter().next()) else {
        return;
    };
    let mut keys = keys_of(content, &TEXT_KEYS);
    keys.insert(0, ("kind".to_owned(), kind.clone()));
    push(
        into,
        BLOCK,
        content["id"].as_str().unwrap_or_default(),
        keys,
    );
    for inner in content["blocks"].as_array().into_iter().flatten() {
        push_block_definitions(inner, into);
    }
}

/// Returns the keys of a structure but for some, with their values as they are written.
fn keys_of(value: &Value, without: &[&str]) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        if !without.contains(&&**key) {
            push_key(key, value, &mut keys);
        }
    }
    keys
}

fn push_key(key: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(inner) if !is_variant(inner) => {
            for (name, value) in inner {
                push_key(&format!("{key}.{name}"), value, into);
            }
        }
        _ => into.push((key.to_owned(), written(value))),
    }
}

/// Whether a structure is a variant with its content.
fn is_variant(structure: &Map<String, Value>) -> bool {
    let is_upper = |name: &String| name.starts_with(|first: char| first.is_ascii_uppercase());
    structure.len() == 1 && structure.keys().all(is_upper)
}

/// Returns the texts of a template as passages.
fn passages_of(body: &BodyFile<'_>) -> Vec<Passage> {
    let mut reader = BodyReader::default();
    reader.blocks(&body.blocks, &[]);
    let agreement = Agreement {
        language: String::new(),
        blocks: reader.blocks,
        explanation: Vec::new(),
    };
    let mut passages = Vec::new();
    for (index, block) in agreement.blocks.iter().enumerate() {
        let mut own = block_passages(block, &agreement.clause(index));
        if let Some(first) = own.first_mut() {
            first.condition = std::mem::take(&mut reader.conditions[index]);
            if reader.is_choice[index] {
                first.kind = PassageKind::Choice;
            }
        }
        passages.extend(own);
    }
    passages
}

/// Reads the blocks of a body into those of an agreement, with texts as they are written.
#[derive(Default)]
struct BodyReader {
    blocks: Vec<AgreementBlock>,
    /// The condition of each block.
    conditions: Vec<String>,
    /// Whether a block is a choice of wording.
    is_choice: Vec<bool>,
}

impl BodyReader {
    /// Adds blocks that stand in sections with those conditions.
    fn blocks(&mut self, blocks: &[Block<'_>], outer: &[Value]) {
        for block in blocks {
            let mut conditions = outer.to_vec();
            conditions.extend(block.when().map(value_of));
            if let Block::Section(section) = block {
                self.blocks(&section.blocks, &conditions);
                continue;
            }
            if let Some((content, variants)) = content(block) {
                self.push(block.id(), content, joined(conditions), false);
                self.choices(block.id(), variants);
            }
        }
    }

    fn choices(&mut self, block: &str, variants: Option<&Variants<'_>>) {
        for (name, choices) in variants.into_iter().flat_map(|variants| variants.iter()) {
            for (index, choice) in choices.iter().enumerate() {
                let id = format!("{block}/{name}-{}", index + 1);
                let content = Content::paragraph(runs(&choice.text));
                let condition = choice.when.as_ref().map(condition_text);
                self.push(&id, content, condition.unwrap_or_default(), true);
            }
        }
    }

    fn push(&mut self, id: &str, content: Content, condition: String, is_choice: bool) {
        self.blocks.push(AgreementBlock {
            id: id.to_owned(),
            explained: 0,
            content,
        });
        self.conditions.push(condition);
        self.is_choice.push(is_choice);
    }
}

fn condition_text(condition: &Condition<'_>) -> String {
    written(&value_of(condition))
}

/// Returns the condition that all of these hold.
fn joined(mut conditions: Vec<Value>) -> String {
    match conditions.len() {
        0 => String::new(),
        1 => written(&conditions.remove(0)),
        _ => written(&serde_json::json!({ "All": conditions })),
    }
}

/// Returns the content of a block with texts as they are written, and its choices of wording.
fn content<'b, 'a>(block: &'b Block<'a>) -> Option<(Content, Option<&'b Variants<'a>>)> {
    Some(match block {
        Block::Section(_) => return None,
        Block::Title(block) => (Content::title(runs(&block.text)), Some(&block.variants)),
        Block::Heading(block) => {
            let label = runs(&block.label);
            (
                Content::heading(block.level, label, runs(&block.text)),
                None,
            )
        }
        Block::Paragraph(block) => (Content::paragraph(runs(&block.text)), Some(&block.variants)),
        Block::Clause(block) => {
            let content = Content::clause(runs(&block.label), runs(&block.text));
            (content, Some(&block.variants))
        }
        Block::Services(block) => {
            let set = format!("Services(set: \"{}\")", block.set);
            (Content::list([runs(&set)]), None)
        }
        Block::Parties(block) => {
            let mut table = Table::new(runs(&block.heading), []);
            for Row { label, text } in &block.rows {
                table.push_row(runs(label), [runs(text)]);
            }
            for Row { label, text } in &block.common {
                table.push_wide_row(runs(label), runs(text));
            }
            (Content::Table(table), None)
        }
        Block::Signatures(block) => {
            let mut signatures = Signatures::new(runs(&block.heading), 1);
            let signatory = signatures.push(0, "party", 0, runs(&block.signer));
            for line in &block.lines {
                match line {
                    SignatureLine::Value(row) => {
                        signatory.push_line(runs(&row.label), runs(&row.text), false);
                    }
                    SignatureLine::Signature(line) => {
                        signatory.push_line(runs(&line.label), Runs::default(), true);
                    }
                }
            }
            (Content::Signatures(signatures), None)
        }
    })
}

/// Returns a text as runs; an empty one has none.
fn runs(text: &str) -> Runs {
    let run = Some(text).filter(|text| !text.is_empty());
    run.into_iter().map(Run::fixed).collect()
}

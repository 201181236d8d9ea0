//! A template as it is written: its texts as passages, with their conditions, and everything else as definitions.

use super::entries::{
    conditions as entry_conditions, content_of_definitions, content_of_list, content_of_table,
    keys as entry_keys, runs,
};
use super::files::{Files, WrittenBlock};
use super::passage::{Passage, PassageKind, block_passages};
use super::result::joined;
use super::values::{entries, has_keys, items, variant, written};
use crate::agreement::{
    Block as AgreementBlock, ClauseNumber, Content, Flow, Runs, Signatures, Table,
};
use crate::ron_text::SyntaxError;
use crate::template::Template;
use crate::template::file::{Block, PartyRow, SignatureLine, Variants};

/// The kind of definitions of blocks: what a block has beside its texts and its condition.
pub(super) const BLOCK: &str = "block";

/// The keys of a block that are compared as passages or conditions.
const TEXT_KEYS: [&str; 16] = [
    "id", "when", "blocks", "label", "text", "variants", "heading", "rows", "common", "signer",
    "lines", "set", "items", "terms", "columns", "caption",
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
    /// Reads the canonical form of a template.
    pub fn of(template: &Template) -> Result<Self, SyntaxError> {
        let canonical = template.canonical();
        let files = Files::read(&canonical)?;
        let definitions = files.definitions.iter();
        let mut definitions: Vec<Definition> = definitions
            .map(|(kind, written)| Definition::of(kind, written))
            .collect();
        push_block_definitions(&files.blocks, &mut definitions);
        Ok(Self {
            passages: passages_of(&files.blocks),
            definitions,
        })
    }
}

impl Definition {
    fn of(kind: &'static str, value: &str) -> Self {
        // The file of a drawing is known by its hash.
        let keys = keys_of(value, &["id", "svg"]);
        let is_one_of_many = !matches!(kind, "template" | "page" | "letterhead");
        Self {
            kind,
            id: id_of(value).filter(|_| is_one_of_many).unwrap_or_default(),
            keys: match id_of(value).filter(|_| !is_one_of_many) {
                Some(id) => std::iter::once(("id".to_owned(), id)).chain(keys).collect(),
                None if keys.is_empty() => vec![("sha256".to_owned(), written(value))],
                None => keys,
            },
        }
    }
}

/// Adds what blocks, and those in sections, have beside their texts and conditions.
fn push_block_definitions(blocks: &[WrittenBlock<'_>], into: &mut Vec<Definition>) {
    for block in blocks {
        let mut keys = keys_of(block.written, &TEXT_KEYS);
        keys.insert(0, ("kind".to_owned(), variant(block.written).to_owned()));
        keys.extend(entry_keys(block.written));
        into.push(Definition {
            kind: BLOCK,
            id: block.block.id().to_string(),
            keys,
        });
        push_block_definitions(&block.blocks, into);
    }
}

fn value_at<'a>(value: &'a str, key: &str) -> Option<&'a str> {
    let mut entries = entries(value).into_iter();
    entries
        .find(|(name, _)| *name == key)
        .map(|(_, value)| value)
}

fn id_of(value: &str) -> Option<String> {
    value_at(value, "id").map(written)
}

/// Returns the keys of a structure but for some, with their values as they are written.
fn keys_of(value: &str, without: &[&str]) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    for (key, value) in entries(value) {
        if !without.contains(&key) {
            push_key(key, value, &mut keys);
        }
    }
    keys
}

fn push_key(key: &str, value: &str, into: &mut Vec<(String, String)>) {
    if has_keys(value) {
        for (name, value) in entries(value) {
            push_key(&format!("{key}.{name}"), value, into);
        }
    } else {
        into.push((key.to_owned(), written(value)));
    }
}

/// Returns the texts of a template as passages.
fn passages_of(blocks: &[WrittenBlock<'_>]) -> Vec<Passage> {
    let mut reader = BodyReader::default();
    reader.blocks(blocks, &[]);
    let mut clause = ClauseNumber::default();
    let mut passages = Vec::new();
    for (index, block) in reader.blocks.iter().enumerate() {
        let mut own = block_passages(block, &clause.next(&block.content));
        for (passage, condition) in entries_of(&mut own).zip(&reader.entries[index]) {
            passage.entry_condition.clone_from(condition);
        }
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

/// Returns the passages that are entries of a list, definitions or a table.
fn entries_of(passages: &mut [Passage]) -> impl Iterator<Item = &mut Passage> {
    let is_entry = |passage: &&mut Passage| match passage.kind {
        PassageKind::Item => true,
        PassageKind::Row => !passage.has_columns(),
        _ => false,
    };
    passages.iter_mut().filter(is_entry)
}

/// Reads the blocks of a body into those of an agreement, with texts as they are written.
#[derive(Default)]
struct BodyReader {
    blocks: Vec<AgreementBlock>,
    /// The condition of each block.
    conditions: Vec<String>,
    /// The conditions of the entries of each block.
    entries: Vec<Vec<String>>,
    /// Whether a block is a choice of wording.
    is_choice: Vec<bool>,
}

impl BodyReader {
    /// Adds blocks that stand in sections with those conditions.
    fn blocks(&mut self, blocks: &[WrittenBlock<'_>], outer: &[String]) {
        for block in blocks {
            let mut conditions = outer.to_vec();
            conditions.extend(value_at(block.written, "when").map(written));
            if let Some((content, variants)) = content(&block.block) {
                let entries = entry_conditions(block.written);
                self.push(
                    block.block.id(),
                    content,
                    (joined(&conditions), entries),
                    false,
                );
                let written = value_at(block.written, "variants");
                self.choices(block.block.id(), variants, written.unwrap_or_default());
            }
            self.blocks(&block.blocks, &conditions);
        }
    }

    fn choices(&mut self, block: &str, variants: Option<&Variants<'_>>, whole: &str) {
        for (name, choices) in variants.into_iter().flat_map(|variants| variants.iter()) {
            let all = value_at(whole, name).unwrap_or_default();
            for (index, (choice, whole)) in choices.iter().zip(items(all)).enumerate() {
                let id = format!("{block}/{name}-{}", index + 1);
                let condition = value_at(whole, "when").map(written).unwrap_or_default();
                let conditions = (condition, Vec::new());
                self.push(
                    &id,
                    Content::paragraph(runs(&choice.text)),
                    conditions,
                    true,
                );
            }
        }
    }

    fn push(
        &mut self,
        id: &str,
        content: Content,
        (condition, entries): (String, Vec<String>),
        is_choice: bool,
    ) {
        self.blocks.push(AgreementBlock {
            id: id.to_owned(),
            explained: 0,
            content,
            flow: Flow::default(),
        });
        self.conditions.push(condition);
        self.entries.push(entries);
        self.is_choice.push(is_choice);
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
            for PartyRow { label, text, .. } in &block.rows {
                table.push_row(runs(label), [runs(text)]);
            }
            for PartyRow { label, text, .. } in &block.common {
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
        Block::Annex(annex) => (Content::annex(runs(&annex.label), runs(&annex.text)), None),
        Block::PageBreak(_) => (Content::PageBreak, None),
        Block::RunningHead(head) => (Content::paragraph(runs(&head.text)), None),
        Block::List(list) => (content_of_list(list), None),
        Block::Definitions(block) => (content_of_definitions(block), None),
        Block::Table(table) => (content_of_table(table), None),
    })
}

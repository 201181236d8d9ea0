//! An agreement as a list of passages.

use super::words::CELL_SEPARATOR;
use crate::agreement::{Agreement, Block, Cell, Element, Origin, Part, Signatory};
use crate::template::Emphasis;

/// A passage: what a reader takes as one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The name of its block in the template; for a part of a block followed by `/` and a name of the part.
    pub id: String,
    /// The kind.
    pub kind: PassageKind,
    /// The number of the clause that it belongs to, as people refer to it; empty if it belongs to none.
    pub clause: String,
    /// Its own letter or number; empty if it has none.
    pub label: String,
    /// The words. Cells of a row are separated by tabs.
    pub text: String,
    /// The emphasised words, and how. A template has them in its text, as they are written.
    pub emphasis: Vec<(Emphasis, String)>,
    /// Of a template: the condition under which its block is printed, as it is written; empty for always, and for
    /// all but the first passage of a block.
    pub condition: String,
    /// Of a template: the condition of the entry itself in a list, definitions or a table, as it is written.
    pub entry_condition: String,
    /// How many items of a list it stands inside of.
    pub depth: usize,
}

/// The name of the row with the headings of a table's columns, in the ids of passages.
const COLUMNS: &str = "columns";

/// The kind of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageKind {
    /// The title.
    Title,
    /// A heading of that level; 1 for the highest under the title.
    Heading(u8),
    /// A paragraph without a number.
    Paragraph,
    /// A numbered clause.
    Clause,
    /// Of a template: a choice of wording, which stands where its variant is named.
    Choice,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A line of a signatory.
    SignatoryLine,
}

impl PassageKind {
    /// Returns the kind's name in `--json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading(_) => "heading",
            Self::Paragraph => "paragraph",
            Self::Clause => "clause",
            Self::Choice => "choice",
            Self::Item => "item",
            Self::Row => "row",
            Self::SignatoryLine => "signatory-line",
        }
    }
}

impl Passage {
    /// Returns whether it is the row with the headings of a table's columns.
    pub(super) fn has_columns(&self) -> bool {
        let part = self.id.strip_prefix(self.block());
        self.kind == PassageKind::Row
            && part.is_some_and(|part| part.strip_prefix('/') == Some(COLUMNS))
    }

    /// Returns the name of its block.
    #[must_use]
    pub fn block(&self) -> &str {
        self.id
            .split_once('/')
            .map_or(&*self.id, |(block, _)| block)
    }

    /// Returns what people call it: the number of its clause, or else its id; for a part of a block followed by the
    /// name of the part.
    #[must_use]
    pub fn name(&self) -> String {
        match self.id.split_once('/') {
            _ if self.clause.is_empty() => self.id.clone(),
            None => self.clause.clone(),
            Some((_, part)) => format!("{}, {part}", self.clause),
        }
    }
}

/// Returns the passages of an agreement, in reading order.
#[must_use]
pub fn passages(agreement: &Agreement) -> Vec<Passage> {
    let blocks = agreement.blocks.iter().enumerate();
    blocks
        .flat_map(|(index, block)| block_passages(block, &agreement.clause(index)))
        .collect()
}

/// Returns the passages of a block that belongs to that clause.
pub(super) fn block_passages(block: &Block, clause: &str) -> Vec<Passage> {
    let mut reader = Reader {
        block: &block.id,
        clause,
        found: Vec::new(),
    };
    for element in block.content.elements() {
        reader.element(&element);
    }
    reader.found
}

struct Reader<'a> {
    block: &'a str,
    clause: &'a str,
    found: Vec<Passage>,
}

impl Reader<'_> {
    fn element(&mut self, element: &Element<'_>) {
        match element {
            Element::Title(text) => self.push(PassageKind::Title, "", "", &[text]),
            Element::Heading { level, label, text } => {
                self.push(
                    PassageKind::Heading(*level),
                    "",
                    label.text().trim(),
                    &[text],
                );
            }
            Element::Caption(text) if text.is_empty() => {}
            Element::Caption(text) => self.push(PassageKind::Heading(1), "", "", &[text]),
            Element::Paragraph(text) => self.push(PassageKind::Paragraph, "", "", &[text]),
            Element::NumberedItem { label, text } => {
                self.push(PassageKind::Clause, "", label.text().trim(), &[text]);
            }
            Element::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    let part = part_name(&item.text, index);
                    self.push(PassageKind::Item, &part, "", &[&item.text]);
                }
            }
            Element::Table(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    self.row(index, row);
                }
            }
            Element::Items(items) => {
                for (index, item) in items.iter().enumerate() {
                    let part = (index + 1).to_string();
                    let label = item.label.text();
                    self.push(PassageKind::Item, &part, &label, &[&item.text]);
                    if let Some(passage) = self.found.last_mut() {
                        passage.depth = item.depth;
                    }
                }
            }
            Element::Definitions(definitions) => {
                for definition in *definitions {
                    let term = definition.term.text();
                    let cells = [&definition.term, &definition.text];
                    self.push(PassageKind::Row, &term, "", &cells);
                }
            }
            Element::Grid(caption, rows) => {
                if !caption.is_empty() {
                    self.push(PassageKind::Paragraph, "", "", &[caption]);
                }
                for (index, row) in rows.iter().enumerate() {
                    self.row(index, row);
                }
            }
            Element::Signatory(signatory) => self.signatory(signatory),
        }
    }

    fn signatory(&mut self, signatory: &Signatory) {
        let person = format!("{}-{}", signatory.party, signatory.index + 1);
        if !signatory.signer.is_empty() {
            let kind = PassageKind::SignatoryLine;
            self.push(kind, &person, "", &[&signatory.signer]);
        }
        for line in &signatory.lines {
            let label = line.label.text();
            let part = format!("{person} {label}");
            let cells = [&line.label, &line.value];
            self.push(PassageKind::SignatoryLine, &part, "", &cells);
        }
    }

    fn row(&mut self, index: usize, row: &[Cell<'_>]) {
        let cells = row.iter().filter_map(|cell| cell.part);
        let cells: Vec<&Part> = cells.collect();
        if cells.is_empty() {
            return;
        }
        let part = match (index, cells.first()) {
            (0, _) | (_, None) => COLUMNS.to_owned(),
            (_, Some(label)) => label.text(),
        };
        self.push(PassageKind::Row, &part, "", &cells);
    }

    fn push(&mut self, kind: PassageKind, part: &str, label: &str, cells: &[&Part]) {
        let text: Vec<String> = cells.iter().map(|cell| cell.text()).collect();
        let id = if part.is_empty() {
            self.block.to_owned()
        } else {
            format!("{}/{part}", self.block)
        };
        self.found.push(Passage {
            id,
            kind,
            clause: self.clause.to_owned(),
            label: label.to_owned(),
            text: text.join(CELL_SEPARATOR),
            emphasis: cells.iter().flat_map(|cell| emphasised(cell)).collect(),
            condition: String::new(),
            entry_condition: String::new(),
            depth: 0,
        });
    }
}

/// Returns the emphasised words of a part; what is emphasised in one go is one.
fn emphasised(part: &Part) -> Vec<(Emphasis, String)> {
    let runs = part
        .runs
        .chunk_by(|one, other| one.emphasis == other.emphasis);
    let emphasised = runs.filter_map(|runs| {
        let text: String = runs.iter().map(|run| &*run.text).collect();
        Some((runs.first()?.emphasis?, text))
    });
    emphasised.collect()
}

/// Returns the name of a list item: the service that it names, or else its number.
fn part_name(item: &Part, index: usize) -> String {
    match item.runs.first().map(|run| &run.origin) {
        Some(Origin::Service(service)) => service.clone(),
        _ => (index + 1).to_string(),
    }
}

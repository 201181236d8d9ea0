//! A comparison as a document, to be set on pages: all passages of both sides in reading order, with the words of
//! each that were added and removed.

use super::marked::Marker;
use super::passage::{Passage, PassageKind};
use super::result::{ChangeKind, Comparison, PassageChange};
use super::words::CELL_SEPARATOR;
use crate::agreement::{Agreement, Block, Content, Flow, Grid, Item, Run, Runs, Table};
use crate::message::{Message, Translator};
use crate::template::{Align, ColumnWidth, Template};

/// The names of the two sides of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonNames {
    /// The older one.
    pub before: String,
    /// The newer one.
    pub after: String,
}

impl ComparisonNames {
    /// Returns the names of two templates: id and version, and where these are the same, the hashes.
    #[must_use]
    pub fn of_templates(before: &Template, after: &Template) -> Self {
        let is_same = (&before.id, &before.version) == (&after.id, &after.version);
        let name = |template: &Template| {
            let name = format!("{} {}", template.id, template.version);
            if is_same {
                format!("{name} · {}", template.short_hash())
            } else {
                name
            }
        };
        Self {
            before: name(before),
            after: name(after),
        }
    }
}

/// Returns a comparison as a document in a language (a BCP 47 tag); its own sentences are the translator's.
#[must_use]
pub fn comparison_document(
    comparison: &Comparison,
    names: &ComparisonNames,
    language: &str,
    translator: &Translator,
) -> Agreement {
    let mut writer = Writer {
        marker: Marker::new(translator, language),
        blocks: Vec::new(),
    };
    writer.head(comparison, names);
    writer.passages(&comparison.passages);
    writer.rest(comparison);
    Agreement {
        language: language.to_owned(),
        blocks: writer.blocks,
        explanation: Vec::new(),
    }
}

struct Writer<'a> {
    marker: Marker<'a>,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn push(&mut self, content: Content) {
        self.blocks.push(Block {
            id: format!("comparison-{}", self.blocks.len() + 1),
            explained: 0,
            content,
            flow: Flow::default(),
        });
    }

    /// Adds the title, what the signs mean and how much changed.
    fn head(&mut self, comparison: &Comparison, names: &ComparisonNames) {
        let title = Message::new("comparison-title")
            .with("before", &names.before)
            .with("after", &names.after);
        let title = self.marker.own(&title);
        self.push(Content::title(Runs::from([title])));
        let legend = self.marker.legend();
        self.push(Content::paragraph(legend));
        let counts = self.marker.own(&comparison.message());
        self.push(Content::paragraph(Runs::from([counts])));
    }

    fn passages(&mut self, changes: &[PassageChange]) {
        let mut at = 0;
        while let Some(change) = changes.get(at) {
            let (content, length) = self.content(change, &changes[at..]);
            self.push(content);
            at += length;
        }
    }

    /// Returns the content of the first passages, and how many these are.
    fn content(&self, change: &PassageChange, changes: &[PassageChange]) -> (Content, usize) {
        let kind = change.passage().kind;
        if let PassageKind::Heading(level) = kind {
            if let Some((table, length)) = self.table(changes) {
                return (Content::Table(table), length);
            }
            let label = self.marker.label(change);
            return (Content::heading(level, label, self.marker.words(change)), 1);
        }
        match kind {
            PassageKind::Title => (
                Content::heading(1, Runs::default(), self.marker.words(change)),
                1,
            ),
            PassageKind::Clause => {
                let label = self.marker.label(change);
                (Content::clause(label, self.marker.words(change)), 1)
            }
            PassageKind::Item => {
                let block = change.passage().block();
                let is_item = |change: &&PassageChange| {
                    let passage = change.passage();
                    passage.kind == PassageKind::Item && passage.block() == block
                };
                let items: Vec<&PassageChange> = changes.iter().take_while(is_item).collect();
                (self.list(&items), items.len())
            }
            PassageKind::Row if change.passage().has_columns() => self.grid(change, changes),
            _ => (Content::paragraph(self.marker.words(change)), 1),
        }
    }

    /// Returns a list; items with letters or numbers, and those inside others, keep theirs.
    fn list(&self, items: &[&PassageChange]) -> Content {
        let is_plain = items.iter().all(|change| {
            let passage = change.passage();
            passage.depth == 0 && passage.label.is_empty()
        });
        if is_plain {
            return Content::list(items.iter().map(|change| self.marker.words(change)));
        }
        let items = items.iter().enumerate().map(|(index, change)| {
            let label = self.marker.label(change);
            Item::new(
                index,
                change.passage().depth,
                label,
                self.marker.words(change),
            )
        });
        Content::Items(items.collect())
    }

    /// Returns the table that begins with the headings of its columns, and how many passages it has: the rows of the
    /// same block.
    fn grid(&self, columns: &PassageChange, changes: &[PassageChange]) -> (Content, usize) {
        let block = columns.passage().block();
        let is_row = |change: &&PassageChange| {
            let passage = change.passage();
            passage.kind == PassageKind::Row && passage.block() == block && !passage.has_columns()
        };
        let rows: Vec<Vec<Runs>> = changes[1..]
            .iter()
            .take_while(is_row)
            .map(|change| self.marker.cells(change))
            .collect();
        let length = rows.len() + 1;
        let mut headers = self.marker.cells(columns);
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        headers.resize_with(headers.len().max(width), Runs::default);
        let width = headers.len();
        let mut grid = Grid::new(Runs::default());
        for header in headers {
            grid.push_column(header, ColumnWidth::default(), Align::default());
        }
        for mut row in rows {
            row.resize_with(width, Runs::default);
            grid.push_row(row);
        }
        (Content::Grid(grid), length)
    }

    /// Returns the table that begins with its heading, and how many passages it has; nothing if it has no header
    /// cells that both sides share.
    fn table(&self, changes: &[PassageChange]) -> Option<(Table, usize)> {
        let [heading, columns, rest @ ..] = changes else {
            return None;
        };
        let headers = columns.passage();
        if !headers.has_columns() || columns.kind() != ChangeKind::Same {
            return None;
        }
        let headers = headers.text.split(CELL_SEPARATOR);
        let headers: Vec<Runs> = headers.map(|text| Runs::from([Run::fixed(text)])).collect();
        let width = headers.len();
        let mut table = Table::new(self.marker.words(heading), headers);
        let block = columns.passage().block();
        let is_row = |change: &&PassageChange| {
            let passage = change.passage();
            passage.kind == PassageKind::Row && passage.block() == block
        };
        let rows: Vec<&PassageChange> = rest.iter().take_while(is_row).collect();
        let length = rows.len() + 2;
        let cells = |change: &PassageChange| self.marker.cells(change);
        let (rows, wide): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .map(cells)
            .partition(|cells| cells.len() == width + 1);
        for mut cells in rows {
            let label = cells.remove(0);
            table.push_row(label, cells);
        }
        for cells in wide {
            let mut cells = cells.into_iter();
            let label = cells.next().unwrap_or_default();
            let rest: Vec<Run> = cells.flat_map(|cell| cell.to_vec()).collect();
            table.push_wide_row(label, rest.into());
        }
        Some((table, length))
    }

    /// Adds what changed beside the text.
    fn rest(&mut self, comparison: &Comparison) {
        let mut lines: Vec<Runs> = Vec::new();
        for change in &comparison.conditions {
            lines.push(self.marker.condition(change));
        }
        for change in &comparison.definitions {
            lines.extend(self.marker.definition(change));
        }
        if lines.is_empty() {
            return;
        }
        let heading = self.marker.own(&Message::new("comparison-rest"));
        self.push(Content::heading(1, Runs::default(), Runs::from([heading])));
        self.push(Content::list(lines));
    }
}

impl Passage {
    /// Returns the name of a choice of wording, which stands before its words.
    pub(super) fn choice(&self) -> Option<&str> {
        let (_, choice) = self.id.split_once('/')?;
        (self.kind == PassageKind::Choice).then_some(choice)
    }
}

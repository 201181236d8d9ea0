//! The items with the clauses that serve them.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{CoverageFile, read};
use super::items::Item;
use super::problem::{CoverageProblem, CoverageProblemKind};
use crate::agreement::{ClauseNumber, Wording, build};
use crate::draft::Draft;
use crate::message::suggestion;
use crate::ron_text::{Spanned, decode};
use crate::template::{Block, BlockKind, Template};

/// More problems of a file nobody reads, and each takes the time to find its line.
const MAX_PROBLEMS: usize = 100;

/// What a template's clauses serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// A row for each item, in the order of the regulation.
    pub rows: Vec<CoverageRow>,
}

/// An item with the clauses that serve it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The item.
    pub item: &'static Item,
    /// The clauses that set it out.
    pub serves: Vec<CoveringClause>,
    /// The clauses that only say where it is set out.
    pub refers: Vec<CoveringClause>,
    /// What sets it out in an annex that is printed only where it is filled in.
    pub annexes: Vec<CoveringClause>,
}

/// A clause that serves an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveringClause {
    /// Its block.
    pub block: String,
    /// Its number as people refer to it; empty if it has none.
    pub number: String,
}

/// How far an item is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageState {
    /// A clause sets it out.
    Served,
    /// An annex sets it out, if it is filled in; otherwise clauses only refer elsewhere.
    AnnexOrElsewhere,
    /// An annex sets it out, if it is filled in; otherwise nothing covers it.
    AnnexOrNothing,
    /// Clauses only refer elsewhere.
    RefersElsewhere,
    /// Nothing covers it.
    Nothing,
}

impl CoverageRow {
    /// Returns how far the item is served.
    #[must_use]
    pub fn state(&self) -> CoverageState {
        let is_optional = !self.annexes.is_empty();
        match (self.serves.is_empty(), self.refers.is_empty()) {
            (false, _) => CoverageState::Served,
            (true, false) if is_optional => CoverageState::AnnexOrElsewhere,
            (true, false) => CoverageState::RefersElsewhere,
            (true, true) if is_optional => CoverageState::AnnexOrNothing,
            (true, true) => CoverageState::Nothing,
        }
    }
}

impl CoverageState {
    /// Returns whether an agreement may leave the item out.
    #[must_use]
    pub fn may_be_missing(self) -> bool {
        matches!(self, Self::AnnexOrNothing | Self::Nothing)
    }
}

impl Coverage {
    /// Returns the coverage of a template that says nothing of it.
    #[must_use]
    pub fn none() -> Self {
        let rows = Item::all().iter().map(|item| CoverageRow {
            item,
            serves: Vec::new(),
            refers: Vec::new(),
            annexes: Vec::new(),
        });
        Self {
            rows: rows.collect(),
        }
    }

    /// Reads the coverage file of a template.
    ///
    /// # Errors
    /// Everything that is wrong with the file; a text that is no RON has one problem.
    pub fn read(bytes: &[u8], template: &Template) -> Result<Self, Vec<CoverageProblem>> {
        let text = decode(bytes).map_err(|error| vec![CoverageProblem::of_syntax(error)])?;
        let file = read(text).map_err(|problem| vec![*problem])?;
        let mut reader = Reader {
            text,
            numbers: numbers(template),
            template,
            problems: Vec::new(),
        };
        let coverage = reader.coverage(&file);
        if reader.problems.is_empty() {
            Ok(coverage)
        } else {
            Err(reader.problems)
        }
    }
}

/// The numbers of a template's clauses as people refer to them, by block: those of the agreement on all services.
fn numbers(template: &Template) -> BTreeMap<String, String> {
    let mut draft = Draft::new(template);
    draft.services = template.services.iter().map(|one| one.id.clone()).collect();
    let agreement = build(template, &draft, Wording::Corrected);
    let mut number = ClauseNumber::default();
    let blocks = agreement.blocks.iter();
    let numbers = blocks.map(|block| (block.id.clone(), number.next(&block.content)));
    numbers.collect()
}

struct Reader<'t> {
    text: &'t str,
    numbers: BTreeMap<String, String>,
    template: &'t Template,
    problems: Vec<CoverageProblem>,
}

impl Reader<'_> {
    fn report(&mut self, written: &Spanned<'_>, kind: CoverageProblemKind) {
        if self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        let position = written.position_in(self.text);
        self.problems.push(CoverageProblem { position, kind });
    }

    fn coverage(&mut self, file: &CoverageFile<'_>) -> Coverage {
        let mut coverage = Coverage::none();
        let mut seen = BTreeSet::new();
        for line in &file.items {
            let name = line.item.to_string();
            if !seen.insert(name.clone()) {
                self.report(&line.item, CoverageProblemKind::ItemTwice(name.clone()));
            }
            if line.serves.is_empty() && line.refers.is_empty() && line.annexes.is_empty() {
                self.report(&line.item, CoverageProblemKind::NoBlocks(name.clone()));
            }
            let mut blocks = BTreeSet::new();
            let serves = self.clauses(&line.serves, false, &mut blocks);
            let refers = self.clauses(&line.refers, false, &mut blocks);
            let annexes = self.clauses(&line.annexes, true, &mut blocks);
            let mut rows = coverage.rows.iter_mut();
            if let Some(row) = rows.find(|row| row.item.id == name) {
                (row.serves, row.refers, row.annexes) = (serves, refers, annexes);
            } else {
                let known = Item::all().iter().map(|item| &*item.id);
                let suggestion = suggestion(&name, known);
                let found = name;
                let kind = CoverageProblemKind::UnknownItem { found, suggestion };
                self.report(&line.item, kind);
            }
        }
        coverage
    }

    /// The clauses of an item, in annexes that may be left out or outside them; `seen` are the blocks that are named for
    /// it already.
    fn clauses(
        &mut self,
        written: &[Spanned<'_>],
        optional: bool,
        seen: &mut BTreeSet<String>,
    ) -> Vec<CoveringClause> {
        let mut clauses = Vec::new();
        for name in written {
            let block = name.to_string();
            let mut blocks = self.template.blocks.iter();
            let Some(found) = blocks.find(|known| known.id == block) else {
                let blocks = self.template.blocks.iter();
                let suggestion = suggestion(&block, blocks.map(|block| &*block.id));
                let found = block;
                let kind = CoverageProblemKind::UnknownBlock { found, suggestion };
                self.report(name, kind);
                continue;
            };
            let kind = match (self.is_optional(found), optional) {
                (true, false) => Some(CoverageProblemKind::OptionalBlock(block.clone())),
                (false, true) => Some(CoverageProblemKind::NotInOptionalAnnex(block.clone())),
                _ => None,
            };
            if let Some(kind) = kind {
                self.report(name, kind);
            }
            if !seen.insert(block.clone()) {
                self.report(name, CoverageProblemKind::BlockTwice(block.clone()));
            }
            let number = self.numbers.get(&block).cloned().unwrap_or_default();
            clauses.push(CoveringClause { block, number });
        }
        clauses
    }

    /// Whether a block stands in an annex and isn't printed where nothing is filled in.
    fn is_optional(&self, block: &Block) -> bool {
        let is_annex = matches!(block.kind, BlockKind::Annex { .. });
        (is_annex || block.place.annex.is_some()) && !self.numbers.contains_key(&block.id)
    }
}

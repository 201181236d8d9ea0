//! The template's blocks in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::memory::BuildMemory;
use crate::agreement::clause::ClauseNumber;
use crate::agreement::explain::ExplainedKind;
use crate::agreement::model::Agreement;
use crate::agreement::parts::{Block, Flow};
use crate::date::Date;
use crate::draft::Draft;
use crate::template::{self, BlockKind, BlockPlace, Template};

/// The wording that is printed at editorial corrections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// The corrected one, where the correction is switched on.
    #[default]
    Corrected,
    /// The source's own, everywhere.
    Source,
}

/// Builds the agreement of a draft.
#[must_use]
pub fn build(template: &Template, draft: &Draft, wording: Wording) -> Agreement {
    build_approved(template, draft, wording, None)
}

/// Builds the agreement of a draft, with the day on which its template was approved.
#[must_use]
pub fn build_approved(
    template: &Template,
    draft: &Draft,
    wording: Wording,
    approved: Option<Date>,
) -> Agreement {
    build_again(
        &mut BuildMemory::default(),
        template,
        draft,
        wording,
        approved,
    )
}

/// Builds the agreement of a draft as [`build_approved`] does, only faster for one that differs little from the last.
#[must_use]
pub fn build_again(
    memory: &mut BuildMemory,
    template: &Template,
    draft: &Draft,
    wording: Wording,
    approved: Option<Date>,
) -> Agreement {
    let builder = Builder {
        template,
        draft,
        wording,
        approved,
        annexes: annex_numbers(template, draft),
    };
    let mut flow = FlowReader::default();
    let (mut printed, mut with_left_out) = (ClauseNumber::default(), ClauseNumber::default());
    let mut blocks = Vec::new();
    let mut explanation = Vec::new();
    for block in &template.blocks {
        let (content, inside) = builder.content(block, memory);
        let mut own = builder.explain_block(block, &content.opening());
        let is_printed = own.printed;
        own.clause = if is_printed {
            // What is left out doesn't number what is printed after it.
            with_left_out.next(&content);
            printed.next(&content)
        } else {
            with_left_out.next(&content)
        };
        let explained = explanation.len();
        explanation.push(Arc::new(own));
        // A table that is left out has no rows to explain.
        let inside = inside.into_iter();
        let is_entry = |kind| matches!(kind, ExplainedKind::Row | ExplainedKind::Item);
        explanation.extend(inside.filter(|inside| is_printed || !is_entry(inside.kind)));
        let corrections = builder.explain_corrections(block, is_printed);
        explanation.extend(corrections.into_iter().map(Arc::new));
        if is_printed {
            blocks.push(Block {
                id: block.id.clone(),
                explained,
                flow: flow.next(block),
                content,
            });
        }
    }
    Agreement {
        language: template.language.clone(),
        blocks,
        explanation,
    }
}

/// The template and the answers that an agreement is built from.
pub(super) struct Builder<'a> {
    pub template: &'a Template,
    pub draft: &'a Draft,
    pub wording: Wording,
    /// The day of the template's approval.
    pub approved: Option<Date>,
    /// The number of each annex that is printed, by its order in the template.
    annexes: BTreeMap<usize, usize>,
}

impl Builder<'_> {
    /// Returns the number of an annex among those that are printed.
    pub(super) fn annex_number(&self, order: usize) -> Option<usize> {
        self.annexes.get(&order).copied()
    }
}

fn annex_numbers(template: &Template, draft: &Draft) -> BTreeMap<usize, usize> {
    let blocks = template.blocks.iter();
    let printed = blocks.filter_map(|block| match &block.kind {
        BlockKind::Annex { order, .. } => {
            let holds = block.when.holds(&|fact| draft.evaluate(template, fact));
            holds.then_some(*order)
        }
        _ => None,
    });
    printed.zip(1..).collect()
}

/// Says how blocks stand on pages beside those before them.
#[derive(Default)]
struct FlowReader {
    previous: Option<BlockPlace>,
    /// Whether the page ends after the block before.
    page_ends: bool,
}

impl FlowReader {
    /// Returns how the next block that is printed stands on pages.
    fn next(&mut self, block: &template::Block) -> Flow {
        let previous = self.previous.replace(block.place);
        let annex_ended = previous.is_some_and(|previous| {
            previous.annex.is_some() && previous.annex != block.place.annex
        });
        let begins_annex = matches!(block.kind, BlockKind::Annex { .. });
        let begins_page = std::mem::take(&mut self.page_ends) || annex_ended || begins_annex;
        self.page_ends = matches!(block.kind, BlockKind::PageBreak);
        let together = block.place.together.is_some();
        let same = previous.is_some_and(|previous| previous.together == block.place.together);
        Flow {
            begins_page,
            together,
            with_previous: together && same && !begins_page,
        }
    }
}

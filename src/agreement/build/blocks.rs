//! The content of a block, with the explanation of what is inside it.

use std::sync::Arc;

use super::builder::Builder;
use super::memory::BuildMemory;
use super::text::{TextContext, service_run};
use crate::agreement::explain::Explained;
use crate::agreement::parts::{Content, Runs};
use crate::template::{Block, BlockKind};

impl Builder<'_> {
    /// Returns the content of a block as it is printed, and the explanation of the services, choices and rows
    /// inside it.
    pub(super) fn content(
        &self,
        block: &Block,
        memory: &mut BuildMemory,
    ) -> (Content, Vec<Arc<Explained>>) {
        let (content, explained): (Content, Vec<Explained>) = match &block.kind {
            BlockKind::Title { text } => {
                let content = Content::title(self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Heading { level, label, text } => {
                // In an annex they stand under its own heading.
                let level = level.saturating_add(u8::from(block.place.annex.is_some()));
                let content = Content::heading(level, self.runs(label), self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Paragraph { text } => {
                let content = Content::paragraph(self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::RunningHead { text } => {
                let content = Content::running_head(self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Clause { label, text } => {
                let content = Content::clause(self.runs(label), self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Services { set } => (self.services(set), self.explain_services(block, set)),
            BlockKind::Parties(parties) => {
                let (table, rows) = self.party_table(block, parties);
                (Content::Table(table), rows)
            }
            BlockKind::Signatures(signatures) => {
                let signatures = self.signatures(signatures);
                (Content::Signatures(signatures), Vec::new())
            }
            BlockKind::Annex { order, label, text } => {
                let context = TextContext {
                    annex: self.annex_number(*order),
                    ..TextContext::default()
                };
                let heading = Content::annex(self.runs_in(label, context), self.runs(text));
                (heading, Vec::new())
            }
            BlockKind::PageBreak => (Content::PageBreak, Vec::new()),
            BlockKind::List(list) => self.items(block, list),
            BlockKind::Definitions(terms) => self.definitions(block, terms),
            BlockKind::Table(table) => return self.grid(block, table, memory),
        };
        (content, explained.into_iter().map(Arc::new).collect())
    }

    /// Returns the list of the chosen services of a set.
    fn services(&self, set: &str) -> Content {
        let services = self.template.listed_services(set);
        let chosen = services.filter(|service| self.draft.has_service(&service.id));
        Content::list(chosen.map(|service| Runs::from([service_run(service)])))
    }
}

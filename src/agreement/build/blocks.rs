//! The content of a block, with the explanation of what is inside it.

use super::builder::Builder;
use crate::agreement::explain::Explained;
use crate::agreement::parts::{Content, Origin, Run, Runs};
use crate::template::{Block, BlockKind, Service};

impl Builder<'_> {
    /// Returns the content of a block as it is printed, and the explanation of the services, choices and rows
    /// inside it.
    pub(super) fn content(&self, block: &Block) -> (Content, Vec<Explained>) {
        match &block.kind {
            BlockKind::Title { text } => {
                let content = Content::title(self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Heading { level, label, text } => {
                let content = Content::heading(*level, self.runs(label), self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Paragraph { text } => {
                let content = Content::paragraph(self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Clause { label, text } => {
                let content = Content::clause(self.runs(label), self.runs(text));
                (content, self.explain_choices(block, text))
            }
            BlockKind::Services { set } => (self.services(set), self.explain_services(block, set)),
            BlockKind::Parties(parties) => {
                let (table, rows) = self.party_table(&block.id, parties);
                (Content::Table(table), rows)
            }
            BlockKind::Signatures(signatures) => {
                let signatures = self.signatures(signatures);
                (Content::Signatures(signatures), Vec::new())
            }
        }
    }

    /// Returns the list of the chosen services of a set.
    fn services(&self, set: &str) -> Content {
        let services = self.template.listed_services(set);
        let chosen = services.filter(|service| self.draft.has_service(&service.id));
        Content::list(chosen.map(service_name))
    }
}

fn service_name(service: &Service) -> Runs {
    Runs::from([Run::new(
        service.name.clone(),
        Origin::Service(service.id.clone()),
    )])
}

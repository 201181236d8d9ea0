//! The content of a block.

use super::builder::Builder;
use crate::agreement::explain::Explained;
use crate::agreement::parts::{Content, Origin, Run, Runs};
use crate::template::{Block, BlockKind, Service};

impl Builder<'_> {
    /// Returns the content of a block as it is printed, with the explanation of its rows.
    pub(super) fn content(&self, block: &Block) -> (Content, Vec<Explained>) {
        let content = match &block.kind {
            BlockKind::Title { text } => Content::title(self.runs(text)),
            BlockKind::Heading { level, label, text } => {
                Content::heading(*level, self.runs(label), self.runs(text))
            }
            BlockKind::Paragraph { text } => Content::paragraph(self.runs(text)),
            BlockKind::Clause { label, text } => Content::clause(self.runs(label), self.runs(text)),
            BlockKind::Services { set } => {
                let services = self.template.services_of(set);
                let chosen = services.filter(|service| self.draft.has_service(&service.id));
                Content::list(chosen.map(service_name))
            }
            BlockKind::Parties(parties) => {
                let (table, rows) = self.party_table(&block.id, parties);
                return (Content::Table(table), rows);
            }
            BlockKind::Signatures(signatures) => Content::Signatures(self.signatures(signatures)),
        };
        (content, Vec::new())
    }
}

fn service_name(service: &Service) -> Runs {
    Runs::from([Run {
        text: service.name.clone(),
        origin: Origin::Service(service.id.clone()),
    }])
}

//! The places to sign.

use super::builder::Builder;
use super::text::{TextContext, gap};
use crate::agreement::parts::{Runs, Signatures};
use crate::draft::Signatory;
use crate::template::{Inline, Party, Required, SharedAnswers, SignatureBlock, SignatureLine};

impl Builder<'_> {
    pub(super) fn signatures(&self, block: &SignatureBlock) -> Signatures {
        let template = self.template;
        let mut signatures = Signatures::new(self.runs(&block.heading), template.parties.len());
        let parties: Vec<(&Party, &str, Vec<Signatory>)> = template
            .parties
            .iter()
            .map(|party| {
                let field = template.signatories_of(&party.id);
                let field = field.map_or("", |field| field.id.as_str());
                (party, field, self.signatories(field))
            })
            .collect();
        let max_count = parties.iter().map(|(_, _, named)| named.len()).max();
        // First the first of each party, then the second of each, as they stand side by side.
        for index in 0..max_count.unwrap_or(0) {
            for (party_index, (party, field, named)) in parties.iter().enumerate() {
                let Some(signatory) = named.get(index) else {
                    continue;
                };
                let context = TextContext {
                    party: &party.id,
                    signatory: Some((field, index, signatory)),
                    blank_if_optional: false,
                    ..TextContext::default()
                };
                let is_own = party_index == 0;
                let prints_shared = is_own || block.shared_answers == SharedAnswers::AllParties;
                let signer = self.runs_in(&block.signer, context);
                let added = signatures.push(party_index, &party.id, index, signer);
                for line in &block.lines {
                    let (label, value, is_signature) =
                        self.signature_line(line, context, prints_shared);
                    added.push_line(label, value, is_signature);
                }
            }
        }
        signatures
    }

    /// Returns the signatories of a field. If there are none it is somebody without a name, unless the party signs under
    /// a condition that doesn't hold.
    fn signatories(&self, field: &str) -> Vec<Signatory> {
        let signs = self.template.field(field).is_some_and(|field| {
            let is_conditional = matches!(field.required, Required::When(_));
            !is_conditional || self.draft.requires(self.template, field)
        });
        match self.draft.signatories(field) {
            [] if signs => vec![Signatory::default()],
            named => named.to_vec(),
        }
    }

    /// Returns whether a place prints an answer that belongs to no party.
    fn is_shared(&self, inline: &Inline) -> bool {
        let Inline::Field { field, .. } = inline else {
            return false;
        };
        let party = field.split_once('.').map_or("", |(party, _)| party);
        let parties = &self.template.parties;
        !parties.iter().any(|known| known.id == party)
    }

    /// Returns the label and the value of a line, and whether it is the line to sign on. An answer that belongs to no
    /// party, such as the place of signing, is what the own party typed: others write theirs.
    fn signature_line(
        &self,
        line: &SignatureLine,
        context: TextContext<'_>,
        prints_shared: bool,
    ) -> (Runs, Runs, bool) {
        match line {
            SignatureLine::Value(row) => {
                let has_shared = row.text.iter().any(|inline| self.is_shared(inline));
                let value = if prints_shared || !has_shared {
                    self.value_runs(&row.text, context)
                } else {
                    Runs::from([gap(None, false)])
                };
                (self.runs(&row.label), value, false)
            }
            SignatureLine::Signature { label } => {
                (self.runs(label), Runs::from([gap(None, false)]), true)
            }
        }
    }
}

//! The explanation of each part.

use std::collections::BTreeSet;

use super::builder::{Builder, Wording};
use crate::agreement::explain::{Explained, ExplainedKind, first_words};
use crate::agreement::parts::plain;
use crate::template::{
    Block, Cause, Condition, Correction, Fact, Inline, Party, PartyRow, Text, flat,
};

impl Builder<'_> {
    pub(super) fn evaluate(&self, fact: &Fact) -> bool {
        self.draft.evaluate(self.template, fact)
    }

    /// Evaluates a rule, and names the chosen services behind each set that decides it.
    fn decide(&self, rule: &Condition) -> (bool, Vec<Cause>) {
        let (holds, mut causes) = rule.decide(&|fact| self.evaluate(fact));
        if causes.len() > 1 {
            let mut seen = BTreeSet::new();
            causes.retain(|cause| seen.insert(cause.fact.clone()));
        }
        for cause in &mut causes {
            if let Fact::ServiceOf(set) = &cause.fact {
                let services = self.template.services_of(set);
                let chosen = services.filter(|service| self.draft.has_service(&service.id));
                cause.chosen = chosen.map(|service| service.id.clone()).collect();
            }
        }
        (holds, causes)
    }

    /// Explains what is printed if its rule holds.
    pub(super) fn explain(
        &self,
        block: &str,
        id: &str,
        kind: ExplainedKind,
        rule: Condition,
        words: &str,
    ) -> Explained {
        let (printed, causes) = self.decide(&rule);
        Explained {
            id: id.to_owned(),
            kind,
            block: block.to_owned(),
            clause: String::new(),
            printed,
            rule,
            rule_holds: printed,
            causes,
            words: first_words(words),
        }
    }

    /// Explains a block, which begins with those words.
    pub(super) fn explain_block(&self, block: &Block, words: &str) -> Explained {
        let rule = block.when.clone();
        self.explain(&block.id, &block.id, ExplainedKind::Block, rule, words)
    }

    /// Explains the services of a set.
    pub(super) fn explain_services(&self, block: &Block, set: &str) -> Vec<Explained> {
        let services = self.template.listed_services(set).map(|service| {
            let rule = Condition::Service(service.id.clone());
            let (id, kind) = (&service.id, ExplainedKind::Service);
            self.explain(&block.id, id, kind, rule, &service.name)
        });
        services.collect()
    }

    /// Explains the corrections inside a block.
    pub(super) fn explain_corrections(&self, block: &Block, is_printed: bool) -> Vec<Explained> {
        let corrections = self.template.corrections.iter();
        let own = corrections.filter(|correction| correction.block == block.id);
        let explained =
            own.map(|correction| self.explain_correction(block, correction, is_printed));
        explained.collect()
    }

    /// Explains the choices of wording inside a text.
    pub(super) fn explain_choices(&self, block: &Block, text: &Text) -> Vec<Explained> {
        let mut explanation = Vec::new();
        for inline in flat(text) {
            let Inline::Variant { name, choices } = inline else {
                continue;
            };
            let mut none_before = block.when.clone();
            for (number, (when, wording)) in choices.iter().enumerate() {
                let rule = none_before.and(when);
                let words = plain(&self.runs(wording));
                let id = format!("{name}-{}", number + 1);
                explanation.push(self.explain(&block.id, &id, ExplainedKind::Choice, rule, &words));
                none_before = none_before.and(&Condition::Not(Box::new(when.clone())));
            }
        }
        explanation
    }

    fn explain_correction(
        &self,
        block: &Block,
        correction: &Correction,
        block_is_printed: bool,
    ) -> Explained {
        let is_on = correction.on && self.wording == Wording::Corrected;
        Explained {
            id: correction.id.clone(),
            kind: ExplainedKind::Correction,
            block: block.id.clone(),
            clause: String::new(),
            printed: block_is_printed && is_on,
            rule: block.when.clone(),
            rule_holds: block_is_printed,
            causes: Vec::new(),
            words: first_words(&correction.printed),
        }
    }

    /// Explains a row of the party table, which these parties have a cell in.
    pub(super) fn explain_row(
        &self,
        block: &str,
        row: &PartyRow,
        parties: &[Party],
        label: &str,
        printed: bool,
    ) -> Explained {
        let fields: Vec<(bool, Vec<String>)> = parties
            .iter()
            .map(|party| self.fields_of_cell(row, party))
            .collect();
        // A row with a required field is always printed, with an answer or a gap.
        let answered = |fields: &[(bool, Vec<String>)]| {
            if fields.iter().any(|(is_required, _)| *is_required) {
                return Condition::Always;
            }
            let fields = fields.iter().flat_map(|(_, fields)| fields.clone());
            Condition::Any(fields.map(Condition::Answered).collect())
        };
        let rule = if row.when.is_empty() {
            answered(&fields)
        } else {
            let cells = fields.iter().enumerate().map(|(index, own)| {
                let answered = answered(std::slice::from_ref(own));
                row.when_of(index).and(&answered)
            });
            Condition::Any(cells.collect())
        };
        let (_, causes) = self.decide(&rule);
        Explained {
            id: label.to_owned(),
            kind: ExplainedKind::Row,
            block: block.to_owned(),
            clause: String::new(),
            printed,
            rule,
            rule_holds: printed,
            causes,
            words: label.to_owned(),
        }
    }

    /// Returns whether the cell of a party has a required field, and all its fields.
    fn fields_of_cell(&self, row: &PartyRow, party: &Party) -> (bool, Vec<String>) {
        let inlines = flat(&row.row.text).into_iter();
        let fields = inlines.filter_map(|inline| match inline {
            Inline::PartyField { name, .. } => Some(format!("{}.{name}", party.id)),
            Inline::Field { field, .. } => Some(field.clone()),
            _ => None,
        });
        let fields: Vec<String> = fields.collect();
        let is_required = |field: &String| {
            let field = self.template.field(field);
            field.is_some_and(|field| self.draft.requires(self.template, field))
        };
        (fields.iter().any(is_required), fields)
    }
}

//! What the laws find in agreements.

use std::collections::{BTreeMap, BTreeSet};

use super::cases::Case;
use super::finding::{Finding, FindingKind};
use super::laws::Law;
use super::numbers::numbers_twice;
use crate::agreement::{Agreement, Content, Explained, ExplainedKind, Origin};
use crate::draft::Draft;
use crate::template::{BlockKind, Cause, Fact, Field, Required, Template};
use crate::typeset::{PT_PER_MM, Typesetter};

/// The maximum of findings of a law: nobody reads more.
const MAX_FINDINGS: usize = 50;

/// Holds the laws against agreements, one after the other.
pub(super) struct Observer<'t> {
    template: &'t Template,
    typesetter: Typesetter,
    printed_blocks: BTreeSet<String>,
    printed_fields: BTreeSet<String>,
    /// For each set, the blocks that have its label.
    labelled: BTreeMap<&'t str, Vec<&'t str>>,
    /// The blocks that are lists of services.
    lists: BTreeSet<&'t str>,
    findings: BTreeMap<Law, Vec<Finding>>,
}

impl<'t> Observer<'t> {
    pub(super) fn new(template: &'t Template) -> Self {
        let labelled = template.sets.iter().map(|set| {
            let blocks = template.blocks.iter();
            let own = blocks.filter(|block| block.has_label(&set.label));
            (
                set.id.as_str(),
                own.map(|block| block.id.as_str()).collect(),
            )
        });
        let lists = template.blocks.iter();
        let lists = lists.filter(|block| matches!(block.kind, BlockKind::Services { .. }));
        Self {
            template,
            typesetter: Typesetter::new(&template.language),
            printed_blocks: BTreeSet::new(),
            printed_fields: BTreeSet::new(),
            labelled: labelled.collect(),
            lists: lists.map(|block| block.id.as_str()).collect(),
            findings: BTreeMap::new(),
        }
    }

    /// Holds the laws against the agreement of a case.
    pub(super) fn observe(&mut self, case: &Case, draft: &Draft, agreement: &Agreement) {
        self.services(case, agreement);
        self.references(case, agreement);
        for kind in numbers_twice(agreement) {
            self.find(Law::Numbers, kind, case);
        }
        self.labels(case, agreement);
        self.signatures(case, draft, agreement);
        self.tables(case, agreement);
        for block in &agreement.blocks {
            if !self.printed_blocks.contains(&block.id) {
                self.printed_blocks.insert(block.id.clone());
            }
        }
        for run in agreement.runs() {
            let (Origin::Field(field)
            | Origin::Signatory { field, .. }
            | Origin::Gap {
                field: Some(field), ..
            }) = &run.origin
            else {
                continue;
            };
            if !self.printed_fields.contains(field) {
                self.printed_fields.insert(field.clone());
            }
        }
    }

    /// Returns the findings of each law, after all agreements; `all_printed` says whether these printed everything
    /// that can be printed.
    pub(super) fn finish(mut self, all_printed: bool) -> BTreeMap<Law, Vec<Finding>> {
        if !all_printed {
            return self.findings;
        }
        for block in &self.template.blocks {
            if !self.printed_blocks.contains(&block.id) {
                let kind = FindingKind::BlockNeverPrinted(block.id.clone());
                self.find_everywhere(Law::Blocks, kind);
            }
        }
        for field in &self.template.fields {
            if !field.form_only && !self.printed_fields.contains(&field.id) {
                let kind = FindingKind::FieldNeverPrinted(field.id.clone());
                self.find_everywhere(Law::Fields, kind);
            }
        }
        self.findings
    }

    fn find_everywhere(&mut self, law: Law, kind: FindingKind) {
        let findings = self.findings.entry(law).or_default();
        if findings.len() < MAX_FINDINGS {
            findings.push(Finding {
                kind,
                case: None,
                count: 0,
            });
        }
    }

    fn find(&mut self, law: Law, kind: FindingKind, case: &Case) {
        let findings = self.findings.entry(law).or_default();
        if let Some(known) = findings.iter_mut().find(|known| known.kind == kind) {
            known.count += 1;
        } else if findings.len() < MAX_FINDINGS {
            findings.push(Finding {
                kind,
                case: Some(case.clone()),
                count: 1,
            });
        }
    }

    fn services(&mut self, case: &Case, agreement: &Agreement) {
        let origins = agreement.runs().map(|run| &run.origin);
        let printed: BTreeSet<&str> = origins
            .filter_map(|origin| match origin {
                Origin::Service(service) => Some(service.as_str()),
                _ => None,
            })
            .collect();
        let chosen = case.services.iter();
        let chosen: Vec<_> = chosen.filter_map(|id| self.template.service(id)).collect();
        let mut sets = BTreeSet::new();
        for service in chosen {
            if !service.form_only && !printed.contains(&*service.id) {
                let kind = FindingKind::ServiceNotPrinted(service.id.clone());
                self.find(Law::Services, kind, case);
            }
            sets.insert(service.set.as_str());
        }
        for set in sets {
            let is_form_only = self.template.set(set).is_some_and(|set| set.form_only);
            if !is_form_only && !self.has_wording(set, agreement) {
                let kind = FindingKind::SetWithoutText(set.to_owned());
                self.find(Law::Services, kind, case);
            }
        }
    }

    /// Whether some wording is printed because a service of a set is chosen. All wording is that of the only set.
    fn has_wording(&self, set: &str, agreement: &Agreement) -> bool {
        let is_of_set = |cause: &Cause| {
            cause.holds
                && match &cause.fact {
                    Fact::ServiceOf(of) => of == set,
                    Fact::Service(service) => {
                        let service = self.template.service(service);
                        service.is_some_and(|service| service.set == set)
                    }
                    Fact::Answered(_) | Fact::Answer(..) => false,
                }
        };
        let is_only_set = self.template.sets.len() == 1;
        agreement.explanation.iter().any(|explained| {
            explained.printed
                && self.is_wording(explained)
                && (is_only_set || explained.causes.iter().any(is_of_set))
        })
    }

    fn is_wording(&self, explained: &Explained) -> bool {
        match explained.kind {
            ExplainedKind::Choice => true,
            ExplainedKind::Block => !self.lists.contains(&*explained.id),
            _ => false,
        }
    }

    fn references(&mut self, case: &Case, agreement: &Agreement) {
        let printed: BTreeSet<&str> = agreement.blocks.iter().map(|block| &*block.id).collect();
        for block in &agreement.blocks {
            let runs = block.parts().into_iter().flat_map(|part| part.runs.iter());
            for run in runs {
                let Origin::Reference(target) = &run.origin else {
                    continue;
                };
                let mut labelled = self.labelled.get(&**target).into_iter().flatten();
                let resolves =
                    printed.contains(&**target) || labelled.any(|block| printed.contains(block));
                if !resolves {
                    let kind = FindingKind::Reference {
                        block: block.id.clone(),
                        target: target.clone(),
                    };
                    self.find(Law::References, kind, case);
                }
            }
        }
    }

    /// Looks for parties without a place to sign. Who signs only under a condition that doesn't hold has none, though
    /// signatories may be filled in; who isn't named in the agreement, as a guarantor, is no party to it.
    fn signatures(&mut self, case: &Case, draft: &Draft, agreement: &Agreement) {
        let template = self.template;
        let requires = |field: &Field| draft.requires(template, field);
        for party in &template.parties {
            let name = template.field(&party.name_field);
            if !draft.is_answered(&party.name_field) && !name.is_some_and(requires) {
                continue;
            }
            let is_left_out = template.signatories_of(&party.id).is_some_and(|field| {
                matches!(field.required, Required::When(_)) && !requires(field)
            });
            let signs = agreement.blocks.iter().any(|block| match &block.content {
                Content::Signatures(signatures) => signatures.signatories.iter().any(|signatory| {
                    let mut lines = signatory.lines.iter();
                    signatory.party == party.id && lines.any(|line| line.is_signature)
                }),
                _ => false,
            });
            if !signs || is_left_out {
                let kind = FindingKind::PartyDoesNotSign(party.id.clone());
                self.find(Law::Signatures, kind, case);
            }
        }
    }

    fn tables(&mut self, case: &Case, agreement: &Agreement) {
        for block in &agreement.blocks {
            if matches!(&block.content, Content::Grid(grid) if grid.rows.is_empty()) {
                let kind = FindingKind::EmptyTable(block.id.clone());
                self.find(Law::Tables, kind, case);
            }
        }
    }

    fn labels(&mut self, case: &Case, agreement: &Agreement) {
        for width in self.typesetter.label_widths(agreement, self.template) {
            let Some(block) = agreement.blocks.get(width.block) else {
                continue;
            };
            let (Content::Heading { label, .. } | Content::Clause { label, .. }) = &block.content
            else {
                continue;
            };
            if width.is_too_wide() {
                let kind = FindingKind::WideLabel {
                    block: block.id.clone(),
                    label: label.text(),
                    width_dmm: tenths_of_mm(width.width_pt),
                    column_dmm: tenths_of_mm(width.column_pt),
                };
                self.find(Law::Labels, kind, case);
            }
        }
    }
}

fn tenths_of_mm(length_pt: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "lengths on a page are positive and far below the type's range"
    )]
    let rounded = (length_pt / PT_PER_MM * 10.0).round().max(0.0) as usize;
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Wording, build};
    use crate::template::{Condition, Inline, TableRows, built_in};
    use crate::template_test::cases::Cases;
    use crate::typeset::fonts::TYPEFACE;

    /// The findings of a law in a template that no check has seen.
    fn findings(change: fn(&mut Template), law: Law) -> Vec<FindingKind> {
        let mut template = built_in(&TYPEFACE).expect("a sound template");
        change(&mut template);
        let mut observer = Observer::new(&template);
        let cases = Cases::of(&template);
        for case in &cases.cases {
            let agreement = build(&template, &cases.draft(case), Wording::Corrected);
            observer.observe(case, &cases.draft(case), &agreement);
        }
        let mut findings = observer.finish(true);
        let findings = findings.remove(&law).unwrap_or_default();
        findings.into_iter().map(|finding| finding.kind).collect()
    }

    fn remove(template: &mut Template, block: &str) {
        template.blocks.retain(|found| found.id != block);
    }

    #[test]
    fn a_service_in_no_list_is_found() {
        let found = findings(|template| remove(template, "b-list"), Law::Services);
        // In the order of the cases, whichever comes first.
        let mut found: Vec<String> = found.iter().map(|kind| format!("{kind:?}")).collect();
        found.sort();
        let expected = [
            "faktura-reskontra",
            "kreditupplysning-privatpersoner",
            "moms-aterbaring",
        ];
        let expected = expected.map(|id| format!("ServiceNotPrinted({id:?})"));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_party_that_has_no_place_to_sign_is_found() {
        let sign_when_answered = |template: &mut Template| {
            for field in &mut template.fields {
                if field.id == "customer.signatories" {
                    field.required = Required::When(Condition::Service("inkasso".to_owned()));
                }
            }
        };
        let found = findings(sign_when_answered, Law::Signatures);
        assert_eq!(
            found,
            [FindingKind::PartyDoesNotSign("customer".to_owned())]
        );
        assert_eq!(findings(|_| {}, Law::Signatures), []);
    }

    #[test]
    fn a_table_that_can_be_printed_without_rows_is_found() {
        let print_always = |template: &mut Template| {
            for block in &mut template.blocks {
                if matches!(&block.kind, BlockKind::Table(table) if matches!(table.rows, TableRows::Field { .. }))
                {
                    block.when = Condition::Always;
                }
            }
        };
        let found = findings(print_always, Law::Tables);
        assert!(!found.is_empty());
        assert!(
            found
                .iter()
                .all(|kind| matches!(kind, FindingKind::EmptyTable(_)))
        );
        assert_eq!(findings(|_| {}, Law::Tables), []);
    }

    #[test]
    fn a_set_without_wording_is_found() {
        let without_text = |template: &mut Template| {
            for block in &mut template.blocks {
                if block.id != "a-list" && block.id.starts_with("a-") {
                    block.when = Condition::Always;
                }
            }
        };
        let found = findings(without_text, Law::Services);
        assert_eq!(found, [FindingKind::SetWithoutText("A".to_owned())]);
    }

    #[test]
    fn a_reference_to_what_is_not_printed_is_found() {
        let refer_to_a_block_of_b = |template: &mut Template| {
            for block in &mut template.blocks {
                if let ("roles", BlockKind::Paragraph { text }) = (&*block.id, &mut block.kind) {
                    text.push(Inline::Reference {
                        target: "b-7-1".to_owned(),
                        label: "7.1".to_owned(),
                    });
                }
            }
        };
        let found = findings(refer_to_a_block_of_b, Law::References);
        let expected = FindingKind::Reference {
            block: "roles".to_owned(),
            target: "b-7-1".to_owned(),
        };
        assert_eq!(found, [expected]);
        let found = findings(|template| remove(template, "a-heading"), Law::References);
        let expected = FindingKind::Reference {
            block: "a-roles".to_owned(),
            target: "A".to_owned(),
        };
        assert_eq!(found, [expected]);
    }
}

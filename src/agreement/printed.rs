//! What an agreement prints of its template.

use std::collections::BTreeSet;

use super::explain::ExplainedKind;
use super::model::Agreement;
use super::parts::{Content, Origin};
use crate::draft::Draft;
use crate::template::{
    Block, BlockKind, Condition, Fact, Inline, PartyRow, Printed, PrintedBlock, Required,
    SignatureLine, Template, Test, Text, flat,
};

impl Agreement {
    /// What it prints of the template that it was made of, with this draft. Whether its pages are marked as a
    /// draft's, and what of the draft isn't printed, is for others to say.
    #[must_use]
    pub fn printed(&self, template: &Template, draft: &Draft) -> Printed {
        let parties = template.parties.iter();
        let mut printed = Printed {
            parties: parties.map(|party| party.id.clone()).collect(),
            ..Printed::default()
        };
        for run in self.runs() {
            note_origin(&run.origin, &mut printed);
        }
        for block in &self.blocks {
            match &block.content {
                Content::Table(_) => printed.has_party_table = true,
                Content::Items(items) => {
                    printed.has_signs |= items.iter().any(|item| item.label.is_empty());
                }
                Content::Signatures(signatures) => {
                    let parties = signatures.signatories.iter().map(|one| &one.party);
                    let fields = parties.filter_map(|party| template.signatories_of(party));
                    printed.fields.extend(fields.map(|field| field.id.clone()));
                    printed.has_signatures |= !signatures.signatories.is_empty();
                }
                _ => {}
            }
        }
        let ids: BTreeSet<&str> = self.blocks.iter().map(|block| block.id.as_str()).collect();
        for block in &template.blocks {
            let is_printed = ids.contains(&*block.id);
            let of_block = is_printed.then(|| self.printed_of(block, template, draft));
            if is_printed {
                note_blanks(block, template, draft, &mut printed.fields);
            }
            printed.blocks.push(of_block);
        }
        let own = template.fields.iter();
        let own = own.filter(|field| printed.fields.contains(&field.id));
        printed.genitives = own.filter_map(|field| field.genitive_of.clone()).collect();
        printed
    }

    fn printed_of(&self, block: &Block, template: &Template, draft: &Draft) -> PrintedBlock {
        let explanation = match block.kind {
            BlockKind::Parties(_)
            | BlockKind::List(_)
            | BlockKind::Definitions(_)
            | BlockKind::Table(_) => self.explanation.as_slice(),
            _ => &[],
        };
        let rows = explanation.iter();
        let is_row = |kind| matches!(kind, ExplainedKind::Row | ExplainedKind::Item);
        let rows = rows.filter(|row| is_row(row.kind) && row.block == block.id);
        let texts = texts_of(&block.kind);
        let choices = texts
            .into_iter()
            .flat_map(|text| flat(text))
            .filter_map(|inline| {
                let Inline::Variant { choices, .. } = inline else {
                    return None;
                };
                Some(choice(choices, template, draft))
            });
        let cells = party_rows(&block.kind).map(|row| {
            let whens = row.when.iter();
            whens.map(|when| holds(when, template, draft)).collect()
        });
        PrintedBlock {
            cells: cells.collect(),
            rows: rows.map(|row| row.printed).collect(),
            choices: choices.collect(),
        }
    }
}

/// The facts that any condition of a template asks about.
#[must_use]
pub fn asked(template: &Template) -> BTreeSet<Fact> {
    let mut facts = BTreeSet::new();
    for block in &template.blocks {
        facts.extend(block.when.facts());
        for (when, _) in block.kind.entry_texts() {
            facts.extend(when.facts());
        }
        for when in party_rows(&block.kind).flat_map(|row| &row.when) {
            facts.extend(when.facts());
        }
        for inline in texts_of(&block.kind)
            .into_iter()
            .flat_map(|text| flat(text))
        {
            if let Inline::Variant { choices, .. } = inline {
                facts.extend(choices.iter().flat_map(|(when, _)| when.facts()));
            }
        }
    }
    for field in &template.fields {
        if let Required::When(when) = &field.required {
            facts.extend(when.facts());
        }
    }
    facts
}

/// The tests that conditions make of the answer of a field, sorted.
#[must_use]
pub fn tests_of(template: &Template, field: &str) -> Vec<Test> {
    let tests = asked(template).into_iter().filter_map(|fact| match fact {
        Fact::Answer(id, test) if id == field => Some(test),
        _ => None,
    });
    tests.collect()
}

/// The rows of the party table.
fn party_rows(kind: &BlockKind) -> impl Iterator<Item = &PartyRow> {
    let parties = match kind {
        BlockKind::Parties(parties) => Some(parties),
        _ => None,
    };
    let parties = parties.into_iter();
    parties.flat_map(|parties| parties.rows.iter().chain(&parties.common))
}

fn holds(when: &Condition, template: &Template, draft: &Draft) -> bool {
    when.holds(&|fact| draft.evaluate(template, fact))
}

/// The choice of a variant that is printed.
fn choice(choices: &[(Condition, Text)], template: &Template, draft: &Draft) -> Option<usize> {
    choices
        .iter()
        .position(|(when, _)| when.holds(&|fact| draft.evaluate(template, fact)))
}

fn note_origin(origin: &Origin, printed: &mut Printed) {
    match origin {
        // Most fields are printed many times.
        Origin::Field(field) | Origin::Signatory { field, .. } => {
            if !printed.fields.contains(field) {
                printed.fields.insert(field.clone());
            }
        }
        Origin::Gap {
            field: Some(field),
            required,
            ..
        } => {
            printed.fields.insert(field.clone());
            if *required {
                printed.missing.insert(field.clone());
            }
        }
        Origin::Service(service) => {
            printed.services.insert(service.clone());
        }
        Origin::Gap { field: None, .. }
        | Origin::Fixed
        | Origin::Foreign(_)
        | Origin::Correction(_)
        | Origin::Reference(_)
        | Origin::Approval
        | Origin::Comparison(_) => {}
    }
}

/// Notes the fields of a printed block that say nothing on purpose: outside of tables, without that answer there
/// would be a gap.
fn note_blanks(block: &Block, template: &Template, draft: &Draft, into: &mut BTreeSet<String>) {
    let mut open = match &block.kind {
        BlockKind::Parties(parties) => vec![&parties.heading],
        BlockKind::Table(table) => vec![&table.caption],
        kind => texts_of(kind),
    };
    if let BlockKind::List(_) | BlockKind::Definitions(_) = &block.kind {
        let texts = block.kind.entry_texts().into_iter();
        let printed = texts.filter(|(when, _)| when.holds(&|fact| draft.evaluate(template, fact)));
        open.extend(printed.map(|(_, text)| text));
    }
    let mut fields = BTreeSet::new();
    while let Some(text) = open.pop() {
        for inline in flat(text) {
            match inline {
                Inline::Field { field, .. } => drop(fields.insert(field.clone())),
                Inline::PartyField { name, .. } => {
                    let parties = template.parties.iter();
                    fields.extend(parties.map(|party| format!("{}.{name}", party.id)));
                }
                Inline::Variant { choices, .. } => {
                    let choice = choice(choices, template, draft);
                    open.extend(choice.map(|choice| &choices[choice].1));
                }
                _ => {}
            }
        }
    }
    into.extend(fields.into_iter().filter(|field| {
        template.field(field).is_some() && draft.text(field).is_some_and(|text| text.is_empty())
    }));
}

/// The texts of a block, in their order.
fn texts_of(kind: &BlockKind) -> Vec<&Text> {
    match kind {
        BlockKind::Title { text }
        | BlockKind::Paragraph { text }
        | BlockKind::RunningHead { text } => vec![text],
        BlockKind::Heading { label, text, .. } | BlockKind::Clause { label, text } => {
            vec![label, text]
        }
        BlockKind::Annex { label, text, .. } => vec![label, text],
        BlockKind::Services { .. }
        | BlockKind::PageBreak
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Table(_) => Vec::new(),
        BlockKind::Parties(parties) => {
            let rows = parties.rows.iter().chain(&parties.common);
            let rows = rows.flat_map(|row| [&row.row.label, &row.row.text]);
            [&parties.heading].into_iter().chain(rows).collect()
        }
        BlockKind::Signatures(signatures) => {
            let lines = signatures.lines.iter().flat_map(|line| match line {
                SignatureLine::Value(row) => vec![&row.label, &row.text],
                SignatureLine::Signature { label } => vec![label],
            });
            let heads = [&signatures.heading, &signatures.signer].into_iter();
            heads.chain(lines).collect()
        }
    }
}

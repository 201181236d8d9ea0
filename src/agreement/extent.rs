//! How long an agreement's text can get, before it is made.

use std::collections::BTreeMap;

use crate::draft::{Answer, Draft, normal};
use crate::template::{
    BlockKind, Condition, Form, Inline, SignatureLine, TableRows, Template, Text,
};

/// What a piece of text counts for beside its own bytes: an empty one takes memory too, and a date, a country or a gap
/// is longer on the page than in the draft.
const PIECE_BYTES: usize = 32;

/// Returns a bound of the bytes of an agreement's text. The time it takes doesn't depend on how often a text is repeated:
/// a few kilobytes of a template and a draft can come to gigabytes, since tables repeat a row for each party, and places to
/// sign for each signatory.
#[must_use]
pub fn max_text_bytes(template: &Template, draft: &Draft) -> usize {
    let mut extent = Extent {
        template,
        draft,
        answers: BTreeMap::new(),
        party_answers: BTreeMap::new(),
        row_values: BTreeMap::new(),
    };
    let blocks = template.blocks.iter();
    let blocks = blocks.filter(|block| is_printed(&block.when, template, draft));
    blocks.fold(0, |sum: usize, block| {
        sum.saturating_add(extent.block(&block.kind))
    })
}

fn is_printed(when: &Condition, template: &Template, draft: &Draft) -> bool {
    when.holds(&|fact| draft.evaluate(template, fact))
}

struct Extent<'a> {
    template: &'a Template,
    draft: &'a Draft,
    /// The bytes of answers, by field, and by the name that the fields of all parties share.
    answers: BTreeMap<&'a str, usize>,
    party_answers: BTreeMap<&'a str, usize>,
    /// The bytes of the longest value, by column.
    row_values: BTreeMap<&'a str, usize>,
}

impl<'a> Extent<'a> {
    fn block(&mut self, kind: &'a BlockKind) -> usize {
        match kind {
            BlockKind::Title { text }
            | BlockKind::Paragraph { text }
            | BlockKind::RunningHead { text } => self.text(text),
            BlockKind::Heading { label, text, .. } | BlockKind::Clause { label, text } => {
                self.texts([label, text])
            }
            BlockKind::Services { set } => {
                let services = self.template.services_of(set);
                let services = services.filter(|service| self.draft.has_service(&service.id));
                services.map(|one| one.name.len() + PIECE_BYTES).sum()
            }
            BlockKind::Annex { label, text, .. } => self.texts([label, text]),
            BlockKind::PageBreak => 0,
            BlockKind::List(_) | BlockKind::Definitions(_) => self.entries(kind),
            BlockKind::Table(table) => {
                let rows = match &table.rows {
                    TableRows::Fixed(_) => 1,
                    TableRows::Field { field, .. } => self.draft.rows(field).len().max(1),
                    TableRows::Services { .. } => self.template.services.len().max(1),
                };
                self.entries(kind).saturating_mul(rows)
            }
            BlockKind::Parties(parties) => {
                let columns = self.template.parties.len();
                let once = parties.rows.iter().map(|row| &row.row.label);
                let common = parties.common.iter();
                let once = once.chain(common.flat_map(|row| [&row.row.label, &row.row.text]));
                let once = self.texts(once.chain([&parties.heading]));
                let cells = self.texts(parties.rows.iter().map(|row| &row.row.text));
                once.saturating_add(cells.saturating_mul(columns))
            }
            BlockKind::Signatures(signatures) => {
                let lines = signatures.lines.iter().flat_map(|line| match line {
                    SignatureLine::Value(row) => vec![&row.label, &row.text],
                    SignatureLine::Signature { label } => vec![label],
                });
                let each = self.texts(lines.chain([&signatures.signer]));
                let heading = self.text(&signatures.heading);
                heading.saturating_add(each.saturating_mul(self.signatories()))
            }
        }
    }

    fn entries(&mut self, kind: &'a BlockKind) -> usize {
        self.texts(kind.entry_texts().into_iter().map(|(_, text)| text))
    }

    fn texts(&mut self, texts: impl IntoIterator<Item = &'a Text>) -> usize {
        let texts = texts.into_iter();
        texts.fold(0, |sum: usize, text| sum.saturating_add(self.text(text)))
    }

    fn text(&mut self, text: &'a Text) -> usize {
        text.iter().fold(0, |sum: usize, inline| {
            sum.saturating_add(self.inline(inline) + PIECE_BYTES)
        })
    }

    fn inline(&mut self, inline: &'a Inline) -> usize {
        match inline {
            Inline::Fixed(text) | Inline::Foreign { text, .. } => text.len(),
            Inline::Corrected {
                source, printed, ..
            } => source.len().max(printed.len()),
            Inline::Reference { label, .. } => label.len(),
            Inline::AnnexReference { label, .. } => self.text(label),
            Inline::AnnexNumber => 0,
            Inline::ServiceName => self.longest_service(),
            Inline::RowValue { column, .. } => self.longest_value(column),
            Inline::ApprovalDate => PIECE_BYTES,
            Inline::Field { field, form } => {
                let genitive = match form {
                    Form::Genitive => self.template.genitive_field(field),
                    _ => None,
                };
                let own = genitive.map_or(0, |own| self.answer(&own.id));
                self.answer(field).max(own)
            }
            Inline::PartyField { name, .. } => self.party_answer(name),
            Inline::SignatoryName | Inline::SignatoryTitle | Inline::SignatoryEmail => {
                self.longest_person()
            }
            Inline::Emphasis { text, .. } => self.text(text),
            Inline::Variant { choices, .. } => {
                let (template, draft) = (self.template, self.draft);
                let mut choices = choices.iter();
                let choice = choices.find(|(when, _)| is_printed(when, template, draft));
                choice.map_or(0, |(_, text)| self.text(text))
            }
        }
    }

    fn answer(&mut self, field: &'a str) -> usize {
        let draft = self.draft;
        let length = || answer_bytes(draft, field);
        *self.answers.entry(field).or_insert_with(length)
    }

    /// Returns the longest answer of any party to the field of that name.
    fn party_answer(&mut self, name: &'a str) -> usize {
        let (template, draft) = (self.template, self.draft);
        let longest = || {
            let parties = template.parties.iter();
            let lengths = parties.map(|party| answer_bytes(draft, &format!("{}.{name}", party.id)));
            lengths.max().unwrap_or(0)
        };
        *self.party_answers.entry(name).or_insert_with(longest)
    }

    /// Returns the longest value in the columns of that name of any rows.
    fn longest_value(&mut self, column: &'a str) -> usize {
        let draft = self.draft;
        let longest = || {
            let fields = draft.answers.keys();
            let rows = fields.flat_map(|field| draft.rows(field));
            let values = rows.filter_map(|row| row.get(column));
            values.map(|value| normal(value).len()).max().unwrap_or(0)
        };
        *self.row_values.entry(column).or_insert_with(longest)
    }

    fn longest_service(&self) -> usize {
        let services = self.template.services.iter();
        services
            .map(|service| service.name.len())
            .max()
            .unwrap_or(0)
    }

    fn longest_person(&mut self) -> usize {
        let fields = self.draft.answers.keys();
        let longest = || {
            let people = fields.flat_map(|field| self.draft.signatories(field));
            let texts = people.flat_map(|person| [&person.name, &person.title, &person.email]);
            let lengths = texts.map(String::len);
            lengths.max().unwrap_or(0)
        };
        // No field has this name.
        *self.answers.entry("").or_insert_with(longest)
    }

    /// Returns how many places to sign there are: one at least for each party.
    fn signatories(&self) -> usize {
        let fields = self.template.parties.iter();
        let fields = fields.map(|party| self.template.signatories_of(&party.id));
        let counts = fields.map(|field| {
            let named = field.map_or(0, |field| self.draft.signatories(&field.id).len());
            named.max(1)
        });
        counts.sum()
    }
}

fn answer_bytes(draft: &Draft, field: &str) -> usize {
    match draft.answers.get(field) {
        Some(Answer::Text(text)) => normal(text).len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::{Wording, build};
    use crate::draft;
    use crate::template::built_in;
    use crate::typeset::fonts::TYPEFACE;

    #[test]
    fn no_agreement_is_longer_than_its_bound() {
        let template = built_in(&TYPEFACE).expect("a sound template");
        let example = draft::read(include_bytes!("../../assets/example.ron"));
        let example = example.expect("a sound draft");
        for draft in [Draft::new(&template), example] {
            let lines = build(&template, &draft, Wording::Corrected).lines();
            let length: usize = lines.iter().map(String::len).sum();
            let bound = max_text_bytes(&template, &draft);
            assert!(
                (length..2 * length + 4_000).contains(&bound),
                "{length} {bound}"
            );
        }
    }
}

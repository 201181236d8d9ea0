//! Where services and answers occur in the text of a template, and under which conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, Fact};
use super::entries::{EntryText, TableBlock, TableRows, Term};
use super::field_kind::FieldKind;
use super::inline::{Form, Inline, Text, flat};
use super::model::{Block, BlockKind, Field, Row, SignatureLine, Template};

/// Something that a place in a template prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence<'t> {
    /// The chosen services of a set.
    Services(&'t str),
    /// The answer of a field.
    Field(&'t str),
    /// The answers of a field that every party has, by the part of its name behind the full stop.
    PartyField(&'t str),
    /// The genitive of the answer of a field, which a field of its own may have.
    Genitive(&'t str),
    /// The genitives of the answers of a field that every party has.
    PartyGenitive(&'t str),
    /// The names of the signatories of all parties.
    Signatories,
    /// Wording.
    Wording,
}

/// A condition that a place is under, and whether it must hold or must not.
#[derive(Clone, Copy, Debug)]
pub struct Guard<'t> {
    /// The condition.
    pub condition: &'t Condition,
    /// Whether it must hold.
    pub holds: bool,
}

impl<'t> Guard<'t> {
    /// A condition that must hold.
    #[must_use]
    pub fn when(condition: &'t Condition) -> Self {
        Self {
            condition,
            holds: true,
        }
    }

    /// A condition that must not hold.
    #[must_use]
    pub fn unless(condition: &'t Condition) -> Self {
        Self {
            condition,
            holds: false,
        }
    }
}

/// Calls a function for everything that a block prints under some condition, in the order of its text, with all
/// conditions that it is under.
pub fn visit_all<'t>(
    template: &'t Template,
    block: &'t Block,
    visitor: &mut dyn FnMut(Occurrence<'t>, &[Guard<'t>]),
) {
    let mut guards = vec![Guard::when(&block.when)];
    for set in listed_sets(&block.kind) {
        visitor(Occurrence::Services(set), &guards);
    }
    if let Some(field) = block.kind.listed_field() {
        visitor(Occurrence::Field(field), &guards);
    }
    for text in texts(&block.kind) {
        visit_text(text, &mut guards, visitor);
    }
    for (when, text) in block.kind.entry_texts() {
        let is_guarded = *when != Condition::Always;
        if is_guarded {
            guards.push(Guard::when(when));
        }
        visit_text(text, &mut guards, visitor);
        guards.truncate(1);
    }
    for (party, when, row) in conditional_cells(template, &block.kind) {
        guards.push(Guard::when(when));
        visit_text(&row.text, &mut guards, &mut |occurrence, guards| {
            visitor(template.of_party(occurrence, party), guards);
        });
        guards.truncate(1);
    }
}

fn visit_text<'t>(
    text: &'t Text,
    guards: &mut Vec<Guard<'t>>,
    visitor: &mut dyn FnMut(Occurrence<'t>, &[Guard<'t>]),
) {
    for inline in flat(text) {
        for occurrence in occurrences(inline) {
            visitor(occurrence, guards);
        }
        if let Inline::Variant { choices, .. } = inline {
            let outer = guards.len();
            for (when, choice) in choices {
                guards.push(Guard::when(when));
                visit_text(choice, guards, visitor);
                guards.pop();
                guards.push(Guard::unless(when));
            }
            guards.truncate(outer);
        }
    }
}

impl Template {
    /// The fields of which the answer is printed when facts are as `evaluate` says, if there is one.
    #[must_use]
    pub fn printed_fields(&self, evaluate: &dyn Fn(&Fact) -> bool) -> BTreeSet<String> {
        let (mut fields, mut party_fields) = (BTreeSet::new(), BTreeSet::new());
        let (mut genitives, mut party_genitives) = (BTreeSet::new(), BTreeSet::new());
        let mut has_signatories = false;
        for block in &self.blocks {
            visit_printed(self, block, evaluate, &mut |occurrence| match occurrence {
                Occurrence::Field(field) => drop(fields.insert(field)),
                Occurrence::PartyField(name) => drop(party_fields.insert(name)),
                Occurrence::Genitive(field) => drop(genitives.insert(field)),
                Occurrence::PartyGenitive(name) => drop(party_genitives.insert(name)),
                Occurrence::Signatories => has_signatories = true,
                Occurrence::Services(_) | Occurrence::Wording => {}
            });
        }
        let parties: BTreeSet<&str> = self.parties.iter().map(|party| &*party.id).collect();
        let signatories = self.signatory_fields();
        let is_printed = |field: &&Field| {
            if let FieldKind::Signatories { party, .. } = &field.kind {
                return has_signatories && signatories.get(&**party) == Some(&&*field.id);
            }
            let is_among = |id: &str, fields: &BTreeSet<&str>, party_fields: &BTreeSet<&str>| {
                let of_party = id.split_once('.').is_some_and(|(party, name)| {
                    parties.contains(party) && party_fields.contains(name)
                });
                of_party || fields.contains(id)
            };
            let of = field.genitive_of.as_deref();
            is_among(&field.id, &fields, &party_fields)
                || of.is_some_and(|of| is_among(of, &genitives, &party_genitives))
        };
        let printed = self.fields.iter().filter(is_printed);
        printed.map(|field| field.id.clone()).collect()
    }

    /// Whether some text prints the answer of a field, a number, in words.
    #[must_use]
    pub fn prints_in_words(&self, id: &str) -> bool {
        let texts = self.blocks.iter().flat_map(|block| texts(&block.kind));
        texts.into_iter().any(|text| has_words(text, id))
    }

    /// The field of each party's signatories; of several, the first.
    pub(super) fn signatory_fields(&self) -> BTreeMap<&str, &str> {
        let mut fields = BTreeMap::new();
        for field in &self.fields {
            if let FieldKind::Signatories { party, .. } = &field.kind {
                fields.entry(party.as_str()).or_insert(field.id.as_str());
            }
        }
        fields
    }
}

/// Calls a function for everything that a block prints when facts are as `evaluate` says.
fn visit_printed<'t>(
    template: &'t Template,
    block: &'t Block,
    evaluate: &dyn Fn(&Fact) -> bool,
    visitor: &mut dyn FnMut(Occurrence<'t>),
) {
    if !block.when.holds(evaluate) {
        return;
    }
    for set in listed_sets(&block.kind) {
        visitor(Occurrence::Services(set));
    }
    if let Some(field) = block.kind.listed_field() {
        visitor(Occurrence::Field(field));
    }
    for text in texts(&block.kind) {
        visit_printed_text(text, evaluate, visitor);
    }
    for (when, text) in block.kind.entry_texts() {
        if when.holds(evaluate) {
            visit_printed_text(text, evaluate, visitor);
        }
    }
    for (party, when, row) in conditional_cells(template, &block.kind) {
        if when.holds(evaluate) {
            visit_printed_text(&row.text, evaluate, &mut |occurrence| {
                visitor(template.of_party(occurrence, party));
            });
        }
    }
}

fn visit_printed_text<'t>(
    text: &'t Text,
    evaluate: &dyn Fn(&Fact) -> bool,
    visitor: &mut dyn FnMut(Occurrence<'t>),
) {
    for inline in flat(text) {
        for occurrence in occurrences(inline) {
            visitor(occurrence);
        }
        if let Inline::Variant { choices, .. } = inline {
            let mut choices = choices.iter();
            if let Some((_, choice)) = choices.find(|(when, _)| when.holds(evaluate)) {
                visit_printed_text(choice, evaluate, visitor);
            }
        }
    }
}

fn has_words(text: &Text, id: &str) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Field { field, form } => field == id && form.has_words(),
        Inline::PartyField { name, form } => {
            let parts = id.split_once('.');
            parts.is_some_and(|(_, own)| own == name) && form.has_words()
        }
        Inline::Variant { choices, .. } => choices.iter().any(|(_, text)| has_words(text, id)),
        _ => false,
    })
}

/// What a piece of a text prints, if that is no choice: an answer, and perhaps its genitive, or something else.
fn occurrences(inline: &Inline) -> impl Iterator<Item = Occurrence<'_>> {
    let genitive = match inline {
        Inline::Field {
            field,
            form: Form::Genitive,
        } => Some(Occurrence::Genitive(field)),
        Inline::PartyField {
            name,
            form: Form::Genitive,
        } => Some(Occurrence::PartyGenitive(name)),
        _ => None,
    };
    occurrence(inline).into_iter().chain(genitive)
}

fn occurrence(inline: &Inline) -> Option<Occurrence<'_>> {
    match inline {
        Inline::Field { field, .. } => Some(Occurrence::Field(field)),
        Inline::PartyField { name, .. } => Some(Occurrence::PartyField(name)),
        Inline::SignatoryName => Some(Occurrence::Signatories),
        Inline::Fixed(text) if text.trim().is_empty() => None,
        Inline::Fixed(_) | Inline::Corrected { .. } | Inline::Foreign { .. } => {
            Some(Occurrence::Wording)
        }
        Inline::SignatoryTitle
        | Inline::SignatoryEmail
        | Inline::ServiceName
        | Inline::RowValue { .. }
        | Inline::ApprovalDate
        | Inline::AnnexNumber
        | Inline::AnnexReference { .. }
        | Inline::Reference { .. }
        | Inline::Variant { .. }
        | Inline::Emphasis { .. } => None,
    }
}

/// The sets of which a block lists the chosen services.
fn listed_sets(kind: &BlockKind) -> Vec<&str> {
    match kind {
        BlockKind::Services { set } => vec![set],
        BlockKind::Table(TableBlock {
            rows: TableRows::Services { sets, .. },
            ..
        }) => sets.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The cells of the party table that have a condition: the party of each, the condition and the row.
fn conditional_cells<'t>(
    template: &'t Template,
    kind: &'t BlockKind,
) -> Vec<(&'t str, &'t Condition, &'t Row)> {
    let BlockKind::Parties(parties) = kind else {
        return Vec::new();
    };
    let rows = parties.rows.iter().flat_map(|row| {
        let cells = template.parties.iter().zip(&row.when);
        cells.map(|(party, when)| (&*party.id, when, &row.row))
    });
    let common = parties.common.iter();
    let common = common.filter_map(|row| Some(("", row.when.first()?, &row.row)));
    rows.chain(common).collect()
}

impl Template {
    /// What an occurrence is in a cell of that party.
    fn of_party<'t>(&'t self, occurrence: Occurrence<'t>, party: &str) -> Occurrence<'t> {
        let (Occurrence::PartyField(name) | Occurrence::PartyGenitive(name)) = occurrence else {
            return occurrence;
        };
        let id = format!("{party}.{name}");
        match (self.field(&id), occurrence) {
            (Some(field), Occurrence::PartyGenitive(_)) => Occurrence::Genitive(&field.id),
            (Some(field), _) => Occurrence::Field(&field.id),
            // A party without the field prints nothing.
            (None, _) => Occurrence::Wording,
        }
    }
}

impl BlockKind {
    /// The field whose rows it lists.
    #[must_use]
    pub fn listed_field(&self) -> Option<&str> {
        match self {
            Self::Table(TableBlock {
                rows: TableRows::Field { field, .. },
                ..
            }) => Some(field),
            _ => None,
        }
    }

    /// The texts of its entries in their order, each with when it is printed if the block is.
    #[must_use]
    pub fn entry_texts(&self) -> Vec<EntryText<'_>> {
        match self {
            Self::List(list) => list.texts(),
            Self::Definitions(terms) => Term::texts(terms),
            Self::Table(table) => table.texts(),
            _ => Vec::new(),
        }
    }
}

/// The texts of a block, without labels, entries and cells with a condition.
fn texts(kind: &BlockKind) -> Vec<&Text> {
    match kind {
        BlockKind::Title { text }
        | BlockKind::Annex { text, .. }
        | BlockKind::Heading { text, .. }
        | BlockKind::Paragraph { text }
        | BlockKind::Clause { text, .. } => vec![text],
        BlockKind::Services { .. }
        | BlockKind::PageBreak
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        // It only repeats what is printed elsewhere.
        | BlockKind::RunningHead { .. }
        | BlockKind::Table(_) => Vec::new(),
        BlockKind::Parties(parties) => {
            let rows = parties.rows.iter().chain(&parties.common);
            let rows = rows.filter(|row| row.when.is_empty());
            let rows = rows.map(|row| &row.row.text);
            std::iter::once(&parties.heading).chain(rows).collect()
        }
        BlockKind::Signatures(signatures) => {
            let lines = signatures.lines.iter().filter_map(|line| match line {
                SignatureLine::Value(row) => Some(&row.text),
                SignatureLine::Signature { .. } => None,
            });
            let own = [&signatures.heading, &signatures.signer];
            own.into_iter().chain(lines).collect()
        }
    }
}

//! A checked template: every name in it has been resolved.

use super::canonical::Part;
use super::condition::Condition;
use super::entries::{ItemList, TableBlock, Term};
use super::field_kind::FieldKind;
use super::file::{Margins, Paper, SharedAnswers, Sizes};
use super::inline::{Inline, Text};
use super::label::Label;
use super::letterhead::Letterhead;
use super::role::Role;
use super::term::TermOf;

/// A checked template: every name in it refers to something that is there.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its identifier.
    pub id: String,
    /// The wording's version.
    pub version: String,
    /// The document's language, as a BCP 47 tag.
    pub language: String,
    /// Its name for people.
    pub title: String,
    /// Where the wording comes from.
    pub source: String,
    /// The template that it is a translation of.
    pub original: Option<Original>,
    /// The clause sets that services bring.
    pub sets: Vec<Set>,
    /// The parties, in the order of the agreement.
    pub parties: Vec<Party>,
    /// Families that the form groups services by.
    pub families: Vec<Group>,
    /// The services, in the order of the agreement.
    pub services: Vec<Service>,
    /// The sections of the form.
    pub groups: Vec<Group>,
    /// The fields, in the order of the form.
    pub fields: Vec<Field>,
    /// The agreement's blocks, in order.
    pub blocks: Vec<Block>,
    /// The editorial corrections; [`Inline::Corrected`] says where they are made.
    pub corrections: Vec<Correction>,
    /// How the pages look.
    pub page: PageStyle,
    /// Its content in [canonical form 2](super::canonical).
    pub parts: Part,
    /// The hash of its parts, in lower-case hexadecimal.
    pub hash: String,
}

/// The template that another one is a translation of, as it was when it was translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its content, in lower-case hexadecimal.
    pub hash: String,
}

/// A clause set.
#[derive(Clone, Debug)]
pub struct Set {
    /// Its name in conditions.
    pub id: String,
    /// What a reference to it prints.
    pub label: String,
    /// What it means, in a sentence.
    pub explanation: Label,
    /// Whether it only groups services in the form, and has no wording of its own.
    pub form_only: bool,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// What its fields begin with.
    pub id: String,
    /// What the agreement calls it.
    pub label: String,
    /// The field that holds its name: `<id>.name`, unless the template names another one.
    pub name_field: String,
}

impl Party {
    /// Whether a field is about it, by the field's name.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        field
            .strip_prefix(&self.id)
            .is_some_and(|rest| rest.starts_with('.'))
    }
}

/// A group of services or of fields in the form.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub id: String,
    /// What the form calls it.
    pub label: Label,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name in drafts.
    pub id: String,
    /// The clause set that it brings.
    pub set: String,
    /// The family it stands under in the form.
    pub family: String,
    /// What the agreement calls it.
    pub name: String,
    /// A short name for the form.
    pub short: Label,
    /// Whether it is for the form only: lists leave it out.
    pub form_only: bool,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in texts and drafts.
    pub id: String,
    /// The section of the form.
    pub group: String,
    /// What may stand in it.
    pub kind: FieldKind,
    /// What it is about, if its kind or its label says it.
    pub role: Option<Role>,
    /// What the form calls it.
    pub label: Label,
    /// A sentence of help.
    pub help: Option<Label>,
    /// Whether an answer must be there.
    pub required: Required,
    /// The value a new draft starts with.
    pub standard: Option<String>,
    /// A field that this one is derived from.
    pub follows: Option<String>,
    /// A field of which this one's answer is the genitive, where the language's rule can't know it.
    pub genitive_of: Option<String>,
    /// Whether its answer is for the form only, and never printed.
    pub form_only: bool,
    /// Its limits, if it is a term.
    pub term: Option<TermOf>,
}

/// Whether an answer must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Required {
    /// Always.
    Yes,
    /// Never.
    No,
    /// When the condition holds.
    When(Condition),
}

/// A block. Its condition is its own joined with those of the sections that it is in.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its name.
    pub id: String,
    /// When it is printed.
    pub when: Condition,
    /// What it stands in.
    pub place: BlockPlace,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockPlace {
    /// The annex, counted over all of the template's, from 0.
    pub annex: Option<usize>,
    /// The section that stays on one page, counted over all of the template's, from 0.
    pub together: Option<usize>,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// The agreement's title.
    Title {
        /// The wording.
        text: Text,
    },
    /// A heading.
    Heading {
        /// 1 for the highest under the title.
        level: u8,
        /// Its letter or number, which is wording.
        label: Text,
        /// The wording.
        text: Text,
    },
    /// A paragraph without a number.
    Paragraph {
        /// The wording.
        text: Text,
    },
    /// A numbered clause.
    Clause {
        /// Its number, which is wording.
        label: Text,
        /// The wording.
        text: Text,
    },
    /// The chosen services of a set.
    Services {
        /// The set.
        set: String,
    },
    /// Who the parties are.
    Parties(PartyBlock),
    /// Where the signatories sign.
    Signatures(SignatureBlock),
    /// The heading of an annex; the blocks in it follow.
    Annex {
        /// Which, counted over all annexes of the template, from 0.
        order: usize,
        /// What it is called.
        label: Text,
        /// The wording.
        text: Text,
    },
    /// What follows begins a page.
    PageBreak,
    /// A list.
    List(ItemList),
    /// Terms with their definitions.
    Definitions(Vec<Term>),
    /// A table.
    Table(TableBlock),
    /// A line at the head of every page.
    RunningHead {
        /// The wording.
        text: Text,
    },
}

/// Who the parties are.
#[derive(Clone, Debug)]
pub struct PartyBlock {
    /// A heading over the parties.
    pub heading: Text,
    /// Rows with a cell for each party.
    pub rows: Vec<PartyRow>,
    /// Rows with one cell.
    pub common: Vec<PartyRow>,
}

/// A row of the party block.
#[derive(Clone, Debug)]
pub struct PartyRow {
    /// Its label and value.
    pub row: Row,
    /// When each of its cells is printed, if the block is; empty for a row without a condition.
    pub when: Vec<Condition>,
}

impl PartyRow {
    /// When the cell of the party with that index is printed, if the block is.
    #[must_use]
    pub fn when_of(&self, party: usize) -> &Condition {
        const ALWAYS: &Condition = &Condition::Always;
        self.when.get(party).unwrap_or(ALWAYS)
    }
}

/// A labelled value.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub label: Text,
    /// Its value.
    pub text: Text,
}

/// Where the signatories sign.
#[derive(Clone, Debug)]
pub struct SignatureBlock {
    /// A heading over the signatures.
    pub heading: Text,
    /// Who signs.
    pub signer: Text,
    /// Whose lines print answers that belong to no party.
    pub shared_answers: SharedAnswers,
    /// The lines for each signatory.
    pub lines: Vec<SignatureLine>,
}

/// A line in a signatory's block.
#[derive(Clone, Debug)]
pub enum SignatureLine {
    /// A labelled value; not answered, it is a line to write on.
    Value(Row),
    /// The line to sign on.
    Signature {
        /// Its label.
        label: Text,
    },
}

/// An editorial correction.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its name.
    pub id: String,
    /// The block it is made in.
    pub block: String,
    /// What the source says.
    pub source: String,
    /// What is printed.
    pub printed: String,
    /// Why.
    pub reason: String,
    /// The switch: off prints the source's wording.
    pub on: bool,
}

/// How the pages look.
#[derive(Clone, Debug, PartialEq)]
pub struct PageStyle {
    /// The sheet.
    pub paper: Paper,
    /// The margins, in millimetres.
    pub margins_mm: Margins,
    /// How far labels hang out to the left of the text, in millimetres.
    pub hang_mm: f64,
    /// The typeface of everything.
    pub font: String,
    /// Sizes of type.
    pub sizes: Sizes,
    /// The sign before the items of lists.
    pub list_sign: String,
    /// The page number: `{page}` and `{pages}` in it.
    pub page_number: String,
    /// The word that every page of a draft carries.
    pub draft_mark: String,
    /// An image at the top of the first page.
    pub letterhead: Option<Letterhead>,
}

impl Block {
    /// Whether it has this label, or none and its wording begins with it.
    #[must_use]
    pub fn has_label(&self, label: &str) -> bool {
        match &self.kind {
            BlockKind::Heading {
                label: own, text, ..
            }
            | BlockKind::Clause { label: own, text } => match own.first() {
                Some(own) => wordings(own).contains(&label),
                None => begins_with(text, label),
            },
            BlockKind::Title { text } | BlockKind::Paragraph { text } => begins_with(text, label),
            _ => false,
        }
    }
}

fn begins_with(text: &Text, words: &str) -> bool {
    let first = text.first().map(wordings).unwrap_or_default();
    first.iter().any(|wording| wording.starts_with(words))
}

/// What a piece says, before and after a correction.
fn wordings(inline: &Inline) -> Vec<&str> {
    match inline {
        Inline::Fixed(wording) => vec![wording],
        Inline::Corrected {
            source, printed, ..
        } => vec![source, printed],
        _ => Vec::new(),
    }
}

impl Set {
    /// Its label without the sign behind it.
    #[must_use]
    pub fn letter(&self) -> &str {
        self.label.trim_end_matches([')', '.', ':'])
    }
}

impl Template {
    /// The service of that name.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// Whether a field is about the template's own party, the first one.
    #[must_use]
    pub fn is_own(&self, field: &str) -> bool {
        self.parties.first().is_some_and(|own| own.has(field))
    }

    /// Returns the parties but the template's own.
    #[must_use]
    pub fn other_parties(&self) -> &[Party] {
        self.parties.get(1..).unwrap_or_default()
    }

    /// Returns the family that a service stands under in the form.
    #[must_use]
    pub fn family_of(&self, service: &Service) -> Option<&Group> {
        let mut families = self.families.iter();
        families.find(|family| family.id == service.family)
    }

    /// Returns what a field is called with its section of the form: its id if there is no such field.
    #[must_use]
    pub fn full_field_name(&self, field: &str, language: &str) -> String {
        match self.field_name(field, language) {
            ("", label) => label.to_owned(),
            (group, label) => format!("{group}: {label}"),
        }
    }

    /// Returns what a service is called where it stands outside the list of its family: the family, and in brackets its
    /// short name, as the register does.
    #[must_use]
    pub fn service_name(&self, id: &str, language: &str) -> Option<String> {
        let service = self.service(id)?;
        let short = service.short.text(language);
        let family = self.family_of(service);
        let family = family.map_or("", |family| family.label.text(language));
        Some(if family.is_empty() || short == family {
            short.to_owned()
        } else {
            format!("{family} ({short})")
        })
    }

    /// What a field's section of the form and the field are called for people; nothing and its id if
    /// there is no such field.
    #[must_use]
    pub fn field_name<'a>(&'a self, id: &'a str, language: &str) -> (&'a str, &'a str) {
        let Some(field) = self.field(id) else {
            return ("", id);
        };
        let group = self.groups.iter().find(|group| group.id == field.group);
        let group = group.map_or("", |group| group.label.text(language));
        (group, field.label.text(language))
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field that has the genitive of a field's answer, if there is one.
    #[must_use]
    pub fn genitive_field(&self, id: &str) -> Option<&Field> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.genitive_of.as_deref() == Some(id))
    }

    /// The set of that name.
    #[must_use]
    pub fn set(&self, id: &str) -> Option<&Set> {
        self.sets.iter().find(|set| set.id == id)
    }

    /// The party of that name.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }

    /// The services of a set, in the order of the agreement.
    pub fn services_of<'a>(&'a self, set: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services
            .iter()
            .filter(move |service| service.set == set)
    }

    /// The services of a set that a list of them prints if they are chosen.
    pub fn listed_services<'a>(&'a self, set: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services_of(set).filter(|service| !service.form_only)
    }

    /// The field that names a party's signatories.
    #[must_use]
    pub fn signatories_of(&self, party: &str) -> Option<&Field> {
        self.fields.iter().find(
            |field| matches!(&field.kind, FieldKind::Signatories { party: of, .. } if of == party),
        )
    }

    /// The first eight characters of the hash, as the pages show it.
    #[must_use]
    pub fn short_hash(&self) -> &str {
        &self.hash[..8.min(self.hash.len())]
    }
}

//! `body.ron`: the agreement's blocks, in order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::by_name::ByName;
use super::condition::Condition;
use super::listing::{Definitions, List, Table};
use super::standards::{is_empty, is_false, is_standard};
use crate::ron_text::Spanned;

/// `body.ron`: the agreement's blocks, in order.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BodyFile<'a> {
    /// The blocks.
    #[serde(borrow)]
    pub blocks: Vec<Block<'a>>,
}

/// A block.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Block<'a> {
    /// Blocks under one condition.
    Section(#[serde(borrow)] Section<'a>),
    /// The agreement's title.
    Title(TextBlock<'a>),
    /// A heading.
    Heading(Heading<'a>),
    /// A paragraph without a number.
    Paragraph(TextBlock<'a>),
    /// A clause with its number, which is wording.
    Clause(Clause<'a>),
    /// The chosen services of a set, as a list.
    Services(Services<'a>),
    /// Who the parties are, as a table.
    Parties(Parties<'a>),
    /// Where the signatories sign.
    Signatures(Signatures<'a>),
    /// An annex, with its blocks, on pages of its own.
    Annex(Annex<'a>),
    /// What follows begins a page.
    PageBreak(PageBreak<'a>),
    /// A list.
    List(List<'a>),
    /// Terms with their definitions.
    Definitions(Definitions<'a>),
    /// A table.
    Table(Table<'a>),
    /// A line at the head of every page.
    RunningHead(TextBlock<'a>),
}

impl<'a> BodyFile<'a> {
    /// The names of all blocks, sections included, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<&Spanned<'a>> {
        let mut ids = Vec::new();
        collect_ids(&self.blocks, &mut ids);
        ids
    }

    /// The labels of all blocks, by name; `None` for blocks that have no label.
    #[must_use]
    pub fn labels(&self) -> BTreeMap<&str, Option<&Spanned<'a>>> {
        let mut labels = BTreeMap::new();
        collect_labels(&self.blocks, &mut labels);
        labels
    }

    /// The annexes, in order.
    #[must_use]
    pub fn annexes(&self) -> Vec<&Annex<'a>> {
        let mut annexes = Vec::new();
        collect_annexes(&self.blocks, &mut annexes);
        annexes
    }
}

fn collect_annexes<'b, 'a>(blocks: &'b [Block<'a>], annexes: &mut Vec<&'b Annex<'a>>) {
    for block in blocks {
        if let Block::Annex(annex) = block {
            annexes.push(annex);
        }
        collect_annexes(block.inner(), annexes);
    }
}

fn collect_ids<'b, 'a>(blocks: &'b [Block<'a>], ids: &mut Vec<&'b Spanned<'a>>) {
    for block in blocks {
        ids.push(block.id());
        collect_ids(block.inner(), ids);
    }
}

fn collect_labels<'b, 'a>(
    blocks: &'b [Block<'a>],
    labels: &mut BTreeMap<&'b str, Option<&'b Spanned<'a>>>,
) {
    for block in blocks {
        collect_labels(block.inner(), labels);
        let label = match block {
            Block::Heading(heading) => Some(&heading.label),
            Block::Clause(clause) => Some(&clause.label),
            Block::Annex(annex) => Some(&annex.label),
            _ => None,
        };
        let label = label.filter(|label| !label.trim().is_empty());
        labels.insert(block.id(), label);
    }
}

impl<'a> Block<'a> {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> &Spanned<'a> {
        match self {
            Self::Section(block) => &block.id,
            Self::Title(block) | Self::Paragraph(block) | Self::RunningHead(block) => &block.id,
            Self::Heading(block) => &block.id,
            Self::Clause(block) => &block.id,
            Self::Services(block) => &block.id,
            Self::Parties(block) => &block.id,
            Self::Signatures(block) => &block.id,
            Self::Annex(block) => &block.id,
            Self::PageBreak(block) => &block.id,
            Self::List(block) => &block.id,
            Self::Definitions(block) => &block.id,
            Self::Table(block) => &block.id,
        }
    }

    /// The blocks inside it.
    #[must_use]
    pub fn inner(&self) -> &[Block<'a>] {
        match self {
            Self::Section(section) => &section.blocks,
            Self::Annex(annex) => &annex.blocks,
            _ => &[],
        }
    }

    /// Its own condition.
    #[must_use]
    pub fn when(&self) -> Option<&Condition<'a>> {
        match self {
            Self::Section(block) => block.when.as_ref(),
            Self::Title(block) | Self::Paragraph(block) | Self::RunningHead(block) => {
                block.when.as_ref()
            }
            Self::Heading(block) => block.when.as_ref(),
            Self::Clause(block) => block.when.as_ref(),
            Self::Services(block) => block.when.as_ref(),
            Self::Parties(block) => block.when.as_ref(),
            Self::Signatures(block) => block.when.as_ref(),
            Self::Annex(block) => block.when.as_ref(),
            Self::PageBreak(block) => block.when.as_ref(),
            Self::List(block) => block.when.as_ref(),
            Self::Definitions(block) => block.when.as_ref(),
            Self::Table(block) => block.when.as_ref(),
        }
    }
}

/// Blocks under one condition.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Section<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// Whether its blocks stay on one page, if they fit one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub together: bool,
    /// The blocks in it.
    pub blocks: Vec<Block<'a>>,
}

/// An annex: it begins a page, and so does what follows it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Annex<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// What it is called: `{annex number}` in it counts the annexes that are printed.
    pub label: Spanned<'a>,
    /// Its heading.
    pub text: Spanned<'a>,
    /// The blocks in it.
    pub blocks: Vec<Block<'a>>,
}

/// A page break.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageBreak<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When the page ends there; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
}

/// A title or a paragraph.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TextBlock<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// The wording.
    pub text: Spanned<'a>,
    /// Places in it with wording that depends on a condition.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub variants: Variants<'a>,
}

/// Named choices: the first whose condition holds is printed.
pub type Variants<'a> = ByName<'a, Vec<Choice<'a>>>;

/// A choice of wording.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Choice<'a> {
    /// When it is the one; always, if it doesn't say.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// The wording.
    pub text: Spanned<'a>,
}

/// A heading.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Heading<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// 1 for the highest under the title.
    pub level: u8,
    /// Its letter or number, which is wording.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub label: Spanned<'a>,
    /// The wording.
    pub text: Spanned<'a>,
}

/// A numbered clause.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clause<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// Its number, which is wording.
    pub label: Spanned<'a>,
    /// The wording.
    pub text: Spanned<'a>,
    /// Places in it with wording that depends on a condition.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub variants: Variants<'a>,
}

/// A list of chosen services.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Services<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// The set.
    pub set: Spanned<'a>,
}

/// The party block.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Parties<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// A heading over the parties.
    pub heading: Spanned<'a>,
    /// Rows with a cell for each party: `{party.name}` is the field `name` of the party.
    pub rows: Vec<PartyRow<'a>>,
    /// Rows with one cell for the agreement as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common: Vec<PartyRow<'a>>,
}

/// A row of the party block.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartyRow<'a> {
    /// When it is printed; always, if it doesn't say. In `rows` a field `party.name` is the field `name` of the party in
    /// question: the row has a cell for each party for which the condition holds.
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// What it is.
    pub label: Spanned<'a>,
    /// Its value.
    pub text: Spanned<'a>,
}

/// A labelled value.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row<'a> {
    /// What it is.
    #[serde(borrow)]
    pub label: Spanned<'a>,
    /// Its value.
    pub text: Spanned<'a>,
}

/// The signature block.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Signatures<'a> {
    /// The block's name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// When it is printed; always, if it doesn't say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition<'a>>,
    /// A heading over the signatures, repeated where they continue on another page.
    pub heading: Spanned<'a>,
    /// Who signs, over each signatory's lines: `{party.name}` is the field `name` of the party.
    pub signer: Spanned<'a>,
    /// Whose lines print answers that belong to no party, such as the place and date of signing.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub shared_answers: SharedAnswers,
    /// The lines for each signatory.
    pub lines: Vec<SignatureLine<'a>>,
}

/// Whose lines in a signature block print answers that belong to no party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum SharedAnswers {
    /// Those of the own party, the first one; the others have a line to write on.
    #[default]
    OwnParty,
    /// Those of all parties.
    AllParties,
}

/// A line that a signatory fills in, or that is filled in already.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum SignatureLine<'a> {
    /// A labelled value; not answered, it is a line to write on. `{signatory.name}`,
    /// `{signatory.title}` and `{signatory.email}` are the signatory's.
    Value(#[serde(borrow)] Row<'a>),
    /// The line to sign on.
    Signature(LabelOnly<'a>),
}

/// A label.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LabelOnly<'a> {
    /// The label.
    #[serde(borrow)]
    pub label: Spanned<'a>,
}

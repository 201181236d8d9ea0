//! The template as it stands in its files: what a lawyer writes, key by key.
//!
//! A folder holds five RON files, one for each part of [`TemplateFiles`]. The names of the keys are
//! the format: a new optional key may be added at any time (its standard value is left out of the
//! canonical form), any other change needs a new [`FORMAT`].

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::ron_text::{Spanned, unique_map};

/// The number of this format of template files.
pub const FORMAT: u32 = 1;

/// All parts of a template, each the content of one file.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateFiles<'a> {
    /// `template.ron`
    pub template: Head<'a>,
    /// `fields.ron`
    pub fields: FieldFile<'a>,
    /// `body.ron`
    pub body: BodyFile<'a>,
    /// `corrections.ron`
    pub corrections: CorrectionFile<'a>,
    /// `page.ron`
    pub page: PageFile<'a>,
}

/// The names of the files, in the order of the parts of [`TemplateFiles`].
pub const FILE_NAMES: [&str; 5] = [
    "template.ron",
    "fields.ron",
    "body.ron",
    "corrections.ron",
    "page.ron",
];

/// Words for the window in other languages, by language tag.
pub type Translations<'a> = ByName<'a, Spanned<'a>>;

/// Values by name; no name stands twice.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(transparent, bound(deserialize = "'de: 'a, T: Deserialize<'de>"))]
pub struct ByName<'a, T>(#[serde(deserialize_with = "unique_map")] BTreeMap<Spanned<'a>, T>);

impl<T> ByName<'_, T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> Deref for ByName<'a, T> {
    type Target = BTreeMap<Spanned<'a>, T>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// `template.ron`: what the template is, and what can be chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head<'a> {
    /// [`FORMAT`]
    pub format: u32,
    /// The template's name for programs.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The wording's version, as the lawyers count it.
    pub version: Spanned<'a>,
    /// The document's language, as a BCP 47 tag.
    pub language: Spanned<'a>,
    /// The template's name for people.
    pub title: Spanned<'a>,
    /// Where the wording comes from.
    pub source: Spanned<'a>,
    /// The clause sets that services bring.
    pub sets: Vec<Set<'a>>,
    /// The parties, in the order of the agreement.
    pub parties: Vec<Party<'a>>,
    /// Families that the form groups services by.
    pub families: Vec<Family<'a>>,
    /// The services, in the order of the agreement.
    pub services: Vec<Service<'a>>,
}

/// A clause set.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Set<'a> {
    /// Its name in conditions.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What a reference to it prints.
    pub label: Spanned<'a>,
    /// What it means, in a sentence for the form.
    pub explanation: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub explanations: Translations<'a>,
}

/// A party.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Party<'a> {
    /// What its fields begin with.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What the agreement's party and signature blocks call it.
    pub label: Spanned<'a>,
}

/// A family of services.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Family<'a> {
    /// Its name in services.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
}

/// A service.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service<'a> {
    /// Its name in drafts.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The clause set that it brings.
    pub set: Spanned<'a>,
    /// The family it stands under in the form.
    pub family: Spanned<'a>,
    /// What the agreement calls it.
    pub name: Spanned<'a>,
    /// A short name for the form.
    pub short: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub shorts: Translations<'a>,
}

/// `fields.ron`: what is to be filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFile<'a> {
    /// The sections of the form.
    #[serde(borrow)]
    pub groups: Vec<Family<'a>>,
    /// The fields, in the order of the form.
    pub fields: Vec<Field<'a>>,
}

/// A field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Field<'a> {
    /// Its name in texts and drafts; a party's begins with the party's id and a full stop.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The section of the form.
    pub group: Spanned<'a>,
    /// What may stand in it.
    pub kind: FieldKind<'a>,
    /// What the form calls it.
    pub label: Spanned<'a>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub labels: Translations<'a>,
    /// A sentence of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Spanned<'a>>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "ByName::is_empty")]
    pub helps: Translations<'a>,
    /// Whether an answer must be there.
    pub required: Required<'a>,
    /// The value a new draft starts with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<Spanned<'a>>,
    /// A field that this one is derived from: when that one was changed from its standard value
    /// and this one was not, that is worth a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Spanned<'a>>,
}

/// What may stand in a field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum FieldKind<'a> {
    /// A line of text.
    Text,
    /// Some lines of text.
    Lines(LineCount),
    /// A business id by the rule of the country that another field names.
    BusinessId(#[serde(borrow)] CountryOf<'a>),
    /// A postal code by the rule of the country that another field names.
    PostalCode(CountryOf<'a>),
    /// A country, as ISO 3166-1 alpha-2.
    Country,
    /// An e-mail address.
    Email,
    /// A day.
    Date,
    /// Those who sign for a party.
    Signatories(SignatoriesOf<'a>),
}

/// How much text.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LineCount {
    /// At most so many lines.
    pub most: usize,
}

/// Where the country stands whose rule holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CountryOf<'a> {
    /// A field of kind `Country`.
    #[serde(borrow)]
    pub country: Spanned<'a>,
}

/// Whose signatories, and how many.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignatoriesOf<'a> {
    /// The party.
    #[serde(borrow)]
    pub party: Spanned<'a>,
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
}

/// Whether an answer must be there.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Required<'a> {
    /// Always.
    Yes,
    /// Never.
    No,
    /// When the condition holds.
    When(#[serde(borrow)] Condition<'a>),
}

/// A condition: a closed set, so that every combination can be enumerated.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Condition<'a> {
    /// Some service of this set is chosen.
    ServiceOf(#[serde(borrow)] Spanned<'a>),
    /// This service is chosen.
    Service(Spanned<'a>),
    /// This field is answered, with something.
    Answered(Spanned<'a>),
    /// All of these hold.
    All(Vec<Condition<'a>>),
    /// At least one of these holds.
    Any(Vec<Condition<'a>>),
    /// This doesn't hold.
    Not(Box<Condition<'a>>),
}

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
    /// The blocks in it.
    pub blocks: Vec<Block<'a>>,
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
    /// Places in it whose wording depends on a condition.
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
    /// Places in it whose wording depends on a condition.
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
    /// Whose services.
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
    pub rows: Vec<Row<'a>>,
    /// Rows with one cell for the agreement as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common: Vec<Row<'a>>,
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
    /// The lines for each signatory.
    pub lines: Vec<SignatureLine<'a>>,
}

/// A line that a signatory fills in, or that is filled in already.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum SignatureLine<'a> {
    /// A labelled value; not answered, it is a line to write on. `{signatory.name}` and
    /// `{signatory.title}` are the signatory's.
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

/// `corrections.ron`: where the print departs from the source.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionFile<'a> {
    /// The editorial corrections.
    #[serde(borrow)]
    pub corrections: Vec<Correction<'a>>,
}

/// An editorial correction.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction<'a> {
    /// Its name.
    #[serde(borrow)]
    pub id: Spanned<'a>,
    /// The block it is made in.
    pub block: Spanned<'a>,
    /// Whether in its text or in its label.
    #[serde(default, skip_serializing_if = "is_text")]
    pub part: Part,
    /// What the source says: stands exactly once in the text, or is the whole label.
    pub source: Spanned<'a>,
    /// What is printed.
    pub printed: Spanned<'a>,
    /// Why.
    pub reason: Spanned<'a>,
    /// The switch: off prints the source's wording.
    pub on: bool,
}

/// A part of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Part {
    /// Its text.
    #[default]
    Text,
    /// Its label.
    Label,
}

/// `page.ron`: how the pages look.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PageFile<'a> {
    /// The sheet.
    pub paper: Paper,
    /// The margins, in millimetres.
    pub margins_mm: Margins,
    /// How far letters and numbers of clauses hang out to the left of the text, in millimetres.
    pub hang_mm: f64,
    /// The typeface of everything.
    #[serde(borrow)]
    pub font: Spanned<'a>,
    /// Sizes.
    pub sizes: Sizes,
    /// The sign before the items of lists.
    pub list_sign: Spanned<'a>,
    /// The page number: `{page}` and `{pages}` in it.
    pub page_number: Spanned<'a>,
    /// The word that every page of a draft carries.
    pub draft_mark: Spanned<'a>,
    /// An image at the top of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<Letterhead<'a>>,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    A4,
    /// 216 × 279 mm (ANSI A).
    Letter,
}

/// Margins of a page, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Over the text.
    pub top: f64,
    /// Right of the text.
    pub right: f64,
    /// Under the text; the page number stands in it.
    pub bottom: f64,
    /// Left of the text; labels hang into it.
    pub left: f64,
}

/// Sizes of type, in points.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// The text.
    pub text_pt: f64,
    /// From one line of it to the next.
    pub leading_pt: f64,
    /// The title.
    pub title_pt: f64,
    /// Headings of level 1.
    pub heading_pt: f64,
    /// Headings of level 2 and below.
    pub subheading_pt: f64,
    /// Labels of tables and signature lines, and page furniture.
    pub small_pt: f64,
}

/// An image at the top of the first page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead<'a> {
    /// A PNG file in the template's folder.
    #[serde(borrow)]
    pub file: Spanned<'a>,
    /// Its width on the page, in millimetres.
    pub width_mm: f64,
    /// What it shows, for those who can't see it.
    pub alternative: Spanned<'a>,
}

fn is_empty(word: &Spanned<'_>) -> bool {
    word.is_empty()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_text(part: &Part) -> bool {
    *part == Part::Text
}

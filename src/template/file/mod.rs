//! The template as it stands in its files: what a lawyer writes, key by key.
//!
//! A folder holds five RON files ([`TemplateFile`]), one for each part of [`TemplateFiles`]. The names of
//! the keys are the format: a new optional key may be added at any time (its standard value is left out of
//! the canonical form), any other change needs a new [`FORMAT`].

mod body;
mod by_name;
mod condition;
mod corrections;
mod examples;
mod fields;
mod head;
mod kinds;
mod listing;
mod page;
mod standards;
mod template_files;
mod terms;

pub use body::{
    Annex, Block, BodyFile, Choice, Clause, Heading, LabelOnly, PageBreak, Parties, PartyRow, Row,
    Section, Services, SharedAnswers, SignatureLine, Signatures, TextBlock, Variants,
};
pub use by_name::{ByName, Translations};
pub use condition::Condition;
pub use corrections::{Correction, CorrectionFile, Part};
pub use examples::example_of;
pub use fields::{Field, FieldFile, Required};
pub use head::{Family, Head, Original, Party, Service, Set};
pub use kinds::{
    AmountOf, AnswerOption, Column, CountryOf, FieldKind, LineCount, NumberOf, OptionsOf,
    PercentOf, RowsOf, SignatoriesOf, Unit, YesNoOf,
};
pub use listing::{
    Align, ColumnWidth, Definitions, Item, List, ListLabels, RowsFrom, Table, TableColumn,
    TableRow, Term,
};
pub use page::{
    Letterhead, LetterheadOn, LetterheadPlace, LetterheadSide, Margins, PageFile, Paper, Sizes,
};
pub use template_files::{FORMAT, TemplateFile, TemplateFiles};
pub use terms::{Sales, SalesRange, TermOf};

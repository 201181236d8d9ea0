//! The wording as data: what lawyers write, read and checked.
//!
//! In comes the text of a template's RON files ([`mod@file`]); out comes a [`Template`] in which every
//! name has been resolved, or all its [`Problem`]s at once, each with file, line and column. The
//! room knows nothing of drafts, pages or screens, and nothing of any one agreement: sets, parties,
//! services, fields and blocks are the template's.

mod address;
mod block_problem;
mod built_in;
pub mod canonical;
mod check;
pub mod condition;
mod domain;
mod entries;
mod field_kind;
pub mod file;
mod final_agreement;
mod genitive_problem;
mod inline;
mod kind_problem;
mod label;
mod letterhead;
mod load;
mod measures;
mod model;
mod named;
mod not_printed;
mod occurrence;
mod picture;
mod picture_file;
mod places;
mod problem;
mod role;
mod solver;
mod sources;
mod svg;
mod term;
mod term_problem;
mod text_problem;

pub use address::Address;
pub use block_problem::BlockProblem;
pub use built_in::{built_in, built_in_sources};
pub use canonical::{CANONICAL_FORM, Excerpt, ExcerptError, Printed, PrintedBlock, Unprinted};
pub use condition::{Cause, Condition, Fact, Test};
pub use domain::{Class, Domain};
pub use entries::{EntryText, Item, ItemList, TableBlock, TableColumn, TableRow, TableRows, Term};
pub use field_kind::{AnswerOption, Column, FieldKind, NumberRange, RowsOf, Unit};
pub use file::{
    Align, ColumnWidth, LetterheadOn, LetterheadPlace, LetterheadSide, ListLabels, Margins, Paper,
    SharedAnswers, Sizes, TemplateFile,
};
pub use inline::{Emphasis, Form, Inline, Text, flat};
pub use kind_problem::KindProblem;
pub use label::Label;
pub use letterhead::{Letterhead, Picture, Pixels};
pub use load::load;
pub(crate) use measures::{LETTERHEAD_EDGE_MM, LETTERHEAD_GAP_MM};
pub use model::{
    Block, BlockKind, BlockPlace, Correction, Field, Group, Original, PageStyle, Party, PartyBlock,
    PartyRow, Required, Row, Service, Set, SignatureBlock, SignatureLine, Template,
};
pub use named::Named;
pub use not_printed::{Case, NotPrinted};
pub use picture::{Jpeg, PictureProblem};
pub use places::Places;
pub use problem::{LoadError, Place, Problem, ProblemKind};
pub use role::Role;
pub use solver::{Assignment, Solution};
pub use sources::{Sources, Typeface};
pub use svg::{Drawing, Feature, Segment, Shape, SvgFault, SvgProblem, WIDTH as DRAWING_WIDTH};
pub use term::{SalesLimits, TermOf};
pub use term_problem::TermProblem;
pub use text_problem::TextProblem;

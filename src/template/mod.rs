//! The wording as data: what lawyers write, read and checked.
//!
//! In comes the text of a template's RON files ([`mod@file`]); out comes a [`Template`] in which every
//! name has been resolved, or all its [`Problem`]s at once, each with file, line and column. The
//! room knows nothing of drafts, pages or screens, and nothing of any one agreement: sets, parties,
//! services, fields and blocks are the template's.

mod built_in;
pub mod canonical;
mod check;
pub mod condition;
mod domain;
mod field_kind;
pub mod file;
mod final_agreement;
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
mod places;
mod problem;
mod solver;
mod sources;
mod term;
mod term_problem;
mod text_problem;

pub use built_in::{built_in, built_in_sources};
pub use canonical::{CANONICAL_FORM, Excerpt, ExcerptError, Printed, PrintedBlock, Unprinted};
pub use condition::{Cause, Condition, Fact, Test};
pub use domain::{Class, Domain};
pub use field_kind::{AnswerOption, Column, FieldKind, NumberRange, RowsOf, Unit};
pub use file::{Margins, Paper, Sizes, TemplateFile};
pub use inline::{Form, Inline, Text};
pub use kind_problem::KindProblem;
pub use label::Label;
pub use letterhead::{Letterhead, Pixels};
pub use load::load;
pub use model::{
    Block, BlockKind, Correction, Field, Group, Original, PageStyle, Party, PartyBlock, Required,
    Row, Service, Set, SignatureBlock, SignatureLine, Template,
};
pub use named::Named;
pub use not_printed::{Case, NotPrinted};
pub use picture::PictureProblem;
pub use places::Places;
pub use problem::{LoadError, Place, Problem, ProblemKind};
pub use solver::{Assignment, Solution};
pub use sources::{Sources, Typeface};
pub use term::{SalesLimits, Term};
pub use term_problem::TermProblem;
pub use text_problem::TextProblem;

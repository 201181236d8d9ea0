//! Tests of a template: its own examples, and the laws that hold for every template.
//!
//! The files of a template and of its examples go in as text; out comes a [`TestReport`], with the texts that
//! snapshots would have to be. The laws are held against the agreements of every combination of services, with the
//! answers that conditions ask for ([`Cases`]); where there are too many, against a selection that prints every block,
//! and the report says so.
//!
//! | file | has |
//! | --- | --- |
//! | `format` | the file of an example, key by key |
//! | `example` | an example, read and checked against the template |
//! | `expectations` | what must hold of an example's agreement |
//! | `snapshot` | the text of an agreement beside the text that it had |
//! | `cases` | the combinations of services and answers |
//! | `laws`, `observer` | the laws, and what they find in agreements |
//! | `numbers` | numbers that stand twice |
//! | `finding` | what breaks a law, and in which case |
//! | `original` | whether a translation still is one of its original |
//! | `report` | the results |
//! | `run` | everything in order |
//!
//! A template that has a problem is not tested: its problems are the report.

mod cases;
mod example;
mod expectations;
mod finding;
pub mod format;
mod laws;
mod numbers;
mod observer;
mod original;
mod report;
mod run;
mod snapshot;

pub use cases::{Case, Cases};
pub use finding::{Finding, FindingKind};
pub use laws::Law;
pub use report::{CaseCount, FilePlace, TestFailure, TestName, TestReport, TestResult};
pub use run::{Input, run};

//! The whole way from a template and a draft to a finished file, for both shells and for verification.
//!
//! | file | does |
//! | --- | --- |
//! | `attachments` | what travels inside a PDF: the draft and the template as far as its pages say them |
//! | `batch` | many agreements at once, a row of a spreadsheet each |
//! | `comparison` | a comparison to the bytes of a PDF |
//! | `error` | why an agreement can't be exported |
//! | `export` | template, draft, date and options to the bytes of a PDF, with the agreement and its pages |
//! | `file_name` | names of exported files and of drafts, legal on every system |
//! | `mail` | a message with an exported PDF, for a mail program |
//! | `release` | what may leave: agreements of approved templates, and drafts |
//! | `signing_package` | who signs, in which order and in which fields, for signing services |
//! | `target` | what an export may replace |
//!
//! Reads no clock. What is remembered from one export to the next is one value, [`export::Exporter`].

pub mod attachments;
pub mod batch;
pub mod comparison;
pub mod error;
pub mod export;
pub mod file_name;
pub mod mail;
pub mod release;
pub mod signing_package;
pub mod target;

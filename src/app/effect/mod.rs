//! What takes time: files, dialogs and other programs.
//!
//! | file | content |
//! | --- | --- |
//! | `effects` | [`Effect`], what the model asks for |
//! | `outcome` | [`Outcome`], what came of it |
//! | `templates_read` | the templates that there are, as they were read last |
//! | `errors` | why a file can't be opened, saved or exported |
//! | `runner` | [`EffectRunner`], which runs effects on other threads |
//! | `worker` | [`Effect`] in, [`Outcome`] out: what runs on those threads |
//! | `batch`, `sheets` | many agreements from a spreadsheet, and what it takes and gives |
//! | `derivation` | a new draft that is begun from another one |
//! | `comparison` | the comparison with the standard |
//! | `documents` | drafts and PDFs: reading, saving, exporting |
//! | `templates` | the library, a folder that somebody works on, comparisons |
//! | `register`, `register_read`, `register_store` | the register of agreements, and lists of it |
//! | `remembered` | the certificates and lists that are trusted, read when they changed |
//! | `trusted_folders` | what verification trusts, as the settings say |
//! | `editor` | the user's editor |
//! | `pictures` | pages of an opened PDF as pictures |
//! | `local_data` | the journal, settings and recent files |
//! | `logged` | what the log says of outcomes |
//! | `support` | what support needs to know |
//!
//! No frame waits for a disk, a dialog or another program. Every effect that is waited for has an outcome, also
//! when the program panics over it.

mod batch;
mod comparison;
mod derivation;
mod documents;
mod editor;
mod effects;
mod errors;
mod exported;
mod local_data;
mod logged;
mod outcome;
mod pictures;
mod register;
mod register_read;
mod register_store;
mod remembered;
mod runner;
mod sheets;
mod support;
mod templates;
mod templates_read;
mod trusted_folders;
mod worker;

pub use derivation::{Derivation, NewFrom};
pub use effects::{
    Effect, ExportRequest, LocalDataEffect, MailRequest, RegisterEffect, StandardComparison,
};
pub use errors::{ExportError, OpenFailure, SaveError, Theirs};
pub use outcome::{Exported, OpenedDraft, Outcome, RecoveryOffer, VerifiedPdf};
pub use register_read::{ListRequest, RegisterRead, RegisterRequest};
pub use runner::EffectRunner;
pub use sheets::{
    BatchDone, BatchRequest, SheetContent, SheetRead, SheetRequest, SheetToWrite, SheetWritten,
};
pub use templates_read::{FolderReport, TemplatesRead};
pub use trusted_folders::TrustedFolders;

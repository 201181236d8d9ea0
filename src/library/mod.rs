//! The library: which templates there are, which are approved, and what the organisation demands.
//!
//! Folders of templates go in, read through the file system; out come entries by id, version and hash, each with
//! its approvals. A template is loaded when it is asked for. Whether it may be signed is a [`Standing`], which only
//! [`LoadedPolicy::standing`] makes.
//!
//! | file | does |
//! | --- | --- |
//! | `version` | versions, in the order in which people count them |
//! | `approval` | `approvals.ron`: who approved which content, when, signed or not |
//! | `key` | keys that sign approvals |
//! | `policy` | `policy.ron`: what the organisation decides |
//! | `preset`, `presets_file` | choices of services under a name, and those of a library's folder |
//! | `standing` | whether the approvals of a template are those that the policy demands |
//! | `folder` | the templates in a folder, and those in its subfolders |
//! | `copies` | the last good copy of each template, kept on this machine |
//! | `catalog` | all of them, by id, version and hash |
//! | `chosen`, `templates` | a template that is worked with, and where templates come from |
//! | `open_folder` | a folder that somebody works on: the last good version, and what is wrong now |
//! | `beside` | the notes beside a template |
//! | `remark` | what is wrong with folders, with its place |
//! | `digest` | whether files changed |

mod approval;
mod beside;
mod catalog;
mod chosen;
mod copies;
mod digest;
mod error;
mod folder;
mod key;
mod open_folder;
mod policy;
mod preset;
mod presets_file;
mod remark;
mod standing;
mod templates;
mod version;

pub use approval::{APPROVALS_FILE, Approval, Approvals};
pub use catalog::{Entry, Library, Origin};
pub use chosen::Chosen;
pub use copies::Copies;
pub use error::{ApprovalError, KeyError};
pub use folder::{
    COVERAGE_FILE, EXAMPLES_FOLDER, FolderError, NOTES_FILE, approvals_in, coverage_in,
    examples_in, notes_in, sources_in,
};
pub use key::{KeyPair, PublicKey, SecretKey};
pub use open_folder::OpenFolder;
pub use policy::{Decision, KnownKey, LoadedPolicy, Policy};
pub use preset::Preset;
pub use remark::{FilePlace, Remark};
pub use standing::{Approved, Objection, Standing};
pub use templates::Templates;
pub use version::Version;

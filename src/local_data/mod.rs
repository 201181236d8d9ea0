//! Local data: what the program keeps on this machine beside the user's own files.
//!
//! | file | does |
//! | --- | --- |
//! | `folders` | the platform's folders for settings and data |
//! | `earlier` | data that earlier versions kept elsewhere |
//! | `settings` | the user's settings, in the folder for settings |
//! | `profile` | the own party's answers for new drafts, a part of the settings |
//! | `recent` | the drafts that were open, in the folder for data |
//! | `journal` | unsaved changes, there too: offered again after a crash |
//! | `list_index` | what `klausul list` knows of the files in folders, there too |
//! | `register_index` | what the register knows of the files in the folders of agreements, there too |
//! | `trusted` | the certificates that are trusted: read from a folder, never kept |
//! | `customers` | the customers in the drafts of a folder and in the register: read from there |
//! | `file` | what the files here have in common |
//!
//! Both shells use it: the window keeps, the command line reads profiles. Everything is RON that a person can
//! read, and is removed when the user says so. Nothing of it leaves the machine.

pub mod customers;
mod earlier;
mod file;
mod folders;
pub mod journal;
pub mod list_index;
pub mod outbox;
pub mod profile;
pub mod recent;
pub mod register_index;
pub mod settings;
pub mod trusted;

pub use customers::Customer;
pub use earlier::{forget as forget_earlier, take_over};
pub use folders::Folders;
pub use journal::{JournalEntry, RecoverableDraft, Session};
pub use profile::Profile;
pub use recent::Recent;
pub use settings::Settings;

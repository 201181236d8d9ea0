//! What support needs to know of the program and the machine.

use std::path::Path;

use super::log::Log;
use super::renderer::Renderer;
use super::short_path::{Home, ShortPath};
use crate::library::{Entry, LoadedPolicy, Origin, Templates};
use crate::local_data::{Folders, settings};
use crate::message::Message;
use crate::ron_text::Position;
use crate::storage::{Disk, StorageErrorKind};
use crate::template::{CANONICAL_FORM, Template};
use crate::typeset;

/// The digits of a hash that tell contents apart.
const HASH_DIGITS: usize = 8;
/// The commit that the program was built from; a release build says it.
const COMMIT: Option<&str> = option_env!("KLAUSUL_COMMIT");

/// What support needs to know of the program and the machine. It is made from neither drafts nor what is kept of them:
/// no field can hold an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportInformation {
    /// The program's version.
    pub version: &'static str,
    /// The commit that it was built from; none in a development build.
    pub commit: Option<&'static str>,
    /// The system that it was built for, and the processor.
    pub system: [&'static str; 2],
    /// The number of the typesetter.
    pub typesetter: u32,
    /// The number of the canonical form of templates.
    pub canonical_form: u32,
    /// The templates that there are.
    pub templates: Vec<KnownTemplate>,
    /// What is wrong with the built-in template, the folders of templates and where the policy is looked for.
    pub troubles: Vec<Trouble>,
    /// The file of settings; none where the user has no home.
    pub settings: Option<FilePlace>,
    /// The file of the organisation's policy.
    pub policy: FilePlace,
    /// The folders of templates.
    pub libraries: Vec<FilePlace>,
    /// The folder of the program's data; none where the user has no home.
    pub data: Option<FilePlace>,
    /// The log; none where the user has no home.
    pub log: Option<FilePlace>,
    /// What can draw a window.
    pub renderers: &'static [Renderer],
    /// What draws this window.
    pub renderer: Option<Renderer>,
    /// What the clock shows; none if it shows no date.
    pub clock: Option<String>,
    pub(super) home: Home,
}

/// A template that the program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTemplate {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The first digits of the hash of its content.
    pub hash: String,
    /// Where it comes from.
    pub source: TemplateSource,
    /// Whether it may be signed.
    pub is_approved: bool,
}

/// Where a template comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateSource {
    /// It is compiled in.
    BuiltIn,
    /// A folder that the policy names.
    Policy,
    /// A folder that the user named.
    Library,
    /// The last good copy of a folder.
    Copy,
    /// The folder that is open, or that the command line names.
    Opened,
}

/// A file or folder that the program reads or writes.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePlace {
    /// Its path.
    pub path: ShortPath,
    /// How it is there.
    pub state: FileState,
}

/// How a file is there.
#[derive(Clone, Debug, PartialEq)]
pub enum FileState {
    /// It is there.
    There,
    /// It isn't there.
    Missing,
    /// It can't be read.
    Broken {
        /// Where in it, if that is known.
        position: Option<Position>,
        /// Why.
        reason: Message,
    },
    /// It can't be read completely.
    PartlyRead {
        /// Where in it, if that is known.
        position: Option<Position>,
        /// What kind of mistake is there. What stands there is left out, for it may be what was typed.
        reason: Message,
    },
    /// It could not be written.
    NotWritten(Message),
}

/// Something that is wrong with a template, a folder of templates or where the policy is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// The file or folder.
    pub path: ShortPath,
    /// Where in it, if that is known.
    pub position: Option<Position>,
    /// What.
    pub reason: Message,
}

/// The machine that is looked at.
pub struct Machine<'a> {
    /// The system that the program was built for, and the processor.
    pub system: [&'static str; 2],
    /// What can draw a window.
    pub renderers: &'static [Renderer],
    /// What the clock shows; none if it shows no date.
    pub clock: Option<String>,
    /// The file system.
    pub disk: &'a dyn Disk,
    /// The folders of settings and data.
    pub folders: &'a Folders,
    /// The user's home.
    pub home: Home,
}

/// Returns the program's name, its version and the commit, on one line.
#[must_use]
pub fn short_version() -> String {
    let commit = COMMIT.unwrap_or("development build");
    format!("klausul {} ({commit})", env!("CARGO_PKG_VERSION"))
}

impl SupportInformation {
    /// Looks at the templates and at where files are. Whatever is broken is said, and nothing fails.
    #[must_use]
    pub fn new(templates: &Templates, machine: Machine<'_>) -> Self {
        let none = LoadedPolicy::none();
        let library = templates.library();
        let policy = library.map_or(&none, |library| &library.policy);
        let folders = library.map_or(&[][..], |library| &library.folders);
        let libraries = folders.iter().map(|folder| machine.whether_there(folder));
        let log = Log::of(machine.folders).map(|log| machine.whether_there(&log.file()));
        let data = machine.folders.data.as_deref();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            commit: COMMIT,
            system: machine.system,
            typesetter: typeset::VERSION,
            canonical_form: CANONICAL_FORM,
            templates: known_templates(templates, policy),
            troubles: troubles(templates, policy, &machine.home),
            settings: machine.settings(),
            policy: machine.policy(policy),
            libraries: libraries.collect(),
            data: data.map(|folder| machine.whether_there(folder)),
            log,
            renderers: machine.renderers,
            renderer: None,
            clock: machine.clock,
            home: machine.home,
        }
    }
}

fn known_templates(templates: &Templates, policy: &LoadedPolicy) -> Vec<KnownTemplate> {
    let entries = templates.library().map_or(&[][..], |one| one.entries());
    let mut known: Vec<_> = entries
        .iter()
        .map(|entry| of_entry(entry, policy))
        .collect();
    if let Some(own) = templates.own() {
        let is_approved = own.standing.is_approved();
        known.push(known_template(
            &own.template,
            TemplateSource::Opened,
            is_approved,
        ));
    }
    known
}

fn of_entry(entry: &Entry, policy: &LoadedPolicy) -> KnownTemplate {
    let of_policy = |folder: &Path| {
        let mut folders = policy.policy.libraries.iter();
        folders.any(|library| folder.starts_with(library))
    };
    let source = match &entry.origin {
        Origin::BuiltIn => TemplateSource::BuiltIn,
        Origin::Copy(_) => TemplateSource::Copy,
        Origin::Folder(folder) if of_policy(folder) => TemplateSource::Policy,
        Origin::Folder(_) => TemplateSource::Library,
    };
    known_template(&entry.template, source, entry.standing.is_approved())
}

fn known_template(template: &Template, source: TemplateSource, is_approved: bool) -> KnownTemplate {
    KnownTemplate {
        id: template.id.clone(),
        version: template.version.clone(),
        hash: template.hash.chars().take(HASH_DIGITS).collect(),
        source,
        is_approved,
    }
}

fn troubles(templates: &Templates, policy: &LoadedPolicy, home: &Home) -> Vec<Trouble> {
    let remarks = templates.remarks().iter();
    let troubles = remarks.map(|remark| Trouble {
        path: ShortPath::new(&remark.place.path, home),
        position: remark.place.position,
        reason: remark.message.clone(),
    });
    let missing = policy.missing_file().map(|file| Trouble {
        path: ShortPath::new(&file, home),
        position: None,
        reason: Message::new("support-no-policy"),
    });
    troubles.chain(missing).collect()
}

impl Machine<'_> {
    fn place(&self, path: &Path, state: FileState) -> FilePlace {
        FilePlace {
            path: ShortPath::new(path, &self.home),
            state,
        }
    }

    /// Returns a file or folder with whether it is there.
    fn whether_there(&self, path: &Path) -> FilePlace {
        let state = match path.try_exists() {
            Ok(true) => FileState::There,
            _ => FileState::Missing,
        };
        self.place(path, state)
    }

    fn settings(&self) -> Option<FilePlace> {
        let folder = self.folders.settings.as_deref()?;
        let state = match settings::problem(self.disk, folder) {
            Ok(None) => FileState::There,
            Ok(Some(problem)) => FileState::PartlyRead {
                position: problem.position,
                reason: problem.kind.without_content(),
            },
            Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => FileState::Missing,
            Err(error) => FileState::Broken {
                position: None,
                reason: error.message(),
            },
        };
        Some(self.place(&settings::file(folder), state))
    }

    fn policy(&self, policy: &LoadedPolicy) -> FilePlace {
        let Some(file) = &policy.file else {
            let missing = policy.missing_file();
            let file = missing.unwrap_or_else(LoadedPolicy::place);
            return self.place(&file, FileState::Missing);
        };
        let state = match &policy.problem {
            None => FileState::There,
            Some((place, reason)) => FileState::Broken {
                position: position_in(place),
                reason: reason.clone(),
            },
        };
        self.place(file, state)
    }
}

/// Returns the line and column at the end of a place.
fn position_in(place: &str) -> Option<Position> {
    let mut parts = place.rsplit(':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some(Position { line, column })
}

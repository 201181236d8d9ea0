//! `policy.ron`: what the organisation decides. It stands above the user's settings.
//!
//! ```ron
//! (
//!     format: 1,
//!     libraries: ["/srv/klausul/mallar"],
//!     keys: [(name: "Eva Ek", key: "ed25519:…")],
//!     approvals: (signed: true, persons: 2),
//!     signing: "scrive",
//!     fixed: [Signing, Attachments],
//!     presets: [(name: "Inkasso + privatpersoner", services: ["inkasso", "kreditupplysning-privatpersoner"])],
//! )
//! ```

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::key::PublicKey;
use super::preset::Preset;
use crate::message::Message;
use crate::ron_text::{self, MAX_BYTES, Position, SyntaxError};
use crate::storage::{Disk, StorageErrorKind, organisation_folder, read_on};

/// The number of the format.
const FORMAT: u32 = 1;
/// More persons than these nobody asks for.
const MAX_PERSONS: usize = 20;
/// The name of the file in the organisation's folder.
const FILE: &str = "policy.ron";
/// The folder of templates beside it, which needs no mention in it.
const SHARED_TEMPLATES: &str = "templates";
/// The variable that names a file where the system has none, for tests: nobody lifts a policy by it.
const VARIABLE: &str = "KLAUSUL_POLICY";

/// What the organisation decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Folders of templates.
    pub libraries: Vec<PathBuf>,
    /// The keys whose approvals count, with whose they are.
    pub keys: Vec<KnownKey>,
    /// Whether approvals have to be signed by one of them.
    pub must_be_signed: bool,
    /// How many persons have to approve: at least one.
    pub persons: usize,
    /// The signing service that PDFs are marked for; an empty name for none.
    pub signing: Option<String>,
    /// What users may not change.
    pub fixed: Vec<Decision>,
    /// Choices of services under a name, which all users are offered; those of libraries come to them.
    pub presets: Vec<Preset>,
}

/// A key and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// The name that approvals with it have to carry.
    pub name: String,
    /// The key.
    pub key: PublicKey,
}

/// A setting that the organisation decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Decision {
    /// The signing service.
    Signing,
    /// Draft and template travel in every PDF.
    Attachments,
    /// The folders of templates: users add none.
    Libraries,
    /// Templates come from the libraries only: `--template` and opened folders can be tried, never signed.
    Templates,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'t> {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(default)]
    libraries: Vec<String>,
    #[serde(default, borrow)]
    keys: Vec<KeyLine<'t>>,
    #[serde(default)]
    approvals: Demand,
    #[serde(default)]
    signing: Option<String>,
    #[serde(default)]
    fixed: Vec<Decision>,
    #[serde(default)]
    presets: Vec<Preset>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyLine<'t> {
    name: String,
    #[serde(borrow)]
    key: ron_text::Spanned<'t>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Demand {
    signed: bool,
    persons: usize,
}

impl Default for Demand {
    fn default() -> Self {
        Self {
            signed: false,
            persons: 1,
        }
    }
}

/// A policy as it was found.
#[derive(Clone, Debug)]
pub struct LoadedPolicy {
    /// The policy; that of no file if there is none, or if it can't be read.
    pub policy: Policy,
    /// The file, if there is one.
    pub file: Option<PathBuf>,
    /// What is wrong with it: where, and what. Nothing may be signed then.
    pub problem: Option<(String, Message)>,
}

impl LoadedPolicy {
    /// Reads the policy of this machine.
    #[must_use]
    pub fn of_machine(disk: &dyn Disk) -> Self {
        let variable = std::env::var_os(VARIABLE).map(PathBuf::from);
        let folder = organisation_folder();
        let mut loaded = Self::first_of(disk, &[Some(Self::place()), variable]);
        loaded.share_templates(&folder.join(SHARED_TEMPLATES));
        loaded
    }

    /// Returns the file that a variable names in vain: it isn't there, and neither is the policy of this machine.
    #[must_use]
    pub fn missing_file(&self) -> Option<PathBuf> {
        let named = std::env::var_os(VARIABLE).filter(|named| !named.is_empty())?;
        let named = PathBuf::from(named);
        (self.file.is_none() && !named.exists()).then_some(named)
    }

    /// Takes in the folder of templates that the organisation shares on this machine, if there is one.
    fn share_templates(&mut self, folder: &Path) {
        let libraries = &mut self.policy.libraries;
        if folder.is_dir() && !libraries.iter().any(|known| known == folder) {
            libraries.push(folder.to_owned());
        }
    }

    /// Reads the first of some files that is there.
    fn first_of(disk: &dyn Disk, files: &[Option<PathBuf>]) -> Self {
        let files = files.iter().flatten();
        let mut read = files.map(|file| Self::read(disk, file));
        read.find(|policy| policy.file.is_some())
            .unwrap_or_else(Self::none)
    }

    /// Reads the policy in a file.
    #[must_use]
    pub fn read(disk: &dyn Disk, file: &Path) -> Self {
        let loaded = |policy, problem| Self {
            policy,
            file: Some(file.to_owned()),
            problem,
        };
        let bytes = match read_on(disk, file, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error)
                if matches!(
                    error.kind,
                    StorageErrorKind::NotFound | StorageErrorKind::NoSuchFolder
                ) =>
            {
                return Self::none();
            }
            Err(error) => {
                let problem = (file.display().to_string(), error.message());
                return loaded(Policy::none(), Some(problem));
            }
        };
        match Policy::parse(&bytes) {
            Ok(policy) => loaded(policy, None),
            Err(PolicyError { place, message }) => {
                let place = ron_text::place(file.display(), place);
                loaded(Policy::none(), Some((place, message)))
            }
        }
    }

    /// No policy.
    #[must_use]
    pub fn none() -> Self {
        Self {
            policy: Policy::none(),
            file: None,
            problem: None,
        }
    }

    /// Returns the file that the policy of this machine stands in, if there is one.
    #[must_use]
    pub fn place() -> PathBuf {
        organisation_folder().join(FILE)
    }
}

/// What is wrong with a policy.
struct PolicyError {
    place: Option<Position>,
    message: Message,
}

impl From<SyntaxError> for PolicyError {
    fn from(error: SyntaxError) -> Self {
        Self {
            place: error.position,
            message: error.message(),
        }
    }
}

impl Policy {
    /// The policy of no file: an approval by one person, signed or not.
    #[must_use]
    pub fn none() -> Self {
        Self {
            persons: 1,
            ..Self::default()
        }
    }

    /// Whether the organisation decides something.
    #[must_use]
    pub fn decides(&self, decision: Decision) -> bool {
        self.fixed.contains(&decision)
    }

    /// Returns the signing service that PDFs are marked for, given the user's choice.
    #[must_use]
    pub fn signing<'a>(&'a self, own: Option<&'a str>) -> Option<&'a str> {
        if self.decides(Decision::Signing) {
            self.signing.as_deref()
        } else {
            own.or(self.signing.as_deref())
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, PolicyError> {
        let text = ron_text::decode(bytes)?;
        let newer = ron_text::newer_format(text, FORMAT);
        let fail = |message| {
            Err(PolicyError {
                place: None,
                message,
            })
        };
        if let Some(newer) = newer {
            return fail(
                Message::new("policy-newer")
                    .with("found", newer.found.to_string())
                    .with("known", newer.known.to_string()),
            );
        }
        let file: File<'_> = ron_text::parse(text)?;
        let mut keys = Vec::new();
        for line in &file.keys {
            let Some(key) = PublicKey::read(&line.key) else {
                return Err(PolicyError {
                    place: line.key.position_in(text),
                    message: Message::new("policy-key").with("name", &line.name),
                });
            };
            keys.push(KnownKey {
                name: line.name.trim().to_owned(),
                key,
            });
        }
        let demand = &file.approvals;
        if !(1..=MAX_PERSONS).contains(&demand.persons) {
            return fail(Message::new("policy-persons").with("max", MAX_PERSONS));
        }
        if demand.signed && keys.is_empty() {
            return fail(Message::new("policy-no-keys"));
        }
        Ok(Self {
            libraries: file.libraries.iter().map(PathBuf::from).collect(),
            keys,
            must_be_signed: demand.signed,
            persons: demand.persons,
            signing: file.signing,
            fixed: file.fixed,
            presets: file.presets,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn presets_are_read() {
        let read = |text: &str| Policy::parse(text.as_bytes()).map_err(|error| error.message);
        let policy = read(r#"(format: 1, presets: [(name: "Allt", services: ["a", "b"])])"#);
        let presets = policy.unwrap_or_default().presets;
        assert_eq!(presets.len(), 1);
        assert_eq!(presets[0].services, ["a", "b"]);
        assert!(read(r#"(format: 1, presets: [(name: "Allt")])"#).is_err());
    }

    #[test]
    fn templates_beside_the_policy_are_shared() {
        let folder = tempfile::tempdir().unwrap();
        let shared = folder.path().join(SHARED_TEMPLATES);
        let mut loaded = LoadedPolicy::none();
        loaded.share_templates(&shared);
        assert!(loaded.policy.libraries.is_empty());
        fs::create_dir(&shared).unwrap();
        loaded.share_templates(&shared);
        loaded.share_templates(&shared);
        assert_eq!(loaded.policy.libraries, [shared]);
    }

    #[test]
    fn another_file_lifts_no_policy() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            file
        };
        let strict = write("strict.ron", "(format: 1, approvals: (persons: 2))");
        let lax = write("lax.ron", "(format: 1)");
        let broken = write("broken.ron", "(format: 1");
        let missing = folder.path().join("missing.ron");
        let persons = |files: &[&PathBuf]| {
            let files: Vec<_> = files.iter().map(|file| Some((*file).clone())).collect();
            let loaded = LoadedPolicy::first_of(&RealDisk, &files);
            (loaded.policy.persons, loaded.problem.is_some())
        };
        assert_eq!(persons(&[&strict, &lax]), (2, false));
        assert_eq!(persons(&[&missing, &strict]), (2, false));
        assert_eq!(persons(&[&broken, &lax]), (1, true));
        assert_eq!(persons(&[&missing]), (1, false));
    }
}

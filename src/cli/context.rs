//! What every command has at hand.

use std::sync::OnceLock;

use super::arguments::Arguments;
use crate::library::LoadedPolicy;
use crate::local_data::{Folders, Settings, settings};
use crate::message::Translator;
use crate::storage::RealDisk;

/// The arguments, and the language of messages.
pub struct Context {
    /// The arguments of the process.
    pub arguments: Arguments,
    /// The translator of messages.
    pub translator: Translator,
    policy: OnceLock<LoadedPolicy>,
    settings: OnceLock<Settings>,
}

impl Context {
    /// A context of those arguments.
    pub fn new(arguments: Arguments, translator: Translator) -> Self {
        Self {
            arguments,
            translator,
            policy: OnceLock::new(),
            settings: OnceLock::new(),
        }
    }

    /// Returns the organisation's policy, which is read once.
    pub fn policy(&self) -> &LoadedPolicy {
        self.policy
            .get_or_init(|| LoadedPolicy::of_machine(&RealDisk))
    }

    /// Returns the user's settings, which are read once.
    pub fn settings(&self) -> &Settings {
        self.settings.get_or_init(|| {
            let folder = Folders::of_machine().settings;
            folder.map_or_else(Settings::default, |folder| {
                settings::peek(&RealDisk, &folder)
            })
        })
    }

    /// Returns the language tag of messages, for labels that a template translates.
    pub fn tag(&self) -> &'static str {
        self.translator.language().tag()
    }
}

/// How a command that could be carried out ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was wrong.
    Fine,
    /// Something was found: a gap, a mistake, a mismatch.
    Found,
}

impl Status {
    /// Returns the status of a command that looks for problems.
    pub fn of_problems<T>(problems: &[T]) -> Self {
        if problems.is_empty() {
            Self::Fine
        } else {
            Self::Found
        }
    }
}

//! What files are read and verified with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use crate::date::Date;
use crate::draft::Draft;
use crate::ledger::ExportList;
use crate::storage::ContentHash;
use crate::template::Template;
use crate::typeset;
use crate::verify::{Known, Trusted};

/// What files are read and verified with.
#[derive(Clone, Debug, Default)]
pub struct ReadContext {
    /// The templates that are known.
    pub templates: Vec<Arc<Template>>,
    /// The days on which contents of templates were approved, by hash.
    pub approval_days: BTreeMap<String, BTreeSet<Date>>,
    /// The certificates that are trusted; none to leave that unchecked.
    pub trusted: Arc<Option<Trusted>>,
    /// The lists of exports that are trusted. They grow with each export and never take a proof back, so only what somebody must
    /// look at is read again for them.
    pub exports: Arc<ExportList>,
    /// Whether the second judge of verification is asked about what isn't proven by bytes: that takes long.
    pub asks_second_judge: bool,
}

impl ReadContext {
    /// Returns what verification knows.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            templates: self.templates.iter().map(|one| &**one).collect(),
            approval_days: self.approval_days.clone(),
            trusted: self.trusted.as_ref().as_ref(),
            exports: Some(&self.exports),
            structure_only: !self.asks_second_judge,
            ..Known::default()
        }
    }

    /// Returns the template of a draft: with the hash that it names, else of its version, else the first of its name.
    pub(super) fn template_of(&self, draft: &Draft) -> Option<&Template> {
        let named = || {
            let templates = self.templates.iter();
            templates.filter(|template| template.id == draft.template)
        };
        let hash = draft.template_hash.as_ref();
        let with_hash = named().find(|template| Some(&template.hash) == hash);
        let of_version = || named().find(|template| template.version == draft.version);
        let found = with_hash.or_else(of_version).or_else(|| named().next());
        found.map(|template| &**template)
    }

    /// Returns what results depend on, beside the files: when it changes, all files are read again.
    #[must_use]
    pub fn identity(&self) -> String {
        let mut text = format!("{} {}\n", env!("CARGO_PKG_VERSION"), typeset::VERSION);
        for template in &self.templates {
            let _ = writeln!(text, "{}", template.hash);
        }
        for (hash, days) in &self.approval_days {
            let _ = writeln!(text, "{hash} {days:?}");
        }
        if let Some(trusted) = &*self.trusted {
            let _ = writeln!(text, "{trusted:?}");
        }
        ContentHash::of(text.as_bytes()).to_hex()
    }
}

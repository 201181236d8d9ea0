//! The templates and certificates that are known here.

use std::collections::{BTreeMap, BTreeSet};

use super::signature::Trusted;
use crate::date::Date;
use crate::draft::Draft;
use crate::ledger::ExportList;
use crate::template::{Template, Typeface};
use crate::typeset::fonts;

/// The templates and certificates that are known here.
pub struct Known<'a> {
    /// The templates.
    pub templates: Vec<&'a Template>,
    /// The days on which contents of templates were approved, by hash, as far as approvals are known here. A file that
    /// says another day says something untrue.
    pub approval_days: BTreeMap<String, BTreeSet<Date>>,
    /// The typeface that a template inside a file may use.
    pub typeface: Typeface<'a>,
    /// The certificates that are trusted; none to leave that unchecked.
    pub trusted: Option<&'a Trusted>,
    /// The draft of a file that encloses none.
    pub draft: Option<&'a Draft>,
    /// The lists of exports that are trusted: those of the own folders of agreements.
    pub exports: Option<&'a ExportList>,
    /// Whether the second judge is left out: then no file is called one with the same pages.
    pub structure_only: bool,
}

impl Default for Known<'_> {
    fn default() -> Self {
        Self {
            templates: Vec::new(),
            approval_days: BTreeMap::new(),
            typeface: fonts::TYPEFACE,
            trusted: None,
            draft: None,
            exports: None,
            structure_only: false,
        }
    }
}

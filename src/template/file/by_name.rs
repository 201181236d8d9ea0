//! Maps of the template's files.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::ron_text::{Spanned, unique_map};

/// Words for the window in other languages, by language tag.
pub type Translations<'a> = ByName<'a, Spanned<'a>>;

/// Values by name; no name stands twice.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(transparent, bound(deserialize = "'de: 'a, T: Deserialize<'de>"))]
pub struct ByName<'a, T>(#[serde(deserialize_with = "unique_map")] BTreeMap<Spanned<'a>, T>);

impl<T> Default for ByName<'_, T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> ByName<'_, T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> Deref for ByName<'a, T> {
    type Target = BTreeMap<Spanned<'a>, T>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

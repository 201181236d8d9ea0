//! Rows of a list.

use std::collections::BTreeMap;

/// A row of a list: texts by column. A column that isn't there is empty.
pub type Row = BTreeMap<String, String>;

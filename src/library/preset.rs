//! Choices of services under a name.

use serde::{Deserialize, Serialize};

/// A choice of services under a name: the organisation's (`policy.ron`), a library's (`presets.ron`) or the user's own (settings).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The name.
    pub name: String,
    /// The services, by their ids.
    pub services: Vec<String>,
}

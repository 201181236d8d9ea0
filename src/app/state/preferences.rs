//! What the window remembers from one start to the next. No work of the user's is among it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::theme::ThemeChoice;
use crate::message::Language;
use crate::ron_text;

/// More recent files are not kept.
const MOST_RECENT: usize = 10;

/// What the window remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Preferences {
    /// The language it speaks; otherwise the environment's.
    pub language: Option<Language>,
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// Whether the strip of pages is hidden.
    pub hides_strip: bool,
    /// Whether PDFs travel without the draft and the template inside.
    pub leaves_out_attachments: bool,
    /// Drafts that were open, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Preferences {
    /// What a file says. A broken file says nothing: it holds nothing that can't be chosen anew.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let text = ron_text::decode(bytes).ok();
        text.and_then(|text| ron_text::parse(text).ok())
            .unwrap_or_default()
    }

    /// As text for a file.
    #[must_use]
    pub fn write(&self) -> String {
        ron_text::options()
            .to_string_pretty(self, ron::ser::PrettyConfig::new())
            // Plain data; if it could not be written, nothing would be remembered.
            .unwrap_or_default()
    }

    /// Puts a file first among the recent ones.
    pub fn add_recent(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_kept() {
        let mut preferences = Preferences {
            language: Some(Language::Fi),
            theme: ThemeChoice::Dark,
            ..Preferences::default()
        };
        for name in ["a", "b", "a"] {
            preferences.add_recent(Path::new(name));
        }
        assert_eq!(preferences.recent, [Path::new("a"), Path::new("b")]);
        let text = preferences.write();
        assert_eq!(Preferences::read(text.as_bytes()), preferences);
    }

    #[test]
    fn a_broken_file_says_nothing() {
        for bytes in [&b"("[..], b"", b"\xff\xfe", b"(language: Klingon)"] {
            assert_eq!(Preferences::read(bytes), Preferences::default());
        }
    }
}

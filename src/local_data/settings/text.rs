//! Settings as RON, read as far as they are understood.

use ron::value::RawValue;
use serde::Deserialize;

use super::model::{FORMAT, Settings};
use crate::local_data::file::to_ron;
use crate::ron_text::{self, SyntaxError};

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The settings, as far as they can be read.
    pub settings: Settings,
    /// Whether a newer version of the program wrote it.
    pub is_newer: bool,
    /// What is wrong with it.
    pub problem: Option<SyntaxError>,
}

impl Settings {
    /// Reads a file. A key that can't be read has its default value.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Read {
        let text = match ron_text::decode(bytes) {
            Ok(text) => text,
            Err(problem) => {
                return Read {
                    settings: Self::default(),
                    is_newer: false,
                    problem: Some(problem),
                };
            }
        };
        // `None` where not even that can be read. Files had no number at first.
        let format = ron_text::format_number(text).ok();
        let is_newer = format.is_some_and(|format| format > FORMAT);
        let is_older = format.is_some_and(|format| format < FORMAT);
        let mut read = match ron_text::parse::<Self>(text) {
            Ok(settings) => Read {
                settings,
                is_newer,
                problem: None,
            },
            Err(problem) => Read {
                settings: ron_text::parse::<Parts>(text)
                    .unwrap_or_default()
                    .settings(),
                is_newer,
                problem: (!is_newer && !is_older).then_some(problem),
            },
        };
        read.settings.format = FORMAT;
        read.settings.normalize();
        read
    }

    /// Returns the text of the file.
    #[must_use]
    pub fn write(&self) -> String {
        to_ron(self)
    }
}

/// A file of another version, or with a mistake: each key is read by itself.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Parts {
    language: Part,
    theme: Part,
    scale: Part,
    drafts_folder: Part,
    pdf_folder: Part,
    trusted_folder: Part,
    template_folder: Part,
    editor: Part,
    libraries: Part,
    register_folders: Part,
    register_columns: Part,
    hides_strip: Part,
    leaves_out_attachments: Part,
    signing: Part,
    window: Part,
    profile: Part,
    profiles: Part,
    presets: Part,
}

/// The value of a key, unread.
type Part = Option<Box<RawValue>>;

impl Parts {
    fn settings(&self) -> Settings {
        let default = Settings::default();
        Settings {
            format: FORMAT,
            language: part(&self.language, default.language),
            theme: part(&self.theme, default.theme),
            scale: part(&self.scale, default.scale),
            drafts_folder: part(&self.drafts_folder, default.drafts_folder),
            pdf_folder: part(&self.pdf_folder, default.pdf_folder),
            trusted_folder: part(&self.trusted_folder, default.trusted_folder),
            template_folder: part(&self.template_folder, default.template_folder),
            editor: part(&self.editor, default.editor),
            libraries: part(&self.libraries, default.libraries),
            register_folders: part(&self.register_folders, default.register_folders),
            register_columns: part(&self.register_columns, default.register_columns),
            hides_strip: part(&self.hides_strip, default.hides_strip),
            leaves_out_attachments: part(
                &self.leaves_out_attachments,
                default.leaves_out_attachments,
            ),
            signing: part(&self.signing, default.signing),
            window: part(&self.window, default.window),
            profile: part(&self.profile, default.profile),
            profiles: part(&self.profiles, default.profiles),
            presets: part(&self.presets, default.presets),
        }
    }
}

/// Reads the value of a key; the default if it is missing or can't be read.
fn part<T: for<'a> Deserialize<'a>>(part: &Part, default: T) -> T {
    let read = part
        .as_ref()
        .and_then(|raw| ron_text::parse(raw.get_ron()).ok());
    read.unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::local_data::settings::ThemeChoice;
    use crate::message::Language;

    #[test]
    fn settings_are_read_as_they_were_written() {
        let settings = Settings {
            language: Some(Language::Fi),
            theme: ThemeChoice::Dark,
            scale: 125,
            drafts_folder: Some(PathBuf::from("/avtal/å")),
            ..Settings::default()
        };
        let read = Settings::read(settings.write().as_bytes());
        assert_eq!((read.settings, read.problem), (settings, None));
    }

    #[test]
    fn files_of_other_versions_are_read_as_far_as_they_are_understood() {
        let check = |text: &str, language: Option<Language>, theme: ThemeChoice, says: bool| {
            let read = Settings::read(text.as_bytes());
            assert_eq!(read.settings.language, language, "{text}");
            assert_eq!(read.settings.theme, theme, "{text}");
            assert_eq!(read.problem.is_some(), says, "{text}");
        };
        let (none, fi) = (None, Some(Language::Fi));
        let (system, dark) = (ThemeChoice::System, ThemeChoice::Dark);
        check("(format: 1, language: Fi)", fi, system, false);
        // Older: no number, keys that are elsewhere now.
        check(
            "(language: Fi, theme: Dark, recent: [\"a\"])",
            fi,
            dark,
            false,
        );
        // Newer: keys and values that nobody knows yet.
        check(
            "(format: 9, language: Fi, theme: Sepia, voice: (pitch: 3))",
            fi,
            system,
            false,
        );
        // A mistake of a person who edited it by hand: the rest holds, and it is reported.
        check(
            "(format: 1, language: Finnish, theme: Dark)",
            none,
            dark,
            true,
        );
        check("(format: 1, language: Fi, theme: Dark", none, system, true);
        check("", none, system, true);
        check("\u{0}", none, system, true);
    }
}

//! What the user has set: `settings.ron`.
//!
//! Every key may be missing. A file of a newer version is read as far as it is understood; one that
//! can't be read is set aside and told. Two windows that write it don't undo each other's changes: what
//! was changed here goes into what stands in the file by then.

use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, Profile, Recent, profile, to_ron};
use crate::message::{Language, Message};
use crate::ron_text::{self, SyntaxError};
use crate::storage::{
    Disk, Existing, StorageError, StorageErrorKind, create_folder_on, read_on, write_on,
};

/// The number of this format of settings.
const FORMAT: u32 = 1;
/// The file.
const FILE: &str = "settings.ron";
/// What the file was called before it had a format number; it held the recent files too.
const OLDER_FILE: &str = "window.ron";
/// Where a file goes that can't be read.
const BROKEN_FILE: &str = "settings.broken.ron";
/// Where the file of a newer version goes before an older one writes over it.
const NEWER_FILE: &str = "settings.newer.ron";

/// Which theme the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the window's contents can be set, in per cent.
pub const SCALES: [u16; 7] = [80, 90, 100, 110, 125, 150, 200];

/// What the user has set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The format of the file.
    format: u32,
    /// The language that the window speaks; otherwise the environment's.
    pub language: Option<Language>,
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// How large the window's contents are, in per cent.
    pub scale: u16,
    /// Where drafts are kept: file dialogs begin there, and customers in them complete as one types.
    pub drafts_folder: Option<PathBuf>,
    /// Where PDFs are kept.
    pub pdf_folder: Option<PathBuf>,
    /// Whether the strip of pages is hidden.
    pub hides_strip: bool,
    /// Whether PDFs travel without the draft and the template inside.
    pub leaves_out_attachments: bool,
    /// The signing service that PDFs are marked for.
    pub signing: Option<String>,
    /// The name of the profile that new drafts begin with.
    pub profile: Option<String>,
    /// The profiles.
    pub profiles: Vec<Profile>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            language: None,
            theme: ThemeChoice::System,
            scale: 100,
            drafts_folder: None,
            pdf_folder: None,
            hides_strip: false,
            leaves_out_attachments: false,
            signing: None,
            profile: None,
            profiles: Vec::new(),
        }
    }
}

/// A file as far as it is understood: each key by itself.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Parts {
    language: Part,
    theme: Part,
    scale: Part,
    drafts_folder: Part,
    pdf_folder: Part,
    hides_strip: Part,
    leaves_out_attachments: Part,
    signing: Part,
    profile: Part,
    profiles: Part,
}

type Part = Option<Box<RawValue>>;

impl Parts {
    fn settings(&self) -> Settings {
        let usual = Settings::default();
        Settings {
            format: FORMAT,
            language: part(&self.language, usual.language),
            theme: part(&self.theme, usual.theme),
            scale: part(&self.scale, usual.scale),
            drafts_folder: part(&self.drafts_folder, usual.drafts_folder),
            pdf_folder: part(&self.pdf_folder, usual.pdf_folder),
            hides_strip: part(&self.hides_strip, usual.hides_strip),
            leaves_out_attachments: part(
                &self.leaves_out_attachments,
                usual.leaves_out_attachments,
            ),
            signing: part(&self.signing, usual.signing),
            profile: part(&self.profile, usual.profile),
            profiles: part(&self.profiles, usual.profiles),
        }
    }
}

fn part<T: for<'a> Deserialize<'a>>(part: &Part, usual: T) -> T {
    let read = part
        .as_ref()
        .and_then(|raw| ron_text::parse(raw.get_ron()).ok());
    read.unwrap_or(usual)
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What is understood of it.
    pub settings: Settings,
    /// Whether a newer version of the program wrote it.
    pub is_newer: bool,
    /// What is wrong with it.
    pub problem: Option<SyntaxError>,
}

/// A format number ahead of everything else. Files had none at first.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FormatOnly {
    format: u32,
}

impl Settings {
    /// What a file says. What can't be understood is as it is when nothing is set.
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
        // None where not even that can be read.
        let format = ron_text::parse::<FormatOnly>(text)
            .map(|file| file.format)
            .ok();
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
        read.settings.put_right();
        read
    }

    /// As text for a file.
    #[must_use]
    pub fn write(&self) -> String {
        to_ron(self)
    }

    /// Takes out what means nothing: a size that can't be read, a profile that isn't there or has no name.
    fn put_right(&mut self) {
        self.scale = self.scale.clamp(SCALES[0], SCALES[SCALES.len() - 1]);
        let mut names = std::collections::BTreeSet::new();
        self.profiles.retain(|profile| {
            !profile.name.trim().is_empty() && names.insert(profile.name.clone())
        });
        if let Some(name) = &self.profile
            && !names.contains(name)
        {
            self.profile = None;
        }
    }

    /// The profile that new drafts begin with.
    #[must_use]
    pub fn chosen_profile(&self) -> Option<&Profile> {
        let name = self.profile.as_ref()?;
        self.profiles.iter().find(|profile| profile.name == *name)
    }

    /// What was changed here since `base`, put into what another window has written by now.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut merged = Self {
            format: FORMAT,
            language: newer(&base.language, &self.language, &theirs.language),
            theme: newer(&base.theme, &self.theme, &theirs.theme),
            scale: newer(&base.scale, &self.scale, &theirs.scale),
            drafts_folder: newer(
                &base.drafts_folder,
                &self.drafts_folder,
                &theirs.drafts_folder,
            ),
            pdf_folder: newer(&base.pdf_folder, &self.pdf_folder, &theirs.pdf_folder),
            hides_strip: newer(&base.hides_strip, &self.hides_strip, &theirs.hides_strip),
            leaves_out_attachments: newer(
                &base.leaves_out_attachments,
                &self.leaves_out_attachments,
                &theirs.leaves_out_attachments,
            ),
            signing: newer(&base.signing, &self.signing, &theirs.signing),
            profile: newer(&base.profile, &self.profile, &theirs.profile),
            profiles: profile::merged(&base.profiles, &self.profiles, &theirs.profiles),
        };
        merged.put_right();
        merged
    }
}

fn newer<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs } else { mine }.clone()
}

/// What was found at the start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// Files that were open, from the time when they stood there too.
    pub recent: Recent,
    /// What to say about the file: where, and what.
    pub remark: Option<(String, Message)>,
}

/// Looks what is set in a folder, and changes nothing there.
#[must_use]
pub fn look(disk: &dyn Disk, folder: &Path) -> Settings {
    let bytes = read_on(disk, &folder.join(FILE), MAX_BYTES);
    bytes.map_or_else(
        |_| Settings::default(),
        |bytes| Settings::read(&bytes).settings,
    )
}

/// Reads the settings of a folder. A file that can't be read is set aside.
#[must_use]
pub fn load(disk: &dyn Disk, folder: &Path) -> Loaded {
    let path = folder.join(FILE);
    match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => {
            let read = Settings::read(&bytes);
            let remark = read
                .problem
                .map(|problem| set_aside(disk, folder, &path, &problem));
            Loaded {
                settings: read.settings,
                remark,
                ..Loaded::default()
            }
        }
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => older(disk, folder),
        Err(error) => Loaded {
            remark: Some((path.display().to_string(), error.message())),
            ..Loaded::default()
        },
    }
}

/// The settings of before they had this name.
fn older(disk: &dyn Disk, folder: &Path) -> Loaded {
    let Ok(bytes) = read_on(disk, &folder.join(OLDER_FILE), MAX_BYTES) else {
        return Loaded::default();
    };
    Loaded {
        settings: Settings::read(&bytes).settings,
        recent: Recent::read(&bytes),
        remark: None,
    }
}

fn set_aside(
    disk: &dyn Disk,
    folder: &Path,
    path: &Path,
    problem: &SyntaxError,
) -> (String, Message) {
    let message = match disk.replace(path, &folder.join(BROKEN_FILE)) {
        Ok(()) => Message::new("settings-broken").with("file", BROKEN_FILE),
        // It is where it was; nothing is written over it as long as it can't be read.
        Err(_) => Message::new("settings-broken-stays"),
    };
    (
        problem.place(path.display()),
        message.with("detail", problem.message()),
    )
}

/// Keeps what was changed here since `base`, beside what other windows have changed by now. Gives what
/// then stands in the file.
///
/// # Errors
/// [`StorageError`]: nothing was changed then.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    base: &Settings,
    mine: &Settings,
) -> Result<Settings, StorageError> {
    create_folder_on(disk, folder)?;
    let path = folder.join(FILE);
    let theirs = match read_on(disk, &path, MAX_BYTES) {
        Ok(bytes) => {
            let read = Settings::read(&bytes);
            let aside = if read.is_newer {
                Some(NEWER_FILE)
            } else if read.problem.is_some() {
                Some(BROKEN_FILE)
            } else {
                None
            };
            if let Some(aside) = aside {
                write_on(disk, &folder.join(aside), &bytes, Existing::Replace)?;
            }
            read.settings
        }
        Err(error) if matches!(error.kind, StorageErrorKind::NotFound) => base.clone(),
        Err(error) => return Err(error),
    };
    let merged = mine.merged(base, &theirs);
    write_on(disk, &path, merged.write().as_bytes(), Existing::Replace)?;
    // What it held was taken over.
    let _ = disk.remove(&folder.join(OLDER_FILE));
    Ok(merged)
}

/// Removes what was set aside, and what is left of before: persons may stand in it. Gives what could not
/// be removed.
pub fn forget_others(disk: &dyn Disk, folder: &Path) -> Vec<StorageError> {
    let files = [BROKEN_FILE, NEWER_FILE, OLDER_FILE].into_iter();
    files
        .filter_map(|file| super::remove(disk, &folder.join(file)).err())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::RealDisk;

    #[test]
    fn what_is_written_is_read() {
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
        // A slip of somebody's who wrote it by hand: the rest holds, and it is told.
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

    #[test]
    fn two_windows_keep_each_others_changes() {
        let folder = tempfile::tempdir().unwrap();
        let base = Settings::default();
        let one = Settings {
            theme: ThemeChoice::Dark,
            profiles: vec![Profile::named("Helsingfors")],
            ..base.clone()
        };
        let other = Settings {
            scale: 150,
            profiles: vec![Profile::named("Åbo")],
            ..base.clone()
        };
        keep(&RealDisk, folder.path(), &base, &one).unwrap();
        let kept = keep(&RealDisk, folder.path(), &base, &other).unwrap();
        assert_eq!((kept.theme, kept.scale), (ThemeChoice::Dark, 150));
        let names: Vec<_> = kept.profiles.iter().map(|profile| &profile.name).collect();
        assert_eq!(names, ["Helsingfors", "Åbo"]);
        assert_eq!(load(&RealDisk, folder.path()).settings, kept);
    }

    #[test]
    fn a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, "(format: 1, theme: Sepia, scale: 150)").unwrap();
        let loaded = load(&RealDisk, folder.path());
        assert_eq!(loaded.settings.scale, 150);
        let (place, message) = loaded.remark.unwrap();
        assert!(place.ends_with("settings.ron:1:20"), "{place}");
        assert!(message.in_english().contains("settings.broken.ron"));
        assert!(!path.exists());
        assert!(folder.path().join(BROKEN_FILE).exists());
        assert_eq!(load(&RealDisk, folder.path()), Loaded::default());
    }

    #[test]
    fn a_newer_file_is_kept_before_it_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let text = "(format: 2, theme: Sepia, scale: 150)";
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let loaded = load(&RealDisk, folder.path());
        assert_eq!((loaded.settings.scale, loaded.remark), (150, None));
        let mine = Settings {
            scale: 90,
            ..loaded.settings.clone()
        };
        keep(&RealDisk, folder.path(), &loaded.settings, &mine).unwrap();
        let aside = std::fs::read_to_string(folder.path().join(NEWER_FILE)).unwrap();
        assert_eq!(aside, text);
        assert_eq!(load(&RealDisk, folder.path()).settings.scale, 90);
    }
}

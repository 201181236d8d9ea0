//! The settings, and how those of several windows go together.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::library::Preset;
use crate::local_data::profile::{self, Profile};
use crate::message::Language;

/// The number of this format of settings.
pub(super) const FORMAT: u32 = 1;

/// The theme of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum ThemeChoice {
    /// The system's.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The sizes of the window's contents to choose from, in per cent.
pub const SCALES: [u16; 7] = [80, 90, 100, 110, 125, 150, 200];

/// The zoom of the pages that the next window begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum PageZoom {
    /// As wide as the window lets them.
    #[default]
    Width,
    /// A whole page is visible.
    Page,
    /// In per cent of the printed size.
    Percent(u16),
}

/// How the window was left; the next one begins so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WindowLook {
    /// Its width and height without the frame, in points of the screen.
    pub size: Option<(u16, u16)>,
    /// The upper left corner of its frame, in pixels.
    pub place: Option<(i32, i32)>,
    /// Whether it fills the screen.
    pub is_maximized: bool,
    /// The width of the form, in points.
    pub form_width: Option<u16>,
    /// The zoom of the pages.
    pub zoom: PageZoom,
}

/// The settings of the user.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The format of the file.
    pub(super) format: u32,
    /// The language of the window; none for the environment's.
    pub language: Option<Language>,
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// The size of the window's contents, in per cent.
    pub scale: u16,
    /// The folder of drafts: file dialogs begin there, and customers are suggested from them.
    pub drafts_folder: Option<PathBuf>,
    /// The folder of PDFs.
    pub pdf_folder: Option<PathBuf>,
    /// The folder of the certificates that are trusted when signatures are checked.
    pub trusted_folder: Option<PathBuf>,
    /// The folder that the dialog for a template's folder begins in.
    pub template_folder: Option<PathBuf>,
    /// The command of the user's editor, with `{file}`, `{line}` and `{column}`; none for the program that the desktop
    /// opens such files in.
    pub editor: Option<String>,
    /// Folders of templates, beside the built-in one and those of the organisation.
    pub libraries: Vec<PathBuf>,
    /// The folders of agreements that the register shows.
    pub register_folders: Vec<PathBuf>,
    /// The columns of the register that are shown; none for the usual ones.
    pub register_columns: Vec<String>,
    /// Whether the strip of pages is hidden.
    pub hides_strip: bool,
    /// Whether PDFs are exported without the draft and the template attached.
    pub leaves_out_attachments: bool,
    /// The signing service that PDFs are marked for.
    pub signing: Option<String>,
    /// How the window was left.
    pub window: WindowLook,
    /// The name of the profile that new drafts begin with.
    pub profile: Option<String>,
    /// The profiles.
    pub profiles: Vec<Profile>,
    /// Choices of services under a name.
    pub presets: Vec<Preset>,
}

impl Settings {
    /// Returns the folders that agreements are kept in: the lists of exports in them are trusted.
    #[must_use]
    pub fn agreement_folders(&self) -> Vec<PathBuf> {
        let folders = [&self.pdf_folder, &self.drafts_folder];
        let folders = folders.into_iter().flatten();
        folders.chain(&self.register_folders).cloned().collect()
    }
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
            trusted_folder: None,
            template_folder: None,
            editor: None,
            libraries: Vec::new(),
            register_folders: Vec::new(),
            register_columns: Vec::new(),
            hides_strip: false,
            leaves_out_attachments: false,
            signing: None,
            window: WindowLook::default(),
            profile: None,
            profiles: Vec::new(),
            presets: Vec::new(),
        }
    }
}

impl Settings {
    /// Removes what is invalid: a size that can't be read, a profile without a name or with one that is taken, the
    /// choice of a profile that doesn't exist.
    pub(super) fn normalize(&mut self) {
        self.scale = self.scale.clamp(SCALES[0], SCALES[SCALES.len() - 1]);
        let mut names = BTreeSet::new();
        self.profiles.retain(|profile| {
            !profile.name.trim().is_empty() && names.insert(profile.name.clone())
        });
        let mut presets = BTreeSet::new();
        self.presets
            .retain(|preset| !preset.name.trim().is_empty() && presets.insert(preset.name.clone()));
        if let Some(name) = &self.profile
            && !names.contains(name)
        {
            self.profile = None;
        }
    }

    /// Returns the profile that new drafts begin with.
    #[must_use]
    pub fn chosen_profile(&self) -> Option<&Profile> {
        let name = self.profile.as_ref()?;
        self.profiles.iter().find(|profile| profile.name == *name)
    }

    /// Returns what another window has written by now, with what was changed here since `base`.
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
            trusted_folder: newer(
                &base.trusted_folder,
                &self.trusted_folder,
                &theirs.trusted_folder,
            ),
            template_folder: newer(
                &base.template_folder,
                &self.template_folder,
                &theirs.template_folder,
            ),
            editor: newer(&base.editor, &self.editor, &theirs.editor),
            libraries: newer(&base.libraries, &self.libraries, &theirs.libraries),
            register_folders: newer(
                &base.register_folders,
                &self.register_folders,
                &theirs.register_folders,
            ),
            register_columns: newer(
                &base.register_columns,
                &self.register_columns,
                &theirs.register_columns,
            ),
            hides_strip: newer(&base.hides_strip, &self.hides_strip, &theirs.hides_strip),
            leaves_out_attachments: newer(
                &base.leaves_out_attachments,
                &self.leaves_out_attachments,
                &theirs.leaves_out_attachments,
            ),
            signing: newer(&base.signing, &self.signing, &theirs.signing),
            window: newer(&base.window, &self.window, &theirs.window),
            profile: newer(&base.profile, &self.profile, &theirs.profile),
            profiles: profile::merged(&base.profiles, &self.profiles, &theirs.profiles),
            presets: newer(&base.presets, &self.presets, &theirs.presets),
        };
        merged.normalize();
        merged
    }
}

/// Returns the value that was changed here since `base`, or else that of the other window.
fn newer<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs } else { mine }.clone()
}

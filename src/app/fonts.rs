//! The typefaces of the window: Source Sans 3 for itself, the document's own faces for the pages.
//!
//! Letters that neither has come from faces of the machine, which are looked for when such a letter is drawn. The pages are
//! left out: they show what is printed, and no other face is.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use eframe::egui::epaint::text::{FallbackRequest, FontInsert, FontPriority, InsertFontFamily};
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

use super::platform::SystemFace;
use crate::typeset::fonts::Face;

/// The name of the window's semibold face.
pub const SEMIBOLD: &str = "Source Sans 3 Semibold";
const REGULAR: &str = "Source Sans 3";

/// Returns the family of a face of the document.
#[must_use]
pub fn family_of(face: Face) -> FontFamily {
    FontFamily::Name(face.postscript_name().into())
}

/// Returns the families of the window itself.
fn own_families() -> [FontFamily; 3] {
    [
        FontFamily::Proportional,
        FontFamily::Monospace,
        FontFamily::Name(SEMIBOLD.into()),
    ]
}

/// Letters that were drawn and that no face of the window has.
pub struct MissingLetters {
    letters: Receiver<char>,
    /// Those that were taken before: a machine that has none hasn't one later.
    taken: BTreeSet<char>,
}

impl MissingLetters {
    /// Those that come up in a window from now on.
    #[must_use]
    pub fn of(context: &Context) -> Self {
        let own = own_families();
        let (sender, letters) = channel();
        let note = move |request: &FallbackRequest<'_>| {
            if own.contains(request.family)
                && let Some(letter) = request.cluster.chars().next()
            {
                // Nobody waits for it when the window is gone.
                let _ = sender.send(letter);
            }
            None
        };
        context.add_font_provider(Arc::new(note));
        Self {
            letters,
            taken: BTreeSet::new(),
        }
    }

    /// Returns those that came up since the last call, each once.
    pub fn take(&mut self) -> BTreeSet<char> {
        let letters = self.letters.try_iter();
        letters
            .filter(|letter| self.taken.insert(*letter))
            .collect()
    }
}

/// Adds typefaces of the machine after all others of the window itself.
pub fn add(context: &Context, faces: Vec<SystemFace>) {
    for face in faces {
        let data = FontData {
            index: face.index,
            ..FontData::from_owned(face.bytes)
        };
        let families = own_families().map(|family| InsertFontFamily {
            family,
            priority: FontPriority::Lowest,
        });
        context.add_font(FontInsert::new(&face.name, data, families.into()));
    }
}

/// Installs the typefaces in a window.
pub fn install(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, data: FontData, families: &[FontFamily]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        for family in families {
            let faces = fonts.families.entry(family.clone()).or_default();
            faces.push(name.to_owned());
        }
    };
    add(
        REGULAR,
        FontData::from_static(include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf")),
        &[FontFamily::Proportional, FontFamily::Monospace],
    );
    add(
        SEMIBOLD,
        FontData::from_static(include_bytes!(
            "../../assets/fonts/SourceSans3-Semibold.ttf"
        )),
        &[FontFamily::Name(SEMIBOLD.into())],
    );
    for face in Face::ALL {
        // The pages show where glyphs stand; nothing is moved to the grid of the screen.
        let tweak = FontTweak {
            hinting: Some(false),
            subpixel_binning: Some(true),
            ..FontTweak::default()
        };
        let data = FontData::from_static(face.program()).tweak(tweak);
        // Names may hold letters that only the document's faces have.
        let window = if face.is_semibold() {
            FontFamily::Name(SEMIBOLD.into())
        } else {
            FontFamily::Proportional
        };
        add(face.postscript_name(), data, &[family_of(face), window]);
    }
    context.set_fonts(fonts);
}

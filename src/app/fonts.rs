//! The typefaces of the window: Source Sans 3 for itself, the document's own faces for the pages.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

use crate::typeset::fonts::Face;

/// The name of the window's semibold face.
pub const SEMIBOLD: &str = "Source Sans 3 Semibold";
const REGULAR: &str = "Source Sans 3";

/// Returns the family of a face of the document.
#[must_use]
pub fn family_of(face: Face) -> FontFamily {
    FontFamily::Name(face.postscript_name().into())
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

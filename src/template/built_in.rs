//! The template that is compiled in.

use super::{FILE_NAMES, LoadError, Sources, Template, check::Typeface, load};

const FILES: [&str; 5] = [
    include_str!("../../templates/intrum-personuppgifter/template.ron"),
    include_str!("../../templates/intrum-personuppgifter/fields.ron"),
    include_str!("../../templates/intrum-personuppgifter/body.ron"),
    include_str!("../../templates/intrum-personuppgifter/corrections.ron"),
    include_str!("../../templates/intrum-personuppgifter/page.ron"),
];

/// The template under `templates/`, as it was when the program was built.
///
/// # Errors
/// None in a released program: a test loads it.
pub fn built_in(typeface: &Typeface<'_>) -> Result<Template, LoadError> {
    let files = FILE_NAMES
        .iter()
        .zip(FILES)
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    load(&Sources { files }, typeface)
}

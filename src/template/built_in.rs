//! The template that is compiled in.

use super::file::TemplateFile;
use super::load::load;
use super::model::Template;
use super::problem::LoadError;
use super::sources::{Sources, Typeface};

/// In the order of [`TemplateFile::ALL`].
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
    load(&built_in_sources(), typeface)
}

/// Returns the files of the template that is compiled in.
#[must_use]
pub fn built_in_sources() -> Sources {
    let files = TemplateFile::ALL.into_iter().zip(FILES);
    let files = files.map(|(file, text)| (file.name().to_owned(), text.as_bytes().to_vec()));
    Sources {
        files: files.collect(),
        ..Sources::default()
    }
}

//! The way from a comparison to a PDF, to bring to a meeting.

use crate::agreement::{Agreement, Wording, build};
use crate::date::Date;
use crate::diff::{Comparison, ComparisonNames, compare_agreements, comparison_document};
use crate::draft::Draft;
use crate::message::{Language, Translator};
use crate::pdf::write::{self, DocumentFacts, PdfError};
use crate::template::{PageStyle, Template};
use crate::typeset::{Pages, Typesetter};

/// A comparison, set on pages and written.
#[derive(Clone, Debug)]
pub struct ComparisonPdf {
    /// Its pages.
    pub pages: Pages,
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
}

/// Makes a PDF of a comparison, in the style and language of the newer template. Its sentences are in the other language
/// where there are none in that one.
///
/// # Errors
/// [`PdfError`], which the built-in typeface never causes.
pub fn write_comparison(
    comparison: &Comparison,
    names: &ComparisonNames,
    template: &Template,
    other: Language,
    date: Date,
) -> Result<ComparisonPdf, PdfError> {
    let language = Language::of_locale(&template.language).unwrap_or(other);
    let translator = Translator::new(language);
    let document = comparison_document(comparison, names, &template.language, &translator);
    let foot = format!("{} – {}", names.before, names.after);
    comparison_pdf(&document, &template.page, foot, date)
}

/// Compares the agreement of a draft with the one that has the template's standard value wherever there is one.
#[must_use]
pub fn compare_with_standard(template: &Template, draft: &Draft) -> Comparison {
    let agreement = |draft: &Draft| build(template, draft, Wording::Corrected);
    compare_agreements(
        &agreement(&draft.with_standards(template)),
        &agreement(draft),
    )
}

/// Makes a PDF of the document of a comparison, in the style of an agreement's pages; `foot` stands at the foot of
/// each page. There is nothing to sign in it, and nothing is attached.
///
/// # Errors
/// [`PdfError`], which the built-in typeface never causes.
pub fn comparison_pdf(
    document: &Agreement,
    style: &PageStyle,
    foot: String,
    date: Date,
) -> Result<ComparisonPdf, PdfError> {
    let pages = Typesetter::new(&document.language).comparison_pages(document, style, foot);
    let facts = DocumentFacts {
        date,
        attachments: Vec::new(),
        record: None,
    };
    let pdf = write::write(&pages, &facts)?;
    Ok(ComparisonPdf { pages, pdf })
}

//! The whole way from a draft to a PDF, as both shells go it.

use std::path::Path;

use crate::agreement::{Agreement, Wording, build};
use crate::date::Date;
use crate::draft::{self, Draft, DraftProblem, DraftProblemKind};
use crate::pdf::write::{DocumentFacts, PdfError, Writer};
use crate::pdf::{Attachment, DRAFT_NAME, Relationship, TEMPLATE_NAME};
use crate::signing::Service;
use crate::storage::is_of_another_kind;
use crate::template::Template;
use crate::typeset::{PageOptions, Pages, Typesetter};

/// How the name of an exported file ends.
pub const PDF_EXTENSION: &str = "pdf";

/// More characters than this make a name unhandy, and some file systems stop at 255 bytes.
const MAX_CHARACTERS: usize = 80;
/// Stands between the parts of a file name.
const BETWEEN: &str = " – ";

/// Makes PDFs of drafts, and remembers words, paragraphs and fonts from one to the next: what is
/// remembered changes the time it takes, not the bytes.
#[derive(Default)]
pub struct Exporter {
    writer: Writer,
    /// With the language that it sets.
    typesetter: Option<(String, Typesetter)>,
}

impl Exporter {
    /// One that goes on with what a writer remembers: that can be handed to another thread, a typesetter
    /// can't.
    #[must_use]
    pub fn with(writer: Writer) -> Self {
        Self {
            writer,
            typesetter: None,
        }
    }

    /// What the next one may go on with.
    #[must_use]
    pub fn into_writer(self) -> Writer {
        self.writer
    }

    /// The PDF of a draft.
    ///
    /// # Errors
    /// [`PdfError`], in effect never.
    pub fn pdf_of(
        &mut self,
        template: &Template,
        draft: &Draft,
        date: Date,
        options: &ExportOptions,
    ) -> Result<Vec<u8>, PdfError> {
        let (_, pages) = self.pages_of(template, draft, options)?;
        self.written(&pages, template, draft, date, options)
    }

    /// What an agreement says, and its pages.
    ///
    /// # Errors
    /// [`PdfError`], in effect never.
    pub fn pages_of(
        &mut self,
        template: &Template,
        draft: &Draft,
        options: &ExportOptions,
    ) -> Result<(Agreement, Pages), PdfError> {
        let agreement = build(template, draft, Wording::Corrected);
        let is_draft = options.is_draft;
        let typesetter = self.typesetter(&template.language);
        let mut pages = typesetter.pages(&agreement, template, PageOptions { is_draft });
        if let Some(service) = &options.signing {
            mark(typesetter, &mut pages, service)?;
        }
        Ok((agreement, pages))
    }

    /// The PDF of pages that were made with the same template, draft and options.
    ///
    /// # Errors
    /// [`PdfError`], in effect never.
    pub fn written(
        &mut self,
        pages: &Pages,
        template: &Template,
        draft: &Draft,
        date: Date,
        options: &ExportOptions,
    ) -> Result<Vec<u8>, PdfError> {
        let attachments = if options.attaches {
            attachments(template, draft)
        } else {
            Vec::new()
        };
        self.writer
            .write(pages, &DocumentFacts { date, attachments })
    }

    fn typesetter(&mut self, language: &str) -> &mut Typesetter {
        let known = self.typesetter.take().filter(|(of, _)| of == language);
        let known = known.unwrap_or_else(|| (language.to_owned(), Typesetter::new(language)));
        &mut self.typesetter.insert(known).1
    }
}

/// How a PDF is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// With gaps, marked as a draft, with nothing to sign.
    pub is_draft: bool,
    /// With the draft and the template inside, so that the case can be opened again.
    pub attaches: bool,
    /// With the marks that a signing service looks for.
    pub signing: Option<Service>,
}

/// Marks the places to sign, and sees that each mark stands on the pages exactly once.
fn mark(typesetter: &mut Typesetter, pages: &mut Pages, service: &Service) -> Result<(), PdfError> {
    typesetter.mark_boxes(pages, &|field, index| service.mark_for(field, index));
    let text: Vec<&str> = pages
        .pages
        .iter()
        .flat_map(|page| page.lines.iter().map(|line| line.text.text.as_str()))
        .collect();
    let text = text.join("\n");
    let boxes = pages.pages.iter().flat_map(|page| &page.signature_boxes);
    for (index, field) in boxes.enumerate() {
        let mark = service.mark_for(field, index + 1);
        let count = text.matches(&mark).count();
        if count != 1 {
            return Err(PdfError::Mark { mark, count });
        }
    }
    Ok(())
}

/// The draft and the template as they travel inside a PDF.
fn attachments(template: &Template, draft: &Draft) -> Vec<Attachment> {
    let draft = Attachment {
        name: DRAFT_NAME,
        description: "The draft that this agreement was made from (Klausul)",
        relationship: Relationship::Source,
        content: draft::write(&draft.of_template(template)),
    };
    let template = Attachment {
        name: TEMPLATE_NAME,
        description: "The template with the wording, in its canonical form (Klausul)",
        relationship: Relationship::Supplement,
        content: template.canonical.clone(),
    };
    vec![draft, template]
}

/// Whether an export has to wait for a problem. A draft's PDF may have gaps and mistakes; nothing may
/// be too long for a page.
#[must_use]
pub fn is_in_the_way(problem: &DraftProblem, is_draft: bool) -> bool {
    let too_long = matches!(problem.kind, DraftProblemKind::TooLong(_));
    too_long || (!is_draft && problem.severity().blocks_export())
}

/// Whether a file is there that an export must never replace: anything but a PDF. A slip of the hand
/// must not turn a draft or a template into one.
#[must_use]
pub fn must_not_replace(path: &Path) -> bool {
    is_of_another_kind(path, b"%PDF")
}

/// A file name of these parts, without extension: legal on every system that the program runs on.
/// Empty parts are left out.
#[must_use]
pub fn file_name(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let mut parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    shorten(&mut parts);
    legal(&parts.join(BETWEEN))
}

/// Shortens the longest part, so that what stands behind it still has room: a draft is to be known by its name.
fn shorten(parts: &mut [String]) {
    let count = |text: &str| text.chars().count();
    let between = count(BETWEEN) * parts.len().saturating_sub(1);
    let whole: usize = parts.iter().map(|part| count(part)).sum();
    let excess = (whole + between).saturating_sub(MAX_CHARACTERS);
    let Some(longest) = parts.iter_mut().max_by_key(|part| count(part)) else {
        return;
    };
    let kept = count(longest).saturating_sub(excess);
    let short: String = longest.chars().take(kept).collect();
    short.trim_end().clone_into(longest);
}

/// What Windows allows in a file name (Microsoft, "Naming Files, Paths, and Namespaces"); other
/// systems allow more.
fn legal(name: &str) -> String {
    let replaced: String = name
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    let words: Vec<&str> = replaced.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(MAX_CHARACTERS).collect();
    let trimmed = short.trim_matches([' ', '.', '-', '–']);
    if is_reserved(trimmed) {
        return format!("_{trimmed}");
    }
    trimmed.to_owned()
}

/// Names of devices on Windows, also with an extension.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_ascii_uppercase();
    let numbered = |device: &str| {
        upper
            .strip_prefix(device)
            .is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_legal() {
        let check = |parts: &[&str], expected: &str| {
            assert_eq!(file_name(parts), expected, "{parts:?}");
        };
        check(
            &[
                "Personuppgifter",
                "Åkerströms Öst & Söner Ab",
                "SA-2026-0417",
            ],
            "Personuppgifter – Åkerströms Öst & Söner Ab – SA-2026-0417",
        );
        check(&["A/B: \"C\"?", ""], "A-B- -C");
        check(&["", " "], "");
        check(&["con"], "_con");
        check(&["com1.x"], "_com1.x");
        check(&["komma..."], "komma");
        check(&["a\nb\tc"], "a b c");
        assert_eq!(file_name(&[&"å".repeat(300)]).chars().count(), 80);
        let long = file_name(&["Behandling", &"å".repeat(300), "UTKAST"]);
        assert_eq!(long.chars().count(), 80);
        assert!(long.starts_with("Behandling – å") && long.ends_with("å – UTKAST"));
    }
}

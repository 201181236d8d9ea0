//! What a path names: a template, or a draft with the template that it belongs to.

use std::path::Path;
use std::sync::Arc;

use super::context::Context;
use super::document::{Document, read_document};
use super::drafts::other_template;
use super::failure::Failure;
use super::library::template_in_library;
use super::templates::template_in;
use crate::draft::{self, Draft};
use crate::library::{Chosen, Library, Version};
use crate::message::Message;
use crate::pdf::read::{MAX_PDF_BYTES, enclosed_in, is_pdf};
use crate::pipeline::attachments::completed;
use crate::template::{Excerpt, Template};
use crate::typeset::fonts::TYPEFACE;

/// A draft with the template that its agreement is made with.
pub(super) struct Case {
    pub draft: Draft,
    pub template: Arc<Template>,
}

impl Case {
    /// Returns the same case with the template's standard value wherever there is one.
    pub fn standard(&self) -> Self {
        Self {
            draft: self.draft.with_standards(&self.template),
            template: Arc::clone(&self.template),
        }
    }
}

/// The draft in a document, and the excerpt of its template if it is a PDF that has one.
struct Found {
    draft: Draft,
    excerpt: Option<Excerpt>,
}

/// Finds the templates and agreements that paths name.
pub(super) struct Places {
    library: Library,
    /// The template that `--template` names.
    named: Option<Chosen>,
}

impl Places {
    /// Reads the library, and the template that the arguments name.
    pub fn new(context: &Context) -> Result<Self, Failure> {
        let library = context.library();
        context.warn_of_library(&library);
        Ok(Self {
            library,
            named: context.named_template()?,
        })
    }

    /// Returns the template that a place names: a folder, `ID@VERSION` of the library, or an exported PDF, whose template is
    /// known here by its hash. Whatever else can name a template is added here.
    pub fn template_at(&self, place: &Path) -> Result<Arc<Template>, Failure> {
        if place.is_dir() {
            return template_in(place).map(Arc::new);
        }
        if let Some(template) = self.version_of_library(place) {
            return Ok(template);
        }
        let document = read_document(place, MAX_PDF_BYTES)?;
        let failure = |message| Failure::new(document.path.display().to_string(), message);
        if !is_pdf(&document.bytes) {
            return Err(failure(Message::new("template-no-place")));
        }
        let found = found_in(&document)?;
        let Some(excerpt) = &found.excerpt else {
            return Err(failure(Message::new("open-no-template")));
        };
        self.known(excerpt).ok_or_else(|| {
            let message = Message::new("template-only-excerpt")
                .with("template", &found.draft.template)
                .with("version", &found.draft.version);
            failure(message)
        })
    }

    /// Returns the template that `ID@VERSION` names.
    fn version_of_library(&self, place: &Path) -> Option<Arc<Template>> {
        let (id, version) = place.to_str()?.split_once('@')?;
        let version = Version::new(version);
        let mut entries = self.library.entries().iter();
        let entry = entries.find(|entry| {
            entry.template.id == id && entry.version() == version && !entry.is_ambiguous
        })?;
        Some(Arc::clone(&entry.template))
    }

    /// Returns the whole template of an excerpt, if it is known here.
    fn known(&self, excerpt: &Excerpt) -> Option<Arc<Template>> {
        let hash = excerpt.hash();
        let named = self.named.iter().map(|named| &named.template);
        let known = self.library.entries().iter().map(|entry| &entry.template);
        let mut all = named.chain(known);
        all.find(|template| template.hash == hash).cloned()
    }

    /// Reads the draft that a path names, a draft or an exported PDF, with its template.
    pub fn case_at(&self, place: &Path) -> Result<Case, Failure> {
        self.case_of(&read_document(place, MAX_PDF_BYTES)?)
    }

    /// Reads the draft in a document, with its template. That of a PDF is the one inside: whole where it is known here,
    /// or else as far as the pages say it. Where there is none inside, and for a draft, it is the one of `--template`
    /// or of the library.
    fn case_of(&self, document: &Document) -> Result<Case, Failure> {
        let Found { draft, excerpt } = found_in(document)?;
        let is_from_pdf = excerpt.is_some() || is_pdf(&document.bytes);
        if let Some(excerpt) = excerpt {
            if let Some(template) = self.known(&excerpt) {
                let draft = completed(&draft, &excerpt.unprinted(&template), &template);
                return Ok(Case { draft, template });
            }
            // Without the picture of a letterhead there is no template in it.
            if let Ok(template) = excerpt.template(&TYPEFACE, None) {
                let template = Arc::new(template);
                return Ok(Case { draft, template });
            }
        }
        let template = match &self.named {
            Some(named) => Arc::clone(&named.template),
            None => template_in_library(&self.library, &draft)?.template,
        };
        match other_template(&draft, &template) {
            Some(message) => Err(Failure::new(document.path.display().to_string(), message)),
            None if is_from_pdf => Ok(Case { draft, template }),
            None => {
                let draft = draft.normalised(&template, None);
                Ok(Case { draft, template })
            }
        }
    }

    /// Reads the draft that a path names, complete where the whole template of a PDF is known here or is that one.
    pub fn draft_at(&self, place: &Path, template: &Template) -> Result<Draft, Failure> {
        let document = read_document(place, MAX_PDF_BYTES)?;
        let Found { draft, excerpt } = found_in(&document)?;
        let Some(excerpt) = excerpt else {
            return Ok(if is_pdf(&document.bytes) {
                draft
            } else {
                draft.normalised(template, None)
            });
        };
        if excerpt.hash() == template.hash {
            return Ok(completed(&draft, &excerpt.unprinted(template), template));
        }
        Ok(match self.known(&excerpt) {
            Some(known) => completed(&draft, &excerpt.unprinted(&known), &known),
            None => draft,
        })
    }
}

/// Reads the draft in a document: a draft, or an exported PDF.
fn found_in(document: &Document) -> Result<Found, Failure> {
    let read = |bytes: &[u8]| {
        draft::read(bytes).map_err(|error| Failure::of_draft(&document.path, &error))
    };
    if !is_pdf(&document.bytes) {
        let draft = read(&document.bytes)?;
        return Ok(Found {
            draft,
            excerpt: None,
        });
    }
    let enclosed = enclosed_in(&document.bytes)
        .map_err(|error| Failure::new(document.path.display().to_string(), error.message()))?;
    let text = enclosed
        .excerpt
        .and_then(|bytes| String::from_utf8(bytes).ok());
    Ok(Found {
        draft: read(&enclosed.draft)?,
        excerpt: text.and_then(|text| Excerpt::read(&text).ok()),
    })
}

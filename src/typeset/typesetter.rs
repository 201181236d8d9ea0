//! The typesetter.

use std::sync::Arc;

use super::layout::{LayoutMemory, Setting, label_widths, mark_line, set_pages};
use super::model::{LabelWidth, Pages, SignatureBox};
use super::paragraph::ParagraphSetter;
use crate::agreement::Agreement;
use crate::template::{PageStyle, Template};

/// The purpose of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// Whether they are a draft, which carries its mark on every page and has nothing to sign.
    pub is_draft: bool,
}

/// Sets agreements of one language on pages, and remembers words and paragraphs so that an edit
/// breaks only what it changed.
pub struct Typesetter {
    setter: ParagraphSetter,
    memory: LayoutMemory,
}

impl Typesetter {
    /// Returns a typesetter for a language (BCP 47).
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self {
            setter: ParagraphSetter::new(language),
            memory: LayoutMemory::default(),
        }
    }

    /// Sets an agreement on pages.
    pub fn pages(
        &mut self,
        agreement: &Agreement,
        template: &Template,
        options: PageOptions,
    ) -> Pages {
        self.set(
            agreement,
            &Setting {
                style: &template.page,
                // What the foot of each page says.
                title: format!("{} {}", template.id, template.version),
                foot: format!(
                    "{} {} · {}",
                    template.id,
                    template.version,
                    template.short_hash()
                ),
                is_draft: options.is_draft,
                has_letterhead: true,
            },
        )
    }

    /// Sets a comparison on pages, in the style of an agreement but without its letterhead; `foot` stands at the
    /// foot of each page.
    pub fn comparison_pages(
        &mut self,
        document: &Agreement,
        style: &PageStyle,
        foot: String,
    ) -> Pages {
        self.set(
            document,
            &Setting {
                style,
                title: String::new(),
                foot,
                is_draft: false,
                has_letterhead: false,
            },
        )
    }

    fn set(&mut self, agreement: &Agreement, setting: &Setting<'_>) -> Pages {
        self.setter.begin_layout();
        let pages = set_pages(&mut self.setter, &mut self.memory, agreement, setting);
        self.setter.end_layout();
        pages
    }

    /// Measures the labels that hang to the left of headings and clauses.
    pub fn label_widths(&mut self, agreement: &Agreement, template: &Template) -> Vec<LabelWidth> {
        self.setter.begin_layout();
        let widths = label_widths(&mut self.setter, agreement, &template.page);
        self.setter.end_layout();
        widths
    }

    /// Adds a mark to each signature box, for signing services that look for text: small and pale, and
    /// no part of the agreement. `mark` is given the box and its number among all, from 1.
    pub fn mark_boxes(&mut self, pages: &mut Pages, mark: &dyn Fn(&SignatureBox, usize) -> String) {
        let mut number = 0;
        for page in &mut pages.pages {
            let mut marks = Vec::new();
            for signature_box in &page.signature_boxes {
                number += 1;
                let text = mark(signature_box, number);
                marks.extend(mark_line(&mut self.setter, text, signature_box));
            }
            if !marks.is_empty() {
                Arc::make_mut(page).lines.extend(marks);
            }
        }
    }
}

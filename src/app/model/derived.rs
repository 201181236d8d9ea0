//! What follows from a draft: the agreement, its pages, its problems.

use super::PagesText;
use crate::agreement::{Agreement, Wording, build};
use crate::draft::{self, Draft, DraftProblem};
use crate::template::Template;
use crate::typeset::{PageOptions, Pages, Typesetter, fonts};

/// What follows from a draft. Made anew with every change, from nothing but the draft.
pub struct Derived {
    /// What is said.
    pub agreement: Agreement,
    /// Where it stands: the very pages that the final PDF has.
    pub pages: Pages,
    /// The text of the pages.
    pub text: PagesText,
    /// What is missing or wrong.
    pub problems: Vec<DraftProblem>,
    /// Counts changes, so that views know one when they see it.
    pub revision: u64,
    typesetter: Typesetter,
}

impl Derived {
    /// What follows from a draft.
    #[must_use]
    pub fn of(template: &Template, draft: &Draft) -> Self {
        let mut typesetter = Typesetter::new(&template.language);
        let agreement = build(template, draft, Wording::Corrected);
        let pages = set(&mut typesetter, &agreement, template);
        Self {
            text: PagesText::of(&pages),
            problems: draft::check(draft, template, &fonts::covers),
            agreement,
            pages,
            revision: 0,
            typesetter,
        }
    }

    /// Follows a change of the draft; words and paragraphs that stay are not set anew.
    pub fn follow(&mut self, template: &Template, draft: &Draft) {
        self.revision += 1;
        self.agreement = build(template, draft, Wording::Corrected);
        self.pages = set(&mut self.typesetter, &self.agreement, template);
        self.text = PagesText::of(&self.pages);
        self.problems = draft::check(draft, template, &fonts::covers);
    }

    /// Whether nothing stands in the way of the final agreement.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self
            .problems
            .iter()
            .any(|problem| problem.severity().blocks_export())
    }
}

fn set(typesetter: &mut Typesetter, agreement: &Agreement, template: &Template) -> Pages {
    typesetter.pages(agreement, template, PageOptions { is_draft: false })
}

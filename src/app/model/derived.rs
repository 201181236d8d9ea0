//! What follows from a draft: the agreement, its pages, its problems.

use super::pages_text::PagesText;
use crate::agreement::{Agreement, BuildMemory, Wording, build_again};
use crate::draft::{self, Deviation, Draft, DraftProblem};
use crate::library::Standing;
use crate::template::Template;
use crate::typeset::{PageOptions, Pages, Typesetter, fonts};

/// What follows from a draft. It is computed again with every change, from nothing but the draft.
pub struct Derived {
    /// The agreement.
    pub agreement: Agreement,
    /// Its pages: the same as in the PDF.
    pub pages: Pages,
    /// The text of the pages.
    pub text: PagesText,
    /// What is missing or wrong in the draft.
    pub problems: Vec<DraftProblem>,
    /// The terms that differ from their standard.
    pub deviations: Vec<Deviation>,
    /// Counts changes, so that views notice one.
    pub revision: u64,
    typesetter: Typesetter,
    memory: BuildMemory,
}

impl Derived {
    /// Computes what follows from a draft; the pages of a template that may not be signed are marked.
    #[must_use]
    pub fn of(template: &Template, draft: &Draft, standing: &Standing) -> Self {
        let mut typesetter = Typesetter::new(&template.language);
        let mut memory = BuildMemory::default();
        let agreement = build_again(
            &mut memory,
            template,
            draft,
            Wording::Corrected,
            standing.approved_on(template),
        );
        let pages = set(
            &mut typesetter,
            &agreement,
            template,
            !standing.is_approved(),
        );
        Self {
            text: PagesText::of(&pages),
            problems: draft::check(draft, template, &fonts::covers),
            deviations: draft::deviations(draft, template),
            agreement,
            pages,
            revision: 0,
            typesetter,
            memory,
        }
    }

    /// Computes what follows from the draft after a change; words and paragraphs that stay are not set again.
    pub fn recompute(&mut self, template: &Template, draft: &Draft, standing: &Standing) {
        self.revision += 1;
        self.agreement = build_again(
            &mut self.memory,
            template,
            draft,
            Wording::Corrected,
            standing.approved_on(template),
        );
        self.pages = set(
            &mut self.typesetter,
            &self.agreement,
            template,
            !standing.is_approved(),
        );
        self.text = PagesText::of(&self.pages);
        self.problems = draft::check(draft, template, &fonts::covers);
        self.deviations = draft::deviations(draft, template);
    }

    /// Whether nothing is missing or wrong that blocks the final PDF.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self
            .problems
            .iter()
            .any(|problem| problem.severity().blocks_export())
    }
}

fn set(
    typesetter: &mut Typesetter,
    agreement: &Agreement,
    template: &Template,
    is_draft: bool,
) -> Pages {
    typesetter.pages(agreement, template, PageOptions { is_draft })
}

//! The template's blocks in order.

use crate::agreement::clause::ClauseNumber;
use crate::agreement::explain::ExplainedKind;
use crate::agreement::model::Agreement;
use crate::agreement::parts::Block;
use crate::draft::Draft;
use crate::template::Template;

/// The wording that is printed at editorial corrections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// The corrected one, where the correction is switched on.
    #[default]
    Corrected,
    /// The source's own, everywhere.
    Source,
}

/// Builds the agreement of a draft.
#[must_use]
pub fn build(template: &Template, draft: &Draft, wording: Wording) -> Agreement {
    let builder = Builder {
        template,
        draft,
        wording,
    };
    let (mut printed, mut with_left_out) = (ClauseNumber::default(), ClauseNumber::default());
    let mut blocks = Vec::new();
    let mut explanation = Vec::new();
    for block in &template.blocks {
        let (content, inside) = builder.content(block);
        let mut own = builder.explain_block(block, &content.opening());
        let is_printed = own.printed;
        own.clause = if is_printed {
            // What is left out doesn't number what is printed after it.
            with_left_out.next(&content);
            printed.next(&content)
        } else {
            with_left_out.next(&content)
        };
        let explained = explanation.len();
        explanation.push(own);
        // A table that is left out has no rows to explain.
        let inside = inside.into_iter();
        explanation.extend(inside.filter(|inside| is_printed || inside.kind != ExplainedKind::Row));
        explanation.extend(builder.explain_corrections(block, is_printed));
        if is_printed {
            blocks.push(Block {
                id: block.id.clone(),
                explained,
                content,
            });
        }
    }
    Agreement {
        language: template.language.clone(),
        blocks,
        explanation,
    }
}

/// The template and the answers that an agreement is built from.
pub(super) struct Builder<'a> {
    pub template: &'a Template,
    pub draft: &'a Draft,
    pub wording: Wording,
}

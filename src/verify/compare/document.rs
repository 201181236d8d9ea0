//! Everything that a file shows differently.

use super::clauses::name_clauses;
use super::expected::Expected;
use super::extras::{attachment_differences, extra_differences};
use super::pages::page_differences;
use super::unseen::{property_differences, structure_differences};
use crate::verify::document::RenderedDocument;
use crate::verify::report::{Difference, DifferenceKind};

/// Returns everything that a file shows differently.
pub(in crate::verify) fn differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Vec<Difference> {
    let mut all = together(page_differences(expected, found));
    attachment_differences(expected, found, &mut all);
    structure_differences(expected, found, &mut all);
    extra_differences(expected, found, &mut all);
    property_differences(expected, found, &mut all);
    name_clauses(expected.agreement, &mut all);
    all
}

/// Puts what differs in the agreement first, then what was added beside it; the same addition to pages that follow
/// one another is one difference.
fn together(differences: Vec<Difference>) -> Vec<Difference> {
    let (beside, mut all): (Vec<Difference>, Vec<Difference>) =
        differences.into_iter().partition(is_beside);
    let mut additions: Vec<Difference> = Vec::new();
    for difference in beside {
        let page = |difference: &Difference| {
            let last = difference.repeats.last().or(difference.found.as_ref());
            last.map_or(0, |location| location.page)
        };
        let same = additions
            .iter_mut()
            .find(|same| same.kind == difference.kind && page(&difference) == page(same) + 1);
        match same {
            Some(same) => same.repeats.extend(difference.found),
            None => additions.push(difference),
        }
    }
    all.extend(additions);
    all
}

/// Whether a difference is something drawn that belongs to no part of the agreement.
fn is_beside(difference: &Difference) -> bool {
    let is_drawn = match &difference.kind {
        DifferenceKind::Words { expected, .. } => expected.is_empty(),
        DifferenceKind::Drawn(_) | DifferenceKind::AnnotationAdded(_) => true,
        _ => false,
    };
    is_drawn && difference.owner.is_none()
}

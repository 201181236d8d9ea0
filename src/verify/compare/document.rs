//! Everything that a file shows differently.

use super::clauses::name_clauses;
use super::expected::Expected;
use super::extras::{attachment_differences, extra_differences};
use super::pages::page_differences;
use crate::verify::document::RenderedDocument;
use crate::verify::report::Difference;

/// Returns everything that a file shows differently.
pub(in crate::verify) fn differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
) -> Vec<Difference> {
    let mut all = page_differences(expected, found);
    attachment_differences(expected, found, &mut all);
    extra_differences(expected, found, &mut all);
    name_clauses(expected.agreement, &mut all);
    all
}

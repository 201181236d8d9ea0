//! Numbers and their bounds.

use std::fmt::Display;

use super::checker::Checker;
use crate::ron_text::Spanned;
use crate::template::file::TemplateFile;
use crate::template::measures::OutOfRange;
use crate::template::problem::ProblemKind;

pub(in crate::template) fn out_of_range(
    key: &'static str,
    min: impl Display,
    max: impl Display,
) -> ProblemKind {
    ProblemKind::NumberOutOfRange {
        key,
        min: min.to_string(),
        max: max.to_string(),
    }
}

impl Checker<'_> {
    /// Checks a count of `fields.ron`; `near` is where a problem is reported.
    pub(super) fn count_in_range(
        &mut self,
        near: &Spanned<'_>,
        key: &'static str,
        count: usize,
        min: usize,
        max: usize,
    ) {
        if !(min..=max).contains(&count) {
            self.report(TemplateFile::Fields, near, out_of_range(key, min, max));
        }
    }

    /// Reports a measure of `page.ron`.
    pub(super) fn report_measure(&mut self, OutOfRange { key, min, max }: OutOfRange) {
        // A number doesn't know where it stands; its key, of which the file has one or the first is near
        // enough, does.
        let offset = self.text_of(TemplateFile::Page).find(&format!("{key}:"));
        self.report_at(TemplateFile::Page, offset, out_of_range(key, min, max));
    }
}

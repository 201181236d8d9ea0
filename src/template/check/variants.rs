//! The wording of variants.

use super::checker::Checker;
use crate::ron_text::Spanned;
use crate::template::file::{self, TemplateFile::Body};
use crate::template::text_problem::TextProblem;

impl Checker<'_> {
    /// Checks that no space of a variant's wording is lost where words would run together.
    pub(super) fn spaces_are_kept(
        &mut self,
        text: &Spanned<'_>,
        offset: usize,
        (name, choices): (&str, &[file::Choice<'_>]),
    ) {
        let before = text[..offset].trim_end_matches('{');
        let after = text[offset..]
            .split_once('}')
            .map_or("", |(_, after)| after);
        let runs_on = before.ends_with(|last: char| !last.is_whitespace());
        let goes_on = after.starts_with(char::is_alphanumeric);
        for choice in choices
            .iter()
            .filter(|choice| !choice.text.trim().is_empty())
        {
            let is_lost = (runs_on && choice.text.starts_with(' '))
                || (goes_on && choice.text.ends_with(' '));
            if is_lost {
                let problem = TextProblem::LostSpace(name.to_owned());
                self.report(Body, &choice.text, problem);
            }
        }
    }
}

//! `diff` and `template diff`: what differs between two agreements or templates.

use std::path::Path;

use super::arguments;
use super::comparison::{comparison_json, comparison_lines};
use super::context::{Context, Status};
use super::document::write_document;
use super::export::today;
use super::failure::Failure;
use super::places::{Case, Places};
use crate::agreement::{Agreement, Wording, build};
use crate::diff::{Comparison, ComparisonNames, compare_agreements, compare_templates};
use crate::draft;
use crate::message::Message;
use crate::pipeline::comparison::write_comparison;
use crate::pipeline::error::ExportError;
use crate::pipeline::export::blocks_export;
use crate::pipeline::target::must_not_replace;
use crate::template::Template;
use crate::typeset::fonts;

impl Context {
    /// Carries out `diff`.
    pub(super) fn diff(&self, arguments: &arguments::AgreementDiff) -> Result<Status, Failure> {
        let places = Places::new(self)?;
        let first = places.case_at(&arguments.before)?;
        let first_name = file_name(&arguments.before);
        let (before, after, names) = if let Some(path) = &arguments.after {
            let names = ComparisonNames {
                before: first_name,
                after: file_name(path),
            };
            (first, places.case_at(path)?, names)
        } else {
            let standard = Message::new("diff-standard").with("file", &first_name);
            let names = ComparisonNames {
                before: self.sentence(&standard),
                after: first_name,
            };
            (first.standard(), first, names)
        };
        for case in [&before, &after] {
            self.warn_of_leftovers(&case.draft, &case.template);
        }
        let comparison = compare_agreements(&agreement_of(&before), &agreement_of(&after));
        if arguments.output.output.is_some() {
            for case in [&before, &after] {
                self.check_length(case)?;
            }
        }
        self.answer_diff(&arguments.output, &comparison, &names, &after.template)
    }

    /// Carries out `template diff`.
    pub(super) fn template_diff(
        &self,
        arguments: &arguments::TemplateDiff,
    ) -> Result<Status, Failure> {
        let places = Places::new(self)?;
        let before = places.template_at(&arguments.before)?;
        let after = places.template_at(&arguments.after)?;
        let comparison = compare_templates(&before, &after).map_err(|error| {
            Failure::new(arguments.after.display().to_string(), error.message())
        })?;
        let names = ComparisonNames::of_templates(&before, &after);
        self.answer_diff(&arguments.output, &comparison, &names, &after)
    }

    /// Prints a comparison, or writes it as a PDF in the style of the newer template.
    fn answer_diff(
        &self,
        arguments: &arguments::DiffOutput,
        comparison: &Comparison,
        names: &ComparisonNames,
        template: &Template,
    ) -> Result<Status, Failure> {
        let status = if comparison.is_empty() {
            Status::Fine
        } else {
            Status::Found
        };
        let Some(output) = &arguments.output else {
            let lines = comparison_lines(comparison, &self.translator);
            self.print(&lines, &comparison_json(comparison, names))?;
            return Ok(status);
        };
        if arguments.force && must_not_replace(output) {
            let message = Message::new("export-onto-other");
            return Err(Failure::new(output.display().to_string(), message));
        }
        let date = match arguments.date {
            Some(date) => date,
            None => today()?,
        };
        let language = self.translator.language();
        let written = write_comparison(comparison, names, template, language, date)
            .map_err(|error| Failure::from(ExportError::from(error)))?;
        write_document(output, &written.pdf, arguments.force)?;
        Ok(status)
    }

    /// Checks that nothing in a draft is too long for a page.
    fn check_length(&self, case: &Case) -> Result<(), Failure> {
        let mut problems = draft::check(&case.draft, &case.template, &fonts::covers);
        problems.retain(|problem| blocks_export(problem, true));
        if problems.is_empty() {
            return Ok(());
        }
        Err(Failure::of_problems(&problems, self.tag()))
    }
}

/// Returns the agreement of a draft and its template.
pub(super) fn agreement_of(case: &Case) -> Agreement {
    build(&case.template, &case.draft, Wording::Corrected)
}

/// Returns the name of a file without its folder.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

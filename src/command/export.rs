//! `export`: the PDF.

use super::answer::write_document;
use super::failure::warn;
use super::{Context, Failure, Status, arguments};
use crate::agreement::{Wording, build};
use crate::date::Date;
use crate::draft::{self, Draft, DraftProblem};
use crate::message::Message;
use crate::pdf::{self, DocumentFacts};
use crate::storage::{Existing, is_of_another_kind};
use crate::template::Template;
use crate::typeset::{PageOptions, Typesetter, fonts};

impl Context {
    pub(super) fn export(&self, arguments: &arguments::Export) -> Result<Status, Failure> {
        // A slip of the hand must not turn a draft or a template into a PDF.
        if arguments.force && is_of_another_kind(&arguments.output, b"%PDF") {
            let place = arguments.output.display().to_string();
            return Err(Failure::new(place, Message::new("export-onto-other")));
        }
        let (draft, template) = self.draft_and_template(&arguments.input)?;
        let problems = draft::check(&draft, &template, &fonts::covers);
        let (in_the_way, other): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|problem| is_in_the_way(problem, arguments.is_draft));
        if !in_the_way.is_empty() {
            return Err(Failure::of_problems(&in_the_way, self.tag()));
        }
        for problem in other
            .iter()
            .filter(|problem| !problem.severity().blocks_export())
        {
            warn("", &self.line(problem));
        }
        let date = match arguments.date {
            Some(date) => date,
            None => today()?,
        };
        let bytes = pdf_of(&template, &draft, date, arguments.is_draft)?;
        let existing = if arguments.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        write_document(&arguments.output, &bytes, existing)?;
        Ok(Status::Fine)
    }
}

/// The whole way from a draft to a PDF.
pub fn pdf_of(
    template: &Template,
    draft: &Draft,
    date: Date,
    is_draft: bool,
) -> Result<Vec<u8>, Failure> {
    let agreement = build(template, draft, Wording::Corrected);
    let mut typesetter = Typesetter::new(&template.language);
    let pages = typesetter.pages(&agreement, template, PageOptions { is_draft });
    Ok(pdf::write(&pages, &DocumentFacts { date })?)
}

/// A draft may have gaps and mistakes; nothing may be too long for a page.
fn is_in_the_way(problem: &DraftProblem, is_draft: bool) -> bool {
    let too_long = matches!(problem.kind, draft::DraftProblemKind::TooLong(_));
    too_long || (!is_draft && problem.severity().blocks_export())
}

/// Today, by the machine's clock and time zone.
pub fn today() -> Result<Date, Failure> {
    let today = jiff::Zoned::now().date();
    let number = |value: i8| u8::try_from(value).unwrap_or(0);
    Date::new(
        i32::from(today.year()),
        number(today.month()),
        number(today.day()),
    )
    .map_err(|_| {
        let message = Message::new("export-clock");
        Failure::new("--date", message)
    })
}

//! An example, read and checked against the template.

use super::format::ExampleFile;
use super::report::{FilePlace, TestFailure};
use crate::draft::{self, Answer, Draft, DraftProblem, DraftProblemKind, FORMAT, Severity};
use crate::message::{Message, suggestion};
use crate::ron_text::{self, NewerFormat, Position, Spanned, SyntaxError};
use crate::template::{Named, Places, ProblemKind, Template, Typeface};

/// The maximum of failures of an example: nobody reads more, and each finds its place in the text.
pub(super) const MAX_FAILURES: usize = 200;

/// A name in an example, with its byte in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub id: String,
    offset: Option<usize>,
}

/// An example.
pub(super) struct Example<'a> {
    /// The file.
    pub file: &'a str,
    text: &'a str,
    pub draft: Draft,
    /// The sets that apply, if it says which.
    pub sets: Option<Vec<Placed>>,
    pub printed: Vec<Placed>,
    pub not_printed: Vec<Placed>,
    pub has_text: bool,
}

impl Example<'_> {
    /// Returns the place of a name.
    pub(super) fn place(&self, name: &Placed) -> FilePlace {
        place(self.file, self.text, name.offset)
    }
}

fn place(file: &str, text: &str, offset: Option<usize>) -> FilePlace {
    let position = offset.map(|offset| Position::of_offset(text, offset));
    FilePlace::in_example(file, position)
}

/// Reads an example.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read<'a>(
    file: &'a str,
    bytes: &'a [u8],
    (template, places): (&Template, &Places),
    typeface: &Typeface<'_>,
) -> Result<Example<'a>, Vec<TestFailure>> {
    let syntax = |error: SyntaxError| {
        let place = FilePlace::in_example(file, error.position);
        vec![TestFailure::new(Some(place), error.message())]
    };
    let text = ron_text::decode(bytes).map_err(syntax)?;
    if let Some(NewerFormat { found, known, .. }) = ron_text::newer_format(text, FORMAT) {
        let place = FilePlace::in_example(file, None);
        let message = ProblemKind::NewerFormat { found, known }.message();
        return Err(vec![TestFailure::new(Some(place), message)]);
    }
    let written: ExampleFile<'_> = ron_text::parse(text).map_err(syntax)?;
    let mut reader = Reader {
        file,
        text,
        template,
        places,
        failures: Vec::new(),
    };
    reader.check_names(&written);
    let example = reader.example(&written);
    reader.check_draft(&written, &example.draft, typeface);
    if reader.failures.is_empty() {
        Ok(example)
    } else {
        reader
            .failures
            .sort_by(|one, other| one.place.cmp(&other.place));
        Err(reader.failures)
    }
}

struct Reader<'r, 'a> {
    file: &'a str,
    text: &'a str,
    template: &'r Template,
    places: &'r Places,
    failures: Vec<TestFailure>,
}

impl<'a> Reader<'_, 'a> {
    fn report(&mut self, at: Option<&Spanned<'_>>, message: Message) {
        if self.failures.len() < MAX_FAILURES {
            let offset = at.and_then(|at| at.offset_in(self.text));
            let place = place(self.file, self.text, offset);
            self.failures.push(TestFailure::new(Some(place), message));
        }
    }

    /// Checks that everything that is named exists, and that something must hold.
    fn check_names(&mut self, written: &ExampleFile<'_>) {
        let template = self.template;
        if let Some(of) = written.template.as_ref()
            && *of.id != *template.id
        {
            let message = Message::new("template-example-other-template")
                .with("found", of.id.to_string())
                .with("template", &template.id);
            self.report(Some(&of.id), message);
        }
        let services: Vec<&str> = template.services.iter().map(|one| &*one.id).collect();
        let fields: Vec<&str> = template.fields.iter().map(|one| &*one.id).collect();
        let sets: Vec<&str> = template.sets.iter().map(|one| &*one.id).collect();
        let blocks: Vec<&str> = template.blocks.iter().map(|one| &*one.id).collect();
        self.must_be_known(&written.services, Named::Service, &services);
        self.must_be_known(written.answers.keys(), Named::Field, &fields);
        self.must_be_known(written.sets.iter().flatten(), Named::Set, &sets);
        self.must_be_known(&written.printed, Named::Block, &blocks);
        self.must_be_known(&written.not_printed, Named::Block, &blocks);
        let says_something = written.text
            || written.sets.is_some()
            || !(written.printed.is_empty() && written.not_printed.is_empty());
        if !says_something {
            self.report(None, Message::new("template-example-nothing"));
        }
    }

    fn must_be_known<'s, 't: 's>(
        &mut self,
        written: impl IntoIterator<Item = &'s Spanned<'t>>,
        named: Named,
        known: &[&str],
    ) {
        for name in written {
            if known.contains(&&**name) {
                continue;
            }
            if self.failures.len() >= MAX_FAILURES {
                return;
            }
            if named == Named::Block && self.places.find(named, name).is_some() {
                // It has a place among the blocks, and prints nothing of its own.
                let message = Message::new("template-example-section");
                self.report(Some(name), message.with("section", name.to_string()));
            } else {
                let kind = ProblemKind::Unknown {
                    named,
                    found: name.to_string(),
                    suggestion: suggestion(name, known.iter().copied()),
                };
                self.report(Some(name), kind.message());
            }
        }
    }

    fn example(&self, written: &ExampleFile<'_>) -> Example<'a> {
        let placed = |names: &[Spanned<'_>]| {
            let names = names.iter().map(|name| Placed {
                id: name.to_string(),
                offset: name.offset_in(self.text),
            });
            names.collect()
        };
        let answers = written.answers.iter();
        let answers = answers.map(|(field, answer)| (field.to_string(), Answer::clone(answer)));
        Example {
            file: self.file,
            text: self.text,
            draft: Draft {
                template: self.template.id.clone(),
                version: self.template.version.clone(),
                template_hash: None,
                services: written.services.iter().map(ToString::to_string).collect(),
                answers: answers.collect(),
                ..Draft::default()
            },
            sets: written.sets.as_deref().map(placed),
            printed: placed(&written.printed),
            not_printed: placed(&written.not_printed),
            has_text: written.text,
        }
    }

    /// Checks the answers as those of any draft; what is missing may be missing.
    fn check_draft(&mut self, written: &ExampleFile<'_>, draft: &Draft, typeface: &Typeface<'_>) {
        let is_told_already = |problem: &DraftProblem| {
            matches!(
                problem.kind,
                DraftProblemKind::UnknownService { .. } | DraftProblemKind::UnknownField { .. }
            )
        };
        for problem in draft::check(draft, self.template, typeface.covers) {
            if let DraftProblemKind::ServiceTwice(id) = &problem.kind {
                let second = written
                    .services
                    .iter()
                    .rev()
                    .find(|service| ***service == **id);
                self.report(second, problem.message());
            } else if problem.severity() == Severity::Wrong && !is_told_already(&problem) {
                let field = problem.field.as_deref().unwrap_or_default();
                let key = written.answers.keys().find(|key| ***key == *field);
                self.report(key, problem.message());
            }
        }
    }
}

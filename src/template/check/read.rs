//! From the text of a template's files to their content, before its meaning is checked.

use serde::Deserialize;

use crate::ron_text::{self, SyntaxError};
use crate::template::file::{FORMAT, TemplateFile, TemplateFiles, example_of};
use crate::template::problem::{LoadError, Place, Problem, ProblemKind};
use crate::template::sources::Sources;

/// Reads the files of a folder, and gives their texts too, in the order of [`TemplateFile::ALL`].
///
/// # Errors
/// [`LoadError`] with one problem for each file that can't be read.
pub fn read_files(sources: &Sources) -> Result<([&str; 5], TemplateFiles<'_>), LoadError> {
    let mut problems = Vec::new();
    let texts = TemplateFile::ALL.map(|file| text_of(sources, file, &mut problems));
    let [
        Some(head),
        Some(fields),
        Some(body),
        Some(corrections),
        Some(page),
    ] = texts
    else {
        return Err(LoadError { problems });
    };
    let texts = [head, fields, body, corrections, page];
    match read(texts, &mut problems) {
        Some(files) => Ok((texts, files)),
        None => Err(LoadError { problems }),
    }
}

fn text_of<'s>(
    sources: &'s Sources,
    file: TemplateFile,
    problems: &mut Vec<Problem>,
) -> Option<&'s str> {
    let Some(bytes) = sources.files.get(file.name()) else {
        problems.push(problem(file, None, ProblemKind::MissingFile));
        return None;
    };
    ron_text::decode(bytes)
        .map_err(|error| problems.push(syntax_problem(file, error)))
        .ok()
}

fn problem(file: TemplateFile, position: Option<ron_text::Position>, kind: ProblemKind) -> Problem {
    Problem {
        place: Place { file, position },
        kind,
    }
}

fn syntax_problem(file: TemplateFile, error: SyntaxError) -> Problem {
    problem(file, error.position, ProblemKind::Syntax(error))
}

fn read<'a>(texts: [&'a str; 5], problems: &mut Vec<Problem>) -> Option<TemplateFiles<'a>> {
    let [head, fields, body, corrections, page] = texts;
    if let Some(newer) = ron_text::newer_format(head, FORMAT) {
        let kind = ProblemKind::NewerFormat {
            found: newer.found,
            known: newer.known,
        };
        problems.push(problem(TemplateFile::Head, newer.position, kind));
        return None;
    }
    let template = part(head, TemplateFile::Head, problems);
    let fields = part(fields, TemplateFile::Fields, problems);
    let body = part(body, TemplateFile::Body, problems);
    let corrections = part(corrections, TemplateFile::Corrections, problems);
    let page = part(page, TemplateFile::Page, problems);
    Some(TemplateFiles {
        template: template?,
        fields: fields?,
        body: body?,
        corrections: corrections?,
        page: page?,
    })
}

fn part<'a, T: Deserialize<'a>>(
    text: &'a str,
    file: TemplateFile,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    ron_text::parse(text)
        .map_err(|error| problems.push(syntax_problem(file, error.with_example(example_of))))
        .ok()
}

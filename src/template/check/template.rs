//! All checks of a template, in order.

use super::checker::{Checker, Input};
use crate::ron_text::fold_white_space;
use crate::template::canonical::parts_of;
use crate::template::condition::Condition;
use crate::template::file::TemplateFile;
use crate::template::model::{BlockPlace, Template};
use crate::template::not_printed::NotPrinted;
use crate::template::problem::{LoadError, ProblemKind};

/// Checks the content of a template's files.
///
/// # Errors
/// [`LoadError`] with every problem of meaning at once.
pub fn check(input: &Input<'_>) -> Result<Template, LoadError> {
    let mut checker = Checker::new(input);
    checker.names();
    if !checker.lengths() {
        // Names and labels are copied to wherever they are referred to.
        return Err(checker.into_error());
    }
    let head = &input.files.template;
    let page = checker.page();
    let corrections = checker.corrections();
    let mut fields = checker.fields();
    let mut blocks = Vec::new();
    for block in &input.files.body.blocks {
        checker.block(
            block,
            &Condition::Always,
            BlockPlace::default(),
            &mut blocks,
        );
    }
    checker.unused_genitives();
    for field in &mut fields {
        if let Some(term) = &mut field.term {
            term.is_asked = checker.asked_fields.contains(&field.id);
        }
    }
    checker.apply_corrections(&mut blocks);
    checker.check_references(&blocks);
    let parts = parts_of(input.files, &blocks, &corrections, &page);
    let template = Template {
        id: head.id.to_string(),
        version: head.version.to_string(),
        language: head.language.to_string(),
        title: fold_white_space(&head.title),
        source: fold_white_space(&head.source),
        original: checker.original(),
        sets: checker.sets(),
        parties: checker.parties(),
        families: checker.groups(&head.families, TemplateFile::Head),
        services: checker.services(),
        groups: checker.groups(&input.files.fields.groups, TemplateFile::Fields),
        fields,
        blocks,
        corrections,
        page,
        hash: parts.hash(),
        parts,
    };
    // A proof about names that are not known says nothing.
    if checker.problem_count() == 0 {
        checker.check_coverage(&template);
    }
    if checker.solver.gave_up() {
        let kind = ProblemKind::NotPrinted(NotPrinted::Unknown);
        checker.report_at(TemplateFile::Body, None, kind);
    }
    if checker.problem_count() == 0 {
        Ok(template)
    } else {
        Err(checker.into_error())
    }
}

//! Every revision of a file, held against the agreement made anew with one template.

use super::compare::{Expected, differences, differences_of_words};
use super::content::ContentBudget;
use super::document::RenderedDocument;
use super::error::VerifyError;
use super::found::FoundFile;
use super::reconstruct::{Reconstruction, Reconstructor, never_exported};
use super::report::{Compared, Difference, DifferenceKind, MAX_DIFFERENCES, TemplateUsed};
use crate::draft::Draft;
use crate::pdf::read::strict::{ReadError, View};
use crate::template::Template;
use crate::typeset::Pages;

/// The result of the comparison with one template.
pub(super) struct Comparison {
    pub differences: Vec<Difference>,
    /// The pages as they should be, if an agreement came of the draft.
    pub pages: Option<Pages>,
    pub template: TemplateUsed,
}

/// Makes the agreement anew with a template, and holds every revision of the file against it.
pub(super) fn compare(
    reconstructor: &mut Reconstructor,
    found: &FoundFile<'_, '_>,
    template: &Template,
    is_known: bool,
    draft: &Draft,
    compared: Compared,
) -> Result<Comparison, VerifyError> {
    let template_used = TemplateUsed {
        id: template.id.clone(),
        version: template.version.clone(),
        hash: template.hash.clone(),
        is_known,
        is_namesake: false,
    };
    if let Some(reason) = never_exported(template, draft) {
        let kind = DifferenceKind::DraftUnusable(reason);
        return Ok(Comparison {
            differences: vec![Difference::new(kind)],
            pages: None,
            template: template_used,
        });
    }
    let reconstruction = reconstructor.reconstruct(template, draft, &found.document)?;
    Ok(Comparison {
        differences: of_all_revisions(found, &reconstruction, compared)?,
        pages: Some(reconstruction.pages),
        template: template_used,
    })
}

/// Returns the differences of the last revision, and then what else was different in earlier ones.
fn of_all_revisions(
    found: &FoundFile<'_, '_>,
    reconstruction: &Reconstruction,
    compared: Compared,
) -> Result<Vec<Difference>, ReadError> {
    let expected = Expected {
        agreement: &reconstruction.agreement,
        pages: &reconstruction.pages,
        document: &reconstruction.document,
        signed_appearances: &found.signed_appearances,
    };
    let of_revision = |document: &RenderedDocument| match compared {
        Compared::Words => differences_of_words(&expected, document),
        Compared::Pages | Compared::Nothing => differences(&expected, document),
    };
    let mut all = of_revision(&found.document);
    // Of more, none of an earlier revision is listed.
    let reported = all.len().min(MAX_DIFFERENCES);
    let budget = ContentBudget::new();
    for revision in 0..found.file.last_revision() {
        budget.begin_revision();
        let earlier = View::new(found.file, revision);
        let mut of_earlier = of_revision(&RenderedDocument::read(&earlier, &budget)?);
        // What is still there is reported already.
        of_earlier.retain(|difference| !all[..reported].contains(difference));
        all.extend(of_earlier.into_iter().map(|difference| Difference {
            revision: Some(revision + 1),
            ..difference
        }));
    }
    Ok(all)
}

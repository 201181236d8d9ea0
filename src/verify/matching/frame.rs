//! The frame of a page, and everything beside the pages.

use crate::verify::compare::{has_same_properties, is_unseen_signature};
use crate::verify::document::{Annotation, PageContent, RenderedDocument};

/// Whether a page has the same size, lies the same way and has nothing else to it.
pub(super) fn is_same_frame(expected: &PageContent, found: &PageContent) -> bool {
    expected.has_same_size(found) && expected.extras == found.extras
}

/// Pairs the annotations of a page. `fits` says whether a field of the file is the expected one; what is left over
/// must be a signature that shows nothing.
pub(super) fn match_annotations(
    expected: &PageContent,
    found: &PageContent,
    mut fits: impl FnMut(&Annotation, &Annotation) -> bool,
) -> bool {
    let mut left: Vec<&Annotation> = found.annotations.iter().collect();
    for field in &expected.annotations {
        let place = left.iter().position(|other| other.field == field.field);
        let Some(place) = place else { return false };
        if !fits(field, left.remove(place)) {
            return false;
        }
    }
    left.into_iter().all(is_unseen_signature)
}

/// Whether everything beside the pages is the same: files inside, alternate texts, bookmarks, fields, the structure,
/// what the document says of itself, and whatever else belongs to the document as a whole.
pub(super) fn is_same_beside_pages(expected: &RenderedDocument, found: &RenderedDocument) -> bool {
    let has_known_fields = expected.fields.iter().all(|field| {
        let mut same = found.fields.iter().filter(|other| other.name == field.name);
        same.next()
            .is_some_and(|other| other.is_signature == field.is_signature)
            && same.next().is_none()
    });
    let is_known = |name: &str| expected.fields.iter().any(|field| field.name == name);
    let mut others = found.fields.iter().filter(|field| !is_known(&field.name));
    expected.attachments == found.attachments
        && expected.extras == found.extras
        && expected.alternate_texts == found.alternate_texts
        && expected.bookmarks == found.bookmarks
        && expected.structure == found.structure
        && has_same_properties(expected, found)
        && has_known_fields
        && found.fields.iter().all(|field| !field.acts)
        // What another field is called, a reader takes for a signatory's.
        && others.all(|field| field.is_signature && !field.has_label)
}

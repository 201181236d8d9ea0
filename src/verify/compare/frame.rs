//! The frame of a page: size, annotations.

use super::clauses::find_owner;
use super::expected::Expected;
use crate::verify::content::are_same;
use crate::verify::document::{Annotation, PageContent};
use crate::verify::letters::{area, expected_letters};
use crate::verify::report::{Difference, DifferenceKind, FieldName};

/// Printed, read-only and locked are no changes to be seen (ISO 32000-1, table 165).
const HARMLESS_FLAGS: i64 = 4 | 64 | 128 | 512;

/// Adds what is different about the frame of a page: size, annotations, whatever else it has. `number` is that of the
/// expected page, `found_number` that of the page in the file.
pub(super) fn frame_differences(
    expected: &Expected<'_>,
    number: usize,
    found: &PageContent,
    found_number: usize,
    all: &mut Vec<Difference>,
) {
    let page = &expected.document.pages[number];
    if !page.has_same_size(found) {
        let kind = DifferenceKind::PageFrame;
        all.push(Difference::on_page(kind, found_number, Vec::new()));
    }
    for (name, value) in &found.extras {
        if page.extras.get(name) != Some(value) {
            let kind = DifferenceKind::PageExtra(name.clone());
            all.push(Difference::on_page(kind, found_number, Vec::new()));
        }
    }
    annotation_differences(expected, page, found, found_number, all);
}

fn annotation_differences(
    expected: &Expected<'_>,
    page: &PageContent,
    found: &PageContent,
    number: usize,
    all: &mut Vec<Difference>,
) {
    let mut left: Vec<&Annotation> = found.annotations.iter().collect();
    for field in &page.annotations {
        let place = left.iter().position(|other| other.field == field.field);
        let name = field.field.clone().unwrap_or_default();
        let label = match field.purpose.as_str() {
            "" => name.clone(),
            purpose => purpose.to_owned(),
        };
        let name = FieldName { name, label };
        let areas = vec![area(field.bounds, page.bounds)];
        let kind = match place.map(|place| left.remove(place)) {
            None => DifferenceKind::FieldMissing(name),
            Some(other) if !is_field_kept(expected, field, other) => {
                DifferenceKind::FieldChanged(name)
            }
            Some(_) => continue,
        };
        all.push(Difference::on_page(kind, number, areas));
    }
    let mut letters = Vec::new();
    for other in left.into_iter().filter(|other| !is_unseen_signature(other)) {
        if letters.is_empty() {
            letters = expected_letters(expected.pages);
        }
        let areas = vec![area(other.bounds, found.bounds)];
        let kind = DifferenceKind::AnnotationAdded(other.subtype.clone());
        let mut difference = Difference::on_page(kind, number, areas);
        find_owner(&mut difference, number, number, &letters);
        all.push(difference);
    }
}

/// Whether a field is where it should be, and shows nothing but what its signature covers.
pub(in crate::verify) fn is_field_kept(
    expected: &Expected<'_>,
    field: &Annotation,
    found: &Annotation,
) -> bool {
    let is_empty = field.appearance == found.appearance;
    is_field_in_place(field, found)
        && (is_empty || (found.is_signed && is_signed_appearance(expected, found)))
}

/// Whether a field is the one that it should be, where it should be, whatever it shows.
pub(in crate::verify) fn is_field_in_place(field: &Annotation, found: &Annotation) -> bool {
    are_same(&field.bounds, &found.bounds)
        && found.subtype == field.subtype
        && found.purpose == field.purpose
        && found.is_signature
        && found.flags & !HARMLESS_FLAGS == 0
        && found.extras == field.extras
}

/// Whether a field shows what it showed when it was signed.
pub(super) fn is_signed_appearance(expected: &Expected<'_>, found: &Annotation) -> bool {
    let signed = found.field.as_ref();
    let signed = signed.and_then(|field| expected.signed_appearances.get(field));
    signed == Some(&found.appearance)
}

/// Whether an annotation is a signature that has no place on the page.
pub(in crate::verify) fn is_unseen_signature(annotation: &Annotation) -> bool {
    const HIDDEN: i64 = 2;
    let [left, bottom, right, top] = annotation.bounds;
    let is_empty = right - left < 0.01 || top - bottom < 0.01;
    annotation.is_signature
        && annotation.extras.is_empty()
        && (is_empty || annotation.flags & HIDDEN != 0)
}

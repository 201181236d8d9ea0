//! Everything that belongs to the document as a whole: attachments, alternate texts, bookmarks, fields, whatever else it has.

use super::expected::Expected;
use crate::diff::changes;
use crate::verify::document::{Bookmark, DESCRIPTIONS, RenderedDocument};
use crate::verify::report::{Difference, DifferenceKind};

/// Adds what is different about the files inside.
pub(super) fn attachment_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    all: &mut Vec<Difference>,
) {
    let expected = &expected.document.attachments;
    for (name, contents) in expected {
        let kind = match found.attachments.get(name) {
            None => DifferenceKind::AttachmentMissing(name.clone()),
            Some(other) if other != contents => DifferenceKind::AttachmentChanged(name.clone()),
            Some(_) => continue,
        };
        all.push(Difference::new(kind));
    }
    for name in found.attachments.keys() {
        if !expected.contains_key(name) {
            let kind = DifferenceKind::AttachmentAdded(name.clone());
            all.push(Difference::new(kind));
        }
    }
}

/// Adds what is different about the rest.
pub(super) fn extra_differences(
    expected: &Expected<'_>,
    found: &RenderedDocument,
    all: &mut Vec<Difference>,
) {
    let expected = expected.document;
    // What is said of a file inside that is missing or too many needs no line of its own.
    let is_reported = |name: &str| {
        let file = name.strip_prefix(DESCRIPTIONS);
        file.is_some_and(|file| {
            expected.attachments.contains_key(file) != found.attachments.contains_key(file)
        })
    };
    for (name, value) in found.extras.iter().filter(|(name, _)| !is_reported(name)) {
        if expected.extras.get(name) != Some(value) {
            let kind = DifferenceKind::DocumentExtra(name.clone());
            all.push(Difference::new(kind));
        }
    }
    for name in expected.extras.keys() {
        if !found.extras.contains_key(name) && !is_reported(name) {
            let kind = DifferenceKind::DocumentExtraMissing(name.clone());
            all.push(Difference::new(kind));
        }
    }
    for text in found.alternate_texts.difference(&expected.alternate_texts) {
        let kind = DifferenceKind::AlternateText(text.clone());
        all.push(Difference::new(kind));
    }
    bookmark_differences(expected, found, all);
    for field in &found.fields {
        let mut known = expected.fields.iter();
        let is_known = known.any(|known| known.name == field.name);
        let same = found.fields.iter().filter(|other| other.name == field.name);
        let is_double = is_known && same.count() > 1;
        if (!is_known && (!field.is_signature || field.has_label)) || field.acts || is_double {
            let kind = DifferenceKind::AnnotationAdded(field.name.clone());
            all.push(Difference::new(kind));
        }
    }
}

fn bookmark_differences(
    expected: &RenderedDocument,
    found: &RenderedDocument,
    all: &mut Vec<Difference>,
) {
    // Where pages are missing or moved, bookmarks lead elsewhere: that is reported already.
    let has_other_pages = all.iter().any(is_of_pages) || found.pages.len() != expected.pages.len();
    // Where words are others, what follows them stands in another place.
    let has_other_words = !all.is_empty();
    let is_same = |known: &Bookmark, bookmark: &Bookmark| {
        let is_same_title = (known.depth, &known.title) == (bookmark.depth, &bookmark.title);
        is_same_title
            && (known.extras == bookmark.extras || has_other_words)
            && (known.page == bookmark.page || has_other_pages)
    };
    if found.bookmarks.is_empty() && !expected.bookmarks.is_empty() {
        all.push(Difference::new(DifferenceKind::BookmarksMissing));
        return;
    }
    let is_pair =
        |one: usize, other: usize| is_same(&expected.bookmarks[one], &found.bookmarks[other]);
    for change in changes(expected.bookmarks.len(), found.bookmarks.len(), &is_pair) {
        let old = &expected.bookmarks[change.before];
        let new = &found.bookmarks[change.after];
        for bookmark in new {
            let kind = DifferenceKind::Bookmark(bookmark.title.clone());
            all.push(Difference::new(kind));
        }
        // One in place of another is one difference.
        for bookmark in old.iter().skip(new.len()) {
            let kind = DifferenceKind::BookmarkMissing(bookmark.title.clone());
            all.push(Difference::new(kind));
        }
    }
}

/// Whether a difference is that of a page that isn't where it should be.
pub(super) fn is_of_pages(difference: &Difference) -> bool {
    use DifferenceKind as Kind;
    matches!(
        difference.kind,
        Kind::PageMissing | Kind::PageAdded | Kind::PageMoved | Kind::PageRepeated
    )
}

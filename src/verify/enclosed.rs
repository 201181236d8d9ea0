//! The draft and the template inside a file.

use super::document::Attachments;
use crate::draft::{self, Draft};
use crate::message::Message;
use crate::pdf::{DRAFT_NAME, TEMPLATE_NAME};
use crate::template::{Excerpt, ExcerptError};

/// The maximum size of a draft; a list of the most rows (5,000) with short cells has some 500 kB.
const MAX_DRAFT_BYTES: usize = 1024 * 1024;
/// The maximum size of an excerpt of a template; that of the built-in one has some 40 kB.
const MAX_EXCERPT_BYTES: usize = 256 * 1024;

/// Returns the draft inside, or why no agreement can come of it; nothing if there is none.
pub(super) fn enclosed_draft(attachments: &Attachments) -> Option<Result<Draft, Message>> {
    let drafts = attachments.get(DRAFT_NAME)?;
    let bytes = match drafts.as_slice() {
        [bytes] => bytes,
        [] => return Some(Err(Message::new("open-damaged"))),
        _ => return Some(Err(Message::new("open-several-drafts"))),
    };
    if bytes.len() > MAX_DRAFT_BYTES {
        let kilobytes = MAX_DRAFT_BYTES / 1024;
        let message = Message::new("verify-attachment-too-large").with("kilobytes", kilobytes);
        return Some(Err(message));
    }
    Some(draft::read(bytes).map_err(|error| error.message()))
}

/// Returns the excerpt of the template inside, or why it can't be read; nothing if there isn't exactly one.
pub(super) fn enclosed_template(
    attachments: &Attachments,
) -> Option<Result<Excerpt, ExcerptError>> {
    let [bytes] = attachments.get(TEMPLATE_NAME)?.as_slice() else {
        return None;
    };
    if bytes.len() > MAX_EXCERPT_BYTES {
        return None;
    }
    Some(Excerpt::read(std::str::from_utf8(bytes).ok()?))
}

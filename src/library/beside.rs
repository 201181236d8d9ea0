//! What stands beside a template's content, and who works with the template sees.

use std::path::Path;
use std::sync::Arc;

use super::folder::NOTES_FILE;
use super::remark::{FilePlace, Remark};
use crate::notes::ClauseNotes;
use crate::storage::StorageError;
use crate::template::Template;

/// Returns the notes that were read from a template's folder, and what is wrong with them: a template works without
/// notes.
pub(super) fn read_notes(
    folder: &Path,
    read: Result<Option<Vec<u8>>, StorageError>,
    template: &Template,
) -> (Arc<ClauseNotes>, Vec<Remark>) {
    let bytes = match read {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (Arc::default(), Vec::new()),
        Err(error) => {
            let remark = Remark::new(error.path.clone(), error.message());
            return (Arc::default(), vec![remark]);
        }
    };
    match ClauseNotes::read(&bytes, template) {
        Ok(notes) => (Arc::new(notes), Vec::new()),
        Err(problems) => {
            let remarks = problems.iter().map(|problem| {
                let place = FilePlace {
                    path: folder.join(NOTES_FILE),
                    position: problem.position,
                };
                Remark::new(place, problem.message())
            });
            (Arc::default(), remarks.collect())
        }
    }
}

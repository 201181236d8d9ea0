//! A hash over the files of a template, by which it is noticed that they changed.

use sha2::{Digest, Sha256};

use crate::template::Sources;

/// Returns a hash over the files of a template.
pub(super) fn digest(sources: &Sources) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (name, bytes) in &sources.files {
        for part in [name.as_bytes(), bytes] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().into()
}

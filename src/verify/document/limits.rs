//! Bounds for following trees.

use crate::pdf::read::Bound;
use crate::pdf::read::strict::ReadError;

/// The maximum depth of trees of pages, fields, names and bookmarks.
pub(super) const MAX_DEPTH: usize = 64;
/// The maximum of nodes that are looked at in a tree.
pub(super) const MAX_NODES: usize = 50_000;

/// The error of a tree with more.
pub(super) const TOO_MANY: ReadError = ReadError::TooLarge {
    bound: Bound::Objects,
};

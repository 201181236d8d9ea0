//! Bounds for following trees.

/// The maximum depth of trees of pages, fields, names and bookmarks.
pub(super) const MAX_DEPTH: usize = 64;
/// The maximum of nodes that are looked at in a tree.
pub(super) const MAX_NODES: usize = 50_000;

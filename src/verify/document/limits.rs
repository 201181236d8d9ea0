//! How far trees are followed.

/// Trees of pages, fields, names and bookmarks are not followed deeper.
pub(super) const MAX_DEPTH: usize = 64;
/// More nodes of a tree are not looked at.
pub(super) const MAX_NODES: usize = 50_000;

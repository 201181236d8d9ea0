//! What a RON file may hold.

/// The largest RON file that is read, in bytes. The built-in template is some 40 kB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How deep brackets may nest. A template needs fewer than 20; the reader recurses.
pub(super) const MAX_DEPTH: usize = 64;

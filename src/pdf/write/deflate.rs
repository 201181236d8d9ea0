//! Compression of streams.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Deflates bytes, always in the same way.
pub(super) fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(4));
    encoder.write_all(bytes)?;
    encoder.finish()
}

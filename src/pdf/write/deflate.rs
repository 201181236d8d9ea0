//! Compression of streams.

use std::collections::HashMap;
use std::sync::Arc;

use miniz_oxide::deflate::compress_to_vec_zlib;

/// Decides the bytes of every PDF, together with the release of `miniz_oxide`.
const LEVEL: u8 = 4;

/// Deflates bytes, always in the same way. Not by `flate2`: any crate in the build can switch it to another
/// compressor, and one of them (`hayro`) does.
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, LEVEL)
}

/// The bytes, packed and unpacked, at which everything remembered is forgotten.
const MAX_REMEMBERED_BYTES: usize = 16 * 1024 * 1024;

/// Streams that were deflated, by their content: agreements differ in little, and compression is most of what an
/// export takes. What is remembered is looked up by all of its bytes, so it changes the time and nothing else.
#[derive(Default)]
pub(super) struct Deflated {
    streams: HashMap<Box<[u8]>, Arc<[u8]>>,
    bytes: usize,
}

impl Deflated {
    /// Returns bytes as [`deflated`] gives them.
    pub fn of(&mut self, content: &[u8]) -> Arc<[u8]> {
        if let Some(remembered) = self.streams.get(content) {
            return Arc::clone(remembered);
        }
        let made: Arc<[u8]> = deflated(content).into();
        self.bytes += content.len() + made.len();
        if self.bytes > MAX_REMEMBERED_BYTES {
            self.streams.clear();
            self.bytes = content.len() + made.len();
        }
        self.streams.insert(content.into(), Arc::clone(&made));
        made
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::characters::hexadecimal;

    /// When this changes, files that were exported before are no longer the bytes that an export gives.
    #[test]
    fn the_bytes_are_frozen() {
        let text: Vec<u8> = (0..40_000_u32)
            .map(|number| (number * number / 7 % 251).to_le_bytes()[0])
            .collect();
        let digest = hexadecimal(&Sha256::digest(deflated(&text)));
        assert_eq!(&digest[..16], "00732b8c011ece92");
    }

    #[test]
    fn what_is_remembered_is_the_same_and_bounded() {
        let mut remembered = Deflated::default();
        for number in 0..40_u32 {
            let content: Vec<u8> = (0..300_000_u32)
                .map(|at| (at * number / 7 % 251).to_le_bytes()[0])
                .collect();
            for _ in 0..2 {
                assert_eq!(&*remembered.of(&content), deflated(&content));
            }
            assert!(remembered.bytes <= MAX_REMEMBERED_BYTES);
        }
    }
}

//! Compression of streams.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// Decides the bytes of every PDF, together with the release of `miniz_oxide`.
const LEVEL: u8 = 4;

/// Deflates bytes, always in the same way. Not by `flate2`: any crate in the build can switch it to another
/// compressor, and one of them (`hayro`) does.
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, LEVEL)
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
}

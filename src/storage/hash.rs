//! The hash that a file's content is known by.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::characters::hexadecimal;

/// The SHA-256 of a file's content, which tells whether it changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// Returns the hash of a content.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// Returns the hash as hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        hexadecimal(&self.0)
    }

    /// Reads a hash from hexadecimal digits.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            let digits = str::from_utf8(digits).ok()?;
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_give_the_hash_back() {
        let hash = ContentHash::of(b"abc");
        let digits = hash.to_hex();
        assert!(digits.starts_with("ba7816bf"), "{digits}");
        assert_eq!(ContentHash::from_hex(&digits), Some(hash));
        for other in [
            "",
            "ba78",
            &digits.replace('b', "g"),
            &digits.replace('b', "é"),
        ] {
            assert_eq!(ContentHash::from_hex(other), None, "{other}");
        }
    }
}

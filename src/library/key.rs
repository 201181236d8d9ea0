//! Keys that sign approvals: Ed25519 (RFC 8032). The secret one stands in a file as PKCS #8 (RFC 5958), encrypted
//! with a passphrase; the public one is a line of text.

use std::fmt;

use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef, SecretDocument};

use super::error::{KeyError, MIN_PASSPHRASE};
use crate::characters::{hexadecimal, unhexadecimal};

/// What the text of a public key begins with.
const PREFIX: &str = "ed25519:";
/// The label of an encrypted key (RFC 7468, section 11).
const PEM_LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// A public key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A secret key.
pub struct SecretKey(SigningKey);

/// A key pair as its files hold it.
pub struct KeyPair {
    /// The secret key, encrypted, as PEM.
    pub secret_pem: String,
    /// The public key.
    pub public: PublicKey,
}

impl KeyPair {
    /// Makes a key pair from 32 random bytes, and encrypts the secret key with a passphrase.
    ///
    /// # Errors
    /// [`KeyError`] for a passphrase that is too short.
    pub fn new(seed: &[u8; 32], passphrase: &str) -> Result<Self, KeyError> {
        if passphrase.chars().count() < MIN_PASSPHRASE {
            return Err(KeyError::ShortPassphrase);
        }
        let key = SigningKey::from_bytes(seed);
        let plain = key.to_pkcs8_der().map_err(|_| KeyError::NotAKey)?;
        let info = PrivateKeyInfoRef::try_from(plain.as_bytes()).map_err(|_| KeyError::NotAKey)?;
        let encrypted = info.encrypt(passphrase).map_err(|_| KeyError::NotAKey)?;
        let pem = encrypted.to_pem(PEM_LABEL, pkcs8::LineEnding::LF);
        Ok(Self {
            secret_pem: pem.map_err(|_| KeyError::NotAKey)?.to_string(),
            public: PublicKey(key.verifying_key()),
        })
    }
}

impl SecretKey {
    /// Reads an encrypted key.
    ///
    /// # Errors
    /// [`KeyError`]: it is no such key, or the passphrase is another one.
    pub fn read(pem: &str, passphrase: &str) -> Result<Self, KeyError> {
        let (label, document) = SecretDocument::from_pem(pem).map_err(|_| KeyError::NotAKey)?;
        if label != PEM_LABEL {
            return Err(KeyError::NotEncrypted);
        }
        let encrypted = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes())
            .map_err(|_| KeyError::NotAKey)?;
        let plain = encrypted
            .decrypt(passphrase)
            .map_err(|_| KeyError::WrongPassphrase)?;
        let key = SigningKey::from_pkcs8_der(plain.as_bytes()).map_err(|_| KeyError::NotEd25519)?;
        Ok(Self(key))
    }

    /// Returns its public key.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs bytes; returns the signature in hexadecimal digits.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> String {
        hexadecimal(&self.0.sign(bytes).to_bytes())
    }
}

impl PublicKey {
    /// Reads the text of a key.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix(PREFIX)?;
        let bytes: [u8; 32] = unhexadecimal(digits)?.try_into().ok()?;
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        // With a weak key, one signature holds for many messages.
        (!key.is_weak()).then_some(Self(key))
    }

    /// Whether a signature over bytes was made with its secret key.
    #[must_use]
    pub fn verifies(&self, bytes: &[u8], signature: &str) -> bool {
        let signature =
            unhexadecimal(signature).and_then(|bytes| Signature::from_slice(&bytes).ok());
        signature.is_some_and(|signature| self.0.verify_strict(bytes, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{PREFIX}{}", hexadecimal(self.0.as_bytes()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sign_and_are_read_with_their_passphrase_only() {
        let pair = KeyPair::new(&[7; 32], "ett gott lösenord").unwrap();
        assert!(
            pair.secret_pem
                .starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
        );
        let secret = SecretKey::read(&pair.secret_pem, "ett gott lösenord").unwrap();
        let signature = secret.sign(b"content");
        assert!(pair.public.verifies(b"content", &signature));
        assert!(!pair.public.verifies(b"contents", &signature));
        assert!(!pair.public.verifies(b"content", &signature[2..]));
        let public = PublicKey::read(&pair.public.to_string()).unwrap();
        assert_eq!(public, pair.public);
        let other = SecretKey::read(&pair.secret_pem, "ett annat lösenord");
        assert!(matches!(other, Err(KeyError::WrongPassphrase)));
        assert!(matches!(SecretKey::read("x", ""), Err(KeyError::NotAKey)));
        assert!(matches!(
            KeyPair::new(&[7; 32], "kort"),
            Err(KeyError::ShortPassphrase)
        ));
    }

    #[test]
    fn texts_that_are_no_keys_are_none() {
        for text in [
            "",
            "ed25519:",
            "ed25519:00",
            "rsa:0000",
            // The neutral element: it signs everything.
            "ed25519:0100000000000000000000000000000000000000000000000000000000000000",
        ] {
            assert!(PublicKey::read(text).is_none(), "{text}");
        }
    }
}

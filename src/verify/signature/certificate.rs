//! Certificates of signers: who holds one, and what it was issued for (RFC 5280).

use der::Decode;
use der::asn1::ObjectIdentifier;
use x509_cert::certificate::{CertificateInner, Raw, TbsCertificateInner};
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage};

/// Purposes for which documents are signed.
const SIGNING_PURPOSES: [ObjectIdentifier; 5] = [
    // anyExtendedKeyUsage
    ObjectIdentifier::new_unwrap("2.5.29.37.0"),
    // emailProtection: the same certificates sign mail and documents
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4"),
    // documentSigning (RFC 9336), and what Microsoft and Adobe had before it
    ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36"),
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.10.3.12"),
    ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.5"),
];
/// The purpose of a time stamping service (RFC 3161, 2.3).
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// A name is not longer, in characters.
const MAX_NAME: usize = 1024;

/// A certificate with the bytes that its issuer signed.
#[derive(Clone, Debug)]
pub(super) struct Certificate {
    /// As it stands in the file.
    pub der: Vec<u8>,
    decoded: CertificateInner<Raw>,
}

/// What a certificate is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To sign documents.
    Signing,
    /// To stamp the time.
    TimeStamping,
}

impl Certificate {
    /// Reads a certificate in DER.
    pub fn read(der: &[u8]) -> Option<Self> {
        Some(Self {
            decoded: CertificateInner::from_der(der).ok()?,
            der: der.to_vec(),
        })
    }

    /// What the issuer signed, decoded.
    pub fn facts(&self) -> &TbsCertificateInner<Raw> {
        self.decoded.tbs_certificate()
    }

    /// The serial number without leading zeros.
    pub fn serial(&self) -> &[u8] {
        without_zeros(self.facts().serial_number().as_bytes())
    }

    /// Returns the holder: the common name, or all of the name; shortened if it is long.
    pub fn holder(&self) -> String {
        let subject = self.facts().subject();
        let name = match subject.common_name() {
            Ok(Some(name)) => name.value().into_owned(),
            _ => subject.to_string(),
        };
        name.chars().take(MAX_NAME).collect()
    }

    /// Whether it was issued for that, or for anything.
    pub fn is_for(&self, purpose: Purpose) -> bool {
        let facts = self.facts();
        let is_usable = match facts.get_extension::<KeyUsage>() {
            Ok(None) => true,
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Err(_) => false,
        };
        let is_meant = match (facts.get_extension::<ExtendedKeyUsage>(), purpose) {
            (Ok(None), Purpose::Signing) => true,
            (Ok(Some((_, purposes))), Purpose::Signing) => {
                let mut purposes = purposes.0.iter();
                purposes.any(|purpose| SIGNING_PURPOSES.contains(purpose))
            }
            (Ok(Some((_, purposes))), Purpose::TimeStamping) => purposes.0.contains(&TIME_STAMPING),
            (Ok(None), Purpose::TimeStamping) | (Err(_), _) => false,
        };
        is_usable && is_meant
    }
}

/// A number's bytes without leading zeros.
pub(super) fn without_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeros..]
}

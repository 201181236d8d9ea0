//! Digests and signature algorithms: which can be checked, and which are too weak to count.
//!
//! Checked are RSA (PKCS #1 v1.5 and PSS), ECDSA on P-256, P-384 and P-521, and Ed25519, with digests of the SHA-2
//! family. MD5 and SHA-1 are not computed at all: a signature that rests on them proves nothing, whether it fits or not.

use certval::{Error, PathValidationStatus, PkiEnvironment, verify_signature_message_rust_crypto};
use der::Encode;
use der::asn1::{Any, BitString, ObjectIdentifier};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::ber::{Element, INTEGER, SEQUENCE};
use super::certificate::without_zeros;
use super::model::Check;

const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const RSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_WITH_SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_WITH_SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");
const EC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const ECDSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_WITH_SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
const ECDSA_WITH_SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4");

/// MD2, MD4, MD5 and SHA-1, and the signature algorithms that rest on them.
const WEAK: [ObjectIdentifier; 11] = [
    ObjectIdentifier::new_unwrap("1.2.840.113549.2.2"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.2.4"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.2.5"),
    ObjectIdentifier::new_unwrap("1.3.14.3.2.26"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.2"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.3"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.4"),
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.5"),
    ObjectIdentifier::new_unwrap("1.3.14.3.2.29"),
    ObjectIdentifier::new_unwrap("1.2.840.10045.4.1"),
    ObjectIdentifier::new_unwrap("1.2.840.10040.4.3"),
];
/// RSA keys that are shorter can be broken (NIST SP 800-131A).
const MIN_RSA_BITS: usize = 2048;

/// The digest of bytes in several parts.
///
/// # Errors
/// [`Check::Weak`] or [`Check::Unknown`] for an algorithm that isn't computed.
pub(super) fn digest(
    algorithm: &AlgorithmIdentifierOwned,
    parts: &[&[u8]],
) -> Result<Vec<u8>, Check> {
    fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        for part in parts {
            digest.update(part);
        }
        digest.finalize().to_vec()
    }
    match algorithm.oid {
        SHA_256 => Ok(of::<Sha256>(parts)),
        SHA_384 => Ok(of::<Sha384>(parts)),
        SHA_512 => Ok(of::<Sha512>(parts)),
        other if WEAK.contains(&other) => Err(Check::Weak),
        _ => Err(Check::Unknown),
    }
}

/// Whether a key made a signature over a message.
pub(super) fn signed_with(
    message: &[u8],
    signature: &[u8],
    algorithm: &AlgorithmIdentifierOwned,
    digest: &AlgorithmIdentifierOwned,
    key: &SubjectPublicKeyInfoOwned,
) -> Check {
    let algorithm = match named(algorithm, digest) {
        Ok(algorithm) => algorithm,
        Err(check) => return check,
    };
    if is_weak(&algorithm, key) {
        return Check::Weak;
    }
    let Ok(signature) = BitString::from_bytes(signature) else {
        return Check::Unknown;
    };
    let mut environment = PkiEnvironment::default();
    environment.populate_5280_pki_environment();
    let verified =
        verify_signature_message_rust_crypto(&environment, message, &signature, &algorithm, key);
    match verified {
        Ok(()) => Check::Good,
        Err(Error::PathValidation(PathValidationStatus::SignatureVerificationFailure)) => {
            Check::Bad
        }
        Err(_) => Check::Unknown,
    }
}

/// The algorithm with its digest. RSA and ECDSA are often named alone, and the digest beside it (RFC 3370, 3.2).
fn named(
    algorithm: &AlgorithmIdentifierOwned,
    digest: &AlgorithmIdentifierOwned,
) -> Result<AlgorithmIdentifierOwned, Check> {
    let (oid, parameters) = match (algorithm.oid, digest.oid) {
        (RSA | EC_KEY, digest) if WEAK.contains(&digest) => return Err(Check::Weak),
        (RSA, SHA_256) => (RSA_WITH_SHA_256, Some(Any::null())),
        (RSA, SHA_384) => (RSA_WITH_SHA_384, Some(Any::null())),
        (RSA, SHA_512) => (RSA_WITH_SHA_512, Some(Any::null())),
        (EC_KEY, SHA_256) => (ECDSA_WITH_SHA_256, None),
        (EC_KEY, SHA_384) => (ECDSA_WITH_SHA_384, None),
        (EC_KEY, SHA_512) => (ECDSA_WITH_SHA_512, None),
        (RSA | EC_KEY, _) => return Err(Check::Unknown),
        _ => return Ok(algorithm.clone()),
    };
    Ok(AlgorithmIdentifierOwned { oid, parameters })
}

/// Whether anybody could have made a signature with that algorithm and key.
fn is_weak(algorithm: &AlgorithmIdentifierOwned, key: &SubjectPublicKeyInfoOwned) -> bool {
    let is_rsa = [RSA, RSA_PSS].contains(&key.algorithm.oid);
    WEAK.contains(&algorithm.oid)
        || (algorithm.oid == RSA_PSS && is_pss_weak(algorithm))
        || (is_rsa && rsa_bits(key).is_some_and(|bits| bits < MIN_RSA_BITS))
}

/// Whether PSS is used with SHA-1, which its parameters mean when they don't name a digest (RFC 4055, 3.1).
fn is_pss_weak(algorithm: &AlgorithmIdentifierOwned) -> bool {
    /// The explicit tag of the digest's name.
    const DIGEST: u8 = 0xA0;
    let digest = || {
        let parameters = algorithm.parameters.as_ref()?.to_der().ok()?;
        let (parameters, _) = Element::read(&parameters)?;
        let parameters = parameters.children_of(SEQUENCE)?;
        let digest = parameters.iter().find(|part| part.tag == DIGEST)?;
        let digest = digest.only_child()?.definite()?;
        AlgorithmIdentifierOwned::try_from(digest.as_slice()).ok()
    };
    digest().is_none_or(|digest| WEAK.contains(&digest.oid))
}

/// The length of an RSA key's modulus (RFC 8017, A.1.1).
fn rsa_bits(key: &SubjectPublicKeyInfoOwned) -> Option<usize> {
    let (key, _) = Element::read(key.subject_public_key.raw_bytes())?;
    let parts = key.children_of(SEQUENCE)?;
    let modulus = parts.first().filter(|modulus| modulus.tag == INTEGER)?;
    let modulus = without_zeros(modulus.content);
    let high = modulus.first()?.leading_zeros() as usize;
    Some(modulus.len() * 8 - high)
}

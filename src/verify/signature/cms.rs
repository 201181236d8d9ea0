//! Signed messages (RFC 5652, `SignedData`), in DER or in BER.
//!
//! # What is hashed
//!
//! Where a signature has signed attributes, it is over them. RFC 5652 (5.4) has them encoded in DER under the tag of a
//! set; some signers write them in another order than DER would sort them in, and sign what they wrote. So the
//! bytes are taken as they stand in the file, only under that tag: whoever keeps to the standard wrote DER, and the
//! others' signatures hold too. Lengths that were left open, which no signer can have hashed, are closed first.

use std::borrow::Cow;

use der::Decode;
use der::asn1::ObjectIdentifier;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::algorithm::{digest, signed_with};
use super::ber::{Element, INTEGER, SEQUENCE, SET};
use super::certificate::{Certificate, without_zeros};
use super::model::Check;
use super::moment::Moment;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// The tags of what may be missing.
const FIRST_OPTIONAL: u8 = 0xA0;
const SECOND_OPTIONAL: u8 = 0xA1;
/// The implicit tag of the identifier of a signer's key.
const KEY_IDENTIFIER: u8 = 0x80;
/// More certificates of a message are not looked at.
const MAX_CERTIFICATES: usize = 64;

/// A signed message with one signer.
pub(super) struct Message<'a> {
    /// The type of the content.
    pub content_type: ObjectIdentifier,
    /// The content, where the message brings it.
    pub content: Option<Cow<'a, [u8]>>,
    /// The certificates that the message brings.
    pub certificates: Vec<Certificate>,
    signer: Signer<'a>,
}

/// Who signed, and how.
struct Signer<'a> {
    identifier: Element<'a>,
    digest_algorithm: AlgorithmIdentifierOwned,
    /// What was hashed of them, and the attributes one by one.
    signed_attributes: Option<(Vec<u8>, Vec<Attribute>)>,
    signature_algorithm: AlgorithmIdentifierOwned,
    signature: Cow<'a, [u8]>,
    unsigned_attributes: Vec<Attribute>,
}

/// An attribute; its values with definite lengths.
struct Attribute {
    kind: ObjectIdentifier,
    values: Vec<Vec<u8>>,
}

impl<'a> Message<'a> {
    /// Reads a message, behind which zeros may fill the room that was kept for it.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (information, _) = Element::read(bytes)?;
        let [kind, content] = information.children_of(SEQUENCE)?.try_into().ok()?;
        if object_identifier(&kind)? != SIGNED_DATA || content.tag != FIRST_OPTIONAL {
            return None;
        }
        let mut parts = content.only_child()?.children_of(SEQUENCE)?.into_iter();
        let version = parts.next()?;
        let digests = parts.next()?;
        if version.tag != INTEGER || digests.tag != SET {
            return None;
        }
        let encapsulated = parts.next()?.children_of(SEQUENCE)?;
        let (content_type, content) = match encapsulated.as_slice() {
            [kind] => (kind, None),
            [kind, content] if content.tag == FIRST_OPTIONAL => {
                (kind, Some(content.only_child()?.octets()?))
            }
            _ => return None,
        };
        let mut part = parts.next()?;
        let mut certificates = Vec::new();
        if part.tag == FIRST_OPTIONAL {
            let found = part.children()?;
            let found = found.iter().filter(|choice| choice.tag == SEQUENCE);
            let found = found.take(MAX_CERTIFICATES);
            certificates.extend(found.filter_map(|found| Certificate::read(found.whole)));
            part = parts.next()?;
        }
        if part.tag == SECOND_OPTIONAL {
            // Lists of revoked certificates.
            part = parts.next()?;
        }
        let [signer] = part.children_of(SET)?.try_into().ok()?;
        Some(Self {
            content_type: object_identifier(content_type)?,
            content,
            certificates,
            signer: Signer::read(&signer)?,
        })
    }

    /// The certificate that the signer names.
    pub fn certificate(&self) -> Option<&Certificate> {
        let mut certificates = self.certificates.iter();
        certificates.find(|certificate| self.signer.is_named_by(certificate))
    }

    /// When it was signed, as the signer says inside of what was signed.
    pub fn time(&self) -> Option<Moment> {
        let value = self.signer.signed_value(SIGNING_TIME)?;
        let (time, _) = Element::read(value)?;
        Moment::of_asn1(time.tag, time.content)
    }

    /// The bytes of the signature itself.
    pub fn signature(&self) -> &[u8] {
        &self.signer.signature
    }

    /// The time stamp on the signature, as a message of its own.
    pub fn time_stamp(&self) -> Option<&[u8]> {
        let mut unsigned = self.signer.unsigned_attributes.iter();
        let stamp = unsigned.find(|attribute| attribute.kind == TIME_STAMP_TOKEN)?;
        stamp.values.first().map(Vec::as_slice)
    }

    /// Whether the digest that was signed is that of the content, which comes in parts.
    pub fn digests(&self, parts: &[&[u8]]) -> Check {
        let digest = match digest(&self.signer.digest_algorithm, parts) {
            Ok(digest) => digest,
            Err(check) => return check,
        };
        if self.signer.signed_attributes.is_none() {
            // Then the signature is over the content itself.
            return Check::Good;
        }
        let octets = |value: &[u8]| Some(Element::read(value)?.0.octets()?.into_owned());
        let signed = self.signer.signed_value(MESSAGE_DIGEST).and_then(octets);
        let kind = self.signer.signed_value(CONTENT_TYPE);
        let kind = kind.and_then(|value| object_identifier(&Element::read(value)?.0));
        let is_same_kind = kind.is_none_or(|kind| kind == self.content_type);
        if signed.as_ref() == Some(&digest) && is_same_kind {
            Check::Good
        } else {
            Check::Bad
        }
    }

    /// Whether a certificate's key made the signature, over the signed attributes or else over the content.
    pub fn made_by(&self, certificate: &Certificate, parts: &[&[u8]]) -> Check {
        let signed: Cow<'_, [u8]> = match &self.signer.signed_attributes {
            Some((signed, _)) => Cow::Borrowed(signed),
            None => Cow::Owned(parts.concat()),
        };
        if self.names_certificate(certificate) == Some(false) {
            return Check::Bad;
        }
        signed_with(
            &signed,
            &self.signer.signature,
            &self.signer.signature_algorithm,
            &self.signer.digest_algorithm,
            certificate.facts().subject_public_key_info(),
        )
    }

    /// Whether the signed attributes name the certificate (RFC 5035), if they name one: then no other can be put in
    /// its place.
    pub fn names_certificate(&self, certificate: &Certificate) -> Option<bool> {
        let value = self.signer.signed_value(SIGNING_CERTIFICATE_V2)?;
        let is_named = || {
            let (named, _) = Element::read(value)?;
            let named = *named.children_of(SEQUENCE)?.first()?;
            let first = *named.children_of(SEQUENCE)?.first()?;
            let mut parts = first.children_of(SEQUENCE)?.into_iter();
            let mut part = parts.next()?;
            let mut algorithm = AlgorithmIdentifierOwned {
                oid: SHA_256,
                parameters: None,
            };
            if part.tag == SEQUENCE {
                algorithm = algorithm_identifier(&part)?;
                part = parts.next()?;
            }
            let named = part.octets()?;
            let own = digest(&algorithm, &[&certificate.der]).ok()?;
            Some(*named == *own)
        };
        Some(is_named().unwrap_or(false))
    }
}

impl<'a> Signer<'a> {
    fn read(signer: &Element<'a>) -> Option<Self> {
        let mut parts = signer.children_of(SEQUENCE)?.into_iter();
        let version = parts.next()?;
        let identifier = parts.next()?;
        let digest_algorithm = algorithm_identifier(&parts.next()?)?;
        let mut part = parts.next()?;
        let mut signed_attributes = None;
        if version.tag != INTEGER {
            return None;
        }
        if part.tag == FIRST_OPTIONAL {
            signed_attributes = Some((part.content_under(SET)?, attributes(&part)?));
            part = parts.next()?;
        }
        let signature_algorithm = algorithm_identifier(&part)?;
        let signature = parts.next()?.octets()?;
        let unsigned = match parts.next() {
            Some(unsigned) if unsigned.tag == SECOND_OPTIONAL => attributes(&unsigned)?,
            Some(_) => return None,
            None => Vec::new(),
        };
        Some(Self {
            identifier,
            digest_algorithm,
            signed_attributes,
            signature_algorithm,
            signature,
            unsigned_attributes: unsigned,
        })
    }

    /// The value of a signed attribute, if it stands there once and has one.
    fn signed_value(&self, kind: ObjectIdentifier) -> Option<&[u8]> {
        let (_, attributes) = self.signed_attributes.as_ref()?;
        let mut found = attributes.iter().filter(|found| found.kind == kind);
        match (found.next()?.values.as_slice(), found.next()) {
            ([value], None) => Some(value),
            _ => None,
        }
    }

    /// Whether the signer is named by that certificate.
    fn is_named_by(&self, certificate: &Certificate) -> bool {
        let facts = certificate.facts();
        match self.identifier.tag {
            SEQUENCE => {
                let is_named = || {
                    let parts = self.identifier.children()?;
                    let [issuer, serial] = parts.try_into().ok()?;
                    let issuer = Name::from_der(&issuer.definite()?).ok()?;
                    let serial = without_zeros(serial.content);
                    Some(issuer == *facts.issuer() && serial == certificate.serial())
                };
                is_named() == Some(true)
            }
            KEY_IDENTIFIER => {
                let own = facts.get_extension::<SubjectKeyIdentifier>();
                matches!(own, Ok(Some((_, own))) if own.0.as_bytes() == self.identifier.content)
            }
            _ => false,
        }
    }
}

fn attributes(set: &Element<'_>) -> Option<Vec<Attribute>> {
    let read = |attribute: &Element<'_>| {
        let [kind, values] = attribute.children_of(SEQUENCE)?.try_into().ok()?;
        let values = values.children_of(SET)?;
        let values: Option<Vec<Vec<u8>>> = values.iter().map(Element::definite).collect();
        Some(Attribute {
            kind: object_identifier(&kind)?,
            values: values?,
        })
    };
    set.children()?.iter().map(read).collect()
}

pub(super) fn object_identifier(element: &Element<'_>) -> Option<ObjectIdentifier> {
    ObjectIdentifier::from_der(&element.definite()?).ok()
}

pub(super) fn algorithm_identifier(element: &Element<'_>) -> Option<AlgorithmIdentifierOwned> {
    AlgorithmIdentifierOwned::from_der(&element.definite()?).ok()
}

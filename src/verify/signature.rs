//! Signatures in a file (ISO 32000-1, 12.8): who signed what, and whether it is still that.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{Any, BitString, GeneralizedTime, Int, ObjectIdentifier, OctetString};
use der::{DateTime, Decode, Encode, Reader, Sequence, SliceReader};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::document::Field;
use super::report::{Check, Signature, Trust};
use super::trust::{self, Trusted};
use crate::pdf::read::object::{Dictionary, Object, text_string as text};
use crate::pdf::read::strict::File;
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_WITH_SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_WITH_SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// More signatures than this are not looked at.
const MAX_SIGNATURES: usize = 100;

/// The signatures of a file, in the order of its fields.
pub(super) fn signatures(
    file: &File<'_>,
    view: &View<'_, '_>,
    fields: &[Field],
    trusted: Option<&Trusted>,
) -> Result<Vec<Signature>, ReadError> {
    let signed = fields.iter().filter(|field| field.is_signature);
    let signed = signed.filter_map(|field| Some((field, field.value.as_ref()?)));
    signed
        .take(MAX_SIGNATURES)
        .map(|(field, value)| signature(file, view, &field.name, value, trusted))
        .collect()
}

fn signature(
    file: &File<'_>,
    view: &View<'_, '_>,
    field: &str,
    value: &Dictionary,
    trusted: Option<&Trusted>,
) -> Result<Signature, ReadError> {
    let contents = view.get(value, b"Contents")?;
    let contents = contents.string().unwrap_or_default();
    let range = byte_range(file, view, value, contents)?;
    let covers = range
        .as_ref()
        .and_then(|range| revision_at(file, range.end));
    let kind = view.get(value, b"SubFilter")?;
    let is_timestamp = kind.name() == Some(b"ETSI.RFC3161");
    let claimed = view.get(value, b"M")?;
    let name = view.get(value, b"Name")?;
    let mut signature = Signature {
        field: field.to_owned(),
        signer: text(name.string().unwrap_or_default()),
        time: None,
        is_timestamp,
        digest: Check::Bad,
        signature: Check::Unknown,
        covers,
        followed_by: covers.map_or(0, |revision| file.last_revision() + 1 - revision),
        trust: Trust::NotChecked,
    };
    let claimed = claimed.string().and_then(moment);
    let Some(message) = Message::read(contents) else {
        signature.digest = Check::Unknown;
        signature.time = claimed.map(|time| time.to_string());
        return Ok(signature);
    };
    let stamped = message.stamp().filter(|_| is_timestamp);
    let stamped = stamped.map(|(_, _, time)| time);
    let time = stamped.or(message.time()).or(claimed);
    signature.time = time.map(|time| time.to_string());
    if let Some(certificate) = message.certificate() {
        signature.signer = common_name(certificate);
        signature.signature = message.made_by(certificate, range.as_ref());
        if let Some(trusted) = trusted {
            signature.trust = trust::chain(trusted, certificate, &message.certificates, time);
        }
    } else if trusted.is_some() {
        signature.trust = Trust::Bad("no certificate".to_owned());
    }
    if let Some(range) = &range {
        signature.digest = if is_timestamp {
            message.stamps(range)
        } else {
            message.digests(range)
        };
    }
    Ok(signature)
}

/// The bytes that a signature covers.
struct Covered {
    bytes: Vec<u8>,
    end: usize,
}

/// The bytes around the signature's own value, from the first of the file on; nothing if they are any others:
/// then something could stand where nobody looks.
fn byte_range(
    file: &File<'_>,
    view: &View<'_, '_>,
    value: &Dictionary,
    contents: &[u8],
) -> Result<Option<Covered>, ReadError> {
    let numbers = view.array(value, b"ByteRange")?;
    let numbers: Option<Vec<usize>> = numbers
        .iter()
        .map(|number| {
            number
                .integer()
                .and_then(|number| usize::try_from(number).ok())
        })
        .collect();
    let Some(&[0, before, after, length]) = numbers.as_deref() else {
        return Ok(None);
    };
    let bytes = file.bytes();
    let end = after.checked_add(length).filter(|end| *end <= bytes.len());
    let Some((end, gap)) = end.zip(bytes.get(before..after)) else {
        return Ok(None);
    };
    let is_own_value = match crate::pdf::read::Lexer::strict(gap, 0).object() {
        Ok(Object::String(string)) => string == contents,
        _ => false,
    };
    let is_whole = gap.first() == Some(&b'<') && gap.last() == Some(&b'>');
    let is_single = gap.iter().position(|byte| *byte == b'>') == Some(gap.len() - 1);
    if !(is_own_value && is_whole && is_single) {
        return Ok(None);
    }
    let mut covered = bytes[..before].to_vec();
    covered.extend_from_slice(&bytes[after..end]);
    Ok(Some(Covered {
        bytes: covered,
        end,
    }))
}

/// The revision that ends at that byte, from 1; the end of a line may follow it.
fn revision_at(file: &File<'_>, end: usize) -> Option<usize> {
    let ends = file.revision_ends().iter();
    let fits = |revision_end: &usize| {
        let rest = file.bytes().get(*revision_end..end);
        rest.is_some_and(|rest| rest.len() <= 2 && rest.iter().all(|byte| b"\r\n".contains(byte)))
    };
    ends.clone().position(fits).map(|revision| revision + 1)
}

/// The digest that a time stamp is for.
#[derive(Clone, Debug, Sequence)]
struct MessageImprint {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

/// A signed message (RFC 5652).
struct Message {
    data: SignedData,
    signer: SignerInfo,
    certificates: Vec<Certificate>,
}

impl Message {
    /// Reads a message, behind which zeros fill the room that was kept for it.
    fn read(contents: &[u8]) -> Option<Self> {
        let mut reader = SliceReader::new(contents).ok()?;
        let information: ContentInfo = reader.decode().ok()?;
        if information.content_type != SIGNED_DATA {
            return None;
        }
        let data: SignedData = information.content.decode_as().ok()?;
        let [signer] = data.signer_infos.0.as_slice() else {
            return None;
        };
        let signer = signer.clone();
        let set = data.certificates.iter().flat_map(|set| set.0.iter());
        let certificates = set.filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate.clone()),
            CertificateChoices::Other(_) => None,
        });
        let certificates = certificates.take(MAX_SIGNATURES).collect();
        Some(Self {
            data,
            signer,
            certificates,
        })
    }

    /// The certificate that the signer names.
    fn certificate(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| {
            let facts = certificate.tbs_certificate();
            match &self.signer.sid {
                SignerIdentifier::IssuerAndSerialNumber(name) => {
                    *facts.issuer() == name.issuer && *facts.serial_number() == name.serial_number
                }
                SignerIdentifier::SubjectKeyIdentifier(key) => {
                    let own = facts.get_extension::<SubjectKeyIdentifier>();
                    matches!(own, Ok(Some((_, own))) if own == *key)
                }
            }
        })
    }

    fn attribute(&self, kind: ObjectIdentifier) -> Option<&Any> {
        let attributes = self.signer.signed_attrs.as_ref()?;
        let mut found = attributes.iter().filter(|attribute| attribute.oid == kind);
        let attribute = found.next().filter(|_| found.next().is_none())?;
        let mut values = attribute.values.iter();
        values.next().filter(|_| values.next().is_none())
    }

    /// When it was signed, as the signer says inside of what was signed.
    fn time(&self) -> Option<DateTime> {
        let time = self.attribute(SIGNING_TIME)?;
        let time = x509_cert::time::Time::from_der(&time.to_der().ok()?).ok()?;
        Some(time.to_date_time())
    }

    /// Whether the signed digest is that of the bytes.
    fn digests(&self, covered: &Covered) -> Check {
        let Some(digest) = digest(&self.signer.digest_alg, &covered.bytes) else {
            return Check::Unknown;
        };
        if self.data.encap_content_info.econtent.is_some() {
            // Content of its own would be signed instead of the file.
            return Check::Bad;
        }
        if self.signer.signed_attrs.is_none() {
            // Then the signature is over the bytes themselves.
            return Check::Good;
        }
        let signed = self.attribute(MESSAGE_DIGEST);
        let signed = signed.and_then(|signed| signed.decode_as::<OctetString>().ok());
        match signed {
            Some(signed) if signed.as_bytes() == digest => Check::Good,
            _ => Check::Bad,
        }
    }

    /// What a time stamp says of the digest that it stamps, and of the time (RFC 3161, 2.4.2).
    fn stamp(&self) -> Option<(Vec<u8>, MessageImprint, DateTime)> {
        let content = self.data.encap_content_info.econtent.as_ref()?;
        let content = content.decode_as::<OctetString>().ok()?.into_bytes();
        let mut reader = SliceReader::new(&content).ok()?;
        let (imprint, time) = reader
            .sequence(|inner| -> der::Result<_> {
                let _version: u8 = inner.decode()?;
                let _policy: ObjectIdentifier = inner.decode()?;
                let imprint: MessageImprint = inner.decode()?;
                let _serial: Int = inner.decode()?;
                let time: GeneralizedTime = inner.decode()?;
                // How exact it is and who says so.
                inner.read_slice(inner.remaining_len())?;
                Ok((imprint, time.to_date_time()))
            })
            .ok()?;
        Some((content.to_vec(), imprint, time))
    }

    /// Whether a time stamp is one for the bytes.
    fn stamps(&self, covered: &Covered) -> Check {
        let Some((content, imprint, _)) = self.stamp() else {
            return Check::Unknown;
        };
        let (Some(stamped), Some(signed)) = (
            digest(&imprint.algorithm, &covered.bytes),
            digest(&self.signer.digest_alg, &content),
        ) else {
            return Check::Unknown;
        };
        let named = self.attribute(MESSAGE_DIGEST);
        let named = named.and_then(|named| named.decode_as::<OctetString>().ok());
        let is_named = named.is_some_and(|named| named.as_bytes() == signed);
        if is_named && imprint.digest.as_bytes() == stamped {
            Check::Good
        } else {
            Check::Bad
        }
    }

    /// Whether the certificate's key signed.
    fn made_by(&self, certificate: &Certificate, covered: Option<&Covered>) -> Check {
        let message = match (&self.signer.signed_attrs, covered) {
            (Some(attributes), _) => attributes.to_der().ok(),
            (None, Some(covered)) => Some(covered.bytes.clone()),
            (None, None) => None,
        };
        let (Some(message), Some(algorithm)) = (message, self.algorithm()) else {
            return Check::Unknown;
        };
        let Ok(signature) = BitString::from_bytes(self.signer.signature.as_bytes()) else {
            return Check::Unknown;
        };
        let key = certificate.tbs_certificate().subject_public_key_info();
        trust::signed_with(&message, &signature, &algorithm, key)
    }

    /// How it was signed. RSA is often named alone, and the digest beside it (RFC 3370, 3.2).
    fn algorithm(&self) -> Option<AlgorithmIdentifierOwned> {
        let named = &self.signer.signature_algorithm;
        if named.oid != RSA {
            return Some(named.clone());
        }
        let oid = match self.signer.digest_alg.oid {
            SHA_256 => RSA_WITH_SHA_256,
            SHA_384 => RSA_WITH_SHA_384,
            SHA_512 => RSA_WITH_SHA_512,
            _ => return None,
        };
        Some(AlgorithmIdentifierOwned {
            oid,
            parameters: Some(Any::null()),
        })
    }
}

/// The digest of bytes; nothing for an algorithm that is unknown or broken.
fn digest(algorithm: &AlgorithmIdentifierOwned, bytes: &[u8]) -> Option<Vec<u8>> {
    match algorithm.oid {
        SHA_256 => Some(Sha256::digest(bytes).to_vec()),
        SHA_384 => Some(Sha384::digest(bytes).to_vec()),
        SHA_512 => Some(Sha512::digest(bytes).to_vec()),
        _ => None,
    }
}

/// Whose certificate it is: the common name, or all of the name.
fn common_name(certificate: &Certificate) -> String {
    let subject = certificate.tbs_certificate().subject();
    match subject.common_name() {
        Ok(Some(name)) => name.value().into_owned(),
        _ => subject.to_string(),
    }
}

/// A moment as PDF writes it, `D:20261122133000+02'00'` (ISO 32000-1, 7.9.4), in UTC.
fn moment(string: &[u8]) -> Option<DateTime> {
    let text = std::str::from_utf8(string).ok()?;
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.get(..14)?;
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u8>().ok();
    let year = digits.get(..4)?.parse().ok()?;
    let local = DateTime::new(
        year,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?,
    );
    let zone = text.get(14..).unwrap_or_default().replace('\'', "");
    let seconds = local.ok()?.unix_duration().as_secs();
    let offset = |zone: &str| {
        let hours: u64 = zone.get(1..3)?.parse().ok()?;
        let minutes: u64 = zone.get(3..5).unwrap_or("00").parse().ok()?;
        (hours < 24 && minutes < 60).then_some((hours * 60 + minutes) * 60)
    };
    let utc = match zone.chars().next() {
        Some('+') => seconds.checked_sub(offset(&zone)?)?,
        Some('-') => seconds.checked_add(offset(&zone)?)?,
        _ => seconds,
    };
    DateTime::from_unix_duration(std::time::Duration::from_secs(utc)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_utc() {
        let check = |text: &str, expected: Option<&str>| {
            let found = moment(text.as_bytes()).map(|time| time.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("D:20261122133000Z", Some("2026-11-22T13:30:00Z"));
        check("D:20261122003000+02'00'", Some("2026-11-21T22:30:00Z"));
        check("D:20261122233000-0100", Some("2026-11-23T00:30:00Z"));
        check("D:20261322133000Z", None);
        check("D:2026", None);
        check("D:20261122133000+99'00'", None);
    }
}

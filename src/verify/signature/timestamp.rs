//! Time stamps (RFC 3161): a service's signed statement that some bytes existed at a moment.

use der::asn1::ObjectIdentifier;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::algorithm::digest;
use super::ber::{Element, SEQUENCE};
use super::certificate::{Certificate, Purpose};
use super::cms::{Message, algorithm_identifier};
use super::model::{Check, Distrust, TimeStamp, Trust};
use super::moment::Moment;
use super::trust::{self, Trusted};

/// The type of a time stamp's content.
const TIME_STAMP_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// A time stamp token.
pub(super) struct Token<'a> {
    message: Message<'a>,
    algorithm: AlgorithmIdentifierOwned,
    imprint: Vec<u8>,
    /// The moment that it attests.
    pub time: Moment,
}

impl<'a> Token<'a> {
    /// Reads a token out of a signed message (RFC 3161, 2.4.2).
    pub fn read(message: Message<'a>) -> Option<Self> {
        if message.content_type != TIME_STAMP_INFO {
            return None;
        }
        let content = message.content.as_deref()?;
        let (information, _) = Element::read(content)?;
        let parts = information.children_of(SEQUENCE)?;
        let [_version, _policy, stamped, _serial, time, ..] = parts.as_slice() else {
            return None;
        };
        let [algorithm, imprint] = stamped.children_of(SEQUENCE)?.try_into().ok()?;
        let algorithm = algorithm_identifier(&algorithm)?;
        let imprint = imprint.octets()?.into_owned();
        let time = Moment::of_asn1(time.tag, time.content)?;
        Some(Self {
            message,
            algorithm,
            imprint,
            time,
        })
    }

    /// Whether it is for the bytes, which come in parts.
    pub fn stamps(&self, parts: &[&[u8]]) -> Check {
        let content = self.message.content.as_deref().unwrap_or_default();
        let own = self.message.digests(&[content]);
        match digest(&self.algorithm, parts) {
            Err(check) => check,
            Ok(digest) if digest != self.imprint => Check::Bad,
            Ok(_) => own,
        }
    }

    /// The certificate that made it.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.message.certificate()
    }

    /// Whether the certificate's key made it.
    pub fn made_by(&self, certificate: &Certificate) -> Check {
        let content = self.message.content.as_deref().unwrap_or_default();
        self.message.made_by(certificate, &[content])
    }

    /// Whether the certificate is a time stamping service's, and comes from somebody who is trusted.
    pub fn trust(&self, trusted: Option<&Trusted>, others: &[Certificate]) -> Trust {
        let Some(certificate) = self.certificate() else {
            return match trusted {
                Some(_) => Trust::Bad(Distrust::NoCertificate),
                None => Trust::NotChecked,
            };
        };
        let own = self.message.certificates.iter();
        let others: Vec<&Certificate> = own.chain(others).collect();
        let time = Some(self.time);
        trust::of(trusted, certificate, &others, time, Purpose::TimeStamping)
    }
}

/// The time stamp that a signature carries on itself.
pub(super) fn on_signature(
    signed: &Message<'_>,
    trusted: Option<&Trusted>,
    others: &[Certificate],
) -> Option<TimeStamp> {
    let token = Token::read(Message::read(signed.time_stamp()?)?)?;
    let stamped = token.stamps(&[signed.signature()]);
    let made = token
        .certificate()
        .map(|certificate| token.made_by(certificate));
    let check = match (stamped, made) {
        (Check::Good, Some(made)) => made,
        (Check::Good, None) => Check::Unknown,
        (other, _) => other,
    };
    Some(TimeStamp {
        by: token
            .certificate()
            .map(Certificate::holder)
            .unwrap_or_default(),
        time: token.time,
        check,
        trust: token.trust(trusted, others),
    })
}

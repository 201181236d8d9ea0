//! Long-term validation (ETSI EN 319 142-1): the `PAdES` level of a signature, and what the file brings to tell later
//! whether certificates were revoked (the "document security store", ISO 32000-2, 12.8.4.3).

use std::rc::Rc;

use certval::ocsp::{BasicOcspResponse, OcspResponse};
use der::Decode;
use x509_cert::name::Name;

use super::ber::{Element, INTEGER};
use super::certificate::{Certificate, without_zeros};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

/// More certificates, lists and answers are not looked at.
const MAX_ITEMS: usize = 64;
/// Nor are longer ones.
const MAX_ITEM_BYTES: usize = 64 * 1024;
const MAX_LIST_BYTES: usize = 16 * 1024 * 1024;

/// What a file brings for certificates of signers.
#[derive(Default)]
pub(super) struct SecurityStore {
    /// Further certificates.
    pub certificates: Vec<Certificate>,
    /// The issuers of lists of revoked certificates.
    lists: Vec<Name>,
    answers: Vec<BasicOcspResponse>,
}

impl SecurityStore {
    /// The store of a file as it stood in a revision.
    pub fn read(view: &View<'_, '_>) -> Result<Self, ReadError> {
        let store = view.dictionary(&view.catalog()?, b"DSS")?;
        let certificates = items(view, &store, b"Certs", MAX_ITEM_BYTES)?;
        let lists = items(view, &store, b"CRLs", MAX_LIST_BYTES)?;
        let answers = items(view, &store, b"OCSPs", MAX_ITEM_BYTES)?;
        let certificates = certificates.iter();
        let lists = lists.iter();
        Ok(Self {
            certificates: certificates
                .filter_map(|der| Certificate::read(der))
                .collect(),
            lists: lists.filter_map(|der| list_issuer(der)).collect(),
            answers: answers.iter().filter_map(|der| basic(der)).collect(),
        })
    }

    /// Whether it has something that tells whether a certificate was revoked: a list of its issuer's, or an answer
    /// about it.
    pub fn tells_of(&self, certificate: &Certificate) -> bool {
        let issuer = certificate.facts().issuer();
        let is_answered = |answer: &BasicOcspResponse| {
            let mut responses = answer.tbs_response_data.responses.iter();
            responses.any(|response| {
                let serial = response.cert_id.serial_number.as_bytes();
                without_zeros(serial) == certificate.serial()
            })
        };
        self.lists.contains(issuer) || self.answers.iter().any(is_answered)
    }
}

/// The content of the streams under a key.
fn items(
    view: &View<'_, '_>,
    store: &Dictionary,
    key: &[u8],
    max_bytes: usize,
) -> Result<Vec<Rc<[u8]>>, ReadError> {
    let mut items = Vec::new();
    for item in view.array(store, key)?.iter().take(MAX_ITEMS) {
        let item = view.resolve(item)?;
        if let Object::Stream(stream) = &*item {
            let content = view.file.decode_if_known(stream)?;
            items.extend(content.filter(|content| content.len() <= max_bytes));
        }
    }
    Ok(items)
}

/// Who issued a list of revoked certificates (RFC 5280, 5.1); the list itself may be long.
fn list_issuer(der: &[u8]) -> Option<Name> {
    let (list, _) = Element::read(der)?;
    // The list's head; what is signed begins with a version, if it isn't the first.
    let (signed, _) = Element::read(list.content)?;
    let (first, rest) = Element::read(signed.content)?;
    let (_, rest) = if first.tag == INTEGER {
        Element::read(rest)?
    } else {
        (first, rest)
    };
    let (issuer, _) = Element::read(rest)?;
    Name::from_der(issuer.whole).ok()
}

/// The answer about certificates in a response (RFC 6960, 4.2.1).
fn basic(der: &[u8]) -> Option<BasicOcspResponse> {
    let response = OcspResponse::from_der(der).ok()?;
    let bytes = response.response_bytes?;
    BasicOcspResponse::from_der(bytes.response.as_bytes()).ok()
}

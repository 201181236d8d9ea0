//! The checks of every signature of a file (ISO 32000-1, 12.8), put together.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::byte_range::Covered;
use super::certificate::{Certificate, Purpose};
use super::cms::Message;
use super::form::{fields, text_under};
use super::level::SecurityStore;
use super::model::{Check, Distrust, Level, Problem, Signature, Trust};
use super::moment::Moment;
use super::permissions::Rules;
use super::signed_field::{SignedField, signed_fields};
use super::timestamp::{self, Token};
use super::trust::{self, Trusted};
use crate::pdf::read::strict::File;
use crate::pdf::read::strict::ReadError;
use crate::pdf::read::strict::View;

/// More signatures than this are not looked at.
const MAX_SIGNATURES: usize = 100;
/// So many bytes are gone through for all signatures together.
const MAX_READ_BYTES: usize = 512 * 1024 * 1024;

/// What was found out about the signatures of a file.
pub(in crate::verify) struct Signatures {
    /// In the order of the form.
    pub checked: Vec<Signature>,
    /// How many more there are, which were not looked at.
    pub unchecked: usize,
}

/// What all signatures of a file are checked with.
struct Checker<'c, 'f, 'a> {
    view: &'c View<'f, 'a>,
    trusted: Option<&'c Trusted>,
    store: SecurityStore,
    /// The labels of the fields that have the same signature, by the SHA-256 of its message.
    holders: BTreeMap<[u8; 32], Vec<String>>,
    /// How many bytes may still be gone through.
    bytes: usize,
}

/// Checks the signatures of a file.
pub(in crate::verify) fn signatures(
    file: &File<'_>,
    trusted: Option<&Trusted>,
) -> Result<Signatures, ReadError> {
    let view = View::new(file, file.last_revision());
    let (signed, mut unchecked) = signed_fields(&view, MAX_SIGNATURES)?;
    let mut results: Vec<Checked> = Vec::new();
    if !signed.is_empty() {
        let mut checker = Checker::new(&view, trusted, &signed)?;
        for signed in signed {
            let same = results
                .iter()
                .find(|result| Rc::ptr_eq(&result.signed.value, &signed.value));
            let result = match same {
                Some(same) => Some(same.in_field(&signed)),
                None => checker.check(&signed)?,
            };
            let Some((mut signature, certificate)) = result else {
                unchecked += 1;
                continue;
            };
            signature.problems = checker.problems(&signed, &signature)?;
            results.push(Checked {
                signature,
                certificate,
                signed,
            });
        }
        raise_levels(file, &mut results)?;
    }
    let checked = results.into_iter().map(|found| found.signature).collect();
    Ok(Signatures { checked, unchecked })
}

/// A signature with the certificate that made it.
struct Checked {
    signature: Signature,
    certificate: Option<Certificate>,
    signed: SignedField,
}

impl Checked {
    /// The same signature in another field.
    fn in_field(&self, signed: &SignedField) -> (Signature, Option<Certificate>) {
        let signature = Signature {
            field: signed.field.name.clone(),
            label: signed.field.label.clone(),
            ..self.signature.clone()
        };
        (signature, self.certificate.clone())
    }
}

impl<'c, 'f, 'a> Checker<'c, 'f, 'a> {
    fn new(
        view: &'c View<'f, 'a>,
        trusted: Option<&'c Trusted>,
        signed: &[SignedField],
    ) -> Result<Self, ReadError> {
        let mut holders: BTreeMap<[u8; 32], Vec<String>> = BTreeMap::new();
        for signed in signed {
            if let Some(fingerprint) = signed.fingerprint {
                let labels = holders.entry(fingerprint).or_default();
                labels.push(signed.field.label.clone());
            }
        }
        Ok(Self {
            view,
            trusted,
            store: SecurityStore::read(view)?,
            holders,
            bytes: MAX_READ_BYTES,
        })
    }

    /// Checks a signature; nothing if that would take too long.
    fn check(
        &mut self,
        signed: &SignedField,
    ) -> Result<Option<(Signature, Option<Certificate>)>, ReadError> {
        let value = signed.value();
        let contents = signed.message().unwrap_or_default();
        // In the file every byte takes two.
        if !self.charge(3 * contents.len()) {
            return Ok(None);
        }
        let covered = Covered::read(self.view, value, contents)?;
        if !self.charge(covered.as_ref().map_or(0, Covered::len)) {
            return Ok(None);
        }
        let mut signature = self.described(signed, covered.as_ref())?;
        let kind = self.view.get(value, b"SubFilter")?;
        let mut certificate = None;
        if let Some(message) = Message::read(contents) {
            certificate = message.certificate().cloned();
            signature.time = message.time().or(signature.time);
            if signature.is_timestamp {
                self.check_stamp(message, covered.as_ref(), &mut signature);
            } else {
                self.check_message(&message, covered.as_ref(), &mut signature);
                let is_pades = kind.name() == Some(b"ETSI.CAdES.detached");
                let is_named = certificate
                    .as_ref()
                    .and_then(|certificate| message.names_certificate(certificate));
                if is_pades && is_named == Some(true) && signature.is_intact() {
                    signature.level = Some(Level::B);
                }
            }
        }
        if matches!(
            kind.name(),
            Some(b"adbe.pkcs7.sha1" | b"adbe.x509.rsa_sha1")
        ) {
            // What is signed is the file's SHA-1.
            signature.digest = Check::Weak;
        }
        if signature.is_moved {
            signature.digest = Check::Bad;
        }
        Ok(Some((signature, certificate)))
    }

    /// Whether so many bytes may still be gone through; notes that they are.
    fn charge(&mut self, bytes: usize) -> bool {
        let left = self.bytes.checked_sub(bytes);
        self.bytes = left.unwrap_or_default();
        left.is_some()
    }

    /// What a signature's dictionary says about it, before anything is checked.
    fn described(
        &self,
        signed: &SignedField,
        covered: Option<&Covered<'_>>,
    ) -> Result<Signature, ReadError> {
        let (view, value) = (self.view, signed.value());
        let file = view.file;
        let covers = covered.and_then(|covered| covered.revision(file));
        let is_stamp = view.get(value, b"SubFilter")?.name() == Some(b"ETSI.RFC3161")
            || view.get(value, b"Type")?.name() == Some(b"DocTimeStamp");
        let claimed = text_under(view, value, b"M")?;
        Ok(Signature {
            field: signed.field.name.clone(),
            label: signed.field.label.clone(),
            signer: text_under(view, value, b"Name")?,
            time: Moment::of_pdf(&claimed),
            stated_reason: text_under(view, value, b"Reason")?,
            stated_location: text_under(view, value, b"Location")?,
            is_timestamp: is_stamp,
            is_moved: covered.is_none() && signed.message().is_some(),
            digest: Check::Unknown,
            signature: Check::Unknown,
            covers,
            followed_by: covers.map_or(0, |revision| file.last_revision() + 1 - revision),
            trust: match self.trusted {
                Some(_) => Trust::Bad(Distrust::NoCertificate),
                None => Trust::NotChecked,
            },
            stamp: None,
            level: None,
            problems: Vec::new(),
        })
    }

    fn check_message(
        &self,
        message: &Message<'_>,
        covered: Option<&Covered<'_>>,
        signature: &mut Signature,
    ) {
        let parts: &[&[u8]] = covered.map_or(&[], |covered| &covered.parts);
        signature.digest = match &message.content {
            // Any other content would be signed instead of the file.
            Some(content) if !is_made_of(content, parts) => Check::Bad,
            _ => message.digests(parts),
        };
        let store = &self.store.certificates;
        signature.stamp = timestamp::on_signature(message, self.trusted, store);
        let Some(certificate) = message.certificate() else {
            return;
        };
        signature.signer = certificate.holder();
        signature.signature = message.made_by(certificate, parts);
        let others: Vec<&Certificate> = message.certificates.iter().chain(store).collect();
        // What a trusted service attests is better than what the signer claims.
        let stamp = signature
            .stamp
            .as_ref()
            .filter(|stamp| stamp.check == Check::Good && matches!(stamp.trust, Trust::Good));
        let time = stamp.map(|stamp| stamp.time).or(signature.time);
        signature.trust = trust::of(self.trusted, certificate, &others, time, Purpose::Signing);
    }

    fn check_stamp(
        &self,
        message: Message<'_>,
        covered: Option<&Covered<'_>>,
        signature: &mut Signature,
    ) {
        let Some(token) = Token::read(message) else {
            return;
        };
        signature.time = Some(token.time);
        signature.digest = token.stamps(covered.map_or(&[], |covered| &covered.parts));
        if let Some(certificate) = token.certificate() {
            signature.signer = certificate.holder();
            signature.signature = token.made_by(certificate);
        }
        signature.trust = token.trust(self.trusted, &self.store.certificates);
    }

    /// What is wrong with a signature beside what its message says.
    fn problems(
        &mut self,
        signed: &SignedField,
        signature: &Signature,
    ) -> Result<Vec<Problem>, ReadError> {
        let mut problems = Vec::new();
        let labels = signed.fingerprint.and_then(|own| self.holders.get(&own));
        let labels = labels.map_or(&[][..], Vec::as_slice);
        let is_shared = labels.len() > 1;
        if is_shared {
            let mut others = labels.iter().filter(|label| **label != signature.label);
            let other = others.next().unwrap_or(&signature.label).clone();
            problems.push(Problem::SharedValue { other });
        }
        let file = self.view.file;
        let Some(revision) = signature.covers.filter(|_| signature.followed_by > 0) else {
            return Ok(problems);
        };
        let before = View::new(file, revision - 1);
        let fields = fields(&before)?;
        if !is_shared {
            problems.extend(signed.moved_from(&before, &fields)?);
        }
        let rules = Rules::read(self.view, signed.value())?;
        if !rules.is_empty() {
            problems.extend(rules.violations(&before, &fields, self.view)?);
        }
        Ok(problems)
    }
}

/// Whether bytes are those parts, one after the other.
fn is_made_of(bytes: &[u8], parts: &[&[u8]]) -> bool {
    let rest = parts
        .iter()
        .try_fold(bytes, |rest, part| rest.strip_prefix(*part));
    rest == Some(&[])
}

/// Raises the level of signatures with a time stamp on them: where the file tells whether their certificates were revoked,
/// and where a later time stamp protects that. Stamps of strangers show nothing: anybody can make one for any time.
fn raise_levels(file: &File<'_>, all: &mut [Checked]) -> Result<(), ReadError> {
    let is_stranger = |trust: &Trust| matches!(trust, Trust::Bad(_));
    let is_stamped = |checked: &Checked| {
        let stamp = checked.signature.stamp.as_ref();
        checked.signature.level == Some(Level::B)
            && stamp.is_some_and(|stamp| stamp.check == Check::Good && !is_stranger(&stamp.trust))
    };
    if !all.iter().any(is_stamped) {
        return Ok(());
    }
    let stamps = all.iter().map(|checked| &checked.signature);
    let stamps = stamps.filter(|stamp| stamp.is_timestamp && stamp.is_intact());
    let stamps = stamps.filter(|stamp| !is_stranger(&stamp.trust));
    // The latest protects everything before it.
    let protected = stamps.filter_map(|stamp| stamp.covers).max();
    let now = SecurityStore::read(&View::new(file, file.last_revision()))?;
    let then = match protected {
        Some(revision) => SecurityStore::read(&View::new(file, revision - 1))?,
        None => SecurityStore::default(),
    };
    for checked in all.iter_mut().filter(|checked| is_stamped(checked)) {
        let Some(certificate) = &checked.certificate else {
            continue;
        };
        let is_protected = protected > checked.signature.covers && then.tells_of(certificate);
        checked.signature.level = Some(match now.tells_of(certificate) {
            true if is_protected => Level::Lta,
            true => Level::Lt,
            false => Level::T,
        });
    }
    Ok(())
}

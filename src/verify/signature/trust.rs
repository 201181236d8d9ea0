//! Certification paths: from a signer's certificate to one that is trusted (RFC 5280, 6), offline.
//!
//! `certval` builds and validates the path. It was chosen for that: pure Rust on the same foundation as
//! the other crates here, tested with the NIST's PKITS and x509-limbo, and without network code when built that way; the
//! usual choice for TLS, `rustls-webpki`, is made for servers and refuses what signers use.

use certval::{
    CertFile, CertSource, CertVector as _, CertificationPathResults, CertificationPathSettings,
    PDVCertificate, PkiEnvironment, TaSource, TimeOfInterest,
};
use der::Encode;

use super::certificate::{Certificate, Purpose};
use super::model::{Distrust, Trust};
use super::moment::Moment;

/// More certificates are not tried on the way from a signer's to a trusted one.
const MAX_BETWEEN: usize = 16;

/// Certificates that are trusted.
#[derive(Clone, Debug, Default)]
pub struct Trusted {
    /// In DER.
    certificates: Vec<Vec<u8>>,
}

/// That a file holds no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificate in DER or PEM")]
pub struct TrustError;

impl Trusted {
    /// Adds the certificates of a file: one in DER, or any number in PEM.
    ///
    /// # Errors
    /// [`TrustError`] if there is none.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), TrustError> {
        use der::Decode as _;
        use x509_cert::Certificate;
        let certificates = if bytes.starts_with(&[0x30]) {
            Certificate::from_der(bytes).map(|certificate| vec![certificate])
        } else {
            Certificate::load_pem_chain(bytes)
        };
        let certificates = certificates.map_err(|_| TrustError)?;
        let encoded = certificates.iter().map(Certificate::to_der);
        let encoded: Result<Vec<Vec<u8>>, der::Error> = encoded.collect();
        let encoded = encoded.map_err(|_| TrustError)?;
        if encoded.is_empty() {
            return Err(TrustError);
        }
        self.certificates.extend(encoded);
        Ok(())
    }

    /// Whether nobody is trusted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.certificates.is_empty()
    }
}

/// Whether a certificate is meant for a purpose, and a path leads from it, by way of others, to one that is trusted
/// and holds at that time. Whether any of them was revoked is not asked: that would need the network.
pub(super) fn of(
    trusted: Option<&Trusted>,
    certificate: &Certificate,
    others: &[&Certificate],
    time: Option<Moment>,
    purpose: Purpose,
) -> Trust {
    if !certificate.is_for(purpose) {
        return Trust::Bad(Distrust::NotForSigning);
    }
    let Some(trusted) = trusted else {
        return Trust::NotChecked;
    };
    match validated(trusted, certificate, others, time) {
        Ok(()) => Trust::Good,
        Err(reason) => Trust::Bad(reason),
    }
}

fn file(bytes: &[u8]) -> CertFile {
    CertFile {
        filename: String::new(),
        bytes: bytes.to_vec(),
    }
}

fn validated(
    trusted: &Trusted,
    certificate: &Certificate,
    others: &[&Certificate],
    time: Option<Moment>,
) -> Result<(), Distrust> {
    let failed = |error: certval::Error| Distrust::Path(error.to_string());
    let time = time.ok_or(Distrust::NoTime)?;
    let time = TimeOfInterest(time.utc());
    let mut settings = CertificationPathSettings::new();
    settings.set_time_of_interest(time);
    settings.set_check_revocation_status(false);
    let mut anchors = TaSource::new();
    for trusted in &trusted.certificates {
        anchors.push(file(trusted));
    }
    anchors.initialize().map_err(failed)?;
    let mut between = CertSource::new();
    for other in others.iter().take(MAX_BETWEEN) {
        between.push(file(&other.der));
    }
    between.initialize(&settings).map_err(failed)?;
    let mut environment = PkiEnvironment::default();
    environment.populate_5280_pki_environment();
    environment.add_trust_anchor_source(Box::new(anchors));
    between.find_all_partial_paths(&environment, &settings);
    environment.add_certificate_source(Box::new(between));
    let target = PDVCertificate::try_from(certificate.der.as_slice());
    let target = target.map_err(|error| Distrust::Path(error.to_string()))?;
    let mut paths = Vec::new();
    environment
        .get_paths_for_target(&target, &mut paths, 0, time)
        .map_err(failed)?;
    let mut reason = Distrust::Path("no path to a trusted certificate".to_owned());
    for path in &paths {
        let mut results = CertificationPathResults::new();
        match environment.validate_path(&environment, &settings, path, &mut results) {
            Ok(()) => return Ok(()),
            Err(error) => reason = failed(error),
        }
    }
    Err(reason)
}

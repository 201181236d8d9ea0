//! What is found out about a signature: plain data.

use super::moment::Moment;

/// A signature or a document time stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of its field, for programs.
    pub field: String,
    /// The field's name as a screen reader reads it aloud; the name for programs where it has none.
    pub label: String,
    /// The holder of the signer's certificate.
    pub signer: String,
    /// When it was made: as the signer claims, or as a document time stamp attests.
    pub time: Option<Moment>,
    /// The reason that the signer states.
    pub stated_reason: String,
    /// The place that the signer states.
    pub stated_location: String,
    /// Whether it is a document time stamp (ISO 32000-2, 12.8.5), which nobody signs with.
    pub is_timestamp: bool,
    /// Whether the signed bytes aren't where the signature says: the file was saved anew after signing.
    pub is_moved: bool,
    /// Whether the bytes that it covers are those that were signed.
    pub digest: Check,
    /// Whether the certificate's key made the signature.
    pub signature: Check,
    /// The revision that it covers, from 1; none if it covers no whole one.
    pub covers: Option<usize>,
    /// How many revisions came after it.
    pub followed_by: usize,
    /// Whether the signer is who the certificate says.
    pub trust: Trust,
    /// The time stamp on the signature itself.
    pub stamp: Option<TimeStamp>,
    /// The `PAdES` baseline level, if it has one.
    pub level: Option<Level>,
    /// What else is wrong with it.
    pub problems: Vec<Problem>,
}

impl Signature {
    /// Whether nothing is wrong with it, as far as it was checked.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let is_stamp_bad = |stamp: &TimeStamp| matches!(stamp.check, Check::Bad);
        self.is_intact()
            && self.covers.is_some()
            && self.problems.is_empty()
            && !self.stamp.as_ref().is_some_and(is_stamp_bad)
            && matches!(self.trust, Trust::NotChecked | Trust::Good)
    }

    /// Whether the bytes that it covers are proven to be those that were signed.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.whole() == Check::Good
    }

    /// Digest and signature together.
    #[must_use]
    pub fn whole(&self) -> Check {
        match (self.digest, self.signature) {
            (Check::Bad, _) | (_, Check::Bad) => Check::Bad,
            (Check::Weak, _) | (_, Check::Weak) => Check::Weak,
            (Check::Unknown, _) | (_, Check::Unknown) => Check::Unknown,
            (Check::Good, Check::Good) => Check::Good,
        }
    }
}

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// As it must be.
    Good,
    /// Not as it must be.
    Bad,
    /// Made in a way that can't be checked here.
    Unknown,
    /// Made in a way that anybody could have forged: with MD5, SHA-1 or a short key.
    Weak,
}

impl Check {
    /// The identifier in JSON and in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
            Self::Weak => "weak",
        }
    }
}

/// Whether a signer's certificate comes from somebody who is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// No trusted certificates were given.
    NotChecked,
    /// It does, and was valid at the time of signing. Whether it was revoked was not checked.
    Good,
    /// It doesn't, or isn't meant for signing.
    Bad(Distrust),
}

impl Trust {
    /// The identifier in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotChecked => "not-checked",
            Self::Good => "good",
            Self::Bad(_) => "bad",
        }
    }
}

/// Why a signer's certificate isn't trusted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Distrust {
    /// It was issued for something else than signing documents: for a server, for instance.
    #[error("the certificate is not meant for signing")]
    NotForSigning,
    /// The signature doesn't bring the certificate.
    #[error("no certificate")]
    NoCertificate,
    /// Nothing says when it was signed, so whether the certificate was valid then can't be known.
    #[error("no time of signing")]
    NoTime,
    /// It leads to no trusted certificate, or not validly.
    #[error("{0}")]
    Path(String),
}

/// A time stamp on a signature (RFC 3161).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStamp {
    /// The holder of the stamping certificate.
    pub by: String,
    /// When the signature existed at the latest.
    pub time: Moment,
    /// Whether it is for this signature, and was made by the certificate's key.
    pub check: Check,
    /// Whether the stamping certificate comes from somebody who is trusted.
    pub trust: Trust,
}

/// A baseline level of `PAdES` (ETSI EN 319 142-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The signed attributes name the certificate.
    B,
    /// A time stamp says when at the latest.
    T,
    /// The file brings what tells whether the certificate was revoked.
    Lt,
    /// A document time stamp protects that too.
    Lta,
}

impl Level {
    /// The name in the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::B => "B-B",
            Self::T => "B-T",
            Self::Lt => "B-LT",
            Self::Lta => "B-LTA",
        }
    }
}

/// What else can be wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Another field has the same signature as its value.
    SharedValue {
        /// The label of that field.
        other: String,
    },
    /// It was made in another field than the one that it stands in now.
    OtherField {
        /// The label of that field; empty if it was made in none.
        other: String,
    },
    /// The signature certifies the document, and it was changed in a way that this doesn't permit.
    Forbidden(Change),
    /// The signature locks a field that was changed later.
    LockedField {
        /// The field's label.
        field: String,
    },
}

impl Problem {
    /// The identifier in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::SharedValue { .. } => "shared-value",
            Self::OtherField { .. } => "other-field",
            Self::Forbidden(_) => "forbidden-change",
            Self::LockedField { .. } => "locked-field-changed",
        }
    }
}

/// A part of a document that was changed after it was certified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Pages.
    Pages,
    /// Fields that are filled in.
    Fields,
    /// Signatures.
    Signing,
    /// Annotations.
    Annotations,
    /// Anything else.
    Other,
}

impl Change {
    /// The identifier in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Fields => "fields",
            Self::Signing => "signing",
            Self::Annotations => "annotations",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_or_unknown_part_makes_no_good_whole() {
        use Check::{Bad, Good, Unknown, Weak};
        let check = |digest, signature, expected| {
            let signature = Signature {
                digest,
                signature,
                ..sound()
            };
            assert_eq!(signature.whole(), expected);
            assert_eq!(signature.is_good(), expected == Good);
        };
        check(Good, Good, Good);
        check(Good, Weak, Weak);
        check(Weak, Good, Weak);
        check(Unknown, Good, Unknown);
        check(Good, Unknown, Unknown);
        check(Weak, Unknown, Weak);
        check(Bad, Weak, Bad);
        check(Unknown, Bad, Bad);
    }

    #[test]
    fn a_problem_or_a_bad_stamp_makes_a_signature_bad() {
        let moment = Moment::of_pdf("D:20261122133000Z").unwrap();
        let stamp = |check| TimeStamp {
            by: String::new(),
            time: moment,
            check,
            trust: Trust::NotChecked,
        };
        let check =
            |signature: Signature, expected: bool| assert_eq!(signature.is_good(), expected);
        check(sound(), true);
        let problems = vec![Problem::Forbidden(Change::Pages)];
        check(
            Signature {
                problems,
                ..sound()
            },
            false,
        );
        let stamped = |check| Signature {
            stamp: Some(stamp(check)),
            ..sound()
        };
        check(stamped(Check::Good), true);
        check(stamped(Check::Unknown), true);
        check(stamped(Check::Bad), false);
        let trust = Trust::Bad(Distrust::NotForSigning);
        check(Signature { trust, ..sound() }, false);
        check(
            Signature {
                covers: None,
                ..sound()
            },
            false,
        );
    }

    fn sound() -> Signature {
        Signature {
            field: String::new(),
            label: String::new(),
            signer: String::new(),
            time: None,
            stated_reason: String::new(),
            stated_location: String::new(),
            is_timestamp: false,
            is_moved: false,
            digest: Check::Good,
            signature: Check::Good,
            covers: Some(1),
            followed_by: 0,
            trust: Trust::NotChecked,
            stamp: None,
            level: None,
            problems: Vec::new(),
        }
    }
}

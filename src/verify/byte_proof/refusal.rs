//! The rule that ended the proof.

/// The rule that ended the proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The file doesn't begin with the exported bytes.
    OtherBytes,
    /// The exported bytes themselves can't be read: unreachable with our own exports.
    Export,
    /// Something stands where the grammar of updates has no place for it.
    Syntax,
    /// A table names an object that isn't there, or not where it stands.
    Table,
    /// A trailer has a key that isn't listed, or an other value than it must have.
    Trailer,
    /// An object is changed that no signature changes.
    ObjectNotListed,
    /// An object is added that nothing listed leads to.
    Unreachable,
    /// A key is added, removed or changed that isn't listed for its kind of object.
    KeyNotListed,
    /// A value isn't of the kind that its key demands.
    Value,
    /// A signed field, its value or its appearance is changed again.
    SignedAgain,
    /// An appearance could draw outside its field.
    Appearance,
    /// The metadata say something else about the document.
    Metadata,
    /// More updates or objects than are looked at.
    TooMuch,
}

impl Rule {
    /// The identifier of the rule, for JSON.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::OtherBytes => "other-bytes",
            Self::Export => "export",
            Self::Syntax => "update-syntax",
            Self::Table => "update-table",
            Self::Trailer => "update-trailer",
            Self::ObjectNotListed => "object-not-listed",
            Self::Unreachable => "object-unreachable",
            Self::KeyNotListed => "key-not-listed",
            Self::Value => "value",
            Self::SignedAgain => "signed-again",
            Self::Appearance => "appearance",
            Self::Metadata => "metadata",
            Self::TooMuch => "too-much",
        }
    }
}

/// What ended the proof, and at which byte or object that was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// The byte where it was noticed.
    pub at: usize,
}

/// What holds or ends the proof.
pub(super) type Proven<T> = Result<T, Refusal>;

pub(super) fn refuse<T>(rule: Rule, at: usize) -> Proven<T> {
    Err(Refusal { rule, at })
}

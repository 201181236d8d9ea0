//! The proof by bytes: a file is an export, byte for byte, followed by nothing but signatures.
//!
//! Exports are deterministic. A file that begins with exactly the bytes that its draft, template, date and
//! options give shows what was exported, whatever a viewer does. What may follow are incremental updates
//! (ISO 32000-1, 7.5.6) of a closed grammar; everything else ends this proof, and says nothing more than that:
//! other proofs may still hold.
//!
//! | file | holds |
//! | --- | --- |
//! | `update` | the bytes of an update: objects, one table, one trailer, nothing between them |
//! | `state` | the objects of the file as an update finds them |
//! | `rules` | what an update may change, object by object and key by key |
//! | `form` | the catalog's form, its fields and what signs in them |
//! | `appearance` | what a signature shows: inside the field's box, with fonts and pictures of its own |
//! | `metadata` | the producer and the times in the information dictionary and in XMP |
//!
//! # What an update may do
//!
//! | object | may |
//! | --- | --- |
//! | a signature field of ours | get a value, an appearance, `Lock`, the flags for printed and locked |
//! | the catalog | set `SigFlags`; add fields that show nothing, `DSS`, `Perms`, `Extensions`, a `Version` up to 2.0 |
//! | a page | list the widget of such a field |
//! | information, metadata | name another producer and time of change |
//! | a new object | be reached from the above, as a kind that is listed there |
//!
//! Tables are classic ones, as in our exports: a signing program follows the file that it signs.

mod appearance;
mod form;
mod metadata;
mod rules;
mod state;
mod update;

use state::{Base, State};
use update::Update;

/// More updates than this end the proof: nobody signs so often.
const MAX_UPDATES: usize = 64;
/// An update with more objects than this ends the proof.
const MAX_OBJECTS: usize = 4_000;
/// Bytes of updates that are looked at.
const MAX_UPDATE_BYTES: usize = 24 * 1024 * 1024;

/// The proof that a file is an export followed by nothing but signatures. Only [`prove`] makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteProof {
    updates: usize,
}

impl ByteProof {
    /// The number of updates after the exported bytes.
    pub fn updates(self) -> usize {
        self.updates
    }
}

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
type Proven<T> = Result<T, Refusal>;

fn refuse<T>(rule: Rule, at: usize) -> Proven<T> {
    Err(Refusal { rule, at })
}

/// Proves that `file` begins with the bytes of `export` and goes on with nothing but signatures.
///
/// # Errors
/// The [`Refusal`] names the first rule that doesn't hold.
pub(crate) fn prove(file: &[u8], export: &[u8]) -> Proven<ByteProof> {
    if !file.starts_with(export) {
        let same = file
            .iter()
            .zip(export)
            .take_while(|(one, other)| one == other);
        return refuse(Rule::OtherBytes, same.count());
    }
    if file.len() == export.len() {
        return Ok(ByteProof { updates: 0 });
    }
    if file.len() - export.len() > MAX_UPDATE_BYTES {
        return refuse(Rule::TooMuch, export.len());
    }
    let base = Base::read(export)?;
    let mut state = State::new(file, &base);
    let mut at = export.len();
    let mut updates = 0;
    while at < file.len() {
        if updates == MAX_UPDATES {
            return refuse(Rule::TooMuch, at);
        }
        let update = Update::read(file, at, state.trailer())?;
        at = update.end;
        rules::check(&mut state, &base, update)?;
        updates += 1;
    }
    Ok(ByteProof { updates })
}

#[cfg(test)]
mod tests;

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
//! | `checker` | the way through an update: which objects it may reach, which keys stay as they are |
//! | `refusal` | the rule that ended the proof |
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
mod checker;
mod form;
mod metadata;
mod refusal;
mod rules;
mod state;
mod update;

pub(crate) use refusal::Refusal;
use refusal::{Proven, Rule, refuse};
use state::{Base, State};
use update::Update;

/// More updates than this end the proof: nobody signs so often.
const MAX_UPDATES: usize = 64;
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

//! Fields with a signature in them.

use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::form::{FormField, fields, with_string};
use super::model::Problem;
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::strict::{ReadError, View};

/// Longer messages are not read: a signature with all its certificates has some tens of kB.
const MAX_MESSAGE_BYTES: usize = 2 * 1024 * 1024;

/// A field with a signature in it.
pub(super) struct SignedField {
    pub field: FormField,
    /// The object that is the signature's dictionary.
    pub value: Rc<Object>,
    /// The string with the message, where it doesn't stand in the dictionary itself.
    elsewhere: Option<Rc<Object>>,
    /// The SHA-256 of the message, if there is one that is read.
    pub fingerprint: Option<[u8; 32]>,
}

/// The first signed fields of a file, in the order of the form; and how many more there are.
pub(super) fn signed_fields(
    view: &View<'_, '_>,
    max: usize,
) -> Result<(Vec<SignedField>, usize), ReadError> {
    let mut signed: Vec<SignedField> = Vec::new();
    let mut more = 0;
    for field in fields(view)?.into_iter().filter(|field| field.is_signature) {
        let value = field.value.clone();
        let Some(value) = value.filter(|value| value.dictionary().is_some()) else {
            continue;
        };
        if signed.len() == max {
            more += 1;
            continue;
        }
        let mut own = SignedField::new(view, field, value)?;
        let same = signed
            .last()
            .filter(|last| Rc::ptr_eq(&last.value, &own.value));
        own.fingerprint = match same {
            Some(same) => same.fingerprint,
            None => own.message().map(|message| Sha256::digest(message).into()),
        };
        signed.push(own);
    }
    Ok((signed, more))
}

impl SignedField {
    fn new(view: &View<'_, '_>, field: FormField, value: Rc<Object>) -> Result<Self, ReadError> {
        let contents = value.dictionary().and_then(|value| value.get(b"Contents"));
        let elsewhere = match contents {
            Some(Object::Reference(id)) => Some(view.resolve(&Object::Reference(*id))?),
            _ => None,
        };
        Ok(Self {
            field,
            value,
            elsewhere,
            fingerprint: None,
        })
    }

    /// The signature's dictionary.
    pub fn value(&self) -> &Dictionary {
        static NONE: Dictionary = Dictionary::new();
        self.value.dictionary().unwrap_or(&NONE)
    }

    /// The message; nothing if there is none, or none that is read.
    pub fn message(&self) -> Option<&[u8]> {
        let contents = match &self.elsewhere {
            Some(elsewhere) => elsewhere.string(),
            None => self.value().get(b"Contents").and_then(Object::string),
        };
        contents.filter(|contents| contents.len() <= MAX_MESSAGE_BYTES)
    }

    /// That the signature was made in another field than this one, if so. The fields are those of the revision that it
    /// covers.
    pub fn moved_from(
        &self,
        before: &View<'_, '_>,
        fields: &[FormField],
    ) -> Result<Option<Problem>, ReadError> {
        let mut other = String::new();
        for field in fields.iter().filter(|field| field.is_signature) {
            let value = field.value.as_ref().and_then(|value| value.dictionary());
            let Some(value) = value else { continue };
            let is_same = |contents: &[u8]| Some(contents) == self.message();
            if with_string(before, value, b"Contents", is_same)? == Some(true) {
                if field.name == self.field.name {
                    return Ok(None);
                }
                other.clone_from(&field.label);
            }
        }
        Ok(Some(Problem::OtherField { other }))
    }
}

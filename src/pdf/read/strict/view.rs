//! A file as it stood in one of its revisions: looks things up, and tells whether two things are the same whatever
//! their numbers and however they are encoded.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::error::ReadError;
use super::file::File;
use crate::pdf::read::bound::Bound;
use crate::pdf::read::budget::Exhausted;
use crate::pdf::read::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::read::rule::Rule;

/// The maximum depth of a thing of which the fingerprint is taken.
const MAX_DEPTH: usize = 48;

/// SHA-256 over everything that a thing is made of.
pub(crate) type Fingerprint = [u8; 32];

/// A file as it stood in one of its revisions.
pub(crate) struct View<'f, 'a> {
    pub file: &'f File<'a>,
    pub revision: usize,
    known: RefCell<BTreeMap<ObjectId, Fingerprint>>,
    /// The objects of which the fingerprint is being taken.
    open: RefCell<BTreeSet<ObjectId>>,
}

impl<'f, 'a> View<'f, 'a> {
    pub fn new(file: &'f File<'a>, revision: usize) -> Self {
        Self {
            file,
            revision,
            known: RefCell::default(),
            open: RefCell::default(),
        }
    }

    pub fn resolve(&self, object: &Object) -> Result<Rc<Object>, ReadError> {
        self.file.resolve(object, self.revision)
    }

    /// Returns the value of a key, null if it isn't there.
    pub fn get(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Rc<Object>, ReadError> {
        match dictionary.get(key) {
            Some(value) => self.resolve(value),
            None => Ok(Rc::new(Object::Null)),
        }
    }

    /// Returns the dictionary under a key, an empty one if it isn't there.
    pub fn dictionary(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Dictionary, ReadError> {
        let value = self.get(dictionary, key)?;
        Ok(value.dictionary().cloned().unwrap_or_default())
    }

    /// Returns the items under a key, none if it isn't there.
    pub fn array(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Vec<Object>, ReadError> {
        let value = self.get(dictionary, key)?;
        Ok(value.array().unwrap_or_default().to_vec())
    }

    /// Returns the numbers under a key; nothing if it isn't there. Of what is anything else, viewers make what they like.
    pub fn numbers<const N: usize>(
        &self,
        dictionary: &Dictionary,
        key: &[u8],
    ) -> Result<Option<[f64; N]>, ReadError> {
        let broken = Rule::Type.broken();
        let value = self.get(dictionary, key)?;
        if *value == Object::Null {
            return Ok(None);
        }
        let items = value.array().ok_or(broken)?;
        let numbers: Result<Vec<f64>, ReadError> = items
            .iter()
            .map(|item| self.resolve(item)?.number().ok_or(broken))
            .collect();
        numbers?.try_into().map(Some).map_err(|_| broken)
    }

    /// Returns the catalog.
    pub fn catalog(&self) -> Result<Dictionary, ReadError> {
        let root = self.file.trailer(b"Root", self.revision)?;
        let catalog = root.dictionary().cloned();
        catalog.ok_or(Rule::Type.broken())
    }

    /// Returns a hash over everything that a thing is made of, all the way down: equal for equal things.
    pub fn fingerprint(&self, object: &Object) -> Result<Fingerprint, ReadError> {
        self.fingerprint_without(object, &[])
    }

    /// Returns the fingerprint of a thing without some keys of the dictionary that it is.
    pub fn fingerprint_without(
        &self,
        object: &Object,
        without: &[&[u8]],
    ) -> Result<Fingerprint, ReadError> {
        let object = self.resolve(object)?;
        let mut hasher = Sha256::new();
        self.hash(&object, without, &mut hasher, 0)?;
        Ok(hasher.finalize().into())
    }

    /// Returns the fingerprints of everything in a dictionary beside some keys, by name.
    pub fn fingerprints_without(
        &self,
        dictionary: &Dictionary,
        without: &[&[u8]],
    ) -> Result<BTreeMap<String, Fingerprint>, ReadError> {
        let mut all = BTreeMap::new();
        for (key, value) in dictionary.iter() {
            if !without.contains(&key) && *self.resolve(value)? != Object::Null {
                let name = String::from_utf8_lossy(key).into_owned();
                all.insert(name, self.fingerprint(value)?);
            }
        }
        Ok(all)
    }

    fn hash(
        &self,
        object: &Object,
        without: &[&[u8]],
        hasher: &mut Sha256,
        depth: usize,
    ) -> Result<(), ReadError> {
        self.file.charge_steps(1)?;
        if depth > MAX_DEPTH {
            return Err(Exhausted(Bound::Objects).into());
        }
        match object {
            Object::Null => hasher.update(b"0"),
            Object::Boolean(value) => hasher.update([b'b', u8::from(*value)]),
            // Whole numbers are written with or without a decimal point.
            Object::Integer(_) | Object::Real(_) => {
                let number = object.number().unwrap_or_default() + 0.0;
                hasher.update(b"n");
                hasher.update(number.to_bits().to_be_bytes());
            }
            Object::Name(bytes) => hash_bytes(b'/', bytes, hasher),
            Object::String(bytes) => hash_bytes(b'(', bytes, hasher),
            Object::Array(items) => {
                hash_bytes(b'[', &items.len().to_be_bytes(), hasher);
                for item in items {
                    hasher.update(self.of_value(item, depth)?);
                }
            }
            Object::Dictionary(dictionary) => {
                self.hash_dictionary(dictionary, without, hasher, depth)?;
            }
            Object::Stream(stream) => self.hash_stream(stream, without, hasher, depth)?,
            Object::Reference(id) => hasher.update(self.of_object(*id, depth)?),
        }
        Ok(())
    }

    /// Whether a value has a number of its own makes no difference.
    fn of_value(&self, value: &Object, depth: usize) -> Result<Fingerprint, ReadError> {
        if let Object::Reference(id) = value {
            return self.of_object(*id, depth);
        }
        let mut hasher = Sha256::new();
        self.hash(value, &[], &mut hasher, depth + 1)?;
        Ok(hasher.finalize().into())
    }

    /// Returns the fingerprint of an object with a number, and remembers it: fonts and pictures are used again and again.
    fn of_object(&self, id: ObjectId, depth: usize) -> Result<Fingerprint, ReadError> {
        if let Some(known) = self.known.borrow().get(&id) {
            return Ok(*known);
        }
        if !self.open.borrow_mut().insert(id) {
            // It leads back to itself, as pages do by way of their tree.
            return Ok([0; 32]);
        }
        let object = self.resolve(&Object::Reference(id))?;
        let mut hasher = Sha256::new();
        self.hash(&object, &[], &mut hasher, depth + 1)?;
        self.open.borrow_mut().remove(&id);
        let fingerprint = hasher.finalize().into();
        self.known.borrow_mut().insert(id, fingerprint);
        Ok(fingerprint)
    }

    fn hash_dictionary(
        &self,
        dictionary: &Dictionary,
        without: &[&[u8]],
        hasher: &mut Sha256,
        depth: usize,
    ) -> Result<(), ReadError> {
        hasher.update(b"<");
        for (key, value) in dictionary.iter() {
            // A value that is null is as good as none (ISO 32000-1, 7.3.7).
            if !without.contains(&key) && *self.resolve(value)? != Object::Null {
                hash_bytes(b'/', key, hasher);
                hasher.update(self.of_value(value, depth)?);
            }
        }
        hasher.update(b">");
        Ok(())
    }

    /// A stream counts as what it decodes to, however it is encoded.
    fn hash_stream(
        &self,
        stream: &Stream,
        without: &[&[u8]],
        hasher: &mut Sha256,
        depth: usize,
    ) -> Result<(), ReadError> {
        const ENCODING: [&[u8]; 4] = [b"Length", b"Filter", b"DecodeParms", b"DL"];
        let content = self.file.decode_if_known(stream)?;
        let mut left_out = without.to_vec();
        left_out.push(ENCODING[0]);
        if content.is_some() {
            left_out.extend(ENCODING);
        }
        self.hash_dictionary(&stream.dictionary, &left_out, hasher, depth)?;
        if let Some(content) = content {
            self.file.charge(content.len())?;
            hash_bytes(b's', &content, hasher);
        } else {
            self.file.charge(stream.encoded.len())?;
            hash_bytes(b'p', self.file.encoded(stream), hasher);
        }
        Ok(())
    }
}

fn hash_bytes(kind: u8, bytes: &[u8], hasher: &mut Sha256) {
    hasher.update([kind]);
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

//! The objects and streams of a PDF file, in each of its revisions (ISO 32000-1, 7.5).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::budget::FileBudget;
use super::error::ReadError;
use super::filters::Filters;
use super::objects::Objects;
use super::plain::plain_file;
use super::sections::Tables;
use super::{layout, references};
use crate::pdf::read::budget::Exhausted;
use crate::pdf::read::object::{Object, Stream};
use crate::pdf::read::rule::Rule;

/// The steps that it takes to remember a code of a font.
const STEPS_PER_CODE: usize = 4;
/// A step for so many values that are copied.
const VALUES_PER_STEP: usize = 4;

/// A file that was read.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    tables: Tables,
    objects: Objects,
    null: Rc<Object>,
    budget: FileBudget,
    /// Content by the place of its stream, which stands in one object only; nothing where a filter isn't known.
    contents: RefCell<BTreeMap<usize, Option<Rc<[u8]>>>>,
}

/// Returns the last revision of a file that is encrypted with an owner password only, as a file that isn't encrypted;
/// nothing if the file isn't encrypted.
///
/// # Errors
/// [`ReadError`] if the file can't be read, as when it needs a password.
pub fn decrypted(pdf: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    Ok(File::read(pdf)?.decrypted())
}

impl<'a> File<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let head = &bytes[..bytes.len().min(1024)];
        if !head.windows(5).any(|window| window == b"%PDF-") {
            return Err(ReadError::NoPdf);
        }
        let header_end = layout::header(bytes)?;
        let budget = FileBudget::new();
        let tables = Tables::read(bytes, &budget)?;
        let objects = Objects::read(bytes, &tables, &budget)?;
        layout::check(bytes, header_end, &tables, &objects.taken)?;
        references::check(&tables, &objects, &budget)?;
        Ok(Self {
            bytes,
            tables,
            objects,
            null: Rc::new(Object::Null),
            budget,
            contents: RefCell::default(),
        })
    }

    /// Returns the number of the last revision, from 0.
    pub fn last_revision(&self) -> usize {
        self.tables.ends.len().saturating_sub(1)
    }

    /// Returns where each revision ends, the oldest first.
    pub fn revision_ends(&self) -> &[usize] {
        &self.tables.ends
    }

    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    // -- objects --

    /// Follows a reference, as it leads in a revision. Objects are never references themselves.
    pub fn resolve(&self, object: &Object, revision: usize) -> Result<Rc<Object>, ReadError> {
        self.budget.charge_steps(1)?;
        match object {
            // What no viewer reaches may lead nowhere.
            Object::Reference(id) => Ok(self
                .objects
                .found(&self.tables, *id, revision)
                .unwrap_or_else(|| Rc::clone(&self.null))),
            direct => {
                self.budget.charge_steps(size(direct) / VALUES_PER_STEP)?;
                Ok(Rc::new(direct.clone()))
            }
        }
    }

    // -- streams --

    /// Returns a stream's bytes as they stand in the file, decrypted but not decoded.
    pub fn encoded(&self, stream: &Stream) -> &[u8] {
        self.encoded_at(&stream.encoded)
    }

    fn encoded_at(&self, range: &Range<usize>) -> &[u8] {
        let decrypted = self.objects.decrypted.get(&range.start);
        decrypted.map_or(&self.bytes[range.clone()], Vec::as_slice)
    }

    /// Returns the last revision as a file that isn't encrypted, if this one is.
    pub fn decrypted(&self) -> Option<Vec<u8>> {
        let last = self.last_revision();
        let own = &self.tables.trailer(last)?.trailer;
        let encryption = match own.get(b"Encrypt")? {
            Object::Reference((number, _)) => Some(*number),
            _ => None,
        };
        let mut objects = BTreeMap::new();
        for number in self
            .tables
            .numbers()
            .filter(|number| Some(*number) != encryption)
        {
            objects.extend(
                self.objects
                    .found(&self.tables, (number, 0), last)
                    .map(|object| (number, object)),
            );
        }
        objects.retain(|_, object| {
            let dictionary = object.dictionary();
            !dictionary.is_some_and(|all| all.is_of_type(b"XRef") || all.is_of_type(b"ObjStm"))
        });
        let mut trailer = own.clone();
        trailer.retain(|key| matches!(key, b"Root" | b"Info" | b"ID"));
        let size = objects.keys().next_back().map_or(1, |last| last + 1);
        trailer.insert(b"Size".to_vec(), Object::Integer(size.into()));
        let contents = |range: &Range<usize>| self.encoded_at(range).to_vec();
        Some(plain_file(&objects, &trailer, &contents))
    }

    /// Decodes a stream's content.
    pub fn decode(&self, stream: &Stream) -> Result<Rc<[u8]>, ReadError> {
        let content = self.decode_if_known(stream)?;
        content.ok_or(Rule::Filter.broken_at(stream.encoded.start))
    }

    /// Decodes a stream's content; nothing if one of its filters isn't known.
    pub fn decode_if_known(&self, stream: &Stream) -> Result<Option<Rc<[u8]>>, ReadError> {
        let at = stream.encoded.start;
        if let Some(known) = self.contents.borrow().get(&at) {
            return Ok(known.clone());
        }
        // What tells how a stream is decoded is the same in all revisions.
        let resolve = |object: &Object| self.resolve(object, self.last_revision());
        let filters = Filters::read(&stream.dictionary, at, &resolve)?;
        let content = self
            .budget
            .decode(&filters.list(), self.encoded(stream), at)?;
        let content: Option<Rc<[u8]>> = content.map(Into::into);
        self.contents.borrow_mut().insert(at, content.clone());
        Ok(content)
    }

    /// Charges the budget with bytes that are gone through.
    pub fn charge(&self, bytes: usize) -> Result<(), Exhausted> {
        self.budget.charge_bytes(bytes)
    }

    /// Charges the budget with steps.
    pub fn charge_steps(&self, steps: usize) -> Result<(), Exhausted> {
        self.budget.charge_steps(steps)
    }

    /// Charges the budget with codes of a font that are remembered.
    pub fn charge_codes(&self, codes: usize) -> Result<(), Exhausted> {
        self.budget
            .charge_steps(codes.saturating_mul(STEPS_PER_CODE))
    }

    // -- the trailer --

    /// Returns an entry of the trailer of a revision.
    pub fn trailer(&self, key: &[u8], revision: usize) -> Result<Rc<Object>, ReadError> {
        let section = self.tables.trailer(revision);
        match section.and_then(|section| section.trailer.get(key)) {
            Some(value) => self.resolve(value, revision),
            None => Ok(Rc::clone(&self.null)),
        }
    }
}

/// Returns how many values an object is made of.
fn size(object: &Object) -> usize {
    match object {
        Object::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Object::Dictionary(dictionary) => 1 + dictionary.values().map(size).sum::<usize>(),
        Object::Stream(stream) => 1 + stream.dictionary.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

//! Reads every object that a table lists, and holds that each stands where it should.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::FileBudget;
use super::encryption::Decryption;
use super::error::ReadError;
use super::filters::{direct, keys_elsewhere};
use super::indirect::{indirect, length_at};
use super::object_stream::objects_in;
use super::sections::Tables;
use super::xref::{Entry, Section};
use crate::pdf::read::object::{Object, ObjectId, Stream};
use crate::pdf::read::rule::Rule;

/// The place of an object: the byte where it begins and 0, or that of its stream and its number in it, from 1.
type Place = (usize, usize);

/// All objects of a file, in all of its revisions.
#[derive(Default)]
pub(super) struct Objects {
    by_place: BTreeMap<Place, Rc<Object>>,
    /// The bytes that they take.
    pub taken: Vec<(usize, usize)>,
    /// The decrypted content of streams, by where it begins in an encrypted file.
    pub decrypted: BTreeMap<usize, Vec<u8>>,
}

impl Objects {
    pub fn read(bytes: &[u8], tables: &Tables, budget: &FileBudget) -> Result<Self, ReadError> {
        let reader = ObjectReader {
            bytes,
            tables,
            budget,
            decryption: decryption(bytes, tables, budget)?,
        };
        let mut objects = Self::default();
        for section in &tables.sections {
            for (number, entry) in &section.entries {
                if let Entry::At { offset } = entry {
                    reader.read_one(*number, *offset, section, &mut objects)?;
                }
            }
        }
        for section in &tables.sections {
            reader.read_compressed(section, &mut objects)?;
        }
        Ok(objects)
    }

    /// Returns an object as it stands in a revision, if there is one.
    pub fn found(&self, tables: &Tables, id: ObjectId, revision: usize) -> Option<Rc<Object>> {
        let place = match tables.entry(id.0, revision) {
            Entry::Free => return None,
            Entry::At { offset } => (offset, 0),
            Entry::Compressed { stream, index } => match tables.entry(stream, revision) {
                Entry::At { offset } => (offset, index + 1),
                _ => return None,
            },
        };
        self.by_place.get(&place).filter(|_| id.1 == 0).cloned()
    }
}

/// Returns what decrypts a file, if it is encrypted.
fn decryption(
    bytes: &[u8],
    tables: &Tables,
    budget: &FileBudget,
) -> Result<Option<Decryption>, ReadError> {
    let number = match Decryption::described(tables)? {
        None => return Ok(None),
        Some(Object::Dictionary(encryption)) => {
            return Decryption::new(tables, None, encryption).map(Some);
        }
        Some(Object::Reference((number, 0))) => *number,
        Some(_) => return Err(Rule::Encryption.broken()),
    };
    let place = Decryption::place(tables, number)?;
    let broken = Rule::Encryption.broken_at(place);
    let found = indirect(bytes, place, &budget.objects, &|_| Err(broken))?;
    match found.object {
        Object::Dictionary(encryption) if found.number == number => {
            Decryption::new(tables, Some(number), &encryption).map(Some)
        }
        _ => Err(broken),
    }
}

struct ObjectReader<'r> {
    bytes: &'r [u8],
    tables: &'r Tables,
    budget: &'r FileBudget,
    decryption: Option<Decryption>,
}

impl ObjectReader<'_> {
    fn read_one(
        &self,
        number: u32,
        offset: usize,
        section: &Section,
        objects: &mut Objects,
    ) -> Result<(), ReadError> {
        let revision = section.revision;
        let length_of = |id: ObjectId| self.length(id, revision, offset);
        let mut found = indirect(self.bytes, offset, &self.budget.objects, &length_of)?;
        if let Some(decryption) = &self.decryption {
            let encoded = |stream: &Stream| self.bytes[stream.encoded.clone()].to_vec();
            let content = decryption.decrypt(number, &mut found.object, encoded, offset)?;
            if let (Some(content), Object::Stream(stream)) = (content, &found.object) {
                objects.decrypted.insert(stream.encoded.start, content);
            }
        }
        let begin = revision.checked_sub(1);
        let begin = begin.map_or(0, |earlier| self.tables.ends[earlier]);
        let is_in_revision = offset >= begin && found.end <= self.tables.ends[revision];
        let object = Rc::new(found.object);
        let is_new = objects.by_place.insert((offset, 0), object.clone());
        if found.number != number || !is_in_revision || is_new.is_some() {
            return Err(Rule::ObjectPlace.broken_at(offset));
        }
        if let Object::Stream(stream) = &*object {
            self.check_keys(stream, revision, offset)?;
        }
        objects.taken.push((offset, found.end));
        Ok(())
    }

    /// Reads a length that stands in an object of its own, which is a plain one: no stream leads to another here.
    fn length(&self, id: ObjectId, revision: usize, at: usize) -> Result<i64, ReadError> {
        match self.tables.entry(id.0, revision) {
            Entry::At { offset } if id.1 == 0 => length_at(self.bytes, offset, id.0),
            _ => Err(Rule::StreamEnd.broken_at(at)),
        }
    }

    /// Checks that what tells how a stream is decoded is never changed.
    fn check_keys(&self, stream: &Stream, revision: usize, at: usize) -> Result<(), ReadError> {
        let mut keys = keys_elsewhere(&stream.dictionary).into_iter();
        if keys.any(|number| self.tables.is_changed_after(number, revision)) {
            return Err(Rule::StreamKeys.broken_at(at));
        }
        Ok(())
    }

    /// Reads the objects that stand in the streams of a section's revision. Streams and table must agree.
    fn read_compressed(&self, section: &Section, objects: &mut Objects) -> Result<(), ReadError> {
        let mut listed: BTreeMap<u32, usize> = BTreeMap::new();
        for entry in section.entries.values() {
            if let Entry::Compressed { stream, .. } = entry {
                *listed.entry(*stream).or_default() += 1;
            }
        }
        // Streams that no row names are read too: what stands in them must be listed.
        for (number, entry) in &section.entries {
            let Entry::At { offset } = entry else {
                continue;
            };
            let object = objects.by_place.get(&(*offset, 0)).cloned();
            let Some(Object::Stream(stream)) = object.as_deref() else {
                continue;
            };
            if stream.dictionary.is_of_type(b"ObjStm") {
                self.read_stream(*number, *offset, stream, section, objects)?;
                listed.remove(number);
            }
        }
        let is_complete = listed.keys().all(|number| {
            let sections = self.tables.sections.iter();
            let mut others = sections.filter(|other| other.revision == section.revision);
            others.any(|other| other.entries.contains_key(number) && other.offset != section.offset)
        });
        if is_complete {
            Ok(())
        } else {
            Err(Rule::ObjectStream.broken_at(section.offset))
        }
    }

    fn read_stream(
        &self,
        number: u32,
        offset: usize,
        stream: &Stream,
        section: &Section,
        objects: &mut Objects,
    ) -> Result<(), ReadError> {
        let broken = Rule::ObjectStream.broken_at(offset);
        let filters = direct(&stream.dictionary, offset)?;
        let decrypted = objects.decrypted.get(&stream.encoded.start);
        let encoded = decrypted.map_or(&self.bytes[stream.encoded.clone()], Vec::as_slice);
        let content = self.budget.decode(&filters.list(), encoded, offset)?;
        let content = content.ok_or(broken)?;
        let all = objects_in(&stream.dictionary, &content, offset, &self.budget.objects)?;
        for (index, (own, object)) in all.into_iter().enumerate() {
            let expected = Entry::Compressed {
                stream: number,
                index,
            };
            if self.tables.entry(own, section.revision) != expected {
                return Err(broken);
            }
            objects
                .by_place
                .insert((offset, index + 1), Rc::new(object));
        }
        Ok(())
    }
}

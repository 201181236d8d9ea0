//! The filters that a stream names.

use std::rc::Rc;

use super::error::ReadError;
use crate::pdf::read::filter::{self, Filter, FilterError};
use crate::pdf::read::object::{Dictionary, Object};
use crate::pdf::read::rule::Rule;

/// Decodes the content of a stream that stands outside of a [`File`](super::File), up to `max` bytes.
pub(crate) fn decode(
    dictionary: &Dictionary,
    encoded: &[u8],
    max: usize,
) -> Result<Vec<u8>, FilterError> {
    let filters = direct(dictionary, 0).map_err(|_| FilterError::Unknown)?;
    filter::decode(&filters.list(), encoded, max)
}

/// The names of filters with their parameters, in the order of decoding.
pub(super) struct Filters(Vec<(Vec<u8>, Option<Dictionary>)>);

/// Follows a reference.
pub(super) type Resolve<'r> = &'r dyn Fn(&Object) -> Result<Rc<Object>, ReadError>;

impl Filters {
    /// Reads the filters of a stream that stands at that byte.
    pub fn read(
        dictionary: &Dictionary,
        at: usize,
        resolve: Resolve<'_>,
    ) -> Result<Self, ReadError> {
        let broken = Rule::Filter.broken_at(at);
        // Content in another file is none of ours.
        if dictionary.contains_key(b"F") {
            return Err(broken);
        }
        let list = |key: &[u8]| -> Result<Vec<Rc<Object>>, ReadError> {
            let Some(value) = dictionary.get(key) else {
                return Ok(Vec::new());
            };
            let value = resolve(value)?;
            match &*value {
                Object::Null => Ok(Vec::new()),
                Object::Array(items) => items.iter().map(resolve).collect(),
                _ => Ok(vec![value]),
            }
        };
        let (names, parameters) = (list(b"Filter")?, list(b"DecodeParms")?);
        if !parameters.is_empty() && parameters.len() != names.len() {
            return Err(broken);
        }
        let mut filters = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let parameters = match parameters.get(index).map(|all| &**all) {
                None | Some(Object::Null) => None,
                Some(Object::Dictionary(parameters)) => Some(parameters.clone()),
                Some(_) => return Err(broken),
            };
            filters.push((name.name().ok_or(broken)?.to_vec(), parameters));
        }
        let is_ascii = |name: &[u8]| matches!(name, b"ASCIIHexDecode" | b"ASCII85Decode");
        match filters.as_slice() {
            [] | [_] => Ok(Self(filters)),
            [(first, _), (second, _)] if is_ascii(first) && !is_ascii(second) => Ok(Self(filters)),
            _ => Err(broken),
        }
    }

    /// Returns them as the decoder takes them.
    pub fn list(&self) -> Vec<Filter<'_>> {
        let filters = self.0.iter();
        filters
            .map(|(name, parameters)| (name.as_slice(), parameters.as_ref()))
            .collect()
    }
}

/// Reads filters that must stand in the dictionary itself.
pub(super) fn direct(dictionary: &Dictionary, at: usize) -> Result<Filters, ReadError> {
    Filters::read(dictionary, at, &|object| match object {
        Object::Reference(_) => Err(Rule::StreamKeys.broken_at(at)),
        direct => Ok(Rc::new(direct.clone())),
    })
}

/// Returns the numbers of the objects that tell how a stream is decoded.
pub(super) fn keys_elsewhere(dictionary: &Dictionary) -> Vec<u32> {
    let mut numbers = Vec::new();
    let keys: [&[u8]; 3] = [b"Length", b"Filter", b"DecodeParms"];
    for value in keys.iter().filter_map(|key| dictionary.get(key)) {
        let items = value.array().unwrap_or(std::slice::from_ref(value));
        numbers.extend(items.iter().filter_map(|item| match item {
            Object::Reference((number, _)) => Some(*number),
            _ => None,
        }));
    }
    numbers
}

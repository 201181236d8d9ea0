//! The filters that a stream names.

use crate::pdf::read::filter::{self, Filter, FilterError};
use crate::pdf::read::object::{Dictionary, Object};

/// Decodes the content of a stream that stands outside of a [`File`](super::File), up to `max` bytes.
pub(crate) fn decode(
    dictionary: &Dictionary,
    encoded: &[u8],
    max: usize,
) -> Result<Vec<u8>, FilterError> {
    filter::decode(&filters(dictionary)?, encoded, max)
}

/// Returns the filters of a stream in the order of decoding, if they stand in its dictionary itself.
pub(super) fn filters(dictionary: &Dictionary) -> Result<Vec<Filter<'_>>, FilterError> {
    // Abbreviations belong to pictures inside of content; content in another file is none of ours.
    if dictionary.contains_key(b"F") {
        return Err(FilterError::Unknown);
    }
    let list = |key: &[u8]| match dictionary.get(key) {
        None | Some(Object::Null) => Vec::new(),
        Some(Object::Array(items)) => items.iter().collect(),
        Some(single) => vec![single],
    };
    let (names, parameters) = (list(b"Filter"), list(b"DecodeParms"));
    if !parameters.is_empty() && parameters.len() != names.len() {
        return Err(FilterError::Broken);
    }
    let names = names.into_iter().enumerate().map(|(index, name)| {
        let parameters = match parameters.get(index) {
            None | Some(Object::Null) => None,
            Some(Object::Dictionary(parameters)) => Some(parameters),
            Some(_) => return Err(FilterError::Broken),
        };
        Ok((name.name().ok_or(FilterError::Broken)?, parameters))
    });
    names.collect()
}

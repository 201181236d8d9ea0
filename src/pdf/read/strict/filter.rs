//! Unpacking streams (ISO 32000-1, 7.4), within a bound.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::object::{Dictionary, Object};
use crate::pdf::read::predictor::png_rows;

/// Why a stream can't be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterError {
    /// It is broken.
    Broken,
    /// More than may be unpacked.
    TooMuch,
    /// It is packed in a way that is not unpacked here: pictures of cameras and scanners.
    Unknown,
}

/// A filter and its parameters.
type Filter<'a> = (&'a [u8], Option<&'a Dictionary>);

/// The filters of a stream, in the order of unpacking.
fn filters(dictionary: &Dictionary) -> Result<Vec<Filter<'_>>, FilterError> {
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

const KNOWN: [&[u8]; 4] = [
    b"FlateDecode",
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"RunLengthDecode",
];
/// Nobody packs a thing more often.
const MAX_FILTERS: usize = 4;

/// A stream's content, if it is not more than `most` bytes.
pub(crate) fn unpacked(
    dictionary: &Dictionary,
    packed: &[u8],
    most: usize,
) -> Result<Vec<u8>, FilterError> {
    // Abbreviations belong to pictures inside of content; content in another file is none of ours.
    if dictionary.contains_key(&b"F"[..]) {
        return Err(FilterError::Unknown);
    }
    let filters = filters(dictionary)?;
    let is_known = filters.iter().all(|(filter, _)| KNOWN.contains(filter));
    if !is_known || filters.len() > MAX_FILTERS {
        return Err(FilterError::Unknown);
    }
    let mut content = packed.to_vec();
    for (filter, parameters) in filters {
        content = match filter {
            b"FlateDecode" => predicted(inflated(&content, most)?, parameters)?,
            b"ASCIIHexDecode" => from_hexadecimal(&content)?,
            b"ASCII85Decode" => from_base85(&content)?,
            b"RunLengthDecode" => from_runs(&content, most)?,
            _ => return Err(FilterError::Unknown),
        };
    }
    if content.len() > most {
        return Err(FilterError::TooMuch);
    }
    Ok(content)
}

fn inflated(packed: &[u8], most: usize) -> Result<Vec<u8>, FilterError> {
    let mut content = Vec::new();
    if packed.is_empty() {
        // So qpdf packs nothing.
        return Ok(content);
    }
    let read = ZlibDecoder::new(packed)
        .take(most as u64 + 1)
        .read_to_end(&mut content);
    match read {
        Err(_) => Err(FilterError::Broken),
        Ok(length) if length > most => Err(FilterError::TooMuch),
        Ok(_) => Ok(content),
    }
}

/// Undoes what makes rows of numbers pack better (ISO 32000-1, 7.4.4.4).
fn predicted(content: Vec<u8>, parameters: Option<&Dictionary>) -> Result<Vec<u8>, FilterError> {
    let number = |key: &[u8], standard: i64| match parameters.and_then(|all| all.get(key)) {
        None => Ok(standard),
        Some(value) => value.integer().ok_or(FilterError::Broken),
    };
    let predictor = number(b"Predictor", 1)?;
    if predictor == 1 {
        return Ok(content);
    }
    let part = |key, standard| {
        let value = usize::try_from(number(key, standard)?);
        let value = value.ok().filter(|value| (1..=1 << 20).contains(value));
        value.ok_or(FilterError::Broken)
    };
    let (colors, bits, columns) = (
        part(b"Colors", 1)?,
        part(b"BitsPerComponent", 8)?,
        part(b"Columns", 1)?,
    );
    if colors > 32 || bits > 16 {
        return Err(FilterError::Broken);
    }
    let row = (colors * bits * columns).div_ceil(8);
    let pixel = (colors * bits).div_ceil(8);
    match predictor {
        10..=15 => whole_png_rows(&content, row, pixel),
        2 if bits == 8 => Ok(tiff_rows(content, row, pixel)),
        _ => Err(FilterError::Unknown),
    }
}

/// Rows of PNG of which the last one is whole too.
fn whole_png_rows(content: &[u8], row: usize, pixel: usize) -> Result<Vec<u8>, FilterError> {
    let is_whole = content.len().is_multiple_of(row + 1);
    let rows = is_whole.then(|| png_rows(content, row, pixel)).flatten();
    rows.ok_or(FilterError::Broken)
}

fn tiff_rows(mut content: Vec<u8>, row: usize, pixel: usize) -> Vec<u8> {
    for line in content.chunks_mut(row) {
        for at in pixel..line.len() {
            line[at] = line[at].wrapping_add(line[at - pixel]);
        }
    }
    content
}

fn from_hexadecimal(content: &[u8]) -> Result<Vec<u8>, FilterError> {
    let digits = content.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits = digits.take_while(|byte| **byte != b'>');
    let values = digits.map(|byte| char::from(*byte).to_digit(16));
    let values: Option<Vec<u32>> = values.collect();
    let values = values.ok_or(FilterError::Broken)?;
    let bytes = values
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] << 4 | pair.get(1).unwrap_or(&0)).unwrap_or(0));
    Ok(bytes.collect())
}

fn from_base85(content: &[u8]) -> Result<Vec<u8>, FilterError> {
    let mut bytes = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for byte in content.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => return Err(FilterError::Broken),
        }
        if group.len() == 5 {
            bytes.extend(of_group(&group)?);
            group.clear();
        }
    }
    if !group.is_empty() {
        let count = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&of_group(&group)?[..count]);
    }
    Ok(bytes)
}

fn of_group(digits: &[u32]) -> Result<[u8; 4], FilterError> {
    let value = digits.iter().try_fold(0_u32, |value, digit| {
        value.checked_mul(85)?.checked_add(*digit)
    });
    value.map(u32::to_be_bytes).ok_or(FilterError::Broken)
}

fn from_runs(content: &[u8], most: usize) -> Result<Vec<u8>, FilterError> {
    let mut bytes = Vec::new();
    let mut rest = content;
    while let [length, after @ ..] = rest {
        let length = usize::from(*length);
        match length {
            0..128 => {
                let run = after.get(..=length).ok_or(FilterError::Broken)?;
                bytes.extend(run);
                rest = &after[length + 1..];
            }
            128 => break,
            _ => {
                let byte = after.first().ok_or(FilterError::Broken)?;
                bytes.extend(std::iter::repeat_n(*byte, 257 - length));
                rest = &after[1..];
            }
        }
        if bytes.len() > most {
            return Err(FilterError::TooMuch);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_filters() {
        assert_eq!(from_hexadecimal(b"41 4>zz").ok(), Some(b"A@".to_vec()));
        assert_eq!(from_base85(b"87cURDZ~>").ok(), Some(b"Hello".to_vec()));
        assert_eq!(
            from_runs(&[1, 65, 66, 254, 67, 128], 99).ok(),
            Some(b"ABCCC".to_vec())
        );
        assert!(from_base85(b"uuuuu").is_err());
        assert!(from_runs(&[5, 1], 99).is_err());
    }

    #[test]
    fn rows_of_png() {
        // Each way of guessing once, over two columns of one byte.
        let rows = [0, 10, 20, 1, 5, 5, 2, 1, 1, 3, 1, 1, 4, 1, 1];
        let expected = [10, 20, 5, 10, 6, 11, 4, 8, 5, 9];
        assert_eq!(whole_png_rows(&rows, 2, 1).ok(), Some(expected.to_vec()));
        assert!(whole_png_rows(&rows[..5], 2, 1).is_err());
    }
}

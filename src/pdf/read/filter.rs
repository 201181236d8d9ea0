//! Decodes streams (ISO 32000-1, 7.4), within a bound.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::object::Dictionary;
use super::predictor::png_rows;

/// Why a stream can't be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterError {
    /// It is broken.
    Broken,
    /// Its content is larger than allowed.
    TooLarge,
    /// It has a filter that isn't known here: pictures of cameras and scanners.
    Unknown,
}

/// A filter and its parameters.
pub(crate) type Filter<'a> = (&'a [u8], Option<&'a Dictionary>);

const KNOWN: [&[u8]; 4] = [
    b"FlateDecode",
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"RunLengthDecode",
];
/// The maximum of filters of a stream.
const MAX_FILTERS: usize = 4;

/// Decodes a stream's content through its filters, the first one first. More than `max` bytes are
/// [`FilterError::TooLarge`].
pub(crate) fn decode(
    filters: &[Filter<'_>],
    encoded: &[u8],
    max: usize,
) -> Result<Vec<u8>, FilterError> {
    let is_known = filters.iter().all(|(filter, _)| KNOWN.contains(filter));
    if !is_known || filters.len() > MAX_FILTERS {
        return Err(FilterError::Unknown);
    }
    let mut content: Cow<'_, [u8]> = Cow::Borrowed(encoded);
    for (filter, parameters) in filters {
        content = Cow::Owned(match *filter {
            b"FlateDecode" => predicted(inflated(&content, max)?, *parameters)?,
            b"ASCIIHexDecode" => from_hexadecimal(&content)?,
            b"ASCII85Decode" => from_base85(&content, max)?,
            b"RunLengthDecode" => from_runs(&content, max)?,
            _ => return Err(FilterError::Unknown),
        });
    }
    if content.len() > max {
        return Err(FilterError::TooLarge);
    }
    Ok(content.into_owned())
}

fn inflated(encoded: &[u8], max: usize) -> Result<Vec<u8>, FilterError> {
    let mut content = Vec::new();
    if encoded.is_empty() {
        // qpdf encodes nothing so.
        return Ok(content);
    }
    let read = ZlibDecoder::new(encoded)
        .take(max as u64 + 1)
        .read_to_end(&mut content);
    match read {
        Err(_) => Err(FilterError::Broken),
        Ok(length) if length > max => Err(FilterError::TooLarge),
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
    let mut bytes = Vec::new();
    let mut high = None;
    for digit in digits {
        let digit = char::from(*digit).to_digit(16);
        let digit = digit.and_then(|digit| u8::try_from(digit).ok());
        let digit = digit.ok_or(FilterError::Broken)?;
        match high.take() {
            Some(high) => bytes.push(high << 4 | digit),
            None => high = Some(digit),
        }
    }
    // An odd last digit counts as if a zero followed.
    bytes.extend(high.map(|high: u8| high << 4));
    Ok(bytes)
}

fn from_base85(content: &[u8], max: usize) -> Result<Vec<u8>, FilterError> {
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
            bytes.extend(base85_group(&group)?);
            group.clear();
        }
        if bytes.len() > max {
            return Err(FilterError::TooLarge);
        }
    }
    if !group.is_empty() {
        let count = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&base85_group(&group)?[..count]);
    }
    Ok(bytes)
}

fn base85_group(digits: &[u32]) -> Result<[u8; 4], FilterError> {
    let value = digits.iter().try_fold(0_u32, |value, digit| {
        value.checked_mul(85)?.checked_add(*digit)
    });
    value.map(u32::to_be_bytes).ok_or(FilterError::Broken)
}

fn from_runs(content: &[u8], max: usize) -> Result<Vec<u8>, FilterError> {
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
        if bytes.len() > max {
            return Err(FilterError::TooLarge);
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
        assert_eq!(from_base85(b"87cURDZ~>", 99).ok(), Some(b"Hello".to_vec()));
        assert_eq!(
            from_runs(&[1, 65, 66, 254, 67, 128], 99).ok(),
            Some(b"ABCCC".to_vec())
        );
        assert!(from_base85(b"uuuuu", 99).is_err());
        assert_eq!(from_base85(b"zz", 7), Err(FilterError::TooLarge));
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

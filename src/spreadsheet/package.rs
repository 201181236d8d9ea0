//! The ZIP file around a workbook, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::SheetError;
use super::limits::{MAX_PARTS, MAX_UNPACKED_BYTES};

/// What a packed file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PackageKind {
    /// Office Open XML.
    Workbook,
    /// `OpenDocument`.
    OpenDocument,
}

/// A packed file that unpacks to no more than the limit.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    kind: PackageKind,
}

impl<'a> Package<'a> {
    /// Opens a packed file and unpacks all of it once, so that whoever reads it later can't be led further than the limit:
    /// what it says of its own sizes isn't believed.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(SheetError::damaged)?;
        if archive.len() > MAX_PARTS {
            return Err(SheetError::TooLargeUnpacked);
        }
        let mut kind = None;
        let mut left = MAX_UNPACKED_BYTES;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| match error {
                zip::result::ZipError::UnsupportedArchive(_) => SheetError::Locked,
                error => SheetError::damaged(error),
            })?;
            match part.name().as_deref().unwrap_or_default() {
                "content.xml" => kind = Some(PackageKind::OpenDocument),
                "xl/workbook.xml" | "xl/workbook2.xml" => kind = Some(PackageKind::Workbook),
                _ => {}
            }
            left -= check_part(part, left)?;
        }
        // A workbook may keep its parts elsewhere; then its reader looks for them.
        let kind = kind.or_else(|| {
            let names = ["_rels/.rels", "[Content_Types].xml"];
            let mut names = names.iter();
            let is_office = names.any(|name| archive.index_for_name(name).is_some());
            is_office.then_some(PackageKind::Workbook)
        });
        let kind = kind.ok_or(SheetError::UnknownFormat)?;
        Ok(Self { archive, kind })
    }

    /// What it is.
    pub(super) fn kind(&self) -> PackageKind {
        self.kind
    }

    /// Opens a part, to be read piece by piece.
    pub(super) fn part(&mut self, name: &str) -> Result<impl Read, SheetError> {
        let part = self.archive.by_name(name).map_err(SheetError::damaged)?;
        Ok(part.take(MAX_UNPACKED_BYTES as u64))
    }

    /// Returns a part as text.
    pub(super) fn text(&mut self, name: &str) -> Result<String, SheetError> {
        let part = self.archive.by_name(name).map_err(SheetError::damaged)?;
        let mut text = String::new();
        let limit = MAX_UNPACKED_BYTES as u64;
        let read = part.take(limit).read_to_string(&mut text);
        read.map_err(SheetError::damaged)?;
        Ok(text)
    }
}

/// How much of a part is held at a time while it is counted.
const CHUNK_BYTES: usize = 64 << 10;
/// The attribute by which a workbook says how many texts it has; memory for so many is taken at once by its reader.
const COUNT: &[u8] = b"uniqueCount";
/// How much of a chunk is kept for the next one, so that the attribute is found across the two.
const OVERLAP_BYTES: usize = 64;

/// Unpacks a part and returns its length, at most `limit`. A part that promises more texts than it has bytes is refused.
fn check_part(mut part: impl Read, limit: usize) -> Result<usize, SheetError> {
    let mut window = vec![0; OVERLAP_BYTES + CHUNK_BYTES];
    let mut length = 0;
    let mut promised = 0;
    loop {
        let read = part.read(&mut window[OVERLAP_BYTES..]);
        let read = read.map_err(SheetError::damaged)?;
        if read == 0 {
            break;
        }
        length += read;
        if length > limit {
            return Err(SheetError::TooLargeUnpacked);
        }
        promised = promised.max(promised_texts(&window[..OVERLAP_BYTES + read]));
        window.copy_within(read..read + OVERLAP_BYTES, 0);
    }
    if promised > length {
        return Err(SheetError::damaged("uniqueCount"));
    }
    Ok(length)
}

/// The largest number of texts that an XML text promises.
fn promised_texts(xml: &[u8]) -> usize {
    let mut most = 0;
    for (at, _) in xml
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == COUNT[0])
    {
        if !xml[at..].starts_with(COUNT) {
            continue;
        }
        let digits = xml[at + COUNT.len()..].iter();
        let digits = digits.skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>');
        let digits = digits.take_while(|byte| byte.is_ascii_digit());
        let count = digits.fold(0_usize, |count, digit| {
            count
                .saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        most = most.max(count);
    }
    most
}

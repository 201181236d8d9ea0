//! Reading a spreadsheet of any format.

use super::error::SheetError;
use super::limits::MAX_BYTES;
use super::package::{Package, PackageKind};
use super::sheet::Sheet;
use super::{ods, text, workbook};

/// How files of Excel 97 to 2003 and those with a password begin.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads the first sheet with anything in it, of a file whose content says which format it has: xlsx, ods, CSV or TSV.
///
/// # Errors
/// [`SheetError`]; memory and time are bounded whatever the file is.
pub fn read_sheet(bytes: &[u8]) -> Result<Sheet, SheetError> {
    if bytes.len() > MAX_BYTES {
        return Err(SheetError::TooLarge);
    }
    let sheet = if bytes.starts_with(b"PK\x03\x04") {
        let mut package = Package::open(bytes)?;
        match package.kind() {
            PackageKind::Workbook => workbook::read(bytes, &mut package)?,
            PackageKind::OpenDocument => ods::read(&package.text("content.xml")?)?,
        }
    } else if bytes.starts_with(COMPOUND_FILE) {
        return Err(SheetError::OldOrLocked);
    } else {
        text::read(bytes)?
    };
    if sheet.rows.is_empty() {
        return Err(SheetError::Empty);
    }
    Ok(sheet)
}

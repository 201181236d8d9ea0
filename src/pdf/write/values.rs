//! Values as PDF writes them.

use lopdf::{Object, StringFormat};

use crate::date::Date;

/// A whole number.
pub(super) fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A length, to thousandths of a point.
pub(super) fn real(length_pt: f64) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers need no more")]
    let rounded = ((length_pt * 1000.0).round() / 1000.0) as f32;
    Object::Real(rounded)
}

/// A text string: ASCII as it is, all else as UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A date: midnight UTC, since the day counts and not the hour (ISO 32000-1, 7.9.4).
pub(super) fn date_string(date: Date) -> Object {
    Object::string_literal(format!("D:{}000000Z", date.to_string().replace('-', "")))
}

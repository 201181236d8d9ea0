//! A file written anew, plainly: for readers that don't decrypt.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use crate::pdf::read::object::{Dictionary, Object};

/// The bytes of streams, by where they stood.
pub(super) type Contents<'c> = &'c dyn Fn(&std::ops::Range<usize>) -> Vec<u8>;

/// Returns a file of one revision, with these objects and this trailer.
pub(super) fn plain_file(
    objects: &BTreeMap<u32, Rc<Object>>,
    trailer: &Dictionary,
    contents: Contents<'_>,
) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        write_object(object, contents, &mut bytes);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(table.bytes());
    bytes.extend(b"trailer\n");
    write_dictionary(trailer, &mut bytes);
    bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

fn write_object(object: &Object, contents: Contents<'_>, bytes: &mut Vec<u8>) {
    let Object::Stream(stream) = object else {
        write_value(object, bytes);
        return;
    };
    let content = contents(&stream.encoded);
    let mut dictionary = stream.dictionary.clone();
    let length = i64::try_from(content.len()).unwrap_or(i64::MAX);
    dictionary.insert(b"Length".to_vec(), Object::Integer(length));
    write_dictionary(&dictionary, bytes);
    bytes.extend(b"\nstream\n");
    bytes.extend(content);
    bytes.extend(b"\nendstream");
}

fn write_value(object: &Object, bytes: &mut Vec<u8>) {
    match object {
        Object::Null => bytes.extend(b"null"),
        Object::Boolean(value) => bytes.extend(value.to_string().bytes()),
        Object::Integer(number) => bytes.extend(number.to_string().bytes()),
        Object::Real(number) => bytes.extend(number.to_string().bytes()),
        Object::Name(name) => write_name(name, bytes),
        Object::String(string) => {
            bytes.push(b'<');
            bytes.extend(
                string
                    .iter()
                    .flat_map(|byte| format!("{byte:02X}").into_bytes()),
            );
            bytes.push(b'>');
        }
        Object::Array(items) => {
            bytes.push(b'[');
            for item in items {
                write_value(item, bytes);
                bytes.push(b' ');
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, bytes),
        Object::Stream(stream) => write_dictionary(&stream.dictionary, bytes),
        Object::Reference((number, generation)) => {
            bytes.extend(format!("{number} {generation} R").bytes());
        }
    }
}

fn write_dictionary(dictionary: &Dictionary, bytes: &mut Vec<u8>) {
    bytes.extend(b"<<");
    for (key, value) in dictionary.iter() {
        write_name(key, bytes);
        bytes.push(b' ');
        write_value(value, bytes);
        bytes.push(b'\n');
    }
    bytes.extend(b">>");
}

fn write_name(name: &[u8], bytes: &mut Vec<u8>) {
    bytes.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+".contains(byte) {
            bytes.push(*byte);
        } else {
            bytes.extend(format!("#{byte:02X}").bytes());
        }
    }
}

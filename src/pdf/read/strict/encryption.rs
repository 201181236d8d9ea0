//! Files that are encrypted with an owner password only: everybody may read them (ISO 32000-1, 7.6).

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, KeyIvInit};
use md5::{Digest, Md5};

use super::error::ReadError;
use super::key::{of_md5, of_sha};
use super::rc4::rc4;
use super::sections::Tables;
use super::xref::Entry;
use crate::pdf::read::object::{Dictionary, Object, Stream};
use crate::pdf::read::rule::Rule;

/// Decrypts the strings and streams of a file.
pub(super) struct Decryption {
    key: Vec<u8>,
    method: Method,
    encrypts_metadata: bool,
    /// The number of the dictionary that says so, which is not encrypted itself; none if it stands in the trailer.
    number: Option<u32>,
}

/// How strings and streams are encrypted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Method {
    Rc4,
    /// With a key for each object.
    Aes128,
    Aes256,
}

impl Decryption {
    /// Returns what trailers say about how a file is encrypted, the same in all revisions.
    pub fn described(tables: &Tables) -> Result<Option<&Object>, ReadError> {
        let of_revision = |revision| tables.trailer(revision)?.trailer.get(b"Encrypt");
        let first = of_revision(0);
        let mut revisions = 1..tables.ends.len();
        if revisions.any(|revision| of_revision(revision) != first) {
            return Err(Rule::Encryption.broken());
        }
        Ok(first)
    }

    /// Returns where the dictionary of that number stands, for which nothing is decrypted.
    pub fn place(tables: &Tables, number: u32) -> Result<usize, ReadError> {
        match tables.entry(number, 0) {
            Entry::At { offset } if !tables.is_changed_after(number, 0) => Ok(offset),
            _ => Err(Rule::Encryption.broken()),
        }
    }

    /// Makes the decryption that a dictionary describes, with the empty user password.
    pub fn new(
        tables: &Tables,
        number: Option<u32>,
        encryption: &Dictionary,
    ) -> Result<Self, ReadError> {
        let trailer = tables.trailer(0).map(|section| &section.trailer);
        let id = trailer.and_then(|all| all.get(b"ID")?.array()?.first()?.string());
        let encrypts_metadata = match encryption.get(b"EncryptMetadata") {
            None => true,
            Some(Object::Boolean(value)) => *value,
            Some(_) => return Err(Rule::Encryption.broken()),
        };
        let version = (encryption.integer(b"V"), encryption.integer(b"R"));
        let is_standard = encryption.get(b"Filter").and_then(Object::name) == Some(b"Standard");
        let (method, key) = match version {
            (Some(2), Some(3)) => {
                let bits = encryption.integer(b"Length").unwrap_or(40);
                let length = usize::try_from(bits / 8).unwrap_or_default();
                if bits % 8 != 0 || !(5..=16).contains(&length) {
                    return Err(Rule::Encryption.broken());
                }
                let key = of_md5(encryption, id.unwrap_or_default(), length, true);
                (Method::Rc4, key)
            }
            (Some(4), Some(4)) => {
                let key = of_md5(encryption, id.unwrap_or_default(), 16, encrypts_metadata);
                (method(encryption)?, key)
            }
            (Some(5), Some(6)) => (method(encryption)?, of_sha(encryption)),
            _ => return Err(ReadError::Encrypted),
        };
        let is_long = version.0 == Some(5);
        if is_long != (method == Method::Aes256) {
            return Err(Rule::Encryption.broken());
        }
        Ok(Self {
            key: key.filter(|_| is_standard).ok_or(ReadError::Encrypted)?,
            method,
            encrypts_metadata,
            number,
        })
    }

    /// Decrypts the strings of an object that stands at a byte of the file, and returns the decrypted content of a stream.
    pub fn decrypt(
        &self,
        number: u32,
        object: &mut Object,
        encoded: impl Fn(&Stream) -> Vec<u8>,
        at: usize,
    ) -> Result<Option<Vec<u8>>, ReadError> {
        if self.number == Some(number) {
            return Ok(None);
        }
        let key = self.key_of(number);
        let broken = Rule::Encryption.broken_at(at);
        let Object::Stream(stream) = object else {
            self.decrypt_strings(&key, object).ok_or(broken)?;
            return Ok(None);
        };
        if stream.dictionary.is_of_type(b"XRef") {
            return Ok(None);
        }
        let names_filter = |value: &Object| value.name() == Some(b"Crypt");
        let filters = stream.dictionary.get(b"Filter");
        let filters = filters.map(|all| all.array().unwrap_or(std::slice::from_ref(all)));
        if filters.unwrap_or_default().iter().any(names_filter) {
            return Err(broken);
        }
        for value in stream.dictionary.values_mut() {
            self.decrypt_strings(&key, value).ok_or(broken)?;
        }
        let is_plain = !self.encrypts_metadata && stream.dictionary.is_of_type(b"Metadata");
        let content = encoded(stream);
        if is_plain {
            return Ok(Some(content));
        }
        self.decrypted(&key, &content).ok_or(broken).map(Some)
    }

    /// Returns the key of an object (ISO 32000-1, algorithm 1).
    fn key_of(&self, number: u32) -> Vec<u8> {
        if self.method == Method::Aes256 {
            return self.key.clone();
        }
        let mut hasher = Md5::new_with_prefix(&self.key);
        hasher.update(&number.to_le_bytes()[..3]);
        // The generation is always 0.
        hasher.update([0; 2]);
        if self.method == Method::Aes128 {
            hasher.update(b"sAlT");
        }
        let length = (self.key.len() + 5).min(16);
        hasher.finalize()[..length].to_vec()
    }

    fn decrypt_strings(&self, key: &[u8], object: &mut Object) -> Option<()> {
        match object {
            Object::String(string) => *string = self.decrypted(key, string)?,
            Object::Array(items) => {
                for item in items {
                    self.decrypt_strings(key, item)?;
                }
            }
            Object::Dictionary(dictionary) => {
                // The value of a signature is never encrypted.
                let signs = dictionary.contains_key(b"ByteRange");
                for (name, value) in dictionary.iter_mut() {
                    if !(signs && name == b"Contents") {
                        self.decrypt_strings(key, value)?;
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    fn decrypted(&self, key: &[u8], content: &[u8]) -> Option<Vec<u8>> {
        if self.method == Method::Rc4 {
            return Some(rc4(key, content));
        }
        if content.is_empty() {
            return Some(Vec::new());
        }
        let (start, content) = content.split_at_checked(16)?;
        if self.method == Method::Aes128 {
            let cipher = cbc::Decryptor::<aes::Aes128>::new_from_slices(key, start).ok()?;
            return cipher.decrypt_padded_vec::<Pkcs7>(content).ok();
        }
        let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(key, start).ok()?;
        cipher.decrypt_padded_vec::<Pkcs7>(content).ok()
    }
}

/// Returns the method of strings and streams, which must be one.
fn method(encryption: &Dictionary) -> Result<Method, ReadError> {
    let broken = Rule::Encryption.broken();
    let name = |key: &[u8]| encryption.get(key).and_then(Object::name);
    let of_streams = name(b"StmF").ok_or(broken)?;
    let of_files = name(b"EFF").unwrap_or(of_streams);
    if name(b"StrF") != Some(of_streams) || of_files != of_streams {
        return Err(broken);
    }
    let filters = encryption.get(b"CF").and_then(Object::dictionary);
    let filter = filters.and_then(|all| all.get(of_streams)?.dictionary());
    let method = filter.and_then(|filter| filter.get(b"CFM")?.name());
    match method {
        Some(b"V2") => Ok(Method::Rc4),
        Some(b"AESV2") => Ok(Method::Aes128),
        Some(b"AESV3") => Ok(Method::Aes256),
        _ => Err(broken),
    }
}

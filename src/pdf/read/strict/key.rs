//! The key of an encrypted file, as the empty user password gives it (ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4).

use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::rc4::rc4;
use crate::pdf::read::object::{Dictionary, Object};

/// What stands for a password that is shorter (ISO 32000-1, algorithm 2).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// Returns the key of a file of revision 3 or 4; nothing if the user password isn't empty.
pub(super) fn of_md5(
    encryption: &Dictionary,
    id: &[u8],
    length: usize,
    encrypts_metadata: bool,
) -> Option<Vec<u8>> {
    let [owner, user] = [b"O", b"U"].map(|key| encryption.get(key).and_then(Object::string));
    let permissions = i32::try_from(encryption.integer(b"P")?).ok()?;
    let mut hasher = Md5::new();
    hasher.update(PADDING);
    hasher.update(owner?.get(..32)?);
    hasher.update(permissions.to_le_bytes());
    hasher.update(id);
    if !encrypts_metadata {
        hasher.update([0xFF; 4]);
    }
    let mut hash = hasher.finalize();
    for _ in 0..50 {
        hash = Md5::digest(&hash[..length]);
    }
    let key = hash[..length].to_vec();
    // The key is right if it makes the entry for the user password (algorithm 5).
    let mut check = Md5::new_with_prefix(PADDING)
        .chain_update(id)
        .finalize()
        .to_vec();
    for step in 0..20 {
        let key: Vec<u8> = key.iter().map(|byte| byte ^ step).collect();
        check = rc4(&key, &check);
    }
    (user?.get(..16)? == check).then_some(key)
}

/// Returns the key of a file of revision 6; nothing if the user password isn't empty.
pub(super) fn of_sha(encryption: &Dictionary) -> Option<Vec<u8>> {
    let user = encryption.get(b"U")?.string()?;
    let encrypted = encryption.get(b"UE")?.string()?.get(..32)?;
    let (check, salts) = (user.get(..32)?, user.get(32..48)?);
    if hardened(&salts[..8])? != check {
        return None;
    }
    let intermediate = hardened(&salts[8..])?;
    let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(&intermediate, &[0; 16]).ok()?;
    cipher.decrypt_padded_vec::<NoPadding>(encrypted).ok()
}

/// Returns the hash of the empty password and a salt (ISO 32000-2, algorithm 2.B).
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut key = Sha256::digest(salt).to_vec();
    let mut round = 0_u8;
    loop {
        let text = key.repeat(64);
        let (own, start) = (key.get(..16)?, key.get(16..32)?);
        let cipher = cbc::Encryptor::<aes::Aes128>::new_from_slices(own, start).ok()?;
        let encrypted = cipher.encrypt_padded_vec::<NoPadding>(&text);
        let rest: u32 = encrypted.iter().take(16).map(|byte| u32::from(*byte)).sum();
        key = match rest % 3 {
            0 => Sha256::digest(&encrypted).to_vec(),
            1 => Sha384::digest(&encrypted).to_vec(),
            _ => Sha512::digest(&encrypted).to_vec(),
        };
        round += 1;
        // At most 255 + 32 in all, as the last byte has it.
        if round >= 64 && *encrypted.last()? <= round - 32 {
            key.truncate(32);
            return Some(key);
        }
        if round == u8::MAX {
            return None;
        }
    }
}

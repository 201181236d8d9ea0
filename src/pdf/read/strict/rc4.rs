//! RC4, with which old files are encrypted. It protects nothing any more.

/// Encrypts or decrypts.
pub(super) fn rc4(key: &[u8], content: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=u8::MAX).collect();
    let mut other = 0_u8;
    for place in 0..state.len() {
        let of_key = key.get(place % key.len().max(1)).copied().unwrap_or(0);
        other = other.wrapping_add(state[place]).wrapping_add(of_key);
        state.swap(place, usize::from(other));
    }
    let (mut one, mut other) = (0_u8, 0_u8);
    let next = |byte: &u8| {
        one = one.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(one)]);
        state.swap(usize::from(one), usize::from(other));
        let sum = state[usize::from(one)].wrapping_add(state[usize::from(other)]);
        byte ^ state[usize::from(sum)]
    };
    content.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        let check = |key: &str, text: &str, expected: &[u8]| {
            assert_eq!(rc4(key.as_bytes(), text.as_bytes()), expected, "{key}");
        };
        check(
            "Key",
            "Plaintext",
            &[0xBB, 0xF3, 0x16, 0xE8, 0xD9, 0x40, 0xAF, 0x0A, 0xD3],
        );
        check("Wiki", "pedia", &[0x10, 0x21, 0xBF, 0x04, 0x20]);
    }
}

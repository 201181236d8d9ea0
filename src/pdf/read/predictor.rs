//! The predictors of PNG (ISO 32000-1, 7.4.4.4; PNG, third edition, 9), with which cross-reference streams are often encoded.

/// Undoes them in rows of `row` bytes, before each of which stands which one was used; `pixel` is how many bytes
/// belong to one pixel. What is behind the last whole row is left out. `None` for an unknown predictor.
pub(crate) fn png_rows(content: &[u8], row: usize, pixel: usize) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::with_capacity(content.len());
    for line in content.chunks_exact(row + 1) {
        let begin = out.len();
        for (at, byte) in line[1..].iter().enumerate() {
            let left = at.checked_sub(pixel).map_or(0, |at| out[begin + at]);
            let above = begin.checked_sub(row).map(|begin| begin + at);
            let up = above.map_or(0, |above| out[above]);
            let corner = above.filter(|_| at >= pixel);
            let corner = corner.map_or(0, |above| out[above - pixel]);
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => return None,
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    Some(out)
}

/// The nearest to their sum without the corner (PNG, third edition, 9.4).
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let estimate = a + b - c;
    let [far_a, far_b, far_c] = [a, b, c].map(|value| (estimate - value).abs());
    if far_a <= far_b && far_a <= far_c {
        left
    } else if far_b <= far_c {
        up
    } else {
        corner
    }
}

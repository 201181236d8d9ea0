//! The content of a page, joined out of its parts.

/// The content of a page. Some viewers put a line feed between its parts, others a space or nothing.
#[derive(Default)]
pub(in crate::verify) struct PageStream {
    pub bytes: Vec<u8>,
    /// Where one part ends and the next begins, in ascending order.
    pub seams: Vec<Seam>,
}

/// The seam of two parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::verify) struct Seam {
    /// The place of the line feed that joins them here.
    pub at: usize,
    /// Whether the two would be as far apart without it.
    pub is_apart: bool,
}

impl PageStream {
    /// Adds a part.
    pub fn add(&mut self, part: &[u8]) {
        if part.is_empty() {
            return;
        }
        if let Some(last) = self.bytes.last() {
            let is_space = |byte: u8| byte.is_ascii_whitespace();
            let is_begin = |byte: u8| b"/[(<".contains(&byte);
            let is_apart = is_space(*last) || is_space(part[0]) || is_begin(part[0]);
            let at = self.bytes.len();
            self.seams.push(Seam { at, is_apart });
            self.bytes.push(b'\n');
        }
        self.bytes.extend_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seams_are_found() {
        let check = |parts: &[&str], expected: &[(usize, bool)]| {
            let mut stream = PageStream::default();
            for part in parts {
                stream.add(part.as_bytes());
            }
            let seams = stream.seams.iter();
            let found: Vec<(usize, bool)> = seams.map(|seam| (seam.at, seam.is_apart)).collect();
            assert_eq!(found, expected, "{parts:?}");
        };
        check(&["q"], &[]);
        check(&["q", "Q"], &[(1, false)]);
        check(&["q\n", "", " Q", "q"], &[(2, true), (5, false)]);
        check(&["Q", "/Artifact BMC"], &[(1, true)]);
    }
}

//! Places in a text.

use std::fmt::Display;

/// A place in a text: both numbers count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Returns a place in a file: with line and column, if they are known.
#[must_use]
pub fn place(file: impl Display, position: Option<Position>) -> String {
    match position {
        Some(Position { line, column }) => format!("{file}:{line}:{column}"),
        None => file.to_string(),
    }
}

impl Position {
    /// The position of the byte at `offset` (clamped to the text's end).
    #[must_use]
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        let line = before.split(|&byte| byte == b'\n').count();
        // Counting the bytes that start a character needs no char boundary at `offset`.
        let column = before[line_start..]
            .iter()
            .filter(|&&byte| byte & 0xC0 != 0x80)
            .count()
            + 1;
        Self { line, column }
    }

    /// The byte in `text` that stands at this position; its end if it has no such position.
    #[must_use]
    pub fn offset_in(self, text: &str) -> usize {
        let before = self.line.saturating_sub(1);
        let mut lines = text.split_inclusive('\n');
        let start: usize = lines.by_ref().take(before).map(str::len).sum();
        let line = lines.next().unwrap_or_default();
        let mut characters = line.char_indices().skip(self.column.saturating_sub(1));
        start + characters.next().map_or(line.len(), |(at, _)| at)
    }
}

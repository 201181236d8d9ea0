//! Names of cells.

use std::fmt;

/// A cell's place, counted from 0; it prints as people call it: `B7`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl CellPlace {
    /// The place in a row and a column, both counted from 0.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = u64::from(self.row) + 1;
        write!(formatter, "{}{row}", column_name(self.column))
    }
}

/// Returns the letters of a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        // Below 26.
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_people_call_them() {
        let check = |row: u32, column: u32, expected: &str| {
            assert_eq!(CellPlace::new(row, column).to_string(), expected);
        };
        check(0, 0, "A1");
        check(6, 1, "B7");
        check(1_048_575, 25, "Z1048576");
        check(0, 26, "AA1");
        check(0, 701, "ZZ1");
        check(0, 702, "AAA1");
        check(u32::MAX, 16_383, "XFD4294967296");
    }
}

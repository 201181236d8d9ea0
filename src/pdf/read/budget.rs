//! Bounds for what a file can make a reader do.

use std::cell::Cell;

use super::bound::Bound;

/// The largest PDF that is read, in bytes: agreements are a thousandth of it.
pub const MAX_PDF_BYTES: usize = 64 * 1024 * 1024;

/// An amount of something that may still be used: bytes, objects, operations. Shared by everything that uses it.
#[derive(Debug)]
pub(crate) struct Budget {
    bound: Bound,
    left: Cell<usize>,
}

/// The error of a budget that is used up: the bound that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exhausted(pub Bound);

impl Budget {
    pub fn new(bound: Bound, amount: usize) -> Self {
        let left = Cell::new(amount);
        Self { bound, left }
    }

    /// Returns how much is left.
    pub fn left(&self) -> usize {
        self.left.get()
    }

    /// Uses an amount up.
    pub fn charge(&self, amount: usize) -> Result<(), Exhausted> {
        let left = self.left().checked_sub(amount);
        self.left.set(left.ok_or(Exhausted(self.bound))?);
        Ok(())
    }

    /// Begins anew with an amount.
    pub fn reset(&self, amount: usize) {
        self.left.set(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_used_than_there_is() {
        let budget = Budget::new(Bound::Steps, 3);
        assert_eq!(budget.charge(2), Ok(()));
        assert_eq!(budget.charge(2), Err(Exhausted(Bound::Steps)));
        assert_eq!(budget.left(), 1);
        assert_eq!(budget.charge(1), Ok(()));
        budget.reset(2);
        assert_eq!(budget.charge(2), Ok(()));
    }
}

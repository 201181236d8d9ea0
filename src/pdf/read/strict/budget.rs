//! The one budget of a file.

use super::error::ReadError;
use crate::pdf::read::bound::Bound;
use crate::pdf::read::budget::{Budget, Exhausted};
use crate::pdf::read::filter::{self, Filter, FilterError};
use crate::pdf::read::rule::Rule;

/// The maximum of rows in tables and of values that objects are made of.
const MAX_OBJECTS: usize = 1_000_000;
/// The maximum size of all decoded streams together.
const MAX_DECODED_BYTES: usize = 64 * 1024 * 1024;
/// The maximum of steps in all revisions together: looking something up, hashing a value, an operation of content.
const MAX_STEPS: usize = 30_000_000;
/// A step for so many bytes that are gone through again.
const BYTES_PER_STEP: usize = 32;
/// What a row of a table counts, beside the object that it lists: it takes more memory than a value.
const VALUES_PER_ROW: usize = 4;

/// What a file may still make its reader do, in all of its revisions.
pub(crate) struct FileBudget {
    pub objects: Budget,
    decoded: Budget,
    steps: Budget,
}

impl FileBudget {
    pub fn new() -> Self {
        Self {
            objects: Budget::new(Bound::Objects, MAX_OBJECTS),
            decoded: Budget::new(Bound::DecodedBytes, MAX_DECODED_BYTES),
            steps: Budget::new(Bound::Steps, MAX_STEPS),
        }
    }

    /// Charges a row of a table.
    pub fn charge_row(&self) -> Result<(), Exhausted> {
        self.objects.charge(VALUES_PER_ROW)
    }

    /// Charges steps.
    pub fn charge_steps(&self, steps: usize) -> Result<(), Exhausted> {
        self.steps.charge(steps)
    }

    /// Charges going through so many bytes.
    pub fn charge_bytes(&self, bytes: usize) -> Result<(), Exhausted> {
        self.steps.charge(bytes / BYTES_PER_STEP)
    }

    /// Decodes a stream that stands at that byte; nothing if one of its filters isn't known.
    pub fn decode(
        &self,
        filters: &[Filter<'_>],
        encoded: &[u8],
        at: usize,
    ) -> Result<Option<Vec<u8>>, ReadError> {
        match filter::decode(filters, encoded, self.decoded.left()) {
            Ok(content) => {
                self.decoded.charge(content.len())?;
                Ok(Some(content))
            }
            Err(FilterError::Unknown) => Ok(None),
            Err(FilterError::TooLarge) => Err(Exhausted(Bound::DecodedBytes).into()),
            Err(FilterError::Broken) => Err(Rule::Filter.broken_at(at)),
        }
    }
}

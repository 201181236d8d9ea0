//! Comparisons: what differs between two sequences, as data.
//!
//! | file | has |
//! | --- | --- |
//! | `sequence` | the differences of two lists |

mod sequence;

pub use sequence::{Change, changes};

//! A pasted block, and which field of a party each of its pieces fits: an e-mail's signature, an address of several
//! lines, lines with labels, a row of a spreadsheet.
//!
//! `segments` splits the text and takes labels off, `pieces` says what each segment is, by the kinds of values and by
//! words that are data (`words`), and `distribution` gives each piece its field. Nothing is lost: what has no place is
//! left over.

mod distribution;
mod pieces;
mod segments;
mod words;

pub use distribution::{Distribution, Fit, FitPlace, distribute};

//! What a new draft takes from another one.

use std::path::PathBuf;

/// A new draft that is begun from another one.
#[derive(Clone, Debug)]
pub struct NewFrom {
    /// The file of the other one.
    pub path: PathBuf,
    /// What is taken from it.
    pub derivation: Derivation,
    /// The revision of the draft in the window that the user gave up for it.
    pub discarded: Option<u64>,
}

/// What a new draft takes from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// The customer.
    SameCustomer,
    /// Everything but the customer, the number and dates.
    Like,
}

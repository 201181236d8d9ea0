//! What a new draft takes from another one.

/// What a new draft takes from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// The customer.
    SameCustomer,
    /// Everything but the customer, the number and dates.
    Like,
}
